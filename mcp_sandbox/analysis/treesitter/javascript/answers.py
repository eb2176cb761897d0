"""Small pieces that the answers to calls and members are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.calling import call_with, in_order
from mcp_sandbox.analysis.treesitter.dialect import Given
from mcp_sandbox.analysis.treesitter.values import NOTHING, Known, Literal, Object, Routine, Value, constants, merge

if TYPE_CHECKING:
    from mcp_sandbox.analysis.treesitter.resolver import Resolver

__all__ = [
    "Lists",
    "call_back",
    "known",
    "literal",
    "member",
    "several",
    "spread",
    "with_values",
]

_LISTS_MAX = 12
"""Lists of different content that one call may give before all are taken for one."""

_ELEMENTS_MAX = 12_000
"""Elements of lists that callbacks are called for one by one, in all of a program."""


def known(name: str, *, is_instance: bool = False) -> Value:
    """Return what is outside the program under a full name."""
    return frozenset([Known(name, is_instance)])


def literal(value: str | float | bool | None) -> Value:  # noqa: FBT001  a constant of the program, no flag
    """Return a constant."""
    return frozenset([Literal(value)])


def with_values(given: Given, values: Sequence[Value], *, is_cut: bool = False) -> Given:
    """Return the call `given` with other arguments."""
    return replace(given, values=values, named={}, is_cut=is_cut)


def call_back(resolver: Resolver, given: Given, function: Value, *values: Value) -> Value:
    """Return what `function`, which a library calls, gives for `values`."""
    return call_with(resolver, function, with_values(given, values))


def spread(resolver: Resolver, value: Value) -> tuple[Sequence[Value], bool]:
    """Return the elements of the list `value` as arguments, and whether their positions aren't known."""
    if not value:
        return [], True
    listed = in_order(resolver, value)
    return (listed, False) if listed is not None else ([resolver.elements(value)], True)


def member(resolver: Resolver, given: Given, owner: Value, key: Value) -> Value:
    """Return the member of `owner` at `key`, taken by the call `given`; findings are recorded."""
    node = given.call.node
    texts = constants(key)
    only = texts[0] if len(texts) == 1 and len(key) == 1 else None
    name = only if isinstance(only, str) else t.Parameter(node, values=key)
    return resolver.value(t.Member(node, t.Parameter(node, values=owner), name))


def several(resolver: Resolver, owner: Value) -> Value:
    """Return every element of lists, and everything that the texts of `owner` hold."""
    letters = [Literal(letter) for one in constants(owner) if isinstance(one, str) for letter in one[:_LISTS_MAX]]
    return merge(resolver.elements(owner), frozenset(letters))


class Lists:
    """The lists and objects that calls give; those of the same content are one."""

    def __init__(self) -> None:
        self._made: dict[t.Term, dict[tuple[Value, ...], t.Items]] = {}
        self._pushed: dict[tuple[t.Term, t.Term], int] = {}
        self._left = _ELEMENTS_MAX

    def takes_each(self, listed: Sequence[Value] | None) -> bool:
        """True where a callback is called for each of the elements; false where for all of them at once."""
        if listed is None or len(listed) > self._left:
            return False
        self._left -= len(listed)
        return True

    def of(self, resolver: Resolver, given: Given, values: Sequence[Value]) -> Value:
        """Return a list of `values`, in this order."""
        call = given.call
        known_ones = self._made.setdefault(call, {})
        content = tuple(values)
        site: t.Term | None = known_ones.get(content)
        if site is None:
            site = call if len(known_ones) >= _LISTS_MAX else known_ones.setdefault(content, t.Items(call.node, []))
        for index, value in enumerate(values):
            resolver.hold(site, index, value)
        return frozenset([Object(site)])

    def any_of(self, resolver: Resolver, given: Given, value: Value) -> Value:
        """Return a list of elements that may each be `value`."""
        resolver.hold(given.call, None, value)
        return frozenset([Object(given.call)])

    def push(self, resolver: Resolver, owner: Object, given: Given) -> None:
        """Put the arguments at the end of a list; the same call puts them at the same place."""
        held = resolver.held(owner)
        place = (owner.site, given.call)
        if place not in self._pushed:
            self._pushed[place] = 1 + max((key for key in held if isinstance(key, int)), default=-1)
        for index, value in enumerate(given.values):
            resolver.hold(owner.site, self._pushed[place] + index, value)


def is_function(value: Value) -> bool:
    """True where something in `value` is a function of the program."""
    return any(isinstance(atom, Routine) for atom in value)


__all__ += ["NOTHING", "is_function"]
