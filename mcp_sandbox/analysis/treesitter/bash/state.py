"""What a shell holds while a script runs: variables, functions, arguments, files that the script wrote."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeAlias, TypeVar

from mcp_sandbox.analysis.treesitter.bash.origin import Origin
from mcp_sandbox.analysis.treesitter.bash.syntax import Definition, Process
from mcp_sandbox.analysis.treesitter.bash.texts import UNKNOWN, Texts, alternatives
from mcp_sandbox.domain.violation import Step

__all__ = [
    "DEFAULTS",
    "PROGRAM_NAME",
    "Array",
    "Files",
    "Function",
    "Layer",
    "State",
    "Value",
    "Values",
    "elements",
    "scalar",
]

PROGRAM_NAME = "/program"
"""What `$0` is: a path that names no other file."""

ELEMENTS_MAX = 1_024
_STEPS_MAX = 6
_Held = TypeVar("_Held")


@dataclass(frozen=True, slots=True)
class Array:
    """The elements of an array by index or key."""

    items: tuple[tuple[str, str], ...] = ()

    def get(self, key: str) -> str | None:
        """Return the element at `key`."""
        return next((value for name, value in self.items if name == key), None)

    def with_item(self, key: str, value: str) -> Array:
        """Return the array with another element."""
        if len(self.items) >= ELEMENTS_MAX:
            return self
        if self.get(key) is None:
            return Array((*self.items, (key, value)))
        return Array(tuple((name, value if name == key else old) for name, old in self.items))

    def next_key(self) -> str:
        """Return the index that an appended element has."""
        numbers = [int(name) for name, _ in self.items if name.isdigit()]
        return str(max(numbers) + 1) if numbers else "0"


Value: TypeAlias = str | Array
Values: TypeAlias = tuple[Value, ...]
"""What a variable may hold; none where it is unset."""


def scalar(value: Value) -> str:
    """Return what `$name` is for a variable that holds `value`."""
    return (value.get("0") or "") if isinstance(value, Array) else value


def elements(value: Value) -> list[str]:
    """Return what `${name[@]}` is for a variable that holds `value`."""
    if isinstance(value, str):
        return [value]
    ordered = sorted(value.items, key=lambda one: (0, int(one[0])) if one[0].isdigit() else (1, 0))
    return [text for _, text in ordered]


DEFAULTS: Mapping[str, str] = {
    "HOME": "/root", "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "SHELL": "/bin/bash",
    "BASH": "/bin/bash", "IFS": " \t\n", "OSTYPE": "linux-gnu", "HOSTTYPE": "x86_64", "MACHTYPE": "x86_64-pc-linux-gnu",
    "OPTIND": "1", "SHLVL": "1", "PS4": "+ ", "-": "hB", "USER": "root", "LOGNAME": "root",
    "SHELLOPTS": "braceexpand:hashall:interactive-comments", "TERM": "dumb",
}  # fmt: skip
"""What variables hold before the script sets them."""

_UNKNOWN_NAMES = frozenset(
    {"RANDOM", "SRANDOM", "SECONDS", "EPOCHSECONDS", "EPOCHREALTIME", "$", "!", "?", "_", "PPID", "BASHPID", "UID",
     "EUID", "HOSTNAME", "LINENO", "PWD", "OLDPWD", "REPLY", "OPTARG", "BASH_VERSION", "LANG", "COLUMNS", "LINES",
     "PIPESTATUS", "BASH_SOURCE", "FUNCNAME", "BASH_LINENO", "BASH_REMATCH", "BASH_COMMAND", "GROUPS",
     "BASH_VERSINFO", "DIRSTACK", "COPROC", "MAPFILE", "TMPDIR", "LC_ALL", "BASH_ARGV", "COMP_WORDS", "COMP_CWORD"}
)  # fmt: skip


@dataclass(slots=True, eq=False)
class Function:
    """A function of the script, and which text it stands in."""

    definition: Definition
    origin: Origin
    is_certain: bool = True
    """False where it is defined only under a condition."""


@dataclass(slots=True)
class Files:
    """Files that the script writes, by path, and ends of pipes that stand as files."""

    contents: dict[str, Texts] = field(default_factory=dict[str, Texts])
    commands: dict[str, str] = field(default_factory=dict[str, str])
    """Copies of, and links to, programs."""
    sinks: dict[str, Process] = field(default_factory=dict[str, Process])


class Layer(Generic[_Held]):
    """Things by name, over those of another layer, which does not change while this one is in use."""

    __slots__ = ("_base", "own")

    def __init__(self, base: Layer[_Held] | None = None) -> None:
        self.own: dict[str, _Held | None] = {}
        """What was set here; null where it was taken away."""
        self._base = base

    def get(self, name: str) -> _Held | None:
        """Return what is called `name`; null where nothing is."""
        layer: Layer[_Held] | None = self
        while layer is not None:
            if name in layer.own:
                return layer.own[name]
            layer = layer._base  # noqa: SLF001  a layer of the same kind
        return None

    def __contains__(self, name: str) -> bool:
        return self.get(name) is not None

    def __setitem__(self, name: str, held: _Held) -> None:
        self.own[name] = held

    def remove(self, name: str) -> None:
        """Take away what is called `name`."""
        self.own[name] = None

    def names(self) -> list[str]:
        """Return the names of all that is held, sorted."""
        found: set[str] = set()
        layer: Layer[_Held] | None = self
        while layer is not None:
            found |= layer.own.keys()
            layer = layer._base  # noqa: SLF001  a layer of the same kind
        return sorted(name for name in found if self.get(name) is not None)


@dataclass(slots=True)
class State:
    """A shell's memory; a subshell or a branch works on a copy, during which the original must not change."""

    variables: Layer[Values] = field(default_factory=Layer[Values])
    functions: Layer[Function] = field(default_factory=Layer[Function])
    steps: Layer[tuple[Step, ...]] = field(default_factory=Layer[tuple[Step, ...]])
    """How the variables got their values."""
    aliases: dict[str, str] = field(default_factory=dict[str, str])
    references: dict[str, str] = field(default_factory=dict[str, str])
    """Names that stand for others, by `declare -n`."""
    changes: dict[str, str] = field(default_factory=dict[str, str])
    """Names whose values are folded to one case or calculated, by `declare -l`, `-u` and `-i`."""
    fixed: set[str] = field(default_factory=set[str])
    """Read-only names."""
    positional: tuple[str, ...] | None = ()
    """The arguments; null where nobody knows them."""
    name: str = PROGRAM_NAME
    folder: str = ""
    """Where the shell is; empty is where it began."""
    knows_unset: bool = True
    """False once something unknown may have set variables, or where an unset one ends the script."""
    files: Files = field(default_factory=Files)

    def copy(self) -> State:
        """Return the memory of a subshell or a branch; files are everyone's."""
        return State(
            Layer(self.variables),
            Layer(self.functions),
            Layer(self.steps),
            dict(self.aliases),
            dict(self.references),
            dict(self.changes),
            set(self.fixed),
            self.positional,
            self.name,
            self.folder,
            self.knows_unset,
            self.files,
        )

    def target(self, name: str) -> str:
        """Return the variable that `name` stands for."""
        for _ in range(4 if self.references else 0):
            name = self.references.get(name, name)
        return name

    def get(self, name: str) -> Values:
        """Return what the variable may hold; none where it is unset."""
        name = self.target(name)
        found = self.variables.get(name)
        if found is not None:
            return found
        if name == "PWD" and self.folder:
            return (self.folder,)
        if name in DEFAULTS:
            return (DEFAULTS[name],)
        return () if self.knows_unset and name not in _UNKNOWN_NAMES else (UNKNOWN,)

    def set(self, name: str, values: Iterable[Value], steps: tuple[Step, ...] = ()) -> None:
        """Give the variable its value; a read-only one may keep what it has."""
        name = self.target(name)
        new = alternatives(values)
        if name in self.fixed:
            new = alternatives([*(self.variables.get(name) or ()), *new])
        self.variables[name] = new
        self.steps[name] = tuple(dict.fromkeys(steps))[-_STEPS_MAX:]

    def fill(self, names: Iterable[str]) -> None:
        """Hold that the variables are not empty."""
        for name in names:
            if name.isdigit() or name in {"@", "*"}:
                index = int(name) - 1 if name.isdigit() else 0
                if self.positional is not None and len(self.positional) <= index:
                    self.positional = None
                continue
            values = self.get(name)
            if not values or "" in values:
                self.variables[name] = tuple(value for value in values if value != "") or (UNKNOWN,)

    def take(self, branch: State) -> None:
        """Hold what `branch`, a copy of this one that was worked on, holds."""
        for name, values in branch.variables.own.items():
            self.variables.own[name] = values
            self.steps.own[name] = branch.steps.get(name)
        self.functions.own.update(branch.functions.own)
        for name in ("aliases", "references", "changes", "fixed", "positional", "folder", "knows_unset"):
            setattr(self, name, getattr(branch, name))

    def settle(self, branches: Sequence[State]) -> None:
        """Forget what each of `branches`, one of which is taken, has set."""
        for name in branches[0].variables.own:
            if all(name in branch.variables.own for branch in branches):
                self.variables.own[name] = branches[0].variables.own[name]

    def join(self, branch: State) -> None:
        """Hold what `branch`, a copy of this one that was worked on, may have left as well."""
        for name in branch.variables.own:
            mine, theirs = self.get(name), branch.get(name)
            if mine != theirs:
                self.variables[name] = alternatives([*theirs, *mine, *(() if mine and theirs else ("",))])
                self.steps[name] = branch.steps.get(name) or ()
        for name, function in branch.functions.own.items():
            if function is None:
                known = self.functions.get(name)
                if known is not None:
                    known.is_certain = False
            elif self.functions.get(name) is not function:
                function.is_certain = False
                self.functions[name] = function
        self.aliases = {**self.aliases, **branch.aliases}
        self.references = {**self.references, **branch.references}
        self.changes = {**self.changes, **branch.changes}
        self.positional = branch.positional
        self.folder = branch.folder or self.folder
        self.knows_unset = self.knows_unset and branch.knows_unset
