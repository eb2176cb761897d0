"""Ruby's tree lowered to terms: the frame; the tables of `expressions`, `calls`, `assigning`, `definitions` fill it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

from tree_sitter import Node

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.folding import Scalar
from mcp_sandbox.analysis.treesitter.grammars import walk
from mcp_sandbox.analysis.treesitter.reading import Source
from mcp_sandbox.analysis.treesitter.ruby.literals import Heredoc
from mcp_sandbox.analysis.treesitter.ruby.machine import texts_in
from mcp_sandbox.analysis.treesitter.ruby.nodes import named
from mcp_sandbox.analysis.treesitter.ruby.world import OF_LANGUAGE, Frame, World

__all__ = ["LINKS_MAX", "OR_SEEN", "Lowerer", "Lowering"]

LINKS_MAX = 4_000
"""Links of one chain: calls on calls, sums, `elsif` ladders."""

OR_SEEN = "or seen"
"""The operator of an expression with the texts that it had when the program was run."""


class Lowerer:
    """Lowers one source."""

    def __init__(self, source: Source, world: World, table: Mapping[str, Lowering], host: Node | None = None) -> None:
        self.source = source
        self.world = world
        self._table = table
        self._host = host
        self.unit = t.Unit(source, t.Scope("module"))
        self.heredocs = _heredocs(source)
        self._seen = texts_in(source.data, source.root)

    def at(self, node: Node) -> Node:
        """Return where a finding at `node` is shown: the call around it, for a text that is read as code."""
        return self._host or node

    def text(self, node: Node | None) -> str:
        """Return the source of `node`."""
        return self.source.text_of(node) if node is not None else ""

    def term(self, node: Node, frame: Frame) -> t.Term:
        """Return the term of the expression `node`."""
        lower = self._table.get(node.type)
        if lower is not None:
            return lower(self, node, frame)
        return self.opaque(node, [self.term(child, frame) for child in named(node)])

    def value(self, node: Node, frame: Frame) -> t.Term:
        """Return an expression, with the texts that it had when the program was run as far as it is known."""
        term = self.term(node, frame)
        texts = self._seen.get((node.start_byte, node.end_byte)) if not isinstance(term, t.Constant) else None
        if not texts:
            return term
        return t.Operation(self.at(node), OR_SEEN, [term, *(self.constant(node, text) for text in texts)])

    def opaque(self, node: Node, parts: Sequence[t.Term] = ()) -> t.Term:
        """Return a term of which nothing is known but its parts."""
        return t.Opaque(self.at(node), parts)

    def emit(self, term: t.Term) -> t.Term:
        """List `term` among those of the unit."""
        self.unit.terms.append(term)
        return term

    def constant(self, node: Node, value: Scalar) -> t.Constant:
        """Return the term of a literal."""
        return t.Constant(self.at(node), value)

    def body(self, nodes: Iterable[Node], frame: Frame) -> t.Term | None:
        """Lower statements; return what the last one gives, null where there is none."""
        last: t.Term | None = None
        for node in nodes:
            last = self.emit(self.term(node, frame))
        return last

    def receiver(self, node: Node, frame: Frame) -> t.Receiver:
        """Return `self` at `node`."""
        return t.Receiver(self.at(node), frame.opened.cls, frame.is_class)

    def of_language(self, node: Node, name: str) -> t.Term:
        """Return the language's own class or constant `name`, nothing where it has none."""
        return t.Name(self.at(node), OF_LANGUAGE + name, t.Scope("module"))

    def note_early(self, callee: t.Member, name: str, frame: Frame) -> None:
        """Take note of a call that stands before the method that it seems to mean."""
        if frame.method is None and frame.block is None and name not in frame.opened.cls.members:
            self.world.early.add(callee)

    def own_call(self, node: Node, name: str, frame: Frame, arguments: Sequence[t.Term] = ()) -> t.Call:
        """Return a call of a method of `self`."""
        callee = t.Member(self.at(node), self.receiver(node, frame), name)
        self.note_early(callee, name, frame)
        call = t.Call(self.at(node), callee, arguments)
        self.world.frames[call] = frame
        return call


Lowering: TypeAlias = Callable[[Lowerer, Node, Frame], t.Term]


def _heredocs(source: Source) -> dict[int, Heredoc]:
    """Return the bodies of heredocs by where they begin; each begins in the order of the bodies."""
    found: dict[int, Heredoc] = {}
    if b"<<" not in source.data:
        return found
    waiting: deque[Node] = deque()
    for node in walk(source.root):
        if node.type == "heredoc_beginning":
            waiting.append(node)
        elif node.type == "heredoc_body" and waiting:
            opener = waiting.popleft()
            text = source.text_of(opener)
            found[opener.start_byte] = Heredoc(node, "'" in text, "~" in text)
    return found
