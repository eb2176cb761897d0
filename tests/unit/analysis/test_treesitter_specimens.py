"""Each specimen of a language that tree-sitter parses is checked as it is marked, as Python's own are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from mcp_sandbox.analysis import check
from mcp_sandbox.analysis.rules import rules
from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.program import Program
from mcp_sandbox.presets import preset

SPECIMENS = Path(__file__).parents[2] / "specimens"
COMMENTS = {Language.BASH: "#", Language.RUBY: "#", Language.R: "#"}
"""What begins a comment; `//` in all others."""


@dataclass(frozen=True)
class Specimen:
    language: Language
    file: str
    line: int
    """Where its file's own lines begin to be its."""
    policy: str
    code: str

    def __str__(self) -> str:
        return f"{self.language}-{self.file}:{self.line}-{self.policy}"

    def marked(self, kind: str) -> set[tuple[int, str]]:
        mark = re.compile(rf"{COMMENTS.get(self.language, '//')}\s*{kind}:\s*(.*?)\s*$")
        found: set[tuple[int, str]] = set()
        for number, text in enumerate(self.code.split("\n"), start=1):
            match = mark.search(text)
            if match is not None:
                named = match[1].split(", ") if kind == "refused" else [match[1].split(" ")[0]]
                found |= {(number, rule) for rule in named}
        return found


def specimens_in(path: Path, language: Language) -> Iterator[Specimen]:
    comment = COMMENTS.get(language, "//")
    head, *cells = re.split(rf"^{comment} %%\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    policies = head.removeprefix(f"{comment} presets:").strip().split(", ")
    line = head.count("\n") + 2
    for cell in cells:
        for policy in policies:
            yield Specimen(language, path.stem, line, policy, cell)
        line += cell.count("\n") + 1


SPECIMENS_ALL = [
    specimen
    for language in Language
    if language is not Language.PYTHON
    for path in sorted((SPECIMENS / language.value).glob("*"))
    for specimen in specimens_in(path, language)
]


@pytest.mark.parametrize("specimen", SPECIMENS_ALL, ids=str)
def test_a_specimen_is_refused_on_the_marked_lines_and_nowhere_else(specimen: Specimen) -> None:
    report = check(Program(specimen.code, specimen.language), preset(specimen.policy))

    assert report.syntax_error is None
    assert {(one.line, one.rule) for one in report.violations} == specimen.marked("refused")


@pytest.mark.parametrize("language", sorted({one.language for one in SPECIMENS_ALL}))
def test_a_language_has_specimens_of_both_kinds(language: Language) -> None:
    own = [one for one in SPECIMENS_ALL if one.language is language]

    assert any(one.marked("refused") for one in own)
    assert any(one.file.startswith("innocent") and not one.marked("refused") for one in own)


def test_every_known_miss_names_a_rule_of_its_language_and_says_why() -> None:
    for specimen in SPECIMENS_ALL:
        known = {rule.id for rule in rules(specimen.language)}
        for line in specimen.code.split("\n"):
            if "evades:" in line:
                rule, _, reason = line.partition("evades:")[2].strip().partition(" ")
                assert rule in known
                assert len(reason) > 10
