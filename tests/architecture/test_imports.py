"""The folder tree is the architecture: these tests hold it to that."""

import importlib
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import mcp_sandbox
from mcp_sandbox import errors

ROOT = Path(__file__).parents[2]
MODULES = [name for _, name, _ in pkgutil.walk_packages(mcp_sandbox.__path__, "mcp_sandbox.")]
LINES_MAX = 420


def test_every_import_contract_holds() -> None:
    command = [Path(sys.executable).parent / "lint-imports", "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", [name for name in MODULES if not name.endswith("__main__")])
def test_every_name_in_all_exists(name: str) -> None:
    module = importlib.import_module(name)

    missing = [public for public in getattr(module, "__all__", ()) if not hasattr(module, public)]

    assert missing == []


def test_every_module_is_small() -> None:
    sizes = {path: len(path.read_text().splitlines()) for path in (ROOT / "mcp_sandbox").rglob("*.py")}

    too_long = {str(path.relative_to(ROOT)): lines for path, lines in sizes.items() if lines > LINES_MAX}

    assert too_long == {}


def test_every_error_is_drawn_in_the_tree() -> None:

    drawn = errors.__doc__ or ""

    assert [name for name in errors.__all__ if name not in drawn] == []


def test_the_package_imports_without_an_event_loop_library_of_its_own() -> None:
    banned = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "mcp_sandbox").rglob("*.py")
        if any(line.startswith(("import asyncio", "from asyncio")) for line in path.read_text().splitlines())
    ]

    assert banned == []
