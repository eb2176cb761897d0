"""Runs what a program does with constants, as far as it goes: loops that put texts together, functions that decode.

The resolver asks what a name may be wherever it stands; this goes through statements in their order. What it can't know
is `UNKNOWN`; of a condition that is unknown, both ways are gone. It answers which texts an expression had.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TypeAlias

from tree_sitter import Node

from mcp_sandbox.analysis.treesitter.folding import TEXT_CHARACTERS_MAX, Scalar

__all__ = [
    "ELEMENTS_MAX",
    "UNKNOWN",
    "Builder",
    "Closure",
    "Datum",
    "Frame",
    "Machine",
    "Seen",
    "Signal",
    "Unknown",
    "copied",
]

_STEPS_MAX = 40_000
_DEPTH_MAX = 120
_CALLS_MAX = 10
_ROUNDS_MAX = 4_096
ELEMENTS_MAX = 4_096
"""Elements that a list is followed to."""

_SEEN_MAX = 6
"""Texts that are kept of one expression."""


class Unknown:
    """What nobody knows."""


UNKNOWN = Unknown()


@dataclass(eq=False, slots=True)
class Builder:
    """A text that is built up in place."""

    text: str | None = ""
    """Null where it isn't known any more."""


@dataclass(eq=False, slots=True)
class Closure:
    """A function of the program, with the variables around it."""

    node: Node
    frame: Frame


Datum: TypeAlias = "Scalar | Unknown | Builder | Closure | list[Datum] | dict[Scalar, Datum]"


def copied(value: Datum) -> Datum:
    """Return a value that is not changed with `value`."""
    if isinstance(value, Builder):
        return Builder(value.text)
    if isinstance(value, list):
        return list(value)
    return dict(value) if isinstance(value, dict) else value


Seen: TypeAlias = dict[tuple[int, int], list[str]]
"""The texts that an expression had, by where it begins and ends."""


class Signal(Enum):
    """Why a statement was left."""

    BREAK = auto()
    CONTINUE = auto()
    RETURN = auto()


@dataclass(eq=False, slots=True)
class Frame:
    """The variables of a block, and what the function around gives back."""

    parent: Frame | None = None
    names: dict[str, Datum] = field(default_factory=dict[str, "Datum"])
    result: Datum = UNKNOWN

    def owner_of(self, name: str) -> Frame | None:
        """Return the nearest frame that has `name`."""
        frame: Frame | None = self
        while frame is not None and name not in frame.names:
            frame = frame.parent
        return frame

    def get(self, name: str) -> Datum:
        """Return what a variable is."""
        owner = self.owner_of(name)
        return owner.names[name] if owner is not None else UNKNOWN

    def put(self, name: str, value: Datum) -> None:
        """Assign to a variable, where it is declared."""
        (self.owner_of(name) or self).names[name] = value


class _SpentError(Exception):
    """Raised where a program takes more steps than are spent on it."""


class Machine:
    """Runs one source; each language says what its nodes do."""

    expressions: Mapping[str, Callable[[Node, Frame], Datum]]
    """By node type; what is not in it is unknown, and its parts are looked at."""
    statements: Mapping[str, Callable[[Node, Frame], Signal | None]]
    """By node type; what is not in it does what its parts do, in order."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._steps = 0
        self._depth = 0
        self._calls: list[Node] = []
        self.seen: Seen = {}

    def text(self, node: Node | None) -> str:
        """Return the source of `node`."""
        return self._data[node.start_byte : node.end_byte].decode("utf-8", "replace") if node is not None else ""

    def attempt(self, work: Callable[[], object]) -> None:
        """Do a piece of work as far as the steps go."""
        try:
            work()
        except (_SpentError, RecursionError):
            self._depth = 0
            self._calls.clear()

    def evaluate(self, node: Node | None, frame: Frame) -> Datum:
        """Return what an expression gives, and remember it where it is a text."""
        if node is None:
            return UNKNOWN
        self._enter()
        handler = self.expressions.get(node.type)
        if handler is not None:
            value = handler(node, frame)
        else:
            for child in node.named_children:
                self.evaluate(child, frame)
            value = UNKNOWN
        self._depth -= 1
        if isinstance(value, str):
            self._remember(node, value)
        return value

    def _remember(self, node: Node, text: str) -> None:
        known = self.seen.setdefault((node.start_byte, node.end_byte), [])
        if str(text) not in known and len(text) <= TEXT_CHARACTERS_MAX:
            known.append(str(text))
            del known[:-_SEEN_MAX]

    def _enter(self) -> None:
        self._depth += 1
        if self._depth > _DEPTH_MAX:
            raise _SpentError
        self.spend()

    def spend(self, steps: int = 1) -> None:
        """Take `steps` out of what is spent on the source."""
        self._steps += steps
        if self._steps > _STEPS_MAX:
            raise _SpentError

    def execute(self, node: Node | None, frame: Frame) -> Signal | None:
        """Do a statement; return why the statements behind it are not done."""
        if node is None:
            return None
        self._enter()
        handler = self.statements.get(node.type)
        if handler is not None:
            signal = handler(node, frame)
        elif node.type in self.expressions:
            self.evaluate(node, frame)
            signal = None
        else:
            signal = self.in_order(node.named_children, frame)
        self._depth -= 1
        return signal

    def in_order(self, nodes: Sequence[Node], frame: Frame) -> Signal | None:
        """Do statements one after the other."""
        for node in nodes:
            signal = self.execute(node, frame)
            if signal is not None:
                return signal
        return None

    def block(self, node: Node, frame: Frame) -> Signal | None:
        """Do the statements of a block, which has variables of its own."""
        inner = Frame(frame)
        signal = self.in_order(node.named_children, inner)
        if signal is Signal.RETURN:
            frame.result = inner.result
        return signal

    def choose(self, condition: Datum, then: Node | None, otherwise: Node | None, frame: Frame) -> Signal | None:
        """Go the way that a condition says; both where it can't be known."""
        if not isinstance(condition, bool):
            self.execute(then, frame)
            self.execute(otherwise, frame)
            return None
        return self.execute(then if condition else otherwise, frame)

    def loop(
        self, condition: Callable[[], Datum], body: Callable[[], Signal | None], step: Callable[[], object]
    ) -> Signal | None:
        """Go round while the condition holds; once where it can't be known."""
        for _ in range(_ROUNDS_MAX):
            wanted = condition()
            if wanted is False:
                return None
            signal = body()
            if signal is Signal.RETURN and isinstance(wanted, bool):
                return signal
            if signal is Signal.BREAK or not isinstance(wanted, bool):
                return None
            step()
        return None

    def call(self, node: Node, body: Node | None, frame: Frame) -> Datum:
        """Return what the function at `node` gives, its parameters bound in `frame`."""
        if len(self._calls) >= _CALLS_MAX:
            return UNKNOWN
        self._calls.append(node)
        signal = self.execute(body, frame)
        self._calls.pop()
        return frame.result if signal is Signal.RETURN else UNKNOWN
