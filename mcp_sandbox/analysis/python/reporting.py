"""When a reference is a finding, and when handing a value on is one."""

from __future__ import annotations

import ast

from mcp_sandbox.analysis.python.resolver import Resolver, is_carrier, rules_of
from mcp_sandbox.analysis.python.scopes import How, Scope
from mcp_sandbox.analysis.python.values import Known, Namespace, Value

__all__ = ["hand_on", "refer", "symbol_of"]


def symbol_of(name: str) -> str:
    """Return how `name` is shown: a builtin under its bare name."""
    return name.removeprefix("builtins.") or name


def refer(resolver: Resolver, value: Value, node: ast.AST, scope: Scope) -> None:
    """Report each danger that `node` refers to, unless the expression around it reports for it."""
    if node in resolver.program.quiet:
        return
    for atom in value:
        if isinstance(atom, Known):
            for rule in rules_of(atom):
                if rule.when is None and not _is_module(rule.modules, atom.name):
                    resolver.report(rule, node, symbol_of(atom.name), scope)
                    break


def _is_module(modules: tuple[str, ...], name: str) -> bool:
    # The import was the finding; the module's bare name is none more.
    return name in modules


def _came_in(node: ast.AST, scope: Scope) -> bool:
    """True for a parameter: where it was passed was the finding."""
    place: Scope | None = scope if isinstance(node, ast.Name) else None
    while place is not None and isinstance(node, ast.Name):
        bindings = place.bindings.get(node.id)
        if bindings:
            return all(binding.how is How.PARAMETER for binding in bindings)
        place = place.parent
    return False


def hand_on(resolver: Resolver, value: Value, node: ast.AST, scope: Scope) -> None:
    """Report a module that reaches outside the program, where it is handed on as a value."""
    if not value or _came_in(node, scope):
        return
    for one in value:
        # The names of a module in a mapping are the module.
        atom = one.of if isinstance(one, Namespace) else one
        if isinstance(atom, Known) and is_carrier(atom):
            resolver.report("module-handed-on", node, symbol_of(atom.name), scope)
