"""Literals, names, operators and control flow."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from tree_sitter import Node

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.ruby.assigning import bind_pattern
from mcp_sandbox.analysis.treesitter.ruby.literals import decode, is_raw, number, undented, unquoted
from mcp_sandbox.analysis.treesitter.ruby.lowering import Lowerer, Lowering, named
from mcp_sandbox.analysis.treesitter.ruby.world import CONSTANT, Frame

__all__ = ["TABLE", "operation"]

# --- texts


def _pieces(lowerer: Lowerer, node: Node, frame: Frame, *, raw: bool) -> list[t.Term]:
    found: list[t.Term] = []
    for child in node.named_children:
        if child.type == "interpolation":
            found.append(lowerer.body(named(child), frame) or lowerer.constant(child, ""))
        elif child.type in {"string_content", "heredoc_content", "escape_sequence"}:
            text = lowerer.text(child)
            found.append(lowerer.constant(child, unquoted(text) if raw else decode(text)))
    return found


def _joined(lowerer: Lowerer, node: Node, parts: Sequence[t.Term]) -> t.Term:
    if all(isinstance(part, t.Constant) for part in parts):
        return lowerer.constant(node, "".join(str(part.value) for part in parts if isinstance(part, t.Constant)))
    return t.Join(lowerer.at(node), parts)


def _string(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    opener = lowerer.text(node.children[0]) if node.children else ""
    return _joined(lowerer, node, _pieces(lowerer, node, frame, raw=is_raw(opener)))


def _regex(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    """Lower a pattern as what it is made by; its escapes are its own."""
    parts: list[t.Term] = []
    for child in node.named_children:
        if child.type == "interpolation":
            parts.append(lowerer.body(named(child), frame) or lowerer.constant(child, ""))
        else:
            parts.append(lowerer.constant(child, lowerer.text(child)))
    callee = t.Outside(lowerer.at(node), "Regexp.new")
    return t.Call(lowerer.at(node), callee, [_joined(lowerer, node, parts)])


def _word(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    opener = lowerer.text(node.parent.children[0]) if node.parent is not None and node.parent.children else ""
    return _joined(lowerer, node, _pieces(lowerer, node, frame, raw=is_raw(opener)))


def _subshell(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    command = _joined(lowerer, node, _pieces(lowerer, node, frame, raw=False))
    return lowerer.own_call(node, "`", frame, [command])


def _heredoc(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    heredoc = lowerer.heredocs.get(node.start_byte)
    if heredoc is None:
        return lowerer.opaque(node)
    parts = _pieces(lowerer, heredoc.body, frame, raw=heredoc.is_raw)
    if heredoc.is_undented:
        texts = [str(part.value) if isinstance(part, t.Constant) else None for part in parts]
        margins = undented(texts, "".join(text if text is not None else "x" for text in texts))
        parts = [
            part if text is None else lowerer.constant(heredoc.body, text)
            for part, text in zip(parts, margins, strict=True)
        ]
    if "`" in lowerer.text(node):
        return lowerer.own_call(node, "`", frame, [_joined(lowerer, node, parts)])
    return _joined(lowerer, node, parts)


def _symbol(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    del frame
    return lowerer.constant(node, lowerer.text(node).removeprefix(":"))


def _key(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    del frame
    return lowerer.constant(node, lowerer.text(node).rstrip(":").strip("\"'"))


def _character(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    del frame
    return lowerer.constant(node, decode(lowerer.text(node)[1:]))


def _words(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    return t.Items(lowerer.at(node), [(None, lowerer.term(child, frame)) for child in named(node)])


def _number(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    del frame
    value = number(lowerer.text(node))
    return lowerer.opaque(node) if value is None else lowerer.constant(node, value)


def _simple(value: str | bool | None) -> Lowering:
    def lower(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
        del frame
        return lowerer.constant(node, value)

    return lower


# --- names


def _identifier(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    name = lowerer.text(node)
    if frame.scope.owner_of(name) is not None:
        return t.Name(lowerer.at(node), name, frame.scope)
    if name in {"__FILE__", "__dir__"}:
        return lowerer.constant(node, lowerer.source.path or "main.rb")
    if name in {"_1", "it", "_2"} and frame.block is not None and not frame.block.parameters:
        return _numbered(lowerer, node, frame.block)
    return lowerer.own_call(node, name, frame)


def _numbered(lowerer: Lowerer, node: Node, block: t.Function) -> t.Term:
    parameter = t.Parameter(lowerer.at(node))
    block.parameters = [parameter]
    frame_scope = t.Scope("block", None, {"it": [parameter]})
    return t.Name(lowerer.at(node), "it", frame_scope)


def constant_name(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    """Return the term of a constant, found where it stands or in what the class around it inherits from."""
    name = lowerer.text(node)
    found = t.Name(lowerer.at(node), name, frame.opened.constants)
    if frame.opened.cls.bases:
        inherited = t.Member(lowerer.at(node), t.Receiver(lowerer.at(node), frame.opened.cls, True), CONSTANT + name)
        return t.Either(lowerer.at(node), [found, inherited])
    return found


def _instance_variable(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    return t.Member(lowerer.at(node), lowerer.receiver(node, frame), lowerer.text(node))


def _global(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    del frame
    return t.Name(lowerer.at(node), lowerer.text(node), lowerer.world.globals)


def _self(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    return lowerer.receiver(node, frame)


# --- operators

_FOLDED = frozenset({"+", "-", "/", "**", "&", "|", "^", ">>"})
_CALLED = frozenset({"<<", "%", "*"})
_CHOICES = frozenset({"||", "&&", "or", "and"})


def operation(lowerer: Lowerer, node: Node, operator: str, left: t.Term, right: t.Term) -> t.Term:
    """Return the term of `left operator right`."""
    if operator in _FOLDED:
        return t.Operation(lowerer.at(node), operator, [left, right])
    if operator in _CALLED:
        return t.Call(lowerer.at(node), t.Member(lowerer.at(node), left, operator), [right])
    if operator in _CHOICES:
        if isinstance(left, t.Either) and isinstance(left.options, list):
            left.options.append(right)
            return left
        return t.Either(lowerer.at(node), [left, right])
    return lowerer.opaque(node, [left, right])


def binary(lowerer: Lowerer, node: Node, left: t.Term, frame: Frame) -> t.Term:
    """Return the term of an operator whose left side is lowered."""
    operator = lowerer.text(node.child_by_field_name("operator"))
    right = node.child_by_field_name("right")
    if right is None:
        return left
    term = operation(lowerer, node, operator, left, lowerer.term(right, frame))
    if operator == "<<" and isinstance(left, t.Name) and left.scope.owner_of(left.name) is not None:
        # A text that is added to is another text from here on.
        owner = left.scope.owner_of(left.name)
        assert owner is not None  # noqa: S101  asked for a line above
        owner.bind(left.name, term)
    return term


def _unary(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    operand = node.child_by_field_name("operand")
    operator = lowerer.text(node.child_by_field_name("operator"))
    parts = [lowerer.term(operand, frame)] if operand is not None else []
    if operator == "defined?":
        return lowerer.opaque(node)
    if operator in {"-", "~", "+"}:
        return t.Operation(lowerer.at(node), operator, parts)
    return lowerer.opaque(node, parts)


def _range(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    ends = [
        lowerer.term(end, frame) if end is not None else lowerer.constant(node, None)
        for end in (node.child_by_field_name("begin"), node.child_by_field_name("end"))
    ]
    callee = t.Outside(lowerer.at(node), "Range.exclusive" if "..." in _operator(lowerer, node) else "Range.inclusive")
    return t.Call(lowerer.at(node), callee, ends)


def _operator(lowerer: Lowerer, node: Node) -> str:
    return lowerer.text(node.child_by_field_name("operator"))


# --- collections


def _array(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    return t.Items(lowerer.at(node), [item(lowerer, child, frame) for child in named(node)])


def item(lowerer: Lowerer, node: Node, frame: Frame) -> tuple[t.Term | None, t.Term]:
    """Return an element of a list or map with its key, null where there is none."""
    if node.type == "pair":
        key, value = node.child_by_field_name("key"), node.child_by_field_name("value")
        if key is None:
            return None, lowerer.opaque(node)
        key_term = lowerer.term(key, frame)
        if value is None:  # {name:} stands for {name: name}
            return key_term, _named_by_key(lowerer, key, frame)
        return key_term, lowerer.term(value, frame)
    return None, lowerer.term(node, frame)


def _named_by_key(lowerer: Lowerer, key: Node, frame: Frame) -> t.Term:
    name = lowerer.text(key).rstrip(":")
    if frame.scope.owner_of(name) is not None:
        return t.Name(lowerer.at(key), name, frame.scope)
    return lowerer.own_call(key, name, frame)


def _splat(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    inner = named(node)
    return t.Spread(lowerer.at(node), lowerer.term(inner[0], frame)) if inner else lowerer.opaque(node)


def _list_or_one(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    return _array(lowerer, node, frame)


# --- control flow: what a branch gives last is what the whole may be


def _sequence(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    return lowerer.body(named(node), frame) or lowerer.constant(node, None)


def _choice(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    """Lower `if`, `unless`, `elsif` ladders, the conditional operator and modifiers."""
    options: list[t.Term] = []
    here: Node | None = node
    while here is not None:
        condition = here.child_by_field_name("condition")
        if condition is not None:
            lowerer.emit(lowerer.term(condition, frame))
        for name in ("consequence", "body"):
            branch = here.child_by_field_name(name)
            if branch is not None:
                options.append(lowerer.term(branch, frame))
        rest = here.child_by_field_name("alternative")
        if rest is None or rest.type not in {"elsif", "conditional"}:
            if rest is not None:
                options.append(lowerer.term(rest, frame))
            break
        here = rest
    return t.Either(lowerer.at(node), options)


def _parts_then_value(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    """Lower a body with `rescue`, `else` and `ensure`: any of them may give the value."""
    options: list[t.Term] = []
    last: t.Term | None = None
    for child in named(node):
        term = lowerer.emit(lowerer.term(child, frame))
        if child.type in {"rescue", "else"}:
            options.append(term)
        elif child.type != "ensure":
            last = term
    if last is not None:
        options.append(last)
    if not options:
        return lowerer.constant(node, None)
    return options[0] if len(options) == 1 else t.Either(lowerer.at(node), options)


def _rescue(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    exceptions = node.child_by_field_name("exceptions")
    for child in named(exceptions):
        lowerer.emit(lowerer.term(child, frame))
    for name in named(node.child_by_field_name("variable")):
        bind_pattern(lowerer, name, lowerer.opaque(name), frame)
    body = node.child_by_field_name("body")
    return lowerer.term(body, frame) if body is not None else lowerer.constant(node, None)


def _case(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    value = node.child_by_field_name("value")
    subject = lowerer.emit(lowerer.term(value, frame)) if value is not None else lowerer.constant(node, None)
    options: list[t.Term] = []
    for clause in named(node):
        if clause == value:
            continue
        if clause.type == "in_clause":
            pattern = clause.child_by_field_name("pattern")
            if pattern is not None:
                bind_pattern(lowerer, pattern, subject, frame)
            lowerer.body(named(clause.child_by_field_name("guard")), frame)
        else:
            for pattern in clause.children_by_field_name("pattern"):
                lowerer.body(named(pattern), frame)
        body = clause.child_by_field_name("body")
        if body is not None:
            options.append(lowerer.term(body, frame))
        elif clause.type == "else":
            options.append(_sequence(lowerer, clause, frame))
    return t.Either(lowerer.at(node), options)


def _for(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    value, pattern = node.child_by_field_name("value"), node.child_by_field_name("pattern")
    items = named(value)
    if pattern is not None and items:
        subject = lowerer.emit(lowerer.term(items[0], frame))
        bind_pattern(lowerer, pattern, t.Each(lowerer.at(pattern), subject), frame)
    body = node.child_by_field_name("body")
    return lowerer.term(body, frame) if body is not None else lowerer.constant(node, None)


def _matched(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    value, pattern = node.child_by_field_name("value"), node.child_by_field_name("pattern")
    if value is None or pattern is None:
        return lowerer.opaque(node)
    subject = lowerer.emit(lowerer.term(value, frame))
    bind_pattern(lowerer, pattern, subject, frame)
    return lowerer.opaque(node)


def _rescued(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    return t.Either(lowerer.at(node), [lowerer.term(child, frame) for child in named(node)])


def _returned(lowerer: Lowerer, node: Node, frame: Frame) -> t.Term:
    """Lower `return`, `break` and `next`: what they carry is what the method or block may give."""
    values = [lowerer.term(child, frame) for child in named(node)]
    inner = named(node)[0] if values else None
    value = values[0] if values else lowerer.constant(node, None)
    if inner is not None and inner.type == "argument_list":
        items = [lowerer.term(child, frame) for child in named(inner)]
        value = items[0] if len(items) == 1 else t.Items(lowerer.at(node), [(None, one) for one in items])
    routine = frame.method if node.type == "return" else frame.block
    if routine is not None:
        routine.returns.append(value)
    return value


TABLE: Mapping[str, Callable[[Lowerer, Node, Frame], t.Term]] = {
    "string": _string,
    "chained_string": lambda lowerer, node, frame: _joined(
        lowerer, node, [lowerer.term(child, frame) for child in named(node)]
    ),
    "delimited_symbol": _string,
    "regex": _regex,
    "bare_string": _word,
    "bare_symbol": _word,
    "subshell": _subshell,
    "heredoc_beginning": _heredoc,
    "simple_symbol": _symbol,
    "hash_key_symbol": _key,
    "character": _character,
    "string_array": _words,
    "symbol_array": _words,
    "integer": _number,
    "float": _number,
    "nil": _simple(None),
    "true": _simple(True),
    "false": _simple(False),
    "identifier": _identifier,
    "constant": constant_name,
    "instance_variable": _instance_variable,
    "class_variable": _instance_variable,
    "global_variable": _global,
    "self": _self,
    "unary": _unary,
    "range": _range,
    "array": _array,
    "hash": _array,
    "right_assignment_list": _list_or_one,
    "splat_argument": _splat,
    "hash_splat_argument": _splat,
    "program": _sequence,
    "parenthesized_statements": _sequence,
    "block_body": _sequence,
    "then": _sequence,
    "do": _sequence,
    "else": _sequence,
    "ensure": _sequence,
    "begin_block": _sequence,
    "end_block": _sequence,
    "interpolation": _sequence,
    "body_statement": _parts_then_value,
    "begin": _parts_then_value,
    "rescue": _rescue,
    "rescue_modifier": _rescued,
    "if": _choice,
    "unless": _choice,
    "elsif": _choice,
    "conditional": _choice,
    "if_modifier": _choice,
    "unless_modifier": _choice,
    "while": _choice,
    "until": _choice,
    "while_modifier": _choice,
    "until_modifier": _choice,
    "case": _case,
    "case_match": _case,
    "for": _for,
    "match_pattern": _matched,
    "test_pattern": _matched,
    "return": _returned,
    "break": _returned,
    "next": _returned,
}
