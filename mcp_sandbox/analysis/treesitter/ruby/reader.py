"""Reads a Ruby program: each source lowered, all resolved together."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from mcp_sandbox.analysis.treesitter.reading import Reading, Source, TooComplexError
from mcp_sandbox.analysis.treesitter.resolver import read_units
from mcp_sandbox.analysis.treesitter.ruby import assigning, calls, control, definitions, expressions, writing
from mcp_sandbox.analysis.treesitter.ruby.dialect import Ruby
from mcp_sandbox.analysis.treesitter.ruby.loading import Reader
from mcp_sandbox.analysis.treesitter.ruby.lowering import Lowering
from mcp_sandbox.analysis.treesitter.ruby.world import World

__all__ = ["read_ruby"]

_TABLE: Mapping[str, Lowering] = {
    **writing.TABLE,
    **control.TABLE,
    **expressions.TABLE,
    **calls.TABLE,
    **assigning.TABLE,
    **definitions.TABLE,
}
_NODES_MAX = 300_000
_REQUIRED = re.compile(rb"""\brequire[ (]+["']([\w/.-]+)["']""")


def read_ruby(sources: Sequence[Source]) -> Reading:
    """Return what is met in `sources`, the files of one program.

    Raises:
        TooComplexError: that would take more steps than the check spends.
    """
    if sum(source.root.descendant_count for source in sources) > _NODES_MAX:
        raise TooComplexError
    if not sources:
        return Reading()
    world = World(sources[0].root, sources)
    for source in sources:
        world.features |= {name.decode() for name in _REQUIRED.findall(source.data)}
    reader = Reader(world, _TABLE)
    units = [reader.unit(source) for source in sources]
    return read_units(units, Ruby(world, reader))
