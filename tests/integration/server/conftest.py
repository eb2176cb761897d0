"""Real servers over real pipes, and a look at what they leave behind."""

import json
import os
import subprocess
import sys
from collections.abc import AsyncGenerator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import anyio
import anyio.abc
import psutil
import pytest
from mcp import Client, StdioServerParameters

COMMAND = str(Path(sys.executable).parent / "mcp-sandbox")

CONFIG = """
default_policy = "strict"

[runtime]
engine = "{engine}"

[policies.bare]
description = "No rule at all: the walls alone."
limits = {{ timeout_seconds = 20, memory_bytes = 134217728, output_total_bytes = 268435456 }}

[policies.narrow]
limits = {{ output_total_bytes = 65536 }}

[policies.nowhere]
image = "mcp-sandbox/never-built"

[clients.alice]
policy = "data_science"
may_choose = ["educational", "production", "strict", "bare", "narrow", "nowhere"]

[clients.bob]
policy = "production"

[policies.anywhere]
extends = "strict"
require_walls = []

[clients.carol]
policy = "anywhere"
max_concurrent = 1

[clients.erin]
policy = "strict"

[clients.dave]
policy = "strict"
rate_limit = "2/hour"
"""


@pytest.fixture(scope="module", params=["bubblewrap", "docker"])
def engine_name(request: pytest.FixtureRequest) -> str:
    if request.param == "docker":
        request.getfixturevalue("engine")
    return request.param


@pytest.fixture(scope="module")
def config_file(tmp_path_factory: pytest.TempPathFactory, engine_name: str) -> Path:
    path = tmp_path_factory.mktemp("config") / "config.toml"
    path.write_text(CONFIG.format(engine=engine_name))
    return path


def environment(state: Path) -> dict[str, str]:
    return {**os.environ, "MCP_SANDBOX_STATE_DIR": str(state), "A_SECRET_OF_THE_SERVER": "hunter2"}


OpenClient = Callable[[str], AbstractAsyncContextManager["Caller"]]


@dataclass
class Caller:
    client: Client

    async def call(self, tool: str, **arguments: Any) -> dict[str, Any]:
        result = await self.client.call_tool(tool, arguments)
        assert result.structured_content is not None
        assert json.loads(result.content[0].text) == result.structured_content  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownArgumentType]
        refusing = {"refused", "invalid_request", "rate_limited", "unavailable"}
        assert result.is_error is (result.structured_content["status"] in refusing)
        return result.structured_content


@pytest.fixture(scope="module")
async def open_client(config_file: Path, tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[OpenClient]:
    """Yield what gives a client by its name; each has one server, shared by the tests of a module."""
    env = environment(tmp_path_factory.mktemp("state"))
    callers: dict[str, Caller] = {}
    async with AsyncExitStack() as stack:

        @asynccontextmanager
        async def open_as(name: str) -> AsyncGenerator[Caller]:
            if name not in callers:
                args = ["serve", "--config", str(config_file), "--client", name]
                server = StdioServerParameters(command=COMMAND, args=args, env=env)
                callers[name] = Caller(await stack.enter_async_context(Client(server)))
            yield callers[name]

        yield open_as


@dataclass
class RawServer:
    """A server process and the JSON lines on its pipes."""

    process: anyio.abc.Process
    _buffer: bytearray = field(default_factory=bytearray)

    async def send_line(self, line: bytes) -> None:
        assert self.process.stdin is not None
        await self.process.stdin.send(line + b"\n")

    async def send(self, **message: Any) -> None:
        await self.send_line(json.dumps({"jsonrpc": "2.0", **message}).encode())

    async def receive(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        while b"\n" not in self._buffer:
            self._buffer += await self.process.stdout.receive()
        line, _, rest = bytes(self._buffer).partition(b"\n")
        self._buffer[:] = rest
        return json.loads(line)

    async def shake_hands(self) -> None:
        info = {"name": "a client's own words", "version": "0"}
        params = {"protocolVersion": "2025-11-25", "capabilities": {}, "clientInfo": info}
        await self.send(id=0, method="initialize", params=params)
        assert (await self.receive())["result"]["serverInfo"]["name"] == "mcp-sandbox"
        await self.send(method="notifications/initialized")

    async def start_call(self, number: int, tool: str, **arguments: Any) -> None:
        await self.send(id=number, method="tools/call", params={"name": tool, "arguments": arguments})

    async def call(self, number: int, tool: str, **arguments: Any) -> dict[str, Any]:
        await self.start_call(number, tool, **arguments)
        answer = await self.receive()
        assert answer["id"] == number
        return answer["result"]["structuredContent"]


OpenServer = Callable[[str], AbstractAsyncContextManager[RawServer]]


@pytest.fixture
def open_server(config_file: Path, leftovers: "Leftovers") -> OpenServer:
    @asynccontextmanager
    async def open_as(name: str) -> AsyncGenerator[RawServer]:
        command = [COMMAND, "serve", "--config", str(config_file), "--client", name]
        process = await anyio.open_process(command, env=environment(leftovers.state), stderr=None)
        leftovers.servers.append(process.pid)
        server = RawServer(process)
        try:
            with anyio.fail_after(30):
                await server.shake_hands()
            yield server
        finally:
            with anyio.CancelScope(shield=True):
                await end(process)

    return open_as


async def end(process: anyio.abc.Process) -> None:
    """End a server as a client does: by the end of its input, so that it can clean up; by force only after that."""
    if process.stdin is not None:
        await process.stdin.aclose()
    with anyio.move_on_after(15):
        await process.wait()
    if process.returncode is None:
        process.kill()
    await process.aclose()


@dataclass
class Leftovers:
    """What sandboxes of the servers of one test are there, as the engine and the kernel see it."""

    engine_name: str
    state: Path
    servers: list[int] = field(default_factory=list[int])

    def sandboxes(self) -> list[str]:
        return self._containers() if self.engine_name == "docker" else self._processes()

    async def until(self, count: int) -> None:
        """Return as soon as there are `count`; the caller bounds the wait."""
        while len(await anyio.to_thread.run_sync(self.sandboxes)) != count:  # noqa: ASYNC110  no event tells of it
            await anyio.sleep(0.01)

    def _containers(self) -> list[str]:
        shape = '{{.ID}} {{.Label "mcp-sandbox.registry"}}'
        command = ["docker", "ps", "--all", "--no-trunc", "--filter", "label=mcp-sandbox.server", "--format", shape]
        listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
        registries = {path.read_text().strip() for path in self.state.glob("registry*")}
        return [row.split()[0] for row in listed if row.split()[1] in registries]

    def _processes(self) -> list[str]:
        return [str(process.pid) for process in psutil.process_iter() if self._is_guest(process)]

    def _is_guest(self, process: psutil.Process) -> bool:
        """Tell whether it is a sandbox's first process: it carries the guest on its command line."""
        try:
            is_guest = process.cmdline()[1:4] == ["-I", "-S", "-c"]
            return is_guest and (self._has_uid_of_ours(process) or self._is_descendant(process))
        except psutil.Error:
            return False

    def _has_uid_of_ours(self, process: psutil.Process) -> bool:
        first_uids = [0x70000000 + (pid % 2**22) * 64 for pid in self.servers]
        return any(first <= process.uids().real < first + 64 for first in first_uids)

    def _is_descendant(self, process: psutil.Process) -> bool:
        return any(parent.pid in self.servers for parent in process.parents())


@pytest.fixture
def leftovers(engine_name: str, tmp_path: Path) -> Leftovers:
    return Leftovers(engine_name, tmp_path / "state")
