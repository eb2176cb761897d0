"""The methods of texts that take patterns, functions or lists."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from mcp_sandbox.analysis.treesitter.dialect import Given
from mcp_sandbox.analysis.treesitter.folding import fold, join
from mcp_sandbox.analysis.treesitter.javascript.answers import call_back, literal
from mcp_sandbox.analysis.treesitter.javascript.regular import filled, groups_of, pattern_of
from mcp_sandbox.analysis.treesitter.javascript.texts import METHODS
from mcp_sandbox.analysis.treesitter.values import (
    NOTHING,
    Atom,
    Bound,
    Known,
    Literal,
    Routine,
    Value,
    constants,
    merge,
)

if TYPE_CHECKING:
    from mcp_sandbox.analysis.treesitter.javascript.dialect import JavaScript
    from mcp_sandbox.analysis.treesitter.resolver import Resolver

__all__ = ["TEXT_METHODS"]

_LETTERS_MAX = 512
_MATCHES_MAX = 200

_Method = Callable[["JavaScript", "Resolver", Atom, Given], Value]


def _split(dialect: JavaScript, resolver: Resolver, owner: Atom, given: Given) -> Value:
    text = owner.value if isinstance(owner, Literal) else None
    if not isinstance(text, str):
        return NOTHING
    pattern = pattern_of(given, 0)
    if pattern is not None:
        return dialect.lists.of(resolver, given, [literal(part) for part in pattern.split(text)[:_LETTERS_MAX]])
    divider = constants(given.at(0)) if given.has(0) else [None]
    if len(divider) != 1 or len(text) > _LETTERS_MAX * 8:
        return NOTHING
    parts = [text] if divider[0] is None else text.split(str(divider[0])) if divider[0] else list(text)
    return dialect.lists.of(resolver, given, [literal(part) for part in parts[:_LETTERS_MAX]])


def _replace(dialect: JavaScript, resolver: Resolver, owner: Atom, given: Given) -> Value:
    del dialect
    text = owner.value if isinstance(owner, Literal) else None
    pattern = pattern_of(given, 0)
    if pattern is None or not isinstance(text, str):
        if any(isinstance(atom, Routine) for atom in given.at(1)):
            return call_back(resolver, given, given.at(1), given.at(0))
        return fold(METHODS["replace"], [frozenset([owner]), *given.values[:2]])
    parts: list[Value] = []
    end = 0
    count = _MATCHES_MAX if pattern.is_global else 1
    for found in pattern.matches(text)[:count]:
        parts += [literal(text[end : found.start()]), _instead(resolver, given, found.group(), groups_of(found))]
        end = found.end()
    return join([*parts, literal(text[end:])])


def _instead(resolver: Resolver, given: Given, whole: str, groups: list[str]) -> Value:
    function = given.at(1)
    if any(isinstance(atom, Routine | Known | Bound) for atom in function):
        return call_back(resolver, given, function, literal(whole), *(literal(group) for group in groups))
    with suppress(ValueError):
        return merge(*(literal(filled(str(one), whole, groups)) for one in constants(function)))
    return NOTHING


def _match(dialect: JavaScript, resolver: Resolver, owner: Atom, given: Given) -> Value:
    text = owner.value if isinstance(owner, Literal) else None
    pattern = pattern_of(given, 0)
    if pattern is None or not isinstance(text, str):
        return NOTHING
    found = pattern.matches(text)[:_MATCHES_MAX]
    if pattern.is_global:
        return dialect.lists.of(resolver, given, [literal(one.group()) for one in found])
    groups = [one for match in found[:1] for one in (match.group(), *groups_of(match))]
    return dialect.lists.of(resolver, given, [literal(one) for one in groups])


TEXT_METHODS: Mapping[str, _Method] = {
    "split": _split,
    "replace": _replace,
    "replaceAll": lambda dialect, resolver, owner, given: (
        _replace(dialect, resolver, owner, given)
        if pattern_of(given, 0) is not None
        else fold(METHODS["replaceAll"], [frozenset([owner]), *given.values[:2]])
    ),
    "match": _match,
}
