"""Ruby's methods of texts on constants, within bounds."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Mapping, Sequence

import re2

from mcp_sandbox.analysis.treesitter.dialect import Given
from mcp_sandbox.analysis.treesitter.folding import from_base64, from_hex
from mcp_sandbox.analysis.treesitter.resolver import Resolver
from mcp_sandbox.analysis.treesitter.values import Atom, Bound, Literal, Object, constants, texts

__all__ = ["TEXT_FUNCTIONS", "packed", "pieces_of", "substituted"]

Scalar = str | int | float | bool | None

_PIECES_MAX = 512
_REPEATS_MAX = 4_096


def _text(value: Scalar) -> str:
    if not isinstance(value, str):
        raise ValueError
    return value


def _on_text(function: Callable[[str], Scalar]) -> Callable[..., Scalar]:
    return lambda text, *_: function(_text(text))


def _sliced(text: Scalar, start: Scalar, length: Scalar = 1) -> Scalar:
    whole = _text(text)
    if isinstance(start, str):
        return start if start in whole else None
    if not isinstance(start, int) or not isinstance(length, int) or isinstance(start, bool):
        raise ValueError
    begin = start + len(whole) if start < 0 else start
    return whole[begin : begin + length]


def _expanded(letters: str) -> str:
    return re.sub(
        r"(.)-(.)",
        lambda found: "".join(map(chr, range(ord(found[1]), min(ord(found[2]), ord(found[1]) + 255) + 1))),
        letters,
    )


def _translated(text: Scalar, old: Scalar, new: Scalar) -> Scalar:
    source, target = _expanded(_text(old)), _expanded(_text(new))
    if not target:
        return _deleted(text, old)
    target = target.ljust(len(source), target[-1])
    return _text(text).translate({ord(a): b for a, b in reversed(list(zip(source, target, strict=False)))})


def _deleted(text: Scalar, letters: Scalar) -> Scalar:
    gone = set(_expanded(_text(letters)))
    return "".join(one for one in _text(text) if one not in gone)


def _repeated(text: Scalar, count: Scalar) -> Scalar:
    if not isinstance(count, int) or count > _REPEATS_MAX:
        raise ValueError
    return _text(text) * count


def _inserted(text: Scalar, index: Scalar, other: Scalar) -> Scalar:
    if not isinstance(index, int):
        raise ValueError
    whole = _text(text)
    at = index if index >= 0 else len(whole) + index + 1
    return whole[:at] + _text(other) + whole[at:]


def _character(code: Scalar, *_: Scalar) -> Scalar:
    if not isinstance(code, int) or not 0 <= code < 0x110000 or 0xD800 <= code < 0xE000:
        raise ValueError
    return chr(code)


def _unpacked(text: Scalar, directive: Scalar) -> Scalar:
    kind = _text(directive)[:1]
    if kind in {"m", "u"}:
        return from_base64(_text(text))
    if kind in {"a", "A", "U", "Z"}:
        return _text(text)
    if kind == "H":
        return _text(text).encode().hex()
    raise ValueError


def _squeezed(text: Scalar, *_: Scalar) -> Scalar:
    return re.sub(r"(.)\1+", r"\1", _text(text))


def _to_text(value: Scalar, base: Scalar = 10) -> Scalar:
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return ""
    if isinstance(value, int) and base != 10 and isinstance(base, int) and 2 <= base <= 36 and value >= 0:
        digits = ""
        while value:
            value, rest = divmod(value, base)
            digits = "0123456789abcdefghijklmnopqrstuvwxyz"[rest] + digits
        return digits or "0"
    return str(value)


def _to_int(text: Scalar, base: Scalar = 10) -> Scalar:
    if isinstance(text, int | float):
        return int(text)
    if not isinstance(base, int):
        raise ValueError
    return int(_text(text).replace("_", "") or "0", base)


def _padded(side: str) -> Callable[..., Scalar]:
    def pad(text: Scalar, width: Scalar, filler: Scalar = " ") -> Scalar:
        if not isinstance(width, int) or width > _REPEATS_MAX or len(_text(filler)) != 1:
            raise ValueError
        whole, fill = _text(text), _text(filler)
        return {"l": whole.ljust, "r": whole.rjust, "c": whole.center}[side](width, fill)

    return pad


def _replaced(text: Scalar, other: Scalar) -> Scalar:
    del text
    return _text(other)


TEXT_FUNCTIONS: Mapping[str, Callable[..., Scalar]] = {
    "upcase": _on_text(str.upper),
    "downcase": _on_text(str.lower),
    "capitalize": _on_text(str.capitalize),
    "swapcase": _on_text(str.swapcase),
    "reverse": _on_text(lambda text: text[::-1]),
    "strip": _on_text(str.strip),
    "lstrip": _on_text(str.lstrip),
    "rstrip": _on_text(str.rstrip),
    "chomp": lambda text, end="\n": _text(text).removesuffix(_text(end)),
    "chop": _on_text(lambda text: text[:-1]),
    "chr": lambda value, *_: _text(value)[:1] if isinstance(value, str) else _character(value),
    "ord": _on_text(lambda text: ord(text[0])),
    "length": _on_text(len),
    "size": _on_text(len),
    "hex": _on_text(lambda text: int(text, 16)),
    "oct": _on_text(lambda text: int(text, 8)),
    "succ": lambda value, *_: _successor(value),
    "next": lambda value, *_: _successor(value),
    "pred": lambda value, *_: value - 1 if isinstance(value, int) else None,
    "to_s": _to_text,
    "inspect": lambda value, *_: f'"{value}"' if isinstance(value, str) else _to_text(value),
    "to_i": _to_int,
    **dict.fromkeys(
        (
            "to_sym",
            "to_str",
            "intern",
            "freeze",
            "dup",
            "clone",
            "itself",
            "scrub",
            "force_encoding",
            "encode",
            "b",
            "unicode_normalize",
            "-@",
            "+@",
            "to_path",
            "html_safe",
            "squish",
            "shellescape",
            "dump",
            "undump",
        ),
        lambda value, *_: value,
    ),
    "concat": lambda text, *others: _text(text) + "".join(_text(one) for one in others),
    "<<": lambda text, other: _text(text) + (_text(other) if isinstance(other, str) else str(_character(other))),
    "+": lambda text, other: _text(text) + _text(other),
    "prepend": lambda text, *others: "".join(_text(one) for one in others) + _text(text),
    "replace": _replaced,
    "insert": _inserted,
    "*": _repeated,
    "[]": _sliced,
    "slice": _sliced,
    "byteslice": _sliced,
    "tr": _translated,
    "tr_s": _translated,
    "delete": _deleted,
    "squeeze": _squeezed,
    "ljust": _padded("l"),
    "rjust": _padded("r"),
    "center": _padded("c"),
    "unpack1": _unpacked,
}


def _successor(value: Scalar) -> Scalar:
    if isinstance(value, int):
        return value + 1
    text = _text(value)
    return text[:-1] + chr(ord(text[-1]) + 1)


# --- pieces of a text


def pieces_of(resolver: Resolver, text: str, name: str, given: Given) -> Sequence[Scalar] | None:
    """Return the list that a method takes `text` apart to; null where the method does something else."""
    del resolver
    text = text[:_PIECES_MAX]
    if name in {"chars", "grapheme_clusters"}:
        return list(text)
    if name == "bytes":
        return list(text.encode())
    if name == "codepoints":
        return [ord(one) for one in text]
    if name in {"lines", "each_line"}:
        return text.splitlines(keepends=True)
    if name == "split":
        between = _pattern(given.at(0))
        if between == "":
            return list(text)
        return text.split() if not given.values else None if between is None else _split(text, between)
    if name == "scan":
        pattern = _pattern(given.at(0))
        return None if pattern is None else [found.group(0) for found in _compiled(pattern).finditer(text)]
    if name == "unpack":
        return _unpacked_list(text, texts(given.at(0)))
    return None


def _split(text: str, pattern: str) -> list[str]:
    return [piece for piece in _compiled(pattern).split(text) if piece is not None]


def _unpacked_list(text: str, formats: Sequence[str]) -> Sequence[Scalar] | None:
    if not formats:
        return None
    kind = formats[0][:1]
    if kind in {"C", "c"}:
        return list(text.encode("latin-1", "replace"))
    if kind == "U":
        return [ord(one) for one in text]
    if kind in {"m", "u"}:
        return [from_base64(text)]
    return [text]


def _pattern(value: frozenset[Atom]) -> str | None:
    """Return the one pattern that `value` is, in the words of a regular expression."""
    for atom in value if len(value) == 1 else ():
        if isinstance(atom, Literal) and isinstance(atom.value, str):
            return re.escape(atom.value)
        if isinstance(atom, Bound) and atom.member == "//" and isinstance(atom.owner, Literal):
            return str(atom.owner.value)
    return None


def _compiled(pattern: str) -> re2.Pattern[str]:
    options = re2.Options()
    options.log_errors = False
    try:
        return re2.compile(pattern, options)
    except re2.error:
        return re2.compile("$^", options)


def substituted(resolver: Resolver, owner: Literal, name: str, given: Given) -> list[Scalar]:
    """Return what a replacement in a text gives."""
    text = owner.value
    pattern = _pattern(given.at(0))
    if not isinstance(text, str) or pattern is None or len(text) > _REPEATS_MAX:
        return []
    if name == "delete_prefix":
        return [text.removeprefix(str(constants(given.at(0))[0]))]
    if name == "delete_suffix":
        return [text.removesuffix(str(constants(given.at(0))[0]))]
    count = 0 if name == "gsub" else 1
    mapped = _mapping(resolver, given.at(1))
    if mapped is not None:
        return [_compiled(pattern).sub(lambda found: mapped.get(found.group(0), ""), text, count)]
    return [_compiled(pattern).sub(lambda _, new=new: new, text, count) for new in texts(given.at(1))]


def _mapping(resolver: Resolver, value: frozenset[Atom]) -> dict[str, str] | None:
    for atom in value if len(value) == 1 else ():
        if isinstance(atom, Object):
            held = resolver.held(atom)
            return {str(key): one for key, inner in held.items() for one in texts(inner)[:1]}
    return None


# --- packing


def packed(directives: str, parts: Sequence[Scalar]) -> Scalar:
    """Return what `Array#pack` makes of `parts`."""
    kind = directives[:1]
    if kind in {"C", "c", "U", "W"}:
        return "".join(str(_character(one)) for one in parts)
    if kind in {"a", "A", "Z"}:
        return "".join(_text(one) for one in parts)
    first = _text(parts[0]) if parts else ""
    if kind == "H":
        return from_hex(first)
    if kind == "m":
        return base64.b64encode(first.encode()).decode()
    raise ValueError
