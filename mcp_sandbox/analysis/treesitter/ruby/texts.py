"""Ruby's methods of texts on constants, within bounds."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Mapping, Sequence

from mcp_sandbox.analysis.treesitter.folding import Scalar, from_base64, from_hex

__all__ = ["TEXT_FUNCTIONS", "filled", "packed"]

_REPEATS_MAX = 4_096


def _text(value: Scalar) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _on_text(function: Callable[[str], Scalar]) -> Callable[..., Scalar]:
    def on_text(text: Scalar, *_: Scalar) -> Scalar:
        return function(_text(text))

    return on_text


def _sliced(text: Scalar, start: Scalar, length: Scalar = 1) -> Scalar:
    whole = _text(text)
    if isinstance(start, str):
        return start if start in whole else None
    if not isinstance(start, int) or not isinstance(length, int) or isinstance(start, bool):
        raise TypeError
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
        raise TypeError
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
        raise TypeError
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


def _predecessor(value: Scalar, *_: Scalar) -> Scalar:
    return value - 1 if isinstance(value, int) else None


def _successor(value: Scalar, *_: Scalar) -> Scalar:
    if isinstance(value, int):
        return value + 1
    text = _text(value)
    return text[:-1] + chr(ord(text[-1]) + 1)


def _chomped(text: Scalar, end: Scalar = "\n") -> Scalar:
    return _text(text).removesuffix(_text(end))


def _first_character(value: Scalar, *_: Scalar) -> Scalar:
    return value[:1] if isinstance(value, str) else _character(value)


def _inspected(value: Scalar, *_: Scalar) -> Scalar:
    return f'"{value}"' if isinstance(value, str) else _to_text(value)


def _appended(text: Scalar, *others: Scalar) -> Scalar:
    return _text(text) + "".join(_text(one) for one in others)


def _prepended(text: Scalar, *others: Scalar) -> Scalar:
    return "".join(_text(one) for one in others) + _text(text)


def _grown(text: Scalar, other: Scalar) -> Scalar:
    return _text(text) + (other if isinstance(other, str) else str(_character(other)))


def _same(value: Scalar, *_: Scalar) -> Scalar:
    return value


TEXT_FUNCTIONS: Mapping[str, Callable[..., Scalar]] = {
    "upcase": _on_text(str.upper),
    "downcase": _on_text(str.lower),
    "capitalize": _on_text(str.capitalize),
    "swapcase": _on_text(str.swapcase),
    "reverse": _on_text(lambda text: text[::-1]),
    "strip": _on_text(str.strip),
    "lstrip": _on_text(str.lstrip),
    "rstrip": _on_text(str.rstrip),
    "chomp": _chomped,
    "chop": _on_text(lambda text: text[:-1]),
    "chr": _first_character,
    "ord": _on_text(lambda text: ord(text[0])),
    "length": _on_text(len),
    "size": _on_text(len),
    "hex": _on_text(lambda text: int(text, 16)),
    "oct": _on_text(lambda text: int(text, 8)),
    "succ": _successor,
    "next": _successor,
    "pred": _predecessor,
    "to_s": _to_text,
    "inspect": _inspected,
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
        _same,
    ),
    "concat": _appended,
    "<<": _grown,
    "+": _appended,
    "prepend": _prepended,
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


# --- formats

_DIRECTIVE = re.compile(r"%(?:<(\w+)>)?([-+ #0]*\d{0,3}(?:\.\d{1,3})?)([a-zA-Z%])|%\{(\w+)\}")


def filled(text: str, values: Sequence[Scalar], named: Mapping[str, Scalar]) -> str:
    """Return a format with `values` in it, or with those that it asks for by name.

    Raises:
        ValueError: it asks for more than there is.
    """
    rest = list(values)

    def fill(found: re.Match[str]) -> str:
        name = found[1] or found[4]
        if found[3] == "%":
            return "%"
        if name is None and not rest:
            raise ValueError
        value = named[name] if name is not None else rest.pop(0)
        return _shown(found[2] or "", found[3] or "s", value)

    return _DIRECTIVE.sub(fill, text)


def _shown(flags: str, kind: str, value: Scalar) -> str:
    if kind in {"s", "p"}:
        return f"%{flags}s" % _to_text(value)
    if kind == "c":
        return _text(value)[:1] if isinstance(value, str) else str(_character(value))
    return f"%{flags}{kind}" % value
