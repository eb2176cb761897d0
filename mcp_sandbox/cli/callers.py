"""For whom a command acts.

The person at the keyboard is the operator: `--policy` may name any policy, and no rate or quota holds here.
"""

from __future__ import annotations

import os
from pathlib import Path

from mcp_sandbox.config import Config, find_config, load_config
from mcp_sandbox.config.quoting import near, quoted
from mcp_sandbox.domain.client import Client
from mcp_sandbox.errors import RequestError

__all__ = ["caller", "configuration", "unknown_policy"]


def configuration(explicit: Path | None) -> Config:
    """Return the configuration that `--config`, the environment or the user's folder names.

    Raises:
        ConfigError: it can't be used.
    """
    return load_config(find_config(explicit, os.environ))


def caller(config: Config, client: str | None, policy: str | None) -> Client:
    """Return for whom a program is checked or run.

    Raises:
        ConfigError: there is no such client.
        RequestError: there is no such policy.
    """
    named = config.client(client)
    if policy is None:
        return Client(named.name, named.policy)
    if policy not in config.policies:
        raise unknown_policy(policy, tuple(config.policies))
    return Client(named.name, config.policies[policy])


def unknown_policy(name: str, known: tuple[str, ...]) -> RequestError:
    """Return the error for a policy that is not to be had."""
    return RequestError(
        f"There is no policy {quoted(name)} here.",
        field="policy",
        limit=", ".join(known),
        remedy=near(name, known),
        code="unknown-policy",
    )
