"""Locks a process up for good: what is open stays open, and nothing else is to be had."""

from __future__ import annotations

import ctypes
import math
import os
import platform
import signal
import sys
from importlib import resources

from mcp_sandbox.checker.protocol import Ceilings

__all__ = ["JailError", "confine", "die_with_parent", "system_call_filter"]

_PR_SET_PDEATHSIG = 1
_PR_SET_DUMPABLE = 4
_PR_SET_SECCOMP = 22
_PR_SET_NO_NEW_PRIVS = 38
_SECCOMP_MODE_FILTER = 2
_INSTRUCTION_BYTES = 8
"""Source: linux/prctl.h, linux/seccomp.h and linux/filter.h."""

_ON_LINUX = sys.platform == "linux"


class JailError(Exception):
    """Raised where a wall can't be had; the process is to do no work."""


class _FilterProgram(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def system_call_filter(machine: str | None = None) -> bytes:
    """Return the filter that `confine` takes, compiled ahead by `scripts/seccomp.py`; empty on other systems than Linux.

    Raises:
        JailError: none is shipped for this processor.
    """
    if not _ON_LINUX:
        return b""
    file = resources.files(__name__).joinpath(f"{machine or platform.machine()}.bpf")
    if not file.is_file():
        raise JailError("no system call filter is shipped for this processor")
    return file.read_bytes()


def die_with_parent(parent: int) -> None:
    """Have this process killed when `parent`, which started it, ends; leave at once where it has ended already."""
    if _ON_LINUX:
        _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(0)


def confine(ceilings: Ceilings, calls: bytes) -> None:
    """Hold this process to `ceilings` and to the system calls that the filter `calls` lets through, for ever.

    Raises:
        JailError: a wall can't be had.
    """
    import resource  # noqa: PLC0415  not on Windows

    limits = {
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NOFILE: 0,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CPU: math.ceil(ceilings.cpu_seconds) + 1,
    }
    if _ON_LINUX:
        limits[resource.RLIMIT_NPROC] = 0
        limits[resource.RLIMIT_AS] = _address_space_bytes() + ceilings.memory_bytes
    try:
        for which, most in limits.items():
            resource.setrlimit(which, (most, most))
    except (OSError, ValueError) as error:
        raise JailError(f"a limit can't be set: {error}") from error
    # Ends the process to the millisecond; it can't set another.
    signal.setitimer(signal.ITIMER_PROF, ceilings.cpu_seconds)
    if _ON_LINUX:
        _prctl(_PR_SET_DUMPABLE, 0)
        _prctl(_PR_SET_NO_NEW_PRIVS, 1)
        program = _FilterProgram(len(calls) // _INSTRUCTION_BYTES, calls)
        _prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.addressof(program))


def _address_space_bytes() -> int:
    with open("/proc/self/statm", "rb") as file:  # noqa: PTH123  the last thing that this process opens
        return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")


def _prctl(option: int, first: int, second: int = 0) -> None:
    words = [ctypes.c_ulong(word) for word in (first, second, 0, 0)]
    if ctypes.CDLL(None, use_errno=True).prctl(option, *words) != 0:
        raise JailError(f"the kernel refuses a wall (prctl {option}): {os.strerror(ctypes.get_errno())}")
