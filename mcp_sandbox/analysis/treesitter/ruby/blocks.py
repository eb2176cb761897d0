"""What a block, a function or a symbol gives for the values that a method hands to it."""

from __future__ import annotations

from collections.abc import Sequence

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.calling import call_with
from mcp_sandbox.analysis.treesitter.dialect import Given
from mcp_sandbox.analysis.treesitter.resolver import Resolver
from mcp_sandbox.analysis.treesitter.values import (
    Atom,
    Bound,
    Known,
    Literal,
    Object,
    Routine,
    Value,
    constants,
    merge,
    ordered,
)

__all__ = ["call_block", "in_order", "listed", "range_ends"]

_ELEMENTS_MAX = 256
"""Places that are told apart in a list that a call makes."""
_STEPS_OF_CALL = 4


def call_block(resolver: Resolver, block: Value, values: Sequence[Value], given: Given) -> Value:
    """Return what `block` gives for `values`."""
    resolver.spend(_STEPS_OF_CALL)
    return merge(*(_of_atom(resolver, atom, values, given) for atom in block))


def _of_atom(resolver: Resolver, atom: Atom, values: Sequence[Value], given: Given) -> Value:
    match atom:
        case Routine(function=function):
            positional = [one for one in function.parameters if one.name is None]
            if len(values) == 1 and len(positional) > 1:
                spread = in_order(resolver, values[0])
                values = spread if spread is not None else values
            return call_with(resolver, frozenset([atom]), Given(given.call, values))
        case Literal(value=str(name)) if values:
            rest = Given(given.call, values[1:])
            callee = t.Member(given.call.node, given.call, name)
            found = (resolver.member_of(owner, name, callee) for owner in ordered(values[0]))
            return merge(*(call_with(resolver, one, rest) for one in found))
        case Known() | Bound():
            return call_with(resolver, frozenset([atom]), Given(given.call, values))
        case _:
            return frozenset()


def in_order(resolver: Resolver, value: Value) -> list[Value] | None:
    """Return the elements of the one list that `value` is; null where it isn't one, or not all are known."""
    if len(value) != 1:
        return None
    (atom,) = value
    if not isinstance(atom, Object):
        return None
    held = resolver.held(atom)
    keys = [key for key in held if isinstance(key, int)]
    if len(keys) != len(held):
        return None
    return [held[key] for key in sorted(keys)]


def listed(resolver: Resolver, given: Given, values: Sequence[Value]) -> Value:
    """Return a list, made by the call in `given`, of `values` in their order."""
    resolver.spend(len(values))
    for index, value in enumerate(values):
        resolver.hold(given.call, index if index < _ELEMENTS_MAX else None, value)
    return frozenset([Object(given.call)])


def range_ends(resolver: Resolver, term: t.Term) -> tuple[int, int | None] | None:
    """Return where a range begins, and before what it ends; null where `term` is none, or one not known."""
    if not isinstance(term, t.Call) or not isinstance(term.callee, t.Outside):
        return None
    name = term.callee.name
    if not name.startswith("Range."):
        return None
    ends = [one for part in term.arguments for one in constants(resolver.value(part))]
    if len(ends) != 2:
        return None
    begin, end = ends
    if not isinstance(begin, int | None) or not isinstance(end, int | None):
        return None
    if end is not None and name == "Range.inclusive":
        end = None if end == -1 else end + 1
    return begin or 0, end
