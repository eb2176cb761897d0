"""Loops: run as often as is known, or as often as it takes to see what they do."""

from __future__ import annotations

from collections.abc import Iterator

from mcp_sandbox.analysis.treesitter.bash.shell import Shell, Stream
from mcp_sandbox.analysis.treesitter.bash.state import State
from mcp_sandbox.analysis.treesitter.bash.syntax import (
    Block,
    Calculation,
    Command,
    If,
    Item,
    Literal,
    Loop,
    Pipeline,
    Simple,
    Word,
)
from mcp_sandbox.analysis.treesitter.bash.texts import UNKNOWN, Texts, joined

__all__ = ["run_loop"]

_ROUNDS_MAX = 300
_ROUNDS_UNKNOWN = 2
_CALMS = frozenset({"sleep", "wait", "read", "break", "exit", "return", "kill", "select", "sem"})


def run_loop(shell: Shell, loop: Loop, stdin: Stream) -> Texts:
    """Run a loop, and return what it writes."""
    if _forks_forever(loop):
        with shell.standing(loop.start, loop.start + 1):
            shell.report("destructive-command", ["while", "true", "&"])
    if loop.kind in {"for", "select"}:
        output = _over_words(shell, loop, stdin)
    elif loop.kind == "arithmetic":
        output = _counted(shell, loop, stdin)
    else:
        output = _conditional(shell, loop, stdin)
    shell.status = None
    return output


def _over_words(shell: Shell, loop: Loop, stdin: Stream) -> Texts:
    with shell.standing(loop.start, _head_end(loop)):
        lists = shell.words.all_fields(loop.words) if loop.words is not None else (shell.state.positional or (),)
    outputs: list[Texts] = []
    is_sure = len(lists) == 1 and not any(UNKNOWN in item for item in lists[0])
    before, shell.state = shell.state, shell.state.copy()
    for fields in lists:
        for rounds, item in enumerate(fields or (UNKNOWN,)):
            if rounds >= _ROUNDS_MAX or (rounds and not shell.may_repeat()):
                shell.state.set(loop.name, [UNKNOWN])
                outputs += [_round(shell, loop.body, stdin, is_certain=False), (UNKNOWN,)]
                break
            shell.state.set(loop.name, [item])
            outputs.append(_round(shell, loop.body, stdin, is_certain=bool(fields)))
    _leave(shell, before, is_sure=is_sure)
    return joined(outputs)


def _leave(shell: Shell, before: State, *, is_sure: bool) -> None:
    """Go back to the memory `before` a loop, with what the loop did to it."""
    branch, shell.state = shell.state, before
    if is_sure:
        before.take(branch)
    else:
        before.join(branch)


def _head_end(loop: Loop) -> int:
    return loop.words[-1].end if loop.words else loop.start + 1


def _round(shell: Shell, body: Block, stdin: Stream, *, is_certain: bool) -> Texts:
    shell.conditions += not is_certain
    output = shell.run(body, stdin)
    shell.conditions -= not is_certain
    return output


def _counted(shell: Shell, loop: Loop, stdin: Stream) -> Texts:
    first, condition, step = loop.header
    with shell.standing(loop.start, loop.start + 1):
        shell.words.number(first)

    def goes_on() -> bool | None:
        if not any(
            (isinstance(part, Literal) and part.text.strip()) or not isinstance(part, Literal)
            for part in condition.parts
        ):
            return None
        number = shell.words.number(condition)
        return None if number is None else number != 0

    outputs: list[Texts] = []
    before, shell.state = shell.state, shell.state.copy()
    holds: bool | None = None
    for rounds in range(_ROUNDS_MAX):
        holds = goes_on()
        if _is_done(shell, rounds, holds):
            break
        outputs.append(_round(shell, loop.body, stdin, is_certain=holds is True))
        shell.words.number(step)
    _leave(shell, before, is_sure=holds is False)
    return joined(outputs if holds is False else [*outputs, ("", UNKNOWN)])


def _is_done(shell: Shell, rounds: int, holds: bool | None) -> bool:  # noqa: FBT001  a truth value
    """True where a loop is run no more; its body is run once in any case."""
    if not rounds:
        return False
    return holds is False or not shell.may_repeat() or (holds is None and rounds >= _ROUNDS_UNKNOWN)


def _conditional(shell: Shell, loop: Loop, stdin: Stream) -> Texts:
    outputs: list[Texts] = []
    before, shell.state = shell.state, shell.state.copy()
    endless = _is_endless(loop)
    holds: bool | None = None
    for rounds in range(_ROUNDS_MAX):
        if loop.condition is not None:
            outputs.append(shell.run(loop.condition, stdin))
        holds = None if shell.status is None or endless else shell.status == (loop.kind == "while")
        if _is_done(shell, rounds, holds):
            break
        outputs.append(_round(shell, loop.body, stdin, is_certain=endless))
    _leave(shell, before, is_sure=holds is False)
    return joined(outputs if holds is False else [*outputs, ("", UNKNOWN)])


def _is_endless(loop: Loop) -> bool:
    if loop.kind == "arithmetic":
        return not loop.header[1].parts
    if loop.condition is None or len(loop.condition.items) != 1:
        return False
    command = loop.condition.items[0].command
    if isinstance(command, Calculation):
        return _plain(command.expression) == "1" and loop.kind == "while"
    name = _name_of(command)
    return name in ({":", "true"} if loop.kind == "while" else {"false"})


def _plain(word: Word) -> str:
    return "".join(part.text for part in word.parts if isinstance(part, Literal)).strip()


def _name_of(command: Command) -> str:
    if not isinstance(command, Simple) or not command.words:
        return ""
    word = command.words[0]
    return (word.plain() or "") if isinstance(word, Word) else ""


def _forks_forever(loop: Loop) -> bool:
    """True where a loop without end starts commands in the background and never waits."""
    if not _is_endless(loop):
        return False
    items = list(_items_in(loop.body))
    names = {_name_of(item.command) for item in items}
    return any(item.runs_in_background for item in items) and not names & _CALMS


def _items_in(block: Block) -> Iterator[Item]:
    waiting: list[Command] = [block]
    while waiting:
        command = waiting.pop()
        if isinstance(command, Block):
            yield from command.items
            waiting += [item.command for item in command.items]
        elif isinstance(command, If):
            waiting += [block for arm in command.arms for block in arm]
        elif isinstance(command, Loop):
            waiting.append(command.body)
        elif isinstance(command, Pipeline):
            for one in command.commands:
                yield Item(one)
            waiting += command.commands
