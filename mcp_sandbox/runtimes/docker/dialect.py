"""Where Podman, asked in Docker's words, wants something else: told in one place, so that the walls are the same."""

from __future__ import annotations

import hashlib
import secrets
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from mcp_sandbox.runtimes import seccomp
from mcp_sandbox.runtimes.docker.engine import EngineName

__all__ = ["NOBODY", "NOT_COPIED", "Dialect", "dialect_of"]

NOBODY = 65534
"""User and group of the code: nobody's, in every distribution.

Source: https://www.debian.org/doc/debian-policy/ch-opersys.html#uid-and-gid-classes
"""

NOT_COPIED = "notmpcopyup"
"""Podman's word against copying the image's folder, with its owner, into the memory file system over it."""

PODMAN_PROCESSES = 32768
"""Processes of the uid on the whole host, as Podman's service allows itself; no wall, that is the cgroup's."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """What is asked for in another way; the defaults are Docker's."""

    seccomp: str
    """What names the profile: Docker takes the profile itself, Podman a file of its own host."""
    tmpfs_options: tuple[str, ...] = ()
    """Added to each memory file system of ours; Podman knows no owner, so its images' folder is writable for all."""
    tmpfs: Mapping[str, str] = field(default_factory=dict[str, str])
    """More of them: what the engine would lay over a read-only root of itself, without a size."""
    ulimits: Mapping[str, int] = field(default_factory=dict[str, int])
    """More of them: what the engine would raise to a default of its own, which takes a right that it may lack."""


def dialect_of(engine: EngineName, directory: Path) -> Dialect:
    """Return how `engine` is talked to; `directory` is where a file may be left for it."""
    profile = seccomp.engine_profile()
    if engine == "docker":
        # A folder that the image has keeps its mode, whatever is asked for: only an owner is sure to write there.
        return Dialect(seccomp=profile, tmpfs_options=(f"uid={NOBODY}", f"gid={NOBODY}"))
    empty = f"ro,noexec,nosuid,nodev,size=65536,{NOT_COPIED}"
    return Dialect(
        seccomp=str(_file(profile, directory)),
        tmpfs_options=(NOT_COPIED,),
        tmpfs={"/run": empty, "/var/tmp": empty},  # noqa: S108 - the sandbox's own
        ulimits=_ulimits(),
    )


def _file(profile: str, directory: Path) -> Path:
    path = directory / f"seccomp-{hashlib.sha256(profile.encode()).hexdigest()[:16]}.json"
    if not path.exists():
        made = path.with_suffix(f".{secrets.token_hex(4)}")
        made.write_text(profile, "utf-8")
        made.replace(path)
    return path


def _ulimits() -> dict[str, int]:
    if sys.platform == "win32":
        return {}
    import resource  # noqa: PLC0415 - not on Windows

    ceiling = resource.getrlimit(resource.RLIMIT_NPROC)[1]
    return {"nproc": PODMAN_PROCESSES if ceiling == resource.RLIM_INFINITY else min(ceiling, PODMAN_PROCESSES)}
