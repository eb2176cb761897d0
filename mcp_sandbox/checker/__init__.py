"""Runs the check outside of the server: in worker processes that are jailed, bounded and used once."""

from __future__ import annotations

from mcp_sandbox.checker.checker import Checker

__all__ = ["Checker"]
