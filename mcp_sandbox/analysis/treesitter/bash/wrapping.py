"""Commands that run the command that their arguments hold."""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping, Sequence
from typing import Protocol

from mcp_sandbox.analysis.commands import is_vital_path
from mcp_sandbox.analysis.treesitter.bash.assigning import watch
from mcp_sandbox.analysis.treesitter.bash.options import command_at, split_options
from mcp_sandbox.analysis.treesitter.bash.shell import Shell, Stream
from mcp_sandbox.analysis.treesitter.bash.tables import tables
from mcp_sandbox.analysis.treesitter.bash.texts import UNKNOWN, Texts, alternatives, is_known, joined
from mcp_sandbox.analysis.treesitter.bash.words import Fields

__all__ = ["WRAPPERS", "Invoke", "wrapped"]

_FED_MAX = 64


class Invoke(Protocol):
    """Runs a command."""

    def __call__(self, shell: Shell, fields: Fields, stdin: Stream, *, skips_functions: bool = False) -> Texts:
        """Return what the command writes to standard output."""
        ...


class _Wrapping(Protocol):
    def __call__(self, shell: Shell, arguments: Fields, stdin: Stream, invoke: Invoke) -> Texts: ...


def wrapped(shell: Shell, name: str, arguments: Fields, stdin: Stream, invoke: Invoke) -> Texts:
    """Run the command that a wrapper's arguments hold."""
    wrapper = tables().wrappers[name]
    command = arguments[command_at(arguments, wrapper.letters, wrapper.long, wrapper.operands) :]
    while wrapper.assigns and command and re.match(r"[A-Za-z_]\w*=", command[0]):
        variable, _, value = command[0].partition("=")
        watch(shell, variable, [value])
        command = command[1:]
    if not command:
        return stdin.rest()
    return invoke(shell, command, stdin, skips_functions=True)


def _env(shell: Shell, arguments: Fields, stdin: Stream, invoke: Invoke) -> Texts:
    for index, one in enumerate(arguments):
        text = one[2:] if one.startswith("-S") and len(one) > 2 else one.partition("=")[2]
        if one in {"-S", "--split-string", "-vS"} and index + 1 < len(arguments):
            text = arguments[index + 1]
            arguments = (*arguments[:index], "--", *_split(text), *arguments[index + 2 :])
            break
        if one.startswith(("-S", "--split-string=")) and text:
            arguments = (*arguments[:index], "--", *_split(text), *arguments[index + 1 :])
            break
        if not one.startswith("-"):
            break
    wrapper = tables().wrappers["env"]
    rest = arguments[command_at(arguments, wrapper.letters, wrapper.long, 0) :]
    if all(re.match(r"[A-Za-z_]\w*=", one) for one in rest):
        if not {"--version", "--help"} & set(arguments):
            shell.report("environment", ("env", *arguments))
        return (UNKNOWN,)
    return wrapped(shell, "env", arguments, stdin, invoke)


def _split(text: str) -> Sequence[str]:
    try:
        return shlex.split(text)
    except ValueError:
        return text.split()


def _xargs(shell: Shell, arguments: Fields, stdin: Stream, invoke: Invoke) -> Texts:
    """Run a command whose arguments come from standard input too."""
    wrapper = tables().wrappers["xargs"]
    at = command_at(arguments, wrapper.letters, wrapper.long, 0)
    command = arguments[at:] or ("echo",)
    options = dict(split_options(arguments[:at], wrapper.letters, wrapper.long)[0])
    mark = options.get("I") or options.get("replace") or ("{}" if {"i", "replace"} & set(options) else "")
    outputs: list[str] = []
    for text in stdin.rest():
        outputs += joined(_with_words(shell, command, _words_for(text, options, mark), mark, options, invoke))
    return alternatives(outputs or [UNKNOWN])


def _words_for(text: str, options: Mapping[str, str], mark: str) -> list[str]:
    if not is_known(text):
        return [UNKNOWN]
    if "0" in options or "null" in options:
        return text.split("\0")[:_FED_MAX]
    delimiter = options.get("d") or options.get("delimiter")
    if delimiter:
        return text.removesuffix("\n").split(delimiter.replace("\\n", "\n"))[:_FED_MAX]
    if mark:
        return [line.strip() for line in text.split("\n") if line.strip()][:_FED_MAX]
    return list(_split(text))[:_FED_MAX]


def _with_words(  # noqa: PLR0913, PLR0917  what xargs knows of one line
    shell: Shell, command: Fields, words: Sequence[str], mark: str, options: Mapping[str, str], invoke: Invoke
) -> list[Texts]:
    if mark:
        return [
            invoke(shell, tuple(one.replace(mark, word) for one in command), Stream(("",)), skips_functions=True)
            for word in words or [UNKNOWN]
        ]
    count = options.get("n") or options.get("max-args") or ("1" if options.get("L") == "1" else "")
    size = int(count) if re.fullmatch(r"[1-9]\d{0,3}", count) else len(words) or 1
    return [
        invoke(shell, (*command, *words[start : start + size]), Stream(("",)), skips_functions=True)
        for start in range(0, max(len(words), 1), size)
    ]


def _parallel(shell: Shell, arguments: Fields, stdin: Stream, invoke: Invoke) -> Texts:
    """Run `parallel command ::: arguments`, each through a shell."""
    mark = next((index for index, one in enumerate(arguments) if one in {":::", "::::", ":::+"}), len(arguments))
    wrapper = tables().wrappers["parallel"]
    before = arguments[:mark]
    command = before[command_at(before, wrapper.letters, wrapper.long, 0) :]
    words = list(arguments[mark + 1 :]) or [
        word for text in stdin.rest() for word in (text.split("\n") if is_known(text) else [UNKNOWN]) if word
    ]
    del invoke
    for word in words[:_FED_MAX] or [UNKNOWN]:
        text = " ".join(command)
        shell.run_inner(text.replace("{}", word) if "{}" in text else f"{text} {word}".strip())
    return (UNKNOWN,)


def _ssh(shell: Shell, arguments: Fields, stdin: Stream, invoke: Invoke) -> Texts:
    """Run what another machine, or this one by that road, is told to run."""
    del invoke
    operands = split_options(arguments, "bcDEeFIiJLlmOopQRSWw")[1]
    if len(operands) > 1:
        shell.run_inner(" ".join(operands[1:]), stdin)
    return (UNKNOWN,)


def _watch(shell: Shell, arguments: Fields, stdin: Stream, invoke: Invoke) -> Texts:
    del invoke
    wrapper = tables().wrappers["watch"]
    return shell.run_inner(" ".join(arguments[command_at(arguments, wrapper.letters, wrapper.long, 0) :]), stdin)


def _find(shell: Shell, arguments: Fields, stdin: Stream, invoke: Invoke) -> Texts:
    """Run what `find` runs for each file."""
    del stdin
    starts: list[str] = []
    for one in arguments:
        if one[:1] in {"-", "(", "!"}:
            break
        starts.append(one)
    place = starts[0] if starts else "."
    for index, one in enumerate(arguments):
        if one in {"-exec", "-execdir", "-ok", "-okdir"}:
            command = arguments[index + 1 :]
            end = next((at for at, word in enumerate(command) if word in {";", "+"}), len(command))
            words = tuple(word.replace("{}", f"{place.rstrip('/')}/{UNKNOWN}") for word in command[:end])
            if words:
                invoke(shell, words, Stream(), skips_functions=True)
    return (_found(place, arguments),)


def _found(place: str, arguments: Fields) -> str:
    """Return what `find` writes: where it starts, if that tells enough about what it finds."""
    end = "\0" if "-print0" in arguments else "\n"
    is_all = all(one[:1] != "-" or one in {"-print", "-print0", "-depth"} for one in arguments)
    return f"{place}{end}" if is_vital_path(place) or (is_all and place != ".") else UNKNOWN


WRAPPERS: Mapping[str, _Wrapping] = {
    "env": _env,
    "xargs": _xargs,
    "parallel": _parallel,
    "sem": _parallel,
    "watch": _watch,
    "find": _find,
    "ssh": _ssh,
}
"""Those with ways of their own."""
