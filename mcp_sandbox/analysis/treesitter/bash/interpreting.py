"""Shells and other interpreters: the text, file or input that they are given is looked into."""

from __future__ import annotations

import base64
import posixpath
import re
from collections.abc import Iterator, Sequence

from mcp_sandbox.analysis.commands import is_vital_path
from mcp_sandbox.analysis.treesitter.bash.origin import Origin
from mcp_sandbox.analysis.treesitter.bash.redirecting import content_of, is_written
from mcp_sandbox.analysis.treesitter.bash.shell import Shell, Stream
from mcp_sandbox.analysis.treesitter.bash.tables import tables
from mcp_sandbox.analysis.treesitter.bash.texts import UNKNOWN, Texts, alternatives, cleaned
from mcp_sandbox.analysis.treesitter.bash.words import Fields

__all__ = ["interpret", "run_code", "run_file", "run_known", "run_shell"]

_STRINGS_MAX = 100
_CODE_CHARACTERS_MAX = 20_000
_FILES_DEPTH_MAX = 6
_WHITE = f"{UNKNOWN} \t\n;"


def run_known(shell: Shell, text: str, stdin: Stream) -> Texts:
    """Run a text in the shell at hand; one that nobody knows is a command handed to a shell unseen."""
    if not text.strip(_WHITE):
        if UNKNOWN in text:
            shell.report("shell-command", ("eval", text))
        return (UNKNOWN,) if UNKNOWN in text else ("",)
    shell.evaluates += 1
    output = shell.run_inner(text, stdin)
    shell.evaluates -= 1
    return output


def run_file(shell: Shell, path: str, stdin: Stream) -> Texts | None:
    """Run a script of the program's own files where it stands; null where there is none at `path`."""
    source = shell.files.get(posixpath.normpath(path)) if path else None
    if source is None or shell.origin().depth >= _FILES_DEPTH_MAX:
        return None if source is None else (UNKNOWN,)
    origin = Origin(source, cleaned(source.text), 0, source.lines.place_between(0, 1), shell.origin().depth + 1)
    return shell.run_text(origin, stdin)


def run_shell(shell: Shell, name: str, arguments: Sequence[str], stdin: Stream) -> Texts:
    """Run what a shell is given: a text, a file, or its standard input."""
    flags, operands = _shell_options(arguments)
    if flags & {"version", "help"}:
        return (UNKNOWN,)
    with shell.subshell():
        if "c" in flags:
            text = operands[0] if operands else ""
            shell.state.name = operands[1] if len(operands) > 1 else shell.state.name
            shell.state.positional = tuple(operands[2:])
            if not text:
                shell.report("dynamic-code", (name, "-c"))
            return _as_script(shell, name, text, stdin)
        if operands and "s" not in flags and operands[0] not in {"-", "/dev/stdin", "/dev/fd/0"}:
            shell.state.positional = tuple(operands[1:])
            return _run_path(shell, name, operands[0], stdin)
        shell.state.positional = tuple(operands if "s" in flags else operands[1:])
        found = [text for script in stdin.rest() for text in _as_script(shell, name, script, Stream())]
        return alternatives(found)


def _shell_options(arguments: Sequence[str]) -> tuple[set[str], list[str]]:
    flags: set[str] = set()
    rest = list(arguments)
    while rest and rest[0][:1] in {"-", "+"} and rest[0] not in {"-", "--"}:
        one = rest.pop(0)
        if one.startswith("--"):
            flags.add(one[2:])
            rest = rest[1:] if one in {"--rcfile", "--init-file"} else rest
        else:
            flags |= set(one[1:])
            rest = rest[1:] if one[-1] in "oO" and rest else rest
    return flags, rest[1:] if rest[:1] == ["--"] else rest


def _as_script(shell: Shell, name: str, text: str, stdin: Stream) -> Texts:
    if text.strip(_WHITE):
        shell.report("dynamic-code", (name, "-c", text))
    return run_known(shell, text, stdin)


def _run_path(shell: Shell, name: str, path: str, stdin: Stream) -> Texts:
    if path == shell.state.name:
        return (UNKNOWN,)
    output = run_file(shell, path, stdin)
    if output is not None:
        shell.imported(path)
        return output
    contents = content_of(shell, path, stdin)
    if contents == (UNKNOWN,):
        shell.report("dynamic-code", (name, path))
        if path.startswith("/dev/fd/") or is_written(shell, path):
            shell.report("shell-command", (name, path))
        return (UNKNOWN,)
    return alternatives(one for text in contents for one in _as_script(shell, name, text, stdin))


# --- other interpreters


def interpret(shell: Shell, name: str, arguments: Fields, stdin: Stream) -> Texts:
    """Report an interpreter that is started on code, and look for commands in the code that is known."""
    operands = [one for one in arguments if not one.startswith("-") or one == "-"]
    if arguments and not operands and not stdin.is_known() and all(one in _ASKS for one in arguments):
        return (UNKNOWN,)
    shell.report("process", (name, *arguments))
    codes = list(_code_given(tables().interpreters[name], arguments))
    for code in codes:
        run_code(shell, code)
    if stdin.is_piped and (not operands or operands[0] == "-") and stdin.is_known():
        operands = ["/dev/stdin"]
    for path in operands[:1]:
        for text in content_of(shell, path, stdin):
            run_code(shell, text)
    if _is_fed_unknown(shell, operands, stdin, codes):
        shell.report("shell-command", (name, *arguments))
    return (UNKNOWN,)


def _is_fed_unknown(shell: Shell, operands: Sequence[str], stdin: Stream, codes: Sequence[str]) -> bool:
    """True where the code that an interpreter gets comes from somewhere that nobody knows."""
    if codes:
        return any(UNKNOWN in code and not code.strip(_WHITE) for code in codes)
    if not operands or operands[0] in {"-", "/dev/stdin"}:
        return stdin.is_piped and stdin.texts == (UNKNOWN,)
    path = operands[0]
    return content_of(shell, path) == (UNKNOWN,) and (path.startswith("/dev/fd/") or is_written(shell, path))


def _code_given(options: Sequence[str], arguments: Sequence[str]) -> Iterator[str]:
    """Yield the texts among `arguments` that `options` say are code."""
    for index, one in enumerate(arguments):
        for option in options:
            letter = re.escape(option[1:]) if len(option) == 2 else ""
            if one == option or (letter and re.fullmatch(rf"-\w*{letter}", one)):
                yield arguments[index + 1] if index + 1 < len(arguments) else ""
            elif one.startswith(f"{option}="):
                yield one[len(option) + 1 :]


_ASKS = frozenset({"--version", "-V", "-v", "--help", "-h", "-version"})
_STRING = re.compile(
    r"'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"|`((?:[^`\\]|\\.)*)`|(?:%x|qx)\s*[({\[/|!]([^)}\]/|!]*)[)}\]/|!]",
    re.DOTALL,
)
_JOIN = re.compile(r"""(['"])\s*[+.]\s*\1""")
_RUNS = re.compile(
    r"(?:system\w*|popen\w*|Popen|exec\w*|spawn\w*|run|call|check_output|check_call|getoutput|getstatusoutput|shell_exec"
    r"|passthru|proc_open|sh|command|os\.execute|execute|\|\s*getline|open\s*\(?[^'\"]*)\s*[(\[,\s]*\s*$"
)
_DELETES = re.compile(
    r"(?:rmtree|rm_rf|rm_r|remove_tree|removedirs|rmSync|rmdirSync|remove_entry|rimraf|unlink|remove|rm)\W*$"
)


_FORKS = re.compile(
    r"\bfork\W*while\s+fork\b|while\s*\(?\s*(?:1|True|true)\s*\)?\s*[:{]?\s*(?:os\.)?fork\b|loop\s*\{\s*fork|fork\s*\{\s*fork"
)
"""Code that starts processes without end."""


_STARTS = re.compile(r"system|popen|Popen|exec|spawn|subprocess|passthru|backtick|`")
_BASE64 = re.compile(r"['\"]([A-Za-z0-9+/]{8,}={0,2})['\"]")


def _decoded(encoded: str) -> str:
    try:
        text = base64.b64decode(encoded, validate=True).decode("ascii")
    except ValueError:
        return ""
    return text if text.isprintable() or "\n" in text else ""


def run_code(shell: Shell, code: str) -> None:
    """Run the commands that stand as texts in code of another language, where that code runs them."""
    code = _JOIN.sub("", code[:_CODE_CHARACTERS_MAX])
    if "64" in code and _STARTS.search(code):
        for encoded in _BASE64.findall(code)[:20]:
            shell.run_inner(_decoded(encoded))
    if _FORKS.search(code):
        shell.report("destructive-command", (code,))
    for count, (before, texts, is_command) in enumerate(_strings(code)):
        if count >= _STRINGS_MAX:
            return
        if is_command or _RUNS.search(before):
            shell.run_inner(" ".join(texts))
        elif _DELETES.search(before) and any(map(is_vital_path, texts)):
            shell.report("recursive-delete", (code,))


def _strings(code: str) -> Iterator[tuple[str, list[str], bool]]:
    """Yield the texts in `code`, those of a list together: what stands before, the texts, if they are commands."""
    matches = list(_STRING.finditer(code))
    index = 0
    while index < len(matches):
        first = matches[index]
        texts = [_text_of(first)]
        index += 1
        while index < len(matches) and re.fullmatch(
            r"\s*,\s*", code[matches[index - 1].end() : matches[index].start()]
        ):
            texts.append(_text_of(matches[index]))
            index += 1
        is_command = first[3] is not None or first[4] is not None
        after = code[matches[index - 1].end() : matches[index - 1].end() + 12]
        is_command |= re.match(r"\s*\|\s*getline", after) is not None
        is_command |= re.search(r"\|\s*$", code[max(first.start() - 4, 0) : first.start()]) is not None
        yield code[max(first.start() - 40, 0) : first.start()], texts, is_command


def _text_of(match: re.Match[str]) -> str:
    text = next((group for group in match.groups() if group is not None), "")
    return re.sub(r"\\(['\"\\`])", r"\1", text).replace("\\n", "\n")
