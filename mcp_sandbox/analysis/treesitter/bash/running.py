"""Runs a script as far as its words are known: what its commands would be, with which arguments and input."""

from __future__ import annotations

import re
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from mcp_sandbox.analysis.lines import Place
from mcp_sandbox.analysis.rules import Rule
from mcp_sandbox.analysis.treesitter.bash import assigning, calling, looping, redirecting
from mcp_sandbox.analysis.treesitter.bash.conditions import test_holds
from mcp_sandbox.analysis.treesitter.bash.filling import filled_after, filled_past, filled_where
from mcp_sandbox.analysis.treesitter.bash.invoking import invoke
from mcp_sandbox.analysis.treesitter.bash.origin import Origin
from mcp_sandbox.analysis.treesitter.bash.parsing import parse_script
from mcp_sandbox.analysis.treesitter.bash.recording import Recorder
from mcp_sandbox.analysis.treesitter.bash.shell import Shell, Stream
from mcp_sandbox.analysis.treesitter.bash.state import State
from mcp_sandbox.analysis.treesitter.bash.syntax import (
    Assignment,
    Block,
    Calculation,
    Case,
    Command,
    Definition,
    If,
    Item,
    Loop,
    Parameter,
    Pipeline,
    Process,
    Simple,
    Test,
    Word,
)
from mcp_sandbox.analysis.treesitter.bash.tables import tables
from mcp_sandbox.analysis.treesitter.bash.texts import UNKNOWN, Texts, alternatives, joined
from mcp_sandbox.analysis.treesitter.bash.words import Fields
from mcp_sandbox.analysis.treesitter.reading import Source, TooComplexError

__all__ = ["Runner"]

STEPS_MAX = 20_000
"""Commands run before a program is too complex."""

REPEATED_STEPS_MAX = 4_000
"""Commands run before loops and functions are run no more often than they must."""

_DEPTH_MAX = 90
_TEXTS_DEPTH_MAX = 12
_NOTHING: Texts = ("",)


@dataclass(slots=True)
class _Here:
    """Where the runner is: in which text, and at which command of it."""

    origin: Origin
    start: int = 0
    end: int = 0


class Runner(Shell):
    """The shell that runs a program."""

    def __init__(self, recorder: Recorder, files: Mapping[str, Source], *, steps_max: int = STEPS_MAX) -> None:
        super().__init__(recorder, files)
        self._steps = 0
        self._steps_max = steps_max
        self._depth = 0
        self._here: _Here | None = None
        self._is_handed_on = False
        """True while a command runs whose name is an argument of the function at hand."""
        self._is_argument = False
        """True where the command at hand is named by an argument."""

    # --- texts and places

    def run_text(self, origin: Origin, stdin: Stream) -> Texts:
        """Run a text as a script, and return what it writes."""
        before = self._here
        script = parse_script(origin.text)
        self._here = _Here(origin, 0, len(origin.text))
        output = self.run(script.block, stdin)
        self._here = before
        return output

    def run_inner(self, text: str, stdin: Stream | None = None) -> Texts:
        """Run a text that the command at hand makes."""
        here = self._at()
        if here.origin.depth >= _TEXTS_DEPTH_MAX:
            return (UNKNOWN,)
        origin = here.origin.inner(text, here.start, here.end)
        if self._is_handed_on:
            source, place = self.site()
            origin = Origin(source, text, None, place, origin.depth)
        return self.run_text(origin, stdin or Stream())

    def may_repeat(self) -> bool:
        """True while there are steps to spend on running the same again."""
        return self._steps < min(REPEATED_STEPS_MAX, self._steps_max)

    def _at(self) -> _Here:
        assert self._here is not None  # noqa: S101  set by run_text, around everything
        return self._here

    def origin(self) -> Origin:
        """Return the text that is running."""
        return self._at().origin

    def span(self) -> tuple[int, int]:
        """Return start and end, in that text, of the command at hand."""
        return self._at().start, self._at().end

    def report(self, rule: Rule | str, words: Sequence[str]) -> None:
        """Record that the command at hand is what `rule` means."""
        if rule == "unknown-command":
            if self._is_dispatch() or self.assumes or re.match(f"\\w*{UNKNOWN}\\w*=", words[0]):
                return
            rule = "shell-command" if self.evaluates else rule
        source, place = self.site()
        self.recorder.report(rule, source, place, words, assigning.steps_to(self))

    def _is_dispatch(self) -> bool:
        """True where the arguments of a script say which of its functions is called."""
        return self._is_argument and not self.frames and bool(self.functions)

    def site(self) -> tuple[Source, Place]:
        """Return where the command at hand stands; one that a function only hands on stands where it is called."""
        if self._is_handed_on and self.frames:
            return self.frames[-1].source, self.frames[-1].place
        here = self._at()
        return here.origin.source, here.origin.place_of(here.start, here.end)

    def met(self, words: Sequence[str]) -> None:
        """Record the command at hand, for the policy's own patterns."""
        self.recorder.command(*self.site(), words)

    def imported(self, path: str) -> None:
        """Record that a file is taken in."""
        here = self._at()
        self.recorder.imported(path, here.origin.source, here.origin.place_of(here.start, here.end))

    @contextmanager
    def standing(self, start: int, end: int) -> Generator[None]:
        """Let what is met within stand at a piece of the text."""
        here = self._at()
        before = here.start, here.end
        here.start, here.end = start, end
        yield
        here.start, here.end = before

    @contextmanager
    def in_text(self, origin: Origin, start: int, end: int) -> Generator[None]:
        """Let what is met within stand in another text."""
        before, self._here = self._here, _Here(origin, start, end)
        yield
        self._here = before

    @contextmanager
    def subshell(self) -> Generator[None]:
        """Work on a copy of the shell's memory."""
        before, self.state = self.state, self.state.copy()
        yield
        self.state = before

    @contextmanager
    def branch(self, *, is_condition: bool = True) -> Generator[None]:
        """Run what may not be run: afterwards, hold what there was before as well."""
        before, self.state = self.state, self.state.copy()
        self.conditions += is_condition
        yield
        self.conditions -= is_condition
        branch, self.state = self.state, before
        before.join(branch)

    # --- what words need of the shell

    def output_of(self, block: Block) -> Texts:
        """Run `block` as a command substitution."""
        self.forks += 1
        with self.subshell():
            output = self.run(block, Stream())
        self.forks -= 1
        return redirecting.file_read_by(self, block) or output

    def file_of(self, process: Process) -> str:
        """Return the name of the file that stands for `process`."""
        return redirecting.file_of(self, process)

    def prompt(self, text: str) -> Texts:
        """Return what a prompt's text becomes, commands in it included."""
        return self.run_inner('printf %s "' + text.replace('"', '\\"') + '"')

    def was_read(self, name: str) -> None:
        """Take note that a variable is read which the script doesn't set."""
        if tables().secret.search(name) and not name.islower():
            self.report("environment", [f"${name}"])
        elif name in tables().variables["machine"]:
            self.report("system-info", [f"${name}"])

    # --- commands

    def run(self, command: Command, stdin: Stream) -> Texts:
        """Run a command and return what it writes to standard output.

        Raises:
            TooComplexError: That would take more steps than the check spends.
        """
        self._steps += 1
        self._depth += 1
        if self._steps > self._steps_max or self._depth > _DEPTH_MAX:
            raise TooComplexError
        output = self._run(command, stdin)
        self._depth -= 1
        return output

    def _run(self, command: Command, stdin: Stream) -> Texts:
        match command:
            case Simple():
                return self._simple(command, stdin)
            case Block():
                return self._block(command, stdin)
            case Pipeline():
                return self._pipeline(command, stdin)
            case If() | Case():
                return self._branches(command, stdin)
            case Loop():
                return looping.run_loop(self, command, stdin)
            case Definition():
                return calling.define(self, command)
            case Test() | Calculation():
                return self._tested(command)

    def _tested(self, command: Test | Calculation) -> Texts:
        with self.standing(command.start, command.end):
            if isinstance(command, Test):
                self.status = test_holds(self, command.words)
            else:
                number = self.words.number(command.expression)
                self.status = None if number is None else number != 0
        return _NOTHING

    def _block(self, block: Block, stdin: Stream) -> Texts:
        opened = redirecting.opened(self, block.redirects, stdin, is_block=True)
        if block.is_subshell:
            with self.subshell():
                output = self._items(block.items, opened.stdin)
        else:
            output = self._items(block.items, opened.stdin)
        with self.standing(block.start, block.start + 1):
            return redirecting.written(self, opened, output)

    def _items(self, items: Sequence[Item], stdin: Stream) -> Texts:
        outputs: list[Texts] = []
        index = 0
        while index < len(items):
            outputs.append(self._item(items[index], stdin))
            index += 1
            if index < len(items) and items[index].is_conditional:
                with self.branch():
                    self.state.fill(filled_where(items[index - 1].command, holds=not items[index].is_alternative))
                    while index < len(items) and items[index].is_conditional:
                        outputs.append(self._item(items[index], stdin))
                        index += 1
                self.state.fill(filled_past(items[:index]))
        return outputs[0] if len(outputs) == 1 else joined(outputs) if outputs else _NOTHING

    def _item(self, item: Item, stdin: Stream) -> Texts:
        if not item.runs_in_background:
            return self.run(item.command, stdin)
        self.forks += 1
        with self.subshell():
            output = self.run(item.command, stdin)
        self.forks -= 1
        self.status = True
        return output

    def _pipeline(self, pipeline: Pipeline, stdin: Stream) -> Texts:
        is_piped = len(pipeline.commands) > 1
        self.forks += is_piped
        stream = stdin
        for command in pipeline.commands[:-1]:
            with self.subshell():
                stream = Stream(self.run(command, stream), is_piped=True)
        if is_piped:
            with self.branch(is_condition=False):  # the last command may run in the shell itself, or not
                output = self.run(pipeline.commands[-1], stream)
        else:
            output = self.run(pipeline.commands[-1], stream)
        self.forks -= is_piped
        if pipeline.is_negated and self.status is not None:
            self.status = not self.status
        return output

    def _branches(self, command: If | Case, stdin: Stream) -> Texts:
        """Run what may be run, each on the memory that there was before, and hold what any of it leaves."""
        outputs: list[str] = []
        ends: list[State] = []
        at = stdin.texts
        for body, filled in self._bodies(command, stdin):
            before, self.state = self.state, self.state.copy()
            stdin.texts = at if isinstance(command, Case) else stdin.texts
            self.state.fill(filled)
            self.conditions += 1
            outputs += self.run(body, stdin)
            self.conditions -= 1
            ends.append(self.state)
            self.state = before
        has_rest = isinstance(command, If) and command.otherwise is not None
        if has_rest:
            self.state.settle(ends)
        for end in ends:
            self.state.join(end)
        if isinstance(command, If):
            self.state.fill(filled_after(command))
        self.status = None
        return alternatives(outputs if has_rest else [*outputs, ""])

    def _bodies(self, command: If | Case, stdin: Stream) -> Generator[tuple[Block, tuple[str, ...]]]:
        """Yield what may be run, with the variables that are not empty where it is."""
        if isinstance(command, Case):
            with self.standing(command.word.start, command.word.end):
                self.words.texts(command.word)
                for patterns, _ in command.arms:
                    for pattern in patterns:
                        self.words.texts(pattern)
            for patterns, body in command.arms:
                with self._matched(command.word, patterns):
                    yield body, ()
            return
        filled: tuple[str, ...] = ()
        for condition, body in command.arms:
            self.run(condition, stdin)
            yield body, (*filled, *filled_where(condition, holds=True))
            filled = (*filled, *filled_where(condition, holds=False))
        if command.otherwise is not None:
            yield command.otherwise, filled

    @contextmanager
    def _matched(self, word: Word, patterns: Sequence[Word]) -> Generator[None]:
        """Hold that a variable nobody knows is one of the plain `patterns`."""
        part = word.parts[-1] if word.parts else None
        texts = [pattern.plain() for pattern in patterns]
        plain = [text for text in texts if text is not None and not set(text) & set("*?[")]
        is_name = isinstance(part, Parameter) and not part.operator and part.index is None and not part.prefix
        if not is_name or len(plain) != len(texts) or not isinstance(part, Parameter) or part.name.isdigit():
            yield
            return
        before = self.state.variables.get(part.name)
        if before is not None and UNKNOWN in before:
            self.state.variables[part.name] = alternatives(plain)
        yield
        if before is not None:
            self.state.variables[part.name] = before

    # --- simple commands

    def _simple(self, command: Simple, stdin: Stream) -> Texts:
        before = self._is_handed_on
        self._is_handed_on = False
        with self.standing(command.start, command.end):
            self.reads = assigning.names_in(command)
            if not command.words:
                for assignment in command.assignments:
                    assigning.assign(self, assignment)
                self.status = True
            lists = self._argument_lists(command.words)
            opened = redirecting.opened(self, command.redirects, stdin)
            self._is_argument = assigning.is_argument(command)
            self._is_handed_on = bool(self.frames) and self._is_argument
            output = self._invoked(command, lists, opened.stdin)
            self._is_handed_on = before
            if lists and lists[0][:1] == ("exec",):
                redirecting.kept_open(self, opened, stdin, has_command=len(lists[0]) > 1)
            return redirecting.written(self, opened, output)

    def _invoked(self, command: Simple, lists: Sequence[Fields], stdin: Stream) -> Texts:
        outputs: list[str] = []
        with assigning.assigned_for(self, command.assignments if command.words else ()):
            for fields in lists:
                if fields and fields[0]:
                    outputs += invoke(self, fields, stdin)
                elif self._is_argument and not self.frames:
                    self.report("unknown-command", ["$@"])  # there is none here, but someone may give one
        return alternatives(outputs or [""])

    def _argument_lists(self, words: Sequence[Word | Assignment]) -> tuple[Fields, ...]:
        plain = [word for word in words if isinstance(word, Word)]
        lists = self.words.all_fields(plain) if plain else ()
        for word in words:
            if isinstance(word, Assignment):
                lists = assigning.declared(self, word, lists)
        return lists
