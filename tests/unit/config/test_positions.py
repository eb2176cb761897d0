"""On which line a key stands, however the file is laid out."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcp_sandbox.config.positions import KeyPath, Positions

TEXT = """\
# a comment
default_policy = "strict"
server.jwt = { issuer = "x", algorithms = ["RS256",
    # between
    "ES256"] }

[policies.house]
limits = { memory_bytes = 1, "time out" = 2 }
"a.b" = 'quoted'
'c d'.e = 1
[[policies.house.patterns]]
pattern = 'a'
[[policies.house.patterns]]
pattern = 'b'
[policies.house.patterns.inner]
deep = 1
[policies]
late = { x = 1 }
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("default_policy",), 2),
        (("server", "jwt"), 3),
        (("server", "jwt", "issuer"), 3),
        (("server", "jwt", "algorithms", 0), 3),
        (("server", "jwt", "algorithms", 1), 5),
        (("policies", "house"), 7),
        (("policies", "house", "limits", "memory_bytes"), 8),
        (("policies", "house", "limits", "time out"), 8),
        (("policies", "house", "a.b"), 9),
        (("policies", "house", "c d", "e"), 10),
        (("policies", "house", "patterns", 0, "pattern"), 12),
        (("policies", "house", "patterns", 1), 13),
        (("policies", "house", "patterns", 1, "pattern"), 14),
        (("policies", "house", "patterns", 1, "inner", "deep"), 16),
        (("policies",), 17),
        (("policies", "late", "x"), 18),
    ],
)
def test_a_key_is_found_on_its_line(path: KeyPath, line: int) -> None:
    assert Positions.of(TEXT.encode()).line(path) == line


def test_a_key_that_the_text_lacks_is_placed_at_the_table_that_lacks_it() -> None:
    assert Positions.of(TEXT.encode()).line(("policies", "house", "limits", "cpus")) == 8


def test_nothing_is_placed_where_not_even_the_table_exists() -> None:
    assert Positions.of(TEXT.encode()).line(("clients",)) is None


def test_characters_beyond_ascii_do_not_shift_a_line() -> None:
    assert Positions.of('"ключ" = "é\u2028"\nb = 1\n'.encode()).line(("b",)) == 2
    assert Positions.of('"ключ" = 1\n'.encode()).line(("ключ",)) == 1


def test_a_hundred_thousand_brackets_exhaust_neither_stack_nor_time() -> None:
    deep = "[" * 100_000 + "]" * 100_000

    assert Positions.of(f"a = {deep}\nb = 1\n".encode()).line(("b",)) == 2


keys = st.text("abc", min_size=1, max_size=2) | st.text(min_size=1, max_size=3).filter(lambda key: key.isprintable())
documents = st.recursive(
    st.integers(0, 9),
    lambda inner: st.dictionaries(keys, inner, max_size=3) | st.lists(inner, max_size=3),
    max_leaves=8,
)


def written(value: Any) -> str:
    match value:
        case dict():
            table = cast("dict[str, Any]", value)
            return "{" + ", ".join(f"{basic(key)} = {written(inner)}" for key, inner in table.items()) + "}"
        case list():
            return "[" + ",\n".join(written(inner) for inner in cast("list[Any]", value)) + "]"
        case _:
            return str(value)


def basic(key: str) -> str:
    return '"' + key.replace("\\", "\\\\").replace('"', '\\"') + '"'


def paths(value: Any, path: KeyPath = ()) -> Iterator[KeyPath]:
    yield path
    if isinstance(value, dict):
        for key, inner in cast("dict[str, Any]", value).items():
            yield from paths(inner, (*path, key))
    elif isinstance(value, list):
        for place, inner in enumerate(cast("list[Any]", value)):
            yield from paths(inner, (*path, place))


@given(st.dictionaries(keys, documents, min_size=1, max_size=3))
def test_every_key_and_element_of_any_document_has_a_line_of_its_own(document: dict[str, Any]) -> None:
    text = "".join(f"\n{basic(key)} = {written(value)}\n" for key, value in document.items())
    assert tomllib.loads(text) == document
    lines = text.split("\n")

    positions = Positions.of(text.encode())

    for path in paths(document):
        if not path:
            continue
        line = positions.line(path)
        assert line is not None
        names = [part for part in path if isinstance(part, str)]
        if isinstance(path[-1], str):
            assert basic(names[-1]) in lines[line - 1]
