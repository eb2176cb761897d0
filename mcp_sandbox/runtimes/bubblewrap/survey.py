"""What the embedded runtime can isolate on this machine, for `doctor`."""

from __future__ import annotations

import os
import sys
from collections.abc import Awaitable, Callable

from mcp_sandbox.domain.walls import Wall
from mcp_sandbox.errors import EngineError
from mcp_sandbox.runtimes.base import Finding, Survey
from mcp_sandbox.runtimes.bubblewrap.binary import SYSTEM_PATH, Binary
from mcp_sandbox.runtimes.bubblewrap.cgroups import Tree
from mcp_sandbox.runtimes.bubblewrap.failure import obstacles
from mcp_sandbox.runtimes.bubblewrap.identity import Identities
from mcp_sandbox.runtimes.bubblewrap.sandbox import NAME

__all__ = ["surveyed"]

_DELEGATE = (
    "Run the server as root, or under systemd with a delegated group: "
    "`systemd-run --user --scope --property=Delegate=yes mcp-sandbox serve`."
)


async def surveyed(
    probe: Callable[[], Awaitable[frozenset[Wall]]], binary: Binary | None, tree: Tree | None, identities: Identities
) -> Survey:
    """Say what stands around a sandbox that `probe` makes, and what is missing, with what mends it."""
    if sys.platform != "linux":
        other = Finding(ok=False, what="bubblewrap needs Linux.", remedy="Use Docker or Podman (`runtime.engine`).")
        return Survey(runtime=NAME, usable=False, version=None, walls=frozenset(), findings=(other,))
    findings = [_binary(binary), _cgroups(tree), _identity(identities)]
    findings += [Finding(ok=False, what=obstacle.what, remedy=obstacle.remedy) for obstacle in obstacles()]
    walls: frozenset[Wall] = frozenset()
    usable = False
    try:
        walls = await probe()
        usable = True
    except EngineError as error:
        findings.append(Finding(ok=False, what=error.message, remedy=error.remedy))
    else:
        findings.append(_walls(walls))
    return Survey(
        runtime=NAME,
        usable=usable,
        version=binary.version if binary else None,
        walls=walls,
        findings=tuple(findings),
    )


def _binary(binary: Binary | None) -> Finding:
    if binary is None:
        return Finding(ok=False, what="There is no bwrap of 0.8 or later.", remedy="`apt-get install bubblewrap`")
    origin = "the system's" if binary.path == str(SYSTEM_PATH) else "the bundled"
    return Finding(ok=True, what=f"bwrap {binary.version}, {origin}.")


def _cgroups(tree: Tree | None) -> Finding:
    if tree is None:
        return Finding(
            ok=False,
            what="No cgroup can be made: memory is watched from outside, and the wall `memory` is not claimed.",
            remedy=_DELEGATE,
        )
    return Finding(ok=True, what=f"Memory, processes and processor are limited by {tree.description}.")


def _identity(identities: Identities) -> Finding:
    if identities.is_root:
        return Finding(ok=True, what="The server is root: each sandbox runs under a host uid of its own, never 0.")
    return Finding(ok=True, what=f"Sandboxes run under the server's own uid, {os.geteuid()}.")


def _walls(walls: frozenset[Wall]) -> Finding:
    missing = sorted(set(Wall) - walls)
    if missing:
        return Finding(
            ok=False,
            what=f"A sandbox came up without these walls: {', '.join(missing)}.",
            remedy="Policies that require them need Docker or Podman.",
        )
    return Finding(ok=True, what="A sandbox came up with every wall.")
