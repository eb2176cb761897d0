"""Programs that want to be many."""

from __future__ import annotations

from typing import TYPE_CHECKING

import anyio
import pytest

from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.limits import MIB, Limits
from mcp_sandbox.domain.outcome import Finished, RunOutcome, TimedOut
from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.domain.program import Program
from mcp_sandbox.runtimes.base import Runtime

if TYPE_CHECKING:
    from tests.attack.conftest import Run

pytestmark = pytest.mark.attack

BOMB = "import os\nwhile True:\n    try: os.fork()\n    except OSError: pass"
COUNTED = "import os, sys, threading, time\nmade = 0\n"

WAYS = {
    "processes": (
        "while made < 500:\n"
        "    try: pid = os.fork()\n"
        "    except OSError: break\n"
        "    if pid == 0: time.sleep(60); os._exit(0)\n"
        "    made += 1\n"
    ),
    "threads": (
        "event = threading.Event()\n"
        "while made < 500:\n"
        "    try: threading.Thread(target=event.wait, daemon=True).start()\n"
        "    except RuntimeError: break\n"
        "    made += 1\n"
    ),
    "zombies": (
        "while made < 500:\n"
        "    try: pid = os.fork()\n"
        "    except OSError: break\n"
        "    if pid == 0: os._exit(0)\n"
        "    made += 1\n"
    ),
    "sessions": (
        "while made < 500:\n"
        "    try: pid = os.fork()\n"
        "    except OSError: break\n"
        "    if pid == 0:\n"
        "        os.setsid(); time.sleep(60); os._exit(0)\n"
        "    made += 1\n"
    ),
}


@pytest.mark.parametrize("way", WAYS)
async def test_no_more_live_at_once_than_the_policy_says(run: Run, way: str) -> None:
    outcome = await run(f"{COUNTED}{WAYS[way]}print(made, flush=True)\nos._exit(0)\n", processes=16)

    assert isinstance(outcome, Finished)
    assert 8 <= int(outcome.run.stdout.text) <= 16


async def test_those_that_were_left_by_their_parents_are_buried(run: Run) -> None:
    """An orphan becomes the first process's child; one that buries nobody would soon be at the ceiling."""
    code = (
        "import os\n"
        "for _ in range(200):\n"
        "    pid = os.fork()\n"
        "    if pid == 0:\n"
        "        if os.fork() == 0: os._exit(0)\n"
        "        os._exit(0)\n"
        "    os.waitpid(pid, 0)\n"
        "    while len([name for name in os.listdir('/proc') if name.isdigit()]) > 8: pass\n"
        "print('200 orphans')\n"
    )
    outcome = await run(code, processes=16)

    assert isinstance(outcome, Finished)
    assert outcome.run.stdout.text == "200 orphans\n"


async def test_another_sandbox_is_not_hindered_by_a_bomb(runtime: Runtime) -> None:
    # With memory enough for every process of it.
    bomb, beside = Policy(name="bomb", limits=Limits(memory_bytes=1024 * MIB)), Policy(name="beside")
    code = "import subprocess, sys\nfor _ in range(5): subprocess.run([sys.executable, '-c', 'pass'], check=True)"
    outcomes: dict[str, RunOutcome] = {}

    async def go(policy: Policy, code: str, timeout_seconds: float) -> None:
        async with runtime.sandbox(policy, Language.PYTHON) as sandbox:
            outcomes[policy.name] = await sandbox.run(Program(code), timeout_seconds=timeout_seconds)

    async with anyio.create_task_group() as both:
        both.start_soon(go, bomb, BOMB, 4)
        both.start_soon(go, beside, code, 30)

    assert list(outcomes) == ["beside", "bomb"]
    assert isinstance(outcomes["bomb"], TimedOut)
    assert isinstance(outcomes["beside"], Finished)
    assert outcomes["beside"].exit_code == 0
