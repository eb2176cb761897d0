"""What one language adds to the shared resolver: the names it knows by itself, and what its functions give."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from mcp_sandbox.analysis.commands import is_vital_path
from mcp_sandbox.analysis.treesitter.values import NOTHING, Atom, Value, texts
from mcp_sandbox.domain.language import Language

if TYPE_CHECKING:
    from mcp_sandbox.analysis.treesitter.resolver import Resolver
    from mcp_sandbox.analysis.treesitter.terms import Call, Member, Operation

__all__ = ["Condition", "Dialect", "Given"]


@dataclass(frozen=True, slots=True)
class Given:
    """The arguments of a call, worked out."""

    call: Call
    values: Sequence[Value] = ()
    """By position; from a spread on, each may be any of its elements."""
    named: Mapping[str, Value] = field(default_factory=dict[str, Value])
    is_cut: bool = False
    """True where a spread stands among the arguments, so that positions after it aren't known."""

    def at(self, index: int, name: str | None = None) -> Value:
        """Return the argument at `index`, or the one called `name`; nothing where there is none."""
        if name is not None and name in self.named:
            return self.named[name]
        return self.values[index] if 0 <= index < len(self.values) else NOTHING

    def has(self, index: int, name: str | None = None) -> bool:
        """True where the argument is given."""
        return (name is not None and name in self.named) or 0 <= index < len(self.values)


Condition: TypeAlias = Callable[["Resolver", Given, int], bool]
"""Says whether a call is one that a rule means; the number is the one behind the condition's name in the rule."""


class Dialect:
    """Overridden by each language; every method may be left as it is."""

    language: Language
    joins_with_plus = True
    """True where `+` puts texts together."""
    finds_where_taken = False
    """True where a call that a condition makes a finding is one too where its function was taken out of its module."""

    def outside(self, name: str) -> Value:
        """Return what `name` is where the program does not bind it."""
        del name
        return NOTHING

    def member(self, resolver: Resolver, atom: Atom, key: str, term: Member) -> Value | None:
        """Return the member `key` of `atom`; null for the common way, which takes Known names apart by a dot."""
        del resolver, atom, key, term
        return None

    def computed(self, resolver: Resolver, atom: Atom, key: Value, term: Member) -> Value | None:
        """Return the member of `atom` at a computed key whose text isn't known; null for the common way."""
        del resolver, atom, key, term
        return None

    def unknown_member(self, resolver: Resolver, key: str, term: Member) -> Value:
        """Return the member `key` of something that nobody knows, where its name says what it is."""
        del resolver, key, term
        return NOTHING

    def unbound(self, resolver: Resolver) -> Value:
        """Return what the receiver of a function is that is called by its own name."""
        del resolver
        return NOTHING

    def store(self, resolver: Resolver, owner: Atom, key: str | int | None, value: Value) -> None:
        """Take note that `owner`, which is no object of the program, holds `value` under `key`."""
        del resolver, owner, key, value

    def called(self, resolver: Resolver, name: str, given: Given) -> Value | None:
        """Return what the function or class `name`, outside the program, gives; null for the common way."""
        del resolver, name, given
        return None

    def method(self, resolver: Resolver, owner: Atom, name: str, given: Given) -> Value:
        """Return what the method `name` of a value of the program's own gives: a text, a list, a function."""
        del resolver, owner, name, given
        return NOTHING

    def operation(self, resolver: Resolver, term: Operation, parts: Sequence[Value]) -> Value | None:
        """Return what an operator gives; null for the common way."""
        del resolver, term, parts
        return None

    def conditions(self) -> Mapping[str, Condition]:
        """Return the conditions that the language's rules may name, beside the common ones."""
        return {}


def _called(_resolver: Resolver, _given: Given, _index: int) -> bool:
    return True


def _writes(_resolver: Resolver, given: Given, index: int) -> bool:
    """True where the mode at `index` is one that writes, or can't be known; without a mode a file is read."""
    if not given.has(index) and not given.is_cut:
        return False
    modes = texts(given.at(index))
    return not modes or any(set("wax+cr") & set(mode) - {"r"} for mode in modes)


def _vital(resolver: Resolver, given: Given, index: int) -> bool:
    path = given.at(index)
    return any(is_vital_path(one) for one in (*texts(path), *texts(resolver.elements(path))))


def _has(_resolver: Resolver, given: Given, index: int) -> bool:
    return given.has(index)


CONDITIONS: Mapping[str, Condition] = {"called": _called, "writes": _writes, "vital": _vital, "has": _has}
"""`when = "writes 1"`: the mode is the second argument."""
