"""Which variables can't be empty: after a test that says so, or one that ends the script where they are."""

from __future__ import annotations

from collections.abc import Sequence

from mcp_sandbox.analysis.treesitter.bash.syntax import Block, Command, If, Item, Literal, Parameter, Simple, Test, Word

__all__ = ["filled_after", "filled_past", "filled_where"]

_LEAVES = frozenset({"exit", "return", "continue", "break", "die", "usage", "fail", "fatal", "error"})
_FILLED = frozenset({"-n", "-d", "-e", "-f", "-r", "-w", "-x", "-s", "-L", "-h"})


def filled_where(condition: Command, *, holds: bool) -> tuple[str, ...]:
    """Return the variables that are not empty where a single test `holds` or not."""
    command = condition
    while isinstance(command, Block) and len(command.items) == 1 and not command.is_subshell:
        command = command.items[0].command
    operands = _operands(command)
    if len(operands) == 1:
        operator, word = "-n", operands[0]
    elif len(operands) == 2:
        operator, word = operands[0].plain() or "", operands[1]
    else:
        return ()
    if (operator in _FILLED and holds) or (operator == "-z" and not holds):
        return tuple(part.name for part in word.parts[:2] if isinstance(part, Parameter) and not part.operator)
    return ()


def _operands(command: Command) -> Sequence[Word]:
    if isinstance(command, Test):
        return command.words
    if not isinstance(command, Simple):
        return ()
    words = [word for word in command.words if isinstance(word, Word)]
    name = words[0].plain() if words else None
    if name == "[":
        return words[1:-1]
    return words[1:] if name == "test" else ()


def filled_after(command: If) -> tuple[str, ...]:
    """Return the variables that are not empty after an `if` that ends the script where they are."""
    if len(command.arms) != 1 or command.otherwise is not None:
        return ()
    condition, body = command.arms[0]
    return filled_where(condition, holds=False) if _leaves(body) else ()


def filled_past(items: Sequence[Item]) -> tuple[str, ...]:
    """Return the variables that are not empty after `test || exit` or `test && exit`, the last of `items`."""
    if len(items) < 2 or items[-2].is_conditional or not _leaves(items[-1].command):
        return ()
    return filled_where(items[-2].command, holds=items[-1].is_alternative)


def _leaves(command: Command) -> bool:
    while isinstance(command, Block) and command.items and not command.is_subshell:
        command = command.items[-1].command
    word = command.words[0] if isinstance(command, Simple) and command.words else None
    name = _text(word) if isinstance(word, Word) else ""
    return name in _LEAVES


def _text(word: Word) -> str:
    return "".join(part.text for part in word.parts if isinstance(part, Literal))
