"""Sessions of a program without an event loop."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from types import TracebackType
from typing import Any, Self, TypeVar

from anyio.from_thread import BlockingPortal, start_blocking_portal

from mcp_sandbox.config import Engine
from mcp_sandbox.domain.language import Language
from mcp_sandbox.errors import SessionClosedError
from mcp_sandbox.security import SecurityPolicy, SecurityViolation
from mcp_sandbox.session.awaited import AsyncSandboxSession
from mcp_sandbox.session.mounts import Mount
from mcp_sandbox.session.requests import Files
from mcp_sandbox.session.results import SandboxResult

__all__ = ["SandboxSession"]

T = TypeVar("T")


class SandboxSession:
    """Checks and runs code under one policy, each run in a fresh sandbox of its own; to be entered with `with`.

    As `AsyncSandboxSession`, which does the work on one thread of the session's own; `run` and `is_safe` block, and may
    be called from several threads at once. Inside a running event loop they work, and hold it up meanwhile.
    """

    def __init__(
        self,
        lang: str = Language.PYTHON.value,
        security_policy: SecurityPolicy | None = None,
        runtime_configs: Mapping[str, Any] | None = None,
        mounts: Sequence[Mount] = (),
        engine: Engine = "auto",
    ) -> None:
        self._inner = AsyncSandboxSession(lang, security_policy, runtime_configs, mounts, engine)
        self._resources = ExitStack()
        self._portal: BlockingPortal | None = None

    def __enter__(self) -> Self:
        with ExitStack() as opening:
            portal = opening.enter_context(start_blocking_portal(name="mcp-sandbox session"))
            opening.enter_context(portal.wrap_async_context_manager(self._inner))
            self._resources, self._portal = opening.pop_all(), portal
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._portal = None
        self._resources.close()

    def is_safe(self, code: str, *, files: Files | None = None) -> tuple[bool, list[SecurityViolation]]:
        """Return whether the policy lets `code` run, and every reason why not; see `AsyncSandboxSession.is_safe`."""
        return self._call(partial(self._inner.is_safe, code, files=files))

    def run(
        self,
        code: str,
        *,
        stdin: str = "",
        files: Files | None = None,
        timeout_seconds: float | None = None,
    ) -> SandboxResult:
        """Check `code`, run it once in a fresh sandbox, return how it ended; see `AsyncSandboxSession.run`."""
        return self._call(partial(self._inner.run, code, stdin=stdin, files=files, timeout_seconds=timeout_seconds))

    def _call(self, work: Callable[[], Awaitable[T]]) -> T:
        if self._portal is None:
            raise SessionClosedError
        try:
            future = self._portal.start_task_soon(work)
        except RuntimeError:
            # Another thread left the block meanwhile.
            raise SessionClosedError from None
        try:
            return future.result()
        finally:
            # Interrupted while it waits, the caller wants nothing of it any more.
            future.cancel()
