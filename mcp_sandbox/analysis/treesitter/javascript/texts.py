"""The methods of texts and numbers, on constants."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import partial

from mcp_sandbox.analysis.treesitter.folding import TEXT_CHARACTERS_MAX, shown

__all__ = ["METHODS", "in_base", "unescape_percent"]

Scalar = str | int | float | bool | None

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_PLACES_MAX = 20


def _plain(value: Scalar) -> str:
    return shown(value)


def _place(value: Scalar) -> int:
    if value is None:
        return 0
    if isinstance(value, str):
        return int(value or "0")
    return int(value)


def _slice(text: Scalar, start: Scalar = 0, end: Scalar = None) -> str:
    return _plain(text)[slice(_place(start), None if end is None else _place(end))]


def _substring(text: Scalar, start: Scalar = 0, end: Scalar = None) -> str:
    plain = _plain(text)
    first, last = max(0, _place(start)), len(plain) if end is None else max(0, _place(end))
    return plain[min(first, last) : max(first, last)]


def _substr(text: Scalar, start: Scalar = 0, count: Scalar = None) -> str:
    plain = _plain(text)
    first = _place(start)
    first = max(0, len(plain) + first) if first < 0 else first
    return plain[first:] if count is None else plain[first : first + max(0, _place(count))]


def _char_at(text: Scalar, index: Scalar = 0) -> str:
    place = _place(index)
    return _plain(text)[place : place + 1] if place >= 0 else ""


def _at(text: Scalar, index: Scalar = 0) -> str:
    return _plain(text)[_place(index)]


def _code_at(text: Scalar, index: Scalar = 0) -> int:
    place = _place(index)
    if place < 0:
        raise IndexError
    return ord(_plain(text)[place])


def _repeat(text: Scalar, count: Scalar = 0) -> str:
    if len(_plain(text)) * _place(count) > TEXT_CHARACTERS_MAX:
        raise ValueError
    return _plain(text) * _place(count)


def _pad(text: Scalar, width: Scalar, fill: Scalar, *, at_start: bool) -> str:
    plain, filler = _plain(text), _plain(fill)
    missing = _place(width) - len(plain)
    if missing > TEXT_CHARACTERS_MAX:
        raise ValueError
    if missing <= 0 or not filler:
        return plain
    padding = (filler * (missing // len(filler) + 1))[:missing]
    return padding + plain if at_start else plain + padding


def _to_string(value: Scalar, base: Scalar = None) -> str:
    if base is None or isinstance(value, str | bool) or value is None:
        return _plain(value)
    return in_base(value, _place(base))


def in_base(number: float, base: int) -> str:
    """Return a number in a base from 2 to 36, as the language writes it.

    Raises:
        ValueError: the base is another.
    """
    if not 2 <= base <= len(_DIGITS):
        raise ValueError
    whole, rest = divmod(abs(number), 1)
    digits = ""
    left = int(whole)
    while left:
        left, digit = divmod(left, base)
        digits = _DIGITS[digit] + digits
    fraction = ""
    while rest and len(fraction) < _PLACES_MAX:
        digit, rest = divmod(rest * base, 1)
        fraction += _DIGITS[int(digit)]
    return ("-" if number < 0 else "") + (digits or "0") + (f".{fraction}" if fraction else "")


def unescape_percent(text: str) -> str:
    """Return the text that `escape` made `text` of."""
    plain = re.sub(r"%u([0-9a-fA-F]{4})", _character, text)
    return re.sub(r"%([0-9a-fA-F]{2})", _character, plain)


def _character(found: re.Match[str]) -> str:
    return chr(int(found[1], 16))


def _fixed(value: Scalar, places: Scalar = 0) -> str:
    if isinstance(value, str) or value is None:
        raise ValueError
    return f"{value:.{min(_place(places), _PLACES_MAX)}f}"


def _concat(*parts: Scalar) -> str:
    return "".join(map(_plain, parts))


def _replace(text: Scalar, old: Scalar, new: Scalar = "") -> str:
    return _plain(text).replace(_plain(old), _plain(new), 1)


def _replace_all(text: Scalar, old: Scalar, new: Scalar = "") -> str:
    plain, part, instead = _plain(text), _plain(old), _plain(new)
    if not part or len(plain) + plain.count(part) * len(instead) > TEXT_CHARACTERS_MAX:
        raise ValueError
    return plain.replace(part, instead)


def _of_text(function: Callable[[str], str]) -> Callable[[Scalar], Scalar]:
    """Return a method that takes nothing but the text."""

    def method(value: Scalar) -> Scalar:
        return function(_plain(value))

    return method


def _marked_up(tag: str, attribute: str = "") -> Callable[..., Scalar]:
    """Return one of the methods that put a text into an element of HTML."""

    def method(text: Scalar, value: Scalar = "undefined") -> Scalar:
        opened = f'<{tag} {attribute}="{_plain(value)}">' if attribute else f"<{tag}>"
        return f"{opened}{_plain(text)}</{tag}>"

    return method


def _pad_start(text: Scalar, width: Scalar, fill: Scalar = " ") -> Scalar:
    return _pad(text, width, fill, at_start=True)


def _pad_end(text: Scalar, width: Scalar, fill: Scalar = " ") -> Scalar:
    return _pad(text, width, fill, at_start=False)


def _index_of(text: Scalar, part: Scalar) -> Scalar:
    return _plain(text).find(_plain(part))


def _last_index_of(text: Scalar, part: Scalar) -> Scalar:
    return _plain(text).rfind(_plain(part))


def _value_of(value: Scalar) -> Scalar:
    return value


METHODS: Mapping[str, Callable[..., Scalar]] = {
    "slice": _slice,
    "substring": _substring,
    "substr": _substr,
    "charAt": _char_at,
    "at": _at,
    "charCodeAt": _code_at,
    "codePointAt": _code_at,
    "concat": _concat,
    "repeat": _repeat,
    "padStart": _pad_start,
    "padEnd": _pad_end,
    "trim": _of_text(str.strip),
    **dict.fromkeys(("trimStart", "trimLeft"), _of_text(str.lstrip)),
    **dict.fromkeys(("trimEnd", "trimRight"), _of_text(str.rstrip)),
    **dict.fromkeys(("toLowerCase", "toLocaleLowerCase"), _of_text(str.lower)),
    **dict.fromkeys(("toUpperCase", "toLocaleUpperCase"), _of_text(str.upper)),
    "replace": _replace,
    "replaceAll": _replace_all,
    "toString": _to_string,
    "valueOf": _value_of,
    "normalize": _of_text(partial(unicodedata.normalize, "NFC")),
    "indexOf": _index_of,
    "lastIndexOf": _last_index_of,
    "toFixed": _fixed,
    "italics": _marked_up("i"),
    "bold": _marked_up("b"),
    "sub": _marked_up("sub"),
    "fontcolor": _marked_up("font", "color"),
    "link": _marked_up("a", "href"),
}
"""By name; the text or number itself is the first argument."""
