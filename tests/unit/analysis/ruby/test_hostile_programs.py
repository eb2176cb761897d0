"""Hostile Ruby is answered, and soon; margins are wide, for busy machines."""

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
    "a line of a megabyte": "x = '" + "a" * 1_000_000 + "'",
    "parentheses": "(" * 100_000,
    "parentheses around a number": "(" * 100_000 + "1" + ")" * 100_000,
    "brackets": "[" * 100_000 + "]" * 100_000,
    "braces": "{" * 100_000 + "}" * 100_000,
    "members": "a" + ".b" * 100_000,
    "calls": "a" + ".b()" * 100_000,
    "members of something known": "Kernel" + ".b" * 100_000,
    "elements": "a" + "[0]" * 100_000,
    "constants": "A" + "::B" * 100_000,
    "a sum": "x = " + " + ".join(["1"] * 100_000),
    "a sum of texts": "send(" + " + ".join(["'a'"] * 3_000) + ")",
    "alternatives": "x = " + " || ".join(["a"] * 20_000),
    "conditions": "a ? b : " * 20_000 + "c",
    "a ladder of ifs": "if a\n1\n" + "elsif b\n2\n" * 50_000 + "end",
    "negations": "!" * 100_000 + "a",
    "assignments": "a = " * 50_000 + "1",
    "a wide list": "x = [" + "1, " * 300_000 + "]",
    "words": "%w[" + "a " * 200_000 + "]",
    "maps in maps": "{a: " * 5_000 + "1" + "}" * 5_000,
    "blocks in blocks": "a { " * 20_000 + "}" * 20_000,
    "classes in classes": "class A\n" * 3_000 + "end\n" * 3_000,
    "methods in methods": "def a\n" * 3_000 + "end\n" * 3_000,
    "texts in texts": '"#{' * 2_000 + "1" + '}"' * 2_000,
    "heredocs": "".join(f"x = <<~A{i}\n  y\nA{i}\n" for i in range(3_000)),
    "rescues in rescues": "begin\n" * 3_000 + "rescue\nend\n" * 3_000,
    "many branches": "case a\n" + "when 1 then 2\n" * 20_000 + "end",
    "many patterns": "case a\n" + "in [x, y] then 2\n" * 5_000 + "end",
    "quotes": "'" * 100_000,
    "backticks": "`" * 100_000,
    "a comment": "#" * 1_000_000,
    "what follows the end": "__END__\n" + "system('x')\n" * 50_000,
    "signs": "*" * 100_000,
    "aliases": "a0 = method(:system)\n" + "".join(f"a{i} = a{i - 1}\n" for i in range(1, 3_000)) + "a2999.call('x')",
    "aliases backwards": "".join(f"$g{i} = $g{i + 1}\n" for i in range(5_000)),
    "fields backwards": "".join(f"@g{i} = @g{i + 1}\n" for i in range(5_000)),
    "calls without end": "def f0(x) = x\n"
    + "".join(f"def f{i}(x) = f{i - 1}(f{i - 1}(x))\n" for i in range(1, 60))
    + "f59('ls')",
    "a chain of methods": "".join(f"def m{i}(a) = m{i + 1}(a)\n" for i in range(3_000)) + "m0(1)",
    "a text that doubles": "s = 'a'\n" + "s << s\n" * 60 + "send(s, 'x')",
    "texts that double": "x0 = 'a'\n" + "".join(f"x{i} = x{i - 1} + x{i - 1}\n" for i in range(1, 60)) + "send(x59)",
    "a text repeated": "send('a' * 1_000_000_000, 'x')",
    "a text padded": "send('a'.ljust(999_999_999), 'x')",
    "a wide format": "send('%999999999d' % 1, 'x')",
    "a long loop": "x = ''\n1_000_000_000.times { |i| x << 'a' }\nsend(x, 'y')",
    "an endless loop": "x = ''\nwhile true\nx << 'a'\nend\nsend(x, 1)",
    "loops in loops": "x = ''\n" + "100.times { " * 20 + "x << 'a'" + " }" * 20 + "\nsend(x, 1)",
    "a list that doubles": "a = [1]\n" + "a += a\n" * 100 + "a.each { |x| send(x, 1) }",
    "a list that holds itself": "a = [1, 2]\n" + "a = a.map { |x| [x, a] }.flatten\n" * 200,
    "a function that doubles": "f = ->(x) { x }\n" + "f = f >> f\n" * 500 + "f.call('x')",
    "a wide range": "(0..99_999_999_999).each { |i| send(i.to_s, 1) }",
    "powers": "x = 2" + " ** 99" * 1_000 + "\nsend(x)",
    "texts of code": "".join(f"eval('x = {i}')\n" for i in range(300)),
    "a text of code that evaluates itself": "s = 'eval(s)'\neval(s)",
    "patterns": "'" + "a" * 4_000 + "'.gsub(/(a+)+$/, 'b')\n",
    "modules in modules": "module M0\nend\n"
    + "".join(f"module M{i}\ninclude M{i - 1}\ninclude M{i - 1}\nend\n" for i in range(1, 300))
    + "class X\ninclude M299\ndef go = nope\nend",
    "classes that extend each other": "class A < B\nend\nclass B < A\nend\nA.new.foo",
    "a class that is opened again": "class A\nend\n" * 5_000,
    "many classes": "".join(f"S{i} = Struct.new(:a, :b)\n" for i in range(2_000)),
    "many parameters": "def f(" + ", ".join(f"a{i}" for i in range(3_000)) + ")\nend\nf(" + "1, " * 2_999 + "1)",
    "many findings": "system('a')\n" * 5_000,
    "many yields": "def a\n" + "yield 1\n" * 5_000 + "end\na { |x| x }",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_program_is_answered_soon(name: str) -> None:
    begin = time.process_time()
    check(Program(HOSTILE[name], Language.RUBY), preset("strict"))

    assert time.process_time() - begin < SECONDS_MAX


@pytest.mark.parametrize(
    "code",
    [
        "a" + ".b(1)" * 300 + "\nsystem('x')",
        "x = " + " + b - ".join(["1"] * 150) + "\nsystem('x')",
        "if a\n1\n" + "elsif b\n2\n" * 300 + "end\nsystem('x')",
        "x = " + " || ".join(["a"] * 300) + "\nsystem('x')",
        "x = " + "a = " * 300 + "1\nsystem('x')",
    ],
)
def test_what_stands_behind_a_chain_of_hundreds_is_found(code: str) -> None:
    (violation,) = check(Program(code, Language.RUBY), preset("development")).violations

    assert violation.rule == "shell-command"


STATEMENTS = [
    "a = Kernel", "b = a", "a = [a, b]", "b = a[0]", "c = { k: b, 1 => a }", "a = c[:k]", "b = c.fetch(:k, a)",
    "def f(x, y = Kernel) = x", "a = f(b)", "a = method(:f)", "b = a.call(c)", "a = ->(x) { x }", "b = a.(b)",
    "class A; attr_accessor :x; def initialize(x = nil) = @x = x; def m = @x; end", "b = A.new(a).m",
    "a = A.new; a.x = b", "b = a.x", "class A; def n = m; end", "a, b = b, a", "a, (b, *c) = c, [a, b]",
    "[a, b].each { |x| c = x }", "c = [a].map { |x| x }", "s = ''", "%w[s y].each { |x| s << x }", "s += 'x'",
    "3.times { |i| s << i.to_s }", "send(s, a)", "a.send(s)", "eval(s)", "b = eval('a')", "s = s.gsub('x') { a }",
    "case a\nin [x, *y] then b = x\nin { k: } then b = k\nelse c = a\nend", "a = b if c", "a ||= b", "b &&= a",
    "begin; a = b; rescue => e; c = e; ensure; b = a; end", "while s.size < 3 do s << 'a' end", "a = b&.then { _1 }",
    "Object.const_get(s)", "module M; def f2 = f(1); end", "class A; include M; extend M; end", "A.f2", "A.new.f2",
    "S = Struct.new(:p, :q)", "b = S.new(a, b).p", "def g; yield a, b; end", "g { |x, y| c = y }", "a = b << c",
    "alias h f", "h(1)", "define_method(:z) { a }", "a = b >> c", "s = \"#{a}#{s}\"", "s = format('%s', s)",
    "a = a.dup.freeze", "b = [*a, *c]", "f(*b)", "f(**c)", "A.class_eval { def w = m }", "a.instance_eval { b }",
]  # fmt: skip


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(STATEMENTS), max_size=25).map("\n".join))
def test_no_tangle_of_statements_raises_or_is_read_in_two_ways(code: str) -> None:
    report = check(Program(code, Language.RUBY), preset("strict"))

    assert report.syntax_error is None
    assert check(Program(code, Language.RUBY), preset("strict")) == report
