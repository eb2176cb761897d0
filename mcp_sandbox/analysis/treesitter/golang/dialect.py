"""What Go knows by itself: its builtins, and what the functions of its libraries make of texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mcp_sandbox.analysis.treesitter.calling import words_of
from mcp_sandbox.analysis.treesitter.dialect import Condition, Dialect, Given
from mcp_sandbox.analysis.treesitter.folding import fold
from mcp_sandbox.analysis.treesitter.golang.reflection import REFLECTED, reflected
from mcp_sandbox.analysis.treesitter.golang.texts import BUILT_IN, MAKERS, TEXTS, replaced_by
from mcp_sandbox.analysis.treesitter.matching import names_of
from mcp_sandbox.analysis.treesitter.resolver import Resolver
from mcp_sandbox.analysis.treesitter.terms import Call, Class, Member, Name, Operation, Term
from mcp_sandbox.analysis.treesitter.values import (
    NOTHING,
    Atom,
    Bound,
    Instance,
    Known,
    Literal,
    Object,
    Routine,
    Type,
    Value,
    ordered,
)
from mcp_sandbox.domain.language import Language

__all__ = ["GoDialect"]

_BUILTINS = frozenset(
    {"string", "byte", "rune", "append", "new", "make", "copy", "any", "int", "int32", "uint8", "min", "max"}
)
_PIPE = Known("os/exec.Pipe", is_instance=True)
_TYPES_INTO = frozenset({"io.WriteString", "fmt.Fprint", "fmt.Fprintf", "fmt.Fprintln"})
_WRITING_FLAGS = frozenset({"O_WRONLY", "O_RDWR", "O_CREATE", "O_TRUNC", "O_APPEND", "O_CREAT"})


class GoDialect(Dialect):
    """One program's dialect, with the packages that it opens by a dot."""

    language = Language.GO

    def __init__(self, opened: Sequence[str], fields: Mapping[Class, Sequence[str]]) -> None:
        """Begin with the packages that are opened, and the fields of the program's structs, in order."""
        self._opened = opened
        self._fields = fields
        self._names = names_of(Language.GO)

    def outside(self, name: str) -> Value:
        """Return a builtin, or a member of a package that is opened by a dot."""
        if name in _BUILTINS:
            return frozenset([Known(f"builtin.{name}")])
        found = [f"{package}.{name}" for package in self._opened if self._names.knows(f"{package}.{name}")]
        return frozenset(Known(one) for one in found[:1])

    def member(self, resolver: Resolver, atom: Atom, key: str, term: Member) -> Value | None:
        """Return a member of what a type stands for, of what was made by position, or of a reflected value."""
        del term
        if isinstance(atom, Type) and key == "new":
            return frozenset([Bound(atom, key)])
        if key in REFLECTED and isinstance(atom, Known | Instance | Routine):
            found = resolver.member_of_class(atom.cls, key) if isinstance(atom, Instance) else NOTHING
            return found or self._reflected(atom, key)
        if isinstance(atom, Bound):
            return NOTHING
        if isinstance(atom, Object) and key in {"Args", "Replace"} and isinstance(atom.site, Call):
            return frozenset([atom if key == "Args" else Bound(atom, key)])
        if isinstance(atom, Object) and key not in resolver.held(atom):
            return resolver.elements(frozenset([atom])) or frozenset([Bound(atom, key)])
        return None

    def _reflected(self, atom: Known | Instance | Routine, key: str) -> Value | None:
        """Return what reflection makes of a value whose type is known; null where it isn't reflected."""
        if isinstance(atom, Known) and (atom.name == "reflect.Value" or self._names.rules_for(f"{atom.name}.{key}")):
            return None
        return frozenset([Bound(atom, key)])

    def called(self, resolver: Resolver, name: str, given: Given) -> Value | None:
        """Return what the functions give that only put values together."""
        if name in _TYPES_INTO and _PIPE in given.at(0):
            resolver.recorder.command(given.call, words_of(resolver, given.values[1:]), name)
        if name.startswith("os/exec.Pipe."):
            resolver.recorder.command(given.call, words_of(resolver, given.values), name)
        if name in TEXTS:
            return fold(TEXTS[name], given.values)
        if name.startswith("builtin."):
            return self._builtin(resolver, name.removeprefix("builtin."), given)
        maker = MAKERS.get(name)
        if maker is not None:
            return maker(resolver, given)
        owner, _, last = name.rpartition(".")
        if last != "new":
            return None
        if name == "os/exec.Cmd.new":
            resolver.recorder.command(given.call, words_of(resolver, [given.at(1, "Args")]), name)
        return frozenset([Known(owner, is_instance=True)])

    def _builtin(self, resolver: Resolver, name: str, given: Given) -> Value:
        if name == "typed":
            if any(isinstance(atom, Known) and atom.name == "os/exec.Cmd" for atom in given.at(0)):
                resolver.recorder.command(given.call, words_of(resolver, [given.at(1)]), "os/exec.Cmd")
            return NOTHING
        maker = BUILT_IN.get(name)
        if maker is not None:
            return maker(resolver, given)
        if name == "new":
            for atom in ordered(given.at(0)):
                resolver.recorder.reference(
                    given.call, frozenset([Known(f"{atom.name}.new")]) if isinstance(atom, Known) else NOTHING
                )
            return frozenset(Instance(atom.cls) for atom in given.at(0) if isinstance(atom, Type)) or frozenset(
                Known(atom.name, is_instance=True) for atom in given.at(0) if isinstance(atom, Known)
            )
        return given.at(0)

    def method(self, resolver: Resolver, owner: Atom, name: str, given: Given) -> Value:
        """Return what a method of a text builder gives, or one that is reached by reflection."""
        if name in REFLECTED and isinstance(owner, Known | Instance | Routine):
            return reflected(resolver, owner, name, given)
        if isinstance(owner, Object) and name == "Replace":
            return replaced_by(resolver, owner, given)
        if isinstance(owner, Type):
            return self._filled(resolver, owner, given)
        if isinstance(owner, Literal) and name == "String":
            return frozenset([owner])
        return NOTHING

    def _filled(self, resolver: Resolver, owner: Type, given: Given) -> Value:
        """Return a struct of the program with its fields filled."""
        by_position = zip(self._fields.get(owner.cls, ()), given.values, strict=False)
        for field, value in (*given.named.items(), *by_position):
            resolver.hold(owner.cls, field, value)
        return frozenset([Instance(owner.cls)])

    def conditions(self) -> Mapping[str, Condition]:
        """Return the conditions of the rules for Go."""
        return {"opens": _opens}


def _flag_names(term: Term, left: list[int]) -> list[str]:
    left[0] -= 1
    if left[0] < 0:
        return [""]
    match term:
        case Member(key=str(key)):
            return [key]
        case Operation(parts=parts):
            return [name for part in parts for name in _flag_names(part, left)]
        case Name(name=name, scope=scope) if (owner := scope.owner_of(name)) is not None:
            return [flag for bound in owner.bindings[name] for flag in _flag_names(bound, left)]
        case _:
            return [""]


def _opens(_resolver: Resolver, given: Given, index: int) -> bool:
    """True where flags open a file for writing, or can't be known."""
    if index >= len(given.call.arguments):
        return False
    flags = _flag_names(given.call.arguments[index], [200])
    return any(flag in _WRITING_FLAGS or not flag for flag in flags)
