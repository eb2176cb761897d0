"""One container, from before it exists until after it is gone."""

from __future__ import annotations

import logging
from typing import Any

from mcp_sandbox.domain.outcome import RunOutcome, Usage
from mcp_sandbox.domain.program import Program
from mcp_sandbox.domain.walls import Isolation
from mcp_sandbox.errors import EngineError, ImageMissingError, SandboxLostError, WallMissingError
from mcp_sandbox.runtimes.conversation import Cause, Ending, converse, hello, outcome_of
from mcp_sandbox.runtimes.docker.attach import Attached
from mcp_sandbox.runtimes.docker.cgroup import Account, Cgroup, find_cgroup
from mcp_sandbox.runtimes.docker.engine import Engine, GoneError
from mcp_sandbox.runtimes.docker.hardening import Asked, create_options, found_walls
from mcp_sandbox.runtimes.docker.images import build_command
from mcp_sandbox.runtimes.docker.kernel import fallen_walls
from mcp_sandbox.runtimes.request import request_for

__all__ = ["INTERPRETER", "Container"]

_log = logging.getLogger(__name__)

INTERPRETER = "python3"

HELLO_SECONDS = 30.0
"""How long a started container's guest may take to come up, on an engine under load."""

_THIS_KERNELS = frozenset({"runc", "crun", "oci"})
"""OCI runtimes whose processes are this kernel's own; those of others are not what they seem from here.

Podman calls whatever it runs `oci`.
"""


class Container:
    """A sandbox of the engine; the name is known before the engine is asked, so that it can always be removed."""

    def __init__(self, engine: Engine, name: str, asked: Asked) -> None:
        self._engine = engine
        self._asked = asked
        self._attached: Attached | None = None
        self._isolation: Isolation | None = None
        self._cgroup: Cgroup | None = None
        self._last: Account | None = None
        self.name = name

    @property
    def isolation(self) -> Isolation:
        """What was read back when the container came up."""
        if self._isolation is None:
            raise SandboxLostError("it never came up")
        return self._isolation

    async def raise_up(self) -> None:
        """Create and start it, and wait for its guest; what can't be had is an error, and `take_down` is still due.

        Raises:
            ImageMissingError: the engine lacks the image.
            WallMissingError: a wall that the policy requires does not stand.
            EngineError: no sandbox came up.
        """
        image = self._asked.image
        try:
            container = await self._engine.create(self.name, create_options(self._asked))
        except GoneError as error:
            raise ImageMissingError(image, build_command(image, self._engine.name)) from error
        # Attached before it starts, so that nothing is said unheard.
        self._attached = Attached(await self._engine.attach(container))
        try:
            await self._engine.start(container)
        except EngineError as error:
            if error.transient:
                raise
            raise EngineError(
                f"The image {image} could not be started. {error.message}",
                remedy="Name an image that has Python 3.9 or newer in its PATH, such as mcp-sandbox/python-base.",
                field="image",
            ) from error
        try:
            # All that is read back is read once the guest is up: before, the walls are still being built.
            await hello(self, HELLO_SECONDS)
            self._read_back(container, await self._engine.inspect(container))
        except (SandboxLostError, GoneError):
            _log.warning("sandbox %s did not come up: %r", self.name, self._attached.complaint)
            raise

    async def run(self, program: Program, *, timeout_seconds: float) -> RunOutcome:
        """Run `program`; see the contract."""
        isolation = self.isolation
        policy = self._asked.policy
        request = request_for(program, policy, INTERPRETER)
        before = self._cgroup.read() if self._cgroup else None
        ending = await converse(self, request, policy.limits, timeout_seconds)
        usage = await self._usage(ending, before)
        try:
            return outcome_of(ending, usage, isolation)
        except SandboxLostError:
            complaint = self._attached.complaint if self._attached else ""
            _log.warning("sandbox %s was lost: %s; it said %r", self.name, ending.reason, complaint)
            raise

    async def send(self, data: bytes) -> None:
        """Send to the guest: the channel of the conversation."""
        await self._stream().send(data)

    async def receive(self) -> bytes:
        """Receive from the guest: the channel of the conversation."""
        return await self._stream().receive()

    async def kill(self) -> None:
        """End every process, having read what they consumed: an account ends with the last of them."""
        if self._cgroup is not None:
            self._last = self._cgroup.read()
        # The engine waits until all output has been taken before it calls a container ended.
        self._stream().close()
        try:
            await self._engine.kill(self.name)
        except EngineError:
            # Engines have several ways to refuse to kill what has ended by itself in the meantime.
            if (await self._state()).get("Running", True):
                raise

    async def take_down(self) -> None:
        """Remove it, whatever state it is in; one that was never made is no error."""
        if self._attached is not None:
            self._attached.close()
        await self._engine.remove(self.name)

    def _stream(self) -> Attached:
        if self._attached is None:
            raise SandboxLostError("it was never attached to")
        return self._attached

    def _read_back(self, container: str, inspected: dict[str, Any]) -> None:
        pid = int(inspected["State"]["Pid"])
        self._cgroup = find_cgroup(pid, container) if pid > 0 else None
        if self._cgroup is not None:
            self._cgroup.limit_sockets(self._asked.policy.limits)
        walls = found_walls(self._asked, inspected)
        if self._cgroup is not None and inspected["HostConfig"]["Runtime"] in _THIS_KERNELS:
            walls -= fallen_walls(pid, self._cgroup, self._asked.policy.limits)
        missing = self._asked.policy.require_walls - walls
        if missing:
            raise WallMissingError(self._engine.name, tuple(sorted(missing)), "The engine did not build it.")
        self._isolation = Isolation(
            runtime=self._engine.name,
            image=str(inspected["Config"]["Image"]),
            network=str(inspected["HostConfig"]["NetworkMode"]),
            walls=walls,
        )

    async def _usage(self, ending: Ending, before: Account | None) -> Usage | None:
        """Return what the run consumed, as the kernel or the engine accounts it."""
        if self._cgroup is None:
            return await self._engines_account(ending)
        account = self._cgroup.read()
        if account.cpu_seconds is None:  # The container has ended; what was read before it did is the best there is.
            account = self._last or Account(None, None, None)
        if ending.cause is Cause.LOST and await self._was_killed_for_memory():
            account = Account(account.cpu_seconds, account.peak_memory_bytes, max(1, account.oom_kills or 0))
        return account.since(before)

    async def _engines_account(self, ending: Ending) -> Usage | None:
        killed = await self._was_killed_for_memory()
        if ending.cause is not Cause.ENDED:
            return Usage(None, None, 1) if killed else None
        try:
            sample = await self._engine.statistics(self.name)
        except EngineError:
            return Usage(None, None, int(killed))
        nanoseconds = sample.get("cpu_stats", {}).get("cpu_usage", {}).get("total_usage")
        peak = sample.get("memory_stats", {}).get("max_usage")
        return Usage(nanoseconds / 1e9 if nanoseconds else None, peak, int(killed))

    async def _was_killed_for_memory(self) -> bool:
        """Return whether the engine saw any process of the container killed for memory; it says no more than that."""
        return bool((await self._state()).get("OOMKilled"))

    async def _state(self) -> dict[str, Any]:
        """Return what the engine says of the container's life; empty where it says nothing."""
        try:
            return (await self._engine.inspect(self.name))["State"]
        except EngineError:
            return {}
