"""Arguments on the wire, and what is said of those that can't be taken."""

from __future__ import annotations

from typing import Any

import pytest

from mcp_sandbox.errors import RequestError
from mcp_sandbox.server.requests import NOT_AN_OBJECT, CheckCode, ExecuteCode, ListPolicies, parse


def test_what_is_left_out_has_its_default() -> None:
    parsed = parse(ExecuteCode, {"code": "1"})

    assert (parsed.language, parsed.stdin, parsed.files, parsed.timeout_seconds) == ("python", "", [], None)


def test_a_string_that_looks_like_json_stays_a_string() -> None:
    assert parse(ExecuteCode, {"code": "1", "stdin": "null"}).stdin == "null"


@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        (None, "code"),
        ({}, "code"),
        ({"code": 1}, "code"),
        ({"code": "1", "x": 1}, "x"),
        ({"code": "1", "files": [{"path": 1, "content": ""}]}, "files[0].path"),
        ({NOT_AN_OBJECT: True}, "arguments"),
    ],
)
def test_the_first_wrong_argument_is_named(arguments: dict[str, Any] | None, field: str) -> None:
    with pytest.raises(RequestError) as refused:
        parse(ExecuteCode, arguments)

    assert refused.value.field == field
    assert refused.value.remedy


@pytest.mark.parametrize("name", ["drop table", "\u202ex", "a" * 65, "\ud800", "<b>"])
def test_a_name_that_is_not_plain_is_never_repeated(name: str) -> None:
    with pytest.raises(RequestError) as refused:
        parse(CheckCode, {"code": "1", name: 1})

    assert refused.value.field is None
    assert name not in str(refused.value)


def test_a_tool_without_arguments_takes_none() -> None:
    parse(ListPolicies, None)
    with pytest.raises(RequestError, match="no argument x"):
        parse(ListPolicies, {"x": 1})
