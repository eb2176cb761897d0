"""Calls and what chains on them: receivers, arguments and blocks."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tree_sitter import Node

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.reading import TooComplexError
from mcp_sandbox.analysis.treesitter.ruby.definitions import routine
from mcp_sandbox.analysis.treesitter.ruby.expressions import binary, item
from mcp_sandbox.analysis.treesitter.ruby.lowering import LINKS_MAX, Lowerer
from mcp_sandbox.analysis.treesitter.ruby.macros import MACROS, class_made_by, opened_by_call
from mcp_sandbox.analysis.treesitter.ruby.nodes import named
from mcp_sandbox.analysis.treesitter.ruby.world import CONSTANT, Frame

__all__ = ["TABLE"]

_INNER = {"call": "receiver", "element_reference": "object", "binary": "left", "scope_resolution": "scope"}
"""What a chain goes on from, by the type of its node."""

_BLOCKS_THAT_ARE_VALUES = frozenset({"lambda", "proc"})


def _chain(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    """Lower `a.b(c)[d] + e …` from its innermost part on, however long."""
    steps: list[Node] = []
    here: Node = node
    while True:
        field = _INNER.get(here.type)
        inner = here.child_by_field_name(field) if field is not None else None
        if inner is None:
            break
        steps.append(here)
        if len(steps) > LINKS_MAX:
            raise TooComplexError
        here = inner
    if here.type == "call":
        term = _own_call(lowerer, here, frame)
    elif here.type == "scope_resolution":
        name = lowerer.text(here.child_by_field_name("name"))
        term = t.Name(lowerer.at(here), name, lowerer.world.main.constants)
    else:
        term = lowerer.term(here, frame)
    for step in reversed(steps):
        term = _BUILDERS[step.type](lowerer, step, term, frame)
    return term


def _element(lowerer: Lowerer, node: Node, owner: t.Term, frame: Frame) -> t.Term:
    arguments, keyed = _arguments(lowerer, named(node)[1:], frame)
    callee = t.Member(lowerer.at(node), owner, "[]")
    return t.Call(lowerer.at(node), callee, arguments, keyed)


def _constant_of(lowerer: Lowerer, node: Node, owner: t.Term, frame: Frame) -> t.Term:
    del frame
    return t.Member(lowerer.at(node), owner, CONSTANT + lowerer.text(node.child_by_field_name("name")))


def _call_of(lowerer: Lowerer, node: Node, owner: t.Term, frame: Frame) -> t.Term:
    method = node.child_by_field_name("method")
    name = lowerer.text(method) if method is not None else "call"
    special = class_made_by(lowerer, node, owner, name, frame) or opened_by_call(lowerer, node, name, frame)
    if special is not None:
        return special
    if name == "new" and isinstance(owner, t.Name) and owner.name == "Proc" and node.child_by_field_name("block"):
        return _block_of(lowerer, node, frame) or lowerer.opaque(node)
    return _finished(lowerer, node, t.Member(lowerer.at(node), owner, name), frame)


def _own_call(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    """Lower a call without a receiver."""
    method = node.child_by_field_name("method")
    name = lowerer.text(method)
    if method is not None and method.type == "super":
        return _finished(lowerer, node, _super(lowerer, node, frame), frame)
    if name in _BLOCKS_THAT_ARE_VALUES and node.child_by_field_name("block") is not None:
        made = _block_of(lowerer, node, frame)
        if made is not None:
            return made
    macro = MACROS.get(name)
    if macro is not None:
        special = macro(lowerer, node, frame)
        if special is not None:
            return special
    callee = t.Member(lowerer.at(node), lowerer.receiver(node, frame), name)
    lowerer.note_early(callee, name, frame)
    return _finished(lowerer, node, callee, frame)


def _super(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    name = frame.method.name if frame.method is not None and frame.method.name else "initialize"
    return t.Member(lowerer.at(node), lowerer.receiver(node, frame), f"super {name}")


def _bare_super(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    """Lower `super` without arguments: it hands on those of the method around it."""
    arguments: list[t.Term] = [
        t.Spread(lowerer.at(node), parameter) if parameter.is_rest else parameter
        for parameter in (frame.method.parameters if frame.method is not None else ())
        if parameter.name is None
    ]
    return t.Call(lowerer.at(node), _super(lowerer, node, frame), arguments)


def _finished(lowerer: Lowerer, node: Node, callee: t.Term, frame: Frame) -> t.Term:
    arguments, keyed = _arguments(lowerer, named(node.child_by_field_name("arguments")), frame)
    block = _block_of(lowerer, node, frame)
    if block is not None:
        keyed.append(("&", block))
    call = t.Call(lowerer.at(node), callee, arguments, keyed)
    lowerer.world.frames[call] = frame
    return call


def _arguments(lowerer: Lowerer, nodes: list[Node], frame: Frame) -> tuple[list[t.Term], list[tuple[str, t.Term]]]:
    plain: list[t.Term] = []
    keyed: list[tuple[str, t.Term]] = []
    loose: list[tuple[t.Term | None, t.Term]] = []
    for node in nodes:
        if node.type == "block_argument":
            keyed.append(("&", _handed_block(lowerer, node, frame)))
        elif node.type == "hash_splat_argument":
            keyed.append(("**", lowerer.term(named(node)[0], frame) if named(node) else lowerer.opaque(node)))
        elif node.type == "pair":
            key, value = item(lowerer, node, frame)
            if isinstance(key, t.Constant) and isinstance(key.value, str):
                keyed.append((key.value, value))
            else:
                loose.append((key, value))
        elif node.type == "forward_argument":
            continue
        else:
            plain.append(lowerer.value(node, frame))
    if loose:
        plain.append(t.Items(loose[0][1].node, loose))
    return plain, keyed


def _handed_block(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    inner = named(node)
    return lowerer.term(inner[0], frame) if inner else t.Name(lowerer.at(node), "&", frame.scope)


def _block_of(lowerer: Lowerer, node: Node, frame: Frame) -> t.Function | None:
    block = node.child_by_field_name("block")
    return routine(lowerer, block, frame) if block is not None else None


def _lambda(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    return routine(lowerer, node, frame)


def _yield(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    inner = named(node)
    given = named(inner[0]) if inner and inner[0].type == "argument_list" else inner
    arguments, keyed = _arguments(lowerer, given, frame)
    callee = t.Name(lowerer.at(node), "&", frame.scope)
    return t.Call(lowerer.at(node), callee, arguments, keyed)


_BUILDERS: Mapping[str, Callable[[Lowerer, Node, t.Term, Frame], t.Term]] = {
    "call": _call_of,
    "element_reference": _element,
    "scope_resolution": _constant_of,
    "binary": binary,
}

TABLE: Mapping[str, Callable[[Lowerer, Node, Frame], t.Term]] = {
    **dict.fromkeys(_INNER, _chain),
    "lambda": _lambda,
    "yield": _yield,
    "super": _bare_super,
}
