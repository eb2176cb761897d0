"""Ruby's methods that take texts apart or replace parts of them, by texts and by patterns."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

import re2

from mcp_sandbox.analysis.treesitter.folding import Scalar, from_base64

__all__ = ["Regular", "pieces_of", "substituted"]

_PIECES_MAX = 512
_CHARACTERS_MAX = 4_096


class Regular(str):
    """The source of a regular expression."""

    __slots__ = ()


def pieces_of(text: str, name: str, arguments: Sequence[Scalar]) -> Sequence[Scalar] | None:
    """Return the list that a method takes `text` apart to; null where the method does something else."""
    function = _TAKING_APART.get(name)
    return function(text[:_CHARACTERS_MAX], arguments) if function is not None else None


def _split(text: str, arguments: Sequence[Scalar]) -> Sequence[Scalar] | None:
    by = arguments[0] if arguments else None
    if by is None or by == " ":
        return text.split()
    if not isinstance(by, str):
        return None
    if not by:
        return list(text[:_PIECES_MAX])
    found: list[Scalar] = []
    end = 0
    for match in _compiled(by).finditer(text):
        if match.end() > match.start():
            found.append(text[end : match.start()])
            end = match.end()
        elif match.start():
            found.append(text[end : match.start()])
            end = match.start()
    return [*found, text[end:]][:_PIECES_MAX]


def _scanned(text: str, arguments: Sequence[Scalar]) -> Sequence[Scalar] | None:
    by = arguments[0] if arguments else None
    if not isinstance(by, str):
        return None
    return [match.group(0) for match in _compiled(by).finditer(text) if match.end() > match.start()][:_PIECES_MAX]


def _unpacked(text: str, arguments: Sequence[Scalar]) -> Sequence[Scalar] | None:
    directives = arguments[0] if arguments else None
    if not isinstance(directives, str):
        return None
    kind = directives[:1]
    if kind in {"C", "c"}:
        return list(text.encode("latin-1", "replace"))[:_PIECES_MAX]
    if kind == "U":
        return [ord(one) for one in text[:_PIECES_MAX]]
    return [from_base64(text)] if kind in {"m", "u"} else [text]


def _parted(text: str, arguments: Sequence[Scalar], *, is_last: bool) -> Sequence[Scalar] | None:
    by = arguments[0] if arguments else None
    if not isinstance(by, str):
        return None
    found = list(_compiled(by).finditer(text))
    if not found:
        return ["", "", text] if is_last else [text, "", ""]
    match = found[-1 if is_last else 0]
    return [text[: match.start()], match.group(0), text[match.end() :]]


_TAKING_APART: Mapping[str, Callable[[str, Sequence[Scalar]], Sequence[Scalar] | None]] = {
    **dict.fromkeys(("chars", "grapheme_clusters", "each_char"), lambda text, _: list(text[:_PIECES_MAX])),
    **dict.fromkeys(("bytes", "each_byte"), lambda text, _: list(text[:_PIECES_MAX].encode())),
    "codepoints": lambda text, _: [ord(one) for one in text[:_PIECES_MAX]],
    **dict.fromkeys(("lines", "each_line"), lambda text, _: text.splitlines(keepends=True)[:_PIECES_MAX]),
    "split": _split,
    "scan": _scanned,
    "unpack": _unpacked,
    "partition": lambda text, arguments: _parted(text, arguments, is_last=False),
    "rpartition": lambda text, arguments: _parted(text, arguments, is_last=True),
}


def _compiled(pattern: str) -> re2.Pattern[str]:
    options = re2.Options()
    options.log_errors = False
    try:
        return re2.compile(pattern if isinstance(pattern, Regular) else re.escape(pattern), options)
    except re2.error:
        return re2.compile("$^", options)


def substituted(text: str, name: str, old: str, new: str | Mapping[str, str]) -> str:
    """Return what a replacement in `text` gives: of the first place for `sub`, of each for `gsub`.

    Raises:
        ValueError: it is too long.
    """
    if len(text) > _CHARACTERS_MAX or (isinstance(new, str) and len(new) > _PIECES_MAX):
        raise ValueError
    pieces: list[str] = []
    end = 0
    for match in _compiled(old).finditer(text):
        whole = match.group(0)
        pieces += [text[end : match.start()], new if isinstance(new, str) else new.get(whole, "")]
        end = match.end()
        if name == "sub":
            break
    return "".join([*pieces, text[end:]])
