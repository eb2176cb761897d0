"""Doors through functions that take functions, and through containers."""

from __future__ import annotations

import ast
from typing import cast

from mcp_sandbox.analysis.python.calls import apply
from mcp_sandbox.analysis.python.invocation import Call, Door
from mcp_sandbox.analysis.python.reporting import hand_on
from mcp_sandbox.analysis.python.resolver import Resolver
from mcp_sandbox.analysis.python.subscripts import item
from mcp_sandbox.analysis.python.texts import format_walk, run_text
from mcp_sandbox.analysis.python.values import NOTHING, Atom, Getter, Given, Items, Known, Partial, Value, merge

__all__ = [
    "by_call",
    "by_enumerate",
    "by_format",
    "by_getitem",
    "by_map",
    "by_next",
    "by_partial",
    "by_reduce",
    "by_text",
    "by_zip",
    "getter",
]

_NONE = Given(NOTHING)
_ARGUMENTS_MAX = 16
_FUNCTIONS_MAX = 6


def by_partial(resolver: Resolver, made: Call) -> Value:
    """Follow `functools.partial(f, …)`."""
    function = made.argument(0)
    for given in made.arguments[1:]:
        if given.node is not None:
            hand_on(resolver, given.value, given.node, made.scope)
    if function is None or not function.value:
        return NOTHING
    keywords = {name: given for name, given in made.keywords.items() if name != "**"}
    if keywords and any(isinstance(atom, Known) for atom in function.value):
        # With keywords the call's meaning is known here already: shell=True in a partial is the finding.
        apply(resolver, function.value, Call(made.node, made.scope, made.arguments[1:], keywords, made.nesting + 1))
    return tuple(_with(atom, made.arguments[1:]) for atom in function.value[:_FUNCTIONS_MAX])


def _with(atom: Atom, arguments: tuple[Given, ...]) -> Partial:
    """Return `atom` with its first arguments; a partial of a partial is one."""
    if isinstance(atom, Partial):
        return Partial(atom.function, (*atom.arguments, *arguments)[:_ARGUMENTS_MAX])
    return Partial((atom,), arguments[:_ARGUMENTS_MAX])


def by_call(resolver: Resolver, made: Call) -> Value:
    """Follow `operator.call(f, …)`."""
    function = made.argument(0)
    if function is None:
        return NOTHING
    return apply(
        resolver, function.value, Call(made.node, made.scope, made.arguments[1:], made.keywords, made.nesting + 1)
    )


def by_map(resolver: Resolver, made: Call) -> Value:
    """Follow `map(f, …)`: the function is called with each row."""
    function = made.argument(0)
    if function is None or not function.value:
        return NOTHING
    _hand_to_users(resolver, function, made)
    columns = [_column(resolver, given) for given in made.arguments[1:]]
    rows = max((len(column) for column in columns), default=0)
    found: list[Value] = []
    for row in range(min(rows, 16)):
        arguments = tuple(column[row] if row < len(column) else _NONE for column in columns)
        found.append(apply(resolver, function.value, made.inner(arguments)))
    if not rows:
        apply(resolver, function.value, made.inner(tuple(_NONE for _ in columns)))
    value = merge(*found)
    return (Items(((None, value),)),) if value else NOTHING


def _hand_to_users(resolver: Resolver, function: Given, made: Call) -> None:
    """Report the modules that a function of the program is given through another function."""
    if all(isinstance(atom, Known) for atom in function.value) and function.value:
        return
    for given in made.arguments[1:]:
        if given.node is not None:
            hand_on(resolver, given.value, given.node, made.scope)


def _column(resolver: Resolver, given: Given) -> list[Given]:
    node = given.node
    if isinstance(node, ast.List | ast.Tuple | ast.Set):
        return [Given(resolver.of(element), element, given.scope) for element in node.elts[:16]]
    constant = resolver.constants.of(given)
    for value in constant.values:
        if isinstance(value, list | tuple | str):
            elements = cast("list[str]", value)[:16]
            return [Given(NOTHING, ast.Constant(element), given.scope) for element in elements]
    return [Given(value) for atom in given.value if isinstance(atom, Items) for _, value in atom.entries]


def by_reduce(resolver: Resolver, made: Call) -> Value:
    """Follow `functools.reduce(f, sequence, first)`."""
    function, sequence, initial = made.argument(0), made.argument(1), made.argument(2)
    if function is None or sequence is None:
        return NOTHING
    _hand_to_users(resolver, function, made)
    column = _column(resolver, sequence)
    if initial is None:
        initial, column = (column[0], column[1:]) if column else (_NONE, [])
    value = initial.value
    if not column:
        return apply(resolver, function.value, made.inner((initial, _NONE)))
    for given in column:
        value = apply(resolver, function.value, made.inner((Given(value), given)))
    return value


def getter(kind: str) -> Door:
    """Return the door of `operator.attrgetter`, `methodcaller` or `itemgetter`."""

    def door(resolver: Resolver, made: Call) -> Value:
        names: list[str] = []
        for given in made.arguments if kind != "method" else made.arguments[:1]:
            candidates = resolver.constants.of(given)
            names.extend(candidates.texts)
            if not candidates.complete and kind != "item":
                names.append("")
        return (Getter(kind, tuple(names)),)

    return door


def by_getitem(resolver: Resolver, made: Call) -> Value:
    """Follow `operator.getitem(x, key)`."""
    base, key = made.argument(0), made.argument(1)
    if base is None or key is None:
        return NOTHING
    return merge(*(item(resolver, atom, key, made.node, made.scope) for atom in base.value))


def by_next(resolver: Resolver, made: Call) -> Value:
    """Follow `next(x)`, `min(x)` and `max(x)`."""
    given = made.argument(0)
    return resolver.iterated(given.value) if given is not None else NOTHING


def by_zip(resolver: Resolver, made: Call) -> Value:
    """Follow `zip(…)`."""
    columns = [resolver.iterated(given.value) for given in made.arguments]
    row = Items(tuple((index, value) for index, value in enumerate(columns) if value))
    return (Items(((None, (row,)),)),) if row.entries else NOTHING


def by_enumerate(resolver: Resolver, made: Call) -> Value:
    """Follow `enumerate(x)`."""
    given = made.argument(0)
    value = resolver.iterated(given.value) if given is not None else NOTHING
    return (Items(((None, (Items(((1, value),)),)),)),) if value else NOTHING


def by_format(resolver: Resolver, made: Call) -> Value:
    """Follow `str.format(template, …)`."""
    given = made.argument(0)
    if given is not None and given.node is not None:
        format_walk(resolver, given.node, made)
    return NOTHING


def by_text(resolver: Resolver, made: Call) -> Value:
    """Follow text that becomes code."""
    return run_text(resolver, made)
