"""A server of one sandbox, for tests that end it: says what it made, then waits.

    python serving.py STATE_DIRECTORY [UID]

With a UID the server gives up being root first.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import anyio

from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.outcome import Finished
from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.domain.program import Program
from mcp_sandbox.runtimes.bubblewrap import BubblewrapRuntime
from mcp_sandbox.runtimes.liveness import Registry

CODE = """
import os, subprocess
status = dict(line.split(":\\t", 1) for line in open("/proc/self/status").read().splitlines() if ":\\t" in line)
made = 0
while True:
    try: pid = os.fork()
    except OSError: break
    if pid == 0:
        import time; time.sleep(600)
    made += 1
print(status["Seccomp"], status["NoNewPrivs"], made)
"""


async def run_once(state: Path) -> None:
    with Registry.open(state) as registry:
        async with (
            BubblewrapRuntime(registry) as runtime,
            runtime.sandbox(Policy(name="serving"), Language.PYTHON) as sandbox,
        ):
            await sandbox.run(Program("pass"), timeout_seconds=30)


async def serve(state: Path) -> None:
    with Registry.open(state) as registry:
        async with BubblewrapRuntime(registry) as runtime:
            async with runtime.sandbox(Policy(name="serving"), Language.PYTHON) as sandbox:
                outcome = await sandbox.run(Program(CODE), timeout_seconds=30)
                assert isinstance(outcome, Finished), outcome
                print(outcome.run.stdout.text.strip(), *sorted(sandbox.isolation.walls), flush=True)
            async with runtime.sandbox(Policy(name="serving"), Language.PYTHON) as sandbox:
                program = Program("import time\nprint('up')\ntime.sleep(600)")
                async with anyio.create_task_group() as group:
                    group.start_soon(lambda: sandbox.run(program, timeout_seconds=600))
                    print("running", flush=True)
                    await anyio.sleep_forever()


if __name__ == "__main__":
    if len(sys.argv) > 2:
        with tempfile.TemporaryDirectory() as state:
            # What Python loads late lies where another uid may not be able to look: load it now.
            anyio.run(run_once, Path(state))
        os.setgroups([])
        os.setresgid(*[int(sys.argv[2])] * 3)
        os.setresuid(*[int(sys.argv[2])] * 3)
    anyio.run(serve, Path(sys.argv[1]))
