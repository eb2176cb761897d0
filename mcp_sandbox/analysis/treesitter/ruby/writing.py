"""Texts, symbols, numbers and the lists of them that stand in the source."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from tree_sitter import Node

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.ruby.literals import decode, is_raw, number, undented, unquoted
from mcp_sandbox.analysis.treesitter.ruby.lowering import Lowerer
from mcp_sandbox.analysis.treesitter.ruby.nodes import named
from mcp_sandbox.analysis.treesitter.ruby.world import Frame

__all__ = ["TABLE"]


def _pieces(lowerer: Lowerer, node: Node, frame: Frame, *, raw: bool) -> list[t.Term]:
    found: list[t.Term] = []
    for child in node.named_children:
        if child.type == "interpolation":
            found.append(lowerer.body(named(child), frame) or lowerer.constant(child, ""))
        elif child.type in {"string_content", "heredoc_content", "escape_sequence"}:
            text = lowerer.text(child)
            found.append(lowerer.constant(child, unquoted(text) if raw else decode(text)))
    return found


def _joined(lowerer: Lowerer, node: Node, parts: Sequence[t.Term]) -> t.Term:
    if all(isinstance(part, t.Constant) for part in parts):
        return lowerer.constant(node, "".join(str(part.value) for part in parts if isinstance(part, t.Constant)))
    return t.Join(lowerer.at(node), parts)


def _string(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    opener = lowerer.text(node.children[0]) if node.children else ""
    return _joined(lowerer, node, _pieces(lowerer, node, frame, raw=is_raw(opener)))


def _chained(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    return _joined(lowerer, node, [lowerer.term(child, frame) for child in named(node)])


def _regex(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    """Lower a pattern as what it is made by; its escapes are its own."""
    parts: list[t.Term] = []
    for child in node.named_children:
        if child.type == "interpolation":
            parts.append(lowerer.body(named(child), frame) or lowerer.constant(child, ""))
        else:
            parts.append(lowerer.constant(child, lowerer.text(child)))
    callee = t.Outside(lowerer.at(node), "Regexp.new")
    return t.Call(lowerer.at(node), callee, [_joined(lowerer, node, parts)])


def _word(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    opener = lowerer.text(node.parent.children[0]) if node.parent is not None and node.parent.children else ""
    return _joined(lowerer, node, _pieces(lowerer, node, frame, raw=is_raw(opener)))


def _subshell(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    command = _joined(lowerer, node, _pieces(lowerer, node, frame, raw=False))
    return lowerer.own_call(node, "`", frame, [command])


def _heredoc(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    heredoc = lowerer.heredocs.get(node.start_byte)
    if heredoc is None:
        return lowerer.opaque(node)
    parts = _pieces(lowerer, heredoc.body, frame, raw=heredoc.is_raw)
    if heredoc.is_undented:
        texts = [str(part.value) if isinstance(part, t.Constant) else None for part in parts]
        margins = undented(texts, "".join(text if text is not None else "x" for text in texts))
        parts = [
            part if text is None else lowerer.constant(heredoc.body, text)
            for part, text in zip(parts, margins, strict=True)
        ]
    if "`" in lowerer.text(node):
        return lowerer.own_call(node, "`", frame, [_joined(lowerer, node, parts)])
    return _joined(lowerer, node, parts)


def _symbol(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    del frame
    return lowerer.constant(node, lowerer.text(node).removeprefix(":"))


def _key(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    del frame
    return lowerer.constant(node, lowerer.text(node).rstrip(":").strip("\"'"))


def _character(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    del frame
    return lowerer.constant(node, decode(lowerer.text(node)[1:]))


def _words(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    return t.Items(lowerer.at(node), [(None, lowerer.term(child, frame)) for child in named(node)])


def _number(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    del frame
    value = number(lowerer.text(node))
    return lowerer.opaque(node) if value is None else lowerer.constant(node, value)


def _simple(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    del frame
    return lowerer.constant(node, {"true": True, "false": False}.get(node.type))


TABLE: Mapping[str, Callable[[Lowerer, Node, Frame], t.Term]] = {
    "string": _string,
    "chained_string": _chained,
    "delimited_symbol": _string,
    "regex": _regex,
    "bare_string": _word,
    "bare_symbol": _word,
    "subshell": _subshell,
    "heredoc_beginning": _heredoc,
    "simple_symbol": _symbol,
    "hash_key_symbol": _key,
    "character": _character,
    "string_array": _words,
    "symbol_array": _words,
    "integer": _number,
    "float": _number,
    "nil": _simple,
    "true": _simple,
    "false": _simple,
}
