"""What a worker does for the server; importing this module does not load the parsers."""

from __future__ import annotations

import codecs
import encodings
import logging
import pkgutil
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module
from inspect import signature
from types import ModuleType
from typing import TypeAlias

from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.domain.program import Program
from mcp_sandbox.presets import PRESETS, preset

__all__ = ["WARM_UP", "Version", "checked", "fill_tables", "preload"]

_log = logging.getLogger(__name__)

Version: TypeAlias = tuple[int, int]


def checked(program: Program, policy: Policy, earlier: Sequence[Program], python_version: Version | None) -> bytes:
    """Return the report on `program`, as JSON."""
    from mcp_sandbox.analysis import check  # noqa: PLC0415  the server has no need of the parsers

    report = check(program, policy, earlier=earlier, python_version=python_version)
    return report.model_dump_json().encode()


def preload() -> None:
    """Load and run all that a check can need: in the jail nothing can be loaded any more."""
    for module in _modules("mcp_sandbox.analysis"):
        fill_tables(module)
    # Constants are worked out in any encoding that the program names.
    for codec in pkgutil.iter_modules(encodings.__path__):
        with suppress(LookupError):
            codecs.lookup(codec.name)
    for name in PRESETS:
        checked(Program(WARM_UP), preset(name), (), None)


def _modules(package: str) -> list[ModuleType]:
    """Return the modules of `package`, and those of each package in it that is in use, all of them loaded."""
    import_module(package)
    for name in [name for name in sys.modules if name == package or name.startswith(f"{package}.")]:
        for module in pkgutil.iter_modules(getattr(sys.modules[name], "__path__", ())):
            if not module.ispkg:
                import_module(f"{name}.{module.name}")
    return [module for name, module in sys.modules.items() if name == package or name.startswith(f"{package}.")]


def fill_tables(module: ModuleType) -> None:
    """Call what `module` keeps for good and makes when it is first asked for: out of nothing, or for each language."""
    for function in vars(module).values():
        if getattr(function, "cache_parameters", None) is None or function.__module__ != module.__name__:
            continue
        asked = [parameter.annotation for parameter in signature(function).parameters.values()]
        try:
            if not asked:
                function()
            elif asked == ["Language"]:
                _for_each_language(function)
        except Exception:  # noqa: BLE001  a broken table takes down the checks that need it, and no others
            _log.exception("a table of the check can't be loaded: what needs it is refused")


def _for_each_language(function: Callable[[Language], object]) -> None:
    for language in Language:
        with suppress(KeyError):  # It has nothing for that one.
            function(language)


WARM_UP = """\
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
"""
"""A program whose check touches what most checks touch."""
