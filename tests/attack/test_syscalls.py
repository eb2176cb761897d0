"""Calls that are not on the list, by their numbers; and those that honest programs make."""

from __future__ import annotations

import json
import os
import platform
import signal
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.limits import MIB, Limits
from mcp_sandbox.domain.outcome import Finished
from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.domain.program import Program
from mcp_sandbox.errors import ImageMissingError
from mcp_sandbox.runtimes.base import Runtime

if TYPE_CHECKING:
    from tests.attack.conftest import Probe

pytestmark = [
    pytest.mark.attack,
    pytest.mark.skipif(platform.machine() != "x86_64", reason="the numbers of the calls are those of x86-64"),
]

SYSTEM_PANDAS = Path("/usr/lib/python3/dist-packages/pandas").exists()
PROGRAMS = Path(__file__).parent / "programs"

NEW = 0x10000000 | 0x20000
"""CLONE_NEWUSER and CLONE_NEWNS."""
BAD = 0xFFFF_F000
"""An address that no process has."""
HIGH = 1 << 32
"""A bit that the kernel drops of a 32-bit argument, and a filter may not."""

REFUSED: dict[str, tuple[int, list[int]]] = {
    "acct": (163, [0]),
    "add_key": (248, [BAD, BAD, 0, 0, -3]),
    "adjtimex": (159, [BAD]),
    "bpf": (321, [0, BAD, 72]),
    "chroot": (161, [BAD]),
    "clock_adjtime": (305, [0, BAD]),
    "clock_settime": (227, [0, BAD]),
    "clone with a new user": (56, [NEW | 17, 0, 0, 0, 0]),
    "clone with a new cgroup": (56, [0x2000000 | 17, 0, 0, 0, 0]),
    "create_module": (174, [BAD, 0]),
    "delete_module": (176, [BAD, 0]),
    "fanotify_init": (300, [0, 0]),
    "fanotify_mark": (301, [0, 0, 0, 0, BAD]),
    "finit_module": (313, [0, BAD, 0]),
    "fsconfig": (431, [0, 0, 0, 0, 0]),
    "fsmount": (432, [0, 0, 0]),
    "fsopen": (430, [BAD, 0]),
    "fspick": (433, [-100, BAD, 0]),
    "init_module": (175, [BAD, 0, BAD]),
    "ioperm": (173, [0x80, 1, 1]),
    "iopl": (172, [3]),
    "kcmp": (312, [1, 1, 0, 0, 0]),
    "kexec_file_load": (320, [0, 0, 0, 0, 0]),
    "kexec_load": (246, [0, 0, 0, 0]),
    "keyctl": (250, [0, -3, 1]),
    "lookup_dcookie": (212, [0, BAD, 0]),
    "modify_ldt": (154, [1, BAD, 16]),
    "mount": (165, [BAD, BAD, BAD, 0, 0]),
    "mount_setattr": (442, [-100, BAD, 0, BAD, 32]),
    "move_mount": (429, [-100, BAD, -100, BAD, 0]),
    "mknod of a device": (133, [BAD, 0x2000 | 0o666, 0x103]),
    "mknodat of a device": (259, [-100, BAD, 0x6000 | 0o666, 0x103]),
    "name_to_handle_at": (303, [-100, BAD, BAD, BAD, 0]),
    "nfsservctl": (180, [0, 0, 0]),
    "open_by_handle_at": (304, [-100, BAD, 0]),
    "open_tree": (428, [-100, BAD, 1]),
    "perf_event_open": (298, [BAD, 0, -1, -1, 0]),
    "personality without randomisation": (135, [0x0040000]),
    "personality hidden in high bits": (135, [HIGH | 0x0040000]),
    "pidfd_getfd": (438, [0, 0, 0]),
    "pivot_root": (155, [BAD, BAD]),
    "prlimit64 of the guest": (302, [1, 9, 0, 0]),
    "prlimit64 hidden in high bits": (302, [HIGH, 9, 0, 0]),
    "process_madvise": (440, [0, 0, 0, 0, 0]),
    "process_mrelease": (448, [0, 0]),
    "process_vm_readv": (310, [1, 0, 0, 0, 0, 0]),
    "process_vm_writev": (311, [1, 0, 0, 0, 0, 0]),
    "ptrace": (101, [16, 1, 0, 0]),
    "ptrace of one's parent": (101, [0, 0, 0, 0]),
    "quotactl": (179, [0, BAD, 0, BAD]),
    "quotactl_fd": (443, [0, 0, 0, 0]),
    "reboot": (169, [0xFEE1DEAD, 672274793, 0, 0]),
    "request_key": (249, [BAD, BAD, 0, -3]),
    "setdomainname": (171, [BAD, 0]),
    "sethostname": (170, [BAD, 0]),
    "setns": (308, [0, 0]),
    "settimeofday": (164, [BAD, 0]),
    "socket of AF_ALG": (41, [38, 5, 0]),
    "socket of AF_NETLINK": (41, [16, 3, 0]),
    "socket of AF_PACKET": (41, [17, 3, 0]),
    "socket of AF_VSOCK": (41, [40, 1, 0]),
    "socket hidden in high bits": (41, [HIGH | 38, 5, 0]),
    "socketpair of AF_TIPC": (53, [30, 5, 0, BAD]),
    "swapoff": (168, [BAD]),
    "swapon": (167, [BAD, 0]),
    "syslog": (103, [3, BAD, 0]),
    "TIOCSTI": (16, [0, 0x5412, BAD]),
    "TIOCSTI hidden in high bits": (16, [0, HIGH | 0x5412, BAD]),
    "TIOCLINUX": (16, [0, 0x541C, BAD]),
    "umount2": (166, [BAD, 0]),
    "unshare": (272, [NEW]),
    "uselib": (134, [BAD]),
    "ustat": (136, [0, BAD]),
    "vhangup": (153, []),
    "vmsplice": (278, [1, BAD, 0, 0]),
}
"""Refused with EPERM; by name, the number on x86-64 and arguments with which the kernel itself says something else."""

MISSING: dict[str, tuple[int, list[int]]] = {
    "clone3": (435, [BAD, 88]),
    "get_mempolicy": (239, [0, 0, 0, 0, 0]),
    "inotify_init1": (294, [0]),
    "io_setup": (206, [1, BAD]),
    "io_uring_enter": (426, [0, 0, 0, 0, 0, 0]),
    "io_uring_register": (427, [0, 0, 0, 0]),
    "io_uring_setup": (425, [1, BAD]),
    "mbind": (237, [0, 0, 0, 0, 0, 0]),
    "memfd_secret": (447, [0]),
    "migrate_pages": (256, [0, 0, 0, 0]),
    "move_pages": (279, [1, 0, 0, 0, 0, 0]),
    "seccomp": (317, [2, 0, BAD]),
    "sync": (162, []),
    "syncfs": (306, [-1]),
    "userfaultfd": (323, [1]),
}
"""As if the kernel had none: ENOSYS, so that libraries do without."""


@pytest.fixture(scope="module")
async def endings(probe: Probe) -> dict[str, str]:
    """How each call ended."""
    return await probe("syscalls", given={**REFUSED, **MISSING})


@pytest.mark.parametrize("call", REFUSED)
async def test_a_call_off_the_list_is_refused(endings: dict[str, str], call: str) -> None:
    assert endings[call] == "EPERM"


@pytest.mark.parametrize("call", MISSING)
async def test_a_call_that_libraries_can_do_without_seems_not_to_exist(endings: dict[str, str], call: str) -> None:
    assert endings[call] == "ENOSYS"


def test_it_is_the_filter_that_refuses() -> None:
    """Much of the table is refused to whoever is not root; here is what a plain user of the host could have done."""
    ended = subprocess.run(
        ["/usr/bin/python3", "-c", (PROGRAMS / "syscalls.py").read_text("utf-8")],
        input=json.dumps({**REFUSED, **MISSING}).encode(),
        capture_output=True,
        check=True,
        cwd="/",
        user=65534 if os.geteuid() == 0 else None,
    )
    endings: dict[str, str] = json.loads(ended.stdout)
    refused = {call for call, ending in endings.items() if ending in {"EPERM", "ENOSYS"}}

    assert len(endings) - len(refused) > 25
    assert refused.isdisjoint({"keyctl", "clone with a new user", "unshare", "socket of AF_NETLINK", "inotify_init1"})


async def test_calls_by_a_foreign_abi_are_killed(probe: Probe) -> None:
    endings = await probe("foreign")

    assert endings == {"i386": signal.SIGSYS.name, "x32": signal.SIGSYS.name}


async def test_honest_programs_notice_nothing(probe: Probe) -> None:
    done = await probe("ordinary", memory_bytes=256 * MIB)

    assert [name for name in done if ":" in name] == []
    assert len(done) == 13


async def test_numerical_libraries_notice_nothing(runtime: Runtime) -> None:
    code = (
        "import numpy, pandas\n"
        "square = numpy.random.rand(300, 300)\n"
        "assert numpy.linalg.inv(square).shape == (300, 300)\n"
        "print(int(pandas.DataFrame({'k': [1, 1, 2], 'v': [1, 2, 3]}).groupby('k').v.sum()[1]))\n"
    )
    image = "mcp-sandbox/python-data" if runtime.name == "docker" else None
    policy = Policy(name="data", image=image, limits=Limits(memory_bytes=512 * MIB))
    if runtime.name != "docker" and not SYSTEM_PANDAS:
        pytest.skip("the system's interpreter has no pandas")
    try:
        await runtime.require(policy, Language.PYTHON)
    except ImageMissingError as error:
        pytest.skip(str(error))
    async with runtime.sandbox(policy, Language.PYTHON) as sandbox:
        outcome = await sandbox.run(Program(code), timeout_seconds=60)

    assert isinstance(outcome, Finished)
    assert (outcome.run.stdout.text, outcome.run.stderr.text) == ("3\n", "")
