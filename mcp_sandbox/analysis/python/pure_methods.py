"""Methods without effect beyond their own object that constants are folded through."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from string import Template
from typing import Any, cast

from mcp_sandbox.analysis.python.operators import (
    FAILURES,
    SIZE_MAX,
    UNKNOWN,
    WIDTH_MAX,
    checked,
    has_text,
    in_order,
    is_wide,
    size_of,
)

__all__ = ["call_method"]

_PLACES_MAX = 64
"""Places of a template that are filled in."""

_METHODS: Mapping[type, frozenset[str]] = {
    Template: frozenset({"substitute", "safe_substitute"}),
    str: frozenset(
        [
            "capitalize",
            "casefold",
            "center",
            "count",
            "decode",
            "encode",
            "endswith",
            "expandtabs",
            "find",
            "format",
            "index",
            "isalnum",
            "isalpha",
            "isdigit",
            "isidentifier",
            "islower",
            "isupper",
            "join",
            "ljust",
            "lower",
            "lstrip",
            "partition",
            "removeprefix",
            "removesuffix",
            "replace",
            "rfind",
            "rindex",
            "rjust",
            "rpartition",
            "rsplit",
            "rstrip",
            "split",
            "splitlines",
            "startswith",
            "strip",
            "swapcase",
            "title",
            "translate",
            "upper",
            "zfill",
            "format_map",
            "__add__",
            "__getitem__",
            "__mod__",
            "__len__",
            "__str__",
            "__mul__",
        ]
    ),
    bytes: frozenset(
        [
            "decode",
            "hex",
            "join",
            "lower",
            "upper",
            "replace",
            "split",
            "strip",
            "lstrip",
            "rstrip",
            "translate",
            "startswith",
            "endswith",
            "find",
            "index",
            "removeprefix",
            "removesuffix",
            "partition",
            "swapcase",
            "title",
            "__add__",
            "__getitem__",
            "tobytes",
        ]
    ),
    int: frozenset(["to_bytes", "bit_length", "__add__", "__sub__", "__xor__", "__mul__"]),
    list: frozenset(
        [
            "index",
            "count",
            "copy",
            "append",
            "extend",
            "insert",
            "reverse",
            "pop",
            "sort",
            "remove",
            "clear",
            "__getitem__",
        ]
    ),
    tuple: frozenset(["index", "count", "__getitem__"]),
    dict: frozenset(["get", "keys", "values", "items", "copy", "update", "pop", "setdefault", "__getitem__"]),
    set: frozenset(["add", "copy", "union"]),
    PurePosixPath: frozenset(
        ["joinpath", "with_suffix", "with_name", "resolve", "absolute", "expanduser", "as_posix", "__str__"]
    ),
}


def call_method(owner: Any, name: str, arguments: Sequence[Any], keywords: Mapping[str, Any]) -> object:
    """Return what `owner.name(…)` gives, or `UNKNOWN`; lists and mappings are changed in place as the program would."""
    names = next((names for kind, names in _METHODS.items() if isinstance(owner, kind)), frozenset[str]())
    if name not in names or not _is_bounded(owner, name, arguments):
        return UNKNOWN
    arguments = [in_order(value) for value in arguments]
    if name in {"format", "format_map"} and not all(map(has_text, (*arguments, *keywords.values()))):
        return UNKNOWN
    changes = isinstance(owner, list | dict | set)
    if not changes and any(value is UNKNOWN for value in (*arguments, *keywords.values())):
        return UNKNOWN
    try:
        if isinstance(owner, PurePosixPath):
            return _path_method(owner, name, arguments)
        value = getattr(cast("Any", owner), name)(*arguments, **keywords)
        if name in {"keys", "values", "items"}:
            value = list(value)
        return checked(value)
    except FAILURES:
        return UNKNOWN


def _path_method(owner: PurePosixPath, name: str, arguments: Sequence[Any]) -> object:
    if name in {"resolve", "absolute", "expanduser"}:
        return owner
    if name in {"as_posix", "__str__"}:
        return str(owner)
    return getattr(owner, name)(*arguments)


def _is_bounded(owner: object, name: str, arguments: Sequence[Any]) -> bool:
    if isinstance(owner, Template):
        return owner.template.count("$") <= _PLACES_MAX
    if name in {"center", "ljust", "rjust", "zfill", "expandtabs", "to_bytes"}:
        return all(not isinstance(value, int) or abs(value) <= WIDTH_MAX for value in arguments)
    if name in {"format", "format_map", "__mod__"} and isinstance(owner, str):
        return not is_wide(owner) and not re.search(r"[{][^}]*[.\[]", owner)
    if name == "replace" and len(arguments) > 1:
        return size_of(owner) * max(1, size_of(arguments[1])) <= SIZE_MAX * 8
    if name == "join" and arguments and isinstance(arguments[0], list | tuple | str):
        parts = cast("Sequence[object]", arguments[0])
        return size_of(owner) * len(parts) + sum(size_of(part) for part in parts) <= SIZE_MAX * 2
    if name in {"translate", "__mul__"}:
        return size_of(owner) <= WIDTH_MAX * 4 and all(size_of(value) <= SIZE_MAX for value in arguments)
    return size_of(owner) <= SIZE_MAX * 8
