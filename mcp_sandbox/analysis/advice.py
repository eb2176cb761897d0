"""What to do instead, in terms of what the language offers and the policy in force allows."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import re2

from mcp_sandbox.analysis.rules import Rule
from mcp_sandbox.domain.category import DESCRIPTIONS, Category
from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.domain.severity import Severity
from mcp_sandbox.domain.violation import Violation

__all__ = ["Sentence", "advice_for", "sentence_for", "sentences", "summary", "unreadable_advice"]

_CATEGORIES_NAMED_MAX = 4

_LAST = "anything"
"""What the sentence is about that holds where a policy's own rules stand against every other one."""

_NOTED, _NOTED_OFFLINE = "noted", "noted-offline"
"""What the sentences are about that are given for what is below the threshold."""

_OFFLINE = frozenset({Category.NETWORK, Category.RAW_SOCKET})
"""Categories of what can't succeed in the sandbox, whether it is let through or not."""

_FILES: Mapping[Language, str] = {language: f"advice-{language.value}.toml" for language in Language} | {
    Language.TYPESCRIPT: "advice-javascript.toml"
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """What to do instead of one thing, where a policy lets the categories in `passes` through."""

    about: str
    """A rule's id, or a category."""
    text: str
    passes: tuple[Category, ...] = ()
    rewrite: str | None = None
    """A small program that does as the sentence says, and passes wherever the sentence is given."""


@cache
def sentences(language: Language) -> Mapping[str, tuple[Sentence, ...]]:
    """Return what can be said for `language`, by rule or category, the one that is given first at the front."""
    found: dict[str, list[Sentence]] = {}
    for name in (_FILES[language], "advice.toml"):
        for entry in _read(name).get("advice", ()):
            passes = tuple(Category(one) for one in entry.get("passes", ()))
            rewrite = _read("advice.toml")["plain"][language.value] if entry.get("plain") else entry.get("rewrite")
            sentence = Sentence(entry["about"], entry["text"], passes, rewrite)
            found.setdefault(sentence.about, []).append(sentence)
    return {about: tuple(ones) for about, ones in found.items()}


@cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files("mcp_sandbox.analysis.rules").joinpath(name).read_text(encoding="utf-8"))


def sentence_for(rule: Rule, policy: Policy, language: Language) -> Sentence:
    """Return what `policy` allows instead of what `rule` is about; or that it lets it pass."""
    known = sentences(language)
    if Severity.SAFE < policy.severity_of(rule.category) < policy.severity_threshold:
        return known[_NOTED_OFFLINE if rule.category in _OFFLINE else _NOTED][0]
    for sentence in (*known.get(rule.id, ()), *known[rule.category]):
        passes = all(policy.severity_of(one) < policy.severity_threshold for one in sentence.passes)
        if passes and not _stands_against(policy, sentence):
            return sentence
    return known[_LAST][0]


def _stands_against(policy: Policy, sentence: Sentence) -> bool:
    """True where `sentence` would lead to what the policy's author restricts by name or by pattern."""
    told = f"{sentence.text}\n{sentence.rewrite or ''}"
    threshold = policy.severity_threshold
    names = (rf"\b{re.escape(one.name)}\b" for one in policy.restricted_modules if one.severity >= threshold)
    patterns = (one.pattern for one in policy.patterns if one.severity >= threshold)
    return any(_matches(pattern, told) for pattern in (*names, *patterns))


@lru_cache(maxsize=4096)
def _matches(pattern: str, text: str) -> bool:
    options = re2.Options()
    options.log_errors = False
    return re2.compile(pattern, options).search(text) is not None


def advice_for(rule: Rule, policy: Policy, language: Language = Language.PYTHON) -> str:
    """Return the sentence that says what `policy` allows instead of what `rule` is about."""
    return sentence_for(rule, policy, language).text


def summary(violations: Sequence[Violation]) -> str | None:
    """Return one sentence that says what to change; null where there is nothing."""
    if not violations:
        return None
    first = violations[0]
    categories = list(dict.fromkeys(violation.category for violation in violations))
    if len(categories) == 1:
        return first.advice
    named = "; ".join(DESCRIPTIONS[category].partition(":")[0] for category in categories[:_CATEGORIES_NAMED_MAX])
    return f"Remove every violation that is listed ({named}), each as its own advice says; first: {first.advice}"


def unreadable_advice(language: Language) -> str:
    """Return what to do about source that can't be read."""
    return f"Send the program as plain UTF-8 {_TITLES[language]} source that parses; mend the place that is named."


_TITLES: Mapping[Language, str] = {
    Language.PYTHON: "Python",
    Language.JAVASCRIPT: "JavaScript",
    Language.TYPESCRIPT: "TypeScript",
    Language.JAVA: "Java",
    Language.BASH: "Bash",
    Language.GO: "Go",
    Language.RUBY: "Ruby",
    Language.C: "C",
    Language.CPP: "C++",
    Language.R: "R",
}
