"""What one file of a Ruby program has, the others see; findings stand where a reader looks for them."""

from __future__ import annotations

import pytest

from mcp_sandbox.analysis import check
from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.policy import Pattern, Policy, RestrictedModule
from mcp_sandbox.domain.program import Program, SourceFile
from mcp_sandbox.domain.severity import Severity
from mcp_sandbox.domain.violation import Report, Violation
from mcp_sandbox.presets import preset


def checked(code: str, files: dict[str, str]) -> Report:
    sources = tuple(SourceFile(path, content.encode()) for path, content in files.items())
    return check(Program(code, Language.RUBY, sources), preset("production"))


def only(code: str, policy: str = "development") -> Violation:
    (violation,) = check(Program(code, Language.RUBY), preset(policy)).violations
    return violation


@pytest.mark.parametrize(
    ("code", "path", "content"),
    [
        ("require_relative 'tool'\nrun('ls')", "tool.rb", "def run(command) = system(command)"),
        ("require './tool'\nTool.new.go", "tool.rb", "class Tool\n  def go = system('ls')\nend"),
        ("require_relative 'lib/tool'\nTool::SHELL.system('ls')", "lib/tool.rb", "module Tool\n  SHELL = Kernel\nend"),
        ("load 'tool.rb'\n$run.call('ls')", "tool.rb", "$run = method(:system)"),
        ("require_relative 'tool'\nzap 'ls'", "tool.rb", "alias zap system"),
    ],
)
def test_what_a_file_has_is_followed(code: str, path: str, content: str) -> None:
    found = {(one.path, one.rule) for one in checked(code, {path: content}).violations}

    assert {rule for _, rule in found} == {"shell-command"}


def test_a_method_of_a_file_may_hide_one_of_the_language() -> None:
    report = checked(
        "require_relative 'robot'\nRobot.new.system('drive')",
        {"robot.rb": "class Robot\n  def system(part) = part\nend"},
    )

    assert report.allowed


def test_a_file_that_is_no_part_of_the_program_is_not_loaded_unseen() -> None:
    report = checked("load 'other.rb'", {"tool.rb": "puts 1"})

    assert [one.rule for one in report.violations] == ["load-from-path"]


def test_a_restricted_library_is_found_where_it_is_required() -> None:
    module = RestrictedModule(name="json", severity=Severity.HIGH)
    policy = Policy(name="own", restricted_modules=(module,))
    (violation,) = check(Program("\nrequire 'json/add/core'\n", Language.RUBY), policy).violations

    assert (violation.rule, violation.line, violation.symbol) == ("restricted-module", 2, "json")


def test_a_finding_names_what_is_meant_and_the_way_to_it() -> None:
    found = only("tools = Kernel\nagain = tools\nagain.system('ls')\n")

    assert (found.line, found.column, found.symbol) == (3, 1, "Kernel.system")
    assert found.snippet == "again.system('ls')"
    assert [step.line for step in found.via] == [1, 2]


def test_columns_count_characters() -> None:
    assert only("é = 'ü😀'; system('ls')").column == 11


def test_what_a_text_of_code_does_is_found_where_it_is_evaluated() -> None:
    found = only("x = 1\n\neval(\"puts 1\\nsystem('ls')\")\n")

    assert (found.line, found.rule) == (3, "shell-command")


def test_a_call_in_a_heredoc_stands_on_its_own_line() -> None:
    found = only("puts <<~TEXT\n  a\n  #{system('ls')}\nTEXT\n")

    assert (found.line, found.column) == (3, 5)


def test_a_region_that_does_not_parse_is_said_and_refused_where_all_is_read() -> None:
    report = check(Program("def a\n  x = = 1\nend\nsystem('ls')\n", Language.RUBY), preset("production"))

    assert report.syntax_error is not None
    assert report.syntax_error.line in {1, 2}


def test_patterns_of_a_policy_leave_texts_comments_and_data_alone() -> None:
    policy = Policy(
        name="own", patterns=(Pattern(pattern=r"secret\(", description="No secrets.", severity=Severity.HIGH),)
    )
    quiet = (
        "x = 'secret(1)' # secret(2)\ny = %w[secret(3)]\nz = <<~T\n  secret(4)\nT\n"
        'w = :"secret(5)"\n__END__\nsecret(6)\n'
    )

    assert check(Program(quiet, Language.RUBY), policy).allowed
    assert not check(Program('puts "#{secret(1)}"\n', Language.RUBY), policy).allowed
