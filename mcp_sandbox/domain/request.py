"""What a call asks for, and the rules that every call keeps, whatever the transport."""

from __future__ import annotations

import base64
import binascii
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from mcp_sandbox.domain.client import Client
from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.domain.program import Program, SourceFile
from mcp_sandbox.errors import RequestError

__all__ = [
    "FILES_MAX",
    "FILE_NAMES",
    "PATH_CHARACTERS_MAX",
    "STDIN_BYTES_MAX",
    "Accepted",
    "Request",
    "RequestFile",
    "accept",
    "chosen_policy",
    "plain_name",
]

STDIN_BYTES_MAX = 4 * 1024 * 1024
"""Standard input of one call, in bytes; the same as the SDK's own bound on an HTTP body."""

FILES_MAX = 100
"""Files that one call may bring."""

PATH_CHARACTERS_MAX = 512
"""Length of a file's path; a single name is held to the 255 bytes of Linux file systems."""

FILE_NAMES = {
    Language.PYTHON: "main.py",
    Language.JAVASCRIPT: "main.js",
    Language.TYPESCRIPT: "main.ts",
    Language.JAVA: "Main.java",
    Language.BASH: "main.sh",
    Language.GO: "main.go",
    Language.RUBY: "main.rb",
    Language.C: "main.c",
    Language.CPP: "main.cpp",
    Language.R: "main.R",
}
"""Under which name `code` is laid in the working directory."""


@dataclass(frozen=True, slots=True)
class RequestFile:
    """A file as the caller sent it."""

    path: str
    content: str
    encoding: Literal["utf-8", "base64"] = "utf-8"


@dataclass(frozen=True, slots=True)
class Request:
    """A call as the caller sent it: well-typed, nothing more."""

    code: str
    language: str = Language.PYTHON.value
    stdin: str = ""
    files: Sequence[RequestFile] = ()
    timeout_seconds: float | None = None
    policy: str | None = None
    session: str | None = None


@dataclass(frozen=True, slots=True)
class Accepted:
    """A call that may go on to the check."""

    policy: Policy
    program: Program
    timeout_seconds: float


def accept(request: Request, client: Client) -> Accepted:
    """Return what `request` comes to for `client`.

    Raises:
        RequestError: an argument can't be taken; the error names the field, the limit and the remedy.
    """
    policy = chosen_policy(request.policy, client)
    language = _language(request.language, policy)
    _no_session(request.session)
    timeout_seconds = _timeout(request.timeout_seconds, policy)
    if not request.code.strip():
        raise RequestError("The code is empty.", field="code", remedy="Send a program.", code="empty-code")
    files = tuple(_files(request.files, language))
    _size(request.code, files, policy)
    stdin = _stdin(request.stdin)
    return Accepted(policy, Program(request.code, language, files, stdin), timeout_seconds)


def plain_name(text: str) -> str | None:
    """Return `text` where it is a short plain name that may be repeated in a sentence, else null."""
    return text if re.fullmatch(r"[A-Za-z0-9_.\-]{1,64}", text) else None


def chosen_policy(name: str | None, client: Client) -> Policy:
    """Return the policy that a call of `client` runs under.

    Raises:
        RequestError: the client may not choose it; whether it exists is not said.
    """
    choices = client.choices()
    if name is None:
        return client.policy
    if name not in choices:
        raise RequestError(
            "This client may not choose that policy.",
            field="policy",
            limit=", ".join(choices),
            remedy=f"Leave it out for {client.policy.name}, or name one of: {', '.join(choices)}.",
            code="policy-not-allowed",
        )
    return choices[name]


def _language(name: str, policy: Policy) -> Language:
    known = [language.value for language in policy.languages]
    if name not in known:
        raise RequestError(
            "That language is not one of this policy's.",
            field="language",
            limit=", ".join(known),
            remedy=f"Use one of: {', '.join(known)}.",
            code="unknown-language",
        )
    return Language(name)


def _no_session(session: str | None) -> None:
    if session is not None:
        raise RequestError(
            "There is no such session: this policy keeps none.",
            field="session",
            remedy="Leave session out; each call runs in a fresh sandbox, so send all that the code needs.",
            code="no-such-session",
        )


def _timeout(asked_seconds: float | None, policy: Policy) -> float:
    most = policy.limits.timeout_seconds
    if asked_seconds is None:
        return most
    if not math.isfinite(asked_seconds) or not 0 < asked_seconds <= most:
        raise RequestError(
            f"timeout_seconds has to be more than 0 and at most {most:g}.",
            field="timeout_seconds",
            limit=most,
            remedy=f"Leave it out for {most:g} seconds, or ask for less.",
            code="timeout-out-of-range",
        )
    return asked_seconds


def _size(code: str, files: Sequence[SourceFile], policy: Policy) -> None:
    total_bytes = len(code.encode("utf-8", "surrogatepass")) + sum(len(file.content) for file in files)
    limit = policy.limits.code_bytes
    if total_bytes > limit:
        raise RequestError(
            f"The code and its files are {total_bytes} bytes together; this policy allows {limit}.",
            field="files" if files else "code",
            limit=limit,
            remedy="Send less: split the work over several calls, or let the code make its data itself.",
            code="code-too-large",
        )


def _stdin(text: str) -> bytes:
    try:
        data = text.encode()
    except UnicodeEncodeError:
        raise RequestError(
            "stdin holds a lone surrogate, which no UTF-8 text can.",
            field="stdin",
            remedy="Send valid Unicode; send binary data as a file with encoding base64.",
            code="not-unicode",
        ) from None
    if len(data) > STDIN_BYTES_MAX:
        raise RequestError(
            f"stdin is {len(data)} bytes; at most {STDIN_BYTES_MAX} are taken.",
            field="stdin",
            limit=STDIN_BYTES_MAX,
            remedy="Send less.",
            code="stdin-too-large",
        )
    return data


def _files(files: Sequence[RequestFile], language: Language) -> Iterator[SourceFile]:
    if len(files) > FILES_MAX:
        raise RequestError(
            f"{len(files)} files are too many.", field="files", limit=FILES_MAX, remedy=f"Send at most {FILES_MAX}."
        )
    folders: set[str] = set()
    seen: set[str] = set()
    reserved = FILE_NAMES[language]
    for index, file in enumerate(files):
        path = _path(file.path, f"files[{index}].path")
        parents = {"/".join(path.split("/")[:depth]) for depth in range(1, path.count("/") + 1)}
        if path in seen or path in folders or parents & seen or path.split("/")[0] == reserved:
            raise RequestError(
                f"That path is taken, by another file or by the program itself ({reserved}).",
                field=f"files[{index}].path",
                remedy="Give each file a path of its own.",
                code="path-taken",
            )
        seen.add(path)
        folders |= parents
        yield SourceFile(path, _content(file, f"files[{index}].content"))


def _path(path: str, field: str) -> str:
    parts = path.split("/")
    plain = (
        0 < len(path) <= PATH_CHARACTERS_MAX
        and path.isprintable()
        and "\\" not in path
        and not re.match(r"[A-Za-z]:", path)
        and all(part not in {"", ".", ".."} and len(part.encode("utf-8", "replace")) <= 255 for part in parts)
    )
    if not plain:
        raise RequestError(
            "A file's path has to be relative, with forward slashes, and without '..', '.' or empty parts.",
            field=field,
            limit=PATH_CHARACTERS_MAX,
            remedy="Use a path such as data/input.csv; it is laid under the working directory.",
            code="bad-path",
        )
    return path


def _content(file: RequestFile, field: str) -> bytes:
    try:
        if file.encoding == "base64":
            return base64.b64decode(file.content, validate=True)
        return file.content.encode()
    except (binascii.Error, ValueError):
        raise RequestError(
            f"The content is no valid {file.encoding}.",
            field=field,
            remedy="Send text as utf-8 and anything else as base64, with padding and without line breaks.",
            code="bad-content",
        ) from None
