"""`mcp-sandbox serve`: the server; nothing but the protocol reaches standard output."""

from __future__ import annotations

import logging
import sys
from typing import Annotated

import anyio
import typer

from mcp_sandbox.cli.callers import configuration
from mcp_sandbox.cli.exits import exit_code_of_error
from mcp_sandbox.cli.options import ClientOption, ConfigOption
from mcp_sandbox.cli.screen import complain
from mcp_sandbox.config import Config
from mcp_sandbox.config.quoting import quoted
from mcp_sandbox.domain.client import Client
from mcp_sandbox.errors import McpSandboxError

__all__ = ["serve", "serve_stdio"]

_STDIO = "stdio"

_log = logging.getLogger(__name__)


def serve(
    transport: Annotated[
        str,
        typer.Option(
            "--transport", metavar="stdio", help="How the client is connected; this version has `stdio` alone."
        ),
    ] = _STDIO,
    client: ClientOption = None,
    config: ConfigOption = None,
) -> None:
    """Serve MCP to one client, until its input ends.

    To be started by an MCP client rather than by hand. Standard output carries
    the protocol alone; the log goes to standard error. Exits with 78 where the
    configuration can't be used or has no such client.

    Examples:
      mcp-sandbox serve --client claude-desktop --config sandbox.toml
    """
    if transport != _STDIO:
        raise typer.BadParameter(f"this version serves over stdio alone, not over {quoted(transport)}.",
                                 param_hint="--transport")  # fmt: skip
    serve_stdio(client=client, config=config)


def serve_stdio(*, client: str | None, config: ConfigOption) -> None:
    """Serve, and leave with the exit code that goes with the end."""
    try:
        settings = configuration(config)
        who = settings.client(client)
        anyio.run(_serve, settings, who)
    except McpSandboxError as error:
        complain(error)
        raise typer.Exit(exit_code_of_error(error)) from None


async def _serve(config: Config, who: Client) -> None:
    logging.basicConfig(
        level=logging.INFO, stream=sys.stderr, force=True, format="%(asctime)s %(levelname)s %(message)s"
    )
    # The protocol and the engines take longer to load than other commands take in all.
    from mcp_sandbox.assembly import open_service  # noqa: PLC0415
    from mcp_sandbox.server import stdio  # noqa: PLC0415
    from mcp_sandbox.server.app import make_server  # noqa: PLC0415

    async with stdio.signals_watched() as watch:
        async with open_service(config) as service:
            _log.info("serving %s under the policy %s over standard input and output", who.name, who.policy.name)
            await stdio.serve(make_server(service, who), watch)
        if watch.received is not None:
            stdio.leave(watch.received)
