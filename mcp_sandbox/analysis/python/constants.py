"""Which constant an expression is, where that can be known: the door to folding, with its bounds."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mcp_sandbox.analysis.python.operators import UNKNOWN, same
from mcp_sandbox.analysis.python.values import Given

if TYPE_CHECKING:
    from mcp_sandbox.analysis.python.machine import Leaning
    from mcp_sandbox.analysis.python.resolver import Resolver
    from mcp_sandbox.analysis.python.scopes import Scope

    _Caches = tuple[dict[tuple[str, Scope, int], object], dict[str, object], dict[Scope, list[dict[str, object]]]]

__all__ = ["Candidates", "Constants"]

_STEPS_MAX = 6_000
"""Steps of evaluation that all other expressions of one program get together."""

_VITAL_STEPS_MAX = 40_000
"""Steps that those get together which name a module, or a member of one that reaches outside the program."""

_DEMAND_STEPS_MAX = 12_000
"""Steps of one expression."""

_VALUES_MAX = 16

_LEANINGS: tuple[Leaning, ...] = ("first", "last")


@dataclass(frozen=True, slots=True)
class Candidates:
    """What an expression may be."""

    values: tuple[object, ...] = ()
    complete: bool = False
    """True where it can be nothing else."""

    @property
    def texts(self) -> tuple[str, ...]:
        """The values that are text."""
        return tuple(value for value in self.values if isinstance(value, str))


_NOTHING_KNOWN = Candidates()


class Constants:
    """Folds expressions of one program, each once, out of a purse of steps that all of them share."""

    def __init__(self, resolver: Resolver) -> None:
        self.names: dict[tuple[str, Scope, int], object] = {}
        """What names are at the end of their scope's code."""
        self.fields: dict[str, object] = {}
        """What the program stores under attributes."""
        self.activations: dict[Scope, list[dict[str, object]]] = {}
        """What the calls of a function give its parameters."""
        self.names_in: dict[ast.AST, tuple[str, ...]] = {}
        """The names that statements and expressions hold."""
        self.steps_left: int = _STEPS_MAX
        self._vital_steps_left: int = _VITAL_STEPS_MAX
        self._resolver = resolver
        self._memory: dict[ast.expr, Candidates] = {}
        self._alternatives: dict[ast.expr, tuple[object, ...]] = {}
        self._leaning: dict[Leaning, _Caches] = {}

    def of(self, given: Given | None, *, vital: bool = False) -> Candidates:
        """Return what `given` may be; `vital` demands have a purse of their own."""
        if given is None or given.node is None:
            return _NOTHING_KNOWN
        node = given.node
        if isinstance(node, ast.Constant):
            return Candidates((node.value,), complete=True)
        found = self._memory.get(node)
        if found is None:
            self._memory[node] = _NOTHING_KNOWN  # what needs itself is not known
            found = self._fold_vital(node, given.scope) if vital else self._fold(node, given.scope)
            self._memory[node] = found
        return found

    def literals(self, given: Given | None) -> tuple[str, ...]:
        """Return every text that stands in the expression itself, for what can't be folded as a whole."""
        if given is None or given.node is None:
            return ()
        nodes = (node.value for node in ast.walk(given.node) if isinstance(node, ast.Constant))
        return tuple(value for value in nodes if isinstance(value, str))[:64]

    def alternatives(self, given: Given | None) -> tuple[object, ...]:
        """Return what `given` is where the unknown is left out: `"/"` for `path or "/"`, each way a branch may go."""
        if given is None or given.node is None or isinstance(given.node, ast.Constant):
            return ()
        node = given.node
        if node not in self._alternatives:
            self._alternatives[node] = ()
            self._alternatives[node] = self._lean(node, given.scope)
        return self._alternatives[node]

    def _lean(self, node: ast.expr, scope: Scope | None) -> tuple[object, ...]:
        found: list[object] = []
        plain = self.names, self.fields, self.activations
        for leaning in _LEANINGS:
            # What names come to depends on the way that was taken.
            self.names, self.fields, self.activations = self._leaning.setdefault(leaning, ({}, {}, {}))
            found += self._fold_vital(node, scope, leaning).values
        self.names, self.fields, self.activations = plain
        return tuple(found)

    def _fold_vital(self, node: ast.expr, scope: Scope | None, leaning: Leaning = None) -> Candidates:
        common, self.steps_left = self.steps_left, self._vital_steps_left
        found = self._fold(node, scope, leaning)
        self._vital_steps_left, self.steps_left = self.steps_left, common
        return found

    def _fold(self, node: ast.expr, scope: Scope | None, leaning: Leaning = None) -> Candidates:
        from mcp_sandbox.analysis.python.demands import demand  # noqa: PLC0415  the two need each other

        if scope is None or self.steps_left <= 0:
            return _NOTHING_KNOWN
        purse, self.steps_left = self.steps_left, min(self.steps_left, _DEMAND_STEPS_MAX)
        allowed = self.steps_left
        found = demand(self._resolver, node, scope, leaning)
        self.steps_left += purse - allowed
        values: list[object] = []
        for value in found:
            if len(values) <= _VALUES_MAX and value is not UNKNOWN and not any(same(value, one) for one in values):
                values.append(value)
        complete = bool(found) and all(value is not UNKNOWN for value in found) and len(values) <= _VALUES_MAX
        return Candidates(tuple(values[:_VALUES_MAX]), complete)
