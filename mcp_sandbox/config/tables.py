"""The tables of the file, as they are written; `PolicyTable` has those of a policy."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal

import limits
from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field

from mcp_sandbox.config.settings import Engine
from mcp_sandbox.domain.limits import Limits
from mcp_sandbox.domain.policy import Pattern, RestrictedModule
from mcp_sandbox.presets.table import PolicyTable

__all__ = ["ClientTable", "Document", "RuntimeTable", "ServerTable", "TokenTable", "known_keys"]


def _rate(text: str) -> str:
    try:
        items = limits.parse_many(text)
    except ValueError:
        items = []
    # The library searches where it means to match, and so takes text with a rate somewhere in it.
    whole = re.fullmatch(r"[0-9a-zA-Z/ ,;|]{3,200}", text) is not None
    if not items or not whole or not all(0 < item.amount <= _RATE_CALLS_MAX for item in items):
        raise ValueError(f'is no rate; write calls per time, such as "30/minute" or "5/second; 1000/day", '
                         f"with 1 to {_RATE_CALLS_MAX} calls")  # fmt: skip
    return text


_RATE_CALLS_MAX = 100_000
"""Each call of a window is remembered for as long as the window lasts."""


def _strong(digest: str) -> str:
    if re.fullmatch(r"[0-9a-fA-F]{64}", digest) is None:
        raise ValueError("is no SHA-256; write the 64 hexadecimal digits of the token's hash")
    if len(set(digest.lower())) == 1 or digest.lower() == hashlib.sha256(b"").hexdigest():
        raise ValueError("is the hash of no real token; make a long random token and write its hash")
    return digest.lower()


def _oci_runtime(name: str) -> str:
    if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,127}", name) is None:
        raise ValueError('is no name of an OCI runtime; write the name that the engine knows, such as "runsc"')
    return name


def _https(url: str) -> str:
    if re.fullmatch(r"https://[^\s/?#@]+(?:[/?#]\S*)?", url) is None:
        raise ValueError('is no https address; keys that come unencrypted prove nothing; write "https://…"')
    return url


def _host(name: str) -> str:
    if re.fullmatch(r"(?:[A-Za-z0-9*._-]+|\[[0-9A-Fa-f:.]+\])(?::(?:[0-9]{1,5}|\*))?", name) is None:
        raise ValueError('is no host name; write it as in the Host header, such as "sandbox.example.com"')
    return name


Sha256 = Annotated[str, AfterValidator(_strong)]
Https = Annotated[str, AfterValidator(_https)]
Count = Annotated[int, Field(strict=True, ge=1, le=2**31)]
Algorithm = Literal[
    "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"
]  # fmt: skip
"""Signatures by a key pair; a shared secret or no signature would let a client write its own claim.

Source: https://www.rfc-editor.org/rfc/rfc8725#section-3.1
"""


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Document(_Table):
    """The file as a whole; its tables are looked at one by one."""

    default_policy: str = "strict"
    runtime: Mapping[str, Any] = {}
    server: Mapping[str, Any] = {}
    clients: Mapping[str, Mapping[str, Any]] = {}
    policies: Mapping[str, Mapping[str, Any]] = {}


class RuntimeTable(_Table):
    """`[runtime]`."""

    engine: Engine = "auto"
    oci_runtime: Annotated[str, AfterValidator(_oci_runtime)] | None = None


class JwtTable(_Table):
    """`[server.jwt]`: how a bearer token that is a JWT is verified; of no effect over stdio."""

    issuer: Https
    audience: Annotated[str, Field(min_length=1)]
    jwks_uri: Https
    algorithms: Annotated[tuple[Algorithm, ...], Field(min_length=1)]
    client_claim: Annotated[str, Field(min_length=1)] = "azp"


class ServerTable(_Table):
    """`[server]`; of no effect over stdio."""

    allowed_hosts: tuple[Annotated[str, AfterValidator(_host)], ...] = ()
    jwt: JwtTable | None = None


class TokenTable(_Table):
    """A bearer token, by its hash; of no effect over stdio."""

    sha256: Sha256
    expires_at: Annotated[AwareDatetime, Field(strict=True)] | None = None


class ClientTable(_Table):
    """`[clients.NAME]`."""

    policy: str | None = None
    """Null is the default policy."""
    may_choose: tuple[str, ...] = ()
    rate_limit: Annotated[str, AfterValidator(_rate)] | None = None
    max_concurrent: Count | None = None
    daily_seconds: Count | None = None
    tokens: tuple[TokenTable, ...] = ()
    token_sha256: Sha256 | None = None
    jwt: Annotated[str, Field(min_length=1)] | None = None


_TABLES: tuple[tuple[tuple[str, ...], type[BaseModel]], ...] = (
    ((), Document),
    (("runtime",), RuntimeTable),
    (("server",), ServerTable),
    (("server", "jwt"), JwtTable),
    (("clients", "*"), ClientTable),
    (("clients", "*", "tokens", "*"), TokenTable),
    (("policies", "*"), PolicyTable),
    (("policies", "*", "limits"), Limits),
    (("policies", "*", "restricted_modules", "*"), RestrictedModule),
    (("policies", "*", "patterns", "*"), Pattern),
)
"""Which keys a table may have, by its path; `*` is any name or place."""


def matches(path: tuple[str | int, ...], pattern: tuple[str, ...]) -> bool:
    """Return whether `path` is one that `pattern` stands for."""
    return len(path) == len(pattern) and all(want in {"*", part} for part, want in zip(path, pattern, strict=True))


def known_keys(path: tuple[str | int, ...]) -> tuple[str, ...]:
    """Return the keys that the table at `path` may have."""
    for pattern, model in _TABLES:
        if matches(path, pattern):
            return tuple(model.model_fields)
    return ()
