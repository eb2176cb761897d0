"""Runs the part of a program that puts constants together, statement by statement, within bounds.

What only a run can tell is unknown, and so is all that it may change. What was seen on the way is kept by place:
the constants that an expression had, each time that it was reached.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias, cast

from tree_sitter import Node

from mcp_sandbox.analysis.treesitter.javascript.machine.binding import bind
from mcp_sandbox.analysis.treesitter.javascript.machine.natives import call_native
from mcp_sandbox.analysis.treesitter.javascript.machine.values import (
    UNDEFINED,
    UNKNOWN,
    Closure,
    Environment,
    Native,
    NotKnownError,
    Object,
    Table,
    is_scalar,
    is_true,
)
from mcp_sandbox.analysis.treesitter.javascript.spelling import name_of

__all__ = ["LeaveError", "Machine", "OutOfStepsError", "Seen", "ThrownError"]

_STEPS_MAX = 60_000
_DEPTH_MAX = 24
_SEEN_MAX = 8
_CHARACTERS_A_STEP = 256

_MENDED = (b"prototype", b"__proto__", b"defineProperty", b"__define", b"Proxy", b"with")
"""Words of programs that may change what the language's own functions do."""

_Place = tuple[int, int]
Run: TypeAlias = Callable[["Machine", Node, Environment], None]
Evaluate: TypeAlias = Callable[["Machine", Node, Environment], Object]


_SILENT = frozenset(
    {"comment", "empty_statement", "import_statement", "function_declaration", "generator_function_declaration"}
    | {"interface_declaration", "type_alias_declaration", "ambient_declaration", "statement_identifier"}
)
_ASSIGNMENTS = frozenset(
    {"assignment_expression", "augmented_assignment_expression", "update_expression", "for_in_statement"}
)
_CHANGING = frozenset(
    {"push", "pop", "shift", "unshift", "splice", "sort", "reverse", "fill", "set", "add", "copyWithin"}
)
_NOTED = frozenset(
    {
        "identifier",
        "call_expression",
        "binary_expression",
        "template_string",
        "member_expression",
        "subscript_expression",
    }
)


class OutOfStepsError(Exception):
    """Raised where running on would take more steps than the check spends."""


class ThrownError(Exception):
    """Raised by `throw` of the program."""

    def __init__(self, value: Object) -> None:
        super().__init__()
        self.value = value


class LeaveError(Exception):
    """Raised by `return`, `break` and `continue` of the program."""

    def __init__(self, kind: str, value: Object = UNDEFINED) -> None:
        super().__init__()
        self.kind, self.value = kind, value


class Seen:
    """The constants that an expression had."""

    def __init__(self) -> None:
        self.constants: list[str | int | float | bool | None] = []
        self.is_all = True
        """False where it was something else too, or may be reached in other ways."""

    def add(self, value: Object, *, is_certain: bool) -> None:
        """Take note that the expression was `value`."""
        if not is_scalar(value) or len(self.constants) >= _SEEN_MAX:
            self.is_all = False
            return
        self.is_all = self.is_all and is_certain
        constant = cast("str | int | float | bool | None", value)
        if not any(constant == one and type(constant) is type(one) for one in self.constants):
            self.constants.append(constant)


class Machine:
    """Runs one source."""

    def __init__(self, data: bytes, statements: Mapping[str, Run], expressions: Mapping[str, Evaluate]) -> None:
        self.data = data
        self._statements, self._expressions = statements, expressions
        self.seen: dict[_Place, Seen] = {}
        self.closures: list[Closure] = []
        self.depth = 0
        self._steps = 0
        self.unsure = 0
        """Above 0 while what runs may not run at all, or run otherwise."""

    def run(self, root: Node) -> Mapping[_Place, Seen]:
        """Run the program, then the functions that nothing called; return what was seen."""
        environment = Environment(is_function=True)
        self.unsure += any(word in self.data for word in _MENDED)
        try:
            self._guarded(root.named_children, environment)
            self.unsure += 1
            for closure in self.closures:
                if not closure.calls:
                    self.perhaps(lambda closure=closure: self.call(closure, [UNKNOWN] * 8))
        except (OutOfStepsError, RecursionError):
            for seen in self.seen.values():
                seen.is_all = False
        return self.seen

    def _guarded(self, nodes: Sequence[Node], environment: Environment) -> None:
        try:
            self.block(nodes, environment)
        except (ThrownError, LeaveError, NotKnownError):
            return

    def perhaps(self, work: Callable[[], Object]) -> Object:
        """Return what `work` gives, or that nobody knows."""
        try:
            return work()
        except (NotKnownError, ThrownError, LeaveError):
            return UNKNOWN

    def spend(self, steps: int = 1) -> None:
        """Take steps out of the program's budget."""
        self._steps += steps
        if self._steps > _STEPS_MAX:
            raise OutOfStepsError

    def text(self, node: Node) -> str:
        """Return the source of `node`."""
        return self.data[node.start_byte : node.end_byte].decode("utf-8", "replace")

    # --- statements

    def block(self, nodes: Sequence[Node], environment: Environment) -> None:
        """Run statements that follow each other."""
        for node in nodes:
            if node.type in {"function_declaration", "generator_function_declaration"}:
                name = node.child_by_field_name("name")
                if name is not None:
                    environment.names[name_of(self.text(name))] = self.closure(node, environment)
        for node in nodes:
            self.statement(node, environment)

    def closure(self, node: Node, environment: Environment) -> Closure:
        """Return the function at `node`."""
        made = Closure(node, environment)
        self.closures.append(made)
        return made

    def statement(self, node: Node, environment: Environment) -> None:
        """Run one statement."""
        self.spend()
        run = self._statements.get(node.type)
        if run is not None:
            run(self, node, environment)
        elif node.type not in _SILENT and node.is_named:
            self.evaluate(node, environment)

    def part(self, node: Node, name: str, environment: Environment) -> Object:
        """Return what the expression in the field `name` of `node` is; undefined where there is none."""
        inner = node.child_by_field_name(name)
        return self.evaluate(inner, environment) if inner is not None else UNDEFINED

    def truth(self, value: Object) -> bool | None:
        """Return whether a condition holds; null where that isn't known."""
        try:
            return is_true(value)
        except NotKnownError:
            return None

    def maybe(self, nodes: Iterable[Node | None], environment: Environment) -> None:
        """Run what may or may not be run: all that it assigns is unknown before and after."""
        some = [node for node in nodes if node is not None]
        self.taint(some, environment)
        self.unsure += 1
        try:
            for node in some:
                self._guarded([node], environment)
        finally:
            self.unsure -= 1
        self.taint(some, environment)

    def taint(self, nodes: Iterable[Node], environment: Environment) -> None:
        """Let every name that is assigned below `nodes` be unknown."""
        stack = list(nodes)
        while stack:
            node = stack.pop()
            self.spend()
            if node.type in _ASSIGNMENTS:
                target = node.child_by_field_name("left") or node.child_by_field_name("argument")
                self.taint_target(target, environment)
            elif node.type == "call_expression":
                self._taint_owner(node, environment)
            stack += node.named_children

    def taint_target(self, node: Node | None, environment: Environment) -> None:
        """Let what stands on the left of an assignment be unknown."""
        while node is not None and node.type in {"member_expression", "subscript_expression"}:
            node = node.child_by_field_name("object")
        if node is not None:
            names = [node] if node.type == "identifier" else node.named_children
            for name in names:
                self.forget(name_of(self.text(name)), environment)

    def _taint_owner(self, node: Node, environment: Environment) -> None:
        called = node.child_by_field_name("function")
        prop = called.child_by_field_name("property") if called is not None else None
        if called is not None and prop is not None and self.text(prop) in _CHANGING:
            self.taint_target(called.child_by_field_name("object"), environment)

    def spoil(self, values: Iterable[Object]) -> None:
        """Let nothing be known of what somebody unknown may have changed."""
        for value in values:
            if isinstance(value, Closure):
                body = value.node.child_by_field_name("body")
                self.taint([body] if body is not None else [], value.environment)
            elif isinstance(value, list):
                listed = cast("list[Object]", value)
                listed[:] = [UNKNOWN] * len(listed)
            elif isinstance(value, Table):
                value.held.update(dict.fromkeys(value.held, UNKNOWN))

    def forget(self, name: str, environment: Environment) -> None:
        """Let `name` be unknown."""
        owner = environment.owner_of(name)
        if owner is not None:
            owner.names[name] = UNKNOWN

    # --- expressions

    def evaluate(self, node: Node, environment: Environment) -> Object:
        """Return what the expression at `node` is; take note of names, calls and members."""
        self.spend()
        handle = self._expressions.get(node.type)
        if handle is None:
            self.maybe(node.named_children, environment)
            return UNKNOWN
        try:
            value = handle(self, node, environment)
        except NotKnownError:
            value = UNKNOWN
        if isinstance(value, str):
            self.spend(len(value) // _CHARACTERS_A_STEP)
        if node.type in _NOTED:
            seen = self.seen.setdefault((node.start_byte, node.end_byte), Seen())
            seen.add(value, is_certain=not self.unsure and not self.depth)
        return value

    def call(self, function: Object, values: Sequence[Object]) -> Object:
        """Return what a function gives.

        Raises:
            NotKnownError: that isn't known.
        """
        self.spend()
        if isinstance(function, Native):
            return call_native(function, values, self.call)
        if not isinstance(function, Closure) or self.depth >= _DEPTH_MAX:
            raise NotKnownError
        function.calls += 1
        self.depth += 1
        try:
            return self._run_closure(function, values)
        finally:
            self.depth -= 1

    def _run_closure(self, function: Closure, values: Sequence[Object]) -> Object:
        node = function.node
        environment = Environment(function.environment, is_function=True)
        single, listed = node.child_by_field_name("parameter"), node.child_by_field_name("parameters")
        names = [single] if single is not None else list(listed.named_children) if listed is not None else []
        for index, parameter in enumerate(name for name in names if name.type != "comment"):
            if parameter.type == "rest_pattern":
                bind(self, parameter.named_children[0], list(values[index:]), environment)
            else:
                bind(self, parameter, values[index] if index < len(values) else UNDEFINED, environment)
        environment.names.setdefault("arguments", list(values))
        body = node.child_by_field_name("body")
        if body is None or node.type.startswith("generator"):
            raise NotKnownError
        if body.type != "statement_block":
            return self.evaluate(body, environment)
        try:
            self.block(body.named_children, environment)
        except LeaveError as left:
            if left.kind == "return":
                return left.value
            raise NotKnownError from None
        return UNDEFINED
