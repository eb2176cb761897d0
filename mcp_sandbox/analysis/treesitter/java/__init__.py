"""Java."""

from __future__ import annotations

from mcp_sandbox.analysis.treesitter.java.reader import read_java
from mcp_sandbox.analysis.treesitter.java.retelling import retold
from mcp_sandbox.analysis.treesitter.java.unicode import decoded

__all__ = ["decoded", "read_java", "retold"]
