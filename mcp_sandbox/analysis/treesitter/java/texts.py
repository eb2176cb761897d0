"""What the methods of Java's texts and builders give."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from mcp_sandbox.analysis.treesitter.folding import TEXT_CHARACTERS_MAX, Scalar, shown

__all__ = ["TEXT_METHODS"]


def _text(value: Scalar) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _whole(value: Scalar) -> int:
    if not isinstance(value, int):
        raise TypeError
    return value


def _itself(text: Scalar) -> str:
    return _text(text)


def _concat(text: Scalar, other: Scalar) -> str:
    return _text(text) + shown(other)


def _insert(text: Scalar, position: Scalar, other: Scalar) -> str:
    at = _whole(position)
    return _text(text)[:at] + shown(other) + _text(text)[at:]


def _replace(text: Scalar, old: Scalar, new: Scalar) -> str:
    return _text(text).replace(_text(old), _text(new))


def _substring(text: Scalar, start: Scalar, end: Scalar = None) -> str:
    return _text(text)[_whole(start) : None if end is None else _whole(end)]


def _repeat(text: Scalar, count: Scalar) -> str:
    if _whole(count) * len(_text(text)) > TEXT_CHARACTERS_MAX:
        raise ValueError
    return _text(text) * _whole(count)


def _reverse(text: Scalar) -> str:
    return _text(text)[::-1]


def _char_at(text: Scalar, position: Scalar) -> str:
    return _text(text)[_whole(position)]


def _strip(text: Scalar) -> str:
    return _text(text).strip()


def _lower(text: Scalar) -> str:
    return _text(text).lower()


def _upper(text: Scalar) -> str:
    return _text(text).upper()


TEXT_METHODS: Mapping[str, Callable[..., Scalar]] = {
    **dict.fromkeys(
        ("toString", "intern", "getBytes", "toCharArray", "formatted", "stripIndent", "toPath", "toFile"), _itself
    ),
    **dict.fromkeys(("concat", "append"), _concat),
    "insert": _insert,
    **dict.fromkeys(("replace", "replaceAll"), _replace),
    "substring": _substring,
    "repeat": _repeat,
    "reverse": _reverse,
    "charAt": _char_at,
    **dict.fromkeys(("trim", "strip"), _strip),
    "toLowerCase": _lower,
    "toUpperCase": _upper,
}
"""By name; a method that plain text reads like a pattern is taken as plain."""
