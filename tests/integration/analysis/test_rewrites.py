"""The programs that stand behind the advice run, in each language whose interpreter or compiler is here."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from mcp_sandbox.analysis.advice import sentences
from mcp_sandbox.analysis.rules import rules
from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.request import FILE_NAMES

COMMANDS = {
    Language.JAVASCRIPT: "node {file}",
    Language.JAVA: "java {file}",
    Language.BASH: "bash {file}",
    Language.GO: "go run {file}",
    Language.RUBY: "ruby {file}",
    Language.C: "gcc -Werror=implicit-function-declaration -o program {file} -lm && ./program",
    Language.CPP: "g++ -std=c++17 -o program {file} && ./program",
    Language.R: "Rscript {file}",
}
"""How a program runs, with a shell; the unit tests run those in Python."""


def rewrites() -> Iterator[tuple[Language, str]]:
    """Yield every program that the advice of a language holds, once."""
    for language in COMMANDS:
        abouts = {about for rule in rules(language) for about in (rule.id, rule.category.value)}
        told = {one.rewrite for about in abouts for one in sentences(language).get(about, ())}
        for code in sorted(code for code in told if code):
            yield language, code


REWRITES = [pytest.param(*one, id=f"{one[0]}-{number}") for number, one in enumerate(rewrites())]


@pytest.mark.parametrize(("language", "code"), REWRITES)
def test_a_rewrite_runs(language: Language, code: str, tmp_path: Path) -> None:
    name = FILE_NAMES[language]
    command = COMMANDS[language].format(file=name)
    if shutil.which(command.split()[0]) is None:
        pytest.skip(f"{command.split()[0]} is not installed here")
    (tmp_path / name).write_text(code)
    (tmp_path / "data.txt").write_text("a\nb\n")

    ended = subprocess.run(
        ["bash", "-c", command],
        cwd=tmp_path,
        input="a line\n",
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )

    assert ended.returncode == 0, ended.stderr
