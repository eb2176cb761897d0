"""Answers of the service on the command line."""

from __future__ import annotations

import uuid
from typing import Any, TypeVar

from mcp_sandbox.domain.client import ANONYMOUS, Client
from mcp_sandbox.errors import ConfigError, McpSandboxError
from mcp_sandbox.presets import preset
from mcp_sandbox.server.results import CheckCodeResult, ExecuteCodeResult, ListPoliciesResult
from mcp_sandbox.service import Answer

__all__ = ["answer_of_error", "in_full"]

R = TypeVar("R", CheckCodeResult, ExecuteCodeResult, ListPoliciesResult)


def answer_of_error(error: McpSandboxError) -> Answer[Any]:
    """Return the answer to a call that failed before there was a service to ask."""
    return Answer(uuid.uuid4().hex, Client(ANONYMOUS, preset("strict")), None, None, error)


def in_full(result: R, error: object) -> R:
    """Return `result` with the file, key and line of a fault of the configuration: the operator may know them."""
    if result.error is None or not isinstance(error, ConfigError):
        return result
    return result.model_copy(update={"error": result.error.model_copy(update={"message": str(error)})})
