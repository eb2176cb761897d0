"""Findings in JavaScript stand where a reader looks for them, and say how the name came there."""

from __future__ import annotations

from mcp_sandbox.analysis import check
from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.program import Program
from mcp_sandbox.domain.violation import Violation
from mcp_sandbox.presets import preset


def only(code: str, policy: str = "development") -> Violation:
    (violation,) = check(Program(code, Language.JAVASCRIPT), preset(policy)).violations
    return violation


def test_a_finding_names_what_is_meant_and_the_way_to_it() -> None:
    found = only("const cp = require('child_process');\nconst tools = cp;\ntools.exec('id');\n")

    assert (found.line, found.column, found.symbol) == (3, 1, "child_process.exec")
    assert found.snippet == "tools.exec('id')"
    assert [step.line for step in found.via] == [1, 2]


def test_columns_count_characters() -> None:
    found = only("const é = 'ü😀'; require('child_process').exec('id');")

    assert found.column == 17


def test_what_a_text_of_code_does_is_found_where_it_is_evaluated() -> None:
    found = only('let a = 1;\n\neval(\'require("child_process").exec("id")\');\n')

    assert (found.line, found.rule) == (3, "shell-command")


def test_lone_carriage_returns_end_a_line_and_leave_the_columns_alone() -> None:
    found = only("let a = 1\rrequire('child_process').exec('id')")

    assert (found.line, found.column, found.end_column) == (1, 11, 46)


def test_markup_in_typescript_is_read() -> None:
    code = "const Page = () => <p>{eval('1')}</p>;"
    report = check(Program(code, Language.TYPESCRIPT), preset("strict"))

    assert report.syntax_error is None
    assert [one.rule for one in report.violations] == ["dynamic-code"]


def test_types_alone_are_no_finding() -> None:
    code = "export type * from './types.js';\ntype F = Function;\ninterface Eval { eval: typeof eval }\n"

    assert check(Program(code, Language.TYPESCRIPT), preset("strict")).allowed
