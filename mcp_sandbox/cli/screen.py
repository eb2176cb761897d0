"""What reaches the person: hostile characters are escaped where a terminal would act on them."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from typing import TextIO

import anyio
from rich.console import Console
from rich.text import Text

from mcp_sandbox.domain.visible import visible
from mcp_sandbox.errors import McpSandboxError

__all__ = ["complain", "console", "error_console", "presented", "waiting", "write_json", "write_program_output"]

_WIDE_COLUMNS = 200
"""Width of tables where no terminal sets one."""

_NOBODY_READS = 128 + signal.SIGPIPE

_PATIENCE_SECONDS = 0.4
"""How long a person waits without being told what for."""


def console() -> Console:
    """Return the way to standard output."""
    return _console(sys.stdout)


def error_console() -> Console:
    """Return the way to standard error."""
    return _console(sys.stderr)


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Let `presented` deal with it; the library would leave with 1."""
        raise BrokenPipeError


def _console(stream: TextIO) -> Console:
    width = None if stream.isatty() else _WIDE_COLUMNS
    return _Console(file=stream, width=width, highlight=False, markup=False, emoji=False)


def presented(present: Callable[[], int]) -> int:
    """Return the exit code that `present` returns; 141 where the reader of its output has gone away."""
    try:
        code = present()
        sys.stdout.flush()
    except BrokenPipeError:
        # The interpreter flushes standard output once more on its way out, and would complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _NOBODY_READS
    return code


def write_program_output(stdout: str, stderr: str) -> None:
    """Write what a program wrote to the stream that it wrote to, as it is where that stream is no terminal."""
    for text, stream in ((stdout, sys.stdout), (stderr, sys.stderr)):
        shown = visible(text.replace("\r\n", "\n")) if stream.isatty() else text
        stream.flush()
        stream.buffer.write(shown.encode("utf-8", "replace"))
        stream.buffer.flush()


def write_json(text: str) -> None:
    """Write one JSON object, on a line of its own."""
    sys.stdout.buffer.write(text.encode() + b"\n")
    sys.stdout.buffer.flush()


def complain(error: McpSandboxError) -> None:
    """Say on standard error what is wrong and what to do."""
    line = Text("error: ", style="bold red")
    line.append(visible(_sentences(error)), style="not bold default")
    error_console().print(line, soft_wrap=True)


def _sentences(error: McpSandboxError) -> str:
    text = str(error)
    return text if error.remedy in text else f"{text} {error.remedy}"


@asynccontextmanager
async def waiting(what: str) -> AsyncGenerator[None]:
    """Turn a spinner on standard error while the block takes longer than a moment, where that is a terminal."""
    shown = error_console()
    if not shown.is_terminal:
        yield
        return

    async def turn() -> None:
        await anyio.sleep(_PATIENCE_SECONDS)
        with shown.status(what):
            await anyio.sleep_forever()

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(turn)
        try:
            yield
        finally:
            tasks.cancel_scope.cancel()
