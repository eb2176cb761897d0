"""Sandboxes that were cut off while they were being built.

A server that is killed takes bwrap along, and bwrap its child; but for a moment after that child was made it does not
know yet whom to follow, waits for a word that never comes, and is in no cgroup that a sweep could find.
"""

from __future__ import annotations

import os
import signal
from pathlib import Path

from mcp_sandbox.runtimes.bubblewrap.walls import MARK

__all__ = ["end_orphans"]

_PROC = Path("/proc")


def end_orphans() -> int:
    """Kill every half-built sandbox whose bwrap is gone; return how many there were."""
    ended = 0
    for folder in _PROC.glob("[0-9]*"):
        if _is_orphan(folder):
            try:
                os.kill(int(folder.name), signal.SIGKILL)
            except OSError:
                continue
            ended += 1
    return ended


def _is_orphan(folder: Path) -> bool:
    words = _read(folder / "cmdline")
    if MARK not in words:
        return False
    status = dict(line.split(":\t", 1) for line in _read(folder / "status").splitlines() if ":\t" in line)
    # One level of process numbers below ours: bwrap's child, not bwrap. While that lives, it has the same command line.
    is_first = len(status.get("NSpid", "").split()) == 2 and status["NSpid"].split()[1] == "1"
    return is_first and _read(_PROC / status["PPid"] / "cmdline") != words


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8", errors="replace")
    except OSError:
        return ""
