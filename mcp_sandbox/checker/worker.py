"""The life of one worker: born by a fork, it takes one question, is locked up, answers and ends."""

from __future__ import annotations

import gc
import os
import pickle
import select
import sys
import traceback
from functools import partial
from importlib.machinery import ModuleSpec
from typing import NoReturn

from mcp_sandbox.checker.jail import Jail, JailError, die_with_parent
from mcp_sandbox.checker.protocol import HEADER, Answer, Question
from mcp_sandbox.checker.work import WARM_UP, checked
from mcp_sandbox.domain.program import Program
from mcp_sandbox.presets import preset

__all__ = ["live"]

_CHANNEL = 3
"""The one descriptor beside an empty standard input, output and error."""

_DETAIL_BYTES_MAX = 4000


def live(channel: int, nothing: int, template: int) -> NoReturn:
    """Answer one question over `channel`, and end.

    Args:
        channel: the worker's end of its socket.
        nothing: a descriptor of the null device.
        template: the process that forked this one.
    """
    die_with_parent(template)
    _keep_only(channel, nothing)
    gc.disable()  # A short life: looking for cycles costs more than they do.
    if not select.select([_CHANNEL], [], [], 0)[0]:
        pickle.loads(pickle.dumps(_WARM_UP))()  # noqa: S301  our own
    try:
        jail = Jail()
        data = _received()
        if data:
            _send(_answer(pickle.loads(data), jail))  # noqa: S301  from the server alone
    except JailError as error:
        _send(Answer.NO_JAIL + str(error).encode())
    os._exit(0)


_WARM_UP = partial(checked, Program(WARM_UP), preset("production"), (), None)
"""A fresh fork pays for what it touches first, and may as well do so before it is needed."""


def _keep_only(channel: int, nothing: int) -> None:
    for standard in range(_CHANNEL):
        os.dup2(nothing, standard)
    os.dup2(channel, _CHANNEL)
    os.closerange(_CHANNEL + 1, os.sysconf("SC_OPEN_MAX"))


def _answer(question: Question, jail: Jail) -> bytes:
    late = _Late()
    sys.meta_path.insert(0, late)
    jail.close(question.ceilings)
    try:
        answer = Answer.DONE + question.work()
    except (MemoryError, RecursionError):
        return Answer.TOO_COMPLEX.value
    except Exception as error:  # noqa: BLE001  the one place: whatever goes wrong, the server hears of it
        return Answer.FAILED + _detail(error)
    # Without a module the work may have gone on, and come to another end.
    return (
        Answer.FAILED + f"loaded late: {', '.join(late.names)}".encode()[:_DETAIL_BYTES_MAX] if late.names else answer
    )


class _Late:
    """Sees modules that are asked for in the jail, where none can be loaded."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def find_spec(self, name: str, _path: object = None, _target: object = None) -> ModuleSpec | None:
        # Every encoding that there is was loaded; what is asked for now is a name that a program made up.
        if not name.startswith("encodings."):
            self.names.append(name)
        return None


def _detail(error: Exception) -> bytes:
    """Return what `error` is and where it arose, in our own lines alone: its message may repeat the program."""
    frames = traceback.extract_tb(error.__traceback__, limit=-8)
    places = " < ".join(f"{os.path.basename(one.filename)}:{one.lineno}" for one in reversed(frames))  # noqa: PTH119
    return f"{type(error).__name__} at {places}".encode()[:_DETAIL_BYTES_MAX]


def _received() -> bytes:
    """Return the question; empty where the server wants none answered."""
    header = _read(HEADER.size)
    return _read(HEADER.unpack(header)[0]) if header else b""


def _read(size: int) -> bytes:
    held = bytearray()
    while len(held) < size:
        piece = os.read(_CHANNEL, size - len(held))
        if not piece:
            return b""
        held += piece
    return bytes(held)


def _send(answer: bytes) -> None:
    left = memoryview(HEADER.pack(len(answer)) + answer)
    while left:
        left = left[os.write(_CHANNEL, left) :]
