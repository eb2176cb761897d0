"""What `value.name` may be."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence

from mcp_sandbox.analysis.python.resolver import Resolver, is_carrier, rules_of
from mcp_sandbox.analysis.python.scopes import Binding, Scope
from mcp_sandbox.analysis.python.values import (
    NOTHING,
    Atom,
    Bound,
    Class,
    Function,
    Given,
    Instance,
    Items,
    Known,
    Loader,
    Namespace,
    Partial,
    Somewhere,
    UserModule,
    Value,
    merge,
)
from mcp_sandbox.analysis.rules import is_module, objects, reached, rule_for_method

__all__ = ["made_up", "member", "member_of", "patch"]


_ALWAYS_MODULES = frozenset({"os", "sys", "builtins"})
"""Modules that are themselves, wherever an attribute of a library's object has their name."""

_HOOKS_MAX = 3
"""Objects that hand on to objects, each by its own `__getattr__`, before the rest is not followed."""

_FIELDS_MAX = 24
"""Places that store under one attribute's name before they are no longer followed at once."""


def member(resolver: Resolver, base: Value, name: str, node: ast.expr, scope: Scope) -> Value:
    """Return what the attribute `name` of `base` may be; `node` is where a finding would stand."""
    table = objects()
    if name in table.dunders_always:
        if not _is_own_class(base, name):
            resolver.reflects = resolver.reflects or name == "__subclasses__"
            resolver.report("interpreter-attribute", node, _symbol(base, name), scope)
        if name in _LEADS:
            return _LEADS[name]
    elif (name in table.dunders_plain and _is_builtin(resolver, base, node)) or (
        name in table.dunders_stored and isinstance(getattr(node, "ctx", None), ast.Store)
    ):
        resolver.report("interpreter-attribute", node, _symbol(base, name), scope)
    value = merge(*(member_of(resolver, atom, name, node, scope) for atom in base)) if base else _field(resolver, name)
    if name in table.distinctive and _says_nothing(value):
        resolver.suspects.append((name, node, scope))
    return value


_LEADS: Mapping[str, Value] = {
    **dict.fromkeys(("__builtins__", "f_builtins"), (Known("builtins"),)),
    **dict.fromkeys(("__globals__", "func_globals", "f_globals"), (Somewhere(),)),
}


def _says_nothing(value: Value) -> bool:
    """True where `value` is nothing of the program and nothing that a rule speaks of."""
    return not any(isinstance(atom, Function) or (isinstance(atom, Known) and rules_of(atom)) for atom in value)


def member_of(resolver: Resolver, atom: Atom, name: str, node: ast.expr, scope: Scope) -> Value:
    """Return what the attribute `name` of `atom` may be."""
    match atom:
        case Known():
            return _known(resolver, atom, name, node, scope)
        case Class() | Instance():
            return _of_own(resolver, atom, name, (node, scope))
        case UserModule():
            return _of_file(resolver, atom, name)
        case Items() | Namespace() | Somewhere() | Loader():
            return _of_mapping(atom, name)
        case Bound(owner=Somewhere() as owner):
            return _of_mapping(owner, name)
        case Partial() if name == "func":
            return atom.function
        case _:
            return (atom,) if name in {"__call__", "__wrapped__", "__get__"} else _field(resolver, name)


def _of_own(resolver: Resolver, atom: Class | Instance, name: str, place: tuple[ast.expr, Scope]) -> Value:
    value = _of_class(resolver, atom, name)
    if value or name.startswith("__"):
        return value
    return made_up(resolver, atom, "__getattr__", Given(NOTHING, ast.Constant(name), place[1]), place)


def _of_mapping(atom: Items | Namespace | Somewhere | Loader, name: str) -> Value:
    if isinstance(atom, Items):
        named = merge(*(value for key, value in atom.entries if key == name))
        return named or (Bound(atom, name),)
    if isinstance(atom, Somewhere) and name in objects().distinctive:
        return (Known(objects().distinctive[name]),)
    if isinstance(atom, Somewhere) and name in objects().through:
        return (Known(name),)
    same = (isinstance(atom, Loader) and name == "loader") or (isinstance(atom, Somewhere) and name == "__dict__")
    return (atom,) if same else (Bound(atom, name),)


def _of_file(resolver: Resolver, atom: UserModule, name: str) -> Value:
    if name == "__dict__":
        return (Namespace(atom.scope),)
    inner = resolver.user_module(f"{_module_of(resolver, atom)}.{name}")
    return inner if inner is not None else NOTHING


def _module_of(resolver: Resolver, atom: UserModule) -> str:
    """Return the name that imports the file."""
    return next(name for name, scope in resolver.program.modules.items() if scope is atom.scope)


def _known(resolver: Resolver, atom: Known, name: str, node: ast.expr, scope: Scope) -> Value:
    from mcp_sandbox.analysis.python.importing import imported  # noqa: PLC0415  the two need each other

    if name == "__dict__" and atom.kind == "static":
        resolver.reflects = resolver.reflects or is_carrier(atom)
        return (Namespace(atom),)
    if name == "__call__":
        return (atom,)
    owner = atom.name.rpartition(".")[0]
    if name == "__self__" and is_module(owner):
        if owner == "builtins":
            resolver.report("interpreter-attribute", node, f"{atom.name.removeprefix('builtins.')}.__self__", scope)
        return (Known(owner),)
    if atom.kind != "static":
        return _of_object(resolver, atom, name)
    full = f"{atom.name}.{name}"
    module = reached(full)
    if module != full:
        return imported(resolver, module, node, scope)
    return merge((Known(full),), resolver.program.patched.get(full, NOTHING))


def patch(resolver: Resolver, owner: Value, name: str, value: Value) -> None:
    """Note that `value` is put under `name` into what `owner` may be: `builtins.print = os.system`."""
    for atom in owner if value else ():
        known = atom.of if isinstance(atom, Namespace) else atom
        if isinstance(known, Known) and known.kind == "static":
            full = f"{known.name}.{name}"
            resolver.program.patched[full] = merge(resolver.program.patched.get(full, NOTHING), value)


def _of_object(resolver: Resolver, atom: Known, name: str) -> Value:
    full = f"{atom.name}.{name}"
    if atom.kind == "instance":
        if name in objects().stays.get(atom.name, ()):
            return (Known(full, "method"), atom) if rule_for_method(full) else (Known(full, "stays"), atom)
        if atom.name == "types.ModuleType" and name in _ALWAYS_MODULES:
            return (Known(name),)
        return (Known(full, "method"), *_field(resolver, name))
    if atom.kind == "method" and rule_for_method(full):
        return (Known(full, "method"),)
    return (Known(name),) if name in _ALWAYS_MODULES else NOTHING


def _of_class(resolver: Resolver, atom: Class | Instance, name: str) -> Value:
    cls = atom if isinstance(atom, Class) else atom.cls
    found: list[Value] = []
    seen: set[Scope] = set()
    queue: list[Class] = [cls]
    while queue:
        current = queue.pop(0)
        if current.scope in seen:
            continue
        seen.add(current.scope)
        own = current.scope.bindings.get(name)
        if own:
            found.append(merge(*(_property(resolver, binding, resolver.binding(binding)) for binding in own)))
            continue
        for base, unit in current.scope.bases:
            for parent in resolver.of_in(base, unit):
                if isinstance(parent, Class):
                    queue.append(parent)
                elif isinstance(parent, Known) and parent.kind == "static" and not parent.name.startswith("builtins."):
                    found.append((Known(f"{parent.name}.{name}", "method"),))
    return merge(*found) if found else _field(resolver, name)


def made_up(resolver: Resolver, atom: Class | Instance, hook: str, key: Given, place: tuple[ast.expr, Scope]) -> Value:
    """Return what the program's own `__getattr__` or `__getitem__` gives for `key`."""
    from mcp_sandbox.analysis.python.calls import apply  # noqa: PLC0415  the two need each other
    from mcp_sandbox.analysis.python.invocation import Call  # noqa: PLC0415  the two need each other

    hooks = tuple(one for one in _of_class(resolver, atom, hook) if isinstance(one, Function))
    if not hooks or resolver.hooked >= _HOOKS_MAX:
        return NOTHING
    resolver.hooked += 1
    value = apply(resolver, hooks, Call(*place, (Given((atom,)), key), nesting=1))
    resolver.hooked -= 1
    return value


def _property(resolver: Resolver, binding: Binding, value: Value) -> Value:
    """Return what reading a property gives; anything else stays what it is."""
    inner = binding.scope
    if inner is None or not inner.decorators or not isinstance(binding.node, ast.FunctionDef):
        return value
    names = {
        atom.name for node, unit in inner.decorators for atom in resolver.of_in(node, unit) if isinstance(atom, Known)
    }
    if not names & {"builtins.property", "functools.cached_property"}:
        return value
    return merge(*(resolver.of_in(node, unit) for node, unit in inner.returns))


def _field(resolver: Resolver, name: str) -> Value:
    """Return what is stored under the attribute `name` anywhere in the program."""
    known = resolver.fields.get(name)
    if known is not None:
        return known
    bindings = resolver.program.fields.get(name)
    if not bindings:
        return NOTHING
    if len(bindings) > _FIELDS_MAX:
        return _settled(resolver, name, bindings)
    value = merge(*(_property(resolver, binding, resolver.binding(binding)) for binding in bindings))
    if all(binding.unit.done for binding in resolver.program.fields[name]):
        resolver.fields[name] = value
    return value


def _settled(resolver: Resolver, name: str, bindings: Sequence[Binding]) -> Value:
    """Return what those of many `bindings` come to that are worked out by now; all of them are in a second round."""
    count, value = resolver.settled.get(name, (0, NOTHING))
    while count < len(bindings) and bindings[count].unit.done:
        value = merge(value, _property(resolver, bindings[count], resolver.binding(bindings[count])))
        count += 1
    resolver.settled[name] = (count, value)
    if count < len(bindings):
        resolver.come_back()
    return value


def _is_own_class(base: Value, name: str) -> bool:
    """True for `Shape.__subclasses__()`, which leads to the program's own classes alone."""
    return name == "__subclasses__" and bool(base) and all(isinstance(atom, Class) for atom in base)


def _is_builtin(resolver: Resolver, base: Value, node: ast.expr) -> bool:
    """True where the object is one of the interpreter's: a literal, a builtin class, or the class of one."""
    del resolver
    inner = _object_of(node)
    while True:
        outer, inner = inner, _object_of(inner)
        if inner is outer:
            break
    literal = isinstance(inner, ast.Constant | ast.Tuple | ast.List | ast.Dict | ast.Set | ast.JoinedStr)
    return literal or any(isinstance(atom, Known) and atom.name.startswith("builtins.") for atom in base)


def _object_of(node: ast.expr) -> ast.expr:
    """Return the object whose class, base or element `node` is; `node` itself where it is none."""
    if isinstance(node, ast.Attribute):
        return node.value
    if isinstance(node, ast.Subscript):
        return node.value if isinstance(node.value, ast.Attribute | ast.Call) else node
    called = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
    if isinstance(node, ast.Call) and called in {"getattr", "type"} and node.args:
        return node.args[0]
    return node


def _symbol(base: Value, name: str) -> str:
    known = next((atom for atom in base if isinstance(atom, Known)), None)
    return f"{known.name.removeprefix('builtins.')}.{name}" if known is not None else name
