"""What the machine works with: activations, and functions as values."""

from __future__ import annotations

from dataclasses import dataclass, field

from mcp_sandbox.analysis.python.operators import Opaque
from mcp_sandbox.analysis.python.scopes import FunctionNode, Scope

__all__ = ["Closure", "Frame", "Opened", "Pure", "is_unclear"]


@dataclass(slots=True, eq=False, repr=False)
class Frame:
    """The names of one activation, and where the code around it lives."""

    scope: Scope
    names: dict[str, object] = field(default_factory=dict[str, object])
    outer: Frame | None = None
    yielded: list[object] | None = None
    """What a generator gave so far; null for anything else."""

    def find(self, name: str) -> object | None:
        """Return the value of `name`; null where no frame has it."""
        frame: Frame | None = self
        while frame is not None:
            if name in frame.names:
                return frame.names[name]
            frame = frame.outer
        return None

    def holder(self, name: str) -> Frame:
        """Return the frame in which `name` is set, for a walrus in a comprehension or a nonlocal."""
        frame: Frame | None = self
        while frame is not None:
            if name in frame.names:
                return frame
            frame = frame.outer
        return self


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Closure(Opaque):
    """A function or lambda that the machine can run."""

    node: FunctionNode
    scope: Scope
    """The function's own scope."""
    frame: Frame
    """The activation around it."""


@dataclass(frozen=True, slots=True)
class Pure(Opaque):
    """A function without effect, by its resolved name."""

    name: str


@dataclass(frozen=True, slots=True)
class Opened(Opaque):
    """One of the program's own files, as an open file."""

    text: str


def is_unclear(value: object) -> bool:
    """True where nothing can be said of whether `value` is true, or equal to another."""
    return isinstance(value, Opaque)
