"""Who may go next: a bounded number at once, clients in turn, and the last place never for one that has others."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import anyio

__all__ = ["Turns"]


class Turns:
    """Places for work. A client may hold all but one, so that another's work need never wait for its."""

    def __init__(self, places: int) -> None:
        self._free = places
        self._held: Counter[str] = Counter()
        self._waiting: dict[str, deque[anyio.Event]] = {}
        """By client, the one whose turn is next at the front."""

    @asynccontextmanager
    async def turn(self, client: str) -> AsyncGenerator[None]:
        """Wait for a place, and hold it within the block."""
        await self._wait(client)
        try:
            yield
        finally:
            self._release(client)

    async def _wait(self, client: str) -> None:
        called = anyio.Event()
        self._waiting.setdefault(client, deque()).append(called)
        self._call()
        try:
            await called.wait()
        except BaseException:
            if called.is_set():
                self._release(client)
            else:
                self._forget(client, called)
            raise

    def _release(self, client: str) -> None:
        self._free += 1
        self._held[client] -= 1
        self._held += Counter()  # Drops those that hold nothing.
        self._call()

    def _call(self) -> None:
        while (client := self._next()) is not None:
            called = self._waiting[client][0]
            self._forget(client, called)
            if client in self._waiting:
                self._waiting[client] = self._waiting.pop(client)  # To the end of the row.
            self._free -= 1
            self._held[client] += 1
            called.set()

    def _next(self) -> str | None:
        for client in self._waiting:
            if self._free > 1 or (self._free == 1 and not self._held[client]):
                return client
        return None

    def _forget(self, client: str, called: anyio.Event) -> None:
        row = self._waiting[client]
        row.remove(called)
        if not row:
            del self._waiting[client]
