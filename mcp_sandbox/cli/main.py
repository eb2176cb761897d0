"""The entry point: whatever happens, an exit code of the table in `exits`, and no traceback for an interrupt."""

from __future__ import annotations

import os
import sys
from typing import NoReturn

__all__ = ["main"]

_INTERRUPTED = 130
_NOBODY_READS = 141
"""128 + SIGPIPE."""


def main() -> NoReturn:
    """Run the command that the arguments name, and leave with its exit code."""
    try:
        # The rest takes a second to load: an interrupt in that second has to end as quietly as any other.
        from mcp_sandbox.cli.app import invoke  # noqa: PLC0415

        code = invoke(sys.argv[1:])
        sys.stdout.flush()
    except KeyboardInterrupt:
        code = _INTERRUPTED
    except BrokenPipeError:
        # The interpreter flushes standard output once more on its way out, and would complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = _NOBODY_READS
    sys.exit(code)
