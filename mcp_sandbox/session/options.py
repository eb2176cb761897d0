"""The `runtime_configs` of a session -> limits; what can't be honoured is refused, never ignored.

Keys and values are those that container engines take. What a key asks for and every sandbox has anyway is taken; what
would make a hole in a wall is not.
"""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Callable, Mapping
from typing import Any, cast

from pydantic import ValidationError

from mcp_sandbox.domain.limits import Limits
from mcp_sandbox.errors import OptionError

__all__ = ["KEYS", "limits_over", "option_error"]

_Values = dict[str, Any]
"""Keys of `Limits`, and what they are to be."""

_UNITS = {"": 1, "b": 1, "k": 1 << 10, "m": 1 << 20, "g": 1 << 30, "t": 1 << 40}

_NOBODY = re.compile(r"(nobody|65534)(:(nogroup|nobody|65534))?")
_CAPABILITY = re.compile(r"(CAP_)?[A-Z_]{3,40}")

_ALWAYS = frozenset({"rw", "noexec", "nosuid", "nodev"})
"""Options that every memory file system has."""

_WRITABLE = "/tmp"  # noqa: S108 - inside the sandbox


def limits_over(limits: Limits, configs: Mapping[str, Any]) -> Limits:
    """Return `limits` with what `configs` asks for.

    Raises:
        OptionError: a key is not known, or asks for what a session does not give; the error names it and the remedy.
    """
    values: _Values = {}
    for key, value in configs.items():
        read = KEYS.get(key)
        if read is None:
            raise option_error(key, "there is no such key.", _near(key))
        values |= read(key, value)
        try:
            Limits.model_validate({**limits.model_dump(), **values})
        except ValidationError as error:
            raise option_error(key, f"{_reason(error)}.", "Give a value within the bounds.") from None
    return Limits.model_validate({**limits.model_dump(), **values})


def option_error(key: str, message: str, remedy: str) -> OptionError:
    """Return the error about one key."""
    return OptionError(message, field=f"runtime_configs[{key!r}]", remedy=remedy)


def _reason(error: ValidationError) -> str:
    text = error.errors(include_url=False)[0]["msg"]
    return text[:1].lower() + text[1:]


def _near(key: str) -> str:
    near = difflib.get_close_matches(str(key), KEYS, n=1)
    hint = f"Did you mean {near[0]}? " if near else ""
    return f"{hint}The keys are: {', '.join(KEYS)}."


def _cpu_count(key: str, value: Any) -> _Values:
    return {"cpus": _number(key, value, "a number of cores, such as 1 or 0.5")}


def _timeout(key: str, value: Any) -> _Values:
    return {"timeout_seconds": _number(key, value, "a number of seconds, such as 10")}


def _pids_limit(key: str, value: Any) -> _Values:
    if not isinstance(value, int) or isinstance(value, bool):
        raise option_error(key, "is no whole number.", "Write a number of processes, such as 50.")
    return {"processes": value}


def _number(key: str, value: Any, expected: str) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < math.inf:
        return float(max(-_FAR_TOO_MUCH, min(value, _FAR_TOO_MUCH)))
    raise option_error(key, "is no number.", f"Write {expected}.")


_FAR_TOO_MUCH = 1e12
"""Past every bound, and still a number that any other can be compared with."""


def _mem_limit(key: str, value: Any) -> _Values:
    return {"memory_bytes": _size(key, value)}


def _size(key: str, value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    written = re.fullmatch(r"([0-9]{1,15}(?:\.[0-9]{1,6})?) ?([bkmgt]?)(?:i?b)?", str(value).lower())
    if not isinstance(value, str) or written is None:
        raise option_error(key, "is no size.", 'Write bytes, or a number and a unit, such as "256m" or "1g".')
    return int(float(written[1]) * _UNITS[written[2]])


def _user(key: str, value: Any) -> _Values:
    if isinstance(value, bool) or _NOBODY.fullmatch(str(value)) is None:
        raise option_error(
            key, "code always runs as nobody, without rights.", 'Write "nobody:nogroup", or leave the key out.'
        )
    return {}


def _network_mode(key: str, value: Any) -> _Values:
    if value != "none":
        raise option_error(
            key, "networks are not supported by this version: no code has one.", 'Write "none", or leave the key out.'
        )
    return {}


def _read_only(key: str, value: Any) -> _Values:
    if value is not True:
        raise option_error(
            key,
            "the root of every sandbox is read-only.",
            "Write True, or leave the key out; the working directory and /tmp are writable.",
        )
    return {}


def _privileged(key: str, value: Any) -> _Values:
    if value is not False:
        raise option_error(key, "no code is ever privileged.", "Leave the key out.")
    return {}


def _cap_drop(key: str, value: Any) -> _Values:
    names = _names(key, value, 'Write a list of names, such as ["ALL"].')
    for name in names:
        if not isinstance(name, str) or _CAPABILITY.fullmatch(name) is None:
            raise option_error(key, "has an entry that is no name of a capability.", 'Write ["ALL"]: all are dropped.')
    return {}


def _cap_add(key: str, value: Any) -> _Values:
    if _names(key, value, "Leave the key out."):
        raise option_error(
            key,
            "capabilities are not supported by this version: all are dropped.",
            "Leave the key out; code that runs as nobody could make no use of them.",
        )
    return {}


def _names(key: str, value: Any, remedy: str) -> list[object]:
    if not isinstance(value, list | tuple):
        raise option_error(key, "is no list.", remedy)
    return [*cast("list[object]", value)]


def _tmpfs(key: str, value: Any) -> _Values:
    if not isinstance(value, Mapping):
        raise option_error(key, "is no mapping from folders to options.", 'Write {"/tmp": "size=50m,mode=1777"}.')
    values: _Values = {}
    for path, options in cast("Mapping[object, object]", value).items():
        size_bytes = _memory_folder(key, path, options)
        if path == _WRITABLE and size_bytes is not None:
            values["tmpfs_bytes"] = size_bytes
    return values


def _memory_folder(key: str, path: object, options: object) -> int | None:
    """Return the size that a memory file system at `path` is to have; null is the policy's."""
    if not isinstance(path, str) or re.fullmatch(r"(/[A-Za-z0-9][A-Za-z0-9._-]*)+", path) is None:
        raise option_error(key, "has a folder that is no absolute path.", 'Write one such as "/tmp".')
    size_bytes, mode = None, "1777"
    for option in str(options or "").split(","):
        name, _, setting = option.strip().partition("=")
        if name == "size":
            size_bytes = _size(key, setting)
        elif name == "mode" and re.fullmatch(r"[01]?[0-7]{3}", setting):
            mode = setting
        elif name and name not in _ALWAYS:
            raise option_error(
                key,
                "has an option that a memory file system of a sandbox can't have.",
                f"Use size and mode; it is always {', '.join(sorted(_ALWAYS))}.",
            )
    writable = int(mode[-1], 8) & 2 != 0
    if path == _WRITABLE and not writable:
        raise option_error(key, f"{_WRITABLE} is writable in every sandbox.", "Write mode=1777, or leave mode out.")
    if path != _WRITABLE and writable:
        # Not writable for nobody, it is as good as the read-only folder that is there anyway.
        raise option_error(
            key,
            f"only {_WRITABLE} and the working directory are writable.",
            "Write mode=0755, or leave the folder out.",
        )
    return size_bytes


KEYS: Mapping[str, Callable[[str, Any], _Values]] = {
    "cpu_count": _cpu_count,
    "mem_limit": _mem_limit,
    "timeout": _timeout,
    "pids_limit": _pids_limit,
    "user": _user,
    "network_mode": _network_mode,
    "read_only": _read_only,
    "tmpfs": _tmpfs,
    "cap_drop": _cap_drop,
    "cap_add": _cap_add,
    "privileged": _privileged,
}
"""How each key is read."""
