"""Examples in docstrings, which `doctest` runs as code."""

from __future__ import annotations

import ast
import doctest
from collections.abc import Iterator

from mcp_sandbox.analysis.python.parsing import parse_text

__all__ = ["example_code"]

_EXAMPLES_MAX = 400


def example_code(tree: ast.Module) -> Iterator[ast.Module]:
    """Yield the examples of each docstring of `tree`, each placed where it stands, where the program uses doctest."""
    if not any(_names_doctest(node) for node in ast.walk(tree)):
        return
    parser = doctest.DocTestParser()
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or ">>>" not in node.value:
            continue
        try:
            examples = parser.get_examples(node.value)
        except ValueError:
            continue
        for example in examples[:_EXAMPLES_MAX]:
            parsed = parse_text(example.source)
            if parsed is not None:
                _place(parsed, node.lineno + example.lineno, example.indent)
                yield parsed


def _names_doctest(node: ast.AST) -> bool:
    if isinstance(node, ast.Import):
        return any(alias.name == "doctest" for alias in node.names)
    if isinstance(node, ast.ImportFrom):
        return node.module == "doctest"
    return isinstance(node, ast.Constant) and node.value == "doctest"


def _place(tree: ast.Module, line: int, indent: int) -> None:
    for node in ast.walk(tree):
        if isinstance(node, ast.expr | ast.stmt | ast.alias | ast.arg | ast.keyword):
            node.lineno += line - 1
            node.end_lineno = (node.end_lineno or node.lineno) + line - 1
            node.col_offset += indent + 4
            node.end_col_offset = (node.end_col_offset or 0) + indent + 4
