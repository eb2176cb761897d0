r"""Backslash escapes: those of `$'…'`, of `echo -e` and of `printf`."""

from __future__ import annotations

import re
from collections.abc import Mapping

__all__ = ["ansi_c", "as_bytes", "as_text", "echoed"]

_SIMPLE: Mapping[str, str] = {
    "a": "\a", "b": "\b", "e": "\x1b", "E": "\x1b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v",
    "\\": "\\", "'": "'", '"': '"', "?": "?",
}  # fmt: skip

_ANSI = re.compile(
    r"\\(?:([abeEfnrtv\\'\"?])|([0-7]{1,3})|x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{1,4})|U([0-9A-Fa-f]{1,8})|c(.))",
    re.DOTALL,
)
_ECHO = re.compile(r"\\(?:([abeEfnrtv\\])|0([0-7]{0,3})|x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{1,4})|U([0-9A-Fa-f]{1,8}))")
_PRINTF = re.compile(
    r"\\(?:([abeEfnrtv\\\"'?])|([0-7]{1,4})|x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{1,4})|U([0-9A-Fa-f]{1,8}))"
)


def as_bytes(text: str) -> bytes:
    """Return what `text` is on a pipe."""
    return text.encode("utf-8", "surrogateescape")


def as_text(data: bytes) -> str:
    """Return `data` as text from which `as_bytes` makes it again."""
    return data.decode("utf-8", "surrogateescape")


def _character(match: re.Match[str]) -> str:
    simple, octal, hexadecimal, short, long = match.groups()[:5]
    if simple is not None:
        return _SIMPLE[simple]
    if octal is not None or hexadecimal is not None:
        code = int(octal or "0", 8) if octal is not None else int(hexadecimal, 16)
        return chr(code & 0xFF) if code & 0xFF < 0x80 else chr(0xDC00 + (code & 0xFF))
    if short is not None or long is not None:
        code = int(short or long, 16)
        return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
    return chr(ord(match[6]) & 0x1F)


def _rejoined(text: str) -> str:
    """Make characters of the bytes that escapes spelled one by one."""
    return as_text(as_bytes(text)) if any("\udc80" <= char <= "\udcff" for char in text) else text


def ansi_c(text: str) -> str:
    """Return what is between the quotes of `$'…'`, which a NUL ends."""
    return _rejoined(_ANSI.sub(_character, text).partition("\0")[0])


def echoed(text: str, *, printf: bool = False) -> str:
    r"""Return what `echo -e` or `printf` makes of escapes; `\c` ends the text."""
    text, _, _ = text.partition("\\c") if "\\\\c" not in text else (text, "", "")
    return _rejoined((_PRINTF if printf else _ECHO).sub(_character, text))
