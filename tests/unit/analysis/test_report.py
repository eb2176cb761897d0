"""What a report says: places, names, the way to them, advice, order and caps."""

from __future__ import annotations

import random
from collections.abc import Callable

from mcp_sandbox.analysis import check
from mcp_sandbox.domain.category import Category
from mcp_sandbox.domain.program import Program
from mcp_sandbox.domain.severity import Severity
from mcp_sandbox.domain.violation import FINDINGS_MAX, Report
from mcp_sandbox.presets import PRESETS, preset

Checker = Callable[..., Report]


def test_an_alias_is_resolved_and_its_steps_are_named(checked: Checker) -> None:
    report = checked("x = 1\nimport os as o\nrun = o.system\nrun('id')\n")

    use = report.violations[-1]
    assert (use.line, use.symbol, use.category) == (4, "os.system", Category.SHELL_COMMAND)
    assert [(step.line, step.text) for step in use.via] == [(2, "import os as o"), (3, "run = o.system")]


def test_a_member_imported_by_name_is_met_at_the_import_first(checked: Checker) -> None:
    report = checked("from os import system as s\ns('id')\n")

    assert [(one.line, one.symbol) for one in report.violations] == [(1, "os.system"), (2, "os.system")]


def test_columns_count_characters_and_not_bytes(checked: Checker) -> None:
    violation = checked("é = 'ü€😀'; import os; os.system('é')").violations[0]

    assert (violation.column, violation.end_column) == (23, 37)
    assert violation.snippet == "os.system('é')"


def test_a_finding_over_several_lines_ends_where_it_ends(checked: Checker) -> None:
    violation = checked("import os\nos.system(\n    'id',\n)\n").violations[0]

    assert (violation.line, violation.column, violation.end_line, violation.end_column) == (2, 1, 4, 2)


def test_a_snippet_is_cut_and_findings_are_capped_but_counted(checked: Checker) -> None:
    report = checked("import os\n" + f"os.system('{'a' * 500}')\n" * 80)

    assert len(report.violations) == FINDINGS_MAX
    assert report.violations_total == 80
    assert all(len(one.snippet) == 200 for one in report.violations)


def test_findings_come_in_the_order_of_the_source(checked: Checker) -> None:
    report = checked("import os\nopen('x', 'w'); os.system('a')\ndef f():\n    eval('1')\nos.remove('x')\n")

    places = [(one.line, one.column) for one in report.violations]
    assert places == sorted(places)
    assert len(report.violations) == 4


def test_findings_below_the_threshold_are_notes(checked: Checker) -> None:
    report = checked("import requests\nrequests.get('http://x')\neval('1')\n", "data_science")

    assert report.allowed
    assert {one.rule for one in report.notes} == {"network-client", "dynamic-code"}
    assert report.advice is None


def test_a_network_note_says_that_there_is_no_network(checked: Checker) -> None:
    note = checked("import requests", "data_science").notes[0]

    assert "no network" in note.message


def test_advice_speaks_of_what_the_policy_allows(checked: Checker) -> None:
    code = "import os\nos.system('ls')\n"

    assert "subprocess.run" in checked(code, "development").violations[0].advice
    assert "working directory" in checked(code, "data_science").violations[0].advice
    assert "subprocess" not in checked(code, "strict").violations[-1].advice


def test_one_place_is_reported_once_for_one_danger(checked: Checker) -> None:
    assert checked("import os\nos.system('id')\n").violations_total == 1
    assert checked("import os\nos.environ.get('A')\n").violations_total == 1


def test_no_sentence_quotes_the_program(checked: Checker) -> None:
    report = checked("import os as secret_name\nsecret_name.system('secret_text')\nopen('secret_file', 'w')\n")

    for one in report.violations:
        assert "secret" not in one.message + one.advice
    assert report.advice is not None
    assert "secret" not in report.advice


def test_the_same_program_gets_the_same_answer_whatever_was_checked_before() -> None:
    programs = [
        Program("import os\nos.system('id')\n"),
        Program("def f(x): return getattr(x, 'a')\nf(1)\n"),
        Program("exec('import os')\nos.system('id')\n"),
        Program("from os import *\npopen('id')\n"),
        Program("eval = len\neval('a')\n"),
    ]
    expected = [check(program, preset("strict")) for program in programs]
    order = random.Random(5)

    for _ in range(40):
        index = order.randrange(len(programs))
        assert check(programs[index], preset("strict")) == expected[index]


def test_a_check_never_changes_the_policy() -> None:
    before = {name: preset(name).digest() for name in PRESETS}

    for name in PRESETS:
        check(Program("import os, requests\nos.system('rm -rf /')\n"), preset(name))

    assert {name: preset(name).digest() for name in PRESETS} == before


def test_a_rule_of_severity_safe_is_off(checked: Checker) -> None:
    relaxed = preset("production").model_copy(
        update={"rules": {**preset("production").rules, Category.FILE_WRITE: Severity.SAFE}}
    )

    assert checked("open('x', 'w')", relaxed).allowed
    assert checked("open('x', 'w')", relaxed).notes == ()
