"""The real console script, on pipes and on a terminal."""

from __future__ import annotations

import json
import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

SCRIPT = Path(sys.executable).parent / "mcp-sandbox"

CONFIG = """
default_policy = "minimal"
[runtime]
engine = "bubblewrap"
[policies.tiny]
extends = "minimal"
description = "Little of everything."
limits = { output_total_bytes = 4096, memory_bytes = 67108864, timeout_seconds = 20 }
environment = { TZ = "UTC" }
[policies.house]
extends = "production"
restricted_modules = [{ name = "boto3", advice = "Work on the files you were given." }]
patterns = [{ pattern = 'internal\\.example', description = "Internal host" }]
exempt = ["os.environ.get"]
[clients.alice]
policy = "production"
may_choose = ["strict"]
rate_limit = "1/hour"
"""

DEADLINE_SECONDS = 120


@dataclass(frozen=True)
class Ended:
    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """The one object on standard output."""
        return json.loads(self.out)


@dataclass
class Cli:
    environment: dict[str, str]
    folder: Path

    def __call__(self, *arguments: str, stdin: str | bytes = "") -> Ended:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        ended = subprocess.run(
            [SCRIPT, *arguments],
            input=data,
            capture_output=True,
            env=self.environment,
            cwd=self.folder,
            timeout=DEADLINE_SECONDS,
            check=False,
        )
        return Ended(ended.returncode, ended.stdout.decode(), ended.stderr.decode())

    def start(self, *arguments: str, **streams: Any) -> subprocess.Popen[bytes]:
        return subprocess.Popen[bytes]([SCRIPT, *arguments], env=self.environment, cwd=self.folder, **streams)

    def start_on_terminal(self, *arguments: str) -> tuple[subprocess.Popen[bytes], int]:
        """Start with all three streams on a terminal of its own; the person's side of it is the second value."""
        master, slave = pty.openpty()
        process = self.start(*arguments, stdin=slave, stdout=slave, stderr=slave, preexec_fn=own_terminal)
        os.close(slave)
        return process, master

    def on_terminal(self, *arguments: str, typed: str = "") -> Ended:
        """Run with standard input, output and error on one terminal; `out` is all that it showed."""
        process, master = self.start_on_terminal(*arguments)
        os.write(master, typed.encode())
        shown = read_all(master)
        os.close(master)
        return Ended(process.wait(DEADLINE_SECONDS), shown.decode(), "")


def own_terminal() -> None:
    """Make standard input the terminal of a new session, so that what is typed there can interrupt."""
    os.setsid()
    os.close(os.open(os.ttyname(0), os.O_RDWR))


def read_all(descriptor: int) -> bytes:
    """Read until the other side is closed, as a terminal and a pipe both tell it."""
    chunks: list[bytes] = []
    deadline = time.monotonic() + DEADLINE_SECONDS
    while select.select([descriptor], [], [], max(0, deadline - time.monotonic()))[0]:
        try:
            chunk = os.read(descriptor, 65536)
        except OSError:
            break
        if not chunk:
            break
        chunks.append(chunk)
    return b"".join(chunks)


@pytest.fixture
def cli(tmp_path: Path) -> Cli:
    """The command, with a configuration of its own and nothing of this machine's user."""
    config = tmp_path / "config.toml"
    config.write_text(CONFIG)
    environment = {
        **os.environ,
        "MCP_SANDBOX_CONFIG": str(config),
        "MCP_SANDBOX_STATE_DIR": str(tmp_path / "state"),
        "XDG_CONFIG_HOME": str(tmp_path / "xdg"),
        "TERM": "xterm-256color",
    }
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        environment.pop(name, None)
    return Cli(environment, tmp_path)


@pytest.fixture
def program(tmp_path: Path) -> Callable[..., str]:
    """Writes a program into the working folder and returns its name."""

    def program(text: str, name: str = "main.py") -> str:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return name

    return program
