"""Runs what a Java program does with constants."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import cast

from tree_sitter import Node

from mcp_sandbox.analysis.treesitter.grammars import walk
from mcp_sandbox.analysis.treesitter.java.literals import Char, character, integer, text_block, unescaped
from mcp_sandbox.analysis.treesitter.java.plain import made, method, operated, static
from mcp_sandbox.analysis.treesitter.running import ELEMENTS_MAX, UNKNOWN, Datum, Frame, Machine, Seen, Signal, copied

__all__ = ["texts_in"]

_DECLARATIONS_MAX = 400
_WANTED = re.compile(
    rb"forName|loadClass|findClass|getMethod|getDeclared|getField|find(?:Virtual|Static|Special)|exec\b|ProcessBuilder|delete"
)
"""Words without which it is no matter what texts a program puts together."""


def texts_in(data: bytes, root: Node) -> Seen:
    """Return the texts that the expressions of a source have, where its loops and functions put some together."""
    if _WANTED.search(data) is None:
        return {}
    machine = _JavaMachine(data)
    machine.attempt(lambda: machine.run(root))
    return machine.seen


class _JavaMachine(Machine):
    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self._methods: dict[str, list[Node]] = {}
        self._fields = Frame()
        self.statements = {
            "block": self.block,
            "local_variable_declaration": self._declare,
            "field_declaration": self._declare,
            "if_statement": self._if,
            "while_statement": self._while,
            "do_statement": self._do,
            "for_statement": self._for,
            "enhanced_for_statement": self._each,
            "return_statement": self._return,
            "break_statement": lambda node, frame: Signal.BREAK,  # noqa: ARG005
            "continue_statement": lambda node, frame: Signal.CONTINUE,  # noqa: ARG005
            "switch_expression": self._switch,
            "class_body": lambda node, frame: None,  # noqa: ARG005
        }
        self.expressions: Mapping[str, Callable[[Node, Frame], Datum]] = {
            "identifier": lambda node, frame: frame.get(self.text(node)),
            **dict.fromkeys(
                ("decimal_integer_literal", "hex_integer_literal", "octal_integer_literal", "binary_integer_literal"),
                lambda node, frame: integer(self.text(node)),  # noqa: ARG005
            ),
            "decimal_floating_point_literal": self._float,
            "character_literal": lambda node, frame: character(self.text(node)[1:-1]),  # noqa: ARG005
            "string_literal": self._string,
            "true": lambda node, frame: True,  # noqa: ARG005
            "false": lambda node, frame: False,  # noqa: ARG005
            "null_literal": lambda node, frame: None,  # noqa: ARG005
            "parenthesized_expression": self._inner,
            "binary_expression": self._binary,
            "unary_expression": self._unary,
            "update_expression": self._update,
            "assignment_expression": self._assign,
            "ternary_expression": self._ternary,
            "cast_expression": self._cast,
            "method_invocation": self._invoke,
            "object_creation_expression": self._new,
            "array_creation_expression": self._array,
            "array_initializer": self._values,
            "array_access": self._element,
            "field_access": self._field,
            "lambda_expression": lambda node, frame: UNKNOWN,  # noqa: ARG005
            "method_reference": lambda node, frame: UNKNOWN,  # noqa: ARG005
            "class_body": lambda node, frame: UNKNOWN,  # noqa: ARG005
        }

    def run(self, root: Node) -> None:
        """Run the fields' first values, then every method once."""
        found = [node for node in walk(root) if node.type in _RUN][:_DECLARATIONS_MAX]
        for node in found:
            if node.type == "method_declaration":
                self._methods.setdefault(self.text(node.child_by_field_name("name")), []).append(node)
        for node in found:
            if node.type == "field_declaration":
                self._declare(node, self._fields)
        begun = self._fields.names
        for node in found:
            if node.type != "field_declaration":
                body = node.child_by_field_name("body") or next(iter(node.named_children), None)
                self._fields.names = {name: copied(value) for name, value in begun.items()}
                self.attempt(lambda body=body: self.execute(body, Frame(self._fields)))

    # --- statements

    def _declare(self, node: Node, frame: Frame) -> Signal | None:
        for one in node.children_by_field_name("declarator"):
            value = one.child_by_field_name("value")
            frame.names[self.text(one.child_by_field_name("name"))] = self.evaluate(value, frame)
        return None

    def _if(self, node: Node, frame: Frame) -> Signal | None:
        condition = self.evaluate(node.child_by_field_name("condition"), frame)
        return self.choose(
            condition, node.child_by_field_name("consequence"), node.child_by_field_name("alternative"), frame
        )

    def _while(self, node: Node, frame: Frame) -> Signal | None:
        condition, body = node.child_by_field_name("condition"), node.child_by_field_name("body")
        return self.loop(lambda: self.evaluate(condition, frame), lambda: self.execute(body, frame), lambda: None)

    def _do(self, node: Node, frame: Frame) -> Signal | None:
        signal = self.execute(node.child_by_field_name("body"), frame)
        return signal if signal is Signal.RETURN else self._while(node, frame)

    def _for(self, node: Node, frame: Frame) -> Signal | None:
        inner = Frame(frame)
        for one in node.children_by_field_name("init"):
            self.execute(one, inner)
        condition, body = node.child_by_field_name("condition"), node.child_by_field_name("body")
        updates = node.children_by_field_name("update")
        signal = self.loop(
            lambda: self.evaluate(condition, inner) if condition is not None else True,
            lambda: self.execute(body, inner),
            lambda: [self.evaluate(one, inner) for one in updates],
        )
        frame.result = inner.result if signal is Signal.RETURN else frame.result
        return signal

    def _each(self, node: Node, frame: Frame) -> Signal | None:
        over = self.evaluate(node.child_by_field_name("value"), frame)
        name, body = self.text(node.child_by_field_name("name")), node.child_by_field_name("body")
        elements = (
            [Char(one) for one in over] if isinstance(over, str) else over if isinstance(over, list) else [UNKNOWN]
        )
        inner = Frame(frame)
        rest = list(elements)
        signal = self.loop(lambda: bool(rest), lambda: self._with(inner, name, rest.pop(0), body), lambda: None)
        frame.result = inner.result if signal is Signal.RETURN else frame.result
        return signal

    def _with(self, frame: Frame, name: str, value: Datum, body: Node | None) -> Signal | None:
        frame.names[name] = value
        return self.execute(body, frame)

    def _return(self, node: Node, frame: Frame) -> Signal:
        frame.result = self.evaluate(next(iter(node.named_children), None), frame)
        return Signal.RETURN

    def _switch(self, node: Node, frame: Frame) -> Signal | None:
        self.evaluate(node.child_by_field_name("condition"), frame)
        body = node.child_by_field_name("body")
        for group in body.named_children if body is not None else ():
            self.in_order([part for part in group.named_children if part.type != "switch_label"], frame)
        return None

    # --- expressions

    def _float(self, node: Node, _frame: Frame) -> Datum:
        try:
            return float(self.text(node).rstrip("fFdD"))
        except ValueError:
            return UNKNOWN

    def _string(self, node: Node, _frame: Frame) -> Datum:
        text = self.text(node)
        return text_block(text[3:-3]) if text.startswith('"""') else unescaped(text[1:-1])

    def _inner(self, node: Node, frame: Frame) -> Datum:
        return self.evaluate(next(iter(node.named_children), None), frame)

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
        operand = self.evaluate(node.child_by_field_name("operand"), frame)
        return operated(self.text(node.child_by_field_name("operator")), [operand])

    def _update(self, node: Node, frame: Frame) -> Datum:
        target = next(iter(node.named_children), None)
        before = self.evaluate(target, frame)
        after = operated(self.text(node).strip(self.text(target))[:1], [before, 1])
        self._store(target, after, frame)
        return before if node.children and node.children[0] == target else after

    def _assign(self, node: Node, frame: Frame) -> Datum:
        left, sign = node.child_by_field_name("left"), self.text(node.child_by_field_name("operator"))[:-1]
        value = self.evaluate(node.child_by_field_name("right"), frame)
        if sign:
            before = self.evaluate(left, frame)
            value = operated(sign, [before, value])
            value = Char(chr(value & 0xFFFF)) if isinstance(before, Char) and isinstance(value, int) else value
        self._store(left, value, frame)
        return value

    def _store(self, target: Node | None, value: Datum, frame: Frame) -> None:
        if target is None:
            return
        if target.type == "identifier":
            frame.put(self.text(target), value)
        elif target.type == "field_access":
            self._fields.names[self.text(target.child_by_field_name("field"))] = value
        elif target.type == "array_access":
            held = self.evaluate(target.child_by_field_name("array"), frame)
            index = self.evaluate(target.child_by_field_name("index"), frame)
            if isinstance(held, list) and isinstance(index, int) and 0 <= index < len(held):
                held[index] = value

    def _ternary(self, node: Node, frame: Frame) -> Datum:
        condition = self.evaluate(node.child_by_field_name("condition"), frame)
        ways = [node.child_by_field_name("consequence"), node.child_by_field_name("alternative")]
        if isinstance(condition, bool):
            return self.evaluate(ways[0 if condition else 1], frame)
        first, _ = (self.evaluate(way, frame) for way in ways)
        return first

    def _cast(self, node: Node, frame: Frame) -> Datum:
        value = self.evaluate(node.child_by_field_name("value"), frame)
        kind = node.child_by_field_name("type")
        if kind is None or kind.type not in {"integral_type", "floating_point_type"}:
            return value
        return operated(f"({self.text(kind)})", [value])

    def _values(self, node: Node | None, frame: Frame) -> list[Datum]:
        children = node.named_children if node is not None else ()
        return [self.evaluate(child, frame) for child in children if not child.type.endswith("_comment")]

    def _invoke(self, node: Node, frame: Frame) -> Datum:
        owner, name = node.child_by_field_name("object"), self.text(node.child_by_field_name("name"))
        called = owner is None or owner.type == "this" or self.text(owner)[:1].isupper()
        value: Datum = self.evaluate(owner, frame) if owner is not None and owner.type != "this" else UNKNOWN
        values = self._values(node.child_by_field_name("arguments"), frame)
        if name in self._methods and (called or value is UNKNOWN):
            return self._own(self._methods[name], values)
        if owner is not None and value is UNKNOWN:
            return static(f"{self.text(owner).rpartition('.')[2]}.{name}", values)
        return method(value, name, values)

    def _own(self, methods: Sequence[Node], values: Sequence[Datum]) -> Datum:
        if not any(value is not UNKNOWN for value in values) and values:
            return UNKNOWN
        for node in methods:
            parameters = node.child_by_field_name("parameters")
            names = [one for one in parameters.named_children if one.type.endswith("parameter")] if parameters else []
            if len(names) == len(values):
                bound = [self.text(one.child_by_field_name("name")) for one in names]
                frame = Frame(self._fields, dict(zip(bound, values, strict=True)))
                return self.call(node, node.child_by_field_name("body"), frame)
        return UNKNOWN

    def _new(self, node: Node, frame: Frame) -> Datum:
        kind = self.text(node.child_by_field_name("type")).partition("<")[0].rpartition(".")[2]
        return made(kind, self._values(node.child_by_field_name("arguments"), frame))

    def _array(self, node: Node, frame: Frame) -> Datum:
        value = node.child_by_field_name("value")
        if value is not None:
            return self.evaluate(value, frame)
        sizes = [self._values(one, frame) for one in node.children_by_field_name("dimensions") if one.named_children]
        size = sizes[0][0] if len(sizes) == 1 and sizes[0] else UNKNOWN
        zero: Datum = Char("\0") if self.text(node.child_by_field_name("type")) == "char" else 0
        if not isinstance(size, int) or not 0 <= size <= ELEMENTS_MAX:
            return UNKNOWN
        return [zero for _ in range(size)]

    def _element(self, node: Node, frame: Frame) -> Datum:
        held = self.evaluate(node.child_by_field_name("array"), frame)
        index = self.evaluate(node.child_by_field_name("index"), frame)
        if isinstance(held, str) and isinstance(index, int) and 0 <= index < len(held):
            return Char(held[index])
        return held[index] if isinstance(held, list) and isinstance(index, int) and 0 <= index < len(held) else UNKNOWN

    def _field(self, node: Node, frame: Frame) -> Datum:
        owner, name = node.child_by_field_name("object"), self.text(node.child_by_field_name("field"))
        value = self.evaluate(owner, frame)
        if name == "length" and isinstance(value, str | list):
            return len(cast("Sequence[object]", value))
        return self._fields.get(name)


_RUN = frozenset({"method_declaration", "field_declaration", "constructor_declaration", "static_initializer"})
