"""Control groups: what one sandbox may use together, and what it did use.

Version 1 has a tree per controller, version 2 a single one. Each sandbox has a group of its own, named after its
server, so that a sweep knows whose it was. A controller that can't be had is no error: its wall is not claimed.
"""

from __future__ import annotations

from pathlib import Path

from mcp_sandbox.runtimes.bubblewrap.cgroups import version_1, version_2
from mcp_sandbox.runtimes.bubblewrap.cgroups.contract import Group, Owner, Tree

__all__ = ["Group", "Owner", "Tree", "tree"]

ROOT = Path("/sys/fs/cgroup")


def tree(root: Path = ROOT, own: Path = Path("/proc/self/cgroup")) -> Tree | None:
    """Return where this server can make groups, or null where it can't.

    Args:
        root: where the groups are mounted.
        own: the file that says in which group this server is.
    """
    return version_1.tree(root) or version_2.tree(root, own)
