"""How serious a finding is."""

from __future__ import annotations

from enum import IntEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer

__all__ = ["Severity", "SeverityName"]


class Severity(IntEnum):
    """Ordered: a finding blocks where its severity is at or above the policy's threshold."""

    SAFE = 0
    """Off: a rule of this severity reports nothing."""
    LOW = 1
    MEDIUM = 2
    HIGH = 3


def _by_name(value: Any) -> Any:
    if isinstance(value, Severity):
        return value
    if isinstance(value, str) and value in Severity.__members__:
        return Severity[value]
    raise ValueError(f"must be one of {', '.join(Severity.__members__)}")


SeverityName = Annotated[
    Severity,
    BeforeValidator(_by_name, json_schema_input_type=str),
    PlainSerializer(lambda severity: severity.name, return_type=str),
]
"""A `Severity` that is read and written by its name."""
