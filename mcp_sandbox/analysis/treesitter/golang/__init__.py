"""Go."""

from __future__ import annotations

from mcp_sandbox.analysis.treesitter.golang.reader import read_go

__all__ = ["read_go"]
