"""Control groups: what one sandbox may use together, and what it did use.

Version 1 has a tree per controller, version 2 a single one. Each sandbox has a group of its own, named after its
server, so that a sweep knows whose it was. A controller that can't be had is no error: its wall is not claimed.
"""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol

from mcp_sandbox.domain.limits import Limits
from mcp_sandbox.domain.outcome import Usage
from mcp_sandbox.domain.walls import Wall

__all__ = ["Group", "Owner", "Tree", "tree"]

ROOT = Path("/sys/fs/cgroup")
PREFIX = "mcp-sandbox."
PERIOD_MICROSECONDS = 100_000
GUEST_PROCESSES = 1
"""The guest itself counts in the group, and is not the program's."""
SOCKET_SHARE = 4
"""Into how many parts memory is cut for the buffers of sockets to get one, where they count apart."""

_REMOVAL_SECONDS = 2.0
_NO_LIMIT = 1 << 60
"""Version 1 writes 'none' as the largest multiple of a page."""


class Owner(NamedTuple):
    """Whose a group is: a server can be judged only from its own registry."""

    registry_id: str
    server_id: str


class Group(Protocol):
    """The group of one sandbox."""

    @property
    def name(self) -> str:
        """Its folder's name, which no other group ever had."""
        ...

    def limit(self, limits: Limits) -> None:
        """Lay `limits` on the group; what the kernel refuses shows in `walls`."""
        ...

    def add(self, pid: int) -> None:
        """Move a process in; raises `OSError` where the kernel refuses."""
        ...

    def walls(self, limits: Limits, pid: int) -> frozenset[Wall]:
        """Return the walls that stand around `pid`, by what the group's files and the process's own say now."""
        ...

    def usage(self) -> Usage:
        """Return what the group has used so far."""
        ...

    def memory_events(self) -> int:
        """Return how many processes were killed for memory so far."""
        ...

    def remove(self) -> bool:
        """Kill what is in the group and remove it; return whether it is gone."""
        ...


class Tree(Protocol):
    """Where groups can be made on this machine."""

    @property
    def description(self) -> str:
        """Which kind of groups, for people."""
        ...

    def make(self, owner: Owner) -> Group:
        """Make an empty group that belongs to `owner`; raises `OSError`."""
        ...

    def groups(self) -> Iterator[tuple[Owner, Group]]:
        """Yield the owner and the group of every sandbox that is there."""
        ...


def tree(root: Path = ROOT, own: Path = Path("/proc/self/cgroup")) -> Tree | None:
    """Return where this server can make groups, or null where it can't.

    Args:
        root: where the groups are mounted.
        own: the file that says in which group this server is.
    """
    return _version_1(root) or _version_2(root, own)


def _read(path: Path) -> str:
    try:
        return path.read_text("ascii").strip()
    except OSError:
        return ""


def _number(path: Path) -> int | None:
    text = _read(path)
    return int(text) if text.isdigit() else None


def _keyed(path: Path, key: str) -> int | None:
    for line in _read(path).splitlines():
        name, _, value = line.partition(" ")
        if name == key and value.isdigit():
            return int(value)
    return None


def _written(path: Path, value: int | str) -> bool:
    try:
        path.write_text(str(value), "ascii")
    except OSError:
        return False
    return True


def _swap_is_off() -> bool:
    return len(_read(Path("/proc/swaps")).splitlines()) <= 1


def _owner_of(name: str) -> Owner | None:
    parts = name.removeprefix(PREFIX).split(".")
    return Owner(parts[0], parts[1]) if name.startswith(PREFIX) and len(parts) == 3 else None


def _new_name(owner: Owner) -> str:
    return f"{PREFIX}{owner.registry_id}.{owner.server_id}.{secrets.token_hex(6)}"


def _empty_and_remove(folder: Path) -> bool:
    """Kill every process of the group `folder` and remove it."""
    deadline = time.monotonic() + _REMOVAL_SECONDS
    while True:
        for pid in _read(folder / "cgroup.procs").split():
            try:
                os.kill(int(pid), 9)
            except OSError:
                continue
        try:
            folder.rmdir()
        except FileNotFoundError:
            return True
        except OSError:
            if time.monotonic() > deadline:
                return False
            time.sleep(0.001)  # The last process is still on its way out.
        else:
            return True


# Version 1


@dataclass(frozen=True)
class _Group1:
    name: str
    folders: Mapping[str, Path]
    """By controller; one that is missing could not be had."""

    def limit(self, limits: Limits) -> None:
        if (memory := self.folders.get("memory")) is not None:
            # In this order: memory and swap together may never be below memory alone.
            _written(memory / "memory.limit_in_bytes", limits.memory_bytes)
            _written(memory / "memory.memsw.limit_in_bytes", limits.memory_bytes)
            # The buffers of sockets count apart, and without a limit of their own not at all.
            _written(memory / "memory.kmem.tcp.limit_in_bytes", limits.memory_bytes // SOCKET_SHARE)
        if (pids := self.folders.get("pids")) is not None:
            _written(pids / "pids.max", limits.processes + GUEST_PROCESSES)
        if (cpu := self.folders.get("cpu")) is not None:
            _written(cpu / "cpu.cfs_period_us", PERIOD_MICROSECONDS)
            _written(cpu / "cpu.cfs_quota_us", int(limits.cpus * PERIOD_MICROSECONDS))

    def add(self, pid: int) -> None:
        for folder in self.folders.values():
            (folder / "cgroup.procs").write_text(str(pid), "ascii")

    def walls(self, limits: Limits, pid: int) -> frozenset[Wall]:
        standing = {
            wall
            for wall, controller, holds in (
                (Wall.MEMORY, "memory", self._memory_holds(limits)),
                (Wall.PROCESSES, "pids", self._number("pids", "pids.max") == limits.processes + GUEST_PROCESSES),
                (Wall.CPU, "cpu", self._cpu_holds(limits)),
            )
            if holds and self._member(controller, pid)
        }
        return frozenset(standing)

    def _member(self, controller: str, pid: int) -> bool:
        for line in _read(Path(f"/proc/{pid}/cgroup")).splitlines():
            _, names, path = line.split(":", 2)
            if controller in names.split(","):
                return path.endswith("/" + self.name)
        return False

    def _memory_holds(self, limits: Limits) -> bool:
        memory = self._number("memory", "memory.limit_in_bytes")
        both = self._number("memory", "memory.memsw.limit_in_bytes")
        sockets = self._number("memory", "memory.kmem.tcp.limit_in_bytes")
        if memory is None or sockets is None or max(memory, sockets) > limits.memory_bytes:
            return False
        return (both is not None and both <= limits.memory_bytes) or _swap_is_off()

    def _cpu_holds(self, limits: Limits) -> bool:
        quota, period = self._number("cpu", "cpu.cfs_quota_us"), self._number("cpu", "cpu.cfs_period_us")
        return bool(quota and period) and (quota or 0) / (period or 1) <= limits.cpus + 0.001

    def _number(self, controller: str, file: str) -> int | None:
        folder = self.folders.get(controller)
        return None if folder is None else _number(folder / file)

    def usage(self) -> Usage:
        nanoseconds = self._number("cpuacct", "cpuacct.usage")
        peak = self._number("memory", "memory.max_usage_in_bytes")
        return Usage(
            cpu_seconds=None if nanoseconds is None else nanoseconds / 1e9,
            peak_memory_bytes=peak,
            oom_kills=None if "memory" not in self.folders else self.memory_events(),
        )

    def memory_events(self) -> int:
        folder = self.folders.get("memory")
        return 0 if folder is None else _keyed(folder / "memory.oom_control", "oom_kill") or 0

    def remove(self) -> bool:
        gone = [_empty_and_remove(folder) for folder in set(self.folders.values())]
        return all(gone)


@dataclass(frozen=True)
class _Tree1:
    roots: Mapping[str, Path]
    """By controller; two that are mounted together share a root."""
    description: str = "cgroup version 1"

    def make(self, owner: Owner) -> Group:
        name = _new_name(owner)
        folders: dict[str, Path] = {}
        group = _Group1(name, folders)
        try:
            for controller, root in self.roots.items():
                folder = root / name
                folder.mkdir(exist_ok=folder in folders.values())
                folders[controller] = folder
        except OSError:
            group.remove()
            raise
        return group

    def groups(self) -> Iterator[tuple[Owner, Group]]:
        names = {folder.name for root in self.roots.values() for folder in root.glob(f"{PREFIX}*")}
        for name in sorted(names):
            if (owner := _owner_of(name)) is not None:
                folders = {controller: root / name for controller, root in self.roots.items()}
                yield owner, _Group1(name, folders)


def _version_1(root: Path) -> Tree | None:
    roots = {controller: root / controller for controller in ("memory", "pids", "cpu", "cpuacct")}
    usable = {
        controller: folder.resolve()
        for controller, folder in roots.items()
        if (folder / "cgroup.procs").exists() and os.access(folder, os.W_OK)
    }
    return _Tree1(usable) if "memory" in usable else None


# Version 2


@dataclass(frozen=True)
class _Group2:
    name: str
    folder: Path

    def limit(self, limits: Limits) -> None:
        _written(self.folder / "memory.max", limits.memory_bytes)
        _written(self.folder / "memory.swap.max", 0)
        _written(self.folder / "memory.oom.group", 0)
        _written(self.folder / "pids.max", limits.processes + GUEST_PROCESSES)
        _written(self.folder / "cpu.max", f"{int(limits.cpus * PERIOD_MICROSECONDS)} {PERIOD_MICROSECONDS}")

    def add(self, pid: int) -> None:
        (self.folder / "cgroup.procs").write_text(str(pid), "ascii")

    def walls(self, limits: Limits, pid: int) -> frozenset[Wall]:
        own = [line for line in _read(Path(f"/proc/{pid}/cgroup")).splitlines() if line.startswith("0::")]
        if not own or not own[0].endswith("/" + self.name):
            return frozenset()
        memory, swap = _number(self.folder / "memory.max"), _number(self.folder / "memory.swap.max")
        quota, _, period = _read(self.folder / "cpu.max").partition(" ")
        standing: set[Wall] = set()
        if memory is not None and memory <= limits.memory_bytes and (swap == 0 or _swap_is_off()):
            standing.add(Wall.MEMORY)
        if _number(self.folder / "pids.max") == limits.processes + GUEST_PROCESSES:
            standing.add(Wall.PROCESSES)
        if quota.isdigit() and period.isdigit() and int(quota) / int(period) <= limits.cpus + 0.001:
            standing.add(Wall.CPU)
        return frozenset(standing)

    def usage(self) -> Usage:
        microseconds = _keyed(self.folder / "cpu.stat", "usage_usec")
        return Usage(
            cpu_seconds=None if microseconds is None else microseconds / 1e6,
            # Since Linux 5.19.
            peak_memory_bytes=_number(self.folder / "memory.peak"),
            oom_kills=_keyed(self.folder / "memory.events", "oom_kill"),
        )

    def memory_events(self) -> int:
        return _keyed(self.folder / "memory.events", "oom_kill") or 0

    def remove(self) -> bool:
        _written(self.folder / "cgroup.kill", 1)
        return _empty_and_remove(self.folder)


@dataclass(frozen=True)
class _Tree2:
    parent: Path
    description: str = "cgroup version 2"

    def make(self, owner: Owner) -> Group:
        name = _new_name(owner)
        folder = self.parent / name
        folder.mkdir()
        return _Group2(name, folder)

    def groups(self) -> Iterator[tuple[Owner, Group]]:
        for folder in sorted(self.parent.glob(f"{PREFIX}*")):
            if (owner := _owner_of(folder.name)) is not None:
                yield owner, _Group2(folder.name, folder)


def _version_2(root: Path, own: Path) -> Tree | None:
    """Return the nearest ancestor of this server's own group below which memory and processes can be limited.

    Its own group is none: a group that hands controllers down may hold no processes itself.
    """
    if not (root / "cgroup.controllers").exists():
        return None
    path = next((line[3:] for line in _read(own).splitlines() if line.startswith("0::")), "/")
    folder = root / path.strip("/")
    for parent in folder.parents if folder != root else (root,):
        if not parent.is_relative_to(root):
            return None
        handed_down = set(_read(parent / "cgroup.subtree_control").split())
        if {"memory", "pids"} <= handed_down and os.access(parent / "cgroup.procs", os.W_OK):
            return _Tree2(parent)
    return None
