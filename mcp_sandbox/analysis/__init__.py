"""Reads a program and a policy, and says what stands between them; pure and bounded."""

from __future__ import annotations

from mcp_sandbox.analysis.python.checking import check_python
from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.domain.program import Program
from mcp_sandbox.domain.violation import Report

__all__ = ["check"]


def check(program: Program, policy: Policy) -> Report:
    """Return what `policy` finds in `program`; the same for the same arguments, and neither is changed.

    No program raises: what can't be read is a `Report.syntax_error`.
    """
    return check_python(program, policy)
