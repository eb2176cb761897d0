"""What R's own functions give for vectors that are wholly known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from mcp_sandbox.analysis.treesitter.folding import number
from mcp_sandbox.analysis.treesitter.rlang.texts import TEXT_FUNCTIONS
from mcp_sandbox.analysis.treesitter.rlang.vectors import (
    ELEMENTS_MAX,
    Named,
    Plain,
    at,
    operated,
    scalars,
    vector,
    whole_of,
)
from mcp_sandbox.analysis.treesitter.running import UNKNOWN, Datum

__all__ = ["CONSTANTS", "PLAIN"]

_LOWER = [chr(code) for code in range(97, 123)]
CONSTANTS: Mapping[str, Datum] = {
    "letters": [*_LOWER],
    "LETTERS": [letter.upper() for letter in _LOWER],
    "month.abb": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    "month.name": [
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ],
    "T": True,
    "F": False,
}  # fmt: skip
"""What R binds itself."""


def _combined(values: Sequence[Datum], named: Named) -> Datum:
    return list(chain.from_iterable(vector(value) for value in (*values, *named.values())))


def _sequence(values: Sequence[Datum], named: Named) -> Datum:
    low = whole_of(at(values, named, 0, "from", 1))
    high = whole_of(at(values, named, 1, "to", low))
    if len(values) == 1 and not named:
        low, high = 1, whole_of(values[0]) if len(vector(values[0])) == 1 else len(vector(values[0]))
    step = whole_of(at(values, named, 2, "by", 1 if high >= low else -1))
    return _numbers(low, high + (1 if step > 0 else -1), step)


def _numbers(start: int, end: int, step: int) -> Datum:
    found: list[Datum] = []
    found += range(start, end, step)[:ELEMENTS_MAX]
    return found


def _repeated(values: Sequence[Datum], named: Named) -> Datum:
    one = vector(values[0])
    if "each" in named:
        return [item for item in one for _ in range(min(whole_of(named["each"]), ELEMENTS_MAX))]
    if "length.out" in named:
        return [one[index % len(one)] for index in range(min(whole_of(named["length.out"]), ELEMENTS_MAX))]
    times = whole_of(at(values, named, 1, "times", 1))
    return one * times if times * len(one) <= ELEMENTS_MAX else UNKNOWN


def _first(values: Sequence[Datum], named: Named) -> Datum:
    count = whole_of(at(values, named, 1, "n", 6))
    return vector(values[0])[:count]


def _last(values: Sequence[Datum], named: Named) -> Datum:
    count = whole_of(at(values, named, 1, "n", 6))
    return vector(values[0])[-count:]


def _flat(value: Datum) -> list[Datum]:
    if isinstance(value, list | dict):
        return [inner for one in vector(value) for inner in _flat(one)]
    return vector(value)


def _ordered(values: Sequence[Datum], named: Named) -> Datum:
    numbers = [number(one) for one in scalars(values[0])]
    places = sorted(range(len(numbers)), key=numbers.__getitem__, reverse=named.get("decreasing") is True)
    found: list[Datum] = []
    found += [place + 1 for place in places]
    return found


def _sorted(values: Sequence[Datum], named: Named) -> Datum:
    elements = vector(values[0])
    return [elements[int(number(place)) - 1] for place in scalars(_ordered(values, named))]


def _given(values: Sequence[Datum], _named: Named) -> Datum:
    return values[0]


def _total(values: Sequence[Datum], _named: Named) -> Datum:
    return sum(number(one) for value in values for one in scalars(value))


def _bits(sign: str) -> Plain:
    return lambda values, named: operated(sign, values[0], at(values, named, 1, "b"))


PLAIN: Mapping[str, Plain] = {
    **TEXT_FUNCTIONS,
    **dict.fromkeys(("c", "append"), _combined),
    **dict.fromkeys(("bitwXor", "xor"), _bits("xor")),
    "bitwAnd": _bits("&"),
    "bitwOr": _bits("|"),
    "bitwShiftL": _bits("<<"),
    "bitwShiftR": _bits(">>"),
    "rev": lambda values, _: vector(values[0])[::-1],
    "length": lambda values, _: len(vector(values[0])),
    **dict.fromkeys(("seq", "seq.int"), _sequence),
    "seq_len": lambda values, _: _numbers(1, whole_of(values[0]) + 1, 1),
    "seq_along": lambda values, _: _numbers(1, len(vector(values[0])) + 1, 1),
    **dict.fromkeys(("rep", "rep_len"), _repeated),
    "head": _first,
    "tail": _last,
    "order": _ordered,
    "sort": _sorted,
    "sum": _total,
    "unlist": lambda values, _: _flat(values[0]),
    **dict.fromkeys(
        ("identity", "invisible", "print", "force", "noquote", "I", "as.vector", "suppressWarnings", "return",
         "as.list", "unname", "local", "isTRUE", "normalizePath", "path.expand"),
        _given,
    ),
    "character": lambda _, __: [],
    "vector": lambda _, __: [],
}  # fmt: skip
"""By name."""
