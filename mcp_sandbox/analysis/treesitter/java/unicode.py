r"""Java's Unicode escapes: `\u0073` is an `s` before anything else is read.

Source: https://docs.oracle.com/javase/specs/jls/se21/html/jls-3.html#jls-3.3
"""

from __future__ import annotations

import re
from bisect import bisect_right

from mcp_sandbox.analysis.lines import Lines, Place
from mcp_sandbox.analysis.treesitter.reading import Translation

__all__ = ["decoded"]

_ESCAPE = re.compile(r"(?<!\\)((?:\\\\)*)\\u+([0-9a-fA-F]{4})")


def _character(code: int) -> str:
    """Return a character; for what no UTF-8 text or no parser can take, the one that stands for such."""
    return "\ufffd" if 0xD800 <= code < 0xE000 or (code < 0x20 and code not in _SPACES) else chr(code)


_SPACES = frozenset({0x09, 0x0A, 0x0C, 0x0D})


def decoded(text: str) -> Translation:
    """Return `text` as Java reads it, and where a place in it was."""
    if "\\u" not in text:
        return text, lambda place: place
    pieces: list[str] = []
    starts: list[int] = []
    gone: list[int] = []
    end = length = 0
    position = 0
    while (match := _ESCAPE.search(text, position)) is not None:
        start = match.end(1)
        kept = text[end:start]
        pieces += [kept, _character(int(match[2], 16))]
        length += len(kept)
        starts.append(length)
        length += 1
        gone.append((gone[-1] if gone else 0) + match.end() - start - 1)
        end = position = match.end()
    result = "".join([*pieces, text[end:]])
    before, after = Lines(text, None), Lines(result, None)

    def at(place_line: int, column: int) -> int:
        here = after.position_of(place_line, column)
        index = bisect_right(starts, here - 1)
        return here + (gone[index - 1] if index else 0)

    def original(place: Place) -> Place:
        return before.place_between(at(place.line, place.column), at(place.end_line, place.end_column))

    return result, original
