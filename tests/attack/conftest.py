"""Real sandboxes for programs that mean harm: no check stands before them, only the walls."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator, Generator
from pathlib import Path
from typing import Any, Protocol

import pytest

from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.limits import KIB, MIB, Limits
from mcp_sandbox.domain.outcome import Finished, RunOutcome
from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.domain.program import Program
from mcp_sandbox.runtimes.base import Runtime
from mcp_sandbox.runtimes.bubblewrap import BubblewrapRuntime
from mcp_sandbox.runtimes.docker import DockerRuntime
from mcp_sandbox.runtimes.liveness import Registry

LIMITS = Limits(memory_bytes=128 * MIB, processes=32, tmpfs_bytes=16 * MIB, output_bytes=256 * KIB)
PROGRAMS = Path(__file__).parent / "programs"


class Run(Protocol):
    async def __call__(
        self, code: str, *, stdin: bytes = b"", timeout_seconds: float = 30, **limits: float
    ) -> RunOutcome:
        """Run `code` in a fresh sandbox, under no rule at all; `limits` are those of `Limits` that matter."""
        ...


class Probe(Protocol):
    async def __call__(self, name: str, *, given: object = None, timeout_seconds: float = 60, **limits: float) -> Any:
        """Run the program `name`, which reads `given` and prints what it managed, both as JSON."""
        ...


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Generator[Registry]:
    with Registry.open(tmp_path_factory.mktemp("state")) as registry:
        yield registry


@pytest.fixture(scope="module", params=["bubblewrap", pytest.param("docker", marks=pytest.mark.docker)])
async def runtime(request: pytest.FixtureRequest, registry: Registry) -> AsyncGenerator[Runtime]:
    if request.param == "bubblewrap":
        async with BubblewrapRuntime(registry) as bubblewrap:
            yield bubblewrap
    else:
        request.getfixturevalue("engine")
        async with DockerRuntime(registry) as docker:
            yield docker


@pytest.fixture(scope="module")
def run(runtime: Runtime) -> Run:
    async def run(code: str, *, stdin: bytes = b"", timeout_seconds: float = 30, **limits: float) -> RunOutcome:
        policy = Policy(name="attack", limits=LIMITS.model_copy(update=dict(limits)))
        async with runtime.sandbox(policy, Language.PYTHON) as sandbox:
            return await sandbox.run(Program(code, stdin=stdin), timeout_seconds=timeout_seconds)

    return run


@pytest.fixture(scope="module")
def probe(run: Run) -> Probe:
    async def probe(name: str, *, given: object = None, timeout_seconds: float = 60, **limits: float) -> Any:
        code = (PROGRAMS / f"{name}.py").read_text("utf-8")
        outcome = await run(code, stdin=json.dumps(given).encode(), timeout_seconds=timeout_seconds, **limits)
        assert isinstance(outcome, Finished), outcome
        assert outcome.exit_code == 0, outcome.run.stderr.text
        return json.loads(outcome.run.stdout.text)

    return probe
