"""Runs asynchronous work so that a signal ends it in order: what it opened is closed before the process leaves."""

from __future__ import annotations

import signal
from collections.abc import Awaitable, Callable
from typing import TypeVar

import anyio

from mcp_sandbox.errors import McpSandboxError

__all__ = ["InterruptedBySignal", "run_to_the_end"]

T = TypeVar("T")


class InterruptedBySignal(Exception):  # noqa: N818  not an error: somebody wanted it
    """Raised after the clean-up that a signal asked for."""

    def __init__(self, number: int) -> None:
        super().__init__(f"interrupted by {signal.Signals(number).name}")
        self.exit_code = 128 + number


def run_to_the_end(work: Callable[[], Awaitable[T]]) -> T:
    """Return what `work` returns.

    Raises:
        InterruptedBySignal: SIGINT, SIGTERM or SIGHUP came first; the work was cancelled and has cleaned up.
        McpSandboxError: the work's own.
    """
    return anyio.run(_watched, work)


async def _watched(work: Callable[[], Awaitable[T]]) -> T:
    received: list[int] = []
    ended: list[T | McpSandboxError] = []
    async with anyio.create_task_group() as tasks:

        async def watch() -> None:
            with anyio.open_signal_receiver(signal.SIGINT, signal.SIGTERM, signal.SIGHUP) as signals:
                async for number in signals:
                    received.append(number)
                    tasks.cancel_scope.cancel()

        tasks.start_soon(watch)
        try:
            ended.append(await work())
        except McpSandboxError as error:
            ended.append(error)
        tasks.cancel_scope.cancel()
    if received:
        raise InterruptedBySignal(received[0])
    if isinstance(ended[0], McpSandboxError):
        raise ended[0]
    return ended[0]
