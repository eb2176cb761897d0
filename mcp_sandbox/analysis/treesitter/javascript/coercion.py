"""How JavaScript turns values into texts, numbers and truths, as far as constants and literals go."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.calling import in_order
from mcp_sandbox.analysis.treesitter.folding import fold, join, operate
from mcp_sandbox.analysis.treesitter.values import (
    NOTHING,
    Atom,
    Bound,
    Known,
    Literal,
    Object,
    Routine,
    Type,
    Value,
    ordered,
)

if TYPE_CHECKING:
    from mcp_sandbox.analysis.treesitter.resolver import Resolver

__all__ = ["as_number", "as_text", "operated"]

_NESTED_MAX = 4
_ARITHMETIC = frozenset({"-", "*", "/", "%", "**", "|", "&", "^", "<<", ">>", ">>>"})


def as_text(resolver: Resolver, value: Value, depth: int = 0) -> Value:
    """Return `value` as it stands in a text; nothing where that isn't known."""
    parts: list[Value] = []
    for atom in ordered(value):
        text = _text_of(resolver, atom, depth)
        if text is None:
            return NOTHING
        parts.append(text)
    return NOTHING.union(*parts)


def _text_of(resolver: Resolver, atom: Atom, depth: int) -> Value | None:
    match atom:
        case Literal():
            return join([frozenset([atom])])
        case Known(name="undefined" | "NaN" | "Infinity" as name):
            return frozenset([Literal(name)])
        case Object() if depth < _NESTED_MAX:
            return _text_of_object(resolver, atom, depth)
        case Bound(owner=Object() | Literal(), member=member):
            return frozenset([Literal(f"function {member}() {{ [native code] }}")])
        case Known(name=name, is_instance=False) if name.rpartition(".")[2][:1].isupper():
            return frozenset([Literal(f"function {name.rpartition('.')[2]}() {{ [native code] }}")])
        case _:
            return None


def _text_of_object(resolver: Resolver, atom: Object, depth: int) -> Value | None:
    held = resolver.held(atom)
    if is_map(atom):
        return frozenset([Literal("[object Object]")]) if "toString" not in held and None not in held else None
    listed = in_order(resolver, frozenset([atom]))
    if listed is None:
        return None
    parts: list[Value] = []
    for index, one in enumerate(listed):
        parts += [frozenset([Literal(",")])] if index else []
        empty = one <= {Literal(None), Known("undefined", is_instance=True)}
        parts.append(frozenset([Literal("")]) if empty and one else as_text(resolver, one, depth + 1))
    return join(parts) if parts else frozenset([Literal("")])


def is_map(atom: Object) -> bool:
    """True for an object literal, false for a list."""
    return atom.site.node.type in {"object", "enum_declaration"}


def as_number(value: Value) -> Value:
    """Return texts and truths as numbers."""
    return fold(_number, [value])


def _number(value: str | float | bool | None) -> float:  # noqa: FBT001  a constant of the program, no flag
    if value is None:
        return 0
    if not isinstance(value, str):
        return int(value) if isinstance(value, bool) else value
    text = value.strip()
    if not text:
        return 0
    if len(text) > _DIGITS_MAX:
        raise ValueError
    return int(text, 0) if text[:2].lower() in {"0x", "0b", "0o"} else int(text) if text.isdigit() else float(text)


_DIGITS_MAX = 300


def operated(resolver: Resolver, term: t.Operation, parts: Sequence[Value]) -> Value | None:
    """Return what an operator gives; null where the common way has it."""
    handler = _OPERATORS.get(term.operator)
    if len(parts) == 1:
        return _SIGNS[term.operator](resolver, parts[0]) if term.operator in _SIGNS else NOTHING
    if handler is not None:
        return handler(resolver, parts)
    if term.operator in _ARITHMETIC:
        return operate(term.operator, [as_number(as_primitive(resolver, part)) for part in parts])
    return NOTHING


def as_primitive(resolver: Resolver, value: Value) -> Value:
    """Return lists, objects and functions as texts, and constants as they are."""
    if all(isinstance(atom, Literal) for atom in value):
        return value
    return as_text(resolver, value)


def _plus(resolver: Resolver, parts: Sequence[Value]) -> Value | None:
    if not all(parts):
        return NOTHING
    plain = [as_primitive(resolver, part) for part in parts]
    first = next((index for index, part in enumerate(plain) if _has_text(part)), len(plain))
    if first < 2:
        return join([as_text(resolver, part) for part in parts])
    total = _sum(plain[:first])
    return total if first == len(plain) else join([total, *(as_text(resolver, part) for part in parts[first:])])


def _sum(parts: Sequence[Value]) -> Value:
    numbers = [as_number(part) for part in parts]
    single = [atom.value for part in numbers if len(part) == 1 for atom in part if isinstance(atom, Literal)]
    if len(single) == len(numbers):
        return fold(lambda: sum(one for one in single if isinstance(one, int | float)), [])
    return operate("+", numbers[:_OPERANDS_MAX]) if len(numbers) <= _OPERANDS_MAX else NOTHING


_OPERANDS_MAX = 32


def _has_text(value: Value) -> bool:
    return any(isinstance(atom, Literal) and isinstance(atom.value, str) for atom in value)


def _not(_resolver: Resolver, value: Value) -> Value:
    truths = {_is_true(atom) for atom in value}
    if len(truths) != 1 or None in truths:
        return NOTHING
    return frozenset([Literal(not truths.pop())])


def _is_true(atom: Atom) -> bool | None:
    match atom:
        case Literal(value=value):
            return bool(value)
        case Known(name="undefined" | "NaN"):
            return False
        case Object() | Routine() | Type() | Bound():
            return True
        case _:
            return None


def _typeof(_resolver: Resolver, _value: Value) -> Value:
    return NOTHING


def _positive(resolver: Resolver, value: Value) -> Value:
    if any(isinstance(atom, Known) for atom in value):
        return frozenset([Known("NaN", is_instance=True)])
    plain = as_primitive(resolver, value)
    number = as_number(plain)
    is_object = any(isinstance(atom, Object) for atom in value)
    return number or (frozenset([Known("NaN", is_instance=True)]) if plain and is_object else NOTHING)


_OPERATORS: Mapping[str, Callable[[Resolver, Sequence[Value]], Value | None]] = {"+": _plus}
_SIGNS: Mapping[str, Callable[[Resolver, Value], Value]] = {
    "!": _not,
    "+": _positive,
    "-": lambda resolver, value: operate("-", [as_number(as_primitive(resolver, value))]),
    "~": lambda resolver, value: operate("~", [as_number(as_primitive(resolver, value))]),
    "typeof": _typeof,
}
