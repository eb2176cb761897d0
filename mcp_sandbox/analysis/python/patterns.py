"""What a policy's patterns look at in Python: where comments and strings are, and what calls mean."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence

from mcp_sandbox.analysis.lines import Lines, Place
from mcp_sandbox.analysis.patterns import Kind, Mask, Meaning
from mcp_sandbox.analysis.python.reporting import symbol_of
from mcp_sandbox.analysis.python.scopes import Scope

__all__ = ["mask_of", "meanings"]

_TOKEN = re.compile(
    r"(?P<comments>\#[^\n]*)|"
    r"(?P<strings>(?:\b[bBfFrRuU]{1,2})?(?:"
    r'"""[^"\\]*(?:(?:\\.|"(?!""))[^"\\]*)*"""|'
    r"'''[^'\\]*(?:(?:\\.|'(?!''))[^'\\]*)*'''|"
    r'"[^"\\\n]*(?:\\.[^"\\\n]*)*"|'
    r"'[^'\\\n]*(?:\\.[^'\\\n]*)*'))",
    re.DOTALL,
)


def mask_of(text: str) -> Mask:
    """Return where the Python source `text` has comments and strings."""
    spans: list[tuple[int, int, Kind]] = [
        (match.start(), match.end(), "comments" if match.lastgroup == "comments" else "strings")
        for match in _TOKEN.finditer(text)
    ]
    return Mask(text, spans)


def meanings(calls: Sequence[tuple[ast.Call, str, Scope]], scope: Scope, lines: Lines) -> list[Meaning]:
    """Return the calls of the module `scope` whose function is known by name."""
    return [
        Meaning(symbol_of(name), _place(node, lines), _place(node.func, lines))
        for node, name, where in calls
        if where.module is scope
    ]


def _place(node: ast.expr, lines: Lines) -> Place:
    end_line = node.end_lineno or node.lineno
    return lines.place((node.lineno, node.col_offset), (end_line, node.end_col_offset or 0))
