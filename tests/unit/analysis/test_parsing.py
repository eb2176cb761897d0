"""What can't be read is refused, with a place and a sentence of ours."""

from __future__ import annotations

import sys
import time
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


UNCOMPILABLE = [
    ("x = 1\nreturn x", 2, "'return' outside function."),
    ("def f(a, a): pass", 1, "duplicate argument 'a' in function definition."),
    ("nonlocal x", 1, "nonlocal declaration not allowed at module level."),
    ("def f():\n    await x", 2, "'await' outside async function."),
    ("yield 1", 1, "'yield' outside function."),
    ("for x in y:\n    def f():\n        break", 3, "'break' outside loop."),
    ("*a, *b = c", 1, "multiple starred expressions in assignment."),
    ("def f():\n    from math import *", 2, "import * only allowed at module level."),
    ("x = 1\nfrom __future__ import annotations", 2, "must occur at the beginning of the file."),
    ("f(secret_name=1, secret_name=2)", 1, "keyword argument repeated."),
    ("def f():\n    async with a: pass", 2, "'async with' outside async function."),
    ("try:\n    pass\nfinally:\n    continue", 4, "'continue' not properly in loop."),
]


@pytest.mark.parametrize(("code", "line", "said"), UNCOMPILABLE)
def test_code_that_parses_and_does_not_compile_is_refused(code: str, line: int, said: str) -> None:
    problem = check(Program(code), preset("minimal")).syntax_error

    assert problem is not None
    assert problem.line == line
    assert problem.message.endswith(said)


def test_blocks_whose_endings_multiply_are_read_soon() -> None:
    nested = "".join(f"{' ' * depth}try: pass\n{' ' * depth}finally:\n" for depth in range(18)) + " " * 18 + "pass\n"
    returns = "def f():\n try:\n" + "  if x: return\n" * 3_000 + " finally:\n" + "  y = 1\n" * 3_000
    begin = time.process_time()

    assert check(Program(nested), preset("strict")).allowed
    assert check(Program(returns), preset("strict")).allowed
    assert time.process_time() - begin < 4.0


@pytest.mark.parametrize(
    ("code", "version", "needed"),
    [
        ("match x:\n    case 1: pass", (3, 9), "3.10"),
        ("if (x := 1): pass", (3, 7), "3.8"),
        ("try: pass\nexcept* ValueError: pass", (3, 10), "3.11"),
    ],
)
def test_syntax_that_the_sandbox_does_not_know_is_refused(code: str, version: tuple[int, int], needed: str) -> None:
    problem = check(Program(code), preset("minimal"), python_version=version).syntax_error

    assert problem is not None
    assert (
        problem.message
        == f"The code needs Python {needed} or newer, and would run on Python {version[0]}.{version[1]}."
    )
    assert check(Program(code), preset("minimal"), python_version=(3, 11)).allowed


def test_syntax_newer_than_this_server_is_refused_with_the_reason() -> None:
    newest = (3, sys.version_info[1] + 5)
    problem = check(Program("x = = 1"), preset("minimal"), python_version=newest).syntax_error

    assert problem is not None
    assert problem.message.endswith(
        f"It would run on Python {newest[0]}.{newest[1]}; this server reads 3.{sys.version_info[1]}."
    )
    assert check(Program("x = 1"), preset("strict"), python_version=newest).allowed


def test_a_word_that_was_a_name_once_is_one_there() -> None:
    assert check(Program("match = 1\nprint(match)"), preset("strict"), python_version=(3, 8)).allowed
