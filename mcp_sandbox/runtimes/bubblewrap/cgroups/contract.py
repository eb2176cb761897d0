"""What the runtime needs of control groups, whichever version the machine has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from mcp_sandbox.domain.limits import Limits
from mcp_sandbox.domain.outcome import Usage
from mcp_sandbox.domain.walls import Wall

__all__ = ["GUEST_PROCESSES", "PERIOD_MICROSECONDS", "Group", "Owner", "Tree"]

PERIOD_MICROSECONDS = 100_000
"""Over which the processor's share is measured: the kernel's own default."""
GUEST_PROCESSES = 1
"""The guest itself counts in the group, and is not the program's."""


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

    def is_forgotten(self) -> bool:
        """Return whether it has been there for long and nothing is in it: no living server is about to use it."""
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
