"""How each kind of statement is run."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from tree_sitter import Node

from mcp_sandbox.analysis.treesitter.javascript.machine.binding import assign, bind
from mcp_sandbox.analysis.treesitter.javascript.machine.operators import operate
from mcp_sandbox.analysis.treesitter.javascript.machine.running import (
    LeaveError,
    Machine,
    OutOfStepsError,
    ThrownError,
)
from mcp_sandbox.analysis.treesitter.javascript.machine.values import (
    UNDEFINED,
    UNKNOWN,
    Environment,
    Object,
    Table,
    as_list,
    is_sequence,
)
from mcp_sandbox.analysis.treesitter.javascript.spelling import name_of

__all__ = ["STATEMENTS"]


def _variables(machine: Machine, node: Node, environment: Environment) -> None:
    where = environment
    while node.type == "variable_declaration" and not where.is_function and where.parent is not None:
        where = where.parent
    for child in node.named_children:
        pattern, value = child.child_by_field_name("name"), child.child_by_field_name("value")
        if pattern is not None:
            given = machine.evaluate(value, environment) if value is not None else UNDEFINED
            if value is not None or name_of(machine.text(pattern)) not in where.names:
                bind(machine, pattern, given, where)


def _block(machine: Machine, node: Node, environment: Environment) -> None:
    machine.block(node.named_children, Environment(environment))


def _each_child(machine: Machine, node: Node, environment: Environment) -> None:
    for child in node.named_children:
        machine.statement(child, environment)


def _if(machine: Machine, node: Node, environment: Environment) -> None:
    holds = machine.truth(machine.part(node, "condition", environment))
    then, other = node.child_by_field_name("consequence"), node.child_by_field_name("alternative")
    if holds is None:
        machine.maybe([then, other], environment)
    elif holds and then is not None:
        machine.statement(then, environment)
    elif not holds and other is not None:
        machine.statement(other, environment)


def _repeat(machine: Machine, node: Node, environment: Environment, *, first: bool = False) -> None:
    """Run the body while the condition holds; where that isn't known, run it as one that may run."""
    condition, increment = node.child_by_field_name("condition"), node.child_by_field_name("increment")
    body = node.child_by_field_name("body")
    while True:
        holds = True
        if not first and condition is not None and condition.is_named and condition.type != "empty_statement":
            holds = machine.truth(machine.evaluate(condition, environment))
        if holds is None:
            machine.maybe([body, increment, condition], environment)
            return
        if not holds or not _goes_on(machine, body, environment):
            return
        first = False
        if increment is not None:
            machine.evaluate(increment, environment)


def _goes_on(machine: Machine, body: Node | None, environment: Environment) -> bool:
    """Run the body of a loop; false where it leaves the loop."""
    machine.spend()
    if body is None:
        return True
    try:
        machine.statement(body, environment)
    except LeaveError as left:
        if left.kind == "return":
            raise
        return left.kind == "continue"
    return True


def _for(machine: Machine, node: Node, environment: Environment) -> None:
    inner = Environment(environment)
    initializer = node.child_by_field_name("initializer")
    if initializer is not None:
        machine.statement(initializer, inner)
    _repeat(machine, node, inner)


def _while(machine: Machine, node: Node, environment: Environment) -> None:
    _repeat(machine, node, environment)


def _do(machine: Machine, node: Node, environment: Environment) -> None:
    _repeat(machine, node, environment, first=True)


def _for_in(machine: Machine, node: Node, environment: Environment) -> None:
    left, body = node.child_by_field_name("left"), node.child_by_field_name("body")
    operator = node.child_by_field_name("operator")
    value = machine.part(node, "right", environment)
    elements = _keys_of(value) if operator is not None and operator.type == "in" else _elements_of(value)
    if left is None:
        return
    if elements is None:
        inner = Environment(environment)
        bind(machine, left, UNKNOWN, inner)
        machine.maybe([body], inner)
        return
    declares = node.child_by_field_name("kind") is not None
    for one in elements:
        inner = Environment(environment)
        (bind if declares else assign)(machine, left, one, inner)
        if not _goes_on(machine, body, inner):
            return


def _elements_of(value: Object) -> list[Object] | None:
    return list(as_list(value)) if is_sequence(value) else None


def _keys_of(value: Object) -> list[Object] | None:
    if isinstance(value, Table):
        return list(value.held)
    return [str(index) for index in range(len(as_list(value)))] if is_sequence(value) else None


def _return(machine: Machine, node: Node, environment: Environment) -> None:
    values = [child for child in node.named_children if child.type != "comment"]
    raise LeaveError("return", machine.evaluate(values[0], environment) if values else UNDEFINED)


def _break(machine: Machine, node: Node, environment: Environment) -> None:
    del environment
    if node.child_by_field_name("label") is not None:
        raise OutOfStepsError  # where it goes on isn't followed
    del machine
    raise LeaveError(node.type.removesuffix("_statement"))


def _throw(machine: Machine, node: Node, environment: Environment) -> None:
    raise ThrownError(machine.evaluate(node.named_children[0], environment) if node.named_children else UNDEFINED)


def _try(machine: Machine, node: Node, environment: Environment) -> None:
    body, handler = node.child_by_field_name("body"), node.child_by_field_name("handler")
    try:
        if body is not None:
            machine.statement(body, environment)
    except ThrownError as thrown:
        if handler is not None:
            _catch(machine, handler, thrown.value, Environment(environment))
    else:
        machine.maybe([handler.child_by_field_name("body") if handler is not None else None], environment)
    finalizer = node.child_by_field_name("finalizer")
    if finalizer is not None:
        _each_child(machine, finalizer, environment)


def _catch(machine: Machine, node: Node, value: Object, environment: Environment) -> None:
    parameter, body = node.child_by_field_name("parameter"), node.child_by_field_name("body")
    if parameter is not None:
        bind(machine, parameter, value, environment)
    if body is not None:
        machine.statement(body, environment)


def _switch(machine: Machine, node: Node, environment: Environment) -> None:
    value = machine.part(node, "value", environment)
    body = node.child_by_field_name("body")
    cases = [child for child in body.named_children if child.type != "comment"] if body is not None else []
    start = _matching(machine, cases, value, environment)
    if start is None:
        machine.maybe([child for case in cases for child in case.named_children], environment)
        return
    try:
        for case in cases[start:]:
            bodies = case.children_by_field_name("body")
            for child in bodies:
                machine.statement(child, environment)
    except LeaveError as left:
        if left.kind != "break":
            raise


def _matching(machine: Machine, cases: Sequence[Node], value: Object, environment: Environment) -> int | None:
    """Return which case is entered; null where that isn't known, the number of cases where none is."""
    default = len(cases)
    for index, case in enumerate(cases):
        if case.type == "switch_default":
            default = index
        else:
            holds = machine.perhaps(lambda case=case: operate("===", value, machine.part(case, "value", environment)))
            if holds is UNKNOWN:
                return None
            if holds:
                return index
    return default


_Run = Callable[[Machine, Node, Environment], None]
STATEMENTS: Mapping[str, _Run] = {
    **dict.fromkeys(("variable_declaration", "lexical_declaration"), _variables),
    "statement_block": _block,
    **dict.fromkeys(("expression_statement", "else_clause", "export_statement", "labeled_statement"), _each_child),
    "if_statement": _if,
    "for_statement": _for,
    "for_in_statement": _for_in,
    "while_statement": _while,
    "do_statement": _do,
    "return_statement": _return,
    **dict.fromkeys(("break_statement", "continue_statement"), _break),
    "throw_statement": _throw,
    "try_statement": _try,
    "switch_statement": _switch,
}
