"""C and C++."""

from __future__ import annotations

from mcp_sandbox.analysis.treesitter.clang.reader import read_c, read_cpp
from mcp_sandbox.analysis.treesitter.clang.retelling import retold
from mcp_sandbox.analysis.treesitter.clang.splicing import spliced

__all__ = ["read_c", "read_cpp", "retold", "spliced"]
