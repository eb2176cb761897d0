"""The lines of a source, and the places in it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

from mcp_sandbox.domain.violation import SNIPPET_CHARACTERS_MAX

__all__ = ["Lines", "Place"]


@dataclass(frozen=True, slots=True)
class Place:
    """A piece of a source; lines and columns count from 1, columns in characters, and the end is exclusive."""

    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


class Lines:
    """The lines of a source, and characters for a parser's byte offsets."""

    def __init__(self, text: str, path: str | None) -> None:
        self.path = path
        self._lines = text.split("\n")
        self._starts: list[int] = []

    def line(self, number: int) -> str:
        """Return line `number`, counted from 1, without its end."""
        return self._lines[number - 1].rstrip("\r") if 0 < number <= len(self._lines) else ""

    def column(self, number: int, byte_offset: int) -> int:
        """Return the column, counted from 1 in characters, of a UTF-8 offset in line `number`."""
        line = self.line(number)
        if line.isascii():
            return byte_offset + 1
        return len(line.encode()[:byte_offset].decode(errors="ignore")) + 1

    def place(self, start: tuple[int, int], end: tuple[int, int]) -> Place:
        """Return the place between two points, each a line counted from 1 and a UTF-8 offset in it."""
        return Place(start[0], self.column(*start), end[0], self.column(*end))

    def offset(self, number: int, column: int) -> int:
        """Return the UTF-8 offset in line `number` of a column counted from 1 in characters."""
        return len(self.line(number)[: column - 1].encode())

    def text_at(self, place: Place, *, characters: int = SNIPPET_CHARACTERS_MAX) -> str:
        """Return the source at `place`, at most `characters` of it."""
        if place.line == place.end_line:
            return self.line(place.line)[place.column - 1 : place.end_column - 1][:characters]
        parts = [self.line(place.line)[place.column - 1 :]]
        parts += [
            self.line(number) if number < place.end_line else self.line(number)[: place.end_column - 1]
            for number in range(place.line + 1, min(place.end_line, place.line + 20) + 1)
        ]
        return "\n".join(parts)[:characters]

    def position_of(self, number: int, column: int) -> int:
        """Return the character of the text that stands at a line and column counted from 1."""
        return self._line_starts()[number - 1] + column - 1

    def position_at(self, position: int) -> tuple[int, int]:
        """Return line and column, counted from 1, of a character of the text."""
        starts = self._line_starts()
        number = min(bisect_right(starts, position), len(self._lines))
        return number, position - starts[number - 1] + 1

    def place_between(self, start: int, end: int) -> Place:
        """Return the place between two characters of the text."""
        return Place(*self.position_at(start), *self.position_at(end))

    def _line_starts(self) -> list[int]:
        if not self._starts:
            self._starts = list(accumulate((len(line) + 1 for line in self._lines), initial=0))
        return self._starts
