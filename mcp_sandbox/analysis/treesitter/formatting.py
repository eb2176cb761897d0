"""Formats of the `printf` family, filled in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mcp_sandbox.analysis.treesitter.folding import Scalar, fold, join, literals
from mcp_sandbox.analysis.treesitter.values import NOTHING, Value, texts

__all__ = ["formatted"]

_FORMATS_MAX = 4
_DIRECTIVE = re.compile(r"%[-+ #0]*\d*(?:\.\d+)?(?:hh|h|ll|l|z|j|t|L)?([a-zA-Z%])")


def formatted(values: Sequence[Value]) -> Value:
    """Return a format, the first of `values`, with the others in it; nothing where one of them isn't known."""
    found: list[str] = []
    for pattern in texts(values[0])[:_FORMATS_MAX] if values else ():
        rest = list(values[1:])
        pieces: list[Value] = []
        end = 0
        for match in _DIRECTIVE.finditer(pattern):
            pieces.append(literals([pattern[end : match.start()]]))
            pieces.append(_filled(match[1], rest))
            end = match.end()
        pieces.append(literals([pattern[end:]]))
        found += texts(join(pieces))
    return literals(found)


def _filled(kind: str, rest: list[Value]) -> Value:
    if kind == "%":
        return literals(["%"])
    value = rest.pop(0) if rest else NOTHING
    if kind == "c":
        return fold(_as_character, [value])
    return fold(_as_hexadecimal, [value]) if kind == "x" else value


def _as_character(code: Scalar) -> str:
    if isinstance(code, str):
        return code
    if not isinstance(code, int):
        raise TypeError
    return chr(code)


def _as_hexadecimal(value: Scalar) -> str:
    return f"{value:x}" if isinstance(value, int) else str(value).encode().hex()
