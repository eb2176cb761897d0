"""`mcp-sandbox check`: check programs, and run nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any

import typer

from mcp_sandbox.cli.answers import answer_of_error, in_full
from mcp_sandbox.cli.callers import caller, configuration
from mcp_sandbox.cli.exits import ExitCode, exit_code_of_error, exit_code_of_result
from mcp_sandbox.cli.findings import show_report
from mcp_sandbox.cli.interrupts import run_to_the_end
from mcp_sandbox.cli.options import ClientOption, ConfigOption, Format, FormatOption, LanguageOption, PolicyOption
from mcp_sandbox.cli.screen import complain, console, presented, waiting, write_json
from mcp_sandbox.cli.sources import STANDARD_INPUT, Source, label_of, read_source
from mcp_sandbox.domain.client import Client
from mcp_sandbox.domain.request import Request
from mcp_sandbox.domain.violation import Report
from mcp_sandbox.errors import McpSandboxError, RequestError
from mcp_sandbox.quota import Quota
from mcp_sandbox.runtimes.choice import RuntimeChoice
from mcp_sandbox.server.text import safe_json
from mcp_sandbox.server.wording import check_code_result
from mcp_sandbox.service import Answer, SandboxService

__all__ = ["check"]


def check(  # noqa: PLR0913, PLR0917  one parameter an option
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILE...",
            show_default=False,
            help="The programs; `-`, the default, reads one from standard input.",
        ),
    ] = None,
    language: LanguageOption = "python",
    policy: PolicyOption = None,
    client: ClientOption = None,
    config: ConfigOption = None,
    output: FormatOption = Format.TEXT,
) -> None:
    """Check programs against a policy, and run nothing.

    Exits with 0 where all are allowed and 65 where one is refused; otherwise 64
    wrong usage or an unreadable file, 78 unusable configuration. With `--format
    json`, one program gives the same object as the tool `check_code`; several
    give an object with `files`, a list of such objects, each with its `file`.

    Examples:
      mcp-sandbox check src/*.py --policy production
      echo 'import os; os.system("id")' | mcp-sandbox check
      mcp-sandbox check main.py --format json | jq .violations
    """
    try:
        who = caller(configuration(config), client, policy)
        names = files or [STANDARD_INPUT]
        if names.count(STANDARD_INPUT) > 1:
            raise RequestError(
                "Standard input can be read once.", field="FILE", remedy="Name each file once.", code="read-twice"
            )
        # Read before the loop runs: there, an interrupt would wait for the end of standard input.
        sources = [_read(name) for name in names]
        checked = run_to_the_end(partial(_check_all, who, language, sources))
    except McpSandboxError as error:
        checked = [_Checked(Source("", ""), answer_of_error(error))]
    raise typer.Exit(presented(partial(_present, checked, output)))


@dataclass(frozen=True, slots=True)
class _Checked:
    source: Source
    answer: Answer[Report]

    @property
    def allowed(self) -> bool:
        return isinstance(self.answer.value, Report) and self.answer.value.allowed

    @property
    def exit_code(self) -> int:
        if isinstance(self.answer.value, McpSandboxError):
            return exit_code_of_error(self.answer.value)
        return exit_code_of_result(check_code_result(self.answer))


def _read(name: str) -> tuple[Source, RequestError | None]:
    try:
        return read_source(name), None
    except RequestError as error:
        return Source(label_of(name), ""), error


async def _check_all(
    who: Client, language: str, sources: Sequence[tuple[Source, RequestError | None]]
) -> list[_Checked]:
    async with SandboxService.open(choice=RuntimeChoice(()), quota=Quota()) as service, waiting("checking"):
        return [
            _Checked(source, await service.check_code(who, error or Request(code=source.text, language=language)))
            for source, error in sources
        ]


def _present(checked: Sequence[_Checked], output: Format) -> int:
    """Show what was found, and return the exit code: 65 where anything is refused, else the first that is not 0."""
    if output is Format.JSON:
        _write_json(checked)
    else:
        _show(checked)
    codes = [one.exit_code for one in checked if one.exit_code]
    return ExitCode.REFUSED if ExitCode.REFUSED in codes else next(iter(codes), ExitCode.OK)


def _write_json(checked: Sequence[_Checked]) -> None:
    results = [in_full(check_code_result(one.answer), one.answer.value) for one in checked]
    values = [result.model_dump(mode="json") for result in results]
    if len(checked) == 1:
        write_json(safe_json(values[0]))
        return
    files: list[dict[str, Any]] = [
        {"file": one.source.label, **value} for one, value in zip(checked, values, strict=True)
    ]
    write_json(safe_json({"allowed": all(one.allowed for one in checked), "files": files}))


def _show(checked: Sequence[_Checked]) -> None:
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
