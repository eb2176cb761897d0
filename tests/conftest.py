"""What every test can ask for."""

import os
import shutil
import subprocess

import pytest

BASE_IMAGE = "mcp-sandbox/python-base"


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def engine() -> str:
    """Return the base image on a Docker engine that answers; a machine without either skips, unless it is CI."""
    reason = _lacking()
    if reason is None:
        return BASE_IMAGE
    if os.environ.get("CI") == "true" or os.environ.get("MCP_SANDBOX_REQUIRE_ENGINE") == "1":
        pytest.fail(f"an engine is required here, and {reason}")
    pytest.skip(reason)


def _lacking() -> str | None:
    if shutil.which("docker") is None:
        return "there is no docker command"
    if _docker("version") != 0:
        return "no Docker engine answers"
    if _docker("image", "inspect", BASE_IMAGE) != 0:
        return f"{BASE_IMAGE} is not built: `python -m images.build base`"
    return None


def _docker(*words: str) -> int:
    return subprocess.run(["docker", *words], capture_output=True, timeout=30, check=False).returncode
