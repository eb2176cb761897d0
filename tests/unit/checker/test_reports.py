"""What the server makes of a worker's answer, and of none."""

from __future__ import annotations

import logging
import pickle
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from functools import partial

import anyio
import pytest

from mcp_sandbox.analysis import check
from mcp_sandbox.analysis.judging import too_complex as analysis_too_complex
from mcp_sandbox.checker.channel import AnswerTooLargeError
from mcp_sandbox.checker.checker import Checker, ceilings_for, too_complex
from mcp_sandbox.checker.here import Here
from mcp_sandbox.checker.protocol import Answer, Ceilings, Question
from mcp_sandbox.checker.workers import WorkerEndedError
from mcp_sandbox.domain.program import Program
from mcp_sandbox.domain.violation import Report
from mcp_sandbox.errors import CheckUnavailableError
from mcp_sandbox.presets import preset

STRICT = preset("strict")
HOSTILE = Program("import os\nos.system('id')")


class Scripted(Here):
    """Answers what it was told to."""

    def __init__(self, answer: bytes | Exception | None) -> None:
        self.answer = answer
        self.questions: list[Question] = []

    @asynccontextmanager
    async def worker(self) -> AsyncGenerator[Scripted]:
        yield self

    async def ask(self, question: bytes) -> bytes:
        self.questions.append(pickle.loads(question))
        if self.answer is None:
            await anyio.sleep_forever()
        if isinstance(self.answer, Exception):
            raise self.answer
        assert self.answer is not None
        return self.answer


def checker(supply: Here, wall_seconds: float = 60) -> Checker:
    return Checker(supply, lambda _: Ceilings(1, 1, wall_seconds))


def lying(**fields: object) -> bytes:
    return Answer.DONE + (check(HOSTILE, STRICT).model_copy(update=fields)).model_dump_json().encode()


def test_the_wording_is_that_of_the_check_itself() -> None:
    assert too_complex() == analysis_too_complex()


@pytest.mark.parametrize(
    "answer",
    [
        Answer.TOO_COMPLEX.value,
        Answer.FAILED + b"KeyError at x.py:1",
        b"",
        b"?",
        Answer.DONE + b"",
        Answer.DONE + b"null",
        Answer.DONE + b"{",
        Answer.DONE + b'{"violations_total": -1}',
        Answer.DONE + b'{"surprise": 1}',
        Answer.DONE + b"\xff",
        Answer.DONE + b"[" * 10_000,
        lying(violations_total=0),
        lying(violations=check(HOSTILE, STRICT).violations * 60, violations_total=100),
        WorkerEndedError(11),
        WorkerEndedError(None),
        AnswerTooLargeError(),
        None,
    ],
)
async def test_an_answer_that_is_none_refuses_the_program_and_is_not_kept(answer: bytes | Exception | None) -> None:
    supply = Scripted(answer)
    checking = checker(supply, 0.01 if answer is None else 60)

    assert await checking.check(HOSTILE, STRICT) == too_complex()
    assert await checking.check(HOSTILE, STRICT) == too_complex()
    assert len(supply.questions) == 2, "it was asked again"


async def test_a_fault_is_told_to_the_operator(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        await checker(Scripted(Answer.FAILED + b"KeyError\nat\x1b[31m x.py:1")).check(HOSTILE, STRICT)
        await checker(Scripted(WorkerEndedError(31))).check(HOSTILE, STRICT)

    assert "KeyError at\\u001b[31m x.py:1" in caplog.text
    assert "ended with exit code -31" in caplog.text


async def test_a_jail_that_can_not_be_had_is_no_verdict() -> None:
    with pytest.raises(CheckUnavailableError, match="refuses a wall") as caught:
        await checker(Scripted(Answer.NO_JAIL + b"the kernel refuses a wall")).check(HOSTILE, STRICT)

    assert "seccomp" in caught.value.remedy


async def test_an_answer_is_kept_for_its_policy() -> None:
    report = check(HOSTILE, STRICT)
    supply = Scripted(Answer.DONE + report.model_dump_json().encode())
    checking = checker(supply)

    answers = [await checking.check(HOSTILE, STRICT) for _ in range(3)]
    await checking.check(HOSTILE, preset("minimal"))

    assert answers == [report] * 3
    assert len(supply.questions) == 2


async def test_where_no_process_can_be_forked_the_check_is_done_here() -> None:
    checking = checker(Here())

    assert await checking.check(HOSTILE, STRICT) == check(HOSTILE, STRICT)
    assert await checking.check(Program("print(1)"), STRICT) == Report()


@pytest.mark.parametrize(
    ("code", "answer"),
    [
        ("b'1'", Answer.DONE + b"1"),
        ("1/0", Answer.FAILED + b"ZeroDivisionError"),
        ("bytes(1 << 60)", Answer.TOO_COMPLEX.value),
    ],
)
async def test_work_that_is_done_here_is_answered_as_a_worker_does(code: str, answer: bytes) -> None:
    async with Here().worker() as worker:
        said = await worker.ask(pickle.dumps(Question(partial(eval, code), ceilings_for(1))))

    assert said == answer


def test_programs_of_the_usual_size_are_held_to_less_than_a_second() -> None:
    usual = ceilings_for(100_000)

    assert usual.cpu_seconds < 1
    assert usual.cpu_seconds < usual.wall_seconds
    assert ceilings_for(1_000_000).memory_bytes < 1 << 30
