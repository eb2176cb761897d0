"""What Java's operators and casts make of numbers, characters and texts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from mcp_sandbox.analysis.treesitter.folding import Scalar, fold, join, operate
from mcp_sandbox.analysis.treesitter.java.literals import Char
from mcp_sandbox.analysis.treesitter.java.texts import SOME_TEXT, as_character, known, whole
from mcp_sandbox.analysis.treesitter.values import Known, Object, Value, texts

__all__ = ["computed"]


def computed(operator: str, parts: Sequence[Value]) -> Value | None:
    """Return what an operator gives; null for the way that all languages share."""
    plain = [known(part) for part in parts]
    if operator.startswith("("):
        return fold(_CASTS.get(operator, _as_it_is), plain)
    if operator == "+" and len(plain) == 2 and any(map(_has_text, plain)):
        return join(plain) or SOME_TEXT
    numbers = [fold(_number_of, [part]) for part in plain]
    if operator == "/" and len(numbers) == 2:
        return fold(_divided, numbers)
    return operate(operator, numbers)


def _has_text(value: Value) -> bool:
    found = texts(value)
    is_text = any(not isinstance(text, Char) for text in found)
    return is_text or any(isinstance(atom, Known | Object) and atom in SOME_TEXT for atom in value)


def _number_of(value: Scalar) -> Scalar:
    return ord(value) if isinstance(value, str) and len(value) == 1 else value


def _divided(left: Scalar, right: Scalar) -> Scalar:
    if isinstance(left, int) and isinstance(right, int):
        return int(left / right) if abs(left) < 2**52 else left // right
    if isinstance(left, str) or isinstance(right, str) or left is None or right is None:
        raise TypeError
    return left / right


def _as_char(code: Scalar) -> Char:
    return Char(as_character(code))


def _as_integer(value: Scalar) -> int:
    return whole(int(value) if isinstance(value, float) else value)


def _as_byte(value: Scalar) -> int:
    return (whole(value) + 128) % 256 - 128


def _as_it_is(value: Scalar) -> Scalar:
    return value


_CASTS: Mapping[str, Callable[[Scalar], Scalar]] = {
    "(char)": _as_char,
    "(int)": _as_integer,
    "(byte)": _as_byte,
    "(long)": _as_integer,
}
