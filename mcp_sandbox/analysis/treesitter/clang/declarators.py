"""What a declarator of C declares: which names, with what parameters and what first value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tree_sitter import Node

__all__ = ["Declared", "declared", "parameters_of"]


@dataclass(frozen=True, slots=True)
class Declared:
    """A declarator, taken apart."""

    node: Node
    names: tuple[str, ...]
    """More than one for a structured binding."""
    value: Node | None = None
    parameters: Node | None = None
    """Of a function."""
    owner: str | None = None
    """The class of a method that is defined outside of it."""
    kind: Node | None = None
    """The type, of a parameter."""
    is_prototype: bool = False
    """True where a function is announced, not a variable declared."""

    @property
    def name(self) -> str:
        """The one name; empty where there is none."""
        return self.names[0] if self.names else ""


_NAMES = frozenset({"identifier", "field_identifier", "type_identifier", "destructor_name", "operator_name"})
_POINTERS = frozenset({"pointer_declarator", "reference_declarator", "parenthesized_declarator", "array_declarator"})


def declared(node: Node) -> Declared:
    """Return what `node`, a declarator, declares."""
    start = node
    value: Node | None = None
    parameters: Node | None = None
    is_function = False
    while True:
        if node.type == "init_declarator":
            value = node.child_by_field_name("value")
        elif node.type == "function_declarator":
            parameters = node.child_by_field_name("parameters")
            is_function = True
        elif node.type in _POINTERS:
            is_function = is_function and node.type == "parenthesized_declarator"
        else:
            break
        inner = node.child_by_field_name("declarator") or next(iter(node.named_children), None)
        if inner is None:
            break
        node = inner
    names, owner = _names_in(node)
    return Declared(start, names, value, parameters, owner, is_prototype=is_function)


def _names_in(node: Node) -> tuple[tuple[str, ...], str | None]:
    if node.type in _NAMES:
        return (_text(node),), None
    if node.type == "structured_binding_declarator":
        return tuple(_text(child) for child in node.named_children if child.type == "identifier"), None
    if node.type == "qualified_identifier":
        parts = _text(node).replace(" ", "").split("::")
        return (parts[-1],), parts[-2] if len(parts) > 1 and parts[-2] else None
    return (), None


def _text(node: Node) -> str:
    return (node.text or b"").decode("utf-8", "replace")


def parameters_of(node: Node | None) -> Iterator[Declared]:
    """Yield each parameter of a list."""
    for child in node.named_children if node is not None else ():
        if child.type in {"parameter_declaration", "optional_parameter_declaration", "variadic_parameter_declaration"}:
            inner = child.child_by_field_name("declarator")
            kind = child.child_by_field_name("type")
            names = declared(inner).names if inner is not None else ()
            yield Declared(child, names, child.child_by_field_name("default_value"), kind=kind)
