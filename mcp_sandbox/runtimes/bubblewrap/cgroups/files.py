"""Reading, writing, naming and removing the folders that control groups are."""

from __future__ import annotations

import os
import secrets
import time
from pathlib import Path

from mcp_sandbox.runtimes.bubblewrap.cgroups.contract import Owner

__all__ = [
    "PREFIX",
    "empty_and_remove",
    "is_forgotten",
    "keyed",
    "new_name",
    "number",
    "owner_of",
    "read",
    "swap_is_off",
    "written",
]

PREFIX = "mcp-sandbox."
_REMOVAL_SECONDS = 2.0
_FORGOTTEN_SECONDS = 600.0
"""Far more than any server takes from making a group to filling it."""


def read(path: Path) -> str:
    """Return what a file says, empty where it can't be read."""
    try:
        return path.read_text("ascii").strip()
    except OSError:
        return ""


def number(path: Path) -> int | None:
    """Return the number in a file; null where there is none, such as `max`."""
    text = read(path)
    return int(text) if text.isdigit() else None


def keyed(path: Path, key: str) -> int | None:
    """Return the number beside `key` in a file of `key number` lines."""
    for line in read(path).splitlines():
        name, _, value = line.partition(" ")
        if name == key and value.isdigit():
            return int(value)
    return None


def written(path: Path, value: int | str) -> bool:
    """Write a value and return whether the kernel took it."""
    try:
        path.write_text(str(value), "ascii")
    except OSError:
        return False
    return True


def swap_is_off() -> bool:
    """Return whether the machine has no swap at all."""
    return len(read(Path("/proc/swaps")).splitlines()) <= 1


def owner_of(name: str) -> Owner | None:
    """Return whose group has that name, null where it is none of ours."""
    parts = name.removeprefix(PREFIX).split(".")
    return Owner(parts[0], parts[1]) if name.startswith(PREFIX) and len(parts) == 3 else None


def new_name(owner: Owner) -> str:
    """Return a name that no group ever had."""
    return f"{PREFIX}{owner.registry_id}.{owner.server_id}.{secrets.token_hex(6)}"


def is_forgotten(folder: Path) -> bool:
    """Return whether a group's folder is old and nothing is in it."""
    try:
        age_seconds = time.time() - folder.stat().st_ctime
    except OSError:
        return False
    return age_seconds > _FORGOTTEN_SECONDS and not read(folder / "cgroup.procs")


def empty_and_remove(folder: Path) -> bool:
    """Kill every process of the group `folder` and remove it."""
    deadline = time.monotonic() + _REMOVAL_SECONDS
    while True:
        for pid in read(folder / "cgroup.procs").split():
            try:
                os.kill(int(pid), 9)
            except OSError:
                continue
        try:
            folder.rmdir()
        except FileNotFoundError:
            return True
        except OSError:
            if time.monotonic() > deadline:
                return False
            time.sleep(0.001)  # The last process is still on its way out.
        else:
            return True
