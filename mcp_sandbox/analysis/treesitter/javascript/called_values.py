"""Calls that give texts and numbers: conversions, decoders, paths."""

from __future__ import annotations

import base64
import json
import posixpath
import re
import urllib.parse
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, cast

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.calling import in_order
from mcp_sandbox.analysis.treesitter.dialect import Given
from mcp_sandbox.analysis.treesitter.folding import fold, from_base64, from_hex, from_percent, join, shown
from mcp_sandbox.analysis.treesitter.javascript.answers import known, literal
from mcp_sandbox.analysis.treesitter.javascript.coercion import as_number, as_text
from mcp_sandbox.analysis.treesitter.javascript.texts import unescape_percent
from mcp_sandbox.analysis.treesitter.values import NOTHING, Object, Value, constants, texts

if TYPE_CHECKING:
    from mcp_sandbox.analysis.treesitter.javascript.dialect import JavaScript
    from mcp_sandbox.analysis.treesitter.resolver import Resolver

__all__ = ["CALLED"]

Scalar = str | int | float | bool | None

_DIGITS_MAX = 300
_CODE_POINT_MAX = 0x110000


def _characters(*codes: Scalar) -> str:
    return "".join(chr(int(code) % _CODE_POINT_MAX) for code in codes if not isinstance(code, str) and code is not None)


def _from_codes(_dialect: JavaScript, resolver: Resolver, given: Given) -> Value:
    values = [as_number(value) for value in given.values]
    found = [fold(_characters, [value]) for value in values]
    del resolver
    return join(found) if found and not given.is_cut else NOTHING


def _integer(text: Scalar, base: Scalar = None) -> int:
    plain = shown(text).strip().lower()
    radix = int(base) if isinstance(base, int | float) and base else 10
    if plain.startswith("0x") and radix in {10, 16} and base in {None, 0, 16}:
        plain, radix = plain[2:], 16
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"[:radix]
    found = re.match(rf"-?[{digits}]{{1,{_DIGITS_MAX}}}", plain)
    if found is None:
        raise ValueError
    return int(found[0], radix)


def _parse_int(_dialect: JavaScript, resolver: Resolver, given: Given) -> Value:
    return fold(_integer, [as_text(resolver, given.at(0)), *given.values[1:2]])


def _to_number(_dialect: JavaScript, _resolver: Resolver, given: Given) -> Value:
    return as_number(given.at(0))


def _to_text(_dialect: JavaScript, resolver: Resolver, given: Given) -> Value:
    return as_text(resolver, given.at(0))


def _regular(_dialect: JavaScript, _resolver: Resolver, _given: Given) -> Value:
    return known("RegExp", is_instance=True)


def _raw(_dialect: JavaScript, _resolver: Resolver, given: Given) -> Value:
    return given.named.get("`", NOTHING)


def _folded(function: Callable[[str], str]) -> Callable[[JavaScript, Resolver, Given], Value]:
    """Return the answer of a function of one text."""

    def answer(_dialect: JavaScript, resolver: Resolver, given: Given) -> Value:
        return _each(function, as_text(resolver, given.at(0))) if given.values else NOTHING

    return answer


def _each(function: Callable[[str], str], value: Value) -> Value:
    def of_constant(one: Scalar) -> Scalar:
        return function(shown(one))

    return fold(of_constant, [value])


def _from_octets(text: str) -> str:
    return base64.b64decode(text + "==").decode("latin-1")


def _to_octets(text: str) -> str:
    return base64.b64encode(text.encode("latin-1")).decode()


def _quoted(text: str) -> str:
    return urllib.parse.quote(text, safe="!'()*-._~")


_DECODERS: Mapping[str, Callable[[str], str]] = {
    "base64": from_base64,
    "base64url": from_base64,
    "hex": from_hex,
}


def _buffer(_dialect: JavaScript, resolver: Resolver, given: Given) -> Value:
    """Return the text that bytes stand for; their text is what a program takes out of them."""
    encoding = texts(given.at(1))
    decode = _DECODERS.get(encoding[0].lower() if encoding else "", str)
    if texts(given.at(0)):
        return _each(decode, given.at(0))
    return _decoded(resolver, given.at(0))


def _decoded(resolver: Resolver, value: Value) -> Value:
    listed = in_order(resolver, value)
    if listed is None:
        return NOTHING
    numbers = [constants(one) for one in listed]
    if any(len(one) != 1 or not isinstance(one[0], int) for one in numbers):
        return NOTHING
    octets = bytes(int(one[0] or 0) & 0xFF for one in numbers)
    return literal(octets.decode("utf-8", "replace"))


def _text_of_bytes(_dialect: JavaScript, resolver: Resolver, given: Given) -> Value:
    value = given.at(0)
    return value if texts(value) else _decoded(resolver, value)


def _encoded(_dialect: JavaScript, _resolver: Resolver, given: Given) -> Value:
    return given.at(0)


def _stringified(_dialect: JavaScript, _resolver: Resolver, given: Given) -> Value:
    return fold(_stringify, [given.at(0)])


def _stringify(one: Scalar) -> str:
    return json.dumps(one) if isinstance(one, str) else shown(one)


def _parsed(dialect: JavaScript, resolver: Resolver, given: Given) -> Value:
    """Return what a constant text of JSON holds."""
    del dialect
    found = texts(given.at(0))
    return _data(resolver, given.call, found[0]) if len(found) == 1 else NOTHING


def _data(resolver: Resolver, call: t.Call, text: str) -> Value:
    try:
        value: object = json.loads(text)
    except (ValueError, RecursionError):
        return NOTHING
    if isinstance(value, str | int | float | bool) or value is None:
        return literal(value)
    for key, one in _pairs(value):
        if isinstance(one, str | int | float | bool):
            resolver.hold(call, key, literal(one))
    return frozenset([Object(call)])


def _pairs(value: object) -> Iterable[tuple[str | int, object]]:
    if isinstance(value, dict):
        return cast("dict[str, object]", value).items()
    return enumerate(cast("list[object]", value))


# --- paths


def _paths(function: Callable[..., str]) -> Callable[[JavaScript, Resolver, Given], Value]:
    """Return the answer of a function of several texts."""

    def of_constants(*parts: Scalar) -> Scalar:
        return function(*map(shown, parts))

    def answer(_dialect: JavaScript, _resolver: Resolver, given: Given) -> Value:
        return fold(of_constants, given.values) if given.values else NOTHING

    return answer


def _joined(*parts: str) -> str:
    return posixpath.normpath("/".join(part for part in parts if part) or ".")


def _resolved(*parts: str) -> str:
    return posixpath.normpath(posixpath.join(*parts))


def _folder(path: str) -> str:
    return posixpath.dirname(path)


def _last_part(path: str, suffix: str = "") -> str:
    return posixpath.basename(path).removesuffix(suffix)


def _home(_dialect: JavaScript, _resolver: Resolver, _given: Given) -> Value:
    return literal("~")


CALLED: Mapping[str, Callable[[JavaScript, Resolver, Given], Value | None]] = {
    **dict.fromkeys(("String.fromCharCode", "String.fromCodePoint"), _from_codes),
    **dict.fromkeys(("parseInt", "Number.parseInt"), _parse_int),
    **dict.fromkeys(("Number", "parseFloat", "Number.parseFloat", "BigInt"), _to_number),
    **dict.fromkeys(("String", "util.format", "util.inspect"), _to_text),
    "RegExp": _regular,
    "String.raw": _raw,
    "atob": _folded(_from_octets),
    "btoa": _folded(_to_octets),
    "unescape": _folded(unescape_percent),
    **dict.fromkeys(("decodeURIComponent", "decodeURI"), _folded(from_percent)),
    "encodeURIComponent": _folded(_quoted),
    "Buffer": _buffer,
    "Buffer.from": _buffer,
    "TextDecoder.decode": _text_of_bytes,
    "TextEncoder.encode": _encoded,
    "JSON.stringify": _stringified,
    "JSON.parse": _parsed,
    **dict.fromkeys(("path.join", "path.posix.join"), _paths(_joined)),
    **dict.fromkeys(("path.resolve", "path.posix.resolve"), _paths(_resolved)),
    **dict.fromkeys(("path.normalize",), _paths(_joined)),
    **dict.fromkeys(("path.basename",), _paths(_last_part)),
    **dict.fromkeys(("path.dirname",), _paths(_folder)),
    "os.homedir": _home,
}
