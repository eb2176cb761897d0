"""Methods, blocks, classes and modules, and the calls that make or change them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Literal

from tree_sitter import Node

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.ruby.assigning import bind_pattern
from mcp_sandbox.analysis.treesitter.ruby.lowering import Lowerer
from mcp_sandbox.analysis.treesitter.ruby.nodes import named
from mcp_sandbox.analysis.treesitter.ruby.world import CLASS_SIDE, CONSTANT, Frame, Opened

__all__ = ["TABLE", "add_method", "aliased", "defines_on_class", "parameter_of", "path_of", "routine"]

# --- parameters and bodies


def routine(
    lowerer: Lowerer, node: Node, frame: Frame, name: str | None = None, *, is_method: bool = False
) -> t.Function:
    """Return the method or block whose body is in `node`."""
    parameters = node.child_by_field_name("parameters")
    scope = t.Scope("function" if is_method else "block", None if is_method else frame.scope)
    function = t.Function(lowerer.at(node), [], name=name)
    if is_method:
        inner = replace(frame, scope=scope, method=function, block=None)
    else:
        inner = replace(frame, scope=scope, block=function)
    found = [parameter_of(lowerer, one, inner) for one in named(parameters)]
    if is_method:
        taken = [one for one in found if one is not None and one.name == "&"]
        block = taken[0] if taken else t.Parameter(lowerer.at(node), name="&")
        scope.bind("&", block)
        found = [one for one in found if one is not block] + [block]
    function.parameters = [one for one in found if one is not None]
    last = _body(lowerer, node, inner)
    if last is not None:
        function.returns.append(last)
    return function


def _body(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term | None:
    body = node.child_by_field_name("body")
    if body is not None and body.type in {"block", "do_block"}:  # of a lambda
        body = body.child_by_field_name("body")
    return lowerer.emit(lowerer.term(body, frame)) if body is not None else None


def parameter_of(lowerer: Lowerer, node: Node, frame: Frame) -> t.Parameter | None:
    """Return what a parameter is, and let its names stand for it."""
    if node.type == "destructured_parameter":
        parameter = t.Parameter(lowerer.at(node))
        bind_pattern(lowerer, node, parameter, frame)
        return parameter
    if node.type == "forward_parameter":
        return t.Parameter(lowerer.at(node), is_rest=True)
    name_node = node if node.type == "identifier" else node.child_by_field_name("name")
    name = lowerer.text(name_node)
    value = node.child_by_field_name("value")
    default = lowerer.term(value, frame) if value is not None else None
    keyword = {"keyword_parameter": name, "block_parameter": "&", "hash_splat_parameter": "**"}.get(node.type)
    parameter = t.Parameter(lowerer.at(node), default, node.type == "splat_parameter", keyword)
    if default is not None:
        lowerer.emit(default)
    if name:
        frame.scope.bindings[name] = [parameter]
    return parameter


def _method(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    name = lowerer.text(node.child_by_field_name("name"))
    inner = replace(frame, is_class=False) if not defines_on_class(frame) else frame
    function = routine(lowerer, node, inner, name, is_method=True)
    add_method(frame, name, function, on_class=defines_on_class(frame))
    if not _is_certain(node):
        lowerer.world.unsure.add(name)
    return lowerer.constant(node, name)


def _is_certain(node: Node) -> bool:
    """True where a definition is met whenever the class or program around it is read."""
    above = node.parent
    while above is not None and above.type not in _HOLDERS:
        if above.type in _BRANCHES:
            return False
        above = above.parent
    return True


_HOLDERS = frozenset({"program", "class", "module", "singleton_class", "do_block", "block"})
_BRANCHES = frozenset(
    [
        *(
            "if",
            "unless",
            "elsif",
            "else",
            "if_modifier",
            "unless_modifier",
            "conditional",
            "case",
            "when",
            "in_clause",
        ),
        *("while", "until", "while_modifier", "until_modifier", "rescue", "rescue_modifier"),
        *("method", "singleton_method"),
    ]
)


def defines_on_class(frame: Frame) -> bool:
    """True inside `class << self`."""
    return frame.method is not None and frame.method.name == "<<"


def add_method(frame: Frame, name: str, term: t.Term, *, on_class: bool) -> None:
    """Let the class around have a method."""
    key = CLASS_SIDE + name if on_class else name
    frame.opened.cls.members.setdefault(key, []).append(term)


def _singleton_method(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    name = lowerer.text(node.child_by_field_name("name"))
    owner = node.child_by_field_name("object")
    opened = frame.opened
    if owner is not None and owner.type == "constant":
        opened = lowerer.world.opened.get(path_of(lowerer.text(owner), frame.opened.path), frame.opened)
    elif owner is not None and owner.type != "self":  # a method of one object, which can't be told from others
        opened = lowerer.world.open_unnamed(node, frame.opened.constants, "class")
    inner = replace(frame, opened=opened, is_class=opened.path != "")
    function = routine(lowerer, node, inner, name, is_method=True)
    add_method(inner, name, function, on_class=inner.is_class)
    return lowerer.constant(node, name)


# --- classes


def path_of(name: str, outer: str) -> str:
    """Return the full name of the class that is opened as `name` inside `outer`."""
    if name.startswith(CONSTANT) or not outer or outer.startswith("#"):
        return name.removeprefix(CONSTANT)
    return f"{outer}{CONSTANT}{name}"


def _class(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    name_node = node.child_by_field_name("name")
    name = lowerer.text(name_node)
    kind: Literal["class", "module"] = "module" if node.type == "module" else "class"
    path = (
        name.removeprefix(CONSTANT)
        if name in lowerer.world.opened and CONSTANT in name
        else path_of(name, frame.opened.path)
    )
    is_new = path not in lowerer.world.opened
    opened = lowerer.world.open(path, lowerer.at(node), frame.opened.constants, kind)
    bases = list(opened.cls.bases)
    superclass = node.child_by_field_name("superclass")
    if superclass is not None:
        bases += [lowerer.term(child, frame) for child in named(superclass)]
    if is_new and not frame.opened.path and opened is not lowerer.world.main:
        bases.append(lowerer.of_language(node, path))
    opened.cls.bases = bases
    if opened is not lowerer.world.main and is_new:
        _name_class(lowerer, name, opened, frame)
    _fill(lowerer, node, opened, frame)
    lowerer.emit(opened.cls)
    return opened.cls


def _name_class(lowerer: Lowerer, name: str, opened: Opened, frame: Frame) -> None:
    outer, _, last = name.removeprefix(CONSTANT).rpartition(CONSTANT)
    holder = lowerer.world.opened.get(path_of(outer, frame.opened.path), frame.opened) if outer else frame.opened
    holder.constants.bind(last, opened.cls)
    holder.cls.members.setdefault(CONSTANT + last, []).append(opened.cls)


def _fill(lowerer: Lowerer, node: Node, opened: Opened, frame: Frame) -> None:
    scope = t.Scope("function", None)
    inner = Frame(scope, opened, is_class=opened.path != "")
    del frame
    body = node.child_by_field_name("body")
    if body is not None:
        lowerer.body(named(body), inner)


def _singleton_class(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    """Lower `class << self`: its methods are the class's own."""
    value = node.child_by_field_name("value")
    marker = t.Function(lowerer.at(node), name="<<")
    inner = Frame(t.Scope("function", None), frame.opened, frame.opened.path != "", marker)
    if value is not None and value.type != "self":
        lowerer.emit(lowerer.term(value, frame))
        opened = lowerer.world.open_unnamed(node, frame.opened.constants, "class")
        inner = Frame(t.Scope("function", None), opened)
    body = node.child_by_field_name("body")
    if body is not None:
        lowerer.body(named(body), inner)
    return lowerer.opaque(node)


def _alias(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    new, old = (lowerer.text(node.child_by_field_name(field)).removeprefix(":") for field in ("name", "alias"))
    if new.startswith("$"):
        term = t.Name(lowerer.at(node), old, lowerer.world.globals)
        lowerer.world.globals.bind(new, term)
        return term
    return aliased(lowerer, node, new, old, frame)


def aliased(lowerer: Lowerer, node: Node, new: str, old: str, frame: Frame) -> t.Term:
    """Let the method `new` be what `old` is."""
    on_class = defines_on_class(frame)
    is_class = on_class and frame.is_class
    owner = t.Receiver(lowerer.at(node), frame.opened.cls, is_class)
    term = t.Member(lowerer.at(node), owner, old)
    if new != old:
        add_method(frame, new, term, on_class=on_class)
    return term


TABLE: Mapping[str, Callable[[Lowerer, Node, Frame], t.Term]] = {
    "method": _method,
    "singleton_method": _singleton_method,
    "class": _class,
    "module": _class,
    "singleton_class": _singleton_class,
    "alias": _alias,
}
