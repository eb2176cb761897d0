"""Programs and input, as files or from standard input."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from mcp_sandbox.analysis import language_of
from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.program import SourceFile
from mcp_sandbox.domain.request import STDIN_BYTES_MAX
from mcp_sandbox.domain.visible import visible
from mcp_sandbox.errors import RequestError

__all__ = ["STANDARD_INPUT", "Source", "label_of", "read_input", "read_source"]

STANDARD_INPUT = "-"
"""How an argument names standard input."""

_SOURCE_BYTES_MAX = 8 * 1024 * 1024
"""More than any policy's `code_bytes` can be; an endless file ends here."""


@dataclass(frozen=True, slots=True)
class Source:
    """A program, and what to call it."""

    label: str
    """Safe to print."""
    text: str
    """Bytes that are no UTF-8 are lone surrogates: the check refuses those, with their place."""
    name: str = STANDARD_INPUT
    """As the argument has it."""
    language: str = Language.PYTHON.value
    """What was asked for, or what the file says of itself."""

    def line(self, number: int) -> str:
        """Return a line, counted from 1 as the check counts them; empty where there is none."""
        lines = self.text.split("\n")
        return lines[number - 1].removesuffix("\r") if 0 < number <= len(lines) else ""


def label_of(name: str) -> str:
    """Return what to call the file that an argument names."""
    return "<stdin>" if name == STANDARD_INPUT else visible(name)


def read_source(name: str, language: str | None) -> Source:
    """Return the program in the file `name`; a hyphen is standard input.

    Without `language` it is in the one that the file's name or its first line tells, else in Python.

    Raises:
        RequestError: it can't be read.
    """
    data = _read(name, "FILE", _SOURCE_BYTES_MAX)
    text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape")
    return Source(label_of(name), text, name, language or _told(name, data))


def _told(name: str, data: bytes) -> str:
    told = None if name == STANDARD_INPUT else language_of(SourceFile(name, data))
    if told is None and data.startswith(b"#!") and name != STANDARD_INPUT:
        raise RequestError(
            f"{label_of(name)} is for an interpreter that the check does not know.",
            field="FILE",
            limit=", ".join(Language),
            remedy="Name its language with --language, or leave it out.",
            code="unknown-language",
        )
    return (told or Language.PYTHON).value


def read_input(name: str | None) -> str:
    """Return the program's standard input, from the file `name`; null is none.

    Raises:
        RequestError: it can't be read, is too large, or is no UTF-8.
    """
    if name is None:
        return ""
    try:
        return _read(name, "--stdin", STDIN_BYTES_MAX).decode()
    except UnicodeDecodeError:
        raise RequestError(
            f"{label_of(name)} is not UTF-8.", field="--stdin", remedy="Give text.", code="not-unicode"
        ) from None


def _read(name: str, field: str, bytes_max: int) -> bytes:
    try:
        if name == STANDARD_INPUT:
            if sys.stdin.isatty():
                print("reading standard input; end it with Ctrl-D", file=sys.stderr)  # noqa: T201
            data = sys.stdin.buffer.read(bytes_max + 1)
        else:
            with Path(name).open("rb") as file:
                data = file.read(bytes_max + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "no such path"
        remedy = "Name a file." if isinstance(error, IsADirectoryError) else "Correct the path or its permissions."
        raise RequestError(
            f"{label_of(name)} can't be read: {reason}.", field=field, remedy=remedy, code="unreadable-file"
        ) from None
    if len(data) > bytes_max:
        raise RequestError(
            f"{label_of(name)} is larger than {bytes_max} bytes.",
            field=field,
            limit=bytes_max,
            remedy="Give less.",
            code="file-too-large",
        )
    return data
