"""One suite, every runtime that runs code."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Generator
from pathlib import Path
from typing import Protocol

import pytest

from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.limits import MIB, Limits
from mcp_sandbox.domain.outcome import RunOutcome
from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.domain.program import Program, SourceFile
from mcp_sandbox.runtimes.base import Runtime
from mcp_sandbox.runtimes.bubblewrap import BubblewrapRuntime
from mcp_sandbox.runtimes.docker import DockerRuntime
from mcp_sandbox.runtimes.liveness import Registry

LIMITS = Limits(timeout_seconds=60, memory_bytes=128 * MIB, processes=32, tmpfs_bytes=16 * MIB)


class Run(Protocol):
    async def __call__(
        self,
        code: str,
        *,
        stdin: bytes = b"",
        files: tuple[SourceFile, ...] = (),
        limits: Limits = LIMITS,
        timeout_seconds: float = 30,
    ) -> RunOutcome: ...


@pytest.fixture
def registry(tmp_path: Path) -> Generator[Registry]:
    with Registry.open(tmp_path / "state") as registry:
        yield registry


@pytest.fixture(params=["bubblewrap", pytest.param("docker", marks=pytest.mark.docker)])
async def runtime(request: pytest.FixtureRequest, registry: Registry) -> AsyncGenerator[Runtime]:
    if request.param == "bubblewrap":
        async with BubblewrapRuntime(registry) as bubblewrap:
            yield bubblewrap
    else:
        request.getfixturevalue("engine")
        async with DockerRuntime(registry) as docker:
            yield docker


@pytest.fixture
def policy() -> Policy:
    return Policy(name="contract", limits=LIMITS, environment={"GREETING": "hello"})


@pytest.fixture
def run(runtime: Runtime, policy: Policy) -> Run:
    async def run(
        code: str,
        *,
        stdin: bytes = b"",
        files: tuple[SourceFile, ...] = (),
        limits: Limits = LIMITS,
        timeout_seconds: float = 30,
    ) -> RunOutcome:
        limited = policy.model_copy(update={"limits": limits})
        async with runtime.sandbox(limited, Language.PYTHON) as sandbox:
            program = Program(code, files=files, stdin=stdin)
            return await sandbox.run(program, timeout_seconds=timeout_seconds)

    return run
