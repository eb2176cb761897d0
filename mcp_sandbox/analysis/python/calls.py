"""What a call gives back, and what it does."""

from __future__ import annotations

import ast
from typing import cast

from mcp_sandbox.analysis.python.arguments import rules_that_hold
from mcp_sandbox.analysis.python.destruction import hands_on_destruction
from mcp_sandbox.analysis.python.frames import Pure
from mcp_sandbox.analysis.python.invocation import Call
from mcp_sandbox.analysis.python.operators import Opaque
from mcp_sandbox.analysis.python.references import reflected
from mcp_sandbox.analysis.python.reporting import hand_on, refer, symbol_of
from mcp_sandbox.analysis.python.resolver import Resolver, rules_of
from mcp_sandbox.analysis.python.scopes import How, Scope
from mcp_sandbox.analysis.python.values import (
    NOTHING,
    Atom,
    Class,
    Function,
    Given,
    Instance,
    Items,
    Known,
    Loader,
    Partial,
    Somewhere,
    UserModule,
    Value,
    elements,
    merge,
)
from mcp_sandbox.analysis.rules import Rule, canonical, objects

__all__ = ["apply", "call"]

_ARGUMENTS_MAX = 64
"""Arguments of one call before lists that are spread into it are no longer followed."""

_NESTING_MAX = 6
"""Functions that are handed to functions before the rest is not followed."""


def call(resolver: Resolver, node: ast.Call, scope: Scope) -> Value:
    """Return what the call `node` gives, and report what it does."""
    function = resolver.of(node.func)
    if not function and resolver.reflects:
        function = reflected(resolver, node.func, scope)
    made = _made(resolver, node, scope)
    if any(given.value for given in (*made.arguments, *made.keywords.values())):
        hands_on_destruction(resolver, made)
    if not function:
        _unknown_callee(resolver, node, made)
        return NOTHING
    value = apply(resolver, function, made)
    if not all(isinstance(atom, Function | Class | Instance) for atom in function):
        refer(resolver, value, node, scope)
    return value


def _made(resolver: Resolver, node: ast.Call, scope: Scope) -> Call:
    arguments: list[Given] = []
    for index, argument in enumerate(node.args):
        if isinstance(argument, ast.Starred) and index < _ARGUMENTS_MAX:
            arguments.extend(_spread(resolver, argument.value, scope))
        else:
            value = resolver.of(argument)
            if not value and resolver.reflects:
                value = reflected(resolver, argument, scope)
            arguments.append(Given(value, argument, scope))
    keywords: dict[str, Given] = {}
    for keyword in node.keywords:
        if keyword.arg is not None:
            keywords[keyword.arg] = Given(resolver.of(keyword.value), keyword.value, scope)
        else:
            keywords |= _named(resolver, keyword.value, scope)
    return Call(node, scope, tuple(arguments), keywords)


def _named(resolver: Resolver, node: ast.expr, scope: Scope) -> dict[str, Given]:
    """Return the keywords of `**node`, and `node` itself as `**` where they stand elsewhere."""
    found: dict[str, Given] = {}
    if isinstance(node, ast.Dict):
        for key, value in zip(node.keys, node.values, strict=True):
            if isinstance(key, ast.Constant) and isinstance(key.value, str):
                found[key.value] = Given(resolver.of(value), value, scope)
        return found
    found["**"] = Given(resolver.of(node), node, scope)
    for value in resolver.constants.of(found["**"]).values:
        if isinstance(value, dict):
            named = cast("dict[object, object]", value)
            found.update((key, _constant(one, scope)) for key, one in named.items() if isinstance(key, str))
    for atom in resolver.of(node):
        if isinstance(atom, Items):
            found.update((key, Given(value)) for key, value in atom.entries if isinstance(key, str))
    return found


def _constant(value: object, scope: Scope) -> Given:
    if isinstance(value, Opaque):
        return Given((Known(value.name),) if isinstance(value, Pure) else NOTHING)
    return Given(NOTHING, ast.Constant(cast("str", value)), scope)


def _spread(resolver: Resolver, node: ast.expr, scope: Scope) -> list[Given]:
    if isinstance(node, ast.Tuple | ast.List):
        return [Given(resolver.of(element), element, scope) for element in node.elts]
    constant = resolver.constants.of(Given(NOTHING, node, scope))
    for value in constant.values:
        if isinstance(value, list | tuple):
            return [_constant(element, scope) for element in cast("list[object]", value)]
    found: list[Given] = []
    for atom in resolver.of(node):
        if isinstance(atom, Items):
            found.extend(Given(value) for _, value in atom.entries)
    return found


def _unknown_callee(resolver: Resolver, node: ast.Call, made: Call) -> None:
    for given in (*made.arguments, *made.keywords.values()):
        if given.value and given.node is not None:
            hand_on(resolver, given.value, given.node, made.scope)
    function = node.func
    if isinstance(function, ast.Attribute) and function.attr in objects().methods:
        for rule in _by_method(resolver, function.attr, made):
            resolver.report(rule, node, function.attr, made.scope)
        if objects().methods[function.attr] == "evaluated-text" and any("@" in one for one in _texts(resolver, made)):
            from mcp_sandbox.analysis.python.texts import run_text  # noqa: PLC0415  the two need each other

            run_text(resolver, made)
        return
    if isinstance(function, ast.Attribute) and function.attr in {"format", "format_map"}:
        from mcp_sandbox.analysis.python.texts import format_walk  # noqa: PLC0415  the two need each other

        format_walk(resolver, function.value, made)


def _texts(resolver: Resolver, made: Call) -> tuple[str, ...]:
    return resolver.constants.of(made.argument(0, "expr")).texts


def _by_method(resolver: Resolver, name: str, made: Call) -> tuple[Rule, ...]:
    """Return the rules that a method's name alone stands for, unless the program defines one so named."""
    rule_id = objects().methods.get(name)
    if rule_id is None or name in resolver.program.fields:
        return ()
    return rules_that_hold(resolver, (rule_id,), made)


def apply(resolver: Resolver, function: Value, made: Call) -> Value:
    """Return what any of `function` gives for the call `made`, and report what it does."""
    if made.nesting and (made.nesting > _NESTING_MAX or not resolver.follow()):
        return NOTHING
    return merge(*(_apply(resolver, atom, made) for atom in function))


def _apply(resolver: Resolver, atom: Atom, made: Call) -> Value:
    if isinstance(atom, Known):
        return _known(resolver, atom, made)
    if isinstance(atom, Function):
        _hand_all_on(resolver, made)
        # A plain call gives its arguments to the parameters; other roads to a function don't.
        return merge(returned(resolver, atom), _passed_through(resolver, atom, made) if made.nesting else NOTHING)
    if isinstance(atom, Class):
        _hand_all_on(resolver, made)
        _make(resolver, atom, made)
        return (Instance(atom),)
    if isinstance(atom, Instance):
        from mcp_sandbox.analysis.python.members import member_of  # noqa: PLC0415  the two need each other

        return apply(resolver, member_of(resolver, atom, "__call__", made.node, made.scope), made.inner(made.arguments))
    if isinstance(atom, Partial):
        joined = Call(made.node, made.scope, (*atom.arguments, *made.arguments), made.keywords, made.nesting + 1)
        return apply(resolver, atom.function, joined)
    from mcp_sandbox.analysis.python.containers import call_other  # noqa: PLC0415  the two need each other

    return call_other(resolver, atom, made)


def _make(resolver: Resolver, cls: Class, made: Call) -> None:
    """Report what a library's class does with the arguments that an object of its subclass is made of."""
    if "__init__" in cls.scope.bindings:
        return
    for base, unit in cls.scope.bases:
        for atom in resolver.of_in(base, unit):
            if isinstance(atom, Known) and atom.kind == "static":
                plain = [rule for rule in rules_of(atom) if rule.when is None]
                for rule in rules_that_hold(resolver, atom, made):
                    if rule not in plain:
                        resolver.report(rule, made.node, symbol_of(atom.name), made.scope)


def returned(resolver: Resolver, function: Function) -> Value:
    """Return what a function of the program gives back."""
    scope = function.scope
    value = resolver.returned(scope)
    if scope.yields:
        produced = merge(*(resolver.of_in(node, unit) for node, unit in scope.yields))
        return merge(value, (Items(((None, merge(produced, elements(produced))),)),) if produced else NOTHING)
    return value


def _passed_through(resolver: Resolver, function: Function, made: Call) -> Value:
    """Return what a function gives that only asks another with its parameters: `lambda o, n: getattr(o, n)`."""
    from mcp_sandbox.analysis.python.subscripts import item  # noqa: PLC0415  the two need each other

    if len(function.scope.returns) != 1:
        return NOTHING
    (node, unit), arguments = function.scope.returns[0], function.node.args
    names = [argument.arg for argument in (*arguments.posonlyargs, *arguments.args)]
    own = dict(zip(names, made.arguments, strict=False))

    def given(part: ast.expr) -> Given:
        if isinstance(part, ast.Name) and part.id in own:
            return own[part.id]
        return Given(resolver.of_in(part, unit), part, function.scope)

    if isinstance(node, ast.Call):
        inner = made.inner(tuple(given(argument) for argument in node.args[:_ARGUMENTS_MAX]))
        return apply(resolver, resolver.of_in(node.func, unit), inner)
    if isinstance(node, ast.Subscript):
        base = resolver.of_in(node.value, unit)
        return merge(*(item(resolver, atom, given(node.slice), made.node, made.scope) for atom in base))
    return NOTHING


def _known(resolver: Resolver, atom: Known, made: Call) -> Value:
    from mcp_sandbox.analysis.python.doors import door_for  # noqa: PLC0415  the two need each other

    _report(resolver, atom, made)
    name = canonical(atom.name)
    table = objects()
    door = door_for(name)
    if door is not None:
        return merge(door(resolver, made), _made_by(atom, name) if name.rpartition(".")[2][:1].isupper() else NOTHING)
    if name in table.identity:
        given = made.argument(table.identity[name])
        return given.value if given is not None else NOTHING
    if name in table.elements:
        given = made.argument(table.elements[name])
        _hand_all_on(resolver, made.only_keywords())
        named = Items(tuple((key, one.value) for key, one in made.keywords.items() if one.value))
        return merge(_contents(given.value) if given is not None else NOTHING, (named,) if named.entries else NOTHING)
    if name not in table.looks:
        _hand_all_on(resolver, made)
    return _made_by(atom, name)


def _report(resolver: Resolver, atom: Known, made: Call) -> None:
    rules = rules_that_hold(resolver, atom, made)
    if not rules and atom.kind == "method":
        rules = _by_method(resolver, atom.name.rpartition(".")[2], made)
    # Where a reference alone is a finding, it was one where the function was passed on.
    said = any(rule.when is None for rule in rules_of(atom)) and _is_passed_on(resolver, made)
    for rule in rules:
        if rule.when is not None or not said:
            resolver.report(rule, made.node, symbol_of(atom.name), made.scope)
    if isinstance(made.node, ast.Call):
        resolver.calls.append((made.node, atom.name, made.scope))


def _made_by(atom: Known, name: str) -> Value:
    """Return the object that a call of `atom` makes, where its methods matter."""
    table = objects()
    if name in table.returns:
        return (Known(table.returns[name], "instance"),)
    last = name.rpartition(".")[2]
    if last[:1].isupper() and atom.kind == "static":
        return (Known(name, "instance"),)
    if atom.kind in {"static", "stays"} and name.rpartition(".")[0] in table.stays:
        return (Known(name.rpartition(".")[0], "instance"),)
    return NOTHING


def _is_passed_on(resolver: Resolver, made: Call) -> bool:
    """True where the function came in by a parameter or an object's attribute: the reference was the finding."""
    function = made.node.func if isinstance(made.node, ast.Call) else None
    if isinstance(function, ast.Name):
        place: Scope | None = made.scope
        while place is not None and function.id not in place.bindings:
            place = place.parent
        bindings = place.bindings[function.id] if place is not None else []
        return any(binding.how is How.PARAMETER for binding in bindings)
    return (
        isinstance(function, ast.Attribute)
        and function.attr in resolver.program.fields
        and not any(isinstance(atom, Known | UserModule | Loader | Somewhere) for atom in resolver.of(function.value))
    )


def _contents(value: Value) -> Value:
    kept = tuple(atom for atom in value if isinstance(atom, Items))
    return kept or value


def _hand_all_on(resolver: Resolver, made: Call) -> None:
    for given in (*made.arguments, *made.keywords.values()):
        if given.value and given.node is not None:
            hand_on(resolver, given.value, given.node, made.scope)
