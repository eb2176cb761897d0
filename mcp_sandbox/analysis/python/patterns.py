"""What a policy's patterns look at in Python: where comments and strings are, and what calls mean."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from mcp_sandbox.analysis.patterns import Mask, Meaning
from mcp_sandbox.analysis.python.reporting import symbol_of
from mcp_sandbox.analysis.python.scopes import Scope
from mcp_sandbox.analysis.python.sources import Part, Source
from mcp_sandbox.analysis.python.spans import plain_names, spans_of

__all__ = ["mask_of", "meanings"]


def mask_of(text: str) -> Mask:
    """Return where the Python source `text` has comments and strings."""
    spans = spans_of(text)
    return Mask(plain_names(text, spans), spans)


def meanings(calls: Sequence[tuple[ast.Call, str, Scope]], scope: Scope, where: tuple[Source, Part]) -> list[Meaning]:
    """Return the calls in a part of the module `scope` whose function is known by name."""
    source, part = where
    return [
        Meaning(symbol_of(name), part.place(node), part.place(node.func))
        for node, name, inner in calls
        if inner.module is scope and source.part_of(node) is part
    ]
