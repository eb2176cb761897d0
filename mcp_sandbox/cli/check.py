"""`mcp-sandbox check`: check programs, and run nothing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Annotated, Any

import typer
from anyio import CapacityLimiter, create_task_group

from mcp_sandbox.cli.answers import answer_of_error, in_full
from mcp_sandbox.cli.callers import caller, configuration
from mcp_sandbox.cli.checked import Checked
from mcp_sandbox.cli.exits import ExitCode
from mcp_sandbox.cli.findings import show_report
from mcp_sandbox.cli.folders import is_folder, programs_in
from mcp_sandbox.cli.interrupts import run_to_the_end
from mcp_sandbox.cli.options import (
    ClientOption,
    ConfigOption,
    LanguageOption,
    PolicyOption,
    ReportFormat,
    ReportFormatOption,
)
from mcp_sandbox.cli.sarif import sarif_log
from mcp_sandbox.cli.screen import complain, console, presented, waiting, write_json
from mcp_sandbox.cli.sources import STANDARD_INPUT, Source, label_of, read_source
from mcp_sandbox.domain.client import Client
from mcp_sandbox.domain.request import Request
from mcp_sandbox.errors import McpSandboxError, RequestError
from mcp_sandbox.quota import Quota
from mcp_sandbox.runtimes.choice import RuntimeChoice
from mcp_sandbox.server.text import safe_json
from mcp_sandbox.server.wording import check_code_result
from mcp_sandbox.service import SandboxService

__all__ = ["check"]

_AT_ONCE_MAX = 8
"""Programs that are under way at once: enough to keep every worker of the check busy."""


def check(  # noqa: PLR0913, PLR0917  one parameter an option
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILE...",
            show_default=False,
            help="The programs, or folders of them; `-`, the default, reads one from standard input.",
        ),
    ] = None,
    language: LanguageOption = None,
    policy: PolicyOption = None,
    client: ClientOption = None,
    config: ConfigOption = None,
    output: ReportFormatOption = ReportFormat.TEXT,
) -> None:
    """Check programs against a policy, and run nothing.

    Each file is a program of its own. Of a folder, each file whose suffix tells
    its language is one, hidden files, `node_modules` and virtual environments
    left out.

    Exits with 0 where all are allowed and 65 where one is refused; otherwise 64
    wrong usage or an unreadable file, 78 unusable configuration. With `--format
    json`, one program gives the same object as the tool `check_code`; several
    give an object with `files`, a list of such objects, each with its `file`.
    `--format sarif` gives one SARIF 2.1.0 log, however many there are.

    Examples:
      mcp-sandbox check src/ tools/*.sh --policy production
      echo 'import os; os.system("id")' | mcp-sandbox check
      mcp-sandbox check main.py --format json | jq .violations
      mcp-sandbox check . --format sarif > findings.sarif
    """
    names = files or [STANDARD_INPUT]
    try:
        who = caller(configuration(config), client, policy)
        if names.count(STANDARD_INPUT) > 1:
            raise RequestError(
                "Standard input can be read once.", field="FILE", remedy="Name each file once.", code="read-twice"
            )
        # Read before the loop runs: there, an interrupt would wait for the end of standard input.
        sources = {source.name: (source, error) for name in names for source, error in _sources(name, language)}
        checked = run_to_the_end(partial(_check_all, who, list(sources.values())))
        several = len(checked) > 1 or any(map(is_folder, names))
    except McpSandboxError as error:
        checked, several = [Checked(Source("", ""), answer_of_error(error))], False
    raise typer.Exit(presented(partial(_present, checked, output, several=several)))


def _sources(name: str, language: str | None) -> Sequence[tuple[Source, RequestError | None]]:
    """Return the program that an argument names, or those of a folder; each with the reason why it can't be read."""
    try:
        names = programs_in(name, language) if is_folder(name) else (name,)
    except RequestError as error:
        return [(Source(label_of(name), "", name), error)]
    return [_read(one, language) for one in names]


def _read(name: str, language: str | None) -> tuple[Source, RequestError | None]:
    try:
        return read_source(name, language), None
    except RequestError as error:
        return Source(label_of(name), "", name), error


async def _check_all(who: Client, sources: Sequence[tuple[Source, RequestError | None]]) -> list[Checked]:
    found: dict[int, Checked] = {}

    async def check_one(place: int, source: Source, error: RequestError | None) -> None:
        async with places:
            request = error or Request(code=source.text, language=source.language)
            found[place] = Checked(source, await service.check_code(who, request))

    places = CapacityLimiter(min(who.max_concurrent or _AT_ONCE_MAX, _AT_ONCE_MAX))
    async with (
        SandboxService.open(choice=RuntimeChoice(()), quota=Quota()) as service,
        waiting("checking"),
        create_task_group() as tasks,
    ):
        for place, (source, error) in enumerate(sources):
            tasks.start_soon(check_one, place, source, error)
    return [found[place] for place in range(len(sources))]


def _present(checked: Sequence[Checked], output: ReportFormat, *, several: bool) -> int:
    """Show what was found, and return the exit code: 65 where anything is refused, else the first that is not 0."""
    match output:
        case ReportFormat.JSON:
            _write_json(checked, several=several)
        case ReportFormat.SARIF:
            write_json(safe_json(sarif_log(checked)))
        case ReportFormat.TEXT:
            _show(checked)
    codes = [one.exit_code for one in checked if one.exit_code]
    return ExitCode.REFUSED if ExitCode.REFUSED in codes else next(iter(codes), ExitCode.OK)


def _write_json(checked: Sequence[Checked], *, several: bool) -> None:
    results = [in_full(check_code_result(one.answer), one.answer.value) for one in checked]
    values = [result.model_dump(mode="json") for result in results]
    if not several:
        write_json(safe_json(values[0]))
        return
    files: list[dict[str, Any]] = [
        {"file": one.source.label, **value} for one, value in zip(checked, values, strict=True)
    ]
    write_json(safe_json({"allowed": all(one.allowed for one in checked), "files": files}))


def _show(checked: Sequence[Checked]) -> None:
    shown = console()
    for one in checked:
        if isinstance(one.answer.value, McpSandboxError):
            complain(one.answer.value)
        else:
            show_report(shown, one.answer.value, one.source)
    allowed = sum(one.allowed for one in checked)
    refused = sum(one.exit_code == ExitCode.REFUSED for one in checked)
    parts = [f"{allowed} allowed", f"{refused} refused"]
    if rest := len(checked) - allowed - refused:
        parts.append(f"{rest} not checked")
    accepted = next((one.answer.accepted for one in checked if one.answer.accepted is not None), None)
    if accepted is not None:
        policy = accepted.policy
        parts.append(f"policy {policy.name}, threshold {policy.severity_threshold.name}")
        shown.print("; ".join(parts), style="bold green" if allowed == len(checked) else "bold red", soft_wrap=True)
