"""Which walls stand, by what the kernel says: each falls alone when its own evidence does."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest

from mcp_sandbox.domain.limits import Limits
from mcp_sandbox.domain.walls import Wall
from mcp_sandbox.runtimes.readback import Mount, View, limits_stand, view, walls_of

ENVIRONMENT = {"PATH": "/usr/bin"}
NAMES = ("pid", "ipc", "uts", "cgroup", "mnt", "net")
SHOWN = frozenset(Wall) - {Wall.MEMORY, Wall.PROCESSES, Wall.CPU}


def mount(point: str, kind: str, options: str, super_options: str = "rw") -> Mount:
    return Mount(point, kind, frozenset(options.split(",")), frozenset(super_options.split(",")))


SOUND = View(
    status={
        "Uid": "65534\t65534\t65534\t65534", "NoNewPrivs": "1", "Seccomp": "2", "CapInh": "0" * 16,
        "CapPrm": "0" * 16, "CapEff": "0" * 16, "CapAmb": "0" * 16,
    },
    namespaces={name: f"{name}:[2]" for name in NAMES},
    own_namespaces={name: f"{name}:[1]" for name in NAMES},
    mounts=(
        mount("/", "tmpfs", "ro,nosuid"),
        mount("/usr", "ext4", "ro,nosuid"),
        mount("/proc", "proc", "rw"),
        mount("/dev/null", "devtmpfs", "rw"),
        mount("/tmp", "tmpfs", "rw,nosuid,nodev", "rw,size=65536k"),
    ),
    interfaces=frozenset({"lo"}),
    environment=ENVIRONMENT,
    limits={"open files": 256, "file size": 1024, "core file size": 0},
)  # fmt: skip


def with_status(name: str, value: str) -> View:
    return replace(SOUND, status={**SOUND.status, name: value})


def with_mount(*mounts: Mount) -> View:
    return replace(SOUND, mounts=(*SOUND.mounts, *mounts))


def shared(name: str) -> View:
    return replace(SOUND, namespaces={**SOUND.namespaces, name: f"{name}:[1]"})


def test_a_sound_sandbox_has_every_wall_that_can_be_shown() -> None:
    assert walls_of(SOUND, ENVIRONMENT) == SHOWN
    assert limits_stand(SOUND, Limits())


@pytest.mark.parametrize(
    ("seen", "fallen"),
    [
        (with_status("Uid", "0\t0\t0\t0"), Wall.USER),
        (with_status("Uid", "65534\t0\t65534\t65534"), Wall.USER),
        (with_status("NoNewPrivs", "0"), Wall.USER),
        (with_status("CapEff", "0000000000200000"), Wall.USER),
        (with_status("CapAmb", "0000000000000001"), Wall.USER),
        (replace(SOUND, status={"Seccomp": "2"}), Wall.USER),
        (with_status("Seccomp", "0"), Wall.SYSCALLS),
        (replace(SOUND, interfaces=frozenset({"lo", "eth0"})), Wall.NETWORK),
        (replace(SOUND, interfaces=frozenset[str]()), Wall.NETWORK),
        (shared("net"), Wall.NETWORK),
        (shared("pid"), Wall.NAMESPACES),
        (shared("ipc"), Wall.NAMESPACES),
        (shared("uts"), Wall.NAMESPACES),
        (shared("cgroup"), Wall.NAMESPACES),
        (with_mount(mount("/", "ext4", "rw")), Wall.FILESYSTEM),
        (with_mount(mount("/home", "ext4", "rw")), Wall.FILESYSTEM),
        (with_mount(mount("/tmp", "tmpfs", "rw,nosuid,nodev")), Wall.FILESYSTEM),
        (with_mount(mount("/tmp", "tmpfs", "rw,nosuid", "size=1k")), Wall.FILESYSTEM),
        (with_mount(mount("/var", "tmpfs", "rw,nosuid,nodev", "size=1k")), Wall.FILESYSTEM),
        (replace(SOUND, mounts=()), Wall.FILESYSTEM),
        (replace(SOUND, environment={**ENVIRONMENT, "TOKEN": "x"}), Wall.ENVIRONMENT),
        (replace(SOUND, environment=None), Wall.ENVIRONMENT),
    ],
)
def test_a_wall_falls_alone(seen: View, fallen: Wall) -> None:
    assert walls_of(seen, ENVIRONMENT) == SHOWN - {fallen}


@pytest.mark.parametrize(
    "limits",
    [
        {"open files": None, "file size": 1, "core file size": 0},
        {"open files": 9999, "file size": 1, "core file size": 0},
        {"open files": 256, "file size": None, "core file size": 0},
        {"open files": 256, "file size": 1, "core file size": 1},
        {},
    ],
)
def test_a_missing_limit_is_seen(limits: dict[str, int | None]) -> None:
    assert not limits_stand(replace(SOUND, limits=limits), Limits())


def test_a_mount_that_another_lies_over_does_not_count() -> None:
    below = replace(SOUND, mounts=(mount("/usr", "ext4", "rw"), *SOUND.mounts))

    assert walls_of(below, ENVIRONMENT) == SHOWN


def test_around_this_very_process_no_wall_stands_that_has_to_be_seen() -> None:
    seen = view(os.getpid())

    assert walls_of(seen, ENVIRONMENT) <= {Wall.TIME, Wall.OUTPUT, Wall.USER, Wall.SYSCALLS}
    assert seen.environment
    assert "open files" in seen.limits


def test_a_process_that_is_gone_has_no_wall_to_show() -> None:
    assert walls_of(view(2**22 + 1), ENVIRONMENT) == {Wall.TIME, Wall.OUTPUT}
