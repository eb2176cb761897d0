"""What the shell does itself."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from mcp_sandbox.analysis.treesitter.bash.external import wrapped
from mcp_sandbox.analysis.treesitter.bash.filters import printed
from mcp_sandbox.analysis.treesitter.bash.options import split_options
from mcp_sandbox.analysis.treesitter.bash.state import Array
from mcp_sandbox.analysis.treesitter.bash.tables import tables
from mcp_sandbox.analysis.treesitter.bash.texts import UNKNOWN, Texts, is_known
from mcp_sandbox.analysis.treesitter.bash.words import Fields

if TYPE_CHECKING:
    from mcp_sandbox.analysis.treesitter.bash.running import Runner

__all__ = ["BUILTINS"]

_NOTHING: Texts = ("",)
_SET_OPTIONS = ("-", "+")

_Builtin: TypeAlias = Callable[["Runner", Fields, Texts], Texts]


def _cd(runner: Runner, arguments: Fields, _stdin: Texts) -> Texts:
    operands = [one for one in arguments if not one.startswith("-")]
    folder = operands[0] if operands else "~"
    if folder.startswith(("/", "~")) or UNKNOWN in folder:
        runner.state.folder = folder if is_known(folder) else ""
    elif runner.state.folder:
        runner.state.folder = posixpath.normpath(posixpath.join(runner.state.folder, folder))
    return _NOTHING


def _eval(runner: Runner, arguments: Fields, stdin: Texts) -> Texts:
    text = " ".join(one for one in arguments if one != "--")
    if not text:
        return _NOTHING
    runner.report("dynamic-code", ("eval", *arguments))
    return runner.run_inner(text, stdin) if text.strip(f"{UNKNOWN} \n") else (UNKNOWN,)


def _source(runner: Runner, arguments: Fields, _stdin: Texts) -> Texts:
    if not arguments:
        return _NOTHING
    path = arguments[0]
    plain = path.removeprefix("./")
    if plain in runner.files:
        runner.imported(path)
        return runner.run_inner(runner.files[plain].text)
    contents = runner.state.files.contents.get(path)
    runner.report("dynamic-code", ("source", path))
    for text in contents or ():
        if text.strip(f"{UNKNOWN}\n"):
            runner.run_inner(text)
    runner.state.knows_unset = False
    return (UNKNOWN,)


def _trap(runner: Runner, arguments: Fields, _stdin: Texts) -> Texts:
    operands = [one for one in arguments if one not in {"--", "-p", "-l"}]
    if len(operands) > 1 and operands[0] not in {"", "-"}:
        runner.run_inner(operands[0])
    return _NOTHING


def _read(runner: Runner, arguments: Fields, stdin: Texts) -> Texts:
    options, names = split_options(arguments, "adeinNptu")
    names = names or ["REPLY"]
    arrays = [value for option, value in options if option == "a"]
    lines = [text.partition("\n")[0] for text in stdin if text]
    for position, name in enumerate(arrays or names):
        found: list[str] = []
        for line in lines or [UNKNOWN]:
            words = line.split()
            if not is_known(line):
                found.append(UNKNOWN)
            elif len(names) == 1:
                found.append(line.strip())
            else:
                last = position == len(names) - 1
                found.append(" ".join(words[position:]) if last else (words[position : position + 1] or [""])[0])
        runner.state.set(name, found)
    return _NOTHING


def _set(runner: Runner, arguments: Fields, _stdin: Texts) -> Texts:
    if not arguments:
        runner.report("environment", ("set",))
    elif arguments[0] == "--":
        runner.state.positional = arguments[1:]
    elif not arguments[0].startswith(_SET_OPTIONS):
        runner.state.positional = arguments
    return _NOTHING


def _shift(runner: Runner, arguments: Fields, _stdin: Texts) -> Texts:
    count = int(arguments[0]) if arguments and arguments[0].isdigit() else 1
    if runner.state.positional is not None:
        runner.state.positional = runner.state.positional[count:]
    return _NOTHING


def _declare(runner: Runner, arguments: Fields, _stdin: Texts) -> Texts:
    """Declare variables; those with a value were set when the words were read."""
    flags = "".join(one[1:] for one in arguments if one.startswith("-"))
    for one in arguments:
        name, equals, value = one.partition("=")
        if one.startswith("-") or not name:
            continue
        if "n" in flags and equals:
            runner.state.references[name] = value
        elif equals:
            runner.state.set(name, (value,))
        elif "p" in flags or "x" in flags:
            continue
    if not [one for one in arguments if not one.startswith("-")] and set(flags) & set("xp"):
        runner.report("environment", ("declare", *arguments))
    return _NOTHING


def _export(runner: Runner, arguments: Fields, stdin: Texts) -> Texts:
    return _declare(runner, tuple(one for one in arguments if one != "-p"), stdin)


def _alias(runner: Runner, arguments: Fields, _stdin: Texts) -> Texts:
    for one in arguments:
        name, equals, value = one.partition("=")
        if equals:
            runner.state.aliases[name] = value
    return _NOTHING


def _unset(runner: Runner, arguments: Fields, _stdin: Texts) -> Texts:
    for one in arguments:
        if not one.startswith("-"):
            runner.state.variables.pop(one, None)
            if "-f" in arguments:
                runner.state.functions.pop(one, None)
    return _NOTHING


def _printf(runner: Runner, arguments: Fields, _stdin: Texts) -> Texts:
    if arguments[:1] == ("-v",) and len(arguments) > 1:
        text = printed(list(arguments[2:]))
        runner.state.set(arguments[1], (UNKNOWN if text is None else text,))
        return _NOTHING
    rest = arguments[1:] if arguments[:1] == ("--",) else arguments
    text = printed(list(rest))
    return (UNKNOWN if text is None else text,)


def _mapfile(runner: Runner, arguments: Fields, stdin: Texts) -> Texts:
    _, names = split_options(arguments, "dnOsuCc")
    name = names[0] if names else "MAPFILE"
    arrays = [
        Array(tuple((str(index), line) for index, line in enumerate(text.splitlines()[:256])))
        for text in stdin
        if is_known(text)
    ]
    runner.state.set(name, arrays or [UNKNOWN])
    return _NOTHING


def _let(runner: Runner, arguments: Fields, _stdin: Texts) -> Texts:
    for one in arguments:
        runner.run_inner(f"(( {one} ))")
    return _NOTHING


def _exec(runner: Runner, arguments: Fields, stdin: Texts) -> Texts:
    if not arguments:
        return _NOTHING
    return wrapped(runner, "exec", tables().wrappers["exec"], arguments, stdin)


def _enable(runner: Runner, arguments: Fields, _stdin: Texts) -> Texts:
    if any(one.startswith("-") and "f" in one for one in arguments):
        runner.report("native-code", ("enable", *arguments))
    return _NOTHING


def _nothing(_runner: Runner, _arguments: Fields, _stdin: Texts) -> Texts:
    return _NOTHING


def _getopts(runner: Runner, arguments: Fields, _stdin: Texts) -> Texts:
    if len(arguments) > 1:
        runner.state.set(arguments[1], (UNKNOWN,))
    runner.state.set("OPTARG", (UNKNOWN,))
    return _NOTHING


BUILTINS: Mapping[str, _Builtin] = {
    **dict.fromkeys(("cd", "pushd"), _cd),
    "eval": _eval,
    **dict.fromkeys(("source", "."), _source),
    "trap": _trap,
    "read": _read,
    "set": _set,
    "shift": _shift,
    **dict.fromkeys(("declare", "typeset", "local", "readonly"), _declare),
    "export": _export,
    "alias": _alias,
    "unset": _unset,
    "printf": _printf,
    **dict.fromkeys(("mapfile", "readarray"), _mapfile),
    "let": _let,
    "exec": _exec,
    "enable": _enable,
    "getopts": _getopts,
    **dict.fromkeys(
        (":", "true", "false", "return", "exit", "break", "continue", "shopt", "wait", "test", "[", "popd", "dirs",
         "hash", "help", "history", "unalias", "umask", "times", "type", "suspend", "bg", "fg", "jobs", "complete",
         "compopt", "bind", "caller", "logout"),
        _nothing,
    ),
}  # fmt: skip
"""What the shell does itself."""
