"""Java's statements in the terms that all languages share."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tree_sitter import Node

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.java.chains import is_comment
from mcp_sandbox.analysis.treesitter.java.classes import Classes
from mcp_sandbox.analysis.treesitter.java.expressions import DEPTH_MAX
from mcp_sandbox.analysis.treesitter.java.library import BUILDERS
from mcp_sandbox.analysis.treesitter.java.program import File
from mcp_sandbox.analysis.treesitter.reading import Source, TooComplexError

__all__ = ["Lowering"]

_RUNGS_MAX = 5_000
_BUILDERS = frozenset({"append", "insert", "reverse", "replace", "deleteCharAt", "setLength"})


class Lowering(Classes):
    """Lowers one file."""

    def __init__(self, source: Source, file: File) -> None:
        super().__init__(source, file)
        self._statements: Mapping[str, Callable[[Node], None]] = {
            **dict.fromkeys(
                ("class_declaration", "interface_declaration", "enum_declaration", "record_declaration"),
                self.local_class,
            ),
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
            "yield_statement": self._yield,
            "explicit_constructor_invocation": self._other_constructor,
            "expression_statement": self._statement,
            **dict.fromkeys(
                ("modifiers", "break_statement", "continue_statement", "line_comment", "block_comment", "dimensions"),
                self._nothing,
            ),
        }

    def lower(self) -> t.Unit:
        """Return the whole file, lowered; its classes have been declared before."""
        self.imports()
        for child in self.source.root.named_children:
            if child.type not in {
                "import_declaration",
                "package_declaration",
                "method_declaration",
                "field_declaration",
            }:
                self.top_level(child)
        self.lower_loose()
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

    def _variables(self, node: Node) -> None:
        kind = node.child_by_field_name("type")
        for one in node.children_by_field_name("declarator"):
            self._declare(one, one.child_by_field_name("value"), kind)

    def _declare(self, node: Node, value: Node | None, kind: Node | None) -> None:
        """Bind the name of `node` in this scope to what it begins with, or to an object of its type."""
        name, instance = self.named(node), self.instance(kind)
        self.scope.bindings.setdefault(name, [])
        if instance is not None:
            self.kinds[self.scope, name] = instance
        term = self.expression(value) if value is not None else t.Opaque(node)
        self.hand_kinds(term, kind)
        self.unit.terms.append(self.give(node, self.scope, name, term))

    def _block(self, node: Node) -> None:
        before, self.scope = self.scope, t.Scope("block", self.scope)
        self.local.append({})
        for child in node.named_children:
            self.visit(child)
        self.local.pop()
        self.scope = before

    def _each(self, node: Node) -> None:
        before, self.scope = self.scope, t.Scope("block", self.scope)
        over = self.expression(node.child_by_field_name("value"))
        self.unit.terms.append(over)
        name, instance = self.named(node), self.instance(node.child_by_field_name("type"))
        if instance is not None:
            self.kinds[self.scope, name] = instance
        self.give(node, self.scope, name, t.Each(node, over))
        body = node.child_by_field_name("body")
        if body is not None:
            self.visit(body)
        self.scope = before

    def _ladder(self, node: Node) -> None:
        """Lower `if … else if …`, however long, without going deeper."""
        rung: Node | None = node
        rungs = 0
        while rung is not None:
            rungs += 1
            if rungs > _RUNGS_MAX:
                raise TooComplexError
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
            self._declare(node, value, node.child_by_field_name("type"))

    def _catch(self, node: Node) -> None:
        before, self.scope = self.scope, t.Scope("block", self.scope)
        for child in node.named_children:
            if child.type == "catch_formal_parameter":
                kinds = [one for one in child.named_children if one.type == "catch_type"]
                options = [self.instance(kind) for one in kinds for kind in one.named_children]
                known = [option for option in options if option is not None]
                self.scope.bind(self.named(child), t.Either(child, known))
            else:
                self.visit(child)
        self.scope = before

    def _return(self, node: Node) -> None:
        for child in node.named_children:
            if not is_comment(child):
                term = self.expression(child)
                self.unit.terms.append(term)
                if self.function is not None:
                    self.function.returns.append(term)

    def _yield(self, node: Node) -> None:
        for child in node.named_children:
            term = self.expression(child)
            self.unit.terms.append(term)
            if self.results is not None:
                self.results.append(term)

    def _other_constructor(self, node: Node) -> None:
        constructor = node.child_by_field_name("constructor")
        self.unit.terms.append(self.other_constructor(node, self.text(constructor) if constructor is not None else ""))

    def _statement(self, node: Node) -> None:
        for child in node.named_children:
            if not is_comment(child):
                self._expression_statement(child)

    def _expression_statement(self, node: Node) -> None:
        name = self._builder_of(node)
        if name is None:
            self.unit.terms.append(self.expression(node))
            return
        term = self.built(node, name)
        self.unit.terms.append(term)
        owner = self.scope.owner_of(name)
        if owner is not None:
            owner.bind(name, term)

    def _builder_of(self, node: Node) -> str | None:
        """Return the variable that a statement such as `text.append("a").append("b")` builds up."""
        while node.type == "method_invocation":
            inner = node.child_by_field_name("object")
            if inner is None or self.named(node) not in _BUILDERS:
                return None
            node = inner
        if node.type != "identifier":
            return None
        name = self.text(node)
        owner = self.scope.owner_of(name)
        return name if owner is not None and self._is_builder(owner, name) else None

    def _is_builder(self, owner: t.Scope, name: str) -> bool:
        """True where a variable holds a text that is built up, by its type or by its first value."""
        kind = self.kinds.get((owner, name))
        terms = [kind, *(term.value if isinstance(term, t.Typed) else term for term in owner.bindings[name][:1])]
        return any(_makes_text(term) for term in terms)


def _makes_text(term: t.Term | None) -> bool:
    match term:
        case t.Call(callee=t.Member(owner=t.Outside(name=name), key="new")) | t.Outside(name=name):
            return name in BUILDERS
        case _:
            return False
