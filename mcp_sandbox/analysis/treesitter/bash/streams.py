"""`tr` and `sed`, as far as they only change text."""

from __future__ import annotations

import re
from collections.abc import Sequence

import re2

from mcp_sandbox.analysis.treesitter.bash.escapes import echoed
from mcp_sandbox.analysis.treesitter.bash.options import split_options
from mcp_sandbox.analysis.treesitter.bash.texts import compiled, extended_pattern

__all__ = ["edited", "translated"]

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_CLASSES = {
    "lower": _LETTERS,
    "upper": _LETTERS.upper(),
    "digit": "0123456789",
    "alpha": _LETTERS.upper() + _LETTERS,
    "alnum": "0123456789" + _LETTERS.upper() + _LETTERS,
    "space": " \t\n\r\v\f",
    "blank": " \t",
    "punct": "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~",
}
_SET = re.compile(r"\[:(\w+):\]|(.)-(.)|(.)", re.DOTALL)


def _characters(spelled: str) -> str:
    """Return the characters that a set of `tr` names."""
    text = echoed(re.sub(r"\\([0-7]{1,3})", r"\\0\1", spelled))
    found: list[str] = []
    for match in _SET.finditer(text):
        named, first, last, single = match.groups()
        if named is not None:
            found.append(_CLASSES.get(named, ""))
        elif single is not None:
            found.append(single)
        else:
            found.append("".join(map(chr, range(ord(first), min(ord(last), ord(first) + 256) + 1))))
    return "".join(found)


def translated(arguments: Sequence[str], text: str) -> str | None:
    """Return what `tr` writes."""
    options, operands = split_options(arguments, "")
    flags = {name for name, _ in options}
    if not operands:
        return None
    first = set(_characters(operands[0]))
    complements = bool(flags & {"c", "C", "complement"})
    if flags & {"d", "delete"}:
        return "".join(char for char in text if (char in first) == complements)
    if len(operands) > 1:
        text = _mapped(text, operands, complements=complements)
    if flags & {"s", "squeeze-repeats"}:
        squeezed = set(_characters(operands[-1]))
        text = "".join(
            char for index, char in enumerate(text) if not (index and char == text[index - 1] and char in squeezed)
        )
    return text


def _mapped(text: str, operands: Sequence[str], *, complements: bool) -> str:
    first, second = _characters(operands[0]), _characters(operands[1])
    if not second:
        return text
    if complements:
        return "".join(char if char in first else second[-1] for char in text)
    table = dict(zip(first, second.ljust(len(first), second[-1]), strict=False))
    return "".join(table.get(char, char) for char in text)


_SUBSTITUTE = re.compile(r"\s*s(.)((?:\\.|(?!\1)[^\\])*)\1((?:\\.|(?!\1)[^\\])*)\1([gIip\d]*)\s*(?:[;\n]|$)", re.DOTALL)
_MAP = re.compile(r"\s*y(.)((?:\\.|(?!\1)[^\\])*)\1((?:\\.|(?!\1)[^\\])*)\1\s*(?:[;\n]|$)", re.DOTALL)


def edited(arguments: Sequence[str], text: str) -> str | None:
    """Return what `sed` writes, for scripts of `s` and `y` alone."""
    options, operands = split_options(arguments, "efl")
    scripts = [value for name, value in options if name in {"e", "expression"}] or operands[:1]
    if {name for name, _ in options} - {"e", "E", "r", "expression"} or len(operands) > (
        len(scripts) if scripts == operands[:1] else 0
    ):
        return None
    extended = any(name in {"E", "r"} for name, _ in options)
    lines = text.removesuffix("\n").split("\n")
    for script in scripts:
        position = 0
        while position < len(script):
            match = _SUBSTITUTE.match(script, position) or _MAP.match(script, position)
            if match is None:
                return None
            position = match.end()
            changed = _applied(match, lines, extended=extended)
            if changed is None:
                return None
            lines = changed
    return "\n".join(lines) + ("\n" if text.endswith("\n") else "")


def _applied(match: re.Match[str], lines: list[str], *, extended: bool) -> list[str] | None:
    if match.re is _MAP:
        table = dict(zip(match[2], match[3], strict=False))
        return ["".join(table.get(char, char) for char in line) for line in lines]
    pattern = match[2]
    if not extended:
        pattern = extended_pattern(pattern)
    flags = match[4]
    regex = compiled(("(?i)" if "i" in flags.lower() else "") + pattern)
    if regex is None:
        return None
    digits = re.sub(r"\D", "", flags)[:4]
    return [_line(regex, line, match[3], int(digits or 1), everywhere="g" in flags) for line in lines]


def _line(regex: re2.Pattern[str], line: str, new: str, first: int, *, everywhere: bool) -> str:
    """Return `line` with the match number `first` replaced, and those after it where `everywhere`."""
    found: list[str] = []
    end = 0
    for number, match in enumerate(regex.finditer(line), 1):
        if number >= first:
            found += [line[end : match.start()], re.sub(r"\\(\d|n|.)|&", lambda one, at=match: _piece(one, at), new)]
            end = match.end()
            if not everywhere:
                break
    return "".join([*found, line[end:]])


def _piece(one: re.Match[str], found: re2.Match[str]) -> str:
    if one[0] == "&":
        return found[0]
    if one[1].isdigit():
        return found[int(one[1])] or "" if int(one[1]) <= found.re.groups else ""
    return "\n" if one[1] == "n" else one[1]
