"""MCP over standard input and output.

What the SDK's transport leaves to its host is done here: signals end the server in order, a line with a lone
surrogate reaches the tool that refuses it, a line that is no message is answered, arguments
that are no object are answered by the tool, and no line grows for ever.
"""

from __future__ import annotations

import json
import logging
import os
import signal
import sys
from collections.abc import AsyncGenerator, AsyncIterable, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any, cast

import anyio
import mcp_types as types
from anyio import to_thread
from anyio.abc import ObjectSendStream
from mcp.server import Server
from mcp.server.stdio import stdio_server
from mcp.shared.message import SessionMessage
from pydantic import ValidationError

from mcp_sandbox.errors import McpSandboxError
from mcp_sandbox.server.requests import NOT_AN_OBJECT

__all__ = ["Watch", "leave", "serve", "signals_watched"]

LINE_BYTES_MAX = 64 * 1024 * 1024
"""Longest message that is read, in bytes: far above what any valid call comes to."""

_PIECE_BYTES = 1024 * 1024

_ENDING = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGHUP") if hasattr(signal, name))
"""Signals that end the server in order; Windows lacks the last."""

_log = logging.getLogger(__name__)


class Watch:
    """What signals have asked for so far."""

    def __init__(self) -> None:
        self.received: int | None = None
        """The first signal that came; null where none has."""
        self.scope = anyio.CancelScope()
        """Cancelled by that signal."""


@asynccontextmanager
async def signals_watched() -> AsyncGenerator[Watch]:
    """Take the signals that end a server, until the block is left: none of several may cut the clean-up short."""
    watch = Watch()
    problem: McpSandboxError | None = None
    with anyio.open_signal_receiver(*_ENDING) as signals:
        async with anyio.create_task_group() as tasks:

            async def take() -> None:
                async for number in signals:
                    watch.received = watch.received or number
                    watch.scope.cancel()

            tasks.start_soon(take)
            try:
                yield watch
            except McpSandboxError as error:
                problem = error  # Raised here, it would come out wrapped in a group.
            tasks.cancel_scope.cancel()
    if problem is not None:
        raise problem


async def serve(server: Server[Any], watch: Watch) -> None:
    """Serve one client until its standard input ends, or until `watch` has a signal.

    After a signal the thread that reads standard input is still blocked: when everything is cleaned up, the caller has
    to leave through `leave`, while the signals are still watched.
    """
    with watch.scope:
        # The SDK's own reader sits in a thread that nothing can cancel.
        lines = cast("anyio.AsyncFile[str]", _Lines(_claimed_input()))
        async with stdio_server(stdin=lines) as (incoming, outgoing):
            mended_in, mended_out = anyio.create_memory_object_stream[SessionMessage | Exception](0)
            async with anyio.create_task_group() as readers:
                readers.start_soon(_mend, incoming, mended_in, outgoing.send)
                await server.run(mended_out, outgoing, server.create_initialization_options())
                readers.cancel_scope.cancel()


def leave(received: int) -> None:
    """End the process with the exit code of the signal `received`; only after everything is cleaned up."""
    sys.stderr.flush()
    os._exit(128 + received)


def _claimed_input() -> int:
    """Return a descriptor of standard input that nobody else has; what is left at 0 reads as empty."""
    wire = os.dup(0)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    return wire


class _Lines:
    """The lines of a descriptor, of which one that is too long comes out empty."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._held = bytearray()
        self._skipping = False

    def __aiter__(self) -> _Lines:
        return self

    async def __anext__(self) -> str:
        searched = 0
        while (end := self._held.find(b"\n", searched)) < 0:
            searched = len(self._held)
            if searched > LINE_BYTES_MAX:
                self._skipping = True
                self._held.clear()
                searched = 0
            piece = await to_thread.run_sync(os.read, self._descriptor, _PIECE_BYTES, abandon_on_cancel=True)
            if not piece:
                if not self._held:
                    raise StopAsyncIteration
                piece = b"\n"  # The last line may lack its end.
            self._held += piece
        line = b"" if self._skipping else bytes(self._held[:end])
        self._skipping = False
        del self._held[: end + 1]
        return line.decode("utf-8", errors="replace")


async def _mend(
    incoming: AsyncIterable[SessionMessage | Exception],
    mended: ObjectSendStream[SessionMessage | Exception],
    reply: Callable[[SessionMessage], Awaitable[None]],
) -> None:
    async with mended:
        async for item in incoming:
            message = item.message if isinstance(item, SessionMessage) else _lenient(item)
            if message is not None:
                await mended.send(SessionMessage(_with_an_object_of_arguments(message)))
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
        return types.jsonrpc_message_adapter.validate_python(json.loads(line, parse_int=_number), by_name=False)
    except (ValueError, RecursionError):
        return None


def _number(digits: str) -> float:
    """Return a number of any length: Python itself reads no integer of more than 4,300 digits."""
    return int(digits) if len(digits) < 4000 else float(digits)


def _with_an_object_of_arguments(message: types.JSONRPCMessage) -> types.JSONRPCMessage:
    """Mark arguments that are no object, which the SDK would answer with a bare protocol error."""
    if not isinstance(message, types.JSONRPCRequest) or message.method != "tools/call" or not message.params:
        return message
    if isinstance(message.params.get("arguments", {}), dict | None):
        return message
    return message.model_copy(update={"params": {**message.params, "arguments": {NOT_AN_OBJECT: True}}})
