"""What the kernel of this host says of a container: its processes' walls and its account.

Only where the engine runs on this very kernel; a container in another machine's is recognised by its cgroup, and then
nothing is said.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mcp_sandbox.domain.outcome import Usage
from mcp_sandbox.domain.walls import Wall

__all__ = ["Account", "Cgroup", "fallen_walls", "find_cgroup"]

PROC = Path("/proc")
_NAMESPACES = {Wall.NETWORK: ("net",), Wall.NAMESPACES: ("pid", "ipc", "uts", "mnt", "cgroup")}


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
    """Where the kernel keeps one container's account: one folder, or one a controller in the first version."""

    memory: Path | None
    cpu: Path | None
    unified: bool

    def read(self) -> Account:
        """Return the account as it stands now; a container that has ended has none any more."""
        if self.unified:
            microseconds = _field(self.cpu, "cpu.stat", "usage_usec")
            return Account(
                cpu_seconds=None if microseconds is None else microseconds / 1e6,
                peak_memory_bytes=_number(self.memory, "memory.peak"),
                oom_kills=_field(self.memory, "memory.events", "oom_kill"),
            )
        nanoseconds = _number(self.cpu, "cpuacct.usage")
        return Account(
            cpu_seconds=None if nanoseconds is None else nanoseconds / 1e9,
            peak_memory_bytes=_number(self.memory, "memory.max_usage_in_bytes"),
            oom_kills=_field(self.memory, "memory.oom_control", "oom_kill"),
        )


def find_cgroup(pid: int, container: str) -> Cgroup | None:
    """Return where the account of `container` is, or null where process `pid` of this host is not in it."""
    folders: dict[str, str] = {}
    for line in _text(PROC / str(pid) / "cgroup").splitlines():
        _, _, rest = line.partition(":")
        controllers, _, folder = rest.partition(":")
        if container in folder:
            folders.update(dict.fromkeys(controllers.split(","), folder))
    if not folders:
        return None
    mounts = _cgroup_mounts()
    if "memory" in folders or "cpuacct" in folders:
        return Cgroup(
            memory=_below(mounts.get("memory"), folders.get("memory")),
            cpu=_below(mounts.get("cpuacct"), folders.get("cpuacct")),
            unified=False,
        )
    folder = _below(mounts.get(""), folders.get(""))
    return Cgroup(memory=folder, cpu=folder, unified=True)


def fallen_walls(pid: int) -> frozenset[Wall]:
    """Return the walls that process `pid` does not have, whatever the engine says; empty where it can't be seen."""
    status = dict(line.split(":\t", 1) for line in _text(PROC / str(pid) / "status").splitlines() if ":\t" in line)
    fallen: set[Wall] = set()
    if status:
        powerless = all(int(status.get(name, "0"), 16) == 0 for name in ("CapEff", "CapPrm", "CapBnd"))
        if not powerless or status.get("NoNewPrivs") != "1" or "0" in status.get("Uid", "").split():
            fallen.add(Wall.USER)
        if status.get("Seccomp") != "2":
            fallen.add(Wall.SYSCALLS)
    for wall, names in _NAMESPACES.items():
        if any(_is_ours(pid, name) for name in names):
            fallen.add(wall)
    return frozenset(fallen)


def _is_ours(pid: int, namespace: str) -> bool:
    """Return whether `pid` shares a namespace with this server; not where this server may not look."""
    try:
        return (PROC / str(pid) / "ns" / namespace).readlink() == (PROC / "self/ns" / namespace).readlink()
    except OSError:
        return False


def _cgroup_mounts() -> dict[str, Path]:
    """Return where each controller of the first version is mounted, and under the empty name the second version."""
    found: dict[str, Path] = {}
    for line in _text(PROC / "self/mounts").splitlines():
        _, target, kind, options, *_ = line.split()
        if kind == "cgroup2":
            found.setdefault("", Path(target))
        elif kind == "cgroup":
            for controller in {"memory", "cpuacct"} & set(options.split(",")):
                found.setdefault(controller, Path(target))
    return found


def _below(mount: Path | None, folder: str | None) -> Path | None:
    if mount is None or folder is None:
        return None
    return mount / folder.lstrip("/")


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8", errors="replace")
    except OSError:
        return ""


def _number(folder: Path | None, file: str) -> int | None:
    text = _text(folder / file).strip() if folder else ""
    return int(text) if text.isdigit() else None


def _field(folder: Path | None, file: str, name: str) -> int | None:
    for line in _text(folder / file).splitlines() if folder else ():
        key, _, value = line.partition(" ")
        if key == name and value.strip().isdigit():
            return int(value)
    return None


def _difference(now: float | None, before: float | None) -> float | None:
    return None if now is None else max(0.0, now - (before or 0.0))
