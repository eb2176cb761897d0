"""What JavaScript and TypeScript add to the shared resolver."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.certainty import is_certain
from mcp_sandbox.analysis.treesitter.dialect import Condition, Dialect, Given
from mcp_sandbox.analysis.treesitter.javascript.answers import Lists, known, literal, with_values
from mcp_sandbox.analysis.treesitter.javascript.called import CALLED
from mcp_sandbox.analysis.treesitter.javascript.coercion import as_text, operated
from mcp_sandbox.analysis.treesitter.javascript.conditions import CONDITIONS
from mcp_sandbox.analysis.treesitter.javascript.lowering import TextScope
from mcp_sandbox.analysis.treesitter.javascript.members import CONSTRUCTOR, member_of
from mcp_sandbox.analysis.treesitter.javascript.methods import method_of
from mcp_sandbox.analysis.treesitter.javascript.program import Program
from mcp_sandbox.analysis.treesitter.javascript.tables import global_names
from mcp_sandbox.analysis.treesitter.matching import names_of
from mcp_sandbox.analysis.treesitter.resolver import Resolver
from mcp_sandbox.analysis.treesitter.values import (
    NOTHING,
    Atom,
    Bound,
    Known,
    Object,
    Routine,
    Value,
    merge,
    ordered,
    texts,
)
from mcp_sandbox.domain.language import Language

__all__ = ["JavaScript", "PuzzledError"]

_READ = {
    **dict.fromkeys(
        ("require", "import", "eval", "Function", "setTimeout", "setInterval", "child_process.exec",
         "child_process.execSync", "child_process.spawn", "child_process.spawnSync", "child_process.execFile",
         "child_process.execFileSync", "fs.rm", "fs.rmSync", "fs.promises.rm", "vm.runInThisContext", "process.binding",
         "vm.runInNewContext"), 0,
    ),
    **dict.fromkeys(("Reflect.get", "Object.getOwnPropertyDescriptor"), 1),
}  # fmt: skip
"""Functions whose meaning hangs on the text of an argument, and which that is."""


class PuzzledError(Exception):
    """Raised where more would be known if the program's constants were: its loops and functions are to be run."""


def reaches(resolver: Resolver, atom: Known) -> bool:
    """True for what reaches outside the program, whichever member is taken."""
    return atom.name == "globalThis" or atom.name in resolver.names.carriers


def _is_made(given: Given, index: int) -> bool:
    """True where the argument is neither a literal nor a function."""
    is_literal = index < len(given.call.arguments) and isinstance(given.call.arguments[index], t.Constant)
    return not is_literal and not any(isinstance(atom, Routine) for atom in given.at(index))


class JavaScript(Dialect):
    """The language of one program."""

    language = Language.JAVASCRIPT
    joins_with_plus = False
    finds_where_taken = True

    def __init__(self, program: Program) -> None:
        self.program = program
        self.lists = Lists()
        self.module_objects = frozenset(module.module for module in program.modules.values())
        self._stored: dict[str, Value] = {}

    def outside(self, name: str) -> Value:
        """Return what a global is."""
        names = global_names()
        is_known = name in names.names or name in names.modules
        found = known(names_of(self.language).canonical_of(name)) if is_known else NOTHING
        return merge(found, self._stored.get(name, NOTHING))

    def global_member(self, resolver: Resolver, name: str) -> Value:
        """Return what `globalThis` has under a name."""
        scopes = [self.program.shared, *self.program.scopes.values()]
        own = [resolver.bound(scope, name) for scope in scopes if name in scope.bindings]
        return merge(self.outside(name), *own)

    def member(self, resolver: Resolver, atom: Atom, key: str, term: t.Member) -> Value | None:
        """Return what the language has itself at a member."""
        if isinstance(term.key, t.Term) and isinstance(atom, Known):
            self._puzzle(reaches(resolver, atom))
            if not atom.is_instance and not self._is_read(resolver, atom, key, term.key):
                resolver.recorder.report("dynamic-attribute", term, atom.name)
        return member_of(self, resolver, atom, key, term)

    def _puzzle(self, is_puzzling: bool) -> None:  # noqa: FBT001  the question is the whole of it
        if is_puzzling and not self.program.runs:
            raise PuzzledError

    def _is_read(self, resolver: Resolver, atom: Known, key: str, computed: t.Term) -> bool:
        """True unless a key of something that reaches outside may be another, or is none that it has."""
        if reaches(resolver, atom) and not is_certain(resolver, computed):
            return False
        if atom.name == "globalThis":
            return bool(self.global_member(resolver, key))
        members = global_names().members.get(atom.name)
        return members is None or key in members

    def computed(self, resolver: Resolver, atom: Atom, key: Value, term: t.Member) -> Value | None:
        """Return the member that a list spells, as in `process[['env']]`; find it where any global may be taken."""
        spelled = texts(as_text(resolver, key)) if any(isinstance(one, Object) for one in key) else []
        if spelled:
            found = [resolver.member_of(atom, one, term) for one in spelled]
            is_empty = isinstance(atom, Object) and found == [frozenset([Bound(atom, spelled[0])])]
            return known("undefined", is_instance=True) if is_empty else merge(*found)
        if isinstance(atom, Known):
            self._puzzle(reaches(resolver, atom))
        if isinstance(atom, Known) and atom.name == "globalThis":
            if not atom.is_instance:
                resolver.recorder.report("dynamic-attribute", term, atom.name)
            return NOTHING
        return None

    def unknown_member(self, resolver: Resolver, key: str, term: t.Member) -> Value:
        """Return the constructor of anything."""
        del resolver, term
        return known(CONSTRUCTOR) if key == "constructor" else NOTHING

    def unbound(self, resolver: Resolver) -> Value:
        """Return what `this` is in a function that is called by its name."""
        del resolver
        return known("globalThis", is_instance=True)  # where the function isn't strict, which most are

    def store(self, resolver: Resolver, owner: Atom, key: str | int | None, value: Value) -> None:
        """Keep what a program hangs onto `globalThis`."""
        if isinstance(owner, Known) and owner.name == "globalThis" and isinstance(key, str):
            before = self._stored.get(key, NOTHING)
            if not value <= before:
                self._stored[key] = merge(before, value)
                resolver.has_grown = True

    def called(self, resolver: Resolver, name: str, given: Given) -> Value | None:
        """Return what a function outside the program gives."""
        self._puzzle(name in _READ and _is_made(given, _READ[name]))
        handler = CALLED.get(name)
        return handler(self, resolver, given) if handler is not None else None

    def method(self, resolver: Resolver, owner: Atom, name: str, given: Given) -> Value:
        """Return what a method of the program's own value gives."""
        return method_of(self, resolver, owner, name, given)

    def operation(self, resolver: Resolver, term: t.Operation, parts: Sequence[Value]) -> Value | None:
        """Return what an operator gives."""
        return operated(resolver, term, parts)

    def conditions(self) -> Mapping[str, Condition]:
        """Return the conditions of the language's rules."""
        return CONDITIONS

    # --- for the answers to calls

    def scope_of(self, resolver: Resolver, given: Given, *, direct: bool = False) -> TextScope:
        """Return the scope in which a text that is evaluated reads its names."""
        if direct and given.call in self.program.evaluated:
            return self.program.evaluated[given.call]
        source = resolver.recorder.source_of(given.call.node)
        module = self.program.module_at(source.path)
        return TextScope(self.program.scopes[module.path], module)

    def entries(self, resolver: Resolver, given: Given, value: Value) -> Value:
        """Return the keys and values of `value` as a list of pairs."""
        pairs: list[Value] = []
        for atom in ordered(value):
            if isinstance(atom, Object):
                for key, held in list(resolver.held(atom).items()):
                    pair = [literal(str(key)) if key is not None else NOTHING, held]
                    pairs.append(self.lists.of(resolver, with_values(given, []), pair))
        return self.lists.of(resolver, given, pairs)

    def keys(self, resolver: Resolver, given: Given, value: Value) -> Value:
        """Return the keys of `value` as a list."""
        held = [key for atom in ordered(value) if isinstance(atom, Object) for key in resolver.held(atom)]
        if None in held:
            return self.lists.any_of(resolver, given, NOTHING)
        return self.lists.of(resolver, given, [literal(str(key)) for key in dict.fromkeys(held)])
