"""Commands of the system: what they do, what they run, and what they write."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from mcp_sandbox.analysis.treesitter.bash.filters import FILTERS
from mcp_sandbox.analysis.treesitter.bash.judging import file_operands, judged
from mcp_sandbox.analysis.treesitter.bash.options import command_at, split_options
from mcp_sandbox.analysis.treesitter.bash.tables import Wrapper, tables
from mcp_sandbox.analysis.treesitter.bash.texts import UNKNOWN, Texts, alternatives, is_known
from mcp_sandbox.analysis.treesitter.bash.words import Fields

if TYPE_CHECKING:
    from mcp_sandbox.analysis.treesitter.bash.running import Runner

__all__ = ["external", "wrapped"]

_NOTHING: Texts = ("",)


def external(runner: Runner, name: str, arguments: Fields, stdin: Texts) -> Texts:
    """Run a command of the system, and return what it writes."""
    name = runner.state.files.commands.get(name, name)
    fields = (name, *arguments)
    runner.met(fields)
    for rule in judged(fields, runner.state.folder):
        runner.report(rule, fields)
    _through_doors(runner, name, arguments)
    own = _OWN.get(name)
    if own is not None:
        return own(runner, arguments, stdin)
    if name in tables().shells:
        return _shell(runner, arguments, stdin)
    wrapper = tables().wrappers.get(name)
    if wrapper is not None:
        return wrapped(runner, name, wrapper, arguments, stdin)
    if name in tables().interpreters:
        return _interpreter(runner, name, arguments, stdin)
    return _filtered(runner, name, arguments, stdin)


def _tee(runner: Runner, arguments: Fields, stdin: Texts) -> Texts:
    for path in file_operands("tee", arguments):
        runner.state.files.contents[path] = stdin
    return stdin


def _filtered(runner: Runner, name: str, arguments: Fields, stdin: Texts) -> Texts:
    apply = FILTERS.get(name)
    if apply is None:
        return (UNKNOWN,)
    paths = file_operands(name, arguments) if name not in {"echo", "printf"} else []
    if len(paths) == 1 and runner.content_of(paths[0]) != (UNKNOWN,):
        arguments = tuple(one for one in arguments if one != paths[0])
        stdin = runner.content_of(paths[0])
    found = [apply(arguments, text) for text in stdin]
    return alternatives(UNKNOWN if text is None else text for text in found)


def _cat(runner: Runner, arguments: Fields, stdin: Texts) -> Texts:
    paths = [one for one in arguments if not one.startswith("-")]
    if not paths or "-" in arguments:
        return stdin
    contents = [runner.content_of(path) for path in paths]
    return contents[0] if len(contents) == 1 else (UNKNOWN,)


def _copied(runner: Runner, arguments: Fields, _stdin: Texts) -> Texts:
    operands = [one for one in arguments if not one.startswith("-")]
    if len(operands) == 2:
        source, target = operands
        name = posixpath.basename(source)
        if tables().is_known(name):
            runner.state.files.commands[posixpath.basename(target)] = name
        runner.state.files.contents[target] = runner.content_of(source)
    return _NOTHING


def _through_doors(runner: Runner, name: str, arguments: Fields) -> None:
    """Read the texts among a command's arguments that it runs as commands."""
    for option in tables().text_doors.get(name, ()):
        for index, one in enumerate(arguments):
            value = ""
            if option == "*":
                value = one
            elif one == option and index + 1 < len(arguments):
                value = arguments[index + 1]
            elif one.startswith(f"{option}=") or (len(option) == 2 and one.startswith(option)):
                value = one[len(option) :].removeprefix("=")
            _lead(runner, option, value)


def _lead(runner: Runner, option: str, value: str) -> None:
    for mark in tables().leads:
        if mark in value:
            runner.run_inner(value.partition(mark)[2].strip("\"' "))
            return
    if option != "*" and value:
        runner.run_inner(value)


def _find(runner: Runner, arguments: Fields, _stdin: Texts) -> Texts:
    """Run what `find` runs for each file."""
    starts: list[str] = []
    for one in arguments:
        if one[:1] in {"-", "(", "!"}:
            break
        starts.append(one)
    for index, one in enumerate(arguments):
        if one in {"-exec", "-execdir", "-ok", "-okdir"}:
            command = arguments[index + 1 :]
            end = next((at for at, word in enumerate(command) if word in {";", "+"}), len(command))
            place = starts[0] if starts else "."
            words = tuple(word.replace("{}", place) for word in command[:end])
            if words:
                runner.invoke(words, (UNKNOWN,))
    return (UNKNOWN,)


def _interpreter(runner: Runner, name: str, arguments: Fields, stdin: Texts) -> Texts:
    fields = (name, *arguments)
    has_text = any(one in tables().interpreters[name] for one in arguments)
    operands = [one for one in arguments if not one.startswith("-")]
    if has_text or operands or stdin != _NOTHING or not arguments:
        runner.report("process", fields)
    return (UNKNOWN,)


# --- shells and what runs others


def _shell(runner: Runner, arguments: Fields, stdin: Texts) -> Texts:
    """Run what a shell is given: a text, a file, or its standard input."""
    options, operands = split_options(arguments, "oO")
    if any(name == "c" for name, _ in options):
        if not operands:
            return (UNKNOWN,)
        return _as_script(runner, operands[0], operands[1:], stdin)
    if operands:
        return _file(runner, operands[0], operands[1:], stdin)
    if any(name in {"version", "help"} for name, _ in options):
        return (UNKNOWN,)
    return alternatives(text for script in stdin for text in _as_script(runner, script, [], _NOTHING))


def _as_script(runner: Runner, text: str, arguments: Sequence[str], stdin: Texts) -> Texts:
    """Run a text in a shell of its own."""
    if not is_known(text):
        runner.report("shell-command" if text.strip(f"{UNKNOWN}\n") == "" else "dynamic-code", ("sh", text))
    elif text.strip():
        runner.report("dynamic-code", ("sh", "-c", text))
    if text.strip(f"{UNKNOWN}\n") == "":
        return (UNKNOWN,)
    with runner.subshell():
        if arguments:
            runner.state.positional = tuple(arguments[1:])
        return runner.run_inner(text, stdin)


def _file(runner: Runner, path: str, arguments: Sequence[str], stdin: Texts) -> Texts:
    """Run a file as a script: one of the program's own is read in any case."""
    contents = runner.content_of(path)
    if path.removeprefix("./") in runner.files:
        runner.imported(path)
        return (UNKNOWN,)
    outputs: list[str] = []
    for text in contents:
        outputs += _as_script(runner, text, ["", *arguments], stdin)
    return alternatives(outputs)


def wrapped(runner: Runner, name: str, wrapper: Wrapper, arguments: Fields, stdin: Texts) -> Texts:
    """Run the command that a wrapper's arguments hold."""
    index = command_at(arguments, wrapper.letters, wrapper.long, wrapper.operands)
    command = arguments[index:]
    while wrapper.assigns and command and "=" in command[0] and not command[0].startswith("="):
        command = command[1:]
    if name == "env":
        command = _env_text(arguments) or command
    if not command:
        return stdin if name in {"xargs", "command", "env"} else (UNKNOWN,)
    if name == "command" and arguments[:1] in (("-v",), ("-V",)):
        return (UNKNOWN,)
    if wrapper.joins:
        return runner.run_inner(" ".join(command), stdin)
    if wrapper.feeds:
        return _fed(runner, arguments, command, stdin)
    if name in {"command", "builtin", "exec", "busybox"}:
        return _past_functions(runner, command, stdin)
    return runner.invoke(command, stdin)


def _env_text(arguments: Fields) -> Fields:
    for index, one in enumerate(arguments[:-1]):
        if one in {"-S", "--split-string"}:
            return tuple(arguments[index + 1].split())
    return ()


def _past_functions(runner: Runner, command: Fields, stdin: Texts) -> Texts:
    before = runner.state.functions
    runner.state.functions = {}
    output = runner.invoke(command, stdin)
    runner.state.functions = before
    return output


def _fed(runner: Runner, arguments: Fields, command: Fields, stdin: Texts) -> Texts:
    """Run a command whose arguments come from standard input too."""
    outputs: list[str] = []
    marks = [value for option, value in split_options(arguments, "I", ())[0] if option == "I"]
    for text in stdin:
        words = text.split() if is_known(text) else [UNKNOWN]
        if marks and marks[0]:
            for word in words[:16]:
                outputs += runner.invoke(tuple(one.replace(marks[0], word) for one in command), _NOTHING)
        else:
            outputs += runner.invoke((*command, *words), _NOTHING)
    return alternatives(outputs or [UNKNOWN])


_Command: TypeAlias = Callable[["Runner", Fields, Texts], Texts]

_OWN: Mapping[str, _Command] = {
    "find": _find,
    "tee": _tee,
    "cat": _cat,
    **dict.fromkeys(("cp", "ln", "mv"), _copied),
}
"""Commands of the system that are followed by what they do to files."""
