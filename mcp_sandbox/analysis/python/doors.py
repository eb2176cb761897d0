"""Functions that lead to a module, a member or a call by a name that is only a text."""

from __future__ import annotations

import ast
from collections.abc import Callable

from mcp_sandbox.analysis.python.calls import Call, apply
from mcp_sandbox.analysis.python.importing import imported
from mcp_sandbox.analysis.python.members import member
from mcp_sandbox.analysis.python.reporting import hand_on, symbol_of
from mcp_sandbox.analysis.python.resolver import Resolver, is_carrier
from mcp_sandbox.analysis.python.subscripts import item
from mcp_sandbox.analysis.python.texts import format_walk, run_text
from mcp_sandbox.analysis.python.values import (
    NOTHING,
    Atom,
    Bound,
    Getter,
    Given,
    Instance,
    Items,
    Known,
    Loader,
    Namespace,
    Partial,
    Value,
    elements,
    merge,
)

__all__ = ["DOORS", "Door", "call_other", "door_for"]

Door = Callable[[Resolver, Call], Value]

_NONE = Given(NOTHING)


# --- attributes by name


def _getattr(resolver: Resolver, made: Call) -> Value:
    base, name = made.argument(0), made.argument(1)
    if base is None or name is None:
        return NOTHING
    found = _named_member(resolver, base.value, name, made)
    default = made.argument(2)
    return merge(found, default.value if default is not None else NOTHING)


def _named_member(resolver: Resolver, base: Value, name: Given, made: Call) -> Value:
    candidates = resolver.constants.of(name, vital=any(is_carrier(atom) for atom in base))
    if not candidates.complete:
        for atom in base:
            if is_carrier(atom) and isinstance(atom, Known):
                resolver.report("dynamic-attribute", made.node, symbol_of(atom.name), made.scope)
    return merge(*(member(resolver, base, text, made.node, made.scope) for text in candidates.texts))


def _object_getattribute(resolver: Resolver, made: Call) -> Value:
    return _getattr(resolver, made)


def _setattr(resolver: Resolver, made: Call) -> Value:
    value = made.argument(2)
    if value is not None and value.node is not None:
        hand_on(resolver, value.value, value.node, made.scope)
    return NOTHING


def _vars(resolver: Resolver, made: Call) -> Value:
    given = made.argument(0)
    if given is None:
        return _globals(resolver, made)
    return tuple(Namespace(atom) for atom in given.value if isinstance(atom, Known) and atom.kind == "static")


def _globals(resolver: Resolver, made: Call) -> Value:
    del resolver
    return (Namespace(made.scope),)


def _type(resolver: Resolver, made: Call) -> Value:
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


# --- imports by name


def _import(resolver: Resolver, made: Call) -> Value:
    given = made.argument(0, "name")
    if given is None:
        return NOTHING
    from_list = made.argument(3, "fromlist")
    whole = from_list is not None and not (isinstance(from_list.node, ast.List | ast.Tuple) and not from_list.node.elts)
    found: list[Value] = []
    for name in _module_names(resolver, given, made):
        value = imported(resolver, name, made.node, made.scope)
        found.append(value if whole or "." not in name else (Known(name.partition(".")[0]),))
    return merge(*found)


def _import_module(resolver: Resolver, made: Call) -> Value:
    given = made.argument(0, "name")
    if given is None:
        return NOTHING
    return merge(*(imported(resolver, name, made.node, made.scope) for name in _module_names(resolver, given, made)))


def _module_names(resolver: Resolver, given: Given, made: Call) -> tuple[str, ...]:
    candidates = resolver.constants.of(given, vital=True)
    if not candidates.complete:
        resolver.report("dynamic-import", made.node, None, made.scope)
    return candidates.texts


def _resolve_name(resolver: Resolver, made: Call) -> Value:
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


def _find(resolver: Resolver, made: Call) -> Value:
    given = made.argument(0, "name")
    if given is None:
        return NOTHING
    return tuple(Loader(name) for name in _module_names(resolver, given, made))


def _load(resolver: Resolver, made: Call) -> Value:
    given = made.argument(0)
    if given is None:
        return NOTHING
    loaders = [atom for atom in given.value if isinstance(atom, Loader)]
    if loaders:
        return merge(*(imported(resolver, atom.name, made.node, made.scope) for atom in loaders))
    return NOTHING


# --- functions about functions


def _partial(resolver: Resolver, made: Call) -> Value:
    function = made.argument(0)
    for given in made.arguments[1:]:
        if given.node is not None:
            hand_on(resolver, given.value, given.node, made.scope)
    if function is None or not function.value:
        return NOTHING
    keywords = {name: given for name, given in made.keywords.items() if name != "**"}
    if keywords and any(isinstance(atom, Known) for atom in function.value):
        # With keywords the call's meaning is known here already: shell=True in a partial is the finding.
        apply(resolver, function.value, Call(made.node, made.scope, made.arguments[1:], keywords, made.nesting + 1))
    return (Partial(function.value, made.arguments[1:]),)


def _apply_first(resolver: Resolver, made: Call) -> Value:
    function = made.argument(0)
    if function is None:
        return NOTHING
    return apply(
        resolver, function.value, Call(made.node, made.scope, made.arguments[1:], made.keywords, made.nesting + 1)
    )


def _map(resolver: Resolver, made: Call) -> Value:
    function = made.argument(0)
    if function is None or not function.value:
        return NOTHING
    _hand_to_users(resolver, function, made)
    columns = [_column(resolver, given) for given in made.arguments[1:]]
    rows = max((len(column) for column in columns), default=0)
    found: list[Value] = []
    for row in range(min(rows, 16)):
        arguments = tuple(column[row] if row < len(column) else _NONE for column in columns)
        found.append(apply(resolver, function.value, made.inner(arguments)))
    if not rows:
        apply(resolver, function.value, made.inner(tuple(_NONE for _ in columns)))
    value = merge(*found)
    return (Items(((None, value),)),) if value else NOTHING


def _hand_to_users(resolver: Resolver, function: Given, made: Call) -> None:
    """Report the modules that a function of the program is given through another function."""
    if all(isinstance(atom, Known) for atom in function.value) and function.value:
        return
    for given in made.arguments[1:]:
        if given.node is not None:
            hand_on(resolver, given.value, given.node, made.scope)


def _column(resolver: Resolver, given: Given) -> list[Given]:
    node = given.node
    if isinstance(node, ast.List | ast.Tuple | ast.Set):
        return [Given(resolver.of(element), element, given.scope) for element in node.elts[:16]]
    constant = resolver.constants.of(given)
    for value in constant.values:
        if isinstance(value, list | tuple | str):
            return [Given(NOTHING, ast.Constant(element), given.scope) for element in value[:16]]
    return [Given(value) for atom in given.value if isinstance(atom, Items) for _, value in atom.entries]


def _reduce(resolver: Resolver, made: Call) -> Value:
    function, sequence, initial = made.argument(0), made.argument(1), made.argument(2)
    if function is None or sequence is None:
        return NOTHING
    _hand_to_users(resolver, function, made)
    column = _column(resolver, sequence)
    if initial is None:
        initial, column = (column[0], column[1:]) if column else (_NONE, [])
    value = initial.value
    if not column:
        return apply(resolver, function.value, made.inner((initial, _NONE)))
    for given in column:
        value = apply(resolver, function.value, made.inner((Given(value), given)))
    return value


def _getter(kind: str) -> Door:
    def door(resolver: Resolver, made: Call) -> Value:
        names: list[str] = []
        for given in made.arguments if kind != "method" else made.arguments[:1]:
            candidates = resolver.constants.of(given)
            names.extend(candidates.texts)
            if not candidates.complete and kind != "item":
                names.append("")
        return (Getter(kind, tuple(names)),)

    return door


def _getitem(resolver: Resolver, made: Call) -> Value:
    base, key = made.argument(0), made.argument(1)
    if base is None or key is None:
        return NOTHING
    return merge(*(item(resolver, atom, key, made.node, made.scope) for atom in base.value))


def _next(resolver: Resolver, made: Call) -> Value:
    given = made.argument(0)
    return resolver.iterated(given.value) if given is not None else NOTHING


def _pairs(resolver: Resolver, made: Call) -> Value:
    columns = [resolver.iterated(given.value) for given in made.arguments]
    row = Items(tuple((index, value) for index, value in enumerate(columns) if value))
    return (Items(((None, (row,)),)),) if row.entries else NOTHING


def _enumerate(resolver: Resolver, made: Call) -> Value:
    given = made.argument(0)
    value = resolver.iterated(given.value) if given is not None else NOTHING
    return (Items(((None, (Items(((1, value),)),)),)),) if value else NOTHING


def _format(resolver: Resolver, made: Call) -> Value:
    given = made.argument(0)
    if given is not None and given.node is not None:
        format_walk(resolver, given.node, made)
    return NOTHING


def _text(resolver: Resolver, made: Call) -> Value:
    return run_text(resolver, made)


# --- methods of what is no library's


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
            _named_member(resolver, base.value, _NONE, made)
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


def _call_loader(resolver: Resolver, loader: Loader, method: str, made: Call) -> Value:
    if method in {"load_module", "create_module"}:
        return imported(resolver, loader.name, made.node, made.scope)
    return NOTHING


def _call_container(resolver: Resolver, owner: Atom, method: str, made: Call) -> Value:
    first = made.argument(0)
    if method in {"get", "pop", "setdefault", "__getitem__"}:
        if first is None:
            return elements((owner,))
        found = item(resolver, owner, first, made.node, made.scope)
        default = made.argument(1)
        return merge(found, default.value if default is not None else NOTHING)
    if isinstance(owner, Namespace):
        _update(resolver, owner, method, made)
        if method in {"values", "items", "copy"} and is_carrier(owner.of):
            resolver.report("dynamic-attribute", made.node, symbol_of(getattr(owner.of, "name", "")), made.scope)
        return NOTHING
    if method == "items" and isinstance(owner, Items):
        rows = tuple((None, (Items(((1, value),)),)) for _, value in owner.entries)
        return (Items(rows),)
    if method in {"append", "add", "insert", "extend", "update", "appendleft"}:
        for given in made.arguments:
            if given.node is not None:
                hand_on(resolver, given.value, given.node, made.scope)
        return NOTHING
    if method in {"values", "copy", "__iter__"}:
        return (owner,)
    return elements((owner,)) if method in {"popitem", "popleft", "__next__", "send"} else NOTHING


def _import_attribute(resolver: Resolver, made: Call) -> Value:
    """`os.__getattribute__('system')`: the receiver is in the name of the method itself."""
    function = made.node.func if isinstance(made.node, ast.Call) else None
    first = made.argument(0)
    if not isinstance(function, ast.Attribute) or first is None:
        return NOTHING
    return _named_member(resolver, resolver.of(function.value), first, made)


def _modules_get(resolver: Resolver, made: Call) -> Value:
    first = made.argument(0)
    if first is None:
        return NOTHING
    return item(resolver, Known("sys.modules"), first, made.node, made.scope)


def _modules_all(resolver: Resolver, made: Call) -> Value:
    resolver.report("dynamic-import", made.node, "sys.modules", made.scope)
    return NOTHING


DOORS: dict[str, Door] = {
    "builtins.getattr": _getattr,
    "inspect.getattr_static": _getattr,
    "builtins.object.__getattribute__": _object_getattribute,
    "builtins.type.__getattribute__": _object_getattribute,
    "types.ModuleType.__getattribute__": _object_getattribute,
    "builtins.super.__getattribute__": _object_getattribute,
    "builtins.setattr": _setattr,
    "builtins.vars": _vars,
    "builtins.globals": _globals,
    "builtins.locals": _globals,
    "builtins.type": _type,
    "builtins.__import__": _import,
    "importlib.__import__": _import,
    "importlib._bootstrap.__import__": _import,
    "importlib.import_module": _import_module,
    "importlib._bootstrap._gcd_import": _import_module,
    "importlib._bootstrap._load": _load,
    "imp.load_module": _import_module,
    "pkgutil.resolve_name": _resolve_name,
    "pydoc.locate": _resolve_name,
    "pydoc.safeimport": _import_module,
    "unittest.mock._importer": _import_module,
    "importlib.util.find_spec": _find,
    "importlib.find_loader": _find,
    "pkgutil.find_loader": _find,
    "pkgutil.get_loader": _find,
    "importlib.machinery.PathFinder.find_spec": _find,
    "importlib.machinery.BuiltinImporter.find_spec": _find,
    "importlib.machinery.FrozenImporter.find_spec": _find,
    "importlib.machinery.BuiltinImporter.load_module": _import_module,
    "importlib.machinery.FrozenImporter.load_module": _import_module,
    "builtins.__loader__.load_module": _import_module,
    "importlib.util.module_from_spec": _load,
    "functools.partial": _partial,
    "functools.partialmethod": _partial,
    "operator.call": _apply_first,
    "functools.reduce": _reduce,
    "builtins.map": _map,
    "itertools.starmap": _map,
    "operator.attrgetter": _getter("attr"),
    "operator.methodcaller": _getter("method"),
    "operator.itemgetter": _getter("item"),
    "operator.getitem": _getitem,
    "builtins.dict.get": _getitem,
    "builtins.dict.__getitem__": _getitem,
    "builtins.next": _next,
    "builtins.min": _next,
    "builtins.max": _next,
    "builtins.zip": _pairs,
    "builtins.enumerate": _enumerate,
    "builtins.str.format": _format,
    "builtins.str.format_map": _format,
    "string.Formatter.format": _format,
    "string.Formatter.vformat": _format,
    "string.Formatter.get_field": _format,
    "builtins.eval": _text,
    "builtins.exec": _text,
    "builtins.compile": _text,
    "timeit.timeit": _text,
    "timeit.repeat": _text,
    "timeit.Timer": _text,
    "cProfile.run": _text,
    "profile.run": _text,
    "sys.modules.get": _modules_get,
    "sys.modules.pop": _modules_get,
    "sys.modules.__getitem__": _modules_get,
    "sys.modules.values": _modules_all,
    "sys.modules.items": _modules_all,
    "sys.modules.copy": _modules_all,
}


def door_for(name: str) -> Door | None:
    """Return the door that a call of `name` goes through."""
    door = DOORS.get(name)
    if door is None and name.endswith(".__getattribute__"):
        return _import_attribute
    return door
