"""What is known of commands: `rules/bash.toml` by name, and `rules/bash-commands.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from mcp_sandbox.analysis.rules import Rule, rule_by_id, rules
from mcp_sandbox.domain.language import Language

__all__ = ["Tables", "Wrapper", "rule_called", "tables"]


@dataclass(frozen=True, slots=True)
class Wrapper:
    """How a command takes the one that it runs."""

    letters: str = ""
    """Options that take a value."""
    long: tuple[str, ...] = ()
    operands: int = 0
    """Operands before the command."""
    assigns: bool = False
    """True where `name=value` may stand before the command."""
    feeds: bool = False
    """True where standard input becomes more arguments."""
    joins: bool = False
    """True where the arguments become one text for a shell."""


@dataclass(frozen=True, slots=True)
class Tables:
    """All of `bash-commands.toml`, and the rules of `bash.toml` by the first word of their names."""

    rules: Mapping[str, tuple[tuple[Rule, tuple[str, ...]], ...]]
    """With each rule, the words after the first."""
    excepted: Mapping[str, tuple[tuple[Rule, tuple[str, ...]], ...]]
    valued: Mapping[str, tuple[str, tuple[str, ...]]]
    wrappers: Mapping[str, Wrapper]
    text_doors: Mapping[str, tuple[str, ...]]
    leads: tuple[str, ...]
    interpreters: Mapping[str, tuple[str, ...]]
    shells: frozenset[str]
    files: Mapping[str, tuple[str, ...]]
    variables: Mapping[str, frozenset[str]]
    secret: re.Pattern[str]
    safe_paths: tuple[str, ...]
    folders: tuple[str, ...]

    def is_known(self, name: str) -> bool:
        """True for a command that something here is about."""
        return name in self.rules or name in self.wrappers or name in self.shells or name in self.interpreters


def _by_first_word(*, excepted: bool) -> Mapping[str, tuple[tuple[Rule, tuple[str, ...]], ...]]:
    found: dict[str, list[tuple[Rule, tuple[str, ...]]]] = {}
    for rule in rules(Language.BASH):
        for name in rule.excepted if excepted else rule.names:
            first, *rest = name.split(" ")
            found.setdefault(first, []).append((rule, tuple(rest)))
    return {name: tuple(ones) for name, ones in found.items()}


@cache
def tables() -> Tables:
    """Return what is known of commands."""
    path = files("mcp_sandbox.analysis.rules").joinpath("bash-commands.toml")
    data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    variables: dict[str, Any] = data["variables"]
    return Tables(
        rules=_by_first_word(excepted=False),
        excepted=_by_first_word(excepted=True),
        valued={name: (letters, tuple(long)) for name, (letters, *long) in data["valued"].items()},
        wrappers={
            name: Wrapper(
                letters=entry.get("letters", ""),
                long=tuple(entry.get("long", ())),
                operands=entry.get("operands", 0),
                assigns=entry.get("assigns", False),
                feeds=entry.get("feeds", False),
                joins=entry.get("joins", False),
            )
            for name, entry in data["wrapper"].items()
        },
        text_doors={name: tuple(options) for name, options in data["text_door"].items()},
        leads=tuple(data["leads"]["marks"]),
        interpreters={name: tuple(options) for name, options in data["interpreter"].items()},
        shells=frozenset(data["shells"]["names"]),
        files={name: tuple(globs) for name, globs in data["files"].items()},
        variables={name: frozenset(names) for name, names in variables.items() if name not in {"secret", "paths"}},
        secret=re.compile(variables["secret"]),
        safe_paths=tuple(variables["paths"]),
        folders=tuple(data["lookup"]["folders"]),
    )


def rule_called(rule_id: str) -> Rule:
    """Return the rule of Bash that is called so."""
    return rule_by_id(rule_id, Language.BASH)
