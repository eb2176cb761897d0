"""Which statements have to be run to learn what one expression is, and their running."""

from __future__ import annotations

import ast
import copy
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, cast

from mcp_sandbox.analysis.python.execution import execute
from mcp_sandbox.analysis.python.frames import Frame
from mcp_sandbox.analysis.python.machine import Leaning, Machine
from mcp_sandbox.analysis.python.operators import UNKNOWN, same
from mcp_sandbox.analysis.python.parameters import argument_nodes
from mcp_sandbox.analysis.python.scopes import How, Scope, ScopeKind

if TYPE_CHECKING:
    from mcp_sandbox.analysis.python.resolver import Resolver

__all__ = ["demand"]

_NESTED_MAX = 5
_CALLS_MAX = 8
_SLICE_MAX = 200
"""Statements that one demand runs through."""

_WALK_MAX = 4_000
_FIELDS_MAX = 4
_VARIANTS_MAX = 4


class _Demands:
    """Folds on behalf of one demand, with those that it leads to."""

    def __init__(self, resolver: Resolver, leaning: Leaning, nesting: int = 0) -> None:
        self.resolver = resolver
        self.leaning: Leaning = leaning
        self.nesting = nesting
        self.variant = 0
        """Which of the calls of a function around the expression is taken."""
        self.variants = 1

    def _machine(self, target: ast.expr) -> Machine:
        return Machine(self.resolver, self, target, self.leaning)

    def values(self, node: ast.expr, scope: Scope) -> list[object]:
        """Return each value that `node` takes; `UNKNOWN` among them is 'and what nobody knows'."""
        if isinstance(node, ast.Constant):
            return [node.value]
        found = self._values(node, scope)
        if self.nesting == 0:
            for variant in range(1, min(self.variants, _VARIANTS_MAX)):
                self.variant = variant
                found += self._values(node, scope)
        return found

    def _values(self, node: ast.expr, scope: Scope) -> list[object]:
        owner = _body_owner(scope)
        body = _slice(self.resolver, owner, node)
        found: list[object] = []
        for frame in self._frames(owner):
            machine = self._machine(node)
            execute(machine, body, frame)
            if not machine.seen:
                machine.evaluate(node, frame)
            found.extend(machine.seen)
        return found

    def _frames(self, owner: Scope) -> list[Frame]:
        """Return the activations of `owner`: one for a module, one for each call of a function."""
        node = owner.node
        if owner.kind is not ScopeKind.FUNCTION or not isinstance(
            node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
        ):
            return [Frame(owner)]
        known = self.resolver.constants.activations
        if owner not in known:
            known[owner] = [{}]  # for a call of the function in itself
            if self.nesting < _NESTED_MAX:
                known[owner] = self._activations(owner, node.args)
        return [Frame(owner, {name: _copied(value) for name, value in names.items()}) for names in known[owner]]

    def _activations(self, owner: Scope, arguments: ast.arguments) -> list[dict[str, object]]:
        every = [argument.arg for argument in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)]
        by_call: dict[ast.AST, dict[str, object]] = {}
        inner = _Demands(self.resolver, self.leaning, self.nesting + 1)
        for name in every:
            for argument, place in argument_nodes(self.resolver, owner, name):
                if place.node not in by_call and len(by_call) >= _CALLS_MAX:
                    break
                values = inner.values(argument, place.scope)
                by_call.setdefault(place.node, {})[name] = values[0] if len(values) == 1 else UNKNOWN
        if arguments.vararg is not None:
            self._fill_rest(owner, arguments, by_call)
        found = list(by_call.values()) or [{}]
        for names in found:
            inner.fill_defaults(arguments, names, owner.parent or owner)
        return found

    def _fill_rest(self, owner: Scope, arguments: ast.arguments, by_call: dict[ast.AST, dict[str, object]]) -> None:
        """Give `*rest` what the calls of the function pass beyond its other parameters."""
        assert arguments.vararg is not None  # noqa: S101  the caller looked
        name, inner = arguments.vararg.arg, _Demands(self.resolver, self.leaning, self.nesting + 1)
        rest: dict[ast.AST, list[object]] = {}
        for argument, place in argument_nodes(self.resolver, owner, name):
            if any(isinstance(one, ast.Starred) for one in place.node.args):
                continue
            if place.node in by_call or len(by_call) < _CALLS_MAX:
                values = inner.values(argument, place.scope)
                rest.setdefault(place.node, []).append(values[0] if len(values) == 1 else UNKNOWN)
                by_call.setdefault(place.node, {})
        for node, values in rest.items():
            by_call[node][name] = tuple(values)

    def fill_defaults(self, arguments: ast.arguments, names: dict[str, object], outer: Scope) -> None:
        """Give the parameters that a call leaves out their defaults."""
        positional = [*arguments.posonlyargs, *arguments.args]
        pairs = [*zip(reversed(positional), reversed(arguments.defaults), strict=False)]
        pairs += [
            (argument, default)
            for argument, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
            if default is not None
        ]
        for argument, default in pairs:
            if argument.arg not in names:
                values = self.values(default, outer)
                names[argument.arg] = values[0] if len(values) == 1 else UNKNOWN
        for argument in (*positional, *arguments.kwonlyargs):
            names.setdefault(argument.arg, UNKNOWN)

    def lookup(self, name: str, scope: Scope) -> object:
        """Return what `name` is after the code around `scope` has run; `UNKNOWN` where that can't be said."""
        place: Scope | None = scope
        while place is not None and (
            name not in place.bindings or (place.kind is ScopeKind.CLASS and place is not scope)
        ):
            place = place.parent
        names = self.resolver.constants.names
        key = (name, place or scope.module, self.variant)
        if key not in names:
            names[key] = UNKNOWN
            names[key] = self._value_of(name, place) if place is not None else self._builtin(name, scope)
        return _copied(names[key])

    def field(self, name: str) -> object:
        """Return what the program stores under the attribute `name`, where that is one value."""
        fields = self.resolver.constants.fields
        if name not in fields:
            fields[name] = UNKNOWN
            fields[name] = self._stored(name)
        return _copied(fields[name])

    def _stored(self, name: str) -> object:
        bindings = self.resolver.program.fields.get(name, [])
        if not 0 < len(bindings) <= _FIELDS_MAX or self.nesting >= _NESTED_MAX:
            return UNKNOWN
        found: list[object] = []
        self.nesting += 1
        for binding in bindings:
            plain = binding.how is How.VALUE and binding.source is not None and not binding.path
            scope = binding.unit.scope
            found += self.values(binding.source, scope) if plain and binding.source and scope else [UNKNOWN]
        self.nesting -= 1
        known = [value for value in found if value is not UNKNOWN]
        return known[0] if known and all(same(value, known[0]) for value in known) else UNKNOWN

    def _builtin(self, name: str, scope: Scope) -> object:
        if name == "__file__":
            return "code.py"
        machine = self._machine(ast.Name(name, ast.Load()))
        return next(machine.function_of(name, scope), UNKNOWN)

    def _value_of(self, name: str, owner: Scope) -> object:
        machine = self._machine(ast.Name(name, ast.Load()))
        functions = list(machine.function_of(name, owner))
        if functions:
            return functions[0] if len(functions) == 1 else UNKNOWN
        if self.nesting >= _NESTED_MAX:
            return UNKNOWN
        self.nesting += 1
        body_owner = _body_owner(owner)
        frames = self._frames(body_owner)
        self.variants = max(self.variants, len(frames))
        frame = frames[self.variant % len(frames)]
        execute(machine, _slice_for(self.resolver, [name], body_owner), frame)
        self.nesting -= 1
        return frame.names.get(name, UNKNOWN)


def _copied(value: object) -> object:
    return copy.copy(cast("object", value)) if isinstance(value, list | dict) else value


def demand(resolver: Resolver, node: ast.expr, scope: Scope, leaning: Leaning = None) -> list[object]:
    """Return each value that `node`, an expression in `scope`, takes, `UNKNOWN` included."""
    return _Demands(resolver, leaning).values(node, scope)


def _body_owner(scope: Scope) -> Scope:
    """Return the scope whose body the expression stands in: comprehensions have none of their own."""
    while scope.kind is ScopeKind.COMPREHENSION and scope.parent is not None and not isinstance(scope.node, ast.Module):
        scope = scope.parent
    return scope


def _body(scope: Scope) -> Sequence[ast.stmt]:
    node = scope.node
    return node.body if isinstance(node, ast.Module | ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) else []


def _slice(resolver: Resolver, owner: Scope, node: ast.expr) -> Sequence[ast.stmt]:
    """Return the statements of `owner` that bear on `node`, the one around it included."""
    body = _body(owner)
    around = _around(body, node)
    if around is None:
        return _slice_for(resolver, _names_in(resolver, node), owner)
    return _slice_for(resolver, _names_in(resolver, body[around]), owner, around)


def _around(body: Sequence[ast.stmt], node: ast.expr) -> int | None:
    """Return the index of the statement of `body` that `node` stands in."""
    line = getattr(node, "lineno", 0)
    index = bisect_right(body, line, key=lambda statement: statement.lineno)
    # More than one statement can stand on a line, and decorators stand above theirs.
    for candidate in range(min(index, len(body) - 1), max(index - 9, -1), -1):
        if _holds(body[candidate], node):
            return candidate
    return next((place for place, statement in enumerate(body[:_SLICE_MAX]) if _holds(statement, node)), None)


def _slice_for(resolver: Resolver, names: Sequence[str], owner: Scope, around: int | None = None) -> Sequence[ast.stmt]:
    """Return the statements of `owner` that bear on `names`: those before the one at `around`, if given, and it."""
    body = _body(owner)
    before = len(body) if around is None else around
    wanted: set[int] = set()
    queue, seen = list(names), set(names)
    while queue and len(wanted) < _SLICE_MAX:
        for binding in owner.bindings.get(queue.pop(), ()):
            index = binding.statement
            if not 0 <= index < before or index in wanted:
                continue
            wanted.add(index)
            new = [name for name in _names_in(resolver, body[index]) if name not in seen]
            seen.update(new)
            queue.extend(new)
    statements = [body[index] for index in sorted(wanted)]
    return statements if around is None else [*statements, body[around]]


def _holds(statement: ast.stmt, node: ast.expr) -> bool:
    if not hasattr(node, "lineno"):
        return False
    start = (statement.lineno, statement.col_offset)
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and statement.decorator_list:
        start = (statement.decorator_list[0].lineno, 0)
    end = (statement.end_lineno or 0, statement.end_col_offset or 0)
    return start <= (node.lineno, node.col_offset) and (node.end_lineno or 0, node.end_col_offset or 0) <= end


def _names_in(resolver: Resolver, root: ast.AST) -> Sequence[str]:
    """Return the names in `root`, each once, in an order that is always the same."""
    known = resolver.constants.names_in
    if root not in known:
        known[root] = tuple(dict.fromkeys(node.id for node in _walk(root) if isinstance(node, ast.Name)))
    return known[root]


def _walk(root: ast.AST) -> Iterator[ast.AST]:
    for count, node in enumerate(ast.walk(root)):
        if count >= _WALK_MAX:
            return
        yield node
