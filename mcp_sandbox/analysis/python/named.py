"""Doors by name: attributes and modules that a text says."""

from __future__ import annotations

import ast
import sys
from posixpath import basename, normpath

from mcp_sandbox.analysis.python.files import module_name
from mcp_sandbox.analysis.python.importing import imported
from mcp_sandbox.analysis.python.invocation import Call, Door
from mcp_sandbox.analysis.python.members import member, patch
from mcp_sandbox.analysis.python.reporting import hand_on, symbol_of
from mcp_sandbox.analysis.python.resolver import Resolver, is_carrier
from mcp_sandbox.analysis.python.subscripts import item
from mcp_sandbox.analysis.python.values import (
    NOTHING,
    Atom,
    Given,
    Instance,
    Items,
    Known,
    Loader,
    Namespace,
    Somewhere,
    Value,
    merge,
)
from mcp_sandbox.analysis.rules import objects

__all__ = [
    "by_find_spec",
    "by_getattr",
    "by_getattribute",
    "by_globals",
    "by_import",
    "by_import_module",
    "by_loader_of_path",
    "by_locals",
    "by_module_from_spec",
    "by_modules_get",
    "by_resolve_name",
    "by_run_module",
    "by_setattr",
    "by_super",
    "by_type",
    "by_vars",
    "modules_view",
    "named_member",
]


def by_getattr(resolver: Resolver, made: Call) -> Value:
    """Follow `getattr(x, name)` and `object.__getattribute__(x, name)`."""
    base, name = made.argument(0), made.argument(1)
    if base is None or name is None:
        return NOTHING
    found = named_member(resolver, base.value, name, made)
    default = made.argument(2)
    return merge(found, default.value if default is not None else NOTHING)


def named_member(resolver: Resolver, base: Value, name: Given, made: Call) -> Value:
    """Return the members of `base` that `name` may say; report a name that nobody knows."""
    candidates = resolver.constants.of(name, vital=any(is_carrier(atom) for atom in base))
    if not candidates.complete:
        for atom in base:
            if is_carrier(atom) and isinstance(atom, Known):
                resolver.report("dynamic-attribute", made.node, symbol_of(atom.name), made.scope)
    texts = (*candidates.texts, *(() if candidates.complete else _spelled_out(resolver, base, made)))
    return merge(*(member(resolver, base, text, made.node, made.scope) for text in texts))


def _spelled_out(resolver: Resolver, base: Value, made: Call) -> tuple[str, ...]:
    """Return the dangerous members of `base` that stand somewhere in the program as texts."""
    names = {atom.name for atom in base if is_carrier(atom) and isinstance(atom, Known)}
    if not names:
        return ()
    words = resolver.words(made.scope.module) & objects().distinctive.keys()
    return tuple(sorted(word for word in words if objects().distinctive[word].rpartition(".")[0] in names))


def by_setattr(resolver: Resolver, made: Call) -> Value:
    """Follow `setattr(x, name, value)`."""
    value = made.argument(2)
    if value is not None and value.node is not None:
        hand_on(resolver, value.value, value.node, made.scope)
    if value is not None and value.value:
        for name in resolver.constants.of(made.arguments[1]).texts:
            patch(resolver, made.arguments[0].value, name, value.value)
    return NOTHING


def by_vars(resolver: Resolver, made: Call) -> Value:
    """Follow `vars(x)`."""
    given = made.argument(0)
    if given is None:
        return by_locals(resolver, made)
    resolver.reflects = resolver.reflects or any(map(is_carrier, given.value))
    return tuple(
        atom if isinstance(atom, Somewhere) else Namespace(atom)
        for atom in given.value
        if isinstance(atom, Somewhere) or (isinstance(atom, Known) and atom.kind == "static")
    )


def by_super(resolver: Resolver, made: Call) -> Value:
    """Follow `super(type(x), x)` to what is no object of the program."""
    del resolver
    given = made.argument(1)
    return tuple(atom for atom in given.value if isinstance(atom, Known)) if given is not None else NOTHING


def by_globals(resolver: Resolver, made: Call) -> Value:
    """Follow `globals()`."""
    del resolver
    return (Namespace(made.scope.module),)


def by_locals(resolver: Resolver, made: Call) -> Value:
    """Follow `locals()`, and `vars()` without an argument."""
    del resolver
    return (Namespace(made.scope),)


def by_type(resolver: Resolver, made: Call) -> Value:
    """Follow `type(x)`, and the class that `type(name, bases, members)` makes."""
    for given in made.arguments:
        if len(made.arguments) > 1 and given.node is not None:
            hand_on(resolver, given.value, given.node, made.scope)
    given = made.argument(0)
    if given is None or len(made.arguments) > 1:
        return NOTHING
    found: list[Atom] = []
    for atom in given.value:
        if isinstance(atom, Instance):
            found.append(atom.cls)
        elif isinstance(atom, Known):
            found.append(Known(atom.name if atom.kind == "instance" else "types.ModuleType"))
    return tuple(found)


def by_import(resolver: Resolver, made: Call) -> Value:
    """Follow `__import__(name)`."""
    given = made.argument(0, "name")
    if given is None:
        return NOTHING
    from_list = made.argument(3, "fromlist")
    whole = from_list is not None and not (isinstance(from_list.node, ast.List | ast.Tuple) and not from_list.node.elts)
    found: list[Value] = []
    for name in _module_names(resolver, given, made):
        value = imported(resolver, name, made.node, made.scope)
        found.append(value if whole or "." not in name else (Known(name.partition(".")[0]),))
    return merge(*found, _unless_known(resolver, given))


def by_import_module(resolver: Resolver, made: Call) -> Value:
    """Follow `importlib.import_module(name)` and its like."""
    given = made.argument(0, "name")
    if given is None:
        return NOTHING
    names = _module_names(resolver, given, made)
    found = [imported(resolver, name, made.node, made.scope) for name in names]
    return merge(*found, _unless_known(resolver, given))


def by_run_module(resolver: Resolver, made: Call) -> Value:
    """Follow `runpy.run_module(name)`, which gives the names of the module."""
    return tuple(Namespace(atom) if isinstance(atom, Known) else atom for atom in by_import_module(resolver, made))


def _unless_known(resolver: Resolver, name: Given) -> Value:
    return NOTHING if resolver.constants.of(name, vital=True).complete else (Somewhere(),)


def _module_names(resolver: Resolver, given: Given, made: Call) -> tuple[str, ...]:
    candidates = resolver.constants.of(given, vital=True)
    if not candidates.complete:
        resolver.report("dynamic-import", made.node, None, made.scope)
    return candidates.texts


def by_resolve_name(resolver: Resolver, made: Call) -> Value:
    """Follow `pkgutil.resolve_name('os:system')` and `pydoc.locate('os.system')`."""
    given = made.argument(0)
    if given is None:
        return NOTHING
    found: list[Value] = []
    for text in _module_names(resolver, given, made):
        module, colon, members = text.partition(":")
        if not colon:
            module, _, members = text.partition(".")
        value = imported(resolver, module, made.node, made.scope)
        for name in members.split(".") if members else ():
            value = member(resolver, value, name, made.node, made.scope)
        found.append(value)
    return merge(*found)


def by_find_spec(resolver: Resolver, made: Call) -> Value:
    """Follow `importlib.util.find_spec(name)` and its like."""
    given = made.argument(0, "name")
    if given is None:
        return NOTHING
    return tuple(Loader(name) for name in _module_names(resolver, given, made))


def by_loader_of_path(resolver: Resolver, made: Call) -> Value:
    """Follow `SourceFileLoader(name, path)` and its like to the standard module or file of the program at `path`."""
    given = made.argument(1, "path") or made.argument(1, "location")
    found: list[Atom] = []
    for path in resolver.constants.of(given, vital=True).texts:
        own = module_name(normpath(path))
        stem = basename(path).partition(".")[0]
        if own in resolver.program.modules:
            found.append(Loader(own))
        elif stem in sys.stdlib_module_names:
            found.append(Loader(stem))
    return tuple(found)


def by_module_from_spec(resolver: Resolver, made: Call) -> Value:
    """Follow `importlib.util.module_from_spec(spec)`."""
    given = made.argument(0)
    if given is None:
        return NOTHING
    loaders = [atom for atom in given.value if isinstance(atom, Loader)]
    if loaders:
        return merge(*(imported(resolver, atom.name, made.node, made.scope) for atom in loaders))
    return NOTHING


def by_getattribute(resolver: Resolver, made: Call) -> Value:
    """`os.__getattribute__('system')`: the receiver is in the name of the method itself."""
    function = made.node.func if isinstance(made.node, ast.Call) else None
    while isinstance(function, ast.Attribute) and function.attr == "__call__":
        function = function.value
    first = made.argument(0)
    if not isinstance(function, ast.Attribute) or first is None:
        return NOTHING
    return named_member(resolver, resolver.of(function.value), first, made)


def by_modules_get(resolver: Resolver, made: Call) -> Value:
    """Follow `sys.modules.get(name)`."""
    first = made.argument(0)
    if first is None:
        return NOTHING
    return item(resolver, Known("sys.modules"), first, made.node, made.scope)


def modules_view(method: str) -> Door:
    """Return the door of `sys.modules.values()` and its like."""

    def door(resolver: Resolver, made: Call) -> Value:
        resolver.report("dynamic-import", made.node, "sys.modules", made.scope)
        if method == "copy":
            return (Known("sys.modules"),)
        row = (Somewhere(),) if method == "values" else (Items(((1, (Somewhere(),)),)),)
        return (Items(((None, row),)),)

    return door
