"""What R's own things are that have no name: environments, and texts and code that nobody knows."""

from __future__ import annotations

from mcp_sandbox.analysis.treesitter.rlang.lowering import BASE
from mcp_sandbox.analysis.treesitter.values import Known, Object, Value

__all__ = [
    "BASE_WORLD",
    "LANGUAGE",
    "UNKNOWN_CODE",
    "UNKNOWN_TEXT",
    "WORKSPACE",
    "holds_names",
    "is_kind",
    "package_of",
    "world_of",
]

_TEXT, _CODE, _WORLD, _WORKSPACE = "~text", "~code", "~world", "~workspace"

UNKNOWN_TEXT: Value = frozenset([Known(_TEXT, is_instance=True)])
"""A text that nobody knows before the run."""
LANGUAGE: Value = frozenset([Known("~language", is_instance=True)])
"""Code that the program puts together of its own parts, which were looked at."""
UNKNOWN_CODE: Value = frozenset([Known(_CODE, is_instance=True)])
"""Code that was made of such a text."""
WORKSPACE: Value = frozenset([Known(_WORKSPACE, is_instance=True)])
"""Where the program's own names are held."""
BASE_WORLD: Value = frozenset([Known(_WORLD, is_instance=True)])
"""Where the functions of R's own packages are held."""


def is_kind(value: Value, kind: Value) -> bool:
    """True where `value` may be what `kind` is, or a part of it."""
    wanted = {atom.name for atom in kind if isinstance(atom, Known)}
    return any(isinstance(atom, Known) and atom.name.split(".")[0].split(":")[0] in wanted for atom in value)


def world_of(package: str) -> Value:
    """Return where the functions of a package are held."""
    plain = package.removeprefix("package:").removeprefix("namespace:")
    return BASE_WORLD if plain in BASE else frozenset([Known(f"{_WORLD}:{plain}", is_instance=True)])


def package_of(atom: Known) -> str | None:
    """Return the package whose functions `atom` holds, empty for R's own; null where it holds none."""
    kind, _, package = atom.name.partition(":")
    return package if kind == _WORLD else None


def holds_names(value: Value) -> bool:
    """True for an environment that the program made."""
    return any(isinstance(atom, Object) for atom in value)
