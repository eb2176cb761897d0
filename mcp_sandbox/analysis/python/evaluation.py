"""How each kind of expression and statement comes by its value, and what it gives away."""

from __future__ import annotations

import ast

from mcp_sandbox.analysis.commands import is_vital_path
from mcp_sandbox.analysis.python.calls import call
from mcp_sandbox.analysis.python.importing import import_from, import_plain
from mcp_sandbox.analysis.python.members import member, patch
from mcp_sandbox.analysis.python.references import reflected
from mcp_sandbox.analysis.python.reporting import hand_on, refer
from mcp_sandbox.analysis.python.resolver import Handler, Resolver
from mcp_sandbox.analysis.python.scopes import FunctionNode, Scope
from mcp_sandbox.analysis.python.subscripts import subscript
from mcp_sandbox.analysis.python.values import (
    NOTHING,
    Class,
    Function,
    Given,
    Items,
    Known,
    Namespace,
    Value,
    elements,
    merge,
)

__all__ = ["HANDLERS"]


def _name(resolver: Resolver, node: ast.Name, scope: Scope) -> Value:
    value = resolver.name(node.id, scope, here=node)
    if value and node not in resolver.program.quiet and not _is_alias(node.id, scope):
        refer(resolver, value, node, scope)
    return value


def _is_alias(name: str, scope: Scope) -> bool:
    """True where the program gave the value this name itself: there it was the finding."""
    place: Scope | None = scope
    while place is not None:
        if name in place.bindings:
            return name not in place.imports
        place = place.parent
    return False


def _attribute(resolver: Resolver, node: ast.Attribute, scope: Scope) -> Value:
    base = resolver.of(node.value)
    if not base and resolver.reflects and not node.attr.startswith("__"):
        base = reflected(resolver, node.value, scope)
    if node.attr == "value" and _is_enumerated(resolver, node.value):
        return base
    value = member(resolver, base, node.attr, node, scope)
    if value and isinstance(node.ctx, ast.Load):
        refer(resolver, value, node, scope)
    return value


def _is_enumerated(resolver: Resolver, node: ast.expr) -> bool:
    """True where `node` takes something out of a class of the program, as a member of an enumeration is."""
    owner = node.value if isinstance(node, ast.Attribute | ast.Subscript) else None
    return owner is not None and any(isinstance(atom, Class) for atom in resolver.of(owner))


def _either(resolver: Resolver, node: ast.BoolOp | ast.IfExp, scope: Scope) -> Value:
    del scope
    parts = node.values if isinstance(node, ast.BoolOp) else [node.body, node.orelse]
    return merge(*(resolver.of(part) for part in parts))


def _through(resolver: Resolver, node: ast.NamedExpr | ast.Await, scope: Scope) -> Value:
    del scope
    return resolver.of(node.value)


def _sequence(resolver: Resolver, node: ast.List | ast.Tuple | ast.Set, scope: Scope) -> Value:
    if not isinstance(getattr(node, "ctx", ast.Load()), ast.Load):
        return NOTHING
    entries: list[tuple[object, Value]] = []
    known_index = True
    for index, element in enumerate(node.elts):
        if isinstance(element, ast.Starred):
            known_index = False
            value = elements(resolver.of(element.value))
        else:
            value = resolver.of(element)
            hand_on(resolver, value, element, scope)
        if value:
            entries.append((index if known_index else None, value))
    return (Items(tuple(entries)),) if entries else NOTHING


def _dict(resolver: Resolver, node: ast.Dict, scope: Scope) -> Value:
    entries: list[tuple[object, Value]] = []
    spread: list[Namespace] = []
    for key, element in zip(node.keys, node.values, strict=True):
        value = resolver.of(element)
        if not value:
            continue
        if key is None:
            entries.extend(entry for atom in value if isinstance(atom, Items) for entry in atom.entries)
            spread += [atom for atom in value if isinstance(atom, Namespace)]
            continue
        hand_on(resolver, value, element, scope)
        entries.append((key.value if isinstance(key, ast.Constant) else None, value))
    return (*spread, *((Items(tuple(entries)),) if entries else ()))


def _comprehension(
    resolver: Resolver, node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp, scope: Scope
) -> Value:
    del scope
    value = resolver.of(node.value if isinstance(node, ast.DictComp) else node.elt)
    return (Items(((None, value),)),) if value else NOTHING


def _binary(resolver: Resolver, node: ast.BinOp, scope: Scope) -> Value:
    del scope
    left, right = resolver.of(node.left), resolver.of(node.right)
    if not left and not right:
        return NOTHING
    kept = [atom for atom in (*left, *right) if isinstance(atom, Known) and atom.kind == "instance"]
    containers = [
        Items(tuple((None, value) for _, value in atom.entries)) for atom in (*left, *right) if isinstance(atom, Items)
    ]
    return merge(tuple(kept), tuple(containers))


def _lambda(resolver: Resolver, node: ast.Lambda, scope: Scope) -> Value:
    hand_on(resolver, resolver.of(node.body), node.body, scope)
    if scope.parent is not None:
        _defaults(resolver, node, scope.parent)
    return (Function(node, scope),)


def _defaults(resolver: Resolver, node: FunctionNode, scope: Scope) -> Value:
    for default in (*node.args.defaults, *node.args.kw_defaults):
        if default is not None:
            hand_on(resolver, resolver.of(default), default, scope)
    return NOTHING


def _yield(resolver: Resolver, node: ast.Yield | ast.YieldFrom, scope: Scope) -> Value:
    if node.value is not None:
        hand_on(resolver, resolver.of(node.value), node.value, scope)
    return NOTHING


def _return(resolver: Resolver, node: ast.Return, scope: Scope) -> Value:
    if node.value is not None:
        hand_on(resolver, resolver.of(node.value), node.value, scope)
    return NOTHING


def _match(resolver: Resolver, node: ast.Match, scope: Scope) -> Value:
    hand_on(resolver, resolver.of(node.subject), node.subject, scope)
    return NOTHING


def _assign(resolver: Resolver, node: ast.Assign | ast.AnnAssign | ast.AugAssign, scope: Scope) -> Value:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    stored = [target for target in targets if isinstance(target, ast.Attribute | ast.Subscript)]
    if stored and node.value is not None:
        value = resolver.of(node.value)
        hand_on(resolver, value, node.value, scope)
        for target in stored:
            if isinstance(target, ast.Subscript):
                _plant(resolver, target, value, scope)
            elif value:
                patch(resolver, resolver.of(target.value), target.attr, value)
    return NOTHING


def _plant(resolver: Resolver, target: ast.Subscript, value: Value, scope: Scope) -> None:
    """Note what `sys.modules[name] = value` makes of a later import of `name`."""
    base = resolver.of(target.value) if value else NOTHING
    if isinstance(target.slice, ast.Constant) and any(isinstance(atom, Namespace) for atom in base):
        patch(resolver, base, str(target.slice.value), value)
    if any(isinstance(atom, Known) and atom.name == "sys.modules" for atom in base):
        for name in resolver.constants.of(Given(NOTHING, target.slice, scope), vital=True).texts:
            resolver.planted[name] = merge(resolver.planted.get(name, NOTHING), value)


def _for(resolver: Resolver, node: ast.For | ast.AsyncFor, scope: Scope) -> Value:
    """Note a loop over everything below a folder that nobody may lose."""
    call = node.iter
    if not isinstance(call, ast.Call):
        return NOTHING
    walked = any(isinstance(atom, Known) and atom.name in _WALKS for atom in resolver.of(call.func))
    folder = call.args[0] if walked and call.args else None
    deep = any(isinstance(atom, Known) and atom.name.endswith("walk") for atom in resolver.of(call.func))
    deep = deep or _calls(node, getattr(scope.node, "name", ""))
    if not walked and isinstance(call.func, ast.Attribute) and call.func.attr in {"rglob", "iterdir", "glob"}:
        folder = call.func.value
        every = not call.args or (isinstance(call.args[0], ast.Constant) and call.args[0].value in _EVERYTHING)
        deep = every and call.func.attr != "iterdir"
    if folder is None:
        return NOTHING
    candidates = resolver.constants.of(Given(NOTHING, folder, scope), vital=True)
    if any(is_vital_path(str(value)) for value in candidates.values):
        resolver.vital_loops.append((node.lineno, node.end_lineno or node.lineno, deep))
    return NOTHING


def _calls(node: ast.AST, name: str) -> bool:
    """True where `node` calls the function `name`: inside of it, that is how a loop goes down a tree."""
    inside = (one.func for one in ast.walk(node) if isinstance(one, ast.Call)) if name else ()
    return any(isinstance(function, ast.Name) and function.id == name for function in inside)


_EVERYTHING = frozenset({"*", "**", "**/*", "*.*", "**/*.*"})
_WALKS = frozenset({"os.walk", "os.fwalk", "os.scandir", "os.listdir", "glob.glob", "glob.iglob"})

HANDLERS: dict[type[ast.AST], Handler] = {
    ast.Name: _name,
    ast.Attribute: _attribute,
    ast.Subscript: subscript,
    ast.Call: call,
    ast.BoolOp: _either,
    ast.IfExp: _either,
    ast.NamedExpr: _through,
    ast.Await: _through,
    ast.List: _sequence,
    ast.Tuple: _sequence,
    ast.Set: _sequence,
    ast.Dict: _dict,
    ast.ListComp: _comprehension,
    ast.SetComp: _comprehension,
    ast.GeneratorExp: _comprehension,
    ast.DictComp: _comprehension,
    ast.BinOp: _binary,
    ast.Lambda: _lambda,
    ast.FunctionDef: _defaults,
    ast.AsyncFunctionDef: _defaults,
    ast.Yield: _yield,
    ast.YieldFrom: _yield,
    ast.Return: _return,
    ast.Match: _match,
    ast.Assign: _assign,
    ast.AnnAssign: _assign,
    ast.AugAssign: _assign,
    ast.For: _for,
    ast.Import: import_plain,
    ast.ImportFrom: import_from,
}
