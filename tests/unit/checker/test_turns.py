"""Who may go next."""

from __future__ import annotations

import anyio
import pytest
from anyio.abc import TaskStatus

from mcp_sandbox.checker.turns import Turns


class Holders:
    """Tasks that hold a place until they are told to leave, in the order in which they got it."""

    def __init__(self, places: int) -> None:
        self.turns = Turns(places)
        self.got: list[str] = []
        self.leave: dict[str, anyio.Event] = {}

    async def hold(self, name: str, *, task_status: TaskStatus[None] = anyio.TASK_STATUS_IGNORED) -> None:
        self.leave[name] = anyio.Event()
        task_status.started()
        async with self.turns.turn(name[0]):
            self.got.append(name)
            await self.leave[name].wait()


async def test_a_client_alone_may_hold_all_places_but_one() -> None:
    holders = Holders(3)
    async with anyio.create_task_group() as tasks:
        for name in ("a1", "a2", "a3"):
            tasks.start_soon(holders.hold, name)
        await anyio.wait_all_tasks_blocked()

        assert holders.got == ["a1", "a2"]
        tasks.cancel_scope.cancel()


async def test_the_last_place_is_anothers_at_once() -> None:
    holders = Holders(3)
    async with anyio.create_task_group() as tasks:
        for name in ("a1", "a2", "a3", "b1"):
            tasks.start_soon(holders.hold, name)
        await anyio.wait_all_tasks_blocked()

        assert holders.got == ["a1", "a2", "b1"]
        tasks.cancel_scope.cancel()


async def test_clients_that_wait_take_turns() -> None:
    holders = Holders(2)
    async with anyio.create_task_group() as tasks:
        for name in ("x1", "y1", "a1", "a2", "a3", "b1", "b2", "c1"):
            await tasks.start(holders.hold, name)
            await anyio.wait_all_tasks_blocked()
        for _ in range(5):
            holders.leave[holders.got[-2]].set()
            await anyio.wait_all_tasks_blocked()

        assert [name[0] for name in holders.got] == ["x", "y", "a", "b", "c", "a", "b"]
        tasks.cancel_scope.cancel()


async def test_one_that_waits_no_longer_loses_no_place() -> None:
    holders = Holders(2)
    async with anyio.create_task_group() as tasks:
        await tasks.start(holders.hold, "a1")
        await anyio.wait_all_tasks_blocked()
        with anyio.move_on_after(0):
            await holders.hold("a2")
        tasks.start_soon(holders.hold, "a3")
        await anyio.wait_all_tasks_blocked()
        holders.leave["a1"].set()
        await anyio.wait_all_tasks_blocked()

        assert holders.got == ["a1", "a3"]
        tasks.cancel_scope.cancel()


@pytest.mark.parametrize("cancelled", [True, False])
async def test_every_place_comes_back(*, cancelled: bool) -> None:
    holders = Holders(3)
    for _ in range(3):
        async with anyio.create_task_group() as tasks:
            for name in ("a1", "b1", "b2", "a2"):
                await tasks.start(holders.hold, name)
            await anyio.wait_all_tasks_blocked()
            if cancelled:
                tasks.cancel_scope.cancel()
            for event in holders.leave.values():
                event.set()
    holders.got.clear()
    async with anyio.create_task_group() as tasks:
        for name in ("a1", "b1", "c1"):
            tasks.start_soon(holders.hold, name)
        await anyio.wait_all_tasks_blocked()

        assert holders.got == ["a1", "b1", "c1"]
        tasks.cancel_scope.cancel()
