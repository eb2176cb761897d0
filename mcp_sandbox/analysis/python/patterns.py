"""The regular expressions of a policy's author, on the source with comments blanked."""

from __future__ import annotations

from mcp_sandbox.analysis.python.presenting import Lines
from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.domain.violation import Violation

__all__ = ["pattern_violations"]


def pattern_violations(text: str, lines: Lines, policy: Policy) -> list[Violation]:
    """Return a violation for each place where a pattern of `policy` matches."""
    del text, lines, policy
    return []
