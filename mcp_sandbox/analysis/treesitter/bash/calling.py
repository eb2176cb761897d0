"""Functions of the script: their definition, their calls, and those that fork without end."""

from __future__ import annotations

from mcp_sandbox.analysis.treesitter.bash.shell import Frame, Shell, Stream
from mcp_sandbox.analysis.treesitter.bash.state import Array, Function
from mcp_sandbox.analysis.treesitter.bash.syntax import Definition
from mcp_sandbox.analysis.treesitter.bash.texts import UNKNOWN, Texts
from mcp_sandbox.analysis.treesitter.bash.words import Fields

__all__ = ["call", "define", "reports_bomb", "run_uncalled"]

_RECURSION_MAX = 5
_FRAMES_MAX = 12
_DEFERRED_MAX = 8


def define(shell: Shell, definition: Definition) -> Texts:
    """Take a function in."""
    name = definition.name
    function = Function(definition, shell.origin(), is_certain=shell.conditions == 0)
    known = shell.state.functions.get(name)
    if known is not None and known.definition is definition:
        return ("",)
    shell.state.functions[name] = function
    shell.functions.append(function)
    return ("",)


def call(shell: Shell, name: str, arguments: Fields, stdin: Stream) -> Texts:
    """Run the function of the script that is called `name`."""
    function = shell.state.functions.get(name)
    if function is None:
        return (UNKNOWN,)
    depth = sum(frame.name == name for frame in shell.frames)
    if depth and reports_bomb(shell, name):
        return (UNKNOWN,)
    if depth >= _RECURSION_MAX or len(shell.frames) >= _FRAMES_MAX:
        return (UNKNOWN,)
    if not shell.may_repeat() and id(function) in shell.called:
        waiting = shell.deferred.setdefault(id(function), [])
        if arguments not in waiting and len(waiting) < _DEFERRED_MAX:
            waiting.append(arguments)
        return (UNKNOWN,)
    return _run(shell, name, function, arguments, stdin)


def reports_bomb(shell: Shell, name: str) -> bool:
    """Report a function that calls itself in the background or in a pipeline, whatever happens; true where it does."""
    frame = next((one for one in reversed(shell.frames) if one.name == name), None)
    if frame is None or frame.is_guarded or shell.forks <= frame.forks or shell.conditions > frame.conditions:
        return False
    shell.report("destructive-command", [name, "|", name, "&"])
    return True


def _run(shell: Shell, name: str, function: Function, arguments: Fields | None, stdin: Stream) -> Texts:
    shell.called.add(id(function))
    before = shell.state.positional
    shell.state.positional = arguments
    frame = Frame(name, shell.forks, shell.conditions, *shell.site())
    shell.frames.append(frame)
    frame.saved["FUNCNAME"] = shell.state.variables.get("FUNCNAME")
    shell.state.variables["FUNCNAME"] = (
        Array(tuple((str(at), one.name) for at, one in enumerate(shell.frames[::-1]))),
    )
    with shell.in_text(function.origin, function.definition.start, function.definition.end):
        output = shell.run(function.definition.body, stdin)
    shell.frames.pop()
    shell.state.positional = before
    for local, values in frame.saved.items():
        if values is None:
            shell.state.variables.remove(local)
        else:
            shell.state.variables[local] = values
    return output


def run_uncalled(shell: Shell) -> None:
    """Run each function that the script only defines, and the calls that were put off."""
    for function in list(shell.functions):
        definition = function.definition
        with shell.in_text(function.origin, definition.start, definition.end):
            for arguments in shell.deferred.pop(id(function), ()):
                _run(shell, definition.name, function, arguments, Stream())
            if id(function) not in shell.called:
                shell.assumes = True
                _run(shell, definition.name, function, None, Stream())
                shell.assumes = False
