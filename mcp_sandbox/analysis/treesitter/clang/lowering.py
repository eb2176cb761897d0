"""C and C++ in the terms that all languages share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from tree_sitter import Node

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.clang.declarators import Declared, declared, parameters_of
from mcp_sandbox.analysis.treesitter.clang.literals import character, integer, unescaped
from mcp_sandbox.analysis.treesitter.reading import Source, TooComplexError

__all__ = ["Lowering"]

_DEPTH_MAX = 400


class Lowering:
    """Lowers one source into `unit`; names of the file go to `unit.scope`."""

    def __init__(self, source: Source, scope: t.Scope, libraries: frozenset[str]) -> None:
        """Begin with `libraries`, the functions that a prototype only announces."""
        self.source = source
        self.unit = t.Unit(source, scope)
        self.namespaces: list[str] = []
        """What `using namespace` opens."""
        self._libraries = libraries
        self._scope = scope
        self._function: t.Function | None = None
        self._class: t.Class | None = None
        self._depth = 0
        self._statements: Mapping[str, Callable[[Node], None]] = {
            "declaration": self._declaration,
            "field_declaration": self._declaration,
            "type_definition": self._nothing,
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
        self._expressions: Mapping[str, Callable[[Node], t.Term]] = {
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
            "gnu_asm_expression": self._asm_value,
        }

    def lower(self) -> t.Unit:
        """Return the whole source, lowered."""
        for child in self.source.root.named_children:
            self.visit(child)
        return self.unit

    def visit(self, node: Node) -> None:
        """Lower a statement, a declaration, or whatever holds some."""
        handler = self._statements.get(node.type)
        if node.type == "comment":
            return
        self._depth += 1
        if self._depth > _DEPTH_MAX:
            raise TooComplexError
        if handler is not None:
            handler(node)
        elif node.type in self._expressions or node.type.endswith(("_expression", "_literal")):
            self.unit.terms.append(self.expression(node))
        else:
            for child in node.named_children:
                self.visit(child)
        self._depth -= 1

    def expression(self, node: Node | None) -> t.Term:
        """Return an expression, lowered."""
        if node is None:
            return t.Opaque(self.source.root)
        self._depth += 1
        if self._depth > _DEPTH_MAX:
            raise TooComplexError
        handler = self._expressions.get(node.type)
        if handler is not None:
            term = handler(node)
        elif node.type in self._statements:
            self.visit(node)
            term = t.Opaque(node)
        else:
            term = t.Opaque(node, [self.expression(child) for child in node.named_children if child.type != "comment"])
        self._depth -= 1
        return term

    def text(self, node: Node) -> str:
        """Return the source of `node`."""
        return self.source.text_of(node)

    # --- declarations

    def _nothing(self, node: Node) -> None:
        del node

    def _declaration(self, node: Node) -> None:
        kind = node.child_by_field_name("type")
        if kind is not None and kind.type.endswith("_specifier"):
            self.visit(kind)
        made = self._made_of(kind)
        found = [declared(child) for child in node.children_by_field_name("declarator")]
        default = node.child_by_field_name("default_value")
        for one in found:
            self._declare(one, made, default)

    def _made_of(self, kind: Node | None) -> t.Term | None:
        """Return the class whose objects a declaration makes."""
        if kind is None or kind.type not in {"type_identifier", "qualified_identifier", "template_type"}:
            return None
        if kind.type == "template_type":
            kind = kind.child_by_field_name("name") or kind
        return self.expression(kind)

    def _declare(self, one: Declared, made: t.Term | None, default: Node | None) -> None:
        if one.is_prototype and one.name in self._libraries:
            return  # it announces the library's own function
        value: t.Term | None = None
        initial = one.value or default
        if initial is not None and initial.type == "argument_list" and made is not None:
            value = t.Call(one.node, made, self._arguments(initial), makes=True)
        elif initial is not None:
            value = self.expression(initial)
            if initial.type == "initializer_list" and made is not None:
                value = t.Either(one.node, [value, t.Call(one.node, made, _items_of(value), makes=True)])
        elif made is not None and not one.is_prototype:
            value = t.Call(one.node, made, (), makes=True)
        term = value or t.Opaque(one.node)
        for index, name in enumerate(one.names):
            part = term if len(one.names) == 1 else t.Member(one.node, term, t.Constant(one.node, index))
            self._bind(name, part)
        self.unit.terms.append(term)

    def _bind(self, name: str, term: t.Term) -> None:
        if self._class is not None and self._function is None:
            self._class.members.setdefault(name, []).append(term)
        else:
            self._scope.bind(name, term)

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
        scope = self._scope.owner_of(owner)
        for term in scope.bindings[owner] if scope is not None else ():
            if isinstance(term, t.Class):
                term.members.setdefault(name, []).append(function)
                return
        self._scope.bind(f"{owner}::{name}", function)

    def _new_function(self, node: Node, parameters: Node | None) -> tuple[t.Function, t.Scope]:
        scope = t.Scope("function", self._scope)
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
        before = self._scope, self._function
        self._scope, self._function = scope, function
        for child in body.named_children if body.type in {"compound_statement", "field_initializer_list"} else [body]:
            self.visit(child)
        self._scope, self._function = before

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
            self._scope.bind(cls.name, cls)
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
            self.unit.terms.append(t.Outside(node, f"include:{name}", is_import=True))

    def _define(self, node: Node) -> None:
        name, value = node.child_by_field_name("name"), node.child_by_field_name("value")
        if name is not None:
            self._scope.bind(self.text(name), self.macro(node, value))

    def _define_function(self, node: Node) -> None:
        name, value = node.child_by_field_name("name"), node.child_by_field_name("value")
        names = node.child_by_field_name("parameters")
        if name is None:
            return
        scope = t.Scope("function", self._scope)
        parameters: list[t.Parameter] = []
        for child in names.named_children if names is not None else ():
            parameter = t.Parameter(child)
            parameters.append(parameter)
            scope.bind(self.text(child), parameter)
        function = t.Function(node, parameters, name=self.text(name))
        before, self._scope = self._scope, scope
        function.returns.append(self.macro(node, value))
        self._scope = before
        self._scope.bind(self.text(name), function)

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
                self._scope.bind(dotted.rpartition(".")[2], self._qualified(child))

    def _namespace_alias(self, node: Node) -> None:
        name = node.child_by_field_name("name")
        target = node.named_children[-1]
        if name is not None and target.id != name.id:
            dotted = self.text(target).replace(" ", "").replace("::", ".")
            self._scope.bind(self.text(name), t.Outside(node, dotted))

    def _alias(self, node: Node) -> None:
        name, kind = node.child_by_field_name("name"), node.child_by_field_name("type")
        inner = kind.child_by_field_name("type") if kind is not None else None
        if name is not None:
            self._scope.bind(self.text(name), self._made_of(inner) or t.Opaque(node))

    # --- statements

    def _block(self, node: Node) -> None:
        before, self._scope = self._scope, t.Scope("block", self._scope)
        for child in node.named_children:
            self.visit(child)
        self._scope = before

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
        before, self._scope = self._scope, t.Scope("block", self._scope)
        over = self.expression(node.child_by_field_name("right"))
        declarator = node.child_by_field_name("declarator")
        for name in declared(declarator).names if declarator is not None else ():
            self._scope.bind(name, t.Each(node, over))
        self.unit.terms.append(over)
        body = node.child_by_field_name("body")
        if body is not None:
            self.visit(body)
        self._scope = before

    def _return(self, node: Node) -> None:
        for child in node.named_children:
            term = self.expression(child)
            self.unit.terms.append(term)
            if self._function is not None:
                self._function.returns.append(term)

    def _assembly(self, node: Node) -> None:
        self.unit.terms.append(self._asm_value(node))

    def _asm_value(self, node: Node) -> t.Term:
        return t.Call(node, t.Outside(node, "asm"), [])

    # --- expressions

    def _identifier(self, node: Node) -> t.Term:
        return t.Name(node, self.text(node), self._scope)

    def _this(self, node: Node) -> t.Term:
        return t.Name(node, "this", self._scope)

    def _qualified(self, node: Node) -> t.Term:
        parts = self.text(node).replace(" ", "").removeprefix("::").split("::")
        parts = [part.partition("<")[0] for part in parts]
        bound = self._scope.owner_of(parts[0])
        if len(parts) == 1:
            return t.Outside(node, parts[0]) if parts[0] in self._libraries else t.Name(node, parts[0], self._scope)
        if self._scope.owner_of("::".join(parts[-2:])) is not None:
            return t.Name(node, "::".join(parts[-2:]), self._scope)
        if bound is None:
            return t.Name(node, ".".join(parts), self._scope)
        term: t.Term = t.Name(node, parts[0], self._scope)
        for part in parts[1:]:
            term = t.Member(node, term, part)
        return term

    def _template_function(self, node: Node) -> t.Term:
        return self.expression(node.child_by_field_name("name"))

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
        chain: list[tuple[Node, Node | str | None]] = []
        while node.type in {"call_expression", "field_expression"}:
            inner = node.child_by_field_name("function" if node.type == "call_expression" else "argument")
            if inner is None:
                break
            chain.append((node, node.child_by_field_name("arguments" if node.type == "call_expression" else "field")))
            node = inner
        term = self.expression(node)
        for outer, part in reversed(chain):
            if outer.type == "call_expression":
                term = t.Call(outer, term, self._arguments(part if isinstance(part, Node) else None))
                self._filled(term)
            else:
                term = t.Member(outer, term, self.text(part) if isinstance(part, Node) else "")
        return term

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
                value = t.Join(node, [self._so_far(left), value])
            (self._scope.owner_of(name) or self._scope).bind(name, value)
            return value
        target = self.expression(left)
        if isinstance(target, t.Member):
            return t.Store(node, target.owner, target.key, value)
        return t.Opaque(node, [target, value])

    def _so_far(self, node: Node) -> t.Term:
        """Return what a variable may be by what stands above."""
        scope = self._scope.owner_of(self.text(node))
        bound = list(scope.bindings[self.text(node)]) if scope is not None else []
        return t.Either(node, bound[-_BINDINGS_MAX:])

    def _filled(self, call: t.Call) -> None:
        """Bind the buffer that a call such as `strcpy` or `strcat` fills."""
        name = call.callee.name if isinstance(call.callee, t.Name) else ""
        position = _FILLERS.get(name.removeprefix("std."))
        if position is None or len(call.arguments) <= position:
            return
        target = call.arguments[0]
        if not isinstance(target, t.Name):
            return
        value: t.Term = call.arguments[position]
        if "printf" in name:
            value = t.Call(call.node, t.Outside(call.node, "format"), call.arguments[position:])
        elif "cat" in name:
            value = t.Join(call.node, [self._so_far(target.node), value])
        (self._scope.owner_of(target.name) or self._scope).bind(target.name, value)

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
        return self.expression(node.child_by_field_name("value"))

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


_BINDINGS_MAX = 8

_FILLERS: Mapping[str, int] = {
    "strcpy": 1, "strncpy": 1, "stpcpy": 1, "memcpy": 1, "memmove": 1, "strlcpy": 1,
    "strcat": 1, "strncat": 1, "strlcat": 1, "sprintf": 1, "snprintf": 2,
}  # fmt: skip
"""Functions that write a text into their first argument, and which argument the text is, or its format."""

_CASTS = frozenset({"static_cast", "reinterpret_cast", "const_cast", "dynamic_cast", "bit_cast", "std::bit_cast"})


def _items_of(term: t.Term) -> list[t.Term]:
    return [item for _, item in term.items] if isinstance(term, t.Items) else []
