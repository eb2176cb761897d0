"""Real workers, and work for them that is not a check: it goes through the same jail."""

from __future__ import annotations

import pickle
import sys
from collections.abc import AsyncGenerator, Awaitable, Callable
from functools import partial

import anyio
import pytest

from mcp_sandbox.checker import Checker
from mcp_sandbox.checker.checker import ceilings_for
from mcp_sandbox.checker.protocol import Answer, Ceilings, Question
from mcp_sandbox.checker.supply import Supply

SMALL = ceilings_for(0)

Work = Callable[[], bytes]
Drill = Callable[..., Work]
Done = Callable[..., Awaitable[bytes]]


@pytest.fixture(autouse=True)
def only_where_walls_are() -> None:
    if sys.platform != "linux":
        pytest.skip("the walls around workers are Linux's")


@pytest.fixture
def drill() -> Drill:
    """Turn statements that set `said` into work; a worker can't import the tests."""

    def make(source: str, /, **names: object) -> Work:
        return partial(eval, "(exec(source, names), names['said'])[1]", {"source": source, "names": names})

    return make


@pytest.fixture
async def supply() -> AsyncGenerator[Supply]:
    async with Supply.open() as opened:
        yield opened


@pytest.fixture
async def checker() -> AsyncGenerator[Checker]:
    async with Checker.open() as opened:
        yield opened


@pytest.fixture
def done(supply: Supply) -> Done:
    """Return what a worker's work said; raise how it ended where it said nothing."""

    async def do(work: Work, ceilings: Ceilings = SMALL) -> bytes:
        with anyio.fail_after(60):
            async with supply.worker() as worker:
                answer = await worker.ask(pickle.dumps(Question(work, ceilings)))
        assert answer[:1] == Answer.DONE, answer
        return answer[1:]

    return do
