"""Methods without effect beyond their own object that constants are folded through."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePosixPath
from string import Template
from typing import Any, cast

from mcp_sandbox.analysis.python.operators import (
    FAILURES,
    SIZE_MAX,
    UNKNOWN,
    WIDTH_MAX,
    checked,
    fills,
    has_text,
    in_order,
    is_unbounded,
    is_vast,
    is_wide,
    load,
    operate,
    size_of,
)

__all__ = ["call_method", "cost_of"]

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


_COMPARES = frozenset(
    {"index", "count", "remove", "sort", "add", "union", "update", "get", "setdefault", "pop", "__getitem__"}
)
"""Methods of containers that hash or compare what they hold, or are given."""

_OPERATORS: Mapping[str, type[ast.operator]] = {
    "__add__": ast.Add, "__mul__": ast.Mult, "__mod__": ast.Mod, "__sub__": ast.Sub, "__xor__": ast.BitXor,
}  # fmt: skip
"""Methods that are operators under another name."""

_QUICK = frozenset({"append", "add", "get", "setdefault", "pop", "__getitem__", "__len__", "startswith", "endswith"})
"""Methods that take as long in a long container as in a short one."""


def cost_of(owner: object, name: str, arguments: Sequence[object]) -> int:
    """Return the steps that the method `name` costs."""
    own = 0 if name in _QUICK else load(owner, whole=name in _COMPARES)
    return own + sum(load(one, whole=True) for one in arguments)


def call_method(owner: Any, name: str, arguments: Sequence[Any], keywords: Mapping[str, Any]) -> object:
    """Return what `owner.name(…)` gives, or `UNKNOWN`; lists and mappings are changed in place as the program would."""
    names = next((names for kind, names in _METHODS.items() if isinstance(owner, kind)), frozenset[str]())
    arguments = [in_order(value) for value in arguments]
    given = (*arguments, *keywords.values())
    if name not in names or not _is_bounded(owner, name, given) or not _is_clear(owner, name, given):
        return UNKNOWN
    if name in _OPERATORS:
        return operate(_OPERATORS[name], owner, arguments[0]) if arguments else UNKNOWN
    changes = isinstance(owner, list | dict | set)
    if not changes and any(value is UNKNOWN for value in given):
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


def _is_clear(owner: object, name: str, given: Sequence[object]) -> bool:
    """True where all that is compared, hashed or written out on the way has a text, and not too long a one."""
    if name in {"format", "format_map"}:
        return all(map(has_text, given))
    if name in _COMPARES:
        return not any(map(is_vast, given)) and (name in _QUICK or not is_vast(owner))
    return name not in {"encode", "decode"} or not any(map(is_unbounded, given))


def _is_bounded(owner: object, name: str, arguments: Sequence[Any]) -> bool:
    if isinstance(owner, Template):
        return owner.template.count("$") <= _PLACES_MAX
    bound = _BOUNDS.get(name)
    if bound is not None and isinstance(owner, str | bytes | int):
        return bound(owner, arguments)
    return size_of(owner) <= SIZE_MAX * 8


def _is_narrow(owner: object, arguments: Sequence[Any]) -> bool:
    del owner
    return all(not isinstance(value, int) or abs(value) <= WIDTH_MAX for value in arguments)


def _are_few_tabs(owner: object, arguments: Sequence[Any]) -> bool:
    return size_of(owner) <= WIDTH_MAX and all(isinstance(value, int) and abs(value) <= 64 for value in arguments)


def _fills(owner: Any, arguments: Sequence[Any]) -> bool:
    return not is_wide(owner) and fills(owner, arguments) and not re.search(r"[{][^}]*[.\[]", owner)


def _replaces(owner: object, arguments: Sequence[Any]) -> bool:
    return len(arguments) < 2 or size_of(owner) * max(1, size_of(arguments[1])) <= SIZE_MAX * 8


def _joins(owner: object, arguments: Sequence[Any]) -> bool:
    if not arguments or not isinstance(arguments[0], list | tuple | str | dict):
        return size_of(owner) <= SIZE_MAX
    parts = list(cast("Sequence[object]", arguments[0]))
    return size_of(owner) * len(parts) + sum(size_of(part) for part in parts) <= SIZE_MAX * 2


def _translates(owner: object, arguments: Sequence[Any]) -> bool:
    tables = [cast("dict[object, object]", table) for table in arguments if isinstance(table, dict)]
    widest = max((size_of(value) for table in tables for value in table.values()), default=1)
    return size_of(owner) * max(1, widest) <= SIZE_MAX


_BOUNDS: Mapping[str, Callable[[Any, Sequence[Any]], bool]] = {
    **dict.fromkeys(("center", "ljust", "rjust", "zfill", "to_bytes"), _is_narrow),
    **dict.fromkeys(("format", "format_map"), _fills),
    "expandtabs": _are_few_tabs,
    "replace": _replaces,
    "join": _joins,
    "translate": _translates,
}
"""When a method makes a text that is small enough."""
