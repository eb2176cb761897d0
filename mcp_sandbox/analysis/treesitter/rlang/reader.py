"""Reads the sources of an R program together: what a file binds at its top, another that sources it may use."""

from __future__ import annotations

from collections.abc import Sequence

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.reading import Reading, Source, TooComplexError
from mcp_sandbox.analysis.treesitter.resolver import read_units
from mcp_sandbox.analysis.treesitter.rlang.dialect import RDialect
from mcp_sandbox.analysis.treesitter.rlang.lowering import Lowering

__all__ = ["read_r"]

_NODES_MAX = 300_000


def read_r(sources: Sequence[Source]) -> Reading:
    """Return what is met in an R program.

    Raises:
        TooComplexError: that would take more steps than the check spends.
    """
    if sum(source.root.descendant_count for source in sources) > _NODES_MAX:
        raise TooComplexError
    scope = t.Scope("module")
    units = [Lowering(source, scope).lower(source.root) for source in sources]
    return read_units(units, RDialect(scope, [source.path for source in sources if source.path is not None]))
