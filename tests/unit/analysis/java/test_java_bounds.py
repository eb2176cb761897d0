"""No Java program takes the check long, and none makes it raise."""

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


def inside(body: str) -> str:
    return f"public class Main {{ static void go() throws Exception {{\n{body}\n}} }}"


HOSTILE = {
    "spaces": " " * 50_000,
    "parentheses": inside(f"int x = {'(' * MANY}1{')' * MANY};"),
    "open parentheses": "(" * MANY,
    "brackets": inside(f"int x = a{'[0]' * MANY};"),
    "braces": "{" * MANY + "}" * MANY,
    "open classes": "class A {" * 20_000,
    "members": inside(f"a{'.b' * MANY};"),
    "calls": inside(f"a{'.b()' * MANY};"),
    "one long line": inside(f'String s = "{"x" * 1_000_000}";'),
    "a long sum": inside(f'String s = "a"{" + b" * MANY};'),
    "else if": inside("if (a) {}" + " else if (b) { c(); }" * 20_000),
    "choices": inside(f"int x = {'a ? b : ' * 20_000}c;"),
    "calls in calls": inside("f(" * 20_000 + ")" * 20_000 + ";"),
    "classes in classes": "class A { " * 5_000 + "}" * 5_000,
    "classes without names": inside("new A() { int x = " * 2_000 + "1" + "; }" * 2_000 + ";"),
    "functions in functions": inside("f(" + "x -> " * 20_000 + "1);"),
    "casts": inside(f"int x = {'(int) ' * 20_000}1;"),
    "lists in lists": inside(f"int[] x = {'{' * 20_000}{'}' * 20_000};"),
    "types in types": inside(f"List{'<List' * 5_000}{'>' * 5_000} x;"),
    "patterns in patterns": inside(f"if (o instanceof A({'B(' * 3_000}var x{')' * 3_000})) {{}}"),
    "switches in switches": inside("switch (x) { case 1: " * 3_000 + "} " * 3_000),
    "aliases": inside("Runtime a0 = null;\n" + "".join(f"Runtime a{i + 1} = a{i};\n" for i in range(5_000))),
    "aliases backwards": f"class M {{ {''.join(f'static Object a{i} = a{i + 1};' for i in range(5_000))} }}",
    "twice each time": "class M {"
    + "".join(f"static String f{i}(String x) {{ return f{i + 1}(x + 1) + f{i + 1}(x + 2); }}\n" for i in range(40))
    + "static void go() throws Exception { Class.forName(f0(null)); } }",
    "bases twice each time": "".join(
        f"interface A{i} extends A{i + 1}, B{i + 1} {{}} interface B{i} extends A{i + 1}, B{i + 1} {{}}\n"
        for i in range(40)
    )
    + "class M implements A0 { void f() { foo(); } }",
    "a class that extends itself": "class A extends B { void f() { g(); x.y(); } } class B extends A { }",
    "a class inside of itself": "class A extends A.B { class B extends A { void f() { foo(); } } }",
    "escapes": "\\u0041" * 150_000,
    "backslashes": "\\" * MANY,
    "ignored characters": "a" + "\u200b" * MANY,
    "carriage returns": "\r" * MANY,
    "open comments": "/*" * MANY,
    "quotes": '"' * 30_000,
    "imports": "".join(f"import a.b{i}.*;\n" for i in range(5_000)) + inside("Foo.x();"),
    "builders": inside("StringBuilder b = new StringBuilder();\n" + 'b.append("x");\n' * 2_000),
    "a loop without end": inside('String s = ""; while (true) { s += "x"; } Class.forName(s);'),
    "a text that doubles": inside('String s = "x"; for (int i = 0; i < 99999; i++) { s = s + s; Class.forName(s); }'),
    "loops in loops": inside(
        'String s = "x"; for (int i = 0; i < 99; i++) for (int j = 0; j < 99; j++) s = s.replace("x", "xy");'
        " Class.forName(s);"
    ),
    "a function that calls itself twice": "class A { static String f(String x) { return f(x + 1) + f(x + 2); }"
    ' void g() throws Exception { Class.forName(f("x")); } }',
    "many numbers": inside(f"Class.forName(new String(new byte[] {{{'101,' * 20_000}}}));"),
    "a long text repeated": inside('Class.forName("x".repeat(60000).repeat(1000));'),
    "a long number": inside(f"int x = {'9' * MANY};"),
    "nothing": "",
}


@pytest.mark.parametrize("policy", ["minimal", "strict"])
@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_program_is_answered_in_time(kind: str, policy: str) -> None:
    begin = time.process_time()

    check(Program(HOSTILE[kind], Language.JAVA), preset(policy))

    assert time.process_time() - begin < SECONDS_MAX


def test_a_chain_of_a_few_hundred_is_read_to_its_end() -> None:
    code = inside(f"new StringBuilder(){'.append(1)' * 400}.toString(); Runtime.getRuntime().exec(null);")

    report = check(Program(code, Language.JAVA), preset("production"))

    assert [one.rule for one in report.violations] == ["process"]
