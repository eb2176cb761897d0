"""Variables: what gives them values, and which of them other programs act on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mcp_sandbox.analysis.rules import Rule
from mcp_sandbox.analysis.treesitter.bash.origin import Origin
from mcp_sandbox.analysis.treesitter.bash.state import Array, State, Value
from mcp_sandbox.analysis.treesitter.bash.syntax import Assignment, Parameter, Part, Word
from mcp_sandbox.analysis.treesitter.bash.tables import tables
from mcp_sandbox.analysis.treesitter.bash.texts import UNKNOWN, Texts, alternatives, is_known
from mcp_sandbox.domain.violation import Step

if TYPE_CHECKING:
    from mcp_sandbox.analysis.treesitter.bash.words import Words

__all__ = ["Assigner", "names_in_word"]

_STEP_CHARACTERS_MAX = 120


class Assigner:
    """The part of a shell that gives variables their values."""

    state: State
    words: Words

    def report(self, rule: Rule | str, words: Sequence[str]) -> None:
        """Record what the command at hand is."""
        raise NotImplementedError

    def run_inner(self, text: str, stdin: Texts = ("",)) -> Texts:
        """Run a text that the command at hand makes."""
        raise NotImplementedError

    def origin(self) -> Origin:
        """Return the text that is running."""
        raise NotImplementedError

    def assign(self, assignment: Assignment) -> None:
        """Give a variable its value."""
        name = assignment.name
        steps = (*(step for one in _names_in_value(assignment) for step in self.state.steps.get(one, ())),)
        steps = (*steps, *self._step(assignment))
        values: tuple[Value, ...]
        if isinstance(assignment.value, tuple):
            values = tuple(
                Array(tuple((str(index), text) for index, text in enumerate(fields)))
                for fields in self.words.all_fields(assignment.value)
            )
        else:
            values = self.words.texts(assignment.value)
        if assignment.index is not None:
            self._assign_element(assignment, values, steps)
            return
        if assignment.appends:
            values = alternatives(_appended(old, new) for old in self.state.get(name) or ("",) for new in values)
        self._watch(name, [value for value in values if isinstance(value, str)])
        self.state.set(name, values, steps)

    def _assign_element(self, assignment: Assignment, values: Sequence[Value], steps: tuple[Step, ...]) -> None:
        keys = self.words.texts(assignment.index) if assignment.index is not None else ()
        made: list[Value] = []
        for old in self.state.get(assignment.name) or (Array(),):
            array = old if isinstance(old, Array) else Array((("0", old),))
            made += [array.with_item(key, value) for key in keys for value in values if isinstance(value, str)]
        self.state.set(assignment.name, made or [UNKNOWN], steps)

    def before_command(self, assignment: Assignment) -> None:
        """Look at a variable that is set for one command."""
        values = self.words.texts(assignment.value) if isinstance(assignment.value, Word) else ()
        self._watch(assignment.name, values)

    def _watch(self, name: str, values: Sequence[str]) -> None:
        """Look at variables that other programs act on."""
        known = tables().variables
        if name in known["native"] and any(values):
            self.report("native-code", [f"{name}="])
        elif name in known["scripts"] and any(values):
            self.report("dynamic-code", [f"{name}="])
        elif name in known["code"] or name in known["prompts"]:
            for value in values:
                if is_known(value) and ("$(" in value or "`" in value or name in known["code"]):
                    self.run_inner(value)
        elif name == "PATH" and any(not _is_usual_path(value) for value in values):
            self.report("search-path", [f"{name}="])

    def _step(self, assignment: Assignment) -> tuple[Step, ...]:
        origin = self.origin()
        line = origin.place_of(assignment.start, assignment.end).line
        text = origin.source.lines.line(line).strip()[:_STEP_CHARACTERS_MAX]
        return (Step(line=line, text=text),)


def _appended(old: Value, new: Value) -> Value:
    if isinstance(old, Array):
        for text in [new] if isinstance(new, str) else [value for _, value in new.items]:
            old = old.with_item(old.next_key(), text)
        return old
    return old + new if isinstance(new, str) else new


def _is_usual_path(value: str) -> bool:
    parts = [part for part in value.split(":") if part]
    return all(UNKNOWN in part or part.startswith(tables().safe_paths) for part in parts) and bool(parts)


def _names_in_value(assignment: Assignment) -> list[str]:
    words = assignment.value if isinstance(assignment.value, tuple) else (assignment.value,)
    return [name for word in words for name in names_in_word(word)]


def names_in_word(word: Word) -> list[str]:
    """Return the variables that a word reads."""
    parts: Sequence[Part] = word.parts
    return [part.name for part in parts if isinstance(part, Parameter)]
