"""Regular expressions of a program, on constants; in linear time."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache

import re2

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.dialect import Given
from mcp_sandbox.analysis.treesitter.folding import TEXT_CHARACTERS_MAX

__all__ = ["Pattern", "compiled", "filled", "groups_of", "pattern_of"]

_TEXT_CHARACTERS_MAX = 20_000
_PATTERN_CHARACTERS_MAX = 500
_GROUPS_MAX = 10


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern that could be compiled."""

    compiled: re2.Pattern[str]
    is_global: bool

    def matches(self, text: str) -> list[re2.Match[str]]:
        """Return where `text` matches."""
        return list(self.compiled.finditer(text)) if len(text) <= _TEXT_CHARACTERS_MAX else []

    def split(self, text: str) -> list[str]:
        """Return the pieces of `text` between matches."""
        pieces: list[str] = []
        end = 0
        for found in self.matches(text):
            if found.end() > found.start():
                pieces.append(text[end : found.start()])
                end = found.end()
        return [*pieces, text[end:]] if end or pieces else [text]


def groups_of(found: re2.Match[str]) -> list[str]:
    """Return what the groups of a match hold."""
    groups: list[str] = []
    with suppress(IndexError):
        groups.extend(found.group(number) or "" for number in range(1, _GROUPS_MAX))
    return groups


def filled(template: str, whole: str, groups: Sequence[str]) -> str:
    """Return what a match is replaced by.

    Raises:
        ValueError: it is too long.
    """
    if len(template) + template.count("$") * max(map(len, (whole, *groups))) > TEXT_CHARACTERS_MAX:
        raise ValueError
    text = template.replace("$&", whole)
    for number, group in enumerate(groups, start=1):
        text = text.replace(f"${number}", group)
    return text


def pattern_of(given: Given, index: int) -> Pattern | None:
    """Return the pattern literal that stands at `index` of a call; null for anything else."""
    if index >= len(given.call.arguments):
        return None
    match given.call.arguments[index]:
        case t.Call(
            callee=t.Outside(name="RegExp"),
            arguments=[t.Constant(value=str() as source), t.Constant(value=str() as flags)],
        ):
            return compiled(source, flags)
        case _:
            return None


@lru_cache(maxsize=256)
def compiled(source: str, flags: str) -> Pattern | None:
    """Return the pattern that a literal spells; null where the engine has none such."""
    if len(source) > _PATTERN_CHARACTERS_MAX:
        return None
    options = re2.Options()
    options.log_errors = False
    options.case_sensitive = "i" not in flags
    plain = source.replace(r"\/", "/")
    try:
        return Pattern(re2.compile(f"(?s){plain}" if "s" in flags else plain, options), "g" in flags)
    except re2.error:
        return None
