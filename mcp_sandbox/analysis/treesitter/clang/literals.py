"""Numbers, characters and strings of C as constants."""

from __future__ import annotations

import re

__all__ = ["character", "integer", "unescaped"]

_ESCAPE = re.compile(r"\\(x[0-9a-fA-F]+|[0-7]{1,3}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\r?\n|.)", re.DOTALL)
_SIMPLE = {
    "n": "\n",
    "t": "\t",
    "r": "\r",
    "a": "\a",
    "b": "\b",
    "f": "\f",
    "v": "\v",
    "e": "\x1b",
    "\n": "",
    "\r\n": "",
}
_NUMBER = re.compile(r"(0[xX][0-9a-fA-F]+|0[bB][01]+|0[0-7]*|[1-9][0-9]*)[uUlLzZ]*\Z")


def _one(match: re.Match[str]) -> str:
    text = match[1]
    if text in _SIMPLE:
        return _SIMPLE[text]
    if text[0] in "xuU" and len(text) > 1:
        return _character(int(text[1:], 16))
    if text[0] in "01234567":
        return _character(int(text, 8))
    return text


def _character(code: int) -> str:
    return chr(code) if code < 0x110000 else ""


def unescaped(text: str) -> str:
    """Return the inside of a string literal as the string that it makes."""
    return _ESCAPE.sub(_one, text) if "\\" in text else text


_DIGITS_MAX = 80


def integer(text: str) -> int | None:
    """Return the number that a literal stands for; null where it is no whole number."""
    match = _NUMBER.match(text.replace("'", ""))
    if match is None:
        return None
    digits = match[1]
    if len(digits) > _DIGITS_MAX:
        return None
    if digits[0] != "0" or len(digits) == 1:
        return int(digits)
    base = {"x": 16, "b": 2}.get(digits[1].lower(), 8)
    return int(digits, base)


def character(text: str) -> int | None:
    """Return the code of a character literal's inside; null where it is not one character."""
    made = unescaped(text)
    return ord(made) if len(made) == 1 else None
