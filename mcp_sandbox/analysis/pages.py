"""What is told of a rule beside its names: why it is one, what it misses, where that is written, an example."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

__all__ = ["Page", "pages"]


@dataclass(frozen=True, slots=True)
class Page:
    """What `pages.toml` holds of one rule."""

    rule: str
    """Its id."""
    why: str
    """One sentence or two."""
    misses: tuple[str, ...]
    """What the rule does not find, a sentence each; beside what the specimens show."""
    sources: tuple[str, ...]
    """Addresses, the weakness first."""
    examples: Mapping[str, str]
    """A program that is refused, by language."""
    files: Mapping[str, str]
    """Files that the examples come with."""

    @property
    def weaknesses(self) -> tuple[str, ...]:
        """The ids of the weaknesses among the sources, such as `CWE-78`."""
        start = "https://cwe.mitre.org/data/definitions/"
        found = [
            source.removeprefix(start).removesuffix(".html") for source in self.sources if source.startswith(start)
        ]
        return tuple(f"CWE-{number}" for number in found)


@cache
def pages() -> Mapping[str, Page]:
    """Return what is told of each rule, by its id."""
    text = files("mcp_sandbox.analysis.rules").joinpath("pages.toml").read_text(encoding="utf-8")
    return {
        rule: Page(
            rule,
            entry["why"],
            tuple(entry.get("misses", ())),
            tuple(entry.get("sources", ())),
            entry.get("example", {}),
            entry.get("files", {}),
        )
        for rule, entry in tomllib.loads(text).items()
    }
