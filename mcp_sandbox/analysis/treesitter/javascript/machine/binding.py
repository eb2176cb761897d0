"""What a pattern or the left of an assignment names, given its value."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from tree_sitter import Node

from mcp_sandbox.analysis.treesitter.javascript.machine.values import (
    UNDEFINED,
    UNKNOWN,
    Environment,
    Object,
    Table,
    as_list,
    as_text,
    is_scalar,
    is_sequence,
)
from mcp_sandbox.analysis.treesitter.javascript.spelling import name_of

if TYPE_CHECKING:
    from mcp_sandbox.analysis.treesitter.javascript.machine.running import Machine

__all__ = ["assign", "bind"]


def bind(machine: Machine, node: Node, value: Object, environment: Environment) -> None:
    """Declare what the pattern `node` names."""
    match node.type:
        case "identifier" | "shorthand_property_identifier_pattern":
            environment.names[name_of(machine.text(node))] = value
        case "required_parameter" | "optional_parameter" | "assignment_pattern" | "object_assignment_pattern":
            _bind_defaulted(machine, node, value, environment)
        case "array_pattern":
            _bind_list(machine, node, value, environment)
        case "object_pattern":
            _bind_table(machine, node, value, environment)
        case _:
            for child in node.named_children:
                bind(machine, child, UNKNOWN, environment)


def _bind_defaulted(machine: Machine, node: Node, value: Object, environment: Environment) -> None:
    pattern = node.child_by_field_name("pattern") or node.child_by_field_name("left")
    default = node.child_by_field_name("value") or node.child_by_field_name("right")
    if value is UNDEFINED and default is not None:
        value = machine.evaluate(default, environment)
    if pattern is not None:
        bind(machine, pattern, value, environment)


def _bind_list(machine: Machine, node: Node, value: Object, environment: Environment) -> None:
    elements = as_list(value) if is_sequence(value) else None
    position = 0
    for child in node.children:
        if child.type == ",":
            position += 1
        elif child.is_named and child.type == "rest_pattern":
            rest: Object = list(elements[position:]) if elements is not None else UNKNOWN
            bind(machine, child.named_children[0], rest, environment)
        elif child.is_named:
            known = elements is not None and position < len(elements)
            one = elements[position] if elements is not None and known else UNKNOWN if elements is None else UNDEFINED
            bind(machine, child, one, environment)


def _bind_table(machine: Machine, node: Node, value: Object, environment: Environment) -> None:
    for child in node.named_children:
        key, pattern = child.child_by_field_name("key"), child.child_by_field_name("value")
        name = key or child.child_by_field_name("left") or child
        held = UNKNOWN
        if isinstance(value, Table) and name.type != "computed_property_name" and child.type != "rest_pattern":
            held = value.held.get(name_of(machine.text(name)), UNDEFINED)
        bind(machine, pattern or child, held, environment)


def assign(machine: Machine, node: Node, value: Object, environment: Environment) -> None:
    """Assign to what stands on the left."""
    match node.type:
        case "identifier":
            name = name_of(machine.text(node))
            owner = environment.owner_of(name)
            while owner is None and environment.parent is not None:
                environment = environment.parent
            (owner or environment).names[name] = value
        case "subscript_expression" | "member_expression":
            _assign_member(machine, node, value, environment)
        case "parenthesized_expression" | "non_null_expression":
            assign(machine, node.named_children[0], value, environment)
        case "array_pattern":
            _assign_list(machine, node, value, environment)
        case _:
            machine.taint([node], environment)


def _assign_list(machine: Machine, node: Node, value: Object, environment: Environment) -> None:
    elements = as_list(value) if is_sequence(value) else []
    for index, child in enumerate(node.named_children):
        assign(machine, child, elements[index] if index < len(elements) else UNKNOWN, environment)


def _assign_member(machine: Machine, node: Node, value: Object, environment: Environment) -> None:
    owner = machine.part(node, "object", environment)
    prop = node.child_by_field_name("property")
    key: Object = name_of(machine.text(prop)) if prop is not None else machine.part(node, "index", environment)
    if isinstance(owner, list):
        listed = cast("list[Object]", owner)
        if isinstance(key, int) and 0 <= key < len(listed):
            listed[key] = value
        elif isinstance(key, int) and key == len(listed):
            listed.append(value)
        else:
            machine.taint_target(node, environment)
    elif isinstance(owner, Table) and is_scalar(key):
        owner.held[as_text(key)] = value
    else:
        machine.taint_target(node, environment)
