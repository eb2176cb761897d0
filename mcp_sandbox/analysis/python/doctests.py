"""Examples in docstrings, which `doctest` runs as code."""

from __future__ import annotations

import ast
import doctest
from collections.abc import Iterator, Sequence

from mcp_sandbox.analysis.python.parsing import parse_text

__all__ = ["example_code"]

_PROMPT_CHARACTERS = 4


def example_code(docstrings: Sequence[ast.Constant]) -> Iterator[ast.Module]:
    """Yield the examples in `docstrings` as code, each placed where it stands."""
    examples = sorted(_examples(docstrings))
    together = _parsed([(line, source) for line, source, _ in examples])
    if together is not None:
        indents = {line + index: indent for line, source, indent in examples for index in range(source.count("\n") + 1)}
        _indent(together, indents)
        yield together
        return
    # One that doesn't parse is no reason to pass over the others.
    for line, source, indent in examples:
        alone = _parsed([(line, source)])
        if alone is not None:
            _indent(alone, {line + index: indent for index in range(source.count("\n") + 1)})
            yield alone


def _examples(docstrings: Sequence[ast.Constant]) -> Iterator[tuple[int, str, int]]:
    parser = doctest.DocTestParser()
    for node in docstrings:
        try:
            examples = parser.get_examples(str(node.value))
        except ValueError:
            continue
        for example in examples:
            yield node.lineno + example.lineno, example.source.rstrip("\n"), example.indent


def _parsed(examples: Sequence[tuple[int, str]]) -> ast.Module | None:
    lines: list[str] = []
    for line, source in examples:
        lines.extend([""] * (line - 1 - len(lines)))
        lines.extend(source.split("\n"))
    return parse_text("\n".join(lines)) if lines else None


def _indent(tree: ast.Module, indents: dict[int, int]) -> None:
    for node in ast.walk(tree):
        if isinstance(node, ast.expr | ast.stmt | ast.alias):
            node.col_offset += indents.get(node.lineno, 0) + _PROMPT_CHARACTERS
            node.end_col_offset = (node.end_col_offset or 0) + indents.get(node.end_lineno or 0, 0) + _PROMPT_CHARACTERS
