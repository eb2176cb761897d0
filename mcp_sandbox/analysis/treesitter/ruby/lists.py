"""What methods of Ruby's lists and maps give."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.dialect import Given
from mcp_sandbox.analysis.treesitter.folding import fold, literals, shown
from mcp_sandbox.analysis.treesitter.resolver import Resolver
from mcp_sandbox.analysis.treesitter.ruby.blocks import call_block, in_order, listed, range_ends
from mcp_sandbox.analysis.treesitter.ruby.texts import packed
from mcp_sandbox.analysis.treesitter.values import NOTHING, Object, Routine, Value, constants, merge, texts

__all__ = ["each_of", "list_method"]

_ROUNDS_MAX = 256
"""Elements that a block is called with one by one; of longer lists it is called with any of them."""

Listed: TypeAlias = Callable[[Resolver, Object, Given], Value]


def _of_any(resolver: Resolver, given: Given, value: Value) -> Value:
    """Return a list, made by the call in `given`, of things that `value` is."""
    resolver.hold(given.call, None, value)
    return frozenset([Object(given.call)])


def list_method(resolver: Resolver, owner: Object, name: str, given: Given) -> Value:
    """Return what the method `name` of a list or map gives."""
    function = _LISTS.get(name.rstrip("!"))
    if function is not None:
        return function(resolver, owner, given)
    if name.endswith("=") and given.values:  # a field of a structure that any name may be given
        resolver.hold(owner.site, name[:-1], given.values[-1])
        return given.values[-1]
    return resolver.held(owner).get(name, NOTHING)


def _default(resolver: Resolver, owner: Object, given: Given) -> Value:
    """Return what the block of a map gives for a key that it lacks."""
    made = dict(owner.site.named).get("&") if isinstance(owner.site, t.Call) else None
    callee = owner.site.callee if isinstance(owner.site, t.Call) else None
    if made is None or not isinstance(callee, t.Member) or callee.key != "new":
        return NOTHING
    return call_block(resolver, resolver.value(made), [frozenset([owner]), given.at(0)], given)


def _values(resolver: Resolver, owner: Object) -> list[Value]:
    held = resolver.held(owner)
    keys = sorted((key for key in held if isinstance(key, int)), key=int)
    return [held[key] for key in keys] + [value for key, value in held.items() if not isinstance(key, int)]


def _ordered(resolver: Resolver, owner: Object) -> list[Value] | None:
    return in_order(resolver, frozenset([owner]))


def _rounds(resolver: Resolver, owner: Object) -> list[Value] | None:
    """Return the elements that a block is called with one by one; null where they are too many, or not all known."""
    ordered = _ordered(resolver, owner)
    if ordered is None or len(ordered) > _ROUNDS_MAX:
        return None
    are_few = len(ordered) <= _ROUNDS_MAX // 8
    return ordered if are_few or all(constants(value) for value in ordered) else None


def _elements(resolver: Resolver, owner: Object) -> Value:
    return resolver.elements(frozenset([owner]))


def _item(resolver: Resolver, owner: Object, given: Given) -> Value:
    held = resolver.held(owner)
    keys = constants(given.at(0))
    if given.call.arguments and (ends := range_ends(resolver, given.call.arguments[0])) is not None:
        ordered = _ordered(resolver, owner)
        return (
            _of_any(resolver, given, _elements(resolver, owner))
            if ordered is None
            else listed(resolver, given, ordered[ends[0] : ends[1]])
        )
    if len(given.values) > 1:
        return _slice(resolver, owner, given)
    if not keys:
        return _elements(resolver, owner)
    ordered = _ordered(resolver, owner)
    found: list[Value] = [held.get(None, NOTHING), _default(resolver, owner, given)]
    for key in keys:
        if isinstance(key, int) and key < 0 and ordered is not None and -key <= len(ordered):
            found.append(ordered[key])
        elif isinstance(key, int | str):
            found.append(merge(held.get(key, NOTHING), held.get(str(key), NOTHING)))
    return merge(*found)


def _dug(resolver: Resolver, owner: Object, given: Given) -> Value:
    value: Value = frozenset([owner])
    for key in given.values:
        step = Given(t.Call(given.call.node, given.call.callee), [key])
        value = merge(*(_item(resolver, atom, step) for atom in value if isinstance(atom, Object)))
    return value


def _chosen(resolver: Resolver, owner: Object, given: Given) -> Value:
    steps = [Given(t.Call(given.call.node, given.call.callee), [key]) for key in given.values]
    return listed(resolver, given, [_item(resolver, owner, step) for step in steps])


def _slice(resolver: Resolver, owner: Object, given: Given) -> Value:
    ordered = _ordered(resolver, owner)
    ends = [one for value in given.values[:2] for one in constants(value) if isinstance(one, int)]
    if ordered is None or len(ends) != 2:
        return _of_any(resolver, given, _elements(resolver, owner))
    return listed(resolver, given, ordered[ends[0] :][: ends[1]])


def _set_item(resolver: Resolver, owner: Object, given: Given) -> Value:
    if len(given.values) > 1:
        for key in constants(given.at(0)) or [None]:
            resolver.hold(owner.site, key if isinstance(key, int | str) else None, given.values[-1])
    return given.values[-1] if given.values else NOTHING


def _add(resolver: Resolver, owner: Object, given: Given) -> Value:
    for value in given.values:
        resolver.hold(owner.site, None, value)
    return frozenset([owner])


def _concat(resolver: Resolver, owner: Object, given: Given) -> Value:
    for value in given.values:
        resolver.hold(owner.site, None, resolver.elements(value))
    return frozenset([owner])


def _joined(resolver: Resolver, owner: Object, given: Given) -> Value:
    ordered = _ordered(resolver, owner)
    if ordered is None:
        return NOTHING
    between = texts(given.at(0))
    flat: list[Value] = []
    for value in ordered:
        inner = in_order(resolver, value)
        flat += inner if inner is not None else [value]
    return fold(lambda *parts: (between[0] if between else "").join(map(shown, parts)), flat)


def _mapped(resolver: Resolver, owner: Object, given: Given) -> Value:
    block = given.named.get("&")
    if block is None:
        return frozenset([owner])
    ordered = _rounds(resolver, owner)
    if ordered is None:
        value = call_block(resolver, block, _pair(resolver, owner), given)
        return _of_any(resolver, given, value)
    return listed(resolver, given, [call_block(resolver, block, [value], given) for value in ordered])


def _pair(resolver: Resolver, owner: Object) -> list[Value]:
    """Return what a block over a map is given: a key and a value."""
    held = resolver.held(owner)
    keys = [key for key in held if isinstance(key, str)]
    return [literals(keys[:24]), _elements(resolver, owner)] if keys else [_elements(resolver, owner)]


def _each(resolver: Resolver, owner: Object, given: Given) -> Value:
    return each_of(resolver, frozenset([owner]), given)


def each_of(resolver: Resolver, value: Value, given: Given) -> Value:
    """Hand each element of the list `value` to the block of the call in `given`; return the list."""
    block = given.named.get("&")
    if block is not None:
        for atom in value:
            if isinstance(atom, Object):
                ordered = _rounds(resolver, atom)
                if ordered is None:
                    call_block(resolver, block, _pair(resolver, atom), given)
                for element in ordered or ():
                    call_block(resolver, block, [element], given)
    return value


def _each_value(resolver: Resolver, owner: Object, given: Given) -> Value:
    block = given.named.get("&")
    if block is not None:
        call_block(resolver, block, [_elements(resolver, owner)], given)
    return frozenset([owner])


def _each_key(resolver: Resolver, owner: Object, given: Given) -> Value:
    block = given.named.get("&")
    if block is not None:
        call_block(resolver, block, _pair(resolver, owner)[:1], given)
    return frozenset([owner])


def _kept(resolver: Resolver, owner: Object, given: Given) -> Value:
    _each(resolver, owner, given)
    return frozenset([owner])


def _found(resolver: Resolver, owner: Object, given: Given) -> Value:
    _each(resolver, owner, given)
    return _elements(resolver, owner)


def _first(resolver: Resolver, owner: Object, given: Given) -> Value:
    ordered = _ordered(resolver, owner)
    if given.values:
        return frozenset([owner])
    return ordered[0] if ordered else _elements(resolver, owner)


def _last(resolver: Resolver, owner: Object, given: Given) -> Value:
    ordered = _ordered(resolver, owner)
    if given.values:
        return frozenset([owner])
    return ordered[-1] if ordered else _elements(resolver, owner)


def _reversed(resolver: Resolver, owner: Object, given: Given) -> Value:
    ordered = _ordered(resolver, owner)
    if ordered is None:
        return frozenset([owner])
    return listed(resolver, given, list(reversed(ordered)))


def _folded(resolver: Resolver, owner: Object, given: Given) -> Value:
    """Return what `inject` and `sum` make of the elements."""
    block = given.named.get("&")
    ordered = _rounds(resolver, owner)
    if ordered is None:
        return NOTHING
    start = [value for value in given.values if texts(value) not in (["+"], [":+"])]
    if block is not None and any(isinstance(atom, Routine) for atom in block):
        value = start[0] if start else ordered[0] if ordered else NOTHING
        for element in ordered if start else ordered[1:]:
            value = call_block(resolver, block, [value, element], given)
        return value
    parts = [*start[:1], *ordered]
    return fold(lambda *pieces: "".join(str(piece) for piece in pieces if isinstance(piece, str)), parts)


def _packed(resolver: Resolver, owner: Object, given: Given) -> Value:
    ordered = _ordered(resolver, owner)
    formats = texts(given.at(0))
    if ordered is None or len(formats) != 1:
        return NOTHING
    return fold(lambda *parts: packed(formats[0], parts), ordered)


def _keys(resolver: Resolver, owner: Object, given: Given) -> Value:
    return listed(resolver, given, [literals([key]) for key in resolver.held(owner) if isinstance(key, str)])


def _all_values(resolver: Resolver, owner: Object, given: Given) -> Value:
    return listed(resolver, given, _values(resolver, owner))


def _fetched(resolver: Resolver, owner: Object, given: Given) -> Value:
    found = _item(resolver, owner, Given(given.call, given.values[:1], {}))
    return merge(found, given.at(1))


def _flat(resolver: Resolver, owner: Object, given: Given) -> Value:
    ordered = _ordered(resolver, owner)
    flat: list[Value] = []
    for value in ordered or _values(resolver, owner):
        inner = in_order(resolver, value)
        flat += inner if inner is not None else [value]
    if ordered is None:
        return _of_any(resolver, given, merge(*flat))
    return listed(resolver, given, flat)


def _rotated(resolver: Resolver, owner: Object, given: Given) -> Value:
    ordered = _ordered(resolver, owner)
    steps = [one for one in constants(given.at(0)) if isinstance(one, int)] or [1]
    if not ordered:
        return frozenset([owner])
    cut = steps[0] % len(ordered)
    return listed(resolver, given, [*ordered[cut:], *ordered[:cut]])


def _zipped(resolver: Resolver, owner: Object, given: Given) -> Value:
    return _of_any(
        resolver, given, merge(_elements(resolver, owner), *(resolver.elements(one) for one in given.values))
    )


def _itself(_resolver: Resolver, owner: Object, _given: Given) -> Value:
    return frozenset([owner])


def _indexed(resolver: Resolver, owner: Object, given: Given) -> Value:
    block = given.named.get("&")
    if block is not None:
        call_block(resolver, block, [_elements(resolver, owner), *given.values], given)
    return frozenset([owner])


def _merged(resolver: Resolver, owner: Object, given: Given) -> Value:
    for atom in (owner, *(atom for value in given.values for atom in value)):
        for key, value in list(resolver.held(atom).items()) if isinstance(atom, Object) else ():
            resolver.hold(given.call, key, value)
    for name, value in given.named.items():
        resolver.hold(given.call, name, value)
    return frozenset([Object(given.call)])


_LISTS: Mapping[str, Listed] = {
    **dict.fromkeys(("[]", "at", "slice"), _item),
    "dig": _dug,
    "values_at": _chosen,
    "fetch": _fetched,
    **dict.fromkeys(("[]=", "store"), _set_item),
    **dict.fromkeys(("<<", "push", "append", "unshift", "prepend", "add", "insert"), _add),
    "concat": _concat,
    "join": _joined,
    **dict.fromkeys(("map", "collect", "flat_map", "filter_map", "each_slice_map", "to_h", "group_by"), _mapped),
    **dict.fromkeys(
        ("each", "each_pair", "each_entry", "reverse_each", "each_slice", "each_cons", "cycle", "each_char"), _each
    ),
    "each_value": _each_value,
    "each_key": _each_key,
    **dict.fromkeys(("each_with_index", "each_with_object", "with_index"), _indexed),
    **dict.fromkeys(
        ("select", "filter", "reject", "sort_by", "sort", "uniq", "compact", "partition", "take_while"), _kept
    ),
    **dict.fromkeys(("find", "detect", "sample", "max_by", "min_by", "max", "min", "pop", "delete", "any?"), _found),
    **dict.fromkeys(("first", "shift"), _first),
    "last": _last,
    "reverse": _reversed,
    **dict.fromkeys(("inject", "reduce", "sum"), _folded),
    "pack": _packed,
    "keys": _keys,
    "values": _all_values,
    "flatten": _flat,
    "rotate": _rotated,
    **dict.fromkeys(("zip", "product"), _zipped),
    **dict.fromkeys(
        ("to_a", "entries", "to_ary", "shuffle", "lazy", "each_entry", "force", "transform_values"), _itself
    ),
    **dict.fromkeys(("merge", "update"), _merged),
    "delete_at": _found,
}
