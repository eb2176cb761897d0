"""What is known of the language's own globals; read from `rules/javascript.toml` beside the rules."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

__all__ = ["Globals", "global_names"]


@dataclass(frozen=True, slots=True)
class Globals:
    """The names that a program has without binding them."""

    names: frozenset[str]
    modules: frozenset[str]
    """Modules that Node has built in, which a program read from standard input has as globals too."""
    plain: frozenset[str]
    """Globals that are objects, neither functions nor classes."""
    bindings: Mapping[str, str]
    """Node's inner bindings, and the full name of what they are to the rules."""
    members: Mapping[str, frozenset[str]]
    """All that a module has, for those that reach furthest."""


@cache
def global_names() -> Globals:
    """Return the globals of a program."""
    text = files("mcp_sandbox.analysis.rules").joinpath("javascript.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    known = table["globals"]
    return Globals(
        frozenset(known["names"]),
        frozenset(known["modules"]),
        frozenset(known["plain"]),
        table["bindings"],
        {name: frozenset(members) for name, members in table["members"].items()},
    )
