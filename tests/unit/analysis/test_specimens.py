"""Each specimen is checked as it is marked: what is refused on which line, what passes, and what is known to evade."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from mcp_sandbox.analysis import check
from mcp_sandbox.analysis.rules import rules
from mcp_sandbox.domain.program import Program
from mcp_sandbox.presets import preset

SPECIMENS = Path(__file__).parents[2] / "specimens" / "python"
_MARK = re.compile(r"#\s*(refused|evades):\s*(.*)$")


def programs() -> Iterator[tuple[str, str, str, str]]:
    for path in sorted(SPECIMENS.glob("*.py")):
        head, *cells = path.read_text(encoding="utf-8").split("# %%\n")
        policies = head.removeprefix("# presets:").strip().split(", ")
        line = head.count("\n") + 1
        for cell in cells:
            for policy in policies:
                yield f"{path.stem}:{line + 1}-{policy}", policy, cell, path.stem
            line += cell.count("\n") + 1


PROGRAMS = list(programs())


def marked(cell: str, kind: str) -> set[tuple[int, str]]:
    found: set[tuple[int, str]] = set()
    for number, text in enumerate(cell.split("\n"), start=1):
        mark = _MARK.search(text)
        if mark is not None and mark[1] == kind:
            rules = mark[2].split(", ") if kind == "refused" else [mark[2].split(" ")[0]]
            found |= {(number, rule) for rule in rules}
    return found


@pytest.mark.parametrize(("policy", "cell"), [pytest.param(one[1], one[2], id=one[0]) for one in PROGRAMS])
def test_a_specimen_is_refused_on_the_marked_lines_and_nowhere_else(policy: str, cell: str) -> None:
    report = check(Program(cell), preset(policy))

    assert report.syntax_error is None
    assert {(one.line, one.rule) for one in report.violations} == marked(cell, "refused")


def test_there_are_enough_specimens_of_both_kinds() -> None:
    refused = [one for one in PROGRAMS if marked(one[2], "refused")]
    innocent = [one for one in PROGRAMS if one[3].startswith("innocent")]

    assert len(refused) >= 400
    assert len(innocent) >= 6 * 60


def test_every_known_miss_names_a_rule_that_exists_and_says_why() -> None:
    known = {rule.id for rule in rules()}
    lines = [line for one in PROGRAMS for line in one[2].split("\n") if "# evades:" in line]

    assert lines
    for line in lines:
        rule, _, reason = line.partition("# evades:")[2].strip().partition(" ")
        assert rule in known
        assert len(reason) > 10
