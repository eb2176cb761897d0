"""Go's reflection: a method that is reached by its name, as far as the name is known."""

from __future__ import annotations

from dataclasses import replace

from mcp_sandbox.analysis.treesitter.calling import call_with
from mcp_sandbox.analysis.treesitter.dialect import Given
from mcp_sandbox.analysis.treesitter.resolver import Resolver
from mcp_sandbox.analysis.treesitter.values import NOTHING, Atom, Instance, Known, Routine, Value, texts

__all__ = ["REFLECTED", "reflected"]

REFLECTED = frozenset({"Call", "CallSlice", "Elem", "Interface", "MethodByName"})
"""What a reflected value can be asked for that leads to something else."""


def reflected(resolver: Resolver, owner: Known | Instance | Routine, name: str, given: Given) -> Value:
    """Return what a reflected value gives: itself, what it returns, or a method of it."""
    if name in {"Elem", "Interface"}:
        return frozenset([owner])
    if name in {"Call", "CallSlice"}:
        values = [resolver.elements(given.at(0))]
        return call_with(resolver, frozenset[Atom]([owner]), replace(given, values=values))
    found: set[Atom] = set()
    for text in texts(given.at(0)):
        if isinstance(owner, Known):
            found.add(Known(resolver.names.canonical_of(f"{owner.name}.{text}")))
        elif isinstance(owner, Instance):
            found |= resolver.member_of_class(owner.cls, text)
    known = frozenset(one for one in found if isinstance(one, Known) and resolver.names.rules_for(one.name))
    if known:
        resolver.recorder.reference(given.call, known)
    else:
        resolver.recorder.report("reflection", given.call, None)
    return frozenset(found) or NOTHING
