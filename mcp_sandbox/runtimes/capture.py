"""What is kept of an output stream: its head and its tail, in bounded memory."""

from __future__ import annotations

from mcp_sandbox.domain.outcome import Captured

__all__ = ["Capture"]

_REPLACED_BYTES = 3
"""Size of U+FFFD in UTF-8: what one invalid byte grows to."""


class Capture:
    """Takes a stream piece by piece; holds at most three times `limit_bytes` of it."""

    def __init__(self, limit_bytes: int) -> None:
        self._limit_bytes = limit_bytes
        self._head = bytearray()
        self._tail = bytearray()
        self.total_bytes = 0

    def add(self, piece: bytes) -> None:
        """Take the next piece of the stream."""
        self.total_bytes += len(piece)
        room = self._limit_bytes - len(self._head)
        if room > 0:
            self._head += piece[:room]
            piece = piece[room:]
        if not piece:
            return
        self._tail += piece[-self._limit_bytes :]
        if len(self._tail) > 2 * self._limit_bytes:
            del self._tail[: -self._limit_bytes]

    def captured(self) -> Captured:
        """Return what was kept: at most `limit_bytes` of UTF-8, the line that says what is missing included."""
        whole = self._head + self._tail
        if self.total_bytes <= self._limit_bytes:
            text = _decoded(whole)
            if len(text.encode()) <= self._limit_bytes:
                return Captured(text=text, truncated=False, total_bytes=self.total_bytes)
        room = self._limit_bytes - len(_marker(self.total_bytes))
        head = _fitting_head(bytes(whole[: room // 2]), room // 2)
        # Head and tail overlap where replaced characters alone make the text too long.
        start = max(len(head), len(whole) - (room - room // 2))
        tail = _fitting_tail(bytes(whole[start:]), room - room // 2)
        marker = _marker(self.total_bytes - len(head) - len(tail))
        return Captured(text=_decoded(head) + marker + _decoded(tail), truncated=True, total_bytes=self.total_bytes)


def _marker(left_out_bytes: int) -> str:
    return f"\n[{left_out_bytes} bytes left out]\n"


def _decoded(piece: bytes | bytearray) -> str:
    return piece.decode("utf-8", errors="replace")


def _excess(piece: bytes, limit_bytes: int) -> int:
    """Return how many bytes of `piece` have to go, at least, for its text to fit."""
    return -(-(len(_decoded(piece).encode()) - limit_bytes) // _REPLACED_BYTES)


def _fitting_head(piece: bytes, limit_bytes: int) -> bytes:
    piece = _without_torn_end(piece)
    while (excess := _excess(piece, limit_bytes)) > 0:
        piece = _without_torn_end(piece[:-excess])
    return piece


def _fitting_tail(piece: bytes, limit_bytes: int) -> bytes:
    piece = _without_torn_start(piece)
    while (excess := _excess(piece, limit_bytes)) > 0:
        piece = _without_torn_start(piece[excess:])
    return piece


def _without_torn_end(piece: bytes) -> bytes:
    """Drop the start of a character whose rest was cut off."""
    for back in range(1, min(4, len(piece) + 1)):
        byte = piece[-back]
        if byte >= 0xC0:
            wanted = 2 if byte < 0xE0 else 3 if byte < 0xF0 else 4
            return piece[:-back] if back < wanted else piece
        if byte < 0x80:
            break
    return piece


def _without_torn_start(piece: bytes) -> bytes:
    """Drop the rest of a character whose start was cut off."""
    torn = 0
    while torn < min(3, len(piece)) and 0x80 <= piece[torn] < 0xC0:
        torn += 1
    return piece[torn:]
