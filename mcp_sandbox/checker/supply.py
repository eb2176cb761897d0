"""Where workers come from: a template that is started, kept, missed and started again, and a worker ahead of need."""

from __future__ import annotations

import logging
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress

import anyio
from anyio.abc import TaskGroup, TaskStatus

from mcp_sandbox.checker.workers import Template, Worker
from mcp_sandbox.errors import CheckLostError, CheckUnavailableError

__all__ = ["Supply"]

IDLE_SECONDS = 300.0
"""After so long without a check the template goes, and its memory with it; the next check starts another."""

_log = logging.getLogger(__name__)


class Supply:
    """Hands out workers, each once; made by `Supply.open`."""

    def __init__(self, tasks: TaskGroup, idle_seconds: float) -> None:
        self._tasks = tasks
        self._idle_seconds = idle_seconds
        self._template: Template | None = None
        self._spare: Worker | None = None
        self._starting = anyio.Lock()
        self._used = 0.0

    @classmethod
    @asynccontextmanager
    async def open(cls, *, idle_seconds: float = IDLE_SECONDS) -> AsyncGenerator[Supply]:
        """Supply within the block; leaving it ends every worker, and waits until they are gone.

        The first template starts at once, beside whatever the server does meanwhile.
        """
        async with anyio.create_task_group() as tasks:
            supply = cls(tasks, idle_seconds)
            tasks.start_soon(supply._prepare)
            try:
                yield supply
            finally:
                tasks.cancel_scope.cancel()

    @asynccontextmanager
    async def worker(self) -> AsyncGenerator[Worker]:
        """Yield a worker that was asked nothing yet; leaving the block ends it.

        Raises:
            CheckUnavailableError: none can be had here.
            CheckLostError: the template ended just now, and so did the one after it.
        """
        try:
            worker = self._take(await self._live())
        except CheckLostError:
            worker = self._take(await self._live())
        try:
            yield worker
        finally:
            worker.end()
            self._replenish()

    def _take(self, template: Template) -> Worker:
        self._used = anyio.current_time()
        spare, self._spare = self._spare, None
        if spare is None or not spare.ended.is_set():
            return spare or template.fork()
        spare.end()
        return template.fork()

    def _replenish(self) -> None:
        """Fork the worker that the next check takes: after the answer, so that it does not compete with the check."""
        self._used = anyio.current_time()
        if self._spare is None and self._template is not None:
            with suppress(CheckLostError, CheckUnavailableError):  # The next check finds that out for itself.
                self._spare = self._template.fork()

    async def _prepare(self) -> None:
        with suppress(CheckUnavailableError):  # Each check says so, and the log.
            await self._live()

    async def _live(self) -> Template:
        async with self._starting:
            if self._template is None or self._template.gone.is_set():
                await self._tasks.start(self._keep)
            template = self._template
        assert template is not None  # noqa: S101  set before `_keep` says that it started
        await template.loaded()  # Before the clock of any check runs.
        return template

    async def _keep(self, *, task_status: TaskStatus[None]) -> None:
        """Keep one template until it goes, or until nobody has asked for long."""
        async with Template.started() as template:
            try:
                self._template = template
                self._replenish()
                task_status.started()
                await template.loaded()
                self._used = anyio.current_time()
                await self._unused(template)
            except CheckUnavailableError as error:
                _log.error("%s", error)  # Whoever waits for it hears so too.
            finally:
                if self._template is template:
                    spare, self._template, self._spare = self._spare, None, None
                    if spare is not None:
                        spare.end()

    async def _unused(self, template: Template) -> None:
        while (left := self._used + self._idle_seconds - anyio.current_time()) > 0:
            with anyio.move_on_after(left):
                await template.gone.wait()
                _log.warning("the process that checks programs has ended; the next check starts another")
                return
