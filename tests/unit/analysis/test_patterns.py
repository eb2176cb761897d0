"""An operator's patterns count in code, in strings or in comments, as Python tells them apart."""

from __future__ import annotations

import ast
import time
import tokenize
from io import StringIO
from itertools import pairwise
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcp_sandbox.analysis import check
from mcp_sandbox.analysis.python.spans import plain_names, spans_of
from mcp_sandbox.domain.policy import Pattern, Policy
from mcp_sandbox.domain.program import Program
from mcp_sandbox.domain.severity import Severity

PlaceOf = Literal["code", "strings", "comments", "all"]


def lines_found(code: str, pattern: str = "MARK", scope: PlaceOf = "code") -> list[tuple[int, int]]:
    report = check(Program(code), Policy(name="x", patterns=(Pattern(pattern=pattern, scope=scope),)))
    assert report.syntax_error is None
    return [(one.line, one.column) for one in report.violations]


def wide(text: str) -> str:
    """Return `text` in the wide letters that Python reads as the plain ones."""
    return "".join(chr(ord(character) + 0xFEE0) for character in text)


WHERE = [
    ("MARK = 1", "code"),
    ("x = MARK  # no", "code"),
    ("x = 'MARK'", "strings"),
    ('x = "it\'s MARK"', "strings"),
    ("x = '\\'MARK'", "strings"),
    ("x = r'\\' + MARK'", "strings"),
    ('"""a\n"MARK" \'b\'\n"""', "strings"),
    ("'''a '' MARK\n'''", "strings"),
    ("x = b'MARK'", "strings"),
    ("x = 1  # 'MARK'", "comments"),
    ("# MARK", "comments"),
    ("x = '#'; MARK = 1", "code"),
    ("x = '''#'''; MARK = 1", "code"),
    ("x = f'{MARK}'", "code"),
    ("x = f'MARK {x}'", "strings"),
    ("x = f'{x} MARK {x}'", "strings"),
    ("x = f'{{MARK}}'", "strings"),
    ("x = f'{{{MARK}}}'", "code"),
    ("x = f'{x:MARK}'", "strings"),
    ("x = f'{x:{MARK}}'", "code"),
    ("x = f'{x!r:>{MARK}} a'", "code"),
    ("x = f'{d[\"MARK\"]}'", "strings"),
    ("x = f'{d[\"a\"]} {MARK}'", "code"),
    ("x = f'{(lambda: MARK)()}'", "code"),
    ("x = f'{ {1: MARK}[1] }'", "code"),
    ("x = f'''{\n MARK\n}'''", "code"),
    ("x = rf'\\d{MARK}'", "code"),
    ("x = f'{f\"{MARK}\"}'", "code"),
    ("x = f'{f\"MARK\"}'", "strings"),
    ("x = f'{a}' 'MARK' f'{b}'", "strings"),
    ("x = f'{a}' f'{MARK}'", "code"),
    ("x = 'a' \\\n 'MARK'", "strings"),
    ("x = 'a\\\nMARK'", "strings"),
    ("x = 'a' + \\\n MARK", "code"),
]


@pytest.mark.parametrize(("code", "where"), WHERE)
def test_a_match_counts_where_its_first_character_stands(code: str, where: str) -> None:
    ast.parse(code)
    scopes: tuple[PlaceOf, ...] = ("code", "strings", "comments")

    assert {scope for scope in scopes if lines_found(code, scope=scope)} == {where}
    assert lines_found(code, scope="all")


@pytest.mark.parametrize(
    ("text", "strings"),
    [
        ('f"{d["MARK"]} end"', ['f"{', '"MARK"', '} end"']),
        ('f"{", ".join(x)}"', ['f"{', '", "', '}"']),
        ('f"{x # a comment\n}"', ['f"{', '}"']),
    ],
)
def test_quotes_of_newer_f_strings_are_told_apart(text: str, strings: list[str]) -> None:
    assert [text[start:end] for start, end, kind in spans_of(text) if kind == "strings"] == strings


@pytest.mark.parametrize(
    ("code", "pattern"),
    [
        ("import os as o\no.system('id')", r"os\.system\("),
        ("from os import system\nsystem('id')", r"os\.system\('id'\)"),
        ("import os\nos.\\\n  system('id')", r"os\.system"),
        ("import os\ngetattr(os, 'sys' + 'tem')('id')", r"os\.system"),
        ("import os\nx = f\"{os.system('id')}\"", r"os\.system"),
        ("import os\nos." + wide("s") + "ystem('id')", r"os\.system"),
        (wide("secret") + " = 1", "secret"),
        ("x = f'{" + wide("secret") + "}'", "secret"),
    ],
)
def test_a_pattern_sees_what_the_code_means(code: str, pattern: str) -> None:
    assert lines_found(code, pattern)


def test_wide_letters_in_a_string_are_what_they_are() -> None:
    assert not lines_found(f"x = '{wide('secret')}'", "secret", "strings")


def test_a_finding_stands_at_the_match() -> None:
    assert lines_found("é = 'é'; x = MARK\ny = MARK") == [(1, 14), (2, 5)]


def test_mentions_hide_no_match_behind_them() -> None:
    code = "x = '" + "MARK " * 3_000 + "'\n" + "y = MARK\n"

    assert lines_found(code) == [(2, 5)]


def test_more_mentions_than_can_be_looked_at_count_as_one() -> None:
    assert lines_found("x = '" + "MARK " * 6_000 + "'\n" + "y = MARK\n")


def test_calls_hide_no_call_behind_them() -> None:
    code = "import os as o\nimport math\n" + "math.sin(1)\n" * 5_000 + "o.system('id')\n"

    assert lines_found(code, r"os\.system") == [(5_003, 1)]


@pytest.mark.parametrize("pattern", ["(a+)+$", "(a|aa)+b", "a.*b.*c", r"['\"].*['\"]"])
def test_every_pattern_is_linear(pattern: str) -> None:
    policy = Policy(name="x", patterns=(Pattern(pattern=pattern, scope="all", severity=Severity.HIGH),))
    begin = time.process_time()
    check(Program("x = '" + "a" * 50_000 + "!'\n" + "y = f'" + "{a}" * 10_000 + "'\n" + "# " + "a'" * 20_000), policy)

    assert time.process_time() - begin < 8.0


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="fFrb'\"{}#:!\\\n x", max_size=60))
def test_spans_never_overlap_and_never_leave_the_text(text: str) -> None:
    spans = spans_of(text)

    assert all(start < end for start, end, _ in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert not spans or spans[-1][1] <= len(text)
    assert len(plain_names(text, spans)) == len(text)


_PIECES = ["'a'", '"b"', "'''c\n'''", "x", " + ", "(", ")", "# d\n", "\n", "1", "r'\\d'", "b'e'", "[", "]"]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=20).map("".join))
def test_strings_and_comments_are_where_python_has_them(text: str) -> None:
    try:
        tokens = list(tokenize.generate_tokens(StringIO(text).readline))
        ast.parse(text)
    except (tokenize.TokenError, SyntaxError, IndentationError):
        return
    expected = [one.string for one in tokens if one.type in {tokenize.STRING, tokenize.COMMENT}]

    assert [text[start:end] for start, end, _ in spans_of(text)] == expected
