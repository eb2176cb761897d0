"""Sessions of a program that has an event loop."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from types import TracebackType
from typing import Any, Self, TypeVar

from mcp_sandbox.assembly import open_service
from mcp_sandbox.config import Config, Engine, RuntimeSettings
from mcp_sandbox.domain.client import Client
from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.outcome import Refused
from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.errors import McpSandboxError, OptionError, SessionClosedError
from mcp_sandbox.presets import preset
from mcp_sandbox.security import SecurityError, SecurityPolicy, SecurityViolation, notes_of, violations_of
from mcp_sandbox.service import Answer, SandboxService
from mcp_sandbox.session.mounts import Mount
from mcp_sandbox.session.options import limits_over
from mcp_sandbox.session.requests import Files, request_of
from mcp_sandbox.session.results import SandboxResult

__all__ = ["DEFAULT_PRESET", "AsyncSandboxSession"]

DEFAULT_PRESET = "production"
"""In force where a session is given no policy: ordinary computation runs, what reaches outside is refused."""

_CLIENT = "library"
"""Under which name a session's calls stand in the log."""

_ENGINES: tuple[Engine, ...] = ("auto", "docker", "podman", "bubblewrap")

T = TypeVar("T")


class AsyncSandboxSession:
    """Checks and runs code under one policy, each run in a fresh sandbox of its own; to be entered with `async with`.

    Nothing lives on from one run to the next: a session keeps the engine at hand, not a sandbox.
    Leaving the block ends what still runs, and waits until every sandbox is gone.

    Args:
        lang: language of the code.
        security_policy: what the code may do; null is the preset `production`. Later changes to it don't count.
        runtime_configs: limits, in the words of container engines, such as `{"mem_limit": "256m", "timeout": 10}`.
        mounts: folders of the host that the code may read.
        engine: `auto`, `docker`, `podman` or `bubblewrap`; a named one is never replaced by another.

    Raises:
        OptionError: an argument can't be taken; nothing was started.
    """

    def __init__(
        self,
        lang: str = Language.PYTHON.value,
        security_policy: SecurityPolicy | None = None,
        runtime_configs: Mapping[str, Any] | None = None,
        mounts: Sequence[Mount] = (),
        engine: Engine = "auto",
    ) -> None:
        self._language = _known(lang, [language.value for language in Language], "lang")
        policy = _policy(security_policy, runtime_configs or {}, mounts)
        self._client = Client(_CLIENT, policy)
        self._config = Config(policy, {}, {}, RuntimeSettings(engine=_known(engine, _ENGINES, "engine")))
        self._opened: AbstractAsyncContextManager[SandboxService] | None = None
        self._service: SandboxService | None = None

    async def __aenter__(self) -> Self:
        if self._opened is not None:
            raise OptionError("is open already.", field="session", remedy="Make another session for another block.")
        self._opened = opened = open_service(self._config)
        try:
            self._service = await opened.__aenter__()
        except BaseException:
            self._opened = None
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        opened, self._opened, self._service = self._opened, None, None
        if opened is not None:
            # What went wrong in the block is the caller's own: the service has no part in it, and would wrap it.
            await opened.__aexit__(None, None, None)

    async def is_safe(self, code: str, *, files: Files | None = None) -> tuple[bool, list[SecurityViolation]]:
        """Return whether the policy lets `code` run, and the reasons why not, at most 50; nothing is run.

        Raises:
            RequestError: the arguments can't be taken, such as empty code; nothing was checked.
            SessionClosedError: the session is not open.
        """
        service = self._open_service()
        report = _value(await service.check_code(self._client, request_of(code, self._language, files=files)))
        return report.allowed, violations_of(report)

    async def run(
        self,
        code: str,
        *,
        stdin: str = "",
        files: Files | None = None,
        timeout_seconds: float | None = None,
    ) -> SandboxResult:
        """Check `code`, run it once in a fresh sandbox, and return how it ended.

        Args:
            code: the program.
            stdin: its standard input.
            files: contents by relative path, laid in its working directory; those that can run are checked too.
            timeout_seconds: wall time, at most the session's; null is the session's.

        Raises:
            SecurityError: the policy refuses the code; nothing of it ran.
            RequestError: the arguments can't be taken; nothing ran.
            EngineError: we failed; nothing was learned about the code.
            SessionClosedError: the session is not open.
        """
        service = self._open_service()
        request = request_of(code, self._language, stdin=stdin, files=files, timeout_seconds=timeout_seconds)
        answer = await service.execute_code(self._client, request)
        outcome = _value(answer)
        if isinstance(outcome, Refused):
            raise SecurityError.of(outcome.report, self._client.policy)
        notes = notes_of(answer.report) if answer.report else ()
        return SandboxResult.of(outcome, notes, answer.execution_id)

    def _open_service(self) -> SandboxService:
        if self._service is None:
            raise SessionClosedError
        return self._service


def _policy(given: SecurityPolicy | None, configs: Mapping[str, Any], mounts: Sequence[Mount]) -> Policy:
    policy = preset(DEFAULT_PRESET) if given is None else _of(given, SecurityPolicy, "security_policy").frozen()
    folders = [_of(mount, Mount, "mounts").frozen() for mount in mounts]
    limits = limits_over(policy.limits, _of(configs, Mapping, "runtime_configs"))
    return policy.model_copy(update={"limits": limits, "mounts": (*policy.mounts, *folders)})


def _of(value: T, kind: type[Any], name: str) -> T:
    """Return `value` where it is of its kind; a program without a type checker may hand over anything."""
    if not isinstance(value, kind):
        raise OptionError(f"takes a {kind.__name__}, not {type(value).__name__}.", field=name, remedy=_REMEDIES[name])
    return value


_REMEDIES = {
    "security_policy": "Write get_security_policy(…) or SecurityPolicy(…).",
    "mounts": "Write Mount(source=…, target=…).",
    "runtime_configs": 'Write a mapping, such as {"mem_limit": "256m"}.',
}


def _known(value: T, known: Sequence[T], name: str) -> T:
    if value not in known:
        raise OptionError(
            "is none that this version knows.", field=name, remedy=f"Use one of: {', '.join(map(str, known))}."
        )
    return value


def _value(answer: Answer[T]) -> T:
    """Return what came of a call, or raise why there is nothing."""
    if isinstance(answer.value, McpSandboxError):
        # Who reads a traceback is to see what to do about it.
        answer.value.add_note(answer.value.remedy)
        raise answer.value
    return answer.value
