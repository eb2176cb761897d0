"""The three tools, free of any protocol."""

from __future__ import annotations

import logging
import uuid
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from typing import Generic, TypeAlias, TypeVar

import anyio
from anyio import CapacityLimiter
from anyio.abc import TaskGroup

from mcp_sandbox.checker import Checker
from mcp_sandbox.domain.client import Client
from mcp_sandbox.domain.outcome import Outcome, Refused
from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.domain.request import Accepted, Request, accept
from mcp_sandbox.domain.violation import Report
from mcp_sandbox.errors import (
    EngineError,
    McpSandboxError,
    QueueFullError,
    RateLimitedError,
    RequestError,
    SandboxLostError,
)
from mcp_sandbox.quota import Quota
from mcp_sandbox.runtimes.choice import RuntimeChoice

__all__ = ["CALLS_MAX", "HELD_CHARACTERS_MAX", "SANDBOXES_MAX", "Answer", "InternalError", "Listing", "SandboxService"]

SANDBOXES_MAX = 16
"""Sandboxes that live at once, over all clients."""

CALLS_MAX = 256
"""Calls that are taken at once, those that wait for a sandbox included; the next is told to come back."""

HELD_CHARACTERS_MAX = 64 * 1024 * 1024
"""Code, input and files of all those calls together, in characters."""

_log = logging.getLogger(__name__)

T = TypeVar("T")

PackagesOf: TypeAlias = Callable[[Policy], tuple[str, ...]]


class InternalError(EngineError):
    """Raised in place of an exception that nobody expected; its details are in the log, under the execution id."""

    code = "internal"

    def __init__(self) -> None:
        super().__init__(
            "The server met an error of its own.",
            remedy="Ask the operator to look for the execution id in the server's log.",
        )


@dataclass(frozen=True, slots=True)
class Answer(Generic[T]):
    """What came of one call: a value, or the error that says why there is none."""

    execution_id: str
    """The same in the answer and in the log."""
    client: Client
    accepted: Accepted | None
    """Null where the request could not be taken."""
    report: Report | None
    """What the check found, where the call came so far."""
    value: T | McpSandboxError


@dataclass(frozen=True, slots=True)
class Listing:
    """What a client may choose from."""

    client: Client
    policies: tuple[Policy, ...]
    packages: Mapping[str, tuple[str, ...]]
    """Libraries beside the language's own, by the policy's name, where they are known."""


@dataclass(slots=True)
class _Promise(Generic[T]):
    """An answer that a task of its own works on."""

    scope: anyio.CancelScope = field(default_factory=anyio.CancelScope)
    ready: anyio.Event = field(default_factory=anyio.Event)
    ended: anyio.Event = field(default_factory=anyio.Event)
    accepted: Accepted | None = None
    report: Report | None = None
    value: T | McpSandboxError | None = None
    on_kept: Callable[[], None] | None = None

    def keep(self, value: T | McpSandboxError) -> None:
        if self.value is None:
            self.value = value
            self.ready.set()
            if self.on_kept is not None:
                self.on_kept()


class SandboxService:
    """Checks and runs code for clients; made by `SandboxService.open`."""

    def __init__(
        self, *, tasks: TaskGroup, checker: Checker, choice: RuntimeChoice, quota: Quota, packages_of: PackagesOf
    ) -> None:
        self._packages_of = packages_of
        self._tasks = tasks
        self._checker = checker
        self._choice = choice
        self._quota = quota
        self._sandbox_limiter = CapacityLimiter(SANDBOXES_MAX)
        self._calls = 0
        self._held = 0

    @classmethod
    @asynccontextmanager
    async def open(
        cls, *, choice: RuntimeChoice, quota: Quota, packages_of: PackagesOf = lambda _: ()
    ) -> AsyncGenerator[SandboxService]:
        """Serve within the block; leaving it ends what still runs, and waits until every sandbox and worker is gone.

        Args:
            choice: says which runtime serves a policy.
            quota: the accounts of all clients.
            packages_of: says which libraries a policy's programs find beside the language's own.
        """
        async with Checker.open() as checker, anyio.create_task_group() as tasks:
            try:
                yield cls(tasks=tasks, checker=checker, choice=choice, quota=quota, packages_of=packages_of)
            finally:
                tasks.cancel_scope.cancel()

    async def execute_code(self, client: Client, request: Request | RequestError) -> Answer[Outcome]:
        """Check `request` and run it in a sandbox of its own.

        A request that the transport could not read comes as its error: it is metered like any other.

        The answer is there when the code ends; the sandbox goes behind it, and the client's slot with it.
        Cancelled, it returns only when the sandbox is gone.
        """
        return await self._answer(client, request, self._execute)

    async def check_code(self, client: Client, request: Request | RequestError) -> Answer[Report]:
        """Check `request` and run nothing."""
        return await self._answer(client, request, self._check)

    async def list_policies(self, client: Client, problem: RequestError | None = None) -> Answer[Listing]:
        """Return the policies that `client` may use, its own first; or `problem`, where its arguments had one."""
        value: Listing | McpSandboxError
        try:
            self._quota.admit(client)
        except RateLimitedError as error:
            value = error
        else:
            choices = client.choices()
            packages = {name: self._packages_of(policy) for name, policy in choices.items()}
            value = problem or Listing(client, tuple(choices.values()), packages)
        return Answer(_new_id(), client, None, None, value)

    async def _answer(
        self,
        client: Client,
        request: Request | RequestError,
        work: Callable[[Client, Accepted, _Promise[T]], Awaitable[None]],
    ) -> Answer[T]:
        execution_id = _new_id()
        promise = _Promise[T]()

        async def carry_out() -> None:
            try:
                with promise.scope, self._room(request):
                    self._quota.admit(client)
                    async with self._quota.slot(client) as slot:
                        promise.on_kept = slot.answered
                        promise.accepted = accept(_understood(request), client)
                        await work(client, promise.accepted, promise)
            except McpSandboxError as error:
                if promise.ready.is_set():
                    _log.error("execution %s: after the answer: %s", execution_id, error)
                promise.keep(error)
            except Exception:  # noqa: BLE001  the one place: whatever goes wrong, the caller gets an answer
                _log.exception("execution %s: unexpected error", execution_id)
                promise.keep(InternalError())
            finally:
                promise.keep(SandboxLostError("the server is stopping"))
                promise.ended.set()

        self._tasks.start_soon(carry_out, name=f"execution {execution_id}")
        try:
            await promise.ready.wait()
        finally:
            if not promise.ready.is_set():
                promise.scope.cancel()
                with anyio.CancelScope(shield=True):
                    await promise.ended.wait()
        assert promise.value is not None  # noqa: S101  ready is set by keep() alone
        return Answer(execution_id, client, promise.accepted, promise.report, promise.value)

    async def _check(self, client: Client, accepted: Accepted, promise: _Promise[Report]) -> None:
        promise.report = await self._report(client, accepted)
        promise.keep(promise.report)

    async def _execute(self, client: Client, accepted: Accepted, promise: _Promise[Outcome]) -> None:
        promise.report = await self._report(client, accepted)
        if not promise.report.allowed:
            promise.keep(Refused(promise.report))
            return
        self._quota.afford(client)
        program = accepted.program
        async with self._sandbox_limiter:
            runtime = await self._choice.runtime_for(accepted.policy, program.language)
            async with runtime.sandbox(accepted.policy, program.language) as sandbox:
                with self._charged(client):
                    promise.keep(await sandbox.run(program, timeout_seconds=accepted.timeout_seconds))

    @contextmanager
    def _charged(self, client: Client) -> Generator[None]:
        """Charge the client for the time of its run, also where the run is cancelled or lost."""
        begun = anyio.current_time()
        try:
            yield
        finally:
            self._quota.spend(client, anyio.current_time() - begun)

    async def _report(self, client: Client, accepted: Accepted) -> Report:
        version = self._choice.python_version(accepted.policy)
        return await self._checker.check(accepted.program, accepted.policy, client=client.name, python_version=version)

    @contextmanager
    def _room(self, request: Request | RequestError) -> Generator[None]:
        """Count a call and what it holds, from its arrival to its end.

        Raises:
            QueueFullError: there are as many calls, or as much of them, as the server takes at once.
        """
        size = _characters(request)
        if self._calls >= CALLS_MAX or self._held + size > HELD_CHARACTERS_MAX:
            raise QueueFullError(CALLS_MAX)
        self._calls += 1
        self._held += size
        try:
            yield
        finally:
            self._calls -= 1
            self._held -= size


def _characters(request: Request | RequestError) -> int:
    if isinstance(request, RequestError):
        return 0
    return len(request.code) + len(request.stdin) + sum(len(file.content) for file in request.files)


def _understood(request: Request | RequestError) -> Request:
    if isinstance(request, RequestError):
        raise request
    return request


def _new_id() -> str:
    return uuid.uuid4().hex
