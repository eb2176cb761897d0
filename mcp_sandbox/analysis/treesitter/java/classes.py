"""The classes of a Java file: first all are declared, then their bodies are lowered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tree_sitter import Node

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.java.chains import is_comment
from mcp_sandbox.analysis.treesitter.java.expressions import Expressions
from mcp_sandbox.analysis.treesitter.java.program import Declared
from mcp_sandbox.analysis.treesitter.reading import TooComplexError

__all__ = ["Classes"]

CONSTRUCTOR = "<init>"
_CLASSES = frozenset(
    {
        "class_declaration",
        "interface_declaration",
        "enum_declaration",
        "record_declaration",
        "annotation_type_declaration",
    }
)
_FIELDS = frozenset({"field_declaration", "constant_declaration"})
_CONSTRUCTORS = frozenset({"constructor_declaration", "compact_constructor_declaration"})
_NESTED_MAX = 60


class Classes(Expressions):
    """Declares and lowers classes."""

    # --- declaring

    def declare_all(self) -> None:
        """Declare the classes of the file, and what stands in it outside of any."""
        root = self.source.root
        for child in root.named_children:
            if child.type == "package_declaration":
                self.file.package = "".join(self.text(child.named_children[-1]).split())
            elif child.type == "import_declaration":
                self._take_in(child)
        for child in _classes_in(root):
            declared = self.declare(child, None)
            self.file.tops[declared.cls.name or ""] = declared
        if any(child.type in {"method_declaration", *_FIELDS} for child in root.named_children):
            self._loose = Declared(t.Class(root), root, "", None)
            self._declare_members(self._loose, root.named_children)

    _loose: Declared | None = None
    """The class without a name that holds the methods of a file which has some outside of any."""

    def _take_in(self, node: Node) -> None:
        path = next((one for one in node.named_children if one.type in {"scoped_identifier", "identifier"}), None)
        if path is not None:
            is_static = any(child.type == "static" for child in node.children)
            is_open = any(child.type == "asterisk" for child in node.named_children)
            self.file.take_in("".join(self.text(path).split()), is_static=is_static, is_open=is_open)

    def declare(self, node: Node, outer: Declared | None, depth: int = 0) -> Declared:
        """Make a class known, with the names of its members and the classes inside of it."""
        if depth > _NESTED_MAX:
            raise TooComplexError
        name = self.named(node)
        package = outer.full if outer is not None else self.file.package
        declared = Declared(t.Class(node, name=name), node, f"{package}.{name}" if package else name, outer)
        self.file.program.classes.setdefault(declared.full, declared)
        self._declare_members(declared, _body(node), depth)
        for parameter in _components(node):
            declared.cls.members.setdefault(self.named(parameter), [])
        return declared

    def _declare_members(self, declared: Declared, body: Sequence[Node], depth: int = 0) -> None:
        members = declared.cls.members
        for child in body:
            if child.type in _CLASSES:
                inner = self.declare(child, declared, depth + 1)
                declared.types[inner.cls.name or ""] = inner
                members.setdefault(inner.cls.name or "", []).append(inner.cls)
            elif child.type in _FIELDS:
                for one in child.children_by_field_name("declarator"):
                    members.setdefault(self.named(one), [])
            elif child.type in {"method_declaration", "enum_constant", "annotation_type_element_declaration"}:
                members.setdefault(self.named(child), [])

    # --- lowering

    def imports(self) -> None:
        """Lower the imports: a static member that is taken in is found there."""
        for child in self.source.root.named_children:
            path = next((one for one in child.named_children if one.type == "scoped_identifier"), None)
            if child.type != "import_declaration" or path is None:
                continue
            full = "".join(self.text(path).split())
            is_static = any(one.type == "static" for one in child.children)
            is_open = any(one.type == "asterisk" for one in child.named_children)
            owner = full.rpartition(".")[0] if is_static and not is_open else full
            if not isinstance(self.file.program.by_full_name(owner)[0], Declared):
                name = f"{full}.*" if is_open else full
                self.unit.terms.append(t.Outside(child, name, is_import=True))

    def lower_loose(self) -> None:
        """Lower the methods and fields that stand outside of any class."""
        if self._loose is not None:
            loose = [one for one in self.source.root.named_children if one.type in {"method_declaration", *_FIELDS}]
            self._lower_body(self._loose, loose)

    def top_level(self, node: Node) -> None:
        """Lower a class of the file, or whatever else stands there."""
        declared = self.file.tops.get(self.named(node)) if node.type in _CLASSES else None
        if declared is not None and declared.node == node:
            self.lower_class(declared)
        else:
            self.visit(node)

    def local_class(self, node: Node) -> None:
        """Declare and lower a class that stands among statements."""
        declared = self.declare(node, self.cls)
        if self.local:
            self.local[-1][declared.cls.name or ""] = declared
        else:
            self.file.tops.setdefault(declared.cls.name or "", declared)
        self.lower_class(declared)

    def anonymous(self, node: Node, body: Node, bases: Sequence[t.Term]) -> Declared:
        """Lower a class without a name, and return it."""
        declared = Declared(t.Class(node, bases=bases), node, "", self.cls)
        self._declare_members(declared, body.named_children)
        self._lower_body(declared, body.named_children)
        self.unit.terms.append(declared.cls)
        return declared

    def lower_class(self, declared: Declared) -> None:
        """Lower a class that has been declared."""
        node, cls = declared.node, declared.cls
        self.variables.append(self.variables_of(node))
        cls.bases = list(self._bases(node))
        body = _body(node)
        if not any(child.type in _CONSTRUCTORS for child in body):
            superclass = node.child_by_field_name("superclass")
            calls = [t.Call(base.node, self.maker(base.node, base), (), makes=True) for base in cls.bases[:1]]
            self.unit.terms += [call for call in calls if superclass is not None and isinstance(call.callee, t.Member)]
        self._lower_body(declared, body)
        self.variables.pop()
        self.unit.terms.append(cls)

    def _bases(self, node: Node) -> Iterator[t.Term]:
        for clause in node.named_children:
            if clause.type in {"superclass", "super_interfaces", "extends_interfaces"}:
                kinds = [
                    one
                    for child in clause.named_children
                    for one in (child.named_children if child.type == "type_list" else [child])
                ]
                for kind in kinds:
                    for meant in self.types_of(kind):
                        yield self.class_term(kind, meant)

    def _lower_body(self, declared: Declared, body: Sequence[Node]) -> None:
        cls = declared.cls
        before = self.scope, self.function, self.cls, self.results
        self.scope = t.Scope("class", self.scope, cls.members)
        self.owners[self.scope] = cls
        self.function, self.cls, self.results = None, declared, None
        self._lower_components(declared)
        for child in body:
            self.depth += 1
            if self.depth > _NESTED_MAX * 6:
                raise TooComplexError
            self._lower_member(child, declared)
            self.depth -= 1
        self.scope, self.function, self.cls, self.results = before

    def _lower_member(self, node: Node, declared: Declared) -> None:
        if node.type in _CLASSES:
            inner = declared.types.get(self.named(node))
            if inner is not None and inner.node == node:
                self.lower_class(inner)
        elif node.type in _FIELDS:
            self._lower_fields(node)
        elif node.type == "enum_constant":
            self._lower_constant(node, declared)
        elif node.type == "method_declaration":
            self._lower_function(node, self.named(node))
        elif node.type in _CONSTRUCTORS:
            self._lower_function(node, CONSTRUCTOR)
        elif not is_comment(node):
            self.visit(node)

    def _lower_fields(self, node: Node) -> None:
        instance = self.instance(node.child_by_field_name("type"))
        for one in node.children_by_field_name("declarator"):
            name, value = self.named(one), one.child_by_field_name("value")
            if instance is not None:
                self.kinds[self.scope, name] = instance
            term = self.expression(value) if value is not None else t.Opaque(one)
            self.hand_kinds(term, node.child_by_field_name("type"))
            self.unit.terms.append(self.give(one, self.scope, name, term))

    def _lower_components(self, declared: Declared) -> None:
        """Lower what a record is made of: fields, a method for each, and the constructor."""
        parameters: list[t.Parameter] = []
        for child in _components(declared.node):
            parameter = t.Parameter(child, kind=self.instance(child.child_by_field_name("type")))
            parameters.append(parameter)
            reader = t.Function(child, returns=[parameter])
            self.scope.bindings.setdefault(self.named(child), []).extend([parameter, reader])
        if declared.node.type == "record_declaration":
            declared.cls.members.setdefault(CONSTRUCTOR, []).append(t.Function(declared.node, parameters))

    def _lower_constant(self, node: Node, declared: Declared) -> None:
        arguments = self.arguments(node.child_by_field_name("arguments"))
        made = t.Call(node, declared.cls, arguments, makes=True)
        self.scope.bind(self.named(node), made)
        self.unit.terms.append(made)
        body = node.child_by_field_name("body")
        if body is not None:
            self.anonymous(node, body, [declared.cls])

    def _lower_function(self, node: Node, name: str) -> None:
        cls_scope = self.scope
        before = self.scope, self.function, self.results
        self.scope, self.results = t.Scope("function", self.scope), None
        self.variables.append(self.variables_of(node))
        parameters = node.child_by_field_name("parameters")
        self.function = function = t.Function(node, self.parameters(parameters) if parameters is not None else [])
        function.name = name
        self.local.append({})
        body = node.child_by_field_name("body")
        if body is not None:
            self.visit(body)
        self.local.pop()
        result = self.instance(node.child_by_field_name("type"))
        if result is not None:
            function.returns = [t.Typed(one.node, one, result) for one in function.returns] or [result]
        self.variables.pop()
        if _is_native(node):
            self.unit.terms.append(t.Call(node, t.Outside(node, "native")))
        self.scope, self.function, self.results = before
        cls_scope.bind(name, function)
        self.unit.terms.append(function)


def _classes_in(root: Node) -> Iterator[Node]:
    """Yield the classes that stand in a file, those in a part that the grammar does not know too."""
    for child in root.named_children:
        if child.type in _CLASSES:
            yield child
        elif child.is_error:
            yield from (one for one in child.named_children if one.type in _CLASSES)


def _body(node: Node) -> list[Node]:
    body = node.child_by_field_name("body")
    children: list[Node] = []
    for child in body.named_children if body is not None else ():
        children += child.named_children if child.type == "enum_body_declarations" else [child]
    return children


def _components(node: Node) -> list[Node]:
    parameters = node.child_by_field_name("parameters") if node.type == "record_declaration" else None
    return [child for child in parameters.named_children if child.type == "formal_parameter"] if parameters else []


def _is_native(node: Node) -> bool:
    return any(child.type == "native" for one in node.children if one.type == "modifiers" for child in one.children)
