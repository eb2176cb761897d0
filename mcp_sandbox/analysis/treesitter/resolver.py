"""What each term of a program stands for; the findings are met on the way."""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping, Sequence
from typing import Any

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.calling import call_value
from mcp_sandbox.analysis.treesitter.dialect import Dialect
from mcp_sandbox.analysis.treesitter.folding import join, operate
from mcp_sandbox.analysis.treesitter.matching import Names, names_of
from mcp_sandbox.analysis.treesitter.memory import Within
from mcp_sandbox.analysis.treesitter.reading import Reading, TooComplexError
from mcp_sandbox.analysis.treesitter.recording import Recorder
from mcp_sandbox.analysis.treesitter.values import (
    NOTHING,
    Atom,
    Bound,
    Instance,
    Known,
    Literal,
    Object,
    Routine,
    Type,
    Value,
    constants,
    has_text,
    is_the_programs_own,
    merge,
    ordered,
    site_of,
)

__all__ = ["Resolver", "read_units"]

_STEPS_MAX = 600_000
_ROUNDS_MAX = 6
_BASES_MAX = 20
_INDEX_MAX = 4_096
_EXACT_MAX = 3_000
_NAME_CHARACTERS_MAX = 300
_EXACT_DEPTH_MAX = 4
_NULL: Value = frozenset([Literal(None)])


def read_units(units: Sequence[t.Unit], dialect: Dialect) -> Reading:
    """Return what is met in `units`, the sources of one program.

    Raises:
        TooComplexError: that would take more steps than the check spends.
    """
    resolver = Resolver(units, dialect)
    for _ in range(_ROUNDS_MAX):
        resolver.look()
        if not resolver.has_grown:
            break
    return resolver.recorder.reading


class Resolver:
    """The values of one program's terms."""

    def __init__(self, units: Sequence[t.Unit], dialect: Dialect) -> None:
        self.units = units
        self.dialect = dialect
        self.names: Names = names_of(dialect.language)
        self.recorder = Recorder(units, dialect, self.names)
        self.has_grown = False
        """True where a look learned something that an earlier part of it would have used."""
        self._steps = 0
        self._memory: MutableMapping[t.Term, Value] = {}
        self._bound: dict[tuple[t.Scope, str], Value] = {}
        self._assumed: dict[object, Value] = {}
        self._last: dict[object, Value] = {}
        self._working: set[object] = set()
        self._exact_depth = 0
        self._rests: dict[tuple[t.Parameter, tuple[Value, ...]], t.Items] = {}
        self._exact_left = _EXACT_MAX
        self.unsure: set[t.Term] = set()
        """Parameters that a call gives something unknown, in this look."""
        self.fields: dict[object, dict[str | int | None, Value]] = {}
        """What objects, classes and instances hold, by the term that made them."""
        self._makers: Mapping[type[t.Term], Callable[[Any], Value]] = {
            t.Constant: self._constant,
            t.Name: self._name,
            t.Outside: self._outside,
            t.Member: self._member,
            t.Call: lambda term: call_value(self, term),
            t.Join: self._join,
            t.Operation: self._operation,
            t.Either: self._either,
            t.Typed: lambda term: self._or_kind(self.value(term.value), term.kind),
            t.Items: self._items,
            t.Spread: lambda term: self.elements(self.value(term.value)),
            t.Each: self._each,
            t.Parameter: self._parameter,
            t.Function: self._function,
            t.Class: self._class,
            t.Receiver: lambda term: frozenset([Type(term.of) if term.is_class else Instance(term.of)]),
            t.Store: self._store,
            t.Opaque: self._opaque,
        }

    def look(self) -> None:
        """Work out every term once, with what earlier looks have learned."""
        self.has_grown = False
        self._exact_left = _EXACT_MAX
        self.unsure.clear()
        self._memory.clear()
        self._bound.clear()
        self._last, self._assumed = {**self._last, **self._assumed}, {}
        self.recorder.restart()
        for unit in self.units:
            for term in unit.terms:
                self.value(term)

    def value(self, term: t.Term) -> Value:
        """Return what `term` may be."""
        known = self._memory.get(term)
        if known is not None:
            return known
        for part in t.spine(term):
            if part not in self._memory:
                self._memory[part] = self._worked_out(part)
        return self._memory[term]

    def quietly(self, term: t.Term) -> Value:
        """Return what `term` may be where it is only named: what it refers to is no finding."""
        before, self.recorder.is_quiet = self.recorder.is_quiet, True
        try:
            return self.value(term)
        finally:
            self.recorder.is_quiet = before

    def _worked_out(self, term: t.Term) -> Value:
        self.spend()
        return self._guarded(term, lambda: self._makers[type(term)](term))

    def spend(self, steps: int = 1) -> None:
        """Take `steps` out of the program's budget."""
        self._steps += steps
        if self._steps > _STEPS_MAX:
            raise TooComplexError

    def exactly(self, function: t.Function, values: Sequence[Value]) -> Value:
        """Return what `function` gives for just these arguments, whatever other calls hand it."""
        if self._exact_depth >= _EXACT_DEPTH_MAX or self._exact_left <= 0 or function in self._working:
            return NOTHING
        self._exact_left -= 1
        given = {
            parameter: self._rest(parameter, values[index:]) if parameter.is_rest else values[index]
            for index, parameter in enumerate(function.parameters[: len(values)])
        }
        before = self._memory, self._bound, self._assumed, self._last
        self._memory, self._bound = Within(before[0], function, given), {}
        self._assumed, self._last = {}, {}
        self._exact_depth += 1
        self._working.add(function)
        try:
            return merge(*(self.value(term) for term in function.returns))
        finally:
            self._working.discard(function)
            self._exact_depth -= 1
            self._memory, self._bound, self._assumed, self._last = before

    def _rest(self, parameter: t.Parameter, values: Sequence[Value]) -> Value:
        """Return the list of the arguments that a last parameter takes."""
        site = self._rests.setdefault((parameter, tuple(values)), t.Items(parameter.node, []))
        for index, value in enumerate(values):
            self.hold(site, index, value)
        return frozenset([Object(site)])

    def _guarded(self, key: object, work: Callable[[], Value]) -> Value:
        """Return what `work` gives; where it needs itself, what an earlier look found."""
        if key in self._working:
            return self._assumed.setdefault(key, self._last.get(key, NOTHING))
        self._working.add(key)
        try:
            value = work()
        finally:
            self._working.discard(key)
        assumed = self._assumed.get(key)
        if assumed is not None and not value <= assumed:
            self._assumed[key] = merge(value, assumed)
            self.has_grown = True
        return value

    # --- names and members

    def _constant(self, term: t.Constant) -> Value:
        return frozenset([Literal(term.value)])

    def _name(self, term: t.Name) -> Value:
        scope = term.scope.owner_of(term.name)
        value = self.bound(scope, term.name) if scope is not None else self.dialect.outside(term.name)
        self.recorder.reference(term, value)
        return value

    def bound(self, scope: t.Scope, name: str) -> Value:
        """Return what `name`, bound in `scope`, may be."""
        key = (scope, name)
        if key not in self._bound:
            found = self._guarded(key, lambda: merge(*(self.value(term) for term in scope.bindings[name])))
            if key in self._working:
                return found
            self._bound[key] = found
        return self._bound[key]

    def _outside(self, term: t.Outside) -> Value:
        if term.is_import:
            self.recorder.imported(term.name, term.node)
        value: Value = frozenset([Known(self.names.canonical_of(term.name), term.is_instance)])
        if term.is_named:
            self.recorder.named(term, value)
        elif not term.is_instance:
            self.recorder.reference(term, value)
        return value

    def _member(self, term: t.Member) -> Value:
        owner = self.value(term.owner)
        if isinstance(term.key, str):
            value = merge(*(self.member_of(atom, term.key, term) for atom in ordered(owner)))
            if not owner:
                value = self._unknown_member(term.key, term)
        else:
            value = self._at(owner, self.value(term.key), term)
        self.recorder.reference(term, value)
        return value

    def _unknown_member(self, key: str, term: t.Member) -> Value:
        if key in self.names.distinctive:
            return frozenset([Known(self.names.distinctive[key])])
        return self.dialect.unknown_member(self, key, term)

    def _at(self, owner: Value, key: Value, term: t.Member) -> Value:
        keys = constants(key)
        found = [self._item(atom, one, term) for atom in ordered(owner) for one in keys]
        if keys and not owner:
            found = [self._unknown_member(one, term) for one in keys if isinstance(one, str)]
        if keys and len(keys) == len(key):
            return merge(*found)
        for atom in ordered(owner):
            special = self.dialect.computed(self, atom, key, term)
            if special is not None:
                found.append(special)
            elif isinstance(atom, Known):
                self.recorder.dynamic(term, atom)
                if atom.name not in self.names.carriers:
                    found.append(frozenset([Known(f"{atom.name}.*")]))  # whichever it is, it stands under its owner
            else:
                found.append(self.elements(frozenset([atom])))
        return merge(*found)

    def _item(self, atom: Atom, key: str | float | None, term: t.Member) -> Value:
        if isinstance(atom, Object) and isinstance(key, int):
            held = self.fields.get(atom.site, {})
            return merge(held.get(key, NOTHING), held.get(None, NOTHING), held.get(str(key), NOTHING))
        if isinstance(atom, Literal) and isinstance(atom.value, str) and isinstance(key, int):
            return frozenset([Literal(atom.value[key])]) if -len(atom.value) <= key < len(atom.value) else NOTHING
        return self.member_of(atom, str(key), term)

    def member_of(self, atom: Atom, key: str, term: t.Member) -> Value:
        """Return the member `key` of one thing."""
        special = self.dialect.member(self, atom, key, term)
        if special is not None:
            return special
        match atom:
            case Known():
                if len(atom.name) > _NAME_CHARACTERS_MAX:
                    return frozenset([atom])  # what it stands under is known, and that is what rules go by
                return frozenset([Known(self.names.canonical_of(f"{atom.name}.{key}"))])
            case Object(site=site) | Routine(function=site):
                held = self.fields.get(site, {})
                found = merge(held.get(key, NOTHING), held.get(None, NOTHING))
                return found or frozenset([Bound(atom, key)])
            case Instance() | Type():
                return self.member_of_class(atom.cls, key) or frozenset([Bound(atom, key)])
            case _:
                return frozenset([Bound(atom, key)])

    def member_of_class(self, cls: t.Class, key: str) -> Value:
        """Return the member `key` of a class, or of the nearest that it extends."""
        return self._of_class(cls, key, set())

    def _of_class(self, cls: t.Class, key: str, seen: set[t.Class]) -> Value:
        seen.add(cls)
        found = merge(
            *(self.value(term) for term in cls.members.get(key, ())), self.fields.get(cls, {}).get(key, NOTHING)
        )
        if found or len(seen) > _BASES_MAX:
            return found
        above: list[Value] = []
        for base in cls.bases:
            for atom in ordered(self.value(base)):
                if isinstance(atom, Type) and atom.cls not in seen:
                    above.append(self._of_class(atom.cls, key, seen))
                elif isinstance(atom, Known):
                    above.append(frozenset([Known(self.names.canonical_of(f"{atom.name}.{key}"))]))
        return merge(*above)

    def elements(self, value: Value) -> Value:
        """Return what the elements of `value` may be."""
        return merge(*(inner for atom in value if isinstance(atom, Object) for inner in self.held(atom).values()))

    def held(self, atom: Object) -> Mapping[str | int | None, Value]:
        """Return what a list or map holds, by key or position; null is any."""
        return self.fields.get(atom.site, {})

    def hold(self, owner: object, key: str | int | None, value: Value) -> None:
        """Let `owner`, the term that made an object or a class, hold `value` too."""
        fields = self.fields.setdefault(owner, {})
        before = fields.get(key, NOTHING)
        if key not in fields or not value <= before:
            fields[key] = merge(before, value)
            self.has_grown = True

    # --- made of parts

    def _join(self, term: t.Join) -> Value:
        return join([self.value(part) for part in term.parts])

    def _operation(self, term: t.Operation) -> Value:
        parts = [self.value(part) for part in term.parts]
        special = self.dialect.operation(self, term, parts)
        if special is not None:
            return special
        if term.operator == "+" and self.dialect.joins_with_plus and any(has_text(part) for part in parts):
            return join(parts)
        return operate(term.operator, parts)

    def _either(self, term: t.Either) -> Value:
        return merge(*(self.value(option) for option in term.options))

    def _items(self, term: t.Items) -> Value:
        position = 0
        is_cut = False
        for key, item in term.items:
            value = self.value(item)
            self.recorder.handed_on(item, value)
            if isinstance(item, t.Spread):
                is_cut = True
                self._spread(term, item)
            elif key is None:
                self.hold(term, None if is_cut or position > _INDEX_MAX else position, value)
                position += 1
            else:
                for one in constants(self.value(key)) or [None]:
                    self.hold(term, one if isinstance(one, int | str) or one is None else str(one), value)
        return frozenset([Object(term)])

    def _spread(self, term: t.Items, item: t.Spread) -> None:
        for atom in ordered(self.value(item.value)):
            if isinstance(atom, Object):
                for key, value in list(self.held(atom).items()):
                    self.hold(term, key if isinstance(key, str) else None, value)
            elif isinstance(atom, Known):
                self.recorder.handed_on(item, frozenset([atom]))

    def _each(self, term: t.Each) -> Value:
        value = self.value(term.value)
        if not term.keys:
            return self.elements(value)
        keys = [
            key for atom in ordered(value) if isinstance(atom, Object) for key in self.held(atom) if key is not None
        ]
        return merge(frozenset(Literal(key) for key in keys[:_INDEX_MAX]))

    def _parameter(self, term: t.Parameter) -> Value:
        value = merge(term.values, self.value(term.default) if term.default is not None else NOTHING)
        return self._or_kind(value, term.kind) if term.kind is not None else value

    def _or_kind(self, value: Value, kind: t.Term) -> Value:
        return value if value - _NULL else merge(value, self.value(kind))

    def give(self, parameter: t.Parameter, value: Value) -> None:
        """Let `parameter` be `value` too."""
        if not value:
            self.unsure.add(parameter)
        if not value <= parameter.values:
            parameter.values = merge(parameter.values, value)
            self.has_grown = True

    def _function(self, term: t.Function) -> Value:
        return frozenset([Routine(term)])

    def _class(self, term: t.Class) -> Value:
        for base in term.bases:
            self.value(base)
        return frozenset([Type(term)])

    def _store(self, term: t.Store) -> Value:
        value = self.value(term.value)
        self.recorder.handed_on(term.value, value)
        keys: list[str | int | None] = [None]
        if isinstance(term.key, str):
            keys = [term.key]
        else:
            found = constants(self.value(term.key))
            keys = [one if isinstance(one, int | str) else str(one) for one in found] or [None]
        for atom in ordered(self.value(term.owner)):
            site = site_of(atom)
            for key in keys:
                if site is not None:
                    self.hold(site, key, value)
                else:
                    self.dialect.store(self, atom, key, value)
        return value

    def _opaque(self, term: t.Opaque) -> Value:
        for part in term.parts:
            self.value(part)
        return NOTHING

    def is_own(self, term: t.Term) -> bool:
        """True where all that is known of `term` is the program's own."""
        return is_the_programs_own(self.value(term))
