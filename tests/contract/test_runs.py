"""How a run ends, and what comes back of it, on every runtime."""

from __future__ import annotations

import resource
from typing import TYPE_CHECKING

import anyio
import pytest

from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.limits import MIB, Limits
from mcp_sandbox.domain.outcome import Finished, OutOfMemory, OutputLimitReached, TimedOut
from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.domain.program import Program, SourceFile
from mcp_sandbox.domain.walls import Wall
from mcp_sandbox.errors import SandboxLostError
from mcp_sandbox.runtimes.base import Runtime

if TYPE_CHECKING:
    from tests.contract.conftest import Run

LOUD = Limits(output_total_bytes=1024 * MIB, memory_bytes=128 * MIB)
HUNDRED_MEGABYTES = 100 * 1000 * 1000


@pytest.mark.parametrize(
    ("code", "exit_code"),
    [
        ("pass", 0),
        ("raise SystemExit(1)", 1),
        ("import sys; sys.exit(3)", 3),
        ("import os; os._exit(255)", 255),
        ("import os; os.kill(os.getpid(), 9)", 137),
        ("import os; os.kill(os.getpid(), 11)", 139),
    ],
)
async def test_exit_codes_come_back_as_a_shell_would_say_them(run: Run, code: str, exit_code: int) -> None:
    outcome = await run(code)

    assert isinstance(outcome, Finished)
    assert outcome.exit_code == exit_code


async def test_both_streams_come_back_apart(run: Run) -> None:
    outcome = await run("import sys; print('out'); print('err', file=sys.stderr)")

    assert (outcome.run.stdout.text, outcome.run.stderr.text) == ("out\n", "err\n")
    assert not outcome.run.stdout.truncated


async def test_a_traceback_is_the_interpreters_own(run: Run) -> None:
    outcome = await run("def f():\n    return 1 / 0\n\nf()\n")

    assert isinstance(outcome, Finished)
    assert outcome.exit_code == 1
    lines = outcome.run.stderr.text.splitlines()
    assert lines[0] == "Traceback (most recent call last):"
    assert lines[1] == '  File "/work/main.py", line 4, in <module>'
    assert lines[-1] == "ZeroDivisionError: division by zero"


async def test_the_program_is_main_and_its_folder_is_importable(run: Run) -> None:
    code = "import sys, os; print(__name__, sys.argv, sys.path[0], os.getcwd(), os.listdir())"
    outcome = await run(code)

    assert outcome.run.stdout.text == "__main__ ['main.py'] /work /work ['main.py']\n"


async def test_standard_input_arrives_untouched(run: Run) -> None:
    given = b'{"a": [1, 2], "b": "\xc3\xa9"}\r\n\x00\xff'
    outcome = await run("import sys; data = sys.stdin.buffer.read(); print(len(data), data)", stdin=given)

    assert outcome.run.stdout.text == f"{len(given)} {given!r}\n"


async def test_without_input_a_program_reads_its_end(run: Run) -> None:
    outcome = await run("import sys; print(repr(sys.stdin.read()))")

    assert outcome.run.stdout.text == "''\n"


async def test_input_larger_than_a_pipe_arrives_while_output_flows(run: Run) -> None:
    given = b"0123456789abcdef" * 200_000
    code = "import sys\nfor piece in iter(lambda: sys.stdin.buffer.read(4096), b''): sys.stdout.buffer.write(piece)"
    outcome = await run(code, stdin=given)

    assert isinstance(outcome, Finished)
    assert outcome.run.stdout.total_bytes == len(given)


async def test_files_lie_in_their_folders_and_can_be_imported(run: Run) -> None:
    files = (
        SourceFile("tools/__init__.py", b""),
        SourceFile("tools/deep/math.py", b"def double(x):\n    return 2 * x\n"),
        SourceFile("data/raw.bin", b"\x00\xff"),
    )
    code = "from tools.deep.math import double; print(double(21), open('data/raw.bin', 'rb').read())"
    outcome = await run(code, files=files)

    assert outcome.run.stdout.text == "42 b'\\x00\\xff'\n"


async def test_files_that_do_not_fit_are_our_failure_and_nothing_runs(run: Run) -> None:
    limits = Limits(tmpfs_bytes=MIB, memory_bytes=128 * MIB)
    files = (SourceFile("big.bin", bytes(2 * MIB)),)

    with pytest.raises(SandboxLostError, match="files could not be laid"):
        await run("print('never')", files=files, limits=limits)


async def test_a_file_in_the_place_of_the_code_is_our_failure_and_nothing_runs(run: Run) -> None:
    with pytest.raises(SandboxLostError, match="EEXIST"):
        await run("print('never')", files=(SourceFile("main.py", b"print('other')"),))


async def test_a_deadline_keeps_what_was_written(run: Run) -> None:
    outcome = await run("print('before')\nwhile True: pass", timeout_seconds=1)

    assert isinstance(outcome, TimedOut)
    assert outcome.run.stdout.text == "before\n"
    assert 1 <= outcome.run.duration_seconds < 5


async def test_a_program_that_ignores_signals_still_meets_its_deadline(run: Run) -> None:
    code = (
        "import signal, time\n"
        "for n in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP): signal.signal(n, signal.SIG_IGN)\n"
        "print('deaf')\n"
        "time.sleep(600)\n"
    )
    with anyio.fail_after(30):
        outcome = await run(code, timeout_seconds=1)

    assert isinstance(outcome, TimedOut)
    assert outcome.run.stdout.text == "deaf\n"


async def test_a_main_process_killed_for_memory_is_out_of_memory(run: Run) -> None:
    outcome = await run("print('start')\nx = []\nwhile True: x.append(bytearray(1 << 20))")

    assert isinstance(outcome, OutOfMemory)
    assert outcome.run.stdout.text == "start\n"
    assert outcome.run.usage is not None
    assert outcome.run.usage.oom_kills


@pytest.mark.needs_wall(Wall.MEMORY)
async def test_a_child_killed_for_memory_leaves_the_program_its_exit_code(run: Run) -> None:
    code = (
        "import os\n"
        "pid = os.fork()\n"
        "if pid == 0:\n"
        "    x = []\n"
        "    while True: x.append(bytearray(1 << 20))\n"
        "print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))\n"
    )
    outcome = await run(code)

    assert isinstance(outcome, Finished)
    assert (outcome.exit_code, outcome.run.stdout.text) == (0, "-9\n")
    assert outcome.run.usage is not None
    assert outcome.run.usage.oom_kills == 1


async def test_files_in_memory_count_as_memory(run: Run) -> None:
    limits = Limits(memory_bytes=64 * MIB, tmpfs_bytes=256 * MIB, processes=32)
    code = "with open('/tmp/big', 'wb') as f:\n    while True: f.write(bytes(1 << 20)); f.flush()"
    outcome = await run(code, limits=limits)

    assert isinstance(outcome, OutOfMemory)


@pytest.mark.slow
async def test_a_hundred_megabytes_of_output_leave_this_process_flat(run: Run) -> None:
    limits = Limits(output_total_bytes=128 * MIB, memory_bytes=128 * MIB)
    code = "import sys\npiece = b'x' * 100_000\nfor _ in range(1000): sys.stdout.buffer.write(piece)"
    await run("print()")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    outcome = await run(code, limits=limits)
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    assert isinstance(outcome, Finished)
    assert outcome.run.stdout.total_bytes == HUNDRED_MEGABYTES
    assert len(outcome.run.stdout.text) <= limits.output_bytes
    assert (after - before) * 1024 < 16 * MIB


async def test_output_past_its_ceiling_kills(run: Run) -> None:
    limits = Limits(output_total_bytes=MIB, memory_bytes=128 * MIB)
    with anyio.fail_after(30):
        outcome = await run("while True: print('x' * 10000)", limits=limits, timeout_seconds=25)

    assert isinstance(outcome, OutputLimitReached)
    assert outcome.run.stdout.truncated
    assert outcome.run.stdout.text.startswith("xxxx")


async def test_a_long_output_keeps_its_head_and_its_tail(run: Run) -> None:
    outcome = await run("for n in range(100_000): print(n)")

    stdout = outcome.run.stdout
    assert stdout.truncated
    assert stdout.text.startswith("0\n1\n2\n")
    assert stdout.text.endswith("\n99998\n99999\n")
    assert len(stdout.text.encode()) <= 16 * 1024
    assert "bytes left out" in stdout.text


async def test_invalid_utf_8_is_replaced(run: Run) -> None:
    outcome = await run(r"import sys; sys.stdout.buffer.write(b'a\xff\xfeb\xc3\xa9\n')")

    assert outcome.run.stdout.text == "a\ufffd\ufffdbé\n"


async def test_closed_streams_do_not_end_the_run(run: Run) -> None:
    outcome = await run("import os, sys; os.close(1); os.close(2); os.close(0); os._exit(7)")

    assert isinstance(outcome, Finished)
    assert outcome.exit_code == 7


async def test_output_without_a_newline_of_a_program_that_dies_hard_is_kept(run: Run) -> None:
    outcome = await run("import os, sys; sys.stdout.write('last words'); os._exit(1)")

    assert outcome.run.stdout.text == "last words"


async def test_a_process_left_behind_delays_nothing_and_is_gone(run: Run) -> None:
    code = (
        "import os, time\n"
        "if os.fork() == 0:\n"
        "    os.setsid()\n"
        "    if os.fork() == 0:\n"
        "        time.sleep(600)\n"
        "    os._exit(0)\n"
        "print('done')\n"
    )
    with anyio.fail_after(20):
        outcome = await run(code, timeout_seconds=60)

    assert isinstance(outcome, Finished)
    assert (outcome.exit_code, outcome.run.stdout.text) == (0, "done\n")


async def test_a_process_left_behind_that_never_stops_writing_delays_nothing(run: Run) -> None:
    code = "import os\nif os.fork() == 0:\n    while True: os.write(1, b'x' * 65536)\nprint('done')"
    with anyio.fail_after(20):
        outcome = await run(code, timeout_seconds=60, limits=LOUD)

    assert isinstance(outcome, Finished)
    assert outcome.exit_code == 0


async def test_a_program_that_stops_itself_meets_its_deadline(run: Run) -> None:
    outcome = await run("import os; os.kill(os.getpid(), 19)", timeout_seconds=1)

    assert isinstance(outcome, TimedOut)


async def test_one_run_never_sees_a_file_of_another(run: Run) -> None:
    write = "for folder in ('/work', '/tmp', '/dev/shm'): open(folder + '/mine', 'w').write('secret')"
    look = "import os; print([folder for folder in ('/work', '/tmp', '/dev/shm') if os.path.exists(folder + '/mine')])"

    wrote = await run(write)
    looked = await run(look)

    assert isinstance(wrote, Finished)
    assert wrote.exit_code == 0
    assert looked.run.stdout.text == "[]\n"


async def test_two_runs_overlap(runtime: Runtime, policy: Policy) -> None:
    outcomes: list[str] = []

    async def one(code: str) -> None:
        async with runtime.sandbox(policy, Language.PYTHON) as sandbox:
            outcome = await sandbox.run(Program(code), timeout_seconds=30)
            outcomes.append(outcome.run.stdout.text)

    with anyio.fail_after(60):
        async with anyio.create_task_group() as group:
            group.start_soon(one, "import time; time.sleep(3); print('slow')")
            group.start_soon(one, "print('fast')")

    assert outcomes == ["fast\n", "slow\n"]


async def test_the_environment_holds_what_the_policy_sets_and_nothing_of_the_servers(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET_TOKEN", "do-not-tell")
    outcome = await run("import os; print(sorted(os.environ)); print(os.environ['HOME'], os.environ['GREETING'])")

    assert outcome.run.stdout.text == "['GREETING', 'HOME', 'LANG', 'PATH', 'TMPDIR']\n/work hello\n"


@pytest.mark.needs_wall(Wall.MEMORY)
async def test_usage_is_accounted(run: Run) -> None:
    outcome = await run("x = bytearray(20_000_000)\nfor i in range(2_000_000): pass")

    usage = outcome.run.usage
    assert usage is not None
    assert usage.cpu_seconds is not None
    assert 0.01 < usage.cpu_seconds < 30
    assert usage.peak_memory_bytes is not None
    assert 20_000_000 < usage.peak_memory_bytes <= 128 * MIB
    assert usage.oom_kills == 0


async def test_threads_subprocesses_and_multiprocessing_work(run: Run) -> None:
    code = (
        "import asyncio, multiprocessing, subprocess, sys, threading\n"
        "def square(x): return x * x\n"
        "if __name__ == '__main__':\n"
        "    t = threading.Thread(target=lambda: print('thread')); t.start(); t.join()\n"
        "    print(subprocess.run([sys.executable, '-c', 'print(7)'], capture_output=True, text=True).stdout.strip())\n"
        "    with multiprocessing.Pool(2) as pool: print(pool.map(square, range(4)))\n"
        "    async def main():\n"
        "        p = await asyncio.create_subprocess_exec('echo', 'async', stdout=-1)\n"
        "        print((await p.communicate())[0].decode().strip())\n"
        "    asyncio.run(main())\n"
        "    import socket; a, b = socket.socketpair(); a.send(b'x'); print(b.recv(1))\n"
    )
    outcome = await run(code)

    assert outcome.run.stderr.text == ""
    assert outcome.run.stdout.text == "thread\n7\n[0, 1, 4, 9]\nasync\nb'x'\n"


async def test_the_version_of_python_that_a_runtime_names_is_the_one_that_runs(
    run: Run, runtime: Runtime, policy: Policy
) -> None:
    outcome = await run("import sys; print(*sys.version_info[:2])")

    assert isinstance(outcome, Finished)
    assert runtime.python_version(policy) == tuple(map(int, outcome.run.stdout.text.split()))
