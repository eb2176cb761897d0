"""The rules that every call keeps, whatever the transport."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcp_sandbox.domain.client import Client
from mcp_sandbox.domain.limits import Limits
from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.domain.request import Accepted, Request, RequestFile, accept
from mcp_sandbox.errors import RequestError

POLICY = Policy(name="house", limits=Limits(timeout_seconds=10, code_bytes=1000))
ALICE = Client("alice", POLICY, may_choose=(Policy(name="other"),))


def test_what_is_left_out_is_the_policys_own() -> None:
    accepted = accept(Request("print(1)"), ALICE)

    assert (accepted.policy, accepted.timeout_seconds, accepted.program.stdin) == (POLICY, 10, b"")


@pytest.mark.parametrize("seconds", [0.001, 1, 10])
def test_a_timeout_up_to_the_policys_is_taken(seconds: float) -> None:
    assert accept(Request("1", timeout_seconds=seconds), ALICE).timeout_seconds == seconds


@pytest.mark.parametrize("seconds", [0, -1, 10.001, float("inf"), float("nan"), 1e300])
def test_a_timeout_out_of_range_is_refused_with_the_range(seconds: float) -> None:
    with pytest.raises(RequestError) as refused:
        accept(Request("1", timeout_seconds=seconds), ALICE)

    assert (refused.value.field, refused.value.limit) == ("timeout_seconds", 10)


def test_code_and_files_share_one_limit_in_bytes() -> None:
    files = [RequestFile("a", "é" * 450)]

    accept(Request("x" * 100, files=files), ALICE)
    with pytest.raises(RequestError) as refused:
        accept(Request("x" * 101, files=files), ALICE)

    assert (refused.value.code, refused.value.limit) == ("code-too-large", 1000)


def test_a_policy_that_is_not_the_clients_is_refused_alike_whether_it_exists() -> None:
    messages: set[str] = set()
    for name in ("strict", "never-heard-of"):
        with pytest.raises(RequestError) as refused:
            accept(Request("1", policy=name), ALICE)
        messages.add(str(refused.value))

    assert len(messages) == 1


@given(st.text(max_size=30))
def test_no_path_that_is_taken_leaves_the_working_directory(path: str) -> None:
    try:
        accepted: Accepted = accept(Request("1", files=[RequestFile(path, "")]), ALICE)
    except RequestError as refused:
        assert refused.field == "files[0].path"  # noqa: PT017  most paths are refused, some are taken
        return
    (file,) = accepted.program.files
    assert not file.path.startswith("/")
    assert not {"", ".", ".."} & set(file.path.split("/"))
    assert "\0" not in file.path
