"""The tables of clients -> clients; every fault is noted, and nothing is guessed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from mcp_sandbox.config.policies import NAME, NAME_REMEDY, read_table
from mcp_sandbox.config.positions import KeyPath
from mcp_sandbox.config.problems import Problems
from mcp_sandbox.config.quoting import near, quoted
from mcp_sandbox.config.tables import ClientTable
from mcp_sandbox.domain.client import ANONYMOUS, Client
from mcp_sandbox.domain.policy import Policy

__all__ = ["KnownPolicies", "clients_of"]


@dataclass(frozen=True, slots=True)
class KnownPolicies:
    """What a client's table may refer to."""

    usable: Mapping[str, Policy]
    names: Collection[str]
    """Those of faulty ones too: a fault in a policy is told once, and not again at each client of it."""

    def get(self, name: str, path: KeyPath, problems: Problems) -> Policy | None:
        """Return the policy that the key at `path` names; an unknown one is noted."""
        if name not in self.names:
            problems.add(path, f"there is no policy {quoted(name)}.", near(name, self.names))
        return self.usable.get(name)


def clients_of(
    tables: Mapping[str, Mapping[str, Any]], policies: KnownPolicies, default: Policy | None, problems: Problems
) -> Mapping[str, Client]:
    """Return the clients by name; a faulty one is noted and left out."""
    clients: dict[str, Client] = {}
    read: dict[str, ClientTable] = {}
    for name, raw in tables.items():
        path = ("clients", name)
        if name == ANONYMOUS:
            problems.add(path, "this name stands for callers that the launch does not name.",
                         "Choose another name; `default_policy` is what such callers get.")  # fmt: skip
        elif not NAME.fullmatch(name):
            problems.add(path, f"{quoted(name)} is no name for a client.", NAME_REMEDY)
        if (table := read_table(ClientTable, raw, path, problems)) is None:
            continue
        read[name] = table
        own = default if table.policy is None else policies.get(table.policy, (*path, "policy"), problems)
        others = [
            policies.get(other, (*path, "may_choose", place), problems) for place, other in enumerate(table.may_choose)
        ]
        if own is not None:
            clients[name] = _client(name, table, own, [other for other in others if other is not None])
    _note_shared_credentials(read, problems)
    return MappingProxyType(clients)


def _client(name: str, table: ClientTable, own: Policy, others: list[Policy]) -> Client:
    unlike_own = {other.name: other for other in others if other.name != own.name}
    return Client(
        name=name,
        policy=own,
        may_choose=tuple(unlike_own.values()),
        rate_limit=table.rate_limit,
        max_concurrent=table.max_concurrent,
        daily_seconds=table.daily_seconds,
    )


def _note_shared_credentials(tables: Mapping[str, ClientTable], problems: Problems) -> None:
    """Note credentials that would stand for two clients at once."""
    owners: dict[tuple[str, str], str] = {}
    for name, table in tables.items():
        credentials: list[tuple[KeyPath, tuple[str, str]]] = [
            (("tokens", place, "sha256"), ("token", token.sha256)) for place, token in enumerate(table.tokens)
        ]
        if table.token_sha256 is not None:
            credentials.append((("token_sha256",), ("token", table.token_sha256)))
        if table.jwt is not None:
            credentials.append((("jwt",), ("claim", table.jwt)))
        for path, credential in credentials:
            if (owner := owners.setdefault(credential, name)) != name:
                problems.add(("clients", name, *path), f"the client {quoted(owner)} has the same {credential[0]}.",
                             "Give each client its own.")  # fmt: skip
