"""The arguments of a call -> a request that is well-typed; what they may hold is the service's to say."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Any, cast

from mcp_sandbox.domain.request import Request, RequestFile
from mcp_sandbox.errors import OptionError

__all__ = ["Files", "request_of"]

Files = Mapping[str, str | bytes]
"""Contents by relative path."""


def request_of(
    code: str, language: str, *, stdin: str = "", files: Files | None = None, timeout_seconds: float | None = None
) -> Request:
    """Return what a program asks for; without a type checker it may have handed over anything.

    Raises:
        OptionError: an argument is of the wrong kind; nothing was checked and nothing ran.
    """
    return Request(
        code=_text(code, "code"),
        language=language,
        stdin=_text(stdin, "stdin"),
        files=_files({} if files is None else files),
        timeout_seconds=_seconds(timeout_seconds),
    )


def _text(value: Any, field: str) -> str:
    if not isinstance(value, str):
        raise _wrong(value, field, "text")
    return value


def _seconds(value: Any) -> float | None:
    if value is None:
        return None
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise _wrong(value, "timeout_seconds", "a number of seconds")
    return value


def _files(files: Any) -> tuple[RequestFile, ...]:
    if not isinstance(files, Mapping):
        raise _wrong(files, "files", "a mapping from paths to contents")
    return tuple(_file(path, content) for path, content in cast("Mapping[object, object]", files).items())


def _file(path: object, content: object) -> RequestFile:
    if isinstance(content, bytes):
        return RequestFile(_text(path, "files"), base64.b64encode(content).decode("ascii"), "base64")
    if not isinstance(content, str):
        raise _wrong(content, "files", "text or bytes")
    return RequestFile(_text(path, "files"), content)


def _wrong(value: object, field: str, expected: str) -> OptionError:
    return OptionError(f"takes {expected}, not {type(value).__name__}.", field=field, remedy=f"Give {expected}.")
