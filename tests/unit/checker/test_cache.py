"""Answers that were given already."""

from __future__ import annotations

import pytest

from mcp_sandbox.checker.cache import Cache, key_of
from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.program import Program, SourceFile
from mcp_sandbox.domain.violation import Report
from mcp_sandbox.presets import preset

REPORT = Report(advice="x")


def key(program: Program, policy: str = "strict", *earlier: Program, version: tuple[int, int] | None = None) -> bytes:
    return key_of(program, preset(policy), earlier, version)


def test_the_same_question_has_the_same_key() -> None:
    files = (SourceFile("a.py", b"1"),)

    assert key(Program("1", files=files)) == key(Program("1", files=files))


def test_what_the_check_does_not_read_does_not_count() -> None:
    assert key(Program("1", stdin=b"a")) == key(Program("1", stdin=b"b"))


@pytest.mark.parametrize(
    "other",
    [
        key(Program("2")),
        key(Program("1"), "production"),
        key(Program("1", Language.BASH)),
        key(Program("1", files=(SourceFile("a.py", b""),))),
        key(Program("1"), "strict", Program("2")),
        key(Program("1"), version=(3, 12)),
        key(Program("1\ud800")),
    ],
)
def test_another_question_has_another_key(other: bytes) -> None:
    assert other != key(Program("1"))


def test_no_text_can_be_moved_from_one_part_to_another() -> None:
    files = [
        (SourceFile("ab", b"c"),),
        (SourceFile("a", b"bc"),),
        (SourceFile("a", b"b"), SourceFile("c", b"")),
        (SourceFile("a", b""), SourceFile("b", b"c")),
        (SourceFile("c", b""), SourceFile("a", b"b")),
    ]
    programs = [
        *((Program("x", files=one),) for one in files),
        (Program("xabc"),),
        (Program("x"), Program("abc")),
        (Program("xa"), Program("bc")),
    ]

    assert len({key(first, "strict", *earlier) for first, *earlier in programs}) == len(programs)


def test_those_that_nobody_asked_for_longest_go_first() -> None:
    cache = Cache(entries_max=2)
    cache.keep(b"a", REPORT, 1)
    cache.keep(b"b", REPORT, 1)
    assert cache.get(b"a") is REPORT
    cache.keep(b"c", REPORT, 1)

    assert [cache.get(one) is not None for one in (b"a", b"b", b"c")] == [True, False, True]


def test_bytes_are_bounded_too() -> None:
    cache = Cache(bytes_max=10)
    cache.keep(b"a", REPORT, 6)
    cache.keep(b"a", REPORT, 6)
    assert cache.get(b"a") is REPORT, "the same answer is counted once"
    cache.keep(b"b", REPORT, 6)
    assert [cache.get(one) is not None for one in (b"a", b"b")] == [False, True]
    cache.keep(b"c", REPORT, 11)

    assert [cache.get(one) for one in (b"a", b"b", b"c")] == [None, None, None]
