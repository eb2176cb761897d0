"""A file to load, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from mcp_sandbox.config import Config, ConfigFaultsError, load_config
from mcp_sandbox.errors import ConfigError

Load = Callable[[str], Config]
Faults = Callable[[str], list[ConfigError]]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


@pytest.fixture
def load(file: Path) -> Load:
    def load(text: str) -> Config:
        file.write_text(text, encoding="utf-8")
        return load_config(file)

    return load


@pytest.fixture
def faults(load: Load) -> Faults:
    """Loads a text that has faults, and returns them in the order of the file."""

    def faults(text: str) -> list[ConfigError]:
        with pytest.raises(ConfigError) as refused:
            load(text)
        error = refused.value
        return list(error.problems) if isinstance(error, ConfigFaultsError) else [error]

    return faults
