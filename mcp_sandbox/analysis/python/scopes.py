"""Where names live and what binds them, as Python's own symbol tables have it."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING, TypeAlias

from mcp_sandbox.analysis.python.values import Value

if TYPE_CHECKING:
    from mcp_sandbox.analysis.python.invocation import Call

__all__ = ["Binding", "CallPlace", "FunctionNode", "How", "Program", "Scope", "ScopeKind", "Unit"]

FunctionNode: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


class ScopeKind(Enum):
    """What makes a scope; the lookup rules differ."""

    MODULE = auto()
    CLASS = auto()
    FUNCTION = auto()
    COMPREHENSION = auto()


class How(Enum):
    """How a name comes by its value."""

    VALUE = auto()
    """The source itself, or a part of it."""
    ELEMENT = auto()
    """An element of the source: a loop's target."""
    CONTEXT = auto()
    """What the source's `__enter__` gives."""
    CONTENT = auto()
    """The source is put into the container of this name."""
    IMPORT = auto()
    """A module or a member of one; `name` below says which."""
    FUNCTION = auto()
    CLASS = auto()
    PARAMETER = auto()
    UNKNOWN = auto()


@dataclass(slots=True, eq=False)
class Unit:
    """The expressions of one statement, in the order in which they are evaluated."""

    scope: Scope | None = None
    """Where the statement stands, and as which of its body."""
    statement: int = -1
    steps: list[tuple[ast.AST, Scope]] = field(default_factory=list["tuple[ast.AST, Scope]"])
    started: bool = False
    done: bool = False


@dataclass(slots=True, eq=False)
class Binding:
    """One place that gives a name a value."""

    how: How
    node: ast.AST
    """Where it stands, for positions and alias steps."""
    unit: Unit
    source: ast.expr | None = None
    path: tuple[int | None, ...] = ()
    """Which part of the source; null is 'any of the rest'."""
    imported: str = ""
    """The dotted name behind an import, or a parameter's own name."""
    scope: Scope | None = None
    """A function's or class's own scope; a parameter's function scope."""
    statement: int = -1
    """Index of the enclosing statement in its scope's body; -1 where there is none."""
    conditional: bool = False
    value: Value | None = None
    """Once it is known."""


@dataclass(slots=True, eq=False)
class Scope:
    """A module, class, function or comprehension, and the names that it binds."""

    kind: ScopeKind
    parent: Scope | None
    node: ast.AST
    program: Program
    bindings: dict[str, list[Binding]] = field(default_factory=dict[str, "list[Binding]"])
    settled: dict[str, tuple[int, Value]] = field(default_factory=dict[str, tuple[int, Value]])
    """How many of a name's bindings, from the first on, are worked out, and what they come to."""
    certain: dict[str, int] = field(default_factory=dict[str, int])
    """The first line on which a name is bound whatever happens; large where there is none."""
    global_names: set[str] = field(default_factory=set[str])
    nonlocal_names: set[str] = field(default_factory=set[str])
    deleted: set[str] = field(default_factory=set[str])
    imports: set[str] = field(default_factory=set[str])
    """Names that an import binds, if only sometimes."""
    unordered: set[str] = field(default_factory=set[str])
    """Names whose bindings don't stand in the order of their statements."""
    stars: list[str] = field(default_factory=list[str])
    returns: list[tuple[ast.expr, Unit]] = field(default_factory=list["tuple[ast.expr, Unit]"])
    yields: list[tuple[ast.expr, Unit]] = field(default_factory=list["tuple[ast.expr, Unit]"])
    decorators: list[tuple[ast.expr, Unit]] = field(default_factory=list["tuple[ast.expr, Unit]"])
    """Of the function or class whose scope it is; for a class, `bases` too."""
    bases: list[tuple[ast.expr, Unit]] = field(default_factory=list["tuple[ast.expr, Unit]"])
    statement: int = -1
    """Index of the statement that it stands in, in the enclosing scope's body."""
    package: str = ""
    """Of a module: the package from which its relative imports count."""

    @property
    def module(self) -> Scope:
        """The module's scope around this one."""
        scope = self
        while scope.parent is not None:
            scope = scope.parent
        return scope

    def owner(self, name: str) -> Scope:
        """Return the scope in which a binding of `name` that stands here takes effect."""
        if name in self.global_names:
            return self.module
        if name in self.nonlocal_names:
            scope = self.parent
            while scope is not None and not (scope.kind is ScopeKind.FUNCTION and name in scope.bindings):
                scope = scope.parent
            return scope or self
        return self

    def add(self, name: str, binding: Binding) -> None:
        """Record that `binding` gives `name` a value in this very scope."""
        bindings = self.bindings.setdefault(name, [])
        if bindings and binding.statement < bindings[-1].statement:
            self.unordered.add(name)
        if binding.how is How.IMPORT:
            self.imports.add(name)
        bindings.append(binding)

    def bind(self, name: str, binding: Binding) -> None:
        """Record that `binding` gives `name` a value here."""
        owner = self.owner(name)
        if owner is not self:
            binding.conditional = True
            binding.statement = -1
        owner.add(name, binding)
        if owner.kind is ScopeKind.CLASS:
            self.program.fields.setdefault(name, []).append(binding)


@dataclass(slots=True, eq=False)
class CallPlace:
    """A call whose function is written as a name or an attribute."""

    node: ast.Call
    scope: Scope
    unit: Unit


@dataclass(slots=True, eq=False)
class Program:
    """All sources of one program, read."""

    units: list[Unit] = field(default_factory=list["Unit"])
    calls: dict[str, list[CallPlace]] = field(default_factory=dict[str, "list[CallPlace]"])
    """By the last part of the function's name."""
    fields: dict[str, list[Binding]] = field(default_factory=dict[str, "list[Binding]"])
    """What is stored under an attribute's name, wherever: class bodies, `self.x = …`."""
    quiet: set[ast.AST] = field(default_factory=set[ast.AST])
    """Expressions that the expression around them reports for."""
    modules: dict[str, Scope] = field(default_factory=dict[str, "Scope"])
    """The program's own files, by the name that imports them."""
    texts: dict[str, str] = field(default_factory=dict[str, str])
    """What the program's own files hold, by their path."""
    spaces: dict[tuple[Scope, str], Scope] = field(default_factory=dict["tuple[Scope, str]", "Scope"])
    """Where texts that become code put their names, by the variable that is given for it."""
    folders: dict[str, None] = field(default_factory=dict[str, None])
    """The folders that nobody may lose which the program goes into."""
    commands: list[tuple[Call, str | None]] = field(default_factory=list["tuple[Call, str | None]"])
    """What functions run, with its name: they may be called once the program has gone into another folder."""
    patched: dict[str, Value] = field(default_factory=dict[str, Value])
    """What the program itself puts under the names of a module: `builtins.print = f`."""
    shared: set[str] = field(default_factory=set[str])
    """Names that a function binds outside of itself, at a time that nobody knows."""
    endless: set[ast.AST] = field(default_factory=set[ast.AST])
    """What loops without an end do over and over, and nothing else."""
    annotations: list[str] = field(default_factory=list[str])
    """Annotations that are texts."""
    names_itself: bool = False
    """True where a class of the program is told the names that its objects are given."""
    docstrings: list[ast.Constant] = field(default_factory=list[ast.Constant])
    """Texts that stand as statements and hold examples."""
    has_dunder_text: bool = False
    """True where a text of the program holds two underscores beside a brace or a dot: a format string may walk."""
