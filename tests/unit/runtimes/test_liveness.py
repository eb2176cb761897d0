"""Which servers count as alive: those that hold their lock, and nobody else."""

import os
import signal
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import anyio
import pytest

from mcp_sandbox.errors import ConfigError
from mcp_sandbox.runtimes.liveness import STATE_DIR_VARIABLE, Registry, state_dir

SERVER = """
import sys
from pathlib import Path
from mcp_sandbox.runtimes.liveness import Registry
with Registry.open(Path(sys.argv[1])) as registry:
    print(registry.server_id, flush=True)
    sys.stdin.read()
"""


async def test_a_server_is_alive_until_it_is_killed(tmp_path: Path) -> None:
    with Registry.open(tmp_path) as registry:
        async with await anyio.open_process([sys.executable, "-c", SERVER, str(tmp_path)], stderr=None) as server:
            assert server.stdout is not None
            with anyio.fail_after(20):
                other = (await server.stdout.receive()).decode().strip()
            while_it_runs = registry.is_alive(other)
            nothing_forgotten = registry.forget_dead()
            os.kill(server.pid, signal.SIGKILL)
            await server.wait()

        assert while_it_runs
        assert nothing_forgotten == 0
        assert not registry.is_alive(other)
        assert registry.forget_dead() == 1
        assert not registry.is_alive(other)
        assert registry.is_alive(registry.server_id)


def test_a_server_that_left_is_dead_and_leaves_no_file(tmp_path: Path) -> None:
    with Registry.open(tmp_path) as first:
        gone = first.server_id
    with Registry.open(tmp_path) as second:
        assert not second.is_alive(gone)
        assert [path.stem for path in (tmp_path / "servers").iterdir()] == [second.server_id]


def test_two_who_ask_at_once_both_see_the_dead(tmp_path: Path) -> None:
    dead = "0123456789abcdef"
    with Registry.open(tmp_path) as registry, ThreadPoolExecutor(8) as threads:
        (tmp_path / "servers" / f"{dead}.lock").touch()
        answers = list(threads.map(registry.is_alive, [dead] * 2000))

    assert not any(answers)


@pytest.mark.parametrize("name", ["", "..", "../x", "a/b", "NOT-HEX"])
def test_a_label_that_is_no_id_of_ours_is_no_path_either(tmp_path: Path, name: str) -> None:
    with Registry.open(tmp_path) as registry:
        assert not registry.is_alive(name)


def test_servers_of_one_folder_share_a_registry_and_no_others_do(tmp_path: Path) -> None:
    with ExitStack() as stack, ThreadPoolExecutor(8) as threads:

        def enter(folder: Path) -> Registry:
            return stack.enter_context(Registry.open(folder))

        opened = list(threads.map(enter, [tmp_path / "one"] * 16))
        other = stack.enter_context(Registry.open(tmp_path / "other"))

        assert {registry.registry_id for registry in opened} == {opened[0].registry_id}
        assert len({registry.server_id for registry in opened}) == 16
        assert other.registry_id != opened[0].registry_id
        assert all(opened[0].is_alive(registry.server_id) for registry in opened)


def test_a_folder_that_is_none_refuses_the_start(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(ConfigError) as raised, Registry.open(tmp_path / "file"):
        pytest.fail("nothing could prove this server alive")

    assert STATE_DIR_VARIABLE in raised.value.remedy
    assert str(tmp_path / "file") in str(raised.value)


def test_the_folder_is_the_one_that_the_environment_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(STATE_DIR_VARIABLE, str(tmp_path))
    assert state_dir() == tmp_path
    monkeypatch.delenv(STATE_DIR_VARIABLE)
    assert state_dir().name == "mcp-sandbox"
