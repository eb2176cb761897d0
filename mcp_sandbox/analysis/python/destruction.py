"""Whether a call destroys the system that it runs on, by a command or by itself."""

from __future__ import annotations

import ast
import shlex
from collections.abc import Sequence
from pathlib import PurePosixPath
from posixpath import normpath
from typing import TYPE_CHECKING, cast

from mcp_sandbox.analysis.commands import is_destructive, is_disk, is_vital_path, starts_shell
from mcp_sandbox.analysis.python.reporting import symbol_of
from mcp_sandbox.analysis.python.resolver import Resolver, rules_of
from mcp_sandbox.analysis.python.values import NOTHING, Function, Given, Known, Value
from mcp_sandbox.domain.category import Category

if TYPE_CHECKING:
    from mcp_sandbox.analysis.python.invocation import Call

__all__ = [
    "COMMAND_CATEGORIES",
    "by_chdir",
    "deletes_vital",
    "destroys",
    "hands_on_destruction",
    "multiplies",
    "writes_disk",
]

COMMAND_CATEGORIES = frozenset({Category.SHELL_COMMAND, Category.PROCESS})
"""What runs commands."""


def destroys(resolver: Resolver, made: Call) -> bool:
    """True where an argument of `made` is a command that destroys the system, in the folder where it runs."""
    folders = _folders(resolver, made)
    typed = made.keywords.get("input")
    said = [given for given in made.keywords.values() if given is not typed or _reads_commands(resolver, made)]
    for given in (*made.arguments, *said):
        if any(_is_bad_command(value, folders) for value in _each(resolver, given)):
            return True
        candidates = resolver.constants.of(given, vital=True)
        if not candidates.complete and any(is_destructive(text) for text in resolver.constants.literals(given)):
            return True
    texts = [value for given in made.arguments for value in resolver.constants.of(given).texts]
    return len(texts) > 1 and any(is_destructive(texts[start:]) for start in range(2))


def _reads_commands(resolver: Resolver, made: Call) -> bool:
    """True where the process that is started takes its standard input for commands, or may."""
    values = _each(resolver, made.argument(0, "args"))
    return not values or any(starts_shell(_words(value)) for value in values)


def _words(value: object) -> str | list[str]:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return [str(word) for word in cast("list[object]", value)] if isinstance(value, list | tuple) else str(value)


def _each(resolver: Resolver, given: Given | None) -> tuple[object, ...]:
    """Return each value that `given` may take, those that only some ways through the program lead to included."""
    candidates = resolver.constants.of(given, vital=True)
    return candidates.values if candidates.complete else (*candidates.values, *resolver.constants.alternatives(given))


def _is_bad_command(value: object, folders: Sequence[str]) -> bool:
    if not isinstance(value, bytes | list | tuple | str):
        return False
    words = _words(cast("object", value))
    line = words if isinstance(words, str) else shlex.join(words)
    return is_destructive(words) or any(is_destructive(f"cd {folder}; {line}") for folder in folders)


def _folders(resolver: Resolver, made: Call) -> list[str]:
    """Return the folders that nobody may lose in which a command may run: by its `cwd`, or by an `os.chdir`."""
    given = made.keywords.get("cwd")
    if given is None:
        return list(resolver.program.folders)
    return [str(value) for value in _each(resolver, given) if is_vital_path(str(value))]


def by_chdir(resolver: Resolver, made: Call) -> Value:
    """Note the folder that `os.chdir` goes to, where nobody may lose it; judge anew what functions run."""
    folders = resolver.program.folders
    for value in resolver.constants.of(made.argument(0, "path"), vital=True).values:
        if isinstance(value, str | PurePosixPath) and is_vital_path(str(value)):
            # One spelling of each: there are few such folders, and each command is judged in each of them.
            folder = "/" + normpath(str(value)).lstrip("/") if str(value).startswith("/") else str(value)
            if folder not in folders:
                folders[folder] = None
                for command, symbol in resolver.program.commands:
                    if destroys(resolver, command):
                        resolver.report("destructive-command", command.node, symbol, command.scope)
    return NOTHING


def multiplies(resolver: Resolver, made: Call, name: str) -> bool:
    """True where the call `made` of `name` starts processes without an end, in a loop or by starting itself."""
    function = made.scope.node
    if not isinstance(function, ast.FunctionDef):
        return name == "os.fork" and made.node in resolver.program.endless
    if name == "os.fork":
        again = (
            one.value.func for one in function.body if isinstance(one, ast.Expr) and isinstance(one.value, ast.Call)
        )
        itself = any(isinstance(one, ast.Name) and one.id == function.name for one in again)
        return itself or made.node in resolver.program.endless
    target = made.keywords.get("target")
    itself = target is not None and any(isinstance(one, Function) and one.node is function for one in target.value)
    line = getattr(made.node, "lineno", 0)
    loops = (one for one in ast.walk(function) if isinstance(one, ast.While | ast.For)) if itself else ()
    return any(loop.lineno <= line <= (loop.end_lineno or 0) for loop in loops)


def deletes_vital(resolver: Resolver, made: Call, name: str) -> bool:
    """True where the call `made` of `name` deletes a folder that nobody may lose."""
    whole = name.endswith(("rmtree", "remove_tree"))
    if _in_vital_loop(resolver, made.node, deep=not whole):
        return True
    if not whole:
        return False
    given = made.argument(0, "path")
    return any(isinstance(value, str | PurePosixPath) and is_vital_path(str(value)) for value in _each(resolver, given))


def _in_vital_loop(resolver: Resolver, node: ast.expr, *, deep: bool) -> bool:
    """True where `node` stands in a loop over what is in the root, a home or a system folder: over all below it."""
    line = getattr(node, "lineno", 0)
    return any(start <= line <= end and (below or not deep) for start, end, below in resolver.vital_loops)


def writes_disk(resolver: Resolver, made: Call) -> bool:
    """True where `made` writes onto a disk's device file."""
    places = [made.argument(index) for index in range(2)]
    if isinstance(made.node, ast.Call) and isinstance(made.node.func, ast.Attribute):
        places.append(Given((), made.node.func.value, made.scope))
    return any(
        isinstance(value, str | PurePosixPath) and is_disk(str(value))
        for place in places
        for value in _each(resolver, place)
    )


def hands_on_destruction(resolver: Resolver, made: Call) -> None:
    """Report a function that runs commands and a destructive command that are handed on together."""
    for given in (*made.arguments, *made.keywords.values()):
        runs = [
            atom
            for atom in given.value
            if isinstance(atom, Known) and any(rule.category in COMMAND_CATEGORIES for rule in rules_of(atom))
        ]
        if runs and any(
            is_destructive(text)
            for other in (*made.arguments, *made.keywords.values())
            for text in resolver.constants.literals(other)
        ):
            resolver.report("destructive-command", made.node, symbol_of(runs[0].name), made.scope)
