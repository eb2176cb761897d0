"""Redirections: what is read, where output goes, and what files hold that the script itself writes."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from dataclasses import dataclass, field

from mcp_sandbox.analysis.treesitter.bash.judging import is_stream, read_from, written_to
from mcp_sandbox.analysis.treesitter.bash.shell import Shell, Stream
from mcp_sandbox.analysis.treesitter.bash.syntax import Block, Process, Redirect, Simple
from mcp_sandbox.analysis.treesitter.bash.texts import UNKNOWN, Texts, alternatives, combined, shortened

__all__ = ["Opened", "content_of", "feed", "file_of", "file_read_by", "is_written", "kept_open", "opened", "written"]

_FILES_MAX = 256
_READS = frozenset({"<<", "<<-", "<<<", "<", "<&"})


@dataclass(slots=True)
class Opened:
    """What a command's redirections leave it."""

    stdin: Stream
    goes_on: bool = True
    """True where output still goes to standard output."""
    targets: list[tuple[str, bool]] = field(default_factory=list[tuple[str, bool]])
    """Files that take the output, and whether it is added to what they hold."""
    reads: bool = False


def opened(shell: Shell, redirects: Sequence[Redirect], stdin: Stream, *, is_block: bool = False) -> Opened:
    """Open what `redirects` name, in order; those of a block stand where they are written."""
    found = Opened(stdin)
    for redirect in redirects:
        open_it = _open_input if redirect.operator in _READS or redirect.body is not None else _open_output
        if is_block:
            with shell.standing(redirect.start, redirect.end):
                open_it(shell, redirect, found)
        else:
            open_it(shell, redirect, found)
    return found


def _open_input(shell: Shell, redirect: Redirect, found: Opened) -> None:
    if redirect.operator in {"<<", "<<-"}:
        texts = shell.words.texts(redirect.body) if redirect.body is not None else ("",)
    elif redirect.operator == "<<<":
        texts = tuple(f"{text}\n" for text in shell.words.texts(redirect.target))
    else:
        texts = _read_in(shell, redirect, shell.words.texts(redirect.target), found.stdin)
    if redirect.descriptor in {"", "0"}:
        found.stdin = Stream(texts, is_piped=True)
        found.reads = True
    else:
        shell.state.files.contents[f"/dev/fd/{redirect.descriptor}"] = texts


def _read_in(shell: Shell, redirect: Redirect, targets: Texts, stdin: Stream) -> Texts:
    found: list[str] = []
    for target in targets:
        if redirect.operator == "<&":
            number = target.removesuffix("-")
            found += stdin.texts if number == "0" else shell.state.files.contents.get(f"/dev/fd/{number}", (UNKNOWN,))
            continue
        for rule in read_from(target):
            shell.report(rule, ["<", target])
        found += content_of(shell, target, stdin)
    return alternatives(found)


def _open_output(shell: Shell, redirect: Redirect, found: Opened) -> None:
    targets = shell.words.texts(redirect.target)
    is_output = redirect.descriptor in {"", "1"} and redirect.operator != "<>"
    for target in targets:
        if redirect.operator == ">&" and (target.rstrip("-").isdigit() or target == "-"):
            found.goes_on = found.goes_on and (not is_output or target.rstrip("-") == "1")
            continue
        for rule in (*written_to(target), *(read_from(target) if redirect.operator == "<>" else ())):
            shell.report(rule, [redirect.operator, target])
        if is_output:
            found.goes_on = target in {"/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"}
            found.targets.append((target, redirect.operator in {">>", "&>>"}))


def written(shell: Shell, found: Opened, output: Texts) -> Texts:
    """Return what is left of `output` for standard output, and keep what goes into files."""
    if found.targets and not found.goes_on:
        target, adds = found.targets[-1]
        for opened_first, _ in found.targets[:-1]:
            feed(shell, opened_first, ("",), adds=False)
        feed(shell, target, output, adds=adds)
    return output if found.goes_on else ("",)


def feed(shell: Shell, target: str, output: Texts, *, adds: bool) -> None:
    """Have `output` written to a file, or into the process that stands as one."""
    files = shell.state.files
    sink = files.sinks.pop(target, None)
    if sink is not None:
        with shell.subshell():
            shell.run(sink.script, Stream(output))
    elif not is_stream(target) and (target in files.contents or len(files.contents) < _FILES_MAX):
        path = _full(shell, target)
        if adds and path in files.contents:
            output = alternatives(shortened("".join(one)) for one in combined([files.contents[path], output]))
        files.contents[path] = output
        files.commands.pop(posixpath.basename(target), None)


def _full(shell: Shell, path: str) -> str:
    """Return the key under which a file's content is kept."""
    folder = shell.state.folder
    if folder and not path.startswith(("/", "~")):
        path = posixpath.join(folder, path)
    return posixpath.normpath(path) if path else path


def content_of(shell: Shell, path: str, stdin: Stream | None = None) -> Texts:
    """Return what a file holds, where the program itself brings or writes it."""
    if path in {"/dev/stdin", "/dev/fd/0", "/proc/self/fd/0", "-"} and stdin is not None:
        return stdin.rest()
    if path == "/dev/null":
        return ("",)
    contents = shell.state.files.contents
    for key in (path, path.replace("/proc/self/fd/", "/dev/fd/"), _full(shell, path)):
        if key in contents:
            return contents[key]
    source = shell.files.get(posixpath.normpath(path)) if path else None
    return (source.text,) if source is not None else (UNKNOWN,)


def is_written(shell: Shell, path: str) -> bool:
    """True for a file that the script itself writes, whatever it holds."""
    contents = shell.state.files.contents
    return path in contents or _full(shell, path) in contents


def kept_open(shell: Shell, found: Opened, stdin: Stream, *, has_command: bool) -> None:
    """Leave open what `exec` opens for all that follows."""
    if has_command:
        return
    if found.reads:
        stdin.texts = found.stdin.texts
    for target, _ in found.targets:
        sink = shell.state.files.sinks.pop(target, None)
        if sink is not None:
            with shell.subshell():
                shell.run(sink.script, Stream())
    found.targets.clear()


def file_of(shell: Shell, process: Process) -> str:
    """Return the name of the file that stands for `process`, which runs when it is read or written."""
    files = shell.state.files
    number = 63
    while (f"/dev/fd/{number}" in files.contents or f"/dev/fd/{number}" in files.sinks) and number > 10:
        number -= 1
    name = f"/dev/fd/{number}"
    if process.direction == "<":
        with shell.subshell():
            files.contents[name] = shell.run(process.script, Stream())
    else:
        files.sinks[name] = process
    return name


def file_read_by(shell: Shell, block: Block) -> Texts | None:
    """Return what `$(< file)` is; null for another substitution."""
    command = block.items[0].command if len(block.items) == 1 else None
    if not isinstance(command, Simple) or command.words or len(command.redirects) != 1:
        return None
    redirect = command.redirects[0]
    if redirect.operator != "<":
        return None
    targets = shell.words.texts(redirect.target)
    return alternatives(text for target in targets for text in content_of(shell, target))
