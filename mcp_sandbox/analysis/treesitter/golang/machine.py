"""Runs what a Go program does with constants."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from tree_sitter import Node

from mcp_sandbox.analysis.treesitter.clang.literals import character, integer, unescaped
from mcp_sandbox.analysis.treesitter.golang.plain import converted, item, method, operated, part, static
from mcp_sandbox.analysis.treesitter.grammars import walk
from mcp_sandbox.analysis.treesitter.running import (
    ELEMENTS_MAX,
    UNKNOWN,
    Builder,
    Closure,
    Datum,
    Frame,
    Machine,
    Seen,
    Signal,
)

__all__ = ["texts_in"]

_FUNCTIONS_MAX = 400
_WANTED = re.compile(rb"exec|syscall|StartProcess|RemoveAll|MethodByName|unix")
"""Words without which it is no matter what texts a program puts together."""

_BUILDERS = frozenset({"strings.Builder", "bytes.Buffer"})


def texts_in(data: bytes, root: Node) -> Seen:
    """Return the texts that the expressions of a source have, where its loops and functions put some together."""
    if _WANTED.search(data) is None:
        return {}
    machine = _GoMachine(data)
    machine.attempt(lambda: machine.run(root))
    return machine.seen


class _GoMachine(Machine):
    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self._globals = Frame()
        self.statements: Mapping[str, Callable[[Node, Frame], Signal | None]] = {
            "block": self.block,
            "short_var_declaration": self._define,
            "assignment_statement": self._assign,
            "var_spec": self._declare,
            "const_spec": self._declare,
            "inc_statement": self._step,
            "dec_statement": self._step,
            "if_statement": self._if,
            "for_statement": self._for,
            "return_statement": self._return,
            "expression_switch_statement": self._switch,
            "break_statement": lambda node, frame: Signal.BREAK,  # noqa: ARG005
            "continue_statement": lambda node, frame: Signal.CONTINUE,  # noqa: ARG005
            "function_declaration": lambda node, frame: None,  # noqa: ARG005
            "method_declaration": lambda node, frame: None,  # noqa: ARG005
        }
        self.expressions: Mapping[str, Callable[[Node, Frame], Datum]] = {
            "identifier": lambda node, frame: frame.get(self.text(node)),
            "int_literal": self._integer,
            "rune_literal": lambda node, frame: character(self.text(node)[1:-1]),  # noqa: ARG005
            "interpreted_string_literal": lambda node, frame: unescaped(self.text(node)[1:-1]),  # noqa: ARG005
            "raw_string_literal": lambda node, frame: self.text(node)[1:-1],  # noqa: ARG005
            "true": lambda node, frame: True,  # noqa: ARG005
            "false": lambda node, frame: False,  # noqa: ARG005
            "parenthesized_expression": self._inner,
            "literal_element": self._inner,
            "binary_expression": self._binary,
            "unary_expression": self._unary,
            "call_expression": self._call,
            "type_conversion_expression": self._conversion,
            "composite_literal": self._composite,
            "literal_value": self._values,
            "index_expression": self._index,
            "slice_expression": self._slice,
            "selector_expression": self._field,
            "func_literal": Closure,
        }

    def run(self, root: Node) -> None:
        """Run what stands at the top of the file, then every function once."""
        functions = [node for node in walk(root) if node.type in {"function_declaration", "method_declaration"}]
        for node in functions[:_FUNCTIONS_MAX]:
            if node.type == "function_declaration":
                self._globals.names[self.text(node.child_by_field_name("name"))] = Closure(node, self._globals)
        for node in root.named_children:
            self.attempt(lambda node=node: self.execute(node, self._globals))
        for node in functions[:_FUNCTIONS_MAX]:
            body = node.child_by_field_name("body")
            self.attempt(lambda body=body: self.execute(body, Frame(self._globals)))

    # --- statements

    def _listed(self, node: Node | None, frame: Frame, count: int) -> list[Datum]:
        """Return the values on the right of an assignment to `count` places."""
        values = self._values(node, frame) if node is not None else []
        if len(values) == count:
            return values
        first = values[0] if len(values) == 1 else UNKNOWN  # of several results the first is the one that counts
        return [first, *([UNKNOWN] * (count - 1))]

    def _define(self, node: Node, frame: Frame) -> Signal | None:
        left = node.child_by_field_name("left")
        names = [self.text(one) for one in left.named_children] if left is not None else []
        for name, value in zip(names, self._listed(node.child_by_field_name("right"), frame, len(names)), strict=True):
            frame.names[name] = value
        return None

    def _declare(self, node: Node, frame: Frame) -> Signal | None:
        names = [self.text(one) for one in node.children_by_field_name("name") if one.is_named]
        value, kind = node.child_by_field_name("value"), self.text(node.child_by_field_name("type"))
        if value is None:
            zero = _ZEROS.get(kind, lambda: UNKNOWN)
            frame.names.update({name: zero() for name in names})
            return None
        for name, one in zip(names, self._listed(value, frame, len(names)), strict=True):
            frame.names[name] = one
        return None

    def _assign(self, node: Node, frame: Frame) -> Signal | None:
        left, sign = node.child_by_field_name("left"), self.text(node.child_by_field_name("operator"))[:-1]
        targets = left.named_children if left is not None else []
        values = self._listed(node.child_by_field_name("right"), frame, len(targets))
        for target, value in zip(targets, values, strict=True):
            self._store(target, operated(sign, [self.evaluate(target, frame), value]) if sign else value, frame)
        return None

    def _step(self, node: Node, frame: Frame) -> Signal | None:
        target = node.named_children[0]
        sign = "+" if node.type == "inc_statement" else "-"
        self._store(target, operated(sign, [self.evaluate(target, frame), 1]), frame)
        return None

    def _store(self, target: Node, value: Datum, frame: Frame) -> None:
        if target.type == "identifier":
            frame.put(self.text(target), value)
        elif target.type == "index_expression":
            held = self.evaluate(target.child_by_field_name("operand"), frame)
            index = self.evaluate(target.child_by_field_name("index"), frame)
            _put(held, index, value)
        elif target.type == "selector_expression":
            held = self.evaluate(target.child_by_field_name("operand"), frame)
            if isinstance(held, dict):
                held[self.text(target.child_by_field_name("field"))] = value

    def _if(self, node: Node, frame: Frame) -> Signal | None:
        inner = Frame(frame)
        self.execute(node.child_by_field_name("initializer"), inner)
        condition = self.evaluate(node.child_by_field_name("condition"), inner)
        ways = [node.child_by_field_name(name) for name in ("consequence", "alternative")]
        return self._kept(self.choose(condition, ways[0], ways[1], inner), inner, frame)

    def _kept(self, signal: Signal | None, inner: Frame, frame: Frame) -> Signal | None:
        frame.result = inner.result if signal is Signal.RETURN else frame.result
        return signal

    def _for(self, node: Node, frame: Frame) -> Signal | None:
        inner, body = Frame(frame), node.child_by_field_name("body")
        head = next((child for child in node.named_children if child != body), None)
        if head is not None and head.type == "range_clause":
            return self._range(head, body, frame)
        clause = head if head is not None and head.type == "for_clause" else None
        condition = clause.child_by_field_name("condition") if clause is not None else head
        if clause is not None:
            self.execute(clause.child_by_field_name("initializer"), inner)
        signal = self.loop(
            lambda: self.evaluate(condition, inner) if condition is not None else True,
            lambda: self.execute(body, inner),
            lambda: self.execute(clause.child_by_field_name("update") if clause is not None else None, inner),
        )
        return self._kept(signal, inner, frame)

    def _range(self, node: Node, body: Node | None, frame: Frame) -> Signal | None:
        over, left = self.evaluate(node.child_by_field_name("right"), frame), node.child_by_field_name("left")
        names = [self.text(one) for one in left.named_children] if left is not None else []
        inner, rest = Frame(frame), _pairs(over)

        def go() -> Signal | None:
            inner.names.update(zip(names, rest.pop(0), strict=False))
            return self.execute(body, inner)

        return self._kept(self.loop(lambda: bool(rest), go, lambda: None), inner, frame)

    def _return(self, node: Node, frame: Frame) -> Signal:
        values = [value for child in node.named_children for value in self._values(child, frame)]
        frame.result = values[0] if values else UNKNOWN
        return Signal.RETURN

    def _switch(self, node: Node, frame: Frame) -> Signal | None:
        inner = Frame(frame)
        self.execute(node.child_by_field_name("initializer"), inner)
        subject = node.child_by_field_name("value")
        wanted: Datum = self.evaluate(subject, inner) if subject is not None else True
        for case in node.named_children:
            if case.type not in {"expression_case", "default_case"}:
                continue
            tests = case.child_by_field_name("value")
            found = (
                [operated("==", [wanted, one]) for one in self._values(tests, inner)] if tests is not None else [True]
            )
            if any(one is not False for one in found):
                body = [child for child in case.named_children if child != tests]
                signal = self.in_order(body, inner)
                if True in found or signal is Signal.RETURN:
                    return self._kept(None if signal is Signal.BREAK else signal, inner, frame)
        return None

    # --- expressions

    def _integer(self, node: Node, _frame: Frame) -> Datum:
        return integer(self.text(node).replace("_", "").replace("0o", "0").replace("0O", "0"))

    def _inner(self, node: Node, frame: Frame) -> Datum:
        return self.evaluate(next(iter(node.named_children), None), frame)

    def _values(self, node: Node, frame: Frame) -> list[Datum]:
        if node.type not in {"expression_list", "argument_list", "literal_value"}:
            return [self.evaluate(node, frame)]
        found: list[Datum] = []
        for child in node.named_children:
            if child.type == "variadic_argument":
                spread = self._inner(child, frame)
                found += spread if isinstance(spread, list) else [UNKNOWN]
            elif child.type != "comment":
                found.append(self.evaluate(child, frame))
        return found

    def _binary(self, node: Node, frame: Frame) -> Datum:
        rungs: list[Node] = []
        left: Node | None = node
        while left is not None and left.type == "binary_expression":
            rungs.append(left)
            left = left.child_by_field_name("left")
        self.spend(len(rungs))
        value = self.evaluate(left, frame)
        for rung in reversed(rungs):
            operator = self.text(rung.child_by_field_name("operator"))
            value = operated(operator, [value, self.evaluate(rung.child_by_field_name("right"), frame)])
        return value

    def _unary(self, node: Node, frame: Frame) -> Datum:
        operator, operand = self.text(node.child_by_field_name("operator")), node.child_by_field_name("operand")
        value = self.evaluate(operand, frame)
        return value if operator in {"&", "*"} else operated({"^": "~"}.get(operator, operator), [value])

    def _call(self, node: Node, frame: Frame) -> Datum:
        function, arguments = node.child_by_field_name("function"), node.child_by_field_name("arguments")
        if function is None or arguments is None:
            return UNKNOWN
        name = self.text(function)
        if name in {"make", "new"}:
            kind = arguments.named_children[0] if arguments.named_children else None
            return Builder() if self.text(kind) in _BUILDERS else self._made(arguments, frame)
        values = self._values(arguments, frame)
        if function.type == "selector_expression":
            owner = self.evaluate(function.child_by_field_name("operand"), frame)
            if owner is not UNKNOWN:
                return method(owner, self.text(function.child_by_field_name("field")), values)
        called = self.evaluate(function, frame)
        if isinstance(called, Closure):
            return self._apply(called, values)
        if name == "strings.Map" and isinstance(values[0], Closure):
            codes = converted("[]rune", values[1])
            return converted(
                "string", [self._apply(values[0], [one]) for one in codes] if isinstance(codes, list) else UNKNOWN
            )
        return static(name, values)

    def _made(self, arguments: Node, frame: Frame) -> Datum:
        kind, *sizes = arguments.named_children or [arguments]
        if kind.type == "map_type":
            return {}
        size = self.evaluate(sizes[0], frame) if sizes else 0
        if kind.type != "slice_type" or not isinstance(size, int) or not 0 <= size <= ELEMENTS_MAX:
            return UNKNOWN
        return ["" if self.text(kind) == "[]string" else 0 for _ in range(size)]

    def _apply(self, closure: Closure, values: Sequence[Datum]) -> Datum:
        names: list[str] = []
        parameters = closure.node.child_by_field_name("parameters")
        for one in parameters.named_children if parameters is not None else ():
            names += [self.text(name) for name in one.children_by_field_name("name") if name.is_named]
        if (
            parameters is not None
            and any(one.type.startswith("variadic") for one in parameters.named_children)
            and names
        ):
            values = [*values[: len(names) - 1], list(values[len(names) - 1 :])]
        frame = Frame(closure.frame, dict(zip(names, values, strict=False)))
        return self.call(closure.node, closure.node.child_by_field_name("body"), frame)

    def _conversion(self, node: Node, frame: Frame) -> Datum:
        return converted(self.text(node.child_by_field_name("type")), self._operand(node, frame))

    def _operand(self, node: Node, frame: Frame) -> Datum:
        return self.evaluate(node.child_by_field_name("operand"), frame)

    def _composite(self, node: Node, frame: Frame) -> Datum:
        kind, body = node.child_by_field_name("type"), node.child_by_field_name("body")
        if self.text(kind) in _BUILDERS:
            return Builder()
        pairs = [child for child in body.named_children if child.type == "keyed_element"] if body is not None else []
        if not pairs:
            return self._values(body, frame) if body is not None else []
        held: dict[str | int | float | bool | None, Datum] = {}
        for pair in pairs:
            key, value = pair.child_by_field_name("key"), self.evaluate(pair.child_by_field_name("value"), frame)
            known = self.evaluate(key, frame) if kind is not None and kind.type == "map_type" else UNKNOWN
            held[known if isinstance(known, str | int) else self.text(key)] = value
        return held

    def _index(self, node: Node, frame: Frame) -> Datum:
        return item(self._operand(node, frame), self.evaluate(node.child_by_field_name("index"), frame))

    def _slice(self, node: Node, frame: Frame) -> Datum:
        bounds = [node.child_by_field_name(name) for name in ("start", "end")]
        start, end = (self.evaluate(one, frame) if one is not None else None for one in bounds)
        return part(self._operand(node, frame), start, end)

    def _field(self, node: Node, frame: Frame) -> Datum:
        owner = self._operand(node, frame)
        return owner.get(self.text(node.child_by_field_name("field")), UNKNOWN) if isinstance(owner, dict) else UNKNOWN


def _put(held: Datum, index: Datum, value: Datum) -> None:
    if isinstance(held, list):
        if isinstance(index, int) and 0 <= index < len(held):
            held[index] = value
    elif isinstance(held, dict) and isinstance(index, str | int):
        held[index] = value


def _pairs(over: Datum) -> list[list[Datum]]:
    """Return position and element of each that a loop goes over."""
    if isinstance(over, str):
        return [[index, ord(one)] for index, one in enumerate(over)]
    if isinstance(over, list):
        return [[index, one] for index, one in enumerate(over)]
    if isinstance(over, dict):
        return [[key, one] for key, one in over.items()]
    if isinstance(over, int) and 0 <= over <= ELEMENTS_MAX:
        return [[index] for index in range(over)]
    return [[UNKNOWN, UNKNOWN]]


_ZEROS: Mapping[str, Callable[[], Datum]] = {
    **dict.fromkeys(_BUILDERS, Builder),
    "string": str,
    **dict.fromkeys(("int", "byte", "rune", "uint8", "int32", "int64"), int),
    **dict.fromkeys(("[]string", "[]byte", "[]rune", "[]int"), list),
}
