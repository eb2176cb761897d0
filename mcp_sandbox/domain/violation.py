"""One reason to refuse a program, and the report that gathers them."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from mcp_sandbox.domain.category import Category
from mcp_sandbox.domain.severity import SeverityName

__all__ = ["FINDINGS_MAX", "SNIPPET_CHARACTERS_MAX", "Report", "Step", "SyntaxProblem", "Violation"]

FINDINGS_MAX = 50
"""Findings that an answer lists; the rest are only counted."""

SNIPPET_CHARACTERS_MAX = 200
"""Length of a quoted piece of source."""


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Step(_Value):
    """One step of the way from a name in the source to what it stands for."""

    line: int
    """Counted from 1."""
    text: str
    """The source of the step, shortened."""


class Violation(_Value):
    """A finding: what was met, where, why it matters and what to do instead."""

    rule: str
    """Stable kebab-case id of the rule."""
    category: Category
    """What the finding is about."""
    severity: SeverityName
    """`LOW`, `MEDIUM` or `HIGH`, under the policy in force."""
    message: str
    """Why it is a finding, in one sentence."""
    advice: str
    """What this policy allows instead."""
    line: int
    """First line, counted from 1."""
    column: int
    """First column, counted from 1, in characters."""
    end_line: int
    """Last line, counted from 1."""
    end_column: int
    """Column after the last character, counted from 1."""
    snippet: str
    """The source at that place, at most 200 characters."""
    symbol: str | None
    """What the code means, resolved: `os.system` for `s('id')` after `from os import system as s`."""
    via: tuple[Step, ...] = ()
    """The alias steps that led there, in source order."""
    path: str | None = None
    """The file's path, or null for `code`."""


class SyntaxProblem(_Value):
    """Why the code can't be read."""

    line: int
    """Counted from 1."""
    column: int
    """Counted from 1, in characters."""
    message: str
    """What the parser met, in one sentence."""
    path: str | None = None
    """The file's path, or null for `code`."""


class Report(_Value):
    """What the check found in one program, under one policy."""

    violations: tuple[Violation, ...] = ()
    """Blocking findings, ordered by path (`code` first), line and column; at most 50."""
    violations_total: int = 0
    """How many blocking findings there are, uncapped."""
    notes: tuple[Violation, ...] = ()
    """Findings below the threshold, in the same order; at most 50."""
    syntax_error: SyntaxProblem | None = None
    """Set where the code can't be read; it is then not allowed."""
    advice: str | None = None
    """One sentence: what to change; null where there is nothing to change."""

    @property
    def allowed(self) -> bool:
        """True where the program may run."""
        return self.syntax_error is None and self.violations_total == 0
