"""Sessions from the first line of their block to the last, and after it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import anyio
import pytest
from anyio.abc import TaskGroup

from mcp_sandbox import AsyncSandboxSession, Mount, SandboxSession
from mcp_sandbox.domain.walls import Wall
from mcp_sandbox.errors import (
    EngineError,
    EngineUnreachableError,
    OptionError,
    RequestError,
    SandboxLostError,
    SessionClosedError,
)
from mcp_sandbox.security import SecurityError, SecurityIssueSeverity, SecurityPattern, get_security_policy

Session = type[SandboxSession]
AsyncSession = type[AsyncSandboxSession]

FOREVER = "import time\nprint('up', flush=True)\nwhile True: time.sleep(1)"


async def until(sandboxes: Callable[..., list[str]], count: int, *pids: int) -> None:
    with anyio.fail_after(30):
        while len(await anyio.to_thread.run_sync(sandboxes, *pids)) != count:  # noqa: ASYNC110  no event tells of it
            await anyio.sleep(0.01)


@pytest.mark.needs_wall(Wall.MEMORY)
def test_ordinary_code_runs_without_any_setting(Session: Session) -> None:  # noqa: N803
    code = "import os, json, statistics\nprint(json.dumps([os.path.basename('/a/b'), statistics.mean([1, 2, 6])]))"
    with Session(lang="python") as session:
        result = session.run(code)

    assert (result.status, result.exit_code, result.stdout, result.stderr) == ("completed", 0, '["b", 3]\n', "")
    assert result.isolation.network == "none"
    assert not result.stdout_truncated


@pytest.mark.needs_wall(Wall.MEMORY)
def test_refused_code_raises_with_its_violations_and_never_runs(Session: Session) -> None:  # noqa: N803
    with Session() as session:
        with pytest.raises(SecurityError) as caught:
            session.run("print('ran')\nimport os\nos.system('id')\neval('1')")
        assert session.run("print('still here')").stdout == "still here\n"

    assert [one.line for one in caught.value.violations] == [3, 4]
    assert caught.value.violations[0].severity is SecurityIssueSeverity.HIGH
    assert "production" in str(caught.value)


@pytest.mark.needs_wall(Wall.MEMORY)
def test_files_are_laid_in_and_checked_like_the_program(Session: Session) -> None:  # noqa: N803
    files: dict[str, str | bytes] = {"mine.py": "def double(x): return 2 * x", "data/raw.bin": b"\xff\x00\xfe"}
    code = "import sys, mine\nprint(mine.double(21), open('data/raw.bin', 'rb').read(), sys.stdin.read())"
    with Session() as session:
        result = session.run(code, files=files, stdin='{"a": 1}')
        is_safe, violations = session.is_safe("import mine", files={"mine.py": "import os\nos.system('id')"})

    assert result.stdout == "42 b'\\xff\\x00\\xfe' {\"a\": 1}\n"
    assert not is_safe
    assert (violations[0].path, violations[0].line) == ("mine.py", 2)


def test_each_run_has_a_sandbox_of_its_own(Session: Session) -> None:  # noqa: N803
    with Session(security_policy=get_security_policy("minimal")) as session:
        first = session.run("open('left.txt', 'w').write('x')\nimport os\nprint(os.listdir('.'))")
        second = session.run("import os\nprint(os.listdir('.'))")

    assert "left.txt" in first.stdout
    assert "left.txt" not in second.stdout


@pytest.mark.needs_wall(Wall.MEMORY)
def test_a_program_that_fails_is_a_result(Session: Session) -> None:  # noqa: N803
    with Session() as session:
        failed = session.run("import sys\nsys.exit(3)")
        raised = session.run("1 / 0")

    assert (failed.status, failed.exit_code) == ("failed", 3)
    assert (raised.status, raised.exit_code) == ("failed", 1)
    assert "ZeroDivisionError" in raised.stderr


@pytest.mark.needs_wall(Wall.MEMORY)
def test_a_program_that_is_ended_says_why_and_keeps_what_it_wrote(Session: Session) -> None:  # noqa: N803
    configs = {"mem_limit": "64m", "timeout": 20, "pids_limit": 16}
    with Session(runtime_configs=configs) as session:
        late = session.run(FOREVER, timeout_seconds=1)
        hungry = session.run("print('up', flush=True)\nx = bytearray(512 * 1024 * 1024)")

    assert (late.status, late.exit_code, late.stdout) == ("timed_out", None, "up\n")
    assert (hungry.status, hungry.exit_code, hungry.stdout) == ("out_of_memory", 137, "up\n")
    assert late.execution_time >= 1


@pytest.mark.needs_wall(Wall.MEMORY)
def test_the_sessions_time_is_the_most_that_a_run_may_ask_for(Session: Session) -> None:  # noqa: N803
    with Session(runtime_configs={"timeout": 1}) as session:
        assert session.run(FOREVER).status == "timed_out"
        with pytest.raises(RequestError, match="at most 1"):
            session.run("print(1)", timeout_seconds=2)


@pytest.mark.parametrize(
    ("code", "options", "field"),
    [
        ("", {}, "code"),
        ("#" * 100_001, {}, "code"),
        ("print(1)", {"timeout_seconds": 0}, "timeout_seconds"),
        ("print(1)", {"files": {"../a": "x"}}, "files[0].path"),
        ("print(1)", {"stdin": "\ud800"}, "stdin"),
    ],
)
def test_what_cannot_be_asked_is_an_error_that_names_the_field(code: str, options: dict[str, Any], field: str) -> None:
    with SandboxSession() as session, pytest.raises(RequestError) as caught:
        session.run(code, **options)

    assert caught.value.field == field
    assert caught.value.remedy in caught.value.__notes__


def test_notes_are_what_the_policy_lets_pass(Session: Session) -> None:  # noqa: N803
    with Session(security_policy=get_security_policy("educational")) as session:
        result = session.run("print(eval('1 + 1'))")

    assert result.stdout == "2\n"
    assert [(note.line, note.severity) for note in result.notes] == [(1, SecurityIssueSeverity.LOW)]


def test_a_policy_counts_as_it_was_when_the_session_was_made() -> None:
    policy = get_security_policy("production")
    session = SandboxSession(security_policy=policy)
    policy.add_pattern(SecurityPattern("torch"))
    policy.rules.clear()

    with session:
        assert session.is_safe("import torch")[0]
        assert not session.is_safe("eval('1')")[0]


def test_a_session_that_is_not_open_says_so() -> None:
    session = SandboxSession()
    for use in (session.run, session.is_safe):
        with pytest.raises(SessionClosedError, match="not open"):
            use("print(1)")
    with session:
        assert session.is_safe("print(1)")[0]
    for use in (session.run, session.is_safe):
        with pytest.raises(SessionClosedError, match="not open"):
            use("print(1)")


async def test_an_awaited_session_that_is_not_open_says_so() -> None:
    session = AsyncSandboxSession()
    with pytest.raises(SessionClosedError):
        await session.run("print(1)")
    async with session:
        assert (await session.is_safe("print(1)"))[0]
    with pytest.raises(SessionClosedError):
        await session.is_safe("print(1)")


async def test_a_session_can_be_opened_again_but_not_twice_at_once() -> None:
    session, awaited = SandboxSession(), AsyncSandboxSession()
    for _ in range(2):
        with session:
            with pytest.raises(OptionError, match="open already"):
                session.__enter__()
            assert session.is_safe("print(1)")[0]
        async with awaited:
            with pytest.raises(OptionError, match="open already"):
                await awaited.__aenter__()
            assert (await awaited.is_safe("print(1)"))[0]


@pytest.mark.needs_wall(Wall.MEMORY)
async def test_an_awaited_session_does_the_same(AsyncSession: AsyncSession) -> None:  # noqa: N803
    async with AsyncSession(lang="python", security_policy=get_security_policy("strict")) as session:
        results: dict[int, str] = {}

        async def run(number: int) -> None:
            results[number] = (await session.run(f"print({number} ** 2)")).stdout

        async with anyio.create_task_group() as tasks:
            for number in range(4):
                tasks.start_soon(run, number)
        is_safe, violations = await session.is_safe("import os")
        with pytest.raises(SecurityError):
            await session.run("import os")

    assert results == {number: f"{number**2}\n" for number in range(4)}
    assert not is_safe
    assert violations[0].line == 1


@pytest.mark.needs_wall(Wall.MEMORY)
async def test_a_blocking_session_works_inside_a_running_loop(Session: Session) -> None:  # noqa: N803
    with Session() as session:
        assert session.run("print('inside')").stdout == "inside\n"


@pytest.mark.needs_wall(Wall.MEMORY)
async def test_two_threads_share_a_session_and_leaving_it_ends_what_still_runs(
    Session: Session,  # noqa: N803
    sandboxes: Callable[..., list[str]],
) -> None:
    with ThreadPoolExecutor(2) as threads:
        with Session() as session:
            endless: Future[Any] = threads.submit(session.run, FOREVER)
            await until(sandboxes, 1)
            others = [threads.submit(session.run, f"print({number})") for number in range(3)]
            outputs = [other.result(60).stdout for other in others]
            assert not endless.done()
        assert sandboxes() == []
        with pytest.raises(SandboxLostError):
            endless.result(10)

    assert outputs == ["0\n", "1\n", "2\n"]


class OwnError(Exception):
    """The caller's."""


@pytest.mark.needs_wall(Wall.MEMORY)
async def test_an_error_in_the_block_comes_out_as_it_is_and_leaves_nothing(
    Session: Session,  # noqa: N803
    sandboxes: Callable[..., list[str]],
) -> None:
    running: list[Future[Any]] = []

    async def block() -> None:
        with Session() as session:
            running.append(threads.submit(session.run, FOREVER))
            await until(sandboxes, 1)
            raise OwnError

    with ThreadPoolExecutor(1) as threads:
        with pytest.raises(OwnError):
            await block()
        assert sandboxes() == []
        assert isinstance(running[0].exception(10), SandboxLostError)


@pytest.mark.needs_wall(Wall.MEMORY)
async def test_an_error_in_an_awaited_block_comes_out_as_it_is_and_leaves_nothing(
    AsyncSession: AsyncSession,  # noqa: N803
    sandboxes: Callable[..., list[str]],
) -> None:
    async def run(session: AsyncSandboxSession, ended: anyio.Event) -> None:
        with pytest.raises(SandboxLostError):
            await session.run(FOREVER)
        ended.set()

    async def block(tasks: TaskGroup) -> None:
        async with AsyncSession() as session:
            tasks.start_soon(run, session, ended)
            await until(sandboxes, 1)
            raise OwnError

    ended = anyio.Event()
    async with anyio.create_task_group() as tasks:
        with pytest.raises(OwnError):
            await block(tasks)
        assert sandboxes() == []
        with anyio.fail_after(10):
            await ended.wait()


@pytest.mark.needs_wall(Wall.MEMORY)
async def test_a_cancelled_run_is_gone_when_it_returns(
    AsyncSession: AsyncSession,  # noqa: N803
    sandboxes: Callable[..., list[str]],
) -> None:
    async with AsyncSession() as session, anyio.create_task_group() as tasks:
        tasks.start_soon(session.run, FOREVER)
        await until(sandboxes, 1)
        tasks.cancel_scope.cancel()
    assert sandboxes() == []


@pytest.mark.needs_wall(Wall.MEMORY)
async def test_a_cancelled_block_leaves_nothing(
    AsyncSession: AsyncSession,  # noqa: N803
    sandboxes: Callable[..., list[str]],
) -> None:
    async def block() -> None:
        async with AsyncSession() as session:
            await session.run(FOREVER)

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(block)
        await until(sandboxes, 1)
        tasks.cancel_scope.cancel()
    assert sandboxes() == []


INTERRUPTED = """
import sys
from mcp_sandbox import SandboxSession
print("made", flush=True)
with SandboxSession(engine=sys.argv[1]) as session:
    try:
        session.run(sys.argv[2])
    except KeyboardInterrupt:
        if sys.argv[3] == "raise":
            raise
        print(session.run("print('the session goes on')").stdout, end="", flush=True)
"""


@pytest.mark.needs_wall(Wall.MEMORY)
@pytest.mark.parametrize(("then", "exit_code", "said"), [("raise", -2, b""), ("go on", 0, b"the session goes on\n")])
async def test_an_interrupt_ends_the_run_and_leaves_nothing(
    engine_name: str, sandboxes: Callable[..., list[str]], then: str, exit_code: int, said: bytes
) -> None:
    command = [sys.executable, "-c", INTERRUPTED, engine_name, FOREVER, then]
    async with await anyio.open_process(command, stderr=None) as program:
        assert program.stdout is not None
        await until(sandboxes, 1, program.pid)
        program.send_signal(signal.SIGINT)
        with anyio.fail_after(30):
            assert await program.wait() == exit_code
        assert sandboxes(program.pid) == []
        heard = b"".join([piece async for piece in program.stdout])

    assert heard == b"made\n" + said


def test_an_engine_that_is_named_and_not_there_is_an_error_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCKER_HOST", "unix:///nowhere/docker.sock")
    with SandboxSession(engine="docker") as session:
        assert session.is_safe("print(1)")[0]
        with pytest.raises(EngineUnreachableError) as caught:
            session.run("print(1)")

    assert caught.value.remedy in caught.value.__notes__


@pytest.mark.needs_wall(Wall.MEMORY)
def test_a_mount_whose_source_is_not_there_is_an_error_of_ours(Session: Session) -> None:  # noqa: N803
    mounts = [Mount(source="/no/such/folder", target="/data")]
    with Session(mounts=mounts) as session, pytest.raises(EngineError, match="/no/such/folder"):
        session.run("print(1)")


WRITING = """
import sys
for name in sys.stdin.read().split():
    try: open(f"/srv/in/{name}", "a")
    except OSError as error: print(error.strerror)
"""


def test_a_mount_is_readable_and_nothing_else(Session: Session, shared_folder: Path) -> None:  # noqa: N803
    policy, mounts = get_security_policy("minimal"), [Mount(source=str(shared_folder), target="/srv/in")]
    with Session(security_policy=policy, mounts=mounts) as session:
        read = session.run("print(open('/srv/in/numbers.txt').read(), end='')")
        written = session.run(WRITING, stdin="numbers.txt new.txt")

    assert read.stdout == "1\n2\n3\n"
    assert written.stdout == "Read-only file system\n" * 2
    assert [path.name for path in shared_folder.iterdir()] == ["numbers.txt"]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root mounts")
def test_what_is_mounted_below_a_mount_is_not_writable_either(Session: Session, shared_folder: Path) -> None:  # noqa: N803
    below = shared_folder / "below"
    below.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "mode=0777", "below", str(below)], check=False)
    if mounted.returncode != 0:
        pytest.skip("nothing can be mounted here")
    try:
        policy, mounts = get_security_policy("minimal"), [Mount(source=str(shared_folder), target="/srv/in")]
        with Session(security_policy=policy, mounts=mounts) as session:
            result = session.run(WRITING, stdin="below/new.txt")
        names = [path.name for path in below.iterdir()]
    finally:
        subprocess.run(["umount", str(below)], check=True)

    assert result.stdout == "Read-only file system\n"
    assert names == []
    assert "filesystem" in result.isolation.walls
