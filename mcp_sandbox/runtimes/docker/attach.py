"""The attached stream of one container: standard input one way, both outputs the other.

The engine wraps what the container writes: one byte that names the stream, three of padding, four that count the
payload (big-endian), the payload. Any of these may straddle two reads.
Source: https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Container/operation/ContainerAttach
"""

from __future__ import annotations

import contextlib
import socket
import ssl

import anyio
from anyio import lowlevel

__all__ = ["Attached", "Demultiplexer"]

_HEADER_BYTES = 8
_STDOUT = 1
_STDERR = 2
_READ_BYTES = 1 << 18
_COMPLAINT_BYTES_MAX = 4096
_NOT_READY = (BlockingIOError, InterruptedError, ssl.SSLWantReadError, ssl.SSLWantWriteError)


class Demultiplexer:
    """Takes the engine's stream in any pieces; gives back standard output, keeps the end of standard error."""

    def __init__(self) -> None:
        self._header = bytearray()
        self._stream = 0
        self._left_bytes = 0
        self._complaint = bytearray()

    @property
    def complaint(self) -> str:
        """The last that was written to standard error, which only a guest in trouble does; for the log alone."""
        return self._complaint.decode(errors="replace")

    def take(self, piece: bytes) -> bytes:
        """Return the part of `piece` that was written to standard output.

        Raises:
            ValueError: the stream is not the engine's format.
        """
        out: list[memoryview] = []
        rest = memoryview(piece)
        while rest:
            if self._left_bytes == 0:
                rest = self._read_header(rest)
                continue
            payload, rest = rest[: self._left_bytes], rest[self._left_bytes :]
            self._left_bytes -= len(payload)
            if self._stream == _STDOUT:
                out.append(payload)
            elif self._stream == _STDERR:
                self._complaint += payload
                del self._complaint[:-_COMPLAINT_BYTES_MAX]
        return b"".join(out)

    def _read_header(self, rest: memoryview) -> memoryview:
        wanted = _HEADER_BYTES - len(self._header)
        self._header += rest[:wanted]
        if len(self._header) == _HEADER_BYTES:
            self._stream = self._header[0]
            if self._stream > _STDERR or any(self._header[1:4]):
                raise ValueError("no header of the engine's")
            self._left_bytes = int.from_bytes(self._header[4:], "big")
            self._header.clear()
        return rest[wanted:]


class Attached:
    """The server's end of the stream; takes over `connection`, which does not block."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._demultiplexer = Demultiplexer()

    @property
    def complaint(self) -> str:
        """What the container wrote to standard error last; for the log alone."""
        return self._demultiplexer.complaint

    async def send(self, data: bytes) -> None:
        """Send all of `data` to standard input; raises an `OSError` where the container has ended."""
        await lowlevel.checkpoint()
        rest = memoryview(data)
        while rest:
            try:
                rest = rest[self._connection.send(rest) :]
            except _NOT_READY:
                await anyio.wait_writable(self._connection)

    async def receive(self) -> bytes:
        """Return what came next on standard output, empty at the end of the stream or of its sense."""
        # What is always ready to be read must not keep a deadline from being noticed.
        await lowlevel.checkpoint()
        while True:
            try:
                piece = await self._read()
                out = self._demultiplexer.take(piece)
            except (OSError, ValueError, anyio.ClosedResourceError):
                return b""
            if out or not piece:
                return out

    async def _read(self) -> bytes:
        while True:
            try:
                return self._connection.recv(_READ_BYTES)
            except _NOT_READY:
                await anyio.wait_readable(self._connection)

    def close(self) -> None:
        """Let go of the stream; the container's standard input ends, and so does whoever waits here."""
        if self._connection.fileno() < 0:
            return
        with contextlib.suppress(OSError):
            anyio.notify_closing(self._connection)
            self._connection.shutdown(socket.SHUT_RDWR)
        self._connection.close()
