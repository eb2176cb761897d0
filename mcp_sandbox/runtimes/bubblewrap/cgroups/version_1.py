"""Control groups of version 1: a tree for each controller."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from mcp_sandbox.domain.limits import Limits
from mcp_sandbox.domain.outcome import Usage
from mcp_sandbox.domain.walls import Wall
from mcp_sandbox.runtimes.bubblewrap.cgroups import files
from mcp_sandbox.runtimes.bubblewrap.cgroups.contract import GUEST_PROCESSES, PERIOD_MICROSECONDS, Group, Owner, Tree

__all__ = ["tree"]

SOCKET_SHARE = 4
"""Into how many parts memory is cut for the buffers of sockets to get one, where they count apart."""


@dataclass(frozen=True)
class _Group:
    name: str
    folders: Mapping[str, Path]
    """By controller; one that is missing could not be had."""

    def limit(self, limits: Limits) -> None:
        if (memory := self.folders.get("memory")) is not None:
            # In this order: memory and swap together may never be below memory alone.
            files.written(memory / "memory.limit_in_bytes", limits.memory_bytes)
            files.written(memory / "memory.memsw.limit_in_bytes", limits.memory_bytes)
            # The buffers of sockets count apart, and without a limit of their own not at all.
            files.written(memory / "memory.kmem.tcp.limit_in_bytes", limits.memory_bytes // SOCKET_SHARE)
        if (pids := self.folders.get("pids")) is not None:
            files.written(pids / "pids.max", limits.processes + GUEST_PROCESSES)
        if (cpu := self.folders.get("cpu")) is not None:
            files.written(cpu / "cpu.cfs_period_us", PERIOD_MICROSECONDS)
            files.written(cpu / "cpu.cfs_quota_us", int(limits.cpus * PERIOD_MICROSECONDS))

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
        for line in files.read(Path(f"/proc/{pid}/cgroup")).splitlines():
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
        return (both is not None and both <= limits.memory_bytes) or files.swap_is_off()

    def _cpu_holds(self, limits: Limits) -> bool:
        quota, period = self._number("cpu", "cpu.cfs_quota_us"), self._number("cpu", "cpu.cfs_period_us")
        return bool(quota and period) and (quota or 0) / (period or 1) <= limits.cpus + 0.001

    def _number(self, controller: str, file: str) -> int | None:
        folder = self.folders.get(controller)
        return None if folder is None else files.number(folder / file)

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
        return 0 if folder is None else files.keyed(folder / "memory.oom_control", "oom_kill") or 0

    def is_forgotten(self) -> bool:
        return all(files.is_forgotten(folder) for folder in self.folders.values() if folder.exists())

    def remove(self) -> bool:
        gone = [files.empty_and_remove(folder) for folder in set(self.folders.values())]
        return all(gone)


@dataclass(frozen=True)
class _Tree:
    roots: Mapping[str, Path]
    """By controller; two that are mounted together share a root."""
    description: str = "cgroup version 1"

    def make(self, owner: Owner) -> Group:
        name = files.new_name(owner)
        folders: dict[str, Path] = {}
        group = _Group(name, folders)
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
        names = {folder.name for root in self.roots.values() for folder in root.glob(f"{files.PREFIX}*")}
        for name in sorted(names):
            if (owner := files.owner_of(name)) is not None:
                folders = {controller: root / name for controller, root in self.roots.items()}
                yield owner, _Group(name, folders)


def tree(root: Path) -> Tree | None:
    """Return the trees below `root`, null where memory has none that can be written."""
    roots = {controller: root / controller for controller in ("memory", "pids", "cpu", "cpuacct")}
    usable = {
        controller: folder.resolve()
        for controller, folder in roots.items()
        if (folder / "cgroup.procs").exists() and os.access(folder, os.W_OK)
    }
    return _Tree(usable) if "memory" in usable else None
