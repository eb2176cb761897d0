"""Runs what a Ruby program does with constants: blocks and loops that put texts together, methods that decode."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tree_sitter import Node

from mcp_sandbox.analysis.treesitter.grammars import walk
from mcp_sandbox.analysis.treesitter.ruby.nodes import named
from mcp_sandbox.analysis.treesitter.ruby.plain import Block, plain_method, truth
from mcp_sandbox.analysis.treesitter.ruby.running_values import Expressions
from mcp_sandbox.analysis.treesitter.running import UNKNOWN, Datum, Frame, Seen

__all__ = ["texts_in"]

_METHODS_MAX = 400
_STEPS_OF_ONE = 5
"""What a step costs here in steps of other languages, whose nodes do less."""
_ROUNDS_MAX = 2_048
_WANTED = re.compile(
    rb"\b(?:send|__send__|public_send|const_get|method|eval|require|load|system|exec|spawn|popen|rm_rf?|capture\w+)\b"
    rb"|`|%x"
)
"""Words without which it is no matter what texts a program puts together."""


class _LeftError(Exception):
    """Raised where a method, block or loop is left."""

    def __init__(self, kind: str, value: Datum) -> None:
        super().__init__(kind)
        self.kind = kind
        self.value = value


def texts_in(data: bytes, root: Node) -> Seen:
    """Return the texts that the expressions of a source have, where its loops and methods put some together."""
    if _WANTED.search(data) is None:
        return {}
    machine = _RubyMachine(data)
    machine.attempt(lambda: machine.run(root))
    return machine.seen


@dataclass(frozen=True, slots=True)
class _Given:
    """What a call says: whose method, and with what."""

    name: str
    values: Sequence[Datum]
    block: Block | None


class _RubyMachine(Expressions):
    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self._block: Block | None = None
        self.expressions = {
            **self.expressions,
            "call": self._call,
            "yield": self._yield,
            **dict.fromkeys(_CHOICES, self._choice),
            **dict.fromkeys(("while", "until", "while_modifier", "until_modifier"), self._loop),
            "for": self._for,
            **dict.fromkeys(("return", "break", "next"), self._leave),
            **dict.fromkeys(("method", "singleton_method", "lambda"), _unknown),
            **dict.fromkeys(("class", "module", "singleton_class"), self._class),
        }

    def spend(self, steps: int = 1) -> None:
        """Take `steps` out of what is spent on the source."""
        super().spend(steps * _STEPS_OF_ONE)

    def run(self, root: Node) -> None:
        """Run the program from its top, then each method that nothing called, its arguments not known."""
        found = [node for node in walk(root) if node.type in {"method", "singleton_method"}][:_METHODS_MAX]
        for node in found:
            self.methods.setdefault(self.text(node.child_by_field_name("name")), node)
        self._guarded(lambda: self.evaluate(root, Frame(self.shared)))
        for node in found:
            self.attempt(lambda node=node: self._guarded(lambda: self.invoke(node, None)))

    def _guarded(self, work: Callable[[], Datum], *kinds: str) -> Datum:
        """Do a piece of work that may be left by one of `kinds`, or by any."""
        depth = self._depth
        try:
            return work()
        except _LeftError as left:
            if kinds and left.kind not in kinds:
                raise
            self._depth = depth
            return left.value

    def _class(self, node: Node, _frame: Frame) -> Datum:
        return self.evaluate(node.child_by_field_name("body"), Frame(self.shared))

    # --- control flow

    def _choice(self, node: Node, frame: Frame) -> Datum:
        rest: Node | None = node
        while rest is not None and rest.type in _CHOICES:
            known = truth(self.evaluate(rest.child_by_field_name("condition"), frame))
            wanted = None if known is None else known is not rest.type.startswith("unless")
            branch = rest.child_by_field_name("consequence") or rest.child_by_field_name("body")
            otherwise = rest.child_by_field_name("alternative")
            if wanted is None:
                self.evaluate(branch, frame)
                self.evaluate(otherwise, frame)
                return UNKNOWN
            if wanted:
                return self.evaluate(branch, frame)
            rest = otherwise
        return self.evaluate(rest, frame) if rest is not None else None

    def _loop(self, node: Node, frame: Frame) -> Datum:
        condition, body = node.child_by_field_name("condition"), node.child_by_field_name("body")
        ends_on = node.type.startswith("until")
        self._guarded(lambda: self._rounds(condition, body, frame, ends_on=ends_on), "break")
        return UNKNOWN

    def _rounds(self, condition: Node | None, body: Node | None, frame: Frame, *, ends_on: bool) -> Datum:
        for _ in range(_ROUNDS_MAX):
            known = truth(self.evaluate(condition, frame))
            if known is ends_on:
                break
            self._guarded(lambda: self.evaluate(body, frame), "next")
            if known is None:
                break
        return None

    def _for(self, node: Node, frame: Frame) -> Datum:
        value, pattern = node.child_by_field_name("value"), node.child_by_field_name("pattern")
        over = self.evaluate(named(value)[0], frame) if named(value) else UNKNOWN
        body = node.child_by_field_name("body")

        def once() -> Datum:
            for element in over[:_ROUNDS_MAX] if isinstance(over, list) else [UNKNOWN]:
                if pattern is not None:
                    self.store(pattern, element, frame)
                self._guarded(lambda: self.evaluate(body, frame), "next")
            return None

        return self._guarded(once, "break")

    def _leave(self, node: Node, frame: Frame) -> Datum:
        values = [self.evaluate(child, frame) for child in named(node)]
        inner = named(node)[0] if values else None
        if inner is not None and inner.type == "argument_list":
            values = [self.evaluate(child, frame) for child in named(inner)]
        raise _LeftError(node.type, values[0] if values else None)

    # --- calls

    def _call(self, node: Node, frame: Frame) -> Datum:
        owner, name = node.child_by_field_name("receiver"), self.text(node.child_by_field_name("method"))
        value = self.evaluate(owner, frame) if owner is not None else UNKNOWN
        listed = node.child_by_field_name("arguments")
        found = self.listed(listed, frame) if listed is not None else []
        values = [one for one in found if not isinstance(one, dict)]
        given = _Given(name, values, self._block_of(node, frame))
        if name in self.methods and (owner is None or owner.type == "self" or value is UNKNOWN):
            return self.invoke(self.methods[name], values, given.block)
        return self._function(given) if owner is None else self._of_value(owner, value, given, frame)

    def _of_value(self, owner: Node, value: Datum, given: _Given, frame: Frame) -> Datum:
        name, block = given.name, given.block
        result = self._guarded(lambda: plain_method(value, name, given.values, block), "break")
        is_changed = owner.type == "identifier" and (name in _IN_PLACE or name.endswith("!"))
        if is_changed and isinstance(value, str) and isinstance(result, str):
            frame.put(self.text(owner), result)
        if block is not None and value is UNKNOWN:
            self._guarded(lambda: block([UNKNOWN]), "break")
        return result

    def _function(self, given: _Given) -> Datum:
        name, values, block = given.name, given.values, given.block
        if name in {"format", "sprintf"} and values and isinstance(values[0], str):
            return plain_method(values[0], "%", [list(values[1:])], None)
        if name == "String" and values:
            return plain_method(values[0], "to_s", [], None)
        if name == "loop" and block is not None:
            self._guarded(lambda: _repeat(block), "break")
        elif block is not None:
            self._guarded(lambda: block([UNKNOWN]), "break")
        return UNKNOWN

    def _block_of(self, node: Node, frame: Frame) -> Block | None:
        block = node.child_by_field_name("block")
        if block is not None:
            return self._block_at(block, frame)
        for child in named(node.child_by_field_name("arguments")):
            if child.type == "block_argument" and named(child) and named(child)[0].type == "simple_symbol":
                name = self.text(named(child)[0])[1:]
                return lambda values: plain_method(values[0] if values else UNKNOWN, name, values[1:], None)
        return None

    def _block_at(self, block: Node, frame: Frame) -> Block:
        parameters = named(block.child_by_field_name("parameters"))
        body = block.child_by_field_name("body")

        def run(values: Sequence[Datum]) -> Datum:
            inner = Frame(frame)
            given = values[0] if len(values) == 1 and len(parameters) > 1 and isinstance(values[0], list) else values
            self._bind(parameters, given, inner)
            if not parameters and values:
                inner.names.update({"_1": values[0], "it": values[0]})
            return self._guarded(lambda: self.evaluate(body, inner), "next")

        return run

    def _bind(self, parameters: Sequence[Node], values: Sequence[Datum], frame: Frame) -> None:
        for index, parameter in enumerate(parameters):
            value = values[index] if index < len(values) else UNKNOWN
            if parameter.type == "identifier":
                frame.names[self.text(parameter)] = value
            elif parameter.type == "destructured_parameter" and isinstance(value, list):
                self._bind(named(parameter), value, frame)
            elif parameter.type == "optional_parameter":
                default = parameter.child_by_field_name("value")
                given = value if index < len(values) else self.evaluate(default, frame)
                frame.names[self.text(parameter.child_by_field_name("name"))] = given

    def _yield(self, node: Node, frame: Frame) -> Datum:
        inner = named(node)
        values = self.listed(inner[0], frame) if inner and inner[0].type == "argument_list" else []
        return self._block(values) if self._block is not None else UNKNOWN

    def invoke(self, node: Node, values: Sequence[Datum] | None, block: Block | None = None) -> Datum:
        """Return what a method of the program gives; without `values`, none of its arguments is known."""
        if len(self._calls) >= _CALLS_MAX:
            return UNKNOWN
        frame = Frame(self.shared)
        self._bind(named(node.child_by_field_name("parameters")), values or (), frame)
        before, self._block = self._block, block
        self._calls.append(node)
        try:
            return self._guarded(lambda: self.evaluate(node.child_by_field_name("body"), frame), "return")
        finally:
            self._calls.pop()
            self._block = before


def _unknown(_node: Node, _frame: Frame) -> Datum:
    return UNKNOWN


def _repeat(block: Block) -> Datum:
    for _ in range(_ROUNDS_MAX):
        block([])
    return None


_CALLS_MAX = 12
_IN_PLACE = frozenset({"<<", "concat", "prepend", "insert", "replace"})
_CHOICES = frozenset({"if", "unless", "elsif", "conditional", "if_modifier", "unless_modifier"})
