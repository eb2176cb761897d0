"""The functions of the language that a program puts texts together with, on constants."""

from __future__ import annotations

import base64
import json
import math
from collections.abc import Callable, Mapping
from typing import cast

from mcp_sandbox.analysis.treesitter.folding import from_base64, from_hex, from_percent
from mcp_sandbox.analysis.treesitter.javascript.machine.values import (
    UNDEFINED,
    NotKnownError,
    Object,
    Table,
    as_list,
    as_number,
    as_text,
)
from mcp_sandbox.analysis.treesitter.javascript.texts import unescape_percent

__all__ = ["FUNCTIONS"]

_LIST_MAX = 4_096
_DIGITS_MAX = 300
_CODE_POINT_MAX = 0x110000


def _characters(*codes: Object) -> Object:
    return "".join(chr(int(as_number(code)) % _CODE_POINT_MAX) for code in codes)


def _integer(text: Object = UNDEFINED, base: Object = 10) -> Object:
    radix = int(as_number(base)) or 10
    plain = as_text(text).strip().lower()
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"[:radix]
    plain = plain.removeprefix("0x") if radix == 16 else plain
    try:
        return int(_leading(plain, digits), radix)
    except ValueError:
        raise NotKnownError from None


def _leading(text: str, digits: str) -> str:
    """Return the digits at the beginning of a text, and the sign before them."""
    end = 1 if text[:1] == "-" else 0
    while end < min(len(text), _DIGITS_MAX) and text[end] in digits:
        end += 1
    return text[:end]


def _buffer(value: Object = UNDEFINED, encoding: Object = "utf8") -> Object:
    if isinstance(value, str):
        decode = {"base64": from_base64, "base64url": from_base64, "hex": from_hex}.get(as_text(encoding).lower(), str)
        return _tried(lambda: decode(value))
    octets = bytes(int(as_number(one)) & 0xFF for one in as_list(value))
    return octets.decode("utf-8", "replace")


def _tried(work: Callable[[], Object]) -> Object:
    try:
        return work()
    except (ValueError, RecursionError):
        raise NotKnownError from None


def _from_json(text: Object) -> Object:
    return _tried(lambda: _of_data(cast("object", json.loads(as_text(text)))))


def _of_data(value: object) -> Object:
    if isinstance(value, dict):
        return Table({key: _of_data(one) for key, one in cast("dict[str, object]", value).items()})
    if isinstance(value, list):
        return [_of_data(one) for one in cast("list[object]", value)]
    return value


def _array(*values: Object) -> Object:
    if len(values) == 1 and isinstance(values[0], int | float):
        if values[0] > _LIST_MAX:
            raise NotKnownError
        return [UNDEFINED] * int(values[0])
    return list(values)


def _keys(value: Object) -> Object:
    if isinstance(value, Table):
        return list(value.held)
    return [str(index) for index in range(len(as_list(value)))]


def _values(value: Object) -> Object:
    return list(value.held.values()) if isinstance(value, Table) else list(as_list(value))


def _entries(value: Object) -> Object:
    held = value.held.items() if isinstance(value, Table) else enumerate(as_list(value))
    return [[key if isinstance(key, str) else str(key), one] for key, one in held]


def _copied(value: Object = UNDEFINED, *rest: Object) -> Object:
    if rest or isinstance(value, Table):
        raise NotKnownError
    return list(as_list(value))


def _rounded(function: Callable[[float], float]) -> Callable[..., Object]:
    def answer(value: Object = UNDEFINED) -> Object:
        return int(function(as_number(value)))

    return answer


def _text(value: Object = "") -> Object:
    return as_text(value)


def _number(value: Object = 0) -> Object:
    return as_number(value)


def _absolute(value: Object = 0) -> Object:
    return abs(as_number(value))


def _least(*values: Object) -> Object:
    return min(map(as_number, values), default=0)


def _most(*values: Object) -> Object:
    return max(map(as_number, values), default=0)


def _is_list(value: Object = None) -> Object:
    return isinstance(value, list)


def _of_all(*values: Object) -> Object:
    return list(values)


def _half_up(value: float) -> float:
    return math.floor(value + 0.5)


def _of_text(function: Callable[[str], str]) -> Callable[[Object], Object]:
    def answer(text: Object) -> Object:
        return function(as_text(text))

    return answer


def _from_octets(text: str) -> str:
    return base64.b64decode(text + "==").decode("latin-1")


def _to_octets(text: str) -> str:
    return base64.b64encode(text.encode("latin-1")).decode()


FUNCTIONS: Mapping[str, Callable[..., Object]] = {
    **dict.fromkeys(("String.fromCharCode", "String.fromCodePoint"), _characters),
    "String": _text,
    **dict.fromkeys(("Number", "parseFloat", "Number.parseFloat"), _number),
    **dict.fromkeys(("parseInt", "Number.parseInt"), _integer),
    "atob": _of_text(_from_octets),
    "btoa": _of_text(_to_octets),
    **dict.fromkeys(("decodeURIComponent", "decodeURI"), _of_text(from_percent)),
    "unescape": _of_text(unescape_percent),
    **dict.fromkeys(("Buffer.from", "Buffer", "Buffer.decode"), _buffer),
    "JSON.parse": _from_json,
    "Array": _array,
    "Array.of": _of_all,
    **dict.fromkeys(("Array.from", "Uint8Array.from", "Uint8Array"), _copied),
    "Array.isArray": _is_list,
    "Object.keys": _keys,
    "Object.values": _values,
    "Object.entries": _entries,
    "Math.floor": _rounded(math.floor),
    "Math.ceil": _rounded(math.ceil),
    "Math.trunc": _rounded(math.trunc),
    "Math.round": _rounded(_half_up),
    "Math.abs": _absolute,
    "Math.min": _least,
    "Math.max": _most,
}
"""By name."""
