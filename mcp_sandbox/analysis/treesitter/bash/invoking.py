"""A command with its arguments: what runs it, what it runs, and what it writes."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from mcp_sandbox.analysis.treesitter.bash.builtins import BUILTINS
from mcp_sandbox.analysis.treesitter.bash.external import external
from mcp_sandbox.analysis.treesitter.bash.state import Function
from mcp_sandbox.analysis.treesitter.bash.tables import tables
from mcp_sandbox.analysis.treesitter.bash.texts import UNKNOWN, Texts, glob_matches, is_known
from mcp_sandbox.analysis.treesitter.bash.words import Fields

if TYPE_CHECKING:
    from mcp_sandbox.analysis.treesitter.bash.running import Runner

__all__ = ["invoke"]

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
    builtin = BUILTINS.get(word)
    if builtin is not None:
        runner.met(fields)
        return builtin(runner, arguments, stdin)
    return external(runner, _command_name(word), arguments, stdin)


def _is_certain(function: Function) -> bool:
    return function.is_certain


def _unknown(runner: Runner, fields: Fields) -> Texts:
    """Record a command whose name can't be known; one whose last part is known is that."""
    name = fields[0].rpartition("/")[2]
    if "/" in fields[0] and is_known(name) and tables().is_known(name):
        return external(runner, name, fields[1:], (UNKNOWN,))
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
