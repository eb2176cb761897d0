"""The C that stands in the comment above `import "C"`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tree_sitter import Node

from mcp_sandbox.analysis.treesitter.clang import read_c
from mcp_sandbox.analysis.treesitter.grammars import parse, walk
from mcp_sandbox.analysis.treesitter.reading import Reading, Source
from mcp_sandbox.domain.language import Language

__all__ = ["add_preamble"]

_MARKS = re.compile(r"^//|^/\*|\*/$|^[ \t]*#cgo[^\n]*", re.MULTILINE)


def add_preamble(reading: Reading, source: Source) -> None:
    """Add to `reading` what is met in the C of a Go source, at its place."""
    comments = list(_preamble(source))
    if not comments:
        return
    text = source.data.decode("utf-8", "replace")
    pieces: list[str] = []
    end = 0
    for node in comments:
        start, stop = (
            len(source.data[:offset].decode("utf-8", "replace")) for offset in (node.start_byte, node.end_byte)
        )
        inside = _MARKS.sub(lambda match: " " * len(match[0]), text[start:stop])
        pieces += [_blank(text[end:start]), inside]
        end = stop
    c = "".join([*pieces, _blank(text[end:])])
    root = parse(c.encode(), Language.C)
    inner = Source(source.text, root, source.path, language=Language.C, translation=(c, source.original))
    reading.findings += read_c([inner]).findings


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _preamble(source: Source) -> Iterator[Node]:
    """Yield the comments that stand right above the import of C."""
    found: list[Node] = []
    for node in source.root.named_children:
        if node.type == "comment":
            found.append(node)
            continue
        if node.type == "import_declaration" and any(
            one.type == "import_spec" and source.text_of(one).strip('"') == "C" for one in walk(node)
        ):
            yield from found
        found = []
