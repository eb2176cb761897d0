"""The regular expressions of a policy's author, on the source and on what its calls mean; linear in time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, TypeAlias

import re2

from mcp_sandbox.analysis.advice import advice_for
from mcp_sandbox.analysis.judging import Judged
from mcp_sandbox.analysis.lines import Lines, Place
from mcp_sandbox.analysis.rules import rule_by_id
from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.policy import Pattern, Policy
from mcp_sandbox.domain.severity import Severity

__all__ = ["Kind", "Mask", "Meaning", "pattern_findings"]

_MATCHES_MAX = 200
"""Findings of one pattern in one text; past it the rest is not counted."""

_SEEN_MAX = 5_000
"""Matches that are looked at, those that don't count included; the one past it counts wherever it stands."""

_CALLS_MAX = 5_000
"""Calls under another name than the source's whose meaning is looked at."""

Kind: TypeAlias = Literal["code", "strings", "comments"]
"""What a character of a source belongs to."""


class Mask:
    """Where a source has comments and strings."""

    def __init__(self, text: str, spans: Sequence[tuple[int, int, Kind]]) -> None:
        """Keep `spans`: first character, the one past the last, and what it is; ordered, without overlap."""
        self.text = text
        self._spans = spans
        self._starts = [start for start, _, _ in spans]
        pieces: list[str] = []
        end = 0
        for start, stop, kind in spans:
            if kind == "comments":
                pieces += [text[end:start], " " * (stop - start)]
                end = stop
        self.without_comments = "".join([*pieces, text[end:]])

    def kind_at(self, position: int) -> Kind:
        """Return what the character at `position` belongs to."""
        index = bisect_right(self._starts, position) - 1
        if index >= 0 and position < self._spans[index][1]:
            return self._spans[index][2]
        return "code"


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re2.Pattern[str]:
    options = re2.Options()
    options.log_errors = False
    return re2.compile(pattern, options)


class Meaning:
    """A call as it stands in the source, and the full name of what it calls."""

    def __init__(self, symbol: str, call: Place, callee: Place) -> None:
        self.symbol = symbol
        self.call = call
        self.callee = callee


def pattern_findings(
    mask: Mask, lines: Lines, calls: Sequence[Meaning], policy: Policy, language: Language
) -> Iterator[Judged]:
    """Yield what the patterns of `policy` match: places of the text, and calls by what they mean."""
    for pattern in policy.patterns:
        if pattern.severity is not Severity.SAFE:
            for place in _in_source(pattern, mask, lines):
                yield _judged(pattern, place, None, lines, policy, language)
            if pattern.scope not in {"strings", "comments"}:
                for call in _in_calls(pattern, mask, lines, calls):
                    yield _judged(pattern, call.call, call.symbol, lines, policy, language)


def _matches(pattern: Pattern, text: str) -> Iterator[tuple[int, int]]:
    for match in _compiled(pattern.pattern).finditer(text):
        start, end = match.span()
        if end > start:
            yield start, end


def _in_source(pattern: Pattern, mask: Mask, lines: Lines) -> Iterator[Place]:
    searched = mask.without_comments if pattern.scope in {"code", "strings"} else mask.text
    counted = 0
    for seen, (start, end) in enumerate(_matches(pattern, searched)):
        if pattern.scope in {"all", mask.kind_at(start)} or seen >= _SEEN_MAX:
            yield lines.place_between(start, end)
            counted += 1
        if counted >= _MATCHES_MAX or seen >= _SEEN_MAX:
            return


def _in_calls(pattern: Pattern, mask: Mask, lines: Lines, calls: Sequence[Meaning]) -> Iterator[Meaning]:
    """Yield the calls whose resolved text, `os.system('id')` for `s('id')`, matches."""
    looked_at = 0
    for call in calls:
        written = lines.text_at(call.call, characters=2_000)
        callee = lines.text_at(call.callee, characters=2_000)
        at = lines.position_of(call.call.line, call.call.column)
        if callee == call.symbol and mask.kind_at(at) == "code":
            continue  # the source itself was looked at
        looked_at += 1
        if looked_at > _CALLS_MAX:
            return
        arguments = lines.position_of(call.callee.end_line, call.callee.end_column) - at
        text = call.symbol + written[arguments:]
        if any(start <= len(call.symbol) for start, _ in _matches(pattern, text)):
            yield call


def _judged(  # noqa: PLR0913, PLR0917  one place where all that a finding has comes together
    pattern: Pattern, place: Place, symbol: str | None, lines: Lines, policy: Policy, language: Language
) -> Judged:
    rule = rule_by_id("restricted-pattern", language)
    message = f"{rule.message} {pattern.description}".strip()
    advice = pattern.advice or advice_for(rule, policy, language)
    return Judged(rule, place, lines, pattern.severity, message, advice, symbol)
