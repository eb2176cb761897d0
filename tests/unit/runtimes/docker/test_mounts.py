"""Folders of the host in a container: those that were asked for, read-only, and no other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mcp_sandbox.domain.policy import Mount, Policy
from mcp_sandbox.domain.walls import Wall
from mcp_sandbox.runtimes.docker.dialect import dialect_of
from mcp_sandbox.runtimes.docker.hardening import Asked, create_options, found_walls

BOUND = {"Type": "bind", "Source": "/data", "Destination": "/in", "RW": False}


def asked(directory: Path, *mounts: Mount) -> Asked:
    policy, dialect = Policy(name="any", mounts=mounts), dialect_of("docker", directory)
    return Asked(image="image", command=("x",), policy=policy, environment={}, labels={}, dialect=dialect)


def stands(wanted: Asked, found: list[dict[str, Any]], binds: list[str] | None = None) -> bool:
    """Return whether the file system's wall stands where the engine says that these are mounted."""
    options = create_options(wanted)
    given = (
        "Privileged",
        "OomKillDisable",
        "PidMode",
        "UTSMode",
        "CapAdd",
        "GroupAdd",
        "Binds",
        "VolumesFrom",
        "Devices",
    )
    host: dict[str, Any] = {**dict.fromkeys(given), **options.pop("HostConfig")}
    host["Binds"] = binds
    inspected: dict[str, Any] = {
        "HostConfig": host,
        "Config": options,
        "Mounts": found,
        "NetworkSettings": {"Networks": {}},
    }
    return Wall.FILESYSTEM in found_walls(wanted, inspected)


def test_a_mount_is_asked_for_read_only_and_alone(tmp_path: Path) -> None:
    (bind,) = create_options(asked(tmp_path, Mount(source="/data", target="/in")))["HostConfig"]["Mounts"]

    assert (bind["Type"], bind["Source"], bind["Target"], bind["ReadOnly"]) == ("bind", "/data", "/in", True)
    assert bind["BindOptions"]["NonRecursive"] is True


@pytest.mark.parametrize(
    ("bind", "is_ours"),
    [
        ("/data:/in:ro,private,bind", True),
        ("/data:/in:ro,private,rbind", False),
        ("/data:/in:rw,private,bind", False),
        ("/:/in:ro,private,bind", False),
    ],
)
def test_podman_tells_of_it_twice(tmp_path: Path, bind: str, is_ours: bool) -> None:  # noqa: FBT001
    assert stands(asked(tmp_path, Mount(source="/data", target="/in")), [BOUND], [bind]) is is_ours


def test_a_mount_that_was_asked_for_leaves_the_wall_standing(tmp_path: Path) -> None:
    assert stands(asked(tmp_path, Mount(source="/data", target="/in")), [BOUND])


@pytest.mark.parametrize(
    "found",
    [
        {**BOUND, "RW": True},
        {**BOUND, "Source": "/"},
        {**BOUND, "Destination": "/elsewhere"},
        {**BOUND, "Type": "volume"},
    ],
)
def test_any_other_mount_fells_it(tmp_path: Path, found: dict[str, Any]) -> None:
    assert not stands(asked(tmp_path, Mount(source="/data", target="/in")), [found])
    assert not stands(asked(tmp_path), [BOUND])
