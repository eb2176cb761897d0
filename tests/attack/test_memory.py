"""Programs that want all the memory there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import psutil
import pytest

from mcp_sandbox.domain.limits import MIB
from mcp_sandbox.domain.outcome import Finished, OutOfMemory, RunOutcome
from mcp_sandbox.domain.walls import Wall

if TYPE_CHECKING:
    from tests.attack.conftest import Probe, Run

pytestmark = pytest.mark.attack

LIMIT_BYTES = 64 * MIB


def _claims_the_wall(outcome: RunOutcome) -> bool:
    """Tell whether the ceiling is a wall; else memory is watched, and a program that runs away is ended late."""
    return Wall.MEMORY in outcome.run.isolation.walls


def _stayed_below(outcome: RunOutcome, limit_bytes: int) -> bool:
    usage = outcome.run.usage
    assert usage is not None
    assert usage.peak_memory_bytes is not None
    return usage.peak_memory_bytes <= limit_bytes or not _claims_the_wall(outcome)


GREEDY = {
    "one process": "kept = []\nwhile True: kept.append(b'x' * 1_000_000)",
    "one piece": "kept = bytearray(10 ** 9)",
    "mapped": "import mmap\nkept = mmap.mmap(-1, 1 << 30)\nfor at in range(0, 1 << 30, 4096): kept[at] = 1",
    "locked": (
        "import ctypes, mmap\nlibc = ctypes.CDLL(None)\nkept = mmap.mmap(-1, 1 << 30)\nlibc.mlockall(3)\n"
        "for at in range(0, 1 << 30, 4096): kept[at] = 1"
    ),
    "a file of no folder": (
        "import os\nfile = os.memfd_create('x')\nos.truncate(file, 16 << 20)\n"
        "files = [os.memfd_create('x') for _ in range(100)]\n"
        "for file in files:\n    for _ in range(8): os.write(file, b'x' * (1 << 20))"
    ),
    "shared memory": (
        "import ctypes\nlibc = ctypes.CDLL(None)\nlibc.shmat.restype = ctypes.c_void_p\nwhile True:\n"
        "    number = libc.shmget(0, 8 << 20, 0o1600)\n    assert number >= 0\n"
        "    ctypes.memset(libc.shmat(number, None, 0), 1, 8 << 20)"
    ),
    "messages": (
        "import ctypes\nlibc = ctypes.CDLL(None)\npiece = (1).to_bytes(8, 'little') + b'x' * 8192\nwhile True:\n"
        "    queue = libc.msgget(0, 0o1600)\n    assert queue >= 0\n"
        "    while libc.msgsnd(queue, piece, 8192, 0o4000) == 0: pass"
    ),
}
"""Ways to take memory, in the main process."""
UNSEEN = {"messages"}
"""What only the kernel can count: no process holds it."""


@pytest.mark.parametrize(
    "way",
    [pytest.param(way, marks=[pytest.mark.needs_wall(Wall.MEMORY)] if way in UNSEEN else []) for way in GREEDY],
)
async def test_a_program_that_takes_too_much_is_out_of_memory(run: Run, way: str) -> None:
    outcome = await run(GREEDY[way], memory_bytes=LIMIT_BYTES, timeout_seconds=60)

    assert isinstance(outcome, OutOfMemory)
    assert _stayed_below(outcome, LIMIT_BYTES)


async def test_many_processes_have_no_more_together_than_one(run: Run) -> None:
    code = (
        "import os, time\n"
        "for _ in range(20):\n"
        "    if os.fork() == 0:\n"
        "        kept = bytearray(b'x' * (16 << 20)); time.sleep(60)\n"
        "ended = 0\n"
        "while ended < 10:\n"
        "    os.wait(); ended += 1\n"
        "print('some are gone')\n"
    )
    outcome = await run(code, memory_bytes=LIMIT_BYTES, timeout_seconds=60)

    assert _stayed_below(outcome, LIMIT_BYTES)
    assert outcome.run.usage is not None
    assert outcome.run.usage.oom_kills


async def test_the_program_goes_before_its_guest_so_that_what_it_wrote_is_kept(run: Run) -> None:
    code = "print('before')\nkept = []\nwhile True: kept.append(b'x' * 1_000_000)"
    outcome = await run(code, memory_bytes=LIMIT_BYTES)

    assert isinstance(outcome, OutOfMemory)
    assert outcome.run.stdout.text == "before\n"


async def test_a_program_can_not_put_itself_behind_others(run: Run) -> None:
    """One that the kernel would spare would have the host's own processes killed in its place."""
    code = (
        "import os\n"
        "file = os.open('/proc/self/oom_score_adj', os.O_WRONLY)\n"
        "for score in (-1000, -1, 0, 499):\n"
        "    try: os.write(file, str(score).encode())\n"
        "    except OSError: pass\n"
        "kept = []\n"
        "print(open('/proc/self/oom_score_adj').read().strip(), flush=True)\n"
        "while True: kept.append(b'x' * 1_000_000)\n"
    )
    outcome = await run(code, memory_bytes=LIMIT_BYTES)

    assert isinstance(outcome, OutOfMemory)
    assert int(outcome.run.stdout.text) >= 0


async def test_a_full_folder_is_memory_too(run: Run) -> None:
    code = (
        "for folder in ('/tmp', '/dev/shm', '/work'):\n"
        "    with open(folder + '/full', 'wb', 0) as file:\n"
        "        try:\n"
        "            while True: file.write(b'x' * (1 << 20))\n"
        "        except OSError: pass\n"
        "kept = []\n"
        "while True: kept.append(b'x' * 1_000_000); print(len(kept), flush=True)\n"
    )
    outcome = await run(code, memory_bytes=LIMIT_BYTES, tmpfs_bytes=16 * MIB)

    assert isinstance(outcome, OutOfMemory)
    assert int(outcome.run.stdout.text.split()[-1]) < 24 or not _claims_the_wall(outcome)


async def test_nothing_is_swapped_out_instead(run: Run) -> None:
    before = psutil.swap_memory().used
    outcome = await run(GREEDY["one process"], memory_bytes=LIMIT_BYTES)

    assert isinstance(outcome, OutOfMemory)
    assert psutil.swap_memory().used - before < MIB


@pytest.mark.needs_wall(Wall.MEMORY)
@pytest.mark.parametrize("kind", ["stream", "datagram"])
async def test_the_buffers_of_sockets_are_bounded(probe: Probe, kind: str) -> None:
    """The first version of cgroups counts them apart: without a limit of their own they took ten times the memory."""
    held = await probe("sockets", given={"kind": kind}, memory_bytes=LIMIT_BYTES)

    # A socket may always hold a little, limit or not: a thousand of them, some 32 KiB each.
    assert held["bytes"] < 2 * LIMIT_BYTES


async def test_the_server_survives_a_sandbox_without_memory(run: Run) -> None:
    before = psutil.Process().memory_info().rss
    outcome = await run(GREEDY["one process"], memory_bytes=LIMIT_BYTES)
    after = await run("print('still served')")

    assert isinstance(outcome, OutOfMemory)
    assert isinstance(after, Finished)
    assert after.run.stdout.text == "still served\n"
    assert psutil.Process().memory_info().rss - before < 16 * MIB
