"""What a language's reader is given, and what it gives back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from tree_sitter import Node

from mcp_sandbox.analysis.judging import no_steps
from mcp_sandbox.analysis.lines import Lines, Place
from mcp_sandbox.analysis.patterns import Meaning
from mcp_sandbox.analysis.rules import Rule
from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.violation import Step

__all__ = ["Finding", "Import", "Reader", "Reading", "Source", "TooComplexError", "Translation"]


class TooComplexError(Exception):
    """Raised where reading a program would take more steps or more depth than the check spends."""


Translation: TypeAlias = tuple[str, Callable[[Place], Place]]
"""What a language makes of a text before it reads it, and how a place in the result is one in the text."""


def _same(place: Place) -> Place:
    return place


class Source:
    """One text of a program, parsed."""

    def __init__(
        self,
        text: str,
        root: Node,
        path: str | None,
        *,
        language: Language,
        translation: Translation | None = None,
    ) -> None:
        self.text = text
        """As the client sent it."""
        parsed, self.original = translation or (text, _same)
        self.data = parsed.encode()
        """What was parsed: as the client sent it, or as the language's first pass has it."""
        self.root = root
        self.path = path
        """Null for `code`."""
        self.language = language
        self.lines = Lines(text, path)
        self._parsed = self.lines if translation is None else Lines(parsed, path)

    def text_of(self, node: Node) -> str:
        """Return the source of `node`."""
        return self.data[node.start_byte : node.end_byte].decode("utf-8", "replace")

    def place_of(self, node: Node) -> Place:
        """Return where `node` stands."""
        start, end = node.start_point, node.end_point
        return self.original(self._parsed.place((start.row + 1, start.column), (end.row + 1, end.column)))


@dataclass(frozen=True, slots=True)
class Finding:
    """A danger that was met: which, where, and what it is called."""

    rule: Rule
    source: Source
    place: Place
    symbol: str | None
    steps: Callable[[], tuple[Step, ...]] = no_steps


@dataclass(frozen=True, slots=True)
class Import:
    """A module, package, header or member that a program takes in, by whatever road."""

    name: str
    source: Source
    place: Place


@dataclass(slots=True)
class Reading:
    """All that a reader met in a program."""

    findings: list[Finding] = field(default_factory=list[Finding])
    imports: list[Import] = field(default_factory=list[Import])
    """For the policy's own restrictions."""
    calls: list[tuple[Source, Meaning]] = field(default_factory=list[tuple[Source, Meaning]])
    """Calls whose function is known by name, for the policy's own patterns."""


Reader: TypeAlias = Callable[[Sequence[Source]], Reading]
"""Reads the sources of one program together: `code` first, then its files by path. May raise `TooComplexError`."""
