"""The entry point: whatever happens, an exit code of the table in `exits`, and no traceback for an interrupt."""

from __future__ import annotations

import sys
from typing import NoReturn

__all__ = ["main"]

_INTERRUPTED = 130


def main() -> NoReturn:
    """Run the command that the arguments name, and leave with its exit code."""
    try:
        # The rest takes a second to load: an interrupt in that second has to end as quietly as any other.
        from mcp_sandbox.cli.app import invoke  # noqa: PLC0415

        code = invoke(sys.argv[1:])
    except KeyboardInterrupt:
        code = _INTERRUPTED
    sys.exit(code)
