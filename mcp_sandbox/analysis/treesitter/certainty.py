"""Whether all that a term may be is known: a name that is one of two texts or something unknown is neither for sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.values import Routine

if TYPE_CHECKING:
    from mcp_sandbox.analysis.treesitter.resolver import Resolver

__all__ = ["is_certain"]

_TERMS_MAX = 500
"""Terms that are looked into for one answer; past it nothing is certain."""


def is_certain(resolver: Resolver, term: t.Term) -> bool:
    """True where nothing that `term` may be is unknown, as far as the program's own calls go."""
    seen: set[t.Term] = set()
    left = [term]
    while left:
        one = left.pop()
        if one in seen:
            continue
        seen.add(one)
        if len(seen) > _TERMS_MAX or one in resolver.unsure or not resolver.value(one):
            return False
        left += _parts(resolver, one)
    return True


def _parts(resolver: Resolver, term: t.Term) -> list[t.Term]:
    """Return what `term` takes its value from."""
    match term:
        case t.Name(name=name, scope=scope):
            owner = scope.owner_of(name)
            return list(owner.bindings[name]) if owner is not None else []
        case t.Operation(parts=parts) | t.Join(parts=parts) | t.Either(options=parts):
            return list(parts)
        case t.Call(callee=callee):
            routines = [atom.function for atom in resolver.value(callee) if isinstance(atom, Routine)]
            return [given for function in routines for given in function.returns]
        case _:
            return []
