"""Which runtime serves a policy."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.errors import EngineError, LanguageNotRunnableError, NoRuntimeError
from mcp_sandbox.runtimes.base import Runtime
from mcp_sandbox.runtimes.request import RUNNABLE

__all__ = ["RuntimeChoice"]

_log = logging.getLogger(__name__)


class RuntimeChoice:
    """Takes the first of several runtimes that can serve a policy, and stays with it.

    A choice once made holds as long as the server does: an engine that goes away later is an error of its calls,
    never a silent move to another with other walls.
    """

    def __init__(self, runtimes: Sequence[Runtime]) -> None:
        self._runtimes = tuple(runtimes)
        self._chosen: dict[tuple[str, Language], Runtime] = {}

    def python_version(self, policy: Policy) -> tuple[int, int] | None:
        """Return the version of the Python that runs programs under `policy`: of the oldest that may, null if unknown.

        Once a runtime is chosen, it is that one's.
        """
        chosen = self._chosen.get((policy.digest(), Language.PYTHON))
        found = [runtime.python_version(policy) for runtime in ((chosen,) if chosen is not None else self._runtimes)]
        return min((version for version in found if version is not None), default=None)

    async def runtime_for(self, policy: Policy, language: Language) -> Runtime:
        """Return the runtime for `policy`.

        Raises:
            EngineError: none can serve it. Where the operator named one engine, its own reason is raised.
        """
        if language not in RUNNABLE:
            raise LanguageNotRunnableError(language.value, tuple(sorted(RUNNABLE)))
        key = (policy.digest(), language)
        chosen = self._chosen.get(key)
        if chosen is not None:
            await chosen.require(policy, language)
            return chosen
        reasons: list[str] = []
        for runtime in self._runtimes:
            try:
                await runtime.require(policy, language)
            except EngineError as error:
                if len(self._runtimes) == 1:
                    raise
                reasons.append(f"{runtime.name}: {error.message}")
                continue
            self._chosen[key] = runtime
            passed_over = f"; passed over: {'; '.join(reasons)}" if reasons else ""
            _log.info("policy %s runs %s on %s%s", policy.name, language, runtime.name, passed_over)
            return runtime
        raise NoRuntimeError(tuple(reasons))
