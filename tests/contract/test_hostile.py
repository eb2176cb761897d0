"""Programs that climb the walls of a sandbox; no check stands before them."""

from __future__ import annotations

import os
import platform
from pathlib import Path
from typing import TYPE_CHECKING

import anyio
import anyio.lowlevel
import pytest

from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.outcome import Finished, TimedOut
from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.domain.program import Program
from mcp_sandbox.domain.walls import Wall
from mcp_sandbox.errors import SandboxLostError
from mcp_sandbox.runtimes.base import Runtime

if TYPE_CHECKING:
    from tests.contract.conftest import Run

pytestmark = pytest.mark.attack

NUMBERED = pytest.mark.skipif(platform.machine() != "x86_64", reason="calls by their numbers on x86-64")


@pytest.mark.needs_wall(Wall.MEMORY)
async def test_every_wall_is_read_back(runtime: Runtime, policy: Policy) -> None:
    demanding = policy.model_copy(update={"require_walls": frozenset(Wall)})
    await runtime.require(demanding, Language.PYTHON)
    async with runtime.sandbox(demanding, Language.PYTHON) as sandbox:
        outcome = await sandbox.run(Program("pass"), timeout_seconds=30)

    assert outcome.run.isolation.walls == frozenset(Wall)
    assert outcome.run.isolation.network == "none"
    assert outcome.run.isolation.runtime == runtime.name


async def test_frames_that_a_program_forges_are_its_output_and_nothing_else(run: Run) -> None:
    code = (
        "import sys\n"
        "frame = b'X' + (10).to_bytes(4, 'big') + b'0 0.000001'\n"
        "sys.stdout.buffer.write(frame * 3); sys.stderr.buffer.write(frame)\n"
        "sys.exit(5)\n"
    )
    outcome = await run(code)

    assert isinstance(outcome, Finished)
    assert outcome.exit_code == 5
    assert outcome.run.stdout.total_bytes == 45


async def test_the_guests_own_descriptors_and_memory_are_closed_to_the_program(run: Run) -> None:
    code = (
        "import os\n"
        "opened = []\n"
        "for name in ['fd/0', 'fd/1', 'fd/2', 'mem', 'fd', 'environ', 'cwd', 'root']:\n"
        "    path = '/proc/1/' + name\n"
        "    for flags in (os.O_RDONLY, os.O_WRONLY, os.O_RDWR):\n"
        "        try: os.open(path, flags)\n"
        "        except OSError: continue\n"
        "        opened.append((name, flags))\n"
        "print(opened)\n"
    )
    outcome = await run(code)

    assert outcome.run.stdout.text == "[]\n"


async def test_signals_do_not_reach_the_guest(run: Run) -> None:
    code = (
        "import os, signal\n"
        "for number in signal.valid_signals():\n"
        "    try: os.kill(1, number)\n"
        "    except OSError: pass\n"
        "print('still here')\n"
    )
    outcome = await run(code)

    assert isinstance(outcome, Finished)
    assert (outcome.exit_code, outcome.run.stdout.text) == (0, "still here\n")


async def test_a_program_that_kills_everything_it_can_ends_only_itself(run: Run) -> None:
    code = "import os\ntry: os.kill(-1, 9)\nexcept ProcessLookupError: pass\nos.kill(0, 9)"
    outcome = await run(code)

    assert isinstance(outcome, Finished)
    assert outcome.exit_code == 137


async def test_a_fork_bomb_stops_at_the_ceiling(run: Run) -> None:
    code = (
        "import os, time\n"
        "made = 0\n"
        "while True:\n"
        "    try: pid = os.fork()\n"
        "    except OSError: break\n"
        "    if pid == 0: time.sleep(600)\n"
        "    made += 1\n"
        "print(made)\n"
    )
    outcome = await run(code, timeout_seconds=20)

    assert isinstance(outcome, Finished)
    assert 20 <= int(outcome.run.stdout.text) <= 32


async def test_a_fork_bomb_that_multiplies_meets_its_deadline(run: Run) -> None:
    code = "import os\nwhile True:\n    try: os.fork()\n    except OSError: pass"
    with anyio.fail_after(60):
        outcome = await run(code, timeout_seconds=2)

    assert isinstance(outcome, TimedOut)


async def test_the_hosts_settings_can_not_be_written(run: Run) -> None:
    code = (
        "import os\n"
        "for name in ('vm/swappiness', 'kernel/core_pattern', 'kernel/hostname', 'user/max_user_namespaces'):\n"
        "    try: os.open('/proc/sys/' + name, os.O_WRONLY)\n"
        "    except OSError: continue\n"
        "    print('opened', name)\n"
        "for path in ('/proc/sysrq-trigger', '/sys/fs/cgroup/memory', '/sys/kernel'):\n"
        "    try: os.open(path, os.O_WRONLY)\n"
        "    except OSError: continue\n"
        "    print('opened', path)\n"
    )
    outcome = await run(code)

    assert outcome.run.stdout.text == ""


async def test_nothing_but_the_sized_folders_can_be_written(run: Run) -> None:
    code = (
        "import os\n"
        "found = set()\n"
        "for folder, folders, _ in os.walk('/'):\n"
        "    if folder in ('/proc', '/sys'): folders.clear()\n"
        "    try:\n"
        "        with open(folder + '/.mark', 'w') as f: f.write('x')\n"
        "        os.unlink(folder + '/.mark'); found.add(folder)\n"
        "    except OSError: pass\n"
        "print(sorted(found))\n"
    )
    outcome = await run(code)

    assert outcome.run.stdout.text == "['/dev/shm', '/tmp', '/work']\n"


@pytest.mark.parametrize("folder", ["/work", "/tmp", "/dev/shm"])
async def test_a_writable_folder_has_a_size(run: Run, folder: str) -> None:
    code = (
        "import errno\n"
        f"f = open('{folder}/big', 'wb', buffering=0)\n"
        "n = 0\n"
        "try:\n"
        "    while n < 1 << 30: n += f.write(bytes(1 << 20))\n"
        "except OSError as error: print(errno.errorcode[error.errno], n >> 20)\n"
    )
    outcome = await run(code)

    assert outcome.run.stdout.text.split()[0] in ("ENOSPC", "EFBIG")
    assert int(outcome.run.stdout.text.split()[1]) <= 64


async def test_no_network_but_loopback_is_there(run: Run) -> None:
    code = (
        "import socket\n"
        "print(open('/proc/net/dev').read().count(':'))\n"
        "s = socket.socket(); s.settimeout(3)\n"
        "for address in (('1.1.1.1', 53), ('172.17.0.1', 22), ('169.254.169.254', 80)):\n"
        "    try: s.connect(address); print('connected')\n"
        "    except OSError as error: print(error.errno)\n"
    )
    outcome = await run(code)

    assert outcome.run.stdout.text == "1\n101\n101\n101\n", "101 is ENETUNREACH"


@NUMBERED
async def test_calls_off_the_list_are_refused(run: Run) -> None:
    code = (
        "import ctypes, errno, os, socket\n"
        "libc = ctypes.CDLL(None, use_errno=True)\n"
        "def call(number, *args):\n"
        "    result = libc.syscall(number, *args)\n"
        "    return 'ok' if result >= 0 else errno.errorcode[ctypes.get_errno()]\n"
        "def family(number, kind=socket.SOCK_RAW):\n"
        "    try: socket.socket(number, kind).close(); return 'ok'\n"
        "    except OSError as error: return errno.errorcode[error.errno]\n"
        "print('unshare', [call(272, flag) for flag in (0x10000000, 0x00020000)])\n"
        "print('mount', call(165, 0, 0, 0, 0, 0), 'ptrace', call(101, 0, 0, 0, 0), 'bpf', call(321, 0, 0, 0))\n"
        "print('keyctl', call(250, 0, 0, 0, 0, 0), 'perf', call(298, 0, 0, 0, 0, 0))\n"
        "print('clone3', call(435, 0, 0), 'io_uring', call(425, 1, 0), 'userfaultfd', call(323, 0))\n"
        "print('clone', call(56, 0x10000011, 0, 0, 0, 0))\n"
        "print('personality', call(135, 0x40000), call(135, ctypes.c_ulong(0xFFFFFFFF)))\n"
        "print('families', family(38, 5), family(17), family(16), family(40, 1), family(1, 1), family(2, 1))\n"
        "print('tiocsti', libc.ioctl(0, 0x5412, b'x'), errno.errorcode[ctypes.get_errno()])\n"
        "print('tiocsti', libc.ioctl(0, ctypes.c_ulong(0x100005412), b'x'), errno.errorcode[ctypes.get_errno()])\n"
        "print('vm', call(310, 1, 0, 0, 0, 0, 0), 'handle', call(304, 0, 0, 0))\n"
    )
    outcome = await run(code)

    assert outcome.run.stdout.text.splitlines() == [
        "unshare ['EPERM', 'EPERM']",
        "mount EPERM ptrace EPERM bpf EPERM",
        "keyctl EPERM perf EPERM",
        "clone3 ENOSYS io_uring ENOSYS userfaultfd ENOSYS",
        "clone EPERM",
        "personality EPERM ok",
        "families EPERM EPERM EPERM EPERM ok ok",
        "tiocsti -1 EPERM",
        "tiocsti -1 EPERM",
        "vm EPERM handle EPERM",
    ]


@NUMBERED
async def test_a_foreign_abi_is_killed(run: Run) -> None:
    code = (
        "import ctypes, mmap\n"
        "# getpid by the 32-bit call gate: mov eax, 20; int 0x80; ret\n"
        "m = mmap.mmap(-1, 4096, prot=7); m.write(bytes.fromhex('b814000000cd80c3'))\n"
        "f = ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(m)))\n"
        "print('before'); print(f())\n"
    )
    outcome = await run(code)

    assert isinstance(outcome, Finished)
    assert outcome.exit_code == 159, "128 + SIGSYS"
    assert outcome.run.stdout.text == "before\n"


async def test_cancelling_a_run_leaves_nothing(runtime: Runtime, policy: Policy) -> None:
    started = anyio.Event()

    async def endless() -> None:
        async with runtime.sandbox(policy, Language.PYTHON) as sandbox:
            started.set()
            await sandbox.run(Program("import time; time.sleep(600)"), timeout_seconds=600)

    with anyio.fail_after(60):
        async with anyio.create_task_group() as group:
            group.start_soon(endless)
            await started.wait()
            group.cancel_scope.cancel()
        # What it held is free again: a run after it works.
        async with runtime.sandbox(policy, Language.PYTHON) as sandbox:
            outcome = await sandbox.run(Program("print('next')"), timeout_seconds=30)

    assert outcome.run.stdout.text == "next\n"


async def test_a_guest_killed_from_outside_is_a_lost_sandbox_and_not_the_programs_end(
    runtime: Runtime, policy: Policy, tmp_path: Path
) -> None:
    mark = f"lost-{tmp_path.name}-{os.getpid()}"
    program = Program(f"import time; mark = {mark!r}; time.sleep(600)")

    async with runtime.sandbox(policy, Language.PYTHON) as sandbox, anyio.create_task_group() as group:
        group.start_soon(_kill_the_guest_of, mark)
        with anyio.fail_after(30), pytest.raises(SandboxLostError):
            await sandbox.run(program, timeout_seconds=600)


async def _kill_the_guest_of(mark: str) -> None:
    while (guest := await anyio.to_thread.run_sync(_guest_of, mark)) is None:
        await anyio.lowlevel.checkpoint()
    os.kill(guest, 9)


def _guest_of(mark: str) -> int | None:
    """Return the parent, by the host's numbers, of the program that has `mark` in its code."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if mark in (process / "cwd/main.py").read_text() and b"main.py" in (process / "cmdline").read_bytes():
                return int((process / "status").read_text().split("PPid:")[1].split()[0])
        except OSError:
            continue
    return None
