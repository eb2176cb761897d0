"""Folds expressions by evaluating them, within bounds and without effects."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeAlias, cast

from mcp_sandbox.analysis.python.applying import call_named
from mcp_sandbox.analysis.python.folding import KINDS
from mcp_sandbox.analysis.python.frames import Closure, Frame, Pure, is_unclear
from mcp_sandbox.analysis.python.operators import UNKNOWN, fits, in_order, load
from mcp_sandbox.analysis.python.pure import CONSTANTS
from mcp_sandbox.analysis.python.values import Function, Known
from mcp_sandbox.analysis.rules import canonical

if TYPE_CHECKING:
    from mcp_sandbox.analysis.python.resolver import Resolver
    from mcp_sandbox.analysis.python.scopes import FunctionNode, Scope

__all__ = ["Leaning", "Lookup", "Machine"]

Leaning: TypeAlias = Literal["first", "last"] | None

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
    """Evaluates expressions; within the steps that its demand may take."""

    def __init__(self, resolver: Resolver, demands: Lookup, target: ast.expr, leaning: Leaning = None) -> None:
        self.resolver = resolver
        self._purse = resolver.constants
        self.seen: list[object] = []
        """Each value that the target took."""
        self.demands = demands
        self.target = target
        self._depth = 0
        self.leaning = leaning
        """What is taken where an unknown decides between values: nothing, or the first or last that is known."""

    @property
    def steps_left(self) -> int:
        """Steps that the demand may still take."""
        return self._purse.steps_left

    def spend(self, steps: int) -> None:
        """Take `steps` out of the purse."""
        self._purse.steps_left -= steps

    def evaluate(self, node: ast.expr, frame: Frame) -> object:
        """Return the value of `node`, or `UNKNOWN`."""
        if type(node) is ast.Constant:
            value: object = node.value
        elif self._purse.steps_left <= 0 or self._depth >= _DEPTH_MAX:
            return UNKNOWN
        else:
            self._purse.steps_left -= 1
            self._depth += 1
            kind = KINDS.get(type(node))
            value = kind(self, node, frame) if kind is not None else UNKNOWN
            self._depth -= 1
        if node is self.target:
            self.seen.append(value)
        return value

    def truth(self, node: ast.expr, frame: Frame) -> bool | None:
        """Return whether `node` is true; null is not known."""
        value = self.evaluate(node, frame)
        return None if is_unclear(value) else bool(value)

    def lean(self, options: Sequence[object]) -> object:
        """Return which of `options` to go on with where it is not known which of them it is."""
        known = [option for option in options if option is not UNKNOWN]
        if self.leaning is None or not known:
            return UNKNOWN
        return known[0] if self.leaning == "first" else known[-1]

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
                if not fits(found):
                    return None
            else:
                found.append(value)
        return found if fits(found) else None

    def iterate(self, value: object) -> list[object] | None:
        """Return the elements of `value`; null where they are not known."""
        self.spend(load(value))
        value = in_order(value)
        if isinstance(value, str | bytes | bytearray | list | tuple | dict | set | frozenset | range) and fits(
            cast("object", value)
        ):
            return list(cast("list[object]", value))
        return None

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
