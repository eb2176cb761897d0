"""When a call is one that a rule of Ruby's means, told from its arguments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from mcp_sandbox.analysis.commands import is_destructive
from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.dialect import Condition, Given
from mcp_sandbox.analysis.treesitter.resolver import Resolver
from mcp_sandbox.analysis.treesitter.values import Atom, Bound, Known, Literal, Object, Routine, Value, texts

__all__ = ["CONDITIONS", "beginnings"]

_NETWORK = re.compile(r"(https?|ftp)://", re.IGNORECASE)


def beginnings(resolver: Resolver, term: t.Term, depth: int = 0) -> Iterator[str]:
    """Yield what the text that `term` gives may begin with, as far as it is known."""
    known = texts(resolver.value(term))
    if known:
        yield from known
    elif depth < 8:
        match term:
            case t.Join(parts=[first, *_]) | t.Operation(operator="+", parts=[first, *_]):
                yield from beginnings(resolver, first, depth + 1)
            case t.Name(name=name, scope=scope):
                owner = scope.owner_of(name)
                for bound in owner.bindings[name] if owner is not None else ():
                    yield from beginnings(resolver, bound, depth + 1)
            case _:
                return


def _first(resolver: Resolver, given: Given) -> list[str]:
    if given.values and texts(given.values[0]):
        return texts(given.values[0])
    return list(beginnings(resolver, given.call.arguments[0])) if given.call.arguments else []


def _pipes(resolver: Resolver, given: Given, _index: int) -> bool:
    return any(text.lstrip().startswith("|") for text in _first(resolver, given))


def _reaches(resolver: Resolver, given: Given, _index: int) -> bool:
    return any(_NETWORK.match(text) for text in _first(resolver, given))


def _writes(resolver: Resolver, given: Given, index: int) -> bool:
    """True where the mode is one that writes, or can't be known; without a mode a file is read."""
    if given.has(index, "mode"):
        value = given.at(index, "mode")
        modes = [mode for mode in texts(value) if not mode.isdigit()]
        if not modes and value and all(_is_flag(atom) for atom in value):
            return any(_writing_flag(atom) for atom in value)
        if any(isinstance(atom, Routine | Object) for atom in value):
            return False
        return not modes or any(set("wa+") & set(mode.partition(":")[0]) for mode in modes)
    del resolver
    return given.is_cut


def _is_flag(atom: Atom) -> bool:
    return isinstance(atom, Known) or (isinstance(atom, Literal) and isinstance(atom.value, int))


def _writing_flag(atom: Atom) -> bool:
    if isinstance(atom, Known):
        return not atom.name.endswith(("RDONLY", "BINARY", "NONBLOCK"))
    return isinstance(atom, Literal) and atom.value != 0


def _one_line(resolver: Resolver, given: Given, _index: int) -> bool:
    """True where the command is one text that a shell would read."""
    commands = [value for value in given.values if not _is_map(value)]
    callee = given.call.callee
    if isinstance(callee, t.Member) and callee.key == "popen":  # what follows is how the pipe is opened
        commands = commands[:1]
    if len(commands) != 1:
        return False
    value = commands[0]
    if any(isinstance(atom, Object) for atom in value):
        return False
    del resolver
    return True


def _is_map(value: Value) -> bool:
    return any(
        isinstance(atom, Object)
        and isinstance(atom.site, t.Items)
        and bool(atom.site.items)
        and all(key is not None for key, _ in atom.site.items)
        for atom in value
    )


def _has_text(_resolver: Resolver, given: Given, index: int) -> bool:
    """True where something other than a block is given."""
    return given.has(index)


def _is_foreign(_resolver: Resolver, given: Given, index: int) -> bool:
    """True but where the argument is what the program itself has just dumped: a copy of its own object."""
    value = given.at(index)
    return not value or not all(isinstance(atom, Known) and atom.name == "Marshal.Dumped" for atom in value)


def _is_unread(_resolver: Resolver, given: Given, index: int) -> bool:
    """True for a template that isn't known, so that the code in it can't be read."""
    value = given.at(index)
    return not value or len(texts(value)) != len(value)


def _is_stored(_resolver: Resolver, given: Given, index: int) -> bool:
    """True for a database that is kept in a file, or may be."""
    names = texts(given.at(index))
    return given.has(index) and (not names or any(name not in {":memory:", ""} for name in names))


def _is_library(_resolver: Resolver, given: Given, index: int) -> bool:
    return any(name.endswith((".so", ".dll", ".dylib", ".bundle")) for name in texts(given.at(index)))


def _is_path(_resolver: Resolver, given: Given, index: int) -> bool:
    """True where a place to write to is given that isn't a stream or a text kept in memory."""
    value = given.at(index)
    if not given.has(index):
        return False
    harmless = all(
        (isinstance(atom, Known) and atom.name in {"IO", "StringIO"})
        or isinstance(atom, Bound)
        or (isinstance(atom, Literal) and atom.value is None)
        for atom in value
    )
    return not harmless or not value


def _destroys(_resolver: Resolver, given: Given, _index: int) -> bool:
    return any(is_destructive(text) for value in given.values for text in texts(value))


CONDITIONS: Mapping[str, Condition] = {
    "destroys": _destroys,
    "pipes": _pipes,
    "reaches": _reaches,
    "writing_mode": _writes,
    "one_line": _one_line,
    "has_text": _has_text,
    "foreign": _is_foreign,
    "unread": _is_unread,
    "stored": _is_stored,
    "library": _is_library,
    "path": _is_path,
}
