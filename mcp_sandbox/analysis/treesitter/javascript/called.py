"""What the language's own functions, and those of its libraries, give and do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from mcp_sandbox.analysis.treesitter.javascript import called_code, called_objects, called_values

if TYPE_CHECKING:
    from mcp_sandbox.analysis.treesitter.dialect import Given
    from mcp_sandbox.analysis.treesitter.javascript.dialect import JavaScript
    from mcp_sandbox.analysis.treesitter.resolver import Resolver
    from mcp_sandbox.analysis.treesitter.values import Value

__all__ = ["CALLED"]

CALLED: Mapping[str, Callable[[JavaScript, Resolver, Given], Value | None]] = {
    **called_code.CALLED,
    **called_objects.CALLED,
    **called_values.CALLED,
}
"""By the full name of the function or class."""
