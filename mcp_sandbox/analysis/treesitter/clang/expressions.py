"""The expressions of C and C++ in the terms that all languages share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from tree_sitter import Node

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.clang.declarators import parameters_of
from mcp_sandbox.analysis.treesitter.clang.effects import appended, filled, jump, so_far, streamed, turned
from mcp_sandbox.analysis.treesitter.clang.literals import character, integer, unescaped
from mcp_sandbox.analysis.treesitter.reading import Source, TooComplexError

__all__ = ["DEPTH_MAX", "Expressions", "items_of"]

DEPTH_MAX = 400


class Expressions:
    """Lowers expressions into `unit`; statements inside of them go to `visit`."""

    statements: Mapping[str, Callable[[Node], None]]
    """What lowers a node that is no expression, by its type."""

    def __init__(self, source: Source, scope: t.Scope, libraries: frozenset[str]) -> None:
        self.source = source
        self.unit = t.Unit(source, scope)
        self.libraries = libraries
        self.namespaces: list[str] = []
        """What `using namespace` opens."""
        self.pasting: dict[str, list[str | int]] = {}
        """Macros that paste a name together: its pieces, those that are an argument by position."""
        self.scope = scope
        self._function: t.Function | None = None
        self._class: t.Class | None = None
        self._depth = 0
        self.expressions: Mapping[str, Callable[[Node], t.Term]] = {
            "identifier": self._identifier,
            "qualified_identifier": self._qualified,
            "template_function": self._template_function,
            "type_identifier": self._identifier,
            "this": self._this,
            "number_literal": self._number,
            "char_literal": self._char,
            "string_literal": self._string,
            "raw_string_literal": self._raw_string,
            "concatenated_string": self._joined,
            "user_defined_literal": self._first,
            "true": lambda node: t.Constant(node, True),  # noqa: FBT003  a literal is positional by nature
            "false": lambda node: t.Constant(node, False),  # noqa: FBT003
            "parenthesized_expression": self._first,
            "pointer_expression": self._first,
            "cast_expression": self._cast,
            "call_expression": self._call,
            "new_expression": self._new,
            "field_expression": self._field,
            "subscript_expression": self._subscript,
            "assignment_expression": self._assignment,
            "conditional_expression": self._conditional,
            "binary_expression": self._binary,
            "comma_expression": self._comma,
            "initializer_list": self._items,
            "compound_literal_expression": self._compound_literal,
            "lambda_expression": self._lambda,
            "statement_expression": self._statement_expression,
            "gnu_asm_expression": self.assembly,
        }

    def visit(self, node: Node) -> None:
        """Lower a statement."""
        raise NotImplementedError

    def expression(self, node: Node | None) -> t.Term:
        """Return an expression, lowered."""
        if node is None:
            return t.Opaque(self.source.root)
        self._depth += 1
        if self._depth > DEPTH_MAX:
            raise TooComplexError
        handler = self.expressions.get(node.type)
        if handler is not None:
            term = handler(node)
        elif node.type in self.statements:
            self.visit(node)
            term = t.Opaque(node)
        else:
            term = t.Opaque(node, [self.expression(child) for child in node.named_children if child.type != "comment"])
        self._depth -= 1
        return term

    def text(self, node: Node) -> str:
        """Return the source of `node`."""
        return self.source.text_of(node)

    def _made_of(self, kind: Node | None) -> t.Term | None:
        """Return the class whose objects a declaration makes."""
        if kind is None or kind.type not in {"type_identifier", "qualified_identifier", "template_type"}:
            return None
        if kind.type == "qualified_identifier":
            last = kind.child_by_field_name("name")
            if last is not None and last.type == "template_type":
                self.template_arguments(last)
        if kind.type == "template_type":
            self.template_arguments(kind)
            kind = kind.child_by_field_name("name") or kind
        if kind.type == "type_identifier" and self.scope.owner_of(self.text(kind)) is None:
            # A plain name is never a function's here: it is a class of a namespace that is open.
            names = [f"{namespace}.{self.text(kind)}" for namespace in self.namespaces]
            return t.Either(kind, [t.Outside(kind, name) for name in names]) if names else None
        return self.expression(kind)

    def _new_function(self, node: Node, parameters: Node | None) -> tuple[t.Function, t.Scope]:
        scope = t.Scope("function", self.scope)
        if self._class is not None:
            for name, bound in self._class.members.items():
                for term in bound:
                    scope.bind(name, term)
            scope.bind("this", t.Receiver(node, self._class))
        made: list[t.Parameter] = []
        for one in parameters_of(parameters):
            kind = self._made_of(one.kind)
            instance = None if kind is None else t.Call(one.node, kind, (), makes=True)
            parameter = t.Parameter(one.node, default=self.expression(one.value) if one.value else instance)
            made.append(parameter)
            for name in one.names:
                scope.bind(name, parameter)
        return t.Function(node, made), scope

    def _inside(self, body: Node | None, function: t.Function, scope: t.Scope) -> None:
        if body is None:
            return
        before = self.scope, self._function
        self.scope, self._function = scope, function
        for child in body.named_children if body.type in {"compound_statement", "field_initializer_list"} else [body]:
            self.visit(child)
        self.scope, self._function = before

    # --- expressions

    def assembly(self, node: Node) -> t.Term:
        """Return what assembly comes to."""
        return t.Call(node, t.Outside(node, "asm"), [])

    def _identifier(self, node: Node) -> t.Term:
        return t.Name(node, self.text(node), self.scope)

    def _this(self, node: Node) -> t.Term:
        return t.Name(node, "this", self.scope)

    def _qualified(self, node: Node) -> t.Term:
        last = node.child_by_field_name("name")
        if last is not None and last.type == "template_function":
            self.template_arguments(last)
        parts = self.text(node).replace(" ", "").removeprefix("::").split("::")
        parts = [part.partition("<")[0] for part in parts]
        bound = self.scope.owner_of(parts[0])
        if len(parts) == 1:
            return t.Outside(node, parts[0]) if parts[0] in self.libraries else t.Name(node, parts[0], self.scope)
        if self.scope.owner_of("::".join(parts[-2:])) is not None:
            return t.Name(node, "::".join(parts[-2:]), self.scope)
        if bound is None:
            # What a namespace of the program takes in, or defines, is bound by its last name.
            is_own = parts[0] not in _ROOTS and self.scope.owner_of(parts[-1]) is not None
            return t.Name(node, parts[-1] if is_own else ".".join(parts), self.scope)
        term: t.Term = t.Name(node, parts[0], self.scope)
        for part in parts[1:]:
            term = t.Member(node, term, part)
        return term

    def _template_function(self, node: Node) -> t.Term:
        self.template_arguments(node)
        return self.expression(node.child_by_field_name("name"))

    def template_arguments(self, node: Node) -> None:
        """Look at what stands between the angle brackets: classes, functions, values."""
        arguments = node.child_by_field_name("arguments")
        for child in arguments.named_children if arguments is not None else ():
            inner = child.child_by_field_name("type") if child.type == "type_descriptor" else child
            if inner is not None and inner.type == "template_type":
                self.template_arguments(inner)
            elif inner is not None and inner.type not in _BUILT_IN:
                self.unit.terms.append(self._made_of(inner) or self.expression(inner))

    def _number(self, node: Node) -> t.Term:
        value = integer(self.text(node))
        return t.Constant(node, value) if value is not None else t.Opaque(node)

    def _char(self, node: Node) -> t.Term:
        value = character(self.text(node).lstrip("uUL8").strip("'"))
        return t.Constant(node, value) if value is not None else t.Opaque(node)

    def _string(self, node: Node) -> t.Term:
        text = self.text(node)
        return t.Constant(node, unescaped(text[text.index('"') + 1 : -1]))

    def _raw_string(self, node: Node) -> t.Term:
        inside = [child for child in node.named_children if child.type == "raw_string_content"]
        return t.Constant(node, "".join(self.text(child) for child in inside))

    def _joined(self, node: Node) -> t.Term:
        return t.Join(node, [self.expression(child) for child in node.named_children])

    def _first(self, node: Node) -> t.Term:
        inside = [child for child in node.named_children if child.type != "comment"]
        while len(inside) == 1 and inside[0].type in {"parenthesized_expression", "pointer_expression"}:
            inside = [child for child in inside[0].named_children if child.type != "comment"]
        return self.expression(inside[0]) if inside else t.Opaque(node)

    def _cast(self, node: Node) -> t.Term:
        return self.expression(node.child_by_field_name("value"))

    def _arguments(self, node: Node | None) -> list[t.Term]:
        children = node.named_children if node is not None else []
        return [self.expression(child) for child in children if child.type != "comment"]

    def _call(self, node: Node) -> t.Term:
        function, arguments = node.child_by_field_name("function"), node.child_by_field_name("arguments")
        if (
            function is not None
            and function.type == "template_function"
            and self.text(function).split("<")[0] in _CASTS
        ):
            given = self._arguments(arguments)
            return given[0] if given else t.Opaque(node)
        chain: list[tuple[Node, Node | None]] = []
        pasted: t.Term | None = None
        while node.type in {"call_expression", "field_expression"} and pasted is None:
            is_call = node.type == "call_expression"
            inner = node.child_by_field_name("function" if is_call else "argument")
            part = node.child_by_field_name("arguments" if is_call else "field")
            if inner is None:
                break
            pasted = self._pasted(inner, part) if is_call else None
            if pasted is None:
                chain.append((node, part))
                node = inner
        term = pasted or self.expression(node)
        jump(self, node, term)
        for outer, part in reversed(chain):
            if outer.type == "call_expression":
                term = t.Call(outer, term, self._arguments(part))
                filled(self, term)
                turned(self, term)
                appended(self, term)
            else:
                term = t.Member(outer, term, self.text(part) if part is not None else "")
        return term

    def _pasted(self, function: Node | None, arguments: Node | None) -> t.Term | None:
        """Return the name that a macro pastes together from its arguments."""
        pieces = self.pasting.get(self.text(function)) if function is not None else None
        if pieces is None or arguments is None:
            return None
        given = [self.text(child) for child in arguments.named_children if child.type != "comment"]
        name = "".join(
            piece if isinstance(piece, str) else given[piece] if piece < len(given) else "" for piece in pieces
        )
        return t.Name(arguments, name, self.scope)

    def _field(self, node: Node) -> t.Term:
        return self._call(node)

    def _new(self, node: Node) -> t.Term:
        kind = self._made_of(node.child_by_field_name("type"))
        arguments = self._arguments(node.child_by_field_name("arguments"))
        return t.Call(node, kind, arguments, makes=True) if kind is not None else t.Opaque(node, arguments)

    def _subscript(self, node: Node) -> t.Term:
        index = node.child_by_field_name("index")
        indices = node.child_by_field_name("indices")
        if index is None and indices is not None and indices.named_children:
            index = indices.named_children[0]
        return t.Member(node, self.expression(node.child_by_field_name("argument")), self.expression(index))

    def _assignment(self, node: Node) -> t.Term:
        left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
        value = self.expression(right)
        while left is not None and left.type in {"parenthesized_expression", "pointer_expression"}:
            left = left.named_children[0] if left.named_children else None
        operator = node.child_by_field_name("operator")
        if left is None:
            return value
        if left.type == "identifier":
            name = self.text(left)
            if operator is not None and self.text(operator) == "+=":
                value = t.Join(node, [so_far(self, left), value])
            (self.scope.owner_of(name) or self.scope).bind(name, value)
            return value
        target = self.expression(left)
        if isinstance(target, t.Member):
            return t.Store(node, target.owner, target.key, value)
        return t.Opaque(node, [target, value])

    def _conditional(self, node: Node) -> t.Term:
        condition = node.child_by_field_name("condition")
        self.unit.terms.append(self.expression(condition))
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
        streamed(node, term)
        return term

    def _comma(self, node: Node) -> t.Term:
        *before, last = node.named_children
        for child in before:
            self.unit.terms.append(self.expression(child))
        return self.expression(last)

    def _items(self, node: Node) -> t.Term:
        items = t.Items(node, list(self._entries(node)))
        codes = [item.value for key, item in items.items if key is None and isinstance(item, t.Constant)]
        if (
            not codes
            or len(codes) != len(items.items)
            or not all(type(code) is int and 0 <= code < 256 for code in codes)
        ):
            return items
        text = "".join(chr(code) for code in codes if isinstance(code, int)).partition("\0")[0]
        return t.Either(node, [items, t.Constant(node, text)])

    def _entries(self, node: Node) -> Iterator[tuple[t.Term | None, t.Term]]:
        for child in node.named_children:
            if child.type == "initializer_pair":
                designators = child.children_by_field_name("designator")
                names = [one.named_children[0] for one in designators if one.named_children]
                is_field = bool(names) and names[0].type == "field_identifier"
                key = t.Constant(child, self.text(names[0])) if is_field else None
                if names and not is_field:
                    key = self.expression(names[0])
                yield key, self.expression(child.child_by_field_name("value"))
            elif child.type != "comment":
                yield None, self.expression(child)

    def _compound_literal(self, node: Node) -> t.Term:
        items = self.expression(node.child_by_field_name("value"))
        made = self._made_of(node.child_by_field_name("type"))
        return items if made is None else t.Either(node, [items, t.Call(node, made, items_of(items), makes=True)])

    def _lambda(self, node: Node) -> t.Term:
        declarator = node.child_by_field_name("declarator")
        parameters = declarator.child_by_field_name("parameters") if declarator is not None else None
        function, scope = self._new_function(node, parameters)
        for capture in node.named_children:
            if capture.type == "lambda_capture_specifier":
                self._captures(capture, scope)
        self._inside(node.child_by_field_name("body"), function, scope)
        return function

    def _captures(self, node: Node, scope: t.Scope) -> None:
        for child in node.named_children:
            left, right = child.child_by_field_name("left"), child.child_by_field_name("right")
            if left is not None and right is not None:
                scope.bind(self.text(left), self.expression(right))

    def _statement_expression(self, node: Node) -> t.Term:
        for child in node.named_children:
            self.visit(child)
        return t.Opaque(node)


_BUILT_IN = frozenset({"primitive_type", "sized_type_specifier", "placeholder_type_specifier", "auto"})
_ROOTS = frozenset({"std", "boost"})
_CASTS = frozenset({"static_cast", "reinterpret_cast", "const_cast", "dynamic_cast", "bit_cast", "std::bit_cast"})


def items_of(term: t.Term) -> list[t.Term]:
    """Return the items of a list that stands in the source."""
    return [item for _, item in term.items] if isinstance(term, t.Items) else []
