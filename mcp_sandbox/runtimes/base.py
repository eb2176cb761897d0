"""The contract of every runtime.

A runtime makes sandboxes; a sandbox runs one program and is then gone.
How the code ended is returned; that we failed is raised, and is never shown as the code's own output.
"""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Protocol

from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.outcome import RunOutcome
from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.domain.program import Program
from mcp_sandbox.domain.walls import Isolation, Wall

__all__ = ["WORKING_DIRECTORY", "Finding", "Runtime", "Sandbox", "Survey"]

WORKING_DIRECTORY = "/work"
"""Where the program and its files lie, inside every sandbox; writable, empty at first, gone with the sandbox."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that `doctor` has to say."""

    ok: bool
    what: str
    """One sentence: what was found."""
    remedy: str | None = None
    """The command or setting that mends it."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What a runtime can do on this machine."""

    runtime: str
    usable: bool
    """True where at least a policy that requires no wall could run."""
    version: str | None
    walls: frozenset[Wall]
    """Those that can be had here."""
    findings: tuple[Finding, ...]


class Sandbox(Protocol):
    """One sandbox, used once."""

    @property
    def isolation(self) -> Isolation:
        """What was read back when the sandbox came up."""
        ...

    async def run(self, program: Program, *, timeout_seconds: float) -> RunOutcome:
        """Run `program` and return how it ended, as soon as its main process ends.

        Args:
            program: allowed by the check already, or meant to climb the walls.
            timeout_seconds: wall time of the code, at most the policy's.

        Raises:
            SandboxLostError: the sandbox ended under the code; nothing was learned about it.
            EngineError: the engine failed; nothing was learned about the code.
        """
        ...


class Runtime(Protocol):
    """Makes sandboxes; itself entered before the first and left after the last."""

    @property
    def name(self) -> str:
        """`docker`, `podman`, `bubblewrap` or `scripted`."""
        ...

    async def survey(self) -> Survey:
        """Say what this machine lets the runtime isolate; never raises for a missing engine."""
        ...

    def python_version(self, policy: Policy) -> tuple[int, int] | None:
        """Return the version of the Python that runs programs under `policy`; null where that isn't known."""
        ...

    async def require(self, policy: Policy, language: Language) -> None:
        """Return where `policy` can be served now.

        Raises:
            EngineError: it can't; the error says what is missing and what mends it.
        """
        ...

    def sandbox(self, policy: Policy, language: Language) -> AbstractAsyncContextManager[Sandbox]:
        """Open a fresh sandbox under `policy`; leaving the block destroys it, on every path.

        Raises:
            EngineError: no sandbox could be made; none is left behind.
            WallMissingError: a wall in `policy.require_walls` does not stand.
        """
        ...

    async def sweep(self) -> int:
        """Remove what servers that are no longer alive left behind; return how many sandboxes that were."""
        ...
