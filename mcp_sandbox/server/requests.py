"""The arguments of the three tools, on the wire, and their way into the service."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.request import FILES_MAX, Request, RequestFile, plain_name
from mcp_sandbox.errors import RequestError
from mcp_sandbox.runtimes.request import RUNNABLE

__all__ = ["NOT_AN_OBJECT", "CheckCode", "ExecuteCode", "ListPolicies", "parse"]

NOT_AN_OBJECT = "\0not an object"
"""Name of an argument that stands for arguments which were no object at all."""

_KNOWN: dict[str, Any] = {"enum": [language.value for language in Language]}
"""For the schema alone: which of them a policy has, the policy says."""

_CHECKED = "The program's language, one of the policy's; `list_policies` names them."
_RUN = f"{_CHECKED} Only {', '.join(sorted(RUNNABLE))} can be run here; the others can be checked."


class _Arguments(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, use_attribute_docstrings=True)


class File(_Arguments):
    """A file for the working directory."""

    path: str
    """Relative, with forward slashes, such as `data/input.csv`."""
    content: str
    """The file's text, or its bytes in base64."""
    encoding: Literal["utf-8", "base64"] = "utf-8"
    """How `content` is written."""


class CheckCode(_Arguments):
    """Arguments of `check_code`."""

    code: str
    """The program, whole: nothing is kept between calls."""
    language: Annotated[str, Field(description=_CHECKED, json_schema_extra=_KNOWN)] = "python"
    policy: str | None = None
    """A policy that this client may choose; null is its own."""
    files: Annotated[list[File], Field(max_length=FILES_MAX)] = []
    """Files that the program would find in its working directory; those that can run are checked too."""

    def request(self) -> Request:
        """Return the call, free of the wire."""
        return Request(
            code=self.code,
            language=self.language,
            files=[RequestFile(file.path, file.content, file.encoding) for file in self.files],
            policy=self.policy,
        )


class ExecuteCode(_Arguments):
    """Arguments of `execute_code`."""

    code: str
    """The program, whole: variables and files of earlier calls are gone."""
    language: Annotated[str, Field(description=_RUN, json_schema_extra=_KNOWN)] = "python"
    stdin: str = ""
    """What the program reads from standard input."""
    files: Annotated[list[File], Field(max_length=FILES_MAX)] = []
    """Files that the program finds in its working directory; those that can run are checked like `code`."""
    timeout_seconds: float | None = None
    """More than 0 and at most the policy's limit; null is that limit."""
    policy: str | None = None
    """A policy that this client may choose; null is its own."""
    session: str | None = None
    """A session to go on with, where the policy keeps sessions; null is a fresh sandbox."""

    def request(self) -> Request:
        """Return the call, free of the wire."""
        return Request(
            code=self.code,
            language=self.language,
            stdin=self.stdin,
            files=[RequestFile(file.path, file.content, file.encoding) for file in self.files],
            timeout_seconds=self.timeout_seconds,
            policy=self.policy,
            session=self.session,
        )


class ListPolicies(_Arguments):
    """Arguments of `list_policies`: none."""


A = TypeVar("A", bound=_Arguments)


def parse(model: type[A], arguments: Mapping[str, Any] | None) -> A:
    """Return `arguments` as `model`.

    Raises:
        RequestError: one is missing, unknown or of the wrong type; the error names the first such and counts the rest.
    """
    if arguments is not None and NOT_AN_OBJECT in arguments:
        raise RequestError(
            "The arguments have to be an object.", field="arguments", limit="object", remedy="Send them by name."
        )
    try:
        return model.model_validate(dict(arguments or {}))
    except ValidationError as error:
        raise _request_error(model, error) from None


def _request_error(model: type[_Arguments], error: ValidationError) -> RequestError:
    problems = error.errors(include_url=False, include_input=False, include_context=False)
    first = problems[0]
    place = _place(first["loc"])
    known = ", ".join(model.model_fields) or "none"
    limit: str | None = None
    match first["type"]:
        case "extra_forbidden":
            message = (
                f"There is no argument {place}." if place else "There is an argument that this tool does not take."
            )
            remedy = f"The arguments are: {known}. Leave every other one out."
            limit = known
        case "missing":
            message = f"The argument {place} is missing."
            remedy = f"Send {place}."
        case "string_unicode":
            message = f"The argument {place} is not valid Unicode: it holds a lone surrogate."
            remedy = "Send valid Unicode; send binary data as a file with encoding base64."
        case _:
            limit = first["msg"].removeprefix("Input should be ")
            message = f"The argument {place or 'object'} can't be taken: it has to be {limit}."
            remedy = f"Send {limit} as {place}." if place else "Send an object of arguments."
    if len(problems) > 1:
        message += f" {len(problems) - 1} more of the arguments are wrong."
    return RequestError(message, field=place, limit=limit, remedy=remedy)


def _place(location: tuple[int | str, ...]) -> str | None:
    """Return `files[0].path` for `("files", 0, "path")`; null where a part is no plain name."""
    text = ""
    for part in location:
        if isinstance(part, int):
            text += f"[{part}]"
            continue
        name = plain_name(part)
        if name is None:
            return text or None
        text += f".{name}" if text else name
    return text or None
