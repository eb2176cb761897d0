"""The languages that can be checked."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Language"]


class Language(StrEnum):
    """A language that the check reads; whether one can run depends on the runtime."""

    PYTHON = "python"
    JAVASCRIPT = "javascript"
    TYPESCRIPT = "typescript"
    JAVA = "java"
    BASH = "bash"
    GO = "go"
    RUBY = "ruby"
    C = "c"
    CPP = "cpp"
    R = "r"
