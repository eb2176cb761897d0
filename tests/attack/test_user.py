"""Programs that want to be more than they are."""

from __future__ import annotations

import os
import platform
import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Any

import anyio
import pytest

from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.domain.program import Program
from mcp_sandbox.runtimes.base import Runtime

if TYPE_CHECKING:
    from tests.attack.conftest import Probe

pytestmark = pytest.mark.attack

UNSHARE = {"x86_64": 272, "aarch64": 97}
SETTINGS = {
    "/proc/sys/vm/swappiness": "61",
    "/proc/sys/kernel/core_pattern": "|/bin/false",
    "/proc/sys/kernel/hostname": "taken",
    "/proc/sys/kernel/randomize_va_space": "0",
    "/proc/sys/net/ipv4/ip_forward": "0",
    "/proc/sys/user/max_user_namespaces": "1000",
    "/proc/sys/fs/protected_symlinks": "0",
    "/proc/sysrq-trigger": "s",
}
"""Settings that are the whole host's, and what an attacker would write."""
OTHERS = [
    "/proc/kmsg",
    "/proc/kcore",
    "/proc/irq/default_smp_affinity",
    "/proc/acpi/wakeup",
    "/sys/kernel/uevent_helper",
    "/sys/power/state",
    "/sys/fs/cgroup/memory/release_agent",
    "/sys/fs/cgroup/release_agent",
    "/sys/fs/cgroup/cgroup.procs",
    "/dev/mem",
    "/dev/kmsg",
    "/dev/sda",
    "/dev/vda",
]


def _values() -> dict[str, str]:
    readable = (path for path in SETTINGS if path != "/proc/sysrq-trigger" and Path(path).exists())
    return {path: Path(path).read_text("ascii") for path in readable}


def _restore(values: dict[str, str]) -> None:
    for path, value in values.items():
        Path(path).write_text(value, "ascii")


@pytest.fixture(scope="module")
async def seen(probe: Probe) -> dict[str, Any]:
    before = _values()
    given = {
        "unshare": UNSHARE[platform.machine()],
        "host files": [*SETTINGS, *OTHERS],
        "host values": SETTINGS,
    }
    seen = await probe("user", given=given)
    after = _values()
    _restore({path: before[path] for path in before if after[path] != before[path]})
    return {**seen, "before": before, "after": after}


async def test_the_program_is_nobody(seen: dict[str, Any]) -> None:
    status = seen["status"]

    assert set(status["Uid"].split()) == set(status["Gid"].split()) == {"65534"}
    assert set(status["Groups"].split()) <= {"65534"}


async def test_the_program_holds_no_capability_and_can_gain_none(seen: dict[str, Any]) -> None:
    held = {name: seen["status"][name] for name in ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb")}

    assert {name: value.strip("0") for name, value in held.items()} == dict.fromkeys(held, "")
    assert seen["status"]["NoNewPrivs"] == "1"


async def test_no_call_that_changes_who_one_is_succeeds(seen: dict[str, Any]) -> None:
    assert seen["gained"] == []


async def test_no_setuid_program_raises_its_caller(seen: dict[str, Any]) -> None:
    assert seen["elevated"] == []


async def test_the_hosts_own_files_can_not_be_opened_for_writing(seen: dict[str, Any]) -> None:
    assert seen["opened"] == []


async def test_the_hosts_settings_are_as_they_were(seen: dict[str, Any]) -> None:
    assert seen["after"] == seen["before"]
    assert "/proc/sys/vm/swappiness" in seen["before"]


async def test_seen_from_the_host_the_program_is_not_root_either(runtime: Runtime) -> None:
    """The one that a look from inside can't answer: inside, a uid of any kind may stand for the host's root."""
    canary = f"/tmp/{secrets.token_hex(8)}"
    program = Program(f"import time\nopen({canary!r}, 'w').close()\nwhile True: time.sleep(600)")
    uids: set[int] = set()
    async with runtime.sandbox(Policy(name="attack"), Language.PYTHON) as sandbox, anyio.create_task_group() as running:
        running.start_soon(lambda: sandbox.run(program, timeout_seconds=30))
        with anyio.fail_after(20):
            while not uids:
                await anyio.sleep(0.01)
                uids = {uid for pid in _pids() for uid in _uids_where(pid, canary)}
        running.cancel_scope.cancel()

    assert 0 not in uids
    if runtime.name == "bubblewrap" and os.geteuid() == 0:
        assert min(uids) >= 0x7000_0000


def _pids() -> list[int]:
    return [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]


def _uids_where(pid: int, path: str) -> set[int]:
    """Return the uids of process `pid`, as the host numbers them, where its root has `path` and ours has not."""
    try:
        root = Path(f"/proc/{pid}/root")
        if root.samefile("/") or not (root / path.lstrip("/")).exists():
            return set()
        lines = Path(f"/proc/{pid}/status").read_text("ascii", errors="replace").splitlines()
    except OSError:
        return set()
    return {int(uid) for line in lines if line.startswith(("Uid:", "Gid:")) for uid in line.split()[1:]}
