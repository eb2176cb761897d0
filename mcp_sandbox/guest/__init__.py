"""What runs inside a sandbox; standard library only."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from functools import cache
from importlib import resources

__all__ = ["command"]


def command(python: str = "python3", *, rlimits: Mapping[str, int] | None = None) -> tuple[str, ...]:
    """Return the command that starts the guest; it needs no file inside the sandbox.

    Args:
        python: the interpreter inside the sandbox, 3.9 or newer.
        rlimits: what the guest lays on itself, and so on the program, before it says hello:
            `{"nofile": 256}`, by the names of `resource.RLIMIT_*`. Engines that have ulimits of their own need none.
    """
    limits = (f"{name}={value}" for name, value in (rlimits or {}).items())
    return (python, "-I", "-S", "-c", _source(), *limits)


@cache
def _source() -> str:
    """Return the guest without what costs time at each start of a sandbox and does nothing there."""
    return ast.unparse(_Bare().visit(ast.parse(resources.files(__name__).joinpath("main.py").read_text("utf-8"))))


class _Bare(ast.NodeTransformer):
    """Takes docstrings and annotations away."""

    def visit_Expr(self, node: ast.Expr) -> ast.AST | None:
        return None if isinstance(node.value, ast.Constant) else node

    def visit_ImportFrom(self, node: ast.ImportFrom) -> ast.AST | None:
        return None if node.module == "__future__" else node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST | None:
        if node.value is None:
            return None
        return ast.copy_location(ast.Assign(targets=[node.target], value=node.value), node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.returns = None
        self.generic_visit(node)
        node.body = node.body or [ast.Pass()]
        return node

    def visit_arg(self, node: ast.arg) -> ast.AST:
        node.annotation = None
        return node
