"""Hostile R is answered, and soon; margins are wide, for busy machines."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mcp_sandbox.analysis import check
from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.program import Program
from mcp_sandbox.presets import preset

SECONDS_MAX = 6.0
"""Processor time; each of these takes a fraction of a second where nothing is wrong."""

HOSTILE = {
    "spaces": " " * 50_000,
    "a line of a megabyte": "x <- '" + "a" * 1_000_000 + "'",
    "parentheses": "(" * 100_000,
    "parentheses around a number": "(" * 100_000 + "1" + ")" * 100_000,
    "brackets": "x" + "[" * 100_000,
    "braces": "{" * 50_000 + "}" * 50_000,
    "members": "a" + "$b" * 100_000,
    "slots": "a" + "@b" * 100_000,
    "calls": "a" + "()" * 100_000,
    "elements": "a" + "[1]" * 100_000,
    "elements of elements": "a" + "[[1]]" * 100_000,
    "a sum": "x <- " + " + ".join(["1"] * 100_000),
    "pipes": "x" + " |> f()" * 100_000,
    "pipes of an older kind": "x" + " %>% f" * 100_000,
    "alternatives": "x <- " + " || ".join(["a"] * 20_000),
    "a ladder of ifs": "if (a) 1 " + "else if (b) 2 " * 50_000,
    "negations": "!" * 100_000 + "a",
    "formulas": "~" * 100_000 + "1",
    "assignments": "a <- " * 50_000 + "1",
    "assignments to the right": "1" + " -> a" * 50_000,
    "a wide vector": "x <- c(" + "1, " * 300_000 + "1)",
    "functions in functions": "function(x) " * 3_000 + "1",
    "loops in loops": "for (i in 1:10) " * 3_000 + "1",
    "branches in branches": "if (a) { " * 2_000 + "}" * 2_000,
    "lists in lists": "list(" * 5_000 + ")" * 5_000,
    "calls in calls": "do.call(" * 2_000 + "x" + ")" * 2_000,
    "a wide switch": "switch(a, " + "b = 1, " * 20_000 + "1)",
    "quotes": "'" * 100_000,
    "backticks": "`" * 100_000,
    "a comment": "#" * 1_000_000,
    "a raw text": 'r"(' + "a" * 100_000 + ')"',
    "aliases": "a0 <- system\n" + "".join(f"a{i} <- a{i - 1}\n" for i in range(1, 3_000)) + "a2999('x')",
    "aliases backwards": "".join(f"a{i} <- a{i + 1}\n" for i in range(3_000)),
    "calls without end": "f0 <- function(x) x\n"
    + "".join(f"f{i} <- function(x) f{i - 1}(f{i - 1}(x))\n" for i in range(1, 60))
    + "f59('ls')",
    "a chain of functions": "".join(f"m{i} <- function(a) m{i + 1}(a)\n" for i in range(3_000)) + "m0(1)",
    "texts that double": "x0 <- 'a'\n"
    + "".join(f"x{i} <- paste0(x{i - 1}, x{i - 1})\n" for i in range(1, 60))
    + "get(x59)('ls')",
    "vectors that multiply": "x <- c('a', 'b')\n" + "x <- outer(x, x, paste0)\n" * 60 + "get(x)",
    "all combinations": "get(paste0(" + ", ".join(["c('a', 'b')"] * 40) + "))",
    "a long text put together": "x <- paste0(" + ", ".join(["'a'"] * 20_000) + ")\nget(x)",
    "a text repeated": "get(strrep('a', 1e9))('x')",
    "a wide format": "get(sprintf('%999999999d', 1L))",
    "a long loop": "s <- ''\nfor (i in 1:1e12) s <- paste0(s, 'a')\nget(s)",
    "an endless loop": "s <- ''\nwhile (TRUE) s <- paste0(s, 'a')\nget(s)",
    "a long map": "lapply(1:1e9, function(i) get(i))",
    "texts of code": "".join(f"eval(parse(text = 'x <- {i}'))\n" for i in range(300)),
    "a text of code that evaluates itself": "s <- 'eval(parse(text = s))'\neval(parse(text = s))",
    "a pattern": "get(gsub('(a+)+$', 'b', '" + "a" * 4_000 + "'))",
    "many calls": "f <- function(a, b) c(a, b)\n" + "f(1, 2)\n" * 4_000,
    "many findings": "system('a')\n" * 5_000,
    "many parameters": "f <- function("
    + ", ".join(f"a{i}" for i in range(3_000))
    + ") 1\nf("
    + ", ".join(["1"] * 3_000)
    + ")",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_program_is_answered_soon(name: str) -> None:
    begin = time.process_time()
    check(Program(HOSTILE[name], Language.R), preset("strict"))

    assert time.process_time() - begin < SECONDS_MAX


@pytest.mark.parametrize(
    "code",
    [
        "a" + "$b(1)" * 300 + "\nsystem('x')",
        "x <- " + " + ".join(["a"] * 300) + "\nsystem('x')",
        "x" + " |> f()" * 300 + "\nsystem('x')",
        "x" + " %>% f" * 300 + "\nsystem('x')",
        "if (a) 1 " + "else if (b) 2 " * 300 + "\nsystem('x')",
    ],
)
def test_what_stands_behind_a_chain_of_hundreds_is_found(code: str) -> None:
    (violation,) = check(Program(code, Language.R), preset("development")).violations

    assert violation.rule == "shell-command"


STATEMENTS = [
    "a <- system", "b <- a", "a <- list(a, b)", "b <- a[[1]]", "c <- list(k = b)", "a <- c$k", "b <- c[['k']]",
    "f <- function(x, y = system) x", "a <- f(b)", "b <- (function(x) x)(a)", "g <- function(...) list(...)",
    "b <- g(a, b)", "a -> b", "b <<- a", "assign('a', b)", "b <- get('a')", "s <- ''", "s <- paste0(s, 'x')",
    "for (x in c('s', 'y')) s <- paste0(s, x)", "while (nchar(s) < 3) s <- paste0(s, 'y')", "b <- get(s)",
    "a <- match.fun(s)", "eval(parse(text = s))", "b <- eval(quote(a))", "a <- if (b) a else c", "a$k <- b",
    "a[['k']] <- b", "b <- lapply(a, f)", "a <- Map(f, b, c)", "b <- Reduce(f, a)", "a <- do.call(f, list(b))",
    "a <- tryCatch(b, error = function(e) c)", "b <- a |> f()", "a <- b %>% f", "e <- new.env()", "e$a <- b",
    "a <- e$a", "b <- local({ a })", "a <- switch(s, x = b, c)", "`f<-` <- function(x, value) value", "f(a) <- b",
    "a <- y ~ x + b", "h <- function(n) if (n > 1) h(n - 1) else a", "b <- h(3)", "a <- sapply(1:3, function(i) b)",
    "s <- gsub('x', s, s)", "s <- rev(strsplit(s, '')[[1]])", "s <- sprintf('%s%s', s, s)", "repeat { break }",
    "K <- setRefClass('K', methods = list(m = function() a))", "b <- K$new()$m()", "a <- with(c, k)",
]  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(STATEMENTS), max_size=25).map("\n".join))
def test_no_tangle_of_statements_raises_or_is_read_in_two_ways(code: str) -> None:
    report = check(Program(code, Language.R), preset("strict"))

    assert report.syntax_error is None
    assert check(Program(code, Language.R), preset("strict")) == report
