"""Calls of getters, loaders, and the methods of containers and namespaces."""

from __future__ import annotations

import ast

from mcp_sandbox.analysis.python.calls import apply
from mcp_sandbox.analysis.python.expressions import MUTATORS
from mcp_sandbox.analysis.python.importing import imported
from mcp_sandbox.analysis.python.invocation import Call
from mcp_sandbox.analysis.python.members import member
from mcp_sandbox.analysis.python.named import named_member
from mcp_sandbox.analysis.python.reporting import hand_on, symbol_of
from mcp_sandbox.analysis.python.resolver import Resolver, is_carrier
from mcp_sandbox.analysis.python.scopes import Binding, How, Scope, Unit
from mcp_sandbox.analysis.python.subscripts import item
from mcp_sandbox.analysis.python.values import (
    NOTHING,
    Atom,
    Bound,
    Getter,
    Given,
    Items,
    Known,
    Loader,
    Namespace,
    Somewhere,
    Value,
    elements,
    merge,
)

__all__ = ["call_other"]

_NONE = Given(NOTHING)


def call_other(resolver: Resolver, atom: Atom, made: Call) -> Value:
    """Return what calling a getter, a loader's or a container's method gives."""
    if isinstance(atom, Getter):
        return _call_getter(resolver, atom, made)
    if isinstance(atom, Bound) and isinstance(atom.owner, Loader):
        return _call_loader(resolver, atom.owner, atom.method, made)
    if isinstance(atom, Bound):
        return _call_container(resolver, atom.owner, atom.method, made)
    return NOTHING


def _call_getter(resolver: Resolver, getter: Getter, made: Call) -> Value:
    base = made.argument(0)
    if base is None:
        return NOTHING
    found: list[Value] = []
    for name in getter.names:
        if getter.kind == "item":
            key = Given(NOTHING, ast.Constant(name), made.scope)
            found.extend(item(resolver, atom, key, made.node, made.scope) for atom in base.value)
            continue
        if not name:
            named_member(resolver, base.value, _NONE, made)
            continue
        value = base.value
        for part in name.split("."):
            value = member(resolver, value, part, made.node, made.scope)
        found.append(value)
    value = merge(*found)
    return apply(resolver, value, made.inner(())) if getter.kind == "method" else value


def _update(resolver: Resolver, owner: Namespace, method: str, made: Call) -> None:
    """`globals().update(vars(os))` brings in the names of a module, as a star import would."""
    if method != "update" or isinstance(owner.of, Known):
        return
    for given in made.arguments:
        for atom in given.value:
            if isinstance(atom, Namespace) and isinstance(atom.of, Known):
                resolver.report("dynamic-attribute", made.node, symbol_of(atom.of.name), made.scope)
                owner.of.module.stars.append(atom.of.name)
            elif isinstance(atom, Items):
                for key, value in atom.entries:
                    _set(owner.of, key, value, made)
    for key, given in made.keywords.items():
        _set(owner.of, key, given.value, made)


def _set(scope: Scope, name: object, value: Value, made: Call) -> None:
    if value and isinstance(name, str):
        scope.module.add(name, Binding(How.VALUE, made.node, Unit(done=True), value=value, conditional=True))


def _call_loader(resolver: Resolver, loader: Loader, method: str, made: Call) -> Value:
    if method in {"load_module", "create_module", "exec_module"}:
        return imported(resolver, loader.name, made.node, made.scope)
    return NOTHING


def _call_namespace(resolver: Resolver, owner: Namespace, method: str, made: Call) -> Value:
    _update(resolver, owner, method, made)
    if method in {"values", "items", "copy"} and isinstance(owner.of, Known) and is_carrier(owner.of):
        resolver.report("dynamic-attribute", made.node, symbol_of(owner.of.name), made.scope)
    return NOTHING


def _call_somewhere(owner: Somewhere, method: str) -> Value:
    # The values of a module's names, and of `sys.modules`, may again be modules.
    if method == "items":
        return (Items(((None, (Items(((1, (owner,)),)),)),)),)
    return {"values": (Items(((None, (owner,)),)),), "copy": (owner,)}.get(method, NOTHING)


def _call_container(resolver: Resolver, owner: Atom, method: str, made: Call) -> Value:
    first = made.argument(0)
    if method in {"get", "pop", "setdefault", "__getitem__"}:
        if first is None:
            return elements((owner,))
        found = item(resolver, owner, first, made.node, made.scope)
        default = made.argument(1)
        return merge(found, default.value if default is not None else NOTHING)
    if isinstance(owner, Namespace):
        return _call_namespace(resolver, owner, method, made)
    if isinstance(owner, Somewhere):
        return _call_somewhere(owner, method)
    if isinstance(owner, Items) and method in {"items", "values", "copy", "__iter__"}:
        rows = tuple((None, (Items(((1, value),)),)) for _, value in owner.entries)
        return (Items(rows),) if method == "items" else (owner,)
    for given in made.arguments:
        if method in MUTATORS and given.node is not None:
            hand_on(resolver, given.value, given.node, made.scope)
    return elements((owner,)) if method in {"popitem", "popleft", "__next__", "send"} else NOTHING
