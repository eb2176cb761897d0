"""The memory ceiling where no cgroup can be had: what a whole process tree uses, looked at again and again.

It is late by design, and does not see what no process holds (segments that nobody attached, messages, what is under
way in sockets), so the wall is not claimed; but a program that runs away does not take the machine with it.
"""

from __future__ import annotations

import anyio

from mcp_sandbox.domain.limits import MIB, Limits
from mcp_sandbox.domain.outcome import Usage
from mcp_sandbox.runtimes.bubblewrap.footprint import used_bytes
from mcp_sandbox.runtimes.bubblewrap.process import GuestProcess

__all__ = ["Watchdog"]

INTERVAL_SECONDS = 0.05
SHORTEST_INTERVAL_SECONDS = 0.005
FILLING_BYTES_PER_SECOND = 4096 * MIB
"""What programs take in a second at most: the nearer the ceiling, the sooner the next look."""


class Watchdog:
    """Watches one sandbox, and kills it where it uses too much."""

    def __init__(self, process: GuestProcess, limits: Limits) -> None:
        self._process = process
        self._limits = limits
        self._peak_bytes = 0
        self._bit = False

    async def watch(self) -> None:
        """Look until cancelled, or until there was reason to kill."""
        while True:
            began = anyio.current_time()
            used = await anyio.to_thread.run_sync(used_bytes, self._process.pid, self._limits.memory_bytes)
            self._peak_bytes = max(self._peak_bytes, used)
            if used > self._limits.memory_bytes:
                self._bit = True
                await self._process.kill()
                return
            # Never more than half of the time, however much there is to look at.
            took = anyio.current_time() - began
            await anyio.sleep(max(took, pause_seconds(self._limits.memory_bytes - used)))

    def usage(self) -> Usage:
        """Return what was seen; a kill counts as the kernel's would."""
        return Usage(cpu_seconds=None, peak_memory_bytes=self._peak_bytes or None, oom_kills=int(self._bit))


def pause_seconds(left_bytes: int) -> float:
    """Return how long a program may go unseen that has `left_bytes` until its ceiling."""
    return min(INTERVAL_SECONDS, max(SHORTEST_INTERVAL_SECONDS, left_bytes / FILLING_BYTES_PER_SECOND))
