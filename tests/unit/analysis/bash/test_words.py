"""What words become here is what Bash itself makes of them; harmless words only."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from mcp_sandbox.analysis.lines import Place
from mcp_sandbox.analysis.treesitter.bash.origin import Origin
from mcp_sandbox.analysis.treesitter.bash.recording import Recorder
from mcp_sandbox.analysis.treesitter.bash.running import Runner
from mcp_sandbox.analysis.treesitter.bash.shell import Stream
from mcp_sandbox.analysis.treesitter.bash.texts import cleaned
from mcp_sandbox.analysis.treesitter.grammars import parse
from mcp_sandbox.analysis.treesitter.reading import Source
from mcp_sandbox.domain.language import Language

SCRIPTS = (Path(__file__).parent / "expansions.sh").read_text(encoding="utf-8").split("\n# %%\n")
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "HOME": "/root", "LC_ALL": "C.UTF-8"}

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here to compare with")


def output_here(script: str) -> tuple[str, ...]:
    source = Source(script, parse(b"", Language.BASH), None, language=Language.BASH)
    runner = Runner(Recorder(), {})
    return runner.run_text(Origin(source, cleaned(script), 0, Place()), Stream())


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_writes_here_what_it_writes_in_bash(script: str, tmp_path: Path) -> None:
    real = subprocess.run(
        ["bash", "-c", script],
        capture_output=True,
        check=False,
        cwd=tmp_path,
        env=ENVIRONMENT,
        stdin=subprocess.DEVNULL,
    )

    assert output_here(script) == (real.stdout.decode("utf-8", "surrogateescape"),)


def test_there_are_enough_words_to_compare() -> None:
    assert sum(len(script.split(";")) for script in SCRIPTS) >= 150
