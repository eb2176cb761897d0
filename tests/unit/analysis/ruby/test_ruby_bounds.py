"""No Ruby program takes the check long, and none makes it raise."""

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
    "open brackets": "[" * MANY,
    "lists in lists": "[" * 20_000 + "]" * 20_000,
    "calls of calls": "a" + "()" * MANY,
    "members": "a" + ".b" * MANY,
    "members that may be missing": "a" + "&.b" * MANY,
    "constants in constants": "A" + "::B" * MANY,
    "elements": "a" + "[1]" * MANY,
    "a long sum": "x = 1" + " + y" * MANY,
    "assignments": "x = " * MANY + "1",
    "signs": "-" * MANY + "1",
    "denials": "!" * MANY + "x",
    "choices": "a ? b : " * 20_000 + "c",
    "one long line": 'x = "' + "a" * 1_000_000 + '"',
    "one long name": "a" * 1_000_000,
    "a long number": "9" * MANY,
    "backslashes": '"' + "\\" * MANY + '"',
    "texts within texts": '"#{' * 5_000 + "1" + '}"' * 5_000,
    "elsif": "if a\n b\n" + "elsif c\n d\n" * 20_000 + "end",
    "blocks in blocks": "f { " * 10_000 + "}" * 10_000,
    "lambdas in lambdas": "-> { " * 10_000 + "}" * 10_000,
    "calls in calls": "f(" * 20_000 + ")" * 20_000,
    "classes in classes": "class A\n" * 5_000 + "end\n" * 5_000,
    "open comments": "=begin\n" * 15_000,
    "open lists of words": "%w[" * 30_000,
    "heredocs": "<<A\n" * 20_000,
    "brackets that close nothing": "a]" * 50_000,
    "ticks": "`" * MANY,
    "aliases": "a0 = method(:system)\n" + "".join(f"a{i + 1} = a{i}\n" for i in range(5_000)),
    "aliases backwards": "".join(f"a{i} = a{i + 1}\n" for i in range(5_000)),
    "twice each time": "".join(f"def f{i}(x) = f{i + 1}(x) + f{i + 1}(x)\n" for i in range(40)) + "send(f0('x'))",
    "a function that calls itself twice": "def f(x) = f(x) + f(x)\nsend(f('a'))",
    "a loop without end": "s = ''\nloop { s << 'x' }\nsend(s)",
    "a text that doubles": "s = 'x'\n99999.times { s += s }\nsend(s)",
    "a long text repeated": "send('x' * 60000 * 60000)",
    "a long range": "send((1..99999999).map(&:chr).join)",
    "code that reads itself": "x = 'eval(x)'\neval(x)",
    "a pattern that backtracks": "send(('a' * 5000).gsub(/(a+)+b/, ''))",
    "nothing": "",
}


@pytest.mark.parametrize("policy", ["minimal", "strict"])
@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_program_is_answered_soon(case: str, policy: str) -> None:
    started = time.perf_counter()
    check(Program(HOSTILE[case], Language.RUBY), preset(policy))

    assert time.perf_counter() - started < SECONDS_MAX
