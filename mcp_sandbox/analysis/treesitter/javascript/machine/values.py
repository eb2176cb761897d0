"""What a program's constants are while its own code puts them together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias, cast

from tree_sitter import Node

from mcp_sandbox.analysis.treesitter.folding import TEXT_CHARACTERS_MAX
from mcp_sandbox.analysis.treesitter.javascript.texts import in_base

__all__ = [
    "UNDEFINED",
    "UNKNOWN",
    "Apply",
    "Closure",
    "Environment",
    "Native",
    "NotKnownError",
    "Object",
    "Regular",
    "Table",
    "as_list",
    "as_number",
    "as_text",
    "is_plain",
    "is_scalar",
    "is_sequence",
    "is_true",
]

Object: TypeAlias = object
"""Any value: text, number, truth, null, list, table, function, or one of the marks below."""

Apply: TypeAlias = Callable[[Object, Sequence[Object]], Object]
"""Calls a function of the program."""

_DIGITS_MAX = 300


class NotKnownError(Exception):
    """Raised where a value depends on what only a run can tell."""


@dataclass(frozen=True, slots=True)
class _Mark:
    name: str


UNKNOWN: Final = _Mark("unknown")
UNDEFINED: Final = _Mark("undefined")


@dataclass(slots=True, eq=False)
class Table:
    """An object literal."""

    held: dict[str, Object] = field(default_factory=dict[str, Object])


@dataclass(slots=True, eq=False)
class Environment:
    """The names of a block."""

    parent: Environment | None = None
    names: dict[str, Object] = field(default_factory=dict[str, Object])
    is_function: bool = False

    def owner_of(self, name: str) -> Environment | None:
        """Return the nearest environment that has `name`."""
        found: Environment | None = self
        while found is not None and name not in found.names:
            found = found.parent
        return found


@dataclass(slots=True, eq=False)
class Closure:
    """A function of the program."""

    node: Node
    environment: Environment
    calls: int = 0


@dataclass(frozen=True, slots=True)
class Native:
    """A function of the language: a global, or a method of `owner`."""

    name: str
    owner: Object = None


@dataclass(frozen=True, slots=True)
class Regular:
    """A pattern literal."""

    source: str
    flags: str


def as_list(value: Object) -> list[Object]:
    """Return a list, or the letters of a text.

    Raises:
        NotKnownError: it is neither.
    """
    if isinstance(value, list):
        return cast("list[Object]", value)
    if isinstance(value, str):
        return list(value)
    raise NotKnownError


def is_sequence(value: Object) -> bool:
    """True for a list or a text."""
    return isinstance(value, str | list)


def is_scalar(value: Object) -> bool:
    """True for a text, a number, a truth or null."""
    return value is None or isinstance(value, str | int | float)


def as_text(value: Object) -> str:
    """Return `value` as it stands in a text.

    Raises:
        NotKnownError: that isn't known.
    """
    text = "".join(_pieces(value, 0))
    if len(text) > TEXT_CHARACTERS_MAX:
        raise NotKnownError
    return text


def _pieces(value: Object, depth: int) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, bool):
        yield "true" if value else "false"
    elif isinstance(value, int | float):
        yield str(int(value)) if float(value).is_integer() and abs(value) < 2**53 else in_base(value, 10)
    elif value is None or value is UNDEFINED:
        yield "null" if value is None else "undefined"
    elif isinstance(value, list) and depth < 4:
        for index, one in enumerate(cast("list[Object]", value)):
            yield "," if index else ""
            yield from (
                _pieces("" if one in {None, UNDEFINED} else one, depth + 1)
                if is_plain(one)
                else _pieces(one, depth + 1)
            )
    elif isinstance(value, Table) and "toString" not in value.held and "valueOf" not in value.held:
        yield "[object Object]"
    else:
        raise NotKnownError


def is_plain(value: Object) -> bool:
    """True for what can be compared without a surprise."""
    return is_scalar(value) or value is UNDEFINED


def as_number(value: Object) -> float:
    """Return `value` as a number.

    Raises:
        NotKnownError: it is none.
    """
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, int | float):
        return value
    if value is None:
        return 0
    if isinstance(value, list):
        value = as_text(cast("Object", value))
    if not isinstance(value, str) or len(value) > _DIGITS_MAX:
        raise NotKnownError
    plain = value.strip()
    try:
        if plain[:2].lower() in {"0x", "0b", "0o"}:
            return int(plain, 0)
        return int(plain or "0") if (plain or "0").lstrip("+-").isdigit() else float(plain)
    except ValueError:
        raise NotKnownError from None


def is_true(value: Object) -> bool:
    """True where a condition holds.

    Raises:
        NotKnownError: that isn't known.
    """
    if value is UNKNOWN:
        raise NotKnownError
    if value is UNDEFINED or value is None:
        return False
    if isinstance(value, str | int | float):
        return bool(value)
    return True
