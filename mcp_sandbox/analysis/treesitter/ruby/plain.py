"""What methods give for texts, numbers, lists and maps that are wholly known."""

from __future__ import annotations

import binascii
from collections.abc import Callable, Mapping, Sequence
from typing import cast

from mcp_sandbox.analysis.treesitter.folding import TEXT_CHARACTERS_MAX, Scalar, literals, operate, shown
from mcp_sandbox.analysis.treesitter.ruby.pieces import Regular, pieces_of, substituted
from mcp_sandbox.analysis.treesitter.ruby.texts import TEXT_FUNCTIONS, filled, packed
from mcp_sandbox.analysis.treesitter.running import UNKNOWN, Datum, Unknown
from mcp_sandbox.analysis.treesitter.values import Literal

__all__ = ["Block", "plain_method", "truth"]

Block = Callable[[Sequence[Datum]], Datum]
"""What a call hands its block, and what the block gives."""

_ERRORS = (ValueError, TypeError, IndexError, ArithmeticError, LookupError, binascii.Error)
_LENGTH_MAX = 4_096
_ROUNDS_MAX = 2_048


def truth(value: Datum) -> bool | None:
    """Return whether a condition holds; null where that isn't known."""
    if isinstance(value, Unknown):
        return None
    return value is not False and value is not None


def plain_method(owner: Datum, name: str, values: Sequence[Datum], block: Block | None) -> Datum:
    """Return what the method `name` of `owner` gives."""
    if isinstance(owner, list):
        return _of_list(owner, name, values, block)
    if isinstance(owner, dict):
        return _of_map(owner, name, values, block)
    if isinstance(owner, str | int | float) or owner is None:
        return _of_scalar(owner, name, values, block)
    return UNKNOWN


def _scalars(values: Sequence[Datum]) -> list[Scalar] | None:
    """Return constants; null where one of `values` is none."""
    known = [one for one in values if isinstance(one, str | int | float) or one is None]
    return known if len(known) == len(values) else None


# --- texts and numbers

_COMPARED: Mapping[str, Callable[[float, float], bool]] = {
    "<": lambda a, b: a < b,
    ">": lambda a, b: a > b,
    "<=": lambda a, b: a <= b,
    ">=": lambda a, b: a >= b,
}
_NUMBERS = frozenset({"+", "-", "*", "/", "%", "**", "&", "|", "^", "<<", ">>"})


def _of_scalar(owner: Scalar, name: str, values: Sequence[Datum], block: Block | None) -> Datum:
    if name in {"==", "!=", "equal?", "eql?"}:
        known = _scalars(values)
        return UNKNOWN if known is None else (known[0] == owner) is (name != "!=")
    if isinstance(owner, int | float) and name in _COMPARED:
        other = values[0] if values else UNKNOWN
        return _COMPARED[name](owner, other) if isinstance(other, int | float) else UNKNOWN
    if block is not None:
        return _walked(owner, name, values, block)
    if isinstance(owner, str) and name == "%":
        given = values[0] if values and isinstance(values[0], list) else list(values)
        known = _scalars(given)
        return _tried(lambda: filled(owner, known, {})) if known is not None else UNKNOWN
    known = _scalars(values)
    return UNKNOWN if known is None else _tried(lambda: _answered(owner, name, known))


def _answered(owner: Scalar, name: str, values: Sequence[Scalar]) -> Datum:
    plain = name.rstrip("!")
    if isinstance(owner, int | float) and plain in _NUMBERS:
        found = operate(plain, [literals([owner]), literals(values[:1])])
        atoms = [atom.value for atom in found if isinstance(atom, Literal)]
        return atoms[0] if len(atoms) == 1 else UNKNOWN
    if isinstance(owner, str):
        if plain in {"[]", "slice"} and values and isinstance(values[0], Regular):
            return next(iter(pieces_of(owner, "scan", values) or ()), None)
        if plain in {"sub", "gsub"}:
            return substituted(owner, plain, str(values[0]), shown(values[1]))
        pieces = pieces_of(owner, plain, values)
        if pieces is not None:
            return cast("Datum", list(pieces))
        if plain in {"empty?", "include?", "start_with?", "end_with?", "index"}:
            return _told(owner, plain, values)
    if plain in {"even?", "odd?", "zero?", "nil?"}:
        return _told(owner, plain, values)
    function = TEXT_FUNCTIONS.get(plain)
    return function(owner, *values) if function is not None else UNKNOWN


def _told(owner: Scalar, name: str, values: Sequence[Scalar]) -> Datum:
    if name == "nil?":
        return owner is None
    if isinstance(owner, str):
        other = str(values[0]) if values else ""
        place = owner.find(other)
        return {
            "empty?": not owner,
            "include?": place >= 0,
            "start_with?": owner.startswith(other),
            "end_with?": owner.endswith(other),
            "index": place if place >= 0 else None,
        }.get(name, UNKNOWN)
    if not isinstance(owner, int):
        return UNKNOWN
    return {"even?": owner % 2 == 0, "odd?": owner % 2 == 1, "zero?": owner == 0}.get(name, UNKNOWN)


def _walked(owner: Scalar, name: str, values: Sequence[Datum], block: Block) -> Datum:
    """Hand a block the parts of a text, or the numbers up to one."""
    if isinstance(owner, str):
        pieces = pieces_of(owner, name.rstrip("!"), _scalars(values) or ())
        return _of_list(cast("list[Datum]", list(pieces)), "each", [], block) if pieces is not None else UNKNOWN
    if not isinstance(owner, int):
        return UNKNOWN
    end = values[0] if values else UNKNOWN
    numbers: Sequence[int] = ()
    if name == "times":
        numbers = range(min(owner, _ROUNDS_MAX))
    elif name == "upto" and isinstance(end, int):
        numbers = range(owner, min(end + 1, owner + _ROUNDS_MAX))
    elif name == "downto" and isinstance(end, int):
        numbers = range(owner, max(end - 1, owner - _ROUNDS_MAX), -1)
    for number in numbers:
        block([number])
    return owner


def _tried(work: Callable[[], Datum]) -> Datum:
    try:
        value = work()
    except _ERRORS:
        return UNKNOWN
    return UNKNOWN if isinstance(value, str) and len(value) > TEXT_CHARACTERS_MAX else value


# --- lists and maps

_GROWING = frozenset({"<<", "push", "append", "unshift", "prepend", "concat", "pop", "shift"})
_EACH = frozenset({"each", "each_with_index", "reverse_each", "each_char", "each_entry", "each_slice"})
_MAPPING = frozenset({"map", "collect", "flat_map", "filter_map"})
_CHOOSING = frozenset({"select", "filter", "reject"})
_FOLDING = frozenset({"inject", "reduce", "sum", "each_with_object"})


def _of_list(owner: list[Datum], name: str, values: Sequence[Datum], block: Block | None) -> Datum:
    plain = name.rstrip("!")
    if plain in _GROWING:
        return _grown(owner, plain, values)
    if plain in _FOLDING:
        return _gathered(owner, plain, values, block)
    if block is not None:
        return _handed(owner, plain, block)
    function = _LISTS.get(plain)
    return _tried(lambda: function(owner, values)) if function is not None else UNKNOWN


def _grown(owner: list[Datum], name: str, values: Sequence[Datum]) -> Datum:
    if name in {"pop", "shift"}:
        return owner.pop(-1 if name == "pop" else 0) if owner else None
    added = sum(len(value) if isinstance(value, list) else 1 for value in values)
    if len(owner) + added > _LENGTH_MAX:
        return UNKNOWN
    if name == "concat":
        for value in values:
            owner += list(value) if isinstance(value, list) else [UNKNOWN]
    elif name in {"unshift", "prepend"}:
        owner[:0] = values
    else:
        owner += values
    return owner


def _handed(owner: list[Datum], name: str, block: Block) -> Datum:
    rounds = list(owner[:_ROUNDS_MAX])
    if name in _EACH:
        for index, element in enumerate(reversed(rounds) if name == "reverse_each" else rounds):
            block([element, index] if name == "each_with_index" else [element])
        return owner
    if name in _MAPPING:
        return [block([element]) for element in rounds]
    if name in _CHOOSING:
        kept = [(element, truth(block([element]))) for element in rounds]
        if any(one is None for _, one in kept):
            return UNKNOWN
        return [element for element, one in kept if one is (name != "reject")]
    for element in rounds:
        block([element])
    return UNKNOWN


def _gathered(owner: list[Datum], name: str, values: Sequence[Datum], block: Block | None) -> Datum:
    if name == "each_with_object":
        for element in owner[:_ROUNDS_MAX] if block is not None else ():
            if block is not None:
                block([element, *values])
        return values[0] if values else UNKNOWN
    start = [value for value in values if value != "+"]
    rest = list(owner[:_ROUNDS_MAX])
    value: Datum = start[0] if start else 0 if name == "sum" else rest.pop(0) if rest else None
    for element in rest:
        if block is None:
            value = plain_method(value, "+", [element], None)
        elif name == "sum":
            value = plain_method(value, "+", [block([element])], None)
        else:
            value = block([value, element])
    return value


def _joined(owner: list[Datum], values: Sequence[Datum]) -> Datum:
    known = _scalars(owner)
    between = values[0] if values else ""
    if known is None or not isinstance(between, str):
        return UNKNOWN
    pieces = [shown(one) for one in known]
    length = sum(map(len, pieces)) + len(between) * len(pieces)
    return UNKNOWN if length > TEXT_CHARACTERS_MAX else between.join(pieces)


def _together(owner: list[Datum], values: Sequence[Datum]) -> Datum:
    other = values[0]
    if not isinstance(other, list) or len(owner) + len(other) > _LENGTH_MAX:
        return UNKNOWN
    return [*owner, *other]


def _at(owner: list[Datum], values: Sequence[Datum]) -> Datum:
    index = values[0]
    return owner[index] if isinstance(index, int) and -len(owner) <= index < len(owner) else UNKNOWN


def _sorted(owner: list[Datum], _values: Sequence[Datum]) -> Datum:
    known = _scalars(owner)
    return UNKNOWN if known is None else cast("Datum", sorted(known))  # type: ignore[type-var]


def _packed(owner: list[Datum], values: Sequence[Datum]) -> Datum:
    known = _scalars(owner)
    return UNKNOWN if known is None or not values else packed(str(values[0]), known)


def _turned(owner: list[Datum], values: Sequence[Datum]) -> Datum:
    steps = values[0] if values else 1
    if not isinstance(steps, int) or not owner:
        return UNKNOWN
    cut = steps % len(owner)
    return [*owner[cut:], *owner[:cut]]


_LISTS: Mapping[str, Callable[[list[Datum], Sequence[Datum]], Datum]] = {
    "join": _joined,
    "[]": _at,
    "at": _at,
    "first": lambda owner, _: owner[0],
    "last": lambda owner, _: owner[-1],
    "reverse": lambda owner, _: owner[::-1],
    **dict.fromkeys(("size", "length", "count"), lambda owner, _: len(owner)),
    "empty?": lambda owner, _: not owner,
    "any?": lambda owner, _: bool(owner),
    "sort": _sorted,
    "pack": _packed,
    "rotate": _turned,
    **dict.fromkeys(("to_a", "dup", "compact", "each", "map", "lazy"), lambda owner, _: list(owner)),
    "+": _together,
    "include?": lambda owner, values: values[0] in owner,
}


def _of_map(owner: dict[Scalar, Datum], name: str, values: Sequence[Datum], block: Block | None) -> Datum:
    if block is not None:
        return _handed([[key, value] for key, value in owner.items()], name, block)
    if name in {"[]", "fetch", "dig"} and values:
        key = values[0]
        return owner.get(key, UNKNOWN) if isinstance(key, str | int | float) else UNKNOWN
    if name == "keys":
        return list(owner)
    return list(owner.values()) if name == "values" else UNKNOWN
