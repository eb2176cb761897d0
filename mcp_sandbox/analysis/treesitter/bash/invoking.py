"""A command with its arguments: what it stands for, what runs it, and what it writes."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from functools import lru_cache

from mcp_sandbox.analysis.treesitter.bash.builtins import BUILTINS, Builtin
from mcp_sandbox.analysis.treesitter.bash.calling import call
from mcp_sandbox.analysis.treesitter.bash.doors import run_through_doors
from mcp_sandbox.analysis.treesitter.bash.filters import FILTERS
from mcp_sandbox.analysis.treesitter.bash.interpreting import interpret, run_shell
from mcp_sandbox.analysis.treesitter.bash.judging import file_operands, is_stream, judged
from mcp_sandbox.analysis.treesitter.bash.options import split_options
from mcp_sandbox.analysis.treesitter.bash.redirecting import content_of, feed, is_written
from mcp_sandbox.analysis.treesitter.bash.shell import Shell, Stream
from mcp_sandbox.analysis.treesitter.bash.state import DEFAULTS, PROGRAM_NAME, scalar
from mcp_sandbox.analysis.treesitter.bash.tables import tables
from mcp_sandbox.analysis.treesitter.bash.texts import UNKNOWN, Texts, alternatives, glob_matches, is_known
from mcp_sandbox.analysis.treesitter.bash.words import Fields
from mcp_sandbox.analysis.treesitter.bash.wrapping import WRAPPERS, wrapped

__all__ = ["invoke"]

_GLOB = re.compile(r"[*?\[]")
_PATH_CHARACTERS_MAX = 255


def invoke(shell: Shell, fields: Fields, stdin: Stream, *, skips_functions: bool = False) -> Texts:
    """Run a command, and return what it writes to standard output."""
    word, arguments = fields[0], fields[1:]
    shell.status = None
    if UNKNOWN in word:
        return _unknown(shell, fields, stdin)
    if word in shell.state.aliases and word not in shell.aliases and not skips_functions:
        return _aliased(shell, word, arguments, stdin)
    outputs: list[str] = []
    function = None if skips_functions else shell.state.functions.get(word)
    if function is not None:
        outputs += call(shell, word, arguments, stdin)
        if function.is_certain:
            return tuple(outputs)
    return alternatives([*outputs, *_past_functions(shell, word, arguments, stdin)])


def _past_functions(shell: Shell, word: str, arguments: Fields, stdin: Stream) -> Texts:
    builtin = BUILTINS.get(word) or _REENTRANT.get(word)
    if builtin is not None:
        shell.met((word, *arguments))
        return builtin(shell, arguments, stdin)
    return _external(shell, word, arguments, stdin)


def _unknown(shell: Shell, fields: Fields, stdin: Stream) -> Texts:
    """Record a command whose name can't be known; what is known of it may be enough to tell what it is."""
    word = fields[0]
    name = word.rpartition("/")[2]
    if "/" in word and is_known(name) and tables().is_known(name):
        return _external(shell, name, fields[1:], stdin)
    shell.report("unknown-command", fields)
    guess = word.replace(UNKNOWN, "")
    if guess and word != UNKNOWN:
        for rule in judged((posixpath.basename(guess), *fields[1:]), shell.state.folder):
            if rule.id == "destructive-command":
                shell.report(rule, fields)
    return (UNKNOWN,)


def _aliased(shell: Shell, word: str, arguments: Fields, stdin: Stream) -> Texts:
    shell.aliases.append(word)
    quoted = " ".join("'" + one.replace("'", "'\\''") + "'" for one in arguments)
    output = shell.run_inner(f"{shell.state.aliases[word]} {quoted}", stdin)
    shell.aliases.pop()
    return output


# --- commands of the system


def _external(shell: Shell, word: str, arguments: Fields, stdin: Stream) -> Texts:
    name = shell.state.files.commands.get(posixpath.basename(word)) or _command_name(word)
    script = _script_called(shell, word)
    if script is not None:
        return run_shell(shell, "bash", (script, *arguments), stdin)
    fields = (name, *arguments)
    if word == shell.state.name == PROGRAM_NAME:
        return _itself(shell, word)
    shell.met(fields)
    for rule in judged(fields, shell.state.folder):
        shell.report(rule, fields)
    if word.startswith(("./", "../", "/tmp/", "/var/tmp/", "/dev/shm/")) and not tables().is_known(name):  # noqa: S108
        rule = "shell-command" if is_written(shell, word) else "unknown-program"
        shell.report(rule, (word, *arguments))
    run_through_doors(shell, name, arguments, stdin)
    return _output(shell, name, arguments, stdin)


def _output(shell: Shell, name: str, arguments: Fields, stdin: Stream) -> Texts:
    if name in tables().shells:
        return run_shell(shell, name, arguments, stdin)
    if name in WRAPPERS:
        return WRAPPERS[name](shell, arguments, stdin, invoke)
    if name in tables().wrappers:
        return wrapped(shell, name, arguments, stdin, invoke)
    if name in tables().interpreters:
        return interpret(shell, name, arguments, stdin)
    apply = _FILES.get(name)
    return apply(shell, arguments, stdin) if apply is not None else _filtered(shell, name, arguments, stdin)


def _itself(shell: Shell, word: str) -> Texts:
    """A script that starts itself again: without end where nothing decides whether."""
    if shell.forks and shell.conditions == 0 and not any(frame.is_guarded for frame in shell.frames):
        shell.report("destructive-command", [word, "&"])
    return (UNKNOWN,)


@lru_cache(maxsize=4096)
def _command_name(word: str) -> str:
    """Return the name of the program that a word leads to: `/bin/rm` and `/???/r?` are `rm`."""
    folder, slash, name = word.rpartition("/")
    if not slash or not _GLOB.search(word) or len(word) > _PATH_CHARACTERS_MAX:
        return name[:_PATH_CHARACTERS_MAX]
    if not any(glob_matches(folder, one) for one in tables().folders):
        return name
    known = (*tables().rules, *tables().shells, *tables().interpreters, *FILTERS)
    return next((one for one in known if glob_matches(name, one)), name)


def _script_called(shell: Shell, word: str) -> str | None:
    """Return the path of the script of the program's own that a word leads to."""
    if "/" in word:
        return word if content_of(shell, word) != (UNKNOWN,) else None
    paths = [scalar(value) for value in shell.state.get("PATH")]
    for folder in (part for path in paths if path != DEFAULTS["PATH"] for part in path.split(":")):
        candidate = posixpath.join(folder or ".", word)
        if content_of(shell, candidate) != (UNKNOWN,):
            return candidate
    return None


def _filtered(shell: Shell, name: str, arguments: Fields, stdin: Stream) -> Texts:
    apply = FILTERS.get(name)
    if apply is None:
        return (UNKNOWN,)
    paths = file_operands(name, arguments) if name not in {"echo", "printf", "tr", "seq"} else []
    paths = [one for one in paths if content_of(shell, one) != (UNKNOWN,)][-1:]
    if paths:
        arguments = tuple(one for one in arguments if one != paths[0])
        texts = content_of(shell, paths[0])
    else:
        texts = ("",) if name in _READ_NOTHING or any("BEGIN" in one for one in arguments) else stdin.rest()
    arguments = tuple(one for one in arguments if not (is_stream(one) and one != ""))
    found = [apply(arguments, text) for text in texts]
    return alternatives(UNKNOWN if text is None else text for text in found)


_READ_NOTHING = frozenset({"echo", "printf", "seq", "basename", "dirname", "realpath", "readlink"})


def _cat(shell: Shell, arguments: Fields, stdin: Stream) -> Texts:
    paths = [one for one in arguments if not one.startswith("-") or one == "-"]
    if not paths:
        return stdin.rest()
    contents = [content_of(shell, path, stdin) for path in paths]
    if len(contents) == 1:
        return contents[0]
    return ("".join(one[0] for one in contents),)


def _tee(shell: Shell, arguments: Fields, stdin: Stream) -> Texts:
    text = stdin.rest()
    for path in arguments:
        if not path.startswith("-"):
            feed(shell, path, text, adds="-a" in arguments)
    return text


def _copied(shell: Shell, arguments: Fields, stdin: Stream) -> Texts:
    del stdin
    operands = [one for one in arguments if not one.startswith("-")]
    if len(operands) == 2:
        source, target = operands
        name = shell.state.files.commands.get(posixpath.basename(source), posixpath.basename(source))
        content = content_of(shell, source)
        if content != (UNKNOWN,):
            feed(shell, target, content, adds=False)
        elif "/" in source and (tables().is_known(name) or name in FILTERS):
            place = posixpath.join(target, name) if target.endswith(("/", ".")) else target
            shell.state.files.commands[posixpath.basename(place)] = name
    return ("",)


def _dd(shell: Shell, arguments: Fields, stdin: Stream) -> Texts:
    named = dict(one.split("=", 1) for one in arguments if "=" in one)
    text = content_of(shell, named["if"]) if "if" in named else stdin.rest()
    if "of" in named:
        feed(shell, named["of"], text, adds=False)
        return ("",)
    return text


def _which(shell: Shell, arguments: Fields, stdin: Stream) -> Texts:
    del shell, stdin
    names = [one for one in arguments if not one.startswith("-")]
    return (f"/usr/bin/{names[0]}\n",) if len(names) == 1 and is_known(names[0]) else (UNKNOWN,)


def _ls(shell: Shell, arguments: Fields, stdin: Stream) -> Texts:
    """List the root, whose folders are known."""
    del stdin
    operands = [one for one in arguments if not one.startswith("-")] or [shell.state.folder]
    return ("bin\nboot\netc\nhome\nlib\nroot\nusr\nvar\n",) if operands == ["/"] else (UNKNOWN,)


def _fetch(shell: Shell, arguments: Fields, stdin: Stream) -> Texts:
    """Keep in mind which files come from another machine."""
    del stdin
    options, operands = split_options(arguments, "oHXdubATFeOP", ("output", "output-document"))
    named = [value for name, value in options if name in {"o", "output", "output-document"} and value]
    named += [posixpath.basename(one) for one in operands if posixpath.basename(one)]
    named += [value for name, value in options if name == "O" and not value.startswith(("http", "-"))]
    for path in named:
        feed(shell, path, (UNKNOWN,), adds=False)
    return (UNKNOWN,)


_FILES: Mapping[str, Builtin] = {
    "ls": _ls,
    **dict.fromkeys(("curl", "wget"), _fetch),
    "cat": _cat,
    "tee": _tee,
    **dict.fromkeys(("cp", "ln", "mv", "install"), _copied),
    "dd": _dd,
    "which": _which,
}
"""Commands that move text between files and streams."""


# --- commands of the shell that run others


def _command(shell: Shell, arguments: Fields, stdin: Stream) -> Texts:
    flags = "".join(one[1:] for one in arguments if one.startswith("-") and len(one) < 4)
    rest = arguments[next((i for i, one in enumerate(arguments) if not one.startswith("-")), len(arguments)) :]
    if set(flags) & {"v", "V"}:
        return (f"{rest[0]}\n",) if rest else (UNKNOWN,)
    return invoke(shell, rest, stdin, skips_functions=True) if rest else ("",)


def _exec(shell: Shell, arguments: Fields, stdin: Stream) -> Texts:
    rest = list(arguments)
    while rest and rest[0].startswith("-"):
        rest = rest[2:] if rest[0] == "-a" else rest[1:]
    return invoke(shell, tuple(rest), stdin, skips_functions=True) if rest else ("",)


def _type(shell: Shell, arguments: Fields, stdin: Stream) -> Texts:
    return _which(shell, arguments, stdin) if {"-p", "-P"} & set(arguments) else (UNKNOWN,)


_REENTRANT: Mapping[str, Builtin] = {"command": _command, "builtin": _command, "exec": _exec, "type": _type}
