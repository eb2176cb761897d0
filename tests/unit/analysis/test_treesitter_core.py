"""The shared resolver, on real programs: what a name stands for, whoever gave it, and what is told of it."""

from __future__ import annotations

import pytest

from mcp_sandbox.analysis import check
from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.policy import Pattern, Policy
from mcp_sandbox.domain.program import Program
from mcp_sandbox.domain.violation import Violation
from mcp_sandbox.presets import preset


def findings(code: str, policy: str = "strict", language: Language = Language.JAVASCRIPT) -> list[Violation]:
    report = check(Program(code, language), preset(policy))
    assert report.syntax_error is None
    return list(report.violations)


def places(code: str) -> set[tuple[int, str]]:
    return {(one.line, one.rule) for one in findings(code)}


@pytest.mark.parametrize(
    "code",
    [
        "let a = 1;\na = eval;\na('1');",
        "a('1');\nvar a = eval;",
        "const f = () => eval;\nf()('1');",
        "const [, a] = [1, eval];\na('1');",
        "const o = {};\no.x = eval;\no.x('1');",
        "const l = [];\nl[3] = eval;\nl[3]('1');",
        "const m = [[eval]];\nm[0][0]('1');",
        "const o = { ...{ x: eval } };\no.x('1');",
        "function g(f) { return f }\ng(eval)('1');",
        "function g(...f) { return f }\ng(1, eval)[1]('1');",
        "class A { m() { return eval } }\nclass B extends A {}\nnew B().m()('1');",
        "class A { constructor(f) { this.f = f } }\nnew A(eval).f('1');",
        "class A { constructor(f) { this.f = f } }\nclass B extends A {}\nnew B(eval).f('1');",
    ],
)
def test_a_value_is_followed_to_where_it_is_used(code: str) -> None:
    last = code.count("\n") + 1 if not code.startswith("a(") else 2

    assert {(one.rule, one.symbol) for one in findings(code)} == {("dynamic-code", "eval")}
    assert last in {line for line, _ in places(code)}


def test_a_name_is_what_the_nearest_scope_says() -> None:
    code = "const run = eval;\nfunction f(run) { return run('1') }\nf((text) => text.length);\n"

    assert places(code) == {(1, "dynamic-code")}


def test_what_a_parameter_is_given_is_found_where_it_is_given() -> None:
    assert places("const call = (f) => f('1');\ncall(eval);\n") == {(2, "dynamic-code")}


def test_the_owner_of_a_dangerous_member_is_no_finding_of_its_own() -> None:
    code = "const cp = require('child_process');\ncp.exec('id');\n"

    assert places(code) == {(1, "subprocess"), (2, "shell-command")}


def test_a_function_is_read_for_the_constants_of_each_call() -> None:
    code = "const join = (a, b) => a + b;\nglobalThis[join('a', 'b')];\nglobalThis[join('ev', 'al')]('1');\n"

    assert (3, "dynamic-code") in places(code)


def test_positions_of_a_list_are_kept_past_ten() -> None:
    letters = ", ".join(f"'{letter}'" for letter in "child_process")
    code = f"const letters = [{letters}];\nrequire(letters.join('')).exec('id');\nf(...letters);\n"

    assert (2, "shell-command") in places(code)


def test_a_function_is_told_as_whose_member_it_is_called() -> None:
    code = "function run(text) { return this.tool(text) }\nconst o = { tool: eval, run };\no.run('1');\n"

    assert (1, "dynamic-code") in places(code)


def test_a_function_that_makes_objects_gives_them_its_prototype() -> None:
    code = (
        "function Tool() { this.run = eval }\n"
        "Tool.prototype.go = function () { return this.run('1') };\n"
        "new Tool().go();\n"
    )

    assert places(code) == {(1, "dynamic-code"), (2, "dynamic-code")}


def test_a_key_that_is_only_partly_known_is_not_taken_for_known() -> None:
    code = "let n = 0;\nfor (; n < 9; n++) [console.log, eval][n]('1');\n"

    assert places(code) == {(2, "dynamic-code")}


def test_whichever_member_is_taken_it_stands_under_its_owner() -> None:
    assert places("console.log(process.env[process.argv[2]]);") == {(1, "environment")}


def test_long_chains_and_sums_take_no_depth() -> None:
    chain = "x" + ".map(f)" * 400
    total = " + ".join(["y"] * 400)
    ladder = "if (a) b();" + " else if (a) b();" * 400

    assert findings(f"{chain};\n{total};\n{ladder}\neval('1');")[0].rule == "dynamic-code"


def test_a_policys_patterns_see_calls_by_their_full_names() -> None:
    policy = Policy(name="x", patterns=(Pattern(pattern=r"^axios\.get\(.*internal"),))
    code = "import { get as load } from 'axios';\nload('https://internal.example');\n"

    assert [(one.line, one.rule) for one in check(Program(code, Language.JAVASCRIPT), policy).violations] == [
        (2, "restricted-pattern")
    ]


def test_a_symbol_that_a_policy_exempts_is_no_finding() -> None:
    policy = preset("strict").model_copy(update={"exempt": frozenset({"process.env"})})

    assert check(Program("console.log(process.env.HOME)", Language.JAVASCRIPT), policy).allowed


def test_the_same_core_reads_c() -> None:
    code = '#include <stdlib.h>\nint main(void) {\n  int (*run)(const char *) = system;\n  return run("id");\n}\n'

    assert [(one.line, one.rule) for one in findings(code, language=Language.C)][:1] == [(3, "shell-command")]
