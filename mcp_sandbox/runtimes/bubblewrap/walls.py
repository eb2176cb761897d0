"""Every wall of the embedded runtime on one screen, as arguments of bwrap; pure but for a look at what the host has."""

from __future__ import annotations

import math
import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from mcp_sandbox.domain.limits import Limits
from mcp_sandbox.domain.policy import Mount
from mcp_sandbox.runtimes.base import WORKING_DIRECTORY

__all__ = ["GROUP", "MARK", "NPROC_SPARE", "PASSWD", "Handed", "arguments", "rlimits"]

INNER_ID = 65534
"""`nobody`, by the kernel's own convention. Source: proc(5), overflowuid."""

GROUP = f"root:x:0:\nnogroup:x:{INNER_ID}:\n".encode()
PASSWD = (
    f"root:x:0:0:root:/root:/usr/sbin/nologin\n"
    f"nobody:x:{INNER_ID}:{INNER_ID}:nobody:{WORKING_DIRECTORY}:/usr/sbin/nologin\n"
).encode()
"""What programs find when they ask who they are; nothing of the host's."""

NPROC_SPARE = 1
"""The guest counts with the program's processes; before Linux 5.14 bwrap does too, and the program has one less."""

_LINKS = ("/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32")
"""Folders that are links into /usr on merged systems, and folders of their own elsewhere."""

_ETC = ("/etc/alternatives", "/etc/ld.so.cache", "/etc/localtime", "/etc/mime.types")
"""What interpreters need; none of it says anything of this host but its time zone."""

_HIDDEN = ("/proc/kcore", "/proc/keys", "/proc/sysrq-trigger", "/proc/timer_list")

HOSTNAME = "sandbox"
MARK = f"\0--uid\0{INNER_ID}\0--gid\0{INNER_ID}\0--hostname\0{HOSTNAME}\0"
"""What tells our bwraps, by their command line, from those of others."""

_NAMESPACES = ("user", "ipc", "pid", "net", "uts", "cgroup")


@dataclass(frozen=True, slots=True)
class Handed:
    """Descriptors that bwrap reads from or writes to."""

    info: int
    seccomp: int
    passwd: int
    group: int


def arguments(
    limits: Limits, environment: Mapping[str, str], handed: Handed, mounts: Sequence[Mount] = ()
) -> list[str]:
    """Return the options of bwrap for one sandbox; the command follows them."""
    size = str(limits.tmpfs_bytes)
    words = [f"--unshare-{name}" for name in _NAMESPACES]
    words += ["--disable-userns", "--uid", str(INNER_ID), "--gid", str(INNER_ID), "--hostname", HOSTNAME]
    words += ["--cap-drop", "ALL", "--seccomp", str(handed.seccomp), "--info-fd", str(handed.info)]
    words += ["--die-with-parent", "--new-session", "--as-pid-1"]
    words += ["--ro-bind", "/usr", "/usr", *_system_folders(), "--dir", "/etc"]
    for path in _ETC:
        words += ["--ro-bind-try", path, path]
    words += ["--file", str(handed.passwd), "/etc/passwd", "--file", str(handed.group), "/etc/group"]
    words += ["--proc", "/proc", "--ro-bind", "/proc/sys", "/proc/sys"]
    for path in _HIDDEN:
        if Path(path).exists():
            words += ["--ro-bind", "/dev/null", path]
    # The folders that bwrap makes for itself have no size: the program must not be able to fill them.
    words += ["--dev", "/dev", "--perms", "1777", "--size", size, "--tmpfs", "/dev/shm", "--remount-ro", "/dev"]  # noqa: S108
    words += ["--perms", "1777", "--size", size, "--tmpfs", "/tmp"]  # noqa: S108
    words += ["--perms", "0755", "--size", size, "--tmpfs", WORKING_DIRECTORY]
    for mount in mounts:
        words += ["--ro-bind", mount.source, mount.target]
    words += ["--remount-ro", "/", "--chdir", WORKING_DIRECTORY, "--clearenv"]
    for name, value in environment.items():
        words += ["--setenv", name, value]
    return [*words, "--"]


def _system_folders() -> Iterator[str]:
    for link in map(Path, _LINKS):
        try:
            mode = link.lstat().st_mode
        except FileNotFoundError:
            continue
        if stat.S_ISLNK(mode):
            yield from ("--symlink", str(link.readlink()), str(link))
        else:
            yield from ("--ro-bind", str(link), str(link))


def rlimits(limits: Limits, *, counted: bool, paced: bool) -> dict[str, int]:
    """Return the resource limits of every process in the sandbox.

    Args:
        limits: the policy's.
        counted: processes are counted for this sandbox alone, so that their limit means it.
        paced: a cgroup shares out the processor already.
    """
    words = {"nofile": limits.open_files, "core": 0, "fsize": limits.tmpfs_bytes}
    if counted:
        words["nproc"] = limits.processes + NPROC_SPARE
    if not paced:
        words["cpu"] = math.ceil(limits.timeout_seconds * limits.cpus) + 1
    return words
