"""Help, version, wrong usage, and `serve` at its edges."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from typing import Any

import pytest

from mcp_sandbox import __version__

COMMANDS = ["serve", "run", "check", "policies", "doctor"]

INITIALIZE = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "test", "version": "1"},
    },
}


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_stands_alone(cli: Any, command: str) -> None:
    ended = cli(command, "--help")

    assert (ended.code, ended.err) == (0, "")
    assert f"Usage: mcp-sandbox {command}" in ended.out
    assert "Examples:" in ended.out
    assert "--config" in ended.out


def test_the_help_names_every_command(cli: Any) -> None:
    for arguments in (("--help",), ("-h",)):
        ended = cli(*arguments)
        assert ended.code == 0
        assert all(command in ended.out for command in COMMANDS)


def test_the_version_is_told(cli: Any) -> None:
    assert cli("--version").out == f"mcp-sandbox {__version__}\n"


def test_the_package_runs_as_a_module(cli: Any) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "mcp_sandbox", "--version"],
        capture_output=True, env=cli.environment, cwd=cli.folder, timeout=120, check=True,
    )  # fmt: skip

    assert ended.stdout.decode() == f"mcp-sandbox {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nope",), "nope"),
        (("--nope",), "--nope"),
        (("run", "--nope"), "mcp-sandbox run --help"),
        (("run", "a.py", "b.py"), "b.py"),
        (("run", "--format", "xml"), "'text', 'json'"),
        (("run", "--timeout", "soon"), "--timeout"),
        (("serve", "--transport", "http"), "stdio alone"),
        (("serve", "--port", "80"), "--port"),
        (("check", "--format"), "--format"),
    ],
)
def test_wrong_usage_is_64_and_says_where_help_is(cli: Any, arguments: tuple[str, ...], said: str) -> None:
    ended = cli(*arguments)

    assert (ended.code, ended.out) == (64, "")
    assert said in ended.err
    assert "--help`" in ended.err
    assert "Traceback" not in ended.err


def test_bare_on_a_terminal_is_the_help(cli: Any) -> None:
    ended = cli.on_terminal()

    assert ended.code == 0
    assert "Usage: " in ended.out


@pytest.mark.parametrize("arguments", [(), ("serve",), ("serve", "--client", "alice", "--transport", "stdio")])
def test_a_server_writes_the_protocol_alone_to_standard_output(cli: Any, arguments: tuple[str, ...]) -> None:
    ended = cli(*arguments, stdin=json.dumps(INITIALIZE) + "\n")

    assert ended.code == 0
    (answer,) = [json.loads(line) for line in ended.out.splitlines()]
    assert answer["id"] == 1
    assert answer["result"]["serverInfo"]["name"] == "mcp-sandbox"
    assert "serving" in ended.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--client", "nobody"), 'no client "nobody"'),
        (("--config", "gone.toml"), "gone.toml"),
        (("--config", "bad.toml"), "bad.toml:2: runtime.engine: "),
    ],
)
def test_a_server_that_can_not_start_is_78(cli: Any, arguments: tuple[str, ...], said: str) -> None:
    (cli.folder / "bad.toml").write_text('[runtime]\nengine = "dockr"\n')

    ended = cli("serve", *arguments, stdin=json.dumps(INITIALIZE) + "\n")

    assert (ended.code, ended.out) == (78, "")
    assert said in ended.err
    assert "Traceback" not in ended.err


@pytest.mark.parametrize(("number", "exit_code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_a_server_quietly(cli: Any, number: signal.Signals, exit_code: int) -> None:
    pipe = subprocess.PIPE
    process = cli.start("serve", stdin=pipe, stdout=pipe, stderr=pipe)
    process.stdin.write(json.dumps(INITIALIZE).encode() + b"\n")
    process.stdin.flush()
    assert process.stdout.readline()

    process.send_signal(number)
    _, err = process.communicate(timeout=120)

    assert process.returncode == exit_code
    assert b"Traceback" not in err
