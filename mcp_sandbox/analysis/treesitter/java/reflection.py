"""Java's reflection: a class, method or field that is reached by its name, as far as the name is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.calling import call_with
from mcp_sandbox.analysis.treesitter.dialect import Given
from mcp_sandbox.analysis.treesitter.folding import literals
from mcp_sandbox.analysis.treesitter.java.program import Declared, Program, library_classes
from mcp_sandbox.analysis.treesitter.matching import names_of
from mcp_sandbox.analysis.treesitter.resolver import Resolver
from mcp_sandbox.analysis.treesitter.values import (
    NOTHING,
    Atom,
    Instance,
    Known,
    Routine,
    Type,
    Value,
    merge,
    ordered,
    texts,
)
from mcp_sandbox.domain.language import Language

__all__ = [
    "FINDERS",
    "OF_CLASSES",
    "called_member",
    "class_method",
    "classes_named",
    "found_member",
    "is_member",
    "looked_up",
]

_MEMBERS = frozenset({"getMethod", "getDeclaredMethod", "getField", "getDeclaredField"})
_MAKERS = frozenset({"getConstructor", "getDeclaredConstructor", "newInstance"})
_ALL = frozenset(
    {
        "getMethods",
        "getDeclaredMethods",
        "getFields",
        "getDeclaredFields",
        "getConstructors",
        "getDeclaredConstructors",
    }
)
_NAMES = frozenset({"getName", "getSimpleName", "getTypeName"})
OF_CLASSES = _MEMBERS | _MAKERS | _ALL | _NAMES | {"getClassLoader", "cast", "asSubclass"}
"""What a class can be asked for, beside its own members."""

FINDERS = frozenset(
    f"java.lang.invoke.MethodHandles.Lookup.{name}"
    for name in ("findVirtual", "findStatic", "findConstructor", "findSpecial", "bind", "findGetter")
)
_CALLS = frozenset(
    {
        "accept",
        "apply",
        "applyAsDouble",
        "applyAsInt",
        "applyAsLong",
        "call",
        "get",
        "getAsInt",
        "invoke",
        "invokeExact",
        "invokeWithArguments",
        "newInstance",
        "run",
        "test",
    }
)
"""What a method by reference is called by: as a functional interface, as a method or as a handle."""


def is_member(atom: Known) -> bool:
    """True for a method, field or constructor of a class, as against a class or an object."""
    owner, _, last = atom.name.rpartition(".")
    return not atom.is_instance and last[:1].islower() and owner.rpartition(".")[2][:1].isupper()


def called_member(resolver: Resolver, atom: Known, name: str, given: Given) -> Value | None:
    """Return what a method gives that is called by reference; null where `name` is no way to call one."""
    if name not in _CALLS:
        return None
    values = given.values[1:] if name == "invoke" else given.values
    if name.startswith("invoke") and name != "invoke":
        owner = atom.name.rpartition(".")[0]
        is_bound = bool(values) and any(isinstance(one, Known) and one.name == owner for one in values[0])
        values = values[1:] if is_bound else values
    return call_with(resolver, frozenset[Atom]([atom]), replace(given, values=values))


def classes_named(resolver: Resolver, program: Program, value: Value) -> Value:
    """Return the classes whose full names are in `value`."""
    own: list[Atom] = []
    others: list[Known] = []
    for text in texts(value):
        for meant in program.by_full_name(text.replace("$", ".")):
            if isinstance(meant, Declared):
                own.append(Type(meant.cls))
            else:
                others.append(Known(resolver.names.canonical_of(meant)))
    known = [one for one in others if one.name in library_classes()]
    return frozenset([*own, *(known or others)])


def class_method(resolver: Resolver, owner: Known | Type, name: str, given: Given) -> Value:
    """Return what a class gives that is asked for a member of its own, for an object, or for its name."""
    if name in _MEMBERS:
        return found_member(resolver, owner, given.at(0), given.call)
    if name in _MAKERS:
        return _maker(resolver, owner, name, given)
    if name in _ALL:
        resolver.recorder.report("reflection", given.call, None)
        kind = "Method" if "Method" in name else "Field" if "Field" in name else "Constructor"
        return frozenset([Known(f"java.lang.reflect.{kind}", is_instance=True)])
    if name == "getClassLoader":
        return frozenset([Known("java.lang.ClassLoader", is_instance=True)])
    if name in _NAMES and isinstance(owner, Known):
        return literals([owner.name.rpartition(".")[2] if name == "getSimpleName" else owner.name])
    return NOTHING if name == "cast" else frozenset([owner])


def found_member(resolver: Resolver, owner: Known | Type, name: Value, call: t.Call) -> Value:
    """Return the members of a class that are asked for by name; what they are is found here."""
    ends = frozenset(end for text in texts(name) for end in _members(resolver, owner, text))
    known = frozenset(end for end in ends if isinstance(end, Known) and resolver.names.rules_for(end.name))
    if known:
        resolver.recorder.reference(call, known)
        return ends
    is_watched = isinstance(owner, Known) and owner.name in _watched()
    if not is_watched or not ends:
        resolver.recorder.report("dynamic-attribute" if is_watched else "reflection", call, None)
    return ends or frozenset([Known("java.lang.reflect.Method", is_instance=True)])


@cache
def _watched() -> frozenset[str]:
    """Return the classes of which a rule names a member: what else they have is known to be no danger."""
    return frozenset(name.rpartition(".")[0] for name in names_of(Language.JAVA).rules)


def _members(resolver: Resolver, owner: Known | Type, name: str) -> Iterator[Atom]:
    if isinstance(owner, Known):
        yield Known(resolver.names.canonical_of(f"{owner.name}.{name}"))
    else:
        yield from (atom for atom in resolver.member_of_class(owner.cls, name) if isinstance(atom, Routine | Known))


def _maker(resolver: Resolver, owner: Known | Type, name: str, given: Given) -> Value:
    maker: Value = frozenset([owner])
    if isinstance(owner, Known):
        maker = frozenset([Known(f"{owner.name}.new")])
        resolver.recorder.reference(given.call, maker)
    if not isinstance(owner, Known) or owner.name not in _watched():
        resolver.recorder.report("reflection", given.call, None)
    return call_with(resolver, maker, replace(given, values=[])) if name == "newInstance" else maker


def looked_up(resolver: Resolver, given: Given) -> Value:
    """Return the method that a lookup finds in a class, or binds to an object."""
    found: list[Value] = []
    for atom in ordered(given.at(0)):
        owner = Type(atom.cls) if isinstance(atom, Instance) else Known(atom.name) if isinstance(atom, Known) else atom
        if isinstance(owner, Known | Type):
            name = given.at(1) if texts(given.at(1)) else literals(["new"])
            found.append(found_member(resolver, owner, name, given.call))
    if not found:
        resolver.recorder.report("reflection", given.call, None)
    return merge(*found)
