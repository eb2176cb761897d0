"""What calls and operators of C do to the variables that they are given."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tree_sitter import Node

from mcp_sandbox.analysis.treesitter import terms as t

if TYPE_CHECKING:
    from mcp_sandbox.analysis.treesitter.clang.expressions import Expressions

__all__ = ["appended", "filled", "jump", "so_far", "streamed", "turned"]

_BINDINGS_MAX = 2

_FILLERS: Mapping[str, int] = {
    "strcpy": 1, "strncpy": 1, "stpcpy": 1, "memcpy": 1, "memmove": 1, "strlcpy": 1,
    "strcat": 1, "strncat": 1, "strlcat": 1, "sprintf": 1, "snprintf": 2,
}  # fmt: skip
"""Functions that write a text into their first argument, and which argument the text is, or its format."""


def so_far(lowering: Expressions, node: Node) -> t.Term:
    """Return what a variable may be by what stands above."""
    scope = lowering.scope.owner_of(lowering.text(node))
    bound = list(scope.bindings[lowering.text(node)]) if scope is not None else []
    return t.Either(node, bound[-_BINDINGS_MAX:])


def filled(lowering: Expressions, call: t.Call) -> None:
    """Bind the buffer that a call such as `strcpy` or `strcat` fills."""
    name = call.callee.name if isinstance(call.callee, t.Name) else ""
    position = _FILLERS.get(name.removeprefix("std."))
    if position is None or len(call.arguments) <= position:
        return
    target = call.arguments[0]
    if not isinstance(target, t.Name):
        return
    value: t.Term = call.arguments[position]
    if "printf" in name:
        value = t.Call(call.node, t.Outside(call.node, "format"), call.arguments[position:])
    elif "cat" in name:
        value = t.Join(call.node, [so_far(lowering, target.node), value])
    (lowering.scope.owner_of(target.name) or lowering.scope).bind(target.name, value)


def jump(lowering: Expressions, node: Node, term: t.Term) -> None:
    """Look at what is called through a cast: it may be data."""
    while node.type == "parenthesized_expression" and node.named_children:
        node = node.named_children[0]
    if node.type == "cast_expression":
        lowering.unit.terms.append(t.Call(node, t.Outside(node, "jump"), [term]))


def appended(lowering: Expressions, call: t.Call) -> None:
    """Bind the text that a call of `append` makes longer."""
    if not (isinstance(call.callee, t.Member) and call.callee.key in {"append", "push_back"} and call.arguments):
        return
    owner = call.callee.owner
    while isinstance(owner, t.Call) and isinstance(owner.callee, t.Member):
        owner = owner.callee.owner
    if isinstance(owner, t.Name):
        value = t.Join(call.node, [so_far(lowering, owner.node), call.arguments[0]])
        (lowering.scope.owner_of(owner.name) or lowering.scope).bind(owner.name, value)


def turned(lowering: Expressions, call: t.Call) -> None:
    """Bind the text that `std::reverse` turns around."""
    first = call.arguments[0] if call.arguments else None
    if not (isinstance(call.callee, t.Name) and call.callee.name.endswith("reverse") and isinstance(first, t.Call)):
        return
    if isinstance(first.callee, t.Member) and isinstance(first.callee.owner, t.Name):
        target = first.callee.owner
        value = t.Call(call.node, t.Outside(call.node, "reversed"), [so_far(lowering, target.node)])
        (lowering.scope.owner_of(target.name) or lowering.scope).bind(target.name, value)


def streamed(node: Node, term: t.Term) -> None:
    """Bind the stream that `<<` writes texts to, as what it holds by then."""
    pieces: list[t.Term] = []
    while isinstance(term, t.Operation) and term.operator == "<<" and len(term.parts) == 2:
        pieces.append(term.parts[1])
        term = term.parts[0]
    scope = term.scope.owner_of(term.name) if isinstance(term, t.Name) and pieces else None
    if scope is not None and isinstance(term, t.Name):
        scope.bind(term.name, t.Join(node, list(reversed(pieces))))
