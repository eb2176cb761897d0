"""R."""

from __future__ import annotations

from mcp_sandbox.analysis.treesitter.rlang.reader import read_r

__all__ = ["read_r"]
