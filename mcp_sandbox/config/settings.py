"""What a configuration comes to."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from mcp_sandbox.config.quoting import quoted
from mcp_sandbox.domain.client import ANONYMOUS, Client
from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.errors import ConfigError

__all__ = ["Config", "Engine", "RuntimeSettings"]

Engine = Literal["auto", "docker", "podman", "bubblewrap"]


@dataclass(frozen=True, slots=True)
class RuntimeSettings:
    """Where code runs."""

    engine: Engine = "auto"
    """`auto` takes the first that can serve a policy; a named one is never replaced by another."""
    oci_runtime: str | None = None
    """OCI runtime of Docker or Podman, such as `runsc`; null is the engine's own."""


@dataclass(frozen=True, slots=True)
class Config:
    """Who may call, under which policy, and where the code runs; never changed once loaded."""

    default_policy: Policy
    """In force for a caller that no client stands for."""
    policies: Mapping[str, Policy]
    """The presets and the file's own, by name."""
    clients: Mapping[str, Client]
    """By name."""
    runtime: RuntimeSettings = RuntimeSettings()
    file: Path | None = None
    """Where it was read from; null is the built-in default."""

    def client(self, name: str | None) -> Client:
        """Return the client of that name; null is the one that the launch did not name.

        Raises:
            ConfigError: no such client is configured; there is no fallback to another.
        """
        if name is None:
            return Client(ANONYMOUS, self.default_policy)
        if name in self.clients:
            return self.clients[name]
        known = ", ".join(self.clients) or "none"
        near = difflib.get_close_matches(name, self.clients, n=1)
        hint = f"Did you mean {near[0]}? " if near else ""
        raise ConfigError(
            f"there is no client {quoted(name)}.",
            remedy=f"{hint}Configured clients: {known}. Add [clients.NAME], or leave --client out.",
            file=str(self.file) if self.file else None,
            key="clients",
        )
