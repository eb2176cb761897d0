"""What a terminal must not act on is shown as an escape, and nothing else is touched."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcp_sandbox.domain.visible import is_hostile, visible


@pytest.mark.parametrize(
    ("character", "shown"),
    [
        ("\x00", "\\u0000"),
        ("\x1b", "\\u001b"),
        ("\r", "\\u000d"),
        ("\x7f", "\\u007f"),
        ("\x9b", "\\u009b"),
        ("\u00ad", "\\u00ad"),
        ("\u061c", "\\u061c"),
        ("\u200b", "\\u200b"),
        ("\u202e", "\\u202e"),
        ("\u2028", "\\u2028"),
        ("\u2066", "\\u2066"),
        ("\ufeff", "\\ufeff"),
        ("\ud800", "\\ud800"),
        ("\U000e0041", "\\udb40\\udc41"),
        ("\U000e0100", "\\udb40\\udd00"),
    ],
)
def test_a_hostile_character_stands_as_its_escape(character: str, shown: str) -> None:
    assert visible(f"a{character}b") == f"a{shown}b"


@pytest.mark.parametrize("text", ["plain\ttext\n", "é漢字", "naïve — “quotes” …", "😀", "עברית"])
def test_honest_text_stays_as_it_is(text: str) -> None:
    assert visible(text) == text


@given(st.text())
def test_what_is_visible_holds_nothing_hostile(text: str) -> None:
    shown = visible(text)

    assert not any(map(is_hostile, shown))
    assert all(unicodedata.category(character) not in {"Cc", "Cf"} or character in "\t\n" for character in shown)
    assert visible(shown) == shown


@given(st.text(st.characters()))
def test_the_value_of_json_text_is_unchanged(text: str) -> None:
    assert json.loads(visible(json.dumps(text, ensure_ascii=False))) == text
