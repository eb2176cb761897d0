"""Folders as arguments: the programs in them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from mcp_sandbox.analysis import language_of
from mcp_sandbox.cli.sources import STANDARD_INPUT, label_of
from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.program import SourceFile
from mcp_sandbox.errors import RequestError

__all__ = ["is_folder", "programs_in"]

_NOT_OURS = frozenset({"node_modules", "__pycache__"})
"""Folders that hold what tools put there, beside hidden ones and virtual environments."""

_OPEN_TO = {".h": Language.CPP}
"""Suffixes that another language than the usual one has as well."""


def is_folder(name: str) -> bool:
    """True where the argument `name` is a folder."""
    return name != STANDARD_INPUT and "\0" not in name and Path(name).is_dir()


def programs_in(folder: str, language: str | None) -> Sequence[str]:
    """Return the files below `folder` whose suffix is that of a language that the check reads, sorted.

    With `language`, those in that one alone. Hidden files and folders, virtual environments and what package managers
    and interpreters make are left out; links to folders are not followed.

    Raises:
        RequestError: there is none, so nothing would be checked.
    """
    found = sorted(name for name in _files_below(folder) if _is_program(name, language))
    if not found:
        raise RequestError(
            f"{label_of(folder)} holds no program"
            + (" in that language." if language else " that is known by its suffix."),
            field="FILE",
            remedy="Name the files themselves, with --language where their suffix doesn't tell it.",
            code="no-program",
        )
    return found


def _files_below(folder: str) -> Iterator[str]:
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not _is_left_out(parent, name)]
        for name in names:
            if not name.startswith(".") and Path(parent, name).is_file():
                yield os.path.join(parent, name).removeprefix("./")  # noqa: PTH118  a path keeps the argument's words


def _is_left_out(parent: str, name: str) -> bool:
    return name.startswith(".") or name in _NOT_OURS or Path(parent, name, "pyvenv.cfg").is_file()


def _is_program(name: str, language: str | None) -> bool:
    told = language_of(SourceFile(name, b""))
    if told is None or name.lower().endswith(".pth"):
        return False
    return language in {None, told.value} or _OPEN_TO.get(Path(name).suffix.lower()) == language
