"""The process that workers are forked from: it loads all that a check needs, once, and never sees a program.

A fork costs less than a millisecond, so a worker answers one question and is gone: no program meets what another left.
"""

from __future__ import annotations

import gc
import os
import select
import signal
import socket
from contextlib import suppress
from typing import NoReturn

from mcp_sandbox.checker.jail import JailError, die_with_parent, system_call_filter
from mcp_sandbox.checker.protocol import CONTROL, Order, Told
from mcp_sandbox.checker.work import preload
from mcp_sandbox.checker.worker import live

__all__ = ["main"]

_PIECE_BYTES = 4096


def main(server: int) -> NoReturn:
    """Fork workers as the process `server` orders over standard input, until it ends."""
    die_with_parent(server)
    os.environ.clear()
    preload()
    with suppress(JailError):  # Each worker says so to whoever asks it.
        system_call_filter()
    gc.collect()
    gc.freeze()  # What is there by now is never collected, so its pages stay shared.
    _Template(socket.socket(fileno=0)).serve()


class _Template:
    def __init__(self, control: socket.socket) -> None:
        self._control = control
        self._workers: dict[int, int] = {}
        """Process ids by number; one that has ended keeps its id until it is waited for here."""
        self._nothing = os.open(os.devnull, os.O_RDWR)

    def serve(self) -> NoReturn:
        woken, waker = socket.socketpair()
        waker.settimeout(0)
        signal.set_wakeup_fd(waker.fileno(), warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda _number, _frame: None)
        self._tell(Told.READY)
        while True:
            readable = select.select([self._control, woken], [], [])[0]
            if woken in readable:
                woken.recv(_PIECE_BYTES)
                self._bury()
            if self._control in readable and not self._obey():
                self._leave()

    def _obey(self) -> bool:
        """Do as the server says; false where it has gone."""
        data, descriptors, _, _ = socket.recv_fds(self._control, CONTROL.size, 1)
        while data and len(data) < CONTROL.size:
            data += self._control.recv(CONTROL.size - len(data)) or b"\0" * CONTROL.size
        if not data:
            return False
        kind, number, _ = CONTROL.unpack(data[: CONTROL.size])
        if kind == Order.FORK:
            self._fork(number, *descriptors)
        elif (pid := self._workers.get(number)) is not None:
            os.kill(pid, signal.SIGKILL)
        return True

    def _fork(self, number: int, channel: int) -> None:
        template = os.getpid()
        try:
            pid = os.fork()
        except OSError as error:
            self._tell(Told.ENDED, number, -(error.errno or 1))
            os.close(channel)
            return
        if pid == 0:
            try:
                signal.set_wakeup_fd(-1)
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                live(channel, self._nothing, template)
            finally:
                os._exit(1)
        os.close(channel)
        self._workers[number] = pid

    def _bury(self) -> None:
        """Wait for those that have ended, and tell the server how."""
        for number, pid in list(self._workers.items()):
            ended, status = os.waitpid(pid, os.WNOHANG)
            if ended:
                del self._workers[number]
                self._tell(Told.ENDED, number, status)

    def _tell(self, kind: Told, number: int = 0, status: int = 0) -> None:
        try:
            self._control.sendall(CONTROL.pack(kind, number, status))
        except OSError:
            self._leave()

    def _leave(self) -> NoReturn:
        for pid in self._workers.values():
            os.kill(pid, signal.SIGKILL)
        for pid in self._workers.values():
            os.waitpid(pid, 0)
        os._exit(0)
