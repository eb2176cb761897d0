"""The server's side of the template and of its workers: started, asked, killed, and surely gone."""

from __future__ import annotations

import logging
import os
import signal
import socket
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import BinaryIO

import anyio
import anyio.abc

import mcp_sandbox
from mcp_sandbox.checker.channel import Channel, ClosedByPeerError
from mcp_sandbox.checker.protocol import ANSWER_BYTES_MAX, CONTROL, Order, Told
from mcp_sandbox.errors import CheckLostError, CheckUnavailableError

__all__ = ["BOOT", "Template", "Worker", "WorkerEndedError"]

CLEANUP_SECONDS = 2.0
"""How long the template may take to bury its workers before it is killed."""

LOAD_SECONDS = 60.0
"""How long the template may take to load the parsers; a third of a second on a machine that does nothing else."""

_NEWS_SECONDS = 1.0
"""How long it may take to learn how a worker ended that closed its channel."""

BOOT = (
    "import sys; server = int(sys.argv[1]); sys.path[:] = sys.argv[2:]; "
    "from mcp_sandbox.checker.template import main; main(server)"
)

_LOADER_VARIABLES = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
"""Without these some builds of Python do not start; the template forgets them."""

_ENVIRONMENT = {"PYTHONHASHSEED": "0"}
"""Sets have one order in every server; who makes names that collide only slows the check of their own program."""

_log = logging.getLogger(__name__)


class WorkerEndedError(Exception):
    """Raised where a worker ended without an answer: by a ceiling, by its jail or by a fault in a parser."""

    def __init__(self, status: int | None) -> None:
        code = None if status is None else os.waitstatus_to_exitcode(status)
        super().__init__(f"ended with exit code {'unknown' if code is None else code}")
        self.exit_code = code
        """Negative for a signal; null where it is not known."""


class Worker:
    """A worker that waits for its one question."""

    def __init__(self, number: int, channel: Channel, template: Template) -> None:
        self.number = number
        self.ended = anyio.Event()
        self.status: int | None = None
        """As `os.waitpid` gave it; less than 0 where it could not be forked."""
        self._channel = channel
        self._template = template

    async def ask(self, question: bytes) -> bytes:
        """Return the answer to a pickled question; ask once.

        Raises:
            WorkerEndedError: it ended instead.
            AnswerTooLargeError: it says more than anything that is an answer.
            CheckUnavailableError, CheckLostError: the template is gone, and its workers with it.
        """
        try:
            await self._channel.send_message(question)
            return await self._channel.receive_message(ANSWER_BYTES_MAX)
        except ClosedByPeerError as error:
            with anyio.move_on_after(_NEWS_SECONDS):
                await self.ended.wait()
            if self.ended.is_set() and self.status is None:
                raise self._template.lost() from error
            if self.status is not None and self.status < 0:
                raise CheckUnavailableError(f"no process can be forked: {os.strerror(-self.status)}") from error
            raise WorkerEndedError(self.status) from error

    def end(self) -> None:
        """See that it ends; harmless where it has."""
        self._channel.close()
        if not self.ended.is_set():
            self._template.kill(self.number)


class Template:
    """The process that workers are forked from; made by `Template.started`."""

    def __init__(self, process: anyio.abc.Process, control: Channel) -> None:
        self.gone = anyio.Event()
        """Set once it takes no more orders."""
        self._process = process
        self._control = control
        self._is_ready = False
        self._settled = anyio.Event()
        self._workers: dict[int, Worker] = {}
        self._last = 0

    @classmethod
    @asynccontextmanager
    async def started(cls) -> AsyncGenerator[Template]:
        """Start one; leaving the block ends it and every worker, and waits until they are gone.

        It takes orders at once, and follows them when it has loaded the parsers.

        Raises:
            CheckUnavailableError: the process can't be started.
        """
        control, theirs = Channel.pair()
        try:
            with theirs:
                process = await _spawned(theirs)
            template = cls(process, control)
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(template._follow)
                try:
                    yield template
                finally:
                    with anyio.CancelScope(shield=True):
                        await template._end()
                    tasks.cancel_scope.cancel()
        finally:
            control.close()

    async def loaded(self) -> None:
        """Wait until it has loaded the parsers.

        Raises:
            CheckUnavailableError: it does not within `LOAD_SECONDS`, or ended meanwhile.
        """
        with anyio.move_on_after(LOAD_SECONDS):
            await self._settled.wait()
        if not self._is_ready:
            raise self.lost()

    def fork(self) -> Worker:
        """Return a worker to be.

        Raises:
            CheckUnavailableError, CheckLostError: the template is gone.
        """
        self._last += 1
        channel, theirs = Channel.pair()
        worker = Worker(self._last, channel, self)
        with theirs:
            message = CONTROL.pack(Order.FORK, worker.number, 0)
            try:
                socket.send_fds(self._control.socket, [message], [theirs.fileno()])
            except OSError as error:
                channel.close()
                self._give_up()
                raise self.lost() from error
        self._workers[worker.number] = worker
        return worker

    def kill(self, number: int) -> None:
        """Have a worker killed."""
        if self.gone.is_set():
            return  # Its workers died with it.
        try:
            self._control.socket.send(CONTROL.pack(Order.KILL, number, 0))
        except OSError:
            self._give_up()

    def lost(self) -> CheckLostError | CheckUnavailableError:
        """Return what to say of a template that is gone."""
        if self._is_ready:
            return CheckLostError()
        return CheckUnavailableError("the process that checks programs did not come up")

    async def _follow(self) -> None:
        """Take note of what the template says, to its end."""
        try:
            while True:
                kind, number, status = CONTROL.unpack(await self._control.receive(CONTROL.size))
                if kind == Told.READY:
                    self._is_ready = True
                    self._settled.set()
                elif (worker := self._workers.pop(number, None)) is not None:
                    worker.status = status
                    worker.ended.set()
        except ClosedByPeerError:
            self._give_up()

    def _give_up(self) -> None:
        """Let a template go that takes no orders; its workers die with it."""
        self.gone.set()
        self._settled.set()
        self._control.close()
        for worker in self._workers.values():
            worker.ended.set()
        self._workers.clear()
        if self._process.returncode is None:
            # Not by `Process.kill`: it polls first, and so takes the exit status from the loop's own watcher.
            with suppress(ProcessLookupError):
                os.kill(self._process.pid, signal.SIGKILL)

    async def _end(self) -> None:
        if self._is_ready and not self.gone.is_set():
            self._control.socket.shutdown(socket.SHUT_WR)
            with anyio.move_on_after(CLEANUP_SECONDS):
                await self._process.wait()
        self._give_up()
        with anyio.move_on_after(CLEANUP_SECONDS):
            await self._process.wait()


async def _spawned(control: socket.socket) -> anyio.abc.Process:
    words = [sys.executable, "-s", "-P", "-X", "utf8", "-c", BOOT, str(os.getpid()), *_module_path()]
    environment = {name: os.environ[name] for name in _LOADER_VARIABLES if name in os.environ} | _ENVIRONMENT
    process: anyio.abc.Process | None = None
    # Shielded, because a process whose start was cancelled half-way would be nobody's.
    with anyio.CancelScope(shield=True), _null_device() as nothing:
        try:
            # A session of its own: an interrupt from the terminal is the server's affair.
            # From the loop's own thread, which lives as long as the server: the kernel watches the thread.
            process = await anyio.open_process(
                words, stdin=control.fileno(), stdout=nothing, stderr=None, env=environment, cwd="/",
                start_new_session=True,
            )  # fmt: skip
        except OSError as error:
            raise CheckUnavailableError(
                f"the process that checks programs can't be started: {error.strerror}"
            ) from error
    assert process is not None  # noqa: S101  the scope is never cancelled from outside
    return process


def _null_device() -> BinaryIO:
    return Path(os.devnull).open("r+b")


def _module_path() -> list[str]:
    """Return where modules are found here: it isn't inherited, and the same code has to be found."""
    root = str(Path(mcp_sandbox.__file__).absolute().parents[1])
    known = list(dict.fromkeys(str(Path(entry).absolute()) for entry in sys.path if entry))
    return known if root in known else [root, *known]
