"""No wall without an attack on it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mcp_sandbox.domain.walls import Wall


@pytest.mark.parametrize("wall", list(Wall))
def test_every_wall_is_attacked(wall: Wall) -> None:
    tests = (Path(__file__).parent / f"test_{wall}.py").read_text("utf-8")

    assert "async def test_" in tests


def test_every_attack_that_the_threat_model_names_exists() -> None:
    folder = Path(__file__).parent
    model = (folder.parents[1] / "docs" / "threat-model.md").read_text("utf-8")
    named = re.findall(r"`(test_\w+\.py)::(test_\w+)`", model)

    assert len(named) > 50
    for file, test in named:
        assert f"def {test}(" in (folder / file).read_text("utf-8"), f"{file}::{test}"
