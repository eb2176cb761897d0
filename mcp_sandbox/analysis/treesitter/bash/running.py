"""Runs a script as far as its words are known: what its commands would be, with which arguments and input."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from mcp_sandbox.analysis.rules import Rule
from mcp_sandbox.analysis.treesitter.bash.assigning import Assigner, names_in_word
from mcp_sandbox.analysis.treesitter.bash.invoking import invoke
from mcp_sandbox.analysis.treesitter.bash.judging import is_stream, read_from, written_to
from mcp_sandbox.analysis.treesitter.bash.origin import Origin
from mcp_sandbox.analysis.treesitter.bash.parsing import parse_script
from mcp_sandbox.analysis.treesitter.bash.recording import Recorder
from mcp_sandbox.analysis.treesitter.bash.state import Function, State
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
    Pipeline,
    Process,
    Redirect,
    Simple,
    Test,
    Word,
)
from mcp_sandbox.analysis.treesitter.bash.tables import tables
from mcp_sandbox.analysis.treesitter.bash.texts import UNKNOWN, Texts, alternatives, joined
from mcp_sandbox.analysis.treesitter.bash.words import Fields, Words
from mcp_sandbox.analysis.treesitter.reading import Source, TooComplexError
from mcp_sandbox.domain.violation import Step

__all__ = ["Runner"]

_STEPS_MAX = 15_000
_DEPTH_MAX = 60
_ITEMS_MAX = 64
_STEP_CHARACTERS_MAX = 120
_NOTHING: Texts = ("",)


@dataclass(slots=True)
class _Here:
    """Where the runner is: in which text, and at which command of it."""

    origin: Origin
    start: int = 0
    end: int = 0


class Runner(Assigner):
    """A shell; `Words` expands in it."""

    def __init__(self, recorder: Recorder, files: Mapping[str, Source]) -> None:
        self.recorder = recorder
        self.files = files
        self.state = State()
        self.words = Words(self)
        self.stack: list[str] = []
        """Functions that are running."""
        self.called: set[int] = set()
        self.forks = 0
        """Pipelines and background commands around what is running."""
        self._steps = 0
        self._depth = 0
        self._here: _Here | None = None
        self._functions: list[Function] = []

    # --- texts and places

    def run_text(self, origin: Origin, stdin: Texts = _NOTHING) -> Texts:
        """Run a text as a script, and return what it writes."""
        before = self._here
        script = parse_script(origin.text)
        self._here = _Here(origin, 0, len(origin.text))
        output = self.run(script.block, stdin)
        self._here = before
        return output

    def run_inner(self, text: str, stdin: Texts = _NOTHING) -> Texts:
        """Run a text that the command at hand makes."""
        here = self._at()
        if here.origin.depth >= _DEPTH_MAX // 4:
            return (UNKNOWN,)
        return self.run_text(here.origin.inner(text, here.start, here.end), stdin)

    def run_uncalled(self) -> None:
        """Run each function that the script only defines, with arguments that nobody knows."""
        for function in list(self._functions):
            if id(function) not in self.called:
                self._call(function, None, _NOTHING)

    def _at(self) -> _Here:
        assert self._here is not None  # noqa: S101  set by run_text, around everything
        return self._here

    def report(self, rule: Rule | str, words: Sequence[str]) -> None:
        """Record what the command at hand is."""
        here = self._at()
        place = here.origin.place_of(here.start, here.end)
        self.recorder.report(rule, here.origin.source, place, words, self._steps_of())

    def met(self, words: Sequence[str]) -> None:
        """Record the command at hand, for the policy's own patterns."""
        here = self._at()
        self.recorder.command(here.origin.source, here.origin.place_of(here.start, here.end), words)

    def imported(self, path: str) -> None:
        """Record that a file is taken in."""
        here = self._at()
        self.recorder.imported(path, here.origin.source, here.origin.place_of(here.start, here.end))

    def _steps_of(self) -> tuple[Step, ...]:
        steps = [step for name in self._read_now for step in self.state.steps.get(name, ())]
        return tuple(dict.fromkeys(steps))

    _read_now: tuple[str, ...] = ()

    def origin(self) -> Origin:
        """Return the text that is running."""
        return self._at().origin

    def invoke(self, fields: Fields, stdin: Texts) -> Texts:
        """Run a command, and return what it writes to standard output."""
        return invoke(self, fields, stdin)

    # --- what words need of the shell

    def output_of(self, block: Block) -> Texts:
        """Run `block` as a command substitution."""
        with self.subshell():
            return self.run(block, (UNKNOWN,))

    def file_of(self, process: Process) -> str:
        """Return the name of the file that stands for `process`."""
        name = f"/dev/fd/{63 - len(self.state.files.contents) % 60}"
        if process.direction == "<":
            self.state.files.contents[name] = self.output_of(process.script)
        else:
            self.state.files.sinks[name] = process
            self.output_of(process.script)
        return name

    def prompt(self, text: str) -> Texts:
        """Return what a prompt's text becomes, commands in it included."""
        self.run_inner(f': "{text}"')
        return (UNKNOWN,)

    def was_read(self, name: str) -> None:
        """Take note that a variable is read which the script doesn't set."""
        if tables().secret.search(name):
            self.report("environment", [f"${name}"])
        elif name in tables().variables["machine"]:
            self.report("system-info", [f"${name}"])

    # --- commands

    def run(self, command: Command, stdin: Texts = _NOTHING) -> Texts:
        """Run a command and return what it writes to standard output.

        Raises:
            TooComplexError: that would take more steps than the check spends.
        """
        self._steps += 1
        self._depth += 1
        if self._steps > _STEPS_MAX or self._depth > _DEPTH_MAX:
            raise TooComplexError
        output = self._run(command, stdin)
        self._depth -= 1
        return output

    def _run(self, command: Command, stdin: Texts) -> Texts:  # noqa: C901, PLR0911  one arm a kind of command
        match command:
            case Simple():
                return self._simple(command, stdin)
            case Block():
                return self._block(command, stdin)
            case Pipeline():
                return self._pipeline(command, stdin)
            case If():
                return self._if(command, stdin)
            case Loop():
                return self._loop(command, stdin)
            case Case():
                return self._case(command, stdin)
            case Definition():
                return self._define(command)
            case Test():
                with self._standing(command.start, command.end):
                    self.words.all_fields(command.words)
                return _NOTHING
            case Calculation():
                with self._standing(command.start, command.end):
                    self.words.number(command.expression)
                return _NOTHING

    @contextmanager
    def _standing(self, start: int, end: int) -> Generator[None]:
        """Let what is met within stand at a piece of the text."""
        here = self._at()
        before = here.start, here.end
        here.start, here.end = start, end
        yield
        here.start, here.end = before

    @contextmanager
    def subshell(self) -> Generator[None]:
        """Work on a copy of the shell's memory."""
        before, self.state = self.state, self.state.copy()
        try:
            yield
        finally:
            self.state = before

    def _block(self, block: Block, stdin: Texts) -> Texts:
        for redirect in block.redirects:
            stdin = self._redirect(redirect, stdin)
        if block.is_subshell:
            with self.subshell():
                return self._items(block.items, stdin)
        return self._items(block.items, stdin)

    def _items(self, items: Sequence[Item], stdin: Texts) -> Texts:
        outputs: list[Texts] = []
        for item in items:
            self.forks += item.runs_in_background
            if item.is_conditional:
                before = self.state.copy()
                outputs.append(self.run(item.command, stdin))
                self.state.join(before)
            else:
                outputs.append(self.run(item.command, stdin))
            self.forks -= item.runs_in_background
        return joined(outputs) if outputs else _NOTHING

    def _pipeline(self, pipeline: Pipeline, stdin: Texts) -> Texts:
        self.forks += len(pipeline.commands) > 1
        output = stdin
        for command in pipeline.commands[:-1]:
            with self.subshell():
                output = self.run(command, output)
        output = self.run(pipeline.commands[-1], output)
        self.forks -= len(pipeline.commands) > 1
        return output

    def _if(self, command: If, stdin: Texts) -> Texts:
        outputs: list[str] = []
        ends: list[State] = []
        for condition, body in command.arms:
            self.run(condition, stdin)
            before = self.state
            self.state = before.copy()
            outputs += self.run(body, stdin)
            ends.append(self.state)
            self.state = before
        if command.otherwise is not None:
            outputs += self.run(command.otherwise, stdin)
        for end in ends:
            self.state.join(end)
        return alternatives([*outputs, ""])

    def _loop(self, loop: Loop, stdin: Texts) -> Texts:
        outputs: list[Texts] = []
        with self._standing(loop.start, loop.start + 1):
            for word in loop.header:
                self.words.number(word)
        if loop.condition is not None or loop.words is None:
            return self._repeat(loop, stdin)
        with self._standing(loop.start, loop.start + 1):
            lists = self.words.all_fields(loop.words)
        for fields in lists[:1]:
            for item in fields[:_ITEMS_MAX]:
                self.state.set(loop.name, (item,))
                outputs.append(self.run(loop.body, stdin))
        for fields in lists[1:]:
            self.state.set(loop.name, alternatives(fields))
            self.run(loop.body, stdin)
        return joined(outputs) if outputs else _NOTHING

    def _repeat(self, loop: Loop, stdin: Texts) -> Texts:
        """Run a loop whose end can't be known, twice."""
        outputs: list[Texts] = []
        before = self.state.copy()
        for _ in range(2):
            if loop.condition is not None:
                self.run(loop.condition, stdin)
            if loop.name:
                self.state.set(loop.name, self.state.positional or (UNKNOWN,))
            outputs.append(self.run(loop.body, stdin))
        self.state.join(before)
        return joined(outputs)

    def _case(self, case: Case, stdin: Texts) -> Texts:
        with self._standing(case.start, case.start + 1):
            self.words.texts(case.word)
        outputs: list[str] = [""]
        ends: list[State] = []
        before = self.state
        for _, body in case.arms:
            self.state = before.copy()
            outputs += self.run(body, stdin)
            ends.append(self.state)
        self.state = before
        for end in ends:
            self.state.join(end)
        return alternatives(outputs)

    # --- functions

    def _define(self, definition: Definition) -> Texts:
        function = Function(definition, self._at().origin)
        self.state.functions[definition.name] = function
        self._functions.append(function)
        return _NOTHING

    def call(self, name: str, arguments: Fields, stdin: Texts) -> Texts:
        """Run the function of the script that is called `name`."""
        function = self.state.functions[name]
        if name in self.stack:
            if self.forks:
                self._fork_bomb(function, name)
            return (UNKNOWN,)
        self.stack.append(name)
        output = self._call(function, arguments, stdin)
        self.stack.pop()
        return output

    def _fork_bomb(self, function: Function, name: str) -> None:
        place = function.origin.place_of(function.definition.start, function.definition.end)
        self.recorder.report("destructive-command", function.origin.source, place, [name])

    def _call(self, function: Function, arguments: Fields | None, stdin: Texts) -> Texts:
        self.called.add(id(function))
        before, here = self.state.positional, self._here
        self.state.positional = arguments
        self._here = _Here(function.origin, function.definition.start, function.definition.end)
        output = self.run(function.definition.body, stdin)
        self.state.positional, self._here = before, here
        return output

    # --- simple commands

    def _simple(self, command: Simple, stdin: Texts) -> Texts:
        with self._standing(command.start, command.end):
            self._read_now = tuple(_names_in(command))
            if not command.words:
                for assignment in command.assignments:
                    self.assign(assignment)
            for redirect in command.redirects:
                stdin = self._redirect(redirect, stdin)
            if not command.words:
                return _NOTHING
            for assignment in command.assignments:
                self.before_command(assignment)
            lists = self._argument_lists(command.words)
            outputs = [text for fields in lists if fields for text in invoke(self, fields, stdin)]
            return self._written(command.redirects, alternatives(outputs or [""]))

    def _argument_lists(self, words: Sequence[Word | Assignment]) -> tuple[Fields, ...]:
        plain = [word for word in words if isinstance(word, Word)]
        lists = self.words.all_fields(plain)
        for word in words:
            if isinstance(word, Assignment):
                self.assign(word)
        return lists

    def _redirect(self, redirect: Redirect, stdin: Texts) -> Texts:
        """Open what a redirection names, and return what standard input is after it."""
        if redirect.body is not None:
            return self.words.texts(redirect.body)
        targets = self.words.texts(redirect.target)
        if redirect.operator == "<<<":
            return tuple(f"{text}\n" for text in targets)
        if redirect.operator in {"<&", ">&"} and all(text.isdigit() or text == "-" for text in targets):
            return stdin
        for target in targets:
            for rule in written_to(target) if ">" in redirect.operator else read_from(target):
                self.report(rule, [redirect.operator, target])
        if redirect.operator == "<":
            return alternatives(text for target in targets for text in self.content_of(target))
        return stdin

    def content_of(self, path: str) -> Texts:
        """Return what a file holds, where the program itself brings or writes it."""
        known = self.state.files.contents.get(path)
        if known is not None:
            return known
        source = self.files.get(path.removeprefix("./"))
        return (source.text,) if source is not None else (UNKNOWN,)

    def _written(self, redirects: Sequence[Redirect], output: Texts) -> Texts:
        """Return what is left of the output for standard output, and keep what goes into files."""
        for redirect in redirects:
            if redirect.operator in {">", ">>", ">|", "&>", "&>>"} and redirect.descriptor in {"", "1", "&"}:
                for target in self.words.texts(redirect.target):
                    self._keep(target, output)
                return _NOTHING
        return output

    def _keep(self, target: str, output: Texts) -> None:
        sink = self.state.files.sinks.get(target)
        if sink is not None:
            with self.subshell():
                self.run(sink.script, output)
        elif not is_stream(target):
            self.state.files.contents[target] = output


def _names_in(command: Simple) -> list[str]:
    found: list[str] = []
    for word in command.words:
        found += names_in_word(word) if isinstance(word, Word) else []
    return found
