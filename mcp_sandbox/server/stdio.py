"""MCP over standard input and output.

Three things that the SDK's transport leaves to its host are done here: SIGTERM and SIGINT end the server in order, a
line with a lone surrogate reaches the tool that refuses it, and a line that is no message at all is answered.
"""

from __future__ import annotations

import json
import logging
import os
import signal
import sys
from collections.abc import AsyncIterable, Awaitable, Callable
from typing import Any

import anyio
import mcp_types as types
from anyio.abc import ObjectSendStream
from mcp.server import Server
from mcp.server.stdio import stdio_server
from mcp.shared.message import SessionMessage
from pydantic import ValidationError

__all__ = ["leave", "serve"]

_log = logging.getLogger(__name__)


async def serve(server: Server[Any]) -> int | None:
    """Serve one client until its standard input ends.

    Returns:
        Null at the end of input, else the signal that ended it. The thread that reads standard input may still be
        blocked then: after its own clean-up the caller has to leave through `leave`.
    """
    received: int | None = None
    async with anyio.create_task_group() as tasks:

        async def watch_signals() -> None:
            nonlocal received
            with anyio.open_signal_receiver(signal.SIGTERM, signal.SIGINT) as signals:
                async for number in signals:
                    received = number
                    tasks.cancel_scope.cancel()

        tasks.start_soon(watch_signals)
        async with stdio_server() as (incoming, outgoing):
            mended_in, mended_out = anyio.create_memory_object_stream[SessionMessage | Exception](0)
            async with anyio.create_task_group() as readers:
                readers.start_soon(_mend, incoming, mended_in, outgoing.send)
                await server.run(mended_out, outgoing, server.create_initialization_options())
                readers.cancel_scope.cancel()
        tasks.cancel_scope.cancel()
    return received


def leave(received: int) -> None:
    """End the process with the exit code of the signal `received`; only after everything is cleaned up."""
    sys.stderr.flush()
    os._exit(128 + received)


async def _mend(
    incoming: AsyncIterable[SessionMessage | Exception],
    mended: ObjectSendStream[SessionMessage | Exception],
    reply: Callable[[SessionMessage], Awaitable[None]],
) -> None:
    async with mended:
        async for item in incoming:
            if isinstance(item, SessionMessage):
                await mended.send(item)
                continue
            message = _lenient(item)
            if message is not None:
                await mended.send(SessionMessage(message))
            else:
                _log.warning("a line on standard input is no JSON-RPC message")
                problem = types.ErrorData(code=types.PARSE_ERROR, message="The line is no JSON-RPC message.")
                await reply(SessionMessage(types.JSONRPCError(jsonrpc="2.0", id=None, error=problem)))


def _lenient(problem: Exception) -> types.JSONRPCMessage | None:
    """Return the message of a line that only the strict parser refuses: it takes no lone surrogates."""
    if not isinstance(problem, ValidationError):
        return None
    line = problem.errors()[0].get("input")
    if not isinstance(line, str):
        return None
    try:
        return types.jsonrpc_message_adapter.validate_python(json.loads(line), by_name=False)
    except (ValueError, RecursionError):
        return None
