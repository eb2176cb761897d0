"""What every test can ask for."""

import os
from collections.abc import Generator
from typing import NoReturn

import docker
import pytest
from docker.errors import DockerException, ImageNotFound

BASE_IMAGE = "mcp-sandbox/python-base"


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def engine() -> Generator[docker.DockerClient]:
    """Yield a Docker engine that answers and has the base image; a machine without either skips, unless it is CI."""
    try:
        client = docker.from_env(timeout=30)
    except DockerException:
        _without("no Docker engine answers: `python3 scripts/engine.py` starts one")
    try:
        client.images.get(BASE_IMAGE)
    except ImageNotFound:
        _without(f"the engine lacks {BASE_IMAGE}: `python -m images.build base` builds it")
    yield client
    client.close()


def _without(reason: str) -> NoReturn:
    if os.environ.get("CI") == "true" or os.environ.get("MCP_SANDBOX_REQUIRE_ENGINE") == "1":
        pytest.fail(f"an engine is required here: {reason}")
    pytest.skip(reason)
