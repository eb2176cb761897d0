"""What the exit codes mean.

```text
0      allowed, or whatever the program's own exit code is
64     usage: an argument that can't be taken, a file that can't be read
65     the check refused the program
69     no sandbox could be had: an engine is down, an image or a wall is missing
78     the configuration can't be used
124    the program timed out
130    interrupted (128 + signal)
137    the program ran out of memory
153    the program wrote too much (128 + SIGXFSZ, as for a file that outgrows its limit)
```

A program may exit with any of these itself; `--format json` tells the two apart by `status`.
"""

from __future__ import annotations

from enum import IntEnum
from typing import Protocol

from mcp_sandbox.errors import ConfigError, McpSandboxError, RequestError
from mcp_sandbox.server.results import Status

__all__ = ["ExitCode", "exit_code_of_error", "exit_code_of_result"]


class ExitCode(IntEnum):
    """Exit codes of our own; those below 100 are those of sysexits.h, 124 is that of timeout(1)."""

    OK = 0
    USAGE = 64
    REFUSED = 65
    UNAVAILABLE = 69
    CONFIG = 78
    TIMED_OUT = 124
    OUT_OF_MEMORY = 137
    OUTPUT_LIMIT = 153


_BY_STATUS: dict[Status, ExitCode] = {
    "completed": ExitCode.OK,
    "timed_out": ExitCode.TIMED_OUT,
    "out_of_memory": ExitCode.OUT_OF_MEMORY,
    "output_limit": ExitCode.OUTPUT_LIMIT,
    "refused": ExitCode.REFUSED,
    "invalid_request": ExitCode.USAGE,
    "rate_limited": ExitCode.UNAVAILABLE,
    "unavailable": ExitCode.UNAVAILABLE,
}
"""Every status but `failed`, which is the program's own code."""


class _Result(Protocol):
    @property
    def status(self) -> Status: ...


def exit_code_of_result(result: _Result, program_exit_code: int | None = None) -> int:
    """Return the exit code for a result that is there."""
    if result.status == "failed" and program_exit_code is not None:
        return program_exit_code
    return _BY_STATUS[result.status]


def exit_code_of_error(error: McpSandboxError) -> ExitCode:
    """Return the exit code for a call that has no result."""
    match error:
        case ConfigError():
            return ExitCode.CONFIG
        case RequestError():
            return ExitCode.USAGE
        case _:
            return ExitCode.UNAVAILABLE
