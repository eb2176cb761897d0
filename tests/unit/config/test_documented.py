"""The page on configuration, held to what is read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mcp_sandbox.config import load_config
from mcp_sandbox.config.tables import known_keys
from mcp_sandbox.config.unsupported import later_keys
from mcp_sandbox.domain.limits import Limits
from mcp_sandbox.domain.walls import Wall
from mcp_sandbox.presets import PRESETS

PAGE = (Path(__file__).parents[3] / "docs" / "configuration.md").read_text(encoding="utf-8")

TABLES = [
    (),
    ("runtime",),
    ("server",),
    ("server", "jwt"),
    ("clients", "a"),
    ("clients", "a", "tokens", 0),
    ("policies", "p"),
    ("policies", "p", "limits"),
    ("policies", "p", "restricted_modules", 0),
    ("policies", "p", "patterns", 0),
]


@pytest.mark.parametrize("table", TABLES)
def test_every_key_of_a_table_is_documented(table: tuple[str | int, ...]) -> None:
    keys = {*known_keys(table), *later_keys(table)} - {"runtime", "server", "clients", "policies"}

    assert keys
    assert not {key for key in keys if not re.search(rf"\b{key}\b", PAGE)}


def test_the_example_is_a_sound_configuration(tmp_path: Path) -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    (tmp_path / "config.toml").write_text(example)

    assert load_config(tmp_path / "config.toml").client("ci-bot").policy.name == "house"


def test_the_default_limits_are_those_that_hold() -> None:
    written = dict(re.findall(r"^\| `(\w+)` \| ([\d.]+)", PAGE, re.MULTILINE))

    assert {key: float(written[key]) for key in Limits.model_fields} == Limits().model_dump()


def test_presets_and_walls_are_named() -> None:
    assert all(f"`{preset}`" in PAGE for preset in PRESETS)
    assert all(f'`"{wall.value}"`' in PAGE for wall in Wall)
