"""What a policy watches for, rule by rule and name by name: a reviewer's view."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rich.console import Console
from rich.text import Text

from mcp_sandbox.analysis.rules import Rule, rules
from mcp_sandbox.domain.category import Category
from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.domain.severity import Severity

__all__ = ["Watched", "show_watched", "watched"]

_OF_THE_AUTHOR = frozenset({Category.RESTRICTED_MODULE, Category.PATTERN})
"""Categories whose severity stands with the policy's own modules and patterns."""


@dataclass(frozen=True, slots=True)
class Watched:
    """A rule that is on under a policy."""

    rule: str
    category: Category
    severity: Severity
    blocks: bool
    message: str
    names: Mapping[Language, tuple[str, ...]]
    """Sorted, by language; none where the rule is met otherwise than by a name."""
    excepted: Mapping[Language, tuple[str, ...]]
    """Names below those that are no finding."""

    def as_value(self) -> dict[str, Any]:
        """Return the rule as JSON has it."""
        return {
            "rule": self.rule,
            "category": self.category.value,
            "severity": self.severity.name,
            "blocks": self.blocks,
            "message": self.message,
            "names": {language.value: list(names) for language, names in self.names.items()},
            "except": {language.value: list(names) for language, names in self.excepted.items() if names},
        }


def watched(policy: Policy, languages: Iterable[Language]) -> list[Watched]:
    """Return the rules that are on under `policy` for `languages`, by category; the author's own are listed apart."""
    found: dict[str, dict[Language, list[Rule]]] = {}
    for language in languages:
        for rule in rules(language):
            if rule.category not in _OF_THE_AUTHOR and policy.severity_of(rule.category) is not Severity.SAFE:
                found.setdefault(rule.id, {}).setdefault(language, []).append(rule)
    ones = [_watched(policy, by_language) for by_language in found.values()]
    order = list(Category)
    return sorted(ones, key=lambda one: order.index(one.category))


def _watched(policy: Policy, by_language: Mapping[Language, Sequence[Rule]]) -> Watched:
    rule = next(iter(by_language.values()))[0]
    severity = policy.severity_of(rule.category)
    named = {
        language: {name for one in ones for name in (*one.modules, *one.names)}
        for language, ones in by_language.items()
    }
    names = {language: tuple(sorted(found - policy.exempt)) for language, found in named.items()}
    excepted = {
        language: tuple(sorted({name for one in ones for name in one.excepted} | (policy.exempt & named[language])))
        for language, ones in by_language.items()
    }
    blocks = severity >= policy.severity_threshold
    return Watched(rule.id, rule.category, severity, blocks, rule.message, names, excepted)


def show_watched(console: Console, ones: Iterable[Watched]) -> None:
    """Print each rule with the names that it is met by."""
    for one in ones:
        head = Text(f"\n{one.rule}", style="bold")
        effect = "blocks" if one.blocks else "noted"
        head.append(f"  {one.category.value}, {one.severity.name}, {effect}: {one.message}", style="not bold")
        console.print(head, soft_wrap=True)
        if not any(one.names.values()):
            console.print("  met by what the code does, not by a name", style="dim")
        alike: dict[tuple[tuple[str, ...], tuple[str, ...]], list[Language]] = {}
        for language, names in one.names.items():
            alike.setdefault((names, one.excepted[language]), []).append(language)
        for (names, excepted), languages in alike.items():
            if names:
                _show_names(console, languages, names, excepted)


def _show_names(
    console: Console, languages: Iterable[Language], names: tuple[str, ...], excepted: tuple[str, ...]
) -> None:
    line = Text(f"  {', '.join(languages)}: ", style="dim")
    line.append(", ".join(names), style="not dim")
    if excepted:
        line.append(f"; but not {', '.join(excepted)}")
    console.print(line)
