"""A command's arguments: its options, with their values, and its operands."""

from __future__ import annotations

from collections.abc import Collection, Sequence

__all__ = ["command_at", "split_options"]


def split_options(
    arguments: Sequence[str], valued: str, valued_long: Collection[str] = ()
) -> tuple[list[tuple[str, str]], list[str]]:
    """Return options, by letter or long name without dashes, and operands; `valued` letters take a value."""
    options: list[tuple[str, str]] = []
    operands: list[str] = []
    waiting = list(reversed(arguments))
    while waiting:
        one = waiting.pop()
        if one == "--":
            operands += reversed(waiting)
            break
        if one.startswith("--"):
            name, equals, value = one[2:].partition("=")
            if not equals and name in valued_long and waiting:
                value = waiting.pop()
            options.append((name, value))
        elif len(one) > 1 and one.startswith("-"):
            options += _letters(one[1:], valued, waiting)
        else:
            operands.append(one)
    return options, operands


def _letters(letters: str, valued: str, waiting: list[str]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for index, letter in enumerate(letters):
        if letter in valued:
            value = letters[index + 1 :] or (waiting.pop() if waiting else "")
            return [*found, (letter, value)]
        found.append((letter, ""))
    return [*found, (letters, "")] if letters.isdigit() else found


def command_at(arguments: Sequence[str], valued: str, valued_long: Collection[str], operands: int) -> int:
    """Return where the command begins that a wrapper's arguments hold, after its options and first `operands`."""
    index = 0
    left = operands
    while index < len(arguments):
        one = arguments[index]
        if one == "--":
            return index + 1 + left
        if not one.startswith("-") or one == "-":
            if left == 0:
                return index
            left -= 1
        elif one.startswith("--"):
            index += one[2:] in valued_long
        elif one[-1] in valued and not any(letter in valued for letter in one[1:-1]):
            index += 1
        index += 1
    return index
