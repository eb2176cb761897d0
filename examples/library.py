"""Runs programs from Python under a policy of one's own: one that passes, one that is refused, one that takes too long.

    python examples/library.py [ENGINE]

Without an engine, the first of Docker, Podman and bubblewrap that can serve the policy is taken.
"""

from __future__ import annotations

import sys
from typing import cast

from mcp_sandbox import SandboxSession
from mcp_sandbox.config import Engine
from mcp_sandbox.security import DangerousModule, SecurityError, SecurityPolicy, get_security_policy

PROGRAMS = (
    "import statistics, sys\nprint('median', statistics.median(map(int, sys.stdin)))",
    "import boto3, os as o\nprint(o.environ['HOME'])",
    "print('counting', flush=True)\nwhile True: pass",
)


def main(engine: Engine) -> int:
    """Run each program and return 0 where they ended as they should."""
    endings: list[str] = []
    limits = {"mem_limit": "128m", "timeout": 2, "pids_limit": 32}
    with SandboxSession("python", policy(), limits, engine=engine) as session:
        for program in PROGRAMS:
            try:
                result = session.run(program, stdin="3\n1\n2\n")
            except SecurityError as error:
                endings.append("refused")
                for violation in error.violations:
                    print(f"line {violation.line}: {violation.description} {violation.advice}")
            else:
                endings.append(result.status)
                print(f"{result.status} after {result.execution_time:.2f} s: {result.stdout!r}")
    return 0 if endings == ["completed", "refused", "timed_out"] else 1


def policy() -> SecurityPolicy:
    """Return the preset `production`, and one module more that may not be used."""
    house = get_security_policy("production")
    house.add_restricted_module(DangerousModule("boto3", advice="Work on the files that you were given."))
    return house


if __name__ == "__main__":
    sys.exit(main(cast("Engine", sys.argv[1] if len(sys.argv) > 1 else "auto")))
