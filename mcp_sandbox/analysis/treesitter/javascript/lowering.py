"""A source's tree as terms: where names are bound, what `this` is, and who lowers which node."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from tree_sitter import Node

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.javascript.machine import Seen
from mcp_sandbox.analysis.treesitter.javascript.spelling import name_of

__all__ = ["Bind", "Frame", "Lowering", "Module", "TextScope", "expression", "statement"]

Bind: TypeAlias = Callable[[str, t.Term], None]
"""Binds a name to a term, as the kind of declaration has it."""

_Lower: TypeAlias = Callable[["Lowering", Node], t.Term]
_Do: TypeAlias = Callable[["Lowering", Node], None]

_EXPRESSIONS: dict[str, _Lower] = {}
_STATEMENTS: dict[str, _Do] = {}


def expression(*types: str) -> Callable[[_Lower], _Lower]:
    """Let the decorated function lower nodes of these types to terms."""

    def register(function: _Lower) -> _Lower:
        _EXPRESSIONS.update(dict.fromkeys(types, function))
        return function

    return register


def statement(*types: str) -> Callable[[_Do], _Do]:
    """Let the decorated function lower statements of these types."""

    def register(function: _Do) -> _Do:
        _STATEMENTS.update(dict.fromkeys(types, function))
        return function

    return register


@dataclass(slots=True, eq=False)
class Module:
    """One source of the program as others import it."""

    path: str
    """Empty for the program's code."""
    exported: t.Items
    """What `export` gives, by name."""
    module: t.Items
    """The object called `module`, which holds `exports`."""
    find: Callable[[str, str], Module | None]
    """Returns the module that a name, given in the module of a path, stands for; null for what is not the program's."""


@dataclass(slots=True)
class Frame:
    """What holds at one place of a source."""

    scope: t.Scope
    variables: t.Scope
    """Where `var` binds."""
    this: t.Term | None = None
    above: t.Term | None = None
    """What `super` is."""
    function: t.Function | None = None
    yields: list[tuple[t.Term | None, t.Term]] | None = None
    """What a generator gives, one after the other."""
    exported: list[tuple[t.Term | None, t.Term]] | None = None
    """Where `export` puts what it names: of the module, or of a namespace."""
    withs: tuple[t.Term, ...] = ()
    """Objects whose members are names here."""
    holder: t.Term | None = None
    """The object literal that a function stands in, for its `this`."""


@dataclass(slots=True, eq=False)
class TextScope:
    """Where a text that is evaluated reads its names."""

    scope: t.Scope
    module: Module


@dataclass(slots=True, eq=False)
class Lowering:
    """Lowers one source."""

    data: bytes
    terms: list[t.Term]
    module: Module
    frame: Frame
    shared: t.Scope
    """Where names live that no scope of the program declares."""
    place: Node | None = None
    """Where every term stands, in place of its own node: for a text that is read as code."""
    constants: Mapping[tuple[int, int], Seen] = field(default_factory=dict[tuple[int, int], Seen])
    """What the program's own code makes of its constants, by place."""
    thrown: list[t.Term] = field(default_factory=list[t.Term])
    evaluated: dict[t.Term, TextScope] = field(default_factory=dict[t.Term, TextScope])
    """Calls of `eval` by its own name, and the scope that the text sees."""
    _assigned: list[tuple[t.Scope, str, t.Term]] = field(default_factory=list[tuple[t.Scope, str, t.Term]])

    def at(self, node: Node) -> Node:
        """Return where a term made of `node` stands."""
        return self.place or node

    def text(self, node: Node) -> str:
        """Return the source of `node`."""
        return self.data[node.start_byte : node.end_byte].decode("utf-8", "replace")

    def spelled(self, node: Node) -> str:
        """Return the name that `node` spells."""
        return name_of(self.text(node))

    def look(self, term: t.Term) -> t.Term:
        """List `term` among what is looked at."""
        self.terms.append(term)
        return term

    def expression(self, node: Node) -> t.Term:
        """Return what `node` is as an expression."""
        lower = _EXPRESSIONS.get(node.type)
        if lower is not None:
            term = lower(self, node)
            seen = self.constants.get((node.start_byte, node.end_byte))
            return term if seen is None else self._exact(node, term, seen)
        if node.type in _STATEMENTS:
            _STATEMENTS[node.type](self, node)
            return t.Opaque(self.at(node))
        return t.Opaque(self.at(node), [self.expression(child) for child in _parts(node)])

    def _exact(self, node: Node, term: t.Term, seen: Seen) -> t.Term:
        """Return `term` with the texts that it was seen to be."""
        texts = [t.Constant(self.at(node), one) for one in seen.constants if isinstance(one, str)]
        if not texts or isinstance(term, t.Constant):
            return term
        if seen.is_all:
            self.look(term)
            return texts[0] if len(texts) == 1 else t.Either(self.at(node), texts)
        return t.Either(self.at(node), [term, *texts])

    def statement(self, node: Node) -> None:
        """Lower `node` as a statement."""
        do = _STATEMENTS.get(node.type)
        if do is not None:
            do(self, node)
        elif node.is_named and node.type not in _SILENT:
            self.look(self.expression(node))

    def statements(self, nodes: Iterable[Node]) -> None:
        """Lower statements that follow each other."""
        for node in nodes:
            self.statement(node)

    @contextmanager
    def inside(self, frame: Frame) -> Generator[None]:
        """Let `frame` hold for a while."""
        before, self.frame = self.frame, frame
        try:
            yield
        finally:
            self.frame = before

    def block(self) -> Frame:
        """Return a frame for a block of its own."""
        return replace(self.frame, scope=t.Scope("block", self.frame.scope), holder=None)

    def name(self, node: Node, name: str) -> t.Term:
        """Return what is read as `name`."""
        term: t.Term = t.Name(self.at(node), name, self.frame.scope)
        for owner in self.frame.withs:
            term = t.Either(self.at(node), [t.Member(self.at(node), owner, name), term])
        return term

    def declare(self, name: str, term: t.Term) -> None:
        """Bind `name` in the block."""
        self.frame.scope.bind(name, term)

    def vary(self, name: str, term: t.Term) -> None:
        """Bind `name` as `var` does."""
        self.frame.variables.bind(name, term)

    def assign(self, name: str, term: t.Term) -> None:
        """Let `name` be `term` too, wherever it is declared."""
        for owner in self.frame.withs:
            self.look(t.Store(term.node, owner, name, term))
        self._assigned.append((self.frame.scope, name, term))

    def finish(self) -> None:
        """Bind what was assigned: only now is it known what declares each name."""
        for scope, name, term in self._assigned:
            owner = scope.owner_of(name)
            if owner is None:
                owner = self.shared
                owner.bind(name, t.Name(term.node, name, t.Scope("module")))  # what it was before
            owner.bind(name, term)
        self._assigned.clear()


_SILENT = frozenset(
    {
        "comment",
        "html_comment",
        "hash_bang_line",
        "empty_statement",
        "debugger_statement",
        "break_statement",
        "continue_statement",
        "statement_identifier",
        "type_annotation",
        "type_arguments",
        "type_parameters",
        "accessibility_modifier",
        "override_modifier",
        "implements_clause",
    }
)


def _parts(node: Node) -> list[Node]:
    return [child for child in node.named_children if child.type not in _SILENT]
