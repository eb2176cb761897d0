"""The list of system calls: what is shipped is what was listed, and says what it means."""

from __future__ import annotations

import ctypes.util
import importlib.util
import json
import operator
import struct
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from types import ModuleType

import pytest

from mcp_sandbox.errors import WallMissingError
from mcp_sandbox.runtimes.seccomp import MACHINES, allowlist, bpf, engine_profile, read_allowlist

LOAD, AND, JUMP, RETURN = 0x20, 0x54, 0x05, 0x06
COMPARISONS = {0x15: operator.eq, 0x25: operator.gt, 0x35: operator.ge}
ALLOW, EPERM, ENOSYS, KILL = 0x7FFF0000, 0x00050001, 0x00050026, 0x80000000


@dataclass(frozen=True)
class Abi:
    """Numbers of calls as one architecture counts them."""

    audit: int
    calls: dict[str, int]
    foreign: int


ABIS = {
    "x86_64": Abi(
        0xC000003E,
        {
            "read": 0, "openat": 257, "execve": 59, "clone": 56, "clone3": 435, "socket": 41, "ioctl": 16,
            "personality": 135, "mknodat": 259, "ptrace": 101, "mount": 165, "unshare": 272, "setns": 308, "bpf": 321,
            "keyctl": 250, "io_uring_setup": 425, "userfaultfd": 323, "perf_event_open": 298, "kexec_load": 246,
            "open_by_handle_at": 304, "process_vm_writev": 311, "chroot": 161, "init_module": 175, "fchmodat2": 452,
            "socketpair": 53, "setuid": 105, "vmsplice": 278,
        },
        0x40000003,
    ),
    "aarch64": Abi(
        0xC00000B7,
        {
            "read": 63, "openat": 56, "execve": 221, "clone": 220, "clone3": 435, "socket": 198, "ioctl": 29,
            "personality": 92, "mknodat": 33, "ptrace": 117, "mount": 40, "unshare": 97, "setns": 268, "bpf": 280,
            "keyctl": 219, "io_uring_setup": 425, "userfaultfd": 282, "perf_event_open": 241, "kexec_load": 104,
            "open_by_handle_at": 265, "process_vm_writev": 271, "chroot": 51, "init_module": 105, "fchmodat2": 452,
            "socketpair": 199, "setuid": 146, "vmsplice": 75,
        },
        0x40000028,
    ),
}  # fmt: skip

REFUSED = (
    "ptrace", "mount", "unshare", "setns", "bpf", "keyctl", "perf_event_open", "kexec_load", "open_by_handle_at",
    "process_vm_writev", "chroot", "init_module", "setuid", "vmsplice",
)  # fmt: skip


def decide(program: bytes, architecture: int, number: int, *arguments: int) -> int:
    """Run a classic BPF program over one call, as the kernel would."""
    padded = (*arguments, *([0] * (6 - len(arguments))))
    data = struct.pack("<IIQ6Q", number, architecture, 0, *padded)
    instructions = [struct.unpack_from("<HBBI", program, at) for at in range(0, len(program), 8)]
    accumulator, at = 0, 0
    while True:
        code, if_true, if_false, value = instructions[at]
        at += 1
        if code in COMPARISONS:
            at += if_true if COMPARISONS[code](accumulator, value) else if_false
        elif code == RETURN:
            return value
        elif code == LOAD:
            accumulator = struct.unpack_from("<I", data, value)[0]
        elif code == AND:
            accumulator &= value
        else:
            assert code == JUMP, f"unknown instruction {code:#x}"
            at += value


@pytest.fixture(params=sorted(ABIS))
def machine(request: pytest.FixtureRequest) -> str:
    return request.param


def test_each_machine_has_its_filter() -> None:
    assert set(MACHINES) == set(ABIS)


def test_plain_calls_pass_and_dangerous_ones_do_not(machine: str) -> None:
    abi, program = ABIS[machine], bpf(machine)

    assert {
        name: decide(program, abi.audit, abi.calls[name]) for name in ("read", "openat", "execve")
    } == dict.fromkeys(("read", "openat", "execve"), ALLOW)
    assert {name: decide(program, abi.audit, abi.calls[name]) for name in REFUSED} == dict.fromkeys(REFUSED, EPERM)


def test_calls_that_libraries_can_do_without_seem_not_to_exist(machine: str) -> None:
    abi, program = ABIS[machine], bpf(machine)

    for name in ("clone3", "io_uring_setup", "userfaultfd"):
        assert decide(program, abi.audit, abi.calls[name]) == ENOSYS, name


def test_a_foreign_abi_is_killed(machine: str) -> None:
    abi, program = ABIS[machine], bpf(machine)

    assert decide(program, abi.foreign, 1) == KILL
    if machine == "x86_64":
        assert decide(program, abi.audit, 0x40000000 + 1) == KILL, "x32"


def test_arguments_decide_and_high_bits_smuggle_nothing(machine: str) -> None:
    abi, program = ABIS[machine], bpf(machine)

    def call(name: str, *arguments: int) -> int:
        return decide(program, abi.audit, abi.calls[name], *arguments)

    assert [call("socket", family) for family in (1, 2, 10)] == [ALLOW] * 3
    assert [call("socket", family) for family in (16, 17, 38, 40, 1 << 32 | 1)] == [EPERM] * 5
    assert [call("socketpair", family) for family in (1, 2)] == [ALLOW, EPERM]
    assert call("clone", 0x003D0F00) == ALLOW, "what pthread_create asks for"
    namespaces = (0x20000, 0x02000000, 0x04000000, 0x08000000, 0x10000000, 0x20000000, 0x40000000)
    assert [call("clone", flag | 17) for flag in namespaces] == [EPERM] * 7
    assert [call("ioctl", 0, request) for request in (0x5401, 0x5413, 0x541B)] == [ALLOW] * 3
    assert [call("ioctl", 0, request) for request in (0x5412, 0x541C, 1 << 32 | 0x5412)] == [EPERM] * 3
    assert [call("personality", value) for value in (0, 0xFFFFFFFF, 0x40000, 8)] == [ALLOW, ALLOW, EPERM, EPERM]
    assert [call("mknodat", 0, 0, mode) for mode in (0o10644, 0o20644, 0o60644)] == [ALLOW, EPERM, EPERM]


@pytest.mark.parametrize("package", ["mcp_sandbox.runtimes.seccomp", "mcp_sandbox.checker.jail"])
def test_the_filters_that_are_shipped_are_those_of_the_list(package: str, machine: str) -> None:
    if ctypes.util.find_library("seccomp") is None:
        pytest.skip("libseccomp is not on this machine")
    script = _script()

    assert package in script.PACKAGES
    shipped = resources.files(package).joinpath(f"{machine}.bpf").read_bytes()
    fresh = script.compiled(read_allowlist(package), machine)

    # Versions of libseccomp order instructions differently: what counts is what the filter decides.
    abi = ABIS[machine]
    for number in range(600):
        for arguments in ((0, 0, 0), (1, 0x5401, 0x1000), (2, 0x5412, 0x2000), (0x10000000, 0x541B, 0x6000)):
            before = decide(shipped, abi.audit, number, *arguments)
            assert before == decide(fresh, abi.audit, number, *arguments), (number, arguments)


def test_an_unknown_machine_has_no_filter_and_says_so() -> None:
    with pytest.raises(WallMissingError):
        bpf("vax")


@pytest.mark.parametrize("package", ["mcp_sandbox.runtimes.seccomp", "mcp_sandbox.checker.jail"])
def test_no_call_is_listed_twice(package: str) -> None:
    table = read_allowlist(package)
    names = [*table.allowed(), *table.absent(), *table.fatal(), *(where.call for where in table.allow_where)]

    assert sorted(names) == sorted(set(names))


def test_the_engines_profile_says_the_same() -> None:
    profile = json.loads(engine_profile())

    assert (profile["defaultAction"], profile["defaultErrnoRet"]) == ("SCMP_ACT_ERRNO", 1)
    assert all(entry["subArchitectures"] == [] for entry in profile["archMap"])
    unconditional = {
        name for rule in profile["syscalls"] if rule["action"] == "SCMP_ACT_ALLOW" and "args" not in rule
        for name in rule["names"]
    }  # fmt: skip
    assert unconditional == set(allowlist().allowed())
    assert unconditional.isdisjoint(where.call for where in allowlist().allow_where)


def _script() -> ModuleType:
    path = Path(__file__).parents[3] / "scripts" / "seccomp.py"
    spec = importlib.util.spec_from_file_location("seccomp_script", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
