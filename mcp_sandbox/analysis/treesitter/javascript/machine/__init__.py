"""Runs what a program does with constants: loops that put texts together, functions that decode them."""

from __future__ import annotations

from collections.abc import Mapping

from tree_sitter import Node

from mcp_sandbox.analysis.treesitter.javascript.machine.expressions import EXPRESSIONS
from mcp_sandbox.analysis.treesitter.javascript.machine.running import Machine, Seen
from mcp_sandbox.analysis.treesitter.javascript.machine.statements import STATEMENTS

__all__ = ["Seen", "constants_in"]


def constants_in(data: bytes, root: Node) -> Mapping[tuple[int, int], Seen]:
    """Return the constants that the expressions of a source have, by where they begin and end."""
    return Machine(data, STATEMENTS, EXPRESSIONS).run(root)
