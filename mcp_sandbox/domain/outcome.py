"""How an execution ended: a closed set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from mcp_sandbox.domain.violation import Report
from mcp_sandbox.domain.walls import Isolation

__all__ = [
    "Captured",
    "Finished",
    "OutOfMemory",
    "Outcome",
    "OutputLimitReached",
    "Refused",
    "Run",
    "RunOutcome",
    "TimedOut",
    "Usage",
]


@dataclass(frozen=True, slots=True)
class Captured:
    """What was kept of one output stream."""

    text: str
    """Head and tail, with a line between them that says how much was left out; invalid UTF-8 replaced."""
    truncated: bool
    total_bytes: int
    """What the code wrote, kept or not."""


@dataclass(frozen=True, slots=True)
class Usage:
    """What the run consumed, as the engine or the cgroup accounts it; null where it does not."""

    cpu_seconds: float | None
    peak_memory_bytes: int | None
    oom_kills: int | None
    """Processes of the sandbox that the kernel killed for memory."""


@dataclass(frozen=True, slots=True)
class Run:
    """What every execution that began has."""

    stdout: Captured
    stderr: Captured
    duration_seconds: float
    """Wall time of the code alone."""
    usage: Usage | None
    isolation: Isolation


@dataclass(frozen=True, slots=True)
class Refused:
    """The check refused it; nothing ran."""

    report: Report


@dataclass(frozen=True, slots=True)
class Finished:
    """The code ended by itself."""

    run: Run
    exit_code: int
    """128 + signal where a signal ended it."""


@dataclass(frozen=True, slots=True)
class TimedOut:
    """The deadline passed and the sandbox was killed."""

    run: Run


@dataclass(frozen=True, slots=True)
class OutOfMemory:
    """The main process was killed for memory."""

    run: Run


@dataclass(frozen=True, slots=True)
class OutputLimitReached:
    """The code wrote more than `output_total_bytes` and the sandbox was killed."""

    run: Run


RunOutcome: TypeAlias = Finished | TimedOut | OutOfMemory | OutputLimitReached
"""Endings of a program that began."""

Outcome: TypeAlias = Refused | RunOutcome
"""Endings of a request that was understood."""
