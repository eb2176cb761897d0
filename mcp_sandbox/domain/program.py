"""What a client asks to have checked or run."""

from __future__ import annotations

from dataclasses import dataclass

from mcp_sandbox.domain.language import Language

__all__ = ["Program", "SourceFile"]


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that is laid in the working directory before the run."""

    path: str
    """Relative, normalised, with forward slashes."""
    content: bytes


@dataclass(frozen=True, slots=True)
class Program:
    """Code in one language, its files and its standard input; valid as a request, not yet checked."""

    code: str
    """May still hold NUL bytes or lone surrogates: the check refuses those."""
    language: Language = Language.PYTHON
    files: tuple[SourceFile, ...] = ()
    stdin: bytes = b""
