"""How each language is read: its reader, and which nodes of its grammar are comments and strings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from mcp_sandbox.analysis.lines import Place
from mcp_sandbox.analysis.patterns import Kind
from mcp_sandbox.analysis.treesitter.bash.reader import lost_places, read_bash, spans_of
from mcp_sandbox.analysis.treesitter.clang import read_c, read_cpp, retold, spliced
from mcp_sandbox.analysis.treesitter.golang import read_go
from mcp_sandbox.analysis.treesitter.java import decoded, read_java
from mcp_sandbox.analysis.treesitter.java import retold as retold_java
from mcp_sandbox.analysis.treesitter.javascript import as_parsed, read_javascript
from mcp_sandbox.analysis.treesitter.reading import Reader, Source, Translation
from mcp_sandbox.analysis.treesitter.rlang import read_r
from mcp_sandbox.analysis.treesitter.ruby.reader import read_ruby
from mcp_sandbox.domain.language import Language

__all__ = ["SPOKEN", "Spoken"]


@dataclass(frozen=True, slots=True)
class Spoken:
    """What is needed to read one language."""

    reader: Reader
    comments: frozenset[str] = frozenset({"comment"})
    """Node types."""
    strings: frozenset[str] = frozenset({"string"})
    """Node types; what stands in an interpolation inside is code again."""
    interpolations: frozenset[str] = frozenset()
    """Node types inside strings that hold code."""
    lost: Callable[[Source], Iterable[Place]] | None = None
    """Where the language's own parser can't read a source; null where tree-sitter's says it."""
    spans: Callable[[Source], Iterable[tuple[int, int, Kind]]] | None = None
    """Where the language's own parser finds comments and strings, in order; null where tree-sitter's says it."""
    first_pass: Callable[[str], Translation] | None = None
    """What the language does to a text before it reads it; null where that is nothing."""
    retellings: Callable[[str], Iterable[str]] | None = None
    """Texts that mean the same to the check, in words that the grammar knows, for one in which it is lost.

    Each has every character that means something at its own place; together they say all that the text says. They
    count where the grammar knows them all.
    """


_CLANG_STRINGS = frozenset({"string_literal", "raw_string_literal", "char_literal", "system_lib_string"})

_GO_STRINGS = frozenset({"interpreted_string_literal", "raw_string_literal", "rune_literal"})

_JAVASCRIPT = Spoken(
    reader=read_javascript,
    comments=frozenset({"comment", "html_comment"}),
    strings=frozenset({"string", "template_string", "regex", "jsx_text"}),
    interpolations=frozenset({"template_substitution"}),
    first_pass=as_parsed,
)

SPOKEN: Mapping[Language, Spoken] = {
    Language.JAVASCRIPT: _JAVASCRIPT,
    Language.TYPESCRIPT: _JAVASCRIPT,
    Language.JAVA: Spoken(
        reader=read_java,
        comments=frozenset({"line_comment", "block_comment"}),
        strings=frozenset({"string_literal", "character_literal"}),
        first_pass=decoded,
        retellings=retold_java,
    ),
    Language.BASH: Spoken(
        reader=read_bash,
        lost=lost_places,
        spans=spans_of,
    ),
    Language.RUBY: Spoken(
        reader=read_ruby,
        comments=frozenset({"comment", "uninterpreted"}),
        strings=frozenset(
            {"string", "heredoc_body", "string_array", "symbol_array", "simple_symbol", "delimited_symbol", "regex"}
            | {"subshell", "character"}
        ),
        interpolations=frozenset({"interpolation"}),
    ),
    Language.R: Spoken(reader=read_r),
    Language.GO: Spoken(reader=read_go, strings=_GO_STRINGS),
    Language.C: Spoken(reader=read_c, strings=_CLANG_STRINGS, first_pass=spliced, retellings=retold),
    Language.CPP: Spoken(reader=read_cpp, strings=_CLANG_STRINGS, first_pass=spliced, retellings=retold),
}
"""The languages that have a reader; Python has a parser of its own."""
