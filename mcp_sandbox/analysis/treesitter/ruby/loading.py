"""Text that becomes code: what `eval` is given is read as the program itself is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.grammars import parse
from mcp_sandbox.analysis.treesitter.reading import Source, TooComplexError
from mcp_sandbox.analysis.treesitter.resolver import Resolver
from mcp_sandbox.analysis.treesitter.ruby.lowering import Lowerer, Lowering
from mcp_sandbox.analysis.treesitter.ruby.nodes import named
from mcp_sandbox.analysis.treesitter.ruby.world import Frame, World
from mcp_sandbox.analysis.treesitter.values import NOTHING, Value, merge
from mcp_sandbox.domain.language import Language

__all__ = ["Reader", "template_code"]

_TEXTS_MAX = 200
_CHARACTERS_MAX = 20_000
_TEMPLATE = re.compile(r"<%[-=#%]?.*?-?%>", re.DOTALL)


class Reader:
    """Lowers the sources of a program, and texts that it turns into code."""

    def __init__(self, world: World, table: Mapping[str, Lowering]) -> None:
        self._world = world
        self._table = table
        self._texts: dict[tuple[t.Term, str], tuple[t.Unit, t.Term | None]] = {}

    def unit(self, source: Source) -> t.Unit:
        """Return `source`, lowered."""
        lowerer = Lowerer(source, self._world, self._table)
        frame = Frame(lowerer.unit.scope, self._world.main)
        lowerer.body(named(source.root), frame)
        lowerer.emit(self._world.main.cls)
        return lowerer.unit

    def read(self, resolver: Resolver, call: t.Term, codes: Sequence[str], frame: Frame | None = None) -> Value:
        """Return what `codes`, given to `call` as text, give when they run; findings in them are shown at the call."""
        found: list[Value] = []
        for code in codes:
            key = (call, code)
            if key not in self._texts:
                if len(self._texts) >= _TEXTS_MAX or len(code) > _CHARACTERS_MAX:
                    raise TooComplexError
                self._texts[key] = self._lower(call, code, frame or self._world.frames.get(call))
                resolver.has_grown = True
            unit, last = self._texts[key]
            for term in unit.terms:
                resolver.value(term)
            found.append(resolver.value(last) if last is not None else NOTHING)
        return merge(*found)

    def _lower(self, call: t.Term, code: str, frame: Frame | None) -> tuple[t.Unit, t.Term | None]:
        root = parse(code.encode("utf-8", "replace"), Language.RUBY)
        source = Source(code.encode("utf-8", "replace").decode(), root, None, language=Language.RUBY)
        lowerer = Lowerer(source, self._world, self._table, call.node)
        inner = frame or Frame(lowerer.unit.scope, self._world.main)
        last = lowerer.body(named(root), inner)
        return lowerer.unit, last


def template_code(text: str) -> str:
    """Return the code in a template, as one program."""
    found: list[str] = []
    for piece in _TEMPLATE.findall(text):
        if piece.startswith(("<%#", "<%%")):
            continue
        found.append(piece.strip("<>%-=").strip())
    return "\n".join(found)
