"""Folds expressions by evaluating them, within bounds and without effects."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Protocol, cast

from mcp_sandbox.analysis.python.applying import call_expression, call_named
from mcp_sandbox.analysis.python.frames import Closure, Frame, Pure
from mcp_sandbox.analysis.python.operators import UNKNOWN, compare, fits, is_vast, operate
from mcp_sandbox.analysis.python.pure import CONSTANTS, call_pure
from mcp_sandbox.analysis.python.values import Class, Function, Known
from mcp_sandbox.analysis.rules import canonical

if TYPE_CHECKING:
    from mcp_sandbox.analysis.python.resolver import Resolver
    from mcp_sandbox.analysis.python.scopes import FunctionNode, Scope

__all__ = ["Lookup", "Machine"]

_STEPS_MAX = 10_000
_DEPTH_MAX = 40


class Lookup(Protocol):
    """Where the machine finds what stands outside the activation that it runs."""

    def lookup(self, name: str, scope: Scope) -> object:
        """Return what `name` is after the code around `scope` has run."""
        ...

    def field(self, name: str) -> object:
        """Return what the program stores under the attribute `name`, where that is one value."""
        ...


class Machine:
    """Evaluates expressions; one per demand, with a budget of steps."""

    def __init__(self, resolver: Resolver, demands: Lookup, target: ast.expr) -> None:
        self.resolver = resolver
        self._purse = resolver.constants
        self._own_steps = _STEPS_MAX
        self.seen: list[object] = []
        """Each value that the target took."""
        self._demands = demands
        self._target = target
        self._depth = 0
        self._kinds: Mapping[type[ast.AST], Callable[[Any, Frame], object]] = {
            ast.Name: self._name,
            ast.BinOp: self._binary,
            ast.BoolOp: self._boolean,
            ast.UnaryOp: self._unary,
            ast.IfExp: self._choice,
            ast.Compare: self._compare,
            ast.JoinedStr: self._joined,
            ast.FormattedValue: self._formatted,
            ast.List: self._list,
            ast.Tuple: self._tuple,
            ast.Set: self._list,
            ast.Dict: self._dict,
            ast.Subscript: self._subscript,
            ast.Attribute: self._attribute,
            ast.Call: partial(call_expression, self),
            ast.ListComp: self._comprehension,
            ast.SetComp: self._comprehension,
            ast.GeneratorExp: self._comprehension,
            ast.DictComp: self._dict_comprehension,
            ast.Lambda: self._lambda,
            ast.NamedExpr: self._named,
            ast.Starred: self._starred,
            ast.Await: self._starred,
            ast.Yield: self._yield,
        }

    @property
    def steps_left(self) -> int:
        """Steps that this machine may still take."""
        return min(self._own_steps, self._purse.steps_left)

    def spend(self, steps: int) -> None:
        """Take `steps` out of the machine's and the program's purse."""
        self._own_steps -= steps
        self._purse.steps_left -= steps

    def evaluate(self, node: ast.expr, frame: Frame) -> object:
        """Return the value of `node`, or `UNKNOWN`."""
        if type(node) is ast.Constant:
            value: object = node.value
        elif self.steps_left <= 0 or self._depth >= _DEPTH_MAX:
            return UNKNOWN
        else:
            self.spend(1)
            self._depth += 1
            kind = self._kinds.get(type(node))
            value = kind(node, frame) if kind is not None else UNKNOWN
            self._depth -= 1
        if node is self._target:
            self.seen.append(value)
        return value

    def truth(self, node: ast.expr, frame: Frame) -> bool | None:
        """Return whether `node` is true; null is not known."""
        value = self.evaluate(node, frame)
        return None if value is UNKNOWN or isinstance(value, Closure) else bool(value)

    # --- names and operators

    def _name(self, node: ast.Name, frame: Frame) -> object:
        if node.id in self.resolver.program.shared:
            return UNKNOWN
        value = frame.find(node.id)
        return self._demands.lookup(node.id, frame.scope) if value is None and node.id not in frame.names else value

    def _binary(self, node: ast.BinOp, frame: Frame) -> object:
        spine: list[ast.BinOp] = []
        left: ast.expr = node
        while isinstance(left, ast.BinOp):
            spine.append(left)
            left = left.left
        value = self.evaluate(left, frame)
        for part in reversed(spine):
            value = operate(type(part.op), value, self.evaluate(part.right, frame))
            if part is self._target and part is not node:
                self.seen.append(value)
        return value

    def _boolean(self, node: ast.BoolOp, frame: Frame) -> object:
        value: object = UNKNOWN
        known = True
        for part in node.values:
            value = self.evaluate(part, frame)
            known = known and value is not UNKNOWN
            if known and bool(value) is isinstance(node.op, ast.Or):
                return value
        return value if known else UNKNOWN

    def _unary(self, node: ast.UnaryOp, frame: Frame) -> object:
        value: Any = self.evaluate(node.operand, frame)
        if value is UNKNOWN or isinstance(value, Closure):
            return UNKNOWN
        if isinstance(node.op, ast.Not):
            return not value
        if not isinstance(value, int | float):
            return UNKNOWN
        if isinstance(node.op, ast.Invert):
            return ~value if isinstance(value, int) else UNKNOWN
        return -value if isinstance(node.op, ast.USub) else +value

    def _choice(self, node: ast.IfExp, frame: Frame) -> object:
        truth = self.truth(node.test, frame)
        if truth is None:
            self.evaluate(node.body, frame)
            self.evaluate(node.orelse, frame)
            return UNKNOWN
        return self.evaluate(node.body if truth else node.orelse, frame)

    def _compare(self, node: ast.Compare, frame: Frame) -> object:
        left: Any = self.evaluate(node.left, frame)
        for operation, comparator in zip(node.ops, node.comparators, strict=True):
            right: Any = self.evaluate(comparator, frame)
            outcome = compare(type(operation), left, right)
            if outcome is not True:
                return outcome
            left = right
        return True

    def _joined(self, node: ast.JoinedStr, frame: Frame) -> object:
        parts = [self.evaluate(part, frame) for part in node.values]
        return "".join(cast("list[str]", parts)) if all(isinstance(part, str) for part in parts) else UNKNOWN

    def _formatted(self, node: ast.FormattedValue, frame: Frame) -> object:
        value = self.evaluate(node.value, frame)
        spec = self.evaluate(node.format_spec, frame) if node.format_spec is not None else ""
        if (
            value is UNKNOWN
            or isinstance(value, Closure)
            or not isinstance(spec, str)
            or len(spec) > 4
            or is_vast(value)
        ):
            return UNKNOWN
        if node.conversion == ord("r"):
            value = repr(value)
        try:
            made = format(value, spec)
        except (ValueError, TypeError):
            return UNKNOWN
        return made if fits(made) else UNKNOWN

    # --- containers

    def elements(self, nodes: list[ast.expr], frame: Frame) -> list[object] | None:
        """Return the values of `nodes`, those that are spread as their elements; null where one can't be spread."""
        found: list[object] = []
        for node in nodes:
            value = self.evaluate(node, frame)
            if isinstance(node, ast.Starred):
                spread = self.iterate(value)
                if spread is None:
                    return None
                found.extend(spread)
            else:
                found.append(value)
        return found if fits(found) else None

    def _list(self, node: ast.List | ast.Set, frame: Frame) -> object:
        found = self.elements(node.elts, frame)
        return UNKNOWN if found is None else found

    def _tuple(self, node: ast.Tuple, frame: Frame) -> object:
        found = self.elements(node.elts, frame)
        return UNKNOWN if found is None else tuple(found)

    def _dict(self, node: ast.Dict, frame: Frame) -> object:
        made: dict[object, object] = {}
        for key_node, value_node in zip(node.keys, node.values, strict=True):
            value = self.evaluate(value_node, frame)
            key = self.evaluate(key_node, frame) if key_node is not None else UNKNOWN
            if not isinstance(key, str | int | bytes | float | None):
                return UNKNOWN
            made[key] = value
        return made

    def _subscript(self, node: ast.Subscript, frame: Frame) -> object:
        owner: Any = self.evaluate(node.value, frame)
        if owner is UNKNOWN and any(
            isinstance(atom, Known) and canonical(atom.name) == "os.environ" for atom in self.resolver.of(node.value)
        ):
            return call_pure("os.getenv", [self.evaluate(node.slice, frame)], {})
        key: Any = (
            self._slice(node.slice, frame) if isinstance(node.slice, ast.Slice) else self.evaluate(node.slice, frame)
        )
        if owner is UNKNOWN or key is UNKNOWN or isinstance(owner, Closure):
            return UNKNOWN
        try:
            return owner[key]
        except (TypeError, LookupError, ValueError, AttributeError):
            return UNKNOWN

    def _slice(self, node: ast.Slice, frame: Frame) -> object:
        bounds = [
            self.evaluate(part, frame) if part is not None else None for part in (node.lower, node.upper, node.step)
        ]
        if any(bound is UNKNOWN for bound in bounds):
            return UNKNOWN
        lower, upper, step = bounds
        return slice(lower, upper, step)

    def _starred(self, node: ast.Starred | ast.Await, frame: Frame) -> object:
        return self.evaluate(node.value, frame)

    def _yield(self, node: ast.Yield, frame: Frame) -> object:
        value = self.evaluate(node.value, frame) if node.value is not None else None
        if frame.yielded is not None:
            frame.yielded.append(value)
        return UNKNOWN

    def _named(self, node: ast.NamedExpr, frame: Frame) -> object:
        value = self.evaluate(node.value, frame)
        frame.holder(node.target.id).names[node.target.id] = value
        return value

    def iterate(self, value: object) -> list[object] | None:
        """Return the elements of `value`; null where they are not known."""
        if isinstance(value, str | bytes | bytearray | list | tuple | dict | set | frozenset | range) and fits(
            cast("object", value)
        ):
            return list(cast("list[object]", value))
        return None

    # --- comprehensions and lambdas

    def _comprehension(self, node: ast.ListComp | ast.SetComp | ast.GeneratorExp, frame: Frame) -> object:
        made: list[object] = []
        complete = self._loop(node.generators, frame, lambda inner: made.append(self.evaluate(node.elt, inner)))
        return made if complete and fits(made) else UNKNOWN

    def _dict_comprehension(self, node: ast.DictComp, frame: Frame) -> object:
        made: dict[object, object] = {}

        def add(inner: Frame) -> None:
            key, value = self.evaluate(node.key, inner), self.evaluate(node.value, inner)
            made[key if isinstance(key, str | int | bytes) else UNKNOWN] = value

        complete = self._loop(node.generators, frame, add)
        return made if complete and UNKNOWN not in made else UNKNOWN

    def _loop(self, generators: list[ast.comprehension], frame: Frame, body: Callable[[Frame], object]) -> bool:
        inner = Frame(frame.scope, {}, frame)
        first, *rest = generators
        values = self.iterate(self.evaluate(first.iter, frame))
        if values is None:
            return False
        complete = True
        for value in values:
            if self.steps_left <= 0:
                return False
            self.assign(first.target, value, inner)
            truths = [self.truth(condition, inner) for condition in first.ifs]
            if None in truths:
                complete = False
            if all(truth is not False for truth in truths):
                if rest:
                    complete = self._loop(rest, inner, body) and complete
                else:
                    body(inner)
        return complete

    def assign(self, target: ast.expr, value: object, frame: Frame) -> None:
        """Give the names in `target` their parts of `value`."""
        if isinstance(target, ast.Name):
            frame.names[target.id] = value
        elif isinstance(target, ast.Tuple | ast.List):
            parts = self.iterate(value)
            plain = parts is not None and len(parts) == len(target.elts)
            for index, element in enumerate(target.elts):
                known = plain and parts is not None and not isinstance(element, ast.Starred)
                self.assign(element, parts[index] if known and parts is not None else UNKNOWN, frame)
        elif isinstance(target, ast.Starred):
            self.assign(target.value, value, frame)
        elif isinstance(target, ast.Subscript):
            owner: Any = self.evaluate(target.value, frame)
            key: Any = self.evaluate(target.slice, frame)
            if isinstance(owner, dict) and isinstance(key, str | int):
                cast("dict[object, object]", owner)[key] = value
            elif (
                isinstance(owner, list)
                and isinstance(key, int)
                and -len(cast("list[object]", owner)) <= key < len(cast("list[object]", owner))
            ):
                cast("list[object]", owner)[key] = value

    def _lambda(self, node: ast.Lambda, frame: Frame) -> object:
        return Closure(node, self.scope_of(node, frame), frame)

    def scope_of(self, node: FunctionNode, frame: Frame) -> Scope:
        """Return the scope of the function `node` itself."""
        for atom in self.resolver.of(node):
            if isinstance(atom, Function) and atom.node is node:
                return atom.scope
        if isinstance(node, ast.Lambda):
            return frame.scope
        for binding in frame.scope.bindings.get(node.name, ()):
            if binding.node is node and binding.scope is not None:
                return binding.scope
        return frame.scope

    # --- attributes and calls

    def _attribute(self, node: ast.Attribute, frame: Frame) -> object:
        for atom in self.resolver.of(node):
            if isinstance(atom, Known) and canonical(atom.name) in CONSTANTS:
                return CONSTANTS[canonical(atom.name)]
        text = self._text_about(node)
        if text is not None:
            return text
        owner = self.evaluate(node.value, frame)
        if isinstance(owner, str) and node.attr == "value":
            return owner  # a member of an enumeration
        if isinstance(owner, PurePosixPath) and node.attr in {"parent", "name", "stem", "suffix"}:
            return getattr(owner, node.attr)
        return self._demands.field(node.attr) if owner is UNKNOWN else UNKNOWN

    def _text_about(self, node: ast.Attribute) -> str | None:
        """Return the name or docstring of a function or class of the program, where `node` asks for that."""
        if node.attr not in {"__name__", "__qualname__", "__doc__"}:
            return None
        for atom in self.resolver.of(node.value):
            if isinstance(atom, Function | Class):
                source = atom.node if isinstance(atom, Function) else atom.scope.node
                if isinstance(source, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                    return ast.get_docstring(source, clean=False) if node.attr == "__doc__" else source.name
        return None

    def call(self, function: object, arguments: list[object], keywords: Mapping[str, object]) -> object:
        """Return what `function`, a closure or the name of a pure function, gives."""
        from mcp_sandbox.analysis.python.execution import run_function  # noqa: PLC0415  the two need each other

        if isinstance(function, Pure):
            return call_named(self, function.name, arguments, keywords)
        if isinstance(function, Closure) and self._depth < _DEPTH_MAX and self.steps_left > 0:
            self._depth += 1
            value = run_function(self, function, arguments, keywords)
            self._depth -= 1
            return value
        return UNKNOWN

    def function_of(self, name: str, scope: Scope) -> Iterator[object]:
        """Yield what can be run of what `name` is bound to: the program's functions, and pure ones by their name."""
        for atom in self.resolver.name(name, scope):
            if isinstance(atom, Function):
                yield Closure(atom.node, atom.scope, Frame(atom.scope.parent or atom.scope))
            elif isinstance(atom, Known):
                known = canonical(atom.name)
                yield CONSTANTS[known] if known in CONSTANTS else Pure(known)
