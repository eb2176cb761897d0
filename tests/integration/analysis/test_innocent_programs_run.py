"""The innocent programs are real: each runs to its end, its own checks included."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.limits import MIB, Limits
from mcp_sandbox.domain.outcome import Finished
from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.domain.program import Program, SourceFile
from mcp_sandbox.errors import ImageMissingError
from mcp_sandbox.runtimes.docker import DockerRuntime
from mcp_sandbox.runtimes.liveness import Registry

FOLDER = Path(__file__).parents[2] / "specimens" / "python" / "programs"
FILES = FOLDER / "files"

DRIVER = """\
import os, runpy, sys, traceback
os.environ["MPLBACKEND"] = "agg"
for name in sorted(os.listdir("programs")):
    try:
        runpy.run_path(f"programs/{name}", run_name="__main__")
    except BaseException as error:
        traceback.print_exc()
        print("FAILED", name, file=sys.stderr)
    else:
        print("ENDED", name, file=sys.stderr)
"""


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.split(".")[0]


def is_here(path: Path) -> bool:
    return all(name in sys.stdlib_module_names or find_spec(name) for name in imported(path))


PROGRAMS = sorted(FOLDER.glob("*/*.py"))
HERE = [path for path in PROGRAMS if is_here(path)]
ELSEWHERE = [path for path in PROGRAMS if path not in HERE]


@pytest.mark.parametrize("path", [pytest.param(path, id=f"{path.parent.name}/{path.stem}") for path in HERE])
def test_a_program_runs_to_its_end(path: Path, tmp_path: Path) -> None:
    shutil.copytree(FILES, tmp_path / "work")

    done = subprocess.run(
        [sys.executable, "-I", "-W", "error", path],
        cwd=tmp_path / "work", stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_most_programs_need_nothing_but_python() -> None:
    assert len(HERE) >= 60


@pytest.mark.docker
@pytest.mark.usefixtures("engine")
async def test_the_programs_that_need_data_libraries_run_in_the_data_image(tmp_path: Path) -> None:
    policy = Policy(
        name="data", image="mcp-sandbox/python-data", limits=Limits(memory_bytes=1024 * MIB, timeout_seconds=120)
    )
    sources = [SourceFile(f"programs/{path.stem}.py", path.read_bytes()) for path in ELSEWHERE]
    sources += [SourceFile(path.name, path.read_bytes()) for path in FILES.iterdir()]
    with Registry.open(tmp_path / "state") as registry:
        async with DockerRuntime(registry) as runtime:
            try:
                await runtime.require(policy, Language.PYTHON)
            except ImageMissingError as error:
                pytest.skip(str(error))
            async with runtime.sandbox(policy, Language.PYTHON) as sandbox:
                outcome = await sandbox.run(Program(DRIVER, files=tuple(sources)), timeout_seconds=120)

    assert isinstance(outcome, Finished)
    ended = {line.removeprefix("ENDED ") for line in outcome.run.stderr.text.splitlines() if line.startswith("ENDED ")}
    assert ended == {f"{path.stem}.py" for path in ELSEWHERE}, outcome.run.stderr.text
