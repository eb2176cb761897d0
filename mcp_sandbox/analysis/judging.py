"""Findings as a client sees them, whatever the language: what a policy makes of each, in order, cut and counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from mcp_sandbox.analysis.advice import summary
from mcp_sandbox.analysis.lines import Lines, Place
from mcp_sandbox.analysis.rules import Rule
from mcp_sandbox.domain.category import Category
from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.domain.severity import Severity
from mcp_sandbox.domain.violation import FINDINGS_MAX, Report, Step, SyntaxProblem, Violation

__all__ = ["Judged", "exempts", "no_steps", "report_on", "too_complex"]


def no_steps() -> tuple[Step, ...]:
    """Return the way to a name that stands for itself."""
    return ()


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding with what a policy makes of it; shown only where it is among the first."""

    rule: Rule
    place: Place
    lines: Lines
    severity: Severity
    message: str
    advice: str
    symbol: str | None = None
    steps: Callable[[], tuple[Step, ...]] = no_steps
    """Gives the alias steps that led to `symbol`."""

    def key(self) -> tuple[str, int, int, int, str, str, str]:
        """Return what puts findings in order, `code` first, and what tells them apart."""
        place = (self.place.line, self.place.column)
        return (self.lines.path or "", *place, -self.severity, self.rule.id, self.symbol or "", self.message)

    def violation(self) -> Violation:
        """Return the finding as a client sees it."""
        offline = self.rule.category is Category.NETWORK
        return Violation(
            rule=self.rule.id,
            category=self.rule.category,
            severity=self.severity,
            message=f"{self.message} The sandbox has no network, so it can't succeed." if offline else self.message,
            advice=self.advice,
            line=self.place.line,
            column=self.place.column,
            end_line=self.place.end_line,
            end_column=self.place.end_column,
            snippet=self.lines.text_at(self.place),
            symbol=self.symbol,
            via=self.steps(),
            path=self.lines.path,
        )


def exempts(policy: Policy, *spellings: str) -> bool:
    """True where `policy` takes one of the `spellings` of a name out, or what it stands under."""
    for spelling in spellings if policy.exempt else ():
        if spelling in policy.exempt:
            return True
        parts = spelling.split(".")
        if any(".".join(parts[:count]) in policy.exempt for count in range(2, len(parts))):
            return True
    return False


def report_on(found: Iterable[Judged], policy: Policy) -> Report:
    """Return the answer that lists `found`: each once, in order, the first fifty, all of them counted."""
    ordered = [one for _, one in sorted({one.key(): one for one in found}.items())]
    blocking = [one for one in ordered if one.severity >= policy.severity_threshold]
    notes = [one for one in ordered if one.severity < policy.severity_threshold]
    violations = tuple(one.violation() for one in blocking[:FINDINGS_MAX])
    return Report(
        violations=violations,
        violations_total=len(blocking),
        notes=tuple(one.violation() for one in notes[:FINDINGS_MAX]),
        advice=summary(violations),
    )


def too_complex() -> Report:
    """Return the answer for a program that the check gives up on; it may not run."""
    problem = SyntaxProblem(line=1, column=1, message="The code is too complex to check.")
    return Report(syntax_error=problem, advice="Split the program into simpler parts.")
