"""Runs one neighbour in its own environment: a JSON line in (`code`, `policy`), a JSON line out; started by the table.

Standard library and the neighbour alone.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

Check = Callable[[str, str], tuple[bool, list[int]]]
"""Takes code and the name of a preset; returns whether it is blocked, and the lines that are named."""

THRESHOLDS = {"minimal": 3, "development": 3, "educational": 2, "data_science": 2, "production": 1, "strict": 1}
"""The severity from which each preset blocks, in the neighbours' own three steps."""


def bandit() -> Check:
    """Return Bandit as a library: a finding blocks where its severity reaches the preset's threshold."""
    import_module("logging").disable(50)
    configuration = import_module("bandit.core.config").BanditConfig()
    manager = import_module("bandit.core.manager").BanditManager
    ranks = {"LOW": 1, "MEDIUM": 2, "HIGH": 3}
    folder = tempfile.TemporaryDirectory()
    path = Path(folder.name) / "program.py"

    def check(code: str, policy: str) -> tuple[bool, list[int]]:
        path.write_text(code, encoding="utf-8")
        run = manager(configuration, "file")
        run.discover_files([str(path)])
        run.run_tests()
        found = [one.lineno for one in run.get_issue_list() if ranks.get(one.severity, 0) >= THRESHOLDS[policy]]
        return bool(found) and bool(folder.name), sorted(found)

    return check


def llm_sandbox(examples: str) -> Check:
    """Return the `is_safe` of llm-sandbox with the presets of its examples; it names no lines."""
    sys.path.insert(0, examples)
    policies = import_module("security_policy_presets").get_security_policy
    session_class = import_module("llm_sandbox.core.session_base").BaseSession
    config = import_module("llm_sandbox.core.config").SessionConfig
    handler = import_module("llm_sandbox.language_handlers.python_handler").PythonHandler()
    # A session without a container: only the check is asked.
    bare = type("Bare", (session_class,), dict.fromkeys(session_class.__abstractmethods__))

    def check(code: str, policy: str) -> tuple[bool, list[int]]:
        session = object.__new__(bare)
        session.config = config(security_policy=policies(policy))
        session.language_handler = handler
        safe, _ = session.is_safe(code)
        return not safe, []

    return check


def main() -> None:
    """Answer until standard input ends."""
    check = bandit() if sys.argv[1] == "bandit" else llm_sandbox(sys.argv[2])
    for line in sys.stdin:
        request: dict[str, Any] = json.loads(line)
        start = time.perf_counter()
        blocked, lines = check(request["code"], request["policy"])
        print(json.dumps({"seconds": time.perf_counter() - start, "blocked": blocked, "lines": lines}), flush=True)


if __name__ == "__main__":
    main()
