"""What R knows by itself: functions by name or by text, texts that become code, and environments."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from mcp_sandbox.analysis.treesitter import terms as t
from mcp_sandbox.analysis.treesitter.calling import call_with, in_order, words_of
from mcp_sandbox.analysis.treesitter.dialect import CONDITIONS as COMMON
from mcp_sandbox.analysis.treesitter.dialect import Condition, Dialect, Given
from mcp_sandbox.analysis.treesitter.folding import literals
from mcp_sandbox.analysis.treesitter.grammars import parse
from mcp_sandbox.analysis.treesitter.matching import names_of
from mcp_sandbox.analysis.treesitter.recording import is_parameter
from mcp_sandbox.analysis.treesitter.resolver import Resolver
from mcp_sandbox.analysis.treesitter.rlang.conditions import CONDITIONS, SHELL_INPUT
from mcp_sandbox.analysis.treesitter.rlang.lowering import BASE, Lowering
from mcp_sandbox.analysis.treesitter.rlang.makers import MAKERS, operated_values
from mcp_sandbox.analysis.treesitter.rlang.worlds import (
    BASE_WORLD,
    LANGUAGE,
    UNKNOWN_CODE,
    UNKNOWN_TEXT,
    WORKSPACE,
    holds_names,
    is_kind,
    package_of,
    world_of,
)
from mcp_sandbox.analysis.treesitter.values import (
    NOTHING,
    Atom,
    Known,
    Literal,
    Object,
    Value,
    merge,
    ordered,
    texts,
)
from mcp_sandbox.domain.category import Category
from mcp_sandbox.domain.language import Language

__all__ = ["RDialect"]

_TEXTS_MAX = 24
_NESTED_MAX = 4
_COMMANDS = frozenset({Category.SHELL_COMMAND, Category.PROCESS})
_APPLIERS: Mapping[str, int] = {
    **dict.fromkeys(("Map", "mapply", "Reduce", "Filter", "Position", "Find"), 0),
    **dict.fromkeys(("lapply", "sapply", "vapply", "rapply", "eapply", "aggregate", "future.apply::future_lapply"), 1),
    **{f"purrr::{name}": 1 for name in ("map", "walk", "map_chr", "map_dbl", "map_int", "map_lgl", "reduce", "keep",
                                        "discard", "imap", "iwalk", "detect", "accumulate")},
    **dict.fromkeys(("apply", "outer", "tapply", "purrr::map2", "purrr::walk2", "by", "sweep"), 2),
}  # fmt: skip
"""Functions that call the one that they are given, and which argument it is."""

_FUNCTION_NAMES = ("FUN", "f", "what", ".f", "fun")
_OVER_NAMES = frozenset(
    {"X", "x", ".x", "MARGIN", "SIMPLIFY", "USE.NAMES", "FUN.VALUE", "simplify", "accumulate", "init"}
)
_HELD: Mapping[str, Value] = {
    ".GlobalEnv": WORKSPACE,
    ".BaseNamespaceEnv": BASE_WORLD,
    ".Platform": frozenset([Known(".Platform")]),
}


class RDialect(Dialect):
    """One program's dialect."""

    language = Language.R
    joins_with_plus = False

    def __init__(self, scope: t.Scope, paths: Sequence[str]) -> None:
        self._scope = scope
        self._paths = frozenset(paths)
        self._names = names_of(Language.R)
        listed = self._names.rules.items()
        self._functions = frozenset(name for name, rules in listed if any(name in rule.names for rule in rules))
        self._packages: dict[str, list[str]] = {}
        for package, _, name in (one.partition("::") for one in (*self._functions, *_KNOWN)):
            self._packages.setdefault(name, []).append(package)
        self._opened: dict[str, None] = {}
        self._nested = 0
        self._read: dict[tuple[object, str], t.Unit] = {}
        self._has_parsed = False

    # --- names

    def outside(self, name: str) -> Value:
        """Return the function of R's own libraries, or of one that the program attaches."""
        if name in _HELD:
            return _HELD[name]
        if name in _KNOWN or name in self._functions:
            return frozenset([Known(self._names.canonical_of(name))])
        attached = (package for package in self._packages.get(name, ()) if package in self._opened)
        return frozenset(Known(f"{package}::{name}") for package in attached)

    def named(self, resolver: Resolver, name: str) -> Value:
        """Return the function that a text names."""
        package, _, plain = name.rpartition("::")
        if package and package.rstrip(":") not in BASE:
            return frozenset([Known(self._names.canonical_of(f"{package.rstrip(':')}::{plain}"))])
        if plain in self._scope.bindings:
            return resolver.bound(self._scope, plain)
        return self.outside(plain)

    def member(self, resolver: Resolver, atom: Atom, key: str, term: t.Member) -> Value | None:
        """Return the function that an environment or a namespace holds."""
        del term
        if not isinstance(atom, Known):
            return None
        package = package_of(atom)
        if package is not None:
            return self.named(resolver, f"{package}::{key}" if package else key)
        return self.named(resolver, key) if is_kind(frozenset([atom]), WORKSPACE) else None

    def computed(self, resolver: Resolver, atom: Atom, key: Value, term: t.Member) -> Value | None:
        """Report a member of R's own packages whose name can't be known."""
        del key
        if isinstance(atom, Known) and package_of(atom) is not None:
            resolver.recorder.report("dynamic-attribute", term, None)
            return NOTHING
        return None if isinstance(atom, Object) else NOTHING

    def operation(self, resolver: Resolver, term: t.Operation, parts: Sequence[Value]) -> Value | None:
        """Return the numbers from one to another."""
        if term.operator != ":":
            return None
        return operated_values(resolver, Given(t.Call(term.node, term), parts))

    def method(self, resolver: Resolver, owner: Atom, name: str, given: Given) -> Value:
        """Return the object that a class of the program makes."""
        del resolver, given
        return frozenset([owner]) if name == "new" else NOTHING

    def conditions(self) -> Mapping[str, Condition]:
        """Return the conditions of the rules for R."""
        return CONDITIONS

    # --- calls

    def called(self, resolver: Resolver, name: str, given: Given) -> Value | None:
        """Return what the functions give that call others, read code, or put texts together."""
        self._judge_commands(resolver, name, given)
        own = next((method for names, method in _ROADS if name in names), None)
        if own is not None:
            return own(self, resolver, name, given)
        constant = MAKERS.get(name)
        return constant(resolver, given) if constant is not None else None

    def _judge_commands(self, resolver: Resolver, name: str, given: Given) -> None:
        """Record commands that destroy and are given by name, or as a program and its words; and what `unlink` does."""
        if name in _DELETERS and COMMON["vital"](resolver, Given(given.call, [given.at(0, _DELETERS[name])]), 0):
            is_deep = given.at(1, "recursive") if given.has(1, "recursive") else NOTHING
            if name != "unlink" or (given.has(1, "recursive") and is_deep != frozenset([Literal(value=False)])):
                resolver.recorder.report("recursive-delete", given.call, name)
        places = merge(*given.values, *given.named.values())
        if name in _WRITERS and any(isinstance(atom, Known) and atom.name == SHELL_INPUT for atom in places):
            resolver.recorder.command(given.call, words_of(resolver, given.values), name)
        if any(rule.category in _COMMANDS for rule in self._names.rules_for(name)):
            words = words_of(resolver, [*given.values, *given.named.values()])
            resolver.recorder.command(given.call, words, name)
            resolver.recorder.command(given.call, [[" ".join(choices[0] for choices in words)]], name)

    def environment(self, _resolver: Resolver, name: str, given: Given) -> Value:
        """Return where functions are held by their names."""
        if name in {"globalenv", "parent.frame", "parent.env"}:
            return WORKSPACE if name == "globalenv" else BASE_WORLD
        if name == "environment":
            argument = given.call.arguments[0] if given.call.arguments else None
            is_base = isinstance(argument, t.Name) and argument.scope.owner_of(argument.name) is None
            return BASE_WORLD if is_base else NOTHING
        found = texts(given.at(0))
        if name == "as.environment" and not found:
            return given.at(0)
        return merge(*(world_of(text) for text in found)) if found else BASE_WORLD

    def exported(self, resolver: Resolver, name: str, given: Given) -> Value:
        """Return the function that a package holds under a name."""
        first, second = ("ns", "name") if name == "getExportedValue" else ("x", "ns")
        one, other = texts(given.at(0, first)), texts(given.at(1, second))
        packages, names = (one, other) if name == "getExportedValue" else (other, one)
        if not names:
            resolver.recorder.report("dynamic-attribute", given.call, None)
        value = merge(*(self.named(resolver, f"{package}::{text}") for package in packages for text in names))
        resolver.recorder.reference(given.call, value)
        return value

    def parsed(self, _resolver: Resolver, name: str, given: Given) -> Value:
        """Return the text that is parsed, which stands for its code."""
        if not self._has_parsed:
            self._has_parsed = _resolver.has_grown = True
        text = given.at(-1, "text") or (given.at(0) if name != "parse" else NOTHING)
        found = merge(*(frozenset([atom]) for atom in text if isinstance(atom, Literal)))
        whole = _together(_resolver, text)
        return merge(found, whole) or UNKNOWN_CODE

    def gotten(self, resolver: Resolver, name: str, given: Given) -> Value:
        """Return the function or value that is looked up by its name."""
        key, place = given.at(0, "x"), given.at(1, "envir")
        place = merge(place, given.named.get("pos", NOTHING))
        found = texts(merge(key, resolver.elements(key)))[:_TEXTS_MAX]
        packages = [package_of(atom) for atom in place if isinstance(atom, Known)]
        asked = [f"{package}::{text}" if package else text for text in found for package in (packages or [None])]
        held = [resolver.held(atom) for atom in ordered(place) if isinstance(atom, Object)]
        own = [one[text] for one in held for text in found if text in one]
        value = merge(*(self.named(resolver, text) for text in asked if not own), *own, _functions(key))
        if not found and not holds_names(place) and self._is_open(given, key, name):
            resolver.recorder.report("dynamic-attribute", given.call, None)
        resolver.recorder.reference(given.call, value)
        if name == "mget":
            resolver.hold(given.call, None, value)
            return frozenset([Object(given.call)])
        return frozenset(atom for atom in value if not is_kind(frozenset([atom]), UNKNOWN_TEXT))

    def _is_open(self, given: Given, key: Value, name: str) -> bool:
        """True where a name that is looked up may be any text."""
        if is_kind(key, UNKNOWN_TEXT):
            return True
        argument = given.call.arguments[0] if given.call.arguments else None
        if key or argument is None or name in {"match.fun", "as.name", "as.symbol"}:
            return False
        return not is_parameter(argument) and not isinstance(argument, t.Name)

    def _function(self, resolver: Resolver, given: Given, index: int) -> Value:
        """Return the function that an argument is, or that its text names."""
        value = merge(*(given.named[name] for name in _FUNCTION_NAMES if name in given.named)) or given.at(index)
        if is_kind(value, UNKNOWN_TEXT):
            resolver.recorder.report("dynamic-attribute", given.call, None)
        return merge(_functions(value), *(self.named(resolver, text) for text in texts(value)[:_TEXTS_MAX]))

    def done(self, resolver: Resolver, name: str, given: Given) -> Value:
        """Return what a function gives that is called with a list of arguments."""
        function = self._function(resolver, given, 0)
        resolver.recorder.reference(given.call, function)
        if name not in _LISTED:
            named = {key: value for key, value in given.named.items() if key not in _FUNCTION_NAMES}
            value = call_with(resolver, function, Given(given.call, given.values[1:], named, given.is_cut))
            return merge(value, LANGUAGE) if name in _QUOTED else value
        rest = given.at(1, "args")
        arguments = in_order(resolver, rest)
        if arguments is not None:
            return call_with(resolver, function, Given(given.call, arguments))
        named = {key: held for atom in ordered(rest) if isinstance(atom, Object)
                 for key, held in resolver.held(atom).items() if isinstance(key, str)}  # fmt: skip
        values = [held for atom in ordered(rest) if isinstance(atom, Object)
                  for key, held in resolver.held(atom).items() if not isinstance(key, str)]  # fmt: skip
        return call_with(resolver, function, Given(given.call, values or [rest], named))

    def as_called(self, resolver: Resolver, _name: str, given: Given) -> Value:
        """Return what a call that is given as a list would give."""
        listed = in_order(resolver, given.at(0))
        if not listed:
            return LANGUAGE
        function = merge(_functions(listed[0]), *(resolver.elements(frozenset([atom])) for atom in listed[0]))
        resolver.recorder.reference(given.call, function)
        return merge(call_with(resolver, function, Given(given.call, listed[1:])), LANGUAGE)

    def applied(self, resolver: Resolver, name: str, given: Given) -> Value:
        """Return what a function gives that is called with each element."""
        index = _APPLIERS[name]
        is_named = any(label in given.named for label in _FUNCTION_NAMES)
        function = self._function(resolver, given, index)
        resolver.recorder.reference(given.call, function)
        rest = [one for place, one in enumerate(given.values) if is_named or place != index]
        rest += [value for label, value in given.named.items() if label in {"X", "x", ".x"}]
        each = [merge(resolver.elements(one), _functions(one), literals(texts(one))) for one in rest]
        others = {
            label: one
            for label, one in given.named.items()
            if label not in _OVER_NAMES and label not in _FUNCTION_NAMES
        }
        arguments = [each[-1], each[-1]] if each and name in {"Reduce", "purrr::reduce"} else each
        return call_with(resolver, function, Given(given.call, arguments, others))

    # --- code

    def evaluated(self, resolver: Resolver, name: str, given: Given) -> Value:
        """Read the text that becomes code; what can't be known of it is a finding of its own."""
        value = given.at(0, "expr")
        found = texts(merge(value, resolver.elements(value) if not _is_quoted(value) else NOTHING))
        is_unknown = not value and self._has_parsed and name != "evalq"
        if found or is_unknown or is_kind(value, UNKNOWN_CODE) or is_kind(value, UNKNOWN_TEXT):
            resolver.recorder.report("dynamic-code", given.call, name)
        for text in found[:_TEXTS_MAX]:
            self._run(resolver, given, text)
        return merge(_functions(value), resolver.elements(value))

    def sourced(self, resolver: Resolver, name: str, given: Given) -> Value:
        """Read the code that a file or a connection holds."""
        value = given.at(0, "file")
        paths = texts(value)
        is_text = any(isinstance(atom, Known) and atom.name == "textConnection" for atom in value)
        if paths and not is_text and all(path.removeprefix("./") in self._paths for path in paths):
            return NOTHING
        resolver.recorder.report("dynamic-code", given.call, name)
        for text in paths[:_TEXTS_MAX] if is_text else ():
            self._run(resolver, given, text)
        return NOTHING

    def _run(self, resolver: Resolver, given: Given, text: str) -> None:
        key = (given.call, text)
        if self._nested >= _NESTED_MAX:
            return
        if key not in self._read:
            data = text.encode("utf-8", "replace")
            source = resolver.recorder.source_of(given.call.node)
            lowering = Lowering(source, self._scope, data=data, place=given.call.node)
            self._read[key] = lowering.lower(parse(data, Language.R))
        self._nested += 1
        for term in self._read[key].terms:
            resolver.value(term)
        self._nested -= 1

    # --- packages

    def attached(self, resolver: Resolver, name: str, given: Given) -> Value:
        """Attach a package: its functions stand without its name from then on."""
        value = given.at(0, "package")
        argument = given.call.arguments[0] if given.call.arguments else None
        is_plain = name in {"library", "require"} and "character.only" not in given.named
        found = [argument.name] if is_plain and isinstance(argument, t.Name) else texts(value)
        for package in found:
            if package not in self._opened:
                self._opened.setdefault(package)
                resolver.has_grown = True
            resolver.recorder.imported(package, given.call.node)
            resolver.recorder.named(given.call, frozenset([Known(package)]))
        if not found and (given.values or given.named) and not isinstance(argument, t.Opaque):
            resolver.recorder.report("dynamic-import", given.call, None)
        return merge(*(world_of(package) for package in found)) if name == "loadNamespace" else NOTHING


def _functions(value: Value) -> Value:
    return frozenset(atom for atom in value if not isinstance(atom, Literal))


def _is_quoted(value: Value) -> bool:
    return any(isinstance(atom, Object) and isinstance(atom.site, t.Items) for atom in value)


def _together(resolver: Resolver, value: Value) -> Value:
    """Return the lines of a text, one after the other."""
    lines = [texts(one)[:1] for one in in_order(resolver, value) or ()]
    return literals(["\n".join(line[0] for line in lines)]) if lines and all(lines) else NOTHING


_DELETERS: Mapping[str, str] = {"unlink": "x", "fs::dir_delete": "path", "fs::file_delete": "path"}
_WRITERS = frozenset({"writeLines", "cat", "write", "writeChar"})
_APPLIED = frozenset(_APPLIERS)
_WORLDS = frozenset(
    {
        "baseenv",
        "globalenv",
        "topenv",
        "asNamespace",
        "getNamespace",
        "as.environment",
        "parent.env",
        "parent.frame",
        "environment",
    }
)
_GETS = frozenset(
    {"get", "get0", "mget", "match.fun", "getFunction", "getAnywhere", "dynGet", "as.name", "as.symbol", "rlang::sym",
     "rlang::ensym"}
)  # fmt: skip
_EXPORTS = frozenset({"getExportedValue", "getFromNamespace"})
_LISTED = frozenset({"do.call", "purrr::invoke", "rlang::invoke"})
_QUOTED = frozenset({"call", "rlang::call2"})
_CALLS = frozenset({*_LISTED, *_QUOTED, "rlang::exec"})
_EVALUATES = frozenset({"eval", "evalq", "eval.parent", "rlang::eval_tidy", "rlang::eval_bare"})
_SOURCES = frozenset({"source", "sys.source"})
_PARSES = frozenset(
    {"parse", "str2lang", "str2expression", "rlang::parse_expr", "rlang::parse_exprs", "rlang::parse_quo"}
)
_ATTACHES = frozenset({"library", "require", "requireNamespace", "loadNamespace", "attachNamespace"})

_ROADS: Sequence[tuple[frozenset[str], Callable[[RDialect, Resolver, str, Given], Value]]] = (
    (_WORLDS, RDialect.environment),
    (_GETS, RDialect.gotten),
    (_EXPORTS, RDialect.exported),
    (_CALLS, RDialect.done),
    (frozenset({"as.call"}), RDialect.as_called),
    (_APPLIED, RDialect.applied),
    (_EVALUATES, RDialect.evaluated),
    (_SOURCES, RDialect.sourced),
    (_PARSES, RDialect.parsed),
    (_ATTACHES, RDialect.attached),
)
"""Functions that lead to others, to packages or to code, and what they lead to."""

_KNOWN = frozenset(MAKERS).union(*(names for names, _ in _ROADS))
