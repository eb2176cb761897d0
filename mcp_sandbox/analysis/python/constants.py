"""Which constant an expression is, where that can be known: the door to folding, with its bounds."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mcp_sandbox.analysis.python.pure import UNKNOWN
from mcp_sandbox.analysis.python.values import Given

if TYPE_CHECKING:
    from mcp_sandbox.analysis.python.resolver import Resolver
    from mcp_sandbox.analysis.python.scopes import Scope

__all__ = ["Candidates", "Constants"]

_DEMANDS_MAX = 400
"""Expressions of one program that are folded by executing statements around them."""

_VALUES_MAX = 16


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
    """Folds expressions of one program, each once."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver
        self._memory: dict[ast.expr, Candidates] = {}
        self._demands = 0

    def of(self, given: Given | None) -> Candidates:
        """Return what `given` may be."""
        if given is None or given.node is None:
            return _NOTHING_KNOWN
        node = given.node
        if isinstance(node, ast.Constant):
            return Candidates((node.value,), complete=True)
        if node not in self._memory:
            self._memory[node] = _NOTHING_KNOWN  # what needs itself is not known
            self._memory[node] = self._fold(node, given.scope)
        return self._memory[node]

    def literals(self, given: Given | None) -> tuple[str, ...]:
        """Return every text that stands in the expression itself, for what can't be folded as a whole."""
        if given is None or given.node is None:
            return ()
        found: list[str] = []
        for node in ast.walk(given.node):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.append(node.value)
        return tuple(found[:64])

    def _fold(self, node: ast.expr, scope: Scope | None) -> Candidates:
        from mcp_sandbox.analysis.python.demands import demand  # noqa: PLC0415  the two need each other

        if scope is None or self._demands >= _DEMANDS_MAX:
            return _NOTHING_KNOWN
        self._demands += 1
        found = demand(self._resolver, node, scope)
        values: list[object] = []
        for value in found:
            if value is not UNKNOWN and not any(type(value) is type(one) and value == one for one in values):
                values.append(value)
        complete = bool(found) and all(value is not UNKNOWN for value in found) and len(values) <= _VALUES_MAX
        return Candidates(tuple(values[:_VALUES_MAX]), complete)
