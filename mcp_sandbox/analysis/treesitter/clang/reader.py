"""Reads the sources of a C or C++ program together: what a file defines, another that includes it may use."""

from __future__ import annotations

from collections.abc import Sequence

from tree_sitter import Node, Parser, Range

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.clang.dialect import ClangDialect
from mcp_sandbox.analysis.treesitter.clang.lowering import Lowering
from mcp_sandbox.analysis.treesitter.grammars import grammar, walk
from mcp_sandbox.analysis.treesitter.matching import names_of
from mcp_sandbox.analysis.treesitter.reading import Reading, Source
from mcp_sandbox.analysis.treesitter.resolver import read_units
from mcp_sandbox.domain.language import Language

__all__ = ["read_c", "read_cpp"]

_MACROS_MAX = 500
_MACRO_BYTES_MAX = 4_000


class _Lowering(Lowering):
    """With macros, whose text is parsed where it stands."""

    _macros = 0

    def macro(self, node: Node, value: Node | None) -> t.Term:
        """Return what a macro stands for: its text as an expression, or as statements."""
        self._macros += 1
        if value is None or self._macros > _MACROS_MAX or value.end_byte - value.start_byte > _MACRO_BYTES_MAX:
            return t.Opaque(node)
        place = Range(value.start_point, value.end_point, value.start_byte, value.end_byte)
        root = Parser(grammar(self.source.language), included_ranges=[place]).parse(self.source.data).root_node
        self.unit.roots.append(root)
        found = _expression_in(root)
        if found is not None:
            return self.expression(found)
        for child in root.named_children:
            self.visit(child)
        words = [child for child in walk(root) if child.type == "identifier"]
        return t.Opaque(node, [self.expression(word) for word in words if root.has_error])


def _expression_in(root: Node) -> Node | None:
    """Return the one expression that `root` is."""
    node = root
    while len(node.named_children) == 1 and node.type in {"translation_unit", "ERROR", "expression_statement"}:
        node = node.named_children[0]
        if node.type == "type_identifier":
            return node
    return node if node.type not in {"translation_unit", "ERROR", "expression_statement", "declaration"} else None


def read_c(sources: Sequence[Source]) -> Reading:
    """Return what is met in a C program."""
    return _read(sources, Language.C)


def read_cpp(sources: Sequence[Source]) -> Reading:
    """Return what is met in a C++ program."""
    return _read(sources, Language.CPP)


def _read(sources: Sequence[Source], language: Language) -> Reading:
    names = names_of(language)
    libraries = frozenset(name for name in names.rules if "." not in name)
    scope = t.Scope("module")
    lowered = [_Lowering(source, scope, libraries) for source in sources]
    units = [one.lower() for one in lowered]
    opened = tuple(dict.fromkeys(name for one in lowered for name in one.namespaces))
    return read_units(units, ClangDialect(language, names, opened))
