"""The rules of a language, found by the full name of what a program refers to."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from typing import Any, TypeVar

from mcp_sandbox.analysis.rules import Rule, rules
from mcp_sandbox.domain.language import Language

__all__ = ["Names", "names_of"]


@dataclass(frozen=True)
class Names:
    """What is known of the names of a language's libraries; read from `rules/<language>.toml` beside the rules."""

    rules: Mapping[str, tuple[Rule, ...]]
    excepted: frozenset[str]
    canonical: Mapping[str, str] = field(default_factory=dict[str, str])
    """[canonical]: another name of the same thing, and the name that the rules are written for; by prefix."""
    returns: Mapping[str, str] = field(default_factory=dict[str, str])
    """[returns]: a function, and the class of what it gives; `=name` for the thing of that name itself."""
    carriers: frozenset[str] = frozenset()
    """[carriers] names: modules and classes that reach outside the program when they are handed on."""
    looks: frozenset[str] = frozenset()
    """[looks] names: functions that only look at what they are given, such as a print."""
    distinctive: Mapping[str, str] = field(default_factory=dict[str, str])
    """[distinctive]: a member whose name says it all, on an object that nobody knows, and its full name."""
    vital: Mapping[str, int] = field(default_factory=dict[str, int])
    """[vital]: functions that delete all below a path, and which argument is the path."""
    dividers: tuple[str, ...] = (".", "::", "#")
    """[names] dividers: what stands between a name and what it stands under."""

    @cached_property
    def _known(self) -> frozenset[str]:
        named = (self.rules, self.excepted, self.canonical, self.returns, self.carriers, self.vital)
        return frozenset(name for table in named for name in table)

    def prefixes(self, name: str) -> Iterator[str]:
        """Yield `name` and what it stands under: `A::B.c`, `A::B`, `A`."""
        while name:
            yield name
            name = name[: max(0, *(name.rfind(divider) for divider in self.dividers))]

    @cached_property
    def _asked(self) -> dict[str, tuple[Rule, ...]]:
        return {}

    @cached_property
    def _spelled(self) -> dict[str, str]:
        return {}

    def canonical_of(self, name: str) -> str:
        """Return the name that the rules are written for."""
        known = self._spelled.get(name)
        return _kept(self._spelled, name, self._canonical_of(name)) if known is None else known

    def _canonical_of(self, name: str) -> str:
        for _ in range(4):
            for prefix in self.prefixes(name):
                target = self.canonical.get(prefix)
                if target is not None and target != prefix:
                    name = target + name[len(prefix) :]
                    break
            else:
                break
        return name

    def knows(self, name: str) -> bool:
        """True where anything is said of `name`, or of what it stands under."""
        return name in self._known or any(prefix in self._known for prefix in self.prefixes(name))

    def rules_for(self, name: str) -> tuple[Rule, ...]:
        """Return the rules that may hold for `name`, those with a condition first; none is no danger."""
        known = self._asked.get(name)
        return _kept(self._asked, name, self._rules_for(name)) if known is None else known

    def _rules_for(self, name: str) -> tuple[Rule, ...]:
        conditional = tuple(rule for rule in self.rules.get(name, ()) if rule.when is not None)
        for prefix in self.prefixes(name):
            if prefix in self.excepted:
                break
            plain = tuple(rule for rule in self.rules.get(prefix, ()) if rule.when is None)
            if plain:
                return (*conditional, *plain)
        return conditional


_KEPT_MAX = 20_000
_Answer = TypeVar("_Answer")


def _kept(answers: dict[str, _Answer], name: str, answer: _Answer) -> _Answer:
    """Keep an answer for the next time that it is asked for; names come from hostile programs, so not without end."""
    if len(answers) >= _KEPT_MAX:
        answers.clear()
    answers[name] = answer
    return answer


@cache
def names_of(language: Language) -> Names:
    """Return what is known of the names of `language`."""
    index: dict[str, tuple[Rule, ...]] = {}
    excepted: set[str] = set()
    for rule in rules(language):
        for name in (*rule.modules, *rule.names):
            index[name] = (*index.get(name, ()), rule)
        excepted.update(rule.excepted)
    table = _tables(language)
    return Names(
        rules=index,
        excepted=frozenset(excepted - index.keys()),
        canonical=table.get("canonical", {}),
        returns=table.get("returns", {}),
        carriers=frozenset(table.get("carriers", {}).get("names", ())),
        looks=frozenset(table.get("looks", {}).get("names", ())),
        distinctive=table.get("distinctive", {}),
        vital=table.get("vital", {}),
        dividers=tuple(table.get("names", {}).get("dividers", (".", "::", "#"))),
    )


def _tables(language: Language) -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    for name in _FILES.get(language, (f"{language.value}.toml",)):
        text = files("mcp_sandbox.analysis.rules").joinpath(name).read_text(encoding="utf-8")
        for key, value in tomllib.loads(text).items():
            if key != "rule":
                found[key] = _joined(found.get(key, {}), value)
    return found


def _joined(first: dict[str, Any], second: dict[str, Any]) -> dict[str, Any]:
    joined = {**first, **second}
    if "names" in first and "names" in second:
        joined["names"] = [*first["names"], *second["names"]]
    return joined


_FILES: Mapping[Language, tuple[str, ...]] = {
    Language.TYPESCRIPT: ("javascript.toml",),
    Language.CPP: ("c.toml", "cpp.toml"),
}
