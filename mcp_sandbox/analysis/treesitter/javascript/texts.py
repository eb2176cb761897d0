"""The methods of texts and numbers, on constants."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping

from mcp_sandbox.analysis.treesitter.folding import TEXT_CHARACTERS_MAX, shown

__all__ = ["METHODS", "in_base"]

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


def _fixed(value: Scalar, places: Scalar = 0) -> str:
    if isinstance(value, str) or value is None:
        raise ValueError
    return f"{value:.{min(_place(places), _PLACES_MAX)}f}"


def _concat(*parts: Scalar) -> str:
    return "".join(map(_plain, parts))


def _replace(text: Scalar, old: Scalar, new: Scalar = "") -> str:
    return _plain(text).replace(_plain(old), _plain(new), 1)


def _replace_all(text: Scalar, old: Scalar, new: Scalar = "") -> str:
    result = _plain(text).replace(_plain(old), _plain(new)) if old != "" else _plain(text)
    if len(result) > TEXT_CHARACTERS_MAX:
        raise ValueError
    return result


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
    "padStart": lambda text, width, fill=" ": _pad(text, width, fill, at_start=True),
    "padEnd": lambda text, width, fill=" ": _pad(text, width, fill, at_start=False),
    "trim": lambda text: _plain(text).strip(),
    "trimStart": lambda text: _plain(text).lstrip(),
    "trimEnd": lambda text: _plain(text).rstrip(),
    "trimLeft": lambda text: _plain(text).lstrip(),
    "trimRight": lambda text: _plain(text).rstrip(),
    "toLowerCase": lambda text: _plain(text).lower(),
    "toUpperCase": lambda text: _plain(text).upper(),
    "toLocaleLowerCase": lambda text: _plain(text).lower(),
    "toLocaleUpperCase": lambda text: _plain(text).upper(),
    "replace": _replace,
    "replaceAll": _replace_all,
    "toString": _to_string,
    "valueOf": lambda value: value,
    "normalize": lambda text, form="NFC": unicodedata.normalize(_plain(form), _plain(text)),
    "indexOf": lambda text, part: _plain(text).find(_plain(part)),
    "lastIndexOf": lambda text, part: _plain(text).rfind(_plain(part)),
    "toFixed": _fixed,
    "italics": lambda text: f"<i>{_plain(text)}</i>",
    "bold": lambda text: f"<b>{_plain(text)}</b>",
    "sub": lambda text: f"<sub>{_plain(text)}</sub>",
    "fontcolor": lambda text, colour="undefined": f'<font color="{_plain(colour)}">{_plain(text)}</font>',
    "link": lambda text, url="undefined": f'<a href="{_plain(url)}">{_plain(text)}</a>',
}
"""By name; the text or number itself is the first argument."""
