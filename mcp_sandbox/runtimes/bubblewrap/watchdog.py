"""The memory ceiling where no cgroup can be had: what a whole process tree uses, looked at again and again.

It is late by design, so the wall is not claimed; but a program that runs away does not take the machine with it.
"""

from __future__ import annotations

import os

import anyio
import psutil

from mcp_sandbox.domain.limits import Limits
from mcp_sandbox.domain.outcome import Usage
from mcp_sandbox.runtimes.base import WORKING_DIRECTORY
from mcp_sandbox.runtimes.bubblewrap.process import GuestProcess

__all__ = ["Watchdog"]

INTERVAL_SECONDS = 0.05
_FOLDERS = (WORKING_DIRECTORY, "/tmp", "/dev/shm")  # noqa: S108 - inside the sandbox


class Watchdog:
    """Watches one sandbox, and kills it where it uses too much."""

    def __init__(self, process: GuestProcess, limits: Limits) -> None:
        self._process = process
        self._limits = limits
        self._peak_bytes = 0
        self._bit = False

    async def watch(self) -> None:
        """Look until cancelled, or until there was reason to kill."""
        while not self._bit:
            used = await anyio.to_thread.run_sync(self._used_bytes)
            self._peak_bytes = max(self._peak_bytes, used)
            if used > self._limits.memory_bytes:
                self._bit = True
                await self._process.kill()
            await anyio.sleep(INTERVAL_SECONDS)

    def usage(self) -> Usage:
        """Return what was seen; a kill counts as the kernel's would."""
        return Usage(cpu_seconds=None, peak_memory_bytes=self._peak_bytes or None, oom_kills=int(self._bit))

    def _used_bytes(self) -> int:
        stored = sum(self._stored_bytes(folder) for folder in _FOLDERS)
        processes = self._processes()
        roughly = stored + sum(_private_bytes(process) for process in processes)
        if roughly <= self._limits.memory_bytes:
            return roughly
        # Pages that forked processes share were counted once for each: now it is worth the effort to look closely.
        return stored + sum(_proportional_bytes(process) for process in processes)

    def _processes(self) -> list[psutil.Process]:
        try:
            guest = psutil.Process(self._process.pid)
            return [guest, *guest.children(recursive=True)]
        except psutil.Error:
            return []

    def _stored_bytes(self, folder: str) -> int:
        try:
            system = os.statvfs(f"/proc/{self._process.pid}/root{folder}")
        except OSError:
            return 0
        return (system.f_blocks - system.f_bfree) * system.f_frsize


def _private_bytes(process: psutil.Process) -> int:
    try:
        memory = process.memory_info()
    except psutil.Error:
        return 0
    return max(0, memory.rss - memory.shared)


def _proportional_bytes(process: psutil.Process) -> int:
    try:
        return process.memory_full_info().pss
    except psutil.Error:
        return _private_bytes(process)
