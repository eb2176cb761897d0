"""What a shell holds while a script runs: variables, functions, arguments, files that the script wrote."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from mcp_sandbox.analysis.treesitter.bash.origin import Origin
from mcp_sandbox.analysis.treesitter.bash.syntax import Definition, Process
from mcp_sandbox.analysis.treesitter.bash.texts import UNKNOWN, Texts, alternatives
from mcp_sandbox.domain.violation import Step

__all__ = ["DEFAULTS", "Array", "Files", "Function", "State", "Value", "Values", "elements", "scalar"]

ELEMENTS_MAX = 1_024
_STEPS_MAX = 6


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
    "OPTIND": "1", "SHLVL": "1", "PS4": "+ ", "-": "hB", "0": "/program", "USER": "root", "LOGNAME": "root",
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


@dataclass(slots=True)
class State:
    """A shell's memory; a subshell works on a copy."""

    variables: dict[str, Values] = field(default_factory=dict[str, Values])
    functions: dict[str, Function] = field(default_factory=dict[str, Function])
    aliases: dict[str, str] = field(default_factory=dict[str, str])
    references: dict[str, str] = field(default_factory=dict[str, str])
    """Names that stand for others, by `declare -n`."""
    changes: dict[str, str] = field(default_factory=dict[str, str])
    """Names whose values are folded to one case or calculated, by `declare -l`, `-u` and `-i`."""
    fixed: set[str] = field(default_factory=set[str])
    """Read-only names."""
    steps: dict[str, tuple[Step, ...]] = field(default_factory=dict[str, tuple[Step, ...]])
    """How the variables got their values."""
    positional: tuple[str, ...] | None = ()
    """The arguments; null where nobody knows them."""
    name: str = "/program"
    folder: str = ""
    """Where the shell is; empty is where it began."""
    knows_unset: bool = True
    """False once something unknown may have set variables."""
    files: Files = field(default_factory=Files)

    def copy(self) -> State:
        """Return the memory of a subshell; files are everyone's."""
        return State(
            dict(self.variables),
            dict(self.functions),
            dict(self.aliases),
            dict(self.references),
            dict(self.changes),
            set(self.fixed),
            dict(self.steps),
            self.positional,
            self.name,
            self.folder,
            self.knows_unset,
            self.files,
        )

    def target(self, name: str) -> str:
        """Return the variable that `name` stands for."""
        for _ in range(4):
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
            new = alternatives([*self.variables.get(name, ()), *new])
        self.variables[name] = new
        self.steps[name] = tuple(dict.fromkeys(steps))[-_STEPS_MAX:]

    def join(self, other: State) -> None:
        """Hold what either may hold: after a branch that may not be taken."""
        for name in {*self.variables, *other.variables}:
            mine, theirs = self.get(name), other.get(name)
            if mine != theirs:
                self.variables[name] = alternatives([*theirs, *mine, *(() if mine and theirs else ("",))])
                if name in other.steps:
                    self.steps[name] = other.steps[name]
        for name, function in other.functions.items():
            if self.functions.get(name) is not function:
                function.is_certain = False
                self.functions[name] = function
        for name in self.functions.keys() - other.functions.keys():
            self.functions[name].is_certain = False
        self.aliases = {**self.aliases, **other.aliases}
        self.references = {**self.references, **other.references}
        self.positional = self.positional if self.positional == other.positional else other.positional
        self.folder = other.folder or self.folder
        self.knows_unset = self.knows_unset and other.knows_unset
