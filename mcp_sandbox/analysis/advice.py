"""What to do instead, in terms of what the policy in force allows."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from mcp_sandbox.domain.category import DESCRIPTIONS, Category
from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.domain.violation import Violation

__all__ = ["UNREADABLE_ADVICE", "advice_for", "summary"]

UNREADABLE_ADVICE = "Send the program as plain UTF-8 Python source that parses; mend the place that is named."

_CATEGORIES_NAMED_MAX = 4


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    passes: tuple[Category, ...]


@cache
def _sentences() -> dict[Category, tuple[_Sentence, ...]]:
    text = files("mcp_sandbox.analysis.rules").joinpath("advice.toml").read_text(encoding="utf-8")
    return {
        Category(category): tuple(
            _Sentence(entry["text"], tuple(Category(one) for one in entry.get("passes", ()))) for entry in entries
        )
        for category, entries in tomllib.loads(text).items()
    }


def advice_for(category: Category, policy: Policy) -> str:
    """Return what `policy` allows instead of what `category` is about."""
    for sentence in _sentences()[category]:
        if all(policy.severity_of(one) < policy.severity_threshold for one in sentence.passes):
            return sentence.text
    raise AssertionError(f"{category} lacks a sentence without conditions")


def summary(violations: Sequence[Violation]) -> str | None:
    """Return one sentence that says what to change; null where there is nothing."""
    if not violations:
        return None
    first = violations[0]
    categories = list(dict.fromkeys(violation.category for violation in violations))
    if len(categories) == 1:
        return first.advice
    named = "; ".join(DESCRIPTIONS[category].partition(":")[0] for category in categories[:_CATEGORIES_NAMED_MAX])
    return f"Remove every violation that is listed ({named}); each has its own advice. {first.advice}"
