"""What every test can ask for."""

import gc
import os
import warnings
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any, NoReturn

import anyio
import docker
import pytest
from docker.errors import DockerException, ImageNotFound

from mcp_sandbox.domain.walls import Wall
from mcp_sandbox.runtimes.base import Runtime, Survey
from mcp_sandbox.runtimes.bubblewrap import BubblewrapRuntime
from mcp_sandbox.runtimes.docker import DockerRuntime
from mcp_sandbox.runtimes.liveness import Registry

BASE_IMAGE = "mcp-sandbox/python-base"


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "needs_wall(*walls): skipped where the runtime can't have these walls here")


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def engine() -> Generator[docker.DockerClient]:
    """Yield a Docker engine that answers and has the base image; a machine without either skips, unless it is CI."""
    client = _connected()
    if client is None:
        _without("no Docker engine answers: `python3 scripts/engine.py` starts one")
    try:
        client.images.get(BASE_IMAGE)
    except ImageNotFound:
        _without(f"the engine lacks {BASE_IMAGE}: `python -m images.build base` builds it")
    yield client
    client.close()


def _connected() -> docker.DockerClient | None:
    with warnings.catch_warnings():
        # The library forgets its socket where the engine refuses it; collected later, it would fail some other test.
        warnings.simplefilter("ignore", ResourceWarning)
        try:
            return docker.from_env(timeout=30)
        except DockerException:
            pass
        gc.collect()
    return None


@pytest.fixture(scope="session")
def survey_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Survey]:
    """Return what surveys a runtime, by its name; each is looked at once."""
    makers: dict[str, Callable[[Registry], Any]] = {"bubblewrap": BubblewrapRuntime, "docker": DockerRuntime}

    async def surveyed(name: str) -> Survey:
        with Registry.open(tmp_path_factory.mktemp("survey")) as registry:
            async with makers[name](registry) as runtime:
                opened: Runtime = runtime
                return await opened.survey()

    @cache
    def survey_of(name: str) -> Survey:
        # In a thread of its own: the event loop of the tests is this one's.
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(anyio.run, surveyed, name).result()

    return survey_of


@pytest.fixture(autouse=True)
def needed_walls(request: pytest.FixtureRequest) -> None:
    """Skip a test marked `needs_wall` where its runtime can't have that wall on this machine."""
    needed: set[Wall] = {wall for mark in request.node.iter_markers("needs_wall") for wall in mark.args}
    if not needed:
        return
    given = getattr(request.node, "callspec", None)
    params: dict[str, Any] = given.params if given is not None else {}
    name: str = params.get("runtime") or params.get("engine_name") or "bubblewrap"
    if name == "docker":
        request.getfixturevalue("engine")
    survey: Survey = request.getfixturevalue("survey_of")(name)
    if missing := sorted(needed - survey.walls):
        found = " ".join(finding.what for finding in survey.findings if not finding.ok)
        _without(f"{name} lacks {', '.join(missing)} here. {found}")


def _without(reason: str) -> NoReturn:
    if os.environ.get("CI") == "true" or os.environ.get("MCP_SANDBOX_REQUIRE_ENGINE") == "1":
        pytest.fail(f"nothing may be skipped here: {reason}")
    pytest.skip(reason)
