"""Names, texts and numbers of R as constants."""

from __future__ import annotations

import re

__all__ = ["number", "plain_name", "plain_text"]

_RAW = re.compile(r"""^[rR]["'](-*)[(\[{](.*)[)\]}]\1["']$""", re.DOTALL)
_ESCAPE = re.compile(
    r"\\(x[0-9a-fA-F]{1,2}|[0-7]{1,3}|u\{[0-9a-fA-F]{1,4}\}|u[0-9a-fA-F]{1,4}"
    r"|U\{[0-9a-fA-F]{1,8}\}|U[0-9a-fA-F]{1,8}|.)",
    re.DOTALL,
)
_SIMPLE = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v", "\n": "\n"}
_DIGITS_MAX = 300


def _one(match: re.Match[str]) -> str:
    text = match[1]
    if text in _SIMPLE:
        return _SIMPLE[text]
    if text[0] in "xuU" and len(text) > 1:
        code = int(text[1:].strip("{}"), 16)
    elif text[0] in "01234567":
        code = int(text, 8)
    else:
        return text
    return chr(code) if code < 0x110000 else ""


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(_one, text) if "\\" in text else text


def plain_text(text: str) -> str:
    """Return the text that a literal stands for."""
    raw = _RAW.match(text)
    return raw[2] if raw is not None else _unescaped(text[1:-1])


def plain_name(text: str) -> str:
    """Return a name as it is without its ticks or quotes."""
    return _unescaped(text[1:-1]) if len(text) > 1 and text[0] == text[-1] and text[0] in "`\"'" else text


def number(text: str) -> int | float | None:
    """Return the number that a literal stands for; null where it is none that can be held."""
    digits = text.rstrip("L")
    if len(digits) > _DIGITS_MAX:
        return None
    try:
        value: float = int(digits, 0) if digits[:2].lower() == "0x" else float(digits)
    except ValueError:
        return None
    is_whole = abs(value) < 2**53 and float(value).is_integer()
    return int(value) if is_whole else value
