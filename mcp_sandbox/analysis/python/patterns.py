"""The regular expressions of a policy's author, on the source and on what its calls mean; linear in time."""

from __future__ import annotations

import ast
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import re2

from mcp_sandbox.analysis.advice import advice_for
from mcp_sandbox.analysis.python.presenting import Judged, Lines
from mcp_sandbox.analysis.python.reporting import symbol_of
from mcp_sandbox.analysis.python.resolver import Finding
from mcp_sandbox.analysis.python.scopes import Scope
from mcp_sandbox.analysis.rules import rule_by_id
from mcp_sandbox.domain.policy import Pattern, Policy
from mcp_sandbox.domain.severity import Severity

__all__ = ["Mask", "call_violations", "source_violations"]

_MATCHES_MAX = 200
"""Matches of one pattern in one text; past it the rest is not counted."""

_CALLS_MAX = 2_000

_TOKEN = re.compile(
    r"(?P<comment>\#[^\n]*)|"
    r"(?P<string>(?:\b[bBfFrRuU]{1,2})?(?:"
    r'"""[^"\\]*(?:(?:\\.|"(?!""))[^"\\]*)*"""|'
    r"'''[^'\\]*(?:(?:\\.|'(?!''))[^'\\]*)*'''|"
    r'"[^"\\\n]*(?:\\.[^"\\\n]*)*"|'
    r"'[^'\\\n]*(?:\\.[^'\\\n]*)*'))",
    re.DOTALL,
)


class Mask:
    """Where a source has comments and strings."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._spans: list[tuple[int, int, str]] = []
        pieces: list[str] = []
        end = 0
        for match in _TOKEN.finditer(text):
            self._spans.append((match.start(), match.end(), match.lastgroup or ""))
            if match.lastgroup == "comment":
                pieces += [text[end : match.start()], " " * (match.end() - match.start())]
                end = match.end()
        self.without_comments = "".join([*pieces, text[end:]])
        self._starts = [start for start, _, _ in self._spans]

    def kind_at(self, position: int) -> str:
        """Return `code`, `string` or `comment`."""
        index = bisect_right(self._starts, position) - 1
        if index >= 0 and position < self._spans[index][1]:
            return self._spans[index][2]
        return "code"


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re2.Pattern[str]:
    options = re2.Options()
    options.log_errors = False
    return re2.compile(pattern, options)


def _matches(pattern: Pattern, text: str) -> Iterator[tuple[int, int]]:
    for count, match in enumerate(_compiled(pattern.pattern).finditer(text)):
        if count >= _MATCHES_MAX:
            return
        start, end = match.span()
        if end > start:
            yield start, end


def source_violations(mask: Mask, lines: Lines, scope: Scope, policy: Policy) -> Iterator[Judged]:
    """Yield a violation for each place of a text where a pattern of `policy` matches."""
    wanted = {"code": "code", "strings": "string", "comments": "comment"}
    for pattern in policy.patterns:
        if pattern.severity is Severity.SAFE:
            continue
        searched = mask.without_comments if pattern.scope in {"code", "strings"} else mask.text
        for start, end in _matches(pattern, searched):
            if pattern.scope == "all" or mask.kind_at(start) == wanted[pattern.scope]:
                yield _violation(pattern, _place(lines, start, end), None, (scope, lines), policy)


def call_violations(
    calls: Sequence[tuple[ast.Call, str, Scope]], places: Mapping[Scope, tuple[Mask, Lines]], policy: Policy
) -> Iterator[Judged]:
    """Yield a violation for each call whose resolved text, `os.system('id')` for `s('id')`, matches a pattern."""
    for node, name, scope in calls[:_CALLS_MAX]:
        mask, lines = places[scope.module]
        symbol = symbol_of(name)
        written = _text(node, lines)
        callee = _text(node.func, lines)
        column = lines.column(node.lineno, node.col_offset)
        if callee == symbol and mask.kind_at(lines.position_of(node.lineno, column)) == "code":
            continue  # the source itself was looked at; inside an f-string it was not
        text = symbol + written[len(callee) :]
        for pattern in policy.patterns:
            if pattern.severity is Severity.SAFE or pattern.scope in {"strings", "comments"}:
                continue
            for start, _ in _matches(pattern, text):
                if start <= len(symbol):
                    yield _violation(pattern, node, symbol, (scope, lines), policy)
                    break


def _text(node: ast.expr, lines: Lines) -> str:
    start = lines.column(node.lineno, node.col_offset)
    end_line = node.end_lineno or node.lineno
    return lines.snippet(
        node.lineno, start, end_line, lines.column(end_line, node.end_col_offset or 0), characters=2_000
    )


def _place(lines: Lines, start: int, end: int) -> ast.expr:
    """Return a node that stands where the match does, for the common way of showing findings."""
    line, column = lines.position_at(start)
    end_line, end_column = lines.position_at(end)
    return ast.Constant(
        None,
        lineno=line,
        col_offset=lines.offset(line, column),
        end_lineno=end_line,
        end_col_offset=lines.offset(end_line, end_column),
    )


def _violation(
    pattern: Pattern, node: ast.expr, symbol: str | None, where: tuple[Scope, Lines], policy: Policy
) -> Judged:
    rule = rule_by_id("restricted-pattern")
    scope, lines = where
    message = f"{rule.message} {pattern.description}".strip()
    advice = pattern.advice or advice_for(rule.category, policy)
    return Judged(Finding(rule, node, symbol, scope), lines, pattern.severity, message, advice)
