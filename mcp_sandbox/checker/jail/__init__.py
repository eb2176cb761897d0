"""Locks a process up for good: what is open stays open, and nothing else is to be had."""

from __future__ import annotations

import ctypes
import math
import os
import platform
import resource
import signal
import sys
from functools import cache
from importlib import resources

from mcp_sandbox.checker.protocol import Ceilings

__all__ = ["Jail", "JailError", "die_with_parent", "system_call_filter"]

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


@cache
def system_call_filter(machine: str | None = None) -> bytes:
    """Return the filter that a jail takes, compiled ahead by `scripts/seccomp.py`; empty on other systems than Linux.

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


class Jail:
    """The walls around this process: the first are up when it is made, the last ones close behind it."""

    def __init__(self) -> None:
        """Take away what no question needs.

        Raises:
            JailError: a wall can't be had.
        """
        self._calls = system_call_filter()
        self._address_space_bytes = _address_space_bytes() if _ON_LINUX else 0
        # No new descriptor, no byte in a file, no core, no further process.
        for name in ("RLIMIT_NOFILE", "RLIMIT_FSIZE", "RLIMIT_CORE") + (("RLIMIT_NPROC",) if _ON_LINUX else ()):
            _limit(getattr(resource, name), 0)
        if _ON_LINUX:
            _prctl(_PR_SET_DUMPABLE, 0)
            _prctl(_PR_SET_NO_NEW_PRIVS, 1)

    def close(self, ceilings: Ceilings) -> None:
        """Hold this process to `ceilings` and to the system calls that the filter lets through, for ever.

        Raises:
            JailError: a wall can't be had.
        """
        # Ends the process to the millisecond; inside, it can't set another. The limit behind it counts whole seconds.
        signal.setitimer(signal.ITIMER_PROF, ceilings.cpu_seconds)
        _limit(resource.RLIMIT_CPU, math.ceil(ceilings.cpu_seconds) + 1)
        if _ON_LINUX:
            _limit(resource.RLIMIT_AS, self._address_space_bytes + ceilings.memory_bytes)
            program = _FilterProgram(len(self._calls) // _INSTRUCTION_BYTES, self._calls)
            _prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.addressof(program))


def _limit(which: int, most: int) -> None:
    try:
        resource.setrlimit(which, (most, most))
    except (OSError, ValueError) as error:
        raise JailError(f"a limit can't be set: {error}") from error


def _address_space_bytes() -> int:
    with open("/proc/self/statm", "rb") as file:  # noqa: PTH123  the last thing that this process opens
        return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")


def _prctl(option: int, first: int, second: int = 0) -> None:
    if _libc().prctl(option, *map(ctypes.c_ulong, (first, second, 0, 0))) != 0:
        raise JailError(f"the kernel refuses a wall (prctl {option}): {os.strerror(ctypes.get_errno())}")


@cache
def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)
