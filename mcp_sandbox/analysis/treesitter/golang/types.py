"""What the types of a Go file mean: what makes their values, and a value of a type that is only named."""

from __future__ import annotations

from tree_sitter import Node

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.reading import Source

__all__ = ["Types"]


class Types:
    """Where in a file the lowering is, and what a type means there."""

    def __init__(self, source: Source, scope: t.Scope) -> None:
        """Begin with `scope`, which all files of a package share."""
        self.source = source
        self.unit = t.Unit(source, scope)
        self.kinds: dict[t.Class, t.Term] = {}
        """What the types hold that stand for lists and the like."""
        self.scope: t.Scope = t.Scope("module", scope)
        """What the file's own imports bind, above what the package does."""

    def expression(self, node: Node | None) -> t.Term:
        """Return an expression, lowered."""
        raise NotImplementedError

    def text(self, node: Node) -> str:
        """Return the source of `node`."""
        return self.source.text_of(node)

    def made_of(self, node: Node | None) -> t.Term | None:
        """Return the class whose objects a type means; null for a type of the language's own."""
        node = _plain(node)
        if node is None or node.type not in {"type_identifier", "qualified_type"}:
            return None
        if node.type == "type_identifier" and self.scope.owner_of(self.text(node)) is None:
            return None
        return self.expression(node)

    def maker(self, node: Node | None) -> t.Term | None:
        """Return what makes a value of a type; null for a type of the language's own."""
        made = self.made_of(node)
        return t.Member(made.node, made, "new") if made is not None else None

    def instance(self, node: Node | None) -> t.Term | None:
        """Return a value of a type that is only named; null for a type of the language's own."""
        plain = _plain(node)
        if plain is None:
            return None
        if plain.type == "qualified_type":
            return self._of_package(plain)
        if plain.type == "type_identifier":
            maker = self.maker(plain)
            return t.Call(plain, maker, (), makes=True) if maker is not None else None
        if plain.type in {"slice_type", "array_type", "channel_type", "map_type"}:
            inner = self.instance(plain.child_by_field_name("element") or plain.named_children[-1])
            return t.Items(plain, [(t.Opaque(plain), inner)]) if inner is not None else None
        if plain.type == "function_type":
            result = self.instance(plain.child_by_field_name("result"))
            return t.Function(plain, returns=[result]) if result is not None else None
        return None

    def instance_of_kind(self, receiver: t.Term) -> t.Term | None:
        """Return what an object of a class holds that stands for a list or the like; null for others."""
        return self.kinds.get(receiver.of) if isinstance(receiver, t.Receiver) else None

    def _of_package(self, node: Node) -> t.Term | None:
        package, name = node.child_by_field_name("package"), node.child_by_field_name("name")
        scope = self.scope.owner_of(self.text(package)) if package is not None else None
        bound = scope.bindings[self.text(package)][0] if scope is not None and package is not None else None
        if isinstance(bound, t.Outside) and name is not None:
            return t.Outside(node, f"{bound.name}.{self.text(name)}", is_instance=True)
        maker = self.maker(node)
        return t.Call(node, maker, (), makes=True) if maker is not None else None


def _plain(node: Node | None) -> Node | None:
    """Return a type without the pointers to it, and what it is told to hold."""
    while node is not None and node.type in {"pointer_type", "type_elem", "generic_type", "parenthesized_type"}:
        node = node.child_by_field_name("type") or next(iter(node.named_children), None)
    return node
