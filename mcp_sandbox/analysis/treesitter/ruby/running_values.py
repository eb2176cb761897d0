"""What literals, names, operators and assignments do in a Ruby program that is run as far as it is known."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from tree_sitter import Node

from mcp_sandbox.analysis.treesitter.folding import Scalar, shown
from mcp_sandbox.analysis.treesitter.ruby.literals import decode, is_raw, number, unquoted
from mcp_sandbox.analysis.treesitter.ruby.nodes import named
from mcp_sandbox.analysis.treesitter.ruby.pieces import Regular
from mcp_sandbox.analysis.treesitter.ruby.plain import Block, plain_method, truth
from mcp_sandbox.analysis.treesitter.running import UNKNOWN, Datum, Frame, Machine

__all__ = ["Expressions"]

_RANGE_MAX = 1_024
_CONSTANTS: Mapping[str, Datum] = {"true": True, "false": False, "nil": None}


class Expressions(Machine):
    """What needs no calls and no control flow of the program's own."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self.methods: dict[str, Node] = {}
        self.shared = Frame()
        """Instance variables, globals and constants, whoever's they are."""
        self.statements = {}
        self.expressions: Mapping[str, Callable[[Node, Frame], Datum]] = {
            **dict.fromkeys(_SEQUENCES, self.sequence),
            **dict.fromkeys(("identifier", "constant", "instance_variable", "global_variable"), self._name),
            **dict.fromkeys(("string", "delimited_symbol", "bare_string", "bare_symbol"), self._string),
            "chained_string": self._chained,
            **dict.fromkeys(
                ("simple_symbol", "hash_key_symbol", "regex", "character", "integer", "float", *_CONSTANTS),
                self._literal,
            ),
            **dict.fromkeys(("array", "string_array", "symbol_array", "right_assignment_list"), self._listed),
            "hash": self._hash,
            "range": self._range,
            "binary": self._binary,
            "unary": self._unary,
            "assignment": self._assignment,
            "operator_assignment": self._operator_assignment,
            "element_reference": self._element,
        }

    def _remember(self, node: Node, text: str) -> None:
        if not isinstance(text, Regular):
            super()._remember(node, text)

    def invoke(self, node: Node, values: Sequence[Datum] | None, block: Block | None = None) -> Datum:
        """Return what a method of the program gives; without `values`, none of its arguments is known."""
        raise NotImplementedError

    def _literal(self, node: Node, _frame: Frame) -> Datum:
        text = self.text(node)
        if node.type in _CONSTANTS:
            return _CONSTANTS[node.type]
        if node.type in {"integer", "float"}:
            return number(text)
        if node.type == "regex":
            return Regular(text.strip("/"))
        return decode(text[1:]) if node.type == "character" else text.strip(":\"'")

    def sequence(self, node: Node, frame: Frame) -> Datum:
        """Return what the last of several statements gives."""
        value: Datum = None
        for child in named(node):
            if child.type not in {"rescue", "ensure", "else"}:
                value = self.evaluate(child, frame)
            else:
                self.evaluate(child, frame)
        return value

    def _name(self, node: Node, frame: Frame) -> Datum:
        name = self.text(node)
        if frame.owner_of(name) is None and name in self.methods:
            return self.invoke(self.methods[name], [])
        return frame.get(name)

    def _string(self, node: Node, frame: Frame) -> Datum:
        opener = self.text(node.children[0]) if node.children else ""
        raw = is_raw(opener) or (node.parent is not None and is_raw(self.text(node.parent.children[0])))
        pieces: list[str] = []
        for child in node.named_children:
            if child.type == "interpolation":
                value = self.sequence(child, frame)
                if not isinstance(value, str | int | float):
                    return UNKNOWN
                pieces.append(shown(value))
            else:
                text = self.text(child)
                pieces.append(unquoted(text) if raw else decode(text))
        return "".join(pieces)

    def _chained(self, node: Node, frame: Frame) -> Datum:
        parts = [self.evaluate(child, frame) for child in named(node)]
        return "".join(str(part) for part in parts) if all(isinstance(part, str) for part in parts) else UNKNOWN

    def _listed(self, node: Node, frame: Frame) -> Datum:
        return self.listed(node, frame)

    def listed(self, node: Node, frame: Frame) -> list[Datum]:
        """Return what the parts of `node` give, in their order."""
        found: list[Datum] = []
        for child in named(node):
            if child.type == "splat_argument":
                value = self.evaluate(named(child)[0], frame)
                found += value if isinstance(value, list) else [UNKNOWN]
            else:
                found.append(self.evaluate(child, frame))
        return found

    def _hash(self, node: Node, frame: Frame) -> Datum:
        found: dict[Scalar, Datum] = {}
        for child in named(node):
            if child.type == "pair":
                key = self.evaluate(child.child_by_field_name("key"), frame)
                value = self.evaluate(child.child_by_field_name("value"), frame)
                if isinstance(key, str | int | float):
                    found[key] = value
        return found

    def _range(self, node: Node, frame: Frame) -> Datum:
        begin = self.evaluate(node.child_by_field_name("begin"), frame)
        end = self.evaluate(node.child_by_field_name("end"), frame)
        last = 0 if "..." in self.text(node.child_by_field_name("operator")) else 1
        if isinstance(begin, str) and isinstance(end, str) and len(begin) == len(end) == 1:
            return [*map(chr, range(ord(begin), min(ord(end) + last, ord(begin) + _RANGE_MAX)))]
        if isinstance(begin, int) and isinstance(end, int):
            return list(range(begin, min(end + last, begin + _RANGE_MAX)))
        return UNKNOWN

    # --- operators and assignments

    def _binary(self, node: Node, frame: Frame) -> Datum:
        rungs: list[Node] = []
        left: Node | None = node
        while left is not None and left.type == "binary":
            rungs.append(left)
            left = left.child_by_field_name("left")
        self.spend(len(rungs))
        value = self.evaluate(left, frame)
        for rung in reversed(rungs):
            value = self._operated(rung, value, frame)
            if isinstance(value, str):
                self._remember(rung, value)
        first = rungs[-1].child_by_field_name("left")
        is_grown = first is not None and first.type == "identifier" and self._operator(rungs[-1]) == "<<"
        if is_grown and isinstance(value, str):  # a text is added to in place
            frame.put(self.text(first), value)
        return value

    def _operated(self, node: Node, left: Datum, frame: Frame) -> Datum:
        operator = self._operator(node)
        if operator in {"&&", "and", "||", "or"}:
            known = truth(left)
            if known is not None and known is (operator in {"||", "or"}):
                return left
            right = self.evaluate(node.child_by_field_name("right"), frame)
            return UNKNOWN if known is None else right
        right = self.evaluate(node.child_by_field_name("right"), frame)
        return plain_method(left, operator, [right], None)

    def _operator(self, node: Node) -> str:
        return self.text(node.child_by_field_name("operator"))

    def _unary(self, node: Node, frame: Frame) -> Datum:
        value = self.evaluate(node.child_by_field_name("operand"), frame)
        operator = self._operator(node)
        if operator in {"!", "not"}:
            known = truth(value)
            return UNKNOWN if known is None else not known
        if operator == "-" and isinstance(value, int | float):
            return -value
        return value if operator == "+" else UNKNOWN

    def _assignment(self, node: Node, frame: Frame) -> Datum:
        targets: list[Node] = []
        here: Node | None = node
        while here is not None and here.type == "assignment":
            left = here.child_by_field_name("left")
            targets += [left] if left is not None else []
            here = here.child_by_field_name("right")
        self.spend(len(targets))
        value = self.evaluate(here, frame)
        for target in targets:
            self.store(target, value, frame)
        return value

    def _operator_assignment(self, node: Node, frame: Frame) -> Datum:
        left, operator = node.child_by_field_name("left"), self._operator(node).removesuffix("=")
        before = self.evaluate(left, frame)
        value = self.evaluate(node.child_by_field_name("right"), frame)
        if operator in {"||", "&&"}:
            value = value if truth(before) in (None, operator == "&&") or before is UNKNOWN else before
        else:
            value = plain_method(before, operator, [value], None)
        if left is not None:
            self.store(left, value, frame)
        return value

    def store(self, target: Node, value: Datum, frame: Frame) -> None:
        """Assign to what stands left."""
        if target.type == "identifier":
            frame.put(self.text(target), value)
        elif target.type in {"instance_variable", "global_variable", "constant", "class_variable"}:
            self.shared.names[self.text(target)] = value
        elif target.type in {"left_assignment_list", "destructured_left_assignment"}:
            for index, child in enumerate(named(target)):
                known = isinstance(value, list) and index < len(value)
                self.store(child, value[index] if known and isinstance(value, list) else UNKNOWN, frame)
        elif target.type == "element_reference":
            held = self.evaluate(target.child_by_field_name("object"), frame)
            keys = [self.evaluate(child, frame) for child in named(target)[1:]]
            _put(held, keys, value)

    def _element(self, node: Node, frame: Frame) -> Datum:
        owner = self.evaluate(node.child_by_field_name("object"), frame)
        keys = named(node)[1:]
        if len(keys) == 1 and keys[0].type == "range" and isinstance(owner, str | list):
            return self._part(owner, keys[0], frame)
        return plain_method(owner, "[]", [self.evaluate(key, frame) for key in keys], None)

    def _part(self, owner: str | list[Datum], node: Node, frame: Frame) -> Datum:
        ends = [node.child_by_field_name("begin"), node.child_by_field_name("end")]
        begin, end = (self.evaluate(one, frame) if one is not None else None for one in ends)
        if not isinstance(begin, int | None) or not isinstance(end, int | None):
            return UNKNOWN
        if end is not None and "..." not in self.text(node.child_by_field_name("operator")):
            end = None if end == -1 else end + 1
        return owner[begin:end]


def _put(held: Datum, keys: Sequence[Datum], value: Datum) -> None:
    key = keys[0] if len(keys) == 1 else UNKNOWN
    if isinstance(held, list):
        if isinstance(key, int) and -len(held) <= key < len(held):
            held[key] = value
    elif isinstance(held, dict) and isinstance(key, str | float):
        held[key] = value


_SEQUENCES = (
    "program", "body_statement", "begin", "then", "else", "do", "block_body", "parenthesized_statements", "ensure",
    "interpolation", "argument_list", "begin_block", "end_block",
)  # fmt: skip
