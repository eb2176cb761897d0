"""Expressions: literals, members, calls and operators."""

from __future__ import annotations

from collections.abc import Sequence

from tree_sitter import Node

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.javascript.lowering import Lowering, TextScope, expression
from mcp_sandbox.analysis.treesitter.javascript.spelling import number_of, text_of_pieces, unescaped

__all__: list[str] = []

_CHAIN = frozenset({"call_expression", "member_expression", "subscript_expression", "non_null_expression"})
_TEMPLATE = "`"
"""How the whole text of a tagged template is called among a call's arguments."""


# --- literals and names


@expression("identifier", "shorthand_property_identifier", "type_identifier", "nested_identifier")
def _identifier(lowering: Lowering, node: Node) -> t.Term:
    return lowering.name(node, lowering.spelled(node))


@expression("undefined")
def _undefined(lowering: Lowering, node: Node) -> t.Term:
    return t.Outside(lowering.at(node), "undefined", is_instance=True)


@expression("null", "true", "false")
def _constant(lowering: Lowering, node: Node) -> t.Term:
    return t.Constant(lowering.at(node), {"null": None, "true": True, "false": False}[node.type])


@expression("string")
def _string(lowering: Lowering, node: Node) -> t.Term:
    return t.Constant(lowering.at(node), text_of_pieces(lowering.data, node))


@expression("number")
def _number(lowering: Lowering, node: Node) -> t.Term:
    number = number_of(lowering.text(node))
    return t.Opaque(lowering.at(node)) if number is None else t.Constant(lowering.at(node), number)


@expression("regex")
def _regex(lowering: Lowering, node: Node) -> t.Term:
    pieces = [node.child_by_field_name(name) for name in ("pattern", "flags")]
    texts = [t.Constant(lowering.at(node), lowering.text(piece) if piece is not None else "") for piece in pieces]
    return t.Call(lowering.at(node), t.Outside(lowering.at(node), "RegExp"), texts, makes=True)


@expression("template_string")
def _template(lowering: Lowering, node: Node) -> t.Term:
    parts = [_piece(lowering, child) for child in node.named_children]
    if all(isinstance(part, t.Constant) for part in parts):
        inside = lowering.data[node.start_byte + 1 : node.end_byte - 1].decode("utf-8", "replace")
        if not any(child.type == "template_substitution" for child in node.named_children):
            return t.Constant(lowering.at(node), unescaped(inside))
    return t.Join(lowering.at(node), [t.Constant(lowering.at(node), ""), *parts])


def _piece(lowering: Lowering, node: Node) -> t.Term:
    if node.type == "template_substitution":
        inner = [child for child in node.named_children if child.type != "comment"]
        return lowering.expression(inner[0]) if inner else t.Opaque(lowering.at(node))
    return t.Constant(lowering.at(node), unescaped(lowering.text(node)))


@expression("this")
def _this(lowering: Lowering, node: Node) -> t.Term:
    return lowering.frame.this or t.Opaque(lowering.at(node))


@expression("super")
def _super(lowering: Lowering, node: Node) -> t.Term:
    return lowering.frame.above or t.Opaque(lowering.at(node))


@expression("meta_property")
def _meta(lowering: Lowering, node: Node) -> t.Term:
    if lowering.text(node).startswith("import"):
        return t.Outside(lowering.at(node), "import.meta")
    return t.Opaque(lowering.at(node))


@expression("array")
def _array(lowering: Lowering, node: Node) -> t.Term:
    items = [(None, item) for item in map(lowering.expression, _said(node.named_children))]
    return t.Items(lowering.at(node), items)


@expression("spread_element")
def _spread(lowering: Lowering, node: Node) -> t.Term:
    return t.Spread(lowering.at(node), lowering.expression(node.named_children[0]))


def _said(nodes: Sequence[Node]) -> list[Node]:
    return [node for node in nodes if node.type not in {"comment", "html_comment"}]


# --- what stands in brackets or is only for the types


@expression(
    "parenthesized_expression", "non_null_expression", "as_expression", "satisfies_expression",
    "instantiation_expression", "await_expression", "computed_property_name", "decorator", "expression_statement",
)  # fmt: skip
def _inner(lowering: Lowering, node: Node) -> t.Term:
    inner = _said(node.named_children)
    return lowering.expression(inner[0]) if inner else t.Opaque(lowering.at(node))


@expression("type_assertion")
def _asserted(lowering: Lowering, node: Node) -> t.Term:
    return lowering.expression(_said(node.named_children)[-1])


@expression("sequence_expression")
def _sequence(lowering: Lowering, node: Node) -> t.Term:
    *before, last = _said(node.named_children)
    for part in before:
        lowering.look(lowering.expression(part))
    return lowering.expression(last)


@expression("yield_expression")
def _yield(lowering: Lowering, node: Node) -> t.Term:
    inner = _said(node.named_children)
    if inner and lowering.frame.yields is not None:
        given = lowering.look(lowering.expression(inner[0]))
        is_all = any(child.type == "*" for child in node.children)
        lowering.frame.yields.append((None, t.Spread(lowering.at(node), given) if is_all else given))
    return t.Opaque(lowering.at(node))


# --- members and calls


@expression("member_expression", "subscript_expression", "call_expression")
def _chain(lowering: Lowering, node: Node) -> t.Term:
    links: list[Node] = []
    inner: Node = node
    while inner.type in _CHAIN:
        links.append(inner)
        below = inner.child_by_field_name("function") or inner.child_by_field_name("object")
        inner = below or inner.named_children[0]
    term = t.Outside(lowering.at(inner), "import") if inner.type == "import" else lowering.expression(inner)
    for link in reversed(links):
        term = _link(lowering, link, term)
    return term


def _link(lowering: Lowering, node: Node, inner: t.Term) -> t.Term:
    match node.type:
        case "non_null_expression":
            return inner
        case "member_expression":
            prop = node.child_by_field_name("property")
            return t.Member(lowering.at(node), inner, lowering.spelled(prop) if prop is not None else "")
        case "subscript_expression":
            index = node.child_by_field_name("index")
            key = lowering.expression(index) if index is not None else t.Opaque(lowering.at(node))
            if isinstance(key, t.Constant) and isinstance(key.value, str):
                return t.Member(lowering.at(node), inner, key.value)
            return t.Member(lowering.at(node), inner, key)
        case _:
            return _call(lowering, node, inner)


def _call(lowering: Lowering, node: Node, callee: t.Term) -> t.Term:
    arguments = node.child_by_field_name("arguments")
    if arguments is not None and arguments.type == "template_string":
        return _tagged(lowering, node, callee, arguments)
    call = t.Call(lowering.at(node), callee, _arguments(lowering, arguments))
    if isinstance(callee, t.Name) and callee.name == "eval":
        lowering.evaluated[call] = TextScope(lowering.frame.scope, lowering.module)
    return call


def _arguments(lowering: Lowering, node: Node | None) -> list[t.Term]:
    return [lowering.expression(child) for child in _said(node.named_children)] if node is not None else []


def _tagged(lowering: Lowering, node: Node, tag: t.Term, template: Node) -> t.Term:
    pieces = [child for child in template.named_children if child.type != "comment"]
    holes = [_piece(lowering, child) for child in pieces if child.type == "template_substitution"]
    texts = [(None, _piece(lowering, child)) for child in pieces if child.type != "template_substitution"]
    whole = t.Join(lowering.at(template), [t.Constant(lowering.at(template), ""), *(_raw(lowering, pieces, holes))])
    strings = t.Items(lowering.at(template), texts)
    return t.Call(lowering.at(node), tag, [strings, *holes], [(_TEMPLATE, whole)])


def _raw(lowering: Lowering, pieces: Sequence[Node], holes: Sequence[t.Term]) -> list[t.Term]:
    """Return the parts of a tagged template in order, as they are spelled."""
    left = list(holes)
    return [
        left.pop(0) if piece.type == "template_substitution" else t.Constant(lowering.at(piece), lowering.text(piece))
        for piece in pieces
    ]


@expression("new_expression")
def _new(lowering: Lowering, node: Node) -> t.Term:
    made = node.child_by_field_name("constructor")
    callee = lowering.expression(made) if made is not None else t.Opaque(lowering.at(node))
    arguments = _arguments(lowering, node.child_by_field_name("arguments"))
    return t.Call(lowering.at(node), callee, arguments, makes=True)


# --- markup in code


@expression("jsx_element", "jsx_self_closing_element", "jsx_fragment")
def _markup(lowering: Lowering, node: Node) -> t.Term:
    parts: list[t.Term] = []
    stack = [node]
    while stack:
        inner = stack.pop()
        if inner.type == "jsx_expression":
            parts += [lowering.expression(child) for child in _said(inner.named_children)]
        else:
            stack += reversed(inner.named_children)
    return t.Opaque(lowering.at(node), parts)
