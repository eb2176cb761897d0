"""`mcp-sandbox doctor`: what this machine can isolate, and what mends the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import typer
from rich.console import Console
from rich.text import Text

from mcp_sandbox.cli.callers import configuration
from mcp_sandbox.cli.exits import ExitCode, exit_code_of_error
from mcp_sandbox.cli.interrupts import run_to_the_end
from mcp_sandbox.cli.options import ConfigOption, Format, FormatOption
from mcp_sandbox.cli.screen import complain, console, presented, waiting, write_json
from mcp_sandbox.config import Config
from mcp_sandbox.domain.client import ANONYMOUS
from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.domain.visible import visible
from mcp_sandbox.domain.walls import Wall
from mcp_sandbox.errors import EngineError, McpSandboxError
from mcp_sandbox.runtimes.base import Survey
from mcp_sandbox.runtimes.choice import RuntimeChoice
from mcp_sandbox.runtimes.request import RUNNABLE
from mcp_sandbox.server.text import safe_json

__all__ = ["doctor"]


def doctor(config: ConfigOption = None, output: FormatOption = Format.TEXT) -> None:
    """Show what each runtime can isolate on this machine, and what mends the rest.

    Also which runtime serves the default policy and each client's. Exits with 0
    where all of these can be served, 69 where one can't, 78 where the
    configuration can't be used.

    Examples:
      mcp-sandbox doctor
      mcp-sandbox doctor --config sandbox.toml --format json
    """
    try:
        settings = configuration(config)
        examination = run_to_the_end(partial(_examine, settings))
    except McpSandboxError as error:
        if output is Format.JSON:
            write_json(safe_json({"ok": False, "error": {"code": error.code, "message": str(error)}}))
        else:
            complain(error)
        raise typer.Exit(exit_code_of_error(error)) from None
    raise typer.Exit(presented(partial(_present, settings, examination, output)))


def _present(config: Config, examination: _Examination, output: Format) -> int:
    if output is Format.JSON:
        write_json(safe_json(_value(config, examination)))
    else:
        _show(console(), config, examination)
    return ExitCode.OK if examination.ok else ExitCode.UNAVAILABLE


@dataclass(frozen=True, slots=True)
class _Served:
    """Which runtime a policy gets here, for one language."""

    policy: Policy
    language: Language
    used_by: tuple[str, ...]
    """Clients whose own policy it is."""
    runtime: str | None
    problem: str | None
    """Why there is none, and what mends it."""


@dataclass(frozen=True, slots=True)
class _Examination:
    surveys: Sequence[Survey]
    served: Sequence[_Served]

    @property
    def ok(self) -> bool:
        return all(one.runtime is not None for one in self.served)


async def _examine(config: Config) -> _Examination:
    from mcp_sandbox.assembly import open_runtimes  # noqa: PLC0415  the engines take longer to load than a check takes

    async with open_runtimes(config) as runtimes, waiting("looking at this machine"):
        surveys = [await runtime.survey() for runtime in runtimes]
        choice = RuntimeChoice(runtimes)
        served = [
            await _serve(choice, policy, language, used_by)
            for policy, used_by in _policies_in_use(config)
            for language in policy.languages
            if language in RUNNABLE
        ]
        return _Examination(surveys, served)


def _policies_in_use(config: Config) -> list[tuple[Policy, tuple[str, ...]]]:
    users: dict[str, list[str]] = {config.default_policy.name: [ANONYMOUS]}
    for client in config.clients.values():
        users.setdefault(client.policy.name, []).append(client.name)
    return [(config.policies[name], tuple(names)) for name, names in users.items()]


async def _serve(choice: RuntimeChoice, policy: Policy, language: Language, used_by: tuple[str, ...]) -> _Served:
    try:
        runtime = await choice.runtime_for(policy, language)
    except EngineError as error:
        return _Served(policy, language, used_by, None, f"{error.message} {error.remedy}")
    return _Served(policy, language, used_by, runtime.name, None)


def _value(config: Config, examination: _Examination) -> dict[str, Any]:
    return {
        "ok": examination.ok,
        "engine": config.runtime.engine,
        "runtimes": [
            {
                "runtime": survey.runtime,
                "usable": survey.usable,
                "version": survey.version,
                "walls": _had(survey),
                "walls_missing": _missing(survey),
                "findings": [
                    {"ok": finding.ok, "what": finding.what, "remedy": finding.remedy} for finding in survey.findings
                ],
            }
            for survey in examination.surveys
        ],
        "policies": [
            {
                "policy": one.policy.name,
                "language": one.language.value,
                "used_by": list(one.used_by),
                "runtime": one.runtime,
                "problem": one.problem,
            }
            for one in examination.served
        ],
    }


def _show(shown: Console, config: Config, examination: _Examination) -> None:
    for survey in examination.surveys:
        _show_survey(shown, survey)
    shown.print(f'Policies, with engine = "{config.runtime.engine}"', style="bold")
    for one in examination.served:
        who = ", ".join(one.used_by)
        name = f"{one.policy.name} ({one.language.value}; for {who}): "
        if one.runtime is not None:
            shown.print(_line(True, f"{name}runs on {one.runtime}"), soft_wrap=True)  # noqa: FBT003
        else:
            shown.print(_line(False, f"{name}can't be served. {one.problem}"), soft_wrap=True)  # noqa: FBT003


def _show_survey(shown: Console, survey: Survey) -> None:
    head = Text(survey.runtime, style="bold")
    head.append(f" {survey.version}" if survey.version else "", style="not bold")
    head.append(" usable" if survey.usable else " not usable", style="green" if survey.usable else "red")
    shown.print(head)
    if survey.usable:
        missing = _missing(survey)
        shown.print(_line(True, f"walls: {', '.join(_had(survey)) or 'none'}"), soft_wrap=True)  # noqa: FBT003
        if missing:
            shown.print(_line(False, f"not to be had here: {', '.join(missing)}"), soft_wrap=True)  # noqa: FBT003
    for finding in survey.findings:
        shown.print(_line(finding.ok, finding.what), soft_wrap=True)
        if finding.remedy is not None:
            shown.print(f"       mend it: {visible(finding.remedy)}", style="cyan", soft_wrap=True)
    shown.print()


def _line(ok: bool, text: str) -> Text:  # noqa: FBT001
    return Text.assemble(
        ("  ok   " if ok else "  no   ", "green" if ok else "bold red"), visible(" ".join(text.split()))
    )


def _had(survey: Survey) -> list[str]:
    return [wall.value for wall in Wall if wall in survey.walls]


def _missing(survey: Survey) -> list[str]:
    return [wall.value for wall in Wall if wall not in survey.walls]
