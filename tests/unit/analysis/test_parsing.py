"""What can't be read is refused, with a place and a sentence of ours."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mcp_sandbox.analysis import check
from mcp_sandbox.domain.program import Program
from mcp_sandbox.domain.violation import Report
from mcp_sandbox.presets import preset

Checker = Callable[..., Report]

UNREADABLE = [
    ("def f(:\n  pass", 1, 7),
    ("x = 1\ny = (", 2, 5),
    ("x = 1\0", 1, 6),
    ('x = 1\ny = "\ud800"', 2, 6),
    ("x = 1\r# hidden\nimport os", 1, 6),
    ("# -*- coding: utf-7 -*-\nx = 1", 1, 1),
    ("#!/usr/bin/python\n# vim: set fileencoding=rot13 :\nx = 1", 2, 1),
    ("\ufeff# coding: latin-1\nx = 1", 1, 1),
    ("if x:\n\ty\n        z", 3, 1),
    ("x = 0777", 1, 5),
]


@pytest.mark.parametrize(("code", "line", "column"), UNREADABLE)
def test_unreadable_code_is_refused_with_its_place(checked: Checker, code: str, line: int, column: int) -> None:
    report = checked(code, "minimal")

    assert not report.allowed
    assert report.syntax_error is not None
    assert (report.syntax_error.line, report.syntax_error.column) == (line, column)
    assert report.advice


@pytest.mark.parametrize(
    "code",
    [
        "# -*- coding: utf-8 -*-\nx = 1",
        "\ufeffx = 1",
        "x = 1\n\n# coding: utf-7\n",
        "x = 1\r\ny = 2\r\n",
        "\fx = 1",
        "'\\d'\nx is 1\nassert (x, 1)\n",
    ],
)
def test_readable_code_is_read_without_a_warning(checked: Checker, code: str) -> None:
    assert checked(code, "strict").allowed


@pytest.mark.parametrize(
    "code",
    [
        "secret_name = = 1",
        "def f(): 'secret_name\nx",
        "x = \u201csecret_name\u201d",
        "f(secret_name=1, secret_name=2)",
        "import secret_name-x",
        "secret_name secret_name",
        "f'{secret_name secret_name}'",
        "print secret_name",
    ],
)
def test_a_syntax_message_never_quotes_the_program(checked: Checker, code: str) -> None:
    problem = checked(code).syntax_error

    assert problem is None or "secret_name" not in problem.message
    assert problem is None or problem.message.isascii()


@pytest.mark.parametrize(
    "code",
    ["(" * 100_000 + ")" * 100_000, "a" + ".b" * 100_000, "-" * 100_000 + "1", "[" * 500 + "]" * 500],
)
def test_code_too_deep_to_read_says_so(checked: Checker, code: str) -> None:
    problem = checked(code).syntax_error

    assert problem is not None
    assert "too deeply nested" in problem.message


@pytest.mark.parametrize(
    "code",
    ["+".join(["1"] * 900), "a" + ".b" * 900, "f" + "()" * 900, "(" * 150 + "1" + ")" * 150, "not " * 500 + "x"],
)
def test_code_that_a_recursive_visitor_dies_of_passes(checked: Checker, code: str) -> None:
    assert checked(code, "strict").allowed


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("if True:\nprint(1)", "after 'if' statement on line 1."),
        ("1 = x", "Maybe you meant '==' instead of '='?"),
        ("x = (1,\n", "'(' was never closed."),
    ],
)
def test_the_grammars_own_tokens_are_named(code: str, said: str) -> None:
    problem = check(Program(code), preset("strict")).syntax_error

    assert problem is not None
    assert problem.message.endswith(said)
