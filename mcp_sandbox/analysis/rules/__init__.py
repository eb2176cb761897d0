"""What is dangerous, as data: qualified names per language and category.

`common.toml` holds what every language can meet, `python.toml` and its like the rules of one language,
`python-objects.toml` how Python's values lead to each other.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from mcp_sandbox.domain.category import Category
from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.domain.severity import Severity

__all__ = [
    "Objects",
    "Rule",
    "canonical",
    "names_in_force",
    "objects",
    "rule_by_id",
    "rule_for",
    "rule_for_method",
    "rules",
]


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of danger and the names that mean it."""

    id: str
    category: Category
    message: str
    modules: tuple[str, ...] = ()
    """Their import is a finding, and so is each use of a member."""
    names: tuple[str, ...] = ()
    """Members, classes and methods, with everything below them."""
    excepted: tuple[str, ...] = ()
    """Names under `modules` or `names` that are no danger."""
    when: str | None = None
    """The condition on a call's arguments; see `analysis.python.arguments`."""


@dataclass(frozen=True, slots=True)
class Objects:
    """How values of Python's libraries lead to each other; see `python-objects.toml`."""

    canonical: Mapping[str, str]
    returns: Mapping[str, str]
    stays: Mapping[str, frozenset[str]]
    through: frozenset[str]
    carriers: frozenset[str]
    looks: frozenset[str]
    identity: Mapping[str, int]
    elements: Mapping[str, int]
    dunders_always: frozenset[str]
    dunders_plain: frozenset[str]
    dunders_stored: frozenset[str]
    methods: Mapping[str, str]
    distinctive: Mapping[str, str]


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__name__).joinpath(name).read_text(encoding="utf-8"))


_FILES: Mapping[Language, tuple[str, ...]] = {
    language: ("common.toml", "treesitter.toml", f"{language.value}.toml") for language in Language
} | {
    Language.PYTHON: ("common.toml", "python.toml"),
    Language.TYPESCRIPT: ("common.toml", "treesitter.toml", "javascript.toml"),
    Language.CPP: ("common.toml", "treesitter.toml", "c.toml", "cpp.toml"),
}


@cache
def rules(language: Language = Language.PYTHON) -> tuple[Rule, ...]:
    """Return every rule for `language`, those of all languages first, in the order of the files.

    An id may stand more than once, each time with another condition.
    """
    found: dict[tuple[str, str | None], Rule] = {}
    for name in _FILES[language]:
        for entry in _read(name).get("rule", ()):
            rule = Rule(
                id=entry["id"],
                category=Category(entry["category"]),
                message=entry["message"],
                modules=tuple(entry.get("modules", ())),
                names=tuple(entry.get("names", ())),
                excepted=tuple(entry.get("except", ())),
                when=entry.get("when"),
            )
            before = found.get((rule.id, rule.when))
            found[rule.id, rule.when] = rule if before is None else _together(before, rule)
    return tuple(found.values())


def _together(first: Rule, second: Rule) -> Rule:
    """Return a rule that two files tell parts of."""
    return replace(
        first,
        modules=(*first.modules, *second.modules),
        names=(*first.names, *second.names),
        excepted=(*first.excepted, *second.excepted),
    )


@cache
def rule_by_id(rule_id: str, language: Language = Language.PYTHON) -> Rule:
    """Return the rule of `language` that is called `rule_id`."""
    return next(rule for rule in rules(language) if rule.id == rule_id)


@cache
def objects() -> Objects:
    """Return how Python's values lead to each other."""
    table = _read("python-objects.toml")
    return Objects(
        canonical=table["canonical"],
        returns=table["returns"],
        stays={name: frozenset(members) for name, members in table["stays"].items()},
        through=frozenset(table["through"]["modules"]),
        carriers=frozenset(table["carriers"]["names"]),
        looks=frozenset(table["looks"]["names"]),
        identity=table["identity"],
        elements=table["elements"],
        dunders_always=frozenset(table["dunders"]["always"]),
        dunders_plain=frozenset(table["dunders"]["plain"]),
        dunders_stored=frozenset(table["dunders"]["stored"]),
        methods=table["methods"],
        distinctive=table["distinctive"],
    )


@cache
def _index() -> Mapping[str, tuple[Rule, ...]]:
    index: dict[str, tuple[Rule, ...]] = {}
    for rule in rules():
        for name in (*rule.modules, *rule.names):
            index[name] = (*index.get(name, ()), rule)
        for name in rule.excepted:
            index.setdefault(name, ())
    return index


def _prefixes(name: str) -> Iterator[str]:
    while name:
        yield name
        name = name.rpartition(".")[0]


@lru_cache(maxsize=8192)
def canonical(name: str) -> str:
    """Return the name that the rules are written for."""
    table = objects().canonical
    for _ in range(4):
        for prefix in _prefixes(name):
            if prefix in table and table[prefix] != prefix:
                name = table[prefix] + name[len(prefix) :]
                break
        else:
            break
    return name


@lru_cache(maxsize=8192)
def rule_for_method(name: str) -> tuple[Rule, ...]:
    """Return the rules that name exactly `name`, a member of an object."""
    index = _index()
    found = [rule for spelling in dict.fromkeys((canonical(name), name)) for rule in index.get(spelling, ())]
    return tuple(sorted(found, key=lambda rule: rule.when is None))


@lru_cache(maxsize=8192)
def rule_for(name: str) -> tuple[Rule, ...]:
    """Return the rules that may hold for the resolved `name`, those with a condition first; none is no danger.

    The first whose condition is met is the one that counts; the last has none, or all have.
    """
    index = _index()
    spellings = tuple(dict.fromkeys((canonical(name), name)))
    conditional = tuple(rule for spelling in spellings for rule in index.get(spelling, ()) if rule.when is not None)
    for spelling in spellings:
        for prefix in _prefixes(spelling):
            if prefix in index:
                plain = tuple(rule for rule in index[prefix] if rule.when is None)
                if plain or not index[prefix]:
                    return (*conditional, *plain)
    return conditional


def is_module(name: str) -> bool:
    """True where `name` looks like a module: a standard one, or a package's dotted name without classes."""
    first, *rest = name.split(".")
    if not first or first == "builtins":
        return name == "builtins"
    return all(part.islower() or part.startswith("_") for part in rest) and (
        first in sys.stdlib_module_names or first.islower() or not rest
    )


@lru_cache(maxsize=8192)
def reached(name: str) -> str:
    """Return the module that `name` really is, as `os` for `shutil.os`; `name` itself where it is a member."""
    owner, _, last = name.rpartition(".")
    through = objects().through
    bare = last.lstrip("_")
    module = last if last in through else bare if bare in through else None
    if not owner or module is None or owner.rpartition(".")[2] == last or name in objects().carriers:
        return name
    if rule_for_method(name) or not is_module(owner) or name in objects().canonical:
        return name
    return module


def names_in_force(policy: Policy, language: Language = Language.PYTHON) -> dict[Category, tuple[str, ...]]:
    """Return the names of `language` that are a finding under `policy`, sorted, by category; a reviewer's view."""
    found: dict[Category, set[str]] = {}
    for rule in rules(language):
        if policy.severity_of(rule.category) is not Severity.SAFE:
            names = {name for name in (*rule.modules, *rule.names) if name not in policy.exempt}
            found.setdefault(rule.category, set()).update(names)
    return {category: tuple(sorted(names)) for category, names in found.items()}
