"""The modules of a program: what Python reads of this call and, in a session, of those accepted before it."""

from __future__ import annotations

import ast
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mcp_sandbox.analysis.lines import Lines, Place
from mcp_sandbox.analysis.python.files import code_in, is_named_python, is_python
from mcp_sandbox.analysis.python.parsing import Version, parse_source, source_text
from mcp_sandbox.domain.program import Program
from mcp_sandbox.domain.violation import SyntaxProblem

__all__ = ["Part", "Source", "read_sources"]

_SESSION_BYTES_MAX = 500_000
"""Source that is read for one call of a session, that of the calls before it included."""

_FOREIGN = "The file is no valid UTF-8."


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """One text: the code of a call, or a file that came with it."""

    text: str
    tree: ast.Module
    lines: Lines
    shift: int = 0
    """Lines of the parts before it in the same module: its nodes are that much further down."""
    is_earlier: bool = False
    """True where it was accepted with a call before this one."""

    def place(self, node: ast.AST) -> Place:
        """Return where `node` stands in the text."""
        line = getattr(node, "lineno", self.shift + 1) - self.shift
        end_line = (getattr(node, "end_lineno", None) or line + self.shift) - self.shift
        start = (line, getattr(node, "col_offset", 0))
        return self.lines.place(start, (end_line, getattr(node, "end_col_offset", None) or 0))


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """One module: in a session, all that was accepted as it, in order, and what comes now."""

    path: str | None
    """Of its file; null is the program's own code."""
    parts: Sequence[Part]

    @property
    def tree(self) -> ast.Module:
        """The module as if its parts had been written one below the other."""
        if len(self.parts) == 1:
            return self.parts[0].tree
        return ast.Module([statement for part in self.parts for statement in part.tree.body], [])

    def part_of(self, node: ast.AST) -> Part:
        """Return the part that `node` stands in."""
        return self.part_at(getattr(node, "lineno", 1))

    def part_at(self, line: int) -> Part:
        """Return the part that holds `line` of the module."""
        return self.parts[max(bisect_right(self.parts, line - 1, key=lambda part: part.shift) - 1, 0)]


def read_sources(
    program: Program, earlier: Sequence[Program] = (), version: Version | None = None
) -> list[Source] | SyntaxProblem:
    """Return the modules of `program`, each after what `earlier` calls left of it; or why one can't be read."""
    texts: dict[str | None, dict[str, str | None]] = {}
    for label, path, text in _texts([*earlier, program]):
        same = texts.setdefault(path, {})
        known = [one for one, other in same.items() if other == text]
        for one in known:
            del same[one]  # what is sent again counts where it was sent last
        same[label] = text
    if earlier and sum(len(text or "") for same in texts.values() for text in same.values()) > _SESSION_BYTES_MAX:
        return SyntaxProblem(line=1, column=1, message="The programs of this session together are too long to check.")
    sources: list[Source] = []
    for path in sorted(texts, key=lambda one: one or ""):
        source = _read(path, texts[path], version)
        if isinstance(source, SyntaxProblem):
            return source
        if source.parts:
            sources.append(source)
    return sources


def _texts(programs: Sequence[Program]) -> Iterator[tuple[str, str | None, str | None]]:
    """Yield each text: the label of an earlier call's, empty for this call's own, its path, and the text if any."""
    for number, program in enumerate(programs, start=1):
        label = f"call {number}" if number < len(programs) else ""
        yield label, None, program.code
        for file in program.files:
            if is_python(file):
                try:
                    yield label, file.path, code_in(file).decode("utf-8")
                except UnicodeDecodeError:
                    yield label, file.path, None


def _read(path: str | None, texts: dict[str, str | None], version: Version | None) -> Source | SyntaxProblem:
    parts: list[Part] = []
    shift = 0
    for label, text in texts.items():
        part = _part(text, path, label, (shift, version))
        if isinstance(part, Part):
            parts.append(part)
            shift += part.text.count("\n") + 1
        elif path is None or is_named_python(path):
            return part
        # Else it only looked like a script.
    return Source(path, parts)


def _part(text: str | None, path: str | None, label: str, how: tuple[int, Version | None]) -> Part | SyntaxProblem:
    shift, version = how
    shown = "/".join(one for one in (label, path) if one) or None
    if text is None:
        return SyntaxProblem(line=1, column=1, message=_FOREIGN, path=shown)
    source = source_text(text)
    if isinstance(source, SyntaxProblem):
        return source.model_copy(update={"path": shown})
    tree = parse_source(source, version)
    if isinstance(tree, SyntaxProblem):
        return tree.model_copy(update={"path": shown})
    if shift:
        ast.increment_lineno(tree, shift)
    return Part(source, tree, Lines(source, shown), shift, bool(label))
