"""Reads a program and a policy, and says what stands between them; pure and bounded."""

from __future__ import annotations

from mcp_sandbox.analysis.python.checking import check_python
from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.domain.program import Program
from mcp_sandbox.domain.violation import Report, SyntaxProblem

__all__ = ["check"]


def check(program: Program, policy: Policy) -> Report:
    """Return what `policy` finds in `program`; the same for the same arguments, and neither is changed.

    No program raises: what can't be read is a `Report.syntax_error`.
    """
    if program.language is not Language.PYTHON:
        problem = SyntaxProblem(line=1, column=1, message="No parser for this language is at hand.")
        return Report(syntax_error=problem, advice="Write the program in Python.")
    return check_python(program, policy)
