"""What a cold call costs, beside what it is made of: interleaved in one run, medians, and the ratio.

Run it with `make bench`. It prints a table and asserts nothing. Each row is one way of running `print(1+1)`:
the host's interpreter as a process, `docker run --rm` with the same flags, and `execute_code` through a real MCP client
over stdio on each runtime that answers here, create to first result, no sandbox kept warm.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path

import anyio
from mcp import Client, StdioServerParameters

CODE = "print(1+1)"
COMMAND = str(Path(sys.executable).parent / "mcp-sandbox")
IMAGE = "mcp-sandbox/python-base"
HARDENED = [
    *("--rm", "--network", "none", "--read-only", "--cap-drop", "ALL", "--security-opt", "no-new-privileges"),
    *("--user", "65534:65534", "--memory", "256m", "--memory-swap", "256m", "--pids-limit", "64", "--cpus", "1"),
    *("--log-driver", "none", "--tmpfs", "/work:size=64m", "--tmpfs", "/tmp:size=64m"),
]
"""The flags of `docker run` that make the walls of the runtime, seccomp profile apart."""

Arm = Callable[[], Awaitable[None]]


def process(*command: str) -> Arm:
    """Return an arm that starts `command` and checks what it prints."""

    async def run() -> None:
        done = await anyio.run_process(command)
        if done.stdout != b"2\n":
            raise RuntimeError(f"{command[0]} printed something else")

    return run


def call(client: Client) -> Arm:
    """Return an arm that makes one `execute_code` call and checks what it prints."""

    async def run() -> None:
        answer = (await client.call_tool("execute_code", {"code": CODE})).structured_content or {}
        if answer.get("stdout") != "2\n":
            raise RuntimeError(f"{answer.get('status')}: {answer.get('error')}")

    return run


async def open_server(engine: str, stack: AsyncExitStack) -> Client:
    """Return a client of a server of its own on `engine`."""
    config = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "config.toml"
    config.write_text(f'default_policy = "data_science"\n[runtime]\nengine = "{engine}"\n')
    server = StdioServerParameters(command=COMMAND, args=["serve", "--config", str(config)], env=dict(os.environ))
    return await stack.enter_async_context(Client(server))


async def arms(stack: AsyncExitStack) -> dict[str, Arm]:
    """Return the ways that work on this machine; those that do not are named on standard error."""
    found: dict[str, Arm] = {
        "python3 on the host": process("/usr/bin/python3", "-I", "-c", CODE),
        "docker run --rm": process("docker", "run", *HARDENED, IMAGE, "python3", "-I", "-c", CODE),
    }
    for engine in ("bubblewrap", "docker", "podman"):
        found[f"execute_code, {engine}"] = call(await open_server(engine, stack))
    for name in list(found):
        try:
            await found[name]()
        except Exception as error:  # noqa: BLE001  a way that does not work here is left out, and said
            print(f"left out: {name}: {str(error)[:200]}", file=sys.stderr)
            del found[name]
    return found


async def main(rounds: int) -> None:
    """Measure `rounds` times, every way in turn, and print the table."""
    async with AsyncExitStack() as stack:
        ways = await arms(stack)
        seconds: dict[str, list[float]] = {name: [] for name in ways}
        for _ in range(rounds):
            for name, run in ways.items():
                start = time.perf_counter()
                await run()
                seconds[name].append(time.perf_counter() - start)
    print_table(seconds)


def print_table(seconds: dict[str, list[float]]) -> None:
    """Print medians, 95th percentiles and ratios."""
    host = statistics.median(seconds["python3 on the host"])
    docker = statistics.median(seconds.get("docker run --rm", [float("nan")]))
    print(f"{CODE}, cold; {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    print(f"{'':28}{'n':>4}{'p50 ms':>9}{'p95 ms':>9}{'x host':>9}{'x docker run':>14}")
    for name, values in seconds.items():
        median = statistics.median(values)
        p95 = statistics.quantiles(values, n=20)[-1]
        row = f"{name:28}{len(values):>4}{median * 1e3:>9.1f}{p95 * 1e3:>9.1f}"
        print(f"{row}{median / host:>9.2f}{median / docker:>14.2f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=20)
    anyio.run(main, parser.parse_args().rounds)
