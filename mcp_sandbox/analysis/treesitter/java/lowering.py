"""Java's declarations and statements in the terms that all languages share."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tree_sitter import Node

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.java.expressions import BUILDERS, DEPTH_MAX, Expressions
from mcp_sandbox.analysis.treesitter.reading import Source, TooComplexError

__all__ = ["Lowering"]

_CLASSES = (
    "class_declaration",
    "interface_declaration",
    "record_declaration",
    "enum_declaration",
    "annotation_type_declaration",
)


class Lowering(Expressions):
    """Lowers one file; `opened` gathers the packages and classes whose names stand in it without theirs."""

    def __init__(self, source: Source, scope: t.Scope, opened: list[str]) -> None:
        """Begin with `scope`, which all files share."""
        super().__init__(source, scope)
        self.opened = opened
        self._statements: Mapping[str, Callable[[Node], None]] = {
            "import_declaration": self._import,
            **dict.fromkeys(_CLASSES, self._class),
            "enum_constant": self._enum_constant,
            "method_declaration": self._method,
            "constructor_declaration": self._method,
            "compact_constructor_declaration": self._method,
            "field_declaration": self._variables,
            "constant_declaration": self._variables,
            "local_variable_declaration": self._variables,
            "block": self._block,
            "constructor_body": self._block,
            "for_statement": self._block,
            "enhanced_for_statement": self._each,
            "if_statement": self._ladder,
            "try_with_resources_statement": self._block,
            "resource": self._resource,
            "catch_clause": self._catch,
            "return_statement": self._return,
            "yield_statement": self._return,
            "switch_rule": self._rule,
            "switch_label": self._nothing,
            "modifiers": self._nothing,
            "package_declaration": self._nothing,
            "expression_statement": self._statement,
            "break_statement": self._nothing,
            "continue_statement": self._nothing,
        }

    def lower(self) -> t.Unit:
        """Return the whole file, lowered."""
        for child in self.source.root.named_children:
            self.visit(child)
        return self.unit

    def visit(self, node: Node) -> None:
        """Lower a statement, a declaration, or whatever holds some."""
        self.depth += 1
        if self.depth > DEPTH_MAX:
            raise TooComplexError
        handler = self._statements.get(node.type)
        if handler is not None:
            handler(node)
        elif node.type in self.expressions:
            self.unit.terms.append(self.expression(node))
        else:
            for child in node.named_children:
                self.visit(child)
        self.depth -= 1

    def _nothing(self, node: Node) -> None:
        del node

    # --- what is taken in, and what is declared

    def _import(self, node: Node) -> None:
        path = next((one for one in node.named_children if one.type in {"scoped_identifier", "identifier"}), None)
        if path is None:
            return
        full = "".join(self.text(path).split())
        if any(child.type == "asterisk" for child in node.named_children):
            self.opened.append(full)
            self.unit.terms.append(t.Outside(node, f"{full}.*", is_import=True))
            return
        simple = full.rpartition(".")[2]
        term = t.Outside(node, full, is_import=True, is_named=simple[:1].isupper())
        if simple in self.shared.bindings:
            return  # one of the program's own classes
        self.scope.bind(simple, term)
        self.unit.terms.append(term)

    def _class(self, node: Node) -> None:
        name = self.named(node)
        bases = [
            self.expression(child)
            for field in ("superclass", "interfaces")  # what it extends, and what it promises
            if (clause := node.child_by_field_name(field)) is not None
            for child in (clause.named_children[0].named_children if field == "interfaces" else clause.named_children)
        ]
        cls = t.Class(node, bases=bases, name=name)
        self.shared.bind(name, cls)
        if self.scope is not self.shared:
            self.scope.bind(name, cls)
        self._record_fields(node, cls)
        body = node.child_by_field_name("body")
        if body is not None:
            self.class_body(body, cls)
        self.unit.terms.append(cls)
        cls.members.setdefault("constructor", []).extend(cls.members.get(name, ()))

    def _record_fields(self, node: Node, cls: t.Class) -> None:
        parameters = node.child_by_field_name("parameters")
        for child in parameters.named_children if parameters is not None else ():
            made = self.object_of(child.child_by_field_name("type")) or t.Opaque(child)
            cls.members.setdefault(self.named(child), []).append(made)

    def class_body(self, node: Node, cls: t.Class) -> None:
        """Lower what stands in the braces of a class: its members are names in all of it."""
        before = self.scope, self.function, self.cls
        self.scope = t.Scope("class", self.scope, cls.members)
        self.function, self.cls = None, cls
        for child in node.named_children:
            self.visit(child)
        self.scope, self.function, self.cls = before

    def _enum_constant(self, node: Node) -> None:
        arguments = self.arguments(node.child_by_field_name("arguments"))
        if self.cls is not None:
            made = t.Call(node, t.Name(node, self.cls.name or "", self.scope), arguments, makes=True)
            self.scope.bind(self.named(node), made)
            self.unit.terms.append(made)
        body = node.child_by_field_name("body")
        if body is not None:
            self.class_body(body, t.Class(node))

    def _method(self, node: Node) -> None:
        if any(
            child.type == "native" for one in node.named_children if one.type == "modifiers" for child in one.children
        ):
            self.unit.terms.append(t.Outside(node, "type.native"))
        before = self.scope, self.function
        name = self.named(node)
        self.scope = t.Scope("function", self.scope)
        parameters = node.child_by_field_name("parameters")
        made = self.parameters(parameters) if parameters is not None else []
        self.function = function = t.Function(node, made, name=name)
        result = self.object_of(node.child_by_field_name("type"))
        body = node.child_by_field_name("body")
        if body is not None:
            self.visit(body)
        elif result is not None:
            function.returns.append(result)
        self.scope, self.function = before
        self.scope.bind(name, function)
        self.unit.terms.append(function)

    # --- statements

    def _variables(self, node: Node) -> None:
        kind = node.child_by_field_name("type")
        for one in node.children_by_field_name("declarator"):
            value = one.child_by_field_name("value")
            self._bind(one, self.expression(value) if value is not None else None, kind)

    def _bind(self, node: Node, value: t.Term | None, kind: Node | None) -> None:
        """Bind the name of `node` to its value, and to an object of its type where the value tells less."""
        made = self.object_of(kind)
        term = value or made or t.Opaque(node)
        if value is not None and made is not None:
            term = t.Typed(node, value, made)
        self.scope.bind(self.named(node), term)
        self.unit.terms.append(term)

    def _block(self, node: Node) -> None:
        before, self.scope = self.scope, t.Scope("block", self.scope)
        for child in node.named_children:
            self.visit(child)
        self.scope = before

    def _each(self, node: Node) -> None:
        before, self.scope = self.scope, t.Scope("block", self.scope)
        over = self.expression(node.child_by_field_name("value"))
        self.unit.terms.append(over)
        self._bind(node, t.Each(node, over), node.child_by_field_name("type"))
        body = node.child_by_field_name("body")
        if body is not None:
            self.visit(body)
        self.scope = before

    def _ladder(self, node: Node) -> None:
        """Lower `if … else if …`, however long, without going deeper."""
        rung: Node | None = node
        while rung is not None:
            alternative = rung.child_by_field_name("alternative")
            following = alternative if alternative is not None and alternative.type == "if_statement" else None
            for child in rung.named_children:
                if following is None or child.id != following.id:
                    self.visit(child)
            rung = following

    def _resource(self, node: Node) -> None:
        value = node.child_by_field_name("value")
        if value is None:
            for child in node.named_children:
                self.visit(child)
        else:
            self._bind(node, self.expression(value), node.child_by_field_name("type"))

    def _catch(self, node: Node) -> None:
        before, self.scope = self.scope, t.Scope("block", self.scope)
        for child in node.named_children:
            if child.type == "catch_formal_parameter":
                self.scope.bind(self.named(child), t.Opaque(child))
            else:
                self.visit(child)
        self.scope = before

    def _return(self, node: Node) -> None:
        for child in node.named_children:
            term = self.expression(child)
            self.unit.terms.append(term)
            if self.function is not None:
                self.function.returns.append(term)

    def _rule(self, node: Node) -> None:
        for child in node.named_children:
            inner = child.named_children[0] if child.type == "expression_statement" and child.named_children else None
            if inner is not None and self.function is not None:
                term = self.expression(inner)
                self.unit.terms.append(term)
                self.function.returns.append(term)
            else:
                self.visit(child)

    def _statement(self, node: Node) -> None:
        for child in node.named_children:
            if child.type == "comment":
                continue
            term = self.expression(child)
            self.unit.terms.append(term)
            self._built(child, term)

    def _built(self, node: Node, term: t.Term) -> None:
        """Bind the builder that a statement appends to, as what it holds by then."""
        links: list[t.Call] = []
        inner = term
        while isinstance(inner, t.Call) and isinstance(inner.callee, t.Member) and inner.callee.key in BUILDERS:
            links.append(inner)
            inner = inner.callee.owner
        if not links or not isinstance(inner, t.Name):
            return
        value = self.so_far(inner.name, node)
        for link in reversed(links):
            key = link.callee.key if isinstance(link.callee, t.Member) else ""
            value = t.Call(link.node, t.Member(link.node, value, key), link.arguments)
        (self.scope.owner_of(inner.name) or self.scope).bind(inner.name, value)
