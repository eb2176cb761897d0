"""Imports and exports: what a module takes in, and what it gives."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tree_sitter import Node

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.javascript.lowering import Lowering, statement
from mcp_sandbox.analysis.treesitter.javascript.patterns import names_in
from mcp_sandbox.analysis.treesitter.javascript.spelling import text_of_pieces

__all__ = ["is_followed", "module_name"]

_DECORATED = re.compile(r"^(?:node|npm|jsr):/?")
_VERSION = re.compile(r"(?<=[\w)])@[^/]+")


def module_name(name: str) -> str:
    """Return the full name under which rules know the module that a program calls `name`."""
    plain = _VERSION.sub("", _DECORATED.sub("", name)) if ":" in name else name
    return plain.removesuffix(".js").rstrip("/").replace("/", ".")


def is_followed(name: str) -> bool:
    """True for the name of an installed module; false for a path, an address or a text of code."""
    return (
        re.match(r"^(?:(?:node|npm|jsr|bun):)?/?[@\w]", name) is not None
        and "://" not in name
        and not name.startswith(("/", "data:", "file:", "blob:"))
    )


def taken(lowering: Lowering, node: Node, source: str, member: str | None) -> t.Term:
    """Return what an import takes from the module called `source`: the whole, or one member."""
    where = lowering.at(node)
    module = lowering.module.find(source, lowering.module.path)
    if module is not None:
        exports = t.Member(where, module.module, "exports")
        if member is None:
            return t.Either(where, [module.exported, exports])
        part = t.Member(where, t.Either(where, [module.exported, exports]), member)
        return t.Either(where, [part, exports]) if member == "default" else part
    if source.startswith("#"):
        return t.Opaque(where)  # what package.json says it is
    if is_followed(source):
        name = module_name(source)
        return t.Outside(where, name if member in {None, "default"} else f"{name}.{member}", is_import=True)
    whole = t.Call(where, t.Outside(where, "import"), [t.Constant(where, source)])
    return whole if member in {None, "default"} else t.Member(where, whole, member or "")


def _is_type_only(node: Node) -> bool:
    return any(child.type in {"type", "typeof"} for child in node.children)


def _source(lowering: Lowering, node: Node) -> str | None:
    source = node.child_by_field_name("source")
    return text_of_pieces(lowering.data, source) if source is not None else None


def _spelled(lowering: Lowering, node: Node) -> str:
    return text_of_pieces(lowering.data, node) if node.type == "string" else lowering.spelled(node)


@statement("import_statement")
def _import(lowering: Lowering, node: Node) -> None:
    if _is_type_only(node):
        return
    clause = next((child for child in node.children if child.type in {"import_clause", "import_require_clause"}), None)
    source = _source(lowering, node) or (_source(lowering, clause) if clause is not None else None)
    if source is None:
        return
    if clause is None:
        lowering.look(taken(lowering, node, source, None))
        return
    for child in clause.named_children:
        _clause(lowering, child, source)


def _clause(lowering: Lowering, node: Node, source: str) -> None:
    match node.type:
        case "identifier":
            member = None if node.parent is not None and node.parent.type == "import_require_clause" else "default"
            lowering.declare(lowering.spelled(node), lowering.look(taken(lowering, node, source, member)))
        case "namespace_import":
            name = node.named_children[-1]
            lowering.declare(lowering.spelled(name), lowering.look(taken(lowering, node, source, None)))
        case "named_imports":
            for child in node.named_children:
                _specifier(lowering, child, source)
            if not node.named_children:
                lowering.look(taken(lowering, node, source, None))
        case _:
            pass


def _specifier(lowering: Lowering, node: Node, source: str) -> None:
    name = node.child_by_field_name("name")
    if name is None or _is_type_only(node):
        return
    alias = node.child_by_field_name("alias") or name
    term = lowering.look(taken(lowering, node, source, _spelled(lowering, name)))
    lowering.declare(_spelled(lowering, alias), term)


# --- what is given


@statement("export_statement")
def _export(lowering: Lowering, node: Node) -> None:
    if _is_type_only(node):
        return
    declaration, value = node.child_by_field_name("declaration"), node.child_by_field_name("value")
    for child in node.named_children:
        if child.type == "decorator":
            lowering.look(lowering.expression(child))
    if declaration is not None:
        _declared(lowering, node, declaration)
    elif value is not None:
        _give(lowering, value, "default", lowering.look(lowering.expression(value)))
    else:
        _listed(lowering, node, _source(lowering, node))


_TYPES = frozenset({"interface_declaration", "type_alias_declaration", "ambient_declaration", "function_signature"})


def _give(lowering: Lowering, node: Node, name: str | None, term: t.Term) -> None:
    entries = lowering.frame.exported
    if entries is not None:
        key = t.Constant(lowering.at(node), name) if name is not None else None
        entries.append((key, term))


def _declared(lowering: Lowering, node: Node, declaration: Node) -> None:
    lowering.statement(declaration)
    if declaration.type in _TYPES:
        return
    is_default = any(child.type == "default" for child in node.children)
    for name in _declared_names(lowering, declaration):
        term = lowering.name(declaration, name)
        _give(lowering, declaration, "default" if is_default else name, term)
    if is_default and declaration.child_by_field_name("name") is None:
        _give(lowering, declaration, "default", lowering.expression(declaration))


def _declared_names(lowering: Lowering, node: Node) -> Sequence[str]:
    name = node.child_by_field_name("name")
    if name is not None:
        return [lowering.spelled(name).partition(".")[0]]
    declarators = [child.child_by_field_name("name") for child in node.named_children]
    return [found for pattern in declarators if pattern is not None for found in names_in(lowering, pattern)]


def _listed(lowering: Lowering, node: Node, source: str | None) -> None:
    clause = next((child for child in node.named_children if child.type in {"export_clause", "namespace_export"}), None)
    if clause is None:
        _whole(lowering, node, source)
    elif clause.type == "namespace_export" and source is not None:
        name = _spelled(lowering, clause.named_children[-1])
        _give(lowering, clause, name, lowering.look(taken(lowering, clause, source, None)))
    else:
        for child in clause.named_children:
            _exported(lowering, child, source)


def _whole(lowering: Lowering, node: Node, source: str | None) -> None:
    if source is not None:
        term = lowering.look(taken(lowering, node, source, None))
        _give(lowering, node, None, t.Spread(lowering.at(node), term))
    elif any(child.type == "=" for child in node.children):
        term = lowering.expression(node.named_children[-1])
        lowering.look(t.Store(lowering.at(node), lowering.module.module, "exports", term))


def _exported(lowering: Lowering, node: Node, source: str | None) -> None:
    name = node.child_by_field_name("name")
    if name is None or _is_type_only(node):
        return
    spelled = _spelled(lowering, name)
    alias = node.child_by_field_name("alias") or name
    term = lowering.name(name, spelled) if source is None else lowering.look(taken(lowering, node, source, spelled))
    _give(lowering, alias, _spelled(lowering, alias), term)
