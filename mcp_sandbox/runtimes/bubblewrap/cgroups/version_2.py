"""Control groups of version 2: one tree, parts of which may be delegated to this server."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mcp_sandbox.domain.limits import Limits
from mcp_sandbox.domain.outcome import Usage
from mcp_sandbox.domain.walls import Wall
from mcp_sandbox.runtimes.bubblewrap.cgroups import files
from mcp_sandbox.runtimes.bubblewrap.cgroups.contract import GUEST_PROCESSES, PERIOD_MICROSECONDS, Group, Owner, Tree

__all__ = ["tree"]


@dataclass(frozen=True)
class _Group:
    name: str
    folder: Path

    def limit(self, limits: Limits) -> None:
        files.written(self.folder / "memory.max", limits.memory_bytes)
        files.written(self.folder / "memory.swap.max", 0)
        files.written(self.folder / "memory.oom.group", 0)
        files.written(self.folder / "pids.max", limits.processes + GUEST_PROCESSES)
        files.written(self.folder / "cpu.max", f"{int(limits.cpus * PERIOD_MICROSECONDS)} {PERIOD_MICROSECONDS}")

    def add(self, pid: int) -> None:
        (self.folder / "cgroup.procs").write_text(str(pid), "ascii")

    def walls(self, limits: Limits, pid: int) -> frozenset[Wall]:
        own = [line for line in files.read(Path(f"/proc/{pid}/cgroup")).splitlines() if line.startswith("0::")]
        if not own or not own[0].endswith("/" + self.name):
            return frozenset()
        memory, swap = files.number(self.folder / "memory.max"), files.number(self.folder / "memory.swap.max")
        quota, _, period = files.read(self.folder / "cpu.max").partition(" ")
        standing: set[Wall] = set()
        if memory is not None and memory <= limits.memory_bytes and (swap == 0 or files.swap_is_off()):
            standing.add(Wall.MEMORY)
        if files.number(self.folder / "pids.max") == limits.processes + GUEST_PROCESSES:
            standing.add(Wall.PROCESSES)
        if quota.isdigit() and period.isdigit() and int(quota) / int(period) <= limits.cpus + 0.001:
            standing.add(Wall.CPU)
        return frozenset(standing)

    def usage(self) -> Usage:
        microseconds = files.keyed(self.folder / "cpu.stat", "usage_usec")
        return Usage(
            cpu_seconds=None if microseconds is None else microseconds / 1e6,
            # Since Linux 5.19.
            peak_memory_bytes=files.number(self.folder / "memory.peak"),
            oom_kills=files.keyed(self.folder / "memory.events", "oom_kill"),
        )

    def memory_events(self) -> int:
        return files.keyed(self.folder / "memory.events", "oom_kill") or 0

    def is_forgotten(self) -> bool:
        return files.is_forgotten(self.folder)

    def remove(self) -> bool:
        files.written(self.folder / "cgroup.kill", 1)
        return files.empty_and_remove(self.folder)


@dataclass(frozen=True)
class _Tree:
    parent: Path
    description: str = "cgroup version 2"

    def make(self, owner: Owner) -> Group:
        name = files.new_name(owner)
        folder = self.parent / name
        folder.mkdir()
        return _Group(name, folder)

    def groups(self) -> Iterator[tuple[Owner, Group]]:
        for folder in sorted(self.parent.glob(f"{files.PREFIX}*")):
            if (owner := files.owner_of(folder.name)) is not None:
                yield owner, _Group(folder.name, folder)


def tree(root: Path, own: Path) -> Tree | None:
    """Return the nearest ancestor of this server's own group below which memory and processes can be limited.

    Its own group is none: a group that hands controllers down may hold no processes itself.
    """
    if not (root / "cgroup.controllers").exists():
        return None
    path = next((line[3:] for line in files.read(own).splitlines() if line.startswith("0::")), "/")
    folder = root / path.strip("/")
    for parent in folder.parents if folder != root else (root,):
        if not parent.is_relative_to(root):
            return None
        handed_down = set(files.read(parent / "cgroup.subtree_control").split())
        if {"memory", "pids"} <= handed_down and os.access(parent / "cgroup.procs", os.W_OK):
            return _Tree(parent)
    return None
