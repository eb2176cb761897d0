"""Workers and their template: there when they are needed, gone when they are not, and nothing left of them."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import anyio
import anyio.lowlevel
import psutil
import pytest

from mcp_sandbox.checker import Checker
from mcp_sandbox.checker.checker import ask, ceilings_for
from mcp_sandbox.checker.protocol import Ceilings, Question
from mcp_sandbox.checker.supply import Supply
from mcp_sandbox.domain.limits import MIB
from mcp_sandbox.domain.program import Program
from mcp_sandbox.domain.violation import Report
from mcp_sandbox.errors import CheckLostError, CheckUnavailableError
from mcp_sandbox.presets import preset

Drill = Callable[..., Callable[[], bytes]]

STRICT = preset("strict")
LONG = Ceilings(60, 256 * MIB, 60)
LIMIT_SECONDS = 60
SPIN = "while True: pass"

SERVER = """
import anyio, sys
from functools import partial
from pathlib import Path
from mcp_sandbox.checker.checker import ask
from mcp_sandbox.checker.protocol import Ceilings, Question
from mcp_sandbox.checker.supply import Supply

async def main():
    async with Supply.open() as supply, anyio.create_task_group() as tasks:
        for _ in range(2):
            work = partial(exec, "while True: pass", {})
            tasks.start_soon(ask, supply, Question(work, Ceilings(60, 1 << 28, 60)))

anyio.run(main)
"""


def template() -> psutil.Process | None:
    """Return the process that workers are forked from, where there is one."""
    own = [one for one in psutil.Process().children() if is_template(one)]
    assert len(own) < 2
    return own[0] if own else None


def is_template(process: psutil.Process) -> bool:
    """Return whether it is a template; one that ends while it is looked at is none any more."""
    try:
        return "checker.template" in " ".join(process.cmdline())
    except psutil.Error:
        return False


async def settled(root: psutil.Process) -> tuple[int, int, list[bool]]:
    """Return the descriptors of this process and of the template, and of each of its children whether it lives.

    Only once that has been the same for a while: one that was killed is a zombie until the template has buried it,
    and the next is forked behind the answer.
    """
    seen: list[tuple[int, int, list[bool]]] = []
    with anyio.fail_after(LIMIT_SECONDS):
        while len(seen) < 10 or seen.count(seen[-1]) < 10:
            await anyio.sleep(0.02)
            lives = [is_alive(one) for one in root.children()]
            seen = [*seen[-9:], (len(os.listdir("/proc/self/fd")), root.num_fds(), lives)]
    return seen[-1]


def is_alive(process: psutil.Process) -> bool:
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


async def spinning(count: int, parent: psutil.Process | None = None) -> list[psutil.Process]:
    """Return the workers that compute, once there are so many."""
    with anyio.fail_after(LIMIT_SECONDS):
        while True:
            found = [one for one in (parent or psutil.Process()).children(recursive=True) if is_locked_up(one.pid)]
            if len(found) == count:
                return found
            await anyio.sleep(0.01)


def is_locked_up(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/status") as file:
            return "Seccomp:\t2" in file.read()
    except OSError:
        return False


async def until(condition: Callable[[], bool]) -> None:
    with anyio.fail_after(LIMIT_SECONDS):
        while not condition():  # noqa: ASYNC110  the kernel has no event for it
            await anyio.sleep(0.01)


async def gone(processes: list[psutil.Process]) -> bool:
    """Wait until all of them have ended and been buried; false where they do not."""
    left = await anyio.to_thread.run_sync(lambda: psutil.wait_procs(processes, timeout=LIMIT_SECONDS)[1])
    return not left


async def test_leaving_the_block_leaves_no_process(drill: Drill) -> None:
    processes: list[psutil.Process] = []
    async with Supply.open() as supply, anyio.create_task_group() as tasks:
        tasks.start_soon(ask, supply, Question(drill(SPIN), LONG))
        processes = [*await spinning(1), *psutil.Process().children(recursive=True)]
        tasks.cancel_scope.cancel()

    assert [one for one in processes if one.is_running()] == []


async def test_leaving_at_once_leaves_no_process() -> None:
    for _ in range(3):
        async with Checker.open():
            await anyio.lowlevel.checkpoint()

    assert template() is None


async def test_a_cancelled_check_frees_its_worker(drill: Drill, supply: Supply) -> None:
    for _ in range(4):
        workers: list[psutil.Process] = []
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(ask, supply, Question(drill(SPIN), LONG))
            tasks.start_soon(ask, supply, Question(drill(SPIN), LONG))
            workers = await spinning(2)
            tasks.cancel_scope.cancel()

        assert await gone(workers)


async def test_a_cancelled_check_frees_its_place() -> None:
    slow = Program("x = 1 if y else 2\n" * 200_000)
    async with Supply.open() as supply:
        checker = Checker(supply, lambda _: Ceilings(60, 4096 * MIB, 60))
        for _ in range(3):
            async with anyio.create_task_group() as tasks:
                for _ in range(4):
                    tasks.start_soon(checker.check, slow, STRICT)
                await spinning(2)
                tasks.cancel_scope.cancel()
        with anyio.fail_after(LIMIT_SECONDS):
            assert (await checker.check(Program("print(1)"), STRICT)).allowed


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
async def test_workers_die_with_their_server(number: signal.Signals) -> None:
    server = subprocess.Popen([sys.executable, "-c", SERVER])  # noqa: ASYNC220  returns at once
    try:
        process = psutil.Process(server.pid)
        workers = await spinning(2, process)
        family = process.children(recursive=True)
    finally:
        server.send_signal(number)
        server.wait(LIMIT_SECONDS)

    assert {one.pid for one in workers} < {one.pid for one in family}
    assert await gone(family)


@pytest.mark.slow
async def test_nothing_is_left_of_two_hundred_that_were_killed(drill: Drill, supply: Supply) -> None:
    question = Question(drill(SPIN), Ceilings(60, 256 * MIB, 0.01))
    await ask(supply, question)
    root = template()
    assert root is not None
    before = await settled(root)
    for _ in range(200):
        assert await ask(supply, question) is None

    assert before[2] == [True]  # One is ahead of need.
    assert await settled(root) == before
    assert (await Checker(supply, ceilings_for).check(Program("print(1)"), STRICT)).allowed


async def test_a_template_that_is_killed_is_missed_and_replaced(drill: Drill, supply: Supply) -> None:
    checker = Checker(supply, ceilings_for)
    assert (await checker.check(Program("print(1)"), STRICT)).allowed
    first = template()
    assert first is not None
    lost: list[CheckLostError] = []
    workers: list[psutil.Process] = []
    async with anyio.create_task_group() as tasks:

        async def asked() -> None:
            try:
                await ask(supply, Question(drill(SPIN), LONG))
            except CheckLostError as error:
                lost.append(error)

        tasks.start_soon(asked)
        workers = await spinning(1)
        first.kill()

    assert len(lost) == 1
    assert await gone([first, *workers])
    assert (await checker.check(Program("print(2)"), STRICT)).allowed
    second = template()
    assert second is not None
    assert second.pid != first.pid


async def test_a_spare_that_is_killed_costs_no_check(checker: Checker) -> None:
    for number in range(3):
        assert (await checker.check(Program(f"print({number})"), STRICT)).allowed
        root = template()
        assert root is not None
        spares = root.children()
        for spare in spares:
            spare.kill()
        assert await gone(spares)
        await anyio.wait_all_tasks_blocked()


async def test_nobody_asks_for_long_and_the_template_goes() -> None:
    async with Supply.open(idle_seconds=0.2) as supply:
        checker = Checker(supply, lambda _: LONG)
        assert (await checker.check(Program("print(1)"), STRICT)).allowed
        await until(lambda: template() is None)

        assert (await checker.check(Program("print(2)"), STRICT)).allowed


async def test_a_template_that_does_not_come_up_is_no_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mcp_sandbox.checker.workers.BOOT", "raise SystemExit(3)")
    async with Checker.open() as checker:
        for _ in range(2):
            with pytest.raises(CheckUnavailableError, match="did not come up"):
                await checker.check(Program("print(1)"), STRICT)


async def test_an_interpreter_that_can_not_be_started_is_no_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nonexistent/python")
    async with Checker.open() as checker:
        with pytest.raises(CheckUnavailableError, match="can't be started"):
            await checker.check(Program("print(1)"), STRICT)


async def test_a_server_without_its_folder_on_the_path_is_found_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "/nonexistent")
    monkeypatch.setenv("PYTHONSTARTUP", "/nonexistent")
    async with Checker.open() as checker:
        assert await checker.check(Program("print(1)"), STRICT) == Report()


async def test_a_module_of_the_working_directory_is_not_taken_for_a_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("pydantic", "ast", "mcp_sandbox"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(3)")
    monkeypatch.setattr(sys, "path", ["", *sys.path])
    async with Checker.open() as checker:
        assert await checker.check(Program("print(1)"), STRICT) == Report()


async def test_the_work_of_one_worker_is_never_met_by_another(drill: Drill, supply: Supply) -> None:
    leave = drill("import mcp_sandbox.presets as shared; shared.left = 1; said = b'left'")
    look = drill("import mcp_sandbox.presets as shared; said = repr(hasattr(shared, 'left')).encode()")
    said: list[bytes] = []
    for work in (leave, look, partial(bytes)):
        async with supply.worker() as worker:
            said.append((await worker.ask(pickle.dumps(Question(work, LONG))))[1:])

    assert said == [b"left", b"False", b""]
