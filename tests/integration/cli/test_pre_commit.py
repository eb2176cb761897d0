"""The hook for pre-commit: its manifest, the files that it takes, and its entry."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any, cast

import pytest
import yaml
from identify.extensions import EXTENSIONS, NAMES

from mcp_sandbox.analysis import language_of
from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.program import SourceFile

ROOT = Path(__file__).parents[3]
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
HOOK: dict[str, Any] = cast("list[dict[str, Any]]", yaml.safe_load(MANIFEST.read_text(encoding="utf-8")))[0]


def taken(name: str, tags: set[str] | frozenset[str]) -> bool:
    """Return whether pre-commit would hand the file `name` to the hook."""
    wanted = bool(tags & set(HOOK["types_or"]))
    return wanted and re.search(HOOK["files"], name) is not None and re.search(HOOK["exclude"], name) is None


def test_pre_commit_takes_the_manifest() -> None:
    command = [sys.executable, "-m", "pre_commit", "validate-manifest", str(MANIFEST)]

    ended = subprocess.run(command, check=False, capture_output=True, text=True)

    assert (ended.returncode, ended.stdout) == (0, "")
    assert HOOK["id"] == "mcp-sandbox-check"


def test_each_file_that_the_hook_takes_is_read_in_a_language_of_its_own() -> None:
    files = {f"a.{suffix}": tags for suffix, tags in EXTENSIONS.items()} | dict(NAMES)

    read = {name: language_of(SourceFile(name, b"")) for name, tags in files.items() if taken(name, tags)}
    assert [name for name, language in read.items() if language is None] == []
    assert set(read.values()) == set(Language)


@pytest.mark.parametrize(("code", "exit_code"), [("print(1)\n", 0), ("import os\nos.system('id')\n", 65)])
def test_the_entry_judges_the_files_that_it_is_given(cli: Any, tmp_path: Path, code: str, exit_code: int) -> None:
    (tmp_path / "a.py").write_text("print(2)\n")
    (tmp_path / "b c.py").write_text(code)
    command, *arguments = HOOK["entry"].split()
    assert command == "mcp-sandbox"

    ended = cli(*arguments, *HOOK["args"], "a.py", "b c.py")

    assert ended.code == exit_code
    assert f"{2 - bool(exit_code)} allowed" in ended.out
