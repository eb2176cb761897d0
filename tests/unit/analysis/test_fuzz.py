"""Programs that nobody wrote: whatever is made of the specimens is answered, under each preset and in each language."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mcp_sandbox.analysis import check
from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.program import Program, SourceFile
from mcp_sandbox.domain.request import FILE_NAMES
from mcp_sandbox.domain.violation import FINDINGS_MAX, SNIPPET_CHARACTERS_MAX, Report
from mcp_sandbox.presets import PRESETS, preset

SPECIMENS = Path(__file__).parents[2] / "specimens"
SECONDS_MAX = 8.0
"""Processor time; each takes milliseconds where nothing is wrong."""

EXAMPLES = {Language.PYTHON: 1_500}
EXAMPLES_ELSEWHERE = 300

TOKEN = re.compile(r"\w+|\s+|[^\w\s]")

FRAGMENTS = (
    "(", ")", "[", "]", "{", "}", '"', "'", "`", "\\", "/*", "*/", "//", "#", "\n", "\r", "\t", ";", ":", "=", "==",
    "<<", "$(", "${", "<%", "\x00", "\ufeff", "\ud800", "\u202e", "\u2028", "\ufb01", "\xe9", "\U0001d522\U0001d533",
    "\U0001f642", "\x0c", "\\u0065", "\\x65", "eval", "import", "os", "system", "class", "lambda", "async", "await",
    "return", "def", "function", "0x", "1e999", "__import__", "getattr", "globals()", "if", "else", "for", "while",
    "try", "with", "match", "yield", "*", "**", "@",
)  # fmt: skip

Mutation = Callable[[list[str], int, int, str], None]


def delete(pieces: list[str], first: int, second: int, _fragment: str) -> None:
    del pieces[min(first, second) : max(first, second)]


def repeat(pieces: list[str], first: int, second: int, _fragment: str) -> None:
    pieces[first:first] = pieces[first : first + 5] * (second % 8)


def swap(pieces: list[str], first: int, second: int, _fragment: str) -> None:
    pieces[first], pieces[second] = pieces[second], pieces[first]


def insert(pieces: list[str], first: int, second: int, fragment: str) -> None:
    pieces.insert(first, fragment * (second % 50 + 1))


def replace(pieces: list[str], first: int, _second: int, fragment: str) -> None:
    pieces[first] = fragment


def cut(pieces: list[str], first: int, _second: int, _fragment: str) -> None:
    del pieces[first:]


def move(pieces: list[str], first: int, second: int, _fragment: str) -> None:
    pieces.insert(second % len(pieces), pieces.pop(first))


MUTATIONS: tuple[Mutation, ...] = (delete, repeat, swap, insert, replace, cut, move)


@cache
def cells(language: Language) -> tuple[str, ...]:
    """Return what the specimens of a language are made of; at least something."""
    found = [
        cell
        for path in sorted((SPECIMENS / language.value).rglob("*.*"))
        for cell in re.split(r"^(?:#|//) %%\n", path.read_text("utf-8"), flags=re.MULTILINE)
    ]
    return tuple(found) or ("x = (1 + y) ;\n", "f(\"a\", 'b') { return g[0]; }\n")


@st.composite
def programs(draw: st.DrawFn, language: Language) -> str:
    """Return a specimen, or two, with lines and words deleted, repeated, swapped, moved, cut off and put in."""
    text = draw(st.sampled_from(cells(language)))
    if draw(st.booleans()):
        text += draw(st.sampled_from(cells(language)))
    numbers = st.integers(0, 1 << 20)
    for _ in range(draw(st.integers(0, 6))):
        pieces = text.splitlines(keepends=True) if draw(st.booleans()) else TOKEN.findall(text)
        if not pieces:
            break
        fragment = draw(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=4)))
        mutate = draw(st.sampled_from(MUTATIONS))
        mutate(pieces, draw(numbers) % len(pieces), draw(numbers) % len(pieces), fragment)
        text = "".join(pieces)
    return text


def assert_answered(program: Program, policy: str, earlier: Sequence[Program] = ()) -> None:
    begin = time.process_time()
    report = check(program, preset(policy), earlier=earlier)

    assert time.process_time() - begin < SECONDS_MAX
    assert Report.model_validate_json(report.model_dump_json()) == report
    assert len(report.violations) == min(report.violations_total, FINDINGS_MAX)
    assert len(report.notes) <= FINDINGS_MAX
    assert (report.advice is None) == report.allowed
    for finding in (*report.violations, *report.notes):
        assert finding.line >= 1
        assert finding.column >= 1
        assert (finding.end_line, finding.end_column) >= (finding.line, finding.column)
        assert len(finding.snippet) <= SNIPPET_CHARACTERS_MAX


@pytest.mark.slow
@pytest.mark.parametrize("language", Language)
def test_what_is_made_of_specimens_is_answered(language: Language) -> None:
    @settings(
        max_examples=EXAMPLES.get(language, EXAMPLES_ELSEWHERE),
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
    )
    @given(programs(language), st.sampled_from(list(PRESETS)), st.sampled_from(["code", "file", "earlier"]))
    def answered(code: str, policy: str, place: str) -> None:
        if place == "file":
            name = FILE_NAMES[language].replace("ain.", "ore.")
            program = Program("x", files=(SourceFile(name, code.encode("utf-8", "surrogatepass")),))
            assert_answered(program, policy)
        else:
            halves = code[: len(code) // 2], code[len(code) // 2 :]
            earlier = [Program(halves[0], language)] if place == "earlier" else []
            assert_answered(Program(halves[1] if earlier else code, language), policy, earlier)

    answered()
