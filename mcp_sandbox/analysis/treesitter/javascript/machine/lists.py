"""The methods of lists, on constants."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import cast

from mcp_sandbox.analysis.treesitter.folding import TEXT_CHARACTERS_MAX
from mcp_sandbox.analysis.treesitter.javascript.machine.values import (
    UNDEFINED,
    Apply,
    NotKnownError,
    Object,
    as_list,
    as_number,
    as_text,
    is_plain,
    is_true,
)

__all__ = ["LISTS"]

_LIST_MAX = 4_096


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
    pieces = ["" if is_plain(one) and one in {None, UNDEFINED} else as_text(one) for one in owner]
    if sum(map(len, pieces)) + len(divider) * len(pieces) > TEXT_CHARACTERS_MAX:
        raise NotKnownError
    return divider.join(pieces)


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
        if len(found) > _LIST_MAX:
            raise NotKnownError
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


def _pop(owner: list[Object], _values: Sequence[Object], _apply: Apply) -> Object:
    return owner.pop() if owner else UNDEFINED


def _shift(owner: list[Object], _values: Sequence[Object], _apply: Apply) -> Object:
    return owner.pop(0) if owner else UNDEFINED


def _some(owner: list[Object], values: Sequence[Object], apply: Apply) -> Object:
    return bool(as_list(_filter(owner, values, apply)))


def _reversed(owner: list[Object], _values: Sequence[Object], _apply: Apply) -> Object:
    return owner[::-1]


def _includes(owner: list[Object], values: Sequence[Object], apply: Apply) -> Object:
    return _index_of(owner, values, apply) != -1


def _entries(owner: list[Object], _values: Sequence[Object], _apply: Apply) -> Object:
    return [[index, one] for index, one in enumerate(owner)]


def _keys(owner: list[Object], _values: Sequence[Object], _apply: Apply) -> Object:
    return list(range(len(owner)))


def _elements(owner: list[Object], _values: Sequence[Object], _apply: Apply) -> Object:
    return list(owner)


LISTS: Mapping[str, Callable[[list[Object], Sequence[Object], Apply], Object]] = {
    "push": _push,
    "unshift": _unshift,
    "pop": _pop,
    "shift": _shift,
    **dict.fromkeys(("join", "toString"), _join),
    "map": _map,
    "forEach": _each,
    "filter": _filter,
    "find": _find,
    "some": _some,
    "reduce": _reduce,
    "reduceRight": _reduce_right,
    "reverse": _reverse,
    "toReversed": _reversed,
    "sort": _sort,
    "slice": _slice,
    "splice": _splice,
    "concat": _concat,
    "at": _at,
    "indexOf": _index_of,
    "includes": _includes,
    "flat": _flat,
    "entries": _entries,
    "keys": _keys,
    "values": _elements,
}
"""By name; each may change the list."""
