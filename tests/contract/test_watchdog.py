"""The memory ceiling of the embedded runtime where no cgroup can be had."""

from __future__ import annotations

from collections.abc import AsyncGenerator

import pytest

from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.limits import MIB, Limits
from mcp_sandbox.domain.outcome import Finished, OutOfMemory, RunOutcome
from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.domain.program import Program
from mcp_sandbox.runtimes.bubblewrap import BubblewrapRuntime, cgroups
from mcp_sandbox.runtimes.bubblewrap.watchdog import INTERVAL_SECONDS, SHORTEST_INTERVAL_SECONDS, pause_seconds
from mcp_sandbox.runtimes.liveness import Registry

POLICY = Policy(
    name="watched", limits=Limits(memory_bytes=64 * MIB, tmpfs_bytes=24 * MIB, processes=16, timeout_seconds=60)
)
TOUCH = "for at in range(0, len(kept), 4096): kept[at] = 1\n"


@pytest.fixture
async def watched(registry: Registry, monkeypatch: pytest.MonkeyPatch) -> AsyncGenerator[BubblewrapRuntime]:
    monkeypatch.setattr(cgroups, "tree", lambda: None)
    async with BubblewrapRuntime(registry) as runtime:
        yield runtime


async def run(runtime: BubblewrapRuntime, code: str) -> RunOutcome:
    async with runtime.sandbox(POLICY, Language.PYTHON) as sandbox:
        return await sandbox.run(Program(code), timeout_seconds=30)


TAKEN = {
    "shared with nobody": "import mmap\nkept = mmap.mmap(-1, 128 << 20)\n" + TOUCH,
    "a file of no folder, open": (
        "import os\nfor _ in range(8):\n    file = os.memfd_create('x')\n"
        "    for _ in range(16): os.write(file, b'x' * (1 << 20))\n"
    ),
    "a file of no folder, mapped and closed": (
        "import mmap, os\nmaps = []\nfor _ in range(8):\n    file = os.memfd_create('x')\n"
        "    os.truncate(file, 16 << 20)\n    kept = mmap.mmap(file, 16 << 20)\n    os.close(file)\n"
        "    maps.append(kept)\n    " + TOUCH
    ),
    "among children": (
        "import os, time\nfor _ in range(8):\n"
        "    if os.fork() == 0: kept = bytearray(b'x') * (16 << 20); time.sleep(60)\n"
    ),
    "in folders": (
        "for folder in ('/tmp', '/work', '/dev/shm'):\n"
        "    with open(folder + '/x', 'wb', 0) as file:\n"
        "        for _ in range(23): file.write(bytes(1 << 20))\n"
    ),
}


@pytest.mark.parametrize("way", TAKEN)
async def test_memory_is_seen_however_it_is_held(watched: BubblewrapRuntime, way: str) -> None:
    outcome = await run(watched, TAKEN[way] + "import time; time.sleep(60)")

    assert isinstance(outcome, OutOfMemory)
    assert outcome.run.usage is not None
    assert outcome.run.usage.oom_kills == 1


SHARED = {
    "pages of a parent": (
        "import os, time\nkept = bytearray(b'x') * (38 << 20)\n"
        "for _ in range(4):\n    if os.fork() == 0: break\n"
        "time.sleep(0.5)\n"
    ),
    "a file of a folder, mapped": (
        "import mmap, os, time\nown = bytearray(b'x') * (26 << 20)\nfile = open('/dev/shm/x', 'w+b')\n"
        "file.truncate(20 << 20)\nkept = mmap.mmap(file.fileno(), 20 << 20)\n" + TOUCH + "time.sleep(0.5)\n"
    ),
    "a file of no folder, open and mapped": (
        "import mmap, os, time\nown = bytearray(b'x') * (26 << 20)\nfile = os.memfd_create('x')\n"
        "os.truncate(file, 20 << 20)\nkept = mmap.mmap(file, 20 << 20)\n" + TOUCH + "time.sleep(0.5)\n"
    ),
}


@pytest.mark.parametrize("way", SHARED)
async def test_memory_that_is_shared_counts_once(watched: BubblewrapRuntime, way: str) -> None:
    outcome = await run(watched, SHARED[way])

    assert isinstance(outcome, Finished)
    assert outcome.exit_code == 0, outcome.run.stderr.text
    assert outcome.run.usage is not None
    assert outcome.run.usage.peak_memory_bytes is not None
    assert outcome.run.usage.peak_memory_bytes > 36 * MIB


def test_the_nearer_the_ceiling_the_sooner_the_next_look() -> None:
    pauses = [pause_seconds(left * MIB) for left in (0, 32, 64, 1024)]

    assert pauses[0] == SHORTEST_INTERVAL_SECONDS
    assert pauses == sorted(pauses)
    assert pauses[-1] == INTERVAL_SECONDS
