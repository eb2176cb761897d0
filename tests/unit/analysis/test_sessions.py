"""A call of a session is read below those accepted before it, so that no attack passes in pieces."""

from __future__ import annotations

import pytest

from mcp_sandbox.analysis import check
from mcp_sandbox.domain.policy import Pattern, Policy
from mcp_sandbox.domain.program import Program, SourceFile
from mcp_sandbox.domain.violation import Report
from mcp_sandbox.presets import preset


def in_session(policy: str, *codes: str | Program) -> Report:
    programs = [Program(code) if isinstance(code, str) else code for code in codes]
    return check(programs[-1], preset(policy), earlier=programs[:-1])


def found(report: Report) -> list[tuple[str | None, int, str | None]]:
    assert report.syntax_error is None
    return [(one.path, one.line, one.symbol) for one in report.violations]


SPLIT = [
    (["import os as o"], "x = 1\no.system('id')", 2, "os.system"),
    (["import os", "run = getattr"], "run(os, 'sys' + 'tem')('id')", 1, "os.system"),
    (["from math import *\nfrom os import *"], "\nsystem('id')", 2, "os.system"),
    (["a = 'sys'", "b = 'tem'", "import os"], "getattr(os, a + b)('id')", 1, "os.system"),
    (["def f(module, name): return getattr(module, name)"], "import os\nf(os, 'system')('id')", 2, "os.system"),
    (["class A:\n    def __init__(self): import os; self.o = os"], "A().o.system('id')", 1, "os.system"),
    (["import builtins\nnames = vars(builtins)"], "names['__import__']('os').system('id')", 1, "os.system"),
    (["x = __import__"], "m = x('subprocess')\nm.run('id', shell=True)", 2, "subprocess.run"),
    (["d = {}", "import os", "d['o'] = os"], "d['o'].popen('id')", 1, "os.popen"),
    (["target = '/'"], "import shutil\nshutil.rmtree(target)", 2, "shutil.rmtree"),
    (["import os\nif 0:\n    os = None"], "os.system('id')", 1, "os.system"),
    (["global_names = globals()", "import os as x"], "global_names['x'].system('id')", 1, "os.system"),
]


@pytest.mark.parametrize(("earlier", "code", "line", "symbol"), SPLIT)
def test_an_attack_split_over_calls_is_found_at_its_line(earlier: list[str], code: str, line: int, symbol: str) -> None:
    assert (None, line, symbol) in found(in_session("educational", *earlier, code))


@pytest.mark.parametrize(("earlier", "code", "line", "symbol"), SPLIT)
def test_the_pieces_of_a_split_attack_say_little_alone(earlier: list[str], code: str, line: int, symbol: str) -> None:
    assert found(in_session("development", *earlier)) == []
    assert (None, line, symbol) not in found(in_session("minimal", code))


def test_what_only_the_new_call_makes_real_is_found_where_it_stands() -> None:
    earlier = "def run(module):\n    return module.system('id')"

    report = in_session("educational", earlier, "import os\nrun(os)")

    assert ("call 1", 2, "os.system") in found(report)


def test_what_was_accepted_is_not_held_against_a_later_call() -> None:
    earlier = Program("import os\nprint(os.getcwd())")

    assert in_session("production", earlier, "print(1 + 1)").allowed
    # A client whose policy has become stricter: the earlier call ran already.
    assert in_session("strict", earlier, "print(1 + 1)").allowed


def test_notes_of_earlier_calls_are_not_repeated() -> None:
    report = in_session("development", "eval('1')", "x = 1")

    assert report.notes == ()


def test_a_finding_keeps_the_line_and_column_of_its_own_call() -> None:
    report = in_session("production", "# one\n# two\nimport os as o\n", "x = 1\ny = o.system('id')\n")

    first = report.violations[0]
    assert (first.path, first.line, first.column, first.snippet) == (None, 2, 5, "o.system('id')")
    assert [(step.line, step.text) for step in first.via] == [(3, "call 1: import os as o")]


def test_a_name_that_an_earlier_call_bound_is_the_users() -> None:
    assert in_session("strict", "def eval(x): return x", "def open(x): return x", "eval(open(1))").allowed


def test_the_same_code_sent_twice_counts_once() -> None:
    report = in_session("production", "def f(x): return x", "x = 1", "import os\nos.system('id')")
    again = in_session("production", "import os", "import os", "import os\nos.system('id')")

    assert found(report) == found(again) == [(None, 2, "os.system")]


def test_a_file_of_an_earlier_call_is_still_there() -> None:
    first = Program("x = 1", files=(SourceFile("helper.py", b"import os as o\n"), SourceFile("data.txt", b"o.s")))

    assert found(in_session("educational", first, "import helper\nhelper.o.system('id')")) == [(None, 2, "os.system")]


def test_a_file_that_was_replaced_may_still_be_loaded() -> None:
    first = Program("import helper", files=(SourceFile("helper.py", b"def run(m):\n    m.system('id')\n"),))
    second = Program("import os, helper\nhelper.run(os)", files=(SourceFile("helper.py", b"def run(m): pass\n"),))

    assert ("call 1/helper.py", 2, "os.system") in found(in_session("educational", first, second))


def test_a_session_that_is_too_long_to_read_is_refused() -> None:
    long = "x = 1  # " + "a" * 99_000

    report = in_session("minimal", *(f"{long}{number}" for number in range(6)))

    assert report.syntax_error is not None
    assert "too long" in report.syntax_error.message


def test_patterns_look_at_the_new_call_alone() -> None:
    policy = Policy(name="x", patterns=(Pattern(pattern=r"marker\("),))

    report = check(Program("x = 2"), policy, earlier=[Program("marker()")])
    again = check(Program("marker()"), policy, earlier=[Program("x = 2")])

    assert report.allowed
    assert [(one.line, one.rule) for one in again.violations] == [(1, "restricted-pattern")]
