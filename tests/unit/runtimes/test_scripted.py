"""The double that ships: it keeps the contract of a runtime without running anything."""

from __future__ import annotations

import anyio
import anyio.lowlevel
import pytest

from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.outcome import Finished, RunOutcome
from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.domain.program import Program
from mcp_sandbox.domain.walls import Wall
from mcp_sandbox.errors import SandboxLostError, WallMissingError
from mcp_sandbox.runtimes.base import Runtime
from mcp_sandbox.runtimes.scripted import ScriptedRuntime, finished

POLICY = Policy(name="scripted")


async def run(runtime: Runtime, code: str) -> RunOutcome:
    async with runtime.sandbox(POLICY, Language.PYTHON) as sandbox:
        return await sandbox.run(Program(code), timeout_seconds=1)


async def test_it_answers_by_the_program() -> None:
    async with ScriptedRuntime(lambda program: finished(program.code.upper(), exit_code=3)) as runtime:
        outcome = await run(runtime, "abc")

    assert isinstance(outcome, Finished)
    assert (outcome.exit_code, outcome.run.stdout.text) == (3, "ABC")
    assert [program.code for program in runtime.programs] == ["abc"]


async def test_an_answer_may_wait_and_a_cancelled_one_leaves_no_sandbox() -> None:
    async def never(_: Program) -> RunOutcome:
        await anyio.sleep_forever()
        raise AssertionError

    runtime = ScriptedRuntime(never)
    async with anyio.create_task_group() as group:
        group.start_soon(run, runtime, "abc")
        while runtime.open_sandboxes == 0:
            await anyio.lowlevel.checkpoint()
        group.cancel_scope.cancel()

    assert runtime.open_sandboxes == 0


async def test_an_answer_may_raise_what_a_runtime_raises() -> None:
    def lost(_: Program) -> RunOutcome:
        raise SandboxLostError("it was told so")

    runtime = ScriptedRuntime(lost)
    with pytest.raises(SandboxLostError):
        await run(runtime, "abc")

    assert runtime.open_sandboxes == 0


async def test_it_has_the_walls_that_it_was_told() -> None:
    runtime = ScriptedRuntime(walls=frozenset({Wall.NETWORK}))

    await runtime.require(POLICY.model_copy(update={"require_walls": frozenset({Wall.NETWORK})}), Language.PYTHON)
    with pytest.raises(WallMissingError):
        await runtime.require(POLICY.model_copy(update={"require_walls": frozenset({Wall.MEMORY})}), Language.PYTHON)
    assert (await runtime.survey()).walls == {Wall.NETWORK}
    assert await runtime.sweep() == 0
