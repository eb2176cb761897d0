"""JavaScript and TypeScript: one reader for both, each file in its own grammar."""

from __future__ import annotations

from collections.abc import Sequence

from mcp_sandbox.analysis.treesitter.javascript import expressions, functions, modules, operators, statements
from mcp_sandbox.analysis.treesitter.javascript.dialect import JavaScript, PuzzledError
from mcp_sandbox.analysis.treesitter.javascript.program import lower_program
from mcp_sandbox.analysis.treesitter.javascript.spelling import as_parsed
from mcp_sandbox.analysis.treesitter.reading import Reading, Source
from mcp_sandbox.analysis.treesitter.resolver import read_units

__all__ = ["as_parsed", "expressions", "functions", "modules", "operators", "read_javascript", "statements"]


def read_javascript(sources: Sequence[Source]) -> Reading:
    """Return what is met in the sources of one program.

    Raises:
        TooComplexError: that would take more steps than the check spends.
    """
    program = lower_program(sources)
    try:
        return read_units(program.units, JavaScript(program))
    except PuzzledError:
        program = lower_program(sources, runs=True)
        return read_units(program.units, JavaScript(program))
