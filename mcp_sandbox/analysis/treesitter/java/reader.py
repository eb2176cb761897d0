"""Reads the files of a Java program together: each class is known to all."""

from __future__ import annotations

from collections.abc import Sequence

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.java.dialect import JavaDialect
from mcp_sandbox.analysis.treesitter.java.lowering import Lowering
from mcp_sandbox.analysis.treesitter.reading import Reading, Source
from mcp_sandbox.analysis.treesitter.resolver import read_units

__all__ = ["read_java"]


def read_java(sources: Sequence[Source]) -> Reading:
    """Return what is met in a Java program."""
    shared = t.Scope("module")
    opened: list[str] = []
    # Files first, the program last: what it imports of theirs is known by then.
    ordered = sorted(sources, key=lambda source: source.path is None)
    units = [Lowering(source, shared, opened).lower() for source in ordered]
    return read_units(units, JavaDialect(opened))
