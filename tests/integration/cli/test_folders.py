"""`mcp-sandbox check` on folders, and how it tells a file's language."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

REFUSED = "import os\nos.system('id')\n"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A folder with programs, data, and what is nobody's own."""
    root = tmp_path / "src"
    for name in (
        "a.py",
        "deep/er/b.py",
        ".hidden/c.py",
        ".d.py",
        "node_modules/e/f.py",
        "env/lib/g.py",
        "__pycache__/h.py",
        "data.txt",
        "i.pth",
    ):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(REFUSED)
    (root / "env" / "pyvenv.cfg").touch()
    return root


def files_of(ended: Any) -> list[str]:
    return [one["file"] for one in ended.json["files"]]


def test_a_folder_stands_for_the_programs_in_it(cli: Any, tree: Path) -> None:
    ended = cli("check", tree.name, "--policy", "production", "--format", "json")

    assert ended.code == 65
    assert files_of(ended) == ["src/a.py", "src/deep/er/b.py"]


def test_links_can_not_lead_the_search_astray(cli: Any, tree: Path) -> None:
    (tree / "deep" / "again").symlink_to(tree)
    (tree / "deep" / "dangling.py").symlink_to("nowhere")
    os.mkfifo(tree / "pipe.py")

    ended = cli("check", tree.name, "--policy", "production", "--format", "json")

    assert files_of(ended) == ["src/a.py", "src/deep/er/b.py"]


def test_a_file_that_is_named_twice_is_checked_once(cli: Any, tree: Path) -> None:
    ended = cli("check", tree.name, f"{tree.name}/a.py", "--policy", "production", "--format", "json")

    assert files_of(ended) == ["src/a.py", "src/deep/er/b.py"]


def test_a_folder_of_one_program_gives_a_list_still(cli: Any, tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "a.py").write_text("print(1)\n")

    ended = cli("check", "one", "--policy", "strict", "--format", "json")

    assert ended.code == 0
    assert files_of(ended) == ["one/a.py"]


@pytest.mark.parametrize("arguments", [(), ("--language", "ruby")])
def test_a_folder_without_a_program_is_no_silent_pass(cli: Any, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "data.txt").touch()

    ended = cli("check", "empty", *arguments)

    assert ended.code == 64
    assert ended.err.startswith("error: empty holds no program")


def languages_of(ended: Any) -> dict[str, str | None]:
    return {one["file"]: one["language"] for one in ended.json["files"]}


def test_a_file_s_name_or_first_line_tells_its_language(cli: Any, tmp_path: Path) -> None:
    texts = {
        "a.py": "1\n", "b.js": "1\n", "c.ts": "1\n", "D.java": "class D {}\n", "e.sh": "true\n", "f.go": "package f\n",
        "g.rb": "1\n", "h.c": "int h;\n", "i.cpp": "int i;\n", "j.R": "1\n", "k": "#!/usr/bin/env bash\ntrue\n",
        "l": "1\n", "m.txt": "1\n",
    }  # fmt: skip
    for name, text in texts.items():
        (tmp_path / name).write_text(text)

    told = languages_of(cli("check", *texts, "--policy", "minimal", "--format", "json"))

    assert told == {
        "a.py": "python", "b.js": "javascript", "c.ts": "typescript", "D.java": "java", "e.sh": "bash", "f.go": "go",
        "g.rb": "ruby", "h.c": "c", "i.cpp": "cpp", "j.R": "r", "k": "bash", "l": "python", "m.txt": "python",
    }  # fmt: skip


def test_a_language_that_is_given_holds_and_picks_from_a_folder(cli: Any, tmp_path: Path) -> None:
    (tmp_path / "src").mkdir()
    for name in ("a.h", "b.cpp", "c.py"):
        (tmp_path / "src" / name).write_text("int x;\n")

    told = languages_of(cli("check", "src", "--language", "cpp", "--policy", "minimal", "--format", "json"))

    assert told == {"src/a.h": "cpp", "src/b.cpp": "cpp"}


def test_standard_input_is_python_where_nothing_else_is_said(cli: Any) -> None:
    assert cli("check", "--format", "json", stdin="#!/bin/bash\n1\n").json["language"] == "python"
    assert cli("check", "--format", "json", "--language", "bash", stdin="true\n").json["language"] == "bash"


def test_a_script_for_another_interpreter_is_not_taken_for_python(cli: Any, tmp_path: Path) -> None:
    (tmp_path / "script").write_text("#!/usr/bin/env tclsh\nputs 1\n")

    assert cli("check", "script", "--policy", "minimal").code == 64
    assert cli("check", "script", "--policy", "minimal", "--language", "python").code == 65
