"""No R program takes the check long, and none makes it raise."""

from __future__ import annotations

import time

import pytest

from mcp_sandbox.analysis import check
from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.program import Program
from mcp_sandbox.presets import preset

MANY = 100_000
SECONDS_MAX = 3.0
"""A second on a machine of its own; tests share theirs."""

HOSTILE = {
    "spaces": " " * 50_000,
    "open parentheses": "(" * MANY,
    "parentheses": "(" * 20_000 + "1" + ")" * 20_000,
    "braces": "{" * MANY + "}" * MANY,
    "brackets": "x" + "[" * MANY,
    "calls of calls": "a" + "()" * MANY,
    "members": "a" + "$b" * MANY,
    "elements": "a" + "[1]" * MANY,
    "namespaces": "a" + "::b" * 30_000,
    "a long sum": "x <- 1" + " + y" * MANY,
    "assignments": "x <- " * MANY + "1",
    "assignments to the right": "1" + " -> x" * MANY,
    "pipes": "x" + " |> f()" * MANY,
    "powers": "2" + "^2" * MANY,
    "signs": "-" * MANY + "1",
    "formulas": "~" * MANY + "x",
    "one long line": 'x <- "' + "a" * 1_000_000 + '"',
    "one long name": "a" * 1_000_000,
    "a long number": "9" * MANY,
    "backslashes": '"' + "\\" * MANY + '"',
    "else if": "if (a) b()" + " else if (b) c()" * 20_000,
    "functions in functions": "function(x) " * 20_000 + "1",
    "lambdas in lambdas": "\\(x) " * 20_000 + "1",
    "calls in calls": "f(" * 20_000 + ")" * 20_000,
    "loops in loops": "for (i in 1:9) " * 3_000 + "x",
    "aliases": "a0 <- system\n" + "".join(f"a{i + 1} <- a{i}\n" for i in range(5_000)),
    "aliases backwards": "".join(f"a{i} <- a{i + 1}\n" for i in range(5_000)),
    "twice each time": "".join(f"f{i} <- function(x) paste0(f{i + 1}(x), f{i + 1}(x))\n" for i in range(40))
    + "get(f0(1))",
    "a function that calls itself twice": 'f <- function(x) paste0(f(x), f(x))\nget(f("a"))',
    "a loop without end": 's <- ""\nwhile (TRUE) s <- paste0(s, "x")\nget(s)',
    "a text that doubles": 's <- "x"\nfor (i in 1:99999) s <- paste0(s, s)\nget(s)',
    "long vectors": "get(intToUtf8(rep(1:4000, 4000)))",
    "a long sequence": "get(paste(1:99999999, collapse = ''))",
    "a long text repeated": 'get(strrep(strrep("x", 60000), 60000))',
    "many elements": "get(intToUtf8(c(" + "101," * 20_000 + "1)))",
    "code in code": "eval(parse(text = 'eval(parse(text = \"eval(parse(text = x))\"))'))" * 500,
    "code that reads itself": "x <- 'eval(parse(text = x))'\neval(parse(text = x))",
    "a pattern that backtracks": 'get(gsub("(a+)+b", "", strrep("a", 5000)))',
    "a vector that holds itself": "x <- c()\nfor (i in 1:9) x <- c(x, x, system)\n" * 200,
    "packages": "".join(f"library(p{i})\n" for i in range(3_000)) + "f(x)\n" * 1_000,
    "nothing": "",
}


@pytest.mark.parametrize("policy", ["minimal", "strict"])
@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_program_is_answered_soon(case: str, policy: str) -> None:
    started = time.perf_counter()
    check(Program(HOSTILE[case], Language.R), preset(policy))

    assert time.perf_counter() - started < SECONDS_MAX
