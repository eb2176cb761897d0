"""Go's expressions in the terms that all languages share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from tree_sitter import Node

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.clang.literals import character, integer, unescaped
from mcp_sandbox.analysis.treesitter.golang.machine import texts_in
from mcp_sandbox.analysis.treesitter.golang.types import Types
from mcp_sandbox.analysis.treesitter.reading import Source, TooComplexError
from mcp_sandbox.analysis.treesitter.running import Seen

__all__ = ["DEPTH_MAX", "Expressions"]

DEPTH_MAX = 400
_LINKS_MAX = 5_000
"""Members and calls in one chain, or operands in one sum."""

_RANKS = {"&&": 0, "||": 0}
_ACCESS = frozenset({"call_expression", "selector_expression", "index_expression", "parenthesized_expression"})


class Expressions(Types):
    """Lowers expressions into `unit`; statements inside of them go to `visit`."""

    def __init__(self, source: Source, scope: t.Scope) -> None:
        super().__init__(source, scope)
        self.function: t.Function | None = None
        self.seen: Seen = texts_in(source.data, source.root)
        self.counted = 0
        """What `iota` is."""
        self.depth: int = 0
        self.expressions: Mapping[str, Callable[[Node], t.Term]] = {
            "identifier": self._name,
            "type_identifier": self._name,
            "package_identifier": self._name,
            "field_identifier": self._name,
            "iota": lambda node: t.Constant(node, self.counted),
            "int_literal": self._integer,
            "rune_literal": self._rune,
            "interpreted_string_literal": self._text,
            "raw_string_literal": self._raw_text,
            "true": lambda node: t.Constant(node, True),  # noqa: FBT003  a literal is positional by nature
            "false": lambda node: t.Constant(node, False),  # noqa: FBT003
            "parenthesized_expression": self._first,
            "literal_element": self._first,
            "pointer_type": self._first,
            "type_elem": self._first,
            "generic_type": self._generic,
            "qualified_type": self._qualified,
            "selector_expression": self._access,
            "call_expression": self._access,
            "index_expression": self._access,
            "type_instantiation_expression": self._generic,
            "binary_expression": self._binary,
            "unary_expression": self._unary,
            "slice_expression": self._slice,
            "type_assertion_expression": self._asserted,
            "type_conversion_expression": self._conversion,
            "composite_literal": self._composite,
            "literal_value": self._items,
            "func_literal": self._function_literal,
            "variadic_argument": lambda node: t.Spread(node, self._first(node)),
        }

    def visit(self, node: Node) -> None:
        """Lower a statement."""
        raise NotImplementedError

    def expression(self, node: Node | None) -> t.Term:
        """Return an expression, lowered."""
        if node is None:
            return t.Opaque(self.source.root)
        self.depth += 1
        if self.depth > DEPTH_MAX:
            raise TooComplexError
        handler = self.expressions.get(node.type)
        if handler is not None:
            term = handler(node)
        else:
            parts = [child for child in node.named_children if child.type != "comment"]
            term = t.Opaque(node, [self.expression(child) for child in parts])
        self.depth -= 1
        return term

    def listed(self, node: Node | None) -> list[t.Term]:
        """Return the expressions of a list, or the one that `node` is."""
        if node is None:
            return []
        nodes = node.named_children if node.type in {"expression_list", "argument_list"} else [node]
        return [self.value(child) for child in nodes if child.type != "comment"]

    def value(self, node: Node) -> t.Term:
        """Return an expression, with the texts that it had when the program was run as far as it is known."""
        term = self.expression(node)
        texts = self.seen.get((node.start_byte, node.end_byte)) if not isinstance(term, t.Constant) else None
        return t.Either(node, [term, *(t.Constant(node, text) for text in texts)]) if texts else term

    # --- names and literals

    def _name(self, node: Node) -> t.Term:
        return t.Name(node, self.text(node), self.scope)

    def _integer(self, node: Node) -> t.Term:
        text = self.text(node).replace("_", "").replace("0o", "0").replace("0O", "0")
        value = integer(text)
        return t.Constant(node, value) if value is not None else t.Opaque(node)

    def _rune(self, node: Node) -> t.Term:
        value = character(self.text(node)[1:-1])
        return t.Constant(node, value) if value is not None else t.Opaque(node)

    def _text(self, node: Node) -> t.Term:
        return t.Constant(node, unescaped(self.text(node)[1:-1]))

    def _raw_text(self, node: Node) -> t.Term:
        return t.Constant(node, self.text(node)[1:-1].replace("\r", ""))

    def _first(self, node: Node) -> t.Term:
        inner = [child for child in node.named_children if child.type != "comment"]
        while len(inner) == 1 and inner[0].type == "parenthesized_expression":
            inner = [child for child in inner[0].named_children if child.type != "comment"]
        return self.expression(inner[0]) if inner else t.Opaque(node)

    def _generic(self, node: Node) -> t.Term:
        return self.expression(node.child_by_field_name("type") or next(iter(node.named_children), None))

    def _qualified(self, node: Node) -> t.Term:
        package, name = node.child_by_field_name("package"), node.child_by_field_name("name")
        return t.Member(node, self.expression(package), self.text(name) if name is not None else "")

    # --- members, calls and operators

    def _access(self, node: Node) -> t.Term:
        """Lower a chain of members, elements and calls, however long, without going deeper."""
        chain: list[Node] = []
        inner: Node | None = node
        while inner is not None and inner.type in _ACCESS:
            chain.append(inner)
            if len(chain) > _LINKS_MAX:
                raise TooComplexError
            field = {"call_expression": "function"}.get(inner.type, "operand")
            inner = inner.child_by_field_name(field) or next(iter(inner.named_children), None)
        term = self.expression(inner)
        for outer in reversed(chain):
            term = self._accessed(outer, term)
        return term

    def _accessed(self, node: Node, owner: t.Term) -> t.Term:
        if node.type == "call_expression":
            arguments = node.child_by_field_name("arguments")
            return t.Call(node, owner, self.listed(arguments))
        if node.type == "selector_expression":
            field = node.child_by_field_name("field")
            return t.Member(node, owner, self.text(field) if field is not None else "")
        if node.type == "index_expression":
            return t.Member(node, owner, self.expression(node.child_by_field_name("index")))
        return owner

    def _binary(self, node: Node) -> t.Term:
        rungs: list[Node] = []
        left: Node | None = node
        while left is not None and left.type == "binary_expression":
            rungs.append(left)
            left = left.child_by_field_name("left")
        if len(rungs) > _LINKS_MAX:
            raise TooComplexError
        term = self.expression(left)
        for rung in reversed(rungs):
            operator = rung.child_by_field_name("operator")
            right = self.expression(rung.child_by_field_name("right"))
            term = t.Operation(rung, self.text(operator) if operator is not None else "", [term, right])
        return term

    def _unary(self, node: Node) -> t.Term:
        operator = node.child_by_field_name("operator")
        operand = self.expression(node.child_by_field_name("operand"))
        sign = self.text(operator) if operator is not None else ""
        if sign in {"&", "*"}:
            return operand
        if sign == "<-":
            return t.Each(node, operand)
        return t.Operation(node, {"^": "~"}.get(sign, sign), [operand])

    def _slice(self, node: Node) -> t.Term:
        operand = self.expression(node.child_by_field_name("operand"))
        bounds = [node.child_by_field_name(name) for name in ("start", "end")]
        if bounds == [None, None]:
            return operand
        parts = [self.expression(one) if one is not None else t.Constant(node, None) for one in bounds]
        return t.Call(node, t.Outside(node, "builtin.slice"), [operand, *parts])

    def _asserted(self, node: Node) -> t.Term:
        operand = self.expression(node.child_by_field_name("operand"))
        instance = self.instance(node.child_by_field_name("type"))
        return operand if instance is None else t.Typed(node, operand, instance)

    def _conversion(self, node: Node) -> t.Term:
        kind, operand = node.child_by_field_name("type"), self.expression(node.child_by_field_name("operand"))
        if kind is not None and kind.type == "generic_type":
            return t.Call(node, self.expression(kind), [operand])  # the grammar can't tell a call of a generic from it
        return operand

    # --- composites and functions

    def _composite(self, node: Node) -> t.Term:
        kind, body = node.child_by_field_name("type"), node.child_by_field_name("body")
        items = self.expression(body)
        made = self.maker(kind)
        if made is None:
            return items
        named = list(self._named(body)) if body is not None else []
        return t.Either(node, [items, t.Call(node, made, self._positional(items), named, makes=True)])

    def _named(self, body: Node) -> Iterator[tuple[str, t.Term]]:
        for child in body.named_children:
            key, value = child.child_by_field_name("key"), child.child_by_field_name("value")
            if child.type == "keyed_element" and key is not None:
                yield self.text(key), self.value(value) if value is not None else t.Opaque(child)

    def _positional(self, items: t.Term) -> list[t.Term]:
        return [item for key, item in items.items if key is None] if isinstance(items, t.Items) else []

    def _items(self, node: Node) -> t.Term:
        found: list[tuple[t.Term | None, t.Term]] = []
        for child in node.named_children:
            if child.type == "keyed_element":
                key, value = child.child_by_field_name("key"), child.child_by_field_name("value")
                found.append((self._key(key), self._element(value)))
            elif child.type != "comment":
                found.append((None, self._element(child)))
        return t.Items(node, found)

    def _element(self, node: Node | None) -> t.Term:
        inner = node.named_children[0] if node is not None and node.type == "literal_element" else node
        return self.value(inner) if inner is not None else t.Opaque(self.source.root)

    def _key(self, node: Node | None) -> t.Term | None:
        """Return the key of an element: a field's name, or an expression."""
        inner = node.named_children[0] if node is not None and node.named_children else None
        if inner is None:
            return None
        term = self.expression(inner)
        return t.Either(inner, [t.Constant(inner, self.text(inner)), term]) if inner.type == "identifier" else term

    def _function_literal(self, node: Node) -> t.Term:
        return self.new_function(node)

    def new_function(self, node: Node, receiver: t.Term | None = None) -> t.Function:
        """Return a function whose body has been lowered; the name of `receiver` is bound in it."""
        before = self.scope, self.function
        self.scope = t.Scope("function", self.scope)
        parameters = list(self._parameters(node.child_by_field_name("parameters")))
        function = t.Function(node, parameters)
        self.function = function
        if receiver is not None:
            self._receive(node, receiver)
        self._results(node.child_by_field_name("result"), function)
        body = node.child_by_field_name("body")
        if body is not None:
            self.visit(body)
        result = node.child_by_field_name("result")
        first = (
            next(iter(result.named_children), None) if result is not None and result.type == "parameter_list" else None
        )
        kind = self.instance(first.child_by_field_name("type") if first is not None else result)
        if kind is not None and first is None:
            function.returns = [t.Typed(one.node, one, kind) for one in function.returns] or [kind]
        elif kind is not None:
            function.returns.append(kind)  # the first of several
        self.scope, self.function = before
        return function

    def _receive(self, node: Node, receiver: t.Term) -> None:
        place = node.child_by_field_name("receiver")
        for child in place.named_children if place is not None else ():
            name = child.child_by_field_name("name")
            held = self.instance_of_kind(receiver)
            if name is not None:
                self.scope.bind(self.text(name), receiver if held is None else t.Either(name, [receiver, held]))

    def _parameters(self, node: Node | None) -> Iterator[t.Parameter]:
        for child in node.named_children if node is not None else ():
            kind = self.instance(child.child_by_field_name("type"))
            names = child.children_by_field_name("name")
            for name in [one for one in names if one.is_named] or [child]:
                parameter = t.Parameter(name, kind=kind, is_rest=child.type.startswith("variadic"))
                self.scope.bind(self.text(name), parameter)
                yield parameter

    def _results(self, node: Node | None, function: t.Function) -> None:
        """Bind results that have a name: a bare return gives them back."""
        for child in node.named_children if node is not None and node.type == "parameter_list" else ():
            kind = self.instance(child.child_by_field_name("type"))
            for name in child.children_by_field_name("name"):
                unknown = t.Opaque(name)
                self.scope.bind(self.text(name), t.Typed(name, unknown, kind) if kind is not None else unknown)
                function.returns.append(t.Name(name, self.text(name), self.scope))
