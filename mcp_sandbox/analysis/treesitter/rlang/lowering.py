"""R in the terms that all languages share: everything is an expression, and a name is bound where it is assigned."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager

from tree_sitter import Node

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.reading import Source, TooComplexError
from mcp_sandbox.analysis.treesitter.rlang.columns import QUOTES, SUMMARIES, TABLE_VERBS, may_be_column
from mcp_sandbox.analysis.treesitter.rlang.literals import number, plain_name, plain_text
from mcp_sandbox.analysis.treesitter.rlang.machine import texts_in

__all__ = ["BASE", "Lowering"]

_DEPTH_MAX = 400
_CHAIN_MAX = 20_000
_RUNGS_MAX = 4_000
_PIPES_MAX = 20
"""Calls that hand on to each other, past which each is looked at by itself."""
BASE = frozenset({"base", "utils", "stats", "methods", "tools", "grDevices", "graphics", "datasets"})
"""Packages whose names stand without theirs."""

_TO_RIGHT = frozenset({"->", "->>"})
_TO_LEFT = frozenset({"<-", "<<-", "=", ":="})
_PIPES = frozenset({"|>", "%>%", "%<>%", "%T>%", "%$%", "%!>%"})
_SPINE = frozenset({"call", "subset", "subset2", "extract_operator", "parenthesized_expression"})
_INNER = {"extract_operator": "lhs", "parenthesized_expression": "body"}
_AS_THEY_STAND = frozenset({"quote", "bquote", "substitute", "expression", "alist"})


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
        self._is_within_table = False
        self._outer: list[tuple[t.Scope, str, t.Term]] = []
        self._called_names: list[t.Call] = []
        self._texts: Mapping[tuple[int, int], list[str]] = {}
        self._expressions: Mapping[str, Callable[[Node], t.Term]] = {
            "identifier": self._name,
            "dots": lambda node: t.Spread(self.at(node), t.Name(self.at(node), "...", self.scope)),
            "namespace_operator": self._namespaced,
            "string": lambda node: t.Constant(self.at(node), plain_text(self.text(node))),
            "integer": self._number,
            "float": self._number,
            "true": lambda node: t.Constant(self.at(node), value=True),
            "false": lambda node: t.Constant(self.at(node), value=False),
            "null": lambda node: t.Constant(self.at(node), value=None),
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
        self._texts = texts_in(self._data, root)
        for child in root.named_children:
            if child.type != "comment":
                self.unit.terms.append(self.expression(child))
        for scope, name, value in self._outer:
            (scope.owner_of(name) or self._top).bind(name, value)
        for call in self._called_names:
            self._skip_what_is_no_function(call)
        return self.unit

    def at(self, node: Node) -> Node:
        """Return where a term of `node` stands."""
        return self._place or node

    def text(self, node: Node | None) -> str:
        """Return the source of `node`."""
        return self._data[node.start_byte : node.end_byte].decode("utf-8", "replace") if node is not None else ""

    def expression(self, node: Node | None) -> t.Term:
        """Return an expression, with the texts that it had when the program was run as far as it is known."""
        if node is None:
            return t.Opaque(self._place or self.source.root)
        self._depth += 1
        if self._depth > _DEPTH_MAX:
            raise TooComplexError
        handler = self._expressions.get(node.type)
        if handler is not None:
            term = handler(node)
        else:
            parts = [self.expression(child) for child in node.named_children if child.type != "comment"]
            term = t.Opaque(self.at(node), parts)
        self._depth -= 1
        texts = self._texts.get((node.start_byte, node.end_byte)) if not isinstance(term, t.Constant) else None
        return self._with_texts(node, term, texts) if texts else term

    def _with_texts(self, node: Node, term: t.Term, texts: list[str]) -> t.Term:
        constants = [t.Constant(self.at(node), text) for text in texts]
        if isinstance(term, t.Call) and self._function is None:
            self.unit.terms.append(term)  # at the top, the run says it all; in a function, other calls may say more
            return t.Either(self.at(node), constants)
        return t.Either(self.at(node), [term, *constants])

    @contextmanager
    def _within_table(self, *, wanted: bool) -> Generator[None]:
        before, self._is_within_table = self._is_within_table, wanted
        yield
        self._is_within_table = before

    # --- names and literals

    def _name(self, node: Node) -> t.Term:
        name = plain_name(self.text(node))
        if self._is_within_table and may_be_column(name):
            return t.Opaque(self.at(node))
        return t.Name(self.at(node), name, self.scope)

    def _namespaced(self, node: Node) -> t.Term:
        of, member = (plain_name(self.text(node.child_by_field_name(side))) for side in ("lhs", "rhs"))
        return t.Outside(self.at(node), member if of in BASE else f"{of}::{member}")

    def _number(self, node: Node) -> t.Term:
        value = number(self.text(node))
        return t.Constant(self.at(node), value) if value is not None else t.Opaque(self.at(node))

    # --- calls and members

    def _chain(self, node: Node) -> t.Term:
        """Lower a chain of calls and members, however long, without going deeper."""
        chain: list[Node] = []
        inner: Node | None = node
        while inner is not None and inner.type in _SPINE:
            chain.append(inner)
            inner = inner.child_by_field_name(_INNER.get(inner.type, "function"))
            if len(chain) > _CHAIN_MAX:
                raise TooComplexError
        term = self._called(inner, chain[-1]) if inner is not None and chain else self.expression(inner)
        for outer in reversed(chain):
            term = self._linked(outer, term)
        return term

    def _called(self, node: Node, around: Node) -> t.Term:
        """Return what is called: a text in its place is a name."""
        if around.type == "call" and node.type in {"string", "identifier"}:
            return t.Name(self.at(node), plain_name(self.text(node)), self.scope)
        return self.expression(node)

    def _linked(self, node: Node, owner: t.Term) -> t.Term:
        if node.type == "call":
            return self._call(node, owner, [])
        if node.type == "extract_operator":
            return t.Member(self.at(node), owner, plain_name(self.text(node.child_by_field_name("rhs"))))
        if node.type == "parenthesized_expression":
            return owner
        with self._within_table(wanted=node.type == "subset" or self._is_within_table):
            values, named = self._arguments(node)
        self.unit.terms += [*values[1:], *(value for _, value in named)]
        if node.type == "subset" and len(values) == 1 and isinstance(values[0], t.Operation | t.Call):
            return t.Call(self.at(node), t.Outside(self.at(node), "["), [owner, values[0]])
        return t.Member(self.at(node), owner, values[0]) if values else owner

    def _call(self, node: Node, callee: t.Term, first: list[t.Term]) -> t.Term:
        name = callee.name.rpartition("::")[2] if isinstance(callee, t.Name | t.Outside) else ""
        values, named = self._arguments(node, name, is_piped=bool(first))
        values = [*first, *values]
        place = self.at(node)
        if name in {"assign", "delayedAssign"}:
            self._assign(values, dict(named))
        if name == "return" and self._function is not None:
            self._function.returns += values
        if name in _AS_THEY_STAND:
            return t.Items(place, [(None, value) for value in (*values, *(value for _, value in named))])
        if name == "switch" and len(values) + len(named) > 1:
            self.unit.terms += values[:1]
            return t.Either(place, [*values[1:], *(value for _, value in named)])
        call = t.Call(place, callee, values, named)
        if isinstance(callee, t.Name):
            self._called_names.append(call)
        return call

    def _skip_what_is_no_function(self, call: t.Call) -> None:
        """Let a name that is called pass over what is none: R looks for a function of that name further out."""
        callee = call.callee
        if isinstance(callee, t.Name) and may_be_column(callee.name):
            scope = callee.scope.owner_of(callee.name)
            if scope is not None and all(isinstance(one, t.Constant) for one in scope.bindings[callee.name]):
                call.callee = t.Outside(callee.node, callee.name)

    def _assign(self, values: list[t.Term], named: Mapping[str, t.Term]) -> None:
        name = named.get("x", values[0] if values else None)
        value = named.get("value", values[1] if len(values) > 1 else None)
        texts = name.options if isinstance(name, t.Either) else [name]
        for text in texts:
            if isinstance(text, t.Constant) and value is not None:
                for scope in {self._top, self.scope}:
                    scope.bind(str(text.value), value)

    def _arguments(
        self, node: Node, name: str = "", *, is_piped: bool = False
    ) -> tuple[list[t.Term], list[tuple[str, t.Term]]]:
        """Return the arguments of a call of `name`, by position and by name."""
        values: list[t.Term] = []
        named: list[tuple[str, t.Term]] = []
        listed = node.child_by_field_name("arguments")
        for child in listed.named_children if listed is not None else ():
            value = child.child_by_field_name("value")
            if child.type != "argument" or value is None:
                continue
            label = child.child_by_field_name("name")
            is_first = label is None and not values and not is_piped
            with self._within_table(wanted=self._reads_columns(name, value, is_first=is_first)):
                term = self.expression(value)
            if label is None:
                values.append(term)
            else:
                named.append((plain_name(self.text(label)), term))
        return values, named

    def _reads_columns(self, name: str, value: Node, *, is_first: bool) -> bool:
        """True where an argument of `name` is read within a table, or as it stands."""
        if name in _AS_THEY_STAND:
            return value.type != "identifier"
        if name in QUOTES:
            return True
        if name in TABLE_VERBS and not is_first:
            return True
        return self._is_within_table and name in {"", *SUMMARIES, *TABLE_VERBS}

    # --- operators and assignments

    def _binary(self, node: Node) -> t.Term:
        rungs: list[Node] = []
        left: Node | None = node
        while left is not None and left.type == "binary_operator" and self._operator(left) not in _TO_LEFT:
            rungs.append(left)
            left = left.child_by_field_name("lhs")
            if len(rungs) > _CHAIN_MAX:
                raise TooComplexError
        if not rungs:
            return self._assigned(node)
        is_formula = any(self._operator(rung) == "~" for rung in rungs[:1])
        with self._within_table(wanted=self._is_within_table or is_formula):
            term = self.expression(left)
            for rung in reversed(rungs):
                if len(rungs) > _PIPES_MAX and isinstance(term, t.Call):
                    self.unit.terms.append(term)  # so that it is known before what it is handed on to
                term = self._operation(rung, term)
        return term

    def _operator(self, node: Node) -> str:
        return self.text(node.child_by_field_name("operator"))

    def _operation(self, node: Node, left: t.Term) -> t.Term:
        operator, right = self._operator(node), node.child_by_field_name("rhs")
        if operator in _TO_RIGHT and right is not None:
            self._bind(right, left, is_outer=operator == "->>")
            return left
        if operator in _PIPES and right is not None:
            return self._piped(node, left, right)
        if operator == "~":
            return t.Items(self.at(node), [(None, left), (None, self.expression(right))])
        parts = [left, self.expression(right)]
        if operator.startswith("%") and operator not in {"%%", "%/%"}:
            return t.Call(self.at(node), t.Name(self.at(node), operator, self.scope), parts)
        return t.Operation(self.at(node), operator, parts)

    def _piped(self, node: Node, left: t.Term, right: Node) -> t.Term:
        if right.type == "call":
            function = right.child_by_field_name("function")
            callee = self._called(function, right) if function is not None else self.expression(function)
            return self._call(right, callee, [left])
        if right.type == "braced_expression":
            self.scope.bind(".", left)
            return self.expression(right)
        return t.Call(self.at(node), self.expression(right), [left])

    def _assigned(self, node: Node) -> t.Term:
        left, right = node.child_by_field_name("lhs"), node.child_by_field_name("rhs")
        is_name = right is not None and right.type == "identifier"
        with self._within_table(wanted=self._is_within_table and not is_name):
            value = self.expression(right)
        if left is not None:
            self._bind(left, value, is_outer=self._operator(node) == "<<-")
        return value

    def _bind(self, target: Node, value: t.Term, *, is_outer: bool) -> None:
        if target.type in {"identifier", "string"}:
            name = plain_name(self.text(target))
            if is_outer:
                self._outer.append((self.scope.parent or self.scope, name, value))
            else:
                self.scope.bind(name, value)
            return
        place = self.expression(target)
        if isinstance(place, t.Member):
            self.unit.terms.append(t.Store(self.at(target), place.owner, place.key, value))
        else:
            self.unit.terms.append(t.Opaque(self.at(target), [place, value]))

    def _unary(self, node: Node) -> t.Term:
        operator = self._operator(node)
        with self._within_table(wanted=self._is_within_table or operator == "~"):
            operand = self.expression(node.child_by_field_name("rhs"))
        if operator == "~":
            return t.Items(self.at(node), [(None, operand)])
        return t.Operation(self.at(node), operator, [operand])

    # --- functions and blocks

    def _function_definition(self, node: Node) -> t.Term:
        before = self.scope, self._function, self._is_within_table
        self.scope, self._is_within_table = t.Scope("function", self.scope), False
        parameters: list[t.Parameter] = []
        listed = node.child_by_field_name("parameters")
        for child in listed.named_children if listed is not None else ():
            name = child.child_by_field_name("name") if child.type == "parameter" else None
            if name is not None:
                default = child.child_by_field_name("default")
                value = self.expression(default) if default is not None else None
                label = plain_name(self.text(name))
                parameter = t.Parameter(self.at(child), default=value, is_rest=label == "...", name=label)
                parameters.append(parameter)
                self.scope.bind(label, parameter)
        self._function = function = t.Function(self.at(node), parameters)
        function.returns.append(self.expression(node.child_by_field_name("body")))
        self.unit.terms.append(function.returns[-1])
        self.scope, self._function, self._is_within_table = before
        return function

    def _braced(self, node: Node) -> t.Term:
        terms = [self.expression(child) for child in node.named_children if child.type != "comment"]
        self.unit.terms += terms[:-1]
        return terms[-1] if terms else t.Opaque(self.at(node))

    def _conditional(self, node: Node) -> t.Term:
        """Lower `if … else if …`, however long, without going deeper."""
        options: list[t.Term] = []
        rung: Node | None = node
        while rung is not None and rung.type == "if_statement":
            if len(options) > _RUNGS_MAX:
                raise TooComplexError
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
