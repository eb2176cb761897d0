"""The functions and methods of the language that a program puts texts together with, on constants."""

from __future__ import annotations

import base64
import json
import math
from collections.abc import Callable, Mapping, Sequence
from typing import cast

from mcp_sandbox.analysis.treesitter.folding import from_base64, from_hex, from_percent
from mcp_sandbox.analysis.treesitter.javascript.machine.values import (
    UNDEFINED,
    UNKNOWN,
    Closure,
    Native,
    NotKnownError,
    Object,
    Regular,
    Table,
    as_list,
    as_number,
    as_text,
    is_plain,
    is_scalar,
    is_true,
)
from mcp_sandbox.analysis.treesitter.javascript.regular import compiled, groups_of
from mcp_sandbox.analysis.treesitter.javascript.texts import METHODS, unescape_percent

__all__ = ["GLOBALS", "call_native", "member_of"]

Apply = Callable[[Object, Sequence[Object]], Object]
"""Calls a function of the program."""

_LIST_MAX = 4_096
_CODE_POINT_MAX = 0x110000

GLOBALS: Mapping[str, Object] = {
    name: Native(name)
    for name in (
        "String", "Number", "Boolean", "Array", "Object", "Math", "JSON", "Buffer", "atob", "btoa", "parseInt",
        "parseFloat", "decodeURIComponent", "decodeURI", "unescape", "isNaN", "TextDecoder", "Uint8Array",
    )
}  # fmt: skip


def member_of(owner: Object, key: Object) -> Object:
    """Return a member of a value.

    Raises:
        NotKnownError: that isn't known.
    """
    if owner is UNKNOWN or owner is None or owner is UNDEFINED or not is_plain(key) or key is UNDEFINED:
        raise NotKnownError
    if isinstance(owner, Table):
        return owner.held.get(as_text(key), UNDEFINED)
    if isinstance(owner, str | list):
        return _of_sequence(cast("str | list[Object]", owner), key)
    if isinstance(owner, Native):
        return Native(f"{owner.name}.{as_text(key)}", owner.owner)
    if isinstance(owner, Closure):
        return Native(as_text(key), owner)
    return Native(as_text(key), owner)


def _of_sequence(owner: str | list[Object], key: Object) -> Object:
    if key == "length":
        return len(owner)
    text = as_text(key)
    if text.lstrip("-").isdigit():
        index = int(text)
        return owner[index] if 0 <= index < len(owner) else UNDEFINED
    return Native(text, owner)


def call_native(native: Native, values: Sequence[Object], apply: Apply) -> Object:
    """Return what a function of the language gives.

    Raises:
        NotKnownError: that isn't known.
    """
    owner = native.owner
    if native.name in _FUNCTIONS and owner is None:
        return _FUNCTIONS[native.name](*values)
    if isinstance(owner, Closure | Native):
        return _applied(native, values, apply)
    if isinstance(owner, list) and native.name in _LISTS:
        return _LISTS[native.name](cast("list[Object]", owner), values, apply)
    if isinstance(owner, str) and native.name in _TEXTS:
        return _TEXTS[native.name](owner, values, apply)
    if isinstance(owner, str | int | float) and native.name in METHODS and all(map(is_plain, values)):
        return _method(native.name, owner, values)
    raise NotKnownError


def _method(name: str, owner: str | float, values: Sequence[Object]) -> Object:
    plain = [None if value is UNDEFINED else value for value in values]
    try:
        return METHODS[name](owner, *plain)
    except (ValueError, TypeError, IndexError, OverflowError):
        raise NotKnownError from None


def _applied(native: Native, values: Sequence[Object], apply: Apply) -> Object:
    match native.name:
        case "call":
            return apply(native.owner, values[1:])
        case "apply":
            return apply(native.owner, as_list(values[1]) if len(values) > 1 else [])
        case "bind" if len(values) <= 1:
            return native.owner
        case _:
            raise NotKnownError


# --- functions


def _characters(*codes: Object) -> Object:
    return "".join(chr(int(as_number(code)) % _CODE_POINT_MAX) for code in codes)


def _integer(text: Object = UNDEFINED, base: Object = 10) -> Object:
    radix = int(as_number(base)) or 10
    plain = as_text(text).strip().lower()
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"[:radix]
    plain = plain.removeprefix("0x") if radix == 16 else plain
    count = next(
        (index for index, letter in enumerate(plain) if letter not in digits and not (letter == "-" and not index)),
        len(plain),
    )
    try:
        return int(plain[:count][:300], radix)
    except ValueError:
        raise NotKnownError from None


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


_FUNCTIONS: Mapping[str, Callable[..., Object]] = {
    "String.fromCharCode": _characters,
    "String.fromCodePoint": _characters,
    "String": lambda value="": as_text(value),
    "Number": lambda value=0: as_number(value),
    "parseInt": _integer,
    "Number.parseInt": _integer,
    "parseFloat": lambda value=0: as_number(value),
    "atob": lambda text: _tried(lambda: base64.b64decode(as_text(text) + "==").decode("latin-1")),
    "btoa": lambda text: _tried(lambda: base64.b64encode(as_text(text).encode("latin-1")).decode()),
    "decodeURIComponent": lambda text: from_percent(as_text(text)),
    "decodeURI": lambda text: from_percent(as_text(text)),
    "unescape": lambda text: unescape_percent(as_text(text)),
    "Buffer.from": _buffer,
    "Buffer": _buffer,
    "JSON.parse": _from_json,
    "Array": _array,
    "Array.of": lambda *values: list(values),
    "Array.from": _copied,
    "Uint8Array.from": _copied,
    "Uint8Array": _copied,
    "Array.isArray": lambda value=None: isinstance(value, list),
    "Object.keys": _keys,
    "Object.values": _values,
    "Object.entries": _entries,
    "Math.floor": _rounded(math.floor),
    "Math.ceil": _rounded(math.ceil),
    "Math.trunc": _rounded(math.trunc),
    "Math.round": _rounded(lambda value: math.floor(value + 0.5)),
    "Math.abs": lambda value=0: abs(as_number(value)),
    "Math.min": lambda *values: min(map(as_number, values), default=0),
    "Math.max": lambda *values: max(map(as_number, values), default=0),
}


# --- lists


def _push(owner: list[Object], values: Sequence[Object], _apply: Apply) -> Object:
    if len(owner) + len(values) > _LIST_MAX:
        raise NotKnownError
    owner.extend(values)
    return len(owner)


def _unshift(owner: list[Object], values: Sequence[Object], _apply: Apply) -> Object:
    if len(owner) + len(values) > _LIST_MAX:
        raise NotKnownError
    owner[:0] = values
    return len(owner)


def _join(owner: list[Object], values: Sequence[Object], _apply: Apply) -> Object:
    divider = as_text(values[0]) if values and values[0] is not UNDEFINED else ","
    return divider.join("" if is_plain(one) and one in {None, UNDEFINED} else as_text(one) for one in owner)


def _map(owner: list[Object], values: Sequence[Object], apply: Apply) -> Object:
    return [apply(values[0], [one, index, owner]) for index, one in enumerate(list(owner))]


def _each(owner: list[Object], values: Sequence[Object], apply: Apply) -> Object:
    for index, one in enumerate(list(owner)):
        apply(values[0], [one, index, owner])
    return UNDEFINED


def _filter(owner: list[Object], values: Sequence[Object], apply: Apply) -> Object:
    return [one for index, one in enumerate(list(owner)) if is_true(apply(values[0], [one, index, owner]))]


def _find(owner: list[Object], values: Sequence[Object], apply: Apply) -> Object:
    found = (one for index, one in enumerate(list(owner)) if is_true(apply(values[0], [one, index, owner])))
    return next(found, UNDEFINED)


def _reduce(owner: list[Object], values: Sequence[Object], apply: Apply) -> Object:
    rest = list(enumerate(owner))
    value = values[1] if len(values) > 1 else rest.pop(0)[1] if rest else UNDEFINED
    for index, one in rest:
        value = apply(values[0], [value, one, index, owner])
    return value


def _reduce_right(owner: list[Object], values: Sequence[Object], apply: Apply) -> Object:
    return _reduce(owner[::-1], values, apply)


def _reverse(owner: list[Object], _values: Sequence[Object], _apply: Apply) -> Object:
    owner.reverse()
    return owner


def _sort(owner: list[Object], values: Sequence[Object], _apply: Apply) -> Object:
    if values:
        raise NotKnownError
    owner.sort(key=as_text)
    return owner


def _slice(owner: list[Object], values: Sequence[Object], _apply: Apply) -> Object:
    ends = [int(as_number(one)) if one is not UNDEFINED else None for one in (*values, UNDEFINED, UNDEFINED)][:2]
    return owner[slice(*ends)]


def _splice(owner: list[Object], values: Sequence[Object], _apply: Apply) -> Object:
    start = int(as_number(values[0])) if values else 0
    start = max(0, len(owner) + start) if start < 0 else start
    count = int(as_number(values[1])) if len(values) > 1 else len(owner)
    removed = owner[start : start + count]
    owner[start : start + count] = values[2:]
    return removed


def _concat(owner: list[Object], values: Sequence[Object], _apply: Apply) -> Object:
    found = list(owner)
    for value in values:
        found += cast("list[Object]", value) if isinstance(value, list) else [value]
    return found


def _at(owner: list[Object], values: Sequence[Object], _apply: Apply) -> Object:
    index = int(as_number(values[0]))
    return owner[index] if -len(owner) <= index < len(owner) else UNDEFINED


def _index_of(owner: list[Object], values: Sequence[Object], _apply: Apply) -> Object:
    if any(not is_plain(one) for one in (*owner, *values)):
        raise NotKnownError
    return owner.index(values[0]) if values[0] in owner else -1


def _flat(owner: list[Object], _values: Sequence[Object], _apply: Apply) -> Object:
    return [one for part in owner for one in (cast("list[Object]", part) if isinstance(part, list) else [part])]


_LISTS: Mapping[str, Callable[[list[Object], Sequence[Object], Apply], Object]] = {
    "push": _push,
    "unshift": _unshift,
    "pop": lambda owner, _values, _apply: owner.pop() if owner else UNDEFINED,
    "shift": lambda owner, _values, _apply: owner.pop(0) if owner else UNDEFINED,
    "join": _join,
    "toString": _join,
    "map": _map,
    "forEach": _each,
    "filter": _filter,
    "find": _find,
    "some": lambda owner, values, apply: bool(as_list(_filter(owner, values, apply))),
    "reduce": _reduce,
    "reduceRight": _reduce_right,
    "reverse": _reverse,
    "toReversed": lambda owner, _values, _apply: owner[::-1],
    "sort": _sort,
    "slice": _slice,
    "splice": _splice,
    "concat": _concat,
    "at": _at,
    "indexOf": _index_of,
    "includes": lambda owner, values, apply: _index_of(owner, values, apply) != -1,
    "flat": _flat,
    "entries": lambda owner, _values, _apply: [[index, one] for index, one in enumerate(owner)],
    "keys": lambda owner, _values, _apply: list(range(len(owner))),
    "values": lambda owner, _values, _apply: list(owner),
}


# --- texts


def _split(owner: str, values: Sequence[Object], _apply: Apply) -> Object:
    if not values or values[0] is UNDEFINED:
        return [owner]
    if isinstance(values[0], Regular):
        pattern = compiled(values[0].source, values[0].flags)
        if pattern is None:
            raise NotKnownError
        return list(pattern.split(owner))
    divider = as_text(values[0])
    return list(owner.split(divider) if divider else owner)[:_LIST_MAX]


def _replace(owner: str, values: Sequence[Object], apply: Apply) -> Object:
    if len(values) < 2:
        raise NotKnownError
    what, by = values[0], values[1]
    if not isinstance(what, Regular):
        instead = as_text(apply(by, [what])) if not is_scalar(by) else as_text(by)
        return owner.replace(as_text(what), instead, 1)
    pattern = compiled(what.source, what.flags)
    if pattern is None:
        raise NotKnownError
    pieces: list[str] = []
    end = 0
    for found in pattern.matches(owner)[: None if pattern.is_global else 1]:
        groups = groups_of(found)
        instead = (
            _filled(as_text(by), found.group(), groups)
            if is_scalar(by)
            else as_text(apply(by, [found.group(), *groups]))
        )
        pieces += [owner[end : found.start()], instead]
        end = found.end()
    return "".join([*pieces, owner[end:]])


def _filled(template: str, whole: str, groups: Sequence[str]) -> str:
    text = template.replace("$&", whole)
    for number, group in enumerate(groups, start=1):
        text = text.replace(f"${number}", group)
    return text


def _replace_all(owner: str, values: Sequence[Object], apply: Apply) -> Object:
    if len(values) > 1 and is_scalar(values[0]) and is_scalar(values[1]):
        return _method("replaceAll", owner, values)
    return _replace(owner, values, apply)


def _match(owner: str, values: Sequence[Object], _apply: Apply) -> Object:
    if not values or not isinstance(values[0], Regular):
        raise NotKnownError
    pattern = compiled(values[0].source, values[0].flags)
    if pattern is None:
        raise NotKnownError
    found = pattern.matches(owner)
    if not found:
        return None
    return [one.group() for one in found] if pattern.is_global else [found[0].group(), *groups_of(found[0])]


_TEXTS: Mapping[str, Callable[[str, Sequence[Object], Apply], Object]] = {
    "split": _split,
    "replace": _replace,
    "replaceAll": _replace_all,
    "match": _match,
    "includes": lambda owner, values, _apply: as_text(values[0]) in owner,
    "startsWith": lambda owner, values, _apply: owner.startswith(as_text(values[0])),
    "endsWith": lambda owner, values, _apply: owner.endswith(as_text(values[0])),
}
