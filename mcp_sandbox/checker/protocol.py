"""What the server, the template and the workers say to each other.

The server orders workers from the template over one socket; each worker has a socket of its own to the server, over
which one question comes and one answer goes. Lengths are big-endian.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

__all__ = ["ANSWER_BYTES_MAX", "CONTROL", "HEADER", "Answer", "Ceilings", "Order", "Question", "Told"]

HEADER = struct.Struct("!I")
"""Length of the message that follows, in bytes."""

CONTROL = struct.Struct("!cQi")
"""A message between server and template: its kind, the worker's number, and how a worker ended."""

ANSWER_BYTES_MAX = 8 * 1024 * 1024
"""Longest answer that the server reads: far above the report of any real program."""


class Order(bytes, Enum):
    """What the server asks of the template."""

    FORK = b"F"
    """Comes with the worker's end of its socket."""
    KILL = b"K"


class Told(bytes, Enum):
    """What the template says of itself and of workers."""

    READY = b"R"
    ENDED = b"E"
    """With the status that `os.waitpid` gave."""


class Answer(bytes, Enum):
    """The first byte of a worker's answer: what the rest is."""

    DONE = b"D"
    """What the work returned."""
    TOO_COMPLEX = b"C"
    """Nothing: the work ran out of memory or stack."""
    FAILED = b"X"
    """Where the work raised what it should not; for the log."""
    NO_JAIL = b"J"
    """Why the worker could not be locked up; the work was not begun."""


@dataclass(frozen=True, slots=True)
class Ceilings:
    """What one question may consume."""

    cpu_seconds: float
    memory_bytes: int
    """Address space beyond what a worker starts with."""
    wall_seconds: float
    """Kept by the server."""


@dataclass(frozen=True, slots=True)
class Question:
    """Work for one worker, pickled: the worker trusts the server, and never the other way round."""

    work: Callable[[], bytes]
    """Called inside the jail; its modules are loaded before."""
    ceilings: Ceilings
