"""What is loaded before a worker is locked up."""

from __future__ import annotations

import logging
import subprocess
import sys
from functools import cache
from types import ModuleType

import pytest

from mcp_sandbox.checker.work import fill_tables
from mcp_sandbox.domain.language import Language


def test_tables_are_filled_for_every_language_and_a_broken_one_breaks_no_other(
    caplog: pytest.LogCaptureFixture,
) -> None:
    filled: list[object] = []

    @cache
    def broken() -> object:
        raise RuntimeError

    @cache
    def of_all() -> object:
        return filled.append("all")

    @cache
    def of_one(language: Language) -> object:
        if language is Language.R:
            raise KeyError(language)
        return filled.append(language)

    @cache
    def of_a_name(name: str) -> object:
        return filled.append(name)

    of_one.__wrapped__.__annotations__["language"] = "Language"
    module = ModuleType(__name__)
    vars(module).update(broken=broken, of_all=of_all, of_one=of_one, of_a_name=of_a_name, text=len)

    with caplog.at_level(logging.ERROR):
        fill_tables(module)

    assert filled == ["all", *(language for language in Language if language is not Language.R)]
    assert "a table of the check can't be loaded" in caplog.text


def test_the_service_does_not_load_the_parsers() -> None:
    loaded = "[name for name in sys.modules if name.startswith('mcp_sandbox.analysis')]"
    program = f"import sys, mcp_sandbox.service, mcp_sandbox.assembly, mcp_sandbox.server.app; print({loaded})"

    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout == "[]\n"
