"""Under which uid of the host a sandbox runs.

A server that is root gives each sandbox a uid that nothing else has: never 0, for inside a user namespace the host's
root keeps its hold on the host's own files. The uid is also what counts processes, so it is one per sandbox.
"""

from __future__ import annotations

import os
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import anyio

__all__ = ["FIRST_UID", "SLOTS", "Identities", "Identity"]

FIRST_UID = 0x7000_0000
"""Above the ranges of people, of services, of containers and of subordinate uids.
Source: https://systemd.io/UIDS-GIDS/"""

SLOTS = 64
"""Sandboxes of one server that live at once; each has a uid of its own."""

_SERVERS = 2**22
"""One more than the highest process number. Source: proc(5), pid_max."""


@dataclass(slots=True)
class Identity:
    """Who a sandbox is on the host."""

    uid: int | None
    """Null is the server's own, which is then not root's."""
    is_spent: bool = False
    """True where a process with it may be left that would not die: nobody else gets it."""

    @property
    def is_its_own(self) -> bool:
        """True where no other process has this uid."""
        return self.uid is not None


class Identities:
    """Hands out identities, one per living sandbox."""

    def __init__(self) -> None:
        self.is_root = sys.platform == "linux" and os.geteuid() == 0
        self._first = FIRST_UID + (os.getpid() % _SERVERS) * SLOTS
        self._free = list(range(SLOTS))
        self._turn = anyio.Semaphore(SLOTS)

    @asynccontextmanager
    async def take(self) -> AsyncGenerator[Identity]:
        """Lend an identity for the block; waits while all are out."""
        await self._turn.acquire()
        slot = self._free.pop()
        identity = Identity(self._first + slot if self.is_root else None)
        try:
            yield identity
        finally:
            if not identity.is_spent:
                # At the far end, so that one just given back rests the longest.
                self._free.insert(0, slot)
                self._turn.release()
