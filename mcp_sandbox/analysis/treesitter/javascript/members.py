"""What a member of a value is, where the language itself has it: constructors, prototypes, lengths, promises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.calling import in_order
from mcp_sandbox.analysis.treesitter.javascript.answers import known, literal
from mcp_sandbox.analysis.treesitter.javascript.coercion import is_map
from mcp_sandbox.analysis.treesitter.javascript.tables import global_names
from mcp_sandbox.analysis.treesitter.javascript.texts import METHODS
from mcp_sandbox.analysis.treesitter.values import (
    NOTHING,
    Atom,
    Bound,
    Instance,
    Known,
    Literal,
    Object,
    Partial,
    Routine,
    Type,
    Value,
)

if TYPE_CHECKING:
    from mcp_sandbox.analysis.treesitter.javascript.dialect import JavaScript
    from mcp_sandbox.analysis.treesitter.resolver import Resolver

__all__ = ["CONSTRUCTOR", "member_of"]

CONSTRUCTOR = "constructor"
"""What the constructor of something that nobody knows is called; its own constructor is `Function`."""

_APPLIED = frozenset({"call", "apply", "bind"})
_WITH_FUNCTIONS = frozenset(["Object", "Array", "String", "Number", "Promise", "Date", "Symbol", "Buffer", "BigInt"])
"""Classes whose members are functions."""
_PROMISED = frozenset({"then", "catch", "finally"})
_BUILT_IN = METHODS.keys() | frozenset(
    [
        "copyWithin", "entries", "every", "filter", "find", "findIndex", "findLast", "flat", "flatMap",
        "forEach", "fill", "includes", "join", "keys", "map", "pop", "push", "reduce", "reduceRight",
        "reverse", "shift", "some", "sort", "splice", "unshift", "values", "split", "match", "matchAll",
        "search", "endsWith", "startsWith", "anchor", "big", "hasOwnProperty", "isPrototypeOf",
        "propertyIsEnumerable", "toPrecision", "toExponential", "toLocaleString",
    ]
)  # fmt: skip
"""Methods that lists, texts and numbers are born with."""

_MODULE_MEMBERS = {
    "require": "require",
    "constructor": "module",
    "_load": "require",
    "parent": "require.main",
    "children": "require.cache",
    "_compile": "module._compile",
    "createRequire": "module.createRequire",
}
"""What the object called `module` has beside `exports`."""


def member_of(dialect: JavaScript, resolver: Resolver, atom: Atom, key: str, term: t.Member) -> Value | None:
    """Return the member `key` of `atom`; null for the common way."""
    match atom:
        case Known():
            return _of_known(dialect, resolver, atom, key)
        case Object():
            return None if key in resolver.held(atom) else _of_object(dialect, resolver, atom, key)
        case Literal():
            return _of_literal(atom, key)
        case Routine() | Partial() | Bound():
            return _of_function(resolver, atom, key, term)
        case Instance() | Type():
            return _of_class(resolver, atom, key, term)


def _of_known(dialect: JavaScript, resolver: Resolver, atom: Known, key: str) -> Value | None:
    if atom.name == "globalThis":
        return dialect.global_member(resolver, key)
    if atom.name in {"undefined", "NaN", "Infinity"}:
        return NOTHING
    if key == "constructor" and f"{atom.name}.constructor" not in resolver.names.canonical:
        return known(_maker_of(atom))
    if key == "__proto__":
        return known(f"{_maker_of(atom)}.prototype")
    if key == "default" and not atom.is_instance:
        return frozenset([atom])
    if (key in _APPLIED and atom.name not in {"Reflect", "Function.prototype"}) or key in _PROMISED:
        return frozenset([Bound(atom, key)])
    return None


def _maker_of(atom: Known) -> str:
    """Return the class of something outside the program."""
    name = atom.name
    if name.endswith(".prototype"):
        return name.removesuffix(".prototype")
    if atom.is_instance:
        return name
    if name in global_names().plain or name in global_names().modules:
        return "Object"
    first, _, rest = name.partition(".")
    is_function = (
        not rest or first in global_names().plain or first in _WITH_FUNCTIONS or first in global_names().modules
    )
    return "Function" if is_function or rest[:1].isupper() else CONSTRUCTOR


def _of_object(dialect: JavaScript, resolver: Resolver, atom: Object, key: str) -> Value | None:
    if atom.site in dialect.module_objects and key in _MODULE_MEMBERS:
        return known(_MODULE_MEMBERS[key])
    maker = "Object" if is_map(atom) else "Array"
    if key in {"constructor", "__proto__"}:
        return known(maker if key == "constructor" else f"{maker}.prototype")
    if _is_index(key) and int(key) in resolver.held(atom):
        return resolver.held(atom)[int(key)]
    if key == "length" and not is_map(atom):
        listed = in_order(resolver, frozenset([atom]))
        return literal(len(listed)) if listed is not None else frozenset()
    return None


def _is_index(key: str) -> bool:
    return key.isascii() and key.isdigit() and len(key) <= _INDEX_DIGITS_MAX


_INDEX_DIGITS_MAX = 6


def _of_literal(atom: Literal, key: str) -> Value | None:
    value = atom.value
    if isinstance(value, str) and (key == "length" or _is_index(key)):
        if key == "length":
            return literal(len(value))
        return literal(value[int(key)]) if int(key) < len(value) else known("undefined", is_instance=True)
    maker = "String" if isinstance(value, str) else "Boolean" if isinstance(value, bool) else "Number"
    if key == "constructor":
        return known(maker)
    if key == "__proto__":
        return known(f"{maker}.prototype")
    return None


def _stands_there(owner: t.Term) -> bool:
    """True where a function is written out, or a method is named, so that whoever wants its constructor means it.

    What a function that is handed around has as constructor is a finding where that is called.
    """
    return not isinstance(owner, t.Name | t.Parameter)


def _of_function(resolver: Resolver, atom: Routine | Partial | Bound, key: str, term: t.Member) -> Value | None:
    if isinstance(atom, Bound) and atom.member not in _BUILT_IN and atom.member not in _APPLIED | _PROMISED:
        return known(CONSTRUCTOR) if key == "constructor" else None
    if isinstance(atom, Routine) and key in resolver.fields.get(atom.function, {}):
        return None
    if key == "constructor":
        return known("Function", is_instance=not _stands_there(term.owner))
    if key == "__proto__":
        return known("Function.prototype")
    if key == "prototype" and isinstance(atom, Routine) and atom.function.made is not None:
        return frozenset([Instance(atom.function.made)])
    if key == "name" and isinstance(atom, Bound):
        return literal(atom.member)
    return None


def _of_class(resolver: Resolver, atom: Instance | Type, key: str, term: t.Member) -> Value | None:
    del term
    if key == "constructor":
        return known("Function") if isinstance(atom, Type) else frozenset([Type(atom.cls)])
    if key in {"__proto__", "prototype"} and not resolver.member_of_class(atom.cls, key):
        return frozenset([Instance(atom.cls)])
    return None
