"""The host's side of the talk with a guest, whatever lies between the two.

The guest shares its sandbox with hostile code, so nothing that it says is trusted:
deadline and output ceiling are kept here, memory is bounded, and bytes that are no frame end the sandbox.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple, Protocol, assert_never

import anyio

from mcp_sandbox.domain.limits import Limits
from mcp_sandbox.domain.outcome import (
    Captured,
    Finished,
    OutOfMemory,
    OutputLimitReached,
    Run,
    RunOutcome,
    TimedOut,
    Usage,
)
from mcp_sandbox.domain.walls import Isolation
from mcp_sandbox.errors import EngineError, SandboxLostError
from mcp_sandbox.guest import main as guest
from mcp_sandbox.runtimes.capture import Capture
from mcp_sandbox.runtimes.request import Request

__all__ = ["Cause", "Channel", "Ending", "converse", "hello", "outcome_of"]

START_SECONDS = 30.0
"""How long a request may take to be sent and its files laid, before the program starts."""

_HEADER_BYTES = 5
_SIGKILL = 9
_ENDED = re.compile(rb"(-?\d{1,5}) (\d{1,9}\.\d{1,9})")
_KINDS = frozenset(
    (guest.HELLO, guest.STARTED, guest.STDOUT, guest.STDERR, guest.ENDED, guest.FAILED),
)


class Channel(Protocol):
    """The way to one guest and back; used by one conversation."""

    async def send(self, data: bytes) -> None:
        """Send all of `data`; raises an `OSError` or an `anyio.BrokenResourceError` where nobody listens."""
        ...

    async def receive(self) -> bytes:
        """Return what the guest said next, at most a megabyte, empty at its end; never raises for that end."""
        ...

    async def kill(self) -> None:
        """End every process of the sandbox, now; harmless where it has ended."""
        ...


class Cause(Enum):
    """Why a conversation is over."""

    ENDED = auto()
    """The main process ended."""
    DEADLINE = auto()
    """The time was over; the sandbox was killed."""
    OUTPUT = auto()
    """Too much was written; the sandbox was killed."""
    LOST = auto()
    """The guest fell silent, or spoke nonsense, before the program ended."""


@dataclass(frozen=True, slots=True)
class Ending:
    """How a conversation ended, before anyone has asked what the kernel made of it."""

    cause: Cause
    stdout: Captured
    stderr: Captured
    duration_seconds: float
    exit_code: int | None = None
    """Of the main process where it ended; negative is the signal."""
    reason: str = ""
    """What was lost, where it was."""


class _Frame(NamedTuple):
    kind: bytes
    payload: bytes


class _BadFrameError(Exception):
    """What the guest said is no frame."""


async def _frames(channel: Channel) -> AsyncIterator[_Frame]:
    """Yield the guest's frames until it ends; holds at most one frame and one piece."""
    held = bytearray()
    while piece := await channel.receive():
        held += piece
        at = 0
        while len(held) - at >= _HEADER_BYTES:
            kind = bytes(held[at : at + 1])
            size = int.from_bytes(held[at + 1 : at + _HEADER_BYTES], "big")
            if kind not in _KINDS or size > guest.CHUNK_BYTES:
                raise _BadFrameError
            end = at + _HEADER_BYTES + size
            if len(held) < end:
                break
            yield _Frame(kind, bytes(held[at + _HEADER_BYTES : end]))
            at = end
        del held[:at]


async def hello(channel: Channel, timeout_seconds: float) -> None:
    """Wait until the guest is up.

    Raises:
        SandboxLostError: it did not come up in time, or something else answered.
    """
    with anyio.move_on_after(timeout_seconds):
        wanted = guest.HELLO + len(guest.VERSION).to_bytes(4, "big") + guest.VERSION
        said = b""
        while len(said) < len(wanted):
            piece = await channel.receive()
            if not piece:
                raise SandboxLostError("its guest ended before it was up")
            said += piece
        if said != wanted:
            raise SandboxLostError("something other than the guest answered")
        return
    raise SandboxLostError(f"its guest was not up within {timeout_seconds:g} seconds")


class _Talk:
    """What has been heard of one run."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.stdout = Capture(limits.output_bytes)
        self.stderr = Capture(limits.output_bytes)
        self.started_at: float | None = None

    def ending(
        self, cause: Cause, *, exit_code: int | None = None, seconds: float | None = None, reason: str = ""
    ) -> Ending:
        elapsed = 0.0 if self.started_at is None else anyio.current_time() - self.started_at
        return Ending(
            cause=cause,
            stdout=self.stdout.captured(),
            stderr=self.stderr.captured(),
            # The guest's own clock is the finer one; it can't claim more than has passed here.
            duration_seconds=elapsed if seconds is None else min(seconds, elapsed),
            exit_code=exit_code,
            reason=reason,
        )

    def heard(self, frame: _Frame) -> Ending | None:
        """Take one frame; return the ending where it is one."""
        kind, payload = frame
        if kind == guest.STDOUT:
            self.stdout.add(payload)
        elif kind == guest.STDERR:
            self.stderr.add(payload)
        elif kind == guest.ENDED and (ended := _ENDED.fullmatch(payload)) and self.started_at is not None:
            return self.ending(Cause.ENDED, exit_code=int(ended[1]), seconds=float(ended[2]))
        elif kind == guest.FAILED:
            raise SandboxLostError(_failure(payload))
        else:
            raise _BadFrameError
        if self.stdout.total_bytes + self.stderr.total_bytes > self.limits.output_total_bytes:
            return self.ending(Cause.OUTPUT)
        return None


def _failure(payload: bytes) -> str:
    step, _, name = payload.decode("ascii", errors="replace").partition(" ")
    known = name if re.fullmatch(r"E[A-Z0-9]{1,20}", name) else "EIO"
    what = {"files": "the files could not be laid", "start": "the interpreter could not be started"}
    return f"{what.get(step, 'the request could not be carried out')} ({known})"


async def converse(channel: Channel, request: Request, limits: Limits, timeout_seconds: float) -> Ending:
    """Have the guest run `request`; return as soon as its main process ends or a ceiling is reached.

    At a ceiling every process of the sandbox is killed before this returns, and what was written is kept.

    Raises:
        SandboxLostError: the program never started.
    """
    talk = _Talk(limits)
    ending: Ending | EngineError | None = None
    async with anyio.create_task_group() as sending:
        sending.start_soon(_send, channel, request)
        try:
            ending = await _listen(channel, talk, timeout_seconds)
        except EngineError as error:
            ending = error  # Raised here, it would come out wrapped in a group.
        sending.cancel_scope.cancel()
    if ending is None or isinstance(ending, EngineError):
        raise ending or SandboxLostError("nobody listened to it")
    if ending.cause is not Cause.ENDED:
        await channel.kill()
    if ending.cause is Cause.LOST and talk.started_at is None:
        raise SandboxLostError(ending.reason)
    return ending


async def _send(channel: Channel, request: Request) -> None:
    try:
        for frame in request.frames():
            await channel.send(frame)
    except (OSError, anyio.BrokenResourceError, anyio.ClosedResourceError):
        return  # What the guest says, or its silence, tells why.


async def _listen(channel: Channel, talk: _Talk, timeout_seconds: float) -> Ending:
    with anyio.move_on_after(START_SECONDS) as patience:
        try:
            async for frame in _frames(channel):
                if frame.kind == guest.STARTED and talk.started_at is None:
                    talk.started_at = anyio.current_time()
                    patience.deadline = talk.started_at + timeout_seconds
                elif (ending := talk.heard(frame)) is not None:
                    return ending
        except _BadFrameError:
            return talk.ending(Cause.LOST, reason="its guest spoke nonsense")
        return talk.ending(Cause.LOST, reason="it ended before the code did")
    if talk.started_at is None:
        return talk.ending(Cause.LOST, reason="its guest did not start the program")
    return talk.ending(Cause.DEADLINE)


def outcome_of(ending: Ending, usage: Usage | None, isolation: Isolation) -> RunOutcome:
    """Return what became of the program, by its ending and by what the kernel accounts.

    Raises:
        SandboxLostError: the sandbox ended under the program, and not for memory; nothing was learned about the code.
    """
    run = Run(
        stdout=ending.stdout,
        stderr=ending.stderr,
        duration_seconds=ending.duration_seconds,
        usage=usage,
        isolation=isolation,
    )
    killed_for_memory = usage is not None and (usage.oom_kills or 0) > 0
    match ending.cause:
        case Cause.DEADLINE:
            return TimedOut(run)
        case Cause.OUTPUT:
            return OutputLimitReached(run)
        case Cause.LOST:
            if killed_for_memory:
                return OutOfMemory(run)
            raise SandboxLostError(ending.reason)
        case Cause.ENDED:
            if killed_for_memory and ending.exit_code == -_SIGKILL:
                return OutOfMemory(run)
            code = ending.exit_code or 0
            return Finished(run, exit_code=128 - code if code < 0 else code)
        case _:
            assert_never(ending.cause)
