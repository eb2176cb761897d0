"""The declarations and statements of C and C++ in the terms that all languages share."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from tree_sitter import Node

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.clang.declarators import Declared, declared
from mcp_sandbox.analysis.treesitter.clang.expressions import DEPTH_MAX, Expressions, items_of
from mcp_sandbox.analysis.treesitter.reading import Source, TooComplexError

__all__ = ["Lowering"]


_PASTING = re.compile(r"\w+(\s*##\s*\w+)+")


class Lowering(Expressions):
    """Lowers one source into `unit`; names of the file go to `unit.scope`."""

    def __init__(self, source: Source, scope: t.Scope, libraries: frozenset[str]) -> None:
        """Begin with `libraries`, the functions that a prototype only announces."""
        super().__init__(source, scope, libraries)
        self.statements: Mapping[str, Callable[[Node], None]] = {
            "declaration": self._declaration,
            "field_declaration": self._declaration,
            "type_definition": self._type_definition,
            "function_definition": self._function_definition,
            "compound_statement": self._block,
            "for_statement": self._block,
            "for_range_loop": self._range_loop,
            "if_statement": self._ladder,
            "return_statement": self._return,
            "co_return_statement": self._return,
            "preproc_include": self._include,
            "preproc_def": self._define,
            "preproc_function_def": self._define_function,
            "using_declaration": self._using,
            "namespace_alias_definition": self._namespace_alias,
            "alias_declaration": self._alias,
            "class_specifier": self._class_specifier,
            "struct_specifier": self._class_specifier,
            "union_specifier": self._class_specifier,
            "enumerator": self._enumerator,
            "gnu_asm_expression": self._assembly,
        }

    def lower(self) -> t.Unit:
        """Return the whole source, lowered."""
        for child in self.source.root.named_children:
            self.visit(child)
        return self.unit

    def visit(self, node: Node) -> None:
        """Lower a statement, a declaration, or whatever holds some."""
        handler = self.statements.get(node.type)
        if node.type == "comment":
            return
        self._depth += 1
        if self._depth > DEPTH_MAX:
            raise TooComplexError
        if handler is not None:
            handler(node)
        elif node.type in self.expressions or node.type.endswith(("_expression", "_literal")):
            self.unit.terms.append(self.expression(node))
        else:
            for child in node.named_children:
                self.visit(child)
        self._depth -= 1

    # --- declarations

    def _type_definition(self, node: Node) -> None:
        kind = node.child_by_field_name("type")
        if kind is not None and kind.type.endswith("_specifier"):
            self.visit(kind)
        made = self._made_of(kind) or t.Opaque(node)
        for child in node.children_by_field_name("declarator"):
            for name in declared(child).names:
                self.scope.bind(name, made)

    def _declaration(self, node: Node) -> None:
        kind = node.child_by_field_name("type")
        if kind is not None and kind.type.endswith("_specifier"):
            self.visit(kind)
        made = self._made_of(kind)
        found = [declared(child) for child in node.children_by_field_name("declarator")]
        default = node.child_by_field_name("default_value")
        is_extern = any(
            self.text(child) == "extern" for child in node.children if child.type == "storage_class_specifier"
        )
        for one in found:
            self._declare(one, made, default, is_extern=is_extern)

    def _declare(self, one: Declared, made: t.Term | None, default: Node | None, *, is_extern: bool) -> None:
        is_announced = one.is_prototype or (one.value is None and is_extern)
        if is_announced and one.name in self.libraries:
            return  # it announces the library's own
        value: t.Term | None = None
        initial = one.value or default
        if initial is not None and initial.type == "argument_list" and made is not None:
            value = t.Call(one.node, made, self._arguments(initial), makes=True)
        elif initial is not None:
            value = self.expression(initial)
            if initial.type == "initializer_list" and made is not None:
                value = t.Either(one.node, [value, t.Call(one.node, made, items_of(value), makes=True)])
        elif made is not None and not one.is_prototype:
            value = t.Call(one.node, made, (), makes=True)
        term = value or t.Opaque(one.node, [made] if made is not None else [])
        for index, name in enumerate(one.names):
            part = term if len(one.names) == 1 else t.Member(one.node, term, t.Constant(one.node, index))
            self._bind(name, part)
        self.unit.terms.append(term)

    def _bind(self, name: str, term: t.Term) -> None:
        if self._class is not None and self._function is None:
            self._class.members.setdefault(name, []).append(term)
        else:
            self.scope.bind(name, term)

    def _function_definition(self, node: Node) -> None:
        declarator = node.child_by_field_name("declarator")
        if declarator is None:
            return
        one = declared(declarator)
        function, scope = self._new_function(node, one.parameters)
        function.name = one.name
        if one.owner is not None:
            self._method_of(one.owner, one.name, function)
        else:
            self._bind(one.name, function)
        self.unit.terms.append(function)
        for child in node.named_children:
            if child.type == "field_initializer_list":
                self._inside(child, function, scope)
        self._inside(node.child_by_field_name("body"), function, scope)

    def _method_of(self, owner: str, name: str, function: t.Function) -> None:
        scope = self.scope.owner_of(owner)
        for term in scope.bindings[owner] if scope is not None else ():
            if isinstance(term, t.Class):
                term.members.setdefault(name, []).append(function)
                return
        self.scope.bind(f"{owner}::{name}", function)

    def _class_specifier(self, node: Node) -> None:
        name, body = node.child_by_field_name("name"), node.child_by_field_name("body")
        if body is None:
            return
        bases = [
            self.expression(child)
            for clause in node.named_children
            if clause.type == "base_class_clause"
            for child in clause.named_children
            if child.type in {"type_identifier", "qualified_identifier"}
        ]
        cls = t.Class(node, bases=bases, name=self.text(name) if name is not None else None)
        if cls.name is not None:
            self.scope.bind(cls.name, cls)
        before = self._class, self._function
        self._class, self._function = cls, None
        for child in body.named_children:
            self.visit(child)
        self._class, self._function = before
        self.unit.terms.append(cls)
        cls.members.setdefault("constructor", []).extend(cls.members.get(cls.name or "", ()))

    def _enumerator(self, node: Node) -> None:
        name = node.child_by_field_name("name")
        if name is not None:
            value = node.child_by_field_name("value")
            self._bind(self.text(name), self.expression(value) if value is not None else t.Opaque(node))

    # --- the preprocessor, and names of other places

    def _include(self, node: Node) -> None:
        path = node.child_by_field_name("path")
        if path is not None:
            name = self.text(path).strip('<>"')
            self.unit.terms.append(t.Outside(node, f"<{name}>", is_import=True))

    def _define(self, node: Node) -> None:
        name, value = node.child_by_field_name("name"), node.child_by_field_name("value")
        if name is not None:
            self.scope.bind(self.text(name), self.macro(node, value))

    def _define_function(self, node: Node) -> None:
        name, value = node.child_by_field_name("name"), node.child_by_field_name("value")
        names = node.child_by_field_name("parameters")
        if name is None:
            return
        words = [self.text(child) for child in names.named_children] if names is not None else []
        body = self.text(value).strip() if value is not None else ""
        if _PASTING.fullmatch(body):
            pieces = [piece.strip() for piece in body.split("##")]
            self.pasting[self.text(name)] = [words.index(piece) if piece in words else piece for piece in pieces]
        scope = t.Scope("function", self.scope)
        parameters: list[t.Parameter] = []
        for child in names.named_children if names is not None else ():
            parameter = t.Parameter(child)
            parameters.append(parameter)
            scope.bind(self.text(child), parameter)
        function = t.Function(node, parameters, name=self.text(name))
        before, self.scope = self.scope, scope
        function.returns.append(self.macro(node, value))
        self.scope = before
        self.scope.bind(self.text(name), function)

    def macro(self, node: Node, value: Node | None) -> t.Term:
        """Return what a macro stands for; overridden by the reader, which can parse its text."""
        del value
        return t.Opaque(node)

    def _using(self, node: Node) -> None:
        names = [child for child in node.named_children if child.type in {"identifier", "qualified_identifier"}]
        is_namespace = any(child.type == "namespace" for child in node.children)
        for child in names:
            dotted = self.text(child).replace(" ", "").removeprefix("::").replace("::", ".")
            if is_namespace:
                self.namespaces.append(dotted)
            elif dotted.rpartition(".")[0] == "std" or "." in dotted:
                self.scope.bind(dotted.rpartition(".")[2], self._qualified(child))

    def _namespace_alias(self, node: Node) -> None:
        name = node.child_by_field_name("name")
        target = node.named_children[-1]
        if name is not None and target.id != name.id:
            dotted = self.text(target).replace(" ", "").replace("::", ".")
            self.scope.bind(self.text(name), t.Outside(node, dotted))

    def _alias(self, node: Node) -> None:
        name, kind = node.child_by_field_name("name"), node.child_by_field_name("type")
        inner = kind.child_by_field_name("type") if kind is not None else None
        if name is not None:
            self.scope.bind(self.text(name), self._made_of(inner) or t.Opaque(node))

    # --- statements

    def _block(self, node: Node) -> None:
        before, self.scope = self.scope, t.Scope("block", self.scope)
        for child in node.named_children:
            self.visit(child)
        self.scope = before

    def _ladder(self, node: Node) -> None:
        """Lower `if … else if … else …`, however long, without going deeper."""
        rung: Node | None = node
        while rung is not None:
            following: Node | None = None
            for child in rung.named_children:
                inner = child.named_children[0] if child.type == "else_clause" and child.named_children else None
                if inner is not None and inner.type == "if_statement":
                    following = inner
                else:
                    self.visit(child)
            rung = following

    def _range_loop(self, node: Node) -> None:
        before, self.scope = self.scope, t.Scope("block", self.scope)
        over = self.expression(node.child_by_field_name("right"))
        declarator = node.child_by_field_name("declarator")
        for name in declared(declarator).names if declarator is not None else ():
            self.scope.bind(name, t.Each(node, over))
        self.unit.terms.append(over)
        body = node.child_by_field_name("body")
        if body is not None:
            self.visit(body)
        self.scope = before

    def _return(self, node: Node) -> None:
        for child in node.named_children:
            term = self.expression(child)
            self.unit.terms.append(term)
            if self._function is not None:
                self._function.returns.append(term)

    def _assembly(self, node: Node) -> None:
        self.unit.terms.append(self.assembly(node))
