"""C that the grammar is lost in, in words that it knows: the same characters at the same places, some left blank."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["retold"]

_WORDS = re.compile(
    r"""
    (?P<kept>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|//[^\n]*|/\*.*?\*/)
    | \b(?:double|float|long)\s+(?P<complex>complex|_Complex|_Imaginary)\b
    | \bva_arg\s*\([^(),;]*,[^(),;*]*(?P<pointers>\*[\s*]*)(?=\))
    | \bnew\s+(?:const\s+)?(?:unsigned\s+)?[\w:]+(?:<[^<>;]*>)?\s*(?P<stars>\*[\s*]*)(?=\[)
    | (?:->|\.)\s*operator(?P<called>\s*\(\s*\))(?=\s*\()
    """,
    re.VERBOSE | re.DOTALL,
)
"""What tree-sitter's grammars of C and C++ don't know: `double complex`, a type among `va_arg`'s arguments, an array
of pointers made by `new`, and `operator()` called by its name."""

_DIRECTIVE = re.compile(r"^[ \t]*#[ \t]*(ifdef|ifndef|if|elif|else|endif)\b(?:[^\n]*\\\n)*[^\n]*", re.MULTILINE)


def retold(text: str) -> Iterator[str]:
    """Yield `text` with unknown words left blank: once as the first branch of each condition has it, once as the last.

    Each line stands in one of them; where a condition has branches between the two, nothing is retold.
    """
    plain = _WORDS.sub(_blank, text)
    yield plain if "#" not in text else _branches(plain, first=True)
    if "#" in text:
        yield _branches(plain, first=False)


def _blank(match: re.Match[str]) -> str:
    if match["kept"] is not None:
        return match[0]
    name = match.lastgroup or ""
    start, end = match.start(name) - match.start(), match.end(name) - match.start()
    filling = "_" if name == "called" else " "
    piece = "".join(one if one == "\n" else filling for one in match[0][start:end])
    return match[0][:start] + piece + match[0][end:]


def _branches(text: str, *, first: bool) -> str:
    """Return `text` with the directives of conditions left blank, and one branch of each."""
    directives = list(_DIRECTIVE.finditer(text))
    if any(match[1] == "elif" for match in directives):
        return text
    pieces: list[str] = []
    end = 0
    left_out: list[bool] = []
    for match in directives:
        pieces += [_kept(text[end : match.start()], is_kept=not any(left_out)), _kept(match[0], is_kept=False)]
        end = match.end()
        if match[1] == "else" and left_out:
            left_out[-1] = not left_out[-1]
        elif match[1] == "endif" and left_out:
            left_out.pop()
        elif match[1].startswith("if"):
            left_out.append(not first and _has_else(directives, match))
    return "".join([*pieces, _kept(text[end:], is_kept=True)])


def _has_else(directives: list[re.Match[str]], opening: re.Match[str]) -> bool:
    depth = 0
    for match in directives[directives.index(opening) :]:
        depth += match[1].startswith("if")
        depth -= match[1] == "endif"
        if depth == 1 and match[1] == "else":
            return True
        if depth == 0:
            return False
    return False


def _kept(text: str, *, is_kept: bool) -> str:
    return text if is_kept else re.sub(r"[^\n]", " ", text)
