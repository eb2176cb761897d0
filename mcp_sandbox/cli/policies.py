"""`mcp-sandbox policies`: what a policy blocks."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from mcp_sandbox.cli.answers import answer_of_error, in_full
from mcp_sandbox.cli.callers import configuration, unknown_policy
from mcp_sandbox.cli.exits import ExitCode, exit_code_of_error
from mcp_sandbox.cli.options import ClientOption, ConfigOption, Format, FormatOption
from mcp_sandbox.cli.screen import complain, console, presented, write_json
from mcp_sandbox.cli.watched import Watched, show_watched, watched
from mcp_sandbox.config import Config
from mcp_sandbox.domain.category import DESCRIPTIONS, Category
from mcp_sandbox.domain.client import ANONYMOUS, Client
from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.domain.severity import Severity
from mcp_sandbox.domain.visible import visible
from mcp_sandbox.errors import McpSandboxError, RequestError
from mcp_sandbox.server.text import safe_json
from mcp_sandbox.server.wording import list_policies_result, policy_result
from mcp_sandbox.service import Answer, Listing

__all__ = ["policies"]

_WITHOUT_OWN_SEVERITY = frozenset({Category.RESTRICTED_MODULE, Category.PATTERN})


def policies(  # noqa: PLR0913, PLR0917  one parameter an option
    name: Annotated[
        str | None,
        typer.Argument(metavar="NAME", show_default=False, help="Policy to show whole. Without it: a list of all."),
    ] = None,
    client: ClientOption = None,
    config: ConfigOption = None,
    names: Annotated[  # noqa: FBT002  as the library asks for it
        bool, typer.Option("--names", help="With NAME: also every rule, and the names in code that it is met by.")
    ] = False,
    language: Annotated[
        str | None,
        typer.Option("--language", metavar="NAME", show_default=False, help="With NAME: the same for one language."),
    ] = None,
    output: FormatOption = Format.TEXT,
) -> None:
    """Show which policies there are, or all that one of them holds.

    With `--client`, only those that this client may use. A finding blocks where
    its severity is at or above the policy's threshold; below it, it is noted.

    Examples:
      mcp-sandbox policies
      mcp-sandbox policies data_science
      mcp-sandbox policies production --language javascript
      mcp-sandbox policies --client claude-desktop --format json
    """
    raise typer.Exit(presented(partial(_present, config, _Wish(name, client, names, language), output)))


@dataclass(frozen=True, slots=True)
class _Wish:
    """What is to be shown."""

    policy: str | None
    client: str | None
    names: bool
    language: str | None

    def languages(self, policy: Policy) -> tuple[Language, ...]:
        """Return the languages of `policy` that are asked for.

        Raises:
            RequestError: the policy has no such language.
        """
        known = tuple(language.value for language in policy.languages)
        if self.language is None:
            return policy.languages
        if self.language not in known:
            raise RequestError(
                "That language is not one of this policy's.",
                field="--language",
                limit=", ".join(known),
                remedy=f"Use one of: {', '.join(known)}.",
                code="unknown-language",
            )
        return (Language(self.language),)


def _present(config: Path | None, wish: _Wish, output: Format) -> int:
    try:
        return _show(configuration(config), wish, output)
    except McpSandboxError as error:
        if output is Format.JSON:
            result = in_full(list_policies_result(answer_of_error(error)), error)
            write_json(safe_json(result.model_dump(mode="json")))
        else:
            complain(error)
        return exit_code_of_error(error)


def _show(config: Config, wish: _Wish, output: Format) -> ExitCode:
    who = config.client(wish.client)
    known = config.policies if wish.client is None else who.choices()
    if wish.policy is None:
        if wish.names or wish.language is not None:
            raise RequestError(
                "Names are shown of one policy.", field="NAME", remedy=f"Name one of: {', '.join(known)}."
            )
        write_json(safe_json(_listing(who, known))) if output is Format.JSON else _show_list(console(), who, known)
        return ExitCode.OK
    if wish.policy not in known:
        raise unknown_policy(wish.policy, tuple(known))
    policy = known[wish.policy]
    ones = watched(policy, wish.languages(policy))
    if output is Format.JSON:
        write_json(safe_json(_whole(policy, ones)))
    else:
        _show_policy(console(), policy)
        _show_names(console(), policy, ones, wish)
    return ExitCode.OK


def _show_names(shown: Console, policy: Policy, ones: Sequence[Watched], wish: _Wish) -> None:
    if wish.names or wish.language is not None:
        show_watched(shown, ones)
    elif ones:
        names = sum(len(names) for one in ones for names in one.names.values())
        told = f"{len(ones)} rules with {names} names: mcp-sandbox policies {policy.name} --names"
        shown.print(f"\n{told}, or --language NAME for one language", style="dim", soft_wrap=True)


def _listing(who: Client, known: Mapping[str, Policy]) -> dict[str, Any]:
    packages = {name: _packages(policy) for name, policy in known.items()}
    answer = Answer(uuid.uuid4().hex, who, None, None, Listing(who, tuple(known.values()), packages))
    return list_policies_result(answer).model_dump(mode="json")


def _packages(policy: Policy) -> tuple[str, ...]:
    from mcp_sandbox.assembly import packages_of  # noqa: PLC0415  it loads the engines

    return packages_of(policy)


def _whole(policy: Policy, ones: Sequence[Watched]) -> dict[str, Any]:
    """Return what a client may know of the policy, and what only the operator may."""
    return {
        **policy_result(policy, _packages(policy)).model_dump(mode="json"),
        "patterns": [pattern.model_dump(mode="json") for pattern in policy.patterns],
        "exempt": sorted(policy.exempt),
        "image": policy.image,
        "environment": dict(policy.environment),
        "require_walls": sorted(policy.require_walls),
        "in_force": [one.as_value() for one in ones],
    }


def _show_list(shown: Console, who: Client, known: Mapping[str, Policy]) -> None:
    table = Table("policy", "threshold", "blocks", "notes", "description", box=None, pad_edge=False)
    for policy in known.values():
        effects = [_effect(policy, policy.severity_of(category)) for category in Category]
        table.add_row(
            Text(policy.name + (" *" if policy == who.policy else ""), style="bold"),
            policy.severity_threshold.name,
            str(effects.count("blocks")),
            str(effects.count("noted")),
            visible(policy.description),
        )
    shown.print(table)
    shown.print(f"* in force for {'calls without a client' if who.name == ANONYMOUS else who.name}", style="dim")


def _show_policy(shown: Console, policy: Policy) -> None:
    shown.print(Text.assemble((policy.name, "bold"), f"  {visible(policy.description)}"), soft_wrap=True)
    shown.print(f"threshold   {policy.severity_threshold.name}: what is at or above it blocks, below it is noted")
    shown.print(f"languages   {', '.join(policy.languages)}")
    shown.print(f"image       {policy.image or 'the base image of the language'}")
    _show_categories(shown, policy)
    _show_own_rules(shown, policy)
    limits = Table("limit", "value", box=None, pad_edge=False)
    for key, value in policy.limits.model_dump().items():
        limits.add_row(key, f"{value:g}" if isinstance(value, float) else str(value))
    shown.print()
    shown.print(limits)
    walls = ", ".join(sorted(policy.require_walls)) or "none: it runs within those that the machine has"
    shown.print(f"\nrequired walls: {walls}", soft_wrap=True)
    if policy.environment:
        names = ", ".join(visible(f"{key}={value}") for key, value in policy.environment.items())
        shown.print(f"environment: {names}", soft_wrap=True)


def _show_categories(shown: Console, policy: Policy) -> None:
    table = Table("category", "severity", "effect", "what", box=None, pad_edge=False)
    styles = {"blocks": "bold red", "noted": "yellow", "off": "dim"}
    for category in Category:
        if category in _WITHOUT_OWN_SEVERITY:
            continue
        severity = policy.severity_of(category)
        effect = _effect(policy, severity)
        name = "-" if severity is Severity.SAFE else severity.name
        table.add_row(category.value, name, Text(effect, style=styles[effect]), DESCRIPTIONS[category])
    shown.print()
    shown.print(table)


def _show_own_rules(shown: Console, policy: Policy) -> None:
    if policy.restricted_modules:
        table = Table("restricted module", "severity", "effect", "advice", box=None, pad_edge=False)
        for module in policy.restricted_modules:
            effect = _effect(policy, module.severity)
            table.add_row(module.name, module.severity.name, effect, visible(module.advice or module.description))
        shown.print()
        shown.print(table)
    if policy.patterns:
        table = Table("pattern", "severity", "effect", "scope", "description", box=None, pad_edge=False)
        for pattern in policy.patterns:
            effect = _effect(policy, pattern.severity)
            columns = (pattern.severity.name, effect, pattern.scope, visible(pattern.description))
            table.add_row(visible(pattern.pattern), *columns)
        shown.print()
        shown.print(table)
    if policy.exempt:
        shown.print(f"\nnever a finding: {', '.join(sorted(policy.exempt))}", soft_wrap=True)


def _effect(policy: Policy, severity: Severity) -> str:
    if severity is Severity.SAFE:
        return "off"
    return "blocks" if severity >= policy.severity_threshold else "noted"
