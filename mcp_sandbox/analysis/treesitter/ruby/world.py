"""What the sources of one Ruby program share: constants, globals, classes that may be opened again, and its files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from tree_sitter import Node

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.reading import Source

__all__ = ["CLASS_SIDE", "CONSTANT", "OF_LANGUAGE", "Frame", "Opened", "World"]

CLASS_SIDE = "self."
"""What stands before the name of a method of the class itself among a class's members."""
CONSTANT = "::"
"""What stands before the name of a constant among a class's members."""
OF_LANGUAGE = "language's own "
"""What stands before the name of a class of the language that a program opens again, or hides."""

_MAIN_NAMES = frozenset({"Object", "Kernel", "BasicObject"})
"""Opened again, these give their methods to everything, as the top of a program does."""


@dataclass(slots=True, eq=False)
class Opened:
    """What a program says of one class or module, wherever it opens it."""

    cls: t.Class
    constants: t.Scope
    path: str
    is_module: bool = False
    extended: list[t.Term] = field(default_factory=list[t.Term])
    """Modules whose methods the class itself has."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where an expression stands."""

    scope: t.Scope
    """Its local variables."""
    opened: Opened
    """The class of `self`."""
    is_class: bool = False
    """True where `self` is the class itself."""
    method: t.Function | None = None
    """The method around it."""
    block: t.Function | None = None
    """The innermost block around it."""


class World:
    """One program."""

    def __init__(self, root: Node, sources: Sequence[Source]) -> None:
        self.globals = t.Scope("module")
        self.opened: dict[str, Opened] = {}
        self.by_class: dict[t.Class, Opened] = {}
        self.features: set[str] = set()
        """Libraries that the program requires by their own names."""
        self.files: Mapping[str, Source] = {source.path: source for source in sources if source.path is not None}
        self.main = self.open("", root, None)
        self.frames: dict[t.Term, Frame] = {}
        """Where calls stand whose text may be read as code."""
        self.early: set[t.Term] = set()
        """Names that are called before the program has a method of that name."""
        self.unsure: set[str] = set()
        """Methods that a program has only where it runs a branch that it may not run."""

    def open(self, path: str, node: Node, above: t.Scope | None, kind: Literal["class", "module"] = "class") -> Opened:
        """Return the class or module at `path`; an empty one is the top of the program."""
        if path in _MAIN_NAMES:
            path = ""
        known = self.opened.get(path)
        if known is not None:
            return known
        cls = t.Class(node, name=path or "main", bases=[])
        made = Opened(cls, t.Scope("class", above), path, kind == "module")
        self.opened[path] = made
        self.by_class[cls] = made
        return made

    def open_unnamed(self, node: Node, above: t.Scope, kind: Literal["class", "module"]) -> Opened:
        """Return a class or module that has no name of its own."""
        return self.open(f"#{node.start_byte}:{len(self.opened)}", node, above, kind)
