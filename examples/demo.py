"""The main job, end to end: a real MCP client over stdio, a program that runs and one that is refused.

Run it with `make demo`, or with the Python of an environment in which the project is installed.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import anyio
from mcp import Client, StdioServerParameters
from rich.console import Console
from rich.panel import Panel
from rich.syntax import Syntax
from rich.table import Table

HERE = Path(__file__).parent

GOOD = """\
import statistics, sys
numbers = [int(line) for line in sys.stdin]
print("mean", statistics.mean(numbers), "of", len(numbers), "numbers")
"""

REFUSED = """\
import os as o
from subprocess import run as go

name = "sys" + "tem"
getattr(o, name)("id")
go(["ls"])
print("os.system('only a string')")
"""


async def main() -> int:
    """Run the demonstration and return 0 where everything went as it should."""
    console = Console()
    server = StdioServerParameters(
        command=str(Path(sys.executable).parent / "mcp-sandbox"),
        args=["serve", "--client", "demo", "--config", str(HERE / "demo.toml")],
        env=dict(os.environ),
    )
    async with Client(server) as client:
        tools = Table("tool", "what it does", title="The server's tools")
        for tool in (await client.list_tools()).tools:
            tools.add_row(tool.name, tool.description)
        console.print(tools)

        ran = await call(client, "execute_code", code=GOOD, stdin="3\n4\n8\n")
        show_program(console, "A program that the policy allows", GOOD)
        show_run(console, ran)

        refused = await call(client, "execute_code", code=REFUSED)
        show_program(console, "A program that it refuses", REFUSED)
        show_refusal(console, refused)
    return 0 if ran["status"] == "completed" and refused["status"] == "refused" else 1


async def call(client: Client, tool: str, **arguments: Any) -> dict[str, Any]:
    """Return the structured answer of one call."""
    return (await client.call_tool(tool, arguments)).structured_content or {}


def show_program(console: Console, title: str, code: str) -> None:
    """Print a program with line numbers."""
    console.print(Panel(Syntax(code, "python", line_numbers=True), title=title, expand=False))


def show_run(console: Console, answer: dict[str, Any]) -> None:
    """Print how a run ended, and what held it."""
    if answer["error"]:
        console.print(f"[red]{answer['status']}[/]: {answer['error']['message']} {answer['error']['remedy']}")
        return
    console.print(f"[green]{answer['status']}[/], exit code {answer['exit_code']}, {answer['duration_seconds']:.3f} s")
    console.print("standard output:", repr(answer["stdout"]), highlight=False)
    isolation = answer["isolation"]
    console.print(f"held by {isolation['runtime']}, network {isolation['network']}: {', '.join(isolation['walls'])}\n")


def show_refusal(console: Console, answer: dict[str, Any]) -> None:
    """Print every violation with its place, reason and advice."""
    console.print(f"[yellow]{answer['status']}[/] under the policy {answer['policy']}: {answer['advice']}")
    table = Table("line", "rule", "means", "why", "instead")
    for violation in answer["violations"]:
        place = f"{violation['line']}:{violation['column']}"
        table.add_row(place, violation["rule"], violation["symbol"], violation["message"], violation["advice"])
    console.print(table)


if __name__ == "__main__":
    sys.exit(anyio.run(main))
