"""Integer expressions, as far as they are constant."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Protocol

__all__ = ["Names", "evaluate"]

_STEPS_MAX = 2_000
_NESTED_MAX = 20
_TOKEN = re.compile(
    r"\s*(?:(0[xX][0-9a-fA-F]+|\d+#[0-9a-zA-Z@_]+|\d+)|([A-Za-z_]\w*)((?:\[[^\[\]]*\])?)"
    r"|(<<=|>>=|\*\*|<<|>>|<=|>=|==|!=|&&|\|\||\+\+|--|[-+*/%&^|]=|[-+*/%<>=!~&^|?:(),]))"
)
_WORD = 1 << 64


class Names(Protocol):
    """The variables that an expression reads and sets."""

    def number_text(self, name: str, index: str) -> str | None:
        """Return the text of a variable or of an element; null where nobody knows it."""
        ...

    def set_number(self, name: str, index: str, value: int | None) -> None:
        """Give a variable or an element a value; null where nobody knows it."""
        ...


class _Unknown(Exception):  # noqa: N818  it is no error: nothing is known, and that is the answer
    pass


def _wrapped(value: int) -> int:
    value %= _WORD
    return value - _WORD if value >= _WORD >> 1 else value


def _divided(left: int, right: int) -> int:
    if right == 0:
        raise _Unknown
    quotient = abs(left) // abs(right)
    return quotient if (left < 0) == (right < 0) else -quotient


def _raised(left: int, right: int) -> int:
    if not 0 <= right < 64:
        raise _Unknown
    return left**right


_BINARY: Mapping[str, tuple[int, Callable[[int, int], int]]] = {
    "||": (1, lambda a, b: int(bool(a) or bool(b))),
    "&&": (2, lambda a, b: int(bool(a) and bool(b))),
    "|": (3, lambda a, b: a | b),
    "^": (4, lambda a, b: a ^ b),
    "&": (5, lambda a, b: a & b),
    "==": (6, lambda a, b: int(a == b)),
    "!=": (6, lambda a, b: int(a != b)),
    "<": (7, lambda a, b: int(a < b)),
    ">": (7, lambda a, b: int(a > b)),
    "<=": (7, lambda a, b: int(a <= b)),
    ">=": (7, lambda a, b: int(a >= b)),
    "<<": (8, lambda a, b: a << (b % 64)),
    ">>": (8, lambda a, b: a >> (b % 64)),
    "+": (9, lambda a, b: a + b),
    "-": (9, lambda a, b: a - b),
    "*": (10, lambda a, b: a * b),
    "/": (10, _divided),
    "%": (10, lambda a, b: a - b * _divided(a, b)),
    "**": (11, _raised),
}
_ASSIGNS = frozenset({"=", "+=", "-=", "*=", "/=", "%=", "<<=", ">>=", "&=", "^=", "|="})


class _Evaluator:
    def __init__(self, text: str, names: Names, nesting: int) -> None:
        self._tokens = self._split(text)
        self._position = 0
        self._names = names
        self._nesting = nesting

    def _split(self, text: str) -> list[tuple[str, str, str, str]]:
        found: list[tuple[str, str, str, str]] = []
        position = 0
        text = text.replace('"', "").replace("'", "").replace("\\\n", "").rstrip()
        while position < len(text):
            match = _TOKEN.match(text, position)
            if match is None or len(found) > _STEPS_MAX:
                raise _Unknown
            found.append((match[1] or "", match[2] or "", match[3] or "", match[4] or ""))
            position = match.end()
        return found

    def _operator(self) -> str:
        return self._tokens[self._position][3] if self._position < len(self._tokens) else ""

    def _take(self, operator: str) -> bool:
        if self._operator() != operator:
            return False
        self._position += 1
        return True

    def run(self) -> int:
        value = self._comma()
        if self._position < len(self._tokens):
            raise _Unknown
        return value

    def _comma(self) -> int:
        value = self._ternary(0)
        while self._take(","):
            value = self._ternary(0)
        return value

    def _ternary(self, depth: int) -> int:
        if depth > _NESTED_MAX:
            raise _Unknown
        condition = self._binary(1, depth)
        if not self._take("?"):
            return condition
        first = self._ternary(depth + 1)
        if not self._take(":"):
            raise _Unknown
        second = self._ternary(depth + 1)
        return first if condition else second

    def _binary(self, least: int, depth: int) -> int:
        left = self._unary(depth)
        while True:
            operator = self._operator()
            found = _BINARY.get(operator)
            if found is None or found[0] < least:
                return left
            self._position += 1
            level, apply = found
            right = self._binary(level if operator == "**" else level + 1, depth + 1)
            left = _wrapped(apply(left, right))

    def _unary(self, depth: int) -> int:
        if depth > _NESTED_MAX:
            raise _Unknown
        for operator, apply in _UNARY.items():
            if self._take(operator):
                return apply(self._unary(depth + 1))
        for operator, change in (("++", 1), ("--", -1)):
            if self._take(operator):
                _, name, index, _ = self._next()
                return self._set(name, index, self._named(name, index) + change)
        if self._take("("):
            value = self._parenthesised(depth)
            if not self._take(")"):
                raise _Unknown
            return value
        return self._operand(depth)

    def _parenthesised(self, depth: int) -> int:
        if depth > _NESTED_MAX:
            raise _Unknown
        value = self._ternary(depth + 1)
        while self._take(","):
            value = self._ternary(depth + 1)
        return value

    def _next(self) -> tuple[str, str, str, str]:
        if self._position >= len(self._tokens):
            raise _Unknown
        self._position += 1
        return self._tokens[self._position - 1]

    def _operand(self, depth: int) -> int:
        number, name, index, operator = self._next()
        if operator:
            raise _Unknown
        if number:
            return _number(number)
        following = self._operator()
        if following in _ASSIGNS:
            self._position += 1
            value = self._ternary(depth + 1)
            if following != "=":
                value = _BINARY[following[:-1]][1](self._named(name, index), value)
            return self._set(name, index, _wrapped(value))
        value = self._named(name, index)
        for sign, change in (("++", 1), ("--", -1)):
            if self._take(sign):
                self._set(name, index, value + change)
        return value

    def _named(self, name: str, index: str) -> int:
        if not name:
            raise _Unknown
        text = self._names.number_text(name, index)
        if text is None or self._nesting > 4:
            raise _Unknown
        if re.fullmatch(r"\s*-?\d+\s*", text):
            return _number(text.strip())
        return _Evaluator(text, self._names, self._nesting + 1).run() if text.strip() else 0

    def _set(self, name: str, index: str, value: int) -> int:
        if not name:
            raise _Unknown
        self._names.set_number(name, index, value)
        return value


_UNARY: Mapping[str, Callable[[int], int]] = {
    "!": lambda value: int(not value),
    "~": lambda value: ~value,
    "-": lambda value: -value,
    "+": lambda value: value,
}
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ@_"


def _number(text: str) -> int:
    if len(text) > 70:
        raise _Unknown
    if "#" in text:
        base, _, digits = text.partition("#")
        radix, value = int(base), 0
        for digit in digits if radix > 36 else digits.lower():
            value = value * radix + _DIGITS.index(digit)
        return _wrapped(value)
    if text.lower().startswith("0x"):
        return _wrapped(int(text, 16))
    if len(text) > 1 and text.startswith("0"):
        if set(text) - set("01234567"):
            raise _Unknown
        return int(text, 8)
    return _wrapped(int(text))


def evaluate(text: str, names: Names) -> int | None:
    """Return the value of an expression; null where it can't be known."""
    if not text.strip():
        return 0
    try:
        return _Evaluator(text, names, 0).run()
    except (_Unknown, RecursionError):
        for name in re.findall(r"([A-Za-z_]\w*)\s*(?:\[[^\]]*\])?\s*(?:[-+*/%&^|]|<<|>>)?=(?!=)", text)[:20]:
            names.set_number(name, "", None)
        return None
