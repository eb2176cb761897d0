"""Members of objects that nobody knows, whose name alone says what they are once a module went that way."""

from __future__ import annotations

from mcp_sandbox.analysis.python.reporting import refer
from mcp_sandbox.analysis.python.resolver import Resolver
from mcp_sandbox.analysis.python.values import Known
from mcp_sandbox.analysis.rules import canonical, objects

__all__ = ["report_suspects"]

_ANY = "*"
_EVERYTHING = frozenset({"gc.get_objects", "gc.get_referrers", "gc.get_referents"})
"""Functions that give any object of the interpreter."""

_HANDED_ON = frozenset({"module-handed-on", "dynamic-attribute"})


def report_suspects(resolver: Resolver) -> None:
    """Report `x.system` where `os`, or a module that nobody knows, was handed on to where `x` may come from."""
    lost = _lost_modules(resolver)
    if not lost:
        return
    for name, node, scope in resolver.suspects:
        full = objects().distinctive[name]
        owner = full.rpartition(".")[0]
        if (owner in lost or _ANY in lost) and name not in resolver.program.fields:
            resolver.program.quiet.discard(node)
            refer(resolver, (Known(full),), node, scope)


def _lost_modules(resolver: Resolver) -> set[str]:
    """Return the modules that are somewhere among the program's values, as far as the findings say."""
    lost: set[str] = set()
    for finding in resolver.findings.values():
        symbol = finding.symbol or ""
        if finding.rule.id in _HANDED_ON:
            lost.add(canonical(symbol.partition(".")[0]))
        elif finding.rule.id == "dynamic-import" or symbol.endswith("__subclasses__") or symbol in _EVERYTHING:
            lost.add(_ANY)
    return lost
