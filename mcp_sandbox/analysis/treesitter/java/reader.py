"""Reads the files of a Java program together: each class is known to all."""

from __future__ import annotations

from collections.abc import Sequence

from mcp_sandbox.analysis.treesitter.java.dialect import JavaDialect
from mcp_sandbox.analysis.treesitter.java.lowering import Lowering
from mcp_sandbox.analysis.treesitter.java.program import File, Program
from mcp_sandbox.analysis.treesitter.reading import Reading, Source
from mcp_sandbox.analysis.treesitter.resolver import read_units

__all__ = ["read_java"]


def read_java(sources: Sequence[Source]) -> Reading:
    """Return what is met in a Java program."""
    program = Program()
    files = [Lowering(source, File(program)) for source in sources]
    for file in files:
        file.declare_all()
    units = [file.lower() for file in files]
    return read_units(units, JavaDialect(program))
