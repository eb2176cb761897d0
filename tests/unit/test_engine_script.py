"""The script that makes an engine answer: what it sees, what it may do, what it says where it can't."""

import importlib.util
import os
import socket
import subprocess
import sys
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "engine.py"


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.delenv("DOCKER_HOST", raising=False)
    spec = importlib.util.spec_from_file_location("engine_script", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def listener(tmp_path: Path) -> Generator[socket.socket]:
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "engine.sock"))
        yield listening


def run(**variables: str) -> tuple[int, str]:
    environment = {**os.environ, "CI": "", "MCP_SANDBOX_REQUIRE_ENGINE": "", **variables}
    command = [sys.executable, str(SCRIPT)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    return done.returncode, done.stdout


def test_without_an_engine_the_reason_is_said_and_the_tests_go_on(tmp_path: Path) -> None:
    status, said = run(DOCKER_HOST=f"unix://{tmp_path}/none.sock", MCP_SANDBOX_NO_INSTALL="1")

    assert status == 0
    assert "there is no socket" in said
    assert "will be skipped" in said


@pytest.mark.parametrize("variable", [{"CI": "true"}, {"MCP_SANDBOX_REQUIRE_ENGINE": "1"}])
def test_without_an_engine_that_is_required_the_run_fails(tmp_path: Path, variable: dict[str, str]) -> None:
    status, said = run(DOCKER_HOST=f"unix://{tmp_path}/none.sock", MCP_SANDBOX_NO_INSTALL="1", **variable)

    assert status == 1
    assert "required" in said


def test_an_engine_elsewhere_that_does_not_answer_is_never_replaced() -> None:
    status, said = run(DOCKER_HOST="tcp://127.0.0.1:1")

    assert status == 0
    assert "installing" not in said
    assert "starting" not in said


def test_a_socket_that_nobody_serves_is_no_engine(
    script: Any, listener: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOCKER_HOST", f"unix://{listener.getsockname()}")
    monkeypatch.setattr(script, "PING_SECONDS", 0.2)

    assert "refused" in script.silence()
    listener.listen()
    assert "timed out" in script.silence()


def test_a_pid_file_counts_only_while_its_process_is_the_one_that_wrote_it(script: Any, tmp_path: Path) -> None:
    pid_file = tmp_path / "docker.pid"

    assert script.process_of(pid_file, "dockerd") is None
    pid_file.write_text(str(os.getpid()))
    assert script.process_of(pid_file, "dockerd") is None
    assert script.process_of(pid_file, Path(sys.executable).name) == os.getpid()
    pid_file.write_text("not a number")
    assert script.process_of(pid_file, "dockerd") is None
