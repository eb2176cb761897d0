"""What Go's operators, texts, slices and functions give for values that are known."""

from __future__ import annotations

import binascii
from collections.abc import Callable, Mapping, Sequence
from typing import cast

from mcp_sandbox.analysis.treesitter.clang.literals import unescaped
from mcp_sandbox.analysis.treesitter.folding import (
    TEXT_CHARACTERS_MAX,
    Scalar,
    from_base64,
    from_hex,
    from_percent,
    join,
    literals,
    operate,
)
from mcp_sandbox.analysis.treesitter.formatting import formatted
from mcp_sandbox.analysis.treesitter.running import ELEMENTS_MAX, UNKNOWN, Builder, Datum
from mcp_sandbox.analysis.treesitter.values import Value, texts

__all__ = ["converted", "item", "method", "operated", "part", "static"]

_ERRORS = (ValueError, TypeError, IndexError, ArithmeticError, LookupError, binascii.Error)
_CODE_MAX = 0x110000


def _text(value: Datum) -> str:
    if isinstance(value, Builder):
        value = value.text
    if isinstance(value, list):
        return "".join(chr(_whole(one)) for one in value)
    if not isinstance(value, str):
        raise TypeError
    return value


def _whole(value: Datum) -> int:
    if not isinstance(value, int):
        raise TypeError
    return value


def _list(value: Datum) -> list[Datum]:
    if not isinstance(value, list):
        raise TypeError
    return value


def operated(operator: str, values: Sequence[Datum]) -> Datum:
    """Return what an operator gives."""
    try:
        if len(values) == 2 and operator in _COMPARED:
            return _compared(operator, values[0], values[1])
        if operator == "+" and len(values) == 2 and isinstance(values[0], str):
            made = values[0] + _text(values[1])
            return made if len(made) <= TEXT_CHARACTERS_MAX else UNKNOWN
        numbers = [_number(value) for value in values]
    except _ERRORS:
        return UNKNOWN
    if operator == "&^":
        operator, numbers = "&", [numbers[0], ~int(numbers[1])]
    found = list(operate(operator, [literals([one]) for one in numbers]))
    value = getattr(found[0], "value", UNKNOWN) if len(found) == 1 else UNKNOWN
    is_whole = operator == "/" and all(isinstance(one, int) for one in numbers)
    return int(value) if is_whole and isinstance(value, float) else value


def _number(value: Datum) -> int | float:
    if isinstance(value, int | float):
        return value
    raise TypeError


def _compared(operator: str, left: Datum, right: Datum) -> Datum:
    if isinstance(left, str) and isinstance(right, str) and operator in {"==", "!="}:
        return (left == right) is (operator == "==")
    return _COMPARED[operator](_number(left), _number(right))


_COMPARED: Mapping[str, Callable[[float, float], bool]] = {
    "<": lambda a, b: a < b,
    ">": lambda a, b: a > b,
    "<=": lambda a, b: a <= b,
    ">=": lambda a, b: a >= b,
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "&&": lambda a, b: bool(a) and bool(b),
    "||": lambda a, b: bool(a) or bool(b),
}


def converted(kind: str, value: Datum) -> Datum:
    """Return a value as another type has it."""
    try:
        if kind in {"[]byte", "[]uint8"}:
            return [*_text(value).encode("latin-1", "replace")]
        if kind in {"[]rune", "[]int32"}:
            return [ord(one) for one in _text(value)]
        if kind == "string":
            return chr(value) if isinstance(value, int) and 0 <= value < _CODE_MAX else _text(value)
        if kind in {"byte", "uint8"}:
            return _whole(value) & 0xFF
    except _ERRORS:
        return UNKNOWN
    return value


def item(owner: Datum, index: Datum) -> Datum:
    """Return an element."""
    if isinstance(owner, str) and isinstance(index, int) and 0 <= index < len(owner):
        return ord(owner[index])
    if isinstance(owner, list) and isinstance(index, int) and 0 <= index < len(owner):
        return owner[index]
    return owner.get(index, UNKNOWN) if isinstance(owner, dict) and isinstance(index, str | int) else UNKNOWN


def part(owner: Datum, start: Datum, end: Datum) -> Datum:
    """Return a part of a text or slice; null is to its end."""
    bounds = slice(start if isinstance(start, int) else None, end if isinstance(end, int) else None)
    if any(bound is UNKNOWN for bound in (start, end)) or not isinstance(owner, str | list):
        return UNKNOWN
    return owner[bounds]


def method(owner: Datum, name: str, values: Sequence[Datum]) -> Datum:
    """Return what a method gives; a builder is changed in place."""
    if not isinstance(owner, Builder):
        return UNKNOWN
    if name in {"String", "Bytes"}:
        return owner.text if owner.text is not None else UNKNOWN
    if name in {"Reset", "Grow"}:
        owner.text = "" if name == "Reset" else owner.text
        return UNKNOWN
    if name in {"WriteString", "WriteByte", "WriteRune", "Write"} and owner.text is not None:
        try:
            more = chr(values[0]) if isinstance(values[0], int) else _text(values[0])
        except _ERRORS:
            owner.text = None
            return UNKNOWN
        owner.text = owner.text + more if len(owner.text) + len(more) <= TEXT_CHARACTERS_MAX else None
    return UNKNOWN


def static(name: str, values: Sequence[Datum]) -> Datum:
    """Return what a function of the language or its library gives."""
    maker = _FUNCTIONS.get(name)
    try:
        if maker is not None:
            return maker(values)
        return converted(name, values[0]) if name in _CONVERSIONS and values else UNKNOWN
    except _ERRORS:
        return UNKNOWN


_CONVERSIONS = frozenset(
    {"string", "byte", "rune", "int", "int8", "uint8", "int32", "int64", "uint", "uint32", "uint64"}
)


def _appended(values: Sequence[Datum]) -> Datum:
    return [*_list(values[0]), *values[1:]][:ELEMENTS_MAX] if isinstance(values[0], list) else UNKNOWN


def _length(values: Sequence[Datum]) -> Datum:
    if isinstance(values[0], str | list | dict):
        return len(cast("Sequence[object]", values[0]))
    return UNKNOWN


def _joined(values: Sequence[Datum]) -> Datum:
    return _text(values[1]).join(_text(one) for one in _list(values[0]))


def _replaced(values: Sequence[Datum]) -> Datum:
    count = _whole(values[3]) if len(values) > 3 else -1
    return _text(values[0]).replace(_text(values[1]), _text(values[2]), count)


def _divided(values: Sequence[Datum]) -> Datum:
    separator = _text(values[1])
    return [*_text(values[0]).split(separator)] if separator else [*_text(values[0])]


def _repeated(values: Sequence[Datum]) -> Datum:
    if _whole(values[1]) * len(_text(values[0])) > TEXT_CHARACTERS_MAX:
        raise ValueError
    return _text(values[0]) * _whole(values[1])


def _formatted(values: Sequence[Datum]) -> Datum:
    found = texts(formatted([_as_value(value) for value in values]))
    return found[0] if len(found) == 1 else UNKNOWN


def _shown(values: Sequence[Datum]) -> Datum:
    found = texts(join([_as_value(value) for value in values]))
    return found[0] if len(found) == 1 else UNKNOWN


def _as_value(value: Datum) -> Value:
    plain: Scalar = (
        _text(value) if isinstance(value, list | Builder) else value if isinstance(value, str | int) else None
    )
    return literals([plain]) if plain is not None else frozenset()


def _printed(values: Sequence[Datum]) -> Datum:
    return method(values[0], "WriteString", [_formatted(values[1:])])


def _lines(values: Sequence[Datum]) -> Datum:
    return [*_text(values[0]).split()]


def _of_text(function: Callable[[str], str]) -> Callable[[Sequence[Datum]], Datum]:
    return lambda values: function(_text(values[0]))


def _of_texts(function: Callable[[str, str], str]) -> Callable[[Sequence[Datum]], Datum]:
    return lambda values: function(_text(values[0]), _text(values[1]))


def _decoded(values: Sequence[Datum]) -> Datum:
    return from_base64(_text(values[0]))


_FUNCTIONS: Mapping[str, Callable[[Sequence[Datum]], Datum]] = {
    "append": _appended,
    **dict.fromkeys(("bytes.NewBufferString", "bytes.NewBuffer"), lambda values: Builder(_text(values[0]))),
    "len": _length,
    "strings.Join": _joined,
    **dict.fromkeys(("strings.Replace", "strings.ReplaceAll"), _replaced),
    "strings.Split": _divided,
    "strings.Fields": _lines,
    "strings.Repeat": _repeated,
    "strings.ToLower": _of_text(str.lower),
    "strings.ToUpper": _of_text(str.upper),
    "strings.TrimSpace": _of_text(str.strip),
    "strings.Trim": _of_texts(str.strip),
    "strings.TrimLeft": _of_texts(str.lstrip),
    "strings.TrimRight": _of_texts(str.rstrip),
    "strings.TrimPrefix": _of_texts(str.removeprefix),
    "strings.TrimSuffix": _of_texts(str.removesuffix),
    **dict.fromkeys(("fmt.Sprintf", "fmt.Errorf"), _formatted),
    "fmt.Sprint": _shown,
    "fmt.Fprintf": _printed,
    "hex.DecodeString": _of_text(from_hex),
    "url.QueryUnescape": _of_text(from_percent),
    "strconv.Itoa": lambda values: str(_whole(values[0])),
    "strconv.Atoi": lambda values: int(_text(values[0])),
    "strconv.Unquote": lambda values: unescaped(_text(values[0])[1:-1]),
    **{
        f"base64.{encoding}.DecodeString": _decoded
        for encoding in ("StdEncoding", "URLEncoding", "RawStdEncoding", "RawURLEncoding")
    },
}
"""By the usual name of the package and the function's; another name for a package is left to the resolver."""
