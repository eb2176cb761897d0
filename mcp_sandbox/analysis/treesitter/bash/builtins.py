"""The shell's own commands."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from mcp_sandbox.analysis.treesitter.bash.assigning import Target, give, save_local, set_named
from mcp_sandbox.analysis.treesitter.bash.conditions import bracket_holds
from mcp_sandbox.analysis.treesitter.bash.filters import printed
from mcp_sandbox.analysis.treesitter.bash.interpreting import run_file, run_known
from mcp_sandbox.analysis.treesitter.bash.judging import judged
from mcp_sandbox.analysis.treesitter.bash.options import split_options
from mcp_sandbox.analysis.treesitter.bash.redirecting import content_of
from mcp_sandbox.analysis.treesitter.bash.shell import Shell, Stream
from mcp_sandbox.analysis.treesitter.bash.state import Array, Values, scalar
from mcp_sandbox.analysis.treesitter.bash.texts import UNKNOWN, Texts, alternatives, is_known
from mcp_sandbox.analysis.treesitter.bash.words import Fields, split

__all__ = ["BUILTINS", "Builtin"]

Builtin: TypeAlias = Callable[[Shell, Fields, Stream], Texts]
"""Takes the arguments and standard input, gives what is written."""

_NOTHING: Texts = ("",)
_ELEMENTS_MAX = 512


def _cd(shell: Shell, arguments: Fields, _: Stream) -> Texts:
    operands = [one for one in arguments if not one.startswith("-")]
    folder = operands[0] if operands else "~"
    state = shell.state
    if not is_known(folder) or arguments[:1] == ("-",):
        state.folder = ""
    elif folder.startswith(("/", "~")):
        state.folder = posixpath.normpath(folder)
    elif state.folder:
        state.folder = posixpath.normpath(posixpath.join(state.folder, folder))
    elif re.fullmatch(r"(\.\./){3,}(\.\.)?/?|(\.\./){2,}\.\.", folder):
        state.folder = "/"  # deeper than where any program begins
    shell.status = True
    return _NOTHING


def _pwd(shell: Shell, arguments: Fields, _: Stream) -> Texts:
    del arguments
    return (f"{shell.state.folder}\n",) if shell.state.folder else (UNKNOWN,)


def _eval(shell: Shell, arguments: Fields, stdin: Stream) -> Texts:
    text = " ".join(arguments[1:] if arguments[:1] == ("--",) else arguments)
    shell.report("dynamic-code", ("eval", text))
    return run_known(shell, text, stdin)


def _source(shell: Shell, arguments: Fields, stdin: Stream) -> Texts:
    arguments = arguments[1:] if arguments[:1] == ("--",) else arguments
    if not arguments:
        return _NOTHING
    path = arguments[0]
    shell.imported(path)
    before = shell.state.positional
    if len(arguments) > 1:
        shell.state.positional = arguments[1:]
    output = run_file(shell, path, stdin)
    if output is None:
        shell.report("dynamic-code", ("source", path))
        contents = content_of(shell, path, stdin)
        is_file = contents == (UNKNOWN,) and not path.startswith("/dev/")
        output = (
            contents if is_file else alternatives(text for one in contents for text in run_known(shell, one, Stream()))
        )
        shell.state.knows_unset &= contents != (UNKNOWN,)
    shell.state.positional = before
    return output


def _trap(shell: Shell, arguments: Fields, _: Stream) -> Texts:
    operands = [one for one in arguments if one != "--"]
    if len(operands) > 1 and operands[0] not in {"", "-", "-p", "-l"}:
        shell.conditions += 1
        shell.run_inner(operands[0])
        shell.conditions -= 1
    return _NOTHING


def _read(shell: Shell, arguments: Fields, stdin: Stream) -> Texts:
    options, names = split_options(arguments, "adinNptu")
    flags = dict(options)
    source = Stream(shell.state.files.contents.get(f"/dev/fd/{flags['u']}", (UNKNOWN,))) if "u" in flags else stdin
    delimiter = "\0" if flags.get("d") == "" else flags.get("d", "\n")[:1]
    lines = _characters(source, flags) or source.line(delimiter)
    shell.status = lines is not None if source.is_known() or lines is None else None
    lines = lines or ("",)
    if "r" not in flags:
        lines = alternatives(re.sub(r"\\(.?)", r"\1", line) for line in lines)
    separators = _separators(shell)
    if "a" in flags:
        arrays = [Array(tuple((str(i), word) for i, word in enumerate(_words(line, separators)))) for line in lines]
        give(shell, Target(flags["a"]), arrays)
        return _NOTHING
    for position, name in enumerate(names or ["REPLY"]):
        set_named(shell, name, [_share(line, separators, position, len(names or [""])) for line in lines])
    return _NOTHING


def _characters(source: Stream, flags: Mapping[str, str]) -> Texts | None:
    """Return what `read -n` takes."""
    count = flags.get("n") or flags.get("N") or ""
    if not count.isdigit() or not source.is_known():
        return None
    size = int(count[:6])
    taken = alternatives(text[:size].partition("\n")[0] for text in source.texts if text)
    source.texts = alternatives(text[max(size, 1) :] for text in source.texts)
    return taken or None


def _separators(shell: Shell) -> str:
    values = shell.state.get("IFS")
    return scalar(values[0]) if values else " \t\n"


def _words(line: str, separators: str) -> list[str]:
    return [word for word in split(line, separators) if word][:_ELEMENTS_MAX]


def _share(line: str, separators: str, position: int, count: int) -> str:
    """Return what the variable at `position` of `count` gets of a line."""
    if not is_known(line):
        return UNKNOWN
    if count == 1:
        return line.strip("".join(char for char in separators if char in " \t\n") or None) if separators else line
    words = split(line.strip(" \t\n") if " " in separators else line, separators)
    if position < count - 1:
        return words[position] if position < len(words) else ""
    return (separators[:1] or " ").join(words[position:])


def _set(shell: Shell, arguments: Fields, _: Stream) -> Texts:
    _report(shell, "set", arguments)
    if any(re.fullmatch(r"-[a-zA-Z]*u[a-zA-Z]*|nounset", one) for one in arguments):
        shell.state.knows_unset = False
    rest = list(arguments)
    while rest and rest[0][:1] in {"-", "+"} and rest[0] not in {"-", "--"}:
        rest = rest[2:] if rest[0][1:].endswith("o") and len(rest) > 1 else rest[1:]
    if rest or "--" in arguments or "-" in arguments:
        shell.state.positional = tuple(rest[1:] if rest and rest[0] in {"--", "-"} else rest)
    return _NOTHING


def _report(shell: Shell, name: str, arguments: Fields) -> None:
    for rule in judged((name, *arguments)):
        shell.report(rule, (name, *arguments))


def _shift(shell: Shell, arguments: Fields, _: Stream) -> Texts:
    count = int(arguments[0]) if arguments and re.fullmatch(r"\d{1,4}", arguments[0]) else 1
    if shell.state.positional is not None:
        shell.status = len(shell.state.positional) >= count
        shell.state.positional = shell.state.positional[count:]
    return _NOTHING


def _declaring(command: str) -> Builtin:
    def run(shell: Shell, arguments: Fields, _: Stream) -> Texts:
        _report(shell, command, arguments)
        flags = "".join(one[1:] for one in arguments if one.startswith("-"))
        for one in arguments:
            if one[:1] not in {"-", "+", ""}:
                _declare(shell, command, flags, one)
        return _NOTHING

    return run


def _declare(shell: Shell, command: str, flags: str, one: str) -> None:
    name, equals, value = one.partition("=")
    is_local = command == "local" or (shell.frames and command in {"declare", "typeset"} and "g" not in flags)
    if is_local and (equals or name not in shell.frames[-1].saved if shell.frames else False):
        save_local(shell, name)
        if not equals:
            shell.state.variables[name] = ()
    if "n" in flags and equals:
        shell.state.references[name] = value
        return
    if set(flags) & set("ilu"):
        shell.state.changes[name] = flags
    if equals:
        set_named(shell, name.removesuffix("+"), [value])
    if command == "readonly" or "r" in flags:
        shell.state.fixed.add(name)


def _alias(shell: Shell, arguments: Fields, _: Stream) -> Texts:
    for one in arguments:
        name, equals, value = one.partition("=")
        if equals:
            shell.state.aliases[name] = value
    return _NOTHING


def _unalias(shell: Shell, arguments: Fields, _: Stream) -> Texts:
    for one in arguments:
        shell.state.aliases.pop(one, None)
    if "-a" in arguments:
        shell.state.aliases.clear()
    return _NOTHING


def _unset(shell: Shell, arguments: Fields, _: Stream) -> Texts:
    for one in arguments:
        if one.startswith("-"):
            continue
        if "-f" in arguments or (one not in shell.state.variables and "-v" not in arguments):
            shell.state.functions.remove(one)
        if "-n" in arguments:
            shell.state.references.pop(one, None)
        elif "-f" not in arguments and one not in shell.state.fixed:
            shell.state.variables[shell.state.target(one)] = ()
    return _NOTHING


def _printf(shell: Shell, arguments: Fields, _: Stream) -> Texts:
    if arguments[:1] == ("-v",) and len(arguments) > 1:
        text = printed(list(arguments[2:]))
        set_named(shell, arguments[1], [UNKNOWN if text is None else text])
        return _NOTHING
    text = printed(list(arguments[1:] if arguments[:1] == ("--",) else arguments))
    return (UNKNOWN if text is None else text,)


def _mapfile(shell: Shell, arguments: Fields, stdin: Stream) -> Texts:
    options, names = split_options(arguments, "dnOsuCc")
    flags = dict(options)
    end = "" if "t" in flags else "\n"
    delimiter = flags.get("d") or "\n"
    arrays: Values = alternatives(
        Array(tuple((str(i), line + end) for i, line in enumerate(_pieces(text, delimiter))))
        if is_known(text)
        else UNKNOWN
        for text in stdin.rest()
    )
    give(shell, Target(names[0] if names else "MAPFILE"), arrays)
    if "C" in flags:
        shell.run_inner(flags["C"])
    return _NOTHING


def _pieces(text: str, delimiter: str) -> list[str]:
    return text.removesuffix(delimiter).split(delimiter)[:_ELEMENTS_MAX] if text else []


def _let(shell: Shell, arguments: Fields, _: Stream) -> Texts:
    for one in arguments:
        shell.run_inner(f"(( {one} ))")
    return _NOTHING


def _enable(shell: Shell, arguments: Fields, _: Stream) -> Texts:
    _report(shell, "enable", arguments)
    return _NOTHING


def _hash(shell: Shell, arguments: Fields, _: Stream) -> Texts:
    if arguments[:1] == ("-p",) and len(arguments) > 2:
        shell.state.files.commands[arguments[2]] = posixpath.basename(arguments[1])
    return _NOTHING


def _bind(shell: Shell, arguments: Fields, _: Stream) -> Texts:
    if arguments[:1] == ("-x",) and len(arguments) > 1:
        shell.run_inner(arguments[1].partition(":")[2].strip("\"' "))
    return _NOTHING


def _complete(shell: Shell, arguments: Fields, _: Stream) -> Texts:
    for option, value in split_options(arguments, "CFWAGPSXo")[0]:
        if option in {"C", "F"} and value:
            shell.run_inner(value)
    return _NOTHING


def _getopts(shell: Shell, arguments: Fields, _: Stream) -> Texts:
    if len(arguments) > 1:
        give(shell, Target(arguments[1]), [UNKNOWN])
    give(shell, Target("OPTARG"), [UNKNOWN])
    return _NOTHING


def _leave(shell: Shell, arguments: Fields, _: Stream) -> Texts:
    del arguments
    for frame in shell.frames:
        frame.is_guarded |= shell.conditions > frame.conditions
    return _NOTHING


def _test(shell: Shell, arguments: Fields, _: Stream) -> Texts:
    shell.status = bracket_holds(shell, list(arguments[:-1] if arguments[-1:] == ("]",) else arguments))
    return _NOTHING


def _saying(status: bool) -> Builtin:  # noqa: FBT001  the truth is all there is to say
    def run(shell: Shell, arguments: Fields, stdin: Stream) -> Texts:
        del arguments, stdin
        shell.status = status
        return _NOTHING

    return run


def _nothing(shell: Shell, arguments: Fields, stdin: Stream) -> Texts:
    del shell, arguments, stdin
    return _NOTHING


def _named(names: Sequence[str], builtin: Builtin) -> Mapping[str, Builtin]:
    return dict.fromkeys(names, builtin)


BUILTINS: Mapping[str, Builtin] = {
    **_named(("cd", "pushd"), _cd),
    "pwd": _pwd,
    "eval": _eval,
    **_named(("source", "."), _source),
    "trap": _trap,
    "read": _read,
    "set": _set,
    "shift": _shift,
    **{name: _declaring(name) for name in ("declare", "typeset", "local", "readonly", "export")},
    "alias": _alias,
    "unalias": _unalias,
    "unset": _unset,
    "printf": _printf,
    **_named(("mapfile", "readarray"), _mapfile),
    "let": _let,
    "enable": _enable,
    "hash": _hash,
    "bind": _bind,
    "complete": _complete,
    "getopts": _getopts,
    **_named(("return", "exit", "break", "continue", "logout"), _leave),
    **_named(("test", "["), _test),
    **_named((":", "true"), _saying(status=True)),
    "false": _saying(status=False),
    **_named(
        (
            "shopt",
            "wait",
            "popd",
            "dirs",
            "help",
            "history",
            "umask",
            "times",
            "suspend",
            "bg",
            "fg",
            "jobs",
            "compopt",
            "caller",
        ),
        _nothing,
    ),
}
