"""The languages that can be checked and run."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Language"]


class Language(StrEnum):
    """A language that both the check and the runtimes know."""

    PYTHON = "python"
