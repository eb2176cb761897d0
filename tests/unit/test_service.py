"""What the service does between a request and its answer; the runtime answers from a script."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import anyio
import pytest

from mcp_sandbox.assembly import packages_of
from mcp_sandbox.domain.client import Client
from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.outcome import Finished, Refused, RunOutcome
from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.domain.program import Program
from mcp_sandbox.domain.request import Request
from mcp_sandbox.errors import (
    EngineUnreachableError,
    McpSandboxError,
    NoRuntimeError,
    QueueFullError,
    RateLimitedError,
    RequestError,
    SandboxLostError,
)
from mcp_sandbox.presets import preset
from mcp_sandbox.quota import Quota
from mcp_sandbox.runtimes.base import Runtime, Sandbox
from mcp_sandbox.runtimes.choice import RuntimeChoice
from mcp_sandbox.runtimes.scripted import ScriptedRuntime, finished
from mcp_sandbox.service import InternalError, Listing, SandboxService

ALICE = Client("alice", preset("production"), may_choose=(preset("strict"),))


@asynccontextmanager
async def serving(*runtimes: Runtime, quota: Quota | None = None) -> AsyncGenerator[SandboxService]:
    with anyio.fail_after(10):
        async with SandboxService.open(choice=RuntimeChoice(runtimes), quota=quota or Quota()) as service:
            yield service


async def test_allowed_code_runs_and_its_outcome_is_the_answer() -> None:
    runtime = ScriptedRuntime(lambda _: finished("2\n"))
    async with serving(runtime) as service:
        answer = await service.execute_code(ALICE, Request("print(1+1)"))

    assert isinstance(answer.value, Finished)
    assert answer.value.run.stdout.text == "2\n"
    assert answer.report is not None
    assert [program.code for program in runtime.programs] == ["print(1+1)"]


async def test_refused_code_never_reaches_a_sandbox() -> None:
    runtime = ScriptedRuntime()
    async with serving(runtime) as service:
        answer = await service.execute_code(ALICE, Request("import os\nos.system('id')"))

    assert isinstance(answer.value, Refused)
    assert runtime.programs == []


async def test_a_check_never_reaches_a_sandbox() -> None:
    runtime = ScriptedRuntime()
    async with serving(runtime) as service:
        answer = await service.check_code(ALICE, Request("print(1)"))

    assert answer.value == answer.report
    assert runtime.programs == []


@pytest.mark.parametrize(
    "request_",
    [Request(""), Request("1", language="cobol"), Request("1", policy="minimal"), RequestError("x", remedy="y")],
)
async def test_a_request_that_can_not_be_taken_never_reaches_a_sandbox(request_: Request | RequestError) -> None:
    runtime = ScriptedRuntime()
    async with serving(runtime) as service:
        answer = await service.execute_code(ALICE, request_)

    assert isinstance(answer.value, RequestError)
    assert answer.accepted is None
    assert runtime.programs == []


async def test_each_answer_has_an_id_of_its_own() -> None:
    async with serving(ScriptedRuntime()) as service:
        answers = [await service.execute_code(ALICE, Request("1")) for _ in range(3)]

    assert len({answer.execution_id for answer in answers}) == 3


async def test_a_requests_that_the_transport_could_not_read_are_metered_too() -> None:
    limited = Client("bob", preset("strict"), rate_limit="1/hour")
    async with serving(ScriptedRuntime()) as service:
        first = await service.execute_code(limited, RequestError("x", remedy="y"))
        second = await service.execute_code(limited, RequestError("x", remedy="y"))

    assert isinstance(first.value, RequestError)
    assert isinstance(second.value, RateLimitedError)


async def test_the_listing_is_metered_too() -> None:
    limited = Client("bob", preset("strict"), rate_limit="1/hour")
    async with serving(ScriptedRuntime()) as service:
        first = await service.list_policies(limited)
        second = await service.list_policies(limited)

    assert isinstance(first.value, Listing)
    assert isinstance(second.value, RateLimitedError)


async def test_the_libraries_of_a_policys_image_are_listed() -> None:
    policy = Policy(name="data", image="mcp-sandbox/python-data")
    client = Client("bob", policy, may_choose=(preset("strict"),))
    choice = RuntimeChoice((ScriptedRuntime(),))
    async with SandboxService.open(choice=choice, quota=Quota(), packages_of=packages_of) as service:
        answer = await service.list_policies(client)

    assert isinstance(answer.value, Listing)
    assert answer.value.packages["strict"] == ()
    assert set(answer.value.packages["data"]) >= {"numpy", "pandas", "matplotlib"}


async def test_a_client_whose_day_is_used_up_may_still_check() -> None:
    limited = Client("bob", preset("strict"), daily_seconds=2)
    quota = Quota()
    quota.spend(limited, 2.5)
    async with serving(ScriptedRuntime(), quota=quota) as service:
        ran = await service.execute_code(limited, Request("1"))
        checked = await service.check_code(limited, Request("1"))

    assert isinstance(ran.value, RateLimitedError)
    assert not isinstance(checked.value, McpSandboxError)


class RecordingQuota(Quota):
    def __init__(self) -> None:
        super().__init__()
        self.spent: list[float] = []

    def spend(self, client: Client, seconds: float) -> None:
        self.spent.append(seconds)
        super().spend(client, seconds)


async def test_a_run_that_is_cancelled_or_lost_is_charged_as_well() -> None:
    started = anyio.Event()

    async def work(program: Program) -> RunOutcome:
        if program.code == "lost = 1":
            raise SandboxLostError("it was killed")
        started.set()
        await anyio.sleep_forever()
        raise AssertionError

    quota = RecordingQuota()
    async with serving(ScriptedRuntime(work), quota=quota) as service:
        await service.execute_code(ALICE, Request("lost = 1"))
        assert len(quota.spent) == 1
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(service.execute_code, ALICE, Request("1"))
            await started.wait()
            tasks.cancel_scope.cancel()

    assert len(quota.spent) == 2
    assert quota.spent[1] > 0


async def test_more_than_the_server_holds_is_told_to_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mcp_sandbox.service.HELD_CHARACTERS_MAX", 1000)
    started, may_end = anyio.Event(), anyio.Event()

    async def slow(_: Program) -> RunOutcome:
        started.set()
        await may_end.wait()
        return finished()

    async with serving(ScriptedRuntime(slow)) as service, anyio.create_task_group() as tasks:
        tasks.start_soon(service.execute_code, ALICE, Request("1", stdin="x" * 900))
        await started.wait()
        refused = await service.execute_code(ALICE, Request("1", stdin="x" * 900))
        assert isinstance(refused.value, QueueFullError)
        may_end.set()
        await anyio.wait_all_tasks_blocked()
        served = await service.execute_code(ALICE, Request("1", stdin="x" * 900))
        assert isinstance(served.value, Finished)


@pytest.mark.parametrize("error", [SandboxLostError("it was killed"), EngineUnreachableError("docker", "no socket")])
async def test_a_failure_of_ours_is_the_answer_and_not_an_outcome(error: McpSandboxError) -> None:
    def fail(_: Program) -> RunOutcome:
        raise error

    async with serving(ScriptedRuntime(fail)) as service:
        answer = await service.execute_code(ALICE, Request("1"))

    assert answer.value is error


async def test_an_error_that_nobody_expected_is_answered_without_its_details() -> None:
    def fail(_: Program) -> RunOutcome:
        raise ValueError("a secret")

    async with serving(ScriptedRuntime(fail)) as service:
        answer = await service.execute_code(ALICE, Request("1"))
        again = await service.check_code(ALICE, Request("1"))

    assert isinstance(answer.value, InternalError)
    assert "a secret" not in str(answer.value)
    assert not isinstance(again.value, McpSandboxError)


async def test_the_answer_does_not_wait_for_the_sandbox_to_go_but_the_end_of_the_service_does() -> None:
    runtime = SlowToGo()
    async with serving(runtime) as service:
        answer = await service.execute_code(ALICE, Request("1"))
        assert isinstance(answer.value, Finished)
        assert runtime.gone.is_set() is False
        runtime.may_go.set()

    assert runtime.gone.is_set()


async def test_a_cancelled_call_returns_only_when_its_sandbox_is_gone() -> None:
    started = anyio.Event()

    async def never(_: Program) -> RunOutcome:
        started.set()
        await anyio.sleep_forever()
        raise AssertionError

    runtime = ScriptedRuntime(never)
    async with serving(runtime) as service, anyio.create_task_group() as tasks:

        async def call() -> None:
            await service.execute_code(ALICE, Request("1"))

        tasks.start_soon(call)
        await started.wait()
        assert runtime.open_sandboxes == 1
        tasks.cancel_scope.cancel()

    assert runtime.open_sandboxes == 0


async def test_calls_that_wait_when_the_service_ends_are_answered() -> None:
    started = anyio.Event()
    values: list[object] = []

    async def never(_: Program) -> RunOutcome:
        started.set()
        await anyio.sleep_forever()
        raise AssertionError

    async with anyio.create_task_group() as tasks, serving(ScriptedRuntime(never)) as service:

        async def call() -> None:
            values.append((await service.execute_code(ALICE, Request("1"))).value)

        tasks.start_soon(call)
        await started.wait()

    assert [type(value) for value in values] == [SandboxLostError]


async def test_the_first_runtime_that_can_serve_is_taken_and_kept() -> None:
    lacking, able = ScriptedRuntime(walls=frozenset()), ScriptedRuntime()
    async with serving(lacking, able) as service:
        for _ in range(2):
            await service.execute_code(ALICE, Request("1"))

    assert (len(lacking.programs), len(able.programs)) == (0, 2)


async def test_a_choice_once_made_is_never_replaced_by_another() -> None:
    first, second = Fickle(), ScriptedRuntime()
    async with serving(first, second) as service:
        served = await service.execute_code(ALICE, Request("1"))
        first.is_down = True
        failed = await service.execute_code(ALICE, Request("1"))

    assert isinstance(served.value, Finished)
    assert isinstance(failed.value, EngineUnreachableError)
    assert second.programs == []


async def test_where_no_runtime_can_serve_each_says_why() -> None:
    async with serving(ScriptedRuntime(walls=frozenset()), Fickle(is_down=True)) as service:
        answer = await service.execute_code(ALICE, Request("1"))

    assert isinstance(answer.value, NoRuntimeError)
    assert "lacks what this policy requires" in answer.value.message
    assert "does not answer" in answer.value.message


async def test_two_clients_never_get_each_others_policy() -> None:
    bob = Client("bob", preset("minimal"))
    answers: dict[str, object] = {}
    async with serving(ScriptedRuntime()) as service, anyio.create_task_group() as tasks:

        async def call(client: Client) -> None:
            answers[client.name] = (await service.execute_code(client, Request("import os\nos.system('ls')"))).value

        tasks.start_soon(call, ALICE)
        tasks.start_soon(call, bob)

    assert isinstance(answers["alice"], Refused)
    assert isinstance(answers["bob"], Finished)


class SlowToGo(ScriptedRuntime):
    """A runtime whose sandboxes go only when they are told that they may."""

    def __init__(self) -> None:
        super().__init__()
        self.may_go = anyio.Event()
        self.gone = anyio.Event()

    @asynccontextmanager
    async def sandbox(self, policy: Policy, language: Language) -> AsyncGenerator[Sandbox]:
        async with super().sandbox(policy, language) as sandbox:
            try:
                yield sandbox
            finally:
                with anyio.CancelScope(shield=True):
                    await self.may_go.wait()
                self.gone.set()


class Fickle(ScriptedRuntime):
    """A runtime whose engine can go away."""

    def __init__(self, *, is_down: bool = False) -> None:
        super().__init__()
        self.is_down = is_down

    async def require(self, policy: Policy, language: Language) -> None:
        if self.is_down:
            raise EngineUnreachableError("scripted", "it is down")
        await super().require(policy, language)


class OldPython(ScriptedRuntime):
    """A runtime whose Python is older than the server's."""

    def python_version(self, policy: Policy) -> tuple[int, int] | None:
        del policy
        return (3, 9)


async def test_code_is_read_as_the_python_that_will_run_it_does() -> None:
    code = "match 1:\n    case 1:\n        print('one')\n"
    async with serving(OldPython()) as service:
        older = await service.check_code(ALICE, Request(code))
    async with serving(ScriptedRuntime()) as service:
        own = await service.check_code(ALICE, Request(code))

    assert older.report is not None
    assert older.report.syntax_error is not None
    assert "3.9" in older.report.syntax_error.message
    assert own.report is not None
    assert own.report.allowed
