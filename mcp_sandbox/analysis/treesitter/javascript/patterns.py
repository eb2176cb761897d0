"""Destructuring: what each name in a pattern is, and what an assignment stores."""

from __future__ import annotations

from collections.abc import Callable

from tree_sitter import Node

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.javascript.lowering import Bind, Lowering
from mcp_sandbox.analysis.treesitter.javascript.spelling import number_of, text_of_pieces

__all__ = ["assign_to", "bind_pattern", "key_of", "names_in"]


def assign_to(lowering: Lowering, node: Node, value: t.Term) -> None:
    """Let what `node` names, on the left of an assignment, be `value` too."""
    bind_pattern(lowering, node, value, lowering.assign)


def bind_pattern(lowering: Lowering, node: Node, value: t.Term, bind: Bind) -> None:
    """Bind each name of the pattern `node` to its part of `value`."""
    handle = _PATTERNS.get(node.type)
    if handle is not None:
        handle(lowering, node, value, bind)
    elif node.type not in {"comment", "type_annotation"}:
        for child in node.named_children:
            bind_pattern(lowering, child, value, bind)


def key_of(lowering: Lowering, node: Node) -> str | t.Term:
    """Return the key that `node` spells in an object literal, a pattern or a class: a text, or what computes it."""
    match node.type:
        case "string":
            return text_of_pieces(lowering.data, node)
        case "number":
            number = number_of(lowering.text(node))
            return lowering.text(node) if number is None else t.Constant(lowering.at(node), number)
        case "computed_property_name":
            term = lowering.expression(node)
            return term.value if isinstance(term, t.Constant) and isinstance(term.value, str) else term
        case _:
            return lowering.spelled(node)


def names_in(lowering: Lowering, node: Node) -> list[str]:
    """Return the names that the pattern `node` binds."""
    found: list[str] = []
    stack = [node]
    while stack:
        inner = stack.pop()
        if inner.type in {"identifier", "shorthand_property_identifier_pattern"}:
            found.append(lowering.spelled(inner))
        elif inner.type in {"pair_pattern", "assignment_pattern", "object_assignment_pattern"}:
            part = inner.child_by_field_name("value") or inner.child_by_field_name("left")
            stack += [part] if part is not None else []
        else:
            stack += inner.named_children
    return found


def _name(lowering: Lowering, node: Node, value: t.Term, bind: Bind) -> None:
    bind(lowering.spelled(node), lowering.look(value))


def _member(lowering: Lowering, node: Node, value: t.Term, _bind: Bind) -> None:
    target = lowering.expression(node)
    if isinstance(target, t.Member):
        lowering.look(t.Store(lowering.at(node), target.owner, target.key, value))


def _object(lowering: Lowering, node: Node, value: t.Term, bind: Bind) -> None:
    for child in node.named_children:
        if child.type == "shorthand_property_identifier_pattern":
            name = lowering.spelled(child)
            bind(name, lowering.look(t.Member(lowering.at(child), value, name)))
        elif child.type == "object_assignment_pattern":
            _defaulted_property(lowering, child, value, bind)
        elif child.type == "pair_pattern":
            key, pattern = child.child_by_field_name("key"), child.child_by_field_name("value")
            if key is not None and pattern is not None:
                part = t.Member(lowering.at(child), value, key_of(lowering, key))
                bind_pattern(lowering, pattern, lowering.look(part), bind)
        else:
            bind_pattern(lowering, child, value, bind)


def _defaulted_property(lowering: Lowering, node: Node, value: t.Term, bind: Bind) -> None:
    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    if left is None or right is None:
        return
    name = lowering.spelled(left)
    either = [t.Member(lowering.at(left), value, name), lowering.expression(right)]
    bind(name, lowering.look(t.Either(lowering.at(node), either)))


def _array(lowering: Lowering, node: Node, value: t.Term, bind: Bind) -> None:
    position = 0
    for child in node.children:
        if child.type == ",":
            position += 1
        elif child.type == "rest_pattern":
            rest = t.Items(lowering.at(child), [(None, t.Spread(lowering.at(child), value))])
            bind_pattern(lowering, child, rest, bind)
        elif child.is_named and child.type != "comment":
            part = t.Member(lowering.at(child), value, t.Constant(lowering.at(child), position))
            bind_pattern(lowering, child, lowering.look(part), bind)


def _defaulted(lowering: Lowering, node: Node, value: t.Term, bind: Bind) -> None:
    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    if left is not None and right is not None:
        bind_pattern(lowering, left, t.Either(lowering.at(node), [value, lowering.expression(right)]), bind)


_PATTERNS: dict[str, Callable[[Lowering, Node, t.Term, Bind], None]] = {
    "identifier": _name,
    "shorthand_property_identifier": _name,
    "member_expression": _member,
    "subscript_expression": _member,
    "object_pattern": _object,
    "array_pattern": _array,
    "assignment_pattern": _defaulted,
    "object_assignment_pattern": _defaulted,
    "assignment_expression": _defaulted,
}
