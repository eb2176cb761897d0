"""Options and programs of ordinary commands that run other commands."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from mcp_sandbox.analysis.treesitter.bash.interpreting import run_code
from mcp_sandbox.analysis.treesitter.bash.options import split_options
from mcp_sandbox.analysis.treesitter.bash.redirecting import content_of
from mcp_sandbox.analysis.treesitter.bash.shell import Shell, Stream
from mcp_sandbox.analysis.treesitter.bash.tables import tables
from mcp_sandbox.analysis.treesitter.bash.words import Fields

__all__ = ["run_through_doors"]


def run_through_doors(shell: Shell, name: str, arguments: Fields, stdin: Stream) -> None:
    """Run the texts among a command's arguments, or on its standard input, that it runs as commands."""
    for option in tables().text_doors.get(name, ()):
        for index, one in enumerate(arguments):
            value = _value_of(option, arguments, index, one)
            if value:
                _run_lead(shell, option, value)
    program = _PROGRAMS.get(name)
    if program is not None:
        program(shell, arguments)
    if name in _READERS and stdin.is_known():
        for text in stdin.texts:
            for line in text.split("\n")[:200]:
                _run_line(shell, name, line)


def _value_of(option: str, arguments: Sequence[str], index: int, one: str) -> str:
    if option == "*":
        return one
    if one == option or (len(option) == 2 and re.fullmatch(rf"-[A-Za-z]*{re.escape(option[1])}", one)):
        return arguments[index + 1] if index + 1 < len(arguments) else ""
    if one.startswith(f"{option}=") or (len(option) == 2 and option != "--" and one.startswith(option)):
        return one[len(option) :].removeprefix("=")
    return one[1:] if option == "+" and one.startswith("+") else ""


def _run_lead(shell: Shell, option: str, value: str) -> None:
    """Run what stands after a mark in `value`; a value without one is a command itself where the option says so."""
    for mark in tables().leads:
        if value.startswith(mark) if option == "*" and mark == "!" else mark in value:
            rest = value.partition(mark)[2].strip("\"' ")
            shell.run_inner(rest.removesuffix(")").strip("\"' ") if mark.endswith("(") else rest.partition(",")[0])
            return
    if option in _COMMANDS:
        shell.run_inner(value)


_COMMANDS = frozenset(
    {"-c", "--command", "--to-command", "--use-compress-program", "-I", "--rsh-command", "--info-script", "-F"}
    | {
        "--new-volume-script",
        "--unzip-command",
        "-TT",
        "-e",
        "--rsh",
        "--rsync-path",
        "--upload-pack",
        "--exec",
        "-P",
        "--pager",
    }
    | {"--sh-exec", "--filter", "--compress-program", "--preview", "--startas", "--use-askpass", "-S"}
)


def _run_awk(shell: Shell, arguments: Fields) -> None:
    _, operands = split_options(arguments, "Fvf")
    for program in operands[:1]:
        if re.search(r"\bsystem\s*\(|\|\s*&?\s*getline|\|\s*&?\s*[\"'\w]|/inet/", program):
            shell.report("dynamic-code", ("awk", program))
            run_code(shell, program)
        if re.search(r"/inet[46]?/", program):
            shell.report("raw-socket", ("awk", program))
        if _AWK_WRITES.search(re.sub(r'"(?:[^"\\]|\\.)*"', '""', program)):
            shell.report("file-write", ("awk", program))


_AWK_WRITES = re.compile(r"\bprintf?\b(?:\([^()]*\)|[^;}\n(>])*>>?\s*[\"\w($]")
"""Elsewhere than after what is printed, `>` compares."""

_SED_RUNS = re.compile(r"(?:^|[;{}\n])\s*(?:[\d$]+(?:,[\d$]+)?|/(?:[^/\\]|\\.)*/)?\s*e\s+([^\n]+)")
_SED_REPLACES = re.compile(r"s(.)((?:\\.|(?!\1)[^\\])*)\1((?:\\.|(?!\1)[^\\])*)\1[gIip\d]*e")
_SED_WRITES = re.compile(r"(?:^|[;{}\n])\s*(?:[\d$]+(?:,[\d$]+)?|/(?:[^/\\]|\\.)*/)?\s*[wW]\s+(\S+)")


def _run_sed(shell: Shell, arguments: Fields) -> None:
    options, operands = split_options(arguments, "efl")
    for script in [value for name, value in options if name in {"e", "expression"}] or operands[:1]:
        for match in _SED_RUNS.finditer(script):
            shell.report("dynamic-code", ("sed", script))
            shell.run_inner(match[1])
        for match in _SED_REPLACES.finditer(script):
            shell.report("dynamic-code", ("sed", script))
            shell.run_inner(re.sub(r"\\(.)", r"\1", match[3]))
        for match in _SED_WRITES.finditer(script):
            if match[1] not in {"/dev/stdout", "/dev/stderr"}:
                shell.report("file-write", ("sed", script))


def _run_make(shell: Shell, arguments: Fields) -> None:
    options, _ = split_options(arguments, "fC", ("file", "makefile"))
    named = [value for name, value in options if name in {"f", "file", "makefile"}]
    for path in named or ["GNUmakefile", "makefile", "Makefile"]:
        for text in content_of(shell, path):
            for line in re.findall(r"^\t[@-]*(.+)$", text, re.MULTILINE)[:200]:
                shell.run_inner(line.replace("$$", "$"))


_PROGRAMS: Mapping[str, Callable[[Shell, Fields], None]] = {
    **dict.fromkeys(("awk", "gawk", "mawk", "nawk"), _run_awk),
    **dict.fromkeys(("sed", "gsed"), _run_sed),
    "make": _run_make,
}
"""Commands whose programs can run others."""

_READERS = frozenset(
    {"ed", "ex", "vim", "vi", "sqlite3", "gdb", "at", "batch", "crontab", "ftp", "telnet", "psql", "mysql", "nc"}
)
_READ_MARKS: Mapping[str, str] = {
    "sqlite3": r"\.(?:shell|system)\s+(.+)",
    "psql": r"\\!\s*(.+)",
    "mysql": r"(?:\\!|system)\s+(.+)",
}


def _run_line(shell: Shell, name: str, line: str) -> None:
    """Run the command that a line of input is for `name`."""
    if name in {"at", "batch"}:
        shell.run_inner(line)
    elif name == "crontab":
        match = re.match(r"\s*(?:@\w+|(?:\S+\s+){5})(.+)", line)
        shell.run_inner(match[1] if match else "")
    elif name not in {"nc", "telnet"}:
        match = re.match(rf"\s*:?{_READ_MARKS.get(name, r'!(.+)|shell (.+)')}", line)
        shell.run_inner(next((group for group in match.groups() if group), "") if match else "")
