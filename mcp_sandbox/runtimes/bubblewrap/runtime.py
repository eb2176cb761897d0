"""Runs programs in bubblewrap: namespaces of the kernel, the machine's own interpreter, no engine."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import AsyncGenerator
from contextlib import ExitStack, asynccontextmanager
from types import TracebackType
from typing import Self

import anyio

from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.limits import Limits
from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.domain.walls import Wall
from mcp_sandbox.errors import EngineError, InterpreterMissingError, SandboxLostError, WallMissingError
from mcp_sandbox.guest import command
from mcp_sandbox.runtimes.base import Sandbox, Survey
from mcp_sandbox.runtimes.bubblewrap import cgroups, walls
from mcp_sandbox.runtimes.bubblewrap.binary import Binary, BinaryMissingError, found, opened
from mcp_sandbox.runtimes.bubblewrap.failure import failure
from mcp_sandbox.runtimes.bubblewrap.identity import Identities
from mcp_sandbox.runtimes.bubblewrap.orphans import end_orphans
from mcp_sandbox.runtimes.bubblewrap.process import GuestProcess, started
from mcp_sandbox.runtimes.bubblewrap.sandbox import NAME, BubblewrapSandbox, counts_by_namespace
from mcp_sandbox.runtimes.bubblewrap.survey import surveyed
from mcp_sandbox.runtimes.conversation import hello
from mcp_sandbox.runtimes.liveness import Registry
from mcp_sandbox.runtimes.request import environment_of

__all__ = ["INTERPRETERS", "BubblewrapRuntime"]

HELLO_SECONDS = 30.0
INTERPRETERS = {Language.PYTHON: ("/usr/bin/python3", "/usr/local/bin/python3")}
"""Where a language's interpreter is looked for: below /usr, for nothing else of the host is in the sandbox."""

_log = logging.getLogger(__name__)


class BubblewrapRuntime:
    """Makes a sandbox per program out of the kernel's namespaces."""

    name = NAME

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._owner = cgroups.Owner(registry.registry_id, registry.server_id)
        self._resources = ExitStack()
        self._identities = Identities()
        self._tree = cgroups.tree()
        self._binary: Binary | None = None
        self._missing = ""
        self._probed: frozenset[Wall] | None = None

    async def __aenter__(self) -> Self:
        try:
            path, version = await found()
            self._binary = self._resources.enter_context(opened(path, version, for_others=self._identities.is_root))
        except (BinaryMissingError, OSError) as error:
            self._missing = str(error)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._binary = None
        self._resources.close()

    async def survey(self) -> Survey:
        """Say what this machine lets the runtime isolate, by making a sandbox and reading it back."""
        return await surveyed(self.walls, self._binary, self._tree, self._identities)

    def python_version(self, policy: Policy) -> tuple[int, int] | None:
        """Return the version in the name of the host's interpreter, `python3.11`; null where it has none."""
        del policy
        for path in INTERPRETERS[Language.PYTHON]:
            if os.access(path, os.X_OK):
                named = re.search(r"python(\d+)\.(\d+)$", os.path.realpath(path))
                return (int(named[1]), int(named[2])) if named is not None else None
        return None

    async def require(self, policy: Policy, language: Language) -> None:
        """Return where `policy` can be served now; the first call makes a sandbox to see which walls stand."""
        _no_image(policy)
        self._interpreter(language)
        if self._probed is None:
            self._probed = await self.walls()
        _demand(policy, self._probed)

    async def walls(self) -> frozenset[Wall]:
        """Return the walls that stand around a sandbox made now; raises `EngineError` where none can be made."""
        async with self.sandbox(Policy(name="probe"), Language.PYTHON) as sandbox:
            return sandbox.isolation.walls

    @asynccontextmanager
    async def sandbox(self, policy: Policy, language: Language) -> AsyncGenerator[Sandbox]:
        """Open a fresh sandbox under `policy`; leaving the block destroys it, on every path."""
        _no_image(policy)
        interpreter, binary = self._interpreter(language), self._found()
        environment = environment_of(policy)
        async with self._identities.take() as identity, self._group(policy.limits) as group:
            counted = identity.is_its_own or counts_by_namespace()
            limits = walls.rlimits(policy.limits, counted=counted, paced=group is not None)
            guest = command(interpreter, rlimits=limits)
            async with started(binary, identity, policy, environment, guest) as process:
                await _come_up(process, group)
                sandbox = BubblewrapSandbox(policy, interpreter, process, group)
                _demand(policy, sandbox.isolation.walls)
                yield sandbox

    @asynccontextmanager
    async def _group(self, limits: Limits) -> AsyncGenerator[cgroups.Group | None]:
        group = None
        if self._tree is not None:
            try:
                group = self._tree.make(self._owner)
            except OSError as error:
                _log.warning("no cgroup could be made: %s", error.strerror)
        try:
            if group is not None:
                group.limit(limits)
            yield group
        finally:
            if group is not None:
                # Everything in it has been killed by now: what is left is the folder. Its removal is bounded by itself.
                with anyio.CancelScope(shield=True):
                    gone = await anyio.to_thread.run_sync(group.remove)
                    if not gone:
                        _log.error("the cgroup %s could not be removed", group.name)

    def _interpreter(self, language: Language) -> str:
        for path in INTERPRETERS[language]:
            if os.access(path, os.X_OK):
                return path
        raise InterpreterMissingError(language.value, ", ".join(INTERPRETERS[language]))

    def _found(self) -> Binary:
        if self._binary is None:
            raise EngineError(
                f"bubblewrap can't be used: {self._missing or 'the runtime is not open'}.",
                remedy="`apt-get install bubblewrap`, or use Docker or Podman (`runtime.engine`).",
                field="runtime.engine",
            )
        return self._binary

    async def sweep(self) -> int:
        """Remove the cgroups of servers that are no longer alive, and whatever still runs in them."""
        return await anyio.to_thread.run_sync(self._sweep)

    def _sweep(self) -> int:
        swept = end_orphans()
        for owner, group in [] if self._tree is None else list(self._tree.groups()):
            if owner.registry_id == self._owner.registry_id and not self._registry.is_alive(owner.server_id):
                swept += group.remove()
            elif group.is_forgotten():
                # Of a registry that can't be seen from here, or is no more; there was nothing in it to count.
                group.remove()
        return swept


async def _come_up(process: GuestProcess, group: cgroups.Group | None) -> None:
    try:
        if group is not None:
            # Now, while the guest boots: the kernel may take as long to move it as it does to come up.
            await anyio.to_thread.run_sync(_move_in, group, process.pid)
        await hello(process, HELLO_SECONDS)
    except SandboxLostError as error:
        complaint = process.complaint()
        if complaint:
            raise failure(complaint) from error
        raise


def _move_in(group: cgroups.Group, pid: int) -> None:
    try:
        group.add(pid)
    except OSError as error:
        raise SandboxLostError(f"its guest could not be moved into its cgroup ({error.strerror})") from error


def _no_image(policy: Policy) -> None:
    if policy.image is not None:
        raise EngineError(
            "bubblewrap has no images: it runs the host's own interpreter, without what the policy's image brings.",
            remedy="Use Docker or Podman (`runtime.engine`), or take `image` out of the policy.",
            field="image",
        )


def _demand(policy: Policy, standing: frozenset[Wall]) -> None:
    missing = tuple(sorted(policy.require_walls - standing))
    if missing:
        raise WallMissingError(NAME, missing, "They were not found standing around a sandbox of this machine.")
