"""The parts of the embedded runtime that need no sandbox."""

from __future__ import annotations

import os
import time
from pathlib import Path

import anyio
import pytest

from mcp_sandbox.domain.limits import MIB, Limits
from mcp_sandbox.domain.walls import Wall
from mcp_sandbox.runtimes.bubblewrap import cgroups, walls
from mcp_sandbox.runtimes.bubblewrap.failure import failure
from mcp_sandbox.runtimes.bubblewrap.identity import FIRST_UID, SLOTS, Identities

LIMITS = Limits(memory_bytes=64 * MIB, processes=20, cpus=0.5)
OWNER = cgroups.Owner("aaaa", "bbbb")


def arguments() -> list[str]:
    return walls.arguments(LIMITS, {"PATH": "/usr/bin"}, walls.Handed(info=10, seccomp=11, passwd=12, group=13))


def test_nothing_of_the_host_but_the_system_is_mounted_and_all_of_it_read_only() -> None:
    words = arguments()

    assert not {"--bind", "--dev-bind", "--bind-try", "--share-net"} & set(words)
    sources = [words[at + 1] for at, word in enumerate(words) if word.startswith("--ro-bind")]
    allowed = ("/usr", "/bin", "/sbin", "/lib", "/etc/", "/proc/sys", "/dev/null")
    assert [source for source in sources if not source.startswith(allowed)] == []


def test_every_memory_file_system_that_stays_writable_has_its_size() -> None:
    words = arguments()

    sized = {words[at + 1]: words[at - 1] for at, word in enumerate(words) if word == "--tmpfs"}
    assert sized == dict.fromkeys(("/work", "/tmp", "/dev/shm"), str(LIMITS.tmpfs_bytes))
    assert {words[at + 1] for at, word in enumerate(words) if word == "--remount-ro"} == {"/", "/dev"}
    assert words.index("/") > words.index("/work"), "after the last mount"


def test_processor_time_is_limited_per_process_only_where_no_group_shares_it_out() -> None:
    assert "cpu" not in walls.rlimits(LIMITS, counted=True, paced=True)
    assert walls.rlimits(LIMITS, counted=True, paced=False)["cpu"] == 16
    assert "nproc" not in walls.rlimits(LIMITS, counted=False, paced=True)


async def test_no_two_living_sandboxes_share_an_identity() -> None:
    identities = Identities()
    uids: list[int | None] = []
    async with anyio.create_task_group() as group:
        everybody = anyio.Event()

        async def one() -> None:
            async with identities.take() as identity:
                uids.append(identity.uid)
                if len(uids) == SLOTS:
                    everybody.set()
                await everybody.wait()

        for _ in range(SLOTS):
            group.start_soon(one)

    if os.geteuid() == 0:
        assert len(set(uids)) == SLOTS
        assert all(uid is not None and FIRST_UID <= uid < 2**31 for uid in uids)
    else:
        assert set(uids) == {None}


@pytest.mark.parametrize("said", ["", "bwrap: setting up uid map: Permission denied\n", "\x1b[31mbwrap: x\n"])
def test_what_bwrap_says_becomes_one_clean_sentence_with_a_remedy(said: str) -> None:
    error = failure(said)

    assert error.message.isprintable()
    assert error.remedy


@pytest.fixture
def version_2(tmp_path: Path) -> Path:
    """Lay out a delegated part of a version 2 tree, as systemd makes one for a user."""
    root = tmp_path / "cgroup"
    scope = root / "user.slice" / "app.slice" / "server.scope"
    scope.mkdir(parents=True)
    for folder in (root, root / "user.slice", root / "user.slice" / "app.slice", scope):
        (folder / "cgroup.procs").touch()
        (folder / "cgroup.subtree_control").write_text("cpu memory pids\n" if folder != scope else "")
    (root / "cgroup.controllers").write_text("cpu memory pids\n")
    (tmp_path / "own").write_text("0::/user.slice/app.slice/server.scope\n")
    return root


def test_version_2_groups_lie_beside_the_servers_own(version_2: Path) -> None:
    tree = cgroups.tree(version_2, version_2.parent / "own")

    assert tree is not None
    group = tree.make(OWNER)
    folder = version_2 / "user.slice" / "app.slice" / group.name
    group.limit(LIMITS)
    assert (folder / "memory.max").read_text() == str(64 * MIB)
    assert (folder / "memory.swap.max").read_text() == "0"
    assert (folder / "pids.max").read_text() == "21"
    assert (folder / "cpu.max").read_text() == "50000 100000"
    assert [(owner, found.name) for owner, found in tree.groups()] == [(OWNER, group.name)]


def test_version_2_usage_is_read_from_the_groups_own_files(version_2: Path) -> None:
    tree = cgroups.tree(version_2, version_2.parent / "own")
    assert tree is not None
    group = tree.make(OWNER)
    folder = version_2 / "user.slice" / "app.slice" / group.name
    (folder / "cpu.stat").write_text("usage_usec 1500000\nuser_usec 1\n")
    (folder / "memory.peak").write_text("4096\n")
    (folder / "memory.events").write_text("low 0\noom 2\noom_kill 1\n")

    usage = group.usage()

    assert (usage.cpu_seconds, usage.peak_memory_bytes, usage.oom_kills) == (1.5, 4096, 1)


def test_a_process_outside_the_group_has_none_of_its_walls(version_2: Path) -> None:
    tree = cgroups.tree(version_2, version_2.parent / "own")
    assert tree is not None
    group = tree.make(OWNER)
    group.limit(LIMITS)

    assert group.walls(LIMITS, os.getpid()) & {Wall.MEMORY, Wall.PROCESSES, Wall.CPU} == frozenset()


def test_only_a_group_that_has_long_been_empty_is_forgotten(version_2: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree = cgroups.tree(version_2, version_2.parent / "own")
    assert tree is not None
    group = tree.make(OWNER)
    processes = version_2 / "user.slice" / "app.slice" / group.name / "cgroup.procs"

    assert not group.is_forgotten()
    monkeypatch.setattr(time, "time", lambda: time.monotonic() + 4e9)
    assert group.is_forgotten()
    processes.write_text("1234\n")
    assert not group.is_forgotten()


def test_a_tree_that_hands_nothing_down_is_none(tmp_path: Path) -> None:
    (tmp_path / "cgroup.controllers").write_text("cpu memory pids\n")
    (tmp_path / "cgroup.procs").touch()
    (tmp_path / "cgroup.subtree_control").write_text("\n")
    (tmp_path / "own").write_text("0::/\n")

    assert cgroups.tree(tmp_path, tmp_path / "own") is None
    assert cgroups.tree(tmp_path / "nowhere", tmp_path / "own") is None


def test_folders_of_others_are_no_groups_of_ours(version_2: Path) -> None:
    tree = cgroups.tree(version_2, version_2.parent / "own")
    assert tree is not None
    for name in ("mcp-sandbox.service", "mcp-sandboxes", "docker"):
        (version_2 / "user.slice" / "app.slice" / name).mkdir()

    assert list(tree.groups()) == []
