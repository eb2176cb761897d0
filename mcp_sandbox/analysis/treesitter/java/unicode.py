r"""What Java does to a text before it reads it: `\u0073` is an `s`, a lone carriage return ends a line.

Source: https://docs.oracle.com/javase/specs/jls/se21/html/jls-3.html#jls-3.3
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator

from mcp_sandbox.analysis.lines import Lines, Place
from mcp_sandbox.analysis.treesitter.reading import Translation

__all__ = ["MODULE", "decoded"]

MODULE = "$module."
"""What stands before the name of a module that is taken in."""

_SHEBANG = re.compile(r"\A#![^\n\r]*")
_MODULE_IMPORT = re.compile(r"^([ \t]*import[ \t]+)module[ \t]+(?=[\w.]+[ \t]*;)", re.MULTILINE)
_ESCAPE = re.compile(r"\\u+([0-9a-fA-F]{4})")
_HARD = re.compile(r"\\|\r|[\x00-\x08\x0e-\x1b\x7f-\x9f\u00ad]|[^\x00-\xff]")
"""Where a character may not mean itself."""

_LONE = re.compile("[\ud800-\udfff]")


def decoded(text: str) -> Translation:
    """Return `text` as Java reads it, and where a place in it was."""
    pieces: list[str] = []
    starts: list[int] = [0]
    sources: list[int] = [0]
    length = end = 0
    for start, stop, meant in _changes(text):
        kept = text[end:start]
        pieces += [kept, meant]
        length += len(kept)
        starts += [length, length + len(meant)]
        sources += [start, stop]
        length += len(meant)
        end = stop
    if len(starts) == 1:
        return text, lambda place: place
    result = "".join([*pieces, text[end:]])
    return result, _Original(text, result, starts, sources).place


class _Original:
    """Finds where a place in the decoded text was."""

    def __init__(self, text: str, result: str, starts: list[int], sources: list[int]) -> None:
        self._before, self._after = Lines(text, None), Lines(result, None)
        self._starts, self._sources = starts, sources
        self._length = len(text)

    def place(self, place: Place) -> Place:
        """Return the place in the text as it was sent."""
        start, end = self._at(place.line, place.column), self._at(place.end_line, place.end_column)
        return self._before.place_between(start, max(start, end))

    def _at(self, line: int, column: int) -> int:
        here = self._after.position_of(line, column)
        index = bisect_right(self._starts, here) - 1
        return min(self._sources[index] + here - self._starts[index], self._length)


def _changes(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield what means something else than itself: from where, to where, and what."""
    found = [*_known_to_no_grammar(text), *_characters(text)]
    end = 0
    for start, stop, meant in sorted(found):
        if start >= end:
            yield start, stop, meant
            end = stop


def _known_to_no_grammar(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the first line that starts a program by itself, and the word `module` of an import."""
    shebang = _SHEBANG.match(text)
    if shebang is not None:
        yield 0, shebang.end(), ""
    for match in _MODULE_IMPORT.finditer(text):
        yield match.end(1), match.end(), MODULE


def _characters(text: str) -> Iterator[tuple[int, int, str]]:
    position = 0
    last = ""
    paired = escaped = False
    while (match := _HARD.search(text, position)) is not None:
        start = match.start()
        if start > position:
            last, paired, escaped = text[start - 1], False, False
        escape = _ESCAPE.match(text, start) if match[0] == "\\" and (not paired or escaped) else None
        if escape is not None:
            position, meant = escape.end(), chr(int(escape[1], 16))
            pair = _ESCAPE.match(text, position) if "\ud800" <= meant < "\udc00" else None
            if pair is not None and "\udc00" <= (low := chr(int(pair[1], 16))) < "\ue000":
                position, meant = pair.end(), (meant + low).encode("utf-16", "surrogatepass").decode("utf-16")
            paired, escaped = meant == "\\" and not paired, True
        else:
            position, meant = start + 1, match[0]
            paired, escaped = meant == "\\" and not paired, False
        shown = _as_read(meant, last, text[position : position + 1])
        if shown != text[start:position]:
            yield start, position, shown
        last = shown[-1:] or last


def _as_read(meant: str, last: str, following: str) -> str:
    """Return what a grammar has to see for a character that Java reads between two others."""
    if meant == "\r":
        return "\r" if following == "\n" else "\n"
    if _is_ignored(meant) and (last.isalnum() or last in {"_", "$"}):
        return ""
    if meant == "\x00":
        return "\\000"
    return _LONE.sub("\ufffd", meant)


def _is_ignored(character: str) -> bool:
    """True for a character that a name may hold and that is no part of it."""
    is_control = character <= "\x08" or "\x0e" <= character <= "\x1b" or "\x7f" <= character <= "\x9f"
    return is_control or unicodedata.category(character) == "Cf"
