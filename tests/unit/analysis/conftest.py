from __future__ import annotations

from collections.abc import Callable

import pytest

from mcp_sandbox.analysis import check
from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.domain.program import Program, SourceFile
from mcp_sandbox.domain.violation import Report
from mcp_sandbox.presets import preset

Checker = Callable[..., Report]


@pytest.fixture
def checked() -> Checker:
    """Check code under a preset or a policy, with files as text or bytes."""

    def run(code: str, policy: str | Policy = "production", **files: str | bytes) -> Report:
        sources = tuple(
            SourceFile(path.replace("__dot__", "."), text.encode() if isinstance(text, str) else text)
            for path, text in files.items()
        )
        return check(Program(code, files=sources), preset(policy) if isinstance(policy, str) else policy)

    return run
