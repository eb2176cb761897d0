"""What every part of the shell works on: its memory, where it is, and what it reports."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field

from mcp_sandbox.analysis.lines import Place
from mcp_sandbox.analysis.rules import Rule
from mcp_sandbox.analysis.treesitter.bash.origin import Origin
from mcp_sandbox.analysis.treesitter.bash.recording import Recorder
from mcp_sandbox.analysis.treesitter.bash.state import Function, State, Values
from mcp_sandbox.analysis.treesitter.bash.syntax import Block, Command, Process
from mcp_sandbox.analysis.treesitter.bash.texts import UNKNOWN, Texts, alternatives
from mcp_sandbox.analysis.treesitter.bash.words import Words
from mcp_sandbox.analysis.treesitter.reading import Source

__all__ = ["Frame", "Shell", "Stream"]


class Stream:
    """Standard input: what is still to be read of it."""

    def __init__(self, texts: Texts = (UNKNOWN,), *, is_piped: bool = False) -> None:
        self.texts = texts
        self.is_piped = is_piped
        """True where another command or a redirection feeds it."""

    def is_known(self) -> bool:
        """True where something is known of it."""
        return self.texts != (UNKNOWN,)

    def rest(self) -> Texts:
        """Read all that is left."""
        found = self.texts
        if self.is_known():
            self.texts = ("",)
        return found

    def line(self, delimiter: str = "\n") -> Texts | None:
        """Read a line, without its end; null where nothing is left."""
        if not self.is_known():
            return (UNKNOWN,)
        left = [text for text in self.texts if text]
        if not left:
            return None
        pieces = [text.partition(delimiter) if delimiter else (text, "", "") for text in left]
        self.texts = alternatives(rest for _, _, rest in pieces)
        return alternatives(line for line, _, _ in pieces)


@dataclass(slots=True)
class Frame:
    """A function of the script that is running."""

    name: str
    forks: int
    conditions: int
    source: Source
    place: Place
    """Where it was called."""
    saved: dict[str, Values | None] = field(default_factory=dict[str, Values | None])
    """What its local variables hold outside."""
    is_guarded: bool = False
    """True once it may have returned under a condition."""


class Shell(ABC):
    """A shell; `Words` expands in it."""

    def __init__(self, recorder: Recorder, files: Mapping[str, Source]) -> None:
        """Begin with an empty memory; `files` are the program's own, by path."""
        self.recorder = recorder
        self.files = files
        self.state: State = State()
        self.words: Words = Words(self)
        self.status: bool | None = None
        """Whether the last command succeeded, where that is known."""
        self.frames: list[Frame] = []
        self.aliases: list[str] = []
        """Aliases that are being replaced."""
        self.functions: list[Function] = []
        """Every function that was defined, in order."""
        self.called: set[int] = set()
        self.deferred: dict[int, list[tuple[str, ...]]] = {}
        """Arguments of calls that were not followed, by function."""
        self.forks = 0
        """Pipelines, background commands and substitutions around what is running."""
        self.conditions = 0
        """Branches around what is running."""
        self.evaluates = 0
        """Texts around what is running that the script only makes while it runs."""
        self.assumes = False
        """True while a function runs that nothing calls."""
        self.reads: tuple[str, ...] = ()
        """Variables that the command at hand reads."""

    @abstractmethod
    def run(self, command: Command, stdin: Stream) -> Texts:
        """Run a command and return what it writes to standard output."""

    @abstractmethod
    def run_text(self, origin: Origin, stdin: Stream) -> Texts:
        """Run a text as a script, and return what it writes."""

    @abstractmethod
    def run_inner(self, text: str, stdin: Stream | None = None) -> Texts:
        """Run a text that the command at hand makes."""

    @abstractmethod
    def may_repeat(self) -> bool:
        """True while there are steps to spend on running the same again."""

    @abstractmethod
    def origin(self) -> Origin:
        """Return the text that is running."""

    @abstractmethod
    def span(self) -> tuple[int, int]:
        """Return start and end, in that text, of the command at hand."""

    @abstractmethod
    def site(self) -> tuple[Source, Place]:
        """Return where the command at hand stands; one that a function only hands on stands where it is called."""

    @abstractmethod
    def report(self, rule: Rule | str, words: Sequence[str]) -> None:
        """Record that the command at hand is what `rule` means."""

    @abstractmethod
    def met(self, words: Sequence[str]) -> None:
        """Record the command at hand, for the policy's own patterns."""

    @abstractmethod
    def imported(self, path: str) -> None:
        """Record that a file is taken in."""

    @abstractmethod
    def standing(self, start: int, end: int) -> AbstractContextManager[None]:
        """Let what is met within stand at a piece of the text."""

    @abstractmethod
    def in_text(self, origin: Origin, start: int, end: int) -> AbstractContextManager[None]:
        """Let what is met within stand in another text."""

    @abstractmethod
    def subshell(self) -> AbstractContextManager[None]:
        """Work on a copy of the shell's memory."""

    @abstractmethod
    def branch(self, *, is_condition: bool = True) -> AbstractContextManager[None]:
        """Run what may not be run: afterwards, hold what there was before as well."""

    @abstractmethod
    def output_of(self, block: Block) -> Texts:
        """Run `block` as a command substitution."""

    @abstractmethod
    def file_of(self, process: Process) -> str:
        """Return the name of the file that stands for `process`."""

    @abstractmethod
    def prompt(self, text: str) -> Texts:
        """Return what a prompt's text becomes, commands in it included."""

    @abstractmethod
    def was_read(self, name: str) -> None:
        """Take note that a variable is read which the script doesn't set."""
