"""The kernel's account of one container, and the ceilings that it keeps: read from its cgroup.

Only where the engine runs on this very kernel; a container of another machine's has no cgroup here.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from mcp_sandbox.domain.limits import Limits
from mcp_sandbox.domain.outcome import Usage
from mcp_sandbox.domain.walls import Wall

__all__ = ["Account", "Cgroup", "find_cgroup"]

PROC = Path("/proc")
CONTROLLERS = frozenset({"memory", "cpuacct", "cpu", "pids"})
"""Those of the first version that matter here."""

SOCKET_SHARE = 4
"""Into how many parts memory is cut for the buffers of sockets to get one, where they count apart."""
_SOCKETS = "memory.kmem.tcp.limit_in_bytes"


@dataclass(frozen=True, slots=True)
class Account:
    """One reading of what a container consumed since it was made; null where it is not accounted."""

    cpu_seconds: float | None
    peak_memory_bytes: int | None
    oom_kills: int | None

    def since(self, start: Account | None) -> Usage:
        """Return what was consumed after `start`; the peak is the container's, whose guest takes next to nothing."""
        return Usage(
            cpu_seconds=_difference(self.cpu_seconds, start.cpu_seconds if start else None),
            peak_memory_bytes=self.peak_memory_bytes,
            oom_kills=self.oom_kills,
        )


@dataclass(frozen=True, slots=True)
class Cgroup:
    """Where the kernel keeps one container: one folder for all controllers, or one each in the first version."""

    folders: Mapping[str, Path]
    """By controller; in the second version all are the same."""
    unified: bool

    def read(self) -> Account:
        """Return the account as it stands now; a container that has ended has none any more."""
        if self.unified:
            microseconds = self._field("cpu", "cpu.stat", "usage_usec")
            return Account(
                cpu_seconds=None if microseconds is None else microseconds / 1e6,
                peak_memory_bytes=self._number("memory", "memory.peak"),
                oom_kills=self._field("memory", "memory.events", "oom_kill"),
            )
        nanoseconds = self._number("cpuacct", "cpuacct.usage")
        return Account(
            cpu_seconds=None if nanoseconds is None else nanoseconds / 1e9,
            peak_memory_bytes=self._number("memory", "memory.max_usage_in_bytes"),
            oom_kills=self._field("memory", "memory.oom_control", "oom_kill"),
        )

    def limit_sockets(self, limits: Limits) -> None:
        """Lay a ceiling on the buffers of sockets, which the first version counts apart; what fails shows in the walls.

        Engines pass no such limit on: without it, loopback alone fills the host's memory.
        """
        folder = self.folders.get("memory")
        if not self.unified and folder is not None:
            with contextlib.suppress(OSError):
                (folder / _SOCKETS).write_text(str(limits.memory_bytes // SOCKET_SHARE), "ascii")

    def fallen_walls(self, limits: Limits) -> frozenset[Wall]:
        """Return the walls whose ceiling the kernel does not keep, or keeps higher than `limits`."""
        stands = {
            Wall.MEMORY: self._memory_stands(limits.memory_bytes),
            Wall.PROCESSES: self._at_most("pids", "pids.max", limits.processes),
            Wall.CPU: self._cpu_stands(limits.cpus),
        }
        return frozenset(wall for wall, standing in stands.items() if not standing)

    def _memory_stands(self, limit_bytes: int) -> bool:
        if self.unified:
            return self._at_most("memory", "memory.max", limit_bytes) and self._at_most("memory", "memory.swap.max", 0)
        files = ("memory.limit_in_bytes", "memory.memsw.limit_in_bytes", _SOCKETS)
        return all(self._at_most("memory", file, limit_bytes) for file in files)

    def _cpu_stands(self, cpus: float) -> bool:
        if self.unified:
            quota, _, period = self._text("cpu", "cpu.max").partition(" ")
        else:
            quota, period = self._text("cpu", "cpu.cfs_quota_us"), self._text("cpu", "cpu.cfs_period_us")
        # The kernel counts in whole microseconds of a tenth of a second.
        return quota.isdigit() and period.isdigit() and int(quota) <= cpus * int(period) + 1

    def _at_most(self, controller: str, file: str, limit: int) -> bool:
        found = self._number(controller, file)
        return found is not None and found <= limit

    def _number(self, controller: str, file: str) -> int | None:
        text = self._text(controller, file)
        return int(text) if text.isdigit() else None

    def _field(self, controller: str, file: str, name: str) -> int | None:
        for line in self._text(controller, file).splitlines():
            key, _, value = line.partition(" ")
            if key == name and value.strip().isdigit():
                return int(value)
        return None

    def _text(self, controller: str, file: str) -> str:
        folder = self.folders.get(controller)
        return _text(folder / file).strip() if folder else ""


def find_cgroup(pid: int, container: str) -> Cgroup | None:
    """Return where the kernel keeps `container`, or null where process `pid` of this host is not in it."""
    places: dict[str, str] = {}
    for line in _text(PROC / str(pid) / "cgroup").splitlines():
        _, _, rest = line.partition(":")
        controllers, _, folder = rest.partition(":")
        if container in folder:
            places.update(dict.fromkeys(controllers.split(","), folder))
    if not places:
        return None
    mounts = _mounts()
    unified = not CONTROLLERS & places.keys()
    folders = {
        name: mounts[key] / places[key].lstrip("/")
        for name in CONTROLLERS
        if (key := "" if unified else name) in mounts and key in places
    }
    return Cgroup(folders=folders, unified=unified)


def _mounts() -> dict[str, Path]:
    """Return where each controller of the first version is mounted, and under the empty name the second version."""
    found: dict[str, Path] = {}
    for line in _text(PROC / "self/mounts").splitlines():
        _, target, kind, options, *_ = line.split()
        if kind == "cgroup2":
            found.setdefault("", Path(target))
        elif kind == "cgroup":
            for controller in CONTROLLERS & set(options.split(",")):
                found.setdefault(controller, Path(target))
    return found


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8", errors="replace")
    except OSError:
        return ""


def _difference(now: float | None, before: float | None) -> float | None:
    return None if now is None else max(0.0, now - (before or 0.0))
