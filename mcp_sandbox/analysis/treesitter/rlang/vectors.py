"""R's vectors, wholly known: one of one element is held as that element, and a list by position and by name."""

from __future__ import annotations

import binascii
from collections.abc import Callable, Mapping, Sequence

from mcp_sandbox.analysis.treesitter.folding import (
    Scalar,
    literals,
    number,
    operate,
    shown,
)
from mcp_sandbox.analysis.treesitter.running import UNKNOWN, Builder, Closure, Datum, Unknown
from mcp_sandbox.analysis.treesitter.values import Literal, Value

__all__ = [
    "ELEMENTS_MAX", "Named", "Plain", "UnknownError", "at", "attempted", "each", "list_of", "operated", "scalars",
    "shrunk", "text_of", "vector", "whole_of",
]  # fmt: skip

ELEMENTS_MAX = 4_096
Named = Mapping[str, Datum]
Plain = Callable[[Sequence[Datum], Named], Datum]

_ERRORS = (ValueError, TypeError, IndexError, ArithmeticError, LookupError, binascii.Error)


class UnknownError(ValueError):
    """Raised where an element isn't known."""


def attempted(function: Plain, values: Sequence[Datum], named: Named) -> Datum:
    """Return what a function gives; unknown where an argument is, or where it fails."""
    try:
        made = function(values, named)
        return made if isinstance(made, dict) else shrunk(vector(made))
    except UnknownError:
        return UNKNOWN
    except _ERRORS:
        return UNKNOWN


def vector(value: Datum) -> list[Datum]:
    """Return the elements of a vector or list.

    Raises:
        ValueError: they aren't known.
    """
    if isinstance(value, Unknown | Builder | Closure):
        raise UnknownError
    found: list[Datum]
    if isinstance(value, list):
        found = value
    elif isinstance(value, dict):
        found = list(value.values())
    elif value is None:
        found = []
    else:
        found = [value]
    if len(found) > ELEMENTS_MAX:
        raise UnknownError
    return found


def shrunk(elements: list[Datum]) -> Datum:
    """Return a vector as it is held."""
    return elements[0] if len(elements) == 1 else elements


def scalars(value: Datum) -> list[Scalar]:
    """Return the elements of a vector of constants.

    Raises:
        ValueError: they aren't known.
    """
    found = [one for one in vector(value) if isinstance(one, str | int | float) or one is None]
    if len(found) != len(vector(value)):
        raise UnknownError
    return found


def text_of(value: Datum) -> str:
    """Return the first element as a text."""
    return shown(scalars(value)[0])


def whole_of(value: Datum) -> int:
    """Return the first element as a whole number."""
    return int(number(scalars(value)[0]))


def at(values: Sequence[Datum], named: Named, index: int, name: str, default: Datum = UNKNOWN) -> Datum:
    """Return the argument at `index`, or the one called `name`."""
    return named[name] if name in named else values[index] if index < len(values) else default


def each(function: Callable[[Scalar], Scalar | list[Scalar]]) -> Plain:
    """Return a function that does `function` with each element of its first argument."""

    def plain(values: Sequence[Datum], named: Named) -> Datum:
        first = values[0] if values else next(iter(named.values()))
        found: list[Datum] = []
        for one in scalars(first):
            made = function(one)
            found += made if isinstance(made, list) else [made]
        return found

    return plain


def list_of(elements: Sequence[Datum]) -> Datum:
    """Return a list, which is no vector even where it has but one element."""
    return {index + 1: one for index, one in enumerate(elements)}


def operated(sign: str, left: Datum, right: Datum) -> Datum:
    """Return what an operator makes of two vectors, element by element."""
    first, second = scalars(left), scalars(right)
    if sign == ":":
        low, high = int(number(first[0])), int(number(second[0]))
        step = 1 if high >= low else -1
        found: list[Datum] = []
        found += range(low, high + step, step)[:ELEMENTS_MAX]
        return found
    if not first or not second:
        return []
    height = max(len(first), len(second))
    return [_pair(sign, first[index % len(first)], second[index % len(second)]) for index in range(height)]


_COMPARED: Mapping[str, Callable[[float, float], bool]] = {
    "<": lambda a, b: a < b,
    ">": lambda a, b: a > b,
    "<=": lambda a, b: a <= b,
    ">=": lambda a, b: a >= b,
}
_SPELLED = {"%%": "%", "^": "**", "xor": "^"}


def _pair(sign: str, left: Scalar, right: Scalar) -> Scalar:
    if sign in {"==", "!="}:
        return (left == right) is (sign == "==")
    if sign in _COMPARED:
        if isinstance(left, str) and isinstance(right, str):
            raise UnknownError  # by the collation of a locale
        return _COMPARED[sign](number(left), number(right))
    if sign == "%/%":
        return int(number(left) // number(right))
    if isinstance(left, bool) and sign[0] in "&|":
        return (left and bool(right)) if sign[0] == "&" else (left or bool(right))
    return _made(operate(_SPELLED.get(sign, sign), [literals([left]), literals([right])]))


def _made(value: Value) -> Scalar:
    for atom in value:
        if isinstance(atom, Literal):
            return atom.value
    raise UnknownError
