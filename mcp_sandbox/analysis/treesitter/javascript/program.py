"""The sources of one program: which module a name stands for, and texts that are read as code."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.grammars import parse
from mcp_sandbox.analysis.treesitter.javascript.lowering import Frame, Lowering, Module, TextScope
from mcp_sandbox.analysis.treesitter.javascript.machine import Seen, constants_in
from mcp_sandbox.analysis.treesitter.javascript.tables import global_names
from mcp_sandbox.analysis.treesitter.reading import Source
from mcp_sandbox.analysis.treesitter.values import NOTHING, Value
from mcp_sandbox.domain.language import Language

if TYPE_CHECKING:
    from mcp_sandbox.analysis.treesitter.resolver import Resolver

__all__ = ["FOLDER", "Program", "lower_program"]

FOLDER = "/the-program/"
"""Stands for the folder of the program in paths that it puts together itself."""

_SUFFIXES = ("", ".js", ".mjs", ".cjs", ".jsx", ".ts", ".mts", ".cts", ".tsx")
_TYPED = {".js": (".ts", ".tsx"), ".mjs": (".mts",), ".cjs": (".cts",), ".jsx": (".tsx",)}
_NOT_GLOBAL = frozenset({"process", "module", "console", "constants", "sys", "domain", "diagnostics_channel", "wasi"})
"""Modules that are built in beside those that `tables.Globals.modules` names."""

_TEXTS_MAX = 60
_CHARACTERS_MAX = 200_000
_NESTED_MAX = 4


@dataclass(slots=True)
class Program:
    """What the sources of a program share."""

    runs: bool = False
    """True where what they make of their constants was worked out."""
    shared: t.Scope = field(default_factory=lambda: t.Scope("module"))
    """Names that no scope of a source declares."""
    modules: dict[str, Module] = field(default_factory=dict[str, Module])
    scopes: dict[str, t.Scope] = field(default_factory=dict[str, t.Scope])
    """The outermost scope of each source."""
    units: list[t.Unit] = field(default_factory=list[t.Unit])
    evaluated: dict[t.Term, TextScope] = field(default_factory=dict[t.Term, TextScope])
    _read: dict[tuple[t.Term, str, tuple[str, ...] | None], tuple[list[t.Term], t.Term | None]] = field(
        default_factory=dict[tuple[t.Term, str, tuple[str, ...] | None], tuple[list[t.Term], t.Term | None]]
    )
    _characters: int = 0
    _nested: int = 0

    def find(self, name: str, path: str) -> Module | None:
        """Return the module of the program that `name` means in the source at `path`."""
        if name.startswith("#"):
            return None
        if name.startswith(FOLDER):
            name, path = f"./{name.removeprefix(FOLDER)}", ""
        folder = posixpath.dirname(path)
        places = [posixpath.normpath(posixpath.join(folder, name))]
        if not name.startswith((".", "/")):
            first = name.partition("/")[0]
            if name.startswith("node:") or first in global_names().modules or first in _NOT_GLOBAL:
                return None  # what is built in comes first
            places = [f"node_modules/{name}"]
        for place in places:
            stem, suffix = posixpath.splitext(place)
            spelled = [place + one for one in _SUFFIXES] + [stem + one for one in _TYPED.get(suffix, ())]
            for one in (*spelled, *(f"{place}/index{ending}" for ending in _SUFFIXES[1:])):
                if one in self.modules and one:
                    return self.modules[one]
        return None

    def module_at(self, path: str | None) -> Module:
        """Return the module of a source."""
        return self.modules[path or ""]

    def read_text(
        self,
        resolver: Resolver,
        call: t.Call,
        text: str,
        scope: TextScope,
        *,
        parameters: tuple[str, ...] | None = None,
    ) -> Value:
        """Return what `text`, read as code where `call` stands, gives; with `parameters`, the function it makes."""
        key = (call, text, parameters)
        if key not in self._read:
            self._characters += len(text)
            if len(self._read) >= _TEXTS_MAX or self._characters > _CHARACTERS_MAX or self._nested >= _NESTED_MAX:
                return NOTHING
            self._read[key] = self._lowered(call, text, scope, parameters)
            resolver.has_grown = True
        terms, last = self._read[key]
        self._nested += 1
        try:
            for term in terms:
                resolver.value(term)
            return resolver.value(last) if last is not None else NOTHING
        finally:
            self._nested -= 1

    def _lowered(
        self, call: t.Call, text: str, scope: TextScope, parameters: tuple[str, ...] | None
    ) -> tuple[list[t.Term], t.Term | None]:
        if parameters is not None:
            text = f"(function anonymous({','.join(parameters)}\n) {{\n{text}\n}})"
        data = text.encode("utf-8", "replace")
        terms: list[t.Term] = []
        frame = Frame(scope.scope, scope.scope, this=t.Outside(call.node, "globalThis"))
        lowering = Lowering(data, terms, scope.module, frame, self.shared, place=call.node)
        lowering.statement(parse(data, Language.JAVASCRIPT))
        lowering.finish()
        self.evaluated.update(lowering.evaluated)
        return terms, terms[-1] if terms else None


def lower_program(sources: Sequence[Source], *, runs: bool = False) -> Program:
    """Return the terms of `sources`; what they make of their constants is worked out first where it `runs`."""
    program = Program(runs)
    for source in sources:
        root = source.root
        exported = t.Items(root, [])
        module = t.Items(root, [(t.Constant(root, "exports"), exported)])
        program.modules[source.path or ""] = Module(source.path or "", exported, module, program.find)
    for source in sources:
        _lower(program, source, constants_in(source.data, source.root) if runs else {})
    return program


def _lower(program: Program, source: Source, constants: Mapping[tuple[int, int], Seen]) -> None:
    module = program.modules[source.path or ""]
    root = source.root
    exports = t.Member(root, module.module, "exports")
    wrapper = t.Scope("module", program.shared)
    for name, term in (
        ("module", module.module),
        ("exports", exports),
        ("require", t.Outside(root, "require")),
        ("__filename", t.Constant(root, f"{FOLDER}{module.path or 'main.js'}")),
        ("__dirname", t.Constant(root, posixpath.normpath(FOLDER + posixpath.dirname(module.path)))),
    ):
        wrapper.bind(name, term)
    scope = t.Scope("module", wrapper)
    terms: list[t.Term] = []
    entries = module.exported.items
    frame = Frame(
        scope,
        scope,
        this=t.Either(root, [exports, t.Outside(root, "globalThis")]),
        exported=entries if isinstance(entries, list) else None,
    )
    lowering = Lowering(source.data, terms, module, frame, program.shared, constants=constants)
    lowering.statement(root)
    lowering.finish()
    lowering.look(module.exported)
    program.scopes[module.path] = scope
    program.evaluated.update(lowering.evaluated)
    program.units.append(t.Unit(source, scope, terms))
