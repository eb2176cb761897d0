"""Java's literals."""

from __future__ import annotations

import re
from collections.abc import Mapping

__all__ = ["Char", "character", "integer", "text_block", "unescaped"]


class Char(str):
    """A character: a text where it is joined to one, a number where it is computed with."""

    __slots__ = ()


_ESCAPES: Mapping[str, str] = {
    "b": "\b",
    "t": "\t",
    "n": "\n",
    "f": "\f",
    "r": "\r",
    "s": " ",
    "\n": "",
}
_ESCAPE = re.compile(r"\\(?:([0-3]?[0-7]{1,2})|(.))", re.DOTALL)


def unescaped(text: str) -> str:
    """Return what a text with escapes stands for."""
    if "\\" not in text:
        return text
    return _ESCAPE.sub(lambda match: chr(int(match[1], 8)) if match[1] else _ESCAPES.get(match[2], match[2]), text)


def text_block(text: str) -> str:
    """Return what stands for the inside of a text block, from behind its opening quotes on."""
    lines = text.partition("\n")[2].replace("\r", "").split("\n")
    counted = [line for line in lines[:-1] if line.strip()] + lines[-1:]
    margin = min((len(line) - len(line.lstrip()) for line in counted), default=0)
    return unescaped("\n".join(line[margin:].rstrip() for line in lines))


def character(text: str) -> Char | None:
    """Return the character between the quotes of a literal; null where it is not one."""
    made = unescaped(text)
    return Char(made) if len(made) == 1 else None


def integer(text: str) -> int | None:
    """Return the value of an integer literal; null where it is too long to matter."""
    plain = text.replace("_", "").rstrip("lL").lower()
    if len(plain) > 70:
        return None
    for prefix, base in (("0x", 16), ("0b", 2), ("0", 8)):
        if plain.startswith(prefix) and len(plain) > len(prefix):
            return _wrapped(int(plain[len(prefix) :], base), text) if plain[len(prefix) :].isalnum() else None
    return int(plain)


def _wrapped(value: int, text: str) -> int:
    """Return a number that is written by its bits, such as 0xFFFFFFFF, as the signed one that it is."""
    bits = 64 if text[-1:] in "lL" else 32
    return value - (1 << bits) if value >> (bits - 1) == 1 else value
