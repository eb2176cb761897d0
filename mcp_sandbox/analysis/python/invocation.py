"""A call, and what follows one."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass, field

from mcp_sandbox.analysis.python.resolver import Resolver
from mcp_sandbox.analysis.python.scopes import Scope
from mcp_sandbox.analysis.python.values import Given, Value

__all__ = ["Call", "Door"]


@dataclass(frozen=True, slots=True)
class Call:
    """A call: where it stands and what it is given."""

    node: ast.expr
    scope: Scope
    arguments: tuple[Given, ...]
    keywords: dict[str, Given] = field(default_factory=dict[str, Given])
    nesting: int = 0

    def argument(self, index: int, keyword: str | None = None) -> Given | None:
        """Return the argument at `index`, or the one of that name."""
        if index < len(self.arguments):
            return self.arguments[index]
        return self.keywords.get(keyword) if keyword is not None else None

    def only_keywords(self) -> Call:
        """Return the call without its positional arguments."""
        return Call(self.node, self.scope, (), self.keywords, self.nesting)

    def inner(self, arguments: tuple[Given, ...]) -> Call:
        """Return a call at the same place with other arguments."""
        return Call(self.node, self.scope, arguments, {}, self.nesting + 1)


Door = Callable[[Resolver, Call], Value]
"""What following a call of a known function gives."""
