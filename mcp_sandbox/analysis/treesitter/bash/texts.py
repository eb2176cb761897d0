"""Texts that are known in part, alternatives of them, and globs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice, product
from typing import TypeAlias, TypeVar

import re2

__all__ = [
    "ALTERNATIVES_MAX",
    "TEXT_CHARACTERS_MAX",
    "UNKNOWN",
    "Texts",
    "alternatives",
    "cleaned",
    "combined",
    "compiled",
    "extended_pattern",
    "glob_matches",
    "glob_pattern",
    "is_known",
    "joined",
    "plain",
]

UNKNOWN = "\ue000"
"""Stands in a text for a piece of any length that nobody knows before the run."""

ALTERNATIVES_MAX = 8
TEXT_CHARACTERS_MAX = 65_536

Texts: TypeAlias = tuple[str, ...]
"""What a text may be, each one possible."""

_Value = TypeVar("_Value")
_PRIVATE = re.compile("[\ue000-\uf8ff]")


def cleaned(text: str) -> str:
    """Return `text` without the characters that mean something here; each becomes one other."""
    return _PRIVATE.sub("\ufffd", text)


def plain(text: str) -> str:
    """Return `text` as it may be shown to people, without its unknown pieces' mark."""
    return text.replace(UNKNOWN, "…").encode("utf-8", "replace").decode("utf-8")


def is_known(text: str) -> bool:
    """True where no piece of `text` is unknown."""
    return UNKNOWN not in text


def alternatives(found: Iterable[_Value]) -> tuple[_Value, ...]:
    """Return what is in `found`, each once, as many as are followed."""
    return tuple(islice(dict.fromkeys(found), ALTERNATIVES_MAX))


def combined(pieces: Sequence[Sequence[_Value]]) -> list[tuple[_Value, ...]]:
    """Return the ways to take one of each; past the bound, each piece is still taken once."""
    found = list(islice(product(*pieces), ALTERNATIVES_MAX * 2))
    total = 1
    for piece in pieces:
        total *= max(len(piece), 1)
    if total > len(found) and found:
        found += [
            (*found[0][:index], one, *found[0][index + 1 :]) for index, piece in enumerate(pieces) for one in piece[1:]
        ][:ALTERNATIVES_MAX]
    return found


def joined(pieces: Sequence[Texts]) -> Texts:
    """Return the texts that `pieces` make one after the other."""
    return alternatives(shortened("".join(one)) for one in combined(pieces))


def shortened(text: str) -> str:
    """Return `text`, its end unknown where it is longer than what is followed."""
    return text if len(text) <= TEXT_CHARACTERS_MAX else text[:TEXT_CHARACTERS_MAX] + UNKNOWN


_CLASSES = re.compile(r"\[:(\w+):\]")


@lru_cache(maxsize=1024)
def glob_pattern(glob: str, *, lazy: bool = False) -> str:
    """Return the regular expression that means `glob`."""
    found: list[str] = []
    position = 0
    groups: list[str] = []
    while position < len(glob):
        char, following = glob[position], glob[position + 1 : position + 2]
        if following == "(" and char in "?*+@!":
            found.append("(?:")
            groups.append({"@": ")", "!": ")?"}.get(char, ")" + char))
            position += 2
            continue
        if char == "[" and (bracket := _BRACKET.match(glob, position)):
            found.append("[" + ("^" if bracket[1] else "") + _in_brackets(bracket[2]) + "]")
            position = bracket.end()
            continue
        found.append(_atom(char, following, groups, lazy=lazy))
        position += 2 if char == "\\" and following else 1
    return "".join(found) + "".join(reversed(groups))


def _atom(char: str, following: str, groups: list[str], *, lazy: bool) -> str:
    if char == "*":
        return ".*?" if lazy else ".*"
    if char == "?":
        return "."
    if char == "\\" and following:
        return re.escape(following)
    if char == ")" and groups:
        return groups.pop()
    if char == "|" and groups:
        return "|"
    return re.escape(char)


_BRACKET = re.compile(r"\[([!^]?)(\]?(?:\[:\w+:\]|[^\]])*)\]")


def _in_brackets(text: str) -> str:
    return (
        re.sub(r"[\\\[\]^&~](?!:)|(?<!:)\]", lambda match: "\\" + match[0], _CLASSES.sub("\ue010\\1\ue011", text))
        .replace("\ue010", "[:")
        .replace("\ue011", ":]")
    )


@lru_cache(maxsize=512)
def compiled(pattern: str) -> re2.Pattern[str] | None:
    """Return `pattern` for matching in linear time; null where it is none."""
    options = re2.Options()
    options.log_errors = False
    options.dot_nl = True
    try:
        return re2.compile(pattern, options)
    except (re2.error, UnicodeEncodeError):
        return None


def extended_pattern(basic: str) -> str:
    """Return the extended regular expression that means a basic one."""
    return re.sub(r"\\(.)|[(){}|+?]", _swapped, basic)


def _swapped(match: re.Match[str]) -> str:
    if match[1] is None:
        return "\\" + match[0]
    return match[1] if match[1] in "(){}|+?" else match[0]


def glob_matches(glob: str, text: str) -> bool:
    """True where all of `text` is meant by `glob`."""
    pattern = compiled(glob_pattern(glob))
    try:
        return pattern is not None and pattern.fullmatch(text) is not None
    except UnicodeEncodeError:
        return False
