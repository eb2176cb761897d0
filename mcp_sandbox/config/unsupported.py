"""Keys of the format that this version does not carry out yet.

Each is refused, never ignored: a wall, a log or a limit that is only written down must not look as if it stood.
A value that asks for nothing but what happens anyway is taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from mcp_sandbox.config.positions import KeyPath
from mcp_sandbox.config.problems import Problems
from mcp_sandbox.config.quoting import quoted
from mcp_sandbox.config.tables import matches

__all__ = ["later_keys", "without_later_keys"]

_TAKE_OUT = "Take the key out."


@dataclass(frozen=True, slots=True)
class _Later:
    """A key that a later version carries out."""

    path: tuple[str, ...]
    meaningless: tuple[object, ...] = ()
    """Values that ask for what happens anyway."""
    only: frozenset[str] | None = None
    """Null: every other value is refused; else these alone, and the rest is looked at by the table's own rules."""
    remedy: str = _TAKE_OUT


_LATER = (
    _Later(
        ("runtime", "engine"),
        only=frozenset({"ray", "kubernetes"}),
        remedy='Write "auto", "docker", "podman" or "bubblewrap".',
    ),
    _Later(("runtime", "pool_memory_bytes"), meaningless=(0,)),
    _Later(("server", "audit_file"), remedy=f"{_TAKE_OUT} The server logs each call to standard error."),
    _Later(("server", "audit_full_disk")),
    _Later(("server", "quota_storage"), meaningless=("memory://",), remedy='Write "memory://", or take the key out.'),
    _Later(("policies", "*", "preload"), meaningless=([],)),
    _Later(("policies", "*", "packages"), meaningless=([],), remedy=f"{_TAKE_OUT} Name an `image` that has them."),
    _Later(("policies", "*", "sessions"), meaningless=({},)),
    _Later(("policies", "*", "artifacts"), meaningless=({},)),
    _Later(("policies", "*", "mounts"), meaningless=([],), remedy=f"{_TAKE_OUT} A call can bring its data as `files`."),
    _Later(("policies", "*", "network"), meaningless=("none",), remedy='Write "none", or take the key out.'),
    _Later(("policies", "*", "cap_add"), meaningless=([],)),
)


def later_keys(path: KeyPath) -> tuple[str, ...]:
    """Return the names of such keys in the table at `path`."""
    return tuple(later.path[-1] for later in _LATER if matches(path, later.path[:-1]) and later.only is None)


def without_later_keys(table: Mapping[str, Any], path: KeyPath, problems: Problems) -> dict[str, Any]:
    """Return `table`, which is at `path`, without such keys; note each that asks for something."""
    kept: dict[str, Any] = {}
    for key, value in table.items():
        later = _later((*path, key))
        if later is None or (later.only is not None and not _among(value, later.only)):
            kept[key] = value
        elif not any(_same(value, nothing) for nothing in later.meaningless):
            what = f"the engine {quoted(value)}" if later.only else "this key"
            problems.add((*path, key), f"{what} is not supported by this version.", later.remedy)
    return kept


def _later(path: KeyPath) -> _Later | None:
    return next((later for later in _LATER if matches(path, later.path)), None)


def _among(value: object, texts: Iterable[str]) -> bool:
    return isinstance(value, str) and value in texts


def _same(value: object, other: object) -> bool:
    """Compare as TOML does: `false` is not 0."""
    return type(value) is type(other) and value == other
