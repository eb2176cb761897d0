"""The nodes of Ruby's tree."""

from __future__ import annotations

from tree_sitter import Node

__all__ = ["named"]


def named(node: Node | None) -> list[Node]:
    """Return the parts of `node` that are no punctuation, comments or heredoc bodies."""
    if node is None:
        return []
    return [child for child in node.named_children if child.type not in _LEFT_OUT]


_LEFT_OUT = frozenset({"comment", "heredoc_body", "heredoc_end", "empty_statement"})
