"""What an argument was written as, where its value is not known: its expressions, and how its text begins."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from mcp_sandbox.analysis.python.scopes import How, Scope
from mcp_sandbox.analysis.python.values import Given

if TYPE_CHECKING:
    from mcp_sandbox.analysis.python.resolver import Resolver

__all__ = ["starts", "written"]

_STEPS_MAX = 16
"""Expressions that are looked at for one argument."""


def written(given: Given | None) -> Iterator[ast.expr]:
    """Yield each expression that an argument may be: itself, or what its name is bound to."""
    if given is None or given.node is None or given.scope is None:
        return
    stack = [given.node]
    for _ in range(_STEPS_MAX):
        if not stack:
            return
        node = stack.pop()
        sources = _bound(node.id, given.scope) if isinstance(node, ast.Name) else None
        if sources is None:
            yield node
        else:
            stack += sources


def _bound(name: str, scope: Scope) -> list[ast.expr] | None:
    """Return what `name` is bound to, as written; null where it comes by its value in another way too."""
    place: Scope | None = scope
    while place is not None and name not in place.bindings:
        place = place.parent
    bindings = place.bindings[name] if place is not None else []
    sources = [one.source for one in bindings if one.how is How.VALUE and one.source is not None and not one.path]
    return sources if sources and len(sources) == len(bindings) else None


def starts(resolver: Resolver, given: Given | None) -> Iterator[str]:
    """Yield how the text of an argument begins, where its end is not known: `"https://host/" + path`."""
    for expression in written(given):
        first = _first_part(expression)
        if first is not None and given is not None:
            yield from resolver.constants.of(Given((), first, given.scope)).texts


def _first_part(node: ast.expr) -> ast.expr | None:
    """Return the expression that the text of `node` begins with; null where it is no text put together."""
    whole = node
    while True:
        if isinstance(node, ast.JoinedStr) and node.values:
            node = node.values[0]
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Mod):
            node = node.left
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format":
            node = node.func.value
        elif isinstance(node, ast.FormattedValue):
            node = node.value
        else:
            return node if node is not whole else None
