"""Hostile JavaScript and TypeScript is answered, and soon; margins are wide, for busy machines."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mcp_sandbox.analysis import check
from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.program import Program
from mcp_sandbox.presets import preset

SECONDS_MAX = 8.0
"""Processor time; each of these takes a fraction of a second where nothing is wrong."""

HOSTILE = {
    "spaces": "x =" + " " * 50_000 + "1",
    "a line of a megabyte": "x = '" + "a" * 1_000_000 + "'",
    "parentheses": "(" * 100_000 + ")" * 100_000,
    "parentheses around a number": "x=" + "(" * 100_000 + "1" + ")" * 100_000,
    "brackets": "[" * 100_000 + "]" * 100_000,
    "braces": "{" * 100_000 + "}" * 100_000,
    "members": "a" + ".b" * 100_000,
    "members of something known": "process" + ".b" * 100_000,
    "calls": "a" + "()" * 100_000,
    "calls of members": "a" + ".b()" * 50_000,
    "members by position": "a" + "[0]" * 50_000,
    "a sum": "x=" + "+".join(["1"] * 100_000),
    "a sum of texts": "x=" + "+".join(["'a'"] * 50_000) + ";globalThis[x]",
    "a sum of two signs": "x=1" + "-1+1" * 30_000,
    "alternatives": "x=" + "||".join(["a"] * 50_000),
    "conditions": "x=" + "a?b:" * 30_000 + "c",
    "a ladder of ifs": "if(a){b}" + " else if(a){b}" * 10_000,
    "negations": "x=" + "!" * 50_000 + "1",
    "commas": "x=(" + ",".join(["1"] * 50_000) + ")",
    "assignments": "a=" * 20_000 + "1",
    "arrows": "x=" + "a=>" * 20_000 + "1",
    "functions in functions": "function f(){" * 3_000 + "}" * 3_000,
    "templates in templates": "`${" * 3_000 + "1" + "}`" * 3_000,
    "patterns in patterns": "const " + "{a:" * 3_000 + "b" + "}" * 3_000 + " = c",
    "objects in objects": "x=" + "{a:" * 3_000 + "1" + "}" * 3_000,
    "elements in elements": "x=" + "<a>" * 3_000 + "</a>" * 3_000,
    "promises": "p" + ".then(x => x)" * 3_000,
    "aliases": "const a0 = require('fs');\n" + "\n".join(f"const a{i} = a{i - 1};" for i in range(1, 3_000)),
    "aliases backwards": "\n".join(f"var a{i} = a{i + 1};" for i in range(3_000)) + "\nvar a3000 = eval",
    "calls without end": "\n".join(
        f"function f{i}(x) {{ return f{i + 1}(f{i + 1}(x)) + f{i + 1}(x) }}" for i in range(60)
    )
    + "\nfunction f60(x) { return x }\nf0('a')",
    "functions that call each other": "\n".join(
        f"function f{i}(x) {{ return f{i * 7 % 200}(f{i * 3 % 200}(x)) }}" for i in range(200)
    )
    + ";f1('a')",
    "classes that extend each other": "class A0 {}\n"
    + "\n".join(f"class A{i} extends A{i - 1} {{ m() {{ return super.m() }} }}" for i in range(1, 1_000))
    + "\nnew A999().m()",
    "fields that feed each other": "\n".join(
        f"class C{i} {{ m(o) {{ this.a = o.a; this.b = o.m(o.b); return this.a.b }} }}" for i in range(150)
    ),
    "a text that doubles": "let s = 'a';\n" + "s = s + s;\n" * 60 + "globalThis[s]",
    "a list that doubles": "let a = ['a'];" + "a = a.concat(a);" * 40 + "require(a.join(''))",
    "texts in texts": "let x = '1';" + "x = 'eval(' + JSON.stringify(x) + ')';" * 30 + "eval(x)",
    "many texts": "\n".join(f'eval(\'require("fs").unlinkSync("{i}")\')' for i in range(2_000)),
    "an endless loop": "let s = ''; while (true) s += 'a'; require(s)",
    "a long loop": "let s = ''; for (let i = 0; i < 1e9; i++) s += 'a'; require(s)",
    "a list that holds itself": "let s = []; for (;;) { s.push(s) } require(s.join())",
    "a recursion": "function f(x) { return f(x + 'a') } require(f('a'))",
    "two recursions": "function f(n) { return n < 2 ? 'a' : f(n - 1) + f(n - 2) } require(f(40))",
    "a text repeated": "globalThis['a'.repeat(1e9)]",
    "a text padded": "globalThis['a'.padStart(1e9)]",
    "a replacement that multiplies": "globalThis['a'.repeat(60000).replaceAll('a', 'b'.repeat(60000))]",
    "a pattern that backtracks elsewhere": "globalThis['"
    + "a" * 5_000
    + "'.replace(/"
    + "(a+)+" * 20
    + "$/g, x => x)]",
    "a long list": "globalThis[new Array(1e9).join('a')]",
    "lists made anew": "const a = ["
    + ",".join(["'a'"] * 500)
    + "]; require(a"
    + ".map(x => x + 'a')" * 100
    + ".join(''))",
    "a wide object": "x = {" + ",".join(f"k{i}:{i}" for i in range(20_000)) + "}; process[x]",
    "elements pushed": "const a = [];\n" + "\n".join(f"a.push('{i}')" for i in range(5_000)) + "\nrequire(a.join(''))",
    "many findings": "eval('1')\n" * 5_000,
    "many computed keys": "\n".join(f"process['a' + {i}]" for i in range(3_000)),
    "spread lists": "f(" + ",".join(["...a"] * 4_000) + ")",
    "brackets and signs": "[]" + "[(![]+[])[+[]]]" * 5_000,
    "carriage returns": "x=1\r" * 50_000,
    "100 KB of code": "const x = [1, 2, 3].map(v => v * 2).filter(Boolean);\n" * 2_000,
}


IN_TYPESCRIPT_TOO = [name for name, code in HOSTILE.items() if len(set(code)) < 12]
"""Programs whose shape alone is hostile, which another grammar may take otherwise."""


@pytest.mark.parametrize(
    ("name", "language"),
    [(name, Language.JAVASCRIPT) for name in HOSTILE] + [(name, Language.TYPESCRIPT) for name in IN_TYPESCRIPT_TOO],
)
def test_a_hostile_program_is_answered_soon(name: str, language: Language) -> None:
    begin = time.process_time()
    check(Program(HOSTILE[name], language), preset("strict"))

    assert time.process_time() - begin < SECONDS_MAX


STATEMENTS = [
    "const fs = require('fs');", "let a = fs;", "a = eval;", "b = a;", "var c = [a, b];", "const d = { k: b, 1: c };",
    "a = d['k'];", "b = c[0];", "function f(x, y = fs) { return x }", "c = f(a);", "a = f(b)(c);",
    "class A { x = a; m() { return this.x } get g() { return b } static s = c }", "b = new A().m();",
    "a['ev' + 'al']('1');",
    "for (const x of c) b = x;", "for (const k in d) a = d[k];", "[a, ...b] = c;", "b = x => x(a);",
    "b = f.bind(null, a);",
    "a = d?.k?.[0];", "c.push(a);", "s = '';", "for (const p of ['e', 'v']) s += p;", "while (s.length < 9) s += 'x';",
    "globalThis[s];", "require(s);", "a = eval('b');", "b = new Function('x', 'return x')(a);", "a = b ? c : d;",
    "try { throw a } catch ({ message: m }) { b = m }", "with (d) { k }", "a = [c, d].map(x => x.k);",
    "b = `${s}${a}`;",
    "delete d.k;", "c = [...c, ...d];", "a = typeof b;", "switch (s) { case 'x': a = b; break; default: b = a }",
    "label: for (;;) { break label }", "b = (() => { let r = ''; for (let i = 0; i < 3; i++) r += i; return r })();",
    "a = Promise.resolve(b).then(x => x.k);", "b = Object.entries(d);", "a = b.reduce((x, y) => x + y, '');",
    "f.x = a;",
    "a = new Proxy(d, { get: (t, k) => t[k] });", "b = s.replace(/x/g, m => m + s);", "if (a == c || b == null) s = a;",
    "a = c.join(b) + c.length;", "s = s.split('').reverse().join('');", "b = -a + +s + ~c + !d;", "a = s[b] ?? c[a];",
]  # fmt: skip


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(STATEMENTS), max_size=25).map("\n".join))
def test_no_tangle_of_statements_raises_or_is_read_in_two_ways(code: str) -> None:
    report = check(Program(code, Language.JAVASCRIPT), preset("strict"))

    assert report.syntax_error is None
    assert check(Program(code, Language.JAVASCRIPT), preset("strict")) == report
