"""Control flow: what a branch gives last is what the whole may be."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tree_sitter import Node

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.reading import TooComplexError
from mcp_sandbox.analysis.treesitter.ruby.assigning import bind_pattern
from mcp_sandbox.analysis.treesitter.ruby.lowering import LINKS_MAX, Lowerer
from mcp_sandbox.analysis.treesitter.ruby.nodes import named
from mcp_sandbox.analysis.treesitter.ruby.world import Frame

__all__ = ["TABLE"]


def _sequence(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    return lowerer.body(named(node), frame) or lowerer.constant(node, None)


def _choice(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    """Lower `if`, `unless`, `elsif` ladders, the conditional operator and modifiers."""
    options: list[t.Term] = []
    here: Node | None = node
    while here:
        if len(options) > LINKS_MAX:
            raise TooComplexError
        condition = here.child_by_field_name("condition")
        if condition is not None:
            lowerer.emit(lowerer.term(condition, frame))
        for name in ("consequence", "body"):
            branch = here.child_by_field_name(name)
            if branch is not None:
                options.append(lowerer.term(branch, frame))
        rest = here.child_by_field_name("alternative")
        if rest is None or rest.type not in {"elsif", "conditional"}:
            if rest is not None:
                options.append(lowerer.term(rest, frame))
            break
        here = rest
    return t.Either(lowerer.at(node), options)


def _parts_then_value(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    """Lower a body with `rescue`, `else` and `ensure`: any of them may give the value."""
    options: list[t.Term] = []
    last: t.Term | None = None
    for child in named(node):
        term = lowerer.emit(lowerer.term(child, frame))
        if child.type in {"rescue", "else"}:
            options.append(term)
        elif child.type != "ensure":
            last = term
    if last is not None:
        options.append(last)
    if not options:
        return lowerer.constant(node, None)
    return options[0] if len(options) == 1 else t.Either(lowerer.at(node), options)


def _rescue(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    exceptions = node.child_by_field_name("exceptions")
    for child in named(exceptions):
        lowerer.emit(lowerer.term(child, frame))
    for name in named(node.child_by_field_name("variable")):
        bind_pattern(lowerer, name, lowerer.opaque(name), frame)
    body = node.child_by_field_name("body")
    return lowerer.term(body, frame) if body is not None else lowerer.constant(node, None)


def _case(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    value = node.child_by_field_name("value")
    subject = lowerer.emit(lowerer.term(value, frame)) if value is not None else lowerer.constant(node, None)
    options: list[t.Term] = []
    for clause in named(node):
        if clause == value:
            continue
        if clause.type == "in_clause":
            pattern = clause.child_by_field_name("pattern")
            if pattern is not None:
                bind_pattern(lowerer, pattern, subject, frame)
            lowerer.body(named(clause.child_by_field_name("guard")), frame)
        else:
            for pattern in clause.children_by_field_name("pattern"):
                lowerer.body(named(pattern), frame)
        body = clause.child_by_field_name("body")
        if body is not None:
            options.append(lowerer.term(body, frame))
        elif clause.type == "else":
            options.append(_sequence(lowerer, clause, frame))
    return t.Either(lowerer.at(node), options)


def _for(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    value, pattern = node.child_by_field_name("value"), node.child_by_field_name("pattern")
    items = named(value)
    if pattern is not None and items:
        subject = lowerer.emit(lowerer.term(items[0], frame))
        bind_pattern(lowerer, pattern, t.Each(lowerer.at(pattern), subject), frame)
    body = node.child_by_field_name("body")
    return lowerer.term(body, frame) if body is not None else lowerer.constant(node, None)


def _matched(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    value, pattern = node.child_by_field_name("value"), node.child_by_field_name("pattern")
    if value is None or pattern is None:
        return lowerer.opaque(node)
    subject = lowerer.emit(lowerer.term(value, frame))
    bind_pattern(lowerer, pattern, subject, frame)
    return lowerer.opaque(node)


def _rescued(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    return t.Either(lowerer.at(node), [lowerer.term(child, frame) for child in named(node)])


def _returned(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    """Lower `return`, `break` and `next`: what they carry is what the method or block may give."""
    values = [lowerer.term(child, frame) for child in named(node)]
    inner = named(node)[0] if values else None
    value = values[0] if values else lowerer.constant(node, None)
    if inner is not None and inner.type == "argument_list":
        items = [lowerer.term(child, frame) for child in named(inner)]
        value = items[0] if len(items) == 1 else t.Items(lowerer.at(node), [(None, one) for one in items])
    routine = frame.method if node.type == "return" else frame.block
    if routine is not None:
        routine.returns.append(value)
    return value


TABLE: Mapping[str, Callable[[Lowerer, Node, Frame], t.Term]] = {
    "program": _sequence,
    "parenthesized_statements": _sequence,
    "block_body": _sequence,
    "then": _sequence,
    "do": _sequence,
    "else": _sequence,
    "ensure": _sequence,
    "begin_block": _sequence,
    "end_block": _sequence,
    "interpolation": _sequence,
    "body_statement": _parts_then_value,
    "begin": _parts_then_value,
    "rescue": _rescue,
    "rescue_modifier": _rescued,
    "if": _choice,
    "unless": _choice,
    "elsif": _choice,
    "conditional": _choice,
    "if_modifier": _choice,
    "unless_modifier": _choice,
    "while": _choice,
    "until": _choice,
    "while_modifier": _choice,
    "until_modifier": _choice,
    "case": _case,
    "case_match": _case,
    "for": _for,
    "match_pattern": _matched,
    "test_pattern": _matched,
    "return": _returned,
    "break": _returned,
    "next": _returned,
}
