"""Bytes to syntax tree, or the reason why not; refuses what the parser and the interpreter may read differently."""

from __future__ import annotations

import ast
import codecs
import keyword
import re
import sys
import warnings
from typing import TypeAlias

from mcp_sandbox.domain.violation import SyntaxProblem

__all__ = ["Version", "parse_source", "parse_text", "source_text"]

Version: TypeAlias = tuple[int, int]
"""Of Python: major and minor."""

_OWN: Version = sys.version_info[:2]

_COOKIE = re.compile(rb"^[ \t\f]*#.*?coding[:=][ \t]*([-_.a-zA-Z0-9]+)")
"""Source: PEP 263."""

_UTF8 = frozenset({"utf-8", "utf8", "utf-8-sig", "u8", "ascii", "us-ascii"})
_MESSAGES = re.compile(
    r"invalid syntax(\. .*)?|unexpected indent|unindent does not match any outer indentation level|expected .*|"
    r"unterminated .*|unmatched '.'|'.' was never closed|unexpected EOF.*|unexpected character after line .*|"
    r"inconsistent use of tabs and spaces in indentation|closing parenthesis .*|positional argument follows .*|"
    r"Missing parentheses in call to '(print|exec)'.*|f-string: .*|leading zeros in decimal .*|"
    r"cannot (assign|delete) .*|"
    r"invalid (decimal|hexadecimal|octal|binary) literal|named arguments must .*|non-default argument .*|"
    r"bytes can only contain .*|Generator expression must .*|too many statically nested blocks|illegal target .*|"
    r"only single target .*|expression (cannot|expected) .*|duplicate argument .*|keyword argument repeated.*|"
    # What is only seen once names and blocks are looked at.
    r"'[a-z]+' (outside|not properly) .*|nonlocal declaration not allowed .*|name '[^']*' is .*|no binding for .*|"
    r"import \* only allowed .*|from __future__ imports must .*|can't use starred .*|multiple starred .*|"
    r"starred assignment .*|asynchronous comprehension .*|default 'except:' .*|assignment expression .*|"
    r"'(yield|await|return|break|continue|async)[^']*' .*|(wildcard|name capture .*) makes .*|annotated name .*|"
    r"alternative patterns .*|multiple assignments to name .*|positional patterns .*|too many expressions in .*|"
    r"iterable (argument )?unpacking .*|attribute name repeated.*",
    re.DOTALL,
)
"""The parser's own messages that speak of the grammar."""

_NEWER = re.compile(r".* (?:is|are) only supported in Python (3\.\d+) and greater")
_COMPILED_CHARACTERS_MAX = 100_000
"""Longer sources are only parsed: what does not compile is harmless, and costs a run that ends with the reason."""

_QUOTED = re.compile(r"'([^']{0,200})'")
_OPERATOR = re.compile(r"[-+*/%@&|^~<>=!:;,.(){}\[\]]{1,3}")
_CONVERSIONS = frozenset("sra")
"""What an f-string may name after its exclamation mark."""


def source_text(code: str) -> str | SyntaxProblem:
    """Return `code` as the interpreter will read it, or why it can't be."""
    try:
        code.encode()
    except UnicodeEncodeError as error:
        return _problem(code, error.start, "The code holds a lone surrogate, which no UTF-8 text can.")
    if "\0" in code:
        return _problem(code, code.index("\0"), "The code holds a NUL byte.")
    text = code.removeprefix("\ufeff")
    lone = re.search(r"\r(?!\n)", text)
    if lone is not None:
        return _problem(text, lone.start(), "The code holds a carriage return that ends no line.")
    return _cookie_problem(text) or text


def _cookie_problem(text: str) -> SyntaxProblem | None:
    for number, line in enumerate(text.encode().splitlines()[:2], start=1):
        match = _COOKIE.match(line)
        if match is not None:
            name = match.group(1).decode().lower().replace("_", "-")
            if name not in _UTF8 and not _is_utf8(name):
                return SyntaxProblem(line=number, column=1, message="The code declares an encoding other than UTF-8.")
            return None
        if not re.match(rb"^[ \t\f]*(#.*)?$", line):
            return None
    return None


def _is_utf8(name: str) -> bool:
    try:
        return codecs.lookup(name).name == "utf-8"
    except (LookupError, ValueError):
        return False


def _problem(text: str, position: int, message: str) -> SyntaxProblem:
    before = text[:position]
    line = before.count("\n") + 1
    return SyntaxProblem(line=line, column=position - (before.rfind("\n") + 1) + 1, message=message)


def parse_source(text: str, version: Version | None = None) -> ast.Module | SyntaxProblem:
    """Return the tree of `text` as Python `version` reads it, or why there is none; null is this server's own."""
    minor = min(version or _OWN, _OWN)[1]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(text.encode(), filename="<code>", feature_version=(3, minor))
            if len(text) <= _COMPILED_CHARACTERS_MAX:
                _compile(tree, has_finally="finally" in text)
    except SyntaxError as error:
        return _from_error(text, error, version or _OWN)
    except (RecursionError, MemoryError):
        return SyntaxProblem(line=1, column=1, message="The code is too deeply nested to check.")
    except (ValueError, OverflowError):
        return SyntaxProblem(line=1, column=1, message="The code can't be read.")
    return tree


def _compile(tree: ast.Module, *, has_finally: bool) -> None:
    """Raise `SyntaxError` where a tree is none that runs: `return` outside a function, an argument named twice.

    Each way out of a block repeats what its `finally` holds: for the compiler those stand in the block instead.
    """
    tries = [node for node in ast.walk(tree) if isinstance(node, ast.Try | ast.TryStar)] if has_finally else []
    kept = [(node, node.body, node.finalbody) for node in tries if node.finalbody]
    for node, body, final in kept:
        node.body, node.finalbody = [*body, *final], [ast.copy_location(ast.Pass(), final[0])]
    try:
        compile(tree, "<code>", "exec", dont_inherit=True)
    except (RecursionError, MemoryError, ValueError):
        pass  # the tree was read: what it means can be said
    finally:
        for node, body, final in kept:
            node.body, node.finalbody = body, final


def _of_the_grammar(quoted: re.Match[str]) -> str:
    """Return a quoted piece of a message where it is a token of the grammar; a piece of the program is not repeated."""
    token = quoted[1]
    words = token.removesuffix(":").split()
    known = bool(words) and all(keyword.iskeyword(word) or keyword.issoftkeyword(word) for word in words)
    known = known or token in {"print", "exec"}
    if known or token in _CONVERSIONS or _OPERATOR.fullmatch(token):
        return quoted[0]
    return "it"


def _from_error(text: str, error: SyntaxError, version: Version) -> SyntaxProblem:
    line = error.lineno or 1
    column = error.offset or 1
    lines = text.split("\n")
    last = len(lines)
    line = min(max(line, 1), last)
    column = min(max(column, 1), len(lines[line - 1]) + 1)
    return SyntaxProblem(line=line, column=column, message=_sentence(error.msg or "", version))


def _sentence(said: str, version: Version) -> str:
    """Return the parser's message in a sentence that repeats nothing of the program."""
    detail = re.sub(r"(repeated(?: in class pattern)?): .*", r"\1", said.split("\n", maxsplit=1)[0])
    newer = _NEWER.match(detail)
    if newer is not None:
        return f"The code needs Python {newer[1]} or newer, and would run on Python {version[0]}.{version[1]}."
    message = _plain_sentence(detail)
    if version > _OWN and "deeply" not in message:
        message += f" It would run on Python {version[0]}.{version[1]}; this server reads {_OWN[0]}.{_OWN[1]}."
    return message


def _plain_sentence(detail: str) -> str:
    if detail.startswith("too many nested parentheses") or "too complex" in detail:
        return "The code is too deeply nested to check."
    if (
        character := re.match(
            r"invalid (?:non-printable )?character .*\((U\+[0-9A-F]{4,6})\)|.*(U\+[0-9A-F]{4,6})$", detail
        )
    ) is not None:
        return f"The code does not parse: the character {character[1] or character[2]} can't stand here."
    if _MESSAGES.fullmatch(detail) and len(detail) <= 160:
        detail = _QUOTED.sub(_of_the_grammar, detail)
        return f"The code does not parse: {detail}" + ("" if detail.endswith((".", "?")) else ".")
    return "The code does not parse."


def parse_text(text: str) -> ast.Module | None:
    """Return the tree of a text that becomes code at run time; null where it is none."""
    source = source_text(text)
    if not isinstance(source, str):
        return None
    tree = parse_source(source)
    return tree if isinstance(tree, ast.Module) else None
