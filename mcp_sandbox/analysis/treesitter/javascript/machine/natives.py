"""The functions and methods of the language that a program puts texts together with, on constants."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import cast

from mcp_sandbox.analysis.treesitter.javascript.machine.functions import FUNCTIONS
from mcp_sandbox.analysis.treesitter.javascript.machine.lists import LISTS
from mcp_sandbox.analysis.treesitter.javascript.machine.values import (
    UNDEFINED,
    UNKNOWN,
    Apply,
    Closure,
    Native,
    NotKnownError,
    Object,
    Table,
    as_list,
    as_text,
    is_plain,
)
from mcp_sandbox.analysis.treesitter.javascript.machine.words import WORDS
from mcp_sandbox.analysis.treesitter.javascript.texts import METHODS

__all__ = ["GLOBALS", "call_native", "member_of"]


_LIST_MAX = 4_096
_CODE_POINT_MAX = 0x110000

GLOBALS: Mapping[str, Object] = {
    name: Native(name)
    for name in (
        "String", "Number", "Boolean", "Array", "Object", "Math", "JSON", "Buffer", "atob", "btoa", "parseInt",
        "parseFloat", "decodeURIComponent", "decodeURI", "unescape", "isNaN", "TextDecoder", "Uint8Array",
    )
}  # fmt: skip


def member_of(owner: Object, key: Object) -> Object:
    """Return a member of a value.

    Raises:
        NotKnownError: that isn't known.
    """
    if owner is UNKNOWN or owner is None or owner is UNDEFINED or not is_plain(key) or key is UNDEFINED:
        raise NotKnownError
    if isinstance(owner, Table):
        return owner.held.get(as_text(key), UNDEFINED)
    if isinstance(owner, str | list):
        return _of_sequence(cast("str | list[Object]", owner), key)
    if isinstance(owner, Native):
        return Native(f"{owner.name}.{as_text(key)}", owner.owner)
    if isinstance(owner, Closure):
        return Native(as_text(key), owner)
    return Native(as_text(key), owner)


def _of_sequence(owner: str | list[Object], key: Object) -> Object:
    if key == "length":
        return len(owner)
    text = as_text(key)
    if text.lstrip("-").isdigit():
        index = int(text)
        return owner[index] if 0 <= index < len(owner) else UNDEFINED
    return Native(text, owner)


def call_native(native: Native, values: Sequence[Object], apply: Apply) -> Object:
    """Return what a function of the language gives.

    Raises:
        NotKnownError: that isn't known.
    """
    owner = native.owner
    if native.name in FUNCTIONS and owner is None:
        return _answered(FUNCTIONS[native.name], values)
    if isinstance(owner, Closure | Native):
        return _applied(native, values, apply)
    if isinstance(owner, list) and native.name in LISTS:
        return _answered(LISTS[native.name], [cast("list[Object]", owner), values, apply])
    if isinstance(owner, str) and native.name in WORDS:
        return _answered(WORDS[native.name], [owner, values, apply])
    if isinstance(owner, str | int | float) and native.name in METHODS and all(map(is_plain, values)):
        return _method(native.name, owner, values)
    raise NotKnownError


def _answered(function: Callable[..., Object], values: Sequence[Object]) -> Object:
    try:
        return function(*values)
    except (ValueError, TypeError, IndexError, OverflowError):
        raise NotKnownError from None


def _method(name: str, owner: str | float, values: Sequence[Object]) -> Object:
    plain = [None if value is UNDEFINED else value for value in values]
    try:
        return METHODS[name](owner, *plain)
    except (ValueError, TypeError, IndexError, OverflowError):
        raise NotKnownError from None


def _applied(native: Native, values: Sequence[Object], apply: Apply) -> Object:
    match native.name:
        case "call":
            return apply(native.owner, values[1:])
        case "apply":
            return apply(native.owner, as_list(values[1]) if len(values) > 1 else [])
        case "bind" if len(values) <= 1:
            return native.owner
        case _:
            raise NotKnownError
