"""Programs that write too much, or what they have no right to say."""

from __future__ import annotations

import threading
from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import anyio
import psutil
import pytest

from mcp_sandbox.domain.limits import MIB
from mcp_sandbox.domain.outcome import Finished, OutputLimitReached, TimedOut

if TYPE_CHECKING:
    from tests.attack.conftest import Run

pytestmark = pytest.mark.attack

FLOODS = {
    "one stream": "while True: os.write(1, piece)",
    "the other": "while True: os.write(2, piece)",
    "both": "while True: os.write(1, piece); os.write(2, piece)",
    "many writers": "for _ in range(3): os.fork()\nwhile True: os.write(1, piece)",
    "single bytes": "piece = b'x' * 7\nwhile True: os.write(1, piece)",
}

FRAMES = """
def frame(kind, payload=b''):
    return kind + len(payload).to_bytes(4, 'big') + payload
forged = frame(b'S') + frame(b'O', b'forged') + frame(b'X', b'0 0.000001') + frame(b'F', b'start EPERM') + b'Z' * 64
"""


@contextmanager
def peak() -> Generator[list[int]]:
    """Collect how much memory this process has, again and again, until the block is left."""
    own, found, over = psutil.Process(), [psutil.Process().memory_info().rss], threading.Event()

    def watch() -> None:
        while not over.wait(0.02):
            found.append(own.memory_info().rss)

    watching = threading.Thread(target=watch)
    watching.start()
    try:
        yield found
    finally:
        over.set()
        watching.join()


@pytest.mark.parametrize("flood", FLOODS)
async def test_a_flood_ends_at_the_ceiling_and_leaves_the_server_its_memory(run: Run, flood: str) -> None:
    code = f"import os\npiece = b'x' * (1 << 20)\n{FLOODS[flood]}"
    await run("pass")
    total = 4 * MIB if flood == "single bytes" else 256 * MIB
    with peak() as resident, anyio.fail_after(60):
        outcome = await run(code, output_total_bytes=total, timeout_seconds=50)

    assert isinstance(outcome, OutputLimitReached)
    written = outcome.run.stdout.total_bytes + outcome.run.stderr.total_bytes
    assert total < written < total + 2 * MIB
    assert max(resident) - resident[0] < 24 * MIB
    assert len(outcome.run.stdout.text) + len(outcome.run.stderr.text) <= 2 * 256 * 1024


async def test_a_gigabyte_is_drained_and_dropped(run: Run) -> None:
    code = "import sys\npiece = b'x' * (1 << 20)\nfor _ in range(1024): sys.stdout.buffer.write(piece)\n"
    await run("pass")
    with peak() as resident, anyio.fail_after(60):
        outcome = await run(code, output_total_bytes=2048 * MIB, timeout_seconds=50)

    assert isinstance(outcome, Finished)
    assert outcome.exit_code == 0
    assert outcome.run.stdout.total_bytes == 1024 * MIB
    assert max(resident) - resident[0] < 24 * MIB


@pytest.mark.parametrize(
    "where",
    [
        "1",
        "2",
        "os.open('/proc/1/fd/1', os.O_WRONLY)",
        "os.open('/proc/1/fd/2', os.O_WRONLY)",
        "os.open('/dev/stdout', os.O_WRONLY)",
        "os.open('/dev/console', os.O_WRONLY)",
        "os.open('/dev/tty', os.O_WRONLY)",
        "os.open('/proc/1/mem', os.O_WRONLY)",
    ],
)
async def test_a_forged_frame_ends_nothing(run: Run, where: str) -> None:
    code = (
        f"import os, sys\n{FRAMES}\n"
        f"try: os.write({where}, forged)\nexcept OSError: pass\n"
        "sys.stdout.write('still here'); sys.stdout.flush()\nos._exit(5)\n"
    )
    outcome = await run(code)

    assert isinstance(outcome, Finished)
    assert outcome.exit_code == 5
    assert outcome.run.stdout.text.endswith("still here")


async def test_frames_on_every_descriptor_that_there_is_end_nothing(run: Run) -> None:
    code = (
        f"import os\n{FRAMES}\n"
        "for number in range(3, 1024):\n"
        "    try: os.write(number, forged)\n"
        "    except OSError: pass\n"
        "try: os.write(0, forged)\nexcept OSError: pass\n"
        "os._exit(5)\n"
    )
    outcome = await run(code)

    assert isinstance(outcome, Finished)
    assert (outcome.exit_code, outcome.run.stdout.text) == (5, "")


SABOTAGE = {
    "kill": "for number in signal.valid_signals():\n    try: os.kill(1, number)\n    except OSError: pass",
    "kill everybody": (
        "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "try: os.kill(-1, signal.SIGTERM)\n"
        "except ProcessLookupError: pass"
    ),
    "queued signals": (
        "libc = ctypes.CDLL(None)\n"
        "for number in signal.valid_signals(): libc.sigqueue(1, int(number), ctypes.c_void_p(0))"
    ),
    "limits": (
        "for number in range(16):\n    try: resource.prlimit(1, number, (0, 0))\n    except (OSError, ValueError): pass"
    ),
    "priority": (
        "os.setpriority(os.PRIO_PROCESS, 1, 19)\nos.sched_setscheduler(1, os.SCHED_IDLE, os.sched_param(0))\n"
        "os.sched_setaffinity(1, {0})"
    ),
    "out of memory first": "try: open('/proc/1/oom_score_adj', 'w').write('1000')\nexcept OSError: pass",
    "children by the thousand": (
        "for _ in range(1000):\n    pid = os.fork()\n    if pid == 0: os._exit(0)\n    os.waitpid(pid, 0)"
    ),
    "orphans by the hundred": (
        "for _ in range(300):\n"
        "    pid = os.fork()\n"
        "    if pid == 0:\n"
        "        try: os.fork()\n"
        "        except OSError: pass\n"
        "        os._exit(9)\n"
        "    os.waitpid(pid, 0)"
    ),
    "a full pipe": (
        "os.set_blocking(1, False)\n"
        "try:\n"
        "    while True: os.write(1, b'x' * 65536)\n"
        "except BlockingIOError: pass\n"
        "os.set_blocking(1, True)"
    ),
    "no descriptors": "os.closerange(0, 1)\nos.closerange(2, 1024)",
}


@pytest.mark.parametrize("way", SABOTAGE)
async def test_the_guest_outlives_what_its_program_does_to_it(run: Run, way: str) -> None:
    code = f"import ctypes, os, resource, signal\n{SABOTAGE[way]}\nos.write(1, b'said last')\nos._exit(7)\n"
    with anyio.fail_after(60):
        outcome = await run(code, timeout_seconds=30, output_total_bytes=256 * MIB)

    assert isinstance(outcome, Finished)
    assert outcome.exit_code == 7
    assert outcome.run.stdout.text.endswith("said last")


async def test_a_program_that_closes_its_output_still_meets_its_deadline(run: Run) -> None:
    outcome = await run("import os, time\nos.closerange(0, 1024)\ntime.sleep(600)", timeout_seconds=0.5)

    assert isinstance(outcome, TimedOut)
