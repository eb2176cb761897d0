"""One sandbox of the embedded runtime: what holds it, and the one run that it is for."""

from __future__ import annotations

import platform
import re

import anyio

from mcp_sandbox.domain.outcome import RunOutcome, Usage
from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.domain.program import Program
from mcp_sandbox.domain.walls import Isolation, Wall
from mcp_sandbox.errors import SandboxLostError
from mcp_sandbox.runtimes import readback
from mcp_sandbox.runtimes.base import WORKING_DIRECTORY
from mcp_sandbox.runtimes.bubblewrap import walls
from mcp_sandbox.runtimes.bubblewrap.cgroups import Group
from mcp_sandbox.runtimes.bubblewrap.process import GuestProcess
from mcp_sandbox.runtimes.bubblewrap.watchdog import Watchdog
from mcp_sandbox.runtimes.conversation import Ending, converse, outcome_of
from mcp_sandbox.runtimes.request import environment_of, request_for

__all__ = ["NAME", "BubblewrapSandbox", "counts_by_namespace"]

NAME = "bubblewrap"

_COUNTS_SINCE = (5, 14)
"""The first Linux whose RLIMIT_NPROC counts by user namespace.
Source: https://git.kernel.org/torvalds/c/21d1c5e386bc751f1953b371d72cd5b7d9c9e270"""


def counts_by_namespace() -> bool:
    """Return whether processes of a shared uid are counted for each sandbox by itself."""
    numbers = re.match(r"(\d+)\.(\d+)", platform.release())
    return numbers is not None and (int(numbers[1]), int(numbers[2])) >= _COUNTS_SINCE


class BubblewrapSandbox:
    """A guest that is up and in its group; it serves once."""

    def __init__(self, policy: Policy, interpreter: str, process: GuestProcess, group: Group | None) -> None:
        self._policy = policy
        self._interpreter = interpreter
        self._process = process
        self._group = group
        self._served = False
        self._isolation = _read_back(policy, process.pid, group)

    @property
    def isolation(self) -> Isolation:
        """What was read back when the sandbox came up."""
        return self._isolation

    async def run(self, program: Program, *, timeout_seconds: float) -> RunOutcome:
        """Run `program` and return how it ended, as soon as its main process ends."""
        if self._served:
            raise RuntimeError("a sandbox serves one program")
        self._served = True
        request = request_for(program, self._policy, self._interpreter)
        watchdog = None if Wall.MEMORY in self._isolation.walls else Watchdog(self._process, self._policy.limits)
        ending: Ending | SandboxLostError | None = None
        async with anyio.create_task_group() as watching:
            if watchdog is not None:
                watching.start_soon(watchdog.watch)
            try:
                ending = await converse(self._process, request, self._policy.limits, timeout_seconds)
            except SandboxLostError as error:
                ending = error  # Raised here, it would come out wrapped in a group.
            watching.cancel_scope.cancel()
        if ending is None or isinstance(ending, SandboxLostError):
            raise ending or SandboxLostError("nobody listened to it")
        return outcome_of(ending, self._usage(watchdog), self._isolation)

    def _usage(self, watchdog: Watchdog | None) -> Usage | None:
        """Return what the kernel accounts, with what the watchdog saw: where it is on duty, either may have killed."""
        counted = None if self._group is None else self._group.usage()
        if watchdog is None:
            return counted
        seen = watchdog.usage()
        if counted is None:
            return seen
        return Usage(
            cpu_seconds=counted.cpu_seconds,
            peak_memory_bytes=counted.peak_memory_bytes or seen.peak_memory_bytes,
            oom_kills=(counted.oom_kills or 0) + (seen.oom_kills or 0),
        )


def _read_back(policy: Policy, pid: int, group: Group | None) -> Isolation:
    seen, limits = readback.view(pid), policy.limits
    # bwrap names the working directory to what it starts; the guest hands that to nobody.
    standing = set(readback.walls_of(seen, {**environment_of(policy), "PWD": WORKING_DIRECTORY}))
    if group is not None:
        standing |= group.walls(limits, pid)
    counted = seen.limits.get("processes")
    if counted is not None and counted <= limits.processes + walls.NPROC_SPARE:
        standing.add(Wall.PROCESSES)
    if seen.limits.get("cpu time") is not None:
        standing.add(Wall.CPU)
    if not readback.limits_stand(seen, limits):
        standing.discard(Wall.CPU)
    network = "none" if Wall.NETWORK in standing else "unknown"
    return Isolation(runtime=NAME, image=None, network=network, walls=frozenset(standing))
