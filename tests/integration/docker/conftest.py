"""A real engine, what is on it, and a door to it that a test can watch and jam."""

import contextlib
import re
from collections.abc import AsyncGenerator, Callable, Generator
from pathlib import Path

import anyio
import anyio.abc
import docker
import pytest

from mcp_sandbox.domain.limits import MIB, Limits
from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.runtimes.docker import REGISTRY_LABEL, DockerRuntime
from mcp_sandbox.runtimes.docker.engine import find_host
from mcp_sandbox.runtimes.liveness import Registry


@pytest.fixture
def policy() -> Policy:
    """Return a policy without any rule: the walls alone."""
    return Policy(name="bare", limits=Limits(timeout_seconds=20, memory_bytes=128 * MIB, tmpfs_bytes=16 * MIB))


@pytest.fixture
def registry(tmp_path: Path) -> Generator[Registry]:
    with Registry.open(tmp_path / "state") as opened:
        yield opened


@pytest.fixture
async def runtime(registry: Registry) -> AsyncGenerator[DockerRuntime]:
    async with DockerRuntime(registry) as opened:
        yield opened


@pytest.fixture
def containers(engine: docker.DockerClient, registry: Registry) -> Callable[[], list[str]]:
    """Return what lists the containers of this test's servers, running or not."""

    def listed() -> list[str]:
        filters: dict[str, str | list[str] | bool] = {"label": f"{REGISTRY_LABEL}={registry.registry_id}"}
        return [found.id or "" for found in engine.containers.list(all=True, filters=filters, ignore_removed=True)]

    return listed


class Door:
    """Stands before the engine's socket; sees each request, and drops those that it is told to."""

    def __init__(self, path: Path) -> None:
        self.host = f"unix://{path}"
        self.drops: list[str] = []
        """Patterns of request lines; each is used up by the first request that it matches."""
        self._seen: dict[str, anyio.Event] = {}

    def request(self, pattern: str) -> anyio.Event:
        """Return the event of the first request whose line matches `pattern` from now on."""
        return self._seen.setdefault(pattern, anyio.Event())

    def _passes(self, piece: bytes) -> bool:
        line = piece.partition(b"\r\n")[0].decode("latin-1")
        for pattern, event in self._seen.items():
            if re.match(pattern, line):
                event.set()
        for pattern in self.drops:
            if re.match(pattern, line):
                self.drops.remove(pattern)
                return False
        return True

    async def serve(self, client: anyio.abc.SocketStream) -> None:
        """Stand between one client and the engine."""
        upstream = await anyio.connect_unix(find_host("docker").removeprefix("unix://"))
        async with client, upstream, anyio.create_task_group() as both:
            both.start_soon(self._there, client, upstream, both.cancel_scope)
            both.start_soon(self._back, client, upstream, both.cancel_scope)

    async def _there(
        self, client: anyio.abc.ByteStream, upstream: anyio.abc.ByteStream, over: anyio.CancelScope
    ) -> None:
        with contextlib.suppress(anyio.EndOfStream, anyio.BrokenResourceError, anyio.ClosedResourceError):
            while self._passes(piece := await client.receive()):
                await upstream.send(piece)
        over.cancel()

    async def _back(
        self, client: anyio.abc.ByteStream, upstream: anyio.abc.ByteStream, over: anyio.CancelScope
    ) -> None:
        with contextlib.suppress(anyio.EndOfStream, anyio.BrokenResourceError, anyio.ClosedResourceError):
            while True:
                await client.send(await upstream.receive())
        over.cancel()


@pytest.fixture
async def door(tmp_path: Path) -> AsyncGenerator[Door]:
    standing = Door(tmp_path / "door.sock")
    async with await anyio.create_unix_listener(tmp_path / "door.sock") as listener, anyio.create_task_group() as tasks:
        tasks.start_soon(listener.serve, standing.serve)
        yield standing
        tasks.cancel_scope.cancel()


@pytest.fixture
async def behind_door(door: Door, registry: Registry) -> AsyncGenerator[DockerRuntime]:
    async with DockerRuntime(registry, host=door.host) as opened:
        yield opened
