"""What R's own functions give: vectors and texts, as far as their arguments are known, and connections."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import islice, product

from mcp_sandbox.analysis.commands import starts_shell
from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.calling import in_order
from mcp_sandbox.analysis.treesitter.dialect import Given
from mcp_sandbox.analysis.treesitter.folding import literals
from mcp_sandbox.analysis.treesitter.resolver import Resolver
from mcp_sandbox.analysis.treesitter.rlang.conditions import SHELL_INPUT, UNOPENED
from mcp_sandbox.analysis.treesitter.rlang.plain import PLAIN
from mcp_sandbox.analysis.treesitter.rlang.vectors import attempted
from mcp_sandbox.analysis.treesitter.rlang.worlds import BASE_WORLD, UNKNOWN_TEXT, is_kind
from mcp_sandbox.analysis.treesitter.running import Datum, Unknown
from mcp_sandbox.analysis.treesitter.values import (
    NOTHING,
    Known,
    Literal,
    Object,
    Partial,
    Value,
    merge,
    ordered,
    texts,
)

__all__ = ["MAKERS", "operated_values"]

_COMBINATIONS_MAX = 32
_ELEMENTS_MAX = 4_096
_NESTED_MAX = 2

Maker = Callable[[Resolver, Given], Value | None]


# --- vectors that are wholly known


def _choices(resolver: Resolver, value: Value, depth: int = 0) -> list[Datum] | None:
    """Return what `value` may be, as vectors; null where that isn't known."""
    found: list[Datum] = []
    for atom in ordered(value):
        if isinstance(atom, Literal):
            found.append(atom.value)
            continue
        listed = in_order(resolver, frozenset([atom])) if isinstance(atom, Object) and depth < _NESTED_MAX else None
        inner = [_choices(resolver, one, depth + 1) for one in listed] if listed is not None else [None]
        elements = [one[0] for one in inner if one is not None and len(one) == 1]
        if len(elements) != len(inner):
            return None
        found.append(elements)
    return found or None


def _known(resolver: Resolver, given: Given, datum: Datum) -> Value:
    """Return a vector as a value; a list is held by the call that made it."""
    if isinstance(datum, str | int | float) or datum is None:
        return literals([datum])
    if isinstance(datum, list):
        return _vector(resolver, given.call, datum)
    if not isinstance(datum, dict) or not given.call.arguments:
        return NOTHING
    for key, one in datum.items():
        inner = given.call.arguments[0]  # stands for the vectors within the list
        held = _vector(resolver, inner, one) if isinstance(one, list) else NOTHING
        resolver.hold(given.call, key if isinstance(key, int | str) else None, held)
    return frozenset([Object(given.call)])


def _vector(resolver: Resolver, site: t.Term, elements: Sequence[Datum]) -> Value:
    for index, one in enumerate(elements[:_ELEMENTS_MAX]):
        resolver.hold(site, index + 1, literals([one]) if isinstance(one, str | int | float) else NOTHING)
    return frozenset([Object(site)])


def _plain(name: str) -> Maker:
    function = PLAIN[name]

    def maker(resolver: Resolver, given: Given) -> Value:
        values = [_choices(resolver, value) for value in given.values]
        named = {key: _choices(resolver, value) for key, value in given.named.items()}
        known = [one for one in (*values, *named.values()) if one is not None]
        if given.is_cut or len(known) != len(values) + len(named) or not known:
            return UNKNOWN_TEXT if name in _GIVES_TEXT else NOTHING
        found: list[Value] = []
        for row in islice(product(*known), _COMBINATIONS_MAX):
            made = attempted(function, row[: len(values)], dict(zip(named, row[len(values) :], strict=True)))
            if isinstance(made, Unknown):
                return UNKNOWN_TEXT if name in _GIVES_TEXT else NOTHING
            found.append(_known(resolver, given, made))
        return merge(*found)

    return maker


def operated_values(resolver: Resolver, given: Given) -> Value:
    """Return the numbers from one to another."""
    return _sequence(resolver, given) or NOTHING


_GIVES_TEXT = frozenset(
    {"paste", "paste0", "sprintf", "gsub", "sub", "substr", "chartr", "tolower", "rawToChar", "intToUtf8"}
)


# --- lists, and what is given through


def _listed(resolver: Resolver, given: Given) -> Value:
    """Return the list that `c` and `list` make."""
    for index, value in enumerate(given.values):
        resolver.hold(given.call, None if given.is_cut else index + 1, value)
    for name, value in given.named.items():
        resolver.hold(given.call, name, value)
    return frozenset([Object(given.call)])


def _combined(resolver: Resolver, given: Given) -> Value:
    """Return the vector that `c` and `append` make: the elements of vectors, one after the other."""
    pieces = [in_order(resolver, value) for value in given.values]
    if not any(piece is not None for piece in pieces):
        return _listed(resolver, given)
    position = 0
    for value, piece in zip(given.values, pieces, strict=True):
        for one in piece if piece is not None else [value]:
            position += 1
            resolver.hold(given.call, position if position < _ELEMENTS_MAX else None, one)
    for name, value in given.named.items():
        resolver.hold(given.call, name, value)
    return frozenset([Object(given.call)])


def _indexed(resolver: Resolver, given: Given) -> Value:
    """Return the elements at an index, or all but those at a negative one."""
    elements, keys = in_order(resolver, given.at(0)), _choices(resolver, given.at(1))
    if elements is None or keys is None or len(keys) != 1:
        return merge(resolver.elements(given.at(0)), given.at(0))
    places = keys[0] if isinstance(keys[0], list) else [keys[0]]
    numbers = [place for place in places if isinstance(place, int)]
    if numbers and max(numbers) < 0:
        wanted = [one for index, one in enumerate(elements, start=1) if -index not in numbers]
    else:
        wanted = [elements[place - 1] for place in numbers if 0 < place <= len(elements)]
    if len(wanted) == 1:
        return wanted[0]
    for index, one in enumerate(wanted[:_ELEMENTS_MAX], start=1):
        resolver.hold(given.call, index, one)
    return frozenset([Object(given.call)])


def _given(_resolver: Resolver, given: Given) -> Value:
    return given.at(0, "x") or next(iter(given.named.values()), NOTHING)


def _any_given(_resolver: Resolver, given: Given) -> Value:
    return merge(*given.values, *given.named.values())


def _with_first_given(_resolver: Resolver, given: Given) -> Value:
    function = given.at(0, ".f")
    rest = tuple(given.values[1:])
    return frozenset(Partial(atom, rest) for atom in function if not isinstance(atom, Literal))


def _class_made(resolver: Resolver, given: Given) -> Value:
    """Return a class, which holds the functions of its members' lists."""
    for value in (*given.values, *given.named.values()):
        for atom in ordered(value):
            if isinstance(atom, Object):
                for key, held in list(resolver.held(atom).items()):
                    resolver.hold(given.call, key, held)
    return frozenset([Object(given.call)])


# --- the outside


def _home(_resolver: Resolver, given: Given) -> Value:
    names = texts(given.at(0, "x"))
    return literals(["~"]) if any(name in {"HOME", "USERPROFILE"} for name in names) else UNKNOWN_TEXT


def _unknown_text(_resolver: Resolver, _given: Given) -> Value:
    return UNKNOWN_TEXT


def _names_held(_resolver: Resolver, given: Given) -> Value:
    """Return the names in a package, which are many; those of the program's own environments are its own."""
    place = given.at(0, "name")
    is_package = any(text.startswith("package:") for text in texts(place)) or is_kind(place, BASE_WORLD)
    return UNKNOWN_TEXT if is_package else NOTHING


def _connection(_resolver: Resolver, given: Given) -> Value:
    if texts(given.at(0, "description")) == ["stdin"]:
        return frozenset([Known("stdin", is_instance=True)])
    is_opened = any(texts(given.at(1, "open")))
    return frozenset([Known("opened" if is_opened else UNOPENED, is_instance=True)])


def _piped(_resolver: Resolver, given: Given) -> Value:
    is_shell = any(starts_shell(command) for command in texts(given.at(0, "description")))
    return frozenset([Known(SHELL_INPUT if is_shell else "opened", is_instance=True)])


def _text_connection(_resolver: Resolver, given: Given) -> Value:
    return merge(frozenset([Known("textConnection", is_instance=True)]), given.at(0, "object"))


def _stands_for(name: str) -> Maker:
    return lambda _resolver, _given: frozenset([Known(name, is_instance=True)])


def _picked(_resolver: Resolver, given: Given) -> Value:
    """Return the texts that a pattern picks out of those that nobody knows."""
    return UNKNOWN_TEXT if is_kind(given.at(1, "x"), UNKNOWN_TEXT) else NOTHING


_sequence = _plain("seq")

MAKERS: Mapping[str, Maker] = {
    **{name: _plain(name) for name in PLAIN},
    "[": _indexed,
    **dict.fromkeys(("c", "append"), _combined),
    **dict.fromkeys(("list", "vector", "new.env", "list2env", "rlang::list2", "tibble::tibble"), _listed),
    **dict.fromkeys(
        ("identity", "invisible", "force", "noquote", "I", "suppressWarnings", "suppressMessages", "local", "print",
         "structure", "setNames", "as.list", "as.vector", "unname", "shQuote", "dQuote", "sQuote", "tryCatch", "try",
         "as.function", "withCallingHandlers", "rlang::as_function", "compiler::cmpfun", "memoise::memoise",
         "Vectorize", "Negate", "match.arg", "normalizePath", "path.expand", "withr::with_dir", "unlist", "isTRUE"),
        _given,
    ),
    **dict.fromkeys(("ifelse", "purrr::compose", "dplyr::if_else", "coalesce"), _any_given),
    **dict.fromkeys(("purrr::partial", "functional::Curry", "pryr::partial"), _with_first_given),
    **dict.fromkeys(("R6Class", "R6::R6Class", "setRefClass"), _class_made),
    "Sys.getenv": _home,
    **dict.fromkeys(("readline", "readLines", "scan", "commandArgs", "readChar", "Sys.time", "date"), _unknown_text),
    **dict.fromkeys(("file", "gzfile", "bzfile", "xzfile", "url", "fifo"), _connection),
    **{name: _stands_for("opened") for name in ("socketConnection", "socketAccept")},
    "pipe": _piped,
    **dict.fromkeys(("ls", "objects", "names"), _names_held),
    **dict.fromkeys(("apropos", "builtins", "getNamespaceExports"), _unknown_text),
    **dict.fromkeys(("grep", "sample"), _picked),
    "textConnection": _text_connection,
    **{name: _stands_for(name) for name in ("stdin", "stdout", "stderr", "rawConnection")},
}  # fmt: skip
"""By name."""
