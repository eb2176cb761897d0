"""A command with its arguments: what runs it, what it runs, and what it writes."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from mcp_sandbox.analysis.treesitter.bash.filters import FILTERS, printed
from mcp_sandbox.analysis.treesitter.bash.judging import file_operands, judged
from mcp_sandbox.analysis.treesitter.bash.options import command_at, split_options
from mcp_sandbox.analysis.treesitter.bash.state import Array, Function
from mcp_sandbox.analysis.treesitter.bash.tables import Wrapper, tables
from mcp_sandbox.analysis.treesitter.bash.texts import UNKNOWN, Texts, alternatives, glob_matches, is_known
from mcp_sandbox.analysis.treesitter.bash.words import Fields

if TYPE_CHECKING:
    from mcp_sandbox.analysis.treesitter.bash.running import Runner

__all__ = ["invoke"]

_NOTHING: Texts = ("",)
_SET_OPTIONS = ("-", "+")
_GLOB = "*?["
_PATH_CHARACTERS_MAX = 255


def invoke(runner: Runner, fields: Fields, stdin: Texts) -> Texts:
    """Run a command, and return what it writes to standard output."""
    word, arguments = fields[0], fields[1:]
    if UNKNOWN in word:
        return _unknown(runner, fields)
    if word in runner.state.aliases and word not in runner.stack:
        return _aliased(runner, word, arguments, stdin)
    function = runner.state.functions.get(word)
    if function is not None:
        output = runner.call(word, arguments, stdin)
        if _is_certain(function):
            return output
    builtin = _BUILTINS.get(word)
    if builtin is not None:
        runner.met(fields)
        return builtin(runner, arguments, stdin)
    return _external(runner, _command_name(word), arguments, stdin)


def _is_certain(function: Function) -> bool:
    return function.is_certain


def _unknown(runner: Runner, fields: Fields) -> Texts:
    """Record a command whose name can't be known; one whose last part is known is that."""
    name = fields[0].rpartition("/")[2]
    if "/" in fields[0] and is_known(name) and tables().is_known(name):
        return _external(runner, name, fields[1:], (UNKNOWN,))
    runner.report("unknown-command", fields)
    return (UNKNOWN,)


def _command_name(word: str) -> str:
    """Return the name of the program that a word leads to: `/bin/rm` and `/???/rm` are `rm`."""
    folder, _, name = word.rpartition("/")
    if len(word) > _PATH_CHARACTERS_MAX or not any(char in word for char in _GLOB):
        return name[:_PATH_CHARACTERS_MAX]
    for known in tables().rules:
        for place in tables().folders:
            if glob_matches(word, posixpath.join(place, known)) and folder:
                return known
    return name


def _aliased(runner: Runner, word: str, arguments: Fields, stdin: Texts) -> Texts:
    runner.stack.append(word)
    quoted = " ".join("'" + one.replace("'", "'\\''") + "'" for one in arguments)
    output = runner.run_inner(f"{runner.state.aliases[word]} {quoted}", stdin)
    runner.stack.pop()
    return output


# --- commands of the system


def _external(runner: Runner, name: str, arguments: Fields, stdin: Texts) -> Texts:
    name = runner.state.files.commands.get(name, name)
    fields = (name, *arguments)
    runner.met(fields)
    for rule in judged(fields, runner.state.folder):
        runner.report(rule, fields)
    _through_doors(runner, name, arguments)
    if name == "find":
        return _find(runner, arguments)
    if name in tables().shells:
        return _shell(runner, arguments, stdin)
    wrapper = tables().wrappers.get(name)
    if wrapper is not None:
        return _wrapped(runner, name, wrapper, arguments, stdin)
    if name in tables().interpreters:
        return _interpreter(runner, name, arguments, stdin)
    if name == "tee":
        for path in file_operands(name, arguments):
            runner.state.files.contents[path] = stdin
        return stdin
    if name == "cat":
        return _cat(runner, arguments, stdin)
    if name in {"cp", "ln", "mv"}:
        _copied(runner, arguments)
    return _filtered(runner, name, arguments, stdin)


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


def _copied(runner: Runner, arguments: Fields) -> None:
    operands = [one for one in arguments if not one.startswith("-")]
    if len(operands) == 2:
        source, target = operands
        name = posixpath.basename(source)
        if tables().is_known(name):
            runner.state.files.commands[posixpath.basename(target)] = name
        runner.state.files.contents[target] = runner.content_of(source)


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


def _find(runner: Runner, arguments: Fields) -> Texts:
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
                invoke(runner, words, (UNKNOWN,))
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


def _wrapped(runner: Runner, name: str, wrapper: Wrapper, arguments: Fields, stdin: Texts) -> Texts:
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
    return invoke(runner, command, stdin)


def _env_text(arguments: Fields) -> Fields:
    for index, one in enumerate(arguments[:-1]):
        if one in {"-S", "--split-string"}:
            return tuple(arguments[index + 1].split())
    return ()


def _past_functions(runner: Runner, command: Fields, stdin: Texts) -> Texts:
    before = runner.state.functions
    runner.state.functions = {}
    output = invoke(runner, command, stdin)
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
                outputs += invoke(runner, tuple(one.replace(marks[0], word) for one in command), _NOTHING)
        else:
            outputs += invoke(runner, (*command, *words), _NOTHING)
    return alternatives(outputs or [UNKNOWN])


# --- the shell's own commands


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
    return _wrapped(runner, "exec", tables().wrappers["exec"], arguments, stdin)


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


_Builtin = Callable[["Runner", Fields, Texts], Texts]

_BUILTINS: Mapping[str, _Builtin] = {
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
