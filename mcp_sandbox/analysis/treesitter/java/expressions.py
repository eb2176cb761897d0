"""Java's expressions in the terms that all languages share."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tree_sitter import Node

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.java.chains import Chains, is_comment
from mcp_sandbox.analysis.treesitter.java.program import File
from mcp_sandbox.analysis.treesitter.reading import Source, TooComplexError

__all__ = ["DEPTH_MAX", "Expressions"]

DEPTH_MAX = 400
_OPERANDS_MAX = 5_000


class Expressions(Chains):
    """Lowers expressions into `unit`; statements inside of them go to `visit`."""

    def __init__(self, source: Source, file: File) -> None:
        super().__init__(source, file)
        self.function: t.Function | None = None
        self.results: list[t.Term] | None = None
        """What the switch around gives so far."""
        self.kinds: dict[tuple[t.Scope, str], t.Term] = {}
        """What variables are by their declared type."""
        self.depth: int = 0
        self.expressions: Mapping[str, Callable[[Node], t.Term]] = {
            "identifier": lambda node: self.head(node, ())[0],
            "this": self.this,
            "super": self.super,
            "decimal_integer_literal": self.integer_literal,
            "hex_integer_literal": self.integer_literal,
            "octal_integer_literal": self.integer_literal,
            "binary_integer_literal": self.integer_literal,
            "character_literal": self.character_literal,
            "string_literal": self.text_literal,
            "template_expression": self.template,
            "true": lambda node: t.Constant(node, True),  # noqa: FBT003  a literal is positional by nature
            "false": lambda node: t.Constant(node, False),  # noqa: FBT003
            "null_literal": lambda node: t.Constant(node, None),
            "parenthesized_expression": self.chain,
            "method_invocation": self.chain,
            "field_access": self.chain,
            "array_access": self.chain,
            "object_creation_expression": self.made,
            "method_reference": self.reference,
            "class_literal": self.class_literal,
            "cast_expression": self._cast,
            "ternary_expression": self._ternary,
            "binary_expression": self._binary,
            "unary_expression": self._unary,
            "assignment_expression": self._assignment,
            "lambda_expression": self._lambda,
            "array_initializer": self._items,
            "array_creation_expression": self._array,
            "switch_expression": self._switch,
            "instanceof_expression": self._instance_of,
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
            parts = [child for child in node.named_children if not is_comment(child)]
            term = t.Opaque(node, [self.expression(child) for child in parts])
        self.depth -= 1
        return term

    # --- operators

    def _cast(self, node: Node) -> t.Term:
        kinds = node.children_by_field_name("type")
        value = self.expression(node.child_by_field_name("value"))
        if len(kinds) == 1 and kinds[0].type == "integral_type":
            return t.Operation(node, f"({self.text(kinds[0])})", [value])
        instance = self.instance(kinds[0]) if kinds else None
        return t.Typed(node, value, instance) if instance is not None else value

    def _ternary(self, node: Node) -> t.Term:
        self.unit.terms.append(self.expression(node.child_by_field_name("condition")))
        options = [node.child_by_field_name("consequence"), node.child_by_field_name("alternative")]
        return t.Either(node, [self.expression(option) for option in options if option is not None])

    def _binary(self, node: Node) -> t.Term:
        rungs: list[Node] = []
        left: Node | None = node
        while left is not None and left.type == "binary_expression":
            rungs.append(left)
            left = left.child_by_field_name("left")
        if len(rungs) > _OPERANDS_MAX:
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
        return t.Operation(node, self.text(operator) if operator is not None else "", [operand])

    def _assignment(self, node: Node) -> t.Term:
        left, operator = node.child_by_field_name("left"), node.child_by_field_name("operator")
        value = self.expression(node.child_by_field_name("right"))
        while left is not None and left.type == "parenthesized_expression":
            left = next(iter(left.named_children), None)
        if left is None:
            return value
        sign = self.text(operator)[:-1] if operator is not None else ""
        if left.type == "identifier" and (owner := self.scope.owner_of(self.text(left))) is not None:
            if sign:
                value = t.Operation(node, sign, [self.so_far(left), value])
            return self.give(node, owner, self.text(left), value)
        target = self.expression(left)
        if not isinstance(target, t.Member):
            return t.Opaque(node, [target, value])
        if sign:
            value = t.Operation(node, sign, [target, value])
        return t.Store(node, target.owner, target.key, value)

    def give(self, node: Node, scope: t.Scope, name: str, value: t.Term) -> t.Term:
        """Bind one more value to a variable; what it is by its type counts where the value tells nothing."""
        kind = self.kinds.get((scope, name))
        term = t.Typed(node, value, kind) if kind is not None else value
        scope.bind(name, term)
        return term

    # --- lists, functions, patterns

    def _items(self, node: Node) -> t.Term:
        return t.Items(node, [(None, self.value(child)) for child in node.named_children if not is_comment(child)])

    def _array(self, node: Node) -> t.Term:
        value = node.child_by_field_name("value")
        if value is not None:
            return self.expression(value)
        for child in node.children_by_field_name("dimensions"):
            self.unit.terms += [self.expression(inner) for inner in child.named_children if child.type != "dimensions"]
        kind = self.instance(node.child_by_field_name("type"))
        return t.Items(node, [(t.Opaque(node), kind)] if kind is not None else [])

    def _lambda(self, node: Node) -> t.Term:
        before = self.scope, self.function, self.results
        self.scope, self.results = t.Scope("function", self.scope), None
        parameters = node.child_by_field_name("parameters")
        self.function = function = t.Function(node, self.parameters(parameters) if parameters is not None else [])
        body = node.child_by_field_name("body")
        if body is not None and body.type == "block":
            self.visit(body)
        elif body is not None:
            function.returns.append(self.expression(body))
            self.unit.terms.append(function.returns[0])
        self.scope, self.function, self.results = before
        return function

    def parameters(self, node: Node) -> list[t.Parameter]:
        """Return the parameters that `node` lists, bound in the scope."""
        found: list[t.Parameter] = []
        children = [node] if node.type == "identifier" else node.named_children
        for child in children:
            if child.type not in {"identifier", "formal_parameter", "spread_parameter"}:
                continue
            parameter = t.Parameter(child, is_rest=child.type == "spread_parameter")
            names = child.named_children[-1] if parameter.is_rest else child
            kinds = [one for one in child.named_children if one.type not in {"modifiers", "variable_declarator"}]
            kind = kinds[0] if parameter.is_rest and kinds else child.child_by_field_name("type")
            parameter.kind = self.instance(kind)
            name = self.text(child) if child.type == "identifier" else self.named(names)
            self.scope.bind(name, parameter)
            if parameter.kind is not None:
                self.kinds[self.scope, name] = parameter.kind
            found.append(parameter)
        return found

    def hand_kinds(self, term: t.Term, kind: Node | None) -> None:
        """Tell a function without types of its own what it is given, by the type of what it is assigned to."""
        arguments = kind.named_children[-1] if kind is not None and kind.type == "generic_type" else None
        if isinstance(term, t.Function) and arguments is not None and arguments.type == "type_arguments":
            for parameter, argument in zip(term.parameters, arguments.named_children, strict=False):
                parameter.kind = parameter.kind or self.instance(argument)

    def _switch(self, node: Node) -> t.Term:
        condition = self.expression(node.child_by_field_name("condition"))
        self.unit.terms.append(condition)
        before = self.scope, self.results
        self.scope = t.Scope("block", self.scope)
        self.results = found = list[t.Term]()
        body = node.child_by_field_name("body")
        for group in body.named_children if body is not None else ():
            for part in group.named_children:
                if part.type == "switch_label":
                    self._label(part, condition)
                elif group.type == "switch_rule" and part.type == "expression_statement" and part.named_children:
                    found.append(self.expression(part.named_children[0]))
                    self.unit.terms.append(found[-1])
                else:
                    self.visit(part)
        self.scope, self.results = before
        return t.Either(node, found)

    def _label(self, node: Node, value: t.Term) -> None:
        for child in node.named_children:
            if child.type == "pattern":
                self._pattern(child, value)
            elif child.type == "guard":
                self.unit.terms += [self.expression(one) for one in child.named_children]

    def _pattern(self, node: Node, value: t.Term) -> None:
        """Bind the names of a pattern."""
        if node.type in {"type_pattern", "record_pattern_component"} and len(node.named_children) >= 2:
            kind, name = node.named_children[-2:]
            instance = self.instance(kind)
            term = value if instance is None else t.Typed(node, value, instance)
            self.scope.bind(self.text(name), term)
            return
        for child in node.named_children:
            self._pattern(child, value if node.type == "pattern" else t.Opaque(child))

    def _instance_of(self, node: Node) -> t.Term:
        value = self.expression(node.child_by_field_name("left"))
        pattern, name = node.child_by_field_name("pattern"), node.child_by_field_name("name")
        if pattern is not None:
            self._pattern(pattern, value)
        elif name is not None:
            instance = self.instance(node.child_by_field_name("right"))
            self.scope.bind(self.text(name), value if instance is None else t.Typed(node, value, instance))
        return t.Opaque(node, [value])
