"""Constants put together, within bounds: what the operators and the text functions of all languages share."""

from __future__ import annotations

import base64
import binascii
import codecs
import urllib.parse
from collections.abc import Callable, Mapping, Sequence
from itertools import product

from mcp_sandbox.analysis.treesitter.values import NOTHING, Literal, Value, constants

__all__ = ["TEXT_CHARACTERS_MAX", "fold", "join", "literals", "number", "operate", "shown"]

TEXT_CHARACTERS_MAX = 65_536
_COMBINATIONS_MAX = 32
_NUMBER_MAX = 2**64

Scalar = str | int | float | bool | None


def shown(value: Scalar) -> str:
    """Return a constant as it stands in a text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return "null" if value is None else str(value)


def literals(values: Sequence[Scalar]) -> Value:
    """Return constants as a value, those that are too long left out."""
    return frozenset(
        Literal(value) for value in values if not isinstance(value, str) or len(value) <= TEXT_CHARACTERS_MAX
    )


def join(parts: Sequence[Value]) -> Value:
    """Return the texts that `parts` make together; nothing where one of them isn't known."""
    return fold(lambda *pieces: "".join(map(shown, pieces)), parts)


def fold(function: Callable[..., Scalar], parts: Sequence[Value]) -> Value:
    """Return what `function` makes of the constants in `parts`; nothing where one isn't known or it fails."""
    choices: list[list[Scalar]] = []
    combinations = 1
    for part in parts:
        known = constants(part)
        if not known or len(known) != len(part):
            return NOTHING
        combinations *= len(known)
        if combinations > _COMBINATIONS_MAX:
            return NOTHING
        choices.append(known)
    found: list[Scalar] = []
    for pieces in product(*choices):
        if sum(len(piece) for piece in pieces if isinstance(piece, str)) > TEXT_CHARACTERS_MAX:
            continue
        try:
            found.append(function(*pieces))
        except (ValueError, TypeError, IndexError, ArithmeticError, LookupError, binascii.Error):
            continue
    return literals(found)


def number(value: Scalar) -> int | float:
    """Return a constant as a number.

    Raises:
        ValueError: it is none.
    """
    if value is None or isinstance(value, str):
        raise ValueError
    return value


def _whole(value: Scalar) -> int:
    return int(number(value))


def _bounded(value: float) -> float:
    if abs(value) > _NUMBER_MAX:
        raise ValueError
    return value


_OPERATORS: Mapping[str, Callable[[Scalar, Scalar], Scalar]] = {
    "+": lambda a, b: _bounded(number(a) + number(b)),
    "-": lambda a, b: _bounded(number(a) - number(b)),
    "*": lambda a, b: _bounded(number(a) * number(b)),
    "/": lambda a, b: _divided(number(a), number(b)),
    "%": lambda a, b: number(a) % number(b),
    "**": lambda a, b: _bounded(number(a) ** number(b)) if abs(number(b)) < 64 else None,
    "^": lambda a, b: _whole(a) ^ _whole(b),
    "&": lambda a, b: _whole(a) & _whole(b),
    "|": lambda a, b: _whole(a) | _whole(b),
    "<<": lambda a, b: _whole(a) << (_whole(b) & 63),
    ">>": lambda a, b: _whole(a) >> (_whole(b) & 63),
    ">>>": lambda a, b: _whole(a) >> (_whole(b) & 63),
}
_SIGNS: Mapping[str, Callable[[Scalar], Scalar]] = {
    "-": lambda a: -number(a),
    "+": number,
    "~": lambda a: ~_whole(a),
    "!": lambda a: not a,
}


def _divided(left: float, right: float) -> float:
    exact = left / right
    return int(exact) if exact.is_integer() else exact


def operate(operator: str, parts: Sequence[Value]) -> Value:
    """Return what an operator makes of numbers; of more than two parts it takes the first two first."""
    if len(parts) == 1:
        sign = _SIGNS.get(operator)
        return fold(sign, parts) if sign is not None else NOTHING
    function = _OPERATORS.get(operator)
    if function is None or not parts:
        return NOTHING
    value = parts[0]
    for part in parts[1:]:
        value = fold(function, [value, part])
    return value


def from_base64(text: str) -> str:
    """Return the text that base64 `text` stands for, with or without padding, in either alphabet."""
    plain = text.strip().replace("-", "+").replace("_", "/").rstrip("=")
    return base64.b64decode(plain + "=" * (-len(plain) % 4)).decode("utf-8", "replace")


def from_hex(text: str) -> str:
    """Return the text that hexadecimal `text` stands for."""
    return bytes.fromhex(text).decode("utf-8", "replace")


def rot13(text: str) -> str:
    """Return `text` with each letter turned by half the alphabet."""
    return codecs.encode(text, "rot13")


def from_percent(text: str) -> str:
    """Return the text that percent-encoded `text` stands for."""
    return urllib.parse.unquote(text)
