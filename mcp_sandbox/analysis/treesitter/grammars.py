"""The grammars: text to tree, and where the parser was lost."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module

from tree_sitter import Language as Grammar
from tree_sitter import Node, Parser

from mcp_sandbox.analysis.treesitter.reading import TooComplexError
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


_TRIED_BYTES_MIN = 4_096
_PARSE_SECONDS_MAX = 0.5
"""Of the processor's time: many times what any text takes that its grammar knows."""
_CHUNK_BYTES = 65_536


def _try_to_parse(data: bytes, language: Language) -> None:
    """Find out whether the parser gets through `data`: one that is lost again and again takes minutes to recover.

    Raises:
        TooComplexError: it doesn't.
    """
    started = time.thread_time()
    try:
        Parser(grammar(language)).parse(
            lambda offset, _: data[offset : offset + _CHUNK_BYTES],
            progress_callback=lambda _, __: time.thread_time() - started > _PARSE_SECONDS_MAX,
        )
    except ValueError as error:
        raise TooComplexError from error


def parse(data: bytes, language: Language) -> Node:
    """Return the root of the tree of `data`; what the grammar does not know is an error node in it.

    Raises:
        TooComplexError: the parser takes too long over it.
    """
    if len(data) > _TRIED_BYTES_MIN:
        _try_to_parse(data, language)
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
