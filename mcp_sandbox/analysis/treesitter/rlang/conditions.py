"""When a call of R's own functions is one that a rule means."""

from __future__ import annotations

from collections.abc import Mapping

from mcp_sandbox.analysis.treesitter.dialect import Condition, Given
from mcp_sandbox.analysis.treesitter.resolver import Resolver
from mcp_sandbox.analysis.treesitter.values import NOTHING, Known, Literal, Value, texts

__all__ = ["CONDITIONS", "SHELL_INPUT", "STANDARD", "UNOPENED"]

_NAMES = ("file", "con", "path", "filename", "description", "input", "txt", "url")
STANDARD = frozenset({"stdin", "stdout", "stderr", "textConnection", "rawConnection", "opened", "~shell"})
"""Connections that are the process's own, or memory, or that were found where they were opened."""
SHELL_INPUT = "~shell"
"""What a shell reads its commands from."""
UNOPENED = "unopened"
"""A connection that whatever uses it first opens."""

_NO_FILE: frozenset[object] = frozenset({Literal(""), Literal(None)})


def _place(given: Given, index: int) -> Value | None:
    """Return what a call gives as the file; null where it gives none."""
    for name in _NAMES:
        if name in given.named:
            return given.named[name]
    return given.at(index) if given.has(index) else None


def _is_file(place: Value | None) -> bool:
    """True where what is given may be a file: it is no connection of the process's own, and no empty text."""
    if place is None or (place and place <= _NO_FILE):
        return False
    return not any(isinstance(atom, Known) and atom.name in STANDARD for atom in place)


def _named(_resolver: Resolver, given: Given, index: int) -> bool:
    return _is_file(_place(given, index))


def _named_or_default(_resolver: Resolver, given: Given, index: int) -> bool:
    place = _place(given, index)
    return place is None or _is_file(place)


def _named_only(_resolver: Resolver, given: Given, _index: int) -> bool:
    return "file" in given.named and _is_file(given.named["file"])


def _given(_resolver: Resolver, given: Given, _index: int) -> bool:
    return bool(given.values or given.named)


def _opens_for_writing(_resolver: Resolver, given: Given, index: int) -> bool:
    return any(set("wa+") & set(mode) for mode in texts(given.at(index, "open")))


def _opens_for_reading(_resolver: Resolver, given: Given, index: int) -> bool:
    """True where a connection is opened to read a file; one that isn't opened yet is found where it is used."""
    if not given.has(index, "open") or not _is_file(_place(given, 0)) or texts(given.at(0)) == ["stdin"]:
        return False
    modes = texts(given.at(index, "open"))
    return not modes or any("r" in mode for mode in modes)


def _reads(_resolver: Resolver, given: Given, index: int) -> bool:
    """True where a call reads a file: one that is named, and is not standard input nor text at hand."""
    place = _place(given, index)
    return "text" not in given.named and _is_file(place) and texts(place or NOTHING) != ["stdin"]


def _remote(_resolver: Resolver, given: Given, index: int) -> bool:
    place = _place(given, index)
    schemes = ("http://", "https://", "ftp://", "ftps://")
    return any(text.strip().lower().startswith(schemes) for text in texts(place or NOTHING))


CONDITIONS: Mapping[str, Condition] = {
    "named": _named,
    "named-or-default": _named_or_default,
    "named-only": _named_only,
    "given": _given,
    "writes": _opens_for_writing,
    "opens": _opens_for_reading,
    "reads": _reads,
    "remote": _remote,
}
"""`when = "reads 0"`: the file is the first argument."""
