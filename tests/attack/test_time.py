"""Programs that will not end; looked at from outside, by a word that only their processes have."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import TYPE_CHECKING

import anyio
import pytest

from mcp_sandbox.domain.outcome import Finished, TimedOut

if TYPE_CHECKING:
    from tests.attack.conftest import Run

pytestmark = pytest.mark.attack

AGAIN = "import os, signal, subprocess, sys, time\nmark = sys.stdin.read()\nif len(sys.argv) == 1: {first}\n{then}\n"
"""A program that starts itself once more with the mark as an argument, so that the host can tell its processes."""
MARKED = "os.execv(sys.executable, [sys.executable, '-u', 'main.py', mark])"

STUBBORN = {
    "sleeps": "time.sleep(600)",
    "is busy": "while True: pass",
    "ignores signals": (
        "for number in signal.valid_signals():\n"
        "    try: signal.signal(number, signal.SIG_IGN)\n"
        "    except (OSError, ValueError): pass\n"
        "while True: pass"
    ),
    "blocks signals": "signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())\nwhile True: time.sleep(1)",
    "has stopped itself": "os.kill(os.getpid(), signal.SIGSTOP)",
    "has stopped its children": (
        "for _ in range(3):\n"
        "    if (pid := os.fork()) == 0:\n"
        "        while True: pass\n"
        "    os.kill(pid, signal.SIGSTOP)\n"
        "time.sleep(600)"
    ),
    "is many": "for _ in range(3): os.fork()\nwhile True: pass",
    "has closed everything": "os.closerange(0, 256)\nwhile True: pass",
    "waits for input": "os.read(os.pipe()[0], 1)",
}

LEAVING = {
    "a daemon": (
        "if os.fork() == 0:\n"
        "    os.setsid()\n"
        "    if os.fork() == 0:\n"
        "        os.closerange(0, 256)\n"
        "        time.sleep(600)\n"
        "    os._exit(0)\n"
    ),
    "busy children": "for _ in range(3):\n    if os.fork() == 0:\n        while True: pass\n",
    "a child that holds the output": "if os.fork() == 0: time.sleep(600)\n",
    "a child that goes on writing": "if os.fork() == 0:\n    while True: print('more')\n",
    "children that multiply": (
        "if os.fork() == 0:\n    while True:\n        try: os.fork()\n        except OSError: pass\n"
    ),
    "a stopped child": "if (pid := os.fork()) == 0: time.sleep(600)\nos.kill(pid, signal.SIGSTOP)\n",
}


def _code(then: str) -> str:
    return AGAIN.format(first=MARKED, then=then)


def _marked(mark: str) -> list[int]:
    """Return the processes of this host that have `mark` among their arguments and have not ended."""
    found: list[int] = []
    for path in Path("/proc").iterdir():
        if not path.name.isdigit():
            continue
        try:
            if mark.encode() in (path / "cmdline").read_bytes():
                found.append(int(path.name))
        except OSError:
            continue
    return found


@pytest.mark.parametrize("way", STUBBORN)
async def test_the_deadline_ends_every_process_of_a_program_that(run: Run, way: str) -> None:
    mark = secrets.token_hex(16)
    with anyio.fail_after(20):
        outcome = await run(_code(STUBBORN[way]), stdin=mark.encode(), timeout_seconds=0.5)

    assert isinstance(outcome, TimedOut)
    assert _marked(mark) == []


@pytest.mark.parametrize("way", LEAVING)
async def test_the_end_of_the_main_process_is_the_end_of(run: Run, way: str) -> None:
    mark = secrets.token_hex(16)
    code = _code(f"{LEAVING[way]}print('done', flush=True)\nos._exit(3)")
    with anyio.fail_after(20):
        outcome = await run(code, stdin=mark.encode(), timeout_seconds=15)

    assert isinstance(outcome, Finished)
    assert outcome.exit_code == 3
    assert _marked(mark) == []


async def test_the_host_can_tell_the_programs_processes(run: Run) -> None:
    """Without this, the tests above could not fail."""
    mark = secrets.token_hex(16)
    seen: list[int] = []
    async with anyio.create_task_group() as running:
        running.start_soon(lambda: run(_code("time.sleep(600)"), stdin=mark.encode(), timeout_seconds=30))
        with anyio.fail_after(20):
            while not seen:
                await anyio.sleep(0.01)
                seen = _marked(mark)
        running.cancel_scope.cancel()

    assert _marked(mark) == []
