"""The commands, gathered."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from mcp_sandbox import __version__
from mcp_sandbox.cli.check import check
from mcp_sandbox.cli.doctor import doctor
from mcp_sandbox.cli.exits import ExitCode
from mcp_sandbox.cli.interrupts import InterruptedBySignal
from mcp_sandbox.cli.policies import policies
from mcp_sandbox.cli.run import run
from mcp_sandbox.cli.serve import serve, serve_stdio
from mcp_sandbox.domain.visible import visible

__all__ = ["invoke"]

_NAME = "mcp-sandbox"

app = typer.Typer(
    name=_NAME,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(wanted: bool) -> None:  # noqa: FBT001  as the library calls it
    if wanted:
        typer.echo(f"{_NAME} {__version__}")
        raise typer.Exit(ExitCode.OK)


@app.callback(invoke_without_command=True)
def root(
    context: typer.Context,
    *,
    version: Annotated[  # noqa: ARG001  its callback has done the work
        bool, typer.Option("--version", callback=_show_version, is_eager=True,
                           help="Show the version and exit.")
    ] = False,
) -> None:  # fmt: skip
    """Check code against a policy, and run it in an ephemeral sandbox without a network.

    Without a command, this is `serve` where standard input is no terminal.

    Examples:
      mcp-sandbox serve --client claude-desktop
      mcp-sandbox run program.py --policy data_science
      mcp-sandbox doctor
    """
    if context.invoked_subcommand is not None:
        return
    if sys.stdin.isatty():
        typer.echo(context.get_help())
        return
    serve_stdio(client=None, config=None)


app.command()(serve)
app.command()(run)
app.command()(check)
app.command()(policies)
app.command()(doctor)


def invoke(arguments: Sequence[str]) -> int:
    """Run the command that `arguments` name, and return its exit code.

    Raises:
        KeyboardInterrupt: it was interrupted before there was anything to clean up.
    """
    # What the service has to say of its own belongs to the server's log; a person gets answers.
    logging.getLogger().addHandler(logging.NullHandler())
    try:
        code = app(list(arguments), prog_name=_NAME, standalone_mode=False)
    except typer.TyperException as error:
        command: str = getattr(getattr(error, "ctx", None), "command_path", _NAME)
        message = error.format_message().replace("Value error, ", "")
        typer.echo(f"error: {visible(message)}\nTry `{command} --help`.", err=True)
        return ExitCode.USAGE
    except typer.Abort:
        return ExitCode.USAGE
    except InterruptedBySignal as interrupted:
        typer.echo("interrupted", err=True)
        return interrupted.exit_code
    return code if isinstance(code, int) else ExitCode.OK
