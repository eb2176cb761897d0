"""What methods of the program's own values give: texts, lists, maps, functions, promises."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from mcp_sandbox.analysis.treesitter.calling import call_with
from mcp_sandbox.analysis.treesitter.dialect import Given
from mcp_sandbox.analysis.treesitter.folding import fold
from mcp_sandbox.analysis.treesitter.javascript.answers import call_back, spread, with_values
from mcp_sandbox.analysis.treesitter.javascript.coercion import as_text
from mcp_sandbox.analysis.treesitter.javascript.list_methods import LIST_METHODS
from mcp_sandbox.analysis.treesitter.javascript.text_methods import TEXT_METHODS
from mcp_sandbox.analysis.treesitter.javascript.texts import METHODS
from mcp_sandbox.analysis.treesitter.values import (
    NOTHING,
    Atom,
    Bound,
    Known,
    Literal,
    Object,
    Partial,
    Routine,
    Value,
    merge,
    ordered,
)

if TYPE_CHECKING:
    from mcp_sandbox.analysis.treesitter.javascript.dialect import JavaScript
    from mcp_sandbox.analysis.treesitter.resolver import Resolver

__all__ = ["SETTLED", "method_of"]

_LETTERS_MAX = 512
_MATCHES_MAX = 200

_Method = Callable[["JavaScript", "Resolver", Atom, Given], Value]


def method_of(dialect: JavaScript, resolver: Resolver, owner: Atom, name: str, given: Given) -> Value:
    """Return what the method `name` of `owner` gives."""
    for table in (_SHARED, TEXT_METHODS if isinstance(owner, Literal) else LIST_METHODS):
        if name in table:
            return table[name](dialect, resolver, owner, given)
    if isinstance(owner, Literal) and name in METHODS:
        return fold(METHODS[name], [frozenset([owner]), *given.values])
    if isinstance(owner, Object | Bound | Known) and name == "toString":
        return as_text(resolver, frozenset([owner]))
    for value in given.values:  # whoever takes a function calls it, as far as anybody knows
        if any(isinstance(atom, Routine) for atom in value):
            call_back(resolver, given, value)
    return NOTHING


# --- functions and promises


def _call(dialect: JavaScript, resolver: Resolver, owner: Atom, given: Given) -> Value:
    return _applied(dialect, resolver, owner, given.at(0), with_values(given, given.values[1:], is_cut=given.is_cut))


def _apply(dialect: JavaScript, resolver: Resolver, owner: Atom, given: Given) -> Value:
    inner = with_values(given, [])
    if given.has(1):
        values, is_cut = spread(resolver, given.at(1))
        inner = with_values(given, values, is_cut=is_cut)
    return _applied(dialect, resolver, owner, given.at(0), inner)


def _applied(dialect: JavaScript, resolver: Resolver, owner: Atom, this: Value, given: Given) -> Value:
    """Return what `owner` gives when it is called for `this`."""
    if isinstance(owner, Routine) and owner.function.receiver is not None:
        resolver.give(owner.function.receiver, this)
    if isinstance(owner, Bound):  # a method that is borrowed from another list or text
        return merge(*(method_of(dialect, resolver, atom, owner.member, given) for atom in ordered(this)))
    if isinstance(owner, Known) and ".prototype." in owner.name:
        return _borrowed(dialect, resolver, owner, this, given)
    return call_with(resolver, frozenset([owner]), given)


def _borrowed(dialect: JavaScript, resolver: Resolver, owner: Known, this: Value, given: Given) -> Value:
    name = owner.name.rpartition(".")[2]
    if owner.name.startswith("Function.prototype."):
        return merge(*(_SHARED[name](dialect, resolver, atom, given) for atom in ordered(this) if name in _SHARED))
    own = [atom for atom in ordered(this) if not isinstance(atom, Known)]
    call_with(resolver, frozenset([owner]), given)
    return merge(*(method_of(dialect, resolver, atom, name, given) for atom in own))


def _bind(_dialect: JavaScript, resolver: Resolver, owner: Atom, given: Given) -> Value:
    resolver.recorder.reference(given.call, frozenset([owner]))
    if isinstance(owner, Routine) and owner.function.receiver is not None:
        resolver.give(owner.function.receiver, given.at(0) if given.values else resolver.dialect.unbound(resolver))
    if isinstance(owner, Bound):
        owners = [Bound(atom, owner.member) for atom in ordered(given.at(0))] or [owner]
        return frozenset(Partial(one, tuple(given.values[1:])) for one in owners)
    if isinstance(owner, Known) and owner.name.startswith("Function.prototype."):
        name = owner.name.rpartition(".")[2]
        return frozenset(Bound(atom, name) for atom in ordered(given.at(0)))
    return frozenset(
        [owner if isinstance(owner, Known) and len(given.values) <= 1 else Partial(owner, tuple(given.values[1:]))]
    )


def _then(_dialect: JavaScript, resolver: Resolver, owner: Atom, given: Given) -> Value:
    value: Value = frozenset([owner])
    if not given.values:
        return value
    return merge(*(call_back(resolver, given, function, value) for function in given.values))


def _finally(_dialect: JavaScript, resolver: Resolver, owner: Atom, given: Given) -> Value:
    call_back(resolver, given, given.at(0))
    return frozenset([owner])


def _catch(_dialect: JavaScript, resolver: Resolver, owner: Atom, given: Given) -> Value:
    return merge(frozenset([owner]), call_back(resolver, given, given.at(0)))


def _settle(_dialect: JavaScript, resolver: Resolver, owner: Atom, given: Given) -> Value:
    """Take what a promise is resolved with; see `called.py`."""
    if isinstance(owner, Object):
        resolver.hold(owner.site, SETTLED, given.at(0))
    return NOTHING


SETTLED = "\x00settled"
"""The key under which a promise of the program holds its value."""

_SHARED: Mapping[str, _Method] = {
    "call": _call,
    "apply": _apply,
    "bind": _bind,
    "then": _then,
    "catch": _catch,
    "finally": _finally,
    SETTLED: _settle,
}
