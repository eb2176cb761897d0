"""Java's expressions in the terms that all languages share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from tree_sitter import Node

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.java.literals import character, integer, text_block, unescaped
from mcp_sandbox.analysis.treesitter.java.names import Naming
from mcp_sandbox.analysis.treesitter.java.program import Declared, File
from mcp_sandbox.analysis.treesitter.reading import Source, TooComplexError

__all__ = ["DEPTH_MAX", "Expressions", "is_comment"]

DEPTH_MAX = 400
_BINDINGS_MAX = 12
_OWNERS: Mapping[str, str] = {"method_invocation": "object", "field_access": "object", "array_access": "array"}
"""What has an owner, and the field where it stands."""


class Expressions(Naming):
    """Lowers expressions into `unit`; statements inside of them go to `visit`."""

    def __init__(self, source: Source, file: File) -> None:
        super().__init__(source, file)
        self.function: t.Function | None = None
        self.results: list[t.Term] | None = None
        """What the switch around gives so far."""
        self.kinds: dict[tuple[t.Scope, str], t.Term] = {}
        """What variables are by their declared type."""
        self.depth: int = 0
        self._grown: str | None = None
        """The variable that a statement builds up: what it reads is what stands above."""
        self.expressions: Mapping[str, Callable[[Node], t.Term]] = {
            "identifier": lambda node: self.head(node, ())[0],
            "this": self._this,
            "super": self._super,
            "decimal_integer_literal": self._integer,
            "hex_integer_literal": self._integer,
            "octal_integer_literal": self._integer,
            "binary_integer_literal": self._integer,
            "character_literal": self._character,
            "string_literal": self._text,
            "template_expression": self._template,
            "true": lambda node: t.Constant(node, True),  # noqa: FBT003  a literal is positional by nature
            "false": lambda node: t.Constant(node, False),  # noqa: FBT003
            "null_literal": lambda node: t.Constant(node, None),
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

    def anonymous(self, node: Node, body: Node, bases: Sequence[t.Term]) -> Declared:
        """Lower a class without a name, and return it."""
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

    # --- literals

    def _integer(self, node: Node) -> t.Term:
        value = integer(self.text(node))
        return t.Constant(node, value) if value is not None else t.Opaque(node)

    def _character(self, node: Node) -> t.Term:
        value = character(self.text(node)[1:-1])
        return t.Constant(node, value) if value is not None else t.Opaque(node)

    def _text(self, node: Node) -> t.Term:
        text = self.text(node)
        holes = [child for child in node.named_children if child.type == "string_interpolation"]
        if holes:
            return t.Join(node, [self._piece(child) for child in node.named_children])
        return t.Constant(node, text_block(text[3:-3]) if text.startswith('"""') else unescaped(text[1:-1]))

    def _piece(self, node: Node) -> t.Term:
        if node.type == "string_interpolation":
            return self.expression(next(iter(node.named_children), None))
        return t.Constant(node, unescaped(self.text(node)))

    def _template(self, node: Node) -> t.Term:
        return self.expression(node.child_by_field_name("template_argument"))

    # --- chains

    def _this(self, node: Node) -> t.Term:
        return t.Receiver(node, self.cls.cls) if self.cls is not None else t.Opaque(node)

    def _super(self, node: Node) -> t.Term:
        if self.cls is None or not self.cls.cls.bases:
            return t.Opaque(node)
        return t.Either(node, list(self._objects_of(node, self.cls.cls.bases)))

    def _objects_of(self, node: Node, classes: Sequence[t.Term]) -> Iterator[t.Term]:
        for cls in classes:
            if isinstance(cls, t.Class):
                yield t.Receiver(node, cls)
            elif isinstance(cls, t.Outside):
                yield t.Outside(node, cls.name, is_instance=True)

    def _chain(self, node: Node) -> t.Term:
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

    def arguments(self, node: Node | None) -> list[t.Term]:
        """Return the arguments of a call."""
        children = node.named_children if node is not None else ()
        return [self.expression(child) for child in children if not is_comment(child)]

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
        return t.Either(node, list(scope.bindings[self.text(node)])[-_BINDINGS_MAX:] if scope is not None else [])

    def _made(self, node: Node) -> t.Term:
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

    def _reference(self, node: Node) -> t.Term:
        owner, *_, last = (child for child in node.children if child.is_named or child.type == "new")
        types = self.types_of(owner) if owner.type not in {"identifier", "field_access"} else []
        if types or owner.type in {"array_type", "generic_type"}:
            owners = [self.class_term(owner, meant) for meant in types]
        else:
            owners = [self.expression(owner)]
        if last.type == "new":
            return t.Either(node, [self.maker(node, one) for one in owners])
        return t.Either(node, [t.Member(node, one, self.text(last)) for one in owners])

    def _class_literal(self, node: Node) -> t.Term:
        kind = next(iter(node.named_children), None)
        if kind is None or kind.type == "array_type":
            return t.Opaque(node)
        found = [self.class_term(node, meant) for meant in self.types_of(kind)]
        return found[0] if len(found) == 1 else t.Either(node, found)

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
        return t.Items(node, [(None, self.expression(child)) for child in node.named_children if not is_comment(child)])

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


def is_comment(node: Node) -> bool:
    """True for a comment."""
    return node.type.endswith("_comment")
