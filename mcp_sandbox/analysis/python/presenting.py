"""Findings as a client sees them: severity under the policy, characters instead of bytes, the way to a name."""

from __future__ import annotations

import ast
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from mcp_sandbox.analysis.advice import advice_for
from mcp_sandbox.analysis.python.resolver import Finding
from mcp_sandbox.analysis.python.scopes import Binding, How, Scope, ScopeKind
from mcp_sandbox.analysis.rules import canonical
from mcp_sandbox.domain.category import Category
from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.domain.severity import Severity
from mcp_sandbox.domain.violation import SNIPPET_CHARACTERS_MAX, Step, Violation

__all__ = ["Judged", "Lines", "is_exempt", "judge"]

_STEPS_MAX = 8
_STEP_CHARACTERS_MAX = 120


class Lines:
    """The lines of a source, and characters for the parser's byte offsets."""

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

    def offset(self, number: int, column: int) -> int:
        """Return the UTF-8 offset in line `number` of a column counted from 1 in characters."""
        return len(self.line(number)[: column - 1].encode())

    def snippet(
        self, line: int, column: int, end_line: int, end_column: int, *, characters: int = SNIPPET_CHARACTERS_MAX
    ) -> str:
        """Return the source between two places, at most `characters` of it."""
        if line == end_line:
            return self.line(line)[column - 1 : end_column - 1][:characters]
        parts = [self.line(line)[column - 1 :]]
        parts += [
            self.line(number) if number < end_line else self.line(number)[: end_column - 1]
            for number in range(line + 1, min(end_line, line + 20) + 1)
        ]
        return "\n".join(parts)[:characters]

    def position_of(self, number: int, column: int) -> int:
        """Return the character of the text that stands at a line and column counted from 1."""
        return self._line_starts()[number - 1] + column - 1

    def _line_starts(self) -> list[int]:
        if not self._starts:
            self._starts = list(accumulate((len(line) + 1 for line in self._lines), initial=0))
        return self._starts

    def position_at(self, position: int) -> tuple[int, int]:
        """Return line and column, counted from 1, of a character of the text."""
        starts = self._line_starts()
        number = min(bisect_right(starts, position), len(self._lines))
        return number, position - starts[number - 1] + 1


def is_exempt(symbol: str | None, policy: Policy) -> bool:
    """True where the policy takes `symbol` out, by its own name or by that of what it stands under."""
    if symbol is None or not policy.exempt:
        return False
    for spelling in (symbol, canonical(symbol), f"builtins.{symbol}"):
        if spelling in policy.exempt:
            return True
        parts = spelling.split(".")
        if any(".".join(parts[:count]) in policy.exempt for count in range(2, len(parts))):
            return True
    return False


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding with what a policy makes of it; shown only where it is among the first."""

    finding: Finding
    lines: Lines
    severity: Severity
    message: str
    advice: str

    def key(self) -> tuple[str, int, int, int, str, str, str]:
        """Return what puts findings in order, `code` first, and what tells them apart."""
        node, rule = self.finding.node, self.finding.rule
        place = (getattr(node, "lineno", 1), getattr(node, "col_offset", 0))
        return (self.lines.path or "", *place, -self.severity, rule.id, self.finding.symbol or "", self.message)

    def violation(self) -> Violation:
        """Return the finding as a client sees it."""
        node, rule, lines = self.finding.node, self.finding.rule, self.lines
        line = getattr(node, "lineno", 1)
        end_line = getattr(node, "end_lineno", None) or line
        column = lines.column(line, getattr(node, "col_offset", 0))
        end_column = lines.column(end_line, getattr(node, "end_col_offset", None) or 0)
        offline = rule.category is Category.NETWORK
        return Violation(
            rule=rule.id,
            category=rule.category,
            severity=self.severity,
            message=f"{self.message} The sandbox has no network, so it can't succeed." if offline else self.message,
            advice=self.advice,
            line=line,
            column=column,
            end_line=end_line,
            end_column=end_column,
            snippet=lines.snippet(line, column, end_line, end_column),
            symbol=self.finding.symbol,
            via=tuple(_steps(self.finding, lines)),
            path=lines.path,
        )


def judge(finding: Finding, lines: Lines, policy: Policy) -> Judged | None:
    """Return `finding` under `policy`; null where its category is off or its symbol exempt."""
    severity = policy.severity_of(finding.rule.category)
    if severity is Severity.SAFE or is_exempt(finding.symbol, policy):
        return None
    advice = advice_for(finding.rule.category, policy)
    return Judged(finding, lines, severity, finding.rule.message, advice)


def _steps(finding: Finding, lines: Lines) -> list[Step]:
    if finding.symbol is None or not isinstance(finding.node, ast.expr):
        return []
    found: dict[int, Step] = {}
    here = getattr(finding.node, "lineno", 0)
    for binding in _chain(finding.node, finding.scope):
        line = getattr(binding.node, "lineno", 0)
        if line and line not in found and line != here:
            found[line] = Step(line=line, text=lines.line(line).strip()[:_STEP_CHARACTERS_MAX])
        if len(found) >= _STEPS_MAX:
            break
    return [found[line] for line in sorted(found)]


def _chain(node: ast.expr, scope: Scope) -> Iterator[Binding]:
    """Yield the bindings that lead from the name at the root of `node` back to an import."""
    seen: set[str] = set()
    for _ in range(_STEPS_MAX):
        root = _root(node)
        if root is None or root.id in seen:
            return
        seen.add(root.id)
        owner: Scope | None = scope
        while owner is not None and (
            root.id not in owner.bindings or (owner.kind is ScopeKind.CLASS and owner is not scope)
        ):
            owner = owner.parent
        if owner is None:
            return
        binding = next((one for one in owner.bindings[root.id] if one.how is not How.CONTENT), None)
        if binding is None:
            return
        yield binding
        if binding.source is None:
            return
        node, scope = binding.source, owner


def _root(node: ast.expr) -> ast.Name | None:
    while True:
        if isinstance(node, ast.Name):
            return node
        if isinstance(node, ast.Call):
            node = (
                node.args[0]
                if node.args and isinstance(node.func, ast.Name) and node.func.id == "getattr"
                else node.func
            )
        elif isinstance(node, ast.Attribute | ast.Subscript | ast.Await | ast.NamedExpr | ast.Starred):
            node = node.value
        else:
            return None
