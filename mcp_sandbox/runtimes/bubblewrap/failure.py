"""Why bwrap could not build a sandbox, and what mends it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from mcp_sandbox.errors import EngineError

__all__ = ["Obstacle", "failure", "obstacles"]

_OTHERWISE = "Run `mcp-sandbox doctor`; Docker or Podman may serve instead (`runtime.engine`)."


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A setting of the machine that keeps user namespaces from working."""

    setting: str
    """Under /proc/sys."""
    bad: str
    """The value that is the obstacle."""
    what: str
    remedy: str


OBSTACLES = (
    Obstacle(
        "kernel/apparmor_restrict_unprivileged_userns",
        "1",
        "AppArmor restricts user namespaces on this machine (Ubuntu 23.10 and later).",
        "Install the system's bubblewrap with its profile (`apt-get install bubblewrap apparmor-profiles`), or "
        "`sysctl -w kernel.apparmor_restrict_unprivileged_userns=0`.",
    ),
    Obstacle(
        "user/max_user_namespaces",
        "0",
        "User namespaces are switched off on this machine.",
        "`sysctl -w user.max_user_namespaces=15000`",
    ),
    Obstacle(
        "kernel/unprivileged_userns_clone",
        "0",
        "User namespaces are switched off for users other than root.",
        "`sysctl -w kernel.unprivileged_userns_clone=1`",
    ),
)


def obstacles() -> tuple[Obstacle, ...]:
    """Return the settings that stand in the way now."""
    return tuple(obstacle for obstacle in OBSTACLES if _value(obstacle.setting) == obstacle.bad)


def failure(said: str) -> EngineError:
    """Return the error for what bwrap said before it ended; no program ran, so none of it is the program's."""
    last = said.strip().splitlines()[-1:] or ["it ended without a word"]
    reason = re.sub(r"[^\x20-\x7e]", "?", last[0].removeprefix("bwrap: "))[:200].rstrip(".")
    found = obstacles()
    if found:
        return EngineError(f"bubblewrap: {found[0].what} ({reason})", remedy=found[0].remedy, field="runtime.engine")
    return EngineError(f"bubblewrap could not build a sandbox: {reason}.", remedy=_OTHERWISE, field="runtime.engine")


def _value(setting: str) -> str:
    try:
        return Path("/proc/sys", setting).read_text("ascii").strip()
    except OSError:
        return ""
