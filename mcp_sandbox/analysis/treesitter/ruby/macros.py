"""Calls that make classes, open them again, or say what they have."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from tree_sitter import Node

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.ruby.definitions import (
    add_method,
    aliased,
    defines_on_class,
    parameter_of,
    path_of,
    routine,
)
from mcp_sandbox.analysis.treesitter.ruby.lowering import Lowerer
from mcp_sandbox.analysis.treesitter.ruby.nodes import named
from mcp_sandbox.analysis.treesitter.ruby.world import CLASS_SIDE, CONSTANT, Frame, Opened

__all__ = ["MACROS", "class_made_by", "opened_by_call"]

# --- calls that make or open classes

_MAKERS = frozenset({"Class", "Module", "Struct", "Data"})
_OPENERS = frozenset({"class_eval", "module_eval", "class_exec", "module_exec", "refine"})


def class_made_by(lowerer: Lowerer, node: Node, owner: t.Term, name: str, frame: Frame) -> t.Term | None:
    """Return the class that `Class.new`, `Struct.new` and the like make; null for any other call."""
    if not isinstance(owner, t.Name) or owner.name not in _MAKERS or name not in {"new", "define"}:
        return None
    if owner.scope.owner_of(owner.name) is not None:
        return None
    opened = lowerer.world.open_unnamed(node, frame.opened.constants, "module" if owner.name == "Module" else "class")
    arguments = [
        lowerer.term(child, frame) for child in named(node.child_by_field_name("arguments")) if child.type != "pair"
    ]
    if owner.name in {"Struct", "Data"}:
        _add_fields(lowerer, node, opened, arguments)
    else:
        opened.cls.bases = [*opened.cls.bases, *arguments]
    block = node.child_by_field_name("block")
    if block is not None:
        _open_block(lowerer, block, opened, frame)
    return opened.cls


def _open_block(lowerer: Lowerer, block: Node, opened: Opened, frame: Frame) -> None:
    scope = t.Scope("block", frame.scope)
    inner = Frame(scope, opened, is_class=opened.path != "")
    for parameter in named(block.child_by_field_name("parameters")):
        parameter_of(lowerer, parameter, inner)
    body = block.child_by_field_name("body")
    if body is not None:
        lowerer.emit(lowerer.term(body, inner))


def _add_fields(lowerer: Lowerer, node: Node, opened: Opened, arguments: Sequence[t.Term]) -> None:
    parameters: list[t.Parameter] = []
    for argument in arguments:
        if isinstance(argument, t.Constant) and isinstance(argument.value, str) and not argument.value[:1].isupper():
            name = argument.value
            parameter = t.Parameter(lowerer.at(node), name=name)
            parameters.append(parameter)
            owner = t.Receiver(lowerer.at(node), opened.cls)
            lowerer.emit(t.Store(lowerer.at(node), owner, f"@{name}", parameter))
            _add_reader(lowerer, node, opened, name)
    opened.cls.members["initialize"] = [t.Function(lowerer.at(node), parameters, name="initialize")]


def _add_reader(lowerer: Lowerer, node: Node, opened: Opened, name: str, *, on_class: bool = False) -> None:
    value = t.Member(lowerer.at(node), t.Receiver(lowerer.at(node), opened.cls, on_class), f"@{name}")
    key = CLASS_SIDE + name if on_class else name
    reader = t.Function(lowerer.at(node), [], [value], name=name)
    opened.cls.members.setdefault(key, []).append(reader)


def opened_by_call(lowerer: Lowerer, node: Node, name: str, frame: Frame) -> t.Term | None:
    """Lower `Some.class_eval do … end` as what it does: it opens the class again."""
    block, owner = node.child_by_field_name("block"), node.child_by_field_name("receiver")
    if name not in _OPENERS or block is None or owner is None or owner.type not in {"constant", "scope_resolution"}:
        return None
    lowerer.emit(lowerer.term(owner, frame))
    return _opened(lowerer, node, lowerer.text(owner), block, frame)


def _opened(lowerer: Lowerer, node: Node, name: str, block: Node, frame: Frame) -> t.Term:
    opened = lowerer.world.opened.get(path_of(name, frame.opened.path)) or lowerer.world.open(
        name.removeprefix(CONSTANT), lowerer.at(node), frame.opened.constants
    )
    _open_block(lowerer, block, opened, frame)
    return lowerer.opaque(node)


def _refine(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term | None:
    arguments, block = named(node.child_by_field_name("arguments")), node.child_by_field_name("block")
    if block is None or len(arguments) != 1 or arguments[0].type not in {"constant", "scope_resolution"}:
        return None
    return _opened(lowerer, node, CONSTANT + lowerer.text(arguments[0]), block, frame)


# --- what a class says of itself by calls


def _names(lowerer: Lowerer, node: Node, frame: Frame) -> list[str]:
    terms = [lowerer.term(child, frame) for child in named(node.child_by_field_name("arguments"))]
    return [term.value for term in terms if isinstance(term, t.Constant) and isinstance(term.value, str)]


def _attributes(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term | None:
    for name in _names(lowerer, node, frame):
        _add_reader(lowerer, node, frame.opened, name, on_class=defines_on_class(frame))
    return lowerer.opaque(node)


def _included(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term | None:
    for child in named(node.child_by_field_name("arguments")):
        term = lowerer.emit(lowerer.term(child, frame))
        frame.opened.cls.bases = [*frame.opened.cls.bases, term]
    return lowerer.opaque(node)


def _extended(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term | None:
    for child in named(node.child_by_field_name("arguments")):
        term = lowerer.emit(lowerer.term(child, frame))
        if child.type != "self":
            frame.opened.extended.append(term)
    return lowerer.opaque(node)


def _defined_method(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term | None:
    arguments = named(node.child_by_field_name("arguments"))
    terms = [lowerer.term(child, frame) for child in arguments if child.type != "block_argument"]
    if not terms or not isinstance(terms[0], t.Constant) or not isinstance(terms[0].value, str):
        return None
    block = node.child_by_field_name("block")
    name = terms[0].value
    if block is not None:
        inner = replace(frame, is_class=False)
        terms.append(routine(lowerer, block, inner, name))
    for term in terms[1:]:
        add_method(frame, name, lowerer.emit(term), on_class=False)
    for child in arguments:
        if child.type == "block_argument" and named(child):
            add_method(frame, name, lowerer.emit(lowerer.term(named(child)[0], frame)), on_class=False)
    return lowerer.constant(node, name)


def _alias_method(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term | None:
    names = _names(lowerer, node, frame)
    if len(names) != 2:
        return None
    return aliased(lowerer, node, names[0], names[1], frame)


MACROS: Mapping[str, Callable[[Lowerer, Node, Frame], t.Term | None]] = {
    "attr_reader": _attributes,
    "attr_accessor": _attributes,
    "attr_writer": _attributes,
    "attr": _attributes,
    "include": _included,
    "prepend": _included,
    "extend": _extended,
    "define_method": _defined_method,
    "define_singleton_method": _defined_method,
    "alias_method": _alias_method,
    "refine": _refine,
}
