"""The system calls that a process may make, as data, and the list for programs in the two forms that runtimes take."""

from __future__ import annotations

import json
import platform
import tomllib
from functools import cache
from importlib import resources
from typing import Any

from pydantic import BaseModel, ConfigDict

from mcp_sandbox.errors import WallMissingError

__all__ = ["MACHINES", "Allowlist", "allowlist", "bpf", "engine_profile", "read_allowlist"]

MACHINES = {"x86_64": "SCMP_ARCH_X86_64", "aarch64": "SCMP_ARCH_AARCH64"}
"""Architectures that a filter is shipped for: the kernel's name, and the engines'."""

_EPERM = 1
_ENOSYS = 38


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Calls(_Table):
    """Calls that share a fate and a reason."""

    why: str
    calls: tuple[str, ...]


class Where(_Table):
    """A call that is allowed by one of its arguments."""

    why: str
    call: str
    argument: int
    equal: tuple[int, ...]
    mask: int | None = None


class Allowlist(_Table):
    """The whole of an `allowlist.toml`; what it does not name is refused with EPERM."""

    allow: tuple[Calls, ...]
    allow_where: tuple[Where, ...]
    missing: tuple[Calls, ...] = ()
    deadly: tuple[Calls, ...] = ()
    young: dict[str, int] = {}

    def allowed(self) -> tuple[str, ...]:
        """Return the calls that are allowed whatever their arguments."""
        return (*(name for group in self.allow for name in group.calls), *self.young)

    def fatal(self) -> tuple[str, ...]:
        """Return the calls that kill whoever makes them."""
        return tuple(name for group in self.deadly for name in group.calls)

    def absent(self) -> tuple[str, ...]:
        """Return the calls that seem not to exist."""
        return tuple(name for group in self.missing for name in group.calls)


def read_allowlist(package: str) -> Allowlist:
    """Return the list that is shipped in `package`."""
    text = resources.files(package).joinpath("allowlist.toml").read_text("utf-8")
    return Allowlist.model_validate(tomllib.loads(text))


@cache
def allowlist() -> Allowlist:
    """Return the list for programs as it is shipped."""
    return read_allowlist(__name__)


@cache
def engine_profile() -> str:
    """Return the profile for `security_opt`'s `seccomp=`, in the JSON of Docker (20.10 and later) and Podman."""
    table = allowlist()
    rules: list[dict[str, Any]] = [{"names": sorted(table.allowed()), "action": "SCMP_ACT_ALLOW"}]
    for where in table.allow_where:
        rules += [
            {"names": [where.call], "action": "SCMP_ACT_ALLOW", "args": [_argument(where, value)]}
            for value in where.equal
        ]
    rules.append({"names": sorted(table.absent()), "action": "SCMP_ACT_ERRNO", "errnoRet": _ENOSYS})
    profile: dict[str, Any] = {
        "defaultAction": "SCMP_ACT_ERRNO",
        "defaultErrnoRet": _EPERM,
        # No sub-architectures: a call by a foreign ABI is killed.
        "archMap": [{"architecture": name, "subArchitectures": []} for name in MACHINES.values()],
        "syscalls": rules,
    }
    return json.dumps(profile)


def _argument(where: Where, value: int) -> dict[str, Any]:
    if where.mask is None:
        return {"index": where.argument, "value": value, "op": "SCMP_CMP_EQ"}
    return {"index": where.argument, "value": where.mask, "valueTwo": value, "op": "SCMP_CMP_MASKED_EQ"}


def bpf(machine: str | None = None) -> bytes:
    """Return the filter as the kernel runs it, compiled ahead by `scripts/seccomp.py`.

    Args:
        machine: a key of `MACHINES`; null is this machine's.

    Raises:
        WallMissingError: none is shipped for that architecture.
    """
    machine = machine or platform.machine()
    if machine not in MACHINES:
        raise WallMissingError("bubblewrap", ("syscalls",), "No system call filter is shipped for this processor.")
    return resources.files(__name__).joinpath(f"{machine}.bpf").read_bytes()
