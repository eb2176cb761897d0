"""What a worker does for the server; importing this module does not load the parsers."""

from __future__ import annotations

import codecs
import encodings
import pkgutil
from collections.abc import Sequence
from contextlib import suppress
from typing import TypeAlias

from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.domain.program import Program
from mcp_sandbox.presets import PRESETS, preset

__all__ = ["Version", "checked", "preload", "warm_up"]

Version: TypeAlias = tuple[int, int]


def checked(program: Program, policy: Policy, earlier: Sequence[Program], python_version: Version | None) -> bytes:
    """Return the report on `program`, as JSON."""
    from mcp_sandbox.analysis import check  # noqa: PLC0415  the server has no need of the parsers

    report = check(program, policy, earlier=earlier, python_version=python_version)
    return report.model_dump_json().encode()


def preload() -> None:
    """Load and run all that a check can need: in the jail nothing can be loaded any more."""
    import mcp_sandbox.analysis as analysis  # noqa: PLC0415  as above

    load = getattr(analysis, "preload", None)
    if load is not None:
        load()
    # Constants are worked out in any encoding that the program names.
    for module in pkgutil.iter_modules(encodings.__path__):
        with suppress(LookupError):
            codecs.lookup(module.name)
    for language in Language:
        for name in PRESETS:
            checked(Program("x", language), preset(name), (), None)
    warm_up()


_WARM_UP = '''\
"""Touches what most checks touch."""
import os
from collections import Counter, defaultdict


class Store:
    def __init__(self, rows):
        self.rows = [row for row in rows if row]

    def group(self, by=lambda row: row[0], *rest, **named):
        groups = defaultdict(list)
        for name, value in self.rows:
            groups[name] += [value * 2 + 1, f"{name}: {value:.2f}"]
        return {name: sum(values) for name, values in groups.items()}


try:
    print(Counter("".join(["a", chr(98)])), Store([("a", 1)]).group())
    os.system("id")
except (OSError, ValueError) as error:
    print(error)
'''


def warm_up() -> None:
    """Run a small check: a fresh fork pays for its first one, and may as well do so before it is needed."""
    checked(Program(_WARM_UP), preset("production"), (), None)
