"""The check as the server asks for it: cached, in turn, within ceilings, and always answered."""

from __future__ import annotations

import logging
import os
import pickle
import signal
import sys
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import asynccontextmanager
from functools import partial

import anyio
from pydantic import ValidationError

from mcp_sandbox.checker.cache import Cache, key_of
from mcp_sandbox.checker.channel import AnswerTooLargeError
from mcp_sandbox.checker.here import Here
from mcp_sandbox.checker.protocol import Answer, Ceilings, Question
from mcp_sandbox.checker.supply import Supply
from mcp_sandbox.checker.turns import Turns
from mcp_sandbox.checker.work import Version, checked
from mcp_sandbox.checker.workers import WorkerEndedError
from mcp_sandbox.domain.limits import MIB
from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.domain.program import Program
from mcp_sandbox.domain.violation import FINDINGS_MAX, Report, SyntaxProblem
from mcp_sandbox.domain.visible import visible
from mcp_sandbox.errors import CheckUnavailableError

__all__ = ["Checker", "ask", "ceilings_for", "too_complex"]

_CHECKS_MIN, _CHECKS_MAX = 3, 5
"""Checks that run at once, one of them always another client's: a processor each where there are so many."""

_CPU_SECONDS = 0.6
_CPU_SECONDS_PER_BYTE = 3e-6
"""100,000 bytes get 0.9 seconds. Real programs took a microsecond for a byte here, so a machine may be far slower."""

_WALL_FACTOR = 5
"""What a check may take that gets a fifth of a processor."""

_MEMORY_BYTES = 192 * MIB
_MEMORY_BYTES_PER_BYTE = 640
"""The densest program of a megabyte took 500 bytes for each of its own."""

_log = logging.getLogger(__name__)


def ceilings_for(size_bytes: int) -> Ceilings:
    """Return what the check of a program of `size_bytes`, its files included, may consume."""
    cpu_seconds = _CPU_SECONDS + size_bytes * _CPU_SECONDS_PER_BYTE
    memory_bytes = _MEMORY_BYTES + size_bytes * _MEMORY_BYTES_PER_BYTE
    return Ceilings(cpu_seconds, memory_bytes, cpu_seconds * _WALL_FACTOR)


def too_complex() -> Report:
    """Return the answer for a program whose check came to no end within its ceilings; it may not run."""
    problem = SyntaxProblem(line=1, column=1, message="The code is too complex to check.")
    return Report(syntax_error=problem, advice="Split the program into simpler parts.")


class Checker:
    """Checks programs in workers; made by `Checker.open`."""

    def __init__(self, supply: Supply | Here, ceilings: Callable[[int], Ceilings]) -> None:
        self._supply = supply
        self._ceilings = ceilings
        self._cache = Cache()
        self._turns = Turns(min(max(_CHECKS_MIN, (os.cpu_count() or 1) + 1), _CHECKS_MAX))

    @classmethod
    @asynccontextmanager
    async def open(cls, *, ceilings: Callable[[int], Ceilings] = ceilings_for) -> AsyncGenerator[Checker]:
        """Check within the block; leaving it ends every worker, and waits until they are gone.

        Args:
            ceilings: what the check of a program of so many bytes may consume.
        """
        if not hasattr(os, "fork"):
            _log.warning("this system can't fork: programs are checked in threads of the server, without a jail")
            yield cls(Here(), ceilings)
            return
        if sys.platform != "linux":
            _log.warning("this system has no filter of system calls: the processes that check programs lack that wall")
        async with Supply.open() as supply:
            yield cls(supply, ceilings)

    async def check(
        self,
        program: Program,
        policy: Policy,
        *,
        client: str = "",
        earlier: Sequence[Program] = (),
        python_version: Version | None = None,
    ) -> Report:
        """Return what `policy` finds in `program`, as `mcp_sandbox.analysis.check` does; it never hangs.

        A check that comes to no end within its ceilings, and one that ends its worker, are answered by a report that
        refuses the program. Cancelled, its worker is killed.

        Args:
            program: what is to be checked.
            policy: what it is held to.
            client: on whose behalf; clients that wait take turns.
            earlier: the programs of its session that were accepted before it, in order.
            python_version: of the Python that will run it; null is the server's own.

        Raises:
            CheckUnavailableError: no worker can be had, or none that is locked up.
            CheckLostError: the workers were lost, through no fault of the program.
        """
        key = key_of(program, policy, earlier, python_version)
        report = self._cache.get(key)
        if report is not None:
            return report
        work = partial(checked, program, policy, tuple(earlier), python_version)
        size_bytes = sum(map(_size_bytes, (program, *earlier)))
        async with self._turns.turn(client):
            said = await ask(self._supply, Question(work, self._ceilings(size_bytes)))
        report = None if said is None else _report(said)
        if report is None:
            # Not kept: on a machine that is less busy it may come to another end.
            return too_complex()
        self._cache.keep(key, report, len(said or b""))
        return report


async def ask(supply: Supply | Here, question: Question) -> bytes | None:
    """Return what the work of `question` returns; null where it came to no good end, and the log says to which.

    Raises:
        CheckUnavailableError, CheckLostError: as `Checker.check`.
    """
    data = pickle.dumps(question)
    try:
        async with supply.worker() as worker:
            with anyio.move_on_after(question.ceilings.wall_seconds):
                return _work_of(await worker.ask(data))
        _log.warning("a check was ended after %.1f seconds", question.ceilings.wall_seconds)
    except WorkerEndedError as error:
        if error.exit_code == -signal.SIGPROF:
            _log.warning("a check was ended after %.1f seconds of computing", question.ceilings.cpu_seconds)
        else:
            # A parser broke, or somebody tries to break out of one.
            _log.error("a worker of the check %s", error)
    except AnswerTooLargeError:
        _log.error("a worker of the check said more than a report can hold")
    return None


def _size_bytes(program: Program) -> int:
    return len(program.code.encode("utf-8", "surrogatepass")) + sum(len(file.content) for file in program.files)


def _work_of(answer: bytes) -> bytes | None:
    kind, rest = answer[:1], answer[1:]
    if kind == Answer.DONE:
        return rest
    if kind == Answer.NO_JAIL:
        raise CheckUnavailableError(f"a worker can't be locked up: {_shown(rest)}")
    if kind != Answer.TOO_COMPLEX:
        _log.error("a worker of the check failed: %s", _shown(rest))
    return None


def _shown(said: bytes) -> str:
    return visible(said[:4000].decode("utf-8", "replace")).replace("\n", " ")


def _report(said: bytes) -> Report | None:
    """Return the report that a worker gave, where it is one."""
    try:
        report = Report.model_validate_json(said)
    except ValidationError:
        _log.error("a worker of the check gave no report")
        return None
    shown = len(report.violations)
    if shown > FINDINGS_MAX or len(report.notes) > FINDINGS_MAX or report.violations_total < shown:
        _log.error("a worker of the check gave a report that can't be")
        return None
    return report
