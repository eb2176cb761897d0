"""What the calls of a function give its parameters."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from mcp_sandbox.analysis.python.resolver import Resolver
from mcp_sandbox.analysis.python.scopes import Binding, CallPlace, FunctionNode, Scope, ScopeKind
from mcp_sandbox.analysis.python.values import NOTHING, Class, Function, Instance, Items, Known, Value, merge
from mcp_sandbox.analysis.rules import canonical, objects

__all__ = ["argument_nodes", "parameter_value"]

_CALLS_MAX = 40
"""Calls of one function that are looked at."""


def parameter_value(resolver: Resolver, binding: Binding) -> Value:
    """Return what the parameter of `binding` may be: its default, what calls pass, or the object of its method."""
    scope = binding.scope
    if scope is None or not isinstance(scope.node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
        return NOTHING
    node, name = scope.node, binding.imported
    if _is_first_of_method(node, name, scope) and scope.parent is not None:
        return _receiver(node, scope.parent)
    found = [resolver.of(default) for default in _defaults(node, name)]
    found += [resolver.argument(argument, place.unit) for argument, place in argument_nodes(resolver, scope, name)]
    found.append(_annotated(resolver, binding))
    value = merge(*found)
    if node.args.vararg is not None and node.args.vararg.arg == name:
        return (Items(((None, value),)),) if value else NOTHING
    return value


def _annotated(resolver: Resolver, binding: Binding) -> Value:
    """Return the object that an annotation promises, where its methods matter: `folder: Path | None`."""
    annotation = binding.node.annotation if isinstance(binding.node, ast.arg) else None
    many = False
    while isinstance(annotation, ast.BinOp | ast.Subscript):
        named = getattr(annotation.value, "id", "") if isinstance(annotation, ast.Subscript) else "Optional"
        many = many or named != "Optional"
        annotation = annotation.left if isinstance(annotation, ast.BinOp) else annotation.slice
    if not isinstance(annotation, ast.Name | ast.Attribute):
        return NOTHING
    names = (atom.name for atom in resolver.argument(annotation, binding.unit) if isinstance(atom, Known))
    made = tuple(Known(canonical(name), "instance") for name in names if canonical(name) in objects().stays)
    return (Items(((None, made),)),) if many and made else made


def argument_nodes(resolver: Resolver, scope: Scope, name: str) -> Iterator[tuple[ast.expr, CallPlace]]:
    """Yield the expressions that calls pass for the parameter `name` of the function of `scope`."""
    node = scope.node
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
        return
    for place in _places(resolver, scope, node):
        yield from ((argument, place) for argument in _passed(node, name, place.node, scope))


def _places(resolver: Resolver, scope: Scope, node: FunctionNode) -> Iterator[CallPlace]:
    names = {node.name} if not isinstance(node, ast.Lambda) else _lambda_names(scope, node)
    if isinstance(node, ast.FunctionDef) and node.name == "__init__" and scope.parent is not None:
        names = {getattr(scope.parent.node, "name", "")}
    count = 0
    for called in names:
        for place in resolver.program.calls.get(called, ()):
            count += 1
            if count > _CALLS_MAX:
                return
            callee = place.node.func
            resolver.lookups_left -= 1 + len(scope.parent.bindings.get(called, ()) if scope.parent is not None else ())
            if resolver.lookups_left < 0:
                return
            by_name = isinstance(callee, ast.Name)
            function = resolver.name(callee.id, place.scope) if by_name else resolver.of(callee)
            # What comes out of another call is taken for this function only where it has no name of its own.
            unknown = not function and (called or len(names) == 1)
            if unknown or any(
                atom.scope is scope
                if isinstance(atom, Function)
                else isinstance(atom, Class) and atom.scope is scope.parent
                for atom in function
            ):
                yield place


def _lambda_names(scope: Scope, node: ast.Lambda) -> set[str]:
    owner = scope.parent
    while owner is not None and owner.kind is ScopeKind.COMPREHENSION:
        owner = owner.parent
    names = {""}
    if owner is not None:
        names |= {name for name, bindings in owner.bindings.items() if any(one.source is node for one in bindings)}
    return names


def _passed(node: FunctionNode, name: str, call: ast.Call, scope: Scope) -> Iterator[ast.expr]:
    arguments = node.args
    positional = [argument.arg for argument in (*arguments.posonlyargs, *arguments.args)]
    skip = 1 if _is_method(scope) and positional else 0
    if not isinstance(call.func, ast.Attribute) and getattr(node, "name", "") != "__init__":
        skip = 0
    for index, argument in enumerate(call.args):
        if isinstance(argument, ast.Starred):
            continue
        place = index + skip
        if place < len(positional):
            if positional[place] == name:
                yield argument
        elif arguments.vararg is not None and arguments.vararg.arg == name:
            yield argument
    yield from (keyword.value for keyword in call.keywords if keyword.arg == name)


def _defaults(node: FunctionNode, name: str) -> Iterator[ast.expr]:
    arguments = node.args
    positional = [*arguments.posonlyargs, *arguments.args]
    for argument, default in zip(reversed(positional), reversed(arguments.defaults), strict=False):
        if argument.arg == name:
            yield default
    for argument, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
        if argument.arg == name and default is not None:
            yield default


def _is_method(scope: Scope) -> bool:
    return (
        scope.parent is not None and scope.parent.kind is ScopeKind.CLASS and "staticmethod" not in _decorators(scope)
    )


def _decorators(scope: Scope) -> set[str]:
    return {node.id for node, _ in scope.decorators if isinstance(node, ast.Name)}


def _is_first_of_method(node: FunctionNode, name: str, scope: Scope) -> bool:
    positional = [*node.args.posonlyargs, *node.args.args]
    return _is_method(scope) and bool(positional) and positional[0].arg == name


def _receiver(node: FunctionNode, owner: Scope) -> Value:
    cls = Class(owner)
    decorators = {decorator.id for decorator in getattr(node, "decorator_list", []) if isinstance(decorator, ast.Name)}
    named = getattr(node, "name", "")
    if "classmethod" in decorators or named in {"__init_subclass__", "__class_getitem__", "__new__"}:
        return (cls,)
    return (Instance(cls),)
