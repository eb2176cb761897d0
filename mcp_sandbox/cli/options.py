"""Options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

__all__ = [
    "ClientOption",
    "ConfigOption",
    "Format",
    "FormatOption",
    "LanguageOption",
    "PolicyOption",
    "ReportFormat",
    "ReportFormatOption",
]


class Format(StrEnum):
    """How an answer is written."""

    TEXT = "text"
    JSON = "json"


class ReportFormat(StrEnum):
    """How the findings of a check are written."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"


ConfigOption = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="FILE",
        show_default=False,
        help="Configuration to use. Without it: $MCP_SANDBOX_CONFIG, then the user's config folder, then the "
        "built-in default, which is the policy `strict`.",
    ),
]

ClientOption = Annotated[
    str | None,
    typer.Option(
        "--client",
        metavar="NAME",
        show_default=False,
        help="Client of the configuration to act for. Without it: `default_policy`.",
    ),
]

PolicyOption = Annotated[
    str | None,
    typer.Option(
        "--policy",
        metavar="NAME",
        show_default=False,
        help="Policy to use: a preset, or one of the configuration. Without it: the client's own.",
    ),
]

LanguageOption = Annotated[
    str | None,
    typer.Option(
        "--language",
        metavar="NAME",
        show_default=False,
        help="Language of the program. Without it: what the file's name or its first line tells, else python.",
    ),
]

FormatOption = Annotated[
    Format,
    typer.Option("--format", help="`text` for people, `json` for programs: one object on standard output."),
]

ReportFormatOption = Annotated[
    ReportFormat,
    typer.Option(
        "--format",
        help="`text` for people, `json` for programs, `sarif` for code scanning: one object on standard output.",
    ),
]
