"""Runs what an R program does with constants, as far as it goes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from tree_sitter import Node

from mcp_sandbox.analysis.treesitter.rlang.applying import APPLIERS
from mcp_sandbox.analysis.treesitter.rlang.literals import number, plain_name, plain_text
from mcp_sandbox.analysis.treesitter.rlang.plain import CONSTANTS, PLAIN
from mcp_sandbox.analysis.treesitter.rlang.vectors import attempted, operated, shrunk, vector
from mcp_sandbox.analysis.treesitter.running import UNKNOWN, Closure, Datum, Frame, Machine, Seen, Signal

__all__ = ["texts_in"]

_WANTED = re.compile(
    rb"\b(?:get0?|mget|do\.call|match\.fun|eval|evalq|system2?|shell|pipe|unlink|as\.name|as\.symbol|sym|str2lang|call"
    rb"|exec|parse|getExportedValue|getFromNamespace|getFunction|library|require|loadNamespace|source|run|assign"
    rb"|sapply|lapply|Map|call2|dir_delete)\b"
)
"""Words without which it is no matter what texts a program puts together."""

_ROUNDS_MAX = 4_096
_CALLS_MAX = 10
_CALLED = frozenset({"return", *APPLIERS})
_LEFT = frozenset({"<-", "=", "<<-"})
_RIGHT = frozenset({"->", "->>"})
_PIPES = frozenset({"|>", "%>%"})
_GLUES = frozenset({"glue", "glue::glue", "str_glue", "stringr::str_glue"})
_NAMED = re.compile(r"\{\s*([\w.]+)\s*\}")


class _LeftError(Exception):
    """Raised where a loop or a function is left; `signal` says which."""

    def __init__(self, signal: Signal, value: Datum = None) -> None:
        super().__init__()
        self.signal = signal
        self.value = value


def texts_in(data: bytes, root: Node) -> Seen:
    """Return the texts that the expressions of a source have, where the program puts some together."""
    if _WANTED.search(data) is None:
        return {}
    machine = _RMachine(data)
    top = Frame(names=dict(CONSTANTS))
    for node in root.named_children:
        machine.attempt(lambda node=node: machine.evaluate(node, top))
    return machine.seen


class _RMachine(Machine):
    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self._inside = 0
        self.statements: Mapping[str, Callable[[Node, Frame], Signal | None]] = {}
        self.expressions: Mapping[str, Callable[[Node, Frame], Datum]] = {
            "identifier": self._name,
            "string": lambda node, _: plain_text(self.text(node)),
            "integer": self._number,
            "float": self._number,
            "true": lambda _node, _frame: True,
            "false": lambda _node, _frame: False,
            "null": lambda _node, _frame: None,
            "parenthesized_expression": lambda node, frame: self.evaluate(node.child_by_field_name("body"), frame),
            "braced_expression": self._braced,
            "namespace_operator": Closure,
            "function_definition": Closure,
            "binary_operator": self._binary,
            "unary_operator": self._unary,
            "call": self._call,
            "subset": self._subset,
            "subset2": self._subset,
            "extract_operator": self._member,
            "if_statement": self._if,
            "for_statement": self._for,
            "while_statement": self._while,
            "repeat_statement": self._while,
            "break": self._leave,
            "next": self._leave,
        }

    def attempt(self, work: Callable[[], object]) -> None:
        """Do a piece of work as far as the steps go."""
        try:
            super().attempt(work)
        except _LeftError:
            self._depth = 0
        self._inside = 0

    # --- names and literals

    def _number(self, node: Node, _frame: Frame) -> Datum:
        value = number(self.text(node))
        return UNKNOWN if value is None else value

    def _name(self, node: Node, frame: Frame) -> Datum:
        name = plain_name(self.text(node))
        if frame.owner_of(name) is None and name in PLAIN:
            return Closure(node, frame)
        return frame.get(name)

    # --- operators

    def _binary(self, node: Node, frame: Frame) -> Datum:
        sign = self.text(node.child_by_field_name("operator"))
        left, right = node.child_by_field_name("lhs"), node.child_by_field_name("rhs")
        if sign in _LEFT or sign in _RIGHT:
            target, source = (left, right) if sign in _LEFT else (right, left)
            value = self.evaluate(source, frame)
            self._assign(target, value, frame.parent or frame if len(sign) > 2 else frame, is_outer=len(sign) > 2)
            return value
        if sign in _PIPES:
            return self._piped(self.evaluate(left, frame), right, frame)
        if sign == "~":
            return UNKNOWN
        return self._operated(sign, [self.evaluate(left, frame), self.evaluate(right, frame)])

    def _operated(self, sign: str, parts: Sequence[Datum]) -> Datum:
        return attempted(lambda values, _: operated(sign, values[0], values[1]), parts, {})

    def _unary(self, node: Node, frame: Frame) -> Datum:
        sign, value = (
            self.text(node.child_by_field_name("operator")),
            self.evaluate(node.child_by_field_name("rhs"), frame),
        )
        if sign == "-":
            return self._operated("-", [0, value])
        return not value if sign == "!" and isinstance(value, bool) else UNKNOWN

    def _assign(self, target: Node | None, value: Datum, frame: Frame, *, is_outer: bool) -> None:
        if target is None:
            return
        if target.type in {"identifier", "string"}:
            name = plain_name(self.text(target))
            if is_outer:
                frame.put(name, value)
            else:
                frame.names[name] = value
            return
        owner = target.child_by_field_name("function" if target.type in {"subset", "subset2"} else "lhs")
        if owner is None or owner.type != "identifier":
            return
        name = self.text(owner)
        frame.names[name] = self._placed(frame.get(name), self._key(target, frame), value)

    def _key(self, node: Node, frame: Frame) -> Datum:
        """Return the index or name that a member is taken by."""
        if node.type == "extract_operator":
            return plain_name(self.text(node.child_by_field_name("rhs")))
        values, _ = self._arguments(node, frame)
        return values[0] if len(values) == 1 else UNKNOWN

    def _placed(self, owner: Datum, key: Datum, value: Datum) -> Datum:
        """Return `owner` with `value` under `key`."""
        if isinstance(key, str) or isinstance(owner, dict):
            if not isinstance(key, str | int):
                return UNKNOWN
            held: dict[str | int | float | None, Datum] = dict(owner) if isinstance(owner, dict) else {}
            return {**held, key: value}
        try:
            elements = list(vector(owner))
        except ValueError:
            return UNKNOWN
        if not isinstance(key, int | float) or not 1 <= key <= len(elements) + 1:
            return UNKNOWN
        elements[int(key) - 1 : int(key)] = [value]
        return shrunk(elements)

    # --- members

    def _subset(self, node: Node, frame: Frame) -> Datum:
        owner = self.evaluate(node.child_by_field_name("function"), frame)
        return self._taken(owner, self._key(node, frame))

    def _member(self, node: Node, frame: Frame) -> Datum:
        owner = self.evaluate(node.child_by_field_name("lhs"), frame)
        return owner.get(self._key_text(node), UNKNOWN) if isinstance(owner, dict) else UNKNOWN

    def _key_text(self, node: Node) -> str:
        return plain_name(self.text(node.child_by_field_name("rhs")))

    def _taken(self, owner: Datum, key: Datum) -> Datum:
        if isinstance(owner, dict) and isinstance(key, str | int):
            return owner.get(key, UNKNOWN)
        try:
            elements, keys = vector(owner), vector(key)
        except ValueError:
            return UNKNOWN
        found: list[Datum] = []
        if keys and all(isinstance(one, bool) for one in keys):
            return shrunk([one for index, one in enumerate(elements) if keys[index % len(keys)]])
        if keys and all(isinstance(one, int | float) and one < 0 for one in keys):
            return shrunk([one for index, one in enumerate(elements) if -(index + 1) not in keys])
        for one in keys:
            if not isinstance(one, int | float) or not 1 <= one <= len(elements):
                return UNKNOWN
            found.append(elements[int(one) - 1])
        return shrunk(found)

    # --- calls

    def _arguments(self, node: Node, frame: Frame) -> tuple[list[Datum], dict[str, Datum]]:
        values: list[Datum] = []
        named: dict[str, Datum] = {}
        listed = node.child_by_field_name("arguments")
        for child in listed.named_children if listed is not None else ():
            if child.type != "argument":
                continue
            name, value = child.child_by_field_name("name"), self.evaluate(child.child_by_field_name("value"), frame)
            if name is not None:
                named[plain_name(self.text(name))] = value
            else:
                values.append(value)
        return values, named

    def _piped(self, first: Datum, node: Node | None, frame: Frame) -> Datum:
        if node is None or node.type != "call":
            return self._apply(self.evaluate(node, frame), [first], {})
        function = self._function(node.child_by_field_name("function"), frame)
        values, named = self._arguments(node, frame)
        return self._apply(function, [first, *values], named)

    def _function(self, node: Node | None, frame: Frame) -> Datum:
        if node is not None and node.type == "string":
            return self._by_name(self.text(node)[1:-1], node, frame)
        if node is not None and node.type == "identifier" and plain_name(self.text(node)) in _CALLED:
            return Closure(node, frame)
        return self.evaluate(node, frame)

    def _by_name(self, name: str, node: Node, frame: Frame) -> Datum:
        owner = frame.owner_of(name)
        return owner.names[name] if owner is not None else _Builtin(node, frame, name)

    def _call(self, node: Node, frame: Frame) -> Datum:
        function = self._function(node.child_by_field_name("function"), frame)
        values, named = self._arguments(node, frame)
        if values and isinstance(values[0], str) and self.text(node.child_by_field_name("function")) in _GLUES:
            return self._glued(values[0], frame)
        return self._apply(function, values, named)

    def _glued(self, text: str, frame: Frame) -> Datum:
        """Return a text with the variables that it names in braces."""
        held = {name: frame.get(name) for name in _NAMED.findall(text)}
        if not all(isinstance(one, str | int) for one in held.values()):
            return UNKNOWN
        return _NAMED.sub(lambda match: str(held[match[1]]), text)

    def _apply(self, function: Datum, values: Sequence[Datum], named: Mapping[str, Datum]) -> Datum:
        """Return what a function gives for these arguments."""
        self.spend()
        if isinstance(function, str):
            function = self._by_name(function, self._calls[0], Frame()) if self._calls else UNKNOWN
        if not isinstance(function, Closure):
            return UNKNOWN
        if function.node.type == "function_definition":
            return self._applied(function, values, named)
        name = function.name if isinstance(function, _Builtin) else plain_name(self.text(function.node))
        name = name.removeprefix("base::").removeprefix("utils::")
        if name == "return":
            raise _LeftError(Signal.RETURN, values[0] if values else None)
        if name in APPLIERS:
            return APPLIERS[name](self._apply, values, named)
        return attempted(PLAIN[name], values, named) if name in PLAIN else UNKNOWN

    def _applied(self, function: Closure, values: Sequence[Datum], named: Mapping[str, Datum]) -> Datum:
        if self._inside >= _CALLS_MAX:
            return UNKNOWN
        inner = Frame(function.frame)
        listed = function.node.child_by_field_name("parameters")
        rest = list(values)
        for child in listed.named_children if listed is not None else ():
            if child.type != "parameter":
                continue
            label, default = self.text(child.child_by_field_name("name")), child.child_by_field_name("default")
            if label in named:
                inner.names[label] = named[label]
            elif rest:
                inner.names[label] = rest.pop(0)
            else:
                inner.names[label] = self.evaluate(default, inner) if default is not None else UNKNOWN
        depth = self._depth
        self._inside += 1
        try:
            return self.evaluate(function.node.child_by_field_name("body"), inner)
        except _LeftError as left:
            self._depth = depth
            return left.value
        finally:
            self._inside -= 1

    # --- blocks

    def _braced(self, node: Node, frame: Frame) -> Datum:
        value: Datum = None
        for child in node.named_children:
            if child.type != "comment":
                value = self.evaluate(child, frame)
        return value

    def _if(self, node: Node, frame: Frame) -> Datum:
        condition = self.evaluate(node.child_by_field_name("condition"), frame)
        then, otherwise = node.child_by_field_name("consequence"), node.child_by_field_name("alternative")
        if isinstance(condition, bool):
            way = then if condition else otherwise
            return self.evaluate(way, frame) if way is not None else None
        for way in (then, otherwise):
            if way is not None:
                self._tried(way, frame)
        return UNKNOWN

    def _tried(self, node: Node, frame: Frame) -> Signal | None:
        """Do something that may leave what is around it; return whether it did."""
        depth = self._depth
        try:
            self.evaluate(node, frame)
        except _LeftError as left:
            self._depth = depth
            return left.signal
        return None

    def _round(self, body: Node, frame: Frame, *, is_sure: bool) -> bool:
        """Go round a loop once; return whether it goes on."""
        depth = self._depth
        try:
            self.evaluate(body, frame)
        except _LeftError as left:
            self._depth = depth
            if left.signal is Signal.RETURN and is_sure:
                raise
            return left.signal is Signal.CONTINUE
        return True

    def _for(self, node: Node, frame: Frame) -> Datum:
        name, body = self.text(node.child_by_field_name("variable")), node.child_by_field_name("body")
        over = self.evaluate(node.child_by_field_name("sequence"), frame)
        if body is None:
            return None
        try:
            elements, is_sure = vector(over), True
        except ValueError:
            elements, is_sure = [UNKNOWN], False
        for one in elements:
            frame.names[name] = one
            if not self._round(body, frame, is_sure=is_sure):
                break
        return None

    def _while(self, node: Node, frame: Frame) -> Datum:
        condition, body = node.child_by_field_name("condition"), node.child_by_field_name("body")
        if body is None:
            return None
        for _ in range(_ROUNDS_MAX):
            wanted = self.evaluate(condition, frame) if condition is not None else True
            if wanted is False or not self._round(body, frame, is_sure=isinstance(wanted, bool)):
                break
            if not isinstance(wanted, bool):
                break
        return None

    def _leave(self, node: Node, _frame: Frame) -> Datum:
        raise _LeftError(Signal.BREAK if node.type == "break" else Signal.CONTINUE)


class _Builtin(Closure):
    """A function of R's own that a text names."""

    def __init__(self, node: Node, frame: Frame, name: str) -> None:
        super().__init__(node, frame)
        self.name = name
