"""What the names of a Java file mean: variables, members, classes, packages."""

from __future__ import annotations

from collections.abc import Sequence

from tree_sitter import Node

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.java.program import Declared, File, Meant, library_classes
from mcp_sandbox.analysis.treesitter.matching import names_of
from mcp_sandbox.analysis.treesitter.reading import Source
from mcp_sandbox.domain.language import Language

__all__ = ["Naming"]

_NAMED_TYPES = frozenset(
    {"type_identifier", "scoped_type_identifier", "identifier", "scoped_identifier", "field_access"}
)
_NO_TEXT_TYPES = frozenset({"java.lang.Object", "java.lang.Integer", "java.lang.Character", "java.lang.Long"})


class Naming:
    """Where in a file the lowering is, and what a name means there."""

    def __init__(self, source: Source, file: File) -> None:
        self.source = source
        self.file = file
        self.unit = t.Unit(source, t.Scope("module"))
        self.scope = self.unit.scope
        self.cls: Declared | None = None
        """The class whose body is being lowered."""
        self.local: list[dict[str, Declared]] = []
        """The classes declared in the blocks around, the innermost last."""
        self.variables: list[dict[str, Node | None]] = []
        """The type variables around, each with what it extends."""
        self.owners: dict[t.Scope, t.Class] = {}
        """The class whose members a scope of kind `class` binds."""

    def text(self, node: Node) -> str:
        """Return the source of `node`."""
        return self.source.text_of(node)

    def named(self, node: Node | None) -> str:
        """Return the text of the field `name` of `node`."""
        name = node.child_by_field_name("name") if node is not None else None
        return self.text(name) if name is not None else ""

    # --- classes

    def types_of(self, node: Node | None) -> list[Meant]:
        """Return the classes that a type may mean; none for those of numbers, and for type variables."""
        node = _plain(node)
        if node is None or node.type not in _NAMED_TYPES:
            return []
        for variables in reversed(self.variables):
            if self.text(node) in variables:
                return self.types_of(variables[self.text(node)])
        parts = ["".join(part.split()) for part in self.text(node).split(".")]
        return self.types_named([part.rpartition("@")[0] or part for part in parts])

    def types_named(self, parts: Sequence[str]) -> list[Meant]:
        """Return the classes that a name of several parts may mean."""
        found: list[Meant] = []
        for head in self.file.meant(parts[0], self.cls, self.local):
            found += _inside(head, parts[1:])
        if not found and len(parts) > 1 and not parts[0][:1].isupper():
            found = self.file.program.by_full_name(".".join(parts))
        return found

    def class_term(self, node: Node, meant: Meant, *, is_import: bool = False) -> t.Term:
        """Return what stands for a class, at `node`."""
        return meant.cls if isinstance(meant, Declared) else t.Outside(node, meant, is_import=is_import)

    def instance(self, node: Node | None) -> t.Term | None:
        """Return an object of the type that `node` names; null where that tells nothing."""
        plain = _plain(node)
        if node is None or plain is None:
            return None
        options: list[t.Term] = []
        for meant in self.types_of(plain):
            if isinstance(meant, Declared):
                options.append(t.Receiver(plain, meant.cls))
            elif meant not in _NO_TEXT_TYPES:
                options.append(t.Outside(plain, meant, is_instance=True))
        held = self._held(node)
        if held is not None:
            options.append(held)
        return options[0] if len(options) == 1 else t.Either(plain, options) if options else None

    def _held(self, node: Node) -> t.Term | None:
        """Return a list of what a generic type is told to hold."""
        generic = next((child for child in (node, *node.named_children) if child.type == "generic_type"), None)
        arguments = generic.named_children[-1] if generic is not None else None
        if arguments is None or arguments.type != "type_arguments":
            return None
        kinds = [self.instance(child) for child in arguments.named_children if child.type != "wildcard"]
        known = [kind for kind in kinds if kind is not None]
        return t.Items(node, [(t.Opaque(node), kind) for kind in known]) if known else None

    def variables_of(self, node: Node) -> dict[str, Node | None]:
        """Return the type variables that a class or method declares."""
        found: dict[str, Node | None] = {}
        parameters = node.child_by_field_name("type_parameters")
        for one in parameters.named_children if parameters is not None else ():
            name = next((child for child in one.named_children if child.type == "type_identifier"), None)
            bound = next((child.named_children[0] for child in one.named_children if child.type == "type_bound"), None)
            if name is not None and (bound is None or self.text(bound) != self.text(name)):
                found[self.text(name)] = bound
        return found

    # --- names in expressions

    def head(self, node: Node, following: Sequence[str]) -> tuple[t.Term, int]:
        """Return what the first name of a chain means, with as many of the `following` as belong to it."""
        name = self.text(node)
        owner = self.scope.owner_of(name)
        if owner is not None:
            return self.variable(node, owner, name), 0
        types = self.file.meant(name, self.cls, self.local)
        if types:
            terms = [self.class_term(node, meant) for meant in types]
            return terms[0] if len(terms) == 1 else t.Either(node, terms), 0
        taken = self.taken_in(node, name)
        if taken is not None:
            return taken, 0
        packaged = self._packaged(node, [name, *following])
        if packaged is not None:
            return packaged
        return self._inherited(node, name), 0

    def variable(self, node: Node, owner: t.Scope, name: str) -> t.Term:
        """Return the variable or field that `owner` binds."""
        cls = self.owners.get(owner)
        return t.Member(node, t.Receiver(node, cls), name) if cls is not None else t.Name(node, name, self.scope)

    def taken_in(self, node: Node, name: str) -> t.Term | None:
        """Return the static member of that name which an import takes in."""
        found = [self._member_named(node, full) for full in self.file.members.get(name, ())]
        for owner in () if found else self.file.opened_members:
            declared = self.file.program.classes.get(owner)
            if declared is not None and name in declared.cls.members:
                found.append(t.Member(node, declared.cls, name))
            elif declared is None and _is_known(f"{owner}.{name}"):
                found.append(t.Outside(node, f"{owner}.{name}"))
        if not found and name[:1].isupper():  # a constant: no rule knows it, a condition may
            others = [owner for owner in self.file.opened_members if owner not in self.file.program.classes]
            found += [t.Outside(node, f"{owner}.{name}") for owner in others]
        return found[0] if len(found) == 1 else t.Either(node, found) if found else None

    def _member_named(self, node: Node, full: str) -> t.Term:
        owner, _, name = full.rpartition(".")
        meant = self.file.program.by_full_name(owner)[0]
        return t.Member(node, self.class_term(node, meant), name)

    def _packaged(self, node: Node, parts: Sequence[str]) -> tuple[t.Term, int] | None:
        """Return the class that a chain of names means with its package, and how many names came behind the first."""
        for count, part in enumerate(parts):
            if part[:1].isupper():
                if count == 0:
                    return None
                full = ".".join(parts[: count + 1])
                meant = self.file.program.by_full_name(full)[0]
                return self.class_term(node, meant, is_import=True), count
        return None

    def _inherited(self, node: Node, name: str) -> t.Term:
        """Return a member that a class around has from one that it extends."""
        heirs = [one for one in (self.cls.enclosing() if self.cls is not None else ()) if one.cls.bases]
        found: list[t.Term] = [t.Member(node, t.Receiver(node, one.cls), name) for one in heirs]
        return found[0] if len(found) == 1 else t.Either(node, found)

    def method_named(self, node: Node, name: str) -> t.Term:
        """Return the method that a call without an owner means."""
        around = list(self.cls.enclosing()) if self.cls is not None else []
        for one in around:
            if name in one.cls.members:
                return t.Member(node, t.Receiver(node, one.cls), name)
        taken = self.taken_in(node, name)
        if taken is not None:
            return taken
        if any(one.cls.bases for one in around):
            return self._inherited(node, name)
        if around:
            return t.Member(node, t.Receiver(node, around[0].cls), name)
        return t.Name(node, name, self.scope)


def _plain(node: Node | None) -> Node | None:
    """Return the type that is left of `node` without what it holds, brackets and annotations."""
    while node is not None and node.type in {"array_type", "generic_type", "annotated_type"}:
        element = node.child_by_field_name("element")
        inner = [child for child in node.named_children if "annotation" not in child.type]
        node = element or next(iter(inner), None)
    return node


def _inside(head: Meant, rest: Sequence[str]) -> list[Meant]:
    """Return the class that stands inside of `head` under the names in `rest`."""
    if not rest:
        return [head]
    if isinstance(head, str):
        return [".".join([head, *rest])]
    inner = head.types.get(rest[0])
    return _inside(inner, rest[1:]) if inner is not None else []


def _is_known(full: str) -> bool:
    names = names_of(Language.JAVA)
    return bool(names.rules_for(full)) or full in names.returns or full in library_classes()
