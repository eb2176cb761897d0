"""What Java's operators, texts, builders and lists give for values that are known."""

from __future__ import annotations

import binascii
from collections.abc import Callable, Mapping, Sequence
from typing import cast

from mcp_sandbox.analysis.treesitter.folding import (
    TEXT_CHARACTERS_MAX,
    Scalar,
    from_base64,
    from_hex,
    from_percent,
    literals,
    shown,
)
from mcp_sandbox.analysis.treesitter.java.literals import Char
from mcp_sandbox.analysis.treesitter.java.operators import computed
from mcp_sandbox.analysis.treesitter.java.texts import TEXT_METHODS
from mcp_sandbox.analysis.treesitter.running import ELEMENTS_MAX, UNKNOWN, Builder, Datum
from mcp_sandbox.analysis.treesitter.values import Literal

__all__ = ["made", "method", "operated", "static"]

_ERRORS = (ValueError, TypeError, IndexError, ArithmeticError, LookupError, binascii.Error)
_BUILDERS = frozenset({"StringBuilder", "StringBuffer"})
_GROWS = frozenset({"append", "insert", "reverse", "replace", "delete", "deleteCharAt", "setLength", "setCharAt"})
_LISTS = frozenset({"ArrayList", "LinkedList", "ArrayDeque", "Stack", "Vector"})


def scalar(value: Datum) -> Scalar:
    """Return a constant.

    Raises:
        TypeError: it is none.
    """
    if isinstance(value, Builder):
        value = value.text
    if isinstance(value, str | int | float) or value is None:
        return value
    raise TypeError


def operated(operator: str, values: Sequence[Datum]) -> Datum:
    """Return what an operator gives."""
    try:
        plain = [scalar(value) for value in values]
    except TypeError:
        return UNKNOWN
    if operator in _COMPARED and len(plain) == 2:
        return _compared(operator, plain[0], plain[1])
    found = computed(operator, [literals([one]) for one in plain])
    atoms = [atom.value for atom in found or () if isinstance(atom, Literal)]
    return atoms[0] if len(atoms) == 1 else UNKNOWN


def _compared(operator: str, left: Scalar, right: Scalar) -> Datum:
    try:
        return _COMPARED[operator](_number(left), _number(right))
    except _ERRORS:
        return UNKNOWN


def _number(value: Scalar) -> float:
    if isinstance(value, Char):
        return ord(value)
    if isinstance(value, str) or value is None:
        raise TypeError
    return value


_COMPARED: Mapping[str, Callable[[float, float], bool]] = {
    "<": lambda a, b: a < b,
    ">": lambda a, b: a > b,
    "<=": lambda a, b: a <= b,
    ">=": lambda a, b: a >= b,
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "&&": lambda a, b: bool(a) and bool(b),
    "||": lambda a, b: bool(a) or bool(b),
}


def made(kind: str, values: Sequence[Datum]) -> Datum:
    """Return a new object of a class."""
    first = values[0] if values else UNKNOWN
    if kind in _BUILDERS:
        return Builder(shown(first) if isinstance(first, str) else "" if not values or isinstance(first, int) else None)
    if kind == "String":
        return static("String.valueOf", values) if values else ""
    if kind in _LISTS:
        return list(cast("list[Datum]", first)) if isinstance(first, list) else []
    return {} if kind in {"HashMap", "LinkedHashMap", "TreeMap"} else UNKNOWN


def method(owner: Datum, name: str, values: Sequence[Datum]) -> Datum:
    """Return what a method gives; a builder or list is changed in place."""
    try:
        if isinstance(owner, Builder):
            return _of_builder(owner, name, values)
        if isinstance(owner, str):
            return _of_text(owner, name, values)
        if isinstance(owner, list):
            return _of_list(cast("list[Datum]", owner), name, values)
        if isinstance(owner, dict):
            return _of_map(cast("dict[Scalar, Datum]", owner), name, values)
    except _ERRORS:
        return UNKNOWN
    return UNKNOWN


def _of_builder(owner: Builder, name: str, values: Sequence[Datum]) -> Datum:
    if name not in _GROWS:
        return _of_text(owner.text, name, values) if owner.text is not None else UNKNOWN
    before, owner.text = owner.text, None
    if before is None:
        return owner
    plain = [scalar(_as_text(value)) for value in values]
    if name == "setCharAt":
        at = plain[0] if isinstance(plain[0], int) else len(before)
        owner.text = before[:at] + shown(plain[1]) + before[at + 1 :]
    elif name == "setLength":
        owner.text = before[: plain[0]] if isinstance(plain[0], int) else None
    else:
        made = TEXT_METHODS[name](before, *plain)
        owner.text = str(made) if len(str(made)) <= TEXT_CHARACTERS_MAX else None
    return owner


def _as_text(value: Datum) -> Datum:
    return _spelled(cast("list[Datum]", value)) if isinstance(value, list) else value


def _spelled(values: Sequence[Datum]) -> str:
    """Return the text that characters or bytes make."""
    return "".join(one if isinstance(one, str) else chr(_code(one)) for one in map(scalar, values))


def _code(value: Scalar) -> int:
    if not isinstance(value, int):
        raise TypeError
    return value & 0xFFFF


def _of_text(owner: str, name: str, values: Sequence[Datum]) -> Datum:
    if name == "split":
        separator = scalar(values[0])
        return [*owner.split(separator)] if isinstance(separator, str) and separator else [*owner]
    if name in {"equals", "contentEquals"}:
        return owner == scalar(values[0])
    if name == "isEmpty":
        return not owner
    if name == "getBytes":
        return [*owner.encode()]
    if name == "toCharArray":
        return [Char(one) for one in owner]
    return TEXT_METHODS[name](owner, *map(scalar, values))


def _of_list(owner: list[Datum], name: str, values: Sequence[Datum]) -> Datum:
    if name in {"add", "addLast", "push", "offer"}:
        if len(owner) < ELEMENTS_MAX:
            owner.append(values[-1])
        return True
    if name == "get":
        at = scalar(values[0])
        return owner[at] if isinstance(at, int) else UNKNOWN
    if name in {"size", "length"}:
        return len(owner)
    if name == "clone":
        return list(owner)
    return owner.pop() if name == "pop" else UNKNOWN


def _of_map(owner: dict[Scalar, Datum], name: str, values: Sequence[Datum]) -> Datum:
    if name == "put":
        owner[scalar(values[0])] = values[1]
    if name == "get":
        return owner.get(scalar(values[0]), UNKNOWN)
    return UNKNOWN


def static(name: str, values: Sequence[Datum]) -> Datum:
    """Return what a function of the library gives."""
    maker = _FUNCTIONS.get(name)
    try:
        return maker(values) if maker is not None else UNKNOWN
    except _ERRORS:
        return UNKNOWN


def _value_of(values: Sequence[Datum]) -> Datum:
    first = _as_text(values[0])
    return str(shown(scalar(first)))


def _joined(values: Sequence[Datum]) -> Datum:
    parts = cast("list[Datum]", values[1]) if isinstance(values[1], list) else values[1:]
    return shown(scalar(values[0])).join(shown(scalar(part)) for part in parts)


def _parsed(values: Sequence[Datum]) -> Datum:
    base = scalar(values[1]) if len(values) > 1 else 10
    return int(shown(scalar(values[0])), base if isinstance(base, int) else 10)


def _letter(values: Sequence[Datum]) -> Datum:
    first = scalar(values[0])
    return Char(first if isinstance(first, str) else chr(_code(first)))


def _listed(values: Sequence[Datum]) -> Datum:
    return list(values[0]) if len(values) == 1 and isinstance(values[0], list) else list(values)


def _decoder(decode: Callable[[str], str]) -> Callable[[Sequence[Datum]], Datum]:
    def decoded(values: Sequence[Datum]) -> Datum:
        return decode(shown(scalar(_as_text(values[0]))))

    return decoded


_FUNCTIONS: Mapping[str, Callable[[Sequence[Datum]], Datum]] = {
    **dict.fromkeys(("String.valueOf", "String.copyValueOf", "Integer.toString", "Objects.toString"), _value_of),
    "String.join": _joined,
    **dict.fromkeys(("Integer.parseInt", "Integer.valueOf", "Long.parseLong", "Byte.parseByte"), _parsed),
    **dict.fromkeys(("Character.toString", "Character.toChars", "Character.valueOf"), _letter),
    **dict.fromkeys(("Arrays.asList", "List.of", "Arrays.copyOf"), _listed),
    **{f"{owner}.decode": _decoder(from_base64) for owner in ("getDecoder()", "getUrlDecoder()", "getMimeDecoder()")},
    "of().parseHex": _decoder(from_hex),
    "URLDecoder.decode": _decoder(from_percent),
}
"""By the class's simple name and the function's; of a chain, the last call's."""
