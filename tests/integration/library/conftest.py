"""The library on each engine, and a look at what its sessions leave behind."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Generator
from functools import partial
from pathlib import Path
from typing import Literal, Protocol, cast

import psutil
import pytest

from mcp_sandbox import AsyncSandboxSession, SandboxSession

EngineName = Literal["bubblewrap", "docker"]


class Sandboxes(Protocol):
    def __call__(self, *pids: int) -> list[str]:
        """Return the sandboxes of this test's sessions, in this process or in those of `pids`."""
        ...


@pytest.fixture(params=["bubblewrap", pytest.param("docker", marks=pytest.mark.docker)])
def engine_name(request: pytest.FixtureRequest, state: Path) -> EngineName:
    assert state.is_dir()
    if request.param == "docker":
        request.getfixturevalue("engine")
    return request.param


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test a state folder, and so a registry, of its own."""
    path = tmp_path / "state"
    path.mkdir()
    monkeypatch.setenv("MCP_SANDBOX_STATE_DIR", str(path))
    return path


@pytest.fixture
def Session(engine_name: EngineName) -> type[SandboxSession]:  # noqa: N802  stands where the class stands
    return cast("type[SandboxSession]", partial(SandboxSession, engine=engine_name))


@pytest.fixture
def AsyncSession(engine_name: EngineName) -> type[AsyncSandboxSession]:  # noqa: N802  stands where the class stands
    return cast("type[AsyncSandboxSession]", partial(AsyncSandboxSession, engine=engine_name))


@pytest.fixture
def sandboxes(engine_name: EngineName, state: Path) -> Sandboxes:
    def containers(*_pids: int) -> list[str]:
        shape = '{{.ID}} {{.Label "mcp-sandbox.registry"}}'
        command = ["docker", "ps", "--all", "--filter", "label=mcp-sandbox.server", "--format", shape]
        listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
        registries = {path.read_text().strip() for path in state.glob("registry*")}
        return [row.split()[0] for row in listed if row.split()[1] in registries]

    def processes(*pids: int) -> list[str]:
        return [
            str(process.pid) for process in psutil.process_iter() if is_guest(process, pids or (psutil.Process().pid,))
        ]

    return containers if engine_name == "docker" else processes


def is_guest(process: psutil.Process, servers: tuple[int, ...]) -> bool:
    """Tell whether it is a sandbox's first process: it carries the guest on its command line."""
    try:
        if process.cmdline()[1:4] != ["-I", "-S", "-c"]:
            return False
        first_uids = [0x70000000 + (pid % 2**22) * 64 for pid in servers]
        return any(first <= process.uids().real < first + 64 for first in first_uids) or any(
            parent.pid in servers for parent in process.parents()
        )
    except psutil.Error:
        return False


@pytest.fixture
def shared_folder() -> Generator[Path]:
    """Yield a folder that any user of the machine may read and write."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        numbers = folder / "numbers.txt"
        numbers.write_text("1\n2\n3\n")
        numbers.chmod(0o666)
        yield folder
