"""`mcp-sandbox run`: check a program, and execute it once."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from mcp_sandbox.cli.answers import answer_of_error, in_full
from mcp_sandbox.cli.callers import caller, configuration
from mcp_sandbox.cli.exits import exit_code_of_error, exit_code_of_result
from mcp_sandbox.cli.findings import show_report
from mcp_sandbox.cli.interrupts import run_to_the_end
from mcp_sandbox.cli.options import ClientOption, ConfigOption, Format, FormatOption, LanguageOption, PolicyOption
from mcp_sandbox.cli.screen import complain, error_console, presented, waiting, write_json, write_program_output
from mcp_sandbox.cli.sources import STANDARD_INPUT, Source, read_input, read_source
from mcp_sandbox.config import Config
from mcp_sandbox.domain.client import Client
from mcp_sandbox.domain.outcome import Outcome, Refused
from mcp_sandbox.domain.request import Request
from mcp_sandbox.errors import McpSandboxError, RequestError
from mcp_sandbox.server.text import fitted
from mcp_sandbox.server.wording import execute_code_result
from mcp_sandbox.service import Answer

__all__ = ["run"]


_ProgramArgument = Annotated[
    str,
    typer.Argument(
        metavar="FILE", show_default=False, help="The program; `-`, the default, reads it from standard input."
    ),
]

_TimeoutOption = Annotated[
    float | None,
    typer.Option(
        "--timeout",
        metavar="SECONDS",
        show_default=False,
        help="Wall time of the program, at most the policy's. Without it: the policy's.",
    ),
]

_InputOption = Annotated[
    str | None,
    typer.Option(
        "--stdin",
        metavar="FILE",
        show_default=False,
        help="The program's standard input; `-` passes on this command's own. Without it: empty.",
    ),
]


def run(  # noqa: PLR0913, PLR0917  one parameter an option
    file: _ProgramArgument = STANDARD_INPUT,
    language: LanguageOption = None,
    policy: PolicyOption = None,
    client: ClientOption = None,
    timeout: _TimeoutOption = None,
    stdin: _InputOption = None,
    config: ConfigOption = None,
    output: FormatOption = Format.TEXT,
) -> None:
    """Check a program, then execute it once in a fresh sandbox without a network.

    Exits with the program's own code, or with 65 refused by the check, 124
    timed out, 137 out of memory, 153 too much output, 64 wrong usage, 69 no
    sandbox to be had, 78 unusable configuration.

    Examples:
      mcp-sandbox run program.py --policy data_science
      echo 'print(6*7)' | mcp-sandbox run
      mcp-sandbox run sum.py --stdin numbers.txt --timeout 5
      mcp-sandbox run program.py --format json | jq .status
    """
    try:
        settings = configuration(config)
        who = caller(settings, client, policy)
        if file == STANDARD_INPUT == stdin:
            raise RequestError(
                "The program and its input can't both come from standard input.",
                field="--stdin",
                remedy="Name a file for one of them.",
            )
        source = read_source(file, language)
        request = Request(code=source.text, language=source.language, stdin=read_input(stdin), timeout_seconds=timeout)
        code = run_to_the_end(partial(_execute, settings, who, request, source, output))
    except McpSandboxError as error:
        code = presented(partial(_present, answer_of_error(error), Source("", ""), output))
    raise typer.Exit(code)


async def _execute(config: Config, who: Client, request: Request, source: Source, output: Format) -> int:
    from mcp_sandbox.assembly import open_service  # noqa: PLC0415  the engines take longer to load than a check takes

    async with open_service(config) as service:
        async with waiting("running"):
            answer = await service.execute_code(who, request)
        # The sandbox goes while the person reads already.
        return presented(partial(_present, answer, source, output))


def _present(answer: Answer[Outcome], source: Source, output: Format) -> int:
    """Show the answer, and return the exit code that goes with it."""
    result = in_full(execute_code_result(answer), answer.value)
    if output is Format.JSON:
        write_json(fitted(result)[1])
    match answer.value:
        case McpSandboxError() as error:
            if output is Format.TEXT:
                complain(error)
            return exit_code_of_error(error)
        case Refused(report=report):
            if output is Format.TEXT:
                show_report(error_console(), report, source)
                error_console().print("refused: nothing was run", style="bold red")
        case _:
            if output is Format.TEXT:
                write_program_output(result.stdout, result.stderr)
                if result.advice is not None:
                    error_console().print(f"{result.status}: {result.advice}", style="bold red", soft_wrap=True)
    return exit_code_of_result(result, result.exit_code)
