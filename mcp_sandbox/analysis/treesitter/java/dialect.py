"""What Java knows by itself: simple names of classes, reflection whose end is known, and texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial

from mcp_sandbox.analysis.treesitter.calling import in_order
from mcp_sandbox.analysis.treesitter.dialect import Condition, Dialect, Given
from mcp_sandbox.analysis.treesitter.folding import Scalar, fold, from_base64, join, literals
from mcp_sandbox.analysis.treesitter.formatting import formatted
from mcp_sandbox.analysis.treesitter.java.texts import TEXT_METHODS
from mcp_sandbox.analysis.treesitter.matching import names_of
from mcp_sandbox.analysis.treesitter.resolver import Resolver
from mcp_sandbox.analysis.treesitter.terms import Member
from mcp_sandbox.analysis.treesitter.values import (
    NOTHING,
    Atom,
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

_ROOTS = frozenset({"java", "javax", "jdk", "sun", "com", "org", "io", "net", "groovy", "kotlin", "jakarta", "bsh"})
_TEXT_CLASSES = frozenset({"String", "StringBuilder", "StringBuffer", "Character", "StringJoiner"})
_LOOKUPS = ("getMethod", "getDeclaredMethod", "getField", "getDeclaredField")
_MAKERS = ("newInstance", "getConstructor", "getDeclaredConstructor", "getDeclaredConstructors", "getConstructors")
_LISTS = frozenset({"java.util.List.of", "java.util.Arrays.asList", "java.util.Set.of", "java.util.stream.Stream.of"})


@cache
def _classes() -> frozenset[str]:
    """Return every class that something is said of, by its full name."""
    names = names_of(Language.JAVA)
    named = (*names.rules, *names.excepted, *names.returns, *names.vital, *names.canonical)
    found: set[str] = set()
    for name in named:
        parts = name.split(".")
        found.update(".".join(parts[:count]) for count in range(1, len(parts) + 1) if parts[count - 1][:1].isupper())
    return frozenset(found)


class JavaDialect(Dialect):
    """One program's dialect, with the packages and classes that it opens."""

    language = Language.JAVA

    def __init__(self, opened: Sequence[str]) -> None:
        self._opened = ("java.lang", *opened)
        self._names = names_of(Language.JAVA)

    def outside(self, name: str) -> Value:
        """Return the package or class of that name, or the static member of a class that is opened."""
        if name in _ROOTS:
            return frozenset([Known(name)])
        if name == "getClass":
            return frozenset([Known("java.lang.Object.getClass")])
        for package in self._opened:
            full = f"{package}.{name}"
            if full in _classes() or self._names.rules_for(full):
                return frozenset([Known(self._names.canonical_of(full))])
        return frozenset([Known(f"java.lang.{name}")]) if name in _TEXT_CLASSES else NOTHING

    def member(self, resolver: Resolver, atom: Atom, key: str, term: Member) -> Value | None:
        """Return what every object has: its class."""
        del resolver, term, atom
        return frozenset([Known("java.lang.Object.getClass")]) if key == "getClass" else None

    def unknown_member(self, resolver: Resolver, key: str, term: Member) -> Value:
        """Return the class of an object that nobody knows."""
        del resolver, term
        return frozenset([Known("java.lang.Object.getClass")]) if key == "getClass" else NOTHING

    def called(self, resolver: Resolver, name: str, given: Given) -> Value | None:
        """Return what the functions give that pass values on, make texts, or reach a member by its name."""
        owner, _, last = name.rpartition(".")
        if owner == "type":
            return self._of_type(resolver, last, given)
        if name in {"java.lang.Class.forName", "java.lang.ClassLoader.loadClass"} or last == "loadClass":
            found = frozenset(Known(self._names.canonical_of(text)) for text in texts(given.at(0)))
            return found or None
        if last in _LOOKUPS and owner in _classes() and owner != "java.lang.Class":
            return self._looked_up(resolver, owner, given)
        if last in _MAKERS and owner in _classes() and owner != "java.lang.Class":
            found = frozenset([Known(owner, is_instance=last == "newInstance")])
            resolver.recorder.reference(given.call, frozenset([Known(owner)]))
            return found
        if last == "invoke" and owner in self._names.returns:
            return frozenset([Known(self._names.returns[owner].removeprefix("="), is_instance=True)])
        if name in _LISTS:
            for index, value in enumerate(given.values):
                resolver.hold(given.call, index, value)
            return frozenset([Object(given.call)])
        maker = _FUNCTIONS.get(name)
        return maker(resolver, given) if maker is not None else None

    def _looked_up(self, resolver: Resolver, owner: str, given: Given) -> Value | None:
        found = frozenset(Known(self._names.canonical_of(f"{owner}.{text}")) for text in texts(given.at(0)))
        if not found:
            resolver.recorder.report("reflection", given.call, owner)
            return NOTHING
        resolver.recorder.reference(given.call, found)
        return found

    def _of_type(self, resolver: Resolver, last: str, given: Given) -> Value:
        """Return an object of a type that is named, the class itself, or a character."""
        if last == "char":
            return fold(_as_character, [given.at(0)])
        named = [
            resolver.quietly(term)
            for atom in given.at(0)
            if isinstance(atom, Routine)
            for term in atom.function.returns
        ]
        if last == "itself":
            return merge(*named)
        return merge(*(frozenset(_instances(value)) for value in named))

    def method(self, resolver: Resolver, owner: Atom, name: str, given: Given) -> Value:
        """Return what a method of a text or of a list gives."""
        if isinstance(owner, Literal) and isinstance(owner.value, str) and name in TEXT_METHODS:
            return fold(TEXT_METHODS[name], [frozenset([owner]), *given.values])
        if isinstance(owner, Object) and name in {"add", "put", "offer", "push", "addAll"}:
            for value in given.values:
                resolver.hold(owner.site, None, value)
            return NOTHING
        if isinstance(owner, Object):
            return (
                resolver.elements(frozenset([owner])) if name in {"get", "remove", "poll", "pop", "next"} else NOTHING
            )
        return NOTHING

    def conditions(self) -> Mapping[str, Condition]:
        """Return the conditions of the rules for Java."""
        return {"unknown": _unknown, "path": _path, "file": _file}


def _instances(value: Value) -> Iterator[Atom]:
    for atom in value:
        if isinstance(atom, Type):
            yield Instance(atom.cls)
        elif isinstance(atom, Known):
            yield Known(atom.name, is_instance=True)


def _unknown(_resolver: Resolver, given: Given, index: int) -> bool:
    """True where the text of an argument can't be known."""
    return not texts(given.at(index))


def _file(_resolver: Resolver, given: Given, index: int) -> bool:
    """True where an argument is a file or a path."""
    return any(
        isinstance(atom, Known) and atom.name.startswith(("java.io.File", "java.nio.file")) for atom in given.at(index)
    )


def _path(resolver: Resolver, given: Given, index: int) -> bool:
    """True where an argument is a file, a path or a text, which names a file."""
    if _file(resolver, given, index) or texts(given.at(index)):
        return True
    return any(isinstance(atom, Known) and atom.name == "java.lang.String" for atom in given.at(index))


def _as_character(code: Scalar) -> str:
    if isinstance(code, str):
        return code
    if not isinstance(code, int) or isinstance(code, bool):
        raise TypeError
    return chr(code)


def _text_of(resolver: Resolver, given: Given) -> Value:
    """Return a text made of a text, of characters, or of bytes."""
    found: list[Value] = [frozenset(atom for atom in given.at(0) if isinstance(atom, Literal))]
    for atom in given.at(0):
        listed = in_order(resolver, frozenset([atom]))
        if listed:
            found.append(join([fold(_as_character, [value]) for value in listed]))
    return merge(*found) if given.values else literals([""])


def _joined(resolver: Resolver, given: Given) -> Value:
    listed = in_order(resolver, given.at(1)) if len(given.values) == 2 else None
    parts = listed if listed is not None else list(given.values[1:])
    pieces: list[Value] = []
    for index, value in enumerate(parts):
        pieces += [given.at(0), value] if index else [value]
    return join(pieces) if pieces else NOTHING


def _decoded(_resolver: Resolver, given: Given) -> Value:
    return literals([from_base64(text) for text in texts(given.at(0)) if _is_base64(text)])


def _is_base64(text: str) -> bool:
    try:
        return bool(from_base64(text))
    except ValueError:
        return False


def _shown(_resolver: Resolver, given: Given) -> Value:
    return join([given.at(0)])


def _file_at(name: str, _resolver: Resolver, given: Given) -> Value:
    """Return a file or path, which is its text too."""
    return merge(frozenset([Known(name, is_instance=True)]), join(given.values[:2]))


def _formatted(_resolver: Resolver, given: Given) -> Value:
    return formatted(given.values)


_FUNCTIONS: Mapping[str, Callable[[Resolver, Given], Value]] = {
    **dict.fromkeys(("java.lang.String", "java.lang.StringBuilder", "java.lang.StringBuffer"), _text_of),
    **dict.fromkeys(("java.lang.String.valueOf", "java.lang.String.copyValueOf"), _text_of),
    "java.lang.Character.toString": lambda _, given: fold(_as_character, [given.at(0)]),
    "java.lang.String.join": _joined,
    "java.lang.String.format": _formatted,
    "java.lang.Integer.toString": _shown,
    "java.util.Base64.Decoder.decode": _decoded,
    **dict.fromkeys(("java.util.Objects.requireNonNull", "java.util.Optional.of"), lambda _, given: given.at(0)),
    **dict.fromkeys(("java.nio.file.Path.of", "java.nio.file.Paths.get"), partial(_file_at, "java.nio.file.Path")),
    "java.io.File": partial(_file_at, "java.io.File"),
}
"""What the functions of the library give that make texts or hand on what they get."""
