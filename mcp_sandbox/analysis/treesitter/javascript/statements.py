"""Statements: what they bind, and what they hold."""

from __future__ import annotations

from dataclasses import replace

from tree_sitter import Node

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.javascript.functions import class_of, function_of
from mcp_sandbox.analysis.treesitter.javascript.lowering import Bind, Lowering, statement
from mcp_sandbox.analysis.treesitter.javascript.patterns import assign_to, bind_pattern, key_of

__all__: list[str] = []

WRAPPED = frozenset({"require", "module", "exports", "__filename", "__dirname"})
"""What a module is given as parameters: a `var` of that name does not take it away."""


def _look(lowering: Lowering, node: Node | None) -> None:
    if node is not None:
        lowering.look(lowering.expression(node))


def _field(lowering: Lowering, node: Node, name: str) -> None:
    inner = node.child_by_field_name(name)
    if inner is not None:
        lowering.statement(inner)


@statement("program")
def _program(lowering: Lowering, node: Node) -> None:
    lowering.statements(node.named_children)


@statement("statement_block", "switch_body", "ERROR")
def _block(lowering: Lowering, node: Node) -> None:
    with lowering.inside(lowering.block()):
        lowering.statements(node.named_children)


@statement("expression_statement")
def _expression(lowering: Lowering, node: Node) -> None:
    for child in node.named_children:
        lowering.statement(child)


# --- declarations


@statement("variable_declaration", "lexical_declaration", "using_declaration")
def _variables(lowering: Lowering, node: Node) -> None:
    bind = lowering.vary if node.type == "variable_declaration" else lowering.declare
    for child in node.named_children:
        if child.type == "variable_declarator":
            _variable(lowering, child, bind)


def _variable(lowering: Lowering, node: Node, bind: Bind) -> None:
    pattern, value = node.child_by_field_name("name"), node.child_by_field_name("value")
    if pattern is None:
        return
    if value is not None:
        bind_pattern(lowering, pattern, lowering.expression(value), bind)
    elif pattern.type == "identifier":
        bind(lowering.spelled(pattern), t.Outside(lowering.at(node), "undefined", is_instance=True))
    name = lowering.spelled(pattern)
    if bind == lowering.vary and name in WRAPPED and lowering.frame.variables.kind == "module":
        lowering.vary(name, t.Name(lowering.at(node), name, lowering.frame.variables.parent or lowering.shared))


@statement("function_declaration", "generator_function_declaration")
def _function(lowering: Lowering, node: Node) -> None:
    function = function_of(lowering, node)
    if function.name is not None:
        lowering.declare(function.name, function)
        if lowering.frame.scope is not lowering.frame.variables:
            lowering.vary(function.name, function)
    lowering.look(function)


@statement("class_declaration", "abstract_class_declaration")
def _class(lowering: Lowering, node: Node) -> None:
    made = class_of(lowering, node)
    if made.name is not None:
        lowering.declare(made.name, made)
    lowering.look(made)


# --- branches and loops


@statement("if_statement")
def _if(lowering: Lowering, node: Node) -> None:
    inner: Node | None = node
    while inner is not None and inner.type == "if_statement":
        _look(lowering, inner.child_by_field_name("condition"))
        _field(lowering, inner, "consequence")
        other = inner.child_by_field_name("alternative")
        rest = [child for child in other.named_children if child.type != "comment"] if other is not None else []
        inner = rest[0] if rest else None
    if inner is not None:
        lowering.statement(inner)


@statement("for_statement")
def _for(lowering: Lowering, node: Node) -> None:
    with lowering.inside(lowering.block()):
        for child in node.named_children:
            lowering.statement(child)


@statement("for_in_statement")
def _for_in(lowering: Lowering, node: Node) -> None:
    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    operator = node.child_by_field_name("operator")
    with lowering.inside(lowering.block()):
        if left is not None and right is not None:
            is_keys = operator is not None and operator.type == "in"
            each = t.Each(lowering.at(left), lowering.look(lowering.expression(right)), keys=is_keys)
            kind = node.child_by_field_name("kind")
            if kind is None:
                assign_to(lowering, left, each)
            else:
                bind_pattern(lowering, left, each, lowering.vary if kind.type == "var" else lowering.declare)
        _field(lowering, node, "body")


@statement("while_statement", "do_statement")
def _while(lowering: Lowering, node: Node) -> None:
    _look(lowering, node.child_by_field_name("condition"))
    _field(lowering, node, "body")


@statement("switch_statement")
def _switch(lowering: Lowering, node: Node) -> None:
    _look(lowering, node.child_by_field_name("value"))
    _field(lowering, node, "body")


@statement("switch_case", "switch_default", "labeled_statement", "else_clause", "finally_clause")
def _parts(lowering: Lowering, node: Node) -> None:
    lowering.statements(node.named_children)


@statement("try_statement")
def _try(lowering: Lowering, node: Node) -> None:
    lowering.statements(node.named_children)


@statement("catch_clause")
def _catch(lowering: Lowering, node: Node) -> None:
    parameter = node.child_by_field_name("parameter")
    with lowering.inside(lowering.block()):
        if parameter is not None:
            error = t.Outside(lowering.at(parameter), "Error", is_instance=True)
            caught = t.Either(lowering.at(parameter), lowering.thrown)
            bind_pattern(lowering, parameter, caught, lowering.declare)
            lowering.thrown.append(error)
        _field(lowering, node, "body")


@statement("throw_statement")
def _throw(lowering: Lowering, node: Node) -> None:
    lowering.thrown.extend(lowering.look(lowering.expression(child)) for child in node.named_children[:1])


@statement("return_statement")
def _return(lowering: Lowering, node: Node) -> None:
    for child in node.named_children:
        if child.type != "comment":
            given = lowering.look(lowering.expression(child))
            if lowering.frame.function is not None:
                lowering.frame.function.returns.append(given)


@statement("with_statement")
def _with(lowering: Lowering, node: Node) -> None:
    owner = node.child_by_field_name("object")
    if owner is not None:
        term = lowering.look(lowering.expression(owner))
        with lowering.inside(replace(lowering.frame, withs=(*lowering.frame.withs, term))):
            _field(lowering, node, "body")


# --- what TypeScript adds


@statement(
    "ambient_declaration", "interface_declaration", "type_alias_declaration", "function_signature",
    "abstract_method_signature", "method_signature", "index_signature",
)  # fmt: skip
def _type_only(lowering: Lowering, node: Node) -> None:
    del lowering, node


@statement("enum_declaration")
def _enum(lowering: Lowering, node: Node) -> None:
    name, body = node.child_by_field_name("name"), node.child_by_field_name("body")
    if name is None or body is None:
        return
    entries: list[tuple[t.Term | None, t.Term]] = []
    with lowering.inside(lowering.block()):
        for position, child in enumerate(body.named_children):
            key = child.child_by_field_name("name") or child
            value = child.child_by_field_name("value")
            term = lowering.expression(value) if value is not None else t.Constant(lowering.at(child), position)
            spelled = key_of(lowering, key)
            if child.type != "comment" and isinstance(spelled, str):
                entries.append((t.Constant(lowering.at(key), spelled), term))
                lowering.declare(spelled, term)
    lowering.declare(lowering.spelled(name), lowering.look(t.Items(lowering.at(node), entries)))


@statement("internal_module", "module")
def _namespace(lowering: Lowering, node: Node) -> None:
    name, body = node.child_by_field_name("name"), node.child_by_field_name("body")
    if name is None or body is None:
        return
    entries: list[tuple[t.Term | None, t.Term]] = []
    scope = t.Scope("function", lowering.frame.scope)
    with lowering.inside(replace(lowering.frame, scope=scope, variables=scope, exported=entries)):
        lowering.statements(body.named_children)
    term: t.Term = t.Items(lowering.at(node), entries)
    first, *rest = [part.strip() for part in lowering.spelled(name).split(".")]
    for part in reversed(rest):
        term = t.Items(lowering.at(node), [(t.Constant(lowering.at(node), part), term)])
    lowering.declare(first, lowering.look(term))


@statement("import_alias")
def _alias(lowering: Lowering, node: Node) -> None:
    name, *path = node.named_children
    if path:
        first, *rest = [part.strip() for part in lowering.text(path[0]).split(".")]
        term = lowering.name(path[0], first)
        for part in rest:
            term = t.Member(lowering.at(path[0]), term, part)
        lowering.declare(lowering.spelled(name), lowering.look(term))
