"""The conditions that the rules for Java name."""

from __future__ import annotations

import re
from collections.abc import Mapping

from mcp_sandbox.analysis.commands import is_vital_path
from mcp_sandbox.analysis.treesitter.dialect import Condition, Given
from mcp_sandbox.analysis.treesitter.resolver import Resolver
from mcp_sandbox.analysis.treesitter.values import Known, Value, texts

__all__ = ["CONDITIONS", "is_vital"]

_FILES = frozenset({"java.io.File", "java.nio.file.Path"})
_TELLING_PROPERTY = re.compile(
    r"(?:os|user|sun|jdk|native|awt|http|https|ftp|socksProxy\w*)\..*"
    r"|java\.(?:home|io\.tmpdir|class\.path|library\.path|ext\.dirs|endorsed\.dirs|security\..*|rmi\..*|net\..*|vm\.info)"
)
"""Properties that tell of the machine, its user or how the program was started."""


def is_vital(value: Value) -> bool:
    """True where a path may be one that no program deletes."""
    return any(is_vital_path(text) for text in texts(value))


def _is_of(value: Value, classes: frozenset[str]) -> bool:
    return any(isinstance(atom, Known) and atom.is_instance and atom.name in classes for atom in value)


def _unknown(_resolver: Resolver, given: Given, index: int) -> bool:
    """True where the text of an argument can't be known."""
    return not texts(given.at(index))


def _file(_resolver: Resolver, given: Given, index: int) -> bool:
    """True where an argument is a file or a path."""
    return _is_of(given.at(index), _FILES)


def _path(_resolver: Resolver, given: Given, index: int) -> bool:
    """True where an argument is a file, a path or a text, which names a file."""
    value = given.at(index)
    return bool(texts(value)) or _is_of(value, _FILES | {"java.lang.String"})


def _written(_resolver: Resolver, given: Given, index: int) -> bool:
    """True where options from `index` on are other than for reading."""
    given_options = [
        atom.name.rpartition(".")[2] for value in given.values[index:] for atom in value if isinstance(atom, Known)
    ]
    return any(option != "READ" and option.isupper() for option in given_options)


def _property(_resolver: Resolver, given: Given, index: int) -> bool:
    """True where a property tells of the machine or its user, or can't be known."""
    names = texts(given.at(index))
    return not names or any(_TELLING_PROPERTY.fullmatch(name) is not None for name in names)


def _unsafe(_resolver: Resolver, given: Given, index: int) -> bool:
    """True where what makes the objects that are read is not one that makes plain ones alone."""
    return not _is_of(given.at(index), frozenset({"org.yaml.snakeyaml.constructor.SafeConstructor"}))


CONDITIONS: Mapping[str, Condition] = {
    "unknown": _unknown,
    "path": _path,
    "file": _file,
    "written": _written,
    "property": _property,
    "unsafe": _unsafe,
}
