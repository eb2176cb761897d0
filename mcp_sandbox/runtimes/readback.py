"""Which walls stand around a process, read from the kernel's own account of it.

Nothing here trusts what was asked for. What can't be read does not stand.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from mcp_sandbox.domain.limits import Limits
from mcp_sandbox.domain.walls import Wall
from mcp_sandbox.runtimes.base import WORKING_DIRECTORY

__all__ = ["Mount", "View", "limits_stand", "view", "walls_of"]

WRITABLE_FOLDERS = frozenset({WORKING_DIRECTORY, "/tmp", "/dev/shm"})  # noqa: S108 - inside the sandbox
"""Where memory file systems may be writable."""

_NAMESPACES = ("pid", "ipc", "uts", "cgroup", "mnt", "net")
_KERNEL_FILE_SYSTEMS = frozenset({"proc", "devpts", "devtmpfs", "mqueue"})
_SECCOMP_FILTER = "2"


@dataclass(frozen=True, slots=True)
class Mount:
    """One line of a process's `mountinfo`."""

    point: str
    kind: str
    """The file system, such as `tmpfs`."""
    options: frozenset[str]
    """Of the mount itself: `ro`, `nosuid` …"""
    super_options: frozenset[str]
    """Of the file system: `size=…` …"""


@dataclass(frozen=True, slots=True)
class View:
    """What the kernel says about one process; parts that could not be read are empty."""

    status: Mapping[str, str]
    namespaces: Mapping[str, str]
    """Those of the process, by name."""
    own_namespaces: Mapping[str, str]
    """Those of this server."""
    mounts: tuple[Mount, ...]
    interfaces: frozenset[str]
    environment: Mapping[str, str] | None
    limits: Mapping[str, int | None]
    """Hard resource limits by the kernel's words, such as `open files`; null is unlimited."""


def view(pid: int) -> View:
    """Read what the kernel says about process `pid`, in this server's own numbering."""
    return View(
        status=_status(_text(pid, "status")),
        namespaces=_namespaces(str(pid)),
        own_namespaces=_namespaces("self"),
        mounts=_mounts(_text(pid, "mountinfo")),
        interfaces=_interfaces(_text(pid, "net/dev")),
        environment=_environment(pid),
        limits=_limits(_text(pid, "limits")),
    )


def walls_of(seen: View, environment: Mapping[str, str]) -> frozenset[Wall]:
    """Return the walls that stand, of those that a process's own account can show.

    Not among them are `MEMORY`, `PROCESSES` and `CPU`, which cgroups and limits show (`limits_stand`).
    `TIME` and `OUTPUT` are: the conversation keeps them whatever the sandbox is.

    Args:
        seen: the guest, before any program ran.
        environment: the variables that it was given, all of them.
    """
    checks: dict[Wall, Callable[[], bool]] = {
        Wall.NETWORK: lambda: seen.interfaces == frozenset({"lo"}) and _apart(seen, "net"),
        Wall.USER: lambda: _powerless(seen.status),
        Wall.FILESYSTEM: lambda: _apart(seen, "mnt") and _sealed(seen.mounts),
        Wall.SYSCALLS: lambda: seen.status.get("Seccomp") == _SECCOMP_FILTER,
        Wall.NAMESPACES: lambda: all(_apart(seen, name) for name in _NAMESPACES if name != "net"),
        Wall.ENVIRONMENT: lambda: seen.environment == dict(environment),
    }
    return frozenset({Wall.TIME, Wall.OUTPUT, *(wall for wall, stands in checks.items() if stands())})


def limits_stand(seen: View, limits: Limits) -> bool:
    """Return whether open files and file sizes have ceilings and core dumps are off."""
    files, size, core = (seen.limits.get(name) for name in ("open files", "file size", "core file size"))
    return files is not None and files <= limits.open_files and size is not None and core == 0


def _powerless(status: Mapping[str, str]) -> bool:
    capabilities = [status.get(name, "?") for name in ("CapInh", "CapPrm", "CapEff", "CapAmb")]
    uids = status.get("Uid", "0").split()
    return "0" not in uids and status.get("NoNewPrivs") == "1" and all(held.strip("0") == "" for held in capabilities)


def _apart(seen: View, name: str) -> bool:
    theirs, ours = seen.namespaces.get(name), seen.own_namespaces.get(name)
    return theirs is not None and ours is not None and theirs != ours


def _sealed(mounts: tuple[Mount, ...]) -> bool:
    # Later lines lie over earlier ones at the same point.
    by_point = {mount.point: mount for mount in mounts}
    root = by_point.get("/")
    return root is not None and "ro" in root.options and all(_harmless(mount) for mount in by_point.values())


def _harmless(mount: Mount) -> bool:
    if "ro" in mount.options or mount.kind in _KERNEL_FILE_SYSTEMS:
        return True
    sized = mount.kind == "tmpfs" and any(option.startswith("size=") for option in mount.super_options)
    if mount.point in WRITABLE_FOLDERS:
        return sized and {"nosuid", "nodev"} <= mount.options
    # An engine's own /dev, which is root's, and what it lies over kernel files to hide them.
    return sized and (mount.point == "/dev" or mount.point.startswith("/proc/"))


def _text(pid: int, name: str) -> str:
    try:
        return Path(f"/proc/{pid}/{name}").read_text("utf-8", errors="replace")
    except OSError:
        return ""


def _status(text: str) -> dict[str, str]:
    pairs = (line.partition(":") for line in text.splitlines())
    return {name: value.strip() for name, _, value in pairs}


def _namespaces(who: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in _NAMESPACES:
        try:
            found[name] = os.readlink(f"/proc/{who}/ns/{name}")  # noqa: PTH115 - the target is no path
        except OSError:
            continue
    return found


def _mounts(text: str) -> tuple[Mount, ...]:
    mounts: list[Mount] = []
    for line in text.splitlines():
        fields, _, rest = line.partition(" - ")
        words, (kind, *others) = fields.split(), rest.split()
        mounts.append(
            Mount(
                point=words[4],
                kind=kind,
                options=frozenset(words[5].split(",")),
                super_options=frozenset(others[-1].split(",")) if others else frozenset(),
            )
        )
    return tuple(mounts)


def _interfaces(text: str) -> frozenset[str]:
    return frozenset(line.partition(":")[0].strip() for line in text.splitlines()[2:])


def _environment(pid: int) -> dict[str, str] | None:
    try:
        block = Path(f"/proc/{pid}/environ").read_bytes()
    except OSError:
        return None
    pairs = (item.decode("utf-8", errors="replace").partition("=") for item in block.split(b"\0") if item)
    return {name: value for name, _, value in pairs}


def _limits(text: str) -> dict[str, int | None]:
    found: dict[str, int | None] = {}
    for line in text.splitlines()[1:]:
        name, hard = line[:26].strip(), line[47:68].strip()
        found[name.removeprefix("Max ")] = int(hard) if hard.isdigit() else None
    return found
