"""What all processes of a sandbox use together, as the kernel tells it to anyone who may look at them."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

import psutil

from mcp_sandbox.runtimes.base import WORKING_DIRECTORY

__all__ = ["used_bytes"]

_FOLDERS = (WORKING_DIRECTORY, "/tmp", "/dev/shm")  # noqa: S108 - inside the sandbox
_BLOCK_BYTES = 512
"""The unit of `st_blocks`, whatever the file system."""
_RESIDENT = re.compile(r"^(?:RssAnon|RssShmem|HugetlbPages):\s+(\d+) kB$", re.MULTILINE)
_MAPPING = re.compile(
    r"^[0-9a-f]+-[0-9a-f]+ \S+ [0-9a-f]+ ([0-9a-f]+):([0-9a-f]+) (\d+).*\n(?:[A-Z].*\n)*?Pss:\s+(\d+) kB$",
    re.MULTILINE,
)
_ANONYMOUS = re.compile(r"^Pss_Anon:\s+(\d+) kB$", re.MULTILINE)


def used_bytes(first: int, enough: int) -> int:
    """Return what process `first` and all below it use: their own memory, what they share, files in memory.

    Programs and libraries, which the host has in memory anyway, don't count.

    Args:
        first: the sandbox's first process.
        enough: up to here a rough count will do, which errs to the larger side only.
    """
    stored = sum(_stored_bytes(first, folder) for folder in _FOLDERS)
    processes = _tree(first)
    nameless = {inode: size for pid in processes for inode, size in _nameless_files(pid)}
    held = stored + sum(nameless.values())
    roughly = held + sum(_resident_bytes(pid) for pid in processes)
    if roughly <= enough:
        return roughly
    # Pages that processes share, and mapped files, were counted more than once: now it is worth the effort to look.
    return held + sum(_proportional_bytes(pid, nameless.keys()) for pid in processes)


def _tree(first: int) -> list[int]:
    try:
        return [first, *(child.pid for child in psutil.Process(first).children(recursive=True))]
    except psutil.Error:
        return []


def _stored_bytes(pid: int, folder: str) -> int:
    try:
        system = os.statvfs(f"/proc/{pid}/root{folder}")
    except OSError:
        return 0
    return (system.f_blocks - system.f_bfree) * system.f_frsize


def _nameless_files(pid: int) -> Iterator[tuple[int, int]]:
    """Yield inode and size of each open file that lies in memory and in no folder."""
    try:
        descriptors = list(Path(f"/proc/{pid}/fd").iterdir())
    except OSError:
        return
    for descriptor in descriptors:
        try:
            # Not opened: what is behind a descriptor may block, or be a device.
            found = descriptor.stat()
        except OSError:
            continue
        if found.st_dev == _shared_memory_device() and stat.S_ISREG(found.st_mode):
            yield found.st_ino, found.st_blocks * _BLOCK_BYTES


@cache
def _shared_memory_device() -> int:
    """Return the device of the kernel's own mount, on which all shared memory without a folder lies."""
    sample = os.memfd_create("sample")
    try:
        return os.fstat(sample).st_dev
    finally:
        os.close(sample)


def _resident_bytes(pid: int) -> int:
    return sum(int(found) for found in _RESIDENT.findall(_read(pid, "status"))) * 1024


def _proportional_bytes(pid: int, counted: Collection[int]) -> int:
    """Return the share of this process in memory that is in no file, or in one that is not `counted` already."""
    anonymous = sum(int(found) for found in _ANONYMOUS.findall(_read(pid, "smaps_rollup")))
    shared = sum(
        int(share)
        for major, minor, inode, share in _MAPPING.findall(_read(pid, "smaps"))
        if os.makedev(int(major, 16), int(minor, 16)) == _shared_memory_device() and int(inode) not in counted
    )
    return (anonymous + shared) * 1024


def _read(pid: int, name: str) -> str:
    try:
        return Path(f"/proc/{pid}/{name}").read_text("utf-8", errors="replace")
    except OSError:
        return ""
