from __future__ import annotations

import pytest

from mcp_sandbox.domain.category import Category
from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.severity import Severity
from mcp_sandbox.domain.walls import Wall
from mcp_sandbox.presets import PRESETS, preset

THRESHOLDS = "HIGH HIGH MEDIUM MEDIUM LOW LOW"

# Columns: minimal, development, educational, data_science, production, strict; `-` is no finding.
TABLE = """
destructive_command HIGH HIGH HIGH HIGH HIGH HIGH
recursive_delete HIGH HIGH HIGH HIGH HIGH HIGH
shell_command LOW HIGH HIGH HIGH HIGH HIGH
process LOW MEDIUM HIGH HIGH HIGH HIGH
native_code LOW HIGH HIGH HIGH HIGH HIGH
dynamic_code - LOW LOW LOW MEDIUM HIGH
unresolved - LOW LOW LOW MEDIUM HIGH
introspection - - LOW LOW MEDIUM HIGH
file_delete - LOW HIGH HIGH HIGH HIGH
file_write - - LOW LOW MEDIUM HIGH
file_read - - - - - MEDIUM
raw_socket - - MEDIUM MEDIUM MEDIUM HIGH
network - - LOW LOW MEDIUM HIGH
environment - - - - LOW MEDIUM
system_info - - - - - LOW
deserialization - - LOW LOW MEDIUM HIGH
process_exit - - - - - LOW
"""


@pytest.mark.parametrize("row", TABLE.split("\n")[1:-1])
def test_each_category_has_the_severity_of_the_table(row: str) -> None:
    category, *severities = row.split()

    for name, severity in zip(PRESETS, severities, strict=True):
        expected = Severity.SAFE if severity == "-" else Severity[severity]
        assert preset(name).severity_of(Category(category)) is expected


def test_the_table_covers_every_category_but_those_of_a_policys_author() -> None:
    listed = {row.split()[0] for row in TABLE.split("\n")[1:-1]}

    assert listed == {category.value for category in Category} - {"restricted_module", "pattern"}


def test_thresholds_are_those_of_the_table() -> None:
    assert [preset(name).severity_threshold.name for name in PRESETS] == THRESHOLDS.split()


def test_only_the_tight_presets_require_every_wall() -> None:
    few = {Wall.NETWORK, Wall.USER, Wall.FILESYSTEM}

    for name in PRESETS:
        assert preset(name).require_walls == (frozenset(Wall) if name in {"production", "strict"} else few)


def test_a_preset_is_made_once_and_describes_itself() -> None:
    for name in PRESETS:
        assert preset(name) is preset(name)
        assert preset(name).name == name
        assert len(preset(name).description) > 40
        assert preset(name).languages == tuple(Language)


def test_an_unknown_preset_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        preset("lenient")
