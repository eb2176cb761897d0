"""Answers of the service on the command line."""

from __future__ import annotations

import uuid
from typing import Any

from mcp_sandbox.domain.client import ANONYMOUS, Client
from mcp_sandbox.errors import McpSandboxError
from mcp_sandbox.presets import preset
from mcp_sandbox.service import Answer

__all__ = ["answer_of_error"]


def answer_of_error(error: McpSandboxError) -> Answer[Any]:
    """Return the answer to a call that failed before there was a service to ask."""
    return Answer(uuid.uuid4().hex, Client(ANONYMOUS, preset("strict")), None, None, error)
