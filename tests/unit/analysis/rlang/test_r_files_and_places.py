"""What one file of an R program has, the others see; findings stand where a reader looks for them."""

from __future__ import annotations

import pytest

from mcp_sandbox.analysis import check
from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.policy import Policy, RestrictedModule
from mcp_sandbox.domain.program import Program, SourceFile
from mcp_sandbox.domain.severity import Severity
from mcp_sandbox.domain.violation import Report, Violation
from mcp_sandbox.presets import preset


def checked(code: str, files: dict[str, str]) -> Report:
    sources = tuple(SourceFile(path, content.encode()) for path, content in files.items())
    return check(Program(code, Language.R, sources), preset("production"))


def only(code: str, policy: str = "development") -> Violation:
    (violation,) = check(Program(code, Language.R), preset(policy)).violations
    return violation


@pytest.mark.parametrize(
    ("code", "content"),
    [
        ("source('tool.R')\nrun('ls')", "run <- function(command) system(command)"),
        ("source('./tool.R')\nrun('ls')", "run <- system"),
        ("source('tool.R')\ntools$run('ls')", "tools <- list(run = base::system)"),
    ],
)
def test_what_a_file_has_is_followed(code: str, content: str) -> None:
    assert {one.rule for one in checked(code, {"tool.R": content}).violations} == {"shell-command"}


def test_a_function_of_a_file_may_hide_one_of_the_language() -> None:
    report = checked(
        "source('robot.R')\nsystem('drive')", {"robot.R": "system <- function(part) paste(part, 'system')"}
    )

    assert report.allowed


def test_a_file_that_is_no_part_of_the_program_is_not_sourced_unseen() -> None:
    assert [one.rule for one in checked("source('other.R')", {"tool.R": "x <- 1"}).violations] == ["dynamic-code"]


def test_a_restricted_package_is_found_where_it_is_attached() -> None:
    module = RestrictedModule(name="jsonlite", severity=Severity.HIGH)
    policy = Policy(name="own", restricted_modules=(module,))
    (violation,) = check(Program("\nlibrary(jsonlite)\n", Language.R), policy).violations

    assert (violation.rule, violation.line, violation.symbol) == ("restricted-module", 2, "jsonlite")


def test_a_finding_names_what_is_meant_and_the_way_to_it() -> None:
    found = check(Program("tools <- system\nagain <- tools\nagain('ls')\n", Language.R), preset("development"))
    last = found.violations[-1]

    assert (last.line, last.column, last.symbol, last.snippet) == (3, 1, "system", "again('ls')")
    assert [step.line for step in last.via] == [1, 2]


def test_columns_count_characters() -> None:
    assert only("é <- 'ü😀'; system('ls')").column == 12


def test_what_a_text_of_code_does_is_found_where_it_is_evaluated() -> None:
    found = only("x <- 1\n\neval(parse(text = \"print(1)\\nsystem('ls')\"))\n")

    assert (found.line, found.rule) == (3, "shell-command")


def test_a_region_that_does_not_parse_is_said_and_refused_where_all_is_read() -> None:
    report = check(Program("x <- 1\nf <- function( {\nsystem('ls')\n", Language.R), preset("production"))

    assert report.syntax_error is not None
