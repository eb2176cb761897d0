"""The walls around a sandbox, and what was read back of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Isolation", "Wall"]


class Wall(StrEnum):
    """One thing that a sandbox keeps from the code in it."""

    NETWORK = "network"
    """No interface but loopback."""
    USER = "user"
    """Not root, no capabilities, no new privileges."""
    FILESYSTEM = "filesystem"
    """A read-only root with nothing of the host's, and sized memory file systems."""
    MEMORY = "memory"
    """A ceiling on all processes together, with swap off."""
    PROCESSES = "processes"
    """A ceiling on processes and threads."""
    CPU = "cpu"
    """A ceiling on processor time, open files and file sizes; no core dumps."""
    SYSCALLS = "syscalls"
    """A seccomp allowlist."""
    NAMESPACES = "namespaces"
    """Its own processes, IPC, host name and cgroup view."""
    TIME = "time"
    """A deadline kept from outside."""
    OUTPUT = "output"
    """A ceiling on output kept from outside."""
    ENVIRONMENT = "environment"
    """No variable of the server's."""


@dataclass(frozen=True, slots=True)
class Isolation:
    """What held one run, as read back from the engine or the kernel, not as asked for."""

    runtime: str
    """`docker`, `podman`, `bubblewrap` or `scripted`."""
    image: str | None
    """The image that ran, or null where the host's own interpreter did."""
    network: str
    """`none`, unless the operator configured a network."""
    walls: frozenset[Wall]
    """Those that were found standing."""
