"""Assignments, and what other programs make of the variables."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from mcp_sandbox.analysis.treesitter.bash.arithmetic import evaluate
from mcp_sandbox.analysis.treesitter.bash.shell import Shell
from mcp_sandbox.analysis.treesitter.bash.state import Array, Value, Values
from mcp_sandbox.analysis.treesitter.bash.syntax import Assignment, Literal, Parameter, Simple, Word
from mcp_sandbox.analysis.treesitter.bash.tables import tables
from mcp_sandbox.analysis.treesitter.bash.texts import UNKNOWN, Texts, alternatives, is_known
from mcp_sandbox.analysis.treesitter.bash.words import Fields
from mcp_sandbox.domain.violation import Step

__all__ = [
    "Target",
    "assign",
    "assigned_for",
    "declared",
    "element_name",
    "give",
    "is_argument",
    "names_in",
    "save_local",
    "set_named",
    "steps_to",
    "watch",
]

_STEP_CHARACTERS_MAX = 120
_STEPS_MAX = 6
_ELEMENT = re.compile(r"\[([^\]]*)\]\+?=(.*)", re.DOTALL)
_ARRAY_NAME = re.compile(r"([A-Za-z_]\w*)\[(.*)\]", re.ASCII | re.DOTALL)


def steps_to(shell: Shell) -> tuple[Step, ...]:
    """Return the assignments that led to the command at hand."""
    steps = [step for name in shell.reads for step in (shell.state.steps.get(name) or ())]
    return tuple(dict.fromkeys(steps))[-_STEPS_MAX:]


def assign(shell: Shell, assignment: Assignment) -> None:
    """Give a variable its value."""
    values: Sequence[Value]
    if isinstance(assignment.value, tuple):
        values = _arrays(shell, assignment.value)
    else:
        values = shell.words.texts(assignment.value)
    steps = [step for name in _names_in_value(assignment) for step in (shell.state.steps.get(name) or ())]
    steps.append(_step(shell, assignment))
    keys = shell.words.texts(assignment.index) if assignment.index is not None else None
    give(shell, Target(assignment.name, keys, assignment.appends), values, tuple(steps))


@dataclass(frozen=True, slots=True)
class Target:
    """What an assignment sets: a variable, or its elements at `keys`; `appends` for `+=`."""

    name: str
    keys: Texts | None = None
    appends: bool = False


def give(shell: Shell, target: Target, values: Sequence[Value], steps: tuple[Step, ...] = ()) -> None:
    """Give a variable, or elements of it, one of `values`."""
    name, keys = target.name, target.keys
    held = shell.state.get(name) if target.appends or keys is not None else ()
    if keys is not None:
        values = _with_elements(shell, held or (Array(),), target, values)
    elif target.appends and _is_number(shell, name):
        values = [f"{old}+{new}" for old in held or ("0",) for new in values]
    elif target.appends:
        values = [_appended(old, new) for old in held or ("",) for new in values]
    made = [_changed(shell, name, value) if isinstance(value, str) else value for value in values]
    watch(shell, name, [value for value in made if isinstance(value, str)])
    if name == "BASH_ALIASES" and keys is not None:
        for value in made:
            shell.state.aliases.update(dict(value.items) if isinstance(value, Array) else {})
    shell.state.set(name, made or [UNKNOWN], steps)


def _is_number(shell: Shell, name: str) -> bool:
    return "i" in shell.state.changes.get(shell.state.target(name), "")


def _changed(shell: Shell, name: str, text: str) -> str:
    """Return `text` as a variable holds it that is declared to be a number or of one case."""
    changes = shell.state.changes.get(shell.state.target(name), "")
    if "l" in changes:
        return text.lower()
    if "u" in changes:
        return text.upper()
    if "i" in changes:
        number = evaluate(text, shell.words) if is_known(text) else None
        return UNKNOWN if number is None else str(number)
    return text


def _arrays(shell: Shell, words: Sequence[Word]) -> list[Value]:
    found: list[Value] = []
    for fields in shell.words.all_fields(words) or ((),):
        array = Array()
        for text in fields[:1024]:
            match = _ELEMENT.fullmatch(text)
            array = array.with_item(match[1], match[2]) if match else array.with_item(array.next_key(), text)
        found.append(array)
    return found


def _with_elements(shell: Shell, held: Values, target: Target, values: Sequence[Value]) -> list[Value]:
    made: list[Value] = []
    for old, key in ((old, key) for old in held for key in target.keys or ()):
        array = old if isinstance(old, Array) else Array((("0", old),) if old else ())
        place = _place(shell, array, key)
        before = (array.get(place) or "") if target.appends else ""
        made += [array.with_item(place, before + value) if isinstance(value, str) else array for value in values]
    return list(alternatives(made))


def _place(shell: Shell, array: Array, key: str) -> str:
    """Return where an element stands: an index may be calculated, a key is as it is."""
    if key.isdigit() or not re.fullmatch(r"[\w\s+*/()-]+", key) or any(not name.isdigit() for name, _ in array.items):
        return key
    number = evaluate(key, shell.words)
    if number is not None and number < 0:
        number += int(array.next_key())
    return str(number) if number or (number == 0 and key in shell.state.variables) else key


def _appended(old: Value, new: Value) -> Value:
    if isinstance(old, Array):
        if isinstance(new, str):
            return old.with_item("0", (old.get("0") or "") + new)
        for key, text in new.items:
            old = old.with_item(old.next_key() if key.isdigit() else key, text)
        return old
    if isinstance(new, str):
        return old + new
    return _appended(Array((("0", old),)), new) if old else new


def _step(shell: Shell, assignment: Assignment) -> Step:
    origin = shell.origin()
    line = origin.place_of(assignment.start, assignment.end).line
    return Step(line=line, text=origin.source.lines.line(line).strip()[:_STEP_CHARACTERS_MAX])


def declared(shell: Shell, assignment: Assignment, lists: tuple[Fields, ...]) -> tuple[Fields, ...]:
    """Do an assignment that is an argument of `declare` or its like, after what `lists` say of the variable."""
    words = lists[0] if lists else ()
    if words[:1] == ("eval",):
        text = shell.origin().written(assignment.start, assignment.end)
        return tuple((*fields, text) for fields in lists)
    flags = "".join(one[1:] for one in words[1:] if one.startswith("-"))
    if words[:1] == ("local",) or (shell.frames and words[:1] in {("declare",), ("typeset",)} and "g" not in flags):
        save_local(shell, assignment.name)
    if "n" in flags and isinstance(assignment.value, Word):
        shell.state.references[assignment.name] = "".join(shell.words.texts(assignment.value)[:1])
        return tuple((*fields, assignment.name) for fields in lists)
    if set(flags) & set("ilu"):
        shell.state.changes[assignment.name] = flags
    assign(shell, assignment)
    if words[:1] == ("readonly",) or "r" in flags:
        shell.state.fixed.add(assignment.name)
    return tuple((*fields, assignment.name) for fields in lists)


def save_local(shell: Shell, name: str) -> None:
    """Have a variable be what it was once the function at hand returns."""
    if shell.frames:
        shell.frames[-1].saved.setdefault(name, shell.state.variables.get(name))


@contextmanager
def assigned_for(shell: Shell, assignments: Sequence[Assignment]) -> Generator[None]:
    """Hold the values that stand before a command while it runs."""
    saved = {one.name: shell.state.variables.get(one.name) for one in assignments}
    for one in assignments:
        assign(shell, one)
    yield
    for name, values in saved.items():
        if values is None:
            shell.state.variables.remove(name)
        else:
            shell.state.variables[name] = values


def watch(shell: Shell, name: str, values: Sequence[str]) -> None:
    """Look at a variable that other programs act on."""
    for kind, look in _WATCHED.items():
        if name in tables().variables[kind]:
            look(shell, name, values)
    if name == "PATH" and any(not _is_usual_path(value) for value in values):
        shell.report("search-path", [f"{name}="])


def _names_native_code(shell: Shell, name: str, values: Sequence[str]) -> None:
    if any(values):
        shell.report("native-code", [f"{name}="])


def _names_script(shell: Shell, name: str, values: Sequence[str]) -> None:
    if any(values):
        shell.report("dynamic-code", [f"{name}="])
    for value in values:
        for text in shell.state.files.contents.get(value, ()):
            shell.run_inner(text)


def _holds_command(shell: Shell, name: str, values: Sequence[str]) -> None:
    del name
    for value in values:
        if value.strip(UNKNOWN):
            shell.run_inner(value)


def _holds_prompt(shell: Shell, name: str, values: Sequence[str]) -> None:
    del name
    for value in values:
        if "$(" in value or "`" in value:
            shell.prompt(value)


_WATCHED: Mapping[str, Callable[[Shell, str, Sequence[str]], None]] = {
    "native": _names_native_code,
    "scripts": _names_script,
    "code": _holds_command,
    "prompts": _holds_prompt,
}


def _is_usual_path(value: str) -> bool:
    parts = value.split(":")
    return all(part.startswith((UNKNOWN, *tables().safe_paths)) for part in parts)


def is_argument(command: Simple) -> bool:
    """True where the name of a command is what the script or the function was given."""
    word = command.words[0] if command.words else None
    parts = [part for part in word.parts if part != Literal("", quoted=True)] if isinstance(word, Word) else []
    return (
        len(parts) == 1 and isinstance(parts[0], Parameter) and (parts[0].name in {"@", "*"} or parts[0].name.isdigit())
    )


def names_in(command: Simple) -> tuple[str, ...]:
    """Return the variables that a command's words read."""
    words = [word for word in command.words if isinstance(word, Word)]
    words += [redirect.target for redirect in command.redirects]
    return tuple(dict.fromkeys(name for word in words for name in _names_in_word(word)))


def _names_in_value(assignment: Assignment) -> list[str]:
    words = assignment.value if isinstance(assignment.value, tuple) else (assignment.value,)
    return [name for word in words for name in _names_in_word(word)]


def _names_in_word(word: Word) -> Iterator[str]:
    for part in word.parts:
        if isinstance(part, Parameter):
            yield part.name


def element_name(text: str) -> tuple[str, str | None]:
    """Return name and index of `name` or `name[index]`."""
    match = _ARRAY_NAME.fullmatch(text)
    return (match[1], match[2]) if match else (text, None)


def set_named(shell: Shell, target: str, values: Sequence[str]) -> None:
    """Give `name` or `name[index]`, as a command names it, one of `values`."""
    name, index = element_name(target)
    give(shell, Target(name, None if index is None else (index,)), alternatives(values))
