"""A runtime that answers from a script: for tests, where what a program does is beside the point."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from inspect import isawaitable
from types import TracebackType
from typing import Self

from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.outcome import Captured, Finished, Run, RunOutcome
from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.domain.program import Program
from mcp_sandbox.domain.walls import Isolation, Wall
from mcp_sandbox.errors import WallMissingError
from mcp_sandbox.runtimes.base import Finding, Sandbox, Survey

__all__ = ["Answer", "ScriptedRuntime", "finished"]

NAME = "scripted"

Answer = Callable[[Program], RunOutcome | Awaitable[RunOutcome]]
"""Says how a program ended; may wait, and may raise what a runtime raises."""


def finished(stdout: str = "", *, stderr: str = "", exit_code: int = 0) -> Finished:
    """Return the outcome of a program that ended by itself."""
    run = Run(
        stdout=_captured(stdout),
        stderr=_captured(stderr),
        duration_seconds=0.0,
        usage=None,
        isolation=Isolation(runtime=NAME, image=None, network="none", walls=frozenset()),
    )
    return Finished(run, exit_code=exit_code)


def _captured(text: str) -> Captured:
    return Captured(text=text, truncated=False, total_bytes=len(text.encode()))


class ScriptedRuntime:
    r"""Makes sandboxes in which nothing runs: `answer` says what came of it.

    ```python
    runtime = ScriptedRuntime(answer=lambda program: finished("2\n"))
    ```
    """

    name = NAME

    def __init__(self, answer: Answer = lambda _: finished(), *, walls: frozenset[Wall] = frozenset(Wall)) -> None:
        self._answer = answer
        self._walls = walls
        self.open_sandboxes = 0
        """How many sandboxes there are now."""
        self.programs: list[Program] = []
        """What was run, in order of its start."""

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None

    async def survey(self) -> Survey:
        """Say that everything can be isolated: nothing runs."""
        found = (Finding(ok=True, what="Answers come from a script; nothing runs."),)
        return Survey(runtime=NAME, usable=True, version=None, walls=self._walls, findings=found)

    def python_version(self, policy: Policy) -> tuple[int, int] | None:
        """Return null: no Python runs anything."""
        del policy

    async def require(self, policy: Policy, language: Language) -> None:
        """Return where the walls that this runtime was told to have are enough."""
        del language
        missing = tuple(sorted(policy.require_walls - self._walls))
        if missing:
            raise WallMissingError(NAME, missing, "The script does not have them.")

    @asynccontextmanager
    async def sandbox(self, policy: Policy, language: Language) -> AsyncGenerator[Sandbox]:
        """Open a sandbox that is counted until the block is left."""
        await self.require(policy, language)
        self.open_sandboxes += 1
        try:
            yield _ScriptedSandbox(self._answer, self._walls, self.programs)
        finally:
            self.open_sandboxes -= 1

    async def sweep(self) -> int:
        """Return 0: nothing is ever left behind."""
        return 0


class _ScriptedSandbox:
    def __init__(self, answer: Answer, walls: frozenset[Wall], programs: list[Program]) -> None:
        self._answer = answer
        self._programs = programs
        self.isolation = Isolation(runtime=NAME, image=None, network="none", walls=walls)

    async def run(self, program: Program, *, timeout_seconds: float) -> RunOutcome:
        del timeout_seconds
        self._programs.append(program)
        outcome = self._answer(program)
        return await outcome if isawaitable(outcome) else outcome
