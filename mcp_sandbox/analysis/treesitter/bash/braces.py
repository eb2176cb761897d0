"""Brace expansion: `{a,b}` and `{1..9}`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mcp_sandbox.analysis.treesitter.bash.syntax import Literal, Part
from mcp_sandbox.analysis.treesitter.bash.texts import UNKNOWN

__all__ = ["braced"]

_WORDS_MAX = 512
_OPAQUE = 0xE100
"""Stands for the first part that is no plain character."""

_SEQUENCE = re.compile(r"(-?\d+|[A-Za-z])\.\.(-?\d+|[A-Za-z])(?:\.\.(-?\d+))?")


def braced(parts: Sequence[Part]) -> list[Sequence[Part]]:
    """Return the words that a word becomes by its braces."""
    if not any(isinstance(part, Literal) and not part.quoted and "{" in part.text for part in parts):
        return [parts]
    opaque: list[Part] = []
    text: list[str] = []
    for part in parts:
        if isinstance(part, Literal) and not part.quoted:
            text.append(part.text)
        elif len(opaque) < 0x1000:
            text.append(chr(_OPAQUE + len(opaque)))
            opaque.append(part)
    expanded = _expanded("".join(text))
    if expanded is None:
        return [[Literal(UNKNOWN)]]
    return [list(_restored(one, opaque)) for one in expanded]


def _restored(text: str, opaque: Sequence[Part]) -> Iterator[Part]:
    for piece in re.split(r"([\ue100-\uf0ff])", text):
        if len(piece) == 1 and _OPAQUE <= ord(piece) < _OPAQUE + len(opaque):
            yield opaque[ord(piece) - _OPAQUE]
        elif piece:
            yield Literal(piece)


def _expanded(text: str) -> list[str] | None:
    """Return what `text` becomes; null where that is too much. A stack of texts still to be expanded, in order."""
    done: list[str] = []
    waiting = [("", text)]
    steps = 0
    while waiting:
        steps += 1
        before, rest = waiting.pop()
        found = _first_brace(rest)
        if found is None:
            done.append(before + rest)
        else:
            start, stop, choices = found
            waiting += [(before + rest[:start], one + rest[stop:]) for one in reversed(choices)]
        if len(done) + len(waiting) > _WORDS_MAX or steps > _WORDS_MAX * 8:
            return None
    return done


def _first_brace(text: str) -> tuple[int, int, list[str]] | None:
    """Return the first brace that is expanded: where it starts and stops, and its choices."""
    closing = _closings(text)
    start = text.find("{")
    while start >= 0:
        stop = closing.get(start)
        if stop is not None:
            choices = _choices(text[start + 1 : stop])
            if choices is not None:
                return start, stop + 1, choices
        start = text.find("{", start + 1)
    return None


def _closings(text: str) -> dict[int, int]:
    open_at: list[int] = []
    found: dict[int, int] = {}
    for match in re.finditer(r"[{}]", text):
        if match[0] == "{":
            open_at.append(match.start())
        elif open_at:
            found[open_at.pop()] = match.start()
    return found


def _choices(inner: str) -> list[str] | None:
    sequence = _SEQUENCE.fullmatch(inner)
    if sequence is not None:
        return _sequence(sequence)
    level = 0
    pieces = [""]
    for piece in re.split(r"([{},])", inner):
        if piece == "," and level == 0:
            pieces.append("")
            continue
        level += {"{": 1, "}": -1}.get(piece, 0)
        pieces[-1] += piece
    return pieces if len(pieces) > 1 else None


def _sequence(match: re.Match[str]) -> list[str] | None:
    first, last, step = match.groups()
    is_number = first.lstrip("-").isdigit()
    if is_number != last.lstrip("-").isdigit():
        return None
    start, stop = (int(first), int(last)) if is_number else (ord(first), ord(last))
    stride = abs(int(step)) if step and int(step) else 1
    if abs(stop - start) // stride > _WORDS_MAX:
        return [UNKNOWN]
    numbers = range(start, stop + 1, stride) if start <= stop else range(start, stop - 1, -stride)
    if not is_number:
        return [chr(number) for number in numbers]
    padded = re.match(r"-?0\d", first) or re.match(r"-?0\d", last)
    width = max(len(first), len(last)) if padded else 0
    return [f"{number:0{width}d}" if width else str(number) for number in numbers]
