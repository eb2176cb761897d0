"""Characters that deceive a reader, and how they are shown.

A terminal acts on control characters; bidirectional, zero-width and tag characters hide text from a person and
show it to a model.
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["escape_character", "is_hostile", "visible"]

_KEPT = "\t\n"
"""Controls that only lay out text."""

_SUSPECT = re.compile(r"[^\t\n -~]")
"""Cheap first sieve: plain ASCII is never looked up."""

_SUPPLEMENT_SELECTORS = range(0xE0100, 0xE01F0)
"""Variation selectors that no ordinary text has; they are used to smuggle bytes."""


def is_hostile(character: str) -> bool:
    """Return whether `character` can deceive: a control, a format character, a line separator or a lone surrogate.

    Source: https://www.unicode.org/reports/tr44/#General_Category_Values (Cc, Cf, Cs, Zl, Zp).
    """
    if character in _KEPT:
        return False
    return unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"} or ord(character) in _SUPPLEMENT_SELECTORS


def escape_character(character: str) -> str:
    r"""Return `character` as JSON escapes it: `\uXXXX`, a surrogate pair beyond U+FFFF."""
    point = ord(character)
    if point <= 0xFFFF:
        return f"\\u{point:04x}"
    high, low = divmod(point - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"


def visible(text: str) -> str:
    r"""Return `text` with each hostile character as `\uXXXX`; tabs and line feeds stay.

    Applied to JSON text, it leaves the parsed value unchanged.
    """
    return _SUSPECT.sub(lambda match: escape_character(match[0]) if is_hostile(match[0]) else match[0], text)
