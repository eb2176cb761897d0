"""The tree of a script. Starts and ends are characters of the text that was parsed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

__all__ = [
    "Arithmetic",
    "Assignment",
    "Block",
    "Calculation",
    "Case",
    "Command",
    "Definition",
    "If",
    "Item",
    "Literal",
    "Loop",
    "Parameter",
    "Part",
    "Pipeline",
    "Process",
    "Redirect",
    "Script",
    "Simple",
    "Substitution",
    "Test",
    "Word",
]


@dataclass(frozen=True, slots=True)
class Literal:
    """Characters that stand for themselves; unquoted ones may still be a brace, a tilde or a glob."""

    text: str
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Parameter:
    """`$name` or `${prefix name[index] operator argument / second}`."""

    name: str
    quoted: bool
    prefix: str = ""
    """`#` for the length, `!` for what the value names, `names` for the variables that begin so."""
    index: Word | None = None
    operator: str = ""
    argument: Word | None = None
    second: Word | None = None


@dataclass(frozen=True, slots=True)
class Substitution:
    """The output of a script."""

    script: Block
    quoted: bool


@dataclass(frozen=True, slots=True)
class Process:
    """A file name that leads to a script's output, `<`, or into its input, `>`."""

    script: Block
    direction: str


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """The value of an expression."""

    expression: Word
    quoted: bool = False


Part: TypeAlias = Literal | Parameter | Substitution | Process | Arithmetic


@dataclass(frozen=True, slots=True)
class Word:
    """What is one word before it is expanded."""

    parts: tuple[Part, ...]
    start: int
    end: int

    def plain(self) -> str | None:
        """Return the text of a word that is written without quotes or expansions."""
        if len(self.parts) == 1 and isinstance(self.parts[0], Literal) and not self.parts[0].quoted:
            return self.parts[0].text
        return None


@dataclass(frozen=True, slots=True)
class Assignment:
    """`name=value`, `name+=value`, `name[index]=value`, `name=(value …)`."""

    name: str
    value: Word | tuple[Word, ...]
    start: int
    end: int
    index: Word | None = None
    appends: bool = False


@dataclass(slots=True, eq=False)
class Redirect:
    """A redirection; `body` is the text of a here-document, set once its lines are reached."""

    descriptor: str
    operator: str
    target: Word
    start: int
    end: int
    body: Word | None = None


@dataclass(frozen=True, slots=True)
class Simple:
    """Assignments, a command with its arguments, redirections; each may lack."""

    assignments: tuple[Assignment, ...]
    words: tuple[Word | Assignment, ...]
    """An assignment stands here as the argument of `declare` and its like."""
    redirects: tuple[Redirect, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Pipeline:
    """Commands, each reading what the one before writes; or one of which the contrary counts."""

    commands: tuple[Command, ...]
    start: int
    end: int
    is_negated: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One command of a list."""

    command: Command
    runs_in_background: bool = False
    is_conditional: bool = False
    """True after `&&` and `||`."""
    is_alternative: bool = False
    """True after `||`."""


@dataclass(frozen=True, slots=True)
class Block:
    """A list of commands: a script, a group, a subshell."""

    items: tuple[Item, ...]
    start: int
    end: int
    is_subshell: bool = False
    redirects: tuple[Redirect, ...] = ()


@dataclass(frozen=True, slots=True)
class If:
    """Conditions with what follows on each, and the rest."""

    arms: tuple[tuple[Block, Block], ...]
    otherwise: Block | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Loop:
    """`for`, `select`, `while`, `until`, and `for ((…))`, whose expressions are `header`."""

    kind: str
    body: Block
    start: int
    end: int
    name: str = ""
    words: tuple[Word, ...] | None = None
    condition: Block | None = None
    header: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """A word and what follows where it matches."""

    word: Word
    arms: tuple[tuple[tuple[Word, ...], Block], ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Definition:
    """A function."""

    name: str
    body: Command
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Test:
    """`[[ … ]]`: its words and operators, in order."""

    words: tuple[Word, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Calculation:
    """`(( … ))`."""

    expression: Word
    start: int
    end: int


Command: TypeAlias = Simple | Pipeline | Block | If | Loop | Case | Definition | Test | Calculation


@dataclass(slots=True)
class Script:
    """A text, parsed."""

    text: str
    block: Block
    comments: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    strings: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    """Quoted pieces and here-documents, without what is expanded in them."""
    lost: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    """Where the text could not be read."""
