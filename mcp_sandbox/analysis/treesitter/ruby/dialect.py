"""What Ruby's core and standard library mean to the resolver."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.dialect import Condition, Dialect, Given
from mcp_sandbox.analysis.treesitter.matching import names_of
from mcp_sandbox.analysis.treesitter.resolver import Resolver
from mcp_sandbox.analysis.treesitter.ruby.blocks import call_block, in_order
from mcp_sandbox.analysis.treesitter.ruby.conditions import CONDITIONS
from mcp_sandbox.analysis.treesitter.ruby.doors import DOOR_METHODS
from mcp_sandbox.analysis.treesitter.ruby.functions import FUNCTIONS
from mcp_sandbox.analysis.treesitter.ruby.loading import Reader
from mcp_sandbox.analysis.treesitter.ruby.lookup import Lookup
from mcp_sandbox.analysis.treesitter.ruby.lowering import OR_SEEN
from mcp_sandbox.analysis.treesitter.ruby.methods import method_of
from mcp_sandbox.analysis.treesitter.ruby.world import CONSTANT, OF_LANGUAGE, World
from mcp_sandbox.analysis.treesitter.values import (
    ATOMS_MAX,
    NOTHING,
    Atom,
    Bound,
    Instance,
    Known,
    Literal,
    Object,
    Type,
    Value,
    merge,
)
from mcp_sandbox.domain.language import Language

__all__ = ["Ruby"]

_STREAMS = frozenset({"$stdout", "$stderr", "$stdin", "STDIN", "STDOUT", "STDERR", "ARGF", "DATA"})


class Ruby(Dialect):
    """Ruby 3."""

    language = Language.RUBY

    def __init__(self, world: World, reader: Reader) -> None:
        self.world = world
        self.reader = reader
        self.lookup = Lookup(world)
        self._names = names_of(Language.RUBY)

    def outside(self, name: str) -> Value:
        """Return a constant or global variable that the program does not set."""
        if name in _STREAMS:
            return frozenset([Known("IO", is_instance=True)])
        if name.startswith("$"):
            full = _GLOBALS.get(name) or self._names.canonical_of(name)
            return frozenset([Known(full)]) if self._names.rules_for(full) else NOTHING
        if name == "TOPLEVEL_BINDING":
            return frozenset([Known("Binding", is_instance=True)])
        if name.startswith(OF_LANGUAGE):
            return self._of_language(name.removeprefix(OF_LANGUAGE))
        if name == "ENV" or name[:1].isupper():
            return frozenset([Known(self._names.canonical_of(name.removeprefix(CONSTANT)))])
        return NOTHING

    def _of_language(self, name: str) -> Value:
        """Return the class of the language that a program's own of the same name opens again, if it is there."""
        library = _LIBRARIES.get(name)
        is_there = name in _CORE_CLASSES or (library is not None and library in self.world.features)
        return frozenset([Known(name)]) if is_there else NOTHING

    def member(self, resolver: Resolver, atom: Atom, key: str, term: t.Member) -> Value | None:
        """Return a method, or an element at a known key."""
        if not isinstance(term.key, str):  # an element, as a pattern takes it
            return None if isinstance(atom, Object) else _field(resolver, atom, key)
        is_private = isinstance(term.owner, t.Receiver)
        found = self.lookup.find(resolver, atom, key, private=is_private)
        is_doubtful = term in self.world.early or key in self.world.unsure
        if is_private and is_doubtful and resolver.names.rules_for(f"Kernel.{key}"):
            return merge(found, frozenset([Known(f"Kernel.{key}")]))
        return found

    def unknown_member(self, resolver: Resolver, key: str, term: t.Member) -> Value:
        """Return what runs text, or a method of any name, on whatever there is."""
        del resolver, term
        return frozenset([Bound(Literal(None), key)]) if key in _ON_ANYTHING else NOTHING

    def called(self, resolver: Resolver, name: str, given: Given) -> Value | None:
        """Return what a function or class of the library gives."""
        function = FUNCTIONS.get(name)
        if function is not None:
            return function(self, resolver, given)
        if name.endswith((".new", ".allocate")):
            return frozenset([Known(self._names.canonical_of(name.rpartition(".")[0]), is_instance=True)])
        block = given.named.get("&")
        result = self._names.returns.get(name)
        if block is not None and result is not None:
            made = frozenset([Known(result.removeprefix("="), is_instance=not result.startswith("="))])
            call_block(resolver, block, [made], given)
        return None

    def method(self, resolver: Resolver, owner: Atom, name: str, given: Given) -> Value:
        """Return what a method of a value gives that is no function of the program."""
        door = DOOR_METHODS.get(name)
        if door is not None:
            return door(self, resolver, owner, given)
        if isinstance(owner, Instance | Type) and not name.endswith(("?", "!")):
            return _attribute(resolver, owner, name, given)
        return method_of(resolver, owner, name, given)

    def operation(self, resolver: Resolver, term: t.Operation, parts: Sequence[Value]) -> Value | None:
        """Return what `+` makes of lists, and what an expression had when the program was run."""
        if term.operator == OR_SEEN:
            seen = NOTHING.union(*parts[1:])
            rest = parts[0] if len(parts[0]) + len(seen) <= ATOMS_MAX else _no_literals(parts[0])
            return merge(seen, rest)
        if term.operator in {"+", "-", "|", "&"} and any(isinstance(atom, Object) for part in parts for atom in part):
            for part in parts:
                for held in resolver.elements(part):
                    resolver.hold(term, None, frozenset([held]))
            if term.operator == "+":
                _in_order(resolver, term, parts)
            return frozenset([Object(term)])
        return None

    def conditions(self) -> Mapping[str, Condition]:
        """Return Ruby's own conditions."""
        return CONDITIONS


def _no_literals(value: Value) -> Value:
    return frozenset(atom for atom in value if not isinstance(atom, Literal))


def _attribute(resolver: Resolver, owner: Instance | Type, name: str, given: Given) -> Value:
    """Return an attribute that no method of the program is seen to make, or set it."""
    if name.endswith("=") and given.values:
        resolver.hold(owner.cls, f"@{name[:-1]}", given.values[-1])
        return given.values[-1]
    return resolver.fields.get(owner.cls, {}).get(f"@{name}", NOTHING)


def _field(resolver: Resolver, atom: Atom, key: str) -> Value:
    if isinstance(atom, Instance):
        return resolver.fields.get(atom.cls, {}).get(f"@{key}", NOTHING)
    return NOTHING


def _in_order(resolver: Resolver, term: t.Operation, parts: Sequence[Value]) -> None:
    """Let the list that `+` makes hold what its parts do, place by place, where all of them are known."""
    lists = [in_order(resolver, part) for part in parts]
    if all(one is not None for one in lists):
        together = [value for one in lists if one is not None for value in one]
        resolver.fields.get(term, {}).pop(None, None)
        for index, value in enumerate(together):
            resolver.hold(term, index, value)


_ON_ANYTHING = frozenset({"instance_eval", "class_eval", "module_eval", "send", "__send__", "method"})
_GLOBALS: Mapping[str, str] = {"$$": "Process.pid", "$CHILD_STATUS": "Process.last_status"}

_CORE_CLASSES = frozenset(
    [
        "Array",
        "Hash",
        "String",
        "Symbol",
        "Integer",
        "Float",
        "Numeric",
        "Proc",
        "Method",
        "Range",
        "Regexp",
        "Struct",
        "Thread",
        "Fiber",
        "Ractor",
        "Exception",
        "StandardError",
        "IO",
        "File",
        "Dir",
        "Process",
        "Signal",
        "Marshal",
        "Comparable",
        "Enumerable",
        "ENV",
        "Module",
        "Class",
        "NilClass",
        "TrueClass",
        "FalseClass",
        "Time",
        "Random",
        "GC",
        "ObjectSpace",
        "TracePoint",
        "Binding",
        "RubyVM",
        "Kernel",
        "Math",
        "Rational",
        "Complex",
        "Enumerator",
        "Gem",
    ]
)
"""Classes that are there without any library."""
_LIBRARIES: Mapping[str, str] = {
    **dict.fromkeys(("Socket", "TCPSocket", "UDPSocket", "UNIXSocket", "TCPServer", "UNIXServer"), "socket"),
    "Net": "net/http",
    "Open3": "open3",
    "PTY": "pty",
    "Fiddle": "fiddle",
    "FFI": "ffi",
    "Pathname": "pathname",
    "Tempfile": "tempfile",
    "FileUtils": "fileutils",
    "YAML": "yaml",
    "Psych": "psych",
    "ERB": "erb",
    "PStore": "pstore",
    "Logger": "logger",
    "CSV": "csv",
    "Set": "set",
    "Etc": "etc",
}
"""Classes that a library brings: without it, a class of that name is the program's own."""
