"""What Java knows by itself: its library's values, reflection whose end is known, texts and lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.calling import words_of
from mcp_sandbox.analysis.treesitter.dialect import Condition, Dialect, Given
from mcp_sandbox.analysis.treesitter.folding import Scalar, fold, join, literals
from mcp_sandbox.analysis.treesitter.java.conditions import CONDITIONS, is_vital
from mcp_sandbox.analysis.treesitter.java.library import CONTAINERS, FACTORIES
from mcp_sandbox.analysis.treesitter.java.lists import SEPARATOR, list_method, made_list, made_map, text_list, through
from mcp_sandbox.analysis.treesitter.java.operators import computed
from mcp_sandbox.analysis.treesitter.java.program import Program
from mcp_sandbox.analysis.treesitter.java.reflection import (
    FINDERS,
    OF_CLASSES,
    called_member,
    class_method,
    classes_named,
    is_member,
    looked_up,
)
from mcp_sandbox.analysis.treesitter.java.texts import SOME_TEXT, TEXT_FUNCTIONS, TEXT_METHODS, known
from mcp_sandbox.analysis.treesitter.resolver import Resolver
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
    merge,
    texts,
)
from mcp_sandbox.domain.language import Language

__all__ = ["JavaDialect"]

_PIECES_MAX = 4_096
_INPUT = Known("java.lang.Process.Input", is_instance=True)
_FILE = "java.io.File"
_PATH = "java.nio.file.Path"
_TREES = frozenset(
    {
        "java.nio.file.Files.walk",
        "java.nio.file.Files.list",
        "java.nio.file.Files.newDirectoryStream",
        "java.nio.file.Files.find",
    }
)
_PARTS = frozenset(
    {
        "java.io.File.listFiles",
        "java.io.File.getParentFile",
        "java.io.File.getAbsoluteFile",
        "java.io.File.getCanonicalFile",
    }
)
_CHAINED = frozenset({"andThen", "compose", "negate", "and", "or", "identity", "thenComparing", "reversed"})
_LOADERS = frozenset(
    {
        "java.lang.Class.forName",
        "java.lang.ClassLoader.loadClass",
        "java.lang.ClassLoader.findClass",
        "java.lang.invoke.MethodHandles.Lookup.findClass",
    }
)


class JavaDialect(Dialect):
    """One program's dialect: its own classes can be reached by name too."""

    language = Language.JAVA

    def __init__(self, program: Program) -> None:
        self._program = program

    # --- members

    def member(self, resolver: Resolver, atom: Atom, key: str, term: t.Member) -> Value | None:
        """Return what every class and object has, and what functions are called by."""
        if not isinstance(term.key, str) and isinstance(atom, Known):
            return frozenset([atom])  # an array of it
        if isinstance(atom, Routine):
            return frozenset([Bound(atom, key)]) if key in _CHAINED else frozenset([atom])
        if key == "getClass" and not isinstance(atom, Type):
            return frozenset([Bound(atom, key)])
        if isinstance(atom, Known) and not atom.is_instance:
            return self._of_known(resolver, atom, key, is_static=_names_a_class(term.owner))
        if isinstance(atom, Object) and key not in resolver.held(atom):
            return frozenset([Bound(atom, key)])
        if isinstance(atom, Instance | Type):
            found = resolver.member_of_class(atom.cls, key)
            return found or (_asked_of_class(resolver, atom, key) if isinstance(atom, Type) else NOTHING)
        return NOTHING if isinstance(atom, Bound) else None

    def _of_known(self, resolver: Resolver, atom: Known, key: str, *, is_static: bool) -> Value | None:
        if is_member(atom):
            return frozenset([Bound(atom, key)]) if key in _CHAINED or _is_call(key) else None
        is_class = not is_static and atom.name.rpartition(".")[2][:1].isupper() and atom.name != "java.lang.Class"
        return _asked_of_class(resolver, atom, key) or None if is_class else None

    def computed(self, resolver: Resolver, atom: Atom, key: Value, term: t.Member) -> Value | None:
        """Return an element of an array."""
        del resolver, key, term
        return frozenset([atom]) if isinstance(atom, Known) else NOTHING if isinstance(atom, Literal) else None

    def unknown_member(self, resolver: Resolver, key: str, term: t.Member) -> Value:
        """Return the class of an object that nobody knows."""
        del resolver, term
        return frozenset([Known("java.lang.Object.getClass")]) if key == "getClass" else NOTHING

    # --- calls

    def called(self, resolver: Resolver, name: str, given: Given) -> Value | None:
        """Return what functions of the library give that put values together, or reach a class by its name."""
        if name in TEXT_FUNCTIONS:
            return TEXT_FUNCTIONS[name](resolver, given)
        if name in _LOADERS:
            return self._loaded(resolver, given)
        if name in FINDERS:
            return looked_up(resolver, given)
        if name in resolver.names.vital:
            self._delete(resolver, name, given)
        for way in (self._typed, self._file, self._made):
            found = way(resolver, name, given)
            if found is not None:
                return found
        return self._run(resolver, name, given)

    def _typed(self, resolver: Resolver, name: str, given: Given) -> Value | None:
        """Record a command that is written to what a process reads; return a writer around that."""
        if name.startswith(f"{_INPUT.name}."):
            resolver.recorder.command(given.call, words_of(resolver, given.values), name)
        return frozenset([_INPUT]) if name.endswith(".new") and _INPUT in given.at(0) else None

    def _made(self, resolver: Resolver, name: str, given: Given) -> Value | None:
        """Return a new object; a list or map with what it is given."""
        owner, _, last = name.rpartition(".")
        if name == "java.util.StringJoiner.new":
            resolver.hold(given.call, SEPARATOR, given.at(0))
            return frozenset([Object(given.call)])
        if name in FACTORIES or (last == "new" and owner in CONTAINERS):
            return made_map(resolver, given) if name == "java.util.Map.of" else made_list(resolver, given)
        return frozenset([Known(owner, is_instance=True)]) if last == "new" else None

    def _loaded(self, resolver: Resolver, given: Given) -> Value | None:
        found = classes_named(resolver, self._program, given.at(0))
        resolver.recorder.reference(given.call, found)
        return found or None

    def _delete(self, resolver: Resolver, name: str, given: Given) -> None:
        """Record that a root, a home or the like is deleted by a method of its own."""
        callee = given.call.callee
        if isinstance(callee, t.Member) and is_vital(resolver.value(callee.owner)):
            resolver.recorder.report("recursive-delete", given.call, name)

    def _file(self, resolver: Resolver, name: str, given: Given) -> Value | None:
        """Return a file or path, which is its text too, or those below one."""
        values = [known(value) for value in given.values]
        if name == f"{_FILE}.new":
            return merge(frozenset([Known(_FILE, is_instance=True)]), fold(_below, values))
        if name in {f"{_PATH}.of", "java.nio.file.Paths.get", "java.nio.file.FileSystem.getPath"}:
            return merge(frozenset([Known(_PATH, is_instance=True)]), fold(_below, values))
        if name in _TREES:
            resolver.hold(given.call, None, merge(frozenset([Known(_PATH, is_instance=True)]), given.at(0)))
            return frozenset([Object(given.call)])
        if name in _PARTS and isinstance(given.call.callee, t.Member):
            whole = resolver.value(given.call.callee.owner)
            if not name.endswith("listFiles"):
                return whole
            resolver.hold(given.call, None, whole)
            return frozenset([Object(given.call)])
        return None

    def _run(self, resolver: Resolver, name: str, given: Given) -> Value | None:
        """Run the functions of the program that are handed over, with what they may be given."""
        if name == "java.util.stream.Collectors.joining":
            return made_list(resolver, given)
        given_functions = [value for value in given.values if any(isinstance(atom, Routine) for atom in value)]
        results = [through(resolver, value, NOTHING, given, 0) for value in given_functions]
        if name.rpartition(".")[2] in {"supplyAsync", "submit", "callAs", "doPrivileged", "generate", "withInitial"}:
            references = [through(resolver, value, NOTHING, given, i) for i, value in enumerate(given.values)]
            resolver.hold(given.call, None, merge(*results, *references))
            return frozenset([Object(given.call)])
        return None

    def method(self, resolver: Resolver, owner: Atom, name: str, given: Given) -> Value:
        """Return what a method of a text, a list, a class or a function gives."""
        if name == "getClass":
            return _class_of(owner)
        match owner:
            case Literal(value=str(text)):
                return self._of_text(resolver, text, name, given)
            case Object():
                return list_method(resolver, owner, name, given)
            case Known() if is_member(owner):
                return self._of_member(resolver, owner, name, given)
            case Known() | Type():
                return class_method(resolver, owner, name, given) if name in OF_CLASSES else NOTHING
            case Routine():
                return merge(frozenset([owner]), *(_functions(value) for value in given.values))
            case _:
                return NOTHING

    def _of_member(self, resolver: Resolver, owner: Known, name: str, given: Given) -> Value:
        if name in _CHAINED:
            return merge(frozenset([owner]), *(_functions(value) for value in given.values))
        return called_member(resolver, owner, name, given) or NOTHING

    def _of_text(self, resolver: Resolver, text: str, name: str, given: Given) -> Value:
        own = literals([text])
        if name == "chars":
            for index, one in enumerate(text[:_PIECES_MAX]):
                resolver.hold(given.call, index, literals([ord(one)]))
            return frozenset([Object(given.call)])
        if name == "split":
            separators = texts(given.at(0))[:1]
            return text_list(resolver, given, text.split(separators[0]) if separators and separators[0] else list(text))
        if name == "formatted":
            return TEXT_FUNCTIONS["java.lang.String.format"](resolver, Given(given.call, [own, *given.values]))
        if name == "append" and any(isinstance(atom, Object) for atom in given.at(0)):
            return join([own, TEXT_FUNCTIONS["java.lang.String.new"](resolver, given)]) or SOME_TEXT
        if name not in TEXT_METHODS:
            return NOTHING
        return fold(TEXT_METHODS[name], [own, *(known(value) for value in given.values)]) or SOME_TEXT

    # --- the rest

    def operation(self, resolver: Resolver, term: t.Operation, parts: Sequence[Value]) -> Value | None:
        """Return what an operator makes of numbers, characters and texts."""
        del resolver
        return computed(term.operator, parts)

    def conditions(self) -> Mapping[str, Condition]:
        """Return the conditions of the rules for Java."""
        return CONDITIONS


def _asked_of_class(resolver: Resolver, cls: Known | Type, key: str) -> Value:
    """Return what a class can be asked for beside its own members."""
    if key in OF_CLASSES:
        return frozenset([Bound(cls, key)])
    of_any = f"java.lang.Class.{key}"
    return frozenset([Known(of_any)]) if resolver.names.rules_for(of_any) else NOTHING


def _names_a_class(owner: t.Term) -> bool:
    """True for `X` in `X.m()`, as against `X.class.m()` or a variable that holds a class."""
    return isinstance(owner, t.Outside) and owner.node.type in {"identifier", "field_access"}


def _below(*parts: Scalar) -> str:
    return "/".join(map(str, parts))


def _is_call(key: str) -> bool:
    return key in {
        "get",
        "apply",
        "accept",
        "run",
        "call",
        "test",
        "applyAsInt",
        "applyAsLong",
        "invoke",
        "invokeExact",
        "invokeWithArguments",
        "newInstance",
    }


def _functions(value: Value) -> Value:
    return frozenset(
        atom for atom in value if isinstance(atom, Routine) or (isinstance(atom, Known) and is_member(atom))
    )


def _class_of(owner: Atom) -> Value:
    """Return the class of an object."""
    match owner:
        case Instance(cls=cls):
            return frozenset([Type(cls)])
        case Known(name=name, is_instance=True) if name not in {"java.lang.Object", "java.lang.Class"}:
            return frozenset([Known(name)])
        case Literal(value=str()):
            return frozenset([Known("java.lang.String")])
        case _:
            return frozenset([Known("java.lang.Class", is_instance=True)])
