"""What the engine and the kernel say of a container of ours, looked at from outside."""

import json
from collections.abc import Callable
from typing import Any

import anyio
import docker
import pytest

from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.outcome import Finished
from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.domain.program import Program
from mcp_sandbox.domain.walls import Wall
from mcp_sandbox.errors import WallMissingError
from mcp_sandbox.runtimes.docker import DockerRuntime

pytestmark = [pytest.mark.docker, pytest.mark.usefixtures("engine")]


async def test_a_live_container_has_every_wall_by_the_engines_own_word(
    runtime: DockerRuntime, engine: docker.DockerClient, containers: Callable[[], list[str]], policy: Policy
) -> None:
    async with runtime.sandbox(policy, Language.PYTHON):
        attributes: dict[str, Any] = engine.containers.get(containers()[0]).attrs

    host, config = attributes["HostConfig"], attributes["Config"]
    assert host["NetworkMode"] == "none"
    assert config["User"] == "65534:65534"
    assert host["CapDrop"] == ["ALL"]
    assert host["CapAdd"] is None
    assert host["Privileged"] is False
    assert host["ReadonlyRootfs"] is True
    assert host["Binds"] is None
    assert set(host["Tmpfs"]) == {"/work", "/tmp"}
    assert all("size=16777216" in options and "nosuid,nodev" in options for options in host["Tmpfs"].values())
    assert host["ShmSize"] == 16777216
    assert host["Memory"] == host["MemorySwap"] == 134217728
    assert host["PidsLimit"] == 64
    assert host["NanoCpus"] == 1_000_000_000
    assert {limit["Name"]: limit["Hard"] for limit in host["Ulimits"]} == {"nofile": 256, "core": 0, "fsize": 16777216}
    assert host["IpcMode"] == "private"
    assert host["CgroupnsMode"] == "private"
    assert host["PidMode"] == host["UTSMode"] == ""
    assert host["LogConfig"]["Type"] == "none"
    options = dict(option.partition("=")[::2] for option in host["SecurityOpt"])
    assert "no-new-privileges:true" in options
    assert json.loads(options["seccomp"])["defaultAction"] == "SCMP_ACT_ERRNO"
    assert not any("SECRET" in variable for variable in config["Env"])


async def test_the_kernel_keeps_the_ceilings_that_were_asked_for(
    runtime: DockerRuntime, engine: docker.DockerClient, containers: Callable[[], list[str]], policy: Policy
) -> None:
    async with runtime.sandbox(policy, Language.PYTHON):
        pid = engine.containers.get(containers()[0]).attrs["State"]["Pid"]
        status = await anyio.Path(f"/proc/{pid}/status").read_text()

    assert "CapBnd:\t0000000000000000" in status
    assert "NoNewPrivs:\t1" in status
    assert "Seccomp:\t2" in status
    assert "Uid:\t65534\t65534\t65534\t65534" in status


async def test_all_walls_are_read_back(runtime: DockerRuntime, policy: Policy) -> None:
    async with runtime.sandbox(policy, Language.PYTHON) as sandbox:
        isolation = sandbox.isolation

    assert isolation.walls == frozenset(Wall)
    assert (isolation.runtime, isolation.image, isolation.network) == ("docker", "mcp-sandbox/python-base", "none")


async def test_an_image_with_a_volume_of_its_own_has_no_file_system_wall(
    runtime: DockerRuntime, engine: docker.DockerClient, containers: Callable[[], list[str]], policy: Policy
) -> None:
    base = engine.containers.create("mcp-sandbox/python-base")
    image = base.commit("mcp-sandbox-test/volume", changes="VOLUME /data")  # pyright: ignore[reportUnknownMemberType]
    base.remove()
    policy = policy.model_copy(update={"image": "mcp-sandbox-test/volume"})
    strict = policy.model_copy(update={"require_walls": frozenset({Wall.FILESYSTEM})})
    try:
        async with runtime.sandbox(policy, Language.PYTHON) as sandbox:
            found = sandbox.isolation.walls
        with pytest.raises(WallMissingError) as raised:
            async with runtime.sandbox(strict, Language.PYTHON):
                pytest.fail("a sandbox came up without a wall that its policy requires")
    finally:
        engine.images.remove(image.id or "", force=True)

    assert frozenset(Wall) - found == {Wall.FILESYSTEM}
    assert raised.value.walls == ("filesystem",)
    assert containers() == []


async def test_the_code_sees_the_policys_variables_and_none_of_the_servers(
    runtime: DockerRuntime, monkeypatch: pytest.MonkeyPatch, policy: Policy
) -> None:
    monkeypatch.setenv("A_SECRET_OF_THE_SERVER", "hunter2")
    policy = policy.model_copy(update={"environment": {"TZ": "UTC"}})
    program = Program(code="import json, os; print(json.dumps(dict(os.environ)))")

    async with runtime.sandbox(policy, Language.PYTHON) as sandbox:
        outcome = await sandbox.run(program, timeout_seconds=10)

    assert isinstance(outcome, Finished)
    assert set(json.loads(outcome.run.stdout.text)) - {"LC_CTYPE"} == {"PATH", "HOME", "LANG", "TMPDIR", "TZ"}
