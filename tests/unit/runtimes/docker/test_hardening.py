"""What the engine's answer has to say for a wall to stand: each is told apart from its absence."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.domain.walls import Wall
from mcp_sandbox.runtimes.docker.dialect import dialect_of
from mcp_sandbox.runtimes.docker.hardening import Asked, create_options, found_walls

Json = dict[str, Any]


@pytest.fixture
def asked(tmp_path: Path) -> Asked:
    return Asked(
        image="image",
        command=("python3", "-c", "pass"),
        policy=Policy(name="any"),
        environment={"PATH": "/usr/bin", "TZ": "UTC"},
        labels={"of": "ours"},
        dialect=dialect_of("docker", tmp_path),
    )


def echoed(asked: Asked) -> Json:
    """Return what an engine that built all that was asked for says of the container."""
    options = create_options(asked)
    host: Json = {
        "Privileged": False, "CapAdd": None, "GroupAdd": None, "Binds": None, "VolumesFrom": None, "Devices": None,
        "OomKillDisable": False, "PidMode": "", "UTSMode": "", **options.pop("HostConfig"),
    }  # fmt: skip
    return {"HostConfig": host, "Config": options, "Mounts": [], "NetworkSettings": {"Networks": {"none": {}}}}


def test_every_wall_stands_where_all_was_built(asked: Asked) -> None:
    assert found_walls(asked, echoed(asked)) == frozenset(Wall)


Spoil = Callable[[Json, Json], object]

SPOILS: list[tuple[Wall, Spoil]] = [
    (Wall.NETWORK, lambda host, _: host.update(NetworkMode="bridge")),
    (Wall.NETWORK, lambda _, all_: all_["NetworkSettings"]["Networks"].update(bridge={})),
    (Wall.USER, lambda _, all_: all_["Config"].update(User="")),
    (Wall.USER, lambda host, _: host.update(CapDrop=[])),
    (Wall.USER, lambda host, _: host.update(CapAdd=["SYS_ADMIN"])),
    (Wall.USER, lambda host, _: host.update(Privileged=True)),
    (Wall.USER, lambda host, _: host.update(GroupAdd=["0"])),
    (Wall.USER, lambda host, _: host["SecurityOpt"].remove("no-new-privileges:true")),
    (Wall.FILESYSTEM, lambda host, _: host.update(ReadonlyRootfs=False)),
    (Wall.FILESYSTEM, lambda host, _: host.update(Binds=["/:/host"])),
    (Wall.FILESYSTEM, lambda host, _: host["Tmpfs"].update({"/more": "rw"})),
    (Wall.FILESYSTEM, lambda host, _: host["Tmpfs"].update({"/tmp": "rw"})),
    (Wall.FILESYSTEM, lambda _, all_: all_["Mounts"].append({"Type": "volume"})),
    (Wall.MEMORY, lambda host, _: host.update(Memory=0)),
    (Wall.MEMORY, lambda host, _: host.update(MemorySwap=-1)),
    (Wall.MEMORY, lambda host, _: host.update(OomKillDisable=True)),
    (Wall.PROCESSES, lambda host, _: host.update(PidsLimit=None)),
    (Wall.CPU, lambda host, _: host.update(NanoCpus=0)),
    (Wall.CPU, lambda host, _: host["Ulimits"].pop()),
    (Wall.SYSCALLS, lambda host, _: host["SecurityOpt"].pop()),
    (Wall.SYSCALLS, lambda host, _: host.update(SecurityOpt=["no-new-privileges:true", "seccomp=unconfined"])),
    (Wall.NAMESPACES, lambda host, _: host.update(PidMode="host")),
    (Wall.NAMESPACES, lambda host, _: host.update(IpcMode="host")),
    (Wall.NAMESPACES, lambda host, _: host.update(UTSMode="host")),
    (Wall.NAMESPACES, lambda host, _: host.update(CgroupnsMode="host")),
    (Wall.OUTPUT, lambda host, _: host["LogConfig"].update(Type="json-file")),
    (Wall.ENVIRONMENT, lambda _, all_: all_["Config"]["Env"].pop()),
]


@pytest.mark.parametrize(("wall", "spoil"), SPOILS)
def test_a_wall_that_was_not_built_is_the_one_that_is_missed(asked: Asked, wall: Wall, spoil: Spoil) -> None:
    inspected = echoed(asked)
    spoil(inspected["HostConfig"], inspected)

    assert frozenset(Wall) - found_walls(asked, inspected) == {wall}


def test_every_wall_that_an_engine_builds_can_be_missed() -> None:
    assert {wall for wall, _ in SPOILS} == frozenset(Wall) - {Wall.TIME}


def test_no_limit_counts_the_processes_of_all_sandboxes_together(asked: Asked) -> None:
    ulimits = create_options(asked)["HostConfig"]["Ulimits"]

    assert {limit["Name"] for limit in ulimits} == {"nofile", "core", "fsize"}


def test_podman_is_given_its_profile_as_a_file(asked: Asked, tmp_path: Path) -> None:
    podman, docker = dialect_of("podman", tmp_path), asked.dialect

    assert Path(podman.seccomp).read_text() == docker.seccomp
    assert dialect_of("podman", tmp_path).seccomp == podman.seccomp
