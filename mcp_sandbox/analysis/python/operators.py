"""Operators on constants, each bounded in what it may make."""

from __future__ import annotations

import ast
import binascii
import lzma
import operator
import re
import zlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

__all__ = [
    "FAILURES",
    "SIZE_MAX",
    "UNKNOWN",
    "WIDTH_MAX",
    "Opaque",
    "checked",
    "compare",
    "fills",
    "fits",
    "has_text",
    "in_order",
    "is_unbounded",
    "is_vast",
    "is_wide",
    "load",
    "operate",
    "same",
    "size_of",
]

SIZE_MAX = 65536
"""Characters, bytes or elements of a folded value."""

_BITS_MAX = 65536 * 8
_EXPONENT_MAX = 64
WIDTH_MAX = 4096


class Opaque:
    """A value that has no text of its own, and no order."""

    __slots__ = ()


class Unknown(Opaque):
    """What can't be folded."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "UNKNOWN"


UNKNOWN = Unknown()

FAILURES = (
    TypeError, ValueError, LookupError, ArithmeticError, AttributeError, RecursionError, MemoryError, EOFError,
    binascii.Error, zlib.error, lzma.LZMAError, OSError, SyntaxError, StopIteration,
)  # fmt: skip


_WRITTEN_MAX = 8_000
"""Elements of a container, and of those in it, that are written out or compared."""


def fits(value: object) -> bool:
    """True where `value` is small enough to go on with."""
    if isinstance(value, str | bytes | bytearray | list | tuple | dict | set | frozenset | range):
        return len(cast("Sequence[object]", value)) <= SIZE_MAX
    return not isinstance(value, int) or value.bit_length() <= _BITS_MAX


def _extent(value: object) -> int:
    """Return how much of `value` is worked through where it is compared, hashed or written out, up to a bound.

    What is in it many times counts as often: ten lists, each twice in the next, are a thousand.
    """
    stack, count = [value], 0
    while stack and count <= _WRITTEN_MAX:
        count += 1
        inner = stack.pop()
        if isinstance(inner, str | bytes | bytearray):
            count += len(inner) // 256
        elif isinstance(inner, list | tuple | dict | set | frozenset):
            held = cast("Sequence[object]", inner)
            if isinstance(inner, dict):
                held = [*cast("dict[object, object]", inner), *cast("dict[object, object]", inner).values()]
            nested = [one for one in held if type(one) not in _FLAT]
            count += len(held) - len(nested)
            stack += nested
    return count


_FLAT = frozenset({int, bool, float, type(None)})


def is_vast(value: object) -> bool:
    """True where `value` holds too much to be compared, hashed or written out."""
    return type(value) not in _FLAT and _extent(value) > _WRITTEN_MAX


_UNBOUNDED = frozenset({"zip", "zlib", "bz2", "zlibcodec", "bz2codec", "punycode", "idna"})


def is_unbounded(value: object) -> bool:
    """True for the name of a codec that makes very much of little, or takes very long."""
    return isinstance(value, str) and len(value) < 32 and re.sub(r"[\W_]", "", value.lower()) in _UNBOUNDED


def load(value: object, *, whole: bool = False) -> int:
    """Return the steps that working through `value` costs; `whole` is all that is nested in it too."""
    if type(value) in _FLAT:
        return value.bit_length() // 128 if isinstance(value, int) else 0
    if isinstance(value, str | bytes | bytearray):
        return len(value) // 64
    if isinstance(value, list | tuple | dict | set | frozenset | range):
        held = cast("Sequence[object]", value)
        return (_extent(held) if whole else len(held)) // 16
    return 0


def fills(template: str | bytes, values: Sequence[object]) -> bool:
    """True where `values` written into every place of `template` make a text that is small enough."""
    places = template.count("{") + template.count("%") if isinstance(template, str) else template.count(b"%")
    texts = [len(value) if isinstance(value, str | bytes) else _extent(value) * 256 for value in values]
    return places * sum(texts) <= SIZE_MAX * 16


def same(one: object, other: object) -> bool:
    """True where two values are equal and of one kind; false too where they are too large to compare."""
    if one is other:
        return True
    if type(one) is not type(other) or is_vast(one) or is_vast(other):
        return False
    try:
        return bool(one == other)
    except FAILURES:
        return False


def has_text(value: object) -> bool:
    """True where `value` can be written out: small enough, and nothing in it that is not known."""
    if is_vast(value):
        return False
    stack = [value]
    while stack:
        inner = stack.pop()
        if isinstance(inner, Opaque | set | frozenset):
            return False
        if isinstance(inner, dict):
            stack += [*cast("dict[object, object]", inner), *cast("dict[object, object]", inner).values()]
        elif isinstance(inner, list | tuple):
            stack += cast("Sequence[object]", inner)
    return True


def in_order(value: object) -> object:
    """Return the elements of a set as a list whose order is always the same; anything else as it is."""
    if not isinstance(value, set | frozenset):
        return value
    elements = cast("set[Any]", value)
    if is_vast(elements):
        return UNKNOWN
    try:
        return sorted(elements)
    except FAILURES:
        return UNKNOWN


def size_of(value: object) -> int:
    """Return about how much `value` holds."""
    if isinstance(value, str | bytes | bytearray):
        return len(value)
    if isinstance(value, list | tuple | dict | set | frozenset | range):
        return len(cast("Sequence[object]", value)) * 8
    if isinstance(value, int):
        return 1 if abs(value) <= SIZE_MAX else SIZE_MAX + 1
    return 1


_OPERATORS: Mapping[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: lambda left, right: left + right,
    ast.Sub: lambda left, right: left - right,
    ast.Mod: lambda left, right: left % right,
    ast.FloorDiv: lambda left, right: left // right,
    ast.Div: lambda left, right: left / right,
    ast.BitXor: lambda left, right: left ^ right,
    ast.BitAnd: lambda left, right: left & right,
    ast.BitOr: lambda left, right: left | right,
    ast.RShift: lambda left, right: left >> right,
}


def operate(kind: type[ast.operator], left: Any, right: Any) -> object:
    """Return `left kind right`, or `UNKNOWN`."""
    if left is UNKNOWN or right is UNKNOWN or (kind is ast.Mod and not has_text(right)):
        return UNKNOWN
    try:
        return checked(_operated(kind, left, right))
    except FAILURES:
        return UNKNOWN


def _operated(kind: type[ast.operator], left: Any, right: Any) -> object:
    if kind is ast.Mult:
        return left * right if size_of(left) * max(1, _length_of(left, right)) <= SIZE_MAX else UNKNOWN
    if kind is ast.Pow:
        return left**right if isinstance(right, int) and abs(right) <= _EXPONENT_MAX and _is_small(left) else UNKNOWN
    if kind is ast.LShift:
        return left << right if isinstance(right, int) and 0 <= right <= WIDTH_MAX else UNKNOWN
    if kind is ast.Mod and isinstance(left, str | bytes) and (is_wide(left) or not fills(left, [right])):
        return UNKNOWN
    function = _OPERATORS.get(kind)
    return function(left, right) if function is not None else UNKNOWN


def _length_of(left: object, right: object) -> int:
    if isinstance(left, int) and isinstance(right, int):
        return 1
    if isinstance(right, int):
        return abs(right)
    return size_of(right) * (abs(left) if isinstance(left, int) else 1)


def _is_small(value: object) -> bool:
    return isinstance(value, int) and value.bit_length() <= 256


def is_wide(template: str | bytes) -> bool:
    """True where a format may ask for a very long text."""
    text = template if isinstance(template, str) else template.decode("latin-1")
    return re.search(r"\d{4,}|\*", text) is not None


def checked(value: object) -> object:
    """Return `value`, or `UNKNOWN` where it is too large to go on with."""
    return value if fits(value) else UNKNOWN


_COMPARISONS: Mapping[type[ast.cmpop], Callable[[Any, Any], Any]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.In: lambda left, right: left in right,
    ast.NotIn: lambda left, right: left not in right,  # codespell:ignore
    ast.Is: operator.is_,
    ast.IsNot: operator.is_not,
}


def compare(kind: type[ast.cmpop], left: Any, right: Any) -> object:
    """Return whether `left kind right` is true, or `UNKNOWN`."""
    if left is UNKNOWN or right is UNKNOWN or is_vast(left) or is_vast(right):
        return UNKNOWN
    try:
        return bool(_COMPARISONS[kind](left, right))
    except FAILURES:
        return UNKNOWN
