"""What methods of texts, numbers and functions give."""

from __future__ import annotations

from mcp_sandbox.analysis.treesitter.calling import call_with
from mcp_sandbox.analysis.treesitter.dialect import Given
from mcp_sandbox.analysis.treesitter.folding import Scalar, fold, literals, operate
from mcp_sandbox.analysis.treesitter.resolver import Resolver
from mcp_sandbox.analysis.treesitter.ruby.blocks import call_block, in_order, listed, range_ends
from mcp_sandbox.analysis.treesitter.ruby.lists import each_of, list_method
from mcp_sandbox.analysis.treesitter.ruby.pieces import Regular, pieces_of, substituted
from mcp_sandbox.analysis.treesitter.ruby.texts import TEXT_FUNCTIONS, filled
from mcp_sandbox.analysis.treesitter.values import (
    NOTHING,
    Atom,
    Bound,
    Known,
    Literal,
    Object,
    Routine,
    Value,
    constants,
    texts,
)

__all__ = ["method_of", "patterns_in"]

_ROUNDS_MAX = 16
_CALLS = frozenset({"call", "()", "[]", "===", "yield"})
_COMPOSERS = frozenset({">>", "<<"})
_REPLACING = frozenset({"gsub", "sub"})
_COUNTING = frozenset({"times", "upto", "downto", "step"})
_TAKING_PARTS = frozenset({"[]", "slice", "byteslice"})
_NUMBERS = frozenset({"+", "-", "*", "/", "%", "**", "&", "|", "^", "<<", ">>"})


def method_of(resolver: Resolver, owner: Atom, name: str, given: Given) -> Value:
    """Return what the method `name` of `owner` gives."""
    match owner:
        case Literal():
            return _of_literal(resolver, owner, name.rstrip("!"), given)
        case Object():
            return list_method(resolver, owner, name, given)
        case Routine():
            return _of_function(resolver, owner, name, given)
        case Bound():
            return _of_bound(resolver, owner, name, given)
        case Known() if name in _COMPOSERS:
            return frozenset([owner, *given.at(0)])
        case _:
            return NOTHING


# --- functions


def _of_function(resolver: Resolver, owner: Routine, name: str, given: Given) -> Value:
    if name in _CALLS:
        return call_with(resolver, frozenset([owner]), given)
    if name in _COMPOSERS:
        return frozenset([owner, *given.at(0)])
    return frozenset([owner]) if name in {"to_proc", "curry", "ruby2_keywords"} else NOTHING


def _of_bound(resolver: Resolver, owner: Bound, name: str, given: Given) -> Value:
    if name in _CALLS:
        return resolver.dialect.method(resolver, owner.owner, owner.member, given)
    if owner.member == "//" and isinstance(owner.owner, Literal) and name in {"source", "to_s"}:
        return frozenset([owner.owner])
    return frozenset([owner]) if name in {"to_proc", "unbind", "bind", "curry"} else NOTHING


# --- texts and numbers


def patterns_in(value: Value) -> list[str]:
    """Return the texts and regular expressions that `value` may be."""
    sources = (atom.owner for atom in value if isinstance(atom, Bound) and atom.member == "//")
    return [*texts(value), *(Regular(source.value) for source in sources if isinstance(source, Literal))]


def _of_literal(resolver: Resolver, owner: Literal, name: str, given: Given) -> Value:
    value: Value = frozenset([owner])
    if name == "call":  # a symbol as a function
        return call_block(resolver, value, given.values, given)
    if isinstance(owner.value, str):
        found = _of_text(resolver, owner.value, name, given)
        if found is not None:
            return found
    elif name in _COUNTING:
        return _counted(resolver, owner, name, given)
    elif name in _NUMBERS:
        return operate(name, [value, given.at(0)])
    function = TEXT_FUNCTIONS.get(name)
    return fold(function, [value, *given.values]) if function is not None else NOTHING


def _of_text(resolver: Resolver, text: str, name: str, given: Given) -> Value | None:
    """Return what methods of a text give that need more than constants; null for all others."""
    if name in _REPLACING:
        return _replaced(resolver, text, name, given)
    if name == "%":
        return _formatted(resolver, text, given)
    arguments: list[Scalar] = [one for value in given.values[:1] for one in (*patterns_in(value), *constants(value))]
    pieces = pieces_of(text, name, arguments)
    if pieces is not None:
        return each_of(resolver, listed(resolver, given, [literals([one]) for one in pieces]), given)
    if name in _TAKING_PARTS and arguments and isinstance(arguments[0], Regular):
        return literals(list(pieces_of(text, "scan", arguments) or ())[:1])
    ends = range_ends(resolver, given.call.arguments[0]) if name in _TAKING_PARTS and given.call.arguments else None
    return literals([_part(text, *ends)]) if ends is not None else None


def _part(text: str, begin: int, end: int | None) -> str:
    return text[begin:end] if end is not None else text[begin:]


def _replaced(resolver: Resolver, text: str, name: str, given: Given) -> Value:
    found: list[Scalar] = []
    for old in patterns_in(given.at(0)):
        mapped = _mapping(resolver, given.at(1))
        news = [mapped] if mapped is not None else texts(given.at(1))
        found += [substituted(text, name, old, new) for new in news if len(text) < 4_096]
    return literals(found)


def _mapping(resolver: Resolver, value: Value) -> dict[str, str] | None:
    for atom in value if len(value) == 1 else ():
        if isinstance(atom, Object):
            held = resolver.held(atom)
            return {str(key): one for key, inner in held.items() for one in texts(inner)[:1]}
    return None


def _formatted(resolver: Resolver, text: str, given: Given) -> Value:
    values = in_order(resolver, given.at(0))
    mapped = _mapping(resolver, given.at(0))
    if values is None and mapped is not None:
        return fold(lambda: filled(text, [], mapped), [])
    return fold(lambda *parts: filled(text, parts, {}), values if values is not None else [given.at(0)])


def _counted(resolver: Resolver, owner: Literal, name: str, given: Given) -> Value:
    block = given.named.get("&")
    first = 0 if name == "times" else owner.value
    ends = [one for one in constants(given.at(0)) if isinstance(one, int)]
    last = ends[0] if ends else owner.value
    found: list[Scalar] = []
    if isinstance(first, int) and isinstance(last, int):
        low, high = min(first, last), max(first, last) - (1 if name == "times" else 0)
        found = list(range(low, min(high + 1, low + _ROUNDS_MAX)))
    if block is not None:
        call_block(resolver, block, [literals(found)], given)
    return listed(resolver, given, [literals([one]) for one in found])
