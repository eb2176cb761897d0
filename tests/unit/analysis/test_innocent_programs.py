"""Whole programs, as people and models write them: each passes under the presets that allow what it does."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from mcp_sandbox.analysis import check
from mcp_sandbox.domain.program import Program
from mcp_sandbox.presets import PRESETS, preset

FOLDER = Path(__file__).parents[2] / "specimens" / "python" / "programs"
GROUPS: dict[str, tuple[str, ...]] = {
    "everywhere": PRESETS,
    "all_but_strict": PRESETS[:5],
    "up_to_data_science": PRESETS[:4],
    "up_to_development": PRESETS[:2],
    "minimal": PRESETS[:1],
}
"""The presets under which the programs of each folder pass; the next tighter one refuses them."""
PROGRAMS = {path.relative_to(FOLDER).as_posix(): path.read_text(encoding="utf-8") for path in FOLDER.glob("*/*.py")}

CASES = [
    pytest.param(policy, text, id=f"{name}-{policy}")
    for name, text in sorted(PROGRAMS.items())
    for policy in GROUPS[name.split("/")[0]]
]
TIGHTER = [
    pytest.param(PRESETS[len(GROUPS[group])], text, id=name)
    for name, text in sorted(PROGRAMS.items())
    if len(GROUPS[group := name.split("/")[0]]) < len(PRESETS)
]


@pytest.mark.parametrize(("policy", "text"), CASES)
def test_an_innocent_program_has_no_finding_that_blocks(policy: str, text: str) -> None:
    report = check(Program(text), preset(policy))

    assert [(one.line, one.rule, one.symbol) for one in report.violations] == []
    assert report.allowed


@pytest.mark.parametrize(("policy", "text"), TIGHTER)
def test_a_program_outside_everywhere_does_what_the_next_preset_refuses(policy: str, text: str) -> None:
    assert not check(Program(text), preset(policy)).allowed


def test_there_are_enough_of_them() -> None:
    everywhere = [name for name in PROGRAMS if name.startswith("everywhere/")]

    assert len(everywhere) >= 60
    assert len(PROGRAMS) >= 75


def test_they_are_real_programs_and_no_two_are_alike() -> None:
    seen: set[str] = set()
    for name, text in PROGRAMS.items():
        tree = ast.parse(text)
        shape = re.sub(r"'[^']*'|\d+", "", ast.dump(tree))
        assert shape not in seen, name
        seen.add(shape)
        assert 15 <= len(text.splitlines()) <= 130, name
        assert any(isinstance(node, ast.Assert) for node in ast.walk(tree)), name


def test_the_words_that_others_trip_over_are_all_there() -> None:
    text = "\n".join(text for name, text in PROGRAMS.items() if name.startswith("everywhere/"))
    methods = ["eval", "open", "system", "exec", "compile", "remove", "rmtree", "load", "loads", "run"]
    methods += ["connect", "get", "popen", "kill", "fork"]

    assert [name for name in methods if not re.search(rf"def (do_)?{name}\(self|def {name}\(|\b{name} = ", text)] == []
    assert [
        word for word in ("rm -rf /", "os.system(", "eval(", "pickle.loads", "subprocess") if word not in text
    ] == []
