"""Programs that want more than their share of the processor, and files without end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from mcp_sandbox.domain.outcome import TimedOut
from mcp_sandbox.domain.walls import Wall

if TYPE_CHECKING:
    from tests.attack.conftest import Probe, Run

pytestmark = pytest.mark.attack

BUSY = {
    "processes": "import os\nfor _ in range(3): os.fork()\nwhile True: pass",
    "threads that run at once": (
        "import hashlib, threading\n"
        "piece = b'x' * (1 << 20)\n"
        "def work():\n"
        "    while True: hashlib.sha256(piece).digest()\n"
        "for _ in range(4): threading.Thread(target=work).start()"
    ),
    "sessions of their own": (
        "import os\nfor _ in range(3):\n    if os.fork() == 0: os.setsid(); break\nwhile True: pass"
    ),
}


@pytest.fixture(scope="module")
async def seen(probe: Probe) -> dict[str, Any]:
    return await probe("cpu", open_files=64)


# A share of the processor, and an account of it, come with the cgroup that bears `memory`; without, there is a total.
@pytest.mark.needs_wall(Wall.MEMORY, Wall.CPU)
@pytest.mark.parametrize("way", BUSY)
async def test_many_that_are_busy_share_what_the_policy_gives(run: Run, way: str) -> None:
    outcome = await run(BUSY[way], cpus=0.5, timeout_seconds=2)

    assert isinstance(outcome, TimedOut)
    assert outcome.run.usage is not None
    assert outcome.run.usage.cpu_seconds is not None
    # A period of the kernel's is a tenth of a second, and the first is given whole.
    assert outcome.run.usage.cpu_seconds <= 0.5 * outcome.run.duration_seconds + 0.4


async def test_no_priority_and_no_limit_can_be_raised_nor_the_guests_lowered(seen: dict[str, Any]) -> None:
    assert seen["gained"] == []


async def test_files_can_not_be_opened_without_end(seen: dict[str, Any]) -> None:
    assert 32 <= seen["opened"] <= 64


async def test_a_crash_leaves_no_core(seen: dict[str, Any]) -> None:
    assert seen["dumped"] is False
    assert seen["core"] == [0, 0]
    assert seen["left"] == ["main.py"]
