"""Answers that were given already, by what was asked."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Sequence

from mcp_sandbox.checker.work import Version
from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.domain.program import Program
from mcp_sandbox.domain.violation import Report

__all__ = ["Cache", "key_of"]

ENTRIES_MAX = 2048
BYTES_MAX = 8 * 1024 * 1024
"""Of the reports, as JSON; in memory they take a few times as much."""


def key_of(program: Program, policy: Policy, earlier: Sequence[Program], python_version: Version | None) -> bytes:
    """Return a digest of all that a report depends on; `stdin` is not among it."""
    digest = hashlib.sha256(policy.digest().encode())
    for one in (program, *earlier):
        texts = (one.language.value, one.code, *(file.path for file in one.files))
        parts = [text.encode("utf-8", "surrogatepass") for text in texts] + [file.content for file in one.files]
        digest.update(repr((python_version, [len(part) for part in parts])).encode())
        for part in parts:
            digest.update(part)
    return digest.digest()


class Cache:
    """The reports that were asked for last, within bounds."""

    def __init__(self, *, entries_max: int = ENTRIES_MAX, bytes_max: int = BYTES_MAX) -> None:
        self._entries_max = entries_max
        self._bytes_left = bytes_max
        self._known: OrderedDict[bytes, tuple[Report, int]] = OrderedDict()

    def get(self, key: bytes) -> Report | None:
        """Return the report that is kept for `key`."""
        if key not in self._known:
            return None
        self._known.move_to_end(key)
        return self._known[key][0]

    def keep(self, key: bytes, report: Report, size_bytes: int) -> None:
        """Keep `report`, and let go of those that nobody asked for longest."""
        self._drop(key)
        self._known[key] = (report, size_bytes)
        self._bytes_left -= size_bytes
        while len(self._known) > self._entries_max or self._bytes_left < 0:
            self._drop(next(iter(self._known)))

    def _drop(self, key: bytes) -> None:
        if key in self._known:
            self._bytes_left += self._known.pop(key)[1]
