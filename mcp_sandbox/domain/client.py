"""Who is calling: what the operator configured, never what the caller says of itself."""

from __future__ import annotations

from dataclasses import dataclass

from mcp_sandbox.domain.policy import Policy

__all__ = ["ANONYMOUS", "Client"]

ANONYMOUS = "default"
"""Name of the client that serves where the launch names none."""


@dataclass(frozen=True, slots=True)
class Client:
    """A caller and what it may do."""

    name: str
    policy: Policy
    """In force where a call names none."""
    may_choose: tuple[Policy, ...] = ()
    """Others that a call may name."""
    rate_limit: str | None = None
    """Calls per time, such as `30/minute`; null is unlimited."""
    max_concurrent: int | None = None
    """Calls at once; null is unlimited."""
    daily_seconds: int | None = None
    """Wall time of its code per day, in seconds; null is unlimited."""

    def choices(self) -> dict[str, Policy]:
        """Return the policies that a call may name, by name, its own first."""
        return {policy.name: policy for policy in (self.policy, *self.may_choose)}
