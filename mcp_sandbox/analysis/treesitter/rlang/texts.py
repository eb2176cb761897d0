"""What R's own functions give for texts that are wholly known."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import re2

from mcp_sandbox.analysis.treesitter.folding import TEXT_CHARACTERS_MAX, Scalar, from_base64, literals, number, shown
from mcp_sandbox.analysis.treesitter.formatting import formatted
from mcp_sandbox.analysis.treesitter.rlang.vectors import (
    Named,
    Plain,
    UnknownError,
    at,
    each,
    list_of,
    scalars,
    text_of,
    whole_of,
)
from mcp_sandbox.analysis.treesitter.running import Datum
from mcp_sandbox.analysis.treesitter.values import texts

__all__ = ["TEXT_FUNCTIONS"]


# --- putting texts together


def _pasted(separator: str) -> Plain:
    def plain(values: Sequence[Datum], named: Named) -> Datum:
        by = text_of(named["sep"]) if "sep" in named else separator
        columns = [scalars(value) for value in values]
        columns = [column for column in columns if column]
        height = max((len(column) for column in columns), default=0)
        rows = [by.join(shown(column[index % len(column)]) for column in columns) for index in range(height)]
        if sum(map(len, rows)) > TEXT_CHARACTERS_MAX:
            raise UnknownError
        collapse = named.get("collapse")
        return text_of(collapse).join(rows) if collapse is not None else [*rows]

    return plain


def _formatted(values: Sequence[Datum], named: Named) -> Datum:
    parts = [scalars(value) for value in (*values, *named.values())]
    height = max(map(len, parts))
    found: list[Datum] = []
    for index in range(height):
        found += texts(formatted([literals([part[index % len(part)]]) for part in parts]))
    if len(found) != height:
        raise UnknownError
    return found


def _repeated_text(values: Sequence[Datum], named: Named) -> Datum:
    times = whole_of(at(values, named, 1, "times"))
    if times * len(text_of(values[0])) > TEXT_CHARACTERS_MAX:
        raise UnknownError
    return text_of(values[0]) * times


# --- taking texts apart


def _divided(values: Sequence[Datum], named: Named) -> Datum:
    by = text_of(at(values, named, 1, "split", ""))
    wholes = [shown(one) for one in scalars(values[0])]
    if not by:
        return list_of([[*one] for one in wholes])
    if named.get("fixed") is True or len(by) == 1:
        return list_of([[*one.split(by)] for one in wholes])
    return list_of([_between(_compiled(by), one) for one in wholes])


def _between(pattern: re2.Pattern[str], text: str) -> list[Datum]:
    found: list[Datum] = []
    end = 0
    for match in pattern.finditer(text):
        if match.end() > match.start():
            found.append(text[end : match.start()])
            end = match.end()
    return [*found, text[end:]] if end < len(text) else found


def _part(values: Sequence[Datum], named: Named) -> Datum:
    starts = scalars(at(values, named, 1, "start", at((), named, 0, "first", 1)))
    stops = scalars(at(values, named, 2, "stop", at((), named, 0, "last", 1_000_000)))
    wholes = scalars(values[0])
    found: list[Datum] = []
    for index in range(max(len(wholes), len(starts), len(stops))):
        whole, start, stop = (one[index % len(one)] for one in (wholes, starts, stops))
        found.append(shown(whole)[int(number(start)) - 1 : int(number(stop))])
    return found


def _compiled(pattern: str) -> re2.Pattern[str]:
    options = re2.Options()
    options.log_errors = False
    try:
        return re2.compile(pattern, options)
    except re2.error as error:
        raise UnknownError from error


def _substituted(pattern: str, new: str, text: str, *, is_fixed: bool, is_global: bool) -> str:
    compiled = _compiled(re.escape(pattern) if is_fixed else pattern)
    pieces: list[str] = []
    end = 0
    for match in compiled.finditer(text):
        pieces += [text[end : match.start()], new]
        end = match.end()
        if not is_global:
            break
    made = "".join([*pieces, text[end:]])
    if len(made) > TEXT_CHARACTERS_MAX:
        raise UnknownError
    return made


def _replaced(*, is_global: bool) -> Plain:
    def plain(values: Sequence[Datum], named: Named) -> Datum:
        rest = list(values)
        given = [named[name] if name in named else rest.pop(0) for name in ("pattern", "replacement", "x")]
        pattern, new = text_of(given[0]), text_of(given[1])
        is_fixed = named.get("fixed") is True
        return [
            _substituted(pattern, new, shown(text), is_fixed=is_fixed, is_global=is_global)
            for text in scalars(given[2])
        ]

    return plain


def _replaced_in(*, is_global: bool) -> Plain:
    """Return `stringr`'s way: the text is first."""
    plain = _replaced(is_global=is_global)
    return lambda values, named: plain([values[1], values[2] if len(values) > 2 else "", values[0]], named)


def _translated(values: Sequence[Datum], named: Named) -> Datum:
    rest = list(values)
    old, new, texts_given = (named[name] if name in named else rest.pop(0) for name in ("old", "new", "x"))
    table = str.maketrans(text_of(old), text_of(new)[: len(text_of(old))])
    return [shown(text).translate(table) for text in scalars(texts_given)]


def _cased(values: Sequence[Datum], named: Named) -> Datum:
    is_upper = at(values, named, 1, "upper", False) is True  # noqa: FBT003  a datum, no flag
    return [shown(text).upper() if is_upper else shown(text).lower() for text in scalars(values[0])]


# --- codes


def _from_codes(values: Sequence[Datum], named: Named) -> Datum:
    letters = [chr(int(number(code))) for code in scalars(values[0])]
    return [*letters] if at(values, named, 1, "multiple", False) is True else "".join(letters)  # noqa: FBT003


def _to_number(values: Sequence[Datum], named: Named) -> Datum:
    base = whole_of(at(values, named, 1, "base", 10))
    return [int(shown(text), base) for text in scalars(values[0])]


def _as_number(value: Scalar) -> Scalar:
    if not isinstance(value, str):
        return value
    found = float(int(value, 0)) if value.strip().lower().startswith("0x") else float(value)
    return int(found) if found.is_integer() else found


def _as_raw(value: Scalar) -> Scalar:
    return int(_as_number(value) or 0) & 255


def _codes(value: Scalar) -> list[Scalar]:
    return [ord(letter) for letter in shown(value)]


TEXT_FUNCTIONS: Mapping[str, Plain] = {
    "paste": _pasted(" "),
    **dict.fromkeys(("paste0", "stringr::str_c", "str_c", "stringi::stri_c", "stringi::stri_paste"), _pasted("")),
    "file.path": _pasted("/"),
    "toString": lambda values, named: _pasted("")(values, {"collapse": ", ", **named}),
    "sprintf": _formatted,
    **dict.fromkeys(("strrep", "stringr::str_dup"), _repeated_text),
    **dict.fromkeys(("strsplit", "stringr::str_split", "str_split"), _divided),
    **dict.fromkeys(("substr", "substring", "stringr::str_sub", "str_sub"), _part),
    "sub": _replaced(is_global=False),
    "gsub": _replaced(is_global=True),
    **dict.fromkeys(("stringr::str_replace", "str_replace"), _replaced_in(is_global=False)),
    **dict.fromkeys(
        ("stringr::str_replace_all", "str_replace_all", "stringr::str_remove_all", "str_remove_all"),
        _replaced_in(is_global=True),
    ),
    "chartr": _translated,
    "casefold": _cased,
    **dict.fromkeys(("tolower", "stringr::str_to_lower", "str_to_lower"), each(lambda one: shown(one).lower())),
    **dict.fromkeys(("toupper", "stringr::str_to_upper", "str_to_upper"), each(lambda one: shown(one).upper())),
    **dict.fromkeys(("trimws", "stringr::str_trim", "str_trim"), each(lambda one: shown(one).strip())),
    **dict.fromkeys(("nchar", "stringr::str_length"), each(lambda one: len(shown(one)))),
    **dict.fromkeys(("stringi::stri_reverse", "stri_reverse"), each(lambda one: shown(one)[::-1])),
    **dict.fromkeys(("utf8ToInt", "charToRaw"), each(_codes)),
    **dict.fromkeys(("rawToChar", "intToUtf8"), _from_codes),
    "as.raw": each(_as_raw),
    **dict.fromkeys(("as.integer", "as.numeric", "as.double", "as.hexmode"), each(_as_number)),
    "as.character": each(shown),
    "strtoi": _to_number,
    **dict.fromkeys(
        ("base64enc::base64decode", "jsonlite::base64_dec", "openssl::base64_decode", "base64decode", "base64_dec"),
        each(lambda one: _codes(from_base64(shown(one)))),
    ),
}
"""By name."""
