"""The six policies that ship, as TOML data in the format of a user's own."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.presets.table import PolicyTable, build_policy

__all__ = ["PRESETS", "preset"]

PRESETS: tuple[str, ...] = ("minimal", "development", "educational", "data_science", "production", "strict")
"""Names of the presets, from the loosest to the tightest."""


@cache
def preset(name: str) -> Policy:
    """Return the preset `name`: each call gives the same, immutable policy.

    Raises:
        KeyError: there is no such preset.
    """
    if name not in PRESETS:
        raise KeyError(name)
    text = files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return build_policy(name, PolicyTable.model_validate(tomllib.loads(text)), base=None)
