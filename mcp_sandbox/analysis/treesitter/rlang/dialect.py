"""What R knows by itself: functions by name or by text, texts that become code, and environments."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import product

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.calling import call_with, in_order
from mcp_sandbox.analysis.treesitter.dialect import Condition, Dialect, Given
from mcp_sandbox.analysis.treesitter.folding import Scalar, fold, from_base64, join, literals, shown
from mcp_sandbox.analysis.treesitter.formatting import formatted
from mcp_sandbox.analysis.treesitter.grammars import parse
from mcp_sandbox.analysis.treesitter.matching import names_of
from mcp_sandbox.analysis.treesitter.resolver import Resolver
from mcp_sandbox.analysis.treesitter.rlang.lowering import BASE, Lowering
from mcp_sandbox.analysis.treesitter.values import NOTHING, Atom, Known, Literal, Object, Value, merge, texts
from mcp_sandbox.domain.language import Language

__all__ = ["RDialect"]

_TEXTS_MAX = 8
_NESTED_MAX = 4
_COMBINATIONS_MAX = 64
_ENVIRONMENTS = frozenset(
    {"baseenv", "globalenv", "topenv", "asNamespace", "getNamespace", "as.environment", "environment", "parent.env"}
)
_APPLIERS: Mapping[str, int] = {
    "lapply": 1, "sapply": 1, "vapply": 1, "Map": 0, "mapply": 0, "Reduce": 0, "Filter": 0, "Position": 0, "Find": 0,
    "apply": 2, "outer": 2, "tapply": 2, "aggregate": 2, "rapply": 1, "eapply": 1, "purrr::map": 1, "purrr::walk": 1,
    "purrr::map_chr": 1, "purrr::map_dbl": 1, "purrr::map2": 2, "purrr::reduce": 1, "future.apply::future_lapply": 1,
    "tryCatch": 0, "withCallingHandlers": 0, "invisible": 0, "Vectorize": 0,
}  # fmt: skip
"""Functions that call the one that they are given, and which argument it is."""

_FUNCTION_NAMES = ("FUN", "f", "what", ".f", "fun")


class RDialect(Dialect):
    """One program's dialect."""

    language = Language.R
    joins_with_plus = False

    def __init__(self, scope: t.Scope, paths: Sequence[str]) -> None:
        self._scope = scope
        self._paths = frozenset(paths)
        self._names = names_of(Language.R)
        self._opened: dict[str, None] = {}
        self._nested = 0
        self._read: dict[tuple[object, str], t.Unit] = {}

    def outside(self, name: str) -> Value:
        """Return the function of R's own libraries, or of one that the program attaches."""
        if name in _KNOWN or self._names.knows(name):
            return frozenset([Known(self._names.canonical_of(name))])
        attached = (f"{package}::{name}" for package in self._opened)
        return frozenset(Known(candidate) for candidate in attached if candidate in self._names.rules)

    def named(self, resolver: Resolver, name: str) -> Value:
        """Return the function that a text names."""
        plain = name.rpartition("::")[2] if name.partition("::")[0] in BASE else name
        if plain in self._scope.bindings:
            return resolver.bound(self._scope, plain)
        return self.outside(plain)

    def member(self, resolver: Resolver, atom: Atom, key: str, term: t.Member) -> Value | None:
        """Return the function that an environment or a namespace holds."""
        del term
        if isinstance(atom, Known) and atom.name == "environment":
            return self.named(resolver, key)
        return None

    def called(self, resolver: Resolver, name: str, given: Given) -> Value | None:
        """Return what the functions give that call others, read code, or put texts together."""
        own = next((method for names, method in _ROADS if name in names), None)
        if own is not None:
            return own(self, resolver, name, given)
        maker = _MAKERS.get(name)
        return maker(resolver, given) if maker is not None else None

    def environment(self, _resolver: Resolver, _name: str, _given: Given) -> Value:
        """Return where functions are held by their names."""
        return frozenset([Known("environment", is_instance=True)])

    def exported(self, resolver: Resolver, _name: str, given: Given) -> Value:
        """Return the function that a package holds under a name."""
        return merge(*(self.named(resolver, text) for value in given.values for text in texts(value)))

    def parsed(self, _resolver: Resolver, name: str, given: Given) -> Value:
        """Return the text that is parsed, which stands for its code."""
        return given.at(-1, "text") or (given.at(0) if name != "parse" else NOTHING)

    def gotten(self, resolver: Resolver, _name: str, given: Given) -> Value:
        """Return the function or value that is looked up by its name."""
        found = texts(given.at(0, "x"))
        if not found and not any(isinstance(atom, Known) for atom in given.at(0)) and given.values:
            resolver.recorder.report("dynamic-attribute", given.call, None)
        value = merge(*(self.named(resolver, text) for text in found[:_TEXTS_MAX]), _functions(given.at(0)))
        resolver.recorder.reference(given.call, value)
        return value

    def _function(self, resolver: Resolver, given: Given, index: int) -> Value:
        """Return the function that an argument is, or that its text names."""
        value = given.at(index)
        for name in _FUNCTION_NAMES:
            value = merge(value, given.named.get(name, NOTHING))
        return merge(_functions(value), *(self.named(resolver, text) for text in texts(value)[:_TEXTS_MAX]))

    def done(self, resolver: Resolver, name: str, given: Given) -> Value:
        """Return what a function gives that is called with a list of arguments."""
        function = self._function(resolver, given, 0)
        resolver.recorder.reference(given.call, function)
        if name == "call":
            return function
        rest = given.at(1, "args")
        arguments = in_order(resolver, rest)
        passed = arguments if arguments is not None else [resolver.elements(rest)]
        return call_with(resolver, function, Given(given.call, passed))

    def applied(self, resolver: Resolver, name: str, given: Given) -> Value:
        """Return what a function gives that is called with each element."""
        index = _APPLIERS[name]
        function = self._function(resolver, given, index)
        resolver.recorder.reference(given.call, function)
        over = given.at(1 if index == 0 else 0)
        return call_with(resolver, function, Given(given.call, [merge(resolver.elements(over), over)]))

    def evaluated(self, resolver: Resolver, name: str, given: Given) -> Value:
        """Read the text that becomes code; what can't be known of it is a finding of its own."""
        if name.endswith("source"):
            paths = texts(given.at(0, "file"))
            if paths and all(path.removeprefix("./") in self._paths for path in paths):
                return NOTHING
            resolver.recorder.report("dynamic-code", given.call, name)
            return NOTHING
        value = given.at(0, "expr")
        found = texts(value)
        if not found and not any(isinstance(atom, Object | Known) for atom in value):
            resolver.recorder.report("dynamic-code", given.call, name)
        for text in found[:_TEXTS_MAX]:
            resolver.recorder.report("dynamic-code", given.call, name)
            self._run(resolver, given, text)
        return _functions(value)

    def _run(self, resolver: Resolver, given: Given, text: str) -> None:
        key = (given.call, text)
        if self._nested >= _NESTED_MAX:
            return
        if key not in self._read:
            data = text.encode()
            source = resolver.recorder.source_of(given.call.node)
            lowering = Lowering(source, self._scope, data=data, place=given.call.node)
            self._read[key] = lowering.lower(parse(data, Language.R))
        self._nested += 1
        for term in self._read[key].terms:
            resolver.value(term)
        self._nested -= 1

    def attached(self, resolver: Resolver, _name: str, given: Given) -> Value:
        """Attach a package: its functions stand without its name from then on."""
        argument = given.call.arguments[0] if given.call.arguments else None
        found = [argument.name] if isinstance(argument, t.Name) else texts(given.at(0))
        for name in found:
            self._opened.setdefault(name)
            resolver.recorder.imported(name, given.call.node)
            resolver.recorder.named(given.call, frozenset([Known(name)]))
        if not found and given.call.arguments:
            resolver.recorder.report("dynamic-import", given.call, None)
        return NOTHING

    def conditions(self) -> Mapping[str, Condition]:
        """Return the conditions of the rules for R."""
        return {"named": _file_given, "writes": _opens_for_writing, "reads": _reads_file, "output": _named_output}


def _functions(value: Value) -> Value:
    return frozenset(atom for atom in value if not isinstance(atom, Literal))


def _file_given(_resolver: Resolver, given: Given, index: int) -> bool:
    """True where a call names a file: by `file`, `con` or `path`, or at a position that is not standard output."""
    for name in ("file", "con", "path", "filename"):
        if name in given.named:
            return not _is_standard(given.named[name]) and given.named[name] != literals([""])
    return given.has(index) and not _is_standard(given.at(index))


def _named_output(_resolver: Resolver, given: Given, _index: int) -> bool:
    return "file" in given.named and not _is_standard(given.named["file"]) and given.named["file"] != literals([""])


def _is_standard(value: Value) -> bool:
    """True for a connection that is the process's own, or memory."""
    return any(isinstance(atom, Known) and atom.name in _STANDARD for atom in value)


_STANDARD = frozenset({"stdin", "stdout", "stderr", "textConnection", "rawConnection", "standard"})


def _opens_for_writing(_resolver: Resolver, given: Given, index: int) -> bool:
    modes = texts(given.at(index, "open"))
    return any(set("wa+") & set(mode) for mode in modes)


def _reads_file(_resolver: Resolver, given: Given, index: int) -> bool:
    """True where a call reads a file: one that is named, and is not standard input nor text at hand."""
    if "text" in given.named:
        return False
    value = given.at(index)
    for name in ("file", "con", "path", "description"):
        value = given.named.get(name, value)
    return (given.has(index) or bool(given.named)) and not _is_standard(value) and texts(value) not in ([""], ["stdin"])


# --- texts


def _vector(resolver: Resolver, given: Given) -> Value:
    """Return the list that `c` and `list` make."""
    for index, value in enumerate(given.values):
        resolver.hold(given.call, None if given.is_cut else index + 1, value)
    for name, value in given.named.items():
        resolver.hold(given.call, name, value)
    return frozenset([Object(given.call)])


def _pieces(resolver: Resolver, value: Value) -> list[Value]:
    """Return the elements of a vector, or what stands for one of one element."""
    listed = in_order(resolver, value)
    return listed if listed is not None else [value]


def _pasted(separator: str) -> Callable[[Resolver, Given], Value]:
    def paste(resolver: Resolver, given: Given) -> Value:
        by = (texts(given.named["sep"]) or [separator])[0] if "sep" in given.named else separator
        collapse = texts(given.named.get("collapse", NOTHING))
        if collapse and len(given.values) == 1:
            by, columns = collapse[0], [[one] for one in _pieces(resolver, given.values[0])]
        else:
            columns = [_pieces(resolver, value) for value in given.values]
        made: list[Value] = []
        for row in list(product(*columns))[:_COMBINATIONS_MAX]:
            parts: list[Value] = []
            for index, value in enumerate(row):
                parts += [literals([by]), value] if index else [value]
            made.append(join(parts))
        return merge(*made)

    return paste


def _divided(resolver: Resolver, given: Given) -> Value:
    for text in texts(given.at(0))[:1]:
        separator = (texts(given.at(1, "split")) or [" "])[0]
        pieces = text.split(separator) if separator else list(text)
        for index, piece in enumerate(pieces[:4_096]):
            resolver.hold(given.call, index + 1, literals([piece]))
        return frozenset([Object(given.call)])
    return NOTHING


def _reversed(resolver: Resolver, given: Given) -> Value:
    listed = in_order(resolver, given.at(0))
    if listed is None:
        return NOTHING
    for index, value in enumerate(reversed(listed)):
        resolver.hold(given.call, index + 1, value)
    return frozenset([Object(given.call)])


def _unlisted(_resolver: Resolver, given: Given) -> Value:
    return given.at(0)


def _from_codes(resolver: Resolver, given: Given) -> Value:
    return join([fold(_as_character, [value]) for value in _pieces(resolver, given.at(0))])


def _as_character(code: Scalar) -> str:
    if not isinstance(code, int) or isinstance(code, bool):
        raise TypeError
    return chr(code)


def _mapped(function: Callable[..., Scalar]) -> Callable[[Resolver, Given], Value]:
    def maker(_resolver: Resolver, given: Given) -> Value:
        return fold(function, given.values)

    return maker


def _turned(old: Scalar, new: Scalar, text: Scalar) -> str:
    return shown(text).translate(str.maketrans(shown(old), shown(new)))


def _substituted(old: Scalar, new: Scalar, text: Scalar, *_: Scalar) -> str:
    return shown(text).replace(shown(old), shown(new))


def _part(text: Scalar, start: Scalar, stop: Scalar = 1_000_000) -> str:
    if not isinstance(start, int) or not isinstance(stop, int):
        raise TypeError
    return shown(text)[start - 1 : stop]


def _lower(text: Scalar) -> str:
    return shown(text).lower()


def _upper(text: Scalar) -> str:
    return shown(text).upper()


def _decoded(text: Scalar) -> str:
    return from_base64(shown(text))


def _standard_file(_resolver: Resolver, given: Given) -> Value | None:
    """Return standard input, where `file("stdin")` is that."""
    return frozenset([Known("standard", is_instance=True)]) if texts(given.at(0)) == ["stdin"] else None


def _stands_for(name: str) -> Callable[[Resolver, Given], Value]:
    return lambda _resolver, _given: frozenset([Known(name, is_instance=True)])


_MAKERS: Mapping[str, Callable[[Resolver, Given], Value | None]] = {
    **dict.fromkeys(("c", "list", "vector", "append"), _vector),
    "paste": _pasted(" "),
    "paste0": _pasted(""),
    "sprintf": lambda _, given: formatted(given.values),
    "strsplit": _divided,
    "rev": _reversed,
    **dict.fromkeys(("unlist", "as.character", "identity", "I", "as.function", "rawToChar", "force"), _unlisted),
    **dict.fromkeys(("as.raw", "as.integer", "as.numeric", "trimws", "noquote", "shQuote", "substring1"), _unlisted),
    **dict.fromkeys(("intToUtf8", "rawToChar"), _from_codes),
    "chartr": _mapped(_turned),
    **dict.fromkeys(("gsub", "sub"), _mapped(_substituted)),
    **dict.fromkeys(("substr", "substring"), _mapped(_part)),
    "tolower": _mapped(_lower),
    "toupper": _mapped(_upper),
    **dict.fromkeys(("base64enc::base64decode", "jsonlite::base64_dec", "openssl::base64_decode"), _mapped(_decoded)),
    **dict.fromkeys(("file", "gzfile", "bzfile", "xzfile", "url"), _standard_file),
    **{name: _stands_for(name) for name in ("stdin", "stdout", "stderr", "textConnection", "rawConnection")},
}
"""What functions of R's own give that make texts and lists."""

_APPLIED = frozenset(_APPLIERS)
_GETS = frozenset({"get", "get0", "mget", "match.fun", "getFunction", "getAnywhere", "dynGet", "as.name", "as.symbol"})
_EXPORTS = frozenset({"getExportedValue", "getFromNamespace"})
_CALLS = frozenset({"do.call", "call", "rlang::exec", "purrr::invoke"})
_EVALUATES = frozenset({"eval", "evalq", "source", "sys.source", "rlang::eval_tidy"})
_PARSES = frozenset({"parse", "str2lang", "str2expression"})
_ATTACHES = frozenset({"library", "require", "requireNamespace", "loadNamespace", "attachNamespace"})

_ROADS: Sequence[tuple[frozenset[str], Callable[[RDialect, Resolver, str, Given], Value]]] = (
    (_ENVIRONMENTS, RDialect.environment),
    (_GETS, RDialect.gotten),
    (_EXPORTS, RDialect.exported),
    (_CALLS, RDialect.done),
    (_APPLIED, RDialect.applied),
    (_EVALUATES, RDialect.evaluated),
    (_PARSES, RDialect.parsed),
    (_ATTACHES, RDialect.attached),
)
"""Functions that lead to others, to packages or to code, and what they lead to."""

_KNOWN = frozenset(_MAKERS).union(*(names for names, _ in _ROADS))
