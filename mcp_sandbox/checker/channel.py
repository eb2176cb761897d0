"""The server's end of a socket that the loop waits on."""

from __future__ import annotations

import socket

import anyio

from mcp_sandbox.checker.protocol import HEADER

__all__ = ["AnswerTooLargeError", "Channel", "ClosedByPeerError"]

_PIECE_BYTES = 256 * 1024


class ClosedByPeerError(Exception):
    """Raised where the other side is gone before all was said."""


class AnswerTooLargeError(Exception):
    """Raised before a message is read that is longer than it may be."""


class Channel:
    """Bytes to and from another process; used by one task at a time, which closes it."""

    def __init__(self, end: socket.socket) -> None:
        end.settimeout(0)
        self.socket = end

    @classmethod
    def pair(cls) -> tuple[Channel, socket.socket]:
        """Return a channel, and the end that is to be handed over."""
        ours, theirs = socket.socketpair()
        return cls(ours), theirs

    async def send_message(self, data: bytes) -> None:
        """Send `data` as one message.

        Raises:
            ClosedByPeerError: nobody reads it.
        """
        left = memoryview(HEADER.pack(len(data)) + data)
        while left:
            try:
                left = left[await self._sent(left) :]
            except (OSError, anyio.ClosedResourceError) as error:
                raise ClosedByPeerError from error

    async def receive_message(self, bytes_max: int) -> bytes:
        """Return the next message.

        Raises:
            AnswerTooLargeError: it is longer than `bytes_max`.
            ClosedByPeerError: it does not come, or not all of it.
        """
        size: int = HEADER.unpack(await self.receive(HEADER.size))[0]
        if size > bytes_max:
            raise AnswerTooLargeError
        return await self.receive(size)

    async def receive(self, size: int) -> bytes:
        """Return the next `size` bytes.

        Raises:
            ClosedByPeerError: there are not so many.
        """
        held = bytearray()
        while len(held) < size:
            try:
                piece = await self._piece(size - len(held))
            except (OSError, anyio.ClosedResourceError) as error:
                raise ClosedByPeerError from error
            if not piece:
                raise ClosedByPeerError
            held += piece
        return bytes(held)

    async def _sent(self, data: memoryview) -> int:
        while True:
            try:
                return self.socket.send(data)
            except BlockingIOError:
                await anyio.wait_writable(self.socket)

    async def _piece(self, most: int) -> bytes:
        while True:
            try:
                return self.socket.recv(min(most, _PIECE_BYTES))
            except BlockingIOError:
                await anyio.wait_readable(self.socket)

    def close(self) -> None:
        """Close it, and wake whoever waits for it; harmless where it is closed."""
        if self.socket.fileno() >= 0:
            anyio.notify_closing(self.socket)
            self.socket.close()
