"""What a program says, in the terms that all languages share: a reader lowers its tree to these.

A term stands for an expression. Statements are told by what they do: names are bound in scopes, members are stored,
and every expression is listed in `Unit.terms`, so that it is looked at once. Order does not matter: a name may be
whatever any of its bindings gives it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Literal

from tree_sitter import Node

if TYPE_CHECKING:
    from mcp_sandbox.analysis.treesitter.reading import Source
    from mcp_sandbox.analysis.treesitter.values import Value

__all__ = [
    "Call",
    "Class",
    "Constant",
    "Each",
    "Either",
    "Function",
    "Items",
    "Join",
    "Member",
    "Name",
    "Opaque",
    "Operation",
    "Outside",
    "Parameter",
    "Receiver",
    "Scope",
    "Spread",
    "Store",
    "Term",
    "Typed",
    "Unit",
    "spine",
]


@dataclass(slots=True, eq=False)
class Term:
    """An expression; `node` is where it stands."""

    node: Node
    serial: int = field(init=False, repr=False, default_factory=count().__next__)
    """Tells terms at one place apart, in the order in which they were made."""


@dataclass(slots=True, eq=False)
class Constant(Term):
    """A literal."""

    value: str | int | float | bool | None


@dataclass(slots=True, eq=False)
class Name(Term):
    """A name that is read in `scope`; what no scope binds is the language's, see `Dialect.outside`."""

    name: str
    scope: Scope


@dataclass(slots=True, eq=False)
class Outside(Term):
    """Something that is not the program's, by its full name: what an import binds."""

    name: str
    is_import: bool = False
    """True where the place takes in a module or member, for restricted modules."""
    is_instance: bool = False
    """True for an object of the class of that name."""
    is_named: bool = False
    """True where it is only given a name, which is a finding where a rule lists its module."""


@dataclass(slots=True, eq=False)
class Member(Term):
    """A member of `owner`: by a name that stands in the source, or by a computed key."""

    owner: Term
    key: str | Term


@dataclass(slots=True, eq=False)
class Call(Term):
    """A call, or the making of an object."""

    callee: Term
    arguments: Sequence[Term] = ()
    named: Sequence[tuple[str, Term]] = ()
    """Arguments by keyword."""
    makes: bool = False
    """True for `new`."""


@dataclass(slots=True, eq=False)
class Join(Term):
    """Text put together from parts: concatenation, or a template."""

    parts: Sequence[Term]


@dataclass(slots=True, eq=False)
class Operation(Term):
    """An operator on numbers or texts: `+ - * / % & | ^ << >> **`, or `!`, `~`, `-` on one part."""

    operator: str
    parts: Sequence[Term]


@dataclass(slots=True, eq=False)
class Either(Term):
    """One of several: a conditional, `a || b`, a switch expression."""

    options: Sequence[Term]


@dataclass(slots=True, eq=False)
class Typed(Term):
    """`value`; where nothing is known of it, `kind`: what it is by its declared type, or by a cast."""

    value: Term
    kind: Term


@dataclass(slots=True, eq=False)
class Items(Term):
    """A list, tuple, set, map or object literal; the key is null where the position counts, or isn't known."""

    items: Sequence[tuple[Term | None, Term]]


@dataclass(slots=True, eq=False)
class Spread(Term):
    """The elements of `value`, among items or arguments."""

    value: Term


@dataclass(slots=True, eq=False)
class Each(Term):
    """Any element of `value`: the variable of a loop. `keys` for those that loop over the keys."""

    value: Term
    keys: bool = False


@dataclass(slots=True, eq=False)
class Parameter(Term):
    """A parameter of a function of the program; what calls give it is gathered in `values`."""

    default: Term | None = None
    is_rest: bool = False
    name: str | None = None
    """For arguments by keyword."""
    kind: Term | None = None
    """What it is by its declared type, where no call that is known gives it anything."""
    values: Value = frozenset()


@dataclass(slots=True, eq=False)
class Function(Term):
    """A function, method, lambda or block of the program."""

    parameters: Sequence[Parameter] = ()
    returns: list[Term] = field(default_factory=list[Term])
    """Every expression that it may give back, or yield."""
    name: str | None = None
    arguments: Parameter | None = None
    """What holds every argument, as a list."""
    receiver: Parameter | None = None
    """What stands for the object whose member it is called as."""
    made: Class | None = None
    """What `new` makes of it, where functions make objects."""


@dataclass(slots=True, eq=False)
class Class(Term):
    """A class of the program: its members by name, and what it extends."""

    members: dict[str, list[Term]] = field(default_factory=dict[str, list[Term]])
    bases: Sequence[Term] = ()
    name: str | None = None


@dataclass(slots=True, eq=False)
class Receiver(Term):
    """`this` or `self`: an object of `of`, or `of` itself where `is_class`."""

    of: Class
    is_class: bool = False


@dataclass(slots=True, eq=False)
class Store(Term):
    """`owner.key = value`; the value of the term is `value`."""

    owner: Term
    key: str | Term
    value: Term


@dataclass(slots=True, eq=False)
class Opaque(Term):
    """Anything else: its parts are looked at, its own value is not known."""

    parts: Sequence[Term] = ()


@dataclass(slots=True, eq=False)
class Scope:
    """Where names are bound."""

    kind: Literal["module", "function", "block", "class"]
    parent: Scope | None = None
    bindings: dict[str, list[Term]] = field(default_factory=dict[str, list[Term]])

    def bind(self, name: str, term: Term) -> None:
        """Let `name` be `term` too, in this scope."""
        self.bindings.setdefault(name, []).append(term)

    def owner_of(self, name: str) -> Scope | None:
        """Return the nearest scope that binds `name`."""
        scope: Scope | None = self
        while scope is not None and name not in scope.bindings:
            scope = scope.parent
        return scope


@dataclass(slots=True, eq=False)
class Unit:
    """One source, lowered."""

    source: Source
    scope: Scope
    terms: list[Term] = field(default_factory=list[Term])
    """Every expression that is not part of another one here, in source order."""
    roots: list[Node] = field(default_factory=list[Node])
    """Roots of the trees of pieces of the source that were parsed by themselves."""


def spine(term: Term) -> list[Term]:
    """Return the owners, callees and first operands below `term`, innermost first: long chains take no recursion."""
    found = [term]
    while True:
        match term:
            case Call(callee=inner) | Member(owner=inner):
                term = inner
            case Operation(parts=[inner, *_]) | Join(parts=[inner, *_]):
                term = inner
            case _:
                break
        found.append(term)
    found.reverse()
    return found
