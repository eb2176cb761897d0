"""On which line of a TOML text a key stands."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field

import tree_sitter_toml
from tree_sitter import Language, Node, Parser

__all__ = ["KeyPath", "Positions"]

KeyPath = tuple[str | int, ...]
"""Names of tables and keys, and places in lists counted from 0, from the root of the document."""

_DEPTH_MAX = 32
"""Levels that get a line of their own; no key of the format is half as deep, and paths cost what they are long."""

_LANGUAGE = Language(tree_sitter_toml.language())


@dataclass(slots=True)
class Positions:
    """The lines of all keys, list elements and table headers of one document that parses."""

    _lines: dict[KeyPath, int] = field(default_factory=dict[KeyPath, int])
    _list_sizes: dict[KeyPath, int] = field(default_factory=dict[KeyPath, int])
    """How many `[[…]]` headers of that name were met so far."""

    @classmethod
    def of(cls, source: bytes) -> Positions:
        """Return the positions in `source`, UTF-8."""
        positions = cls()
        table: KeyPath = ()
        for node in Parser(_LANGUAGE).parse(source).root_node.named_children:
            if node.type == "pair":
                positions._add_value(node, ())
            elif node.type in {"table", "table_array_element"}:
                table = positions._header(node)
                for child in node.named_children:
                    if child.type == "pair":
                        positions._add_value(child, table)
        return positions

    def line(self, path: KeyPath) -> int | None:
        """Return the line of `path`, counted from 1, or of the innermost part of it that the text has."""
        for end in range(len(path), 0, -1):
            if path[:end] in self._lines:
                return self._lines[path[:end]]
        return None

    def _header(self, node: Node) -> KeyPath:
        names = _key(node)
        path: KeyPath = ()
        for name in names[:-1]:
            path = self._remember((*path, name), node)
            if path in self._list_sizes:
                path = (*path, self._list_sizes[path] - 1)
        path = self._remember((*path, names[-1]), node)
        if node.type == "table_array_element":
            size = self._list_sizes.get(path, 0)
            self._list_sizes[path] = size + 1
            path = self._remember((*path, size), node)
        else:
            # A header says more about where a table is than a header of one of its parts that came before.
            self._lines[path] = _line(node)
        return path

    def _add_value(self, pair: Node, table: KeyPath) -> None:
        pending: list[tuple[Node, KeyPath]] = [(pair, table)]
        while pending:
            node, path = pending.pop()
            if len(path) >= _DEPTH_MAX:
                continue
            if node.type == "pair":
                for name in _key(node):
                    path = self._remember((*path, name), node)
                pending.extend((value, path) for value in node.named_children[1:2])
            elif node.type == "inline_table":
                pending.extend((child, path) for child in node.named_children if child.type == "pair")
            elif node.type == "array":
                elements = [child for child in node.named_children if child.type != "comment"]
                for index, element in enumerate(elements):
                    pending.append((element, self._remember((*path, index), element)))

    def _remember(self, path: KeyPath, node: Node) -> KeyPath:
        self._lines.setdefault(path, _line(node))
        return path


def _line(node: Node) -> int:
    return node.start_point.row + 1


def _key(node: Node) -> tuple[str, ...]:
    """Return the names in the key of a pair or of a header."""
    return tuple(_names(node.named_children[0]))


def _names(key: Node) -> Iterator[str]:
    pending = [key]
    while pending:
        node = pending.pop()
        if node.type == "dotted_key":
            pending.extend(reversed(node.named_children))
            continue
        text = (node.text or b"").decode()
        yield next(iter(tomllib.loads(f"{text} = 0"))) if node.type == "quoted_key" else text
