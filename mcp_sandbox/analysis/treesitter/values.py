"""What a term may stand for, as far as it matters.

A value is a set of atoms, each one thing that it may be; the empty set is 'nobody knows'.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from mcp_sandbox.analysis.treesitter.terms import Class, Function, Term

__all__ = [
    "ATOMS_MAX",
    "NOTHING",
    "Atom",
    "Bound",
    "Instance",
    "Known",
    "Literal",
    "Object",
    "Partial",
    "Routine",
    "Type",
    "Value",
    "constants",
    "has_text",
    "is_the_programs_own",
    "merge",
    "ordered",
    "site_of",
    "texts",
]

ATOMS_MAX = 24
"""Things that one value may be; past it, what is the program's own is dropped first."""


@dataclass(frozen=True, slots=True)
class Known:
    """Something outside the program by its full name: a module, class, function or, as `is_instance`, an object."""

    name: str
    is_instance: bool = False


@dataclass(frozen=True, slots=True)
class Literal:
    """A constant."""

    value: str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Object:
    """A list, map or object made at `site`; what it holds is kept by the resolver."""

    site: Term


@dataclass(frozen=True, slots=True)
class Routine:
    """A function of the program, with the first arguments that were bound to it."""

    function: Function
    given: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Type:
    """A class of the program."""

    cls: Class


@dataclass(frozen=True, slots=True)
class Instance:
    """An object of a class of the program."""

    cls: Class


@dataclass(frozen=True, slots=True)
class Bound:
    """A member of a value of the program's own: `text.slice`, `list.map`, `f.call`."""

    owner: Atom
    member: str


@dataclass(frozen=True, slots=True)
class Partial:
    """Something that can be called, with its first arguments given."""

    of: Atom
    given: tuple[Value, ...]


Atom: TypeAlias = Known | Literal | Object | Routine | Type | Instance | Bound | Partial
Value: TypeAlias = frozenset[Atom]

NOTHING: Value = frozenset()


def merge(*values: Value) -> Value:
    """Return what any of `values` may be."""
    together = NOTHING.union(*values)
    if len(together) > ATOMS_MAX:
        ordered = sorted(together, key=_weight)
        together = frozenset(ordered[:ATOMS_MAX])
    return together


def _weight(atom: Atom) -> tuple[int, str]:
    order = (
        0
        if isinstance(atom, Known)
        else 1
        if isinstance(atom, Routine | Type | Object | Instance | Bound | Partial)
        else 2
    )
    name = atom.name if isinstance(atom, Known) else repr(atom.value) if isinstance(atom, Literal) else _place(atom)
    return order, name


def _place(atom: Atom) -> str:
    match atom:
        case Object(site=term):
            return _place_of(term)
        case Routine(function=function):
            return _place_of(function)
        case Type(cls=cls) | Instance(cls=cls):
            return _place_of(cls)
        case Partial(of=inner):
            return _weight(inner)[1]
        case Bound(owner=owner, member=member):
            return f"{_weight(owner)[1]}.{member}"
        case _:
            return ""


def _place_of(term: Term) -> str:
    return f"{term.node.start_byte:09d}{term.serial:015d}"


def ordered(value: Value) -> Sequence[Atom]:
    """Return the atoms of `value` in an order that is the same in each run, for whatever has effects."""
    return tuple(value) if len(value) < 2 else sorted(value, key=_weight)


def constants(value: Value) -> list[str | int | float | bool | None]:
    """Return the constants that `value` may be, in an order that is always the same."""
    found = [atom.value for atom in value if isinstance(atom, Literal)]
    return sorted(found, key=lambda one: (type(one).__name__, repr(one)))


def texts(value: Value) -> list[str]:
    """Return the texts that `value` may be, sorted."""
    return sorted(atom.value for atom in value if isinstance(atom, Literal) and isinstance(atom.value, str))


def is_the_programs_own(value: Value) -> bool:
    """True where something is known of `value` and all of it is the program's."""
    return bool(value) and not any(isinstance(atom, Known) for atom in value)


def has_text(value: Value) -> bool:
    """True where `value` may be a text that is known."""
    return any(isinstance(atom, Literal) and isinstance(atom.value, str) for atom in value)


def site_of(atom: Atom) -> Term | None:
    """Return the term under which what `atom` holds is kept; null for what holds nothing of the program's."""
    match atom:
        case Object(site=site):
            return site
        case Routine(function=site) | Instance(cls=site) | Type(cls=site):
            return site
        case _:
            return None
