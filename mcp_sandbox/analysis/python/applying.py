"""What a call gives when it is folded: pure functions, methods of constants, functions over functions."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from mcp_sandbox.analysis.python.frames import Closure, Frame, Pure
from mcp_sandbox.analysis.python.operators import UNKNOWN
from mcp_sandbox.analysis.python.pure import MEMBERS, call_pure
from mcp_sandbox.analysis.python.pure_methods import call_method
from mcp_sandbox.analysis.python.values import Function, Known
from mcp_sandbox.analysis.rules import canonical

if TYPE_CHECKING:
    from mcp_sandbox.analysis.python.machine import Machine

__all__ = ["call_expression", "call_named"]


def call_expression(machine: Machine, node: ast.Call, frame: Frame) -> object:
    """Return what the call `node` gives, or `UNKNOWN`."""
    arguments = machine.elements(node.args, frame)
    keywords = {keyword.arg or "**": machine.evaluate(keyword.value, frame) for keyword in node.keywords}
    if arguments is None or "**" in keywords:
        return UNKNOWN
    name = _pure_name(machine, node.func)
    if name == "builtins.dir" and node.args:
        return _members(machine, node.args[0])
    if name == "builtins.next" and isinstance(node.args[0] if node.args else None, ast.Name):
        return UNKNOWN  # how far the iterator is depends on all that ran before
    if name is not None:
        return call_named(machine, name, arguments, keywords)
    function = node.func
    if isinstance(function, ast.Attribute):
        owner = machine.evaluate(function.value, frame)
        if owner is not UNKNOWN and not isinstance(owner, Closure):
            return call_method(owner, function.attr, arguments, keywords)
        method = _method(machine, function)
        if method is not None:
            return machine.call(method, [UNKNOWN, *arguments], keywords)
    return machine.call(machine.evaluate(function, frame), arguments, keywords)


def _method(machine: Machine, function: ast.Attribute) -> Closure | None:
    """Return the one method of the program that `function` stands for."""
    found = [atom for atom in machine.resolver.of(function) if isinstance(atom, Function)]
    if len(found) != 1 or isinstance(found[0].node, ast.Lambda):
        return None
    owner = found[0].scope.parent
    bare = not found[0].node.decorator_list
    return Closure(found[0].node, found[0].scope, Frame(owner)) if owner is not None and bare else None


def _members(machine: Machine, node: ast.expr) -> object:
    known = (canonical(atom.name) for atom in machine.resolver.of(node) if isinstance(atom, Known))
    return next((MEMBERS[name] for name in known if name in MEMBERS), UNKNOWN)


def _pure_name(machine: Machine, function: ast.expr) -> str | None:
    for atom in machine.resolver.of(function):
        if isinstance(atom, Known) and atom.kind == "static":
            return canonical(atom.name)
    return None


def call_named(machine: Machine, name: str, arguments: list[object], keywords: Mapping[str, object]) -> object:
    """Return what the function `name` gives for values, or `UNKNOWN`."""
    if name in {"builtins.map", "builtins.filter"} and len(arguments) == 2:
        return _mapped(machine, name, arguments[0], arguments[1])
    if name == "functools.reduce" and len(arguments) >= 2:
        return _reduced(machine, arguments)
    if name == "builtins.next" and arguments:
        values = machine.iterate(arguments[0])
        return values[0] if values else UNKNOWN
    if name == "builtins.format" and arguments and all(isinstance(one, str | int) for one in arguments):
        return format(arguments[0]) if len(arguments) == 1 else UNKNOWN
    if any(isinstance(value, Closure | Pure) for value in (*arguments, *keywords.values())):
        return UNKNOWN
    machine.spend(sum(len(cast("str", one)) // 16 for one in arguments if isinstance(one, str | bytes | list)))
    return call_pure(name, arguments, keywords)


def _mapped(machine: Machine, name: str, function: object, values: object) -> object:
    rows = machine.iterate(values)
    if rows is None or function is UNKNOWN:
        return UNKNOWN
    results = [machine.call(function, [row], {}) for row in rows]
    if name == "builtins.map":
        return results
    return (
        UNKNOWN
        if any(one is UNKNOWN for one in results)
        else [row for row, keep in zip(rows, results, strict=True) if keep]
    )


def _reduced(machine: Machine, arguments: list[object]) -> object:
    values = machine.iterate(arguments[1])
    if (not values and len(arguments) < 3) or values is None:
        return UNKNOWN
    value, rest = (arguments[2], values) if len(arguments) > 2 else (values[0], values[1:])
    for one in rest:
        value = machine.call(arguments[0], [value, one], {})
    return value
