"""What a call gives when it is folded: pure functions, methods of constants, functions over functions."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from posixpath import normpath
from typing import TYPE_CHECKING

from mcp_sandbox.analysis.python.frames import Closure, Frame, Opened, Pure
from mcp_sandbox.analysis.python.operators import UNKNOWN, load
from mcp_sandbox.analysis.python.pure import QUICK, call_pure
from mcp_sandbox.analysis.python.pure_methods import call_method, cost_of
from mcp_sandbox.analysis.python.references import MEMBERS, SUBCLASSES, names_in
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
    searched = _searched(machine, node)
    if searched is not None:
        return searched
    name = _pure_name(machine, node.func)
    if name is not None:
        return call_named(machine, name, arguments, keywords)
    if isinstance(node.func, ast.Attribute):
        return _of_object(machine, node.func, (arguments, keywords), frame)
    return machine.call(machine.evaluate(node.func, frame), arguments, keywords)


def _of_object(
    machine: Machine, function: ast.Attribute, given: tuple[list[object], dict[str, object]], frame: Frame
) -> object:
    """Return what a method gives that is called on what `function.value` is."""
    arguments, keywords = given
    owner = machine.evaluate(function.value, frame)
    if isinstance(owner, Opened | PurePosixPath) and function.attr in _READS:
        return _read(machine, owner, function.attr)
    if owner is not UNKNOWN and not isinstance(owner, Closure):
        machine.spend(cost_of(owner, function.attr, arguments))
        return call_method(owner, function.attr, arguments, keywords)
    method = _method(machine, function)
    if method is not None:
        return machine.call(method, [UNKNOWN, *arguments], keywords)
    if function.attr == "get" and len(arguments) > 1:
        return machine.lean(arguments[1:])
    return machine.call(machine.evaluate(function, frame), arguments, keywords)


_READS = frozenset({"read", "readlines", "read_text", "read_bytes", "open", "__enter__"})
_OPENS = frozenset({"builtins.open", "codecs.open", "tokenize.open", "io.open_code"})


def _read(machine: Machine, owner: Opened | PurePosixPath, method: str) -> object:
    """Return what one of the program's own files holds."""
    opened = owner if isinstance(owner, Opened) else _opened(machine, owner)
    if not isinstance(opened, Opened):
        return UNKNOWN
    if method in {"open", "__enter__"}:
        return opened
    return opened.text.splitlines(keepends=True) if method == "readlines" else opened.text


def _opened(machine: Machine, path: object) -> object:
    text = machine.resolver.program.texts.get(normpath(str(path))) if isinstance(path, str | PurePosixPath) else None
    return UNKNOWN if text is None else Opened(text)


def _searched(machine: Machine, node: ast.Call) -> object | None:
    """Return what the interpreter lists for a program to search through; null where the call asks for no list."""
    name = _pure_name(machine, node.func)
    names = names_in(machine.resolver.of(node))
    if names is not None:
        return list(names.items()) if name in {"inspect.getmembers", "inspect.getmembers_static"} else names
    if isinstance(node.func, ast.Attribute) and node.func.attr == "__subclasses__":
        return list(SUBCLASSES)
    if name == "builtins.dir" and node.args:
        return _members(machine, node.args[0])
    if name == "builtins.next" and isinstance(node.args[0] if node.args else None, ast.Name):
        return UNKNOWN  # how far the iterator is depends on all that ran before
    return None


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
    if name in _OPENS and arguments:
        return _opened(machine, arguments[0])
    if name == "builtins.format" and arguments and all(isinstance(one, str | int) for one in arguments):
        return format(arguments[0]) if len(arguments) == 1 else UNKNOWN
    if any(isinstance(value, Closure | Pure) for value in (*arguments, *keywords.values())):
        return _about(name, arguments)
    if name not in QUICK or any(isinstance(one, set) for one in arguments):
        machine.spend(sum(load(one, whole=True) * _DEAR.get(name, 1) for one in arguments))
    value = call_pure(name, arguments, keywords)
    default = _DEFAULTS.get(name, len(arguments))
    return machine.lean(arguments[default:]) if value is UNKNOWN and default < len(arguments) else value


_DEAR = {"ast.literal_eval": 16, "json.loads": 4, "builtins.sum": 16, "base64.b85decode": 8, "base64.a85decode": 8}
"""How many times as long others take for each part of an argument."""


_DEFAULTS = {"os.getenv": 1, "os.environ.get": 1, "builtins.getattr": 2, "builtins.next": 1}
"""Where the argument stands that a function gives back where it finds nothing."""


def _about(name: str, arguments: Sequence[object]) -> object:
    """Return what can be said of a function that is looked at as a value."""
    if name in {"builtins.callable", "builtins.hasattr"}:
        return True
    if name in {"builtins.str", "builtins.repr"} and len(arguments) == 1 and isinstance(arguments[0], Pure):
        return f"<class {arguments[0].name!r}>"
    return UNKNOWN


def _mapped(machine: Machine, name: str, function: object, values: object) -> object:
    rows = machine.iterate(values)
    if rows is None or function is UNKNOWN:
        return UNKNOWN
    machine.spend(len(rows))
    if machine.steps_left <= 0:
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
    machine.spend(len(values))
    if machine.steps_left <= 0:
        return UNKNOWN
    value, rest = (arguments[2], values) if len(arguments) > 2 else (values[0], values[1:])
    for one in rest:
        value = machine.call(arguments[0], [value, one], {})
    return value
