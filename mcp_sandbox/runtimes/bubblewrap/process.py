"""One bwrap and the guest in it: started, spoken to, and surely gone."""

from __future__ import annotations

import json
import logging
import os
import select
import signal
from collections.abc import AsyncGenerator, Generator, Mapping, Sequence
from contextlib import ExitStack, asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import anyio
import anyio.abc

from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.errors import EngineError, SandboxLostError
from mcp_sandbox.runtimes import seccomp
from mcp_sandbox.runtimes.bubblewrap import walls
from mcp_sandbox.runtimes.bubblewrap.binary import Binary
from mcp_sandbox.runtimes.bubblewrap.failure import failure
from mcp_sandbox.runtimes.bubblewrap.identity import Identity

__all__ = ["GuestProcess", "started"]

CLEANUP_SECONDS = 5.0
UP_SECONDS = 10.0
"""How long bwrap may take to say who its child is: its first act."""
GRACE_SECONDS = 2.0
"""How long bwrap may take to follow its guest before it is ended otherwise."""
_INFO_BYTES = 4096
_OTHERS_KILL_SECONDS = 0.005

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class GuestProcess:
    """A guest; also the channel of the conversation with it."""

    bwrap: anyio.abc.Process
    pid: int
    """The guest's, in this server's numbering: the first process of the sandbox."""
    pidfd: int
    errors: int
    """Where bwrap, and the guest after it, write what goes wrong; no program can."""

    async def send(self, data: bytes) -> None:
        """Send all of `data`."""
        if self.bwrap.stdin is not None:
            await self.bwrap.stdin.send(data)

    async def receive(self) -> bytes:
        """Return what the guest said next; empty at its end."""
        if self.bwrap.stdout is None:
            return b""
        try:
            return await self.bwrap.stdout.receive()
        except (anyio.EndOfStream, anyio.BrokenResourceError, anyio.ClosedResourceError):
            return b""

    def complaint(self) -> str:
        """Return what has gone wrong before any program ran, in bwrap's words; empty where nothing has."""
        return _said(self.errors)

    async def kill(self) -> None:
        """End every process of the sandbox and wait, for a bounded time, until they are gone."""
        with suppress(ProcessLookupError):
            signal.pidfd_send_signal(self.pidfd, signal.SIGKILL)
        with anyio.move_on_after(CLEANUP_SECONDS):
            while not self.is_dead():
                try:
                    await anyio.wait_readable(self.pidfd)
                except anyio.BusyResourceError:
                    await anyio.sleep(_OTHERS_KILL_SECONDS)  # Another task kills it too, and waits already.

    def is_dead(self) -> bool:
        """Return whether no process of the sandbox is left."""
        # The first process of a pid namespace counts as ended only once all others have.
        poll = select.poll()
        poll.register(self.pidfd, select.POLLIN)
        return bool(poll.poll(0))


@asynccontextmanager
async def started(
    binary: Binary, identity: Identity, policy: Policy, environment: Mapping[str, str], command: Sequence[str]
) -> AsyncGenerator[GuestProcess]:
    """Start `command` as the first process of a fresh sandbox; leaving the block ends all of it.

    Raises:
        EngineError: bwrap could not build the sandbox; nothing is left of it.
    """
    with ExitStack() as pipes:
        info, info_end = _pipe(pipes)
        errors = pipes.enter_context(os.fdopen(os.memfd_create("errors"), "rb"))
        with ExitStack() as ends:
            ends.callback(os.close, info_end)
            handed = walls.Handed(
                info=info_end,
                seccomp=_holding(ends, seccomp.bpf()),
                passwd=_holding(ends, walls.PASSWD),
                group=_holding(ends, walls.GROUP),
            )
            words = [binary.path, *walls.arguments(policy.limits, environment, handed, policy.mounts), *command]
            bwrap = await _spawn(words, binary, identity, handed, errors.fileno())
        async with _followed(bwrap, errors.fileno()):
            pid = await _guest_pid(info, bwrap, errors.fileno())
            with _killed(pid, errors.fileno()) as pidfd:
                if not _is_child(pid, bwrap.pid):
                    raise failure(_said(errors.fileno()))
                process = GuestProcess(bwrap, pid, pidfd, errors.fileno())
                try:
                    yield process
                finally:
                    with anyio.CancelScope(shield=True):
                        await process.kill()
                    if not process.is_dead():
                        identity.is_spent = True
                        _log.error("process %d does not die; its uid is not used again", pid)


async def _spawn(
    words: list[str], binary: Binary, identity: Identity, handed: walls.Handed, errors: int
) -> anyio.abc.Process:
    descriptors = (*binary.descriptors, handed.info, handed.seccomp, handed.passwd, handed.group)
    groups = None if identity.uid is None else ()
    bwrap: anyio.abc.Process | None = None
    # Shielded, because a process whose start was cancelled half-way would be nobody's.
    with anyio.CancelScope(shield=True):
        try:
            # From the loop's own thread, which lives as long as the server: `--die-with-parent` watches the thread.
            bwrap = await anyio.open_process(
                words,
                env=binary.environment,
                pass_fds=descriptors,
                stderr=errors,
                cwd="/",
                user=identity.uid,
                group=identity.uid,
                extra_groups=groups,
            )
        except OSError as error:
            raise EngineError(
                f"bubblewrap could not be started: {error.strerror}.",
                remedy="A server that is root needs the right to change its uid (CAP_SETUID, CAP_SETGID).",
                field="runtime.engine",
            ) from error
    if bwrap is None:
        raise SandboxLostError("its start was given up")
    return bwrap


@asynccontextmanager
async def _followed(bwrap: anyio.abc.Process, errors: int) -> AsyncGenerator[None]:
    """See bwrap to its end when the block is left: by itself, where its child has ended, else by force."""
    try:
        with _killed(bwrap.pid, errors):
            try:
                yield
            finally:
                # Its last act is to bury its child; killed before that, it would leave a zombie to the machine's init.
                with anyio.move_on_after(GRACE_SECONDS, shield=True):
                    await bwrap.wait()
    finally:
        with anyio.move_on_after(CLEANUP_SECONDS, shield=True):
            await bwrap.aclose()


@contextmanager
def _killed(pid: int, errors: int) -> Generator[int]:
    """Hold a handle on process `pid` and kill it when the block is left; harmless where it has ended."""
    try:
        pidfd = os.pidfd_open(pid)
    except OSError as error:
        raise failure(_said(errors)) from error
    try:
        yield pidfd
    finally:
        # Through the handle: `Process.kill` polls first, and so takes the exit status from asyncio's own watcher.
        with suppress(ProcessLookupError):
            signal.pidfd_send_signal(pidfd, signal.SIGKILL)
        os.close(pidfd)


async def _guest_pid(info: int, bwrap: anyio.abc.Process, errors: int) -> int:
    said = b""
    # Shielded: until the first process is known here, the end of bwrap alone would leave that process behind.
    with anyio.move_on_after(UP_SECONDS, shield=True):
        while not said.rstrip().endswith(b"}"):
            await anyio.wait_readable(info)
            piece = os.read(info, _INFO_BYTES)
            if not piece:
                await bwrap.wait()
                raise failure(_said(errors))
            said += piece
        return int(json.loads(said)["child-pid"])
    raise SandboxLostError(f"bubblewrap built nothing within {UP_SECONDS:g} seconds")


def _said(errors: int) -> str:
    return os.pread(errors, _INFO_BYTES, 0).decode(errors="replace")


def _is_child(pid: int, parent: int) -> bool:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text("ascii", errors="replace").rpartition(")")[2].split()
    except OSError:
        return False
    return int(fields[1]) == parent


def _pipe(stack: ExitStack) -> tuple[int, int]:
    """Return a pipe whose reading end the stack closes; the writing end is the caller's."""
    reading, writing = os.pipe()
    stack.callback(os.close, reading)
    return reading, writing


def _holding(stack: ExitStack, content: bytes) -> int:
    """Return a descriptor that reads `content`, which has to fit in a pipe; the stack closes it."""
    reading, writing = _pipe(stack)
    try:
        os.write(writing, content)
    finally:
        os.close(writing)
    return reading
