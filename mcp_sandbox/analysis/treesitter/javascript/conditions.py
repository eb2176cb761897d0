"""Whether the arguments of a call make it what a rule means."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from mcp_sandbox.analysis.commands import is_destructive
from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.dialect import Condition, Given
from mcp_sandbox.analysis.treesitter.javascript.program import FOLDER
from mcp_sandbox.analysis.treesitter.values import (
    NOTHING,
    Known,
    Literal,
    Object,
    Routine,
    Value,
    constants,
    ordered,
    texts,
)

if TYPE_CHECKING:
    from mcp_sandbox.analysis.treesitter.resolver import Resolver

__all__ = ["CONDITIONS", "is_text"]

_INPUTS = frozenset({0, "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"})
_OUTPUTS = frozenset({1, 2, "/dev/stdout", "/dev/stderr", "/dev/fd/1", "/dev/fd/2"})
_WRITES = frozenset("wax+")


def option(resolver: Resolver, given: Given, name: str) -> Value | None:
    """Return the option `name` of an object among the arguments; null where none has it."""
    found: Value | None = None
    for value in given.values:
        for atom in ordered(value):
            if isinstance(atom, Object) and name in resolver.held(atom):
                found = (found or NOTHING) | resolver.held(atom)[name]
    return found


def _shell(resolver: Resolver, given: Given, _index: int) -> bool:
    value = option(resolver, given, "shell")
    return value is not None and (not value or any(not isinstance(atom, Literal) or atom.value for atom in value))


def _evaluated(resolver: Resolver, given: Given, _index: int) -> bool:
    value = option(resolver, given, "eval")
    return value is not None and (not value or any(not isinstance(atom, Literal) or atom.value for atom in value))


def is_text(resolver: Resolver, given: Given, index: int) -> bool:
    """True where the argument is a text, whether or not it is known."""
    if texts(given.at(index)):
        return True
    return index < len(given.call.arguments) and _makes_text(resolver, given.call.arguments[index])


def _makes_text(resolver: Resolver, term: t.Term) -> bool:
    if isinstance(term, t.Operation) and term.operator == "+":
        return any(texts(resolver.value(part)) or _makes_text(resolver, part) for part in term.parts)
    return isinstance(term, t.Join)


def _path(_resolver: Resolver, given: Given, index: int) -> bool:
    """True for anything but standard input."""
    return not _is_among(given.at(index), _INPUTS)


def _output(_resolver: Resolver, given: Given, index: int) -> bool:
    """True for anything but standard output and standard error."""
    return not _is_among(given.at(index), _OUTPUTS)


def _is_among(value: Value, streams: frozenset[object]) -> bool:
    fixed = {"process.stdin.fd": 0, "process.stdout.fd": 1, "process.stderr.fd": 2}
    found = [*constants(value), *(fixed.get(atom.name, "?") for atom in ordered(value) if isinstance(atom, Known))]
    return len(found) == len(value) > 0 and all(one in streams for one in found)


def _opens_to_write(_resolver: Resolver, given: Given, index: int) -> bool:
    flags = given.at(index)
    if not given.has(index) and not given.is_cut:
        return False
    if any(isinstance(atom, Routine) for atom in flags):
        return False
    if flags and all(isinstance(atom, Known) and atom.name.endswith("O_RDONLY") for atom in flags):
        return False
    known = constants(flags)
    return not known or any(bool(_WRITES & set(flag)) if isinstance(flag, str) else flag != 0 for flag in known)


def _opens_to_read(resolver: Resolver, given: Given, index: int) -> bool:
    return not _opens_to_write(resolver, given, index) and _path(resolver, given, 0)


def _database(_resolver: Resolver, given: Given, index: int) -> bool:
    """True where the database is a file, and not in memory."""
    names = constants(given.at(index))
    return given.has(index) and not (names and all(name in {":memory:", "", None} for name in names))


def _destroys(resolver: Resolver, given: Given, _index: int) -> bool:
    values = [one for value in given.values for one in (*texts(value), *texts(resolver.elements(value)))]
    return any(is_destructive(text) for text in values)


def _unknown_file(_resolver: Resolver, given: Given, index: int) -> bool:
    """True where the file that is run is neither of the program nor the program itself."""
    value = given.at(index)
    foreign = ("data:", "http:", "https:", "blob:", "/")
    names = [text for text in texts(value) if text.startswith(foreign) and not text.startswith(FOLDER)]
    is_own = any(isinstance(atom, Known) and atom.name == "import.meta.url" for atom in value)
    return bool(names) or not (is_own or texts(value))


CONDITIONS: Mapping[str, Condition] = {
    "shell": _shell,
    "eval_option": _evaluated,
    "text": is_text,
    "path": _path,
    "output": _output,
    "opens_to_write": _opens_to_write,
    "opens_to_read": _opens_to_read,
    "database": _database,
    "destroys": _destroys,
    "unknown_file": _unknown_file,
}
