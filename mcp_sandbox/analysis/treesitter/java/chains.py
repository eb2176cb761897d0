"""Java's names, literals and calls in the terms that all languages share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tree_sitter import Node

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.java.literals import character, integer, text_block, unescaped
from mcp_sandbox.analysis.treesitter.java.machine import texts_in
from mcp_sandbox.analysis.treesitter.java.names import Naming
from mcp_sandbox.analysis.treesitter.java.program import Declared, File
from mcp_sandbox.analysis.treesitter.java.retelling import OTHER_CONSTRUCTORS
from mcp_sandbox.analysis.treesitter.reading import Source, TooComplexError
from mcp_sandbox.analysis.treesitter.running import Seen

__all__ = ["Chains", "is_comment"]

_BINDINGS_MAX = 3
_MANY = 5
_LINKS_MAX = 5_000
"""Members and calls in one chain."""

_OWNERS: Mapping[str, str] = {"method_invocation": "object", "field_access": "object", "array_access": "array"}
"""What has an owner, and the field where it stands."""


class Chains(Naming):
    """Lowers what begins with a name, a literal or a `new`, with all that hangs on it."""

    def __init__(self, source: Source, file: File) -> None:
        super().__init__(source, file)
        self.seen: Seen = texts_in(source.data, source.root)
        self._grown: str | None = None
        """The variable that a statement builds up: what it reads is what stands above."""

    def expression(self, node: Node | None) -> t.Term:
        """Return an expression, lowered."""
        raise NotImplementedError

    def anonymous(self, node: Node, body: Node, bases: Sequence[t.Term]) -> Declared:
        """Lower a class without a name, and return it."""
        raise NotImplementedError

    # --- literals

    def integer_literal(self, node: Node) -> t.Term:
        """Return a whole number."""
        value = integer(self.text(node))
        return t.Constant(node, value) if value is not None else t.Opaque(node)

    def character_literal(self, node: Node) -> t.Term:
        """Return a character."""
        value = character(self.text(node)[1:-1])
        return t.Constant(node, value) if value is not None else t.Opaque(node)

    def text_literal(self, node: Node) -> t.Term:
        """Return a text, or a text block."""
        text = self.text(node)
        holes = [child for child in node.named_children if child.type == "string_interpolation"]
        if holes:
            return t.Join(node, [self._piece(child) for child in node.named_children])
        return t.Constant(node, text_block(text[3:-3]) if text.startswith('"""') else unescaped(text[1:-1]))

    def _piece(self, node: Node) -> t.Term:
        if node.type == "string_interpolation":
            return self.expression(next(iter(node.named_children), None))
        return t.Constant(node, unescaped(self.text(node)))

    def template(self, node: Node) -> t.Term:
        """Return a text with expressions in it."""
        return self.expression(node.child_by_field_name("template_argument"))

    # --- chains

    def this(self, node: Node) -> t.Term:
        """Return the object itself."""
        return t.Receiver(node, self.cls.cls) if self.cls is not None else t.Opaque(node)

    def super(self, node: Node) -> t.Term:
        """Return the object as one of the classes that its own extends."""
        if self.cls is None or not self.cls.cls.bases:
            return t.Opaque(node)
        return t.Either(node, list(self._objects_of(node, self.cls.cls.bases)))

    def _objects_of(self, node: Node, classes: Sequence[t.Term]) -> Iterator[t.Term]:
        for cls in classes:
            if isinstance(cls, t.Class):
                yield t.Receiver(node, cls)
            elif isinstance(cls, t.Outside):
                yield t.Outside(node, cls.name, is_instance=True)

    def chain(self, node: Node) -> t.Term:
        """Return what stands at the end of `a.b().c[0]`, however long."""
        links: list[Node] = []
        while True:
            if node.type == "parenthesized_expression":
                inner = next((child for child in node.named_children if not is_comment(child)), None)
            else:
                inner = node.child_by_field_name(_OWNERS[node.type])
                if inner is None:
                    break
                links.append(node)
            if inner is None:
                return t.Opaque(node)
            if len(links) > _LINKS_MAX:
                raise TooComplexError
            node = inner
            if node.type not in _OWNERS and node.type != "parenthesized_expression":
                break
        term = self._root(node, links)
        for link in reversed(links):
            term = self._linked(link, term)
        return term

    def _root(self, node: Node, links: list[Node]) -> t.Term:
        """Return where a chain begins, and take off `links` what belongs to its name."""
        if node.type == "method_invocation":
            name = node.child_by_field_name("name") or node
            if self.text(name) in OTHER_CONSTRUCTORS:
                return self.other_constructor(node, OTHER_CONSTRUCTORS[self.text(name)])
            return self._called(node, self.method_named(name, self.text(name)))
        if node.type != "identifier":
            return self.expression(node)
        if self._grown is not None and self.text(node) == self._grown:
            return self.so_far(node)
        following: list[str] = []
        for link in reversed(links):
            field = link.child_by_field_name("field")
            if link.type != "field_access" or field is None:
                break
            following.append(self.text(field))
        term, used = self.head(node, following)
        del links[len(links) - used :]
        return term

    def _linked(self, link: Node, owner: t.Term) -> t.Term:
        if any(child.type == "super" for child in link.children[1:]):
            owner = t.Either(link, list(self._objects_of(link, [owner])))
        if link.type == "method_invocation":
            name = link.child_by_field_name("name") or link
            return self._called(link, t.Member(name, owner, self.text(name)))
        if link.type == "array_access":
            return t.Member(link, owner, self.expression(link.child_by_field_name("index")))
        field = link.child_by_field_name("field")
        if field is not None and field.type == "this":
            return t.Receiver(link, owner) if isinstance(owner, t.Class) else owner
        return t.Member(link, owner, self.text(field) if field is not None else "")

    def other_constructor(self, node: Node, word: str) -> t.Term:
        """Return the call of another constructor, by `this` or `super`."""
        arguments = self.arguments(node.child_by_field_name("arguments"))
        own = self.cls.cls if self.cls is not None else None
        classes: Sequence[t.Term] = () if own is None else [own] if word == "this" else own.bases
        return t.Either(node, [t.Call(node, self.maker(node, cls), arguments, makes=True) for cls in classes])

    def arguments(self, node: Node | None) -> list[t.Term]:
        """Return the arguments of a call."""
        children = node.named_children if node is not None else ()
        return [self.value(child) for child in children if not is_comment(child)]

    def value(self, node: Node) -> t.Term:
        """Return an expression, with the texts that it had when the program was run as far as it is known."""
        term = self.expression(node)
        texts = self.seen.get((node.start_byte, node.end_byte)) if not isinstance(term, t.Constant) else None
        return t.Either(node, [term, *(t.Constant(node, text) for text in texts)]) if texts else term

    def _called(self, node: Node, callee: t.Term) -> t.Term:
        grown, self._grown = self._grown, None
        arguments = self.arguments(node.child_by_field_name("arguments"))
        self._grown = grown
        return t.Call(node, callee, arguments)

    def built(self, node: Node, name: str) -> t.Term:
        """Return a statement's expression, where `name` is what it has been built up to so far."""
        before, self._grown = self._grown, name
        term = self.expression(node)
        self._grown = before
        return term

    def so_far(self, node: Node) -> t.Term:
        """Return what a variable may be by what stands above."""
        scope = self.scope.owner_of(self.text(node))
        bound = scope.bindings[self.text(node)] if scope is not None else []
        return t.Either(node, bound[-_BINDINGS_MAX:] if len(bound) <= _MANY else bound[-1:])

    def made(self, node: Node) -> t.Term:
        """Return a new object, of a class without a name too."""
        kind = node.child_by_field_name("type")
        arguments = self.arguments(node.child_by_field_name("arguments"))
        if kind is None:
            return t.Opaque(node, arguments)
        types = self.types_of(kind)
        calls: list[t.Term] = [
            t.Call(node, self.maker(kind, self.class_term(kind, meant)), arguments, makes=True) for meant in types
        ]
        body = next((child for child in node.named_children if child.type == "class_body"), None)
        if body is not None:
            bases = [self.class_term(kind, meant) for meant in types]
            calls.append(t.Receiver(node, self.anonymous(node, body, bases).cls))
        if len(calls) == 1:
            return calls[0]
        return t.Either(node, calls) if calls else t.Opaque(node, arguments)

    def maker(self, node: Node, cls: t.Term) -> t.Term:
        """Return what makes an object of a class."""
        return t.Member(node, cls, "new") if isinstance(cls, t.Outside) else cls

    def reference(self, node: Node) -> t.Term:
        """Return a method or constructor that is named without being called."""
        owner, *_, last = (child for child in node.children if child.is_named or child.type == "new")
        types = self.types_of(owner) if owner.type not in {"identifier", "field_access"} else []
        if types or owner.type in {"array_type", "generic_type"}:
            owners = [self.class_term(owner, meant) for meant in types]
        else:
            owners = [self.expression(owner)]
        if last.type == "new":
            return t.Either(node, [self.maker(node, one) for one in owners])
        return t.Either(node, [t.Member(node, one, self.text(last)) for one in owners])

    def class_literal(self, node: Node) -> t.Term:
        """Return the class of `X.class`."""
        kind = next(iter(node.named_children), None)
        if kind is None or kind.type == "array_type":
            return t.Opaque(node)
        found = [self.class_term(node, meant) for meant in self.types_of(kind)]
        return found[0] if len(found) == 1 else t.Either(node, found)


def is_comment(node: Node) -> bool:
    """True for a comment."""
    return node.type.endswith("_comment")
