"""What is wrong with one file: all of it, each with its line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from mcp_sandbox.config.positions import KeyPath, Positions
from mcp_sandbox.config.quoting import dotted
from mcp_sandbox.domain.visible import visible
from mcp_sandbox.errors import ConfigError

__all__ = ["ConfigFaultsError", "Problem", "Problems"]

_LISTED_MAX = 20
"""Problems that are told at once; who has more mends these first."""


class ConfigFaultsError(ConfigError):
    """Raised when a file has several faults; is itself the first of them, and reads as all of them."""

    def __init__(self, problems: Sequence[ConfigError]) -> None:
        first = problems[0]
        super().__init__(first.message, remedy=first.remedy, file=first.file, key=first.field, line=first.line)
        self.problems = tuple(problems)
        """In the order of the file."""

    def __str__(self) -> str:
        lines = [str(problem) for problem in self.problems[:_LISTED_MAX]]
        if (left := len(self.problems) - _LISTED_MAX) > 0:
            lines.append(f"and {left} more")
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault, by the path of the key that it is about."""

    path: KeyPath
    message: str
    remedy: str


@dataclass(slots=True)
class Problems:
    """Gathers the faults of one file."""

    file: str
    found: list[Problem] = field(default_factory=list[Problem])

    def add(self, path: KeyPath, message: str, remedy: str) -> None:
        """Note one fault."""
        self.found.append(Problem(path, message, remedy))

    def raise_any(self, source: bytes) -> None:
        """Return where nothing was found.

        Raises:
            ConfigError: something was; faults come in the order of their lines in `source`.
        """
        if not self.found:
            return
        positions = Positions.of(source)
        errors = [
            ConfigError(
                _on_one_line(problem.message),
                remedy=_on_one_line(problem.remedy),
                file=visible(self.file),
                key=dotted(problem.path) or None,
                line=positions.line(problem.path),
            )
            for problem in self.found
        ]
        errors.sort(key=lambda error: error.line or 0)
        raise errors[0] if len(errors) == 1 else ConfigFaultsError(errors)


def _on_one_line(text: str) -> str:
    return visible(text).replace("\n", "\\n").replace("\t", "\\t")
