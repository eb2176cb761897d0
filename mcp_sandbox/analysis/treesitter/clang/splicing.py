"""Lines that a backslash continues in the middle of a word: C joins them before it looks for words."""

from __future__ import annotations

import re
from bisect import bisect_right

from mcp_sandbox.analysis.lines import Lines, Place
from mcp_sandbox.analysis.treesitter.reading import Translation

__all__ = ["spliced"]

_SPLICE = re.compile(r"(?<=\w)\\\r?\n(?=\w)")


def spliced(text: str) -> Translation:
    """Return `text` with its divided words put together, and where a place in it was."""
    starts: list[int] = []
    left_out: list[int] = []
    gone = 0
    for match in _SPLICE.finditer(text):
        starts.append(match.start() - gone)
        gone += match.end() - match.start()
        left_out.append(gone)
    if not starts:
        return text, lambda place: place
    joined = _SPLICE.sub("", text)
    before, after = Lines(text, None), Lines(joined, None)

    def original(place: Place) -> Place:
        positions = (
            after.position_of(place.line, place.column),
            after.position_of(place.end_line, place.end_column),
        )
        begin, end = (
            position + (left_out[index - 1] if (index := bisect_right(starts, position - late)) else 0)
            for late, position in enumerate(positions)
        )
        return before.place_between(begin, end)

    return joined, original
