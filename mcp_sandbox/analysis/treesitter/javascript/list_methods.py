"""The methods of lists, maps and sets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from mcp_sandbox.analysis.treesitter.calling import in_order
from mcp_sandbox.analysis.treesitter.dialect import Given
from mcp_sandbox.analysis.treesitter.folding import join
from mcp_sandbox.analysis.treesitter.javascript.answers import call_back, literal, several
from mcp_sandbox.analysis.treesitter.javascript.coercion import as_text
from mcp_sandbox.analysis.treesitter.values import (
    NOTHING,
    Atom,
    Object,
    Value,
    constants,
    merge,
    texts,
)

if TYPE_CHECKING:
    from mcp_sandbox.analysis.treesitter.javascript.dialect import JavaScript
    from mcp_sandbox.analysis.treesitter.resolver import Resolver

__all__ = ["LIST_METHODS"]

_LETTERS_MAX = 512
_MATCHES_MAX = 200

_Method = Callable[["JavaScript", "Resolver", Atom, Given], Value]


def _listed(resolver: Resolver, owner: Atom) -> list[Value] | None:
    return in_order(resolver, frozenset([owner]))


def _any(resolver: Resolver, owner: Atom) -> Value:
    return several(resolver, frozenset([owner]))


def _join(_dialect: JavaScript, resolver: Resolver, owner: Atom, given: Given) -> Value:
    listed = _listed(resolver, owner)
    divider = texts(given.at(0)) if given.has(0) else [","]
    if listed is None or len(divider) != 1:
        return NOTHING
    parts: list[Value] = []
    for index, one in enumerate(listed[:_LETTERS_MAX]):
        parts += [literal(divider[0])] if index else []
        parts.append(as_text(resolver, one))
    return join(parts) if parts else literal("")


def _map(dialect: JavaScript, resolver: Resolver, owner: Atom, given: Given) -> Value:
    listed = _listed(resolver, owner)
    function, itself = given.at(0), frozenset([owner])
    if listed is None or not dialect.lists.takes_each(listed[:_LETTERS_MAX]):
        value = call_back(resolver, given, function, _any(resolver, owner), NOTHING, itself)
        return dialect.lists.any_of(resolver, given, value)
    found = [
        call_back(resolver, given, function, one, literal(index), *([itself] if index == 0 else []))
        for index, one in enumerate(listed[:_LETTERS_MAX])
    ]
    return dialect.lists.of(resolver, given, found)


def _each(_dialect: JavaScript, resolver: Resolver, owner: Atom, given: Given) -> Value:
    keys = [key for key in resolver.held(owner) if isinstance(key, str)] if isinstance(owner, Object) else []
    call_back(
        resolver, given, given.at(0), _any(resolver, owner), merge(*(literal(key) for key in keys)), frozenset([owner])
    )
    return NOTHING


def _filter(dialect: JavaScript, resolver: Resolver, owner: Atom, given: Given) -> Value:
    value = _any(resolver, owner)
    call_back(resolver, given, given.at(0), value, NOTHING, frozenset([owner]))
    return dialect.lists.any_of(resolver, given, value)


def _find(_dialect: JavaScript, resolver: Resolver, owner: Atom, given: Given) -> Value:
    value = _any(resolver, owner)
    call_back(resolver, given, given.at(0), value, NOTHING, frozenset([owner]))
    return value


def _reduce(dialect: JavaScript, resolver: Resolver, owner: Atom, given: Given) -> Value:
    return _reduced(dialect, resolver, _listed(resolver, owner), owner, given)


def _reduce_right(dialect: JavaScript, resolver: Resolver, owner: Atom, given: Given) -> Value:
    listed = _listed(resolver, owner)
    return _reduced(dialect, resolver, listed[::-1] if listed is not None else None, owner, given)


def _reduced(dialect: JavaScript, resolver: Resolver, listed: list[Value] | None, owner: Atom, given: Given) -> Value:
    function = given.at(0)
    if listed is None or not dialect.lists.takes_each(listed[:_LETTERS_MAX]):
        value = _any(resolver, owner)
        first = merge(given.at(1), value if not given.has(1) else NOTHING)
        return merge(given.at(1), call_back(resolver, given, function, first, value, NOTHING, frozenset([owner])))
    rest = listed[:_LETTERS_MAX]
    value = given.at(1) if given.has(1) else rest.pop(0) if rest else NOTHING
    for one in rest:
        value = call_back(resolver, given, function, value, one)
    return value


def _reverse(dialect: JavaScript, resolver: Resolver, owner: Atom, given: Given) -> Value:
    listed = _listed(resolver, owner)
    if listed is None:
        return frozenset([owner])
    return dialect.lists.of(resolver, given, listed[::-1])


def _concat(dialect: JavaScript, resolver: Resolver, owner: Atom, given: Given) -> Value:
    together: list[Value] = []
    for part in (frozenset([owner]), *given.values):
        listed = in_order(resolver, part)
        if listed is None and any(isinstance(atom, Object) for atom in part):
            parts = [resolver.elements(one) or one for one in (frozenset([owner]), *given.values)]
            return dialect.lists.any_of(resolver, given, merge(*parts))
        together += listed if listed is not None else [part]
    return dialect.lists.of(resolver, given, together)


def _slice(dialect: JavaScript, resolver: Resolver, owner: Atom, given: Given) -> Value:
    listed = _listed(resolver, owner)
    ends = [constants(value) for value in given.values[:2]]
    if listed is None or any(len(end) != 1 or not isinstance(end[0], int) for end in ends):
        return dialect.lists.any_of(resolver, given, _any(resolver, owner))
    start, end = [*(end[0] for end in ends), None, None][:2]
    return dialect.lists.of(resolver, given, listed[slice(_whole(start), _whole(end))])


def _whole(value: str | float | bool | None) -> int | None:  # noqa: FBT001  a constant of the program, no flag
    return value if isinstance(value, int) else None


def _push(dialect: JavaScript, resolver: Resolver, owner: Atom, given: Given) -> Value:
    if isinstance(owner, Object):
        dialect.lists.push(resolver, owner, given)
    return NOTHING


def _unshift(_dialect: JavaScript, resolver: Resolver, owner: Atom, given: Given) -> Value:
    for value in given.values if isinstance(owner, Object) else ():
        resolver.hold(owner.site if isinstance(owner, Object) else owner, None, value)
    return NOTHING


def _element(_dialect: JavaScript, resolver: Resolver, owner: Atom, given: Given) -> Value:
    del given
    return _any(resolver, owner)


def _at(_dialect: JavaScript, resolver: Resolver, owner: Atom, given: Given) -> Value:
    listed = _listed(resolver, owner)
    places = [one for one in constants(given.at(0)) if isinstance(one, int)]
    if listed is None or not places:
        return _any(resolver, owner)
    return merge(*(listed[place] for place in places if -len(listed) <= place < len(listed)))


def _itself(_dialect: JavaScript, _resolver: Resolver, owner: Atom, given: Given) -> Value:
    del given
    return frozenset([owner])


def _sort(_dialect: JavaScript, resolver: Resolver, owner: Atom, given: Given) -> Value:
    value = _any(resolver, owner)
    call_back(resolver, given, given.at(0), value, value)
    return frozenset([owner])


def _flat(dialect: JavaScript, resolver: Resolver, owner: Atom, given: Given) -> Value:
    value = _any(resolver, owner)
    return dialect.lists.any_of(resolver, given, merge(value, resolver.elements(value)))


def _flat_map(dialect: JavaScript, resolver: Resolver, owner: Atom, given: Given) -> Value:
    mapped = _map(dialect, resolver, owner, given)
    value = resolver.elements(mapped)
    return dialect.lists.any_of(resolver, given, merge(value, resolver.elements(value)))


def _fill(_dialect: JavaScript, resolver: Resolver, owner: Atom, given: Given) -> Value:
    if isinstance(owner, Object):
        resolver.hold(owner.site, None, given.at(0))
    return frozenset([owner])


def _get(_dialect: JavaScript, resolver: Resolver, owner: Atom, given: Given) -> Value:
    if not isinstance(owner, Object):
        return NOTHING
    held = resolver.held(owner)
    keys = [key for key in constants(given.at(0)) if isinstance(key, str | int)]
    if not keys:
        return resolver.elements(frozenset([owner]))
    return merge(held.get(None, NOTHING), *(held.get(key, NOTHING) for key in keys))


def _set(_dialect: JavaScript, resolver: Resolver, owner: Atom, given: Given) -> Value:
    keys = [key for key in constants(given.at(0)) if isinstance(key, str | int)] or [None]
    for key in keys if isinstance(owner, Object) else ():
        resolver.hold(owner.site if isinstance(owner, Object) else owner, key, given.at(1))
    return frozenset([owner])


def _add(_dialect: JavaScript, resolver: Resolver, owner: Atom, given: Given) -> Value:
    if isinstance(owner, Object):
        resolver.hold(owner.site, None, given.at(0))
    return frozenset([owner])


def _entries(dialect: JavaScript, resolver: Resolver, owner: Atom, given: Given) -> Value:
    return dialect.entries(resolver, given, frozenset([owner]))


def _next(_dialect: JavaScript, resolver: Resolver, owner: Atom, given: Given) -> Value:
    resolver.hold(given.call, "value", _any(resolver, owner))
    return frozenset([Object(given.call)])


LIST_METHODS: Mapping[str, _Method] = {
    "join": _join,
    "map": _map,
    "forEach": _each,
    "filter": _filter,
    "some": _filter,
    "every": _filter,
    "find": _find,
    "findLast": _find,
    "findIndex": _each,
    "reduce": _reduce,
    "reduceRight": _reduce_right,
    "reverse": _reverse,
    "toReversed": _reverse,
    "concat": _concat,
    "slice": _slice,
    "push": _push,
    "unshift": _unshift,
    "pop": _element,
    "shift": _element,
    "deref": _element,
    "at": _at,
    "splice": lambda dialect, resolver, owner, given: dialect.lists.any_of(resolver, given, _any(resolver, owner)),
    "sort": _sort,
    "toSorted": _sort,
    "flat": _flat,
    "flatMap": _flat_map,
    "fill": _fill,
    "get": _get,
    "set": _set,
    "add": _add,
    "entries": _entries,
    "values": _itself,
    "next": _next,
    "toArray": _itself,
    "keys": lambda dialect, resolver, owner, given: dialect.keys(resolver, given, frozenset([owner])),
}
