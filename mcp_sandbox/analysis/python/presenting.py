"""Python's findings as a client sees them: severity under the policy, the place in the text, the way to a name."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import partial

from mcp_sandbox.analysis.advice import advice_for
from mcp_sandbox.analysis.judging import Judged, exempts
from mcp_sandbox.analysis.python.resolver import Finding
from mcp_sandbox.analysis.python.scopes import Binding, How, Scope, ScopeKind
from mcp_sandbox.analysis.python.sources import Part, Source
from mcp_sandbox.analysis.rules import canonical
from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.domain.severity import Severity
from mcp_sandbox.domain.violation import Step

__all__ = ["is_exempt", "judge", "judged"]

_STEPS_MAX = 8
_STEP_CHARACTERS_MAX = 120


def judge(finding: Finding, source: Source, policy: Policy) -> Judged | None:
    """Return `finding` under `policy`; null where its category is off or its symbol exempt."""
    severity = policy.severity_of(finding.rule.category)
    if severity is Severity.SAFE or is_exempt(finding.symbol, policy):
        return None
    return judged(finding, source, severity, finding.rule.message, advice_for(finding.rule, policy))


def judged(finding: Finding, source: Source, severity: Severity, message: str, advice: str) -> Judged:
    """Return `finding` with what was made of it."""
    part = source.part_of(finding.node)
    steps = partial(_steps, finding, source)
    symbol = finding.symbol[:_SYMBOL_CHARACTERS_MAX] if finding.symbol is not None else None
    return Judged(finding.rule, part.place(finding.node), part.lines, severity, message, advice, symbol, steps)


_SYMBOL_CHARACTERS_MAX = 200


def is_exempt(symbol: str | None, policy: Policy) -> bool:
    """True where the policy takes `symbol` out, by its own name or by that of what it stands under."""
    return symbol is not None and exempts(policy, symbol, canonical(symbol), f"builtins.{symbol}")


def _steps(finding: Finding, source: Source) -> tuple[Step, ...]:
    if finding.symbol is None or not isinstance(finding.node, ast.expr):
        return ()
    found: dict[int, Step] = {}
    here = getattr(finding.node, "lineno", 0)
    for binding in _chain(finding.node, finding.scope):
        line = getattr(binding.node, "lineno", 0)
        if line and line not in found and line != here:
            found[line] = _step(line, source, source.part_at(here))
        if len(found) >= _STEPS_MAX:
            break
    return tuple(found[line] for line in sorted(found))


def _step(line: int, source: Source, here: Part) -> Step:
    part = source.part_at(line)
    text = part.lines.line(line - part.shift).strip()
    where = "" if part is here else f"{part.lines.path}: "
    return Step(line=line - part.shift, text=f"{where}{text}"[:_STEP_CHARACTERS_MAX])


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
