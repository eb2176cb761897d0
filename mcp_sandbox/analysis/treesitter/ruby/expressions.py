"""Names, operators, lists and maps."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tree_sitter import Node

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.ruby.lowering import Lowerer
from mcp_sandbox.analysis.treesitter.ruby.nodes import named
from mcp_sandbox.analysis.treesitter.ruby.world import CONSTANT, Frame

__all__ = ["TABLE", "binary", "item"]

# --- names


def _identifier(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    name = lowerer.text(node)
    if frame.scope.owner_of(name) is not None:
        return t.Name(lowerer.at(node), name, frame.scope)
    if name in {"__FILE__", "__dir__"}:
        return lowerer.constant(node, lowerer.source.path or "main.rb")
    if name in {"_1", "it", "_2"} and frame.block is not None and not frame.block.parameters:
        return _numbered(lowerer, node, frame.block)
    return lowerer.own_call(node, name, frame)


def _numbered(lowerer: Lowerer, node: Node, block: t.Function) -> t.Term:
    parameter = t.Parameter(lowerer.at(node))
    block.parameters = [parameter]
    frame_scope = t.Scope("block", None, {"it": [parameter]})
    return t.Name(lowerer.at(node), "it", frame_scope)


def constant_name(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    """Return the term of a constant, found where it stands or in what the class around it inherits from."""
    name = lowerer.text(node)
    found = t.Name(lowerer.at(node), name, frame.opened.constants)
    if frame.opened.cls.bases:
        inherited = t.Member(
            lowerer.at(node), t.Receiver(lowerer.at(node), frame.opened.cls, is_class=True), CONSTANT + name
        )
        return t.Either(lowerer.at(node), [found, inherited])
    return found


def _instance_variable(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    return t.Member(lowerer.at(node), lowerer.receiver(node, frame), lowerer.text(node))


def _global(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    del frame
    return t.Name(lowerer.at(node), lowerer.text(node), lowerer.world.globals)


def _self(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    return lowerer.receiver(node, frame)


# --- operators

_FOLDED = frozenset({"+", "-", "/", "**", "&", "|", "^"})
_CALLED = frozenset({"<<", ">>", "%", "*"})
_CHOICES = frozenset({"||", "&&", "or", "and"})


def operation(lowerer: Lowerer, node: Node, operator: str, left: t.Term, right: t.Term) -> t.Term:
    """Return the term of `left operator right`."""
    if operator in _FOLDED:
        return t.Operation(lowerer.at(node), operator, [left, right])
    if operator in _CALLED:
        return t.Call(lowerer.at(node), t.Member(lowerer.at(node), left, operator), [right])
    if operator in _CHOICES:
        if isinstance(left, t.Either) and isinstance(left.options, list):
            left.options.append(right)
            return left
        return t.Either(lowerer.at(node), [left, right])
    return lowerer.opaque(node, [left, right])


def binary(lowerer: Lowerer, node: Node, left: t.Term, frame: Frame) -> t.Term:
    """Return the term of an operator whose left side is lowered."""
    operator = lowerer.text(node.child_by_field_name("operator"))
    right = node.child_by_field_name("right")
    if right is None:
        return left
    term = operation(lowerer, node, operator, left, lowerer.term(right, frame))
    if operator == "<<" and isinstance(left, t.Name) and left.scope.owner_of(left.name) is not None:
        # A text that is added to is another text from here on.
        owner = left.scope.owner_of(left.name)
        assert owner is not None  # noqa: S101  asked for a line above
        owner.bind(left.name, term)
    return term


def _unary(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    operand = node.child_by_field_name("operand")
    operator = lowerer.text(node.child_by_field_name("operator"))
    parts = [lowerer.term(operand, frame)] if operand is not None else []
    if operator == "defined?":
        return lowerer.opaque(node)
    if operator in {"-", "~", "+"}:
        return t.Operation(lowerer.at(node), operator, parts)
    return lowerer.opaque(node, parts)


def _range(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    ends = [
        lowerer.term(end, frame) if end is not None else lowerer.constant(node, None)
        for end in (node.child_by_field_name("begin"), node.child_by_field_name("end"))
    ]
    callee = t.Outside(lowerer.at(node), "Range.exclusive" if "..." in _operator(lowerer, node) else "Range.inclusive")
    return t.Call(lowerer.at(node), callee, ends)


def _operator(lowerer: Lowerer, node: Node) -> str:
    return lowerer.text(node.child_by_field_name("operator"))


# --- collections


def _array(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    parts = named(node)
    if len(parts) > _ELEMENTS_MAX:  # data: what is no literal is looked at, however far behind
        parts = [*parts[:_ELEMENTS_MAX], *(one for one in parts[_ELEMENTS_MAX:] if one.type not in _PLAIN)]
    return t.Items(lowerer.at(node), [item(lowerer, child, frame) for child in parts])


_ELEMENTS_MAX = 2_000
_PLAIN = frozenset({"integer", "float", "nil", "true", "false", "simple_symbol"})


def item(lowerer: Lowerer, node: Node, frame: Frame) -> tuple[t.Term | None, t.Term]:
    """Return an element of a list or map with its key, null where there is none."""
    if node.type == "pair":
        key, value = node.child_by_field_name("key"), node.child_by_field_name("value")
        if key is None:
            return None, lowerer.opaque(node)
        key_term = lowerer.term(key, frame)
        if value is None:  # {name:} stands for {name: name}
            return key_term, _named_by_key(lowerer, key, frame)
        return key_term, lowerer.term(value, frame)
    return None, lowerer.term(node, frame)


def _named_by_key(lowerer: Lowerer, key: Node, frame: Frame) -> t.Term:
    name = lowerer.text(key).rstrip(":")
    if frame.scope.owner_of(name) is not None:
        return t.Name(lowerer.at(key), name, frame.scope)
    return lowerer.own_call(key, name, frame)


def _splat(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    inner = named(node)
    return t.Spread(lowerer.at(node), lowerer.term(inner[0], frame)) if inner else lowerer.opaque(node)


def _list_or_one(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    return _array(lowerer, node, frame)


TABLE: Mapping[str, Callable[[Lowerer, Node, Frame], t.Term]] = {
    "identifier": _identifier,
    "constant": constant_name,
    "instance_variable": _instance_variable,
    "class_variable": _instance_variable,
    "global_variable": _global,
    "self": _self,
    "unary": _unary,
    "range": _range,
    "array": _array,
    "hash": _array,
    "right_assignment_list": _list_or_one,
    "splat_argument": _splat,
    "hash_splat_argument": _splat,
}
