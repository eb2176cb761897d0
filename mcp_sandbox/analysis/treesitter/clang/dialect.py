"""What C and C++ know by themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.dialect import Condition, Dialect, Given
from mcp_sandbox.analysis.treesitter.folding import fold, join, literals
from mcp_sandbox.analysis.treesitter.formatting import formatted
from mcp_sandbox.analysis.treesitter.matching import Names
from mcp_sandbox.analysis.treesitter.resolver import Resolver
from mcp_sandbox.analysis.treesitter.values import NOTHING, Atom, Known, Literal, Object, Routine, Value, merge, texts
from mcp_sandbox.domain.language import Language

__all__ = ["ClangDialect"]

_TEXT_CLASSES = frozenset(
    {"std.string", "string", "std.string_view", "string_view", "std.basic_string", "std.filesystem.path"}
)
_KEEPERS = frozenset(
    {"std.move", "std.forward", "std.ref", "std.cref", "std.addressof", "std.as_const", "std.data", "strdup", "strndup"}
)
_WRITING_FLAGS = frozenset(
    {"O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC", "O_APPEND", "std.ios.out", "std.ios.app", "std.ios.trunc"}
)
_READING_FLAGS = frozenset({"O_RDONLY", "O_CLOEXEC", "O_NONBLOCK", "O_NOFOLLOW", "O_DIRECTORY", "O_BINARY"})
_WRITING_BITS = 0o103
"""O_WRONLY, O_RDWR and O_CREAT on Linux; source: asm-generic/fcntl.h."""

_WORDS_MAX = 200


class ClangDialect(Dialect):
    """One program's dialect: its language, and the namespaces that it opens."""

    def __init__(self, language: Language, names: Names, opened: Sequence[str]) -> None:
        self.language = language
        self._names = names
        self._opened = opened

    def outside(self, name: str) -> Value:
        """Return the library's function, class or namespace of that name; nothing where no rule knows it."""
        for candidate in self._candidates(name):
            plain = self._names.canonical_of(candidate)
            if self._names.knows(plain):
                return frozenset([Known(plain)])
        if (
            name in _ROOTS
            or name in _KEEPERS
            or name.startswith("std.")
            or (name in _TEXT_NAMES and "std" in self._opened)
        ):
            return frozenset([Known(name if name in _KEEPERS or name.partition(".")[0] in _ROOTS else f"std.{name}")])
        return NOTHING

    def _candidates(self, name: str) -> Iterator[str]:
        if name.startswith("std."):
            yield name
            yield name.removeprefix("std.")
            return
        yield name
        for namespace in self._opened:
            yield f"{namespace}.{name}"

    def member(self, resolver: Resolver, atom: Atom, key: str, term: t.Member) -> Value | None:
        """Return the member of a namespace, or of a structure that was filled by position."""
        del term
        if isinstance(atom, Object) and key not in resolver.held(atom) and key not in _LIST_METHODS:
            return resolver.elements(frozenset([atom])) or None
        if isinstance(atom, Known) and not atom.is_instance and atom.name.partition(".")[0] in _ROOTS:
            return self.outside(f"{atom.name}.{key}")
        return None

    def called(self, resolver: Resolver, name: str, given: Given) -> Value | None:
        """Return what the functions that only pass values on, or look a function up by its name, give."""
        maker = _MAKERS.get(name)
        if maker is not None:
            return maker(given)
        if name == "jump" and any(isinstance(atom, Object | Literal) for atom in given.at(0)):
            resolver.recorder.report("native-code", given.call, None)
        if name in {"dlsym", "GetProcAddress"}:
            found = [self.outside(text) for text in texts(given.at(1))]
            return merge(*found)
        if name in _CALLERS:
            self._call_back(resolver, given)
        return None

    def _call_back(self, resolver: Resolver, given: Given) -> None:
        from mcp_sandbox.analysis.treesitter.calling import apply  # noqa: PLC0415  it needs dialects itself

        for position, value in enumerate(given.values):
            for atom in value:
                if isinstance(atom, Routine):
                    apply(resolver, atom, given.values[position + 1 :])

    def method(self, resolver: Resolver, owner: Atom, name: str, given: Given) -> Value:
        """Return what a method of a text, or of a list, gives."""
        if isinstance(owner, Literal) and isinstance(owner.value, str):
            if name in {"c_str", "data", "str", "string", "native"}:
                return frozenset([owner])
            if name in {"append", "operator+="}:
                return join([frozenset([owner]), given.at(0)])
            if name == "substr":
                return fold(_substring, [frozenset([owner]), *given.values])
        if isinstance(owner, Object) and name in _ADDS:
            for value in given.values:
                resolver.hold(owner.site, None, value)
        if isinstance(owner, Object) and name in _GETS:
            return resolver.elements(frozenset([owner]))
        return NOTHING

    def conditions(self) -> Mapping[str, Condition]:
        """Return the conditions of the rules for C and C++."""
        return {"count": _count, "opens": _opens, "executable": _executable}


def _text_of(given: Given) -> Value:
    """Return the text that a string is made of; without arguments it is empty."""
    return literals([""]) if not given.values else given.at(0) if len(given.values) == 1 else NOTHING


def _first(given: Given) -> Value:
    return given.at(0)


def _printed(given: Given) -> Value:
    return formatted(given.values)


def _format_braced(given: Given) -> Value:
    return fold(_braced, given.values)


def _turned_around(given: Given) -> Value:
    return fold(_reversed, [given.at(0)])


_MAKERS: Mapping[str, Callable[[Given], Value]] = {
    **dict.fromkeys(_TEXT_CLASSES, _text_of),
    **dict.fromkeys(_KEEPERS, _first),
    "format": _printed,
    "std.format": _format_braced,
    "reversed": _turned_around,
}
"""What only passes values on, or makes a text of texts."""

_ADDS = frozenset({"push_back", "emplace_back", "push", "insert", "emplace"})
_GETS = frozenset({"at", "front", "back", "top", "get", "begin", "find"})
_LIST_METHODS = _ADDS | _GETS
_ROOTS = frozenset({"std", "boost"})
_TEXT_NAMES = frozenset({"string", "string_view"})
_CALLERS = frozenset(
    {"std.thread", "std.async", "std.invoke", "pthread_create", "std.for_each", "std.call_once", "atexit"}
)


def _braced(text: object, *values: object) -> str:
    if not isinstance(text, str):
        raise TypeError
    for value in values:
        text = text.replace("{}", str(value), 1)
    return text


def _reversed(text: object) -> str:
    if not isinstance(text, str):
        raise TypeError
    return text[::-1]


def _substring(text: object, start: object = 0, count: object = None) -> str:
    if not isinstance(text, str) or not isinstance(start, int):
        raise TypeError
    return text[start : start + count] if isinstance(count, int) else text[start:]


def _count(_resolver: Resolver, given: Given, count: int) -> bool:
    return len(given.values) == count


def _flags(term: t.Term, left: list[int]) -> Iterator[str | None]:
    """Yield the names of flags in an expression; null for what isn't one."""
    left[0] -= 1
    if left[0] < 0 or not isinstance(term, t.Name | t.Operation | t.Either | t.Constant):
        yield None
        return
    parts: list[t.Term] = []
    match term:
        case t.Name(name=name, scope=scope):
            owner = scope.owner_of(name)
            if owner is None:
                yield name.removeprefix("std.")
            else:
                parts = owner.bindings[name]
        case t.Operation(parts=inner) | t.Either(options=inner):
            parts = list(inner)
        case t.Constant(value=value):
            if isinstance(value, int) and value & _WRITING_BITS:
                yield None
    for part in parts:
        yield from _flags(part, left)


def _opens(_resolver: Resolver, given: Given, index: int) -> bool:
    """True where flags open a file for writing, or can't be known."""
    if index >= len(given.call.arguments):
        return False
    flags = list(_flags(given.call.arguments[index], [_WORDS_MAX]))
    return any(
        flag is None or (flag not in _READING_FLAGS and flag.isupper()) or flag in _WRITING_FLAGS for flag in flags
    )


def _executable(_resolver: Resolver, given: Given, index: int) -> bool:
    """True where memory is made executable."""
    if index >= len(given.call.arguments):
        return False
    flags = list(_flags(given.call.arguments[index], [_WORDS_MAX]))
    numbers = [
        argument.value for argument in given.call.arguments[index : index + 1] if isinstance(argument, t.Constant)
    ]
    return "PROT_EXEC" in flags or any(isinstance(number, int) and number & 4 for number in numbers)
