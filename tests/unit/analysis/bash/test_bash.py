"""What a reader of Bash gives back besides the rules: places, symbols, steps, meanings, and an end in time."""

from __future__ import annotations

import time

import pytest

from mcp_sandbox.analysis import check
from mcp_sandbox.analysis.treesitter.bash.destructive import destructive_in
from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.policy import Pattern, Policy, RestrictedModule
from mcp_sandbox.domain.program import Program, SourceFile
from mcp_sandbox.domain.severity import Severity
from mcp_sandbox.domain.violation import Report
from mcp_sandbox.presets import preset


def checked(code: str, policy: str | Policy = "minimal", **files: str) -> Report:
    sources = tuple(SourceFile(path.replace("_dot_", "."), text.encode()) for path, text in files.items())
    program = Program(code, Language.BASH, files=sources)
    return check(program, preset(policy) if isinstance(policy, str) else policy)


def test_a_finding_names_the_command_as_it_is_run() -> None:
    (violation,) = checked("x=m\nr''$x -rf '/'\n").violations

    assert violation.symbol == "rm -rf /"
    assert (violation.line, violation.column) == (2, 1)
    assert violation.snippet == "r''$x -rf '/'"


def test_a_finding_shows_the_assignments_that_led_to_it() -> None:
    (violation,) = checked('a=rm\nb="$a -rf"\n$b /\n').violations

    assert [(step.line, step.text) for step in violation.via] == [(1, "a=rm"), (2, 'b="$a -rf"')]


def test_what_a_literal_text_runs_stands_where_it_is_written() -> None:
    (violation,) = checked("bash -c '\necho hello\nrm -rf /\n'\n").violations

    assert violation.line == 3


def test_what_a_made_text_runs_stands_at_the_command_that_runs_it() -> None:
    (violation,) = checked('x=cm0gLXJmIC8=\n\neval "$(base64 -d <<< $x)"\n').violations

    assert violation.line == 3


def test_a_file_of_the_program_is_read_where_it_is_sourced_and_by_itself() -> None:
    report = checked(". ./lib.sh\nclean\n", lib_dot_sh="clean() {\n    rm -rf /\n}\n")

    assert [(one.path, one.line) for one in report.violations] == [("lib.sh", 2)]


def test_a_function_of_a_file_takes_a_commands_name() -> None:
    assert checked(". ./lib.sh\nrm -rf /\n", lib_dot_sh="rm() { echo no; }\n").allowed


def test_a_script_of_the_program_is_run_with_its_arguments() -> None:
    report = checked("bash clean.sh /\n", clean_dot_sh='rm -rf "${1:-build}"\n')

    assert [(one.path, one.line) for one in report.violations] == [("clean.sh", 1)]


def test_patterns_see_a_command_as_it_is_run() -> None:
    pattern = Pattern(pattern=r"^git push", description="No pushes.", severity=Severity.HIGH)
    policy = Policy(name="house", severity_threshold=Severity.LOW, patterns=(pattern,))

    assert [one.line for one in checked("g=git\n$g pu''sh origin\n", policy).violations] == [2]
    assert checked("echo git push\n", policy).allowed


def test_a_sourced_file_can_be_restricted_by_name() -> None:
    module = RestrictedModule(name="lib.sh", description="Not this one.", severity=Severity.HIGH)
    policy = Policy(name="house", severity_threshold=Severity.LOW, restricted_modules=(module,))

    assert [one.rule for one in checked("source lib.sh\n", policy).violations] == ["restricted-module"]


def test_a_command_can_be_exempt() -> None:
    policy = preset("production").model_copy(update={"exempt": frozenset({"mkdir -p out"})})

    assert checked("mkdir -p out\n", policy).allowed
    assert not checked("mkdir -p in\n", policy).allowed


@pytest.mark.parametrize("code", ["if true; then", "echo 'open", "done", "case x in", "f() {", "$(", "a && && b"])
def test_what_does_not_parse_is_refused_where_everything_must_be_read(code: str) -> None:
    assert checked(f"{code}\n", "strict").syntax_error is not None
    assert checked(f"{code}\n", "minimal").notes[0].rule == "unparsed-region"


def test_what_stands_around_a_piece_that_does_not_parse_is_read_all_the_same() -> None:
    assert [one.line for one in checked("echo )\nrm -rf /\n").violations] == [2]


HOSTILE = {
    "parentheses": "(" * 100_000,
    "braces": "{ " * 50_000,
    "substitutions": "$(" * 50_000,
    "arithmetic": "$((" * 50_000,
    "commands that look like arithmetic": "((" * 50_000,
    "ifs": "if " * 30_000,
    "spaces": "echo" + " " * 50_000 + "x",
    "a long line": "echo " + "a" * 1_000_000,
    "a long quote": "echo '" + "a" * 1_000_000 + "'",
    "a long here-document": "cat <<EOF\n" + "a line\n" * 100_000 + "EOF\n",
    "many here-documents": "cat <<a <<b <<c\n" * 5_000,
    "backticks": "`" * 20_001,
    "expansions": "${x:-" * 20_000,
    "brace expansions": "echo " + "{a,b}" * 20,
    "braces alone": "echo " + "{" * 50_000,
    "a long pipe": "a | " * 20_000 + "b",
    "nested loops": "for a in {1..300}; do " * 6 + "echo $a; " + "done; " * 6,
    "a text that grows": 'x=\'eval "$x$x"\'; eval "$x"',
    "a value that doubles": "x=a;" + "x=$x$x;" * 60 + "echo $x",
    "recursion": "f() { f $1$1; f $1; f; }; f aaa",
    "calls that fan out": "".join(f"f{i}() {{ f{i + 1}; f{i + 1}; }};" for i in range(200)) + "f0",
    "globs": "x=" + "*a" * 50 + "; echo ${y/$x/}",
    "an expression": "x=" + "a" * 5_000 + "; [[ $x =~ (a+)+$b ]]; echo ${x//*a*a*a*b/}",
    "escapes": "\\" * 100_001,
    "arrays": "a=(" + "x " * 50_000 + ")",
}


@pytest.mark.parametrize("code", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_script_is_answered_in_time(code: str) -> None:
    before = time.process_time()

    checked(code, "production")

    assert time.process_time() - before < 3


@pytest.mark.parametrize(
    "text", ["rm -rf /", "r''m -rf /", "x=/; rm -rf $x", "echo cm0gLXJmIC8K | base64 -d | sh", ":(){ :|:& };:"]
)
def test_a_command_line_of_another_language_that_destroys_is_recognised(text: str) -> None:
    assert destructive_in(text) is not None


@pytest.mark.parametrize("text", ["ls -la /", "echo rm -rf /", "rm -rf build", "", "((((", "a" * 100_000])
def test_a_command_line_that_does_not_is_left_alone(text: str) -> None:
    assert destructive_in(text) is None


def test_the_same_script_gives_the_same_answer_again() -> None:
    code = "for i in a b; do x+=$i; done\n$x -rf /\neval $x\n"

    assert checked(code, "strict") == checked(code, "strict")
