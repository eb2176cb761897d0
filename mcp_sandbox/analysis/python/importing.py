"""Imports, however they are written."""

from __future__ import annotations

import ast

from mcp_sandbox.analysis.python.collecting import absolute
from mcp_sandbox.analysis.python.reporting import symbol_of
from mcp_sandbox.analysis.python.resolver import Resolver, rules_of
from mcp_sandbox.analysis.python.scopes import Scope
from mcp_sandbox.analysis.python.values import NOTHING, Known, Value
from mcp_sandbox.analysis.rules import canonical, reached

__all__ = ["import_from", "import_plain", "imported"]


def import_plain(resolver: Resolver, node: ast.Import, scope: Scope) -> Value:
    """Report what `import a.b as c` brings in."""
    for alias in node.names:
        if resolver.user_module(alias.name) is None:
            imported(resolver, alias.name, alias, scope)
            if alias.asname is None and alias.name != "os" and alias.name.startswith("os."):
                resolver.report("import-os", alias, "os", scope)
    return NOTHING


def import_from(resolver: Resolver, node: ast.ImportFrom, scope: Scope) -> Value:
    """Report what `from a import b` names: the member where it is one, else the module."""
    module = absolute(node, scope.module)
    if node.level or resolver.user_module(module) is not None:
        return NOTHING
    for alias in node.names:
        full = module if alias.name == "*" else f"{module}.{alias.name}"
        if alias.name == "*" or reached(full) != full:
            imported(resolver, reached(full), alias, scope)
            continue
        resolver.imports.append((full, alias, scope))
        _member(resolver, Known(f"{module}.{alias.name}"), alias, scope)
    if canonical(module) == "os" and any(alias.name != "path" for alias in node.names):
        resolver.report("import-os", node, "os", scope)
    return NOTHING


def _member(resolver: Resolver, atom: Known, node: ast.AST, scope: Scope) -> None:
    for rule in rules_of(atom):
        if rule.when is None:
            resolver.report(rule, node, symbol_of(atom.name), scope)
            return


def imported(resolver: Resolver, name: str, node: ast.AST, scope: Scope) -> Value:
    """Report that the module `name` is imported at `node`, and return it."""
    target = resolver.user_module(name)
    if target is not None:
        return target
    resolver.imports.append((name, node, scope))
    if canonical(name) == "os":
        resolver.report("import-os", node, "os", scope)
    _member(resolver, Known(name), node, scope)
    return (Known(name),)
