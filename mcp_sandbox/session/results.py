"""What a run of a session comes to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, Self, assert_never

from mcp_sandbox.domain.outcome import Finished, OutOfMemory, OutputLimitReached, RunOutcome, TimedOut, Usage
from mcp_sandbox.domain.walls import Isolation
from mcp_sandbox.security import SecurityViolation, html_text

__all__ = ["SandboxResult", "Status"]

Status = Literal["completed", "failed", "timed_out", "out_of_memory", "output_limit"]

_KILLED = 128 + 9
"""What a shell shows for a program that was ended by SIGKILL, as the kernel does for memory."""


@dataclass(frozen=True, slots=True)
class SandboxResult:
    """How a program ended, and what it wrote; a program that fails or times out is a result like any other."""

    status: Status
    """`completed` is exit code 0, `failed` any other; the rest were ended from outside."""
    exit_code: int | None
    """128 + signal where a signal ended it; null where a deadline or the output's ceiling did."""
    stdout: str
    """Head and tail where it was long; invalid UTF-8 is replaced."""
    stderr: str
    stdout_truncated: bool
    stderr_truncated: bool
    execution_time: float
    """Wall time of the code alone, in seconds."""
    usage: Usage | None
    """What it consumed, as the engine or the cgroup accounts it."""
    isolation: Isolation
    """What held it, as read back from the engine or the kernel."""
    notes: tuple[SecurityViolation, ...]
    """Findings below the policy's threshold, which blocked nothing."""
    execution_id: str
    """The same as in the log."""

    @classmethod
    def of(cls, outcome: RunOutcome, notes: tuple[SecurityViolation, ...], execution_id: str) -> Self:
        """Return what `outcome` comes to."""
        status, exit_code = _ending(outcome)
        run = outcome.run
        return cls(
            status=status,
            exit_code=exit_code,
            stdout=run.stdout.text,
            stderr=run.stderr.text,
            stdout_truncated=run.stdout.truncated,
            stderr_truncated=run.stderr.truncated,
            execution_time=run.duration_seconds,
            usage=run.usage,
            isolation=run.isolation,
            notes=notes,
            execution_id=execution_id,
        )

    def escaped(self) -> Self:
        r"""Return a copy to be shown in HTML: what the program wrote is text there, not markup.

        Hostile characters, such as those that turn the direction of text, stand as `\uXXXX`.
        """
        return replace(
            self,
            stdout=html_text(self.stdout),
            stderr=html_text(self.stderr),
            notes=tuple(note.escaped() for note in self.notes),
        )


def _ending(outcome: RunOutcome) -> tuple[Status, int | None]:
    match outcome:
        case Finished(exit_code=0):
            return "completed", 0
        case Finished(exit_code=exit_code):
            return "failed", exit_code
        case TimedOut():
            return "timed_out", None
        case OutOfMemory():
            return "out_of_memory", _KILLED
        case OutputLimitReached():
            return "output_limit", None
        case _ as never:
            assert_never(never)
