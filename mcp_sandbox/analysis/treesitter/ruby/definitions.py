"""Methods, blocks, classes and modules, and the calls that make or change them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from tree_sitter import Node

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.ruby.assigning import bind_pattern
from mcp_sandbox.analysis.treesitter.ruby.lowering import Lowerer, named
from mcp_sandbox.analysis.treesitter.ruby.world import CLASS_SIDE, CONSTANT, Frame, Opened

__all__ = ["MACROS", "TABLE", "class_made_by", "opened_by_call", "routine"]

# --- parameters and bodies


def routine(
    lowerer: Lowerer,
    node: Node,
    parameters: Node | None,
    frame: Frame,
    name: str | None = None,
    *,
    is_method: bool = False,
) -> t.Function:
    """Return the method or block whose body is in `node`."""
    scope = t.Scope("function" if is_method else "block", None if is_method else frame.scope)
    function = t.Function(lowerer.at(node), [], name=name)
    if is_method:
        inner = replace(frame, scope=scope, method=function, block=None)
    else:
        inner = replace(frame, scope=scope, block=function)
    found = [_parameter(lowerer, one, inner) for one in named(parameters)]
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
    return lowerer.emit(lowerer.term(body, frame)) if body is not None else None


def _parameter(lowerer: Lowerer, node: Node, frame: Frame) -> t.Parameter | None:
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
    inner = replace(frame, is_class=False) if not _defines_on_class(frame) else frame
    function = routine(lowerer, node, node.child_by_field_name("parameters"), inner, name, is_method=True)
    _add(frame, name, function, on_class=_defines_on_class(frame))
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
        "while",
        "until",
        "while_modifier",
        "until_modifier",
        "rescue",
        "rescue_modifier",
        "method",
        "singleton_method",
    ]
)


def _defines_on_class(frame: Frame) -> bool:
    return frame.method is not None and frame.method.name == "<<"


def _add(frame: Frame, name: str, term: t.Term, *, on_class: bool) -> None:
    key = CLASS_SIDE + name if on_class else name
    frame.opened.cls.members.setdefault(key, []).append(term)


def _singleton_method(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    name = lowerer.text(node.child_by_field_name("name"))
    owner = node.child_by_field_name("object")
    parameters = node.child_by_field_name("parameters")
    opened = frame.opened
    if owner is not None and owner.type == "constant":
        opened = lowerer.world.opened.get(_path(lowerer.text(owner), frame.opened.path), frame.opened)
    elif owner is not None and owner.type != "self":  # a method of one object, which can't be told from others
        opened = lowerer.world.open_unnamed(node, frame.opened.constants, "class")
    inner = replace(frame, opened=opened, is_class=opened.path != "")
    function = routine(lowerer, node, parameters, inner, name, is_method=True)
    _add(inner, name, function, on_class=inner.is_class)
    return lowerer.constant(node, name)


# --- classes


def _path(name: str, outer: str) -> str:
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
        else _path(name, frame.opened.path)
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
    holder = lowerer.world.opened.get(_path(outer, frame.opened.path), frame.opened) if outer else frame.opened
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


# --- calls that make or open classes

_MAKERS = frozenset({"Class", "Module", "Struct", "Data"})
_OPENERS = frozenset({"class_eval", "module_eval", "class_exec", "module_exec", "refine"})


def class_made_by(lowerer: Lowerer, node: Node, owner: t.Term, name: str, frame: Frame) -> t.Term | None:
    """Return the class that `Class.new`, `Struct.new` and the like make; null for any other call."""
    if not isinstance(owner, t.Name) or owner.name not in _MAKERS or name not in {"new", "define"}:
        return None
    if owner.scope.owner_of(owner.name) is not None:
        return None
    opened = lowerer.world.open_unnamed(node, frame.opened.constants, "module" if owner.name == "Module" else "class")
    arguments = [
        lowerer.term(child, frame) for child in named(node.child_by_field_name("arguments")) if child.type != "pair"
    ]
    if owner.name in {"Struct", "Data"}:
        _add_fields(lowerer, node, opened, arguments)
    else:
        opened.cls.bases = [*opened.cls.bases, *arguments]
    block = node.child_by_field_name("block")
    if block is not None:
        _open_block(lowerer, block, opened, frame)
    return opened.cls


def _open_block(lowerer: Lowerer, block: Node, opened: Opened, frame: Frame) -> None:
    scope = t.Scope("block", frame.scope)
    inner = Frame(scope, opened, is_class=opened.path != "")
    for parameter in named(block.child_by_field_name("parameters")):
        _parameter(lowerer, parameter, inner)
    body = block.child_by_field_name("body")
    if body is not None:
        lowerer.emit(lowerer.term(body, inner))


def _add_fields(lowerer: Lowerer, node: Node, opened: Opened, arguments: Sequence[t.Term]) -> None:
    parameters: list[t.Parameter] = []
    for argument in arguments:
        if isinstance(argument, t.Constant) and isinstance(argument.value, str) and not argument.value[:1].isupper():
            name = argument.value
            parameter = t.Parameter(lowerer.at(node), name=name)
            parameters.append(parameter)
            owner = t.Receiver(lowerer.at(node), opened.cls)
            lowerer.emit(t.Store(lowerer.at(node), owner, f"@{name}", parameter))
            _add_reader(lowerer, node, opened, name)
    opened.cls.members["initialize"] = [t.Function(lowerer.at(node), parameters, name="initialize")]


def _add_reader(lowerer: Lowerer, node: Node, opened: Opened, name: str, *, on_class: bool = False) -> None:
    value = t.Member(lowerer.at(node), t.Receiver(lowerer.at(node), opened.cls, on_class), f"@{name}")
    key = CLASS_SIDE + name if on_class else name
    reader = t.Function(lowerer.at(node), [], [value], name=name)
    opened.cls.members.setdefault(key, []).append(reader)


def opened_by_call(lowerer: Lowerer, node: Node, name: str, frame: Frame) -> t.Term | None:
    """Lower `Some.class_eval do … end` as what it does: it opens the class again."""
    block, owner = node.child_by_field_name("block"), node.child_by_field_name("receiver")
    if name not in _OPENERS or block is None or owner is None or owner.type not in {"constant", "scope_resolution"}:
        return None
    lowerer.emit(lowerer.term(owner, frame))
    return _opened(lowerer, node, lowerer.text(owner), block, frame)


def _opened(lowerer: Lowerer, node: Node, name: str, block: Node, frame: Frame) -> t.Term:
    opened = lowerer.world.opened.get(_path(name, frame.opened.path)) or lowerer.world.open(
        name.removeprefix(CONSTANT), lowerer.at(node), frame.opened.constants
    )
    _open_block(lowerer, block, opened, frame)
    return lowerer.opaque(node)


def _refine(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term | None:
    arguments, block = named(node.child_by_field_name("arguments")), node.child_by_field_name("block")
    if block is None or len(arguments) != 1 or arguments[0].type not in {"constant", "scope_resolution"}:
        return None
    return _opened(lowerer, node, CONSTANT + lowerer.text(arguments[0]), block, frame)


# --- what a class says of itself by calls


def _names(lowerer: Lowerer, node: Node, frame: Frame) -> list[str]:
    terms = [lowerer.term(child, frame) for child in named(node.child_by_field_name("arguments"))]
    return [term.value for term in terms if isinstance(term, t.Constant) and isinstance(term.value, str)]


def _attributes(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term | None:
    for name in _names(lowerer, node, frame):
        _add_reader(lowerer, node, frame.opened, name, on_class=_defines_on_class(frame))
    return lowerer.opaque(node)


def _included(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term | None:
    for child in named(node.child_by_field_name("arguments")):
        term = lowerer.emit(lowerer.term(child, frame))
        frame.opened.cls.bases = [*frame.opened.cls.bases, term]
    return lowerer.opaque(node)


def _extended(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term | None:
    for child in named(node.child_by_field_name("arguments")):
        term = lowerer.emit(lowerer.term(child, frame))
        if child.type != "self":
            frame.opened.extended.append(term)
    return lowerer.opaque(node)


def _defined_method(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term | None:
    arguments = named(node.child_by_field_name("arguments"))
    terms = [lowerer.term(child, frame) for child in arguments if child.type != "block_argument"]
    if not terms or not isinstance(terms[0], t.Constant) or not isinstance(terms[0].value, str):
        return None
    block = node.child_by_field_name("block")
    name = terms[0].value
    if block is not None:
        inner = replace(frame, is_class=False)
        terms.append(routine(lowerer, block, block.child_by_field_name("parameters"), inner, name))
    for term in terms[1:]:
        _add(frame, name, lowerer.emit(term), on_class=False)
    for child in arguments:
        if child.type == "block_argument" and named(child):
            _add(frame, name, lowerer.emit(lowerer.term(named(child)[0], frame)), on_class=False)
    return lowerer.constant(node, name)


def _alias_method(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term | None:
    names = _names(lowerer, node, frame)
    if len(names) != 2:
        return None
    return _aliased(lowerer, node, names[0], names[1], frame)


def _alias(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    new, old = (lowerer.text(node.child_by_field_name(field)).removeprefix(":") for field in ("name", "alias"))
    if new.startswith("$"):
        term = t.Name(lowerer.at(node), old, lowerer.world.globals)
        lowerer.world.globals.bind(new, term)
        return term
    return _aliased(lowerer, node, new, old, frame)


def _aliased(lowerer: Lowerer, node: Node, new: str, old: str, frame: Frame) -> t.Term:
    on_class = _defines_on_class(frame)
    is_class = on_class and frame.is_class
    owner = t.Receiver(lowerer.at(node), frame.opened.cls, is_class)
    term = t.Member(lowerer.at(node), owner, old)
    if new != old:
        _add(frame, new, term, on_class=on_class)
    return term


MACROS: Mapping[str, Callable[[Lowerer, Node, Frame], t.Term | None]] = {
    "attr_reader": _attributes,
    "attr_accessor": _attributes,
    "attr_writer": _attributes,
    "attr": _attributes,
    "include": _included,
    "prepend": _included,
    "extend": _extended,
    "define_method": _defined_method,
    "define_singleton_method": _defined_method,
    "alias_method": _alias_method,
    "refine": _refine,
}

TABLE: Mapping[str, Callable[[Lowerer, Node, Frame], t.Term]] = {
    "method": _method,
    "singleton_method": _singleton_method,
    "class": _class,
    "module": _class,
    "singleton_class": _singleton_class,
    "alias": _alias,
}
