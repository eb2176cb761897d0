"""The tables of policies -> policies; every fault is noted, and nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from mcp_sandbox.config.explain import add_validation_error
from mcp_sandbox.config.positions import KeyPath
from mcp_sandbox.config.problems import Problems
from mcp_sandbox.config.quoting import near, quoted
from mcp_sandbox.config.unsupported import without_later_keys
from mcp_sandbox.domain.category import Category
from mcp_sandbox.domain.limits import Limits
from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.presets import PRESETS, preset
from mcp_sandbox.presets.table import PolicyTable, build_policy

__all__ = ["NAME", "NAME_REMEDY", "policies_of", "read_table"]

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@-]{0,63}")
NAME_REMEDY = "Use up to 64 letters, digits and . _ @ -, the first a letter or digit."

Table = TypeVar("Table", bound=BaseModel)


def read_table(model: type[Table], table: Mapping[str, Any], path: KeyPath, problems: Problems) -> Table | None:
    """Return the table at `path` as `model`, or null and its faults noted."""
    before = len(problems.found)
    kept = without_later_keys(table, path, problems)
    try:
        read = model.model_validate(kept)
    except ValidationError as error:
        add_validation_error(error, path, problems)
        return None
    return read if len(problems.found) == before else None


def _read_limits(limits: object, path: KeyPath, problems: Problems) -> bool:
    """Return whether each limit is sound by itself, which makes them sound over any base."""
    if not isinstance(limits, Mapping):
        return True
    try:
        Limits.model_validate(limits)
    except ValidationError as error:
        add_validation_error(error, path, problems)
        return False
    return True


def policies_of(tables: Mapping[str, Mapping[str, Any]], problems: Problems) -> Mapping[str, Policy]:
    """Return the presets and the file's own policies, by name; a faulty one is noted and left out."""
    read: dict[str, PolicyTable] = {}
    for name, table in tables.items():
        path = ("policies", name)
        if name in PRESETS:
            problems.add(path, "a preset has this name, and a preset never changes.",
                         f'Choose another name, and write extends = "{name}" in it.')  # fmt: skip
        elif not NAME.fullmatch(name):
            problems.add(path, f"{quoted(name)} is no name for a policy.", NAME_REMEDY)
        policy = read_table(PolicyTable, table, path, problems)
        sound = _read_limits(table.get("limits"), (*path, "limits"), problems)
        if policy is not None:
            _look_closer(policy, path, problems)
        if policy is not None and sound:
            read[name] = policy
    policies = {name: preset(name) for name in PRESETS}
    tried: set[str] = set()
    for name in read:
        if name not in tried:
            line = _line_of_descent(name, read, tried)
            tried.update(line)
            _build(line, read, policies)
    _note_bad_bases(tables, problems)
    return MappingProxyType(policies)


def _line_of_descent(name: str, read: Mapping[str, PolicyTable], tried: Container[str]) -> list[str]:
    """Return the policies to build for `name`, the base first; ends early where a base is missing or repeats."""
    line = {name: None}
    base = read[name].extends
    while base is not None and base in read and base not in tried and base not in line:
        line[base] = None
        base = read[base].extends
    return [*reversed(line)]


def _build(names: Iterable[str], read: Mapping[str, PolicyTable], policies: dict[str, Policy]) -> None:
    for name in names:
        table = read[name]
        if table.extends is not None and table.extends not in policies:
            return
        policies[name] = build_policy(name, table, policies[table.extends] if table.extends is not None else None)


def _note_bad_bases(tables: Mapping[str, Mapping[str, Any]], problems: Problems) -> None:
    bases = {name: base for name, table in tables.items() if isinstance(base := table.get("extends"), str)}
    circles = _circles(bases)
    for name, base in bases.items():
        path = ("policies", name, "extends")
        if base not in tables and base not in PRESETS:
            known = [*PRESETS, *(other for other in tables if other != name)]
            problems.add(path, f"there is no policy {quoted(base)}.", near(base, known))
        elif circle := circles.get(name):
            members = [quoted(member) for member in circle[:_CIRCLE_SHOWN]]
            more = ["…"] if len(circle) > _CIRCLE_SHOWN else []
            chain = " -> ".join([*members, *more, quoted(name)])
            problems.add(path, f"the policies extend each other in a circle: {chain}.",
                         "Let one of them extend a preset, or nothing.")  # fmt: skip


_CIRCLE_SHOWN = 8
"""Members of a circle that the message names."""


def _circles(bases: Mapping[str, str]) -> dict[str, list[str]]:
    """Return for each policy that is part of a circle the members of it, itself first; up to the number shown."""
    circles: dict[str, list[str]] = {}
    walked: set[str] = set()
    for start in bases:
        places: dict[str, int] = {}
        name: str | None = start
        while name is not None and name not in walked:
            walked.add(name)
            places[name] = len(places)
            name = bases.get(name)
        if name is not None and name in places:
            members = list(places)[places[name] :]
            shown = [*members, *members[:_CIRCLE_SHOWN]]
            circles |= {
                member: shown[place : place + min(len(members), _CIRCLE_SHOWN + 1)]
                for place, member in enumerate(members)
            }
    return circles


def _look_closer(policy: PolicyTable, path: KeyPath, problems: Problems) -> None:
    """Note what has the right type and still means nothing."""
    for where, message, remedy in _doubts(policy):
        problems.add((*path, *where), message, remedy)


def _doubts(policy: PolicyTable) -> Iterator[tuple[KeyPath, str, str]]:
    for category, key in ((Category.PATTERN, "patterns"), (Category.RESTRICTED_MODULE, "restricted_modules")):
        if category in policy.rules:
            yield (("rules", category.value), "this category has no severity of its own.",
                   f"Write the severity in each entry of {key}.")  # fmt: skip
    for symbol in sorted(policy.exempt):
        if re.fullmatch(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)*", symbol) is None:
            yield (("exempt",), f"{quoted(symbol)} is no resolved name.",
                   'Write it as a finding\'s `symbol` shows it, such as "os.environ.get".')  # fmt: skip
    yield from _doubtful_variables(policy.environment)
    if policy.image is not None and re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._/:@-]{0,254}", policy.image) is None:
        yield (("image",), f"{quoted(policy.image)} is no name of an image.",
               'Write it as the engine lists it, such as "mcp-sandbox/python-data".')  # fmt: skip


def _doubtful_variables(environment: Mapping[str, str]) -> Iterator[tuple[KeyPath, str, str]]:
    for name, value in environment.items():
        if re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", name) is None:
            yield (("environment", name), "is no name of a variable.", "Use letters, digits and _.")
        if "\0" in value:
            yield (("environment", name), "holds a NUL character, which no variable can.", "Take it out.")
