"""Methods of every value that lead to others: `send`, `method`, `const_get`, evaluation in a value's place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.calling import call_with
from mcp_sandbox.analysis.treesitter.dialect import Given
from mcp_sandbox.analysis.treesitter.folding import literals
from mcp_sandbox.analysis.treesitter.resolver import Resolver
from mcp_sandbox.analysis.treesitter.ruby.blocks import call_block
from mcp_sandbox.analysis.treesitter.ruby.lookup import core_class, is_function
from mcp_sandbox.analysis.treesitter.ruby.shapes import is_open
from mcp_sandbox.analysis.treesitter.ruby.world import CONSTANT
from mcp_sandbox.analysis.treesitter.values import (
    NOTHING,
    Atom,
    Instance,
    Known,
    Literal,
    Object,
    Type,
    Value,
    merge,
    texts,
)

if TYPE_CHECKING:
    from mcp_sandbox.analysis.treesitter.ruby.dialect import Ruby

__all__ = ["DOOR_METHODS", "Door"]

Door = Callable[["Ruby", Resolver, Atom, Given], Value]


def _send(ruby: Ruby, resolver: Resolver, owner: Atom, given: Given) -> Value:
    names = _asked_for(ruby, owner, given)
    if not names:
        _unknown_name(ruby, resolver, owner, given)
        return NOTHING
    rest = Given(given.call, given.values[1:], given.named, given.is_cut)
    return merge(*(call_with(resolver, ruby.lookup.find(resolver, owner, name, private=True), rest) for name in names))


def _asked_for(ruby: Ruby, owner: Atom, given: Given) -> list[str]:
    """Return the methods that are asked for; on something unknown, those that no class of the program has."""
    names = texts(given.at(0))
    if owner != Literal(None):
        return names
    return [name for name in names if not any(name in opened.cls.members for opened in ruby.world.by_class.values())]


def _unknown_name(ruby: Ruby, resolver: Resolver, owner: Atom, given: Given) -> None:
    """Record that a method is asked for whose name can't be known, where that may be anything at all."""
    if isinstance(owner, Known) and owner.name in resolver.names.carriers:
        resolver.recorder.report("dynamic-attribute", given.call, owner.name)
    argument = given.call.arguments[0] if given.call.arguments else None
    if argument is None or _is_parameter(argument) or not is_open(resolver, argument):
        return
    is_main = isinstance(owner, Instance) and owner.cls is ruby.world.main.cls
    if is_main or _is_begun(argument):
        resolver.recorder.report("dynamic-attribute", given.call, "Kernel")


def _is_begun(term: t.Term) -> bool:
    """True for a name that is put together with a text of the source, which `is_open` has found to be dangerous."""
    return isinstance(term, t.Join) or (isinstance(term, t.Operation) and term.operator == "+")


def _is_parameter(term: t.Term) -> bool:
    if not isinstance(term, t.Name):
        return False
    scope = term.scope.owner_of(term.name)
    return scope is not None and all(isinstance(bound, t.Parameter) for bound in scope.bindings[term.name])


def _method(ruby: Ruby, resolver: Resolver, owner: Atom, given: Given) -> Value:
    names = _asked_for(ruby, owner, given)
    if not names:
        _unknown_name(ruby, resolver, owner, given)
    value = merge(*(ruby.lookup.find(resolver, owner, name, private=True) for name in names))
    resolver.recorder.reference(given.call, value)
    return value


def _constant(ruby: Ruby, resolver: Resolver, owner: Atom, given: Given) -> Value:
    names = texts(given.at(0))
    if not names and isinstance(owner, Known | Instance) and given.call.arguments:
        is_top = not isinstance(owner, Known) or owner.name in {"Object", "Kernel", "Module", "Class"}
        if is_top and is_open(resolver, given.call.arguments[0]):
            resolver.recorder.report("dynamic-attribute", given.call, "Object")
        return NOTHING
    found: list[Value] = []
    for name in names:
        value: Value = frozenset([owner])
        for part in name.removeprefix(CONSTANT).split(CONSTANT):
            value = merge(*(_constant_of(ruby, resolver, atom, part) for atom in value))
        found.append(value)
    value = merge(*found)
    resolver.recorder.reference(given.call, value)
    return value


def _constant_of(ruby: Ruby, resolver: Resolver, owner: Atom, name: str) -> Value:
    if isinstance(owner, Known) and owner.name not in {"Object", "Kernel", "Module", "Class", "BasicObject"}:
        return ruby.lookup.find(resolver, owner, CONSTANT + name, private=False)
    if isinstance(owner, Type):
        found = ruby.lookup.find(resolver, owner, CONSTANT + name, private=False)
        if any(not hasattr(atom, "owner") for atom in found):
            return found
    return ruby.lookup.constant(resolver, name)


def _evaluate(ruby: Ruby, resolver: Resolver, owner: Atom, given: Given) -> Value:
    """Run text, or a block, in the place of `owner`."""
    block = given.named.get("&")
    if block is not None:
        return call_block(resolver, block, [frozenset([owner])], given)
    if given.has(0):
        resolver.recorder.report("dynamic-code", given.call, _shown(owner, given))
        return ruby.reader.read(resolver, given.call, texts(given.at(0)))
    return NOTHING


def _shown(owner: Atom, given: Given) -> str:
    callee = given.call.callee
    name = callee.key if isinstance(callee, t.Member) and isinstance(callee.key, str) else "eval"
    return f"{owner.name}.{name}" if isinstance(owner, Known) else f"Object.{name}"


def _with_block(_ruby: Ruby, resolver: Resolver, owner: Atom, given: Given) -> Value:
    block = given.named.get("&")
    return call_block(resolver, block, [frozenset([owner]), *given.values], given) if block is not None else NOTHING


def _tap(ruby: Ruby, resolver: Resolver, owner: Atom, given: Given) -> Value:
    _with_block(ruby, resolver, owner, given)
    return frozenset([owner])


def _itself(_ruby: Ruby, _resolver: Resolver, owner: Atom, _given: Given) -> Value:
    return frozenset([owner])


def _class(_ruby: Ruby, _resolver: Resolver, owner: Atom, _given: Given) -> Value:
    match owner:
        case Instance(cls=cls):
            return frozenset([Type(cls)])
        case Known(name=name, is_instance=True):
            return frozenset([Known(name)])
        case Known() | Type():
            return frozenset([Known("Class")])
        case _:
            name = core_class(owner)
            return frozenset([Known(name)]) if name is not None else NOTHING


def _get_variable(ruby: Ruby, resolver: Resolver, owner: Atom, given: Given) -> Value:
    names = texts(given.at(0))
    if not isinstance(owner, Instance | Type):
        return NOTHING
    return merge(*(ruby.lookup.find(resolver, owner, name, private=True) for name in names))


def _set_variable(_ruby: Ruby, resolver: Resolver, owner: Atom, given: Given) -> Value:
    if isinstance(owner, Instance | Type):
        for name in texts(given.at(0)):
            resolver.hold(owner.cls, name, given.at(1))
    return given.at(1)


def _define(_ruby: Ruby, resolver: Resolver, owner: Atom, given: Given) -> Value:
    if isinstance(owner, Instance | Type):
        body = given.named.get("&", given.at(1))
        for name in texts(given.at(0)):
            resolver.hold(owner.cls, name, body)
    return NOTHING


def _alias(ruby: Ruby, resolver: Resolver, owner: Atom, given: Given) -> Value:
    for new in texts(given.at(0)):
        for old in texts(given.at(1)):
            value = ruby.lookup.find(resolver, owner, old, private=True)
            resolver.recorder.reference(given.call, value)
            if isinstance(owner, Instance | Type):
                resolver.hold(owner.cls, new, value)
            elif isinstance(owner, Known) and owner.name in {"Object", "Kernel"}:
                resolver.hold(ruby.world.main.cls, new, value)
    return NOTHING


def _extend(_ruby: Ruby, resolver: Resolver, owner: Atom, given: Given) -> Value:
    for value in given.values:
        for atom in value:
            if isinstance(atom, Type) and isinstance(owner, Instance | Type):
                for key in atom.cls.members:
                    resolver.hold(owner.cls, key, merge(*(resolver.value(term) for term in atom.cls.members[key])))
    return frozenset([owner])


def _binding(_ruby: Ruby, _resolver: Resolver, _owner: Atom, _given: Given) -> Value:
    return frozenset([Known("Binding", is_instance=True)])


def _as_function(_ruby: Ruby, _resolver: Resolver, owner: Atom, _given: Given) -> Value:
    is_one = not isinstance(owner, Known) or is_function(owner)
    return frozenset([owner]) if is_one and not isinstance(owner, Object) else NOTHING


def _symbol_or_function(ruby: Ruby, resolver: Resolver, owner: Atom, given: Given) -> Value:
    return frozenset([owner]) if isinstance(owner, Literal) else _as_function(ruby, resolver, owner, given)


def _owner(_ruby: Ruby, _resolver: Resolver, owner: Atom, _given: Given) -> Value:
    """Return what a method that stands as a value belongs to."""
    if not isinstance(owner, Known) or not is_function(owner):
        return NOTHING
    return frozenset([Known(owner.name.rpartition("#")[0] or owner.name.rpartition(".")[0])])


def _reaches_kernel(ruby: Ruby, owner: Atom) -> bool:
    is_main = isinstance(owner, Instance | Type) and owner.cls is ruby.world.main.cls
    return is_main or (isinstance(owner, Known) and owner.name in {"Object", "Kernel", "Class", "Module"})


def _ancestors(ruby: Ruby, resolver: Resolver, owner: Atom, given: Given) -> Value:
    if not _reaches_kernel(ruby, owner):
        return NOTHING
    resolver.hold(given.call, None, frozenset([Known("Kernel")]))
    return frozenset([Object(given.call)])


def _methods(ruby: Ruby, resolver: Resolver, owner: Atom, given: Given) -> Value:
    """Return names of methods, where those that start processes are among them."""
    if _reaches_kernel(ruby, owner):
        resolver.hold(given.call, None, literals(_OF_KERNEL))
        return frozenset([Object(given.call)])
    return NOTHING


_OF_KERNEL = ("system", "exec", "spawn", "fork", "eval")
DOOR_METHODS: Mapping[str, Door] = {
    **dict.fromkeys(("send", "__send__", "public_send"), _send),
    **dict.fromkeys(
        ("method", "instance_method", "public_method", "public_instance_method", "singleton_method"), _method
    ),
    **dict.fromkeys(("const_get", "const_missing"), _constant),
    **dict.fromkeys(("class_eval", "module_eval", "instance_eval"), _evaluate),
    **dict.fromkeys(("class_exec", "module_exec", "instance_exec", "then", "yield_self"), _with_block),
    "tap": _tap,
    **dict.fromkeys(("itself", "freeze", "dup", "clone", "singleton_class"), _itself),
    "class": _class,
    **dict.fromkeys(("instance_variable_get", "class_variable_get"), _get_variable),
    **dict.fromkeys(("instance_variable_set", "class_variable_set"), _set_variable),
    **dict.fromkeys(("define_method", "define_singleton_method"), _define),
    "alias_method": _alias,
    **dict.fromkeys(("extend", "include", "prepend"), _extend),
    "binding": _binding,
    **dict.fromkeys(("owner", "receiver"), _owner),
    **dict.fromkeys(("ancestors", "included_modules"), _ancestors),
    **dict.fromkeys(
        ("methods", "private_methods", "private_instance_methods", "instance_methods", "singleton_methods"), _methods
    ),
    **dict.fromkeys(("unbind", "bind", "curry"), _as_function),
    "to_proc": _symbol_or_function,
}
