"""The methods of texts that take patterns, functions or lists, on constants."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from mcp_sandbox.analysis.treesitter.folding import TEXT_CHARACTERS_MAX
from mcp_sandbox.analysis.treesitter.javascript.machine.values import (
    UNDEFINED,
    Apply,
    NotKnownError,
    Object,
    Regular,
    as_text,
    is_scalar,
)
from mcp_sandbox.analysis.treesitter.javascript.regular import compiled, filled, groups_of
from mcp_sandbox.analysis.treesitter.javascript.texts import METHODS

__all__ = ["WORDS"]

_LIST_MAX = 4_096


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
            filled(as_text(by), found.group(), groups)
            if is_scalar(by)
            else as_text(apply(by, [found.group(), *groups]))
        )
        pieces += [owner[end : found.start()], instead]
        end = found.end()
    if sum(map(len, pieces)) > TEXT_CHARACTERS_MAX:
        raise NotKnownError
    return "".join([*pieces, owner[end:]])


def _replace_all(owner: str, values: Sequence[Object], apply: Apply) -> Object:
    if len(values) > 1 and is_scalar(values[0]) and is_scalar(values[1]):
        return METHODS["replaceAll"](owner, *values)
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


def _includes(owner: str, values: Sequence[Object], _apply: Apply) -> Object:
    return as_text(values[0]) in owner


def _starts(owner: str, values: Sequence[Object], _apply: Apply) -> Object:
    return owner.startswith(as_text(values[0]))


def _ends(owner: str, values: Sequence[Object], _apply: Apply) -> Object:
    return owner.endswith(as_text(values[0]))


WORDS: Mapping[str, Callable[[str, Sequence[Object], Apply], Object]] = {
    "split": _split,
    "replace": _replace,
    "replaceAll": _replace_all,
    "match": _match,
    "includes": _includes,
    "startsWith": _starts,
    "endsWith": _ends,
}
"""By name."""
