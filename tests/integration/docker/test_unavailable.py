"""An engine that can't be talked to is our failure, said at once and in one sentence."""

import socket
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import anyio
import docker
import pytest

from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.errors import EngineError, EngineUnreachableError, ImageMissingError
from mcp_sandbox.runtimes.docker import DockerRuntime
from mcp_sandbox.runtimes.liveness import Registry

pytestmark = [pytest.mark.docker, pytest.mark.usefixtures("engine")]


@pytest.fixture
def dead_socket(tmp_path: Path) -> str:
    path = tmp_path / "dead.sock"
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))
    return f"unix://{path}"


@pytest.fixture
def deaf_socket(tmp_path: Path) -> Generator[str]:
    path = tmp_path / "deaf.sock"
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))
        listener.listen()
        yield f"unix://{path}"


async def requirement(registry: Registry, policy: Policy, host: str) -> EngineUnreachableError:
    async with DockerRuntime(registry, host=host) as runtime:
        with anyio.fail_after(10), pytest.raises(EngineUnreachableError) as raised:
            await runtime.require(policy, Language.PYTHON)
        survey = await runtime.survey()
    assert not survey.usable
    assert survey.findings[0].remedy == raised.value.remedy
    return raised.value


async def test_an_engine_without_a_socket_is_named(registry: Registry, tmp_path: Path, policy: Policy) -> None:
    error = await requirement(registry, policy, f"unix://{tmp_path}/none.sock")
    assert "there is no socket" in error.message


async def test_an_engine_that_refuses_is_named(registry: Registry, dead_socket: str, policy: Policy) -> None:
    error = await requirement(registry, policy, dead_socket)
    assert "nobody listens" in error.message


async def test_an_engine_that_hangs_is_named_within_seconds(
    registry: Registry, deaf_socket: str, policy: Policy
) -> None:
    error = await requirement(registry, policy, deaf_socket)
    assert "did not answer in time" in error.message


async def test_a_sandbox_on_an_engine_that_hangs_fails_within_seconds(
    registry: Registry, deaf_socket: str, policy: Policy
) -> None:
    with anyio.fail_after(30):
        async with DockerRuntime(registry, host=deaf_socket) as runtime:
            with pytest.raises(EngineUnreachableError):
                async with runtime.sandbox(policy, Language.PYTHON):
                    pytest.fail("a sandbox came up on nothing")


async def test_a_missing_image_is_named_with_the_command_that_builds_it(
    runtime: DockerRuntime, containers: Callable[[], list[str]], policy: Policy
) -> None:
    policy = policy.model_copy(update={"image": "mcp-sandbox/never-built"})

    with pytest.raises(ImageMissingError) as required:
        await runtime.require(policy, Language.PYTHON)
    with pytest.raises(ImageMissingError) as opened:
        async with runtime.sandbox(policy, Language.PYTHON):
            pytest.fail("a sandbox came up without an image")

    assert "mcp-sandbox/never-built" in required.value.message
    assert "docker pull mcp-sandbox/never-built" in opened.value.remedy
    assert containers() == []


async def test_an_image_without_an_interpreter_is_our_failure(
    runtime: DockerRuntime,
    engine: docker.DockerClient,
    containers: Callable[[], list[str]],
    tmp_path: Path,
    policy: Policy,
) -> None:
    archive = tmp_path / "empty.tar"
    archive.write_bytes(bytes(10240))
    api: Any = engine.api
    api.import_image_from_file(str(archive), repository="mcp-sandbox-test/empty")
    policy = policy.model_copy(update={"image": "mcp-sandbox-test/empty"})
    try:
        with pytest.raises(EngineError) as raised:
            async with runtime.sandbox(policy, Language.PYTHON):
                pytest.fail("a sandbox came up without an interpreter")
    finally:
        engine.images.remove("mcp-sandbox-test/empty", force=True)

    assert "mcp-sandbox-test/empty could not be started" in raised.value.message
    assert raised.value.field == "image"
    assert containers() == []


async def test_an_unknown_oci_runtime_builds_no_wall(registry: Registry, policy: Policy) -> None:
    async with DockerRuntime(registry, oci_runtime="never-installed") as runtime:
        survey = await runtime.survey()
        with pytest.raises(EngineError):
            async with runtime.sandbox(policy, Language.PYTHON):
                pytest.fail("a sandbox came up in an OCI runtime that is not there")

    assert not survey.usable
    assert any(not finding.ok and "never-installed" in finding.what for finding in survey.findings)


async def test_many_who_ask_an_engine_that_hangs_wait_no_longer_than_one(
    registry: Registry, deaf_socket: str, policy: Policy
) -> None:
    failed: list[str] = []

    async def ask(runtime: DockerRuntime) -> None:
        try:
            await runtime.require(policy, Language.PYTHON)
        except EngineUnreachableError as error:
            failed.append(error.code)

    async with DockerRuntime(registry, host=deaf_socket) as runtime:
        with anyio.fail_after(10):
            async with anyio.create_task_group() as tasks:
                for _ in range(12):
                    tasks.start_soon(ask, runtime)

    assert failed == ["engine-unreachable"] * 12
