"""Hostile programs are answered, and soon; margins are wide, for busy machines."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mcp_sandbox.analysis import check
from mcp_sandbox.domain.policy import Pattern, Policy
from mcp_sandbox.domain.program import Program, SourceFile
from mcp_sandbox.presets import preset

SECONDS_MAX = 8.0
"""Processor time; each of these takes a fraction of a second where nothing is wrong."""

DOUBLING = "a = b = ()\nfor i in range(60):\n a = (a, a)\n b = (b, b)\n"

HOSTILE = {
    "spaces": "x =" + " " * 50_000 + "1",
    "a line of a megabyte": "x = '" + "a" * 1_000_000 + "'",
    "parentheses": "(" * 100_000 + ")" * 100_000,
    "members": "a" + ".b" * 100_000,
    "100 KB of code": "x = [1, 2, 3]\n" * 7_500,
    "a chain of names": "import os\na0 = os\n" + "\n".join(f"a{i} = a{i - 1}" for i in range(1, 3_000)),
    "a chain of names backwards": "def f():\n" + "\n".join(f"    a{i} = a{i + 1}" for i in range(2_000)),
    "one name bound often": "d = {}\n" + "d['a'] = d\n" * 2_000,
    "lists in lists": "d = []\n" + "d = [d, d]\n" * 500,
    "functions that call each other": "\n".join(
        f"def f{i}(x): return f{i * 7 % 200}(f{i * 3 % 200}(x))" for i in range(200)
    ),
    "fields that feed each other": "\n".join(
        f"class C{i}:\n  def m(self, o):\n    self.a = o.a\n    self.b = o.m(o.b)\n    return self.a.b"
        for i in range(150)
    ),
    "an endless loop to fold": "import os\ns = ''\nwhile True:\n    s += 'a'\ngetattr(os, s)",
    "a long loop to fold": "import os\ns = ''\nfor i in range(10**9):\n    s += 'a'\ngetattr(os, s)",
    "a text that doubles": "import os\ns = 'a'\n" + "s = s + s\n" * 60 + "getattr(os, s)",
    "a power": "import os\ngetattr(os, str(9**9**9))",
    "a product": "import os\ngetattr(os, 'a' * 10**10)",
    "a wide format": "import os\ngetattr(os, '{:>1000000000}'.format('a'))",
    "a wide f-string": "import os\nn = 10**9\ngetattr(os, f'{1:{n}}')",
    "a replacement that multiplies": "import os\ngetattr(os, ('a' * 60000).replace('', 'b' * 60000))",
    "many sinks": "import os\n" + "os.system('id')\n" * 5_000,
    "many computed names": "import os\n" + "\n".join(f"getattr(os, 'a' + str({i}))" for i in range(1_500)),
    "spread lists": "f(" + ", ".join("*a" for _ in range(4_000)) + ")",
    "text in text": "x = 'print(1)'\n" + "x = 'exec(%r)' % x\n" * 12 + "exec(x)",
    "carriage returns": "x = 1\r" * 50_000,
    "partials of partials": "import functools, os\nf = os.system\n" + "f = functools.partial(f)\n" * 4_000,
    "a lambda of itself": "f = lambda x: x\n" + "f = lambda x: f(f(x))\n" * 500,
    "texts in one namespace": "ns = {}\n" + "exec('a = 1', ns)\n" * 1_500,
    "a text that is long": "exec('x = x\\n' * 10_000)",
    "an attribute of itself": "class A:\n def m(self):\n" + "  self.a = self.a.b\n" * 2_500,
    "star imports": "".join(f"from os.m{i} import *\n" for i in range(100)) + "".join(f"n{i}\n" for i in range(3_000)),
    "one name in walruses": "(a := (b := a))\n" * 6_000,
    "calls that double": "".join(f"def f{i}(x): return f{i + 1}(f{i + 1}(x))\n" for i in range(60)) + "f0(1)",
    "objects that hand on": "".join(f"class A{i}:\n def __getitem__(s, k): return x[k]\n" for i in range(30))
    + "x = [" + ", ".join(f"A{i}()" for i in range(30)) + "]\nfor y in x: x = y\nx[1][1][1]",
    "classes": "class A0: pass\n" + "".join(f"class A{i}(A{i - 1}, A{i // 2}): x = 1\n" for i in range(1, 800)),
    "ways that branch": "import os\nx = '/'\n" + "if a: x = x + 'a'\nelse: x = x + 'b'\n" * 1_500 + "os.system(x)",
    "names to search through": "import os\nfor k, v in vars(os).items():\n"
    + "".join(f" if k == 's{i}': v('id')\n" for i in range(1_500)),
    "a closure written out": "def f():\n def g(): return [f, g]\n return '%s' % [f, g, g]\n" * 20 + "open(f())",
    "comprehensions in each other": "x = " + "[" * 60 + "y" + " for y in z]" * 60,
    "a function of many written out": "".join(
        f"def f{i}(x): return f{i * 3 % 14}(x) + f{(i + 1) % 14}(x) + f{(i + 2) % 14}(x)\n" for i in range(14)
    )
    + "exec('{!r} is one'.format(f0))\nexec('%r' % f0)\nexec('{}'.format([f0]))\nexec(f'{f0}')\nexec(str({f0: 1}))",
    "tuples in tuples as a key": DOUBLING + "exec({}.get(a))\nexec({'k': 1}[a])\nexec({a})\nexec(a in {b})",
    "tuples in tuples compared": DOUBLING + "if x: a = b\nexec(a)\nexec([a].index(b))\nc = [a, b]\nc.sort()\nexec(c)",
    "a long list searched often": "a = list(range(8000))\nfor i in range(2000):\n if 'x' in a: i = 1\nexec(str(i))",
    "a long list written often": "a = list(range(7000))\nfor i in range(2000): s = '%s' % a\nexec(s)",
    "long texts sorted often": "s = 'a' * 60000\na = [s + str(i) for i in range(500)]\n"
     "for i in range(200): b = sorted(a)\nexec(b)",
    "vast numbers divided": "a = 1\nfor i in range(100): a = a << 4096\n"
     "b = (1 << 4096) + 1\nfor i in range(2000): c = a // b\nexec(c)",
    "constants in loops in loops": "exec([1 for a in range(60000) for b in range(60000) for c in range(60000)])",
    "functions mapped in loops": "for i in range(2000): a = list(map(str, range(60000)))\nexec(a)",
    "a text joined by a long one": "exec(('a' * 60000).join({str(i): 1 for i in range(3000)}))",
    "a text in many places": "exec(('{0}' * 20000).format('a' * 60000))\nexec('%(a)s' * 13000 % {'a': 'a' * 60000})",
    "a text in many parts": "a = 'a' * 60000\nexec(f'" + "{a}" * 5_000 + "')",
    "a list spread often": "a = [1] * 8000\nexec([" + "*a, " * 9_000 + "])",
    "a text of tabs": "exec(('\\t' * 60000).expandtabs(4096))",
    "bytes that are asked for": "import struct\nexec(struct.pack('2000000000s', b'a'))\n"
     "exec((1).to_bytes(2000000000, 'big'))",
    "a slow codec": "s = ''.join(map(chr, range(1000, 6000))) * 10\n"
     "exec(s.encode('puny-code'))\nexec(str(b'a' * 60000, 'punycode'))",
    "texts that differ in one namespace": "def f(ns):\n" + "".join(f" exec('a{i} = ns', ns)\n" for i in range(1_500)),
    "a function of many returns": "import os\ndef f(a):\n" + " if a: return 'x'\n" * 1_500 + "os.system(f(1))\n" * 300,
    "many names in branches": "".join(f"n{i} = 1\n" for i in range(1_500))
    + "for i in range(2000):\n if x: n0 = i\nexec(str(n0))",
    "a large literal": "d = {" + ", ".join(f"'k{i}': {i}" for i in range(60_000)) + "}",
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_program_is_answered_soon(name: str) -> None:
    begin = time.process_time()
    check(Program(HOSTILE[name]), preset("strict"))

    assert time.process_time() - begin < SECONDS_MAX


def test_a_name_is_shown_no_longer_than_a_line() -> None:
    report = check(Program(f"import os\ny = os.system.{'a' * 40_000}\n" + "y()\n" * 60), preset("strict"))

    assert max(len(one.symbol or "") for one in report.violations) == 200


def test_a_pattern_that_backtracks_elsewhere_is_linear_here() -> None:
    policy = Policy(
        name="x", patterns=(Pattern(pattern="(a+)+$"), Pattern(pattern=r"open\s*\([^)]*['\"][wa]['\"][^)]*\)"))
    )
    begin = time.process_time()
    check(Program("x = '" + "a" * 50_000 + "!'\n" + 'y = "' + "open('x'," * 8_000 + '"'), policy)

    assert time.process_time() - begin < SECONDS_MAX


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=300))
def test_no_text_raises(code: str) -> None:
    check(Program(code), preset("strict"))


_WORDS = [
    "os", "import", "from", "getattr", "(", ")", "[", "]", "{", "}", ".", ",", ":", "\n", "    ", "=", "+",
    "'system'", "eval",
    "exec", "lambda", "x", "def f(x):", "return", "class A:", "self", "for", "in", "if", "else", "*", "**",
    "__builtins__",
    "global x", "del", "yield", "await", "async", "with", "as", "match x:", "case", "_", "1", "''", "f'{x}'", "@",
    "%", ":=",
    "try:", "except", "pass", "map", "sys", "modules", "globals()", "vars", "open", "'w'", "subprocess",
    "shell=True", "\t",
]  # fmt: skip


@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(_WORDS), max_size=60).map(" ".join))
def test_no_jumble_of_words_raises(code: str) -> None:
    first = check(Program(code), preset("production"))

    assert check(Program(code), preset("production")) == first


_STATEMENTS = [
    "import os", "import os as a", "from os import system as b", "a = os", "b = a", "c = [a, b]",
    "d = {'k': b, 1: c}", "a = d['k']",
    "b = c[0]", "def f(a, b=os): return a", "c = f(os)", "a = f(b)(c)",
    "class A:\n    x = os\n    def m(self): return self.x",
    "b = A().m()", "a.system('id')", "b = getattr(a, 'sys' + 'tem')", "b('id')", "c = __import__('o' + 's')", "c.x = a",
    "for a in c: b = a", "a, *b = c", "b = lambda x: x(a)", "exec('c = os')", "d = vars(a)", "d['system']('id')",
    "del a",
    "global_ = globals()", "a = global_['os']", "c = [x for x in c if x]", "c.append(a)", "with a as b: pass",
    "import functools", "b = functools.partial(getattr, a)", "b = functools.reduce(getattr, ['path', 'os'], a)",
    "a = eval('os')", "b = type(a)", "a = A", "A.x = b", "b = next(iter(c))", "s = ''.join(chr(x) for x in [111, 115])",
    "a = __import__(s)", "def g(): yield a", "b = list(g())", "a = (b := c)", "async def h(): return a",
    "b = a if b else c",
]  # fmt: skip


def test_objects_that_hand_on_to_each_other_are_read() -> None:
    code = (
        "class Proxy:\n"
        "    def __init__(self, t): self._t = t\n"
        "    def __getattr__(self, n): return getattr(self._t, n)\n"
        "    def __getitem__(self, k): return self._t[k]\n"
        "print(Proxy(Proxy([1])).first, Proxy(Proxy([1]))[0])\n"
    )

    report = check(Program(code), preset("strict"))

    assert report.syntax_error is None
    assert report.violations_total == 0


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(_STATEMENTS), max_size=25).map("\n".join))
def test_no_tangle_of_statements_raises(code: str) -> None:
    report = check(Program(code), preset("strict"))

    assert report.syntax_error is None
    assert (report.advice is None) is (report.violations_total == 0)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_no_file_raises(content: bytes) -> None:
    check(
        Program("import helper", files=(SourceFile("helper.py", content), SourceFile("run", content))), preset("strict")
    )
