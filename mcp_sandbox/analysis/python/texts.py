"""Texts that become code, and format strings that walk attributes."""

from __future__ import annotations

import ast
import re
from dataclasses import replace

from mcp_sandbox.analysis.python.collecting import collect
from mcp_sandbox.analysis.python.invocation import Call
from mcp_sandbox.analysis.python.parsing import parse_text
from mcp_sandbox.analysis.python.resolver import Resolver
from mcp_sandbox.analysis.python.scopes import Binding, How, Scope
from mcp_sandbox.analysis.python.values import NOTHING, Given, Namespace, Value, merge
from mcp_sandbox.analysis.rules import objects

__all__ = ["format_walk", "run_text"]

_TEXTS_MAX = 8
_NESTED_MAX = 4

_PLAIN_NAMES = frozenset({"__name__", "__qualname__", "__module__", "__doc__", "__len__"})
"""Attributes that lead to a text or a number."""


def run_text(resolver: Resolver, made: Call) -> Value:
    """Read a constant text that becomes code as part of the program; return an expression's value."""
    texts = [made.argument(0) or made.argument(0, "stmt") or made.argument(0, "source"), made.keywords.get("setup")]
    if resolver.nested >= _NESTED_MAX:
        return NOTHING
    return merge(*(_run(resolver, given, made) for given in texts if given is not None and given.node is not None))


def _run(resolver: Resolver, given: Given, made: Call) -> Value:
    found: list[Value] = []
    for value in resolver.constants.of(given, vital=True).values[:_TEXTS_MAX]:
        text = value.decode("utf-8", "replace") if isinstance(value, bytes) else value
        if isinstance(text, str):
            found.append(_value_of(resolver, text.strip(), made))
    return merge(*found)


def _value_of(resolver: Resolver, text: str, made: Call) -> Value:
    """Return what the last expression of `text` gives; the same text at the same place is read once."""
    key = (made.node, text)
    if key not in resolver.texts:
        tree = parse_text(text) or (parse_text(_plain(text)) if "@" in text or "`" in text else None)
        resolver.texts[key] = None
        resolver.texts[key] = _read(resolver, tree, made) if tree is not None else None
    return resolver.of(resolver.texts[key])


def _plain(text: str) -> str:
    """Return a query as Python reads it: `@name` is a variable around it, and a column may be quoted."""
    return re.sub(r"`[^`\n]*`", "_", re.sub(r"@(?=[A-Za-z_])", "", text))


def _read(resolver: Resolver, tree: ast.Module, made: Call) -> ast.expr | None:
    for node in ast.walk(tree):
        # What is found inside is shown at the call: the text has no place of its own in the program.
        if hasattr(node, "lineno"):
            ast.copy_location(node, made.node)
    before = len(resolver.program.units)
    inner = collect(tree, resolver.program, made.scope)
    _name_space(resolver, made, inner)
    resolver.nested += 1
    for unit in resolver.program.units[before:]:
        resolver.run(unit)
    resolver.nested -= 1
    for name, bindings in inner.bindings.items():
        owner = _holder(made.scope)
        for binding in bindings:
            # Around the text, nobody knows when it ran.
            owner.add(name, replace(binding, statement=-1, conditional=True))
    last = tree.body[-1] if tree.body else None
    return last.value if isinstance(last, ast.Expr) else None


def _name_space(resolver: Resolver, made: Call, inner: Scope) -> None:
    """`exec(text, names)` puts what the text binds into `names`."""
    given = made.argument(1, "globals")
    if given is None or not isinstance(given.node, ast.Name):
        return
    owner: Scope | None = made.scope
    while owner is not None and given.node.id not in owner.bindings:
        owner = owner.parent
    if owner is None:
        return
    name = given.node.id
    if (owner, name) in resolver.program.spaces:
        for bound, bindings in inner.bindings.items():
            for binding in bindings:
                resolver.program.spaces[owner, name].add(bound, replace(binding, statement=-1, conditional=True))
        return
    resolver.program.spaces[owner, name] = inner
    value: Value = (Namespace(inner),)
    owner.add(name, Binding(How.VALUE, given.node, owner.bindings[name][0].unit, value=value, conditional=True))


def _holder(scope: Scope) -> Scope:
    while scope.parent is not None and isinstance(scope.node, ast.Module | ast.GeneratorExp | ast.ListComp):
        scope = scope.parent
    return scope


def format_walk(resolver: Resolver, receiver: ast.expr, made: Call) -> None:
    """Report a format string whose fields reach the interpreter's objects."""
    if not isinstance(receiver, ast.Constant) and not resolver.program.has_dunder_text:
        return
    for value in resolver.constants.of(Given(NOTHING, receiver, made.scope)).values:
        if isinstance(value, str) and walks(value):
            resolver.report("format-walk", made.node, "str.format", made.scope)


def walks(text: str) -> bool:
    """True where a replacement field of `text` leads to the interpreter's objects."""
    always = objects().dunders_always
    for field in re.findall(r"\{([^{}]*)\}", text):
        names = re.findall(r"\w+", field)
        machinery = [name for name in names if re.fullmatch("__.+__", name) and name not in _PLAIN_NAMES]
        if len(machinery) > 1 or not always.isdisjoint(names):
            return True
    return False
