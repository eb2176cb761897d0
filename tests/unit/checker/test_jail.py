"""What the filter around a worker decides, on machines that this one is not."""

from __future__ import annotations

import operator
import struct

import pytest

from mcp_sandbox.checker.jail import system_call_filter

LOAD, AND, JUMP, RETURN = 0x20, 0x54, 0x05, 0x06
COMPARISONS = {0x15: operator.eq, 0x25: operator.gt, 0x35: operator.ge}
ALLOW, EPERM, KILL = 0x7FFF0000, 0x00050001, 0x80000000

AUDIT = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
NUMBERS = {
    "x86_64": {
        "write": 1, "exit_group": 231, "brk": 12, "futex": 202, "read": 0, "openat": 257, "close": 3, "dup": 32,
        "socket": 41, "connect": 42, "execve": 59, "clone": 56, "clone3": 435, "kill": 62, "ptrace": 101,
        "prctl": 157, "seccomp": 317, "io_uring_setup": 425, "mmap": 9, "mprotect": 10,
    },
    "aarch64": {
        "write": 64, "exit_group": 94, "brk": 214, "futex": 98, "read": 63, "openat": 56, "close": 57, "dup": 23,
        "socket": 198, "connect": 203, "execve": 221, "clone": 220, "clone3": 435, "kill": 129, "ptrace": 117,
        "prctl": 167, "seccomp": 277, "io_uring_setup": 425, "mmap": 222, "mprotect": 226,
    },
}  # fmt: skip
"""Source: asm/unistd_64.h and asm-generic/unistd.h."""


def decide(program: bytes, architecture: int, number: int, *arguments: int) -> int:
    """Run a classic BPF program over one call, as the kernel would."""
    data = struct.pack("<IIQ6Q", number, architecture, 0, *arguments, *([0] * (6 - len(arguments))))
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


@pytest.mark.parametrize("machine", AUDIT)
def test_a_worker_may_compute_and_answer_and_no_more(machine: str) -> None:
    program, numbers = system_call_filter(machine), NUMBERS[machine]
    decided = {name: decide(program, AUDIT[machine], number) for name, number in numbers.items()}

    assert {name for name, what in decided.items() if what == ALLOW} == {
        "write", "exit_group", "brk", "futex", "mmap", "mprotect",
    }  # fmt: skip
    assert {name for name, what in decided.items() if what == EPERM} == {"read", "openat", "close", "dup"}
    assert set(decided.values()) == {ALLOW, EPERM, KILL}


@pytest.mark.parametrize("machine", AUDIT)
def test_memory_is_never_executable_and_high_bits_smuggle_nothing(machine: str) -> None:
    program, numbers = system_call_filter(machine), NUMBERS[machine]
    for name in ("mmap", "mprotect"):
        decided = [decide(program, AUDIT[machine], numbers[name], 0, 0, protection) for protection in range(8)]

        assert decided == [ALLOW] * 4 + [EPERM] * 4


@pytest.mark.parametrize("machine", AUDIT)
def test_a_foreign_abi_is_killed(machine: str) -> None:
    program = system_call_filter(machine)

    assert decide(program, 0x40000003, 4) == KILL
    if machine == "x86_64":
        assert decide(program, AUDIT[machine], 0x40000000 + 1) == KILL, "x32"
