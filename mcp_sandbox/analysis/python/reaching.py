"""Which bindings of a name the code at a place can see: those that ran before it, as far as that is certain."""

from __future__ import annotations

import ast

from mcp_sandbox.analysis.python.scopes import Binding, How, Scope, ScopeKind

__all__ = ["LAST_LINE", "may_be_unbound", "may_be_unset", "reaches", "runs_at_once"]

LAST_LINE = 1_000_000_000
"""A line below all others."""

_BINDINGS_SEEN_MAX = 16


def reaches(binding: Binding, statement: int) -> bool:
    """True where code in `statement` of the same body can see `binding`: it ran before, or in the same loop."""
    return statement < 0 or binding.statement <= statement


def runs_at_once(scope: Scope, place: Scope) -> bool:
    """True where code in `scope` runs when the statement around it does, and not when a function is called."""
    while scope is not place:
        if scope.kind is not ScopeKind.COMPREHENSION or scope.parent is None:
            return False
        scope = scope.parent
    return True


def may_be_unset(name: str, place: Scope, statement: int) -> bool:
    """True where a read of `name` in `statement` of a text that is run may find nothing that the text sets."""
    return name in place.deleted or not any(
        binding.statement < statement and not binding.conditional and binding.how is not How.CONTENT
        for binding in place.bindings[name][:_BINDINGS_SEEN_MAX]
    )


def may_be_unbound(name: str, place: Scope, line: int) -> bool:
    """True where a read of `name` on `line` may find nothing in `place` and fall through to what is around it."""
    if place.kind in {ScopeKind.FUNCTION, ScopeKind.COMPREHENSION} and place.parent is not None:
        return False
    if name in place.deleted:
        return True
    if name not in place.certain:
        lines = [
            getattr(binding.node, "lineno", 0)
            for binding in place.bindings[name]
            if not binding.conditional and binding.how is not How.CONTENT and not _names_itself(binding, name)
        ]
        place.certain[name] = min(lines, default=LAST_LINE + 1)
    return place.certain[name] > line


def _names_itself(binding: Binding, name: str) -> bool:
    source = binding.source
    return isinstance(source, ast.Name) and source.id == name
