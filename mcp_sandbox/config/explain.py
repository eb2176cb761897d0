"""From what the validation found to what a person reads: what is wrong, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from mcp_sandbox.config.positions import KeyPath
from mcp_sandbox.config.problems import Problems
from mcp_sandbox.config.quoting import kind_of, near, quoted
from mcp_sandbox.config.tables import known_keys
from mcp_sandbox.config.unsupported import later_keys
from mcp_sandbox.domain.severity import Severity

__all__ = ["add_validation_error"]

_Sentence = tuple[str, str]
"""A message and a remedy."""

_UNITS: Mapping[str, tuple[float, str]] = {
    "": (1, ""),
    "b": (1, "_bytes"),
    "k": (1024, "_bytes"),
    "m": (1024**2, "_bytes"),
    "g": (1024**3, "_bytes"),
    "t": (1024**4, "_bytes"),
    "ms": (0.001, "_seconds"),
    "s": (1, "_seconds"),
    "sec": (1, "_seconds"),
    "min": (60, "_seconds"),
    "h": (3600, "_seconds"),
}
"""What people write behind a number, how much it is, and which keys it goes with."""


def add_validation_error(error: ValidationError, path: KeyPath, problems: Problems) -> None:
    """Note each fault that `error` found in the table at `path`."""
    told: set[KeyPath] = set()
    for details in error.errors(include_url=False):
        # A key of a mapping that is no key is marked so, and stands beside the value's own faults.
        place = (*path, *(part for part in details["loc"] if part != "[key]"))
        # A list counts as too short where an element of it is faulty: that element was told already.
        if any(other[: len(place)] == place for other in told):
            continue
        told.add(place)
        message, remedy = _explained(details, place)
        problems.add(place, message, remedy)


def _explained(details: ErrorDetails, place: KeyPath) -> _Sentence:
    explain = _EXPLANATIONS.get(details["type"])
    if explain is not None:
        return explain(details, place)
    return f"{_lowered(details['msg'])}.", "See the page on configuration for what this key takes."


def _unknown_key(_details: ErrorDetails, place: KeyPath) -> _Sentence:
    known = (*known_keys(place[:-1]), *later_keys(place[:-1]))
    return "there is no such key.", near(str(place[-1]), known)


def _missing(_details: ErrorDetails, place: KeyPath) -> _Sentence:
    return "is missing.", f"Add {place[-1]} = …"


def _not_listed(details: ErrorDetails, place: KeyPath) -> _Sentence:
    value: object = details["input"]
    known = re.findall(r"'([^']*)'", str(details.get("ctx", {}).get("expected", "")))
    if not isinstance(value, str):
        return f"must be text, not {kind_of(value)}.", f"Write one of: {', '.join(known)}."
    return f"{quoted(value)} is no {_noun(place)} that this version knows.", near(value, known)


def _noun(place: KeyPath) -> str:
    for part, noun in _NOUNS.items():
        if part in place[-2:]:
            return noun
    return "value"


_NOUNS = {
    "languages": "language",
    "rules": "category",
    "require_walls": "wall",
    "scope": "scope",
    "engine": "engine",
    "algorithms": "algorithm",
}


def _value(details: ErrorDetails, place: KeyPath) -> _Sentence:
    value: object = details["input"]
    text = str(details.get("ctx", {}).get("error", "is not valid"))
    is_severity = place[-1] in {"severity", "severity_threshold"} or place[-2:-1] == ("rules",)
    if is_severity and value != Severity.SAFE.name:
        what = quoted(value) if isinstance(value, str) else kind_of(value)
        return f"{what} is no severity.", near(str(value), Severity.__members__)
    message, _, remedy = text.partition("; ")
    if not remedy:
        return f"{message}.", _REMEDIES.get(str(place[-1]), "Write another value.")
    return f"{message}.", f"{remedy[:1].upper()}{remedy[1:]}."


_REMEDIES = {"pattern": "Rewrite it in the syntax of https://github.com/google/re2/wiki/Syntax."}


def _wrong_type(expected: str) -> Callable[[ErrorDetails, KeyPath], _Sentence]:
    def explain(details: ErrorDetails, place: KeyPath) -> _Sentence:
        value: object = details["input"]
        remedy = _without_unit(value, place, expected) or f"Write {expected}{_EXAMPLES.get(expected, '')}."
        return f"must be {expected}, not {kind_of(value)}.", remedy

    return explain


_EXAMPLES = {
    "text": ', in quotes: "…"',
    "a list": ", in brackets: […]",
    "a table": ", in braces: { key = value }",
    "a date and time": ", such as 2030-01-01T00:00:00Z",
}


def _without_unit(value: object, place: KeyPath, expected: str) -> str | None:
    """Return what to write where a person gave a number with a unit, or in quotes."""
    key = str(place[-1])
    if not isinstance(value, str) or "number" not in expected:
        return None
    written = re.fullmatch(r"\s*([0-9]{1,18}(?:\.[0-9]{1,9})?)\s*([A-Za-z]{0,3})\s*", value)
    if written is None:
        return None
    letters = written[2].lower()
    factor, suffix = _UNITS.get(letters) or _UNITS.get(letters.removesuffix("b").removesuffix("i"), (None, ""))
    if factor is None or not key.endswith(suffix):
        return None
    number = float(written[1]) * factor
    unit = key.rpartition("_")[2]
    named = f"a plain number of {unit}" if unit in {"bytes", "seconds"} else "a plain number"
    return f"Write {named}: {key} = {number:.15g}."


def _out_of_range(details: ErrorDetails, _place: KeyPath) -> _Sentence:
    value: object = details["input"]
    for name, words in (("gt", "more than"), ("ge", "at least"), ("lt", "less than"), ("le", "at most")):
        bound = details.get("ctx", {}).get(name)
        if bound is not None:
            return f"{quoted(value)} is out of range.", f"Write a number that is {words} {bound}."
    return f"{quoted(value)} is out of range.", "Write another number."


def _too_short(_details: ErrorDetails, _place: KeyPath) -> _Sentence:
    return "may not be empty.", "Give at least one value, or take the key out."


def _bad_name(_details: ErrorDetails, _place: KeyPath) -> _Sentence:
    return "is no dotted name of a module.", 'Write it as in an import, such as "boto3" or "urllib.request".'


def _no_time_zone(_details: ErrorDetails, _place: KeyPath) -> _Sentence:
    return "names no time zone.", "End it with Z for UTC, such as 2030-01-01T00:00:00Z."


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:].rstrip(".")


_EXPLANATIONS: dict[str, Callable[[ErrorDetails, KeyPath], _Sentence]] = {
    "extra_forbidden": _unknown_key,
    "missing": _missing,
    "enum": _not_listed,
    "literal_error": _not_listed,
    "value_error": _value,
    "string_type": _wrong_type("text"),
    "int_type": _wrong_type("a whole number"),
    "int_from_float": _wrong_type("a whole number"),
    "float_type": _wrong_type("a number"),
    "finite_number": _wrong_type("a finite number"),
    "tuple_type": _wrong_type("a list"),
    "list_type": _wrong_type("a list"),
    "frozen_set_type": _wrong_type("a list"),
    "mapping_type": _wrong_type("a table"),
    "dict_type": _wrong_type("a table"),
    "model_type": _wrong_type("a table"),
    "datetime_type": _wrong_type("a date and time"),
    "timezone_aware": _no_time_zone,
    "greater_than": _out_of_range,
    "greater_than_equal": _out_of_range,
    "less_than": _out_of_range,
    "less_than_equal": _out_of_range,
    "too_short": _too_short,
    "string_too_short": _too_short,
    "string_pattern_mismatch": _bad_name,
}
