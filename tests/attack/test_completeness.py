"""No wall without an attack on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from mcp_sandbox.domain.walls import Wall


@pytest.mark.parametrize("wall", list(Wall))
def test_every_wall_is_attacked(wall: Wall) -> None:
    tests = (Path(__file__).parent / f"test_{wall}.py").read_text("utf-8")

    assert "async def test_" in tests
