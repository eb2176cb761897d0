"""JSON that can't harm its reader, and that fits."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcp_sandbox.server.results import ExecuteCodeResult
from mcp_sandbox.server.text import RESULT_BYTES_MAX, fitted, safe_json

ANY_TEXT = st.text(st.characters(exclude_categories=()))


@given(ANY_TEXT)
def test_a_parser_reads_what_was_written(text: str) -> None:
    assert json.loads(safe_json({"a": text})) == {"a": text}


@given(ANY_TEXT)
def test_no_character_that_deceives_is_left_in_the_text(text: str) -> None:
    categories = {unicodedata.category(character) for character in safe_json(text)}

    assert categories.isdisjoint({"Cc", "Cf", "Cs", "Zl", "Zp"})


def test_ordinary_letters_stay_readable() -> None:
    assert safe_json("Grüße, 世界 🎉") == '"Grüße, 世界 🎉"'


def result(stdout: str, stderr: str = "") -> ExecuteCodeResult:
    return ExecuteCodeResult(
        status="completed", next_step="none", execution_id="1", exit_code=0, stdout=stdout, stderr=stderr
    )


@pytest.mark.parametrize("character", ["x", "\0", "\n", '"', "\\", "é", "\u202e", "\U000e0041", "🎉"])
def test_a_result_fits_whatever_it_is_made_of(character: str) -> None:
    value, text = fitted(result(character * 1_000_000, character * 1_000_000))

    block = json.dumps({"content": [{"type": "text", "text": text}], "structuredContent": value}, ensure_ascii=True)
    assert json.loads(text) == value
    assert len(json.dumps(json.loads(block), ensure_ascii=False).encode()) <= RESULT_BYTES_MAX
    assert value["stdout_truncated"] is value["stderr_truncated"] is True
    assert value["stdout"].startswith(character)
    assert value["stdout"].endswith(character)


def test_a_result_that_fits_is_left_alone() -> None:
    value, _ = fitted(result("x" * 16384))

    assert value["stdout"] == "x" * 16384
    assert value["stdout_truncated"] is False


def test_the_servers_own_fields_come_before_the_programs_output() -> None:
    names = list(json.loads(fitted(result("x"))[1]))

    assert names[:2] == ["status", "error"]
    assert names[-2:] == ["stdout", "stderr"]
