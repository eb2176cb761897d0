"""The operators of the language, on constants."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import cast

from mcp_sandbox.analysis.treesitter.folding import TEXT_CHARACTERS_MAX
from mcp_sandbox.analysis.treesitter.javascript.machine.values import (
    UNDEFINED,
    UNKNOWN,
    Closure,
    Native,
    NotKnownError,
    Object,
    as_number,
    as_text,
    is_scalar,
    is_true,
)

__all__ = ["operate", "sign"]

_NUMBER_MAX = 2.0**200


def _bounded(value: float) -> float:
    if math.isnan(value) or abs(value) > _NUMBER_MAX:
        raise NotKnownError
    return int(value) if float(value).is_integer() and abs(value) < 2**53 else value


def _wrapped(value: float) -> int:
    """Return a number as one of 32 bits with a sign."""
    return (int(value) + 2**31) % 2**32 - 2**31


def _add(left: Object, right: Object) -> Object:
    if isinstance(left, int | float) and isinstance(right, int | float):
        return _bounded(left + right)
    if not is_scalar(left) or not is_scalar(right) or isinstance(left, str) or isinstance(right, str):
        text = as_text(left) + as_text(right)
        if len(text) > TEXT_CHARACTERS_MAX:
            raise NotKnownError
        return text
    return _bounded(as_number(left) + as_number(right))


def _arithmetic(function: Callable[[float, float], float]) -> Callable[[Object, Object], Object]:
    def answer(left: Object, right: Object) -> Object:
        try:
            return _bounded(function(as_number(left), as_number(right)))
        except (ArithmeticError, ValueError):
            raise NotKnownError from None

    return answer


def _bitwise(function: Callable[[int, int], int]) -> Callable[[Object, Object], Object]:
    def answer(left: Object, right: Object) -> Object:
        return _wrapped(function(_wrapped(as_number(left)), _wrapped(as_number(right))))

    return answer


def _power(left: float, right: float) -> float:
    if abs(right) > 64 or abs(left) > 2**53:
        raise NotKnownError
    return cast("float", left**right)


def _unsigned(left: Object, right: Object) -> Object:
    return (int(as_number(left)) % 2**32) >> (int(as_number(right)) & 31)


def _same(left: Object, right: Object) -> bool:
    if left is UNKNOWN or right is UNKNOWN:
        raise NotKnownError
    if is_scalar(left) and is_scalar(right):
        return left == right and isinstance(left, str) == isinstance(right, str)
    return left is right


def _is_nothing(value: Object) -> bool:
    return value is None or value is UNDEFINED


def _loosely(left: Object, right: Object) -> bool:
    if left is UNKNOWN or right is UNKNOWN:
        raise NotKnownError
    if _is_nothing(left) or _is_nothing(right):
        return _is_nothing(left) and _is_nothing(right)
    if isinstance(left, str) == isinstance(right, str):
        return _same(left, right)
    return as_number(left) == as_number(right)


def _compared(
    function: Callable[[float, float], bool], texts: Callable[[str, str], bool]
) -> Callable[[Object, Object], Object]:
    def answer(left: Object, right: Object) -> Object:
        if isinstance(left, str) and isinstance(right, str):
            return texts(left, right)
        return function(as_number(left), as_number(right))

    return answer


_OPERATORS: Mapping[str, Callable[[Object, Object], Object]] = {
    "+": _add,
    "-": _arithmetic(lambda left, right: left - right),
    "*": _arithmetic(lambda left, right: left * right),
    "/": _arithmetic(lambda left, right: left / right),
    "%": _arithmetic(math.fmod),
    "**": _arithmetic(_power),
    "^": _bitwise(lambda left, right: left ^ right),
    "|": _bitwise(lambda left, right: left | right),
    "&": _bitwise(lambda left, right: left & right),
    "<<": _bitwise(lambda left, right: left << (right & 31)),
    ">>": _bitwise(lambda left, right: left >> (right & 31)),
    ">>>": _unsigned,
    "===": _same,
    "!==": lambda left, right: not _same(left, right),
    "==": _loosely,
    "!=": lambda left, right: not _loosely(left, right),
    "<": _compared(lambda left, right: left < right, lambda left, right: left < right),
    ">": _compared(lambda left, right: left > right, lambda left, right: left > right),
    "<=": _compared(lambda left, right: left <= right, lambda left, right: left <= right),
    ">=": _compared(lambda left, right: left >= right, lambda left, right: left >= right),
}


def operate(operator: str, left: Object, right: Object) -> Object:
    """Return what an operator makes of two values.

    Raises:
        NotKnownError: that isn't known.
    """
    function = _OPERATORS.get(operator)
    if function is None or left is UNKNOWN or right is UNKNOWN:
        raise NotKnownError
    return function(left, right)


def sign(operator: str, value: Object) -> Object:
    """Return what an operator makes of one value.

    Raises:
        NotKnownError: that isn't known.
    """
    match operator:
        case "!":
            return not is_true(value)
        case "-":
            return _bounded(-as_number(value))
        case "+":
            return as_number(value)
        case "~":
            return _wrapped(~int(as_number(value)))
        case "void":
            return UNDEFINED
        case "typeof":
            return _kind_of(value)
        case _:
            raise NotKnownError


def _kind_of(value: Object) -> str:
    if value is UNKNOWN:
        raise NotKnownError
    if value is UNDEFINED:
        return "undefined"
    if isinstance(value, Closure | Native):
        return "function"
    kinds = {str: "string", bool: "boolean", int: "number", float: "number"}
    return next((name for kind, name in kinds.items() if isinstance(value, kind)), "object")
