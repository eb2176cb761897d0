"""`${…}`: what the operators of parameter expansion make of texts."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Mapping, Sequence

from mcp_sandbox.analysis.treesitter.bash.escapes import ansi_c
from mcp_sandbox.analysis.treesitter.bash.texts import UNKNOWN, compiled, glob_pattern, is_known

__all__ = ["cased", "removed", "replaced", "sliced", "sliced_list", "transformed"]


def removed(text: str, operator: str, glob: str) -> str:
    """Return `text` without what `#`, `##`, `%` or `%%` takes away."""
    if operator.startswith("#"):
        pattern = rf"^(?:{glob_pattern(glob, lazy=operator == '#')})"
    else:
        before = ".*" if operator == "%" else ".*?"
        pattern = rf"^({before})(?:{glob_pattern(glob)})$"
    regex = compiled(pattern)
    try:
        match = regex.search(text) if regex is not None else None
    except UnicodeEncodeError:
        return UNKNOWN
    if match is None:
        return text
    return text[match.end() :] if operator.startswith("#") else match[1]


def replaced(text: str, operator: str, glob: str, new: str) -> str:
    """Return `text` after `/glob/new` or `//glob/new`; a glob that begins with `#` or `%` is bound to that end."""
    anchored = glob[:1] if operator == "/" and glob[:1] in {"#", "%"} else ""
    body = glob_pattern(glob[1:] if anchored else glob)
    if not glob or (not body and not anchored):
        return text
    pattern = f"^(?:{body})" if anchored == "#" else f"(?:{body})$" if anchored == "%" else f"(?:{body})"
    regex = compiled(pattern)
    if regex is None:
        return UNKNOWN
    try:
        return str(regex.sub(lambda _: new, text, count=0 if operator == "//" else 1))
    except UnicodeEncodeError:
        return UNKNOWN


_CASES: Mapping[str, Callable[[str], str]] = {
    "^": str.upper,
    "^^": str.upper,
    ",": str.lower,
    ",,": str.lower,
    "~": str.swapcase,
    "~~": str.swapcase,
}


def cased(text: str, operator: str, glob: str) -> str:
    """Return `text` after `^`, `^^`, `,`, `,,`, `~` or `~~`, where the characters match `glob`."""
    regex = compiled(glob_pattern(glob or "?"))
    if regex is None:
        return UNKNOWN
    change = _CASES[operator]
    head, tail = (text, "") if len(operator) == 2 else (text[:1], text[1:])
    try:
        return "".join(change(char) if char != UNKNOWN and regex.fullmatch(char) else char for char in head) + tail
    except UnicodeEncodeError:
        return UNKNOWN


def sliced(text: str, offset: int | None, length: int | None, *, has_length: bool) -> str:
    """Return the piece of `text`; unknown where its place depends on what is not known."""
    if offset is None or (has_length and length is None):
        return UNKNOWN
    known = text.find(UNKNOWN)
    if offset < 0:
        if known >= 0:
            return UNKNOWN
        offset += len(text)
        if offset < 0:
            return ""
    if length is not None and length < 0:
        return UNKNOWN if known >= 0 else text[offset : max(len(text) + length, offset)]
    stop = len(text) if length is None else offset + length
    if known >= 0 and known < offset:
        return UNKNOWN
    return text[offset:stop] if known < 0 or known >= stop else text[offset : known + 1]


def sliced_list(found: Sequence[str], offset: int | None, length: int | None, *, has_length: bool) -> list[str]:
    """Return the elements of a slice of `${a[@]}` or `$@`."""
    if offset is None or (has_length and length is None):
        return [UNKNOWN]
    if offset < 0:
        offset += len(found)
    return list(found[offset : offset + length if length is not None and length >= 0 else None]) if offset >= 0 else []


def transformed(text: str, operator: str, name: str) -> str | None:
    """Return what `@Q` and its like make of `text`; null where that is not known here."""
    apply = _TRANSFORMS.get(operator)
    if operator == "@A":
        return f"{name}={shlex.quote(text)}"
    return apply(text) if apply is not None else None


_TRANSFORMS: Mapping[str, Callable[[str], str]] = {
    "@Q": lambda text: "'" + text.replace("'", "'\\''") + "'" if is_known(text) else UNKNOWN,
    "@E": ansi_c,
    "@U": str.upper,
    "@L": str.lower,
    "@u": lambda text: text[:1].upper() + text[1:],
    "@a": lambda text: re.sub(r".*", "", text),
    "@K": lambda text: text,
    "@k": lambda text: text,
}
