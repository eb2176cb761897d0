"""Calls that load modules or turn text into code."""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.certainty import is_certain
from mcp_sandbox.analysis.treesitter.dialect import Given
from mcp_sandbox.analysis.treesitter.folding import from_base64
from mcp_sandbox.analysis.treesitter.javascript.answers import call_back, known, with_values
from mcp_sandbox.analysis.treesitter.javascript.coercion import as_text
from mcp_sandbox.analysis.treesitter.javascript.conditions import option
from mcp_sandbox.analysis.treesitter.javascript.lowering import Module
from mcp_sandbox.analysis.treesitter.javascript.modules import is_followed, module_name
from mcp_sandbox.analysis.treesitter.javascript.program import FOLDER
from mcp_sandbox.analysis.treesitter.javascript.tables import global_names
from mcp_sandbox.analysis.treesitter.values import NOTHING, Known, Literal, Routine, Value, merge, texts

if TYPE_CHECKING:
    from mcp_sandbox.analysis.treesitter.javascript.dialect import JavaScript
    from mcp_sandbox.analysis.treesitter.resolver import Resolver

__all__ = ["CALLED"]

UNDEFINED = Known("undefined", is_instance=True)

_TEXTS_MAX = 8
"""Texts that one argument may be, and that are read."""

_SYSTEM = re.compile(r"^(?:\./)*(?:\.\./){2,}(?:usr|etc|proc|lib|lib64|opt|tmp|home|root|var|dev|sys|run)/")
"""A path that climbs out of the working directory into the system's folders."""

_DATA = re.compile(r"^data:[^,]*?(;base64)?,(.*)$", re.DOTALL)


# --- modules


def _require(dialect: JavaScript, resolver: Resolver, given: Given) -> Value:
    name = given.at(0)
    if not given.values and not given.is_cut:
        return NOTHING
    found = texts(as_text(resolver, name - {UNDEFINED}))
    if not found and name and any(isinstance(atom, Known) and atom.name == "import.meta.url" for atom in name):
        return NOTHING
    known_ones = [atom for atom in name if atom != UNDEFINED]
    is_sure = not given.call.arguments or is_certain(resolver, given.call.arguments[0])
    if not found or len(found) < len(known_ones) or not is_sure:
        resolver.recorder.report("dynamic-import", given.call, None)
    return merge(*(_module(dialect, resolver, given, one) for one in found[:_TEXTS_MAX]))


def _module(dialect: JavaScript, resolver: Resolver, given: Given, name: str) -> Value:
    path = resolver.recorder.source_of(given.call.node).path or ""
    own = dialect.program.find(name, path)
    if own is not None:
        return _exports(resolver, given, own)
    if name.endswith(".node"):
        resolver.recorder.report("native-code", given.call, "require")
        return NOTHING
    if is_followed(name):
        full = resolver.names.canonical_of(module_name(name))
        resolver.recorder.imported(full, given.call.node)
        resolver.recorder.reference(given.call, known(full))
        return known(full)
    if name.startswith("data:"):
        _run(dialect, resolver, given, [_in_address(name)])
    elif (name and not name.startswith((".", "#", FOLDER))) or _SYSTEM.match(name):
        resolver.recorder.report("load-from-path", given.call, None)
    return NOTHING


def _exports(resolver: Resolver, given: Given, module: Module) -> Value:
    exports = t.Member(given.call.node, module.module, "exports")
    return merge(resolver.value(module.exported), resolver.value(exports))


def _in_address(address: str) -> str:
    """Return the text that a `data:` address holds."""
    found = _DATA.match(address)
    if found is None:
        return ""
    body = urllib.parse.unquote(found[2])
    try:
        return from_base64(body) if found[1] else body
    except ValueError:
        return ""


def _binding(_dialect: JavaScript, resolver: Resolver, given: Given) -> Value:
    found: list[Value] = []
    for name in texts(given.at(0))[:_TEXTS_MAX]:
        value = known(global_names().bindings.get(name, f"process.binding.{name}"))
        resolver.recorder.reference(given.call, value)
        found.append(value)
    return merge(*found)


# --- texts


def _run(dialect: JavaScript, resolver: Resolver, given: Given, found: list[str], *, direct: bool = False) -> Value:
    scope = dialect.scope_of(resolver, given, direct=direct)
    return merge(*(dialect.program.read_text(resolver, given.call, text, scope) for text in found[:_TEXTS_MAX]))


def _eval(dialect: JavaScript, resolver: Resolver, given: Given) -> Value:
    value = given.at(0)
    others = frozenset(atom for atom in value if not (isinstance(atom, Literal) and isinstance(atom.value, str)))
    return merge(others, _run(dialect, resolver, given, texts(value), direct=True))


def _script(dialect: JavaScript, resolver: Resolver, given: Given) -> Value:
    return _run(dialect, resolver, given, texts(as_text(resolver, given.at(0))))


def _function(dialect: JavaScript, resolver: Resolver, given: Given) -> Value:
    """Return the function that `Function` makes of the texts of its parameters and its body."""
    if "`" in given.named:
        return _made(dialect, resolver, given, [given.named["`"]])
    return _made(dialect, resolver, given, list(given.values))


def _made(dialect: JavaScript, resolver: Resolver, given: Given, values: list[Value]) -> Value:
    *names, body = [texts(as_text(resolver, value)) for value in values] or [[""]]
    scope = dialect.scope_of(resolver, given)
    if any(len(name) != 1 for name in names):
        return NOTHING
    parameters = tuple(name[0] for name in names)
    return merge(
        *(
            dialect.program.read_text(resolver, given.call, text, scope, parameters=parameters)
            for text in body[:_TEXTS_MAX]
        )
    )


def _unknown_constructor(dialect: JavaScript, resolver: Resolver, given: Given) -> Value:
    """Read a text that is handed to a constructor of something unknown, which may be `Function`."""
    found = texts(given.at(0)) if len(given.values) == 1 else []
    if any(re.match(r"\s*return\b", text) for text in found):
        resolver.recorder.report("dynamic-code", given.call, "Function")
    if any(re.search(r"[(;.]|return", text) for text in found):
        return _made(dialect, resolver, given, list(given.values))
    return NOTHING


def _compile_function(dialect: JavaScript, resolver: Resolver, given: Given) -> Value:
    names, _ = (given.at(1), None)
    parameters = [resolver.elements(names)] if names else []
    return _made(dialect, resolver, given, [*(one for one in parameters if len(one) == 1), given.at(0)])


def _later(dialect: JavaScript, resolver: Resolver, given: Given) -> Value:
    """Call what is handed to a timer."""
    _run(dialect, resolver, given, texts(given.at(0)))
    call_back(resolver, given, given.at(0), *given.values[2:])
    return NOTHING


def _soon(_dialect: JavaScript, resolver: Resolver, given: Given) -> Value:
    call_back(resolver, given, given.at(0), *given.values[1:])
    return NOTHING


def _worker(dialect: JavaScript, resolver: Resolver, given: Given) -> Value | None:
    found = texts(given.at(0))
    if option(resolver, given, "eval") is not None:
        _run(dialect, resolver, given, found)
    else:
        _run(dialect, resolver, given, [_in_address(text) for text in found if text.startswith("data:")])
    return None


def _shell_template(_dialect: JavaScript, resolver: Resolver, given: Given) -> Value:
    """Look at a command that is written as a template."""
    if "`" in given.named:
        resolver.recorder.command(given.call, [texts(given.named["`"])], "$")
    values = with_values(given, [NOTHING])
    return frozenset(atom for value in values.values for atom in value if isinstance(atom, Routine))


CALLED: Mapping[str, Callable[[JavaScript, Resolver, Given], Value | None]] = {
    "require": _require,
    "import": _require,
    "process.binding": _binding,
    "eval": _eval,
    "Function": _function,
    "constructor": _unknown_constructor,
    **dict.fromkeys(
        ("vm.runInThisContext", "vm.runInNewContext", "vm.runInContext", "vm.Script", "vm.SourceTextModule",
         "module._compile", "vm2.VM.run", "document.write"),
        _script,
    ),
    "vm.compileFunction": _compile_function,
    **dict.fromkeys(("setTimeout", "setInterval"), _later),
    **dict.fromkeys(("setImmediate", "queueMicrotask", "process.nextTick", "requestAnimationFrame"), _soon),
    **dict.fromkeys(("worker_threads.Worker", "Worker", "SharedWorker"), _worker),
    **dict.fromkeys(("zx.$", "Bun.$", "execa.$"), _shell_template),
}  # fmt: skip
