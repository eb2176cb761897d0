"""Whether `[ … ]` and `[[ … ]]` hold, where that is known."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from mcp_sandbox.analysis.treesitter.bash.arithmetic import evaluate
from mcp_sandbox.analysis.treesitter.bash.shell import Shell
from mcp_sandbox.analysis.treesitter.bash.state import Array
from mcp_sandbox.analysis.treesitter.bash.syntax import Word
from mcp_sandbox.analysis.treesitter.bash.texts import compiled, glob_matches, is_known

__all__ = ["bracket_holds", "test_holds"]

_NUMBERS: Mapping[str, Callable[[int, int], bool]] = {
    "-eq": lambda a, b: a == b,
    "-ne": lambda a, b: a != b,
    "-lt": lambda a, b: a < b,
    "-le": lambda a, b: a <= b,
    "-gt": lambda a, b: a > b,
    "-ge": lambda a, b: a >= b,
}
_TEXTS: Mapping[str, Callable[[str, str], bool]] = {
    "<": lambda a, b: a < b,
    ">": lambda a, b: a > b,
}


def test_holds(shell: Shell, words: Sequence[Word]) -> bool | None:
    """Return whether `[[ … ]]` holds; null where nobody knows. Every word is expanded in any case."""
    texts = [shell.words.texts(word) for word in words]
    plain = [word.plain() or "" for word in words]
    if any(len(one) != 1 for one in texts) or {"&&", "||", "(", ")"} & set(plain):
        return None
    return _holds(shell, [one[0] for one in texts], matches=True)


def bracket_holds(shell: Shell, fields: Sequence[str]) -> bool | None:
    """Return whether `[ … ]` or `test` holds; null where nobody knows."""
    if {"-a", "-o", "(", ")"} & set(fields):
        return None
    return _holds(shell, fields, matches=False)


def _holds(shell: Shell, fields: Sequence[str], *, matches: bool) -> bool | None:
    if fields[:1] == ["!"]:
        result = _holds(shell, fields[1:], matches=matches)
        return None if result is None else not result
    if not all(map(is_known, fields)):
        return None
    if len(fields) == 1:
        return fields[0] != ""
    if len(fields) == 2:
        return {"-n": fields[1] != "", "-z": fields[1] == ""}.get(fields[0])
    return _compared(shell, fields, matches=matches) if len(fields) == 3 else None


def _compared(shell: Shell, fields: Sequence[str], *, matches: bool) -> bool | None:
    left, operator, right = fields
    if operator in _NUMBERS:
        first, second = evaluate(left, shell.words), evaluate(right, shell.words)
        return None if first is None or second is None else _NUMBERS[operator](first, second)
    if operator in {"=", "==", "!="}:
        return (glob_matches(right, left) if matches else left == right) == (operator != "!=")
    if operator == "=~":
        return _found(shell, left, right)
    return _TEXTS[operator](left, right) if operator in _TEXTS else None


def _found(shell: Shell, text: str, expression: str) -> bool | None:
    regex = compiled(expression)
    try:
        match = regex.search(text) if regex is not None else None
    except UnicodeEncodeError:
        return None
    if match is not None and regex is not None:
        groups = [match[index] for index in range(regex.groups + 1)]
        shell.state.set("BASH_REMATCH", [Array(tuple((str(index), one or "") for index, one in enumerate(groups)))])
    return match is not None
