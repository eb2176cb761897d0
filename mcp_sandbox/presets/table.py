"""A policy as it is written: every key optional, over a base."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from mcp_sandbox.domain.category import Category
from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.limits import Limits
from mcp_sandbox.domain.policy import Pattern, Policy, RestrictedModule, Threshold
from mcp_sandbox.domain.severity import SeverityName
from mcp_sandbox.domain.walls import Wall

__all__ = ["LEAST_WALLS", "PolicyTable", "build_policy"]


LEAST_WALLS = frozenset({Wall.NETWORK, Wall.USER, Wall.FILESYSTEM})
"""Walls that a policy requires where neither it nor its base says otherwise."""


class PolicyTable(BaseModel):
    """The keys of one `[policies.NAME]` table; see `Policy` for what each means."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    extends: str | None = None
    """A preset, or another policy of the same file, whose keys hold where this table is silent."""
    description: str | None = None
    severity_threshold: Threshold | None = None
    languages: tuple[Language, ...] | None = Field(default=None, min_length=1)
    rules: Mapping[Category, SeverityName] = {}
    """Merged over the base's, category by category."""
    restricted_modules: tuple[RestrictedModule, ...] = ()
    """Added to the base's; one of the same name replaces it."""
    patterns: tuple[Pattern, ...] = ()
    """Added to the base's."""
    exempt: frozenset[str] = frozenset()
    """Added to the base's."""
    limits: Mapping[str, Any] = {}
    """Merged over the base's, key by key."""
    image: str | None = None
    environment: Mapping[str, str] = {}
    """Merged over the base's."""
    require_walls: frozenset[Wall] | None = None


def build_policy(name: str, table: PolicyTable, base: Policy | None) -> Policy:
    """Return the policy that `table` describes over `base`; null has no rules, default limits and the least walls.

    Raises:
        pydantic.ValidationError: the limits together are out of bounds.
    """
    start = base or Policy(name=name, require_walls=LEAST_WALLS)
    modules = {module.name: module for module in (*start.restricted_modules, *table.restricted_modules)}
    limits = Limits.model_validate({**start.limits.model_dump(), **table.limits})
    given = {
        key: value
        for key in ("description", "severity_threshold", "languages", "image", "require_walls")
        if (value := getattr(table, key)) is not None
    }
    return start.model_copy(
        update={
            **given,
            "name": name,
            "rules": {**start.rules, **table.rules},
            "restricted_modules": tuple(modules.values()),
            "patterns": (*start.patterns, *table.patterns),
            "exempt": start.exempt | table.exempt,
            "limits": limits,
            "environment": {**start.environment, **table.environment},
        }
    )
