"""Which servers are alive, so that a sweep never takes a living one's sandboxes.

A server proves that it lives by a lock that it holds on a file of its own; the kernel frees the lock however the
server ends. Files are only ever judged by their lock, never by their age or by a process number, which is reused.
Servers that can't see each other's files have different registries, and leave each other's sandboxes alone.
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import socket
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import platformdirs

from mcp_sandbox.errors import ConfigError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

__all__ = ["STATE_DIR_VARIABLE", "Registry", "state_dir"]

STATE_DIR_VARIABLE = "MCP_SANDBOX_STATE_DIR"

_ID = re.compile(r"[0-9a-f]{16,64}")
_ID_BYTES = 8


def state_dir() -> Path:
    """Return the folder in which servers of one user keep what outlives a run."""
    named = os.environ.get(STATE_DIR_VARIABLE)
    return Path(named) if named else Path(platformdirs.user_state_dir("mcp-sandbox", appauthor=False))


class Registry:
    """The servers of one state folder on one host; this server is one of them while the registry is open."""

    def __init__(self, *, directory: Path, registry_id: str, server_id: str) -> None:
        self._servers = _servers(directory)
        self.directory = directory
        """What this user's servers keep; writable."""
        self.registry_id = registry_id
        """Names the state folder and host; servers of other registries can't be judged from here."""
        self.server_id = server_id
        """Names this server, and nothing else, ever."""

    @classmethod
    @contextmanager
    def open(cls, directory: Path | None = None) -> Generator[Registry]:
        """Enter this server into the registry of `directory`, by default `state_dir()`; leaving takes it out.

        The lock is held before this returns: a sandbox labelled with `server_id` is never a dead server's.

        Raises:
            ConfigError: the folder can't be written, so that nothing could prove this server alive.
        """
        folder = directory or state_dir()
        try:
            servers = _servers(folder)
            servers.mkdir(mode=0o700, parents=True, exist_ok=True)
            registry_id = _registry_id(folder)
            server_id = secrets.token_hex(_ID_BYTES)
            file = _claim(servers, server_id)
        except OSError as error:
            raise ConfigError(
                f"The state folder can't be written: {error.strerror or error}.",
                remedy=f"Make it writable for this user, or set {STATE_DIR_VARIABLE} to a folder that is.",
                file=str(folder),
            ) from error
        try:
            yield cls(directory=folder, registry_id=registry_id, server_id=server_id)
        finally:
            with contextlib.suppress(OSError):
                _lock_path(servers, server_id).unlink(missing_ok=True)
            os.close(file)

    def is_alive(self, server_id: str) -> bool:
        """Return whether `server_id` may be alive; only a lock that is free, or no file at all, says that it is not."""
        if server_id == self.server_id:
            return True
        if not _ID.fullmatch(server_id):
            return False
        try:
            file = os.open(_lock_path(self._servers, server_id), os.O_RDWR)
        except FileNotFoundError:
            return False
        except OSError:
            return True
        try:
            return not _is_free(file)
        finally:
            os.close(file)

    def forget_dead(self) -> int:
        """Remove the lock files of dead servers and return how many those were; for when nothing of theirs is left."""
        forgotten = 0
        for path in self._servers.glob("*.lock"):
            if self.is_alive(path.stem):
                continue
            with contextlib.suppress(OSError):
                path.unlink()
                forgotten += 1
        return forgotten


def _servers(directory: Path) -> Path:
    return directory / "servers"


def _lock_path(servers: Path, server_id: str) -> Path:
    return servers / f"{server_id}.lock"


def _claim(servers: Path, server_id: str) -> int:
    """Make the lock file and hold its lock; it has its final name only once it is locked, so nobody sees it free."""
    final = _lock_path(servers, server_id)
    # Windows renames no open file, and removes none either: there a sweep can't take it in between.
    making = final if sys.platform == "win32" else final.with_suffix(".making")
    file = os.open(making, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        _hold(file)
        if making != final:
            making.rename(final)
    except OSError:
        os.close(file)
        making.unlink(missing_ok=True)
        raise
    return file


def _registry_id(folder: Path) -> str:
    """Return this host's id in `folder`, made by whoever comes first and the same for all who come later."""
    host = re.sub(r"[^A-Za-z0-9_-]", "-", socket.gethostname())[:64] or "host"
    path = folder / f"registry-{host}.id"
    with contextlib.suppress(FileNotFoundError):
        if _ID.fullmatch(found := path.read_text("ascii").strip()):
            return found
    made = secrets.token_hex(_ID_BYTES)
    making = folder / f".{made}.making"
    making.write_text(made + "\n", "ascii")
    try:
        # A link fails where the name exists: of two servers that start at once, both read the first one's id.
        os.link(making, path)
    except FileExistsError:
        made = path.read_text("ascii").strip()
    finally:
        making.unlink(missing_ok=True)
    if not _ID.fullmatch(made):
        raise OSError(f"{path.name} does not hold an id; remove it")
    return made


if sys.platform == "win32":

    def _hold(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

    def _is_free(file: int) -> bool:
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:

    def _hold(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _is_free(file: int) -> bool:
        # Shared, so that two who ask at once don't take each other for the owner.
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
