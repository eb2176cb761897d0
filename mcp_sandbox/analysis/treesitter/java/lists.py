"""What Java's lists, maps and streams hold and give."""

from __future__ import annotations

from collections.abc import Sequence

from mcp_sandbox.analysis.treesitter.calling import apply, call_with, in_order
from mcp_sandbox.analysis.treesitter.dialect import Given
from mcp_sandbox.analysis.treesitter.folding import literals
from mcp_sandbox.analysis.treesitter.java.conditions import is_vital
from mcp_sandbox.analysis.treesitter.java.texts import joined
from mcp_sandbox.analysis.treesitter.resolver import Resolver
from mcp_sandbox.analysis.treesitter.values import (
    NOTHING,
    Atom,
    Known,
    Literal,
    Object,
    Routine,
    Value,
    merge,
    ordered,
    texts,
)

__all__ = ["SEPARATOR", "list_method", "made_list", "made_map", "text_list", "through"]

SEPARATOR = "separator"
"""Under which a joiner holds what stands between its texts."""

_PIECES_MAX = 4_096
_KEEPS = frozenset({"add", "addAll", "addFirst", "addLast", "offer", "push", "put", "putAll", "putIfAbsent", "set"})
_GIVES = frozenset(
    {
        "get",
        "getOrDefault",
        "getFirst",
        "getLast",
        "getKey",
        "getValue",
        "element",
        "join",
        "next",
        "nextElement",
        "orElse",
        "orElseGet",
        "orElseThrow",
        "peek",
        "poll",
        "pollFirst",
        "pollLast",
        "pop",
        "remove",
        "removeFirst",
        "removeLast",
        "reduce",
    }
)
_PLACES = frozenset({"java.io.File", "java.nio.file.Path"})
_MAPS = frozenset({"map", "mapToObj", "flatMap", "thenApply", "thenCompose", "computeIfAbsent", "mapToInt", "boxed"})


def made_list(resolver: Resolver, given: Given) -> Value:
    """Return a list of what a call is given, in order; the elements of the one list that it is given."""
    values: Sequence[Value] = given.values
    if len(values) == 1:
        listed = in_order(resolver, values[0])
        if listed is not None:
            values = listed
        elif any(isinstance(atom, Object) for atom in values[0]):
            resolver.hold(given.call, None, resolver.elements(values[0]))
    for index, value in enumerate(values[:_PIECES_MAX]):
        resolver.hold(given.call, index, value)
    return frozenset([Object(given.call)])


def made_map(resolver: Resolver, given: Given) -> Value:
    """Return a map of the keys and values that a call is given by turns."""
    for index in range(0, len(given.values) - 1, 2):
        for key in texts(given.at(index)) or [None]:
            resolver.hold(given.call, key, given.at(index + 1))
    return frozenset([Object(given.call)])


def text_list(resolver: Resolver, given: Given, pieces: Sequence[str]) -> Value:
    """Return a list of texts."""
    for index, piece in enumerate(pieces[:_PIECES_MAX]):
        resolver.hold(given.call, index, literals([piece]))
    return frozenset([Object(given.call)])


def list_method(resolver: Resolver, owner: Object, name: str, given: Given) -> Value:
    """Return what a method of a list, map, stream or optional gives; functions that it is given are run."""
    whole: Value = frozenset([owner])
    if name == "toString" and SEPARATOR in resolver.held(owner):
        return _joined_up(resolver, owner)
    if name in _KEEPS:
        _keep(resolver, owner, name, given)
        return NOTHING
    results = [
        through(resolver, value, resolver.elements(whole), given, index) for index, value in enumerate(given.values)
    ]
    if name in _GIVES:
        return merge(_at(resolver, owner, name, given), *results)
    if name == "collect" and any(isinstance(atom, Object) for atom in given.at(0)):
        separator = resolver.elements(given.at(0)) or literals([""])
        return merge(whole, joined(resolver, separator, [whole]))
    if name in _MAPS:
        _map(resolver, owner, given, merge(*results) or resolver.elements(whole))
        return frozenset([Object(given.call)])
    return whole


def _joined_up(resolver: Resolver, owner: Object) -> Value:
    """Return the text that a joiner makes of what has been added to it."""
    held = resolver.held(owner)
    parts = [held[key] for key in sorted(key for key in held if isinstance(key, int))]
    return joined(resolver, held[SEPARATOR], parts) if len(parts) != 1 else parts[0]


def _map(resolver: Resolver, owner: Object, given: Given, results: Value) -> None:
    """Hold what a function makes of each element of a list, in order where that is known."""
    listed = in_order(resolver, frozenset([owner])) or []
    functions = [atom.function for atom in ordered(given.at(0)) if isinstance(atom, Routine)]
    made = [resolver.exactly(functions[0], [one]) for one in listed] if len(functions) == 1 else []
    if not made or not all(made):
        resolver.hold(given.call, None, results)
    for index, value in enumerate(made if all(made) else ()):
        resolver.hold(given.call, index, value)


def _keep(resolver: Resolver, owner: Object, name: str, given: Given) -> None:
    if name in {"put", "putIfAbsent"}:
        for key in texts(given.at(0)) or [None]:
            resolver.hold(owner.site, key, given.at(1))
        return
    if name in {"addAll", "putAll"}:
        resolver.hold(owner.site, None, resolver.elements(given.at(len(given.values) - 1)))
        return
    held = resolver.held(owner)
    position = sum(isinstance(key, int) for key in held)
    value = given.at(len(given.values) - 1)
    if len(given.values) == 1 and given.call not in resolver.fields and None not in held and position < _PIECES_MAX:
        resolver.hold(given.call, position, value)  # where a statement puts its value stays the same in later looks
        resolver.hold(owner.site, position, value)
    elif given.call in resolver.fields:
        for key in list(resolver.fields[given.call]):
            resolver.hold(owner.site, key, value)
    else:
        resolver.hold(owner.site, None, value)


def _at(resolver: Resolver, owner: Object, name: str, given: Given) -> Value:
    held = resolver.held(owner)
    if name in {"get", "getOrDefault", "remove"} and given.at(0):
        keys = [atom.value for atom in given.at(0) if isinstance(atom, Literal)]
        found = [held.get(key, NOTHING) for key in keys if isinstance(key, str | int)]
        if any(found):
            return merge(*found, held.get(None, NOTHING), *given.values[1:])
    return merge(resolver.elements(frozenset([owner])), *given.values[1:])


def through(resolver: Resolver, value: Value, element: Value, given: Given, index: int) -> Value:
    """Return what the functions in `value`, an argument of a call, make of an element."""
    found: list[Value] = []
    for atom in ordered(value):
        if isinstance(atom, Routine):
            found.append(apply(resolver, atom, [element] * max(1, len(atom.function.parameters))))
        elif isinstance(atom, Known) and not atom.is_instance:
            found.append(_of_library(resolver, atom, element, given, index))
    return merge(*found)


def _of_library(resolver: Resolver, atom: Known, element: Value, given: Given, index: int) -> Value:
    """Return what a function of the library, by reference, makes of an element; that it is named was found before."""
    argument = given.call.arguments[index] if index < len(given.call.arguments) else given.call
    before, resolver.recorder.is_quiet = resolver.recorder.is_quiet, True
    try:
        result = call_with(resolver, frozenset[Atom]([atom]), Given(given.call, [element]))
    finally:
        resolver.recorder.is_quiet = before
    if atom.name in resolver.names.vital and is_vital(element):
        resolver.recorder.report("recursive-delete", argument, atom.name)
    if any(isinstance(one, Known) and one.name in _PLACES for one in result):
        return merge(result, frozenset(one for one in element if isinstance(one, Literal)))  # it is its text too
    return result or element
