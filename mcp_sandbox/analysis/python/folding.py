"""How each kind of expression is folded; see `Machine`, which does it within bounds."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, cast

from mcp_sandbox.analysis.python.applying import call_expression
from mcp_sandbox.analysis.python.frames import Closure, Frame, Pure, is_unclear
from mcp_sandbox.analysis.python.operators import (
    SIZE_MAX,
    UNKNOWN,
    Opaque,
    compare,
    fits,
    has_text,
    is_vast,
    load,
    operate,
)
from mcp_sandbox.analysis.python.pure import CONSTANTS, call_pure
from mcp_sandbox.analysis.python.references import described, names_in
from mcp_sandbox.analysis.python.values import Class, Function, Known
from mcp_sandbox.analysis.rules import canonical

if TYPE_CHECKING:
    from mcp_sandbox.analysis.python.machine import Machine

__all__ = ["KINDS"]

_OPTIONS_MAX = 32
"""Options of a command line that are looked at."""


def _name(machine: Machine, node: ast.Name, frame: Frame) -> object:
    if node.id in machine.resolver.program.shared:
        return UNKNOWN
    value = frame.find(node.id)
    return machine.demands.lookup(node.id, frame.scope) if value is None and node.id not in frame.names else value


def _binary(machine: Machine, node: ast.BinOp, frame: Frame) -> object:
    spine: list[ast.BinOp] = []
    left: ast.expr = node
    while isinstance(left, ast.BinOp):
        spine.append(left)
        left = left.left
    value = machine.evaluate(left, frame)
    for part in reversed(spine):
        right = machine.evaluate(part.right, frame)
        machine.spend(load(right, whole=isinstance(part.op, ast.Mod)))
        value = operate(type(part.op), value, right)
        machine.spend(load(value) // 4)
        if part is machine.target and part is not node:
            machine.seen.append(value)
    return value


def _boolean(machine: Machine, node: ast.BoolOp, frame: Frame) -> object:
    found: list[object] = []
    for part in node.values:
        found.append(machine.evaluate(part, frame))
        known = not any(is_unclear(value) for value in found)
        if known and bool(found[-1]) is isinstance(node.op, ast.Or):
            return found[-1]
    return found[-1] if not any(is_unclear(value) for value in found) else machine.lean(found)


def _unary(machine: Machine, node: ast.UnaryOp, frame: Frame) -> object:
    value: Any = machine.evaluate(node.operand, frame)
    if value is UNKNOWN or isinstance(value, Closure):
        return UNKNOWN
    if isinstance(node.op, ast.Not):
        return not value
    if not isinstance(value, int | float):
        return UNKNOWN
    if isinstance(node.op, ast.Invert):
        return ~value if isinstance(value, int) else UNKNOWN
    return -value if isinstance(node.op, ast.USub) else +value


def _choice(machine: Machine, node: ast.IfExp, frame: Frame) -> object:
    truth = machine.truth(node.test, frame)
    if truth is None:
        return machine.lean([machine.evaluate(node.body, frame), machine.evaluate(node.orelse, frame)])
    return machine.evaluate(node.body if truth else node.orelse, frame)


def _compare(machine: Machine, node: ast.Compare, frame: Frame) -> object:
    left: Any = machine.evaluate(node.left, frame)
    for operation, comparator in zip(node.ops, node.comparators, strict=True):
        right: Any = machine.evaluate(comparator, frame)
        if is_unclear(left) or is_unclear(right):
            return UNKNOWN
        machine.spend(load(left, whole=True) + load(right, whole=True))
        outcome = compare(type(operation), left, right)
        if outcome is not True:
            return outcome
        left = right
    return True


def _joined(machine: Machine, node: ast.JoinedStr, frame: Frame) -> object:
    parts = [machine.evaluate(part, frame) for part in node.values]
    texts = [part for part in parts if isinstance(part, str)]
    return "".join(texts) if len(texts) == len(parts) and sum(map(len, texts)) <= SIZE_MAX else UNKNOWN


def _formatted(machine: Machine, node: ast.FormattedValue, frame: Frame) -> object:
    value = machine.evaluate(node.value, frame)
    spec = machine.evaluate(node.format_spec, frame) if node.format_spec is not None else ""
    machine.spend(load(value, whole=True))
    if not has_text(value) or not isinstance(spec, str) or len(spec) > 4:
        return UNKNOWN
    if node.conversion == ord("r"):
        value = repr(value)
    try:
        made = format(value, spec)
    except (ValueError, TypeError):
        return UNKNOWN
    return made if fits(made) else UNKNOWN


def _list(machine: Machine, node: ast.List | ast.Set, frame: Frame) -> object:
    found = machine.elements(node.elts, frame)
    return UNKNOWN if found is None else found


def _tuple(machine: Machine, node: ast.Tuple, frame: Frame) -> object:
    found = machine.elements(node.elts, frame)
    return UNKNOWN if found is None else tuple(found)


def _dict(machine: Machine, node: ast.Dict, frame: Frame) -> object:
    made: dict[object, object] = {}
    for key_node, value_node in zip(node.keys, node.values, strict=True):
        value = machine.evaluate(value_node, frame)
        if key_node is None and isinstance(value, dict):
            made |= cast("dict[object, object]", value)
            machine.spend(load(cast("object", value)))
            if not fits(made):
                return UNKNOWN
            continue
        key = machine.evaluate(key_node, frame) if key_node is not None else UNKNOWN
        if not isinstance(key, str | int | bytes | float | None):
            return UNKNOWN
        made[key] = value
    return made


def _subscript(machine: Machine, node: ast.Subscript, frame: Frame) -> object:
    owner: Any = machine.evaluate(node.value, frame)
    if owner is UNKNOWN and any(
        isinstance(atom, Known) and canonical(atom.name) == "os.environ" for atom in machine.resolver.of(node.value)
    ):
        return call_pure("os.getenv", [machine.evaluate(node.slice, frame)], {})
    key: Any = (
        _slice(machine, node.slice, frame) if isinstance(node.slice, ast.Slice) else machine.evaluate(node.slice, frame)
    )
    if isinstance(owner, Opaque) or isinstance(key, Opaque) or is_vast(key):
        return UNKNOWN
    if isinstance(key, slice):
        machine.spend(load(owner) // 4)
    try:
        return owner[key]
    except (TypeError, LookupError, ValueError, AttributeError):
        return UNKNOWN


def _slice(machine: Machine, node: ast.Slice, frame: Frame) -> object:
    bounds = [
        machine.evaluate(part, frame) if part is not None else None for part in (node.lower, node.upper, node.step)
    ]
    if any(bound is UNKNOWN for bound in bounds):
        return UNKNOWN
    lower, upper, step = bounds
    return slice(lower, upper, step)


def _starred(machine: Machine, node: ast.Starred | ast.Await, frame: Frame) -> object:
    return machine.evaluate(node.value, frame)


def _yield(machine: Machine, node: ast.Yield, frame: Frame) -> object:
    value = machine.evaluate(node.value, frame) if node.value is not None else None
    if frame.yielded is not None:
        frame.yielded.append(value)
    return UNKNOWN


def _named(machine: Machine, node: ast.NamedExpr, frame: Frame) -> object:
    value = machine.evaluate(node.value, frame)
    frame.holder(node.target.id).names[node.target.id] = value
    return value


def _comprehension(machine: Machine, node: ast.ListComp | ast.SetComp | ast.GeneratorExp, frame: Frame) -> object:
    made: list[object] = []
    complete = _loop(machine, node.generators, frame, lambda inner: made.append(machine.evaluate(node.elt, inner)))
    return made if complete and fits(made) else UNKNOWN


def _dict_comprehension(machine: Machine, node: ast.DictComp, frame: Frame) -> object:
    made: dict[object, object] = {}

    def add(inner: Frame) -> None:
        key, value = machine.evaluate(node.key, inner), machine.evaluate(node.value, inner)
        made[key if isinstance(key, str | int | bytes) else UNKNOWN] = value

    complete = _loop(machine, node.generators, frame, add)
    return made if complete and UNKNOWN not in made else UNKNOWN


def _loop(machine: Machine, generators: list[ast.comprehension], frame: Frame, body: Callable[[Frame], object]) -> bool:
    inner = Frame(frame.scope, {}, frame)
    first, *rest = generators
    values = machine.iterate(machine.evaluate(first.iter, frame))
    if values is None:
        return False
    complete = True
    for value in values:
        if machine.steps_left <= 0:
            return False
        machine.spend(1)
        machine.assign(first.target, value, inner)
        truths = [machine.truth(condition, inner) for condition in first.ifs]
        if None in truths:
            complete = complete and machine.leaning is not None
        if all(truth is not False for truth in truths):
            if rest:
                complete = _loop(machine, rest, inner, body) and complete
            else:
                body(inner)
    return complete


def _lambda(machine: Machine, node: ast.Lambda, frame: Frame) -> object:
    return Closure(node, machine.scope_of(node, frame), frame)


def _attribute(machine: Machine, node: ast.Attribute, frame: Frame) -> object:
    for atom in machine.resolver.of(node):
        if isinstance(atom, Known) and canonical(atom.name) in CONSTANTS:
            return CONSTANTS[canonical(atom.name)]
    text = _text_about(machine, node)
    if text is not None:
        return text
    names = names_in(machine.resolver.of(node))
    if names is not None:
        return names
    owner = machine.evaluate(node.value, frame)
    if isinstance(owner, Pure):
        return described(owner, node.attr)
    if isinstance(owner, str) and node.attr == "value":
        return owner  # a member of an enumeration
    if isinstance(owner, PurePosixPath) and node.attr in {"parent", "name", "stem", "suffix"}:
        return getattr(owner, node.attr)
    return _stored(machine, node.attr) if owner is UNKNOWN else UNKNOWN


def _stored(machine: Machine, name: str) -> object:
    stored = machine.demands.field(name)
    return _option_default(machine, name) if stored is UNKNOWN and machine.leaning is not None else stored


def _option_default(machine: Machine, name: str) -> object:
    """Return the default of the command line's option `name`, as `add_argument` gives it."""
    for place in machine.resolver.program.calls.get("add_argument", ())[:_OPTIONS_MAX]:
        flags = [one.value for one in place.node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
        if any(flag.lstrip("-").replace("-", "_") == name for flag in flags):
            for keyword in place.node.keywords:
                if keyword.arg == "default" and isinstance(keyword.value, ast.Constant):
                    return keyword.value.value
    return UNKNOWN


def _text_about(machine: Machine, node: ast.Attribute) -> str | None:
    """Return the name or docstring of a function or class of the program, where `node` asks for that."""
    if node.attr not in {"__name__", "__qualname__", "__doc__"}:
        return None
    for atom in machine.resolver.of(node.value):
        if isinstance(atom, Function | Class):
            source = atom.node if isinstance(atom, Function) else atom.scope.node
            if isinstance(source, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                return ast.get_docstring(source, clean=False) if node.attr == "__doc__" else source.name
    return None


KINDS: Mapping[type[ast.AST], Callable[[Machine, Any, Frame], object]] = {
    ast.Name: _name,
    ast.BinOp: _binary,
    ast.BoolOp: _boolean,
    ast.UnaryOp: _unary,
    ast.IfExp: _choice,
    ast.Compare: _compare,
    ast.JoinedStr: _joined,
    ast.FormattedValue: _formatted,
    ast.List: _list,
    ast.Tuple: _tuple,
    ast.Set: _list,
    ast.Dict: _dict,
    ast.Subscript: _subscript,
    ast.Attribute: _attribute,
    ast.Call: call_expression,
    ast.ListComp: _comprehension,
    ast.SetComp: _comprehension,
    ast.GeneratorExp: _comprehension,
    ast.DictComp: _dict_comprehension,
    ast.Lambda: _lambda,
    ast.NamedExpr: _named,
    ast.Starred: _starred,
    ast.Await: _starred,
    ast.Yield: _yield,
}
