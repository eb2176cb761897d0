"""What a call gives, and what it means for the rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from mcp_sandbox.analysis.rules import Rule
from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.dialect import CONDITIONS, Given
from mcp_sandbox.analysis.treesitter.values import (
    NOTHING,
    Atom,
    Bound,
    Instance,
    Known,
    Literal,
    Object,
    Partial,
    Routine,
    Type,
    Value,
    merge,
    ordered,
    texts,
)
from mcp_sandbox.domain.category import Category

if TYPE_CHECKING:
    from mcp_sandbox.analysis.treesitter.resolver import Resolver

__all__ = ["apply", "call_value", "call_with", "in_order", "words_of"]

_WORDS_MAX = 64
_CHOICES_MAX = 24
_CONSTRUCTORS = ("constructor", "initialize", "<init>", "__init__")
"""What languages call the member that makes an object."""

_COMMANDS = frozenset({Category.SHELL_COMMAND, Category.PROCESS})


def call_value(resolver: Resolver, term: t.Call) -> Value:
    """Return what the call `term` gives; findings are recorded."""
    callee = resolver.value(term.callee)
    given = _given(resolver, term)
    _receive(resolver, term, callee)
    value = call_with(resolver, callee, given)
    if not any(isinstance(atom, Known) and atom.name in resolver.names.looks for atom in callee):
        for argument in (*term.arguments, *(argument for _, argument in term.named)):
            resolver.recorder.handed_on(argument, resolver.value(argument))
    return value


def call_with(resolver: Resolver, callee: Value, given: Given) -> Value:
    """Return what any of `callee` gives for these arguments; findings are recorded at the call in `given`."""
    return merge(*(_of_atom(resolver, atom, given) for atom in ordered(callee)))


def _receive(resolver: Resolver, term: t.Call, callee: Value) -> None:
    """Tell the functions of the program as whose member they are called."""
    receivers = [atom.function.receiver for atom in ordered(callee) if isinstance(atom, Routine)]
    if any(receivers) and not term.makes:
        owner = NOTHING
        if isinstance(term.callee, t.Member):
            owner = resolver.value(term.callee.owner)
        elif term.callee.node != term.node:  # a getter is called where it stands
            owner = resolver.dialect.unbound(resolver)
        for receiver in receivers:
            if receiver is not None:
                resolver.give(receiver, owner)


def _of_atom(resolver: Resolver, atom: Atom, given: Given) -> Value:
    match atom:
        case Known():
            return _known(resolver, atom, given)
        case Routine():
            return _applied(resolver, atom, given)
        case Partial():
            return _of_atom(resolver, atom.of, replace(given, values=[*atom.given, *given.values]))
        case Type():
            return _made(resolver, atom, given)
        case Bound():
            return resolver.dialect.method(resolver, atom.owner, atom.member, given)
        case Instance() | Object() | Literal():
            return NOTHING


def _given(resolver: Resolver, term: t.Call) -> Given:
    values: list[Value] = []
    is_cut = False
    for argument in term.arguments:
        value = resolver.value(argument)
        if isinstance(argument, t.Spread):
            spread = _longest(resolver, resolver.value(argument.value))
            is_cut = is_cut or spread is None
            values += spread if spread is not None else [value]
        else:
            values.append(value)
    return Given(term, values, {name: resolver.value(value) for name, value in term.named}, is_cut)


def _longest(resolver: Resolver, value: Value) -> list[Value] | None:
    """Return the elements of the longest list that `value` may be: it grew from the others."""
    lists = [in_order(resolver, frozenset([atom])) for atom in ordered(value)]
    known = [one for one in lists if one is not None]
    return max(known, key=len) if known and len(known) == len(lists) else None


def in_order(resolver: Resolver, value: Value) -> list[Value] | None:
    """Return the elements of the one list that `value` is; null where it isn't one, or not all are known."""
    if len(value) != 1:
        return None
    (atom,) = value
    if not isinstance(atom, Object):
        return None
    held = resolver.held(atom)
    if None in held or not all(isinstance(key, int) for key in held):
        return None
    return [held[key] for key in sorted(key for key in held if isinstance(key, int))]


def _applied(resolver: Resolver, routine: Routine, given: Given) -> Value:
    function = routine.function
    value = apply(resolver, routine, given.values, given.named)
    if given.call.makes and function.made is not None:
        made: Value = frozenset([Instance(function.made)])
        if function.receiver is not None:
            resolver.give(function.receiver, made)
        return merge(made, value)
    if given.values and not given.named and all(_is_plain(resolver, one) for one in given.values):
        return resolver.exactly(function, [*routine.given, *given.values]) or value
    return value


def _is_plain(resolver: Resolver, value: Value) -> bool:
    """True for one constant, or a list of such."""
    if len(value) != 1:
        return False
    (atom,) = value
    if isinstance(atom, Literal):
        return True
    listed = in_order(resolver, value)
    return listed is not None and all(len(one) == 1 and isinstance(next(iter(one)), Literal) for one in listed)


def _known(resolver: Resolver, atom: Known, given: Given) -> Value:
    name = atom.name
    rule = rule_met(resolver, name, given)
    resolver.recorder.called(given.call, name, rule)
    if rule is not None and rule.category in _COMMANDS:
        resolver.recorder.command(given.call, words_of(resolver, given.values), name)
    if rule is not None and rule.category is Category.FILE_WRITE:
        resolver.recorder.overwritten(given.call, [text for value in given.values for text in texts(value)], name)
    vital = resolver.names.vital.get(name)
    if vital is not None and CONDITIONS["vital"](resolver, given, vital):
        resolver.recorder.report("recursive-delete", given.call, name)
    special = resolver.dialect.called(resolver, name, given)
    if special is not None:
        return special
    result = resolver.names.returns.get(name)
    if result is not None:
        return frozenset([Known(result.removeprefix("="), is_instance=not result.startswith("="))])
    return frozenset([Known(name, is_instance=True)]) if given.call.makes else NOTHING


def rule_met(resolver: Resolver, name: str, given: Given) -> Rule | None:
    """Return the rule that a call of `name` with these arguments meets, the first whose condition holds."""
    for rule in resolver.names.rules_for(name):
        if rule.when is None:
            return rule
        condition, _, index = rule.when.partition(" ")
        test = resolver.dialect.conditions().get(condition) or CONDITIONS[condition]
        if test(resolver, given, int(index or 0)):
            return rule
    return None


def words_of(resolver: Resolver, values: Sequence[Value]) -> list[list[str]]:
    """Return what each word of a command may be that is given as arguments, as lists or both, as far as known."""
    words: list[list[str]] = []
    for value in values:
        words.append(texts(value)[:_CHOICES_MAX])
        for atom in ordered(value):
            if isinstance(atom, Object):
                words += [texts(inner)[:_CHOICES_MAX] for inner in list(resolver.held(atom).values())[:_WORDS_MAX]]
    return [choices for choices in words if choices][:_WORDS_MAX]


def apply(
    resolver: Resolver, routine: Routine, values: Sequence[Value], named: Mapping[str, Value] | None = None
) -> Value:
    """Return what a function of the program gives for these arguments."""
    parameters = routine.function.parameters
    together = [*routine.given, *values]
    by_name = dict(named or {})
    everything = routine.function.arguments
    if everything is not None:
        for index, value in enumerate(together[:_WORDS_MAX]):
            resolver.hold(everything, index, value)
        resolver.give(everything, frozenset([Object(everything)]))
    for index, parameter in enumerate(parameters):
        if parameter.is_rest:
            for value in together[index:]:
                resolver.hold(parameter, None, value)
            resolver.give(parameter, frozenset([Object(parameter)]))
        elif parameter.name in by_name:
            resolver.give(parameter, by_name[parameter.name or ""])
        elif index < len(together):
            resolver.give(parameter, together[index])
    return merge(*(resolver.value(term) for term in routine.function.returns))


def _made(resolver: Resolver, atom: Type, given: Given) -> Value:
    for name in _CONSTRUCTORS:
        for routine in resolver.member_of_class(atom.cls, name):
            if isinstance(routine, Routine):
                apply(resolver, routine, given.values, given.named)
    for base in atom.cls.bases:
        for above in resolver.value(base):
            if isinstance(above, Known | Routine):
                _of_atom(resolver, above, given)
    return frozenset([Instance(atom.cls)])
