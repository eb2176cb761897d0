"""Reads expressions without recursion: the order of evaluation, lambdas, comprehensions, targets, patterns."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from typing import Any

from mcp_sandbox.analysis.python.scopes import Binding, CallPlace, How, Program, Scope, ScopeKind, Unit

__all__ = ["MUTATORS", "ExpressionCollector"]

MUTATORS = frozenset({"append", "add", "insert", "extend", "update", "appendleft", "setdefault", "push"})
"""Methods that put an argument into the container that they are called on."""

_MAKES_CLASS = 3
"""Arguments of `type` where it makes a class."""

_STORED_MAX = 24
"""Places that put something into the container under one attribute's name before the rest is not followed."""

_Stack = list[tuple[ast.expr, Scope]]
_Comprehension = ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp


class ExpressionCollector:
    """Adds expressions to a unit, each after what it is made of once the unit is reversed."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._unit = Unit()
        self._index = -1
        self._conditional = False
        self._readers: dict[type[ast.AST], Callable[[Any, Scope, _Stack], None]] = {
            ast.Attribute: self._attribute,
            ast.Call: self._call,
            ast.Subscript: self._subscript,
            ast.Lambda: self._lambda,
            ast.ListComp: self._comprehension,
            ast.SetComp: self._comprehension,
            ast.GeneratorExp: self._comprehension,
            ast.DictComp: self._comprehension,
            ast.NamedExpr: self._named,
            ast.Yield: self._yield,
            ast.YieldFrom: self._yield,
            ast.List: self._sequence,
            ast.Tuple: self._sequence,
            ast.Dict: self._dict,
            ast.BinOp: self._binary,
            ast.Compare: self._compare,
        }

    def begin(self, unit: Unit, index: int, *, conditional: bool) -> None:
        """Add what follows to `unit`, which belongs to statement `index` of its scope."""
        self._unit, self._index, self._conditional = unit, index, conditional

    def add(self, root: ast.expr, scope: Scope) -> None:
        """Read `root`: what is added first is evaluated last."""
        stack: _Stack = [(root, scope)]
        steps, readers = self._unit.steps, self._readers
        while stack:
            node, scope = stack.pop()
            kind = type(node)
            if kind is ast.Name:
                steps.append((node, scope))
            elif kind is not ast.Constant:
                reader = readers.get(kind)
                if reader is None:
                    self._generic(node, scope, stack)
                else:
                    reader(node, scope, stack)

    def _generic(self, node: ast.expr, scope: Scope, stack: _Stack) -> None:
        self._unit.steps.append((node, scope))
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.expr):
                stack.append((child, scope))

    def _attribute(self, node: ast.Attribute, scope: Scope, stack: _Stack) -> None:
        self._unit.steps.append((node, scope))
        self._program.quiet.add(node.value)
        stack.append((node.value, scope))

    def _call(self, node: ast.Call, scope: Scope, stack: _Stack) -> None:
        self._unit.steps.append((node, scope))
        function = node.func
        self._program.quiet.add(function)
        name = function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")
        self._program.calls.setdefault(name, []).append(CallPlace(node, scope, self._unit))
        if not isinstance(function, ast.Lambda):
            stack.append((function, scope))
        stack.extend((argument, scope) for argument in node.args)
        stack.extend((keyword.value, scope) for keyword in node.keywords)
        if isinstance(function, ast.Lambda):
            # Its body is part of this statement: the arguments have to be known before it.
            stack.append((function, scope))
        if name in MUTATORS and isinstance(function, ast.Attribute):
            for argument in node.args:
                self._fill(function.value, argument, argument, scope)
        if name == "type" and len(node.args) == _MAKES_CLASS and isinstance(node.args[-1], ast.Dict):
            self._members(node.args[-1])

    def _members(self, node: ast.Dict) -> None:
        """Note the members of a class that `type(name, bases, members)` makes."""
        for key, value in zip(node.keys, node.values, strict=True):
            if isinstance(key, ast.Constant) and isinstance(key.value, str):
                self._program.fields.setdefault(key.value, []).append(self._binding(How.VALUE, value, node))

    def _subscript(self, node: ast.Subscript, scope: Scope, stack: _Stack) -> None:
        self._unit.steps.append((node, scope))
        stack.append((node.value, scope))
        stack.append((node.slice, scope))

    def _sequence(self, node: ast.List | ast.Tuple, scope: Scope, stack: _Stack) -> None:
        inner = [(element, scope) for element in node.elts if type(element) is not ast.Constant]
        if inner:
            self._unit.steps.append((node, scope))
            stack += inner

    def _dict(self, node: ast.Dict, scope: Scope, stack: _Stack) -> None:
        self._unit.steps.append((node, scope))
        for key, value in zip(node.keys, node.values, strict=True):
            if key is not None:
                stack.append((key, scope))
            stack.append((value, scope))

    def _binary(self, node: ast.BinOp, scope: Scope, stack: _Stack) -> None:
        self._unit.steps.append((node, scope))
        stack.append((node.left, scope))
        stack.append((node.right, scope))

    def _compare(self, node: ast.Compare, scope: Scope, stack: _Stack) -> None:
        stack.append((node.left, scope))
        for comparator in node.comparators:
            stack.append((comparator, scope))

    def _named(self, node: ast.NamedExpr, scope: Scope, stack: _Stack) -> None:
        self._unit.steps.append((node, scope))
        stack.append((node.value, scope))
        outer = scope
        while outer.kind is ScopeKind.COMPREHENSION and outer.parent is not None:
            outer = outer.parent
        outer.bind(node.target.id, self._binding(How.VALUE, node.value, node))

    def _yield(self, node: ast.Yield | ast.YieldFrom, scope: Scope, stack: _Stack) -> None:
        self._unit.steps.append((node, scope))
        if node.value is not None:
            scope.yields.append((node.value, self._unit))
            stack.append((node.value, scope))

    def _lambda(self, node: ast.Lambda, scope: Scope, stack: _Stack) -> None:
        inner = Scope(ScopeKind.FUNCTION, scope, node, self._program, statement=self._index)
        self._unit.steps.append((node, inner))
        inner.returns.append((node.body, self._unit))
        self.parameters(node.args, inner)
        stack.extend((default, scope) for default in (*node.args.defaults, *node.args.kw_defaults) if default)
        stack.append((node.body, inner))

    def _comprehension(self, node: _Comprehension, scope: Scope, stack: _Stack) -> None:
        self._unit.steps.append((node, scope))
        inner = Scope(ScopeKind.COMPREHENSION, scope, node, self._program, statement=self._index)
        for position, generator in enumerate(node.generators):
            # The first iterable is evaluated outside, as Python does it.
            stack.append((generator.iter, inner if position else scope))
            stack.extend((condition, inner) for condition in generator.ifs)
            self.target(generator.target, How.ELEMENT, generator.iter, inner)
        results = [node.key, node.value] if isinstance(node, ast.DictComp) else [node.elt]
        stack.extend((result, inner) for result in results)

    def signature(self, arguments: ast.arguments, inner: Scope, outer: Scope) -> None:
        """Bind a function's parameters in `inner`; its defaults are evaluated in `outer`."""
        self.parameters(arguments, inner)
        for default in (*arguments.defaults, *arguments.kw_defaults):
            if default is not None:
                self.add(default, outer)

    def parameters(self, arguments: ast.arguments, inner: Scope) -> None:
        """Bind a function's parameters in `inner`."""
        for argument in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs):
            inner.bind(argument.arg, self._parameter(argument, inner))
        for extra in (arguments.vararg, arguments.kwarg):
            if extra is not None:
                inner.bind(extra.arg, self._parameter(extra, inner))

    def _parameter(self, argument: ast.arg, inner: Scope) -> Binding:
        return Binding(How.PARAMETER, argument, self._unit, imported=argument.arg, scope=inner)

    def target(self, root: ast.expr, how: How, source: ast.expr | None, scope: Scope) -> None:
        """Bind the names in the assignment target `root`, and read the expressions in it."""
        if isinstance(root, ast.Name):
            scope.bind(root.id, self._binding(how, source, root))
            return
        for node, path in _leaves(root):
            if isinstance(node, ast.Name):
                scope.bind(node.id, self._binding(how, source, node, path))
            elif isinstance(node, ast.Attribute):
                self._unit.steps.append((node, scope))
                self._program.fields.setdefault(node.attr, []).append(self._binding(how, source, node, path))
                self.add(node.value, scope)
            elif isinstance(node, ast.Subscript):
                if isinstance(node.value, ast.Name | ast.Attribute) and how is How.VALUE:
                    self._fill(node.value, source, node, scope)
                self.add(node.slice, scope)
                self.add(node.value, scope)

    def pattern(self, root: ast.pattern, subject: ast.expr, scope: Scope) -> None:
        """Bind the names that a `case` captures."""
        stack: list[ast.AST] = [root]
        while stack:
            node = stack.pop()
            if isinstance(node, ast.expr):
                self.add(node, scope)
                continue
            name = getattr(node, "name", None) or getattr(node, "rest", None)
            if name is not None:
                scope.bind(name, self._binding(How.VALUE, subject, node))
                if node is not root:
                    scope.bind(name, self._binding(How.ELEMENT, subject, node))
            if isinstance(node, ast.MatchClass) and node is root:
                self._attributes(node, subject, scope)
            stack.extend(ast.iter_child_nodes(node))

    def _attributes(self, node: ast.MatchClass, subject: ast.expr, scope: Scope) -> None:
        """Bind what `case C(attribute=name)` takes out of its subject."""
        for attribute, pattern in zip(node.kwd_attrs, node.kwd_patterns, strict=True):
            if isinstance(pattern, ast.MatchAs) and pattern.name is not None:
                source = ast.copy_location(ast.Attribute(subject, attribute, ast.Load()), pattern)
                scope.bind(pattern.name, self._binding(How.VALUE, source, pattern))
                self._unit.steps.append((source, scope))

    def _binding(self, how: How, source: ast.expr | None, node: ast.AST, path: tuple[int | None, ...] = ()) -> Binding:
        return Binding(how, node, self._unit, source, path, statement=self._index, conditional=self._conditional)

    def _fill(self, container: ast.expr, source: ast.expr | None, node: ast.AST, scope: Scope) -> None:
        """Note that `source` is put into the container that a name or attribute stands for, wherever it was bound."""
        if isinstance(container, ast.Attribute) and not isinstance(source, ast.Constant):
            stored = self._program.fields.setdefault(container.attr, [])
            if len(stored) < _STORED_MAX:
                stored.append(self._binding(How.CONTENT, source, node))
        owner: Scope | None = scope if isinstance(container, ast.Name) else None
        while owner is not None and isinstance(container, ast.Name):
            if container.id in owner.bindings:
                owner.add(container.id, self._binding(How.CONTENT, source, node))
                return
            owner = owner.parent


def _leaves(root: ast.expr) -> Iterator[tuple[ast.expr, tuple[int | None, ...]]]:
    """Yield each target in `root` that is no tuple or list, with its way in."""
    stack: list[tuple[ast.expr, tuple[int | None, ...]]] = [(root, ())]
    while stack:
        node, path = stack.pop()
        if isinstance(node, ast.Tuple | ast.List):
            starred = any(isinstance(element, ast.Starred) for element in node.elts)
            stack += [(element, (*path, None if starred else index)) for index, element in enumerate(node.elts)]
        elif isinstance(node, ast.Starred):
            stack.append((node.value, path))
        else:
            yield node, path
