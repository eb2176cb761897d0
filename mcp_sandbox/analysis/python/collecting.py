"""Reads a syntax tree once, without recursion: scopes, bindings and the order of evaluation."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from mcp_sandbox.analysis.python.expressions import ExpressionCollector
from mcp_sandbox.analysis.python.scopes import Binding, How, Program, Scope, ScopeKind, Unit

__all__ = ["absolute", "collect"]


@dataclass(slots=True)
class _Work:
    """A statement to read."""

    node: ast.stmt
    scope: Scope
    index: int
    conditional: bool


def collect(tree: ast.Module, program: Program, parent: Scope | None = None, *, package: str = "") -> Scope:
    """Add `tree` to `program` and return its module scope; under `parent`, names that it lacks are looked up there.

    Relative imports count from `package`.
    """
    scope = Scope(ScopeKind.MODULE if parent is None else ScopeKind.COMPREHENSION, parent, tree, program)
    scope.package = package
    _Collector(program).run(tree.body, scope)
    return scope


class _Collector:
    """Statements; expressions are `ExpressionCollector`'s."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._stack: list[_Work] = []
        self._expressions = ExpressionCollector(program)
        self._readers: dict[type[ast.stmt], Callable[[Any, _Work, Unit], None]] = {
            ast.FunctionDef: self._function_def,
            ast.AsyncFunctionDef: self._function_def,
            ast.ClassDef: self._class_def,
            ast.Assign: self._assign,
            ast.AnnAssign: self._ann_assign,
            ast.AugAssign: self._aug_assign,
            ast.Delete: self._delete,
            ast.Global: self._global,
            ast.Nonlocal: self._nonlocal,
            ast.Import: self._import,
            ast.ImportFrom: self._import_from,
            ast.If: self._if,
            ast.While: self._if,
            ast.For: self._for,
            ast.AsyncFor: self._for,
            ast.With: self._with,
            ast.AsyncWith: self._with,
            ast.Try: self._try,
            ast.TryStar: self._try,
            ast.Match: self._match,
            ast.Return: self._return,
            ast.Expr: self._expr,
            ast.Assert: self._assert,
            ast.Raise: self._raise,
        }

    def run(self, body: Sequence[ast.stmt], scope: Scope) -> None:
        self._push(body, scope)
        while self._stack:
            work = self._stack.pop()
            unit = Unit(work.scope, work.index)
            self._program.units.append(unit)
            self._expressions.begin(unit, work.index, conditional=work.conditional)
            reader = self._readers.get(type(work.node), self._other)
            reader(work.node, work, unit)
            unit.steps.reverse()

    def _push(self, body: Sequence[ast.stmt], scope: Scope, *, inside: _Work | None = None) -> None:
        if inside is None:
            works = [_Work(node, scope, index, conditional=False) for index, node in enumerate(body)]
        else:
            works = [_Work(node, scope, inside.index, conditional=True) for node in body]
        self._stack.extend(reversed(works))

    def _other(self, node: ast.stmt, work: _Work, unit: Unit) -> None:
        """Read the expressions of a statement that this Python's grammar has and no reader here knows."""
        del unit
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.expr):
                self._expressions.add(child, work.scope)

    # --- definitions

    def _function_def(self, node: ast.FunctionDef | ast.AsyncFunctionDef, work: _Work, unit: Unit) -> None:
        inner = Scope(ScopeKind.FUNCTION, work.scope, node, self._program, statement=work.index)
        binding = self._binding(How.FUNCTION, node, unit, work)
        binding.scope = inner
        work.scope.bind(node.name, binding)
        inner.decorators = [(decorator, unit) for decorator in node.decorator_list]
        if node.args.defaults or node.args.kw_defaults:
            unit.steps.append((node, work.scope))
        self._expressions.signature(node.args, inner, work.scope)
        for decorator in node.decorator_list:
            self._expressions.add(decorator, work.scope)
        for annotation in _annotations(node):
            self._annotation(annotation, work.scope)
        self._push(node.body, inner)

    def _class_def(self, node: ast.ClassDef, work: _Work, unit: Unit) -> None:
        inner = Scope(ScopeKind.CLASS, work.scope, node, self._program, statement=work.index)
        binding = self._binding(How.CLASS, node, unit, work)
        binding.scope = inner
        work.scope.bind(node.name, binding)
        inner.decorators = [(decorator, unit) for decorator in node.decorator_list]
        inner.bases = [(base, unit) for base in (*node.bases, *(keyword.value for keyword in node.keywords))]
        if node.bases and node.keywords:
            # What `class B(A, m=os)` hands to `A.__init_subclass__`.
            self._made_up_call(node.bases[0], "__init_subclass__", [], node.keywords, work.scope)
        for expression in (*node.decorator_list, *(base for base, _ in inner.bases)):
            self._expressions.add(expression, work.scope)
        self._push(node.body, inner)

    def _made_up_call(
        self, owner: ast.expr, method: str, arguments: list[ast.expr], keywords: list[ast.keyword], scope: Scope
    ) -> None:
        """Read a call that the interpreter makes by itself."""
        function = ast.copy_location(ast.Attribute(owner, method, ast.Load()), owner)
        self._expressions.add(ast.copy_location(ast.Call(function, arguments, keywords), owner), scope)

    # --- bindings

    def _assign(self, node: ast.Assign, work: _Work, unit: Unit) -> None:
        unit.steps.append((node, work.scope))
        if work.scope.kind is ScopeKind.CLASS and self._program.names_itself and isinstance(node.value, ast.Call):
            names: list[ast.expr] = [ast.Constant(target.id) for target in node.targets if isinstance(target, ast.Name)]
            self._made_up_call(node.value, "__set_name__", [ast.Constant(None), *names[:1]], [], work.scope)
        for target in node.targets:
            self._expressions.target(target, How.VALUE, node.value, work.scope)
        self._expressions.add(node.value, work.scope)

    def _ann_assign(self, node: ast.AnnAssign, work: _Work, unit: Unit) -> None:
        unit.steps.append((node, work.scope))
        if node.value is not None:
            self._expressions.target(node.target, How.VALUE, node.value, work.scope)
            self._expressions.add(node.value, work.scope)
        self._annotation(node.annotation, work.scope)

    def _annotation(self, node: ast.expr, scope: Scope) -> None:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            self._program.annotations.append(node.value)
        self._expressions.add(node, scope)

    def _aug_assign(self, node: ast.AugAssign, work: _Work, unit: Unit) -> None:
        unit.steps.append((node, work.scope))
        self._expressions.target(node.target, How.VALUE, node.value, work.scope)
        self._expressions.add(node.value, work.scope)

    def _delete(self, node: ast.Delete, work: _Work, unit: Unit) -> None:
        del unit
        for target in node.targets:
            if isinstance(target, ast.Name):
                work.scope.owner(target.id).deleted.add(target.id)
            else:
                self._expressions.target(target, How.UNKNOWN, None, work.scope)

    def _global(self, node: ast.Global, work: _Work, unit: Unit) -> None:
        del unit
        work.scope.global_names.update(node.names)
        self._program.shared.update(node.names if work.scope.kind is ScopeKind.FUNCTION else ())

    def _nonlocal(self, node: ast.Nonlocal, work: _Work, unit: Unit) -> None:
        del unit
        work.scope.nonlocal_names.update(node.names)
        self._program.shared.update(node.names)

    def _import(self, node: ast.Import, work: _Work, unit: Unit) -> None:
        unit.steps.append((node, work.scope))
        for alias in node.names:
            binding = self._binding(How.IMPORT, node, unit, work)
            binding.imported = alias.name if alias.asname else alias.name.partition(".")[0]
            work.scope.bind(alias.asname or binding.imported, binding)

    def _import_from(self, node: ast.ImportFrom, work: _Work, unit: Unit) -> None:
        unit.steps.append((node, work.scope))
        module = absolute(node, work.scope.module)
        for alias in node.names:
            if alias.name == "*":
                stars = work.scope.module.stars
                stars.extend([module] if module not in stars else ())
                continue
            binding = self._binding(How.IMPORT, node, unit, work)
            binding.imported = f"{module}.{alias.name}" if module else alias.name
            work.scope.bind(alias.asname or alias.name, binding)

    # --- control flow

    def _if(self, node: ast.If | ast.While, work: _Work, unit: Unit) -> None:
        del unit
        if isinstance(node, ast.While) and isinstance(node.test, ast.Constant) and node.test.value:
            tried = node.body[0] if len(node.body) == 1 else None
            body = tried.body if isinstance(tried, ast.Try) else node.body
            plain = [one.value for one in body if isinstance(one, ast.Expr | ast.Assign)]
            self._program.endless.update(plain if len(plain) == len(body) else ())
        self._expressions.add(node.test, work.scope)
        self._push(node.orelse, work.scope, inside=work)
        self._push(node.body, work.scope, inside=work)

    def _for(self, node: ast.For | ast.AsyncFor, work: _Work, unit: Unit) -> None:
        unit.steps.append((node, work.scope))
        self._expressions.target(node.target, How.ELEMENT, node.iter, work.scope)
        self._expressions.add(node.iter, work.scope)
        self._push(node.orelse, work.scope, inside=work)
        self._push(node.body, work.scope, inside=work)

    def _with(self, node: ast.With | ast.AsyncWith, work: _Work, unit: Unit) -> None:
        del unit
        for item in reversed(node.items):
            if item.optional_vars is not None:
                self._expressions.target(item.optional_vars, How.CONTEXT, item.context_expr, work.scope)
            self._expressions.add(item.context_expr, work.scope)
        self._push(node.body, work.scope, inside=work)

    def _try(self, node: ast.Try | ast.TryStar, work: _Work, unit: Unit) -> None:
        self._push(node.finalbody, work.scope, inside=work)
        self._push(node.orelse, work.scope, inside=work)
        for handler in reversed(node.handlers):
            if handler.name is not None:
                work.scope.bind(handler.name, self._binding(How.UNKNOWN, handler, unit, work))
            if handler.type is not None:
                self._expressions.add(handler.type, work.scope)
            self._push(handler.body, work.scope, inside=work)
        self._push(node.body, work.scope, inside=work)

    def _match(self, node: ast.Match, work: _Work, unit: Unit) -> None:
        unit.steps.append((node, work.scope))
        for case in reversed(node.cases):
            self._push(case.body, work.scope, inside=work)
            if case.guard is not None:
                self._expressions.add(case.guard, work.scope)
            self._expressions.pattern(case.pattern, node.subject, work.scope)
        self._expressions.add(node.subject, work.scope)

    # --- plain statements

    def _return(self, node: ast.Return, work: _Work, unit: Unit) -> None:
        if node.value is not None:
            unit.steps.append((node, work.scope))
            work.scope.returns.append((node.value, unit))
            self._expressions.add(node.value, work.scope)

    def _expr(self, node: ast.Expr, work: _Work, unit: Unit) -> None:
        del unit
        value = node.value
        if not isinstance(value, ast.Constant):
            self._expressions.add(value, work.scope)
        elif isinstance(value.value, str) and ">>>" in value.value:
            self._program.docstrings.append(value)

    def _assert(self, node: ast.Assert, work: _Work, unit: Unit) -> None:
        del unit
        if node.msg is not None:
            self._expressions.add(node.msg, work.scope)
        self._expressions.add(node.test, work.scope)

    def _raise(self, node: ast.Raise, work: _Work, unit: Unit) -> None:
        del unit
        for expression in (node.cause, node.exc):
            if expression is not None:
                self._expressions.add(expression, work.scope)

    def _binding(self, how: How, node: ast.AST, unit: Unit, work: _Work) -> Binding:
        return Binding(how, node, unit, statement=work.index, conditional=work.conditional)


def absolute(node: ast.ImportFrom, module: Scope) -> str:
    """Return the full name of what `node`, which stands in `module`, imports from."""
    if not node.level:
        return node.module or ""
    package = module.package.split(".") if module.package else []
    return ".".join([*package[: len(package) + 1 - node.level], *([node.module] if node.module else [])])


def _annotations(node: ast.FunctionDef | ast.AsyncFunctionDef) -> list[ast.expr]:
    arguments = node.args
    every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    every += [extra for extra in (arguments.vararg, arguments.kwarg) if extra is not None]
    found = [argument.annotation for argument in every if argument.annotation is not None]
    return [*found, node.returns] if node.returns is not None else found
