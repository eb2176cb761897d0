"""How values of the file stand in messages: short, quoted, and harmless to a terminal."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time

from mcp_sandbox.domain.visible import visible

__all__ = ["dotted", "kind_of", "near", "quoted"]

_CHARACTERS_MAX = 60
"""Length of a value in a message; the file has the rest."""

_BARE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")


def quoted(value: object) -> str:
    """Return `value` in double quotes where it is text, else as TOML would write it; shortened and escaped."""
    match value:
        case str():
            short = value if len(value) <= _CHARACTERS_MAX else f"{value[:_CHARACTERS_MAX]}…"
            return '"' + visible(short).replace("\n", "\\n").replace("\t", "\\t") + '"'
        case bool():
            return "true" if value else "false"
        case int() | float():
            # A whole number of thousands of digits can't be turned into text at all.
            return f"{value}" if isinstance(value, float) or value.bit_length() < 200 else "a huge number"
        case _:
            return kind_of(value)


def kind_of(value: object) -> str:
    """Return what TOML calls a value of this type, with its article."""
    match value:
        case bool():
            return "true or false"
        case str():
            return "text"
        case int():
            return "a whole number"
        case float():
            return "a number with a fraction"
        case datetime():
            return "a date and time"
        case date() | time():
            return "a date or a time alone"
        case Mapping():
            return "a table"
        case _:
            return "a list"


def dotted(path: Iterable[str | int]) -> str:
    """Return `path` as TOML writes a dotted key, list positions in brackets, counted from 0."""
    parts: list[str] = []
    for part in path:
        if isinstance(part, int):
            parts.append(f"[{part}]")
        else:
            name = part if part and _BARE.issuperset(part) else quoted(part)
            parts.append(f".{name}" if parts else name)
    return "".join(parts)


def near(name: str, known: Iterable[str]) -> str:
    """Return a sentence that names what was probably meant, or what there is."""
    names = list(known)
    folded = {candidate.casefold(): candidate for candidate in names}
    wanted = name.casefold().replace("-", "_")[:_CHARACTERS_MAX]
    if close := difflib.get_close_matches(wanted, folded, n=1, cutoff=0.7):
        return f"Did you mean {folded[close[0]]}?"
    if len(wanted) >= 3:
        begins = [candidate for candidate in names if candidate.casefold().startswith(wanted)]
        if len(begins) == 1:
            return f"Did you mean {begins[0]}?"
    return f"Known here: {', '.join(names)}." if names else "There are none."
