"""Calls that take objects apart or put them together: `Object`, `Reflect`, `Promise`, collections."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from mcp_sandbox.analysis.treesitter.calling import call_with, in_order
from mcp_sandbox.analysis.treesitter.dialect import Given
from mcp_sandbox.analysis.treesitter.javascript.answers import call_back, literal, member, several, spread, with_values
from mcp_sandbox.analysis.treesitter.javascript.methods import SETTLED
from mcp_sandbox.analysis.treesitter.values import NOTHING, Bound, Known, Object, Value, constants, merge, ordered

if TYPE_CHECKING:
    from mcp_sandbox.analysis.treesitter.javascript.dialect import JavaScript
    from mcp_sandbox.analysis.treesitter.resolver import Resolver

__all__ = ["CALLED"]


# --- Reflect


def _get(_dialect: JavaScript, resolver: Resolver, given: Given) -> Value:
    return member(resolver, given, given.at(0), given.at(1))


def _apply(_dialect: JavaScript, resolver: Resolver, given: Given) -> Value:
    """Call a function for a receiver with a list of arguments."""
    values, is_cut = spread(resolver, given.at(2))
    found: list[Value] = []
    for atom in ordered(given.at(0)):
        if isinstance(atom, Bound):
            inner = [with_values(given, values, is_cut=is_cut)]
            found += [
                resolver.dialect.method(resolver, owner, atom.member, one) for owner in given.at(1) for one in inner
            ]
        else:
            found.append(call_with(resolver, frozenset([atom]), with_values(given, values, is_cut=is_cut)))
    return merge(*found)


def _construct(_dialect: JavaScript, resolver: Resolver, given: Given) -> Value:
    values, is_cut = spread(resolver, given.at(1))
    return call_with(resolver, given.at(0), with_values(given, values, is_cut=is_cut))


def _prototype(_dialect: JavaScript, resolver: Resolver, given: Given) -> Value:
    return member(resolver, given, given.at(0), literal("__proto__"))


# --- Object


def _outside(resolver: Resolver, given: Given, value: Value) -> None:
    """Find it where all members of something outside the program are taken at once."""
    for atom in ordered(value):
        if isinstance(atom, Known) and (atom.name == "globalThis" or atom.name in resolver.names.carriers):
            resolver.recorder.report("dynamic-attribute", given.call, atom.name)


def _keys(dialect: JavaScript, resolver: Resolver, given: Given) -> Value:
    return dialect.keys(resolver, given, given.at(0))


def _values(dialect: JavaScript, resolver: Resolver, given: Given) -> Value:
    _outside(resolver, given, given.at(0))
    held = [
        value for atom in ordered(given.at(0)) if isinstance(atom, Object) for value in resolver.held(atom).values()
    ]
    return dialect.lists.of(resolver, given, held)


def _entries(dialect: JavaScript, resolver: Resolver, given: Given) -> Value:
    _outside(resolver, given, given.at(0))
    return dialect.entries(resolver, given, given.at(0))


def _from_entries(_dialect: JavaScript, resolver: Resolver, given: Given) -> Value:
    for pair in resolver.elements(given.at(0)):
        if isinstance(pair, Object):
            held = resolver.held(pair)
            keys = [key for key in constants(held.get(0, NOTHING)) if isinstance(key, str)] or [None]
            for key in keys:
                resolver.hold(given.call, key, merge(held.get(1, NOTHING), held.get(None, NOTHING)))
    return frozenset([Object(given.call)])


def _assign(_dialect: JavaScript, resolver: Resolver, given: Given) -> Value:
    for source in given.values[1:]:
        for atom in ordered(source):
            if isinstance(atom, Object):
                for key, value in list(resolver.held(atom).items()):
                    _hold(resolver, given.at(0), key, value)
    return merge(given.at(0), *(frozenset(atom for atom in one if isinstance(atom, Known)) for one in given.values))


def _hold(resolver: Resolver, owner: Value, key: str | int | None, value: Value) -> None:
    for atom in ordered(owner):
        if isinstance(atom, Object):
            resolver.hold(atom.site, key, value)
        else:
            resolver.dialect.store(resolver, atom, key, value)


def _define(_dialect: JavaScript, resolver: Resolver, given: Given) -> Value:
    """Let an object have what a descriptor gives it."""
    for descriptor in given.at(2):
        if isinstance(descriptor, Object):
            held = resolver.held(descriptor)
            got = call_back(resolver, given, held.get("get", NOTHING))
            for key in [key for key in constants(given.at(1)) if isinstance(key, str)] or [None]:
                _hold(resolver, given.at(0), key, merge(held.get("value", NOTHING), got))
    return given.at(0)


def _descriptor(_dialect: JavaScript, resolver: Resolver, given: Given) -> Value:
    taken = member(resolver, given, given.at(0), given.at(1))
    resolver.hold(given.call, "value", taken)
    return frozenset([Object(given.call)])


def _descriptors(_dialect: JavaScript, resolver: Resolver, given: Given) -> Value:
    _outside(resolver, given, given.at(0))
    return NOTHING


def _first(_dialect: JavaScript, _resolver: Resolver, given: Given) -> Value:
    return given.at(0)


def _create(_dialect: JavaScript, _resolver: Resolver, given: Given) -> Value:
    return merge(given.at(0), frozenset([Object(given.call)]))


# --- Array, collections, promises


def _array(dialect: JavaScript, resolver: Resolver, given: Given) -> Value:
    if len(given.values) == 1:
        return dialect.lists.any_of(resolver, given, NOTHING)
    return dialect.lists.of(resolver, given, given.values)


def _array_of(dialect: JavaScript, resolver: Resolver, given: Given) -> Value:
    return dialect.lists.of(resolver, given, given.values)


def _array_from(dialect: JavaScript, resolver: Resolver, given: Given) -> Value:
    listed = in_order(resolver, given.at(0))
    letters = [one for one in constants(given.at(0)) if isinstance(one, str)]
    if listed is None and len(letters) == 1 == len(given.at(0)):
        listed = [literal(letter) for letter in letters[0]]
    if given.has(1):
        listed = (
            [call_back(resolver, given, given.at(1), one) for one in listed or [several(resolver, given.at(0))]]
            if listed is not None
            else [call_back(resolver, given, given.at(1), several(resolver, given.at(0)))]
        )
        return dialect.lists.of(resolver, given, listed)
    if listed is None:
        return dialect.lists.any_of(resolver, given, several(resolver, given.at(0)))
    return dialect.lists.of(resolver, given, listed)


def _map(_dialect: JavaScript, resolver: Resolver, given: Given) -> Value:
    for pair in resolver.elements(given.at(0)):
        if isinstance(pair, Object):
            held = resolver.held(pair)
            keys = [key for key in constants(held.get(0, NOTHING)) if isinstance(key, str | int)] or [None]
            for key in keys:
                resolver.hold(given.call, key, held.get(1, NOTHING))
    return frozenset([Object(given.call)])


def _set(dialect: JavaScript, resolver: Resolver, given: Given) -> Value:
    return dialect.lists.any_of(resolver, given, several(resolver, given.at(0)))


def _held(dialect: JavaScript, resolver: Resolver, given: Given) -> Value:
    return dialect.lists.any_of(resolver, given, given.at(0))


def _promise(_dialect: JavaScript, resolver: Resolver, given: Given) -> Value:
    itself = Object(given.call)
    settle: Value = frozenset([Bound(itself, SETTLED)])
    call_back(resolver, given, given.at(0), settle, settle)
    return resolver.held(itself).get(SETTLED, NOTHING)


def _any_of(_dialect: JavaScript, resolver: Resolver, given: Given) -> Value:
    return resolver.elements(given.at(0))


def _resolvers(_dialect: JavaScript, resolver: Resolver, given: Given) -> Value:
    itself = Object(given.call)
    resolver.hold(given.call, "promise", resolver.held(itself).get(SETTLED, NOTHING))
    resolver.hold(given.call, "resolve", frozenset([Bound(itself, SETTLED)]))
    return frozenset([itself])


def _proxy(_dialect: JavaScript, resolver: Resolver, given: Given) -> Value:
    """Return what stands behind a proxy; its traps see it first."""
    for handler in given.at(1):
        if isinstance(handler, Object):
            for trap in list(resolver.held(handler).values()):
                call_back(resolver, given, trap, given.at(0))
    return given.at(0)


CALLED: Mapping[str, Callable[[JavaScript, Resolver, Given], Value | None]] = {
    "Reflect.get": _get,
    "Reflect.apply": _apply,
    "Reflect.construct": _construct,
    "Reflect.getPrototypeOf": _prototype,
    "Reflect.getOwnPropertyDescriptor": _descriptor,
    "Reflect.ownKeys": _keys,
    "Reflect.defineProperty": _define,
    "Object.getPrototypeOf": _prototype,
    "Object.keys": _keys,
    "Object.getOwnPropertyNames": _keys,
    "Object.values": _values,
    "Object.entries": _entries,
    "Object.fromEntries": _from_entries,
    "Object.assign": _assign,
    "Object.defineProperty": _define,
    "Object.getOwnPropertyDescriptor": _descriptor,
    "Object.getOwnPropertyDescriptors": _descriptors,
    **dict.fromkeys(
        ("Object.freeze", "Object.seal", "Object.preventExtensions", "Object.setPrototypeOf", "Object",
         "structuredClone", "util.promisify", "util.callbackify", "util.deprecate", "Promise.resolve",
         "Promise.all", "Promise.allSettled", "Promise.reject", "lodash.cloneDeep", "events.EventEmitter.once"),
        _first,
    ),
    "Object.create": _create,
    "Array": _array,
    "Array.of": _array_of,
    "Array.from": _array_from,
    **dict.fromkeys(("Uint8Array", "Uint16Array", "Int8Array", "Uint8ClampedArray"), _array_from),
    **dict.fromkeys(("Map", "WeakMap"), _map),
    **dict.fromkeys(("Set", "WeakSet"), _set),
    "WeakRef": _held,
    "Promise": _promise,
    **dict.fromkeys(("Promise.race", "Promise.any"), _any_of),
    "Promise.withResolvers": _resolvers,
    "Proxy": _proxy,
}  # fmt: skip
