"""Where a text that is run as a script stands in the program."""

from __future__ import annotations

from dataclasses import dataclass

from mcp_sandbox.analysis.lines import Place
from mcp_sandbox.analysis.treesitter.reading import Source

__all__ = ["Origin"]


@dataclass(frozen=True, slots=True)
class Origin:
    """A script's text and its place in a source."""

    source: Source
    text: str
    base: int | None
    """Where the text begins in the source; null where it was made, and does not stand there as it is."""
    place: Place
    """Where what made the text stands."""
    depth: int = 0
    """Texts that were run to come to this one."""

    def place_of(self, start: int, end: int) -> Place:
        """Return the place in the source of a piece of the text."""
        if self.base is None:
            return self.place
        return self.source.lines.place_between(self.base + start, self.base + max(end, start + 1))

    def written(self, start: int, end: int) -> str:
        """Return the piece of the text."""
        return self.text[start:end]

    def inner(self, text: str, start: int, end: int) -> Origin:
        """Return the origin of a `text` that the piece from `start` to `end` makes."""
        at = self.text.find(text, start, end) if self.base is not None and text.strip() else -1
        if at < 0 and self.base is not None and text.endswith("\n") and text.strip():
            at = self.text.find(f"\n{text}", start) + 1 or -1  # a here-document stands after its command
        base = self.base + at if self.base is not None and at >= 0 else None
        return Origin(self.source, text, base, self.place_of(start, end), self.depth + 1)
