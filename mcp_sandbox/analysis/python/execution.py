"""Runs statements within bounds and without effects, to learn what constants they make."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping, Sequence
from enum import Enum, auto
from typing import Any, cast

from mcp_sandbox.analysis.python.frames import Closure, Frame, Opened
from mcp_sandbox.analysis.python.machine import Machine
from mcp_sandbox.analysis.python.operators import UNKNOWN, load, operate, same
from mcp_sandbox.analysis.python.scopes import FunctionNode

__all__ = ["Returned", "Signal", "execute", "run_function"]

_ITERATIONS_MAX = 2_000


class Signal(Enum):
    """How a block ended, other than at its end."""

    BREAK = auto()
    CONTINUE = auto()
    STOP = auto()
    """Nothing more can be said: the budget is used up."""


class Returned:
    """A `return` was met."""

    def __init__(self, value: object) -> None:
        self.value = value


_Ending = Signal | Returned | None


def run_function(
    machine: Machine, closure: Closure, arguments: Sequence[object], keywords: Mapping[str, object]
) -> object:
    """Return what `closure` gives for `arguments`, or `UNKNOWN`."""
    node = closure.node
    frame = Frame(closure.scope, {}, closure.frame)
    if not _fill(machine, node, frame, arguments, keywords):
        return UNKNOWN
    if isinstance(node, ast.Lambda):
        return machine.evaluate(node.body, frame)
    if isinstance(node, ast.AsyncFunctionDef):
        return UNKNOWN
    if closure.scope.yields:
        frame.yielded = []
        ending = execute(machine, node.body, frame)
        return frame.yielded if ending is None and machine.steps_left > 0 else UNKNOWN
    ending = execute(machine, node.body, frame)
    if isinstance(ending, Returned):
        return ending.value
    return None if ending is None else UNKNOWN


def _fill(
    machine: Machine, node: FunctionNode, frame: Frame, arguments: Sequence[object], keywords: Mapping[str, object]
) -> bool:
    names = [argument.arg for argument in (*node.args.posonlyargs, *node.args.args)]
    if len(arguments) > len(names) and node.args.vararg is None:
        return False
    frame.names.update(zip(names, arguments, strict=False))
    if node.args.vararg is not None:
        frame.names[node.args.vararg.arg] = tuple(arguments[len(names) :])
    frame.names.update(keywords)
    outer = frame.outer or frame
    for name, default in zip(reversed(names), reversed(node.args.defaults), strict=False):
        if name not in frame.names:
            frame.names[name] = machine.evaluate(default, outer)
    for argument, default in zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True):
        if argument.arg not in frame.names and default is not None:
            frame.names[argument.arg] = machine.evaluate(default, outer)
    for name in names:
        frame.names.setdefault(name, UNKNOWN)
    return True


def execute(machine: Machine, body: Sequence[ast.stmt], frame: Frame) -> _Ending:
    """Run `body`; what can't be run leaves the names that it binds unknown."""
    for statement in body:
        if machine.steps_left <= 0:
            return Signal.STOP
        machine.spend(1)
        ending = _statement(machine, statement, frame)
        if ending is not None:
            return ending
    return None


def _statement(machine: Machine, node: ast.stmt, frame: Frame) -> _Ending:
    runner = _RUNNERS.get(type(node))
    return runner(machine, node, frame) if runner is not None else None


def _assign(machine: Machine, node: ast.Assign, frame: Frame) -> _Ending:
    value = machine.evaluate(node.value, frame)
    for target in node.targets:
        machine.assign(target, value, frame)
    return None


def _annotated(machine: Machine, node: ast.AnnAssign, frame: Frame) -> _Ending:
    if node.value is not None:
        machine.assign(node.target, machine.evaluate(node.value, frame), frame)
    return None


def _augment(machine: Machine, node: ast.AugAssign, frame: Frame) -> _Ending:
    target = node.target
    # The target stands as a store; read, it is the same name.
    name = ast.Name(target.id, ast.Load()) if isinstance(target, ast.Name) else None
    before = machine.evaluate(name, frame) if name is not None else UNKNOWN
    after = machine.evaluate(node.value, frame)
    if isinstance(before, list) and isinstance(after, list | tuple | str):
        after = list(cast("list[object]", after))
    made = operate(type(node.op), before, after)
    machine.spend(load(made) // 4)
    machine.assign(target, made, frame)
    return None


def _expression(machine: Machine, node: ast.Expr, frame: Frame) -> _Ending:
    machine.evaluate(node.value, frame)
    return None


def _return(machine: Machine, node: ast.Return, frame: Frame) -> _Ending:
    return Returned(machine.evaluate(node.value, frame) if node.value is not None else None)


def _break(machine: Machine, node: ast.Break, frame: Frame) -> _Ending:
    del machine, node, frame
    return Signal.BREAK


def _continue(machine: Machine, node: ast.Continue, frame: Frame) -> _Ending:
    del machine, node, frame
    return Signal.CONTINUE


def _parts(machine: Machine, node: ast.Assert | ast.Raise | ast.Delete, frame: Frame) -> _Ending:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.expr):
            machine.evaluate(child, frame)
    return Signal.STOP if isinstance(node, ast.Raise) else None


def _with(machine: Machine, node: ast.With, frame: Frame) -> _Ending:
    for item in node.items:
        entered = machine.evaluate(item.context_expr, frame)
        if item.optional_vars is not None:
            machine.assign(item.optional_vars, entered if isinstance(entered, Opened) else UNKNOWN, frame)
    return execute(machine, node.body, frame)


def _try(machine: Machine, node: ast.Try, frame: Frame) -> _Ending:
    ending = execute(machine, node.body, frame)
    if ending is None or ending is Signal.STOP:
        for handler in node.handlers:
            # Which of them runs is not known.
            _branch(machine, handler.body, frame)
        ending = execute(machine, [*node.orelse, *node.finalbody], frame)
    return ending


def _define(machine: Machine, node: ast.FunctionDef, frame: Frame) -> _Ending:
    frame.names[node.name] = Closure(node, machine.scope_of(node, frame), frame)
    return None


def _match(machine: Machine, node: ast.Match, frame: Frame) -> _Ending:
    machine.evaluate(node.subject, frame)
    for case in node.cases:
        _branch(machine, case.body, frame)
    return None


def _kept(machine: Machine, frame: Frame) -> dict[str, object]:
    """Return the names of `frame` as they are now, to compare them with what comes of them."""
    machine.spend(load(frame.names))
    return dict(frame.names)


def _branch(machine: Machine, body: Sequence[ast.stmt], frame: Frame) -> _Ending:
    """Run `body` where it is not known whether it runs: what it changes is not known after it."""
    before = _kept(machine, frame)
    ending = execute(machine, body, frame)
    if machine.leaning == "last":
        return ending
    for name, value in list(frame.names.items()):
        if name in before and not same(before[name], value):
            frame.names[name] = UNKNOWN
    return ending


def _if(machine: Machine, node: ast.If, frame: Frame) -> _Ending:
    truth = machine.truth(node.test, frame)
    if truth is None and machine.leaning is not None:
        truth = machine.leaning == "first"
    if truth is not None:
        return execute(machine, node.body if truth else node.orelse, frame)
    before = _kept(machine, frame)
    first = execute(machine, node.body, frame)
    after_body = dict(frame.names)
    frame.names.clear()
    frame.names.update(before)
    second = execute(machine, node.orelse, frame)
    for name in {**after_body, **frame.names}:
        one, other = after_body.get(name, UNKNOWN), frame.names.get(name, UNKNOWN)
        if not same(one, other):
            frame.names[name] = UNKNOWN
    return first if first is not None and type(first) is type(second) and not isinstance(first, Returned) else None


def _for(machine: Machine, node: ast.For, frame: Frame) -> _Ending:
    values = machine.iterate(machine.evaluate(node.iter, frame))
    if values is None:
        machine.assign(node.target, UNKNOWN, frame)
        _branch(machine, node.body, frame)
        return None
    for value in values[:_ITERATIONS_MAX]:
        machine.assign(node.target, value, frame)
        ending = execute(machine, node.body, frame)
        if ending is Signal.BREAK:
            return None
        if ending is Signal.STOP or isinstance(ending, Returned):
            return ending
    return execute(machine, node.orelse, frame)


def _while(machine: Machine, node: ast.While, frame: Frame) -> _Ending:
    for _ in range(_ITERATIONS_MAX):
        truth = machine.truth(node.test, frame)
        if truth is None:
            _branch(machine, node.body, frame)
            return None
        if not truth:
            return None
        ending = execute(machine, node.body, frame)
        if ending is Signal.BREAK:
            return None
        if ending is Signal.STOP or isinstance(ending, Returned):
            return ending
    return Signal.STOP


_RUNNERS: Mapping[type[ast.stmt], Callable[[Machine, Any, Frame], _Ending]] = {
    ast.Assign: _assign,
    ast.AnnAssign: _annotated,
    ast.AugAssign: _augment,
    ast.Expr: _expression,
    ast.Return: _return,
    ast.Break: _break,
    ast.Continue: _continue,
    ast.Assert: _parts,
    ast.Raise: _parts,
    ast.Delete: _parts,
    ast.If: _if,
    ast.For: _for,
    ast.While: _while,
    ast.With: _with,
    ast.Try: _try,
    ast.FunctionDef: _define,
    ast.Match: _match,
}
