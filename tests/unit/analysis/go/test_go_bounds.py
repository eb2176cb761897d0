"""No Go program takes the check long, and none makes it raise."""

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
    return f'package main\n\nimport "os/exec"\n\nfunc main() {{\n{body}\n}}\n'


HOSTILE = {
    "spaces": " " * 50_000,
    "parentheses": inside(f"x := {'(' * MANY}1{')' * MANY}"),
    "open parentheses": "(" * MANY,
    "brackets": inside(f"x := a{'[0]' * MANY}"),
    "braces": "{" * MANY + "}" * MANY,
    "members": inside(f"x := a{'.b' * MANY}"),
    "calls": inside(f"a{'.b()' * MANY}"),
    "one long line": inside(f'x := "{"x" * 1_000_000}"'),
    "a long sum": inside(f'x := "a"{" + b" * MANY}'),
    "else if": inside("if a {\n}" + " else if b {\n c() }" * 20_000),
    "calls in calls": inside("f(" * 20_000 + ")" * 20_000),
    "functions in functions": inside("f(func() { " * 3_000 + "})" * 3_000),
    "functions in their results": "func f() " + "func() " * 20_000 + "{ }",
    "pointers": inside(f"var x {'*' * MANY}int"),
    "addresses": inside(f"x := {'&' * 20_000}y"),
    "lists in lists": inside(f"x := {'[]' * 20_000}int{{}}"),
    "values in values": inside("x := []T" + "{" * 20_000 + "}" * 20_000),
    "types in types": inside(f"var x {'map[string]' * 20_000}int"),
    "generic types": inside(f"var x A{'[A' * 5_000}{']' * 5_000}"),
    "structs in structs": "package main\n\ntype T " + "struct { x " * 5_000 + "int" + " }" * 5_000,
    "blocks": inside("for { " * 3_000 + "}" * 3_000),
    "switches": inside("switch { case true: " * 3_000 + "}" * 3_000),
    "aliases": inside("a0 := exec.Command\n" + "".join(f"a{i + 1} := a{i}\n" for i in range(5_000))),
    "aliases backwards": "package main\n\n" + "".join(f"var a{i} = a{i + 1}\n" for i in range(5_000)),
    "twice each time": "package main\n\n"
    + "".join(f'func f{i}(x string) string {{ return f{i + 1}(x + "a") + f{i + 1}(x + "b") }}\n' for i in range(40))
    + "func f40(x string) string { return x }\n",
    "embedded twice each time": "package main\n\n"
    + "".join(
        f"type A{i} struct {{ A{i + 1}; B{i + 1} }}\ntype B{i} struct {{ A{i + 1}; B{i + 1} }}\n" for i in range(40)
    )
    + "func (a A0) f() { a.g() }\n",
    "a type that embeds itself": "package main\n\ntype A struct { *A }\nfunc f(a A) { a.g().h() }\n",
    "a type that is another's": "package main\n\ntype A B\ntype B A\ntype C = D\ntype D = C\n"
    "func f(a A, c C) { a.g(); c.h() }\n",
    "quotes": '"' * 30_000,
    "raw quotes": "`" * 30_001,
    "open comments": "/*" * MANY,
    "imports": "package main\n\nimport (\n"
    + "".join(f'\t. "a/b{i}"\n' for i in range(5_000))
    + ")\nfunc f() { g() }\n",
    "constants": "package main\n\nconst (\n\ta0 = iota\n" + "".join(f"\ta{i}\n" for i in range(1, 10_000)) + ")\n",
    "methods": "package main\n\ntype T struct{}\n"
    + "".join(f"func (t T) m{i}() {{ t.m{i + 1}() }}\n" for i in range(5_000)),
    "builders": inside(
        "var b strings.Builder\n" + 'b.WriteString("x")\n' * 3_000 + 'exec.Command("sh", "-c", b.String())'
    ),
    "a loop without end": inside('s := ""\nfor { s += "x" }\nexec.Command(s)'),
    "a text that doubles": inside('s := "x"\nfor i := 0; i < 99999; i++ { s = s + s; exec.Command(s) }'),
    "a list that doubles": inside(
        's := []string{"x"}\nfor i := 0; i < 99999; i++ { s = append(s, s...); exec.Command("x", s...) }'
    ),
    "a list in itself": inside('s := []any{1}\ns[0] = s\nm := map[string]any{}\nm["x"] = m\nexec.Command(s, m)'),
    "loops in loops": inside(
        's := "x"\nfor i := 0; i < 99; i++ { for j := 0; j < 99; j++ { s = strings.Replace(s, "x", "xy", -1) } }\n'
        "exec.Command(s)"
    ),
    "a function that calls itself twice": "package main\n\nfunc f(x string) string { return f(x + x) + f(x) }\n"
    'func main() { exec.Command(f("x")) }\n',
    "many numbers": inside(f"exec.Command(string([]byte{{{'101,' * 20_000}}}))"),
    "a long text repeated": inside('exec.Command(strings.Repeat("x", 1<<60))'),
    "a long number": inside(f"x := {'9' * MANY}"),
    "a big shift": inside("x := 1 << 60 << 60 << 60\nexec.Command(string(rune(x)))"),
    "C without end": "package main\n\n/*\n" + "{" * 50_000 + '\n*/\nimport "C"\n',
    "nothing": "",
}


@pytest.mark.parametrize("policy", ["minimal", "strict"])
@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_program_is_answered_in_time(kind: str, policy: str) -> None:
    begin = time.process_time()

    check(Program(HOSTILE[kind], Language.GO), preset(policy))

    assert time.process_time() - begin < SECONDS_MAX


def test_a_chain_of_a_few_hundred_is_read_to_its_end() -> None:
    code = inside(f'x := new(T){".with(1)" * 400}.done()\nexec.Command("id")')

    report = check(Program(code, Language.GO), preset("production"))

    assert [one.rule for one in report.violations] == ["process"]
