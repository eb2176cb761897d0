"""No container outlives its use, whatever ends it."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import anyio
import anyio.abc
import docker
import pytest

from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.outcome import Finished
from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.domain.program import Program
from mcp_sandbox.errors import EngineError, EngineUnreachableError, SandboxLostError
from mcp_sandbox.runtimes.base import Runtime
from mcp_sandbox.runtimes.docker import DockerRuntime
from mcp_sandbox.runtimes.liveness import STATE_DIR_VARIABLE, Registry

pytestmark = [pytest.mark.docker, pytest.mark.usefixtures("engine")]

FOREVER = Program(code="while True: pass")

CREATE = r"POST /v[\d.]+/containers/create"
ATTACH = r"POST /v[\d.]+/containers/[^/]+/attach"
START = r"POST /v[\d.]+/containers/[^/]+/start"
INSPECT = r"GET /v[\d.]+/containers/[^/]+/json"
REMOVE = r"DELETE /v[\d.]+/containers/"

SERVER = """
import sys, anyio
from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.program import Program
from mcp_sandbox.runtimes.docker import DockerRuntime
from mcp_sandbox.runtimes.liveness import Registry
from mcp_sandbox.domain.policy import Policy

async def main():
    with Registry.open() as registry:
        async with DockerRuntime(registry) as runtime, runtime.sandbox(Policy(name="bare"), Language.PYTHON) as sandbox:
            print("up", flush=True)
            await sandbox.run(Program(code="while True: pass"), timeout_seconds=60)

anyio.run(main)
"""


async def run_forever(runtime: Runtime, policy: Policy) -> None:
    async with runtime.sandbox(policy, Language.PYTHON) as sandbox:
        await sandbox.run(FOREVER, timeout_seconds=20)


async def test_a_sandbox_is_gone_when_its_block_is_left(
    runtime: DockerRuntime, containers: Callable[[], list[str]], policy: Policy
) -> None:
    async with runtime.sandbox(policy, Language.PYTHON) as sandbox:
        during = containers()
        outcome = await sandbox.run(Program(code="print('hello')"), timeout_seconds=10)

    assert isinstance(outcome, Finished)
    assert outcome.run.stdout.text == "hello\n"
    assert len(during) == 1
    assert containers() == []


async def test_a_container_that_is_killed_from_outside_is_a_lost_sandbox(
    runtime: DockerRuntime, engine: docker.DockerClient, containers: Callable[[], list[str]], policy: Policy
) -> None:
    with anyio.fail_after(10):
        async with runtime.sandbox(policy, Language.PYTHON) as sandbox, anyio.create_task_group() as tasks:
            tasks.start_soon(anyio.to_thread.run_sync, engine.containers.get(containers()[0]).kill)
            with pytest.raises(SandboxLostError):
                await sandbox.run(FOREVER, timeout_seconds=20)

    assert containers() == []


@pytest.mark.parametrize("step", [CREATE, ATTACH, START, INSPECT])
async def test_a_cancelled_call_leaves_no_container_whatever_step_it_was_at(
    behind_door: DockerRuntime, door: Any, containers: Callable[[], list[str]], step: str, policy: Policy
) -> None:
    reached = door.request(step)
    with anyio.fail_after(20):
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(run_forever, behind_door, policy)
            await reached.wait()
            tasks.cancel_scope.cancel()

    assert containers() == []


async def test_a_call_that_is_cancelled_while_its_code_runs_leaves_no_container(
    runtime: DockerRuntime, containers: Callable[[], list[str]], policy: Policy
) -> None:
    async with runtime.sandbox(policy, Language.PYTHON) as sandbox:
        with anyio.move_on_after(0.5) as scope:
            await sandbox.run(FOREVER, timeout_seconds=20)

    assert scope.cancelled_caught
    assert containers() == []


@pytest.mark.parametrize("step", [CREATE, ATTACH, START, INSPECT])
async def test_an_engine_that_breaks_off_is_our_failure_and_leaves_no_container(
    behind_door: DockerRuntime, door: Any, containers: Callable[[], list[str]], step: str, policy: Policy
) -> None:
    door.drops.append(step)

    with pytest.raises(EngineUnreachableError):
        await run_forever(behind_door, policy)

    assert containers() == []


async def test_a_removal_that_fails_once_is_tried_again(
    behind_door: DockerRuntime, door: Any, containers: Callable[[], list[str]], policy: Policy
) -> None:
    door.drops.append(REMOVE)

    async with behind_door.sandbox(policy, Language.PYTHON) as sandbox:
        await sandbox.run(Program(code="pass"), timeout_seconds=10)

    assert door.drops == []
    assert containers() == []


async def test_a_container_that_could_not_be_removed_is_removed_by_the_next_sweep(
    behind_door: DockerRuntime,
    door: Any,
    containers: Callable[[], list[str]],
    caplog: pytest.LogCaptureFixture,
    policy: Policy,
) -> None:
    door.drops += [REMOVE] * 4

    async with behind_door.sandbox(policy, Language.PYTHON) as sandbox:
        await sandbox.run(Program(code="pass"), timeout_seconds=10)
    left = containers()
    await behind_door.sweep()

    assert len(left) == 1
    assert any(record.levelname == "ERROR" and "could not be removed" in record.message for record in caplog.records)
    assert containers() == []


async def test_what_a_killed_server_left_is_swept(
    runtime: DockerRuntime, containers: Callable[[], list[str]], tmp_path: Path
) -> None:
    server = await start_server(tmp_path / "state")
    assert len(containers()) == 1
    os.kill(server.pid, signal.SIGKILL)
    await server.wait()

    swept = await runtime.sweep()

    assert swept == 1
    assert containers() == []


async def test_a_sweep_never_touches_a_living_servers_container(
    runtime: DockerRuntime, containers: Callable[[], list[str]], tmp_path: Path, policy: Policy
) -> None:
    server = await start_server(tmp_path / "state")
    try:
        async with runtime.sandbox(policy, Language.PYTHON) as sandbox:
            swept = await runtime.sweep()
            outcome = await sandbox.run(Program(code="print('still here')"), timeout_seconds=10)
        others = containers()
    finally:
        server.kill()
        await server.wait()
        await runtime.sweep()

    assert swept == 0
    assert isinstance(outcome, Finished)
    assert len(others) == 1


async def test_a_sweep_never_touches_containers_of_another_registry(runtime: DockerRuntime, tmp_path: Path) -> None:
    server = await start_server(tmp_path / "elsewhere")
    server.kill()
    await server.wait()

    swept_here = await runtime.sweep()
    with Registry.open(tmp_path / "elsewhere") as registry:
        async with DockerRuntime(registry) as theirs:
            swept_there = await theirs.sweep()

    assert (swept_here, swept_there) == (0, 1)


async def test_no_sandbox_is_made_without_an_engine_error_being_ours(
    behind_door: DockerRuntime, door: Any, containers: Callable[[], list[str]], policy: Policy
) -> None:
    door.drops += [CREATE, REMOVE, REMOVE, REMOVE, REMOVE]

    with pytest.raises(EngineError):
        await run_forever(behind_door, policy)
    await behind_door.sweep()

    assert containers() == []


async def start_server(state: Path) -> anyio.abc.Process:
    """Start a real server's runtime and return once its code runs in a container."""
    environment = {**os.environ, STATE_DIR_VARIABLE: str(state)}
    server = await anyio.open_process([sys.executable, "-c", SERVER], env=environment, stderr=None)
    assert server.stdout is not None
    with anyio.fail_after(20):
        assert (await server.stdout.receive()).startswith(b"up")
    return server
