"""Words to fields: what a word may become, as far as it is known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal as Choice
from typing import Protocol, TypeAlias

from mcp_sandbox.analysis.treesitter.bash.arithmetic import evaluate
from mcp_sandbox.analysis.treesitter.bash.braces import braced
from mcp_sandbox.analysis.treesitter.bash.parameters import (
    cased,
    removed,
    replaced,
    sliced,
    sliced_list,
    transformed,
)
from mcp_sandbox.analysis.treesitter.bash.state import State, Value, elements, scalar
from mcp_sandbox.analysis.treesitter.bash.syntax import (
    Arithmetic,
    Block,
    Literal,
    Parameter,
    Part,
    Process,
    Substitution,
    Word,
)
from mcp_sandbox.analysis.treesitter.bash.texts import (
    ALTERNATIVES_MAX,
    UNKNOWN,
    Texts,
    alternatives,
    combined,
    is_known,
    shortened,
)

__all__ = ["Expanding", "Fields", "Words", "split"]

Fields: TypeAlias = tuple[str, ...]
_Base: TypeAlias = str | list[str] | None
"""What a parameter holds before its operator: a text, the elements of a list, or nothing where it is unset."""


class Expanding(Protocol):
    """What words need of the shell that expands them."""

    state: State

    def output_of(self, block: Block) -> Texts:
        """Run `block` as a command substitution."""
        ...

    def file_of(self, process: Process) -> str:
        """Return the name of the file that stands for `process`."""
        ...

    def prompt(self, text: str) -> Texts:
        """Return what a prompt's text becomes, commands in it included."""
        ...

    def was_read(self, name: str) -> None:
        """Take note that a variable is read which the script doesn't set."""
        ...


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    kind: Choice["plain", "quoted", "split", "empty", "break"]


_BREAK = _Token("", "break")
_EMPTY = _Token("", "empty")
_TARGET = re.compile(r"([A-Za-z_]\w*|\d+|[@*])(?:\[(.*)\])?", re.ASCII | re.DOTALL)


class Words:
    """Expands words in a shell."""

    def __init__(self, shell: Expanding) -> None:
        self._shell = shell

    def texts(self, word: Word) -> Texts:
        """Return what `word` may be where it is not split: in an assignment, a here-document, a pattern."""
        if len(word.parts) == 1 and isinstance(word.parts[0], Literal):
            return (word.parts[0].text,)
        return alternatives(
            shortened("".join(" " if token is _BREAK else token.text for token in tokens))
            for tokens in self._tokens(word.parts)
        )

    def fields(self, word: Word) -> tuple[Fields, ...]:
        """Return the lists of fields that `word` may become."""
        if len(word.parts) == 1 and isinstance(word.parts[0], Literal) and "{" not in word.parts[0].text:
            return ((word.parts[0].text,),)
        pieces = [self._fields(parts) for parts in braced(word.parts)]
        if len(pieces) == 1:
            return pieces[0]
        return alternatives(tuple(field for piece in one for field in piece) for one in combined(pieces))

    def all_fields(self, words: Sequence[Word]) -> tuple[Fields, ...]:
        """Return the lists of fields that `words` may become together."""
        pieces = [self.fields(word) for word in words]
        if all(len(piece) == 1 for piece in pieces):
            return (tuple(field for piece in pieces for field in piece[0]),)
        return alternatives(tuple(field for piece in one for field in piece) for one in combined(pieces))

    def number(self, word: Word) -> int | None:
        """Return the value of an expression; null where it can't be known."""
        found = [evaluate(text, self) if is_known(text) else None for text in self.texts(word)]
        return next((one for one in found if one is not None), None)

    def number_text(self, name: str, index: str) -> str | None:
        """Return what a variable holds in an expression; null where it can't be known."""
        values = self._shell.state.get(name)
        key = index[1:-1] if index else "0"
        if index and not key.isdigit():
            number = evaluate(key, self)
            key = str(number) if number is not None else key
        found = [
            (value.get(key) or "") if not isinstance(value, str) else value if key == "0" else "" for value in values
        ]
        for text in found:
            if "$(" in text or "`" in text:
                self._shell.prompt(text)  # an index is expanded again while it is calculated
        if len(found) > 1 or not all(map(is_known, found)):
            return None
        return found[0] if found else ""

    def set_number(self, name: str, index: str, value: int | None) -> None:
        """Give a variable the value that an expression assigns."""
        if not index:
            self._shell.state.set(name, [UNKNOWN if value is None else str(value)])

    def _fields(self, parts: Sequence[Part]) -> tuple[Fields, ...]:
        has_list = any(isinstance(part, Parameter) and _is_list(part) and part.quoted for part in parts)
        separators = self._separators()
        return alternatives(_assembled(tokens, separators, keeps_empty=not has_list) for tokens in self._tokens(parts))

    def _separators(self) -> str:
        values = self._shell.state.get("IFS")
        return scalar(values[0]) if values else " \t\n"

    def _tokens(self, parts: Sequence[Part]) -> tuple[tuple[_Token, ...], ...]:
        pieces = [self._part(part) for part in parts]
        if all(len(piece) == 1 for piece in pieces):
            return (tuple(token for piece in pieces for token in piece[0]),)
        return alternatives(tuple(token for piece in one for token in piece) for one in combined(pieces))

    def _part(self, part: Part) -> tuple[tuple[_Token, ...], ...]:
        match part:
            case Literal(text=text, quoted=quoted):
                return ((_Token(text, "quoted" if quoted else "plain") if text else _EMPTY,),)
            case Parameter():
                return alternatives(self._parameter(part))
            case Substitution(script=script, quoted=quoted):
                outputs = self._shell.output_of(script)
                return alternatives((_Token(text.rstrip("\n"), _kind(quoted=quoted)),) for text in outputs)
            case Process():
                return ((_Token(self._shell.file_of(part), "plain"),),)
            case Arithmetic(expression=expression):
                number = self.number(expression)
                return ((_Token(UNKNOWN if number is None else str(number), "plain"),),)

    def _parameter(self, part: Parameter) -> Iterator[tuple[_Token, ...]]:
        if part.prefix == "names":
            names = [name for name in self._shell.state.variables.names() if name.startswith(part.name)]
            yield self._emitted(part, names)
            return
        if part.prefix == "!" and not (part.index and _is_list(part)):
            yield from self._indirect(part)
            return
        for base in self._bases(part):
            for value in self._operated(part, base):
                yield self._emitted(part, value)

    def _indirect(self, part: Parameter) -> Iterator[tuple[_Token, ...]]:
        for base in self._bases(replace(part, prefix="")):
            text = base if isinstance(base, str) else " ".join(base or ())
            match = _TARGET.fullmatch(text)
            if match is None:
                yield (_Token(UNKNOWN, _kind(quoted=part.quoted)),)
                continue
            index = Word((Literal(match[2], quoted=True),), 0, 0) if match[2] else None
            yield from self._parameter(replace(part, name=match[1], prefix="", index=index))

    def _bases(self, part: Parameter) -> Iterator[_Base]:
        state = self._shell.state
        name = part.name
        if name in {"@", "*"}:
            yield [UNKNOWN] if state.positional is None else list(state.positional)
        elif name == "#":
            yield UNKNOWN if state.positional is None else str(len(state.positional))
        elif name == "0":
            yield state.name
        elif name.isdigit():
            yield self._argument(int(name))
        else:
            yield from self._variable(part, name)

    def _argument(self, number: int) -> str | None:
        positional = self._shell.state.positional
        if positional is None:
            return UNKNOWN
        return positional[number - 1] if number <= len(positional) else None

    def _variable(self, part: Parameter, name: str) -> Iterator[_Base]:
        state = self._shell.state
        if state.target(name) not in state.variables:
            self._shell.was_read(name)
        values = state.get(name)
        if part.index is None:
            yield from ([scalar(value) for value in values] or [None])
        elif _is_list(part):
            for value in values or ("",):
                keys = [key for key, _ in value.items] if not isinstance(value, str) else ["0"]
                yield (keys if part.prefix == "!" else elements(value)) if values else []
        else:
            for value in values:
                keys = self.texts(part.index)
                yield from (one for key in keys for one in self._element(value, key))

    def _element(self, value: Value, key: str) -> Iterator[str | None]:
        """Yield what stands at `key` of an array; where nobody knows which that is, all that may."""
        if isinstance(value, str):
            yield value if key in {"0", UNKNOWN} else UNKNOWN if UNKNOWN in value else None
            return
        found = value.get(key) if is_known(key) else None
        number = evaluate(key, self) if found is None and is_known(key) else None
        if number is not None and number < 0:
            number += int(value.next_key())
        if found is not None or number is not None:
            yield found if found is not None else value.get(str(number))
        elif any(name.isdigit() for name, _ in value.items) or not is_known(key):
            yield from elements(value)[:ALTERNATIVES_MAX]
        else:
            yield None

    def _operated(self, part: Parameter, base: _Base) -> Iterator[str | list[str]]:
        operator = part.operator
        if part.prefix == "#":
            yield self._length(base)
        elif not operator:
            yield [] if base is None and _is_list(part) else base if base is not None else ""
        elif operator[-1:] in "-=?+" and operator.lstrip(":") in {"-", "=", "?", "+"}:
            yield from self._defaulted(part, base)
        elif operator == ":":
            yield self._sliced(part, base)
        else:
            yield from self._mapped(part, base)

    def _length(self, base: _Base) -> str:
        if base is None:
            return "0"
        if isinstance(base, list):
            return UNKNOWN if UNKNOWN in base else str(len(base))
        return str(len(base)) if is_known(base) else UNKNOWN

    def _defaulted(self, part: Parameter, base: _Base) -> Iterator[str | list[str]]:
        sign = part.operator[-1]
        is_empty = base is None or base == [] or (part.operator.startswith(":") and base == "")
        is_unknown = base in (UNKNOWN, [UNKNOWN])
        argument = self.texts(part.argument) if part.argument is not None else ("",)
        if sign == "+":
            if not is_empty:
                yield from argument
            if is_empty or is_unknown:
                yield ""
            return
        if not is_empty and base is not None:
            yield base
        if is_empty and sign == "?":
            yield UNKNOWN
        elif is_empty or (is_unknown and sign != "?"):
            if sign == "=":
                self._shell.state.set(part.name, argument)
            yield from argument

    def _sliced(self, part: Parameter, base: _Base) -> str | list[str]:
        offset = self.number(part.argument) if part.argument is not None else 0
        length = self.number(part.second) if part.second is not None else None
        has_length = part.second is not None
        if isinstance(base, list):
            if part.name in {"@", "*"} and offset is not None:
                base = [self._shell.state.name, *base]
            return sliced_list(base, offset, length, has_length=has_length)
        return sliced(base or "", offset, length, has_length=has_length)

    def _mapped(self, part: Parameter, base: _Base) -> Iterator[str | list[str]]:
        arguments = self.texts(part.argument) if part.argument is not None else ("",)
        news = self.texts(part.second) if part.second is not None else ("",)
        for argument, new in combined([arguments, news]):
            found = base if isinstance(base, list) else [base or ""]
            changed = [text for one in found for text in self._changed(part, one, argument, new)]
            yield changed if isinstance(base, list) else changed[0]

    def _changed(self, part: Parameter, text: str, argument: str, new: str) -> Texts:
        operator = part.operator
        if operator[0] in "#%":
            return (removed(text, operator, argument),)
        if operator[0] == "/":
            return (replaced(text, operator, argument, new),)
        if operator[0] in "^,~":
            return (cased(text, operator, argument),)
        if operator == "@P":
            return self._shell.prompt(text)
        changed = transformed(text, operator, part.name)
        return (UNKNOWN if changed is None else changed,)

    def _emitted(self, part: Parameter, value: str | list[str]) -> tuple[_Token, ...]:
        kind = _kind(quoted=part.quoted)
        if isinstance(value, str):
            return (_Token(value, kind),)
        star = part.name == "*" or (part.index is not None and part.index.plain() == "*")
        if star and part.quoted:
            return (_Token(self._separators()[:1].join(value), kind),)
        found: list[_Token] = []
        for text in value:
            found += [_BREAK, _Token(text, kind)] if found else [_Token(text, kind)]
        return tuple(found)


def _is_list(part: Parameter) -> bool:
    index = part.index.plain() if part.index is not None else None
    return part.name in {"@", "*"} or index in {"@", "*"}


def _kind(*, quoted: bool) -> Choice["quoted", "split"]:
    return "quoted" if quoted else "split"


def _assembled(tokens: Sequence[_Token], separators: str, *, keeps_empty: bool) -> Fields:
    """Return the fields that `tokens` make, those of unquoted expansions split."""
    fields: list[str] = []
    current = ""
    is_present = False
    for token in tokens:
        if token.kind == "break":
            pieces = ["", ""]
        elif token.kind == "split":
            pieces = split(token.text, separators)
        else:
            pieces = [token.text]
            is_present |= token.kind != "empty" or keeps_empty
        for position, piece in enumerate(pieces):
            if position:
                if current or is_present:
                    fields.append(current)
                current, is_present = "", False
            current += piece
    if current or is_present:
        fields.append(current)
    return tuple(fields)


def split(text: str, separators: str) -> list[str]:
    """Split `text` at `separators`; a first or last piece that is empty says that it ends the word beside it."""
    if not separators or not text:
        return [text]
    blanks = "".join(char for char in separators if char in " \t\n")
    others = "".join(char for char in separators if char not in " \t\n")
    if not others:
        return re.split(f"[{re.escape(blanks)}]+", text)
    if not blanks:
        return re.split(f"[{re.escape(others)}]", text)
    blank = f"[{re.escape(blanks)}]"
    return re.split(f"{blank}*[{re.escape(others)}]{blank}*|{blank}+", text)
