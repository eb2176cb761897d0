"""One program and what the check said of it."""

from __future__ import annotations

from dataclasses import dataclass

from mcp_sandbox.cli.exits import exit_code_of_error, exit_code_of_result
from mcp_sandbox.cli.sources import Source
from mcp_sandbox.domain.violation import Report
from mcp_sandbox.errors import McpSandboxError
from mcp_sandbox.server.wording import check_code_result
from mcp_sandbox.service import Answer

__all__ = ["Checked"]


@dataclass(frozen=True, slots=True)
class Checked:
    """A program, and the answer that it got."""

    source: Source
    answer: Answer[Report]

    @property
    def allowed(self) -> bool:
        """True where the program may run."""
        return isinstance(self.answer.value, Report) and self.answer.value.allowed

    @property
    def exit_code(self) -> int:
        """The exit code of a command that checks this program alone."""
        if isinstance(self.answer.value, McpSandboxError):
            return exit_code_of_error(self.answer.value)
        return exit_code_of_result(check_code_result(self.answer))
