"""What Java's texts, builders and numbers give."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from mcp_sandbox.analysis.treesitter.calling import in_order
from mcp_sandbox.analysis.treesitter.dialect import Given
from mcp_sandbox.analysis.treesitter.folding import (
    TEXT_CHARACTERS_MAX,
    Scalar,
    fold,
    from_base64,
    from_hex,
    from_percent,
    join,
    literals,
    shown,
)
from mcp_sandbox.analysis.treesitter.formatting import formatted
from mcp_sandbox.analysis.treesitter.java.literals import Char
from mcp_sandbox.analysis.treesitter.resolver import Resolver
from mcp_sandbox.analysis.treesitter.values import Known, Literal, Value, merge, ordered, texts

__all__ = ["SOME_TEXT", "TEXT_FUNCTIONS", "TEXT_METHODS", "as_character", "known", "whole"]

SOME_TEXT: Value = frozenset([Known("java.lang.String", is_instance=True)])
"""A text that nobody knows."""

_PIECES_MAX = 4_096


def known(value: Value) -> Value:
    """Return the constants in `value`; all of it where there are none."""
    return frozenset(atom for atom in value if isinstance(atom, Literal)) or value


def _text(value: Scalar) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def whole(value: Scalar) -> int:
    """Return a constant as a whole number; a character is one.

    Raises:
        TypeError: it is none.
    """
    if isinstance(value, str) and len(value) == 1:
        return ord(value)
    if not isinstance(value, int):
        raise TypeError
    return value


# --- methods of texts


def _concat(text: Scalar, other: Scalar, start: Scalar = None, end: Scalar = None) -> str:
    if end is not None:
        return _text(text) + _text(other)[whole(start) : whole(end)]
    return _text(text) + shown(other)


def _insert(text: Scalar, position: Scalar, other: Scalar) -> str:
    at = whole(position)
    return _text(text)[:at] + shown(other) + _text(text)[at:]


def _replace(text: Scalar, old: Scalar, new: Scalar) -> str:
    if isinstance(old, int):  # of a builder: from, to, what
        raise TypeError
    return _text(text).replace(_text(old), _text(new))


def _replace_part(text: Scalar, start: Scalar, end: Scalar, new: Scalar) -> str:
    return _text(text)[: whole(start)] + _text(new) + _text(text)[whole(end) :]


def _delete(text: Scalar, start: Scalar, end: Scalar = None) -> str:
    stop = whole(start) + 1 if end is None else whole(end)
    return _text(text)[: whole(start)] + _text(text)[stop:]


def _substring(text: Scalar, start: Scalar, end: Scalar = None) -> str:
    return _text(text)[whole(start) : None if end is None else whole(end)]


def _repeat(text: Scalar, count: Scalar) -> str:
    if whole(count) * len(_text(text)) > TEXT_CHARACTERS_MAX:
        raise ValueError
    return _text(text) * whole(count)


def _replaced(*values: Scalar) -> str:
    return _replace_part(*values) if len(values) == 4 else _replace(*values)


def _char_at(text: Scalar, position: Scalar) -> Char:
    return Char(_text(text)[whole(position)])


def _itself(text: Scalar, *_: Scalar) -> str:
    return _text(text)


def _reversed(text: Scalar) -> str:
    return _text(text)[::-1]


def _length(text: Scalar) -> int:
    return len(_text(text))


def _position(text: Scalar, part: Scalar) -> int:
    return _text(text).find(_text(part))


def _stripped(text: Scalar) -> str:
    return _text(text).strip()


def _lower(text: Scalar, *_: Scalar) -> str:
    return _text(text).lower()


def _upper(text: Scalar, *_: Scalar) -> str:
    return _text(text).upper()


def _below(text: Scalar, other: Scalar) -> str:
    return f"{_text(text)}/{_text(other)}"


TEXT_METHODS: Mapping[str, Callable[..., Scalar]] = {
    **dict.fromkeys(("toString", "intern", "getBytes", "toCharArray", "stripIndent", "toPath", "toFile"), _itself),
    **dict.fromkeys(("toAbsolutePath", "normalize", "getPath", "getAbsolutePath", "translateEscapes"), _itself),
    **dict.fromkeys(("concat", "append"), _concat),
    "insert": _insert,
    **dict.fromkeys(("replace", "replaceAll", "replaceFirst"), _replaced),
    **dict.fromkeys(("delete", "deleteCharAt"), _delete),
    **dict.fromkeys(("substring", "subSequence"), _substring),
    "repeat": _repeat,
    "reverse": _reversed,
    "charAt": _char_at,
    "length": _length,
    "indexOf": _position,
    **dict.fromkeys(("trim", "strip"), _stripped),
    "toLowerCase": _lower,
    "toUpperCase": _upper,
    "resolve": _below,
}
"""By name; a pattern is taken as plain text."""


# --- functions


def text_of(resolver: Resolver, given: Given) -> Value:
    """Return a text made of a text, of characters, or of bytes."""
    if not given.values:
        return literals([""])
    found = [fold(_as_text, [frozenset(atom for atom in given.at(0) if isinstance(atom, Literal))])]
    for atom in ordered(given.at(0)):
        listed = in_order(resolver, frozenset([atom]))
        if listed and len(listed) <= _PIECES_MAX:
            found.append(join([fold(as_character, [known(value)]) for value in listed]))
    start, count = given.at(1), given.at(2)
    whole = merge(*found)
    if start and count and all(isinstance(atom, Literal) for atom in start | count):
        return fold(_part, [whole, start, count])
    return whole or SOME_TEXT


def _as_text(value: Scalar) -> str:
    return str(shown(value))


def _part(text: Scalar, start: Scalar, count: Scalar) -> str:
    return _text(text)[whole(start) : whole(start) + whole(count)]


def _builder(resolver: Resolver, given: Given) -> Value:
    """Return what a builder begins with; a number is only its size."""
    first = frozenset(atom for atom in given.at(0) if not (isinstance(atom, Literal) and isinstance(atom.value, int)))
    return text_of(resolver, Given(given.call, [first])) if first else literals([""])


def as_character(code: Scalar) -> str:
    """Return the character of a code; a text is itself."""
    return code if isinstance(code, str) else chr(whole(code) & 0xFFFF)


def _as_char(code: Scalar) -> Char:
    return Char(as_character(code))


def _joined(resolver: Resolver, given: Given) -> Value:
    return joined(resolver, given.at(0), given.values[1:])


def joined(resolver: Resolver, separator: Value, values: Sequence[Value]) -> Value:
    """Return `values`, or the elements of the list that they are, with `separator` between them."""
    listed = in_order(resolver, values[0]) if len(values) == 1 else None
    parts = listed if listed is not None else list(values)
    pieces: list[Value] = []
    for index, value in enumerate(parts):
        pieces += [known(separator), known(value)] if index else [known(value)]
    return join(pieces) or SOME_TEXT


def _decoder(decode: Callable[[str], str]) -> Callable[[Resolver, Given], Value]:
    def one(text: Scalar) -> str:
        return decode(_text(text))

    def decoded(_resolver: Resolver, given: Given) -> Value:
        return fold(one, [known(given.at(0))]) or SOME_TEXT

    return decoded


def _number(_resolver: Resolver, given: Given) -> Value:
    base = given.at(1) or literals([10])
    return fold(_parsed, [known(given.at(0)), base])


def _parsed(text: Scalar, base: Scalar) -> int:
    return int(_text(text), whole(base))


def _shown(_resolver: Resolver, given: Given) -> Value:
    return join([known(given.at(0))]) or SOME_TEXT


def _first(_resolver: Resolver, given: Given) -> Value:
    return given.at(0)


def _letter(_resolver: Resolver, given: Given) -> Value:
    return fold(_as_char, [known(given.at(0))])


def _formatted(_resolver: Resolver, given: Given) -> Value:
    return formatted([known(value) for value in given.values]) or SOME_TEXT


def _told(_resolver: Resolver, given: Given) -> Value:
    """Return what the machine tells: of the home folder it is known what it is."""
    return literals(["~"]) if {"user.home", "HOME", "USERPROFILE"} & set(texts(given.at(0))) else SOME_TEXT


TEXT_FUNCTIONS: Mapping[str, Callable[[Resolver, Given], Value]] = {
    **dict.fromkeys(("java.lang.System.getProperty", "java.lang.System.getenv"), _told),
    **dict.fromkeys(("java.lang.String.new", "java.lang.String.valueOf", "java.lang.String.copyValueOf"), text_of),
    **dict.fromkeys(("java.lang.StringBuilder.new", "java.lang.StringBuffer.new"), _builder),
    **dict.fromkeys(("java.lang.Character.toString", "java.lang.Character.toChars"), _letter),
    **dict.fromkeys(("java.lang.Character.valueOf", "java.lang.Character.new"), _letter),
    "java.lang.String.join": _joined,
    "java.lang.String.format": _formatted,
    **dict.fromkeys(("java.lang.Integer.toString", "java.lang.Long.toString", "java.util.Objects.toString"), _shown),
    **dict.fromkeys(("java.lang.Integer.parseInt", "java.lang.Integer.valueOf", "java.lang.Byte.parseByte"), _number),
    **dict.fromkeys(("java.lang.Long.parseLong", "java.lang.Integer.decode", "java.lang.Short.parseShort"), _number),
    "java.util.Base64.Decoder.decode": _decoder(from_base64),
    "java.util.HexFormat.parseHex": _decoder(from_hex),
    "java.net.URLDecoder.decode": _decoder(from_percent),
    **dict.fromkeys(
        ("java.util.Objects.requireNonNull", "java.util.Objects.requireNonNullElse", "java.lang.Character.charValue"),
        _first,
    ),
}
"""What functions of the library make of texts and numbers, by full name."""
