"""What R's functions give that call others, for vectors that are wholly known."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from mcp_sandbox.analysis.treesitter.rlang.vectors import shrunk, vector
from mcp_sandbox.analysis.treesitter.running import UNKNOWN, Datum

__all__ = ["APPLIERS"]

Apply: TypeAlias = Callable[[Datum, Sequence[Datum], Mapping[str, Datum]], Datum]
"""Calls a function with arguments by position and by name."""


def _mapped(apply: Apply, values: Sequence[Datum], named: Mapping[str, Datum]) -> Datum:
    """Do a function with each element."""
    rest = list(values)
    over = named["X"] if "X" in named else rest.pop(0) if rest else UNKNOWN
    function = named["FUN"] if "FUN" in named else rest.pop(0) if rest else UNKNOWN
    others = {name: value for name, value in named.items() if name not in {"X", "FUN", "FUN.VALUE", "USE.NAMES"}}
    try:
        return shrunk([apply(function, [one, *rest], others) for one in vector(over)])
    except ValueError:
        return UNKNOWN


def _checked(apply: Apply, values: Sequence[Datum], named: Mapping[str, Datum]) -> Datum:
    """Do a function with each element; the third argument is what it is to give."""
    return _mapped(apply, [*values[:2], *values[3:]], named)


def _mapped_together(apply: Apply, values: Sequence[Datum], named: Mapping[str, Datum]) -> Datum:
    """Do a function with the first elements of all lists, then with the second."""
    rest = list(values)
    function = named.get("FUN", named.get("f", UNKNOWN))
    if function is UNKNOWN and rest:
        function = rest.pop(0)
    try:
        columns = [vector(one) for one in rest]
    except ValueError:
        return UNKNOWN
    height = max(map(len, columns), default=0)
    if not all(columns):
        return UNKNOWN
    return shrunk([apply(function, [one[index % len(one)] for one in columns], {}) for index in range(height)])


def _reduced(apply: Apply, values: Sequence[Datum], named: Mapping[str, Datum]) -> Datum:
    """Put all elements together by a function of two."""
    rest = list(values)
    function = named["f"] if "f" in named else rest.pop(0) if rest else UNKNOWN
    over = named["x"] if "x" in named else rest.pop(0) if rest else UNKNOWN
    try:
        elements = vector(over)
    except ValueError:
        return UNKNOWN
    if "init" in named or rest:
        elements = [named["init"] if "init" in named else rest.pop(0), *elements]
    elements = elements[::-1] if named.get("right") is True else elements
    found: Datum = elements[0] if elements else None
    for one in elements[1:]:
        found = apply(function, [one, found] if named.get("right") is True else [found, one], {})
    return found


def _filtered(apply: Apply, values: Sequence[Datum], _named: Mapping[str, Datum]) -> Datum:
    """Keep the elements for which a function says so."""
    try:
        elements = vector(values[1])
    except (ValueError, IndexError):
        return UNKNOWN
    return shrunk([one for one in elements if apply(values[0], [one], {}) is True])


def _done(apply: Apply, values: Sequence[Datum], named: Mapping[str, Datum]) -> Datum:
    """Call a function with a list of arguments."""
    rest = list(values)
    function = named["what"] if "what" in named else rest.pop(0) if rest else UNKNOWN
    arguments = named["args"] if "args" in named else rest.pop(0) if rest else []
    if isinstance(arguments, dict):
        texts = {str(key): value for key, value in arguments.items() if isinstance(key, str)}
        return apply(function, [value for key, value in arguments.items() if isinstance(key, int)], texts)
    try:
        return apply(function, vector(arguments), {})
    except ValueError:
        return UNKNOWN


def _listed(_apply: Apply, values: Sequence[Datum], named: Mapping[str, Datum]) -> Datum:
    """Return a list, by position and by name."""
    by_position: dict[str | int | float | None, Datum] = dict(enumerate(values, start=1))
    return {**by_position, **named}


APPLIERS: Mapping[str, Callable[[Apply, Sequence[Datum], Mapping[str, Datum]], Datum]] = {
    "list": _listed,
    **dict.fromkeys(("sapply", "lapply", "purrr::map_chr", "purrr::map"), _mapped),
    "vapply": _checked,
    **dict.fromkeys(("Map", "mapply"), _mapped_together),
    **dict.fromkeys(("Reduce", "purrr::reduce"), _reduced),
    "Filter": _filtered,
    "do.call": _done,
}
"""By name."""
