"""The how-to page and the example do what they show."""

from __future__ import annotations

import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

import mcp_sandbox
from mcp_sandbox import errors
from mcp_sandbox.domain.walls import Wall
from mcp_sandbox.session import SandboxResult
from mcp_sandbox.session.options import KEYS

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "library.md").read_text("utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


def test_the_page_has_programs() -> None:
    assert len(BLOCKS) == PAGE.count("```python") > 5


@pytest.mark.needs_wall(Wall.MEMORY)
@pytest.mark.parametrize("number", range(len(BLOCKS)))
def test_each_program_of_the_page_runs(number: int, tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(BLOCKS[number])

    runpy.run_path(str(program), run_name="__main__")


def test_the_page_names_every_key_error_and_field() -> None:
    fields = set(SandboxResult.__dataclass_fields__) - {"execution_id"}
    library = {"OptionError", "RequestError", "SessionClosedError", "EngineError", "McpSandboxError"}

    assert [name for name in {*KEYS, *fields, *library, "SecurityError"} if f"`{name}`" not in PAGE] == []
    assert library <= set(errors.__all__)


@pytest.mark.needs_wall(Wall.MEMORY)
def test_the_example_ends_as_it_should(engine_name: str) -> None:
    command = [sys.executable, ROOT / "examples" / "library.py", engine_name]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)

    assert done.returncode == 0, done.stdout + done.stderr
    assert "median 2" in done.stdout
    told = [line.split(":")[0] for line in done.stdout.splitlines() if line.startswith("line ")]
    assert sorted(set(told)) == ["line 1", "line 2"]


def test_every_public_name_of_the_package_is_there_and_no_other() -> None:
    assert [name for name in mcp_sandbox.__all__ if not hasattr(mcp_sandbox, name)] == []
    assert not hasattr(mcp_sandbox, "no_such_name")


def test_the_engines_are_not_loaded_before_a_session_is_asked_for() -> None:
    code = "import sys, mcp_sandbox.security\nprint([name for name in ('docker', 'mcp') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"
