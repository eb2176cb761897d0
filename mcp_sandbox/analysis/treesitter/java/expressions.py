"""Java's expressions in the terms that all languages share."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Mapping

from tree_sitter import Node

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.clang.literals import integer, unescaped
from mcp_sandbox.analysis.treesitter.reading import Source, TooComplexError

__all__ = ["DEPTH_MAX", "Expressions"]

DEPTH_MAX = 400
_SPINE: Mapping[str, str] = {
    "method_invocation": "object",
    "field_access": "object",
    "array_access": "array",
    "parenthesized_expression": "",
}
"""What has an owner, and the field where it stands."""

_TYPES = frozenset({"type_identifier", "scoped_type_identifier", "generic_type", "annotated_type"})
BUILDERS = frozenset({"append", "insert", "reverse", "replace", "deleteCharAt", "setLength"})


class Expressions:
    """Lowers expressions into `unit`; statements inside of them go to `visit`."""

    def __init__(self, source: Source, scope: t.Scope) -> None:
        """Begin with `scope`, which all files share."""
        self.source = source
        self.unit = t.Unit(source, scope)
        self.shared = scope
        self.scope = t.Scope("module", scope)
        """What the file's own imports bind, above what all files share."""
        self.function: t.Function | None = None
        self.cls: t.Class | None = None
        self.depth = 0
        self.expressions: Mapping[str, Callable[[Node], t.Term]] = {
            "identifier": self._name,
            "type_identifier": self._name,
            "scoped_type_identifier": self._scoped,
            "scoped_identifier": self._scoped,
            "generic_type": self._first,
            "annotated_type": self._last,
            "this": self._this,
            "super": self._super,
            "decimal_integer_literal": self._integer,
            "hex_integer_literal": self._integer,
            "octal_integer_literal": self._integer,
            "binary_integer_literal": self._integer,
            "character_literal": self._character,
            "string_literal": self._text,
            "true": lambda node: t.Constant(node, True),  # noqa: FBT003  a literal is positional by nature
            "false": lambda node: t.Constant(node, False),  # noqa: FBT003
            "parenthesized_expression": self._chain,
            "method_invocation": self._chain,
            "field_access": self._chain,
            "array_access": self._chain,
            "object_creation_expression": self._made,
            "method_reference": self._reference,
            "class_literal": self._class_literal,
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

    def class_body(self, node: Node, cls: t.Class) -> None:
        """Lower what stands in the braces of a class."""
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
            term = t.Opaque(node, [self.expression(child) for child in node.named_children if child.type != "comment"])
        self.depth -= 1
        return term

    def text(self, node: Node) -> str:
        """Return the source of `node`."""
        return self.source.text_of(node)

    def named(self, node: Node | None) -> str:
        """Return the text of the field `name` of `node`."""
        name = node.child_by_field_name("name") if node is not None else None
        return self.text(name) if name is not None else ""

    def arguments(self, node: Node | None) -> list[t.Term]:
        """Return the arguments of a call."""
        return [
            self.expression(one) for one in (node.named_children if node is not None else ()) if one.type != "comment"
        ]

    def object_of(self, node: Node | None) -> t.Term | None:
        """Return an object of the class that a type names; null for a type that says nothing."""
        while node is not None and node.type in {"generic_type", "annotated_type"}:
            node = node.named_children[0] if node.type == "generic_type" else node.named_children[-1]
        if node is None or node.type not in _TYPES or self.text(node) == "var":
            return None
        return t.Call(node, t.Outside(node, "type.object"), [self.quietly(node)])

    def quietly(self, node: Node) -> t.Term:
        """Return a type that is only named, which is no use of it."""
        return t.Function(node, returns=[self.expression(node)])

    # --- names and literals

    def _name(self, node: Node) -> t.Term:
        return t.Name(node, self.text(node), self.scope)

    def _scoped(self, node: Node) -> t.Term:
        parts = self.text(node).replace(" ", "").replace("\n", "").split(".")
        term: t.Term = t.Name(node, parts[0], self.scope)
        for part in parts[1:]:
            term = t.Member(node, term, part)
        return term

    def _first(self, node: Node) -> t.Term:
        return self.expression(node.named_children[0] if node.named_children else None)

    def _last(self, node: Node) -> t.Term:
        return self.expression(node.named_children[-1] if node.named_children else None)

    def _this(self, node: Node) -> t.Term:
        return t.Receiver(node, self.cls) if self.cls is not None else t.Opaque(node)

    def _super(self, node: Node) -> t.Term:
        return t.Receiver(node, self.cls) if self.cls is not None else t.Opaque(node)

    def _integer(self, node: Node) -> t.Term:
        value = integer(self.text(node).replace("_", "").rstrip("lL"))
        return t.Constant(node, value) if value is not None else t.Opaque(node)

    def _character(self, node: Node) -> t.Term:
        return t.Constant(node, unescaped(self.text(node)[1:-1]))

    def _text(self, node: Node) -> t.Term:
        text = self.text(node)
        if text.startswith('"""'):
            return t.Constant(node, unescaped(textwrap.dedent(text[3:-3].partition("\n")[2])))
        return t.Constant(node, unescaped(text[1:-1]))

    # --- members and calls

    def _chain(self, node: Node) -> t.Term:
        """Lower a chain of members, elements and calls, however long, without going deeper."""
        chain: list[Node] = []
        inner: Node | None = node
        while inner is not None and inner.type in _SPINE:
            field = _SPINE[inner.type]
            following = inner.child_by_field_name(field) if field else next(iter(inner.named_children), None)
            chain.append(inner)
            inner = following
        term = self.expression(inner) if inner is not None else None
        for outer in reversed(chain):
            term = self._linked(outer, term)
        return term or t.Opaque(node)

    def _linked(self, node: Node, owner: t.Term | None) -> t.Term:
        if node.type == "method_invocation":
            name = node.child_by_field_name("name")
            label = self.text(name) if name is not None else ""
            place = name or node
            is_super = any(child.type == "super" for child in node.children)
            callee: t.Term = (
                t.Name(place, label, self.scope)
                if owner is None and not is_super
                else t.Member(node, owner or self._super(node), label)
            )
            return t.Call(node, callee, self.arguments(node.child_by_field_name("arguments")))
        if node.type == "field_access":
            field = node.child_by_field_name("field")
            return t.Member(node, owner or t.Opaque(node), self.text(field) if field is not None else "")
        if node.type == "array_access":
            return t.Member(node, owner or t.Opaque(node), self.expression(node.child_by_field_name("index")))
        return owner or t.Opaque(node)

    def _made(self, node: Node) -> t.Term:
        kind = node.child_by_field_name("type")
        arguments = self.arguments(node.child_by_field_name("arguments"))
        made = t.Call(node, self.expression(kind), arguments, makes=True)
        body = next((child for child in node.named_children if child.type == "class_body"), None)
        if body is None or kind is None:
            return made
        cls = t.Class(node, bases=[self.expression(kind)])
        self.class_body(body, cls)
        self.unit.terms += [cls, made]
        return t.Either(node, [made, t.Receiver(node, cls)])

    def _reference(self, node: Node) -> t.Term:
        owner = self.expression(node.named_children[0] if node.named_children else None)
        names = node.named_children[1:]
        return t.Member(node, owner, self.text(names[-1]) if names else "new")

    def _class_literal(self, node: Node) -> t.Term:
        inner = node.named_children[0] if node.named_children else None
        if inner is None or inner.type not in _TYPES:
            return t.Outside(node, "java.lang.Class", is_instance=True)
        return t.Call(node, t.Outside(node, "type.itself"), [self.quietly(inner)])

    # --- operators

    def _cast(self, node: Node) -> t.Term:
        value, kind = self.expression(node.child_by_field_name("value")), node.child_by_field_name("type")
        if kind is not None and self.text(kind) == "char":
            return t.Call(node, t.Outside(node, "type.char"), [value])
        made = self.object_of(kind)
        return value if made is None else t.Typed(node, value, made)

    def _ternary(self, node: Node) -> t.Term:
        self.unit.terms.append(self.expression(node.child_by_field_name("condition")))
        options = [node.child_by_field_name("consequence"), node.child_by_field_name("alternative")]
        return t.Either(node, [self.expression(option) for option in options])

    def _binary(self, node: Node) -> t.Term:
        rungs: list[Node] = []
        left: Node | None = node
        while left is not None and left.type == "binary_expression":
            rungs.append(left)
            left = left.child_by_field_name("left")
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
        while left is not None and left.type == "parenthesized_expression" and left.named_children:
            left = left.named_children[0]
        if left is None:
            return value
        if left.type == "identifier":
            name = self.text(left)
            if operator is not None and self.text(operator) == "+=":
                value = t.Join(node, [self.so_far(name, node), value])
            (self.scope.owner_of(name) or self.scope).bind(name, value)
            return value
        target = self.expression(left)
        if isinstance(target, t.Member):
            if operator is not None and self.text(operator) == "+=":
                value = t.Join(node, [target, value])
            return t.Store(node, target.owner, target.key, value)
        return t.Opaque(node, [target, value])

    def so_far(self, name: str, node: Node) -> t.Term:
        """Return what a variable may be by what stands above."""
        scope = self.scope.owner_of(name)
        return t.Either(node, list(scope.bindings[name])[-8:] if scope is not None else [])

    def _instance_of(self, node: Node) -> t.Term:
        left, name = self.expression(node.child_by_field_name("left")), node.child_by_field_name("name")
        if name is not None:
            made = self.object_of(node.child_by_field_name("right"))
            self.scope.bind(self.text(name), t.Either(node, [left, made]) if made is not None else left)
        return t.Opaque(node, [left])

    # --- functions, lists and switches

    def _lambda(self, node: Node) -> t.Term:
        before = self.scope, self.function
        self.scope = t.Scope("function", self.scope)
        parameters = node.child_by_field_name("parameters")
        names = [] if parameters is None else self.parameters(parameters)
        self.function = function = t.Function(node, names)
        body = node.child_by_field_name("body")
        if body is not None and body.type == "block":
            self.visit(body)
        else:
            term = self.expression(body)
            self.unit.terms.append(term)
            function.returns.append(term)
        self.scope, self.function = before
        return function

    def parameters(self, node: Node) -> list[t.Parameter]:
        """Return the parameters of a function, their names bound in the scope at hand."""
        children = (
            [node] if node.type == "identifier" else [one for one in node.named_children if one.type != "comment"]
        )
        made: list[t.Parameter] = []
        for child in children:
            name = child.child_by_field_name("name")
            if child.type == "spread_parameter":
                name = child.named_children[-1].child_by_field_name("name")
            elif child.type == "identifier":
                name = child
            default = self.object_of(child.child_by_field_name("type"))
            parameter = t.Parameter(child, default=default, is_rest=child.type == "spread_parameter")
            made.append(parameter)
            if name is not None:
                self.scope.bind(self.text(name), parameter)
        return made

    def _items(self, node: Node) -> t.Term:
        return t.Items(node, [(None, self.expression(one)) for one in node.named_children if one.type != "comment"])

    def _array(self, node: Node) -> t.Term:
        value = node.child_by_field_name("value")
        return self.expression(value) if value is not None else t.Items(node, [])

    def _switch(self, node: Node) -> t.Term:
        """Return what the rules of a switch give; a statement's blocks are lowered as such."""
        before = self.function
        self.function = function = t.Function(node)
        for child in node.named_children:
            self.visit(child)
        self.function = before
        if before is not None:
            before.returns += function.returns
        return t.Either(node, function.returns)
