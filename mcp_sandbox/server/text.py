"""JSON that can't harm its reader, and that fits.

What a program prints reaches logs, terminals and models. In the JSON text its control, bidirectional, zero-width and
tag characters stand as escapes; the value that a parser reads is unchanged.
"""

from __future__ import annotations

import json
from typing import Any

from mcp_sandbox.domain.visible import visible
from mcp_sandbox.server.results import ExecuteCodeResult

__all__ = ["RESULT_BYTES_MAX", "fitted", "safe_json"]

RESULT_BYTES_MAX = 900_000
"""Ceiling of a whole result on the wire, both of its copies together, in bytes.

The findings of a check are bounded by their number and the length of each, far below it.
"""

_STREAM_CHARACTERS_MIN = 256
"""What a stream is not cut below."""


def safe_json(value: Any) -> str:
    """Return `value` as JSON text with every harmful character escaped."""
    return visible(json.dumps(value, ensure_ascii=False))


def fitted(result: ExecuteCodeResult) -> tuple[dict[str, Any], str]:
    """Return `result` as a value and as JSON text, its streams cut further where both together would be too long."""
    value = result.model_dump(mode="json")
    text = safe_json(value)
    while _wire_bytes(text) > RESULT_BYTES_MAX and _shorten(value):
        text = safe_json(value)
    return value, text


def _shorten(value: dict[str, Any]) -> bool:
    """Cut each stream to about half; return whether there was anything to cut."""
    long = [stream for stream in ("stdout", "stderr") if len(value[stream]) > _STREAM_CHARACTERS_MIN]
    for stream in long:
        whole: str = value[stream]
        kept = len(whole) // 4
        value[stream] = f"{whole[:kept]}\n[... left out: too long for one answer ...]\n{whole[-kept:]}"
        value[f"{stream}_truncated"] = True
    return bool(long)


def _wire_bytes(text: str) -> int:
    """Return an upper bound of what the text and its parsed twin take: the text is quoted once more in its block."""
    return 2 * len(text.encode()) + text.count("\\") + text.count('"')
