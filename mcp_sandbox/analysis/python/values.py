"""What an expression may stand for, as far as it matters: the resolver's abstract values.

A value is a tuple of atoms, each of them one thing that it may be; the empty tuple is 'nobody knows, and nothing
dangerous that we saw'.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from mcp_sandbox.analysis.python.scopes import Scope

__all__ = [
    "ATOMS_MAX",
    "NOTHING",
    "Atom",
    "Bound",
    "Class",
    "Function",
    "Getter",
    "Given",
    "Instance",
    "Items",
    "Known",
    "Loader",
    "Namespace",
    "Partial",
    "Somewhere",
    "UserModule",
    "Value",
    "elements",
    "merge",
    "same_key",
]

ATOMS_MAX = 32
"""Things that one value may be; past it the rest is dropped."""


@dataclass(frozen=True, slots=True)
class Known:
    """A module, or something that is reached through one: `os`, `os.system`, `builtins.eval`."""

    name: str
    kind: Literal["static", "instance", "method", "stays"] = "static"
    """`instance` is an object of the class `name`, `method` a member of such an object, `stays` one that gives
    such an object again."""


@dataclass(frozen=True, slots=True)
class Loader:
    """A finder, loader or spec that leads to the module `name`."""

    name: str


@dataclass(frozen=True, slots=True)
class Somewhere:
    """One of the interpreter's modules, nobody knows which, or the mapping of its names: `f.__globals__`."""


@dataclass(frozen=True, slots=True)
class Namespace:
    """The names of a module or of a scope as a mapping: `vars(os)`, `os.__dict__`, `globals()`."""

    of: Known | Scope


@dataclass(frozen=True, slots=True)
class Function:
    """A function, method or lambda of the program."""

    node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
    scope: Scope


@dataclass(frozen=True, slots=True)
class Class:
    """A class of the program."""

    scope: Scope


@dataclass(frozen=True, slots=True)
class Instance:
    """An object of a class of the program."""

    cls: Class


@dataclass(frozen=True, slots=True)
class UserModule:
    """A module that is one of the program's own files."""

    scope: Scope


@dataclass(frozen=True, slots=True, eq=False)
class Items:
    """A list, tuple, set or mapping; each is only itself, so that deep ones cost nothing to tell apart."""

    entries: tuple[tuple[object, Value], ...]
    """Key or index, null where it is not known, and the value."""


@dataclass(frozen=True, slots=True)
class Given:
    """An argument of a call: what it is, and the expression where there is one."""

    value: Value
    node: ast.expr | None = None
    scope: Scope | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Partial:
    """A function with its first arguments."""

    function: Value
    arguments: tuple[Given, ...]


@dataclass(frozen=True, slots=True)
class Getter:
    """What `operator.attrgetter`, `itemgetter` and `methodcaller` give."""

    kind: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bound:
    """A method of a container, a namespace or a text: the object and the method's name."""

    owner: Atom
    method: str


Atom: TypeAlias = (
    Known | Loader | Somewhere | Namespace | Function | Class | Instance | UserModule | Items | Partial | Getter | Bound
)
Value: TypeAlias = tuple[Atom, ...]

NOTHING: Value = ()


def merge(*values: Value) -> Value:
    """Return what any of `values` may be."""
    first = NOTHING
    rest: list[Value] = []
    for value in values:
        if not first:
            first = value
        elif value and value != first:
            rest.append(value)
    if not rest:
        return first
    together = tuple(dict.fromkeys(atom for value in (first, *rest) for atom in value))
    if len(together) > ATOMS_MAX:
        # What comes from a library stays: the program's own values, however many, lead nowhere by themselves.
        together = tuple(sorted(together, key=lambda atom: not isinstance(atom, Known)))[:ATOMS_MAX]
    return together


def elements(value: Value) -> Value:
    """Return what the elements of `value` may be."""
    return merge(*(inner for atom in value if isinstance(atom, Items) for _, inner in atom.entries))


def same_key(key: object, index: object) -> bool:
    """True where `index` takes out what stands under `key`; `1` and `True` are told apart."""
    return type(key) is type(index) and key == index
