"""What `value[key]` may be."""

from __future__ import annotations

import ast

from mcp_sandbox.analysis.python.importing import imported
from mcp_sandbox.analysis.python.members import made_up, member_of
from mcp_sandbox.analysis.python.reporting import refer, symbol_of
from mcp_sandbox.analysis.python.resolver import Resolver, is_carrier
from mcp_sandbox.analysis.python.scopes import Scope, ScopeKind
from mcp_sandbox.analysis.python.values import (
    NOTHING,
    Atom,
    Class,
    Given,
    Instance,
    Items,
    Known,
    Namespace,
    Somewhere,
    Value,
    elements,
    merge,
)
from mcp_sandbox.analysis.rules import objects

__all__ = ["item", "namespace_name", "subscript"]


def subscript(resolver: Resolver, node: ast.Subscript, scope: Scope) -> Value:
    """Return what a subscript gives, and report it where that is dangerous."""
    base = resolver.of(node.value)
    if not isinstance(node.ctx, ast.Load):
        return NOTHING
    if not base:
        key = node.slice.value if isinstance(node.slice, ast.Constant) else None
        if node in resolver.program.quiet and isinstance(key, str) and key in objects().distinctive:
            resolver.suspects.append((key, node, scope))
        return NOTHING
    value = merge(*(item(resolver, atom, Given(NOTHING, node.slice, scope), node, scope) for atom in base))
    if any(not isinstance(atom, Items) for atom in base):
        refer(resolver, value, node, scope)
    return value


def item(resolver: Resolver, atom: Atom, key: Given, node: ast.expr, scope: Scope) -> Value:
    """Return what `atom[key]` may be; `node` is where a finding would stand."""
    if isinstance(atom, Items):
        return _of_items(resolver, atom, key)
    if isinstance(atom, Namespace):
        return _of_namespace(resolver, atom, key, node, scope)
    if isinstance(atom, Somewhere):
        return _of_somewhere(resolver, atom, key, (node, scope))
    if isinstance(atom, Class | Instance):
        return made_up(resolver, atom, "__getitem__", key, (node, scope)) or _of_enumeration(resolver, atom, key)
    return _of_known(resolver, atom, key, (node, scope)) if isinstance(atom, Known) else NOTHING


def _of_enumeration(resolver: Resolver, atom: Class | Instance, key: Given) -> Value:
    """`E["NAME"]` is `E.NAME` in a class that is an enumeration."""
    if not isinstance(atom, Class) or not isinstance(key.node, ast.Constant):
        return NOTHING
    own = atom.scope.bindings.get(str(key.node.value), ())
    return merge(*(resolver.binding(binding) for binding in own))


def _of_known(resolver: Resolver, atom: Known, key: Given, place: tuple[ast.expr, Scope]) -> Value:
    if atom.name == "sys.modules":
        return _of_modules(resolver, key, *place)
    if atom.name == "builtins":
        return _of_namespace(resolver, Namespace(atom), key, *place)
    return (atom,) if atom.kind in {"instance", "stays"} else NOTHING


def _of_somewhere(resolver: Resolver, atom: Somewhere, key: Given, place: tuple[ast.expr, Scope]) -> Value:
    names = resolver.constants.of(key, vital=True)
    found = [member_of(resolver, atom, name, *place) for name in names.texts]
    return merge(*found, NOTHING if names.complete else (atom,))


def _of_items(resolver: Resolver, atom: Items, key: Given) -> Value:
    if isinstance(key.node, ast.Slice):
        return (Items(tuple((None, value) for _, value in atom.entries)),)
    if isinstance(key.node, ast.Constant):
        return resolver.part((atom,), key.node.value)
    # Which one is not worth the work: what is dangerous in it was a finding where it was put in.
    return elements((atom,))


def _of_modules(resolver: Resolver, key: Given, node: ast.expr, scope: Scope) -> Value:
    if isinstance(key.node, ast.Name) and key.node.id == "__name__":
        return NOTHING
    candidates = resolver.constants.of(key, vital=True)
    if not candidates.complete:
        resolver.report("dynamic-import", node, "sys.modules", scope)
    unknown: Value = NOTHING if candidates.complete else (Somewhere(),)
    return merge(*(imported(resolver, name, node, scope) for name in candidates.texts), unknown)


def _of_namespace(resolver: Resolver, atom: Namespace, key: Given, node: ast.expr, scope: Scope) -> Value:
    candidates = resolver.constants.of(key, vital=True)
    if not candidates.complete:
        if not isinstance(atom.of, Known):
            # A function's locals are its own; a module's names have the builtins among them.
            if atom.of.kind is not ScopeKind.MODULE:
                return NOTHING
            resolver.report("dynamic-attribute", node, "globals", scope)
        elif is_carrier(atom.of):
            resolver.report("dynamic-attribute", node, symbol_of(atom.of.name), scope)
    return merge(*(namespace_name(resolver, atom, name, node, scope) for name in candidates.texts))


def namespace_name(resolver: Resolver, atom: Namespace, name: str, node: ast.expr, scope: Scope) -> Value:
    """Return what `name` is in a namespace."""
    if isinstance(atom.of, Known):
        return member_of(resolver, atom.of, name, node, scope)
    if name == "__builtins__":
        resolver.report("interpreter-attribute", node, name, scope)
    return resolver.name(name, atom.of)
