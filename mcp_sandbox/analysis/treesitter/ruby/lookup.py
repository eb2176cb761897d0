"""Which method or constant a name means, on any value: Ruby's own order of looking."""

from __future__ import annotations

from collections.abc import Iterator

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.resolver import Resolver
from mcp_sandbox.analysis.treesitter.ruby.world import CLASS_SIDE, CONSTANT, World
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
    merge,
    ordered,
)

__all__ = ["DOORS", "Lookup"]

_CLASSES_MAX = 40
"""Classes that are looked through for one name."""

DOORS = frozenset(
    [
        *("send", "__send__", "public_send", "method", "instance_method", "public_method", "public_instance_method"),
        *("singleton_method", "const_get", "const_missing", "class_eval", "module_eval", "instance_eval"),
        *("class_exec", "module_exec", "instance_exec", "class", "singleton_class", "tap", "then", "yield_self"),
        *("itself", "freeze", "dup", "clone", "instance_variable_get", "instance_variable_set", "class_variable_get"),
        *("class_variable_set", "define_method", "define_singleton_method", "extend", "binding", "to_proc", "curry"),
        *("bind", "unbind", "alias_method", "include", "prepend", "owner", "receiver", "ancestors", "included_modules"),
        *("methods", "private_methods", "private_instance_methods", "instance_methods", "singleton_methods"),
    ]
)
"""Methods that every value has, or nearly, and that lead to others."""

_CALLS = frozenset({"call", "()", "[]", "===", "yield", "bind_call"})
_COMPOSERS = frozenset({">>", "<<"})
_CORE = {str: "String", int: "Integer", float: "Float", bool: "Boolean", type(None): "NilClass"}


class Lookup:
    """Finds members in one program."""

    def __init__(self, world: World) -> None:
        self.world = world

    def find(self, resolver: Resolver, atom: Atom, key: str, *, private: bool) -> Value:
        """Return the method or constant `key` of `atom`; `private` where `self` or `send` asks for it."""
        match atom:
            case Known():
                return self._of_known(resolver, atom, key, private=private)
            case Instance() | Type():
                return self._of_own(resolver, atom, key, private=private)
            case _:
                return self._of_core(resolver, atom, key, private=private)

    # --- outside the program

    def constant(self, resolver: Resolver, name: str) -> Value:
        """Return the constant `name` as the top of the program sees it."""
        scope = self.world.main.constants
        return resolver.bound(scope, name) if name in scope.bindings else resolver.dialect.outside(name)

    def _of_known(self, resolver: Resolver, atom: Known, key: str, *, private: bool) -> Value:
        names = resolver.names
        if key.startswith(CONSTANT):
            if atom.name in {"Object", "Kernel"}:
                return self.constant(resolver, key.removeprefix(CONSTANT))
            return resolver.dialect.outside(f"{atom.name}{key}")
        if is_function(atom) and (key in _CALLS or key in _COMPOSERS):
            return frozenset([atom]) if key in _CALLS else frozenset([Bound(atom, key)])
        full = names.canonical_of(f"{atom.name}#{key}" if atom.is_instance else f"{atom.name}.{key}")
        own = self.world.opened.get(atom.name)
        if own is not None and key in own.cls.members and atom.is_instance:
            return merge(*(resolver.value(term) for term in own.cls.members[key]))
        if full in names.rules or (names.rules_for(full) and key not in DOORS):
            return frozenset([Known(full)])
        if key in DOORS:
            return frozenset([Bound(atom, key)])
        if private and names.rules_for(f"Kernel.{key}"):
            return frozenset([Known(f"Kernel.{key}")])
        return frozenset([Known(full)])

    # --- the program's own

    def _of_own(self, resolver: Resolver, atom: Instance | Type, key: str, *, private: bool) -> Value:
        is_class = isinstance(atom, Type)
        asked, _, bare = key.rpartition(" ")
        found = self._own(resolver, atom.cls, bare, is_class=is_class, skips_own=asked == "super")
        if found:
            return found
        if bare in {"new", "allocate"} and is_class:
            return frozenset([Type(atom.cls)])
        if not asked and private and bare in self.world.main.cls.members:
            return merge(*(resolver.value(term) for term in self.world.main.cls.members[bare]))
        inherited = self._inherited(resolver, atom, bare)
        if inherited:
            return inherited
        if (private or asked) and not bare.startswith(("@", CONSTANT)) and _is_kernels(resolver, bare):
            return frozenset([Known(f"Kernel.{bare}")])
        return frozenset([Bound(atom, bare)])

    def _own(self, resolver: Resolver, cls: t.Class, key: str, *, is_class: bool, skips_own: bool) -> Value:
        """Return what the program's classes say of `key`, the nearest that knows it."""
        for one, on_class in self._line(resolver, cls, is_class=is_class):
            if one is cls and skips_own:
                continue
            found = self._said(resolver, one, key, is_class=on_class)
            if found:
                return found
        return NOTHING

    def _line(self, resolver: Resolver, cls: t.Class, *, is_class: bool) -> Iterator[tuple[t.Class, bool]]:
        """Yield a class and what it extends, the nearest first, and whether it is the class itself that is asked."""
        stack = [(cls, is_class)]
        seen: set[tuple[t.Class, bool]] = set()
        while stack and len(seen) < _CLASSES_MAX:
            here = stack.pop()
            if here in seen:
                continue
            seen.add(here)
            yield here
            one, on_class = here
            opened = self.world.by_class.get(one)
            above = [(base, on_class) for base in one.bases]
            above += [(term, False) for term in (opened.extended if on_class and opened is not None else ())]
            for term, side in above:
                stack += [(atom.cls, side) for atom in ordered(resolver.value(term)) if isinstance(atom, Type)]

    def _said(self, resolver: Resolver, cls: t.Class, key: str, *, is_class: bool) -> Value:
        keys = [key]
        if is_class and not key.startswith(("@", CONSTANT)):
            opened = self.world.by_class.get(cls)
            keys = [CLASS_SIDE + key, *([key] if opened is not None and opened.is_module else [])]
        for one in keys:
            terms = cls.members.get(one, ())
            held = resolver.fields.get(cls, {}).get(one, NOTHING)
            if terms or held:
                return merge(held, *(resolver.value(term) for term in terms))
        return NOTHING

    def _inherited(self, resolver: Resolver, atom: Instance | Type, key: str) -> Value:
        """Return what classes outside the program give to those of the program that extend them."""
        found: list[Value] = []
        separator = "." if isinstance(atom, Type) else "#"
        for base in self._known_bases(resolver, atom.cls):
            if key.startswith(CONSTANT):
                found += [frozenset([Known(f"{base}{key}")])] if f"{base}{key}" in resolver.names.rules else []
                continue
            if key in _KERNEL:
                continue
            for full in (f"{base}{separator}{key}", f"{base}.{key}"):
                name = resolver.names.canonical_of(full)
                if resolver.names.rules_for(name):
                    found.append(frozenset([Known(name)]))
                    break
        return merge(*found)

    def _known_bases(self, resolver: Resolver, cls: t.Class) -> Iterator[str]:
        for one, _ in self._line(resolver, cls, is_class=True):
            opened = self.world.by_class.get(one)
            for term in (*one.bases, *(opened.extended if opened is not None else ())):
                for atom in ordered(resolver.value(term)):
                    if isinstance(atom, Known):
                        yield atom.name

    # --- texts, numbers, lists, functions

    def _of_core(self, resolver: Resolver, atom: Atom, key: str, *, private: bool) -> Value:
        name = core_class(atom)
        opened = self.world.opened.get(name) if name is not None else None
        if opened is not None and key in opened.cls.members:
            return merge(*(resolver.value(term) for term in opened.cls.members[key]))
        main = self.world.main.cls.members
        if private and key in main:
            return merge(*(resolver.value(term) for term in main[key]))
        if private and key not in DOORS and resolver.names.rules_for(f"Kernel.{key}"):
            return frozenset([Known(f"Kernel.{key}")])
        return frozenset([Bound(atom, key)])


def is_function(atom: Known) -> bool:
    """True for a method that stands as a value, told by its name."""
    last = atom.name.rpartition(".")[2].rpartition("#")[2]
    return not atom.is_instance and ("." in atom.name or "#" in atom.name) and not last[:1].isupper()


def core_class(atom: Atom) -> str | None:
    """Return the name of the core class that a value of the program is of."""
    match atom:
        case Literal(value=value):
            return _CORE.get(type(value))
        case Object():
            return "Array"
        case Routine():
            return "Proc"
        case _:
            return None


def _is_kernels(resolver: Resolver, name: str) -> bool:
    return name not in DOORS and (bool(resolver.names.rules_for(f"Kernel.{name}")) or name in _KERNEL)


_KERNEL = frozenset(
    [
        *("require", "require_relative", "load", "autoload", "format", "sprintf", "puts", "print", "p", "pp", "putc"),
        *("printf", "proc", "lambda", "loop", "catch", "throw", "raise", "Integer", "Float", "String", "Array", "Hash"),
        *("Rational", "Complex", "binding", "rand", "srand", "sleep", "gets", "readline", "readlines", "caller"),
        *("eval", "Pathname", "URI", "warn", "block_given?", "at_exit", "trap", "exit", "abort"),
    ]
)
"""Functions that everything has, beside those of the rules."""
