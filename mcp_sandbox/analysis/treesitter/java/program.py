"""The classes of a Java program, and what a simple name of a class means in a place of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TypeAlias

from tree_sitter import Node

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.java.library import CLASSES
from mcp_sandbox.analysis.treesitter.java.unicode import MODULE
from mcp_sandbox.analysis.treesitter.matching import names_of
from mcp_sandbox.analysis.treesitter.reading import TooComplexError
from mcp_sandbox.domain.language import Language

__all__ = ["Declared", "File", "Meant", "Program", "library_classes"]


@dataclass(eq=False)
class Declared:
    """A class of the program."""

    cls: t.Class
    node: Node
    full: str
    outer: Declared | None
    types: dict[str, Declared] = field(default_factory=dict[str, "Declared"])
    """The classes inside of it, by simple name."""

    def enclosing(self) -> Iterator[Declared]:
        """Yield the class and those that it stands in, the innermost first."""
        one: Declared | None = self
        while one is not None:
            yield one
            one = one.outer


_OPENED_MAX = 400
"""Packages that one file takes in as a whole."""

Meant: TypeAlias = Declared | str
"""A class: one of the program, or the full name of another."""


@cache
def library_classes() -> frozenset[str]:
    """Return the full name of every class that something is known of."""
    names = names_of(Language.JAVA)
    named = (*names.rules, *names.excepted, *names.returns, *names.returns.values(), *names.vital, *names.canonical)
    found = set(CLASSES)
    for name in (*named, *names.canonical.values()):
        parts = name.removeprefix("=").split(".")
        found.update(".".join(parts[:count]) for count in range(2, len(parts) + 1) if parts[count - 1][:1].isupper())
    return frozenset(found)


class Program:
    """All files of a program."""

    def __init__(self) -> None:
        self.classes: dict[str, Declared] = {}
        """By full name."""
        self.files: list[File] = []

    def beside(self, file: File, name: str) -> Declared | None:
        """Return the class of that name in another file of the same package."""
        full = f"{file.package}.{name}" if file.package else name
        return self.classes.get(full)

    def within(self, owner: str) -> Mapping[str, Declared]:
        """Return the classes inside of a class of the program, by simple name."""
        outer = self.classes.get(owner)
        return outer.types if outer is not None else {}

    def by_full_name(self, full: str) -> list[Meant]:
        """Return what a full name means; the names of the platform are its own, whatever a program declares."""
        own = self.classes.get(full)
        return [own] if own is not None and not full.startswith(("java.", "javax.", "jdk.", "sun.")) else [full]


class File:
    """What the head of a file says of names, and which classes stand in it."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.package = ""
        self.tops: dict[str, Declared] = {}
        self.singles: dict[str, str] = {}
        self.opened: list[str] = []
        """Packages and classes of whose classes the simple names are known."""
        self.members: dict[str, list[str]] = {}
        """Static members that are taken in, by simple name."""
        self.opened_members: list[str] = []
        """Classes whose static members are all taken in."""

    def take_in(self, full: str, *, is_static: bool, is_open: bool) -> None:
        """Take note of an import."""
        if len(self.opened) + len(self.opened_members) > _OPENED_MAX:
            raise TooComplexError
        if full.startswith(MODULE):
            self.opened += sorted({name.rpartition(".")[0] for name in library_classes()})
        elif is_static and is_open:
            self.opened_members.append(full)
            self.opened.append(full)
        elif is_static:
            self.members.setdefault(full.rpartition(".")[2], []).append(full)
        elif is_open:
            self.opened.append(full)
        else:
            self.singles[full.rpartition(".")[2]] = full

    def meant(self, name: str, cls: Declared | None, local: Sequence[Mapping[str, Declared]]) -> list[Meant]:
        """Return the classes that the simple `name` may mean inside of `cls`; none where it is no class."""
        for declared in reversed(local):
            if name in declared:
                return [declared[name]]
        for one in cls.enclosing() if cls is not None else ():
            if name in one.types:
                return [one.types[name]]
        if name in self.tops:
            return [self.tops[name]]
        if name in self.singles:
            return self.program.by_full_name(self.singles[name])
        return self._opened_to(name)

    def _opened_to(self, name: str) -> list[Meant]:
        found: list[Meant] = []
        beside = self.program.beside(self, name)
        if beside is not None:
            found.append(beside)
        for opened in self.opened:
            own = self.program.classes.get(f"{opened}.{name}")
            if own is not None and not found:
                found.append(own)
        # A launcher that reads one file alone sees the library's class where another file has one of that name.
        for package in ("java.lang", *self.opened):
            full = f"{package}.{name}"
            if full in library_classes():
                return [*found, full]
        for taken in self.members.get(name, ()):
            if taken in library_classes() or taken in self.program.classes:
                return self.program.by_full_name(taken)
        return found or self._in_watched_package(name)

    def _in_watched_package(self, name: str) -> list[Meant]:
        """Return the class of a package that a rule means as a whole."""
        names = names_of(Language.JAVA)
        for package in self.opened if name[:1].isupper() else ():
            if names.rules_for(package):
                return [f"{package}.{name}"]
        return []
