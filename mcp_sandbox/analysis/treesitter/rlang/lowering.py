"""R in the terms that all languages share: everything is an expression, and a name is bound where it is assigned."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from tree_sitter import Node

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.clang.literals import unescaped
from mcp_sandbox.analysis.treesitter.grammars import walk
from mcp_sandbox.analysis.treesitter.reading import Source, TooComplexError

__all__ = ["BASE", "Lowering", "plain_name"]

DEPTH_MAX = 400
BASE = frozenset({"base", "utils", "stats", "methods", "tools", "grDevices", "graphics", "datasets"})
"""Packages whose names stand without theirs."""

_RAW = re.compile(r"""^[rR]["'](-*)[(\[{](.*)[)\]}]\1["']$""", re.DOTALL)
_TO_RIGHT = frozenset({"->", "->>"})
_TO_LEFT = frozenset({"<-", "<<-", "=", ":="})
_PIPES = frozenset({"|>", "%>%", "%<>%", "%T>%", "%$%", "%!>%"})
_SPINE = frozenset({"call", "subset", "subset2", "extract_operator", "parenthesized_expression"})


def plain_name(text: str) -> str:
    """Return a name as it is without its ticks or quotes."""
    return unescaped(text[1:-1]) if len(text) > 1 and text[0] == text[-1] and text[0] in "`\"'" else text


class Lowering:
    """Lowers one source; with `place`, a text that becomes code there, every term stands at it."""

    def __init__(self, source: Source, scope: t.Scope, *, data: bytes | None = None, place: Node | None = None) -> None:
        """Begin with `scope`, where names at the top are bound; `data` is what was parsed, where not the source."""
        self.source = source
        self.unit = t.Unit(source, scope)
        self.scope = scope
        self._top = scope
        self._data = source.data if data is None else data
        self._place = place
        self._function: t.Function | None = None
        self._depth = 0
        self._expressions: Mapping[str, Callable[[Node], t.Term]] = {
            "identifier": self._name,
            "dots": lambda node: t.Spread(self.at(node), t.Name(self.at(node), "...", self.scope)),
            "namespace_operator": self._namespaced,
            "string": self._text,
            "integer": self._number,
            "float": self._number,
            "true": lambda node: t.Constant(self.at(node), True),  # noqa: FBT003  a literal is positional by nature
            "false": lambda node: t.Constant(self.at(node), False),  # noqa: FBT003
            "parenthesized_expression": self._chain,
            "call": self._chain,
            "subset": self._chain,
            "subset2": self._chain,
            "extract_operator": self._chain,
            "binary_operator": self._binary,
            "unary_operator": self._unary,
            "function_definition": self._function_definition,
            "braced_expression": self._braced,
            "if_statement": self._conditional,
            "for_statement": self._loop,
        }

    def lower(self, root: Node) -> t.Unit:
        """Return the whole source, lowered."""
        for child in root.named_children:
            if child.type != "comment":
                self.unit.terms.append(self.expression(child))
        return self.unit

    def at(self, node: Node) -> Node:
        """Return where a term of `node` stands."""
        return self._place or node

    def text(self, node: Node) -> str:
        """Return the source of `node`."""
        return self._data[node.start_byte : node.end_byte].decode("utf-8", "replace")

    def expression(self, node: Node | None) -> t.Term:
        """Return an expression, lowered."""
        if node is None:
            return t.Opaque(self._place or self.source.root)
        self._depth += 1
        if self._depth > DEPTH_MAX:
            raise TooComplexError
        handler = self._expressions.get(node.type)
        if handler is not None:
            term = handler(node)
        else:
            parts = [self.expression(child) for child in node.named_children if child.type != "comment"]
            term = t.Opaque(self.at(node), parts)
        self._depth -= 1
        return term

    # --- names and literals

    def _name(self, node: Node) -> t.Term:
        return t.Name(self.at(node), plain_name(self.text(node)), self.scope)

    def _namespaced(self, node: Node) -> t.Term:
        package, name = node.child_by_field_name("lhs"), node.child_by_field_name("rhs")
        if package is None or name is None:
            return t.Opaque(self.at(node))
        of, member = plain_name(self.text(package)), plain_name(self.text(name))
        return t.Outside(self.at(node), member if of in BASE else f"{of}::{member}")

    def _text(self, node: Node) -> t.Term:
        text = self.text(node)
        raw = _RAW.match(text)
        return t.Constant(self.at(node), raw[2] if raw is not None else unescaped(text[1:-1]))

    def _number(self, node: Node) -> t.Term:
        text = self.text(node).rstrip("L")
        try:
            value: float = int(text, 0) if text[:2].lower() == "0x" else float(text)
        except ValueError:
            return t.Opaque(self.at(node))
        whole = abs(value) < 2**53 and float(value).is_integer()
        return t.Constant(self.at(node), int(value) if whole else value)

    # --- calls and members

    def _chain(self, node: Node) -> t.Term:
        """Lower a chain of calls and members, however long, without going deeper."""
        chain: list[Node] = []
        inner: Node | None = node
        while inner is not None and inner.type in _SPINE:
            chain.append(inner)
            field = {"extract_operator": "lhs", "parenthesized_expression": "body"}.get(inner.type, "function")
            inner = inner.child_by_field_name(field)
        term = self._called(inner, chain[-1]) if inner is not None and chain else self.expression(inner)
        for outer in reversed(chain):
            term = self._linked(outer, term)
        return term

    def _called(self, node: Node, around: Node) -> t.Term:
        """Return what is called: a text in its place is a name."""
        if around.type == "call" and node.type == "string":
            return t.Name(self.at(node), plain_name(self.text(node)), self.scope)
        return self.expression(node)

    def _linked(self, node: Node, owner: t.Term) -> t.Term:
        if node.type == "call":
            return self._call(node, owner, [])
        if node.type == "extract_operator":
            name = node.child_by_field_name("rhs")
            return t.Member(self.at(node), owner, plain_name(self.text(name)) if name is not None else "")
        if node.type == "parenthesized_expression":
            return owner
        values, _ = self._arguments(node.child_by_field_name("arguments"))
        return t.Member(self.at(node), owner, values[0]) if values else owner

    def _call(self, node: Node, callee: t.Term, first: list[t.Term]) -> t.Term:
        values, named = self._arguments(node.child_by_field_name("arguments"))
        name = callee.name if isinstance(callee, t.Name) else ""
        if name in {"assign", "delayedAssign"} and values and isinstance(values[0], t.Constant) and len(values) > 1:
            self._top.bind(str(values[0].value), values[1])
        if name == "return" and self._function is not None:
            self._function.returns += values
        if name in {"quote", "bquote", "substitute", "expression", "alist", "~"}:
            return t.Items(self.at(node), [(None, value) for value in values])
        return t.Call(self.at(node), callee, [*first, *values], named)

    def _arguments(self, node: Node | None) -> tuple[list[t.Term], list[tuple[str, t.Term]]]:
        values: list[t.Term] = []
        named: list[tuple[str, t.Term]] = []
        for child in node.named_children if node is not None else ():
            if child.type != "argument":
                continue
            name, value = child.child_by_field_name("name"), child.child_by_field_name("value")
            if value is None:
                continue
            term = self.expression(value)
            if name is None:
                values.append(term)
            else:
                named.append((plain_name(self.text(name)), term))
        return values, named

    # --- operators and assignments

    def _binary(self, node: Node) -> t.Term:
        if self._operator(node) == "~":
            return self._formula(node)
        rungs: list[Node] = []
        left: Node | None = node
        while left is not None and left.type == "binary_operator" and self._operator(left) not in _TO_LEFT:
            rungs.append(left)
            left = left.child_by_field_name("lhs")
        if not rungs:
            return self._assigned(node)
        term = self.expression(left)
        for rung in reversed(rungs):
            term = self._operation(rung, term)
        return term

    def _operator(self, node: Node) -> str:
        operator = node.child_by_field_name("operator")
        return self.text(operator) if operator is not None else ""

    def _operation(self, node: Node, left: t.Term) -> t.Term:
        operator, right = self._operator(node), node.child_by_field_name("rhs")
        if operator in _TO_RIGHT and right is not None:
            self._bind(right, left, is_outer=operator == "->>")
            return left
        if operator in _PIPES and right is not None:
            return self._piped(node, left, right)
        return t.Operation(self.at(node), operator, [left, self.expression(right)])

    def _piped(self, node: Node, left: t.Term, right: Node) -> t.Term:
        if right.type == "call":
            function = right.child_by_field_name("function")
            return self._call(right, self.expression(function), [left])
        return t.Call(self.at(node), self.expression(right), [left])

    def _assigned(self, node: Node) -> t.Term:
        left, value = node.child_by_field_name("lhs"), self.expression(node.child_by_field_name("rhs"))
        if left is not None:
            self._bind(left, value, is_outer=self._operator(node) == "<<-")
        return value

    def _bind(self, target: Node, value: t.Term, *, is_outer: bool) -> None:
        if target.type in {"identifier", "string"}:
            scope = self._top if is_outer else self.scope
            scope.bind(plain_name(self.text(target)), value)
            return
        place = self.expression(target)
        if isinstance(place, t.Member):
            self.unit.terms.append(t.Store(self.at(target), place.owner, place.key, value))
        else:
            self.unit.terms.append(t.Opaque(self.at(target), [place, value]))

    def _formula(self, node: Node) -> t.Term:
        """Return a formula: its names are columns of data, only what it calls is read."""
        for inner in walk(node):
            if inner.type == "call":
                self.unit.terms.append(self.expression(inner))
        return t.Items(self.at(node), [])

    def _unary(self, node: Node) -> t.Term:
        if self._operator(node) == "~":
            return self._formula(node)
        operand = self.expression(node.child_by_field_name("rhs"))
        operator = self._operator(node)
        return t.Operation(self.at(node), operator, [operand])

    # --- functions and blocks

    def _function_definition(self, node: Node) -> t.Term:
        before = self.scope, self._function
        self.scope = t.Scope("function", self.scope)
        parameters: list[t.Parameter] = []
        listed = node.child_by_field_name("parameters")
        for child in listed.named_children if listed is not None else ():
            name = child.child_by_field_name("name") if child.type == "parameter" else None
            if name is None:
                continue
            default = child.child_by_field_name("default")
            value = self.expression(default) if default is not None else None
            label = plain_name(self.text(name))
            parameter = t.Parameter(self.at(child), default=value, is_rest=label == "...", name=label)
            parameters.append(parameter)
            self.scope.bind(label, parameter)
        self._function = function = t.Function(self.at(node), parameters)
        function.returns.append(self.expression(node.child_by_field_name("body")))
        self.unit.terms.append(function.returns[-1])
        self.scope, self._function = before
        return function

    def _braced(self, node: Node) -> t.Term:
        children = [child for child in node.named_children if child.type != "comment"]
        terms = [self.expression(child) for child in children]
        self.unit.terms += terms[:-1]
        return terms[-1] if terms else t.Opaque(self.at(node))

    def _conditional(self, node: Node) -> t.Term:
        """Lower `if … else if …`, however long, without going deeper."""
        options: list[t.Term] = []
        rung: Node | None = node
        while rung is not None and rung.type == "if_statement":
            self.unit.terms.append(self.expression(rung.child_by_field_name("condition")))
            options.append(self.expression(rung.child_by_field_name("consequence")))
            rung = rung.child_by_field_name("alternative")
        if rung is not None:
            options.append(self.expression(rung))
        return t.Either(self.at(node), options)

    def _loop(self, node: Node) -> t.Term:
        variable, over = node.child_by_field_name("variable"), node.child_by_field_name("sequence")
        sequence = self.expression(over)
        if variable is not None:
            self.scope.bind(plain_name(self.text(variable)), t.Each(self.at(node), sequence))
        return t.Opaque(self.at(node), [sequence, self.expression(node.child_by_field_name("body"))])
