"""Go's declarations and statements in the terms that all languages share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from tree_sitter import Node

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.golang.expressions import DEPTH_MAX, Expressions
from mcp_sandbox.analysis.treesitter.reading import Source, TooComplexError

__all__ = ["Lowering"]

_DIRECTIVE = re.compile(r"//go:(linkname|embed)\b|//export\b")


class Lowering(Expressions):
    """Lowers one file."""

    def __init__(self, source: Source, scope: t.Scope, packages: Mapping[str, t.Class], opened: list[str]) -> None:
        """Begin with `packages`, those of the program itself, by the last part of their path.

        `opened` takes the packages whose names stand in the file without the package's.
        """
        super().__init__(source, scope)
        self.opened = opened
        self._texts: dict[tuple[t.Scope, str], tuple[int, t.Term]] = {}
        """What builders hold by what stands above, and how many texts that were."""
        self.package = scope
        self.fields: dict[t.Class, list[str]] = {}
        """The fields of the structs, in order."""
        self._packages = packages
        self._statements: Mapping[str, Callable[[Node], None]] = {
            "import_spec": self._import,
            "const_declaration": self._constants,
            "var_spec": self._variable,
            "type_spec": self._type,
            "type_alias": self._type,
            "function_declaration": self._declared_function,
            "method_declaration": self._method,
            "short_var_declaration": self._assign,
            "assignment_statement": self._assign,
            "receive_statement": self._assign,
            "range_clause": self._range,
            "return_statement": self._return,
            "block": self._block,
            "if_statement": self._ladder,
            "for_statement": self._block,
            "expression_switch_statement": self._block,
            "type_switch_statement": self._type_switch,
            "select_statement": self._block,
            "communication_case": self._block,
            "send_statement": self._send,
            "expression_statement": self._statement,
            "comment": self._comment,
        }

    def lower(self) -> t.Unit:
        """Return the whole file, lowered; its types have been declared before."""
        for child in self.source.root.named_children:
            self.visit(child)
        return self.unit

    def declare(self) -> None:
        """Make the types of the file known."""
        for child in self.source.root.named_children:
            for spec in child.named_children if child.type == "type_declaration" else ():
                name = spec.child_by_field_name("name")
                if name is not None and spec.type == "type_spec":
                    self._class_of(self.text(name), spec)

    def visit(self, node: Node) -> None:
        """Lower a statement, a declaration, or whatever holds some."""
        self.depth += 1
        if self.depth > DEPTH_MAX:
            raise TooComplexError
        handler = self._statements.get(node.type)
        if handler is not None:
            handler(node)
        elif node.type in self.expressions:
            self.unit.terms.append(self.expression(node))
        else:
            for child in node.named_children:
                self.visit(child)
        self.depth -= 1

    def _comment(self, node: Node) -> None:
        match = _DIRECTIVE.match(self.text(node))
        if match is not None and match[1] is not None:
            self.unit.terms.append(t.Outside(node, f"go:{match[1]}"))

    def _import(self, node: Node) -> None:
        path, name = node.child_by_field_name("path"), node.child_by_field_name("name")
        if path is None:
            return
        full = self.text(path).strip('"`')
        last = full.rpartition("/")[2]
        if re.fullmatch(r"v\d+", last):
            last = full.split("/")[-2] if "/" in full else last
        own = self._packages.get(last) if full not in _STANDARD else None
        term: t.Term = own or t.Outside(node, full, is_import=True)
        self.unit.terms.append(term)
        local = self.text(name) if name is not None else last
        if local == ".":
            self.opened.append(full)
        elif local != "_":
            self.scope.bind(local, term)

    # --- declarations

    def bind(self, name: str, term: t.Term) -> None:
        """Bind a name here, or in the package where it is declared at the top of the file."""
        scope = self.package if self.function is None and self.scope.kind == "module" else self.scope
        if name != "_":
            scope.bind(name, term)

    def _constants(self, node: Node) -> None:
        """Lower constants: one without a value has the expression of the one before it."""
        before: Node | None = None
        for index, spec in enumerate(child for child in node.named_children if child.type == "const_spec"):
            self.counted = index
            before = spec.child_by_field_name("value") or before
            self._variable(spec, before)

    def _variable(self, node: Node, expression: Node | None = None) -> None:
        names = [child for child in node.children_by_field_name("name") if child.is_named]
        values = self.listed(expression or node.child_by_field_name("value"))
        kind = node.child_by_field_name("type")
        instance, made = self.instance(kind), self.maker(kind)
        if not values and made is not None and kind is not None and kind.type != "pointer_type":
            values = [t.Call(node, made, (), makes=True)] * len(names)
        self.unit.terms += values
        for index, name in enumerate(names):
            part = self._part(name, values, index, len(names))
            self.bind(self.text(name), t.Typed(name, part, instance) if instance is not None else part)

    def _part(self, node: Node, values: Sequence[t.Term], index: int, count: int) -> t.Term:
        """Return what the name at `index` of `count` gets."""
        if not values:
            return t.Opaque(node)
        if len(values) == count:
            return values[index]
        return t.Call(node, t.Outside(node, "builtin.result"), [values[0], t.Constant(node, index)])

    def _type(self, node: Node) -> None:
        name, kind = node.child_by_field_name("name"), node.child_by_field_name("type")
        if name is None:
            return
        made = self.made_of(kind)
        if node.type == "type_alias" and made is not None:
            self.bind(self.text(name), made)
            return
        cls = self._class_of(self.text(name), node)
        cls.bases = [made] if made is not None else []
        held = (
            self.instance(kind) if kind is not None and kind.type in {"slice_type", "array_type", "map_type"} else None
        )
        if held is not None:
            self.kinds[cls] = held
        if kind is not None and kind.type == "struct_type":
            cls.bases = list(self._fields(kind, cls))

    def _fields(self, node: Node, cls: t.Class) -> Iterator[t.Term]:
        """Let the fields of a struct be members of its class; yield what is embedded in it."""
        for field in (field for fields in node.named_children for field in fields.named_children):
            kind = field.child_by_field_name("type")
            names = [self.text(one) for one in field.children_by_field_name("name") if one.is_named]
            made, instance = self.made_of(kind), self.instance(kind)
            if not names and made is not None:
                yield made
                names = [self.text(kind).rpartition(".")[2].lstrip("*")] if kind is not None else []
            self.fields.setdefault(cls, []).extend(names)
            if instance is not None:
                for name in names:
                    cls.members.setdefault(name, []).append(instance)

    def _class_of(self, name: str, node: Node) -> t.Class:
        for term in self.package.bindings.get(name, ()) if self.function is None else ():
            if isinstance(term, t.Class):
                return term
        cls = t.Class(node, name=name)
        self.bind(name, cls)
        self.unit.terms.append(cls)
        return cls

    def _declared_function(self, node: Node) -> None:
        name = node.child_by_field_name("name")
        function = self.new_function(node)
        function.name = self.text(name) if name is not None else None
        if function.name is not None:
            self.bind(function.name, function)
        self.unit.terms.append(function)

    def _method(self, node: Node) -> None:
        name, receiver = node.child_by_field_name("name"), node.child_by_field_name("receiver")
        kind = receiver.named_children[0].child_by_field_name("type") if receiver and receiver.named_children else None
        while kind is not None and kind.type in {"pointer_type", "generic_type"}:
            kind = kind.child_by_field_name("type") or next(iter(kind.named_children), None)
        cls = self._class_of(self.text(kind), kind) if kind is not None else None
        function = self.new_function(node, t.Receiver(node, cls) if cls is not None else None)
        if cls is not None and name is not None:
            cls.members.setdefault(self.text(name), []).append(function)
        self.unit.terms.append(function)

    # --- statements

    def _block(self, node: Node) -> None:
        before, self.scope = self.scope, t.Scope("block", self.scope)
        for child in node.named_children:
            self.visit(child)
        self.scope = before

    def _ladder(self, node: Node) -> None:
        """Lower `if … else if …`, however long, without going deeper."""
        before = self.scope
        rung: Node | None = node
        rungs = 0
        while rung is not None:
            rungs += 1
            if rungs > _RUNGS_MAX:
                raise TooComplexError
            self.scope = t.Scope("block", self.scope)
            alternative = rung.child_by_field_name("alternative")
            following = alternative if alternative is not None and alternative.type == "if_statement" else None
            for child in rung.named_children:
                if following is None or child.id != following.id:
                    self.visit(child)
            rung = following
        self.scope = before

    def _assign(self, node: Node) -> None:
        left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
        operator = node.child_by_field_name("operator")
        targets = [child for child in left.named_children if child.type != "comment"] if left is not None else []
        values = self.listed(right)
        self.unit.terms += values
        is_new = node.type == "short_var_declaration"
        for index, target in enumerate(targets):
            value = self._part(target, values, index, len(targets))
            if operator is not None and self.text(operator) == "+=":
                value = t.Join(node, [self._so_far(target), value])
            self._give(target, value, is_new=is_new)

    def _statement(self, node: Node) -> None:
        for child in node.named_children:
            term = self.expression(child)
            self.unit.terms.append(term)
            self._built(node, term)

    def _built(self, node: Node, term: t.Term) -> None:
        """Bind the builder that a statement writes a text to, as what it holds by then."""
        callee = term.callee if isinstance(term, t.Call) else None
        if isinstance(term, t.Call) and isinstance(callee, t.Member) and callee.key in _WRITES and term.arguments:
            owner = callee.owner
            scope = owner.scope.owner_of(owner.name) if isinstance(owner, t.Name) else None
            if scope is not None and isinstance(owner, t.Name):
                key = (scope, owner.name)
                count, before = self._texts.get(key, (0, t.Constant(node, "")))
                if count < _WRITES_MAX:
                    made = t.Join(node, [before, term.arguments[0]])
                    self._texts[key] = (count + 1, made)
                    scope.bind(owner.name, made)

    def _so_far(self, node: Node) -> t.Term:
        """Return what a variable may be by what stands above."""
        scope = self.scope.owner_of(self.text(node))
        return t.Either(node, list(scope.bindings[self.text(node)])[-8:] if scope is not None else [])

    def _give(self, target: Node, value: t.Term, *, is_new: bool) -> None:
        while target.type in {"parenthesized_expression", "unary_expression"} and target.named_children:
            target = target.named_children[-1]
        if target.type == "identifier":
            name = self.text(target)
            owner = None if is_new else self.scope.owner_of(name)
            if owner is not None:
                owner.bind(name, value)
            else:
                self.bind(name, value)
            return
        place = self.expression(target)
        if isinstance(place, t.Member):
            self.unit.terms.append(t.Store(target, place.owner, place.key, value))
            if place.key in {"Args", "Path", "Stdin"}:
                typed = t.Outside(target, "builtin.typed")
                self.unit.terms.append(t.Call(target, typed, [place.owner, value]))
        else:
            self.unit.terms.append(place)

    def _range(self, node: Node) -> None:
        over = self.expression(node.child_by_field_name("right"))
        self.unit.terms.append(over)
        left = node.child_by_field_name("left")
        for index, name in enumerate(left.named_children if left is not None else ()):
            if name.type == "identifier":
                self.scope.bind(self.text(name), t.Each(node, over, keys=index == 0))

    def _type_switch(self, node: Node) -> None:
        before, self.scope = self.scope, t.Scope("block", self.scope)
        alias, value = node.child_by_field_name("alias"), self.expression(node.child_by_field_name("value"))
        self.unit.terms.append(value)
        for child in node.named_children:
            if child.type.endswith("_case"):
                self.scope = t.Scope("block", before)
                instance = self.instance(child.child_by_field_name("type"))
                for name in alias.named_children if alias is not None else ():
                    term = value if instance is None else t.Typed(name, value, instance)
                    self.scope.bind(self.text(name), term)
                self.visit(child)
        self.scope = before

    def _send(self, node: Node) -> None:
        channel, value = node.child_by_field_name("channel"), node.child_by_field_name("value")
        owner = self.expression(channel)
        self.unit.terms.append(t.Store(node, owner, t.Opaque(node), self.expression(value)))

    def _return(self, node: Node) -> None:
        values = [term for child in node.named_children for term in self.listed(child)]
        self.unit.terms += values
        if self.function is not None and values:
            one = values[0] if len(values) == 1 else t.Items(node, [(None, value) for value in values])
            self.function.returns.append(one)


_RUNGS_MAX = 1_000
_WRITES_MAX = 40
_WRITES = frozenset({"WriteString", "WriteByte", "WriteRune", "Write"})
_STANDARD = frozenset(
    {"os", "fmt", "net", "exec", "http", "strings", "syscall", "unsafe", "plugin", "io", "math", "sort"}
)
