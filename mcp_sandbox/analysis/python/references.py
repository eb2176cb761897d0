"""Members of modules that a program searches through by name: what `vars(os).items()` holds, as far as it matters."""

from __future__ import annotations

import ast
import builtins
import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from mcp_sandbox.analysis.python.frames import Pure
from mcp_sandbox.analysis.python.operators import UNKNOWN
from mcp_sandbox.analysis.python.values import NOTHING, Given, Known, Namespace, Value
from mcp_sandbox.analysis.rules import canonical

if TYPE_CHECKING:
    from mcp_sandbox.analysis.python.resolver import Resolver
    from mcp_sandbox.analysis.python.scopes import Scope

__all__ = ["MEMBERS", "SUBCLASSES", "described", "names_in", "reflected"]

MEMBERS: Mapping[str, Sequence[str]] = {
    "os": dir(os),
    "builtins": dir(builtins),
    "shutil": dir(shutil),
    "sys": dir(sys),
    "subprocess": ["Popen", "call", "check_call", "check_output", "getoutput", "getstatusoutput", "os", "run", "sys"],
}
"""The names of modules that programs search through."""

SUBCLASSES: Sequence[Pure] = [
    Pure(name)
    for name in (
        "os._wrap_close", "subprocess.Popen", "subprocess.CompletedProcess", "ctypes.CDLL", "ctypes.LibraryLoader",
        "importlib.machinery.BuiltinImporter", "importlib.machinery.FrozenImporter", "importlib.machinery.FileFinder",
        "importlib.machinery.SourceFileLoader", "warnings.catch_warnings", "codecs.IncrementalDecoder", "socket.socket",
        "io.FileIO", "zipimport.zipimporter", "code.InteractiveInterpreter",
    )
]  # fmt: skip
"""What programs look for among `object.__subclasses__()`."""


def names_in(value: Value) -> dict[object, object] | None:
    """Return the names of a module as a mapping that can be searched; null where `value` is none."""
    for atom in value:
        if isinstance(atom, Namespace) and isinstance(atom.of, Known):
            module = canonical(atom.of.name)
            if module in MEMBERS:
                return {name: Pure(f"{module}.{name}") for name in MEMBERS[module]}
    return None


def described(reference: Pure, attribute: str) -> object:
    """Return a text about a module's member: its name, or its module's."""
    owner, _, name = reference.name.rpartition(".")
    return {"__name__": name, "__qualname__": name, "__module__": owner or name}.get(attribute, UNKNOWN)


def reflected(resolver: Resolver, node: ast.expr, scope: Scope) -> Value:
    """Return what `node` is where the program took it out of a module's names, by whatever search."""
    if isinstance(node, ast.Lambda | ast.Constant):
        return NOTHING
    found = resolver.constants.of(Given(NOTHING, node, scope), vital=True).values
    return tuple(Known(one.name) for one in found if isinstance(one, Pure))
