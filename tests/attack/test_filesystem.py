"""Programs that write where they may not, and look for what is the host's."""

from __future__ import annotations

import errno
import hashlib
import sys
import tempfile
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import mcp_sandbox
from mcp_sandbox.domain.limits import MIB
from mcp_sandbox.domain.outcome import OutOfMemory
from mcp_sandbox.runtimes.base import Runtime

if TYPE_CHECKING:
    from tests.attack.conftest import Probe, Run

pytestmark = pytest.mark.attack

WRITABLE = {"/work", "/tmp", "/dev/shm"}
QUEUES = "/dev/mqueue"
"""Docker's own; what it holds are message queues, which have a ceiling of their own and count as memory."""
DEVICES = {"/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom", "/dev/pts/ptmx"}
PRESSURE = {"/proc/pressure/io", "/proc/pressure/cpu", "/proc/pressure/memory"}
"""Where one may ask to be told of pressure; nothing is kept there."""
HIDDEN = {f"/proc/{name}" for name in ("keys", "timer_list", "latency_stats", "sched_debug", "kcore", "sysrq-trigger")}
"""What lies hidden under /dev/null."""
BOUNDED = {errno.ENOMEM, errno.ENOSPC, errno.EOPNOTSUPP}


@pytest.fixture(scope="module")
def canary() -> Generator[Path]:
    """A file of the host's that every user of the host may read."""
    with tempfile.NamedTemporaryFile(prefix="attack-") as file:
        Path(file.name).chmod(0o644)
        yield Path(file.name)


@pytest.fixture(scope="module")
def host_paths(canary: Path) -> list[str]:
    """Paths that are there on the host, and each would be a find."""
    paths = [
        str(canary),
        str(Path(mcp_sandbox.__file__).parent),
        sys.prefix,
        str(Path.home() / ".bashrc"),
        str(Path.cwd() / "pyproject.toml"),
        str(Path.home() / ".local/state/mcp-sandbox"),
        "/var/run/docker.sock",
        "/run/docker.sock",
        "/run/podman/podman.sock",
        "/var/lib/docker",
        "/etc/shadow",
        "/etc/ssh/ssh_host_ed25519_key",
        "/etc/machine-id",
        "/boot/vmlinuz",
    ]
    return [path for path in paths if Path(path).exists()]


@pytest.fixture(scope="module")
async def seen(probe: Probe, host_paths: list[str]) -> dict[str, Any]:
    assert len(host_paths) > 3
    return await probe("filesystem", given={"host paths": host_paths}, timeout_seconds=120)


async def test_only_the_sized_folders_can_be_written(seen: dict[str, Any], runtime: Runtime) -> None:
    allowed = WRITABLE | {QUEUES} if runtime.name == "docker" else WRITABLE

    assert set(seen["folders"]) <= allowed
    assert set(seen["folders"]) >= WRITABLE


async def test_no_other_file_opens_for_writing(seen: dict[str, Any]) -> None:
    assert set(seen["files"]) - DEVICES - PRESSURE - HIDDEN == {"/work/main.py"}


async def test_nothing_of_the_hosts_is_there(seen: dict[str, Any], runtime: Runtime) -> None:
    own = {"/etc/shadow"} if runtime.name == "docker" else set[str]()  # the image's

    assert set(seen["seen"]) <= own
    assert {path for path in seen["holding"] if not path.endswith("/etc/shadow")} == set()


async def test_no_socket_and_no_disk_is_in_reach(seen: dict[str, Any]) -> None:
    assert seen["sockets"] == []
    assert seen["disks"] == []


async def test_what_can_be_written_is_memory_with_a_size_and_without_devices_or_setuid(seen: dict[str, Any]) -> None:
    by_point = {mount["point"]: mount for mount in seen["mounts"]}

    for point in WRITABLE:
        assert by_point[point]["kind"] == "tmpfs"
        assert {"nosuid", "nodev"} <= set(by_point[point]["options"])
        assert any(option.startswith("size=") for option in by_point[point]["super"])


async def test_no_disk_of_the_hosts_is_mounted_writable(seen: dict[str, Any]) -> None:
    memory = {"tmpfs", "proc", "devpts", "mqueue", "devtmpfs"}
    writable = {mount["point"] for mount in seen["mounts"] if "rw" in mount["options"] and mount["kind"] not in memory}

    assert writable == set()
    assert any(mount["point"] == "/" and "ro" in mount["options"] for mount in seen["mounts"])


async def test_no_trick_changes_or_leaves_the_file_system(seen: dict[str, Any]) -> None:
    assert seen["tricks"] == []


PROGRAMS = [Path(path) for path in ("/usr/bin/python3", "/usr/bin/bwrap", "/usr/sbin/runc", "/usr/bin/runc")]


@pytest.fixture(scope="module")
def digests() -> dict[Path, str]:
    """The programs that a sandbox is made with, before any attack on them."""
    return {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in PROGRAMS if path.exists()}


async def test_the_programs_that_made_the_sandbox_are_as_they_were(digests: dict[Path, str], probe: Probe) -> None:
    """A container's first process was once a way to overwrite the engine's own program (CVE-2019-5736)."""
    await probe("filesystem", given={"host paths": []}, timeout_seconds=120)

    assert {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in digests} == digests


async def test_a_writable_folder_is_full_at_its_size(probe: Probe) -> None:
    filled = await probe("filling", given=sorted(WRITABLE))

    assert {found["error"] for found in filled.values()} == {errno.ENOSPC}
    assert all(8 * MIB < found["written"] <= 16 * MIB for found in filled.values())


async def test_nothing_else_can_be_filled(probe: Probe) -> None:
    filled = await probe("filling", given=["/", "/dev", "/etc", "/usr", "/var/tmp", "/run", "/home", "/proc", "/sys"])

    assert {found["written"] for found in filled.values()} == {0}


@pytest.mark.parametrize(
    "fill",
    [
        pytest.param("os.close(os.open(f'/tmp/{number}', os.O_CREAT))", id="files"),
        pytest.param("os.mkdir(f'/tmp/{number}')", id="folders"),
        pytest.param("os.symlink('x' * 4000, f'/tmp/{number}')", id="links"),
        pytest.param("os.setxattr('/tmp', f'user.{number}', b'x' * 60000)", id="attributes"),
    ],
)
async def test_what_has_no_size_counts_as_memory(run: Run, fill: str) -> None:
    code = f"import os\ntry:\n    for number in range(10_000_000): {fill}\nexcept OSError as error: print(error.errno)"
    outcome = await run(code, timeout_seconds=60, memory_bytes=32 * MIB)

    assert isinstance(outcome, OutOfMemory) or outcome.run.stdout.text.strip() in {str(number) for number in BOUNDED}
