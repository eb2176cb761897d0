"""Operators: sums, comparisons, choices, assignments."""

from __future__ import annotations

from tree_sitter import Node

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.javascript.lowering import Lowering, expression
from mcp_sandbox.analysis.treesitter.javascript.patterns import assign_to

__all__: list[str] = []

_COMPARISONS = frozenset({"==", "!=", "===", "!==", "<", ">", "<=", ">=", "instanceof", "in"})
_CHOICES = frozenset({"||", "&&", "??"})
_NAMES = frozenset({"identifier", "undefined", "this", "null", "true", "false"})


@expression("binary_expression")
def _binary(lowering: Lowering, node: Node) -> t.Term:
    links: list[Node] = []
    inner: Node | None = node
    while inner is not None and inner.type == "binary_expression":
        links.append(inner)
        inner = inner.child_by_field_name("left")
    first = _operator(links[-1])
    term = t.Opaque(lowering.at(node))
    if inner is not None:
        term = _looked_at(lowering, inner) if first in _COMPARISONS else lowering.expression(inner)
    for link in reversed(links):
        right = link.child_by_field_name("right")
        term = _operated(lowering, link, term, right) if right is not None else term
    return term


def _looked_at(lowering: Lowering, node: Node) -> t.Term:
    """Return a side of a comparison: to compare a function by its name, or as somebody's constructor, is to look."""
    if node.type in _NAMES:
        return t.Opaque(lowering.at(node))
    prop = node.child_by_field_name("property") if node.type == "member_expression" else None
    owner = node.child_by_field_name("object")
    if prop is not None and owner is not None and lowering.spelled(prop) == "constructor":
        return t.Opaque(lowering.at(node), [lowering.expression(owner)])
    return lowering.expression(node)


def _operator(node: Node) -> str:
    operator = node.child_by_field_name("operator")
    return operator.type if operator is not None else ""


def _operated(lowering: Lowering, node: Node, left: t.Term, right: Node) -> t.Term:
    operator = _operator(node)
    if operator in _COMPARISONS:
        return t.Opaque(lowering.at(node), [left, _looked_at(lowering, right)])
    other = lowering.expression(right)
    if operator == "&&":
        lowering.look(left)
        return other  # else it is something that counts as false
    if operator in _CHOICES:
        before = left.options if isinstance(left, t.Either) else [left]
        return (
            t.Either(lowering.at(node), [*before, other])
            if len(before) < _OPTIONS_MAX
            else t.Opaque(lowering.at(node), [left, other])
        )
    return _joined(lowering, node, operator, left, other)


def _joined(lowering: Lowering, node: Node, operator: str, left: t.Term, right: t.Term) -> t.Term:
    """Return an operation; a sum is taken as a whole, and constants in a row as one."""
    if operator != "+" or not isinstance(left, t.Operation) or left.operator != "+" or len(left.parts) == 1:
        return t.Operation(lowering.at(node), operator, [left, right])
    parts = left.parts if isinstance(left.parts, list) else [*left.parts]
    last = parts[-1]
    if _is_text(last) and _is_text(right):
        whole = f"{last.value}{right.value}" if isinstance(last, t.Constant) and isinstance(right, t.Constant) else ""
        parts[-1] = t.Constant(last.node, whole)
    else:
        parts.append(right)
    left.node = lowering.at(node)
    return left


def _is_text(term: t.Term) -> bool:
    return isinstance(term, t.Constant) and isinstance(term.value, str)


_OPTIONS_MAX = 200


@expression("ternary_expression")
def _ternary(lowering: Lowering, node: Node) -> t.Term:
    options: list[t.Term] = []
    inner: Node | None = node
    while inner is not None and inner.type == "ternary_expression":
        condition, chosen = inner.child_by_field_name("condition"), inner.child_by_field_name("consequence")
        if condition is not None:
            lowering.look(lowering.expression(condition))
        if chosen is not None:
            options.append(lowering.expression(chosen))
        inner = inner.child_by_field_name("alternative")
    if inner is not None:
        options.append(lowering.expression(inner))
    return t.Either(lowering.at(node), options)


@expression("unary_expression")
def _unary(lowering: Lowering, node: Node) -> t.Term:
    operator, argument = _operator(node), node.child_by_field_name("argument")
    if argument is None or (operator == "typeof" and argument.type in _NAMES):
        return t.Opaque(lowering.at(node))
    part = lowering.expression(argument)
    if operator in {"!", "-", "+", "~", "typeof"}:
        return t.Operation(lowering.at(node), operator, [part])
    return t.Opaque(lowering.at(node), [part])


@expression("update_expression")
def _update(lowering: Lowering, node: Node) -> t.Term:
    argument = node.child_by_field_name("argument")
    counted = t.Outside(lowering.at(node), "Number", is_instance=True)
    if argument is not None:
        assign_to(lowering, argument, counted)
    return counted


@expression("assignment_expression")
def _assignment(lowering: Lowering, node: Node) -> t.Term:
    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    value = lowering.expression(right) if right is not None else t.Opaque(lowering.at(node))
    if left is not None:
        assign_to(lowering, left, value)
    return value


@expression("augmented_assignment_expression")
def _augmented(lowering: Lowering, node: Node) -> t.Term:
    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    if left is None or right is None:
        return t.Opaque(lowering.at(node))
    before, other = lowering.expression(left), lowering.expression(right)
    operator = _operator(node).removesuffix("=")
    if operator in _CHOICES:
        assign_to(lowering, left, other)
        return t.Either(lowering.at(node), [before, other])
    value = t.Operation(lowering.at(node), operator, [before, other])
    assign_to(lowering, left, value)
    return value
