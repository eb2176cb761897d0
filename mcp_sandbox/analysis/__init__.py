"""Reads a program and a policy, and says what stands between them; pure and bounded."""

from __future__ import annotations

from mcp_sandbox.analysis.checking import check
from mcp_sandbox.analysis.files import language_of

__all__ = ["check", "language_of"]
