"""What the literals and names of a source stand for, once their escapes are read."""

from __future__ import annotations

import re
from collections.abc import Callable

from tree_sitter import Node

from mcp_sandbox.analysis.lines import Lines, Place

__all__ = ["as_parsed", "name_of", "number_of", "text_of_pieces", "unescaped"]

_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v"}
_ESCAPE = re.compile(
    r"\\(?:u\{([0-9a-fA-F]{1,8})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([0-3][0-7]{0,2}|[4-7][0-7]?)|(\r\n|[\s\S]))"
)
_PAIR = re.compile(r"([\ud800-\udbff])([\udc00-\udfff])")
_NAME_ESCAPE = re.compile(r"\\u(?:\{([0-9a-fA-F]{1,8})\}|([0-9a-fA-F]{4}))")
_CODE_POINT_MAX = 0x10FFFF


def as_parsed(text: str) -> tuple[str, Callable[[Place], Place]]:
    """Return `text` as the parser wants it: line feeds for lone carriage returns, no exports of types alone."""
    parsed = _TYPES_EXPORTED.sub(lambda found: f"export{found[1]}    {found[2]}*", _LONE_RETURN.sub("\n", text))
    if parsed == text:
        return text, lambda place: place
    before, after = Lines(text, None), Lines(parsed, None)

    def original(place: Place) -> Place:
        start = after.position_of(place.line, place.column)
        return before.place_between(start, after.position_of(place.end_line, place.end_column))

    return parsed, original


_LONE_RETURN = re.compile("\r(?!\n)")
_TYPES_EXPORTED = re.compile(r"\bexport([ \t]+)type([ \t]*)\*")


def unescaped(text: str) -> str:
    """Return what the inside of a string literal or template stands for."""
    if "\\" not in text:
        return text
    return _PAIR.sub(_joined, _ESCAPE.sub(_escape, text))


def _joined(pair: re.Match[str]) -> str:
    return chr(0x10000 + ((ord(pair[1]) - 0xD800) << 10) + ord(pair[2]) - 0xDC00)


def _escape(found: re.Match[str]) -> str:
    long, short, byte, octal, other = found.groups()
    hexadecimal = long or short or byte
    if hexadecimal is not None:
        return _character(int(hexadecimal, 16))
    if octal is not None:
        return chr(int(octal, 8))
    if other in {"\n", "\r", "\r\n", "\u2028", "\u2029"}:
        return ""
    return _ESCAPES.get(other, other)


def _character(code: int) -> str:
    return chr(code) if code <= _CODE_POINT_MAX else ""


def name_of(text: str) -> str:
    """Return the name that an identifier spells, escapes read."""
    if "\\" not in text:
        return text
    return _NAME_ESCAPE.sub(lambda found: _character(int(found[1] or found[2], 16)), text)


def number_of(text: str) -> int | float | None:
    """Return the number that a literal stands for; null where it is none."""
    plain = text.replace("_", "").lower().removesuffix("n")
    try:
        if plain[:2] in {"0x", "0o", "0b"}:
            return int(plain, 0)
        if re.fullmatch(r"0[0-7]+", plain):
            return int(plain, 8)
        if len(plain) > 400:
            return None
        return int(plain) if plain.isdigit() else float(plain)
    except (ValueError, OverflowError):
        return None


def text_of_pieces(data: bytes, node: Node) -> str:
    """Return what a string literal stands for."""
    return unescaped(data[node.start_byte + 1 : max(node.start_byte + 1, node.end_byte - 1)].decode("utf-8", "replace"))
