"""The rules of the check as SARIF describes them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Self

from mcp_sandbox.analysis.pages import Page, pages
from mcp_sandbox.analysis.rules import Rule, rules
from mcp_sandbox.domain.category import Category
from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.domain.severity import Severity

__all__ = ["UNREADABLE", "Descriptors", "level_of", "text_of"]

UNREADABLE = "syntax-error"
"""Id of the result for a program that can't be read; no rule of a policy, so none can switch it off."""

_LEVELS = {Severity.HIGH: "error", Severity.MEDIUM: "error", Severity.LOW: "warning", Severity.SAFE: "none"}

_SCORES = {Severity.HIGH: "8.0", Severity.MEDIUM: "5.5", Severity.LOW: "2.0"}
"""GitHub shows scores from 7, from 4 and below as high, medium and low.

Source: https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
"""


def level_of(severity: Severity) -> str:
    """Return the level of a finding that blocks."""
    return _LEVELS[severity]


def text_of(sentence: str) -> str:
    """Return `sentence` as a plain-text message: there, braces hold places and brackets with an address are links."""
    return sentence.replace("{", "{{").replace("}", "}}").replace("](", "] (")


class Descriptors:
    """The rules that a log names, and their places in its list."""

    def __init__(self, values: list[dict[str, Any]]) -> None:
        self._values = values
        self._places = {value["id"]: place for place, value in enumerate(values)}

    @classmethod
    def of(cls, languages: Iterable[str], policy: Policy | None) -> Self:
        """Return every rule of `languages`; names that are no language have none."""
        known = [language for language in Language if language.value in set(languages)]
        found: dict[str, Rule] = {}
        for rule in (rule for language in known for rule in rules(language)):
            found.setdefault(rule.id, rule)
        return cls([_unreadable(), *(_descriptor(rule, policy) for rule in found.values())])

    def as_values(self) -> list[dict[str, Any]]:
        """Return the list itself."""
        return self._values

    def index(self, rule_id: str) -> int:
        """Return the place of a rule; -1 is SARIF's word for none."""
        return self._places.get(rule_id, -1)


def _descriptor(rule: Rule, policy: Policy | None) -> dict[str, Any]:
    severity = _severity(rule, policy)
    page = pages().get(rule.id)
    value: dict[str, Any] = {
        "id": rule.id,
        "name": _pascal(rule.id),
        "shortDescription": {"text": text_of(rule.message)},
        "defaultConfiguration": _configuration(severity, policy),
        "properties": {"category": rule.category.value, "tags": _tags(page)},
    }
    if severity in _SCORES:
        value["properties"]["security-severity"] = _SCORES[severity]
    return value | _told(page)


def _severity(rule: Rule, policy: Policy | None) -> Severity:
    if policy is None:
        return Severity.HIGH
    named = {Category.RESTRICTED_MODULE: policy.restricted_modules, Category.PATTERN: policy.patterns}
    if rule.category in named:
        return max((one.severity for one in named[rule.category]), default=Severity.SAFE)
    return policy.severity_of(rule.category)


def _configuration(severity: Severity, policy: Policy | None) -> dict[str, Any]:
    if severity is Severity.SAFE:
        return {"enabled": False}
    blocks = policy is None or severity >= policy.severity_threshold
    return {"level": level_of(severity) if blocks else "note"}


def _tags(page: Page | None) -> list[str]:
    weaknesses = () if page is None else page.weaknesses
    return ["security", *(f"external/cwe/{weakness.lower()}" for weakness in weaknesses)]


def _told(page: Page | None) -> dict[str, Any]:
    if page is None:
        return {}
    misses = "".join(f"\n- {miss}" for miss in page.misses)
    plain = page.why + (f"\n\nWhat it misses:{misses}" if misses else "")
    sources = "".join(f"\n- <{source}>" for source in page.sources)
    marked = page.why + (f"\n\n**What it misses**\n{misses}" if misses else "")
    value: dict[str, Any] = {
        "fullDescription": {"text": text_of(page.why)},
        "help": {
            "text": text_of(plain),
            "markdown": text_of(marked + (f"\n\n**Sources**\n{sources}" if sources else "")),
        },
    }
    return value | ({"helpUri": page.sources[0]} if page.sources else {})


def _pascal(rule_id: str) -> str:
    return "".join(part.capitalize() for part in rule_id.split("-"))


def _unreadable() -> dict[str, Any]:
    return {
        "id": UNREADABLE,
        "name": _pascal(UNREADABLE),
        "shortDescription": {"text": "The code can't be read, so nothing that it does is known."},
        "fullDescription": {
            "text": "Code that does not parse is refused under every policy: what can't be read can't be checked."
        },
        "defaultConfiguration": {"level": "error"},
        "properties": {"tags": ["security"]},
    }
