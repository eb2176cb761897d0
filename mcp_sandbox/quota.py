"""How much a client may ask for: calls per time, calls at once, seconds of its code per day.

Each client has its own account; none sees another's. The counts live in memory and end with the server.
"""

from __future__ import annotations

import math
import time
from collections import defaultdict
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import anyio
from limits import RateLimitItem, RateLimitItemPerDay, WindowStats, parse_many
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter, MovingWindowRateLimiter

from mcp_sandbox.domain.client import Client
from mcp_sandbox.errors import RateLimitedError

__all__ = ["BUSY_RETRY_SECONDS", "Quota", "Slot"]

BUSY_RETRY_SECONDS = 1.0
"""When to come back where all of a client's slots are taken; how long its calls still run is not known."""

_MILLISECONDS = 1000
"""Parts of a second that the day's account is kept in: the library counts whole numbers."""


@dataclass(slots=True)
class _Places:
    """The places of one client."""

    running: int = 0
    """Taken by calls that have no answer yet."""
    leaving: int = 0
    """Taken by calls that have one, while their sandbox goes."""
    waiting: int = 0
    """Calls that wait for one of those."""
    left: anyio.Event = field(default_factory=anyio.Event)

    async def until_below(self, limit: int) -> None:
        self.waiting += 1
        try:
            while self.running + self.leaving >= limit:
                await self.left.wait()
        finally:
            self.waiting -= 1


class Slot:
    """One place, held by one call."""

    def __init__(self, places: _Places) -> None:
        self._places = places
        self._is_answered = False
        places.running += 1

    def answered(self) -> None:
        """Say that the caller has its answer: what is left of the call is only clean-up."""
        if not self._is_answered:
            self._is_answered = True
            self._places.running -= 1
            self._places.leaving += 1

    def leave(self) -> None:
        """Give the place back."""
        self.answered()
        self._places.leaving -= 1
        self._places.left.set()
        self._places.left = anyio.Event()


class Quota:
    """The accounts of all clients; lives as long as the server, and is used from one event loop."""

    def __init__(self) -> None:
        storage = MemoryStorage()
        self._calls = MovingWindowRateLimiter(storage)
        self._seconds = FixedWindowRateLimiter(storage)
        self._rates: dict[str, tuple[RateLimitItem, ...]] = {}
        self._places: defaultdict[str, _Places] = defaultdict(_Places)

    def admit(self, client: Client) -> None:
        """Count one call, of any tool; a refused one is not counted.

        Raises:
            RateLimitedError: `client` made as many calls as its `rate_limit` allows in one window.
        """
        if client.rate_limit is None:
            return
        rates = self._rates_of(client.rate_limit)
        # All are tested before any is charged: a call that one rate refuses may not eat into another.
        for rate in rates:
            if not self._calls.test(rate, client.name):
                raise RateLimitedError(
                    f"This client may make {rate.amount} calls per {_window(rate)}.",
                    field="rate_limit",
                    limit=client.rate_limit,
                    retry_after_seconds=_until(self._calls.get_window_stats(rate, client.name)),
                )
        for rate in rates:
            self._calls.hit(rate, client.name)

    @asynccontextmanager
    async def slot(self, client: Client) -> AsyncGenerator[Slot]:
        """Hold one of the client's places; to be left only once its sandbox is gone.

        A place whose call is answered already, so that it is only being cleaned up, is waited for.

        Raises:
            RateLimitedError: all of `max_concurrent` are taken by calls that still run.
        """
        places = self._places[client.name]
        if client.max_concurrent is not None:
            if places.running + places.waiting >= client.max_concurrent:
                raise RateLimitedError(
                    f"This client may make {client.max_concurrent} calls at once, and makes them already.",
                    field="max_concurrent",
                    limit=client.max_concurrent,
                    retry_after_seconds=BUSY_RETRY_SECONDS,
                )
            await places.until_below(client.max_concurrent)
        slot = Slot(places)
        try:
            yield slot
        finally:
            slot.leave()

    def afford(self, client: Client) -> None:
        """Return where `client` has time of its day left; to be asked before code runs, not before a mere check.

        A run that begins within the day's time may end past it: what it took too much is on the account.

        Raises:
            RateLimitedError: its code ran for `daily_seconds`; the day began with its first run.
        """
        if client.daily_seconds is None:
            return
        day = _day(client.daily_seconds)
        account = self._seconds.get_window_stats(day, client.name)
        if account.remaining <= 0:
            raise RateLimitedError(
                f"This client's code may run for {client.daily_seconds} seconds a day, and did.",
                field="daily_seconds",
                limit=client.daily_seconds,
                retry_after_seconds=_until(account),
            )

    def spend(self, client: Client, seconds: float) -> None:
        """Charge the wall time of a run that ended, however it ended."""
        if client.daily_seconds is not None:
            cost = max(1, round(seconds * _MILLISECONDS))
            self._seconds.hit(_day(client.daily_seconds), client.name, cost=cost)

    def _rates_of(self, rate_limit: str) -> tuple[RateLimitItem, ...]:
        if rate_limit not in self._rates:
            self._rates[rate_limit] = tuple(parse_many(rate_limit))
        return self._rates[rate_limit]


def _day(daily_seconds: int) -> RateLimitItem:
    return RateLimitItemPerDay(daily_seconds * _MILLISECONDS)


def _window(rate: RateLimitItem) -> str:
    name = rate.GRANULARITY.name
    return name if rate.multiples == 1 else f"{rate.multiples} {name}s"


def _until(window: WindowStats) -> float:
    """Return the whole seconds until `window` has room again, at least one."""
    return float(max(1, math.ceil(window.reset_time - time.time())))
