"""How each kind of expression is worked out."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tree_sitter import Node

from mcp_sandbox.analysis.treesitter.javascript.machine.binding import assign
from mcp_sandbox.analysis.treesitter.javascript.machine.natives import GLOBALS, member_of
from mcp_sandbox.analysis.treesitter.javascript.machine.operators import operate, sign
from mcp_sandbox.analysis.treesitter.javascript.machine.running import Machine, ThrownError
from mcp_sandbox.analysis.treesitter.javascript.machine.values import (
    UNDEFINED,
    UNKNOWN,
    Environment,
    Native,
    NotKnownError,
    Object,
    Regular,
    Table,
    as_list,
    as_text,
    is_sequence,
)
from mcp_sandbox.analysis.treesitter.javascript.spelling import name_of, number_of, text_of_pieces, unescaped

__all__ = ["EXPRESSIONS"]


def _identifier(machine: Machine, node: Node, environment: Environment) -> Object:
    name = name_of(machine.text(node))
    owner = environment.owner_of(name)
    return owner.names[name] if owner is not None else GLOBALS.get(name, UNKNOWN)


def _string(machine: Machine, node: Node, _environment: Environment) -> Object:
    return text_of_pieces(machine.data, node)


def _number(machine: Machine, node: Node, _environment: Environment) -> Object:
    number = number_of(machine.text(node))
    return UNKNOWN if number is None else number


def _template(machine: Machine, node: Node, environment: Environment) -> Object:
    pieces: list[str] = []
    unknown = False
    for child in node.named_children:
        if child.type == "template_substitution":
            value = machine.evaluate(child.named_children[0], environment) if child.named_children else ""
            text = machine.perhaps(lambda value=value: as_text(value))
            unknown = unknown or text is UNKNOWN
            pieces.append(text if isinstance(text, str) else "")
        else:
            pieces.append(unescaped(machine.text(child)))
    return UNKNOWN if unknown else "".join(pieces)


def _array(machine: Machine, node: Node, environment: Environment) -> Object:
    return _values(machine, node, environment)


def _values(machine: Machine, node: Node, environment: Environment) -> list[Object]:
    found: list[Object] = []
    is_cut = False
    for child in node.named_children:
        if child.type == "spread_element":
            value = machine.evaluate(child.named_children[0], environment)
            is_cut = is_cut or not is_sequence(value)
            found += as_list(value) if is_sequence(value) else []
            machine.spend(len(found) // 16)
        elif child.type != "comment":
            found.append(machine.evaluate(child, environment))
    if is_cut:
        raise NotKnownError
    return found


def _object(machine: Machine, node: Node, environment: Environment) -> Object:
    table = Table()
    for child in node.named_children:
        key, value = child.child_by_field_name("key"), child.child_by_field_name("value")
        if child.type == "pair" and key is not None and value is not None:
            name = _key(machine, key, environment)
            table.held[name] = machine.evaluate(value, environment)
        elif child.type == "shorthand_property_identifier":
            table.held[name_of(machine.text(child))] = _identifier(machine, child, environment)
        elif child.type == "method_definition":
            name_node = child.child_by_field_name("name")
            if name_node is not None and not any(one.type in {"get", "set"} for one in child.children):
                table.held[machine.text(name_node)] = machine.closure(child, environment)
        elif child.type != "comment":
            raise NotKnownError
    return table


def _key(machine: Machine, node: Node, environment: Environment) -> str:
    if node.type == "string":
        return text_of_pieces(machine.data, node)
    if node.type == "computed_property_name":
        return as_text(machine.evaluate(node.named_children[0], environment))
    return name_of(machine.text(node))


def _function(machine: Machine, node: Node, environment: Environment) -> Object:
    return machine.closure(node, environment)


def _inner(machine: Machine, node: Node, environment: Environment) -> Object:
    inner = [child for child in node.named_children if child.type != "comment"]
    return machine.evaluate(inner[0], environment) if inner else UNKNOWN


def _sequence(machine: Machine, node: Node, environment: Environment) -> Object:
    value: Object = UNDEFINED
    for child in node.named_children:
        value = machine.evaluate(child, environment)
    return value


def _member(machine: Machine, node: Node, environment: Environment) -> Object:
    owner = machine.part(node, "object", environment)
    prop = node.child_by_field_name("property")
    key: Object = name_of(machine.text(prop)) if prop is not None else machine.part(node, "index", environment)
    return member_of(owner, key)


def _call(machine: Machine, node: Node, environment: Environment) -> Object:
    called, listed = node.child_by_field_name("function"), node.child_by_field_name("arguments")
    function = machine.evaluate(called, environment) if called is not None else UNKNOWN
    if listed is None or listed.type != "arguments":
        return UNKNOWN
    values = _values(machine, listed, environment)
    try:
        return machine.call(function, values)
    except (NotKnownError, ThrownError):
        if called is None or not machine.text(called).startswith("console."):
            machine.taint([node], environment)
            machine.spoil(values)
        raise NotKnownError from None


def _new(machine: Machine, node: Node, environment: Environment) -> Object:
    called, listed = node.child_by_field_name("constructor"), node.child_by_field_name("arguments")
    function = machine.evaluate(called, environment) if called is not None else UNKNOWN
    values = _values(machine, listed, environment) if listed is not None else []
    if isinstance(function, Native) and function.name in {"Array", "Uint8Array"}:
        return machine.call(function, values)
    machine.spoil(values)
    raise NotKnownError


def _class(machine: Machine, node: Node, environment: Environment) -> Object:
    body = node.child_by_field_name("body")
    for child in body.named_children if body is not None else ():
        if child.type == "method_definition":
            machine.closure(child, environment)
        elif child.type != "comment":
            machine.maybe([child.child_by_field_name("value"), child.child_by_field_name("body")], environment)
    return UNKNOWN


def _binary(machine: Machine, node: Node, environment: Environment) -> Object:
    operator = node.child_by_field_name("operator")
    name = operator.type if operator is not None else ""
    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    if left is None or right is None:
        return UNKNOWN
    first = machine.evaluate(left, environment)
    if name in {"&&", "||", "??"}:
        return _chosen(machine, name, first, right, environment)
    return operate(name, first, machine.evaluate(right, environment))


def _chosen(machine: Machine, name: str, first: Object, right: Node, environment: Environment) -> Object:
    holds = machine.truth(first)
    if holds is None:
        machine.maybe([right], environment)
        return UNKNOWN
    if name == "??":
        holds = first is not None and first is not UNDEFINED
    if holds is (name != "&&"):
        return first
    return machine.evaluate(right, environment)


def _ternary(machine: Machine, node: Node, environment: Environment) -> Object:
    holds = machine.truth(machine.part(node, "condition", environment))
    if holds is None:
        machine.maybe([node.child_by_field_name("consequence"), node.child_by_field_name("alternative")], environment)
        return UNKNOWN
    return machine.part(node, "consequence" if holds else "alternative", environment)


def _unary(machine: Machine, node: Node, environment: Environment) -> Object:
    operator = node.child_by_field_name("operator")
    value = machine.part(node, "argument", environment)
    return sign(operator.type if operator is not None else "", value)


def _update(machine: Machine, node: Node, environment: Environment) -> Object:
    argument, operator = node.child_by_field_name("argument"), node.child_by_field_name("operator")
    if argument is None:
        return UNKNOWN
    before = machine.evaluate(argument, environment)
    sign_of = "+" if operator is None or operator.type == "++" else "-"
    after = machine.perhaps(lambda: operate(sign_of, before, 1))
    assign(machine, argument, after, environment)
    is_prefix = operator is not None and operator.start_byte < argument.start_byte
    return after if is_prefix else before


def _assignment(machine: Machine, node: Node, environment: Environment) -> Object:
    left = node.child_by_field_name("left")
    value = machine.part(node, "right", environment)
    if left is not None:
        assign(machine, left, value, environment)
    return value


def _augmented(machine: Machine, node: Node, environment: Environment) -> Object:
    left, operator = node.child_by_field_name("left"), node.child_by_field_name("operator")
    if left is None or operator is None:
        return UNKNOWN
    before = machine.evaluate(left, environment)
    name = operator.type.removesuffix("=")
    right = node.child_by_field_name("right")
    if name in {"&&", "||", "??"} and right is not None:
        value = _chosen(machine, name, before, right, environment)
    else:
        other = machine.part(node, "right", environment)
        value = machine.perhaps(lambda: operate(name, before, other))
    assign(machine, left, value, environment)
    return value


def _regular(machine: Machine, node: Node, _environment: Environment) -> Object:
    pattern, flags = node.child_by_field_name("pattern"), node.child_by_field_name("flags")
    return Regular(
        machine.text(pattern) if pattern is not None else "", machine.text(flags) if flags is not None else ""
    )


def _constant(value: Object) -> Callable[[Machine, Node, Environment], Object]:
    def answer(_machine: Machine, _node: Node, _environment: Environment) -> Object:
        return value

    return answer


EXPRESSIONS: Mapping[str, Callable[[Machine, Node, Environment], Object]] = {
    "identifier": _identifier,
    "string": _string,
    "number": _number,
    "template_string": _template,
    "array": _array,
    "object": _object,
    **dict.fromkeys(("function_expression", "arrow_function"), _function),
    **dict.fromkeys(
        (
            "parenthesized_expression",
            "non_null_expression",
            "as_expression",
            "satisfies_expression",
            "await_expression",
        ),
        _inner,
    ),
    "sequence_expression": _sequence,
    **dict.fromkeys(("member_expression", "subscript_expression"), _member),
    "call_expression": _call,
    "new_expression": _new,
    "binary_expression": _binary,
    "ternary_expression": _ternary,
    "unary_expression": _unary,
    "update_expression": _update,
    "assignment_expression": _assignment,
    "augmented_assignment_expression": _augmented,
    "regex": _regular,
    **dict.fromkeys(("class", "class_declaration", "abstract_class_declaration"), _class),
    "undefined": _constant(UNDEFINED),
    "null": _constant(None),
    "true": _constant(value=True),
    "false": _constant(value=False),
}
