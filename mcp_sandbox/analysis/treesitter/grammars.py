"""The grammars: text to tree, and where the parser was lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module

from tree_sitter import Language as Grammar
from tree_sitter import Node, Parser

from mcp_sandbox.domain.language import Language

__all__ = ["errors_in", "grammar", "parse", "walk"]

_MODULES: Mapping[Language, tuple[str, str]] = {
    Language.JAVASCRIPT: ("tree_sitter_javascript", "language"),
    Language.TYPESCRIPT: ("tree_sitter_typescript", "language_typescript"),
    Language.JAVA: ("tree_sitter_java", "language"),
    Language.BASH: ("tree_sitter_bash", "language"),
    Language.GO: ("tree_sitter_go", "language"),
    Language.RUBY: ("tree_sitter_ruby", "language"),
    Language.C: ("tree_sitter_c", "language"),
    Language.CPP: ("tree_sitter_cpp", "language"),
    Language.R: ("tree_sitter_language_pack.bindings.r", "language"),
}


_DIALECTS: Mapping[Language, tuple[str, str]] = {
    Language.TYPESCRIPT: ("tree_sitter_typescript", "language_tsx"),
}
"""What reads a source that a language's own grammar is lost in: TypeScript with markup in it."""


@cache
def grammar(language: Language) -> Grammar:
    """Return the grammar of `language`; loading one takes a few milliseconds, once."""
    return _loaded(*_MODULES[language])


@cache
def _loaded(module: str, name: str) -> Grammar:
    make: Callable[[], object] = getattr(import_module(module), name)
    return Grammar(make())


def parse(data: bytes, language: Language) -> Node:
    """Return the root of the tree of `data`; what the grammar does not know is an error node in it."""
    root = Parser(grammar(language)).parse(data).root_node
    if root.has_error and language in _DIALECTS:
        other = Parser(_loaded(*_DIALECTS[language])).parse(data).root_node
        return root if other.has_error else other
    return root


def walk(root: Node) -> Iterator[Node]:
    """Yield `root` and every node below it, in source order, without recursion."""
    cursor = root.walk()
    while True:
        node = cursor.node
        if node is not None:
            yield node
        if cursor.goto_first_child():
            continue
        while not cursor.goto_next_sibling():
            if not cursor.goto_parent():
                return


def errors_in(root: Node) -> Iterator[Node]:
    """Yield the outermost error regions below `root`, and the tokens that the parser had to make up."""
    stack = [root]
    while stack:
        node = stack.pop()
        if node.is_error or node.is_missing:
            yield node
        elif node.has_error:
            stack += reversed(node.children)
