"""Which walls of a container are not there by the kernel's own account, whatever the engine says."""

from __future__ import annotations

from dataclasses import replace

from mcp_sandbox.domain.limits import Limits
from mcp_sandbox.domain.walls import Wall
from mcp_sandbox.runtimes.docker.cgroup import Cgroup
from mcp_sandbox.runtimes.readback import Mount, limits_stand, view, walls_of

__all__ = ["fallen_walls"]

CGROUPS = "/sys/fs/cgroup"


def fallen_walls(pid: int, cgroup: Cgroup, limits: Limits) -> frozenset[Wall]:
    """Return the walls that process `pid`, the guest of a container in `cgroup`, does not have.

    A server that is not root may not look everywhere; what it can't see is left to the engine's word.
    """
    seen = view(pid)
    seen = replace(seen, mounts=tuple(mount for mount in seen.mounts if not _is_cgroups(mount)))
    can_see = {
        Wall.NETWORK: bool(seen.interfaces and seen.namespaces),
        Wall.USER: bool(seen.status),
        Wall.SYSCALLS: bool(seen.status),
        Wall.FILESYSTEM: bool(seen.mounts and seen.namespaces),
        Wall.NAMESPACES: bool(seen.namespaces),
    }
    fallen = {wall for wall, visible in can_see.items() if visible} - walls_of(seen, {})
    if seen.limits and not limits_stand(seen, limits):
        fallen.add(Wall.CPU)
    return frozenset(fallen) | cgroup.fallen_walls(limits)


def _is_cgroups(mount: Mount) -> bool:
    """Return whether it is the folder that engines lay over the first version's cgroups; only root writes there."""
    return mount.point == CGROUPS and mount.kind == "tmpfs" and "mode=755" in mount.super_options
