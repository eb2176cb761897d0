"""Ruby's literals: what strings, symbols, numbers and heredocs stand for."""

from __future__ import annotations

import re

__all__ = ["Heredoc", "decode", "is_raw", "number", "undented", "unquoted"]

from dataclasses import dataclass

from tree_sitter import Node

_ESCAPES = {
    "n": "\n",
    "t": "\t",
    "s": " ",
    "r": "\r",
    "0": "\0",
    "e": "\x1b",
    "a": "\a",
    "b": "\b",
    "f": "\f",
    "v": "\v",
    "\n": "",
}
_ESCAPE = re.compile(r"\\(u\{[^}]*\}|u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{1,2}|[0-7]{1,3}|C-.|c.|M-.|.|\n)", re.DOTALL)
_RAW_OPENERS = ("'", "%q", "%w", "%i", "%s", ":'")


@dataclass(frozen=True, slots=True)
class Heredoc:
    """The body of a heredoc, and how it is read."""

    body: Node
    is_raw: bool
    is_undented: bool


def is_raw(opener: str) -> bool:
    """True where a string that begins with `opener` knows no escapes but of its own delimiter."""
    return opener.startswith(_RAW_OPENERS)


def unquoted(text: str) -> str:
    """Return what the inside of a raw string stands for."""
    return re.sub(r"\\([\\'\]\)\}>|!/])", r"\1", text)


def decode(text: str) -> str:
    """Return what the inside of a string with escapes stands for."""
    return _ESCAPE.sub(lambda found: _escaped(found[1]), text)


def _escaped(sequence: str) -> str:
    if sequence[0] == "u":
        digits = sequence[1:].strip("{}")
        return "".join(_character(int(one, 16)) for one in digits.split() if re.fullmatch(r"[0-9A-Fa-f]+", one))
    if sequence[0] == "x" and len(sequence) > 1:
        return _character(int(sequence[1:], 16))
    if sequence.isdigit() and set(sequence) <= set("01234567"):
        return _character(int(sequence, 8))
    return _ESCAPES.get(sequence, sequence)


def _character(code: int) -> str:
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "�"


def undented(pieces: list[str | None], text: str) -> list[str | None]:
    """Return the pieces of a squiggly heredoc less the margin that all lines of `text` share; null is code."""
    lines = [line for line in text.split("\n") if line.strip()]
    margin = min((len(line) - len(line.lstrip(" \t")) for line in lines), default=0)
    if not margin:
        return pieces
    return [re.sub(rf"(?m)^[ \t]{{0,{margin}}}", "", piece) if piece is not None else None for piece in pieces]


def number(text: str) -> int | float | None:
    """Return the value of a number; null for one that is no plain integer or decimal."""
    plain = text.replace("_", "").lower()
    if len(plain) > 30:
        return None
    try:
        if re.fullmatch(r"0\d+", plain):
            return int(plain, 8)
        if plain.startswith("0d"):
            return int(plain[2:])
        return int(plain, 0)
    except ValueError:
        pass
    try:
        return float(plain)
    except ValueError:
        return None
