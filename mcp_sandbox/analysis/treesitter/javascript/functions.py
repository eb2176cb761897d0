"""Functions, classes and object literals: what their bodies see as `this`, `super` and `arguments`."""

from __future__ import annotations

from dataclasses import replace

from tree_sitter import Node

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.javascript.lowering import Frame, Lowering, expression
from mcp_sandbox.analysis.treesitter.javascript.patterns import bind_pattern, key_of, names_in

__all__ = ["class_of", "function_of"]

_PLAIN = frozenset({"function_expression", "generator_function"})
_MODIFIERS = frozenset({"accessibility_modifier", "override_modifier", "readonly"})

Entry = tuple[t.Term | None, t.Term]


@expression("function_expression", "generator_function", "arrow_function")
def _function(lowering: Lowering, node: Node) -> t.Term:
    return function_of(lowering, node)


def function_of(
    lowering: Lowering, node: Node, *, this: t.Term | None = None, above: t.Term | None = None
) -> t.Function:
    """Lower the function at `node`; `this` is what its body sees, where that is known by where it stands."""
    function = t.Function(lowering.at(node), name=_name(lowering, node))
    scope = t.Scope("function", lowering.frame.scope)
    is_generator = any(child.type == "*" for child in node.children) or node.type.startswith("generator")
    frame = replace(
        lowering.frame,
        scope=scope,
        variables=scope,
        function=function,
        yields=None,
        exported=None,
        holder=None,
        withs=(),  # what the function binds itself comes first, and that is most of what it names
    )
    if node.type != "arrow_function":
        _own(lowering, node, frame, function, this)
        frame.above = above or (lowering.frame.above if this is not None else None)
        if function.name is not None and node.type in _PLAIN:
            scope.bind(function.name, function)
    if is_generator:
        frame.yields = []
        function.returns.append(t.Items(lowering.at(node), frame.yields))
    with lowering.inside(frame):
        function.parameters = _parameters(lowering, node)
        _body(lowering, node, function)
    return function


def _name(lowering: Lowering, node: Node) -> str | None:
    name = node.child_by_field_name("name")
    return lowering.spelled(name) if name is not None and name.type != "computed_property_name" else None


def _own(lowering: Lowering, node: Node, frame: Frame, function: t.Function, this: t.Term | None) -> None:
    """Give a function that is no arrow its own `this` and `arguments`."""
    where = lowering.at(node)
    function.made = t.Class(where, name=function.name)
    function.receiver = t.Parameter(where)
    function.arguments = t.Parameter(where, is_rest=True)
    frame.scope.bind("arguments", function.arguments)
    frame.this = function.receiver if this is None else t.Either(where, [this, function.receiver])


def _parameters(lowering: Lowering, node: Node) -> list[t.Parameter]:
    single = node.child_by_field_name("parameter")
    listed = node.child_by_field_name("parameters")
    nodes = [single] if single is not None else listed.named_children if listed is not None else []
    return [_parameter(lowering, child) for child in nodes if child.type != "comment" and not _is_this(child)]


def _is_this(node: Node) -> bool:
    pattern = node.child_by_field_name("pattern")
    return pattern is not None and pattern.type == "this"


def _parameter(lowering: Lowering, node: Node) -> t.Parameter:
    pattern, default = node, None
    if node.type in {"required_parameter", "optional_parameter"}:
        for child in node.named_children:
            if child.type == "decorator":
                lowering.look(lowering.expression(child))
        pattern, default = node.child_by_field_name("pattern") or node, node.child_by_field_name("value")
    elif node.type == "assignment_pattern":
        pattern, default = node.child_by_field_name("left") or node, node.child_by_field_name("right")
    parameter = t.Parameter(lowering.at(node), is_rest=pattern.type == "rest_pattern")
    if default is not None:
        parameter.default = lowering.look(lowering.expression(default))
    bind_pattern(lowering, pattern, parameter, lowering.declare)
    if any(child.type in _MODIFIERS for child in node.children) and lowering.frame.this is not None:
        for name in names_in(lowering, pattern):
            lowering.look(t.Store(lowering.at(node), lowering.frame.this, name, parameter))
    return parameter


def _body(lowering: Lowering, node: Node, function: t.Function) -> None:
    body = node.child_by_field_name("body")
    if body is None:
        return
    if body.type == "statement_block":
        lowering.statements(body.named_children)
    else:
        function.returns.append(lowering.look(lowering.expression(body)))


# --- object literals


@expression("object")
def _object(lowering: Lowering, node: Node) -> t.Term:
    entries: list[Entry] = []
    items = t.Items(lowering.at(node), entries)
    for child in node.named_children:
        _entry(lowering, child, items, entries)
    return items


def _entry(lowering: Lowering, node: Node, items: t.Items, entries: list[Entry]) -> None:
    match node.type:
        case "pair":
            _pair(lowering, node, items, entries)
        case "shorthand_property_identifier":
            name = lowering.spelled(node)
            entries.append((t.Constant(lowering.at(node), name), lowering.expression(node)))
        case "spread_element":
            entries.append((None, lowering.expression(node)))
        case "method_definition":
            _method_entry(lowering, node, items, entries)
        case _:
            pass


def _pair(lowering: Lowering, node: Node, items: t.Items, entries: list[Entry]) -> None:
    key, value = node.child_by_field_name("key"), node.child_by_field_name("value")
    if key is None or value is None:
        return
    name = key_of(lowering, key)
    term = function_of(lowering, value, this=items) if value.type in _PLAIN else lowering.expression(value)
    if name == "__proto__" and key.type != "computed_property_name":
        entries.append((None, t.Spread(lowering.at(value), term)))
    else:
        entries.append((t.Constant(lowering.at(key), name) if isinstance(name, str) else name, term))


def _method_entry(lowering: Lowering, node: Node, items: t.Items, entries: list[Entry]) -> None:
    key = node.child_by_field_name("name")
    name = key_of(lowering, key) if key is not None else ""
    function: t.Term = function_of(lowering, node, this=items)
    kinds = {child.type for child in node.children}
    if "set" in kinds:
        return
    if "get" in kinds:
        function = t.Call(lowering.at(node), function)
    entries.append((t.Constant(lowering.at(node), name) if isinstance(name, str) else name, function))


# --- classes


@expression("class", "class_declaration", "abstract_class_declaration")
def _class(lowering: Lowering, node: Node) -> t.Term:
    return class_of(lowering, node)


def class_of(lowering: Lowering, node: Node) -> t.Class:
    """Lower the class at `node`."""
    name = node.child_by_field_name("name")
    made = t.Class(lowering.at(node), name=lowering.spelled(name) if name is not None else None)
    frame = replace(lowering.block(), exported=None)
    if made.name is not None:
        frame.scope.bind(made.name, made)
    with lowering.inside(frame):
        made.bases = [lowering.look(base) for base in _bases(lowering, node)]
        body = node.child_by_field_name("body")
        for child in body.named_children if body is not None else ():
            _part(lowering, child, made)
    for child in node.named_children:
        if child.type == "decorator":
            lowering.look(t.Call(lowering.at(child), lowering.expression(child), [made]))
    return made


def _bases(lowering: Lowering, node: Node) -> list[t.Term]:
    heritage = next((child for child in node.children if child.type == "class_heritage"), None)
    if heritage is None:
        return []
    clauses = [child for child in heritage.named_children if child.type != "implements_clause"]
    values = [clause.child_by_field_name("value") or clause for clause in clauses]
    return [lowering.expression(value) for value in values if value.type != "comment"]


def _part(lowering: Lowering, node: Node, made: t.Class) -> None:
    kinds = {child.type for child in node.children}
    this = t.Receiver(lowering.at(node), made, is_class="static" in kinds)
    above = made.bases[0] if made.bases else None
    match node.type:
        case "method_definition":
            _method(lowering, node, made, this, above)
        case "field_definition" | "public_field_definition":
            _field(lowering, node, made, this, above)
        case "class_static_block":
            scope = t.Scope("function", lowering.frame.scope)
            frame = replace(lowering.frame, scope=scope, variables=scope, this=this, above=above)
            with lowering.inside(frame):
                body = node.child_by_field_name("body")
                lowering.statements(body.named_children if body is not None else ())
        case "decorator":
            lowering.look(lowering.expression(node))
        case _:
            pass


def _method(lowering: Lowering, node: Node, made: t.Class, this: t.Receiver, above: t.Term | None) -> None:
    key = node.child_by_field_name("name")
    name = key_of(lowering, key) if key is not None else ""
    function: t.Term = function_of(lowering, node, this=this, above=above)
    kinds = {child.type for child in node.children}
    if "get" in kinds:
        function = t.Call(lowering.at(node), function)
    if "set" not in kinds:
        _add(lowering, made, this, name, function)


def _field(lowering: Lowering, node: Node, made: t.Class, this: t.Receiver, above: t.Term | None) -> None:
    key = node.child_by_field_name("property") or node.child_by_field_name("name")
    name = key_of(lowering, key) if key is not None else ""
    for child in node.named_children:
        if child.type == "decorator":
            lowering.look(lowering.expression(child))
    value = node.child_by_field_name("value")
    if value is not None:
        with lowering.inside(replace(lowering.frame, this=this, above=above)):
            term = function_of(lowering, value, this=this) if value.type in _PLAIN else lowering.expression(value)
            _add(lowering, made, this, name, term)


def _add(lowering: Lowering, made: t.Class, this: t.Receiver, name: str | t.Term, term: t.Term) -> None:
    if isinstance(name, str):
        made.members.setdefault(name, []).append(lowering.look(term))
    else:
        lowering.look(t.Store(term.node, this, name, term))
