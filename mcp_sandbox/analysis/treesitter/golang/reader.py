"""Reads the files of a Go program together: those of one folder share their names."""

from __future__ import annotations

from collections.abc import Sequence

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.golang.cgo import add_preamble
from mcp_sandbox.analysis.treesitter.golang.dialect import GoDialect
from mcp_sandbox.analysis.treesitter.golang.lowering import Lowering
from mcp_sandbox.analysis.treesitter.reading import Reading, Source
from mcp_sandbox.analysis.treesitter.resolver import read_units

__all__ = ["read_go"]


def read_go(sources: Sequence[Source]) -> Reading:
    """Return what is met in a Go program."""
    scopes: dict[str, t.Scope] = {}
    packages: dict[str, t.Class] = {}
    for source in sources:
        folder = (source.path or "").rpartition("/")[0]
        if folder not in scopes:
            scopes[folder] = t.Scope("module")
            if folder:
                packages[folder.rpartition("/")[2]] = t.Class(source.root, members=scopes[folder].bindings, name=folder)
    opened: list[str] = []
    lowered = [Lowering(source, scopes[(source.path or "").rpartition("/")[0]], packages, opened) for source in sources]
    for one in lowered:
        one.declare()
    units = [one.lower() for one in lowered]
    fields = {cls: names for one in lowered for cls, names in one.fields.items()}
    reading = read_units(units, GoDialect(opened, fields))
    for source in sources:
        add_preamble(reading, source)
    return reading
