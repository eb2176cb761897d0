"""Assignments and patterns: which names stand for what."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tree_sitter import Node

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.reading import TooComplexError
from mcp_sandbox.analysis.treesitter.ruby.lowering import LINKS_MAX, Lowerer
from mcp_sandbox.analysis.treesitter.ruby.nodes import named
from mcp_sandbox.analysis.treesitter.ruby.world import CONSTANT, Frame

__all__ = ["TABLE", "assign", "bind_local", "bind_pattern"]


def bind_local(name: str, term: t.Term, frame: Frame) -> None:
    """Let the local variable `name` be `term`: the one that is seen here, or a new one."""
    (frame.scope.owner_of(name) or frame.scope).bind(name, term)


def assign(lowerer: Lowerer, target: Node, value: t.Term, frame: Frame) -> None:
    """Let what stands left of an assignment be `value`."""
    _TARGETS.get(target.type, _assign_member)(lowerer, target, value, frame)


def _assign_local(lowerer: Lowerer, target: Node, value: t.Term, frame: Frame) -> None:
    bind_local(lowerer.text(target), value, frame)


def _assign_field(lowerer: Lowerer, target: Node, value: t.Term, frame: Frame) -> None:
    owner = lowerer.receiver(target, frame)
    lowerer.emit(t.Store(lowerer.at(target), owner, lowerer.text(target), value))


def _assign_global(lowerer: Lowerer, target: Node, value: t.Term, frame: Frame) -> None:
    del frame
    lowerer.world.globals.bind(lowerer.text(target), value)


def _assign_constant(lowerer: Lowerer, target: Node, value: t.Term, frame: Frame) -> None:
    name = lowerer.text(target)
    frame.opened.constants.bind(name, value)
    if not frame.opened.path:  # one of the language's stays what it is, where the program's own may not come
        frame.opened.constants.bind(name, lowerer.of_language(target, name))
    frame.opened.cls.members.setdefault(CONSTANT + name, []).append(value)


def _assign_inner(lowerer: Lowerer, target: Node, value: t.Term, frame: Frame) -> None:
    for inner in named(target):
        assign(lowerer, inner, value, frame)


def _assign_member(lowerer: Lowerer, target: Node, value: t.Term, frame: Frame) -> None:
    owner = target.child_by_field_name("receiver") or target.child_by_field_name("object")
    if target.type == "scope_resolution":
        scope = target.child_by_field_name("scope")
        if scope is not None:
            key = CONSTANT + lowerer.text(target.child_by_field_name("name"))
            lowerer.emit(t.Store(lowerer.at(target), lowerer.term(scope, frame), key, value))
        return
    if owner is None:
        lowerer.emit(lowerer.term(target, frame))
        return
    owner_term = lowerer.term(owner, frame)
    if target.type == "element_reference":
        key, arguments = "[]=", [lowerer.term(child, frame) for child in named(target)[1:]]
    else:
        key, arguments = lowerer.text(target.child_by_field_name("method")) + "=", list[t.Term]()
    callee = t.Member(lowerer.at(target), owner_term, key)
    lowerer.emit(t.Call(lowerer.at(target), callee, [*arguments, value]))


def _assign_each(lowerer: Lowerer, target: Node, value: t.Term, frame: Frame) -> None:
    targets = named(target)
    given = value.items if isinstance(value, t.Items) else ()
    is_known = bool(given) and not any(isinstance(one, t.Spread) for _, one in given)
    starred = any(one.type in {"splat_argument", "rest_assignment"} for one in targets)
    for index, one in enumerate(targets):
        if one.type in {"splat_argument", "rest_assignment"}:
            rest = t.Items(lowerer.at(one), [(None, t.Each(lowerer.at(one), value))])
            assign(lowerer, one, rest, frame)
        elif is_known and not starred and index < len(given):
            assign(lowerer, one, given[index][1], frame)
        elif starred:
            assign(lowerer, one, t.Each(lowerer.at(one), value), frame)
        else:
            assign(lowerer, one, _element(lowerer, one, value, index), frame)


def _element(lowerer: Lowerer, node: Node, owner: t.Term, key: int | str) -> t.Term:
    return t.Member(lowerer.at(node), owner, lowerer.constant(node, key))


def _assignment(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    """Lower `a = b = … = value`, however long."""
    targets: list[Node] = []
    here: Node | None = node
    while here is not None and here.type == "assignment":
        left = here.child_by_field_name("left")
        if left is not None:
            targets.append(left)
        if len(targets) > LINKS_MAX:
            raise TooComplexError
        here = here.child_by_field_name("right")
    for target in targets:
        _declare(lowerer, target, frame)
    value = lowerer.emit(lowerer.term(here, frame)) if here is not None else lowerer.constant(node, None)
    if isinstance(value, t.Spread):
        value = t.Items(lowerer.at(node), [(None, value)])
    for target in reversed(targets):
        assign(lowerer, target, value, frame)
    return value


def _declare(lowerer: Lowerer, target: Node, frame: Frame) -> None:
    """Ruby knows a local variable from its assignment on, the right side included."""
    if target.type == "identifier" and frame.scope.owner_of(lowerer.text(target)) is None:
        frame.scope.bindings.setdefault(lowerer.text(target), [])


def _operator_assignment(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    if left is None or right is None:
        return lowerer.opaque(node)
    _declare(lowerer, left, frame)
    operator = lowerer.text(node.child_by_field_name("operator")).removesuffix("=")
    value = lowerer.term(right, frame)
    before = lowerer.term(left, frame)
    if operator in {"||", "&&"}:
        together: t.Term = t.Either(lowerer.at(node), [before, value])
    elif operator in {"<<", "%", "*"}:
        together = t.Call(lowerer.at(node), t.Member(lowerer.at(node), before, operator), [value])
    else:
        together = t.Operation(lowerer.at(node), operator, [before, value])
    assign(lowerer, left, lowerer.emit(together), frame)
    return together


# --- patterns of `case … in`, of parameters, of `for`


def bind_pattern(lowerer: Lowerer, pattern: Node, subject: t.Term, frame: Frame) -> None:
    """Let the names in `pattern` be the parts of `subject` that they stand for."""
    bind = _PATTERNS.get(pattern.type)
    if bind is not None:
        bind(lowerer, pattern, subject, frame)
    else:
        lowerer.emit(lowerer.term(pattern, frame))


def _bind_named(lowerer: Lowerer, pattern: Node, subject: t.Term, frame: Frame) -> None:
    value, name = pattern.child_by_field_name("value"), pattern.child_by_field_name("name")
    if value is not None:
        bind_pattern(lowerer, value, subject, frame)
    if name is not None:
        bind_local(lowerer.text(name), subject, frame)


def _bind_inner(lowerer: Lowerer, pattern: Node, subject: t.Term, frame: Frame) -> None:
    for child in named(pattern):
        bind_pattern(lowerer, child, subject, frame)


def _bind_elements(lowerer: Lowerer, pattern: Node, subject: t.Term, frame: Frame) -> None:
    first = pattern.child_by_field_name("class")
    for index, child in enumerate(child for child in named(pattern) if child != first):
        if child.type == "splat_parameter":
            rest = t.Items(lowerer.at(child), [(None, t.Each(lowerer.at(child), subject))])
            bind_pattern(lowerer, child, rest, frame)
        else:
            bind_pattern(lowerer, child, _element(lowerer, child, subject, index), frame)


def _bind_keys(lowerer: Lowerer, pattern: Node, subject: t.Term, frame: Frame) -> None:
    pairs = [pattern] if pattern.type == "keyword_pattern" else named(pattern)
    for pair in pairs:
        key, value = pair.child_by_field_name("key"), pair.child_by_field_name("value")
        if pair.type != "keyword_pattern" or key is None:
            bind_pattern(lowerer, pair, subject, frame)
            continue
        name = lowerer.text(key).rstrip(":").strip("\"'")
        part = _element(lowerer, pair, subject, name)
        if value is None:
            bind_local(name, part, frame)
        else:
            bind_pattern(lowerer, value, part, frame)


_Bind = Callable[[Lowerer, Node, t.Term, Frame], None]

_TARGETS: Mapping[str, _Bind] = {
    "identifier": _assign_local,
    **dict.fromkeys(("instance_variable", "class_variable"), _assign_field),
    "global_variable": _assign_global,
    "constant": _assign_constant,
    **dict.fromkeys(("left_assignment_list", "destructured_left_assignment", "parenthesized_statements"), _assign_each),
    **dict.fromkeys(("splat_argument", "rest_assignment"), _assign_inner),
}
_PATTERNS: Mapping[str, _Bind] = {
    "identifier": _assign_local,
    "as_pattern": _bind_named,
    **dict.fromkeys(
        ("array_pattern", "find_pattern", "destructured_parameter", "left_assignment_list"), _bind_elements
    ),
    **dict.fromkeys(("hash_pattern", "keyword_pattern"), _bind_keys),
    **dict.fromkeys(
        ("alternative_pattern", "parenthesized_pattern", "splat_parameter", "hash_splat_parameter"), _bind_inner
    ),
    **dict.fromkeys(("instance_variable", "global_variable", "call", "element_reference"), assign),
}

TABLE: Mapping[str, Callable[[Lowerer, Node, Frame], t.Term]] = {
    "assignment": _assignment,
    "operator_assignment": _operator_assignment,
}
