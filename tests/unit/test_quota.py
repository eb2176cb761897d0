"""What a client may ask for, and when it is told to wait."""

from __future__ import annotations

import time

import anyio
import pytest

from mcp_sandbox.domain.client import Client
from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.errors import RateLimitedError
from mcp_sandbox.quota import BUSY_RETRY_SECONDS, Quota

POLICY = Policy(name="house")
DAY_SECONDS = 86400


def client(name: str = "alice", **allowed: int | str) -> Client:
    return Client(name, POLICY, **allowed)  # pyright: ignore[reportArgumentType]


def test_a_client_without_a_rate_is_never_refused() -> None:
    quota = Quota()

    for _ in range(500):
        quota.admit(client())


def test_the_call_past_the_rate_is_refused_with_the_time_to_wait() -> None:
    quota, alice = Quota(), client(rate_limit="3/hour")
    for _ in range(3):
        quota.admit(alice)

    with pytest.raises(RateLimitedError, match="3 calls per hour") as refused:
        quota.admit(alice)

    assert (refused.value.field, refused.value.limit) == ("rate_limit", "3/hour")
    assert 3500 < refused.value.retry_after_seconds <= 3600


def test_a_refused_call_is_not_counted() -> None:
    quota, alice = Quota(), client(rate_limit="1/hour; 2/day")
    quota.admit(alice)
    for _ in range(5):
        with pytest.raises(RateLimitedError, match="1 calls per hour"):
            quota.admit(alice)

    # Only the day's second call is left: had the refused ones counted, the day would be used up.
    quota.admit(client(rate_limit="2/day"))


def test_the_rate_of_one_client_leaves_another_alone() -> None:
    quota = Quota()
    quota.admit(client("alice", rate_limit="1/hour"))

    quota.admit(client("bob", rate_limit="1/hour"))

    with pytest.raises(RateLimitedError):
        quota.admit(client("alice", rate_limit="1/hour"))


def test_a_rate_over_several_units_is_named_in_full() -> None:
    quota, alice = Quota(), client(rate_limit="1 per 5 minutes")
    quota.admit(alice)

    with pytest.raises(RateLimitedError, match="1 calls per 5 minutes"):
        quota.admit(alice)


def test_the_window_moves_with_time(monkeypatch: pytest.MonkeyPatch) -> None:
    quota, alice = Quota(), client(rate_limit="2/minute")
    start = time.time()
    clock = [start]
    monkeypatch.setattr(time, "time", lambda: clock[0])
    quota.admit(alice)
    clock[0] = start + 40
    quota.admit(alice)

    with pytest.raises(RateLimitedError) as refused:
        quota.admit(alice)
    assert refused.value.retry_after_seconds == pytest.approx(20, abs=1)

    clock[0] = start + 61
    quota.admit(alice)
    with pytest.raises(RateLimitedError):
        quota.admit(alice)


async def test_the_call_past_the_slots_is_refused_and_a_freed_slot_serves_again() -> None:
    quota, alice = Quota(), client(max_concurrent=2)

    async with quota.slot(alice):
        async with quota.slot(alice):
            with pytest.raises(RateLimitedError) as refused:
                async with quota.slot(alice):
                    pytest.fail("a third call ran")
        async with quota.slot(alice):
            pass

    assert (refused.value.field, refused.value.limit) == ("max_concurrent", 2)
    assert refused.value.retry_after_seconds == BUSY_RETRY_SECONDS


async def test_a_slot_is_given_back_where_the_call_fails() -> None:
    quota, alice = Quota(), client(max_concurrent=1)
    with pytest.raises(ValueError, match="the call"):
        async with quota.slot(alice):
            raise ValueError("the call failed")

    async with quota.slot(alice):
        pass


async def test_the_slots_of_one_client_leave_another_alone() -> None:
    quota = Quota()

    async with quota.slot(client("alice", max_concurrent=1)), quota.slot(client("bob", max_concurrent=1)):
        pass


def test_a_client_that_used_its_day_is_refused_until_the_day_ends() -> None:
    quota, alice = Quota(), client(daily_seconds=10)
    quota.afford(alice)
    quota.spend(alice, 9.9995)
    quota.spend(alice, 0.0004)

    with pytest.raises(RateLimitedError) as refused:
        quota.afford(alice)

    assert (refused.value.field, refused.value.limit) == ("daily_seconds", 10)
    assert DAY_SECONDS - 60 < refused.value.retry_after_seconds <= DAY_SECONDS


def test_parts_of_a_second_add_up_without_being_rounded_to_whole_ones() -> None:
    quota, alice = Quota(), client(daily_seconds=1)
    for _ in range(9):
        quota.spend(alice, 0.1)
    quota.afford(alice)

    quota.spend(alice, 0.1)

    with pytest.raises(RateLimitedError):
        quota.afford(alice)


def test_a_run_past_the_end_of_the_day_s_time_stays_on_the_account() -> None:
    quota, alice = Quota(), client(daily_seconds=10)
    quota.spend(alice, 500)

    with pytest.raises(RateLimitedError):
        quota.afford(alice)


def test_the_next_day_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    quota, alice = Quota(), client(daily_seconds=10)
    start = time.time()
    clock = [start]
    monkeypatch.setattr(time, "time", lambda: clock[0])
    quota.spend(alice, 11)
    with pytest.raises(RateLimitedError):
        quota.afford(alice)

    clock[0] = start + DAY_SECONDS + 1

    quota.afford(alice)


def test_the_seconds_of_one_client_leave_another_alone() -> None:
    quota = Quota()
    quota.spend(client("alice", daily_seconds=1), 5)

    quota.afford(client("bob", daily_seconds=1))


def test_a_client_without_daily_seconds_pays_nothing() -> None:
    quota = Quota()
    quota.spend(client(), 1e9)

    quota.afford(client())


async def test_a_place_whose_call_is_answered_is_waited_for() -> None:
    quota, alice = Quota(), client("alice", max_concurrent=1)
    order: list[str] = []

    async def next_call() -> None:
        async with quota.slot(alice):
            order.append("served")

    with anyio.fail_after(5):
        async with anyio.create_task_group() as tasks, quota.slot(alice) as slot:
            slot.answered()
            tasks.start_soon(next_call)
            await anyio.wait_all_tasks_blocked()
            order.append("sandbox gone")

    assert order == ["sandbox gone", "served"]


async def test_one_answered_place_is_promised_to_one_call_only() -> None:
    quota, alice = Quota(), client("alice", max_concurrent=1)
    with anyio.fail_after(5):
        async with anyio.create_task_group() as tasks, quota.slot(alice) as slot:
            slot.answered()

            async def next_call() -> None:
                async with quota.slot(alice):
                    pass

            tasks.start_soon(next_call)
            await anyio.wait_all_tasks_blocked()
            with pytest.raises(RateLimitedError):
                async with quota.slot(alice):
                    pass
