"""What is kept of a stream."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mcp_sandbox.domain.outcome import Captured
from mcp_sandbox.runtimes.capture import Capture

patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A busy machine is no failure."""

pieces = st.lists(st.binary(max_size=300) | st.text(max_size=100).map(str.encode), max_size=20)


def captured(limit_bytes: int, *written: bytes) -> Captured:
    capture = Capture(limit_bytes)
    for piece in written:
        capture.add(piece)
    return capture.captured()


@patient
@given(pieces, st.integers(256, 600))
def test_no_text_is_longer_than_its_limit(written: list[bytes], limit_bytes: int) -> None:
    kept = captured(limit_bytes, *written)

    assert len(kept.text.encode()) <= limit_bytes
    assert kept.total_bytes == sum(map(len, written))


@patient
@given(pieces)
def test_what_fits_comes_back_whole(written: list[bytes]) -> None:
    whole = b"".join(written).decode(errors="replace")
    kept = captured(1 << 16, *written)

    assert (kept.text, kept.truncated) == (whole, False)


@patient
@given(st.text(alphabet="aé€😀", min_size=400, max_size=900), st.integers(1, 97), st.integers(256, 300))
def test_the_marker_counts_exactly_what_is_missing_and_no_character_is_torn(
    text: str, piece_bytes: int, limit_bytes: int
) -> None:
    whole = text.encode()
    kept = captured(limit_bytes, *(whole[start : start + piece_bytes] for start in range(0, len(whole), piece_bytes)))

    parts = re.fullmatch(r"(.*)\n\[(\d+) bytes left out\]\n(.*)", kept.text)
    assert parts is not None
    head, left_out, tail = parts.groups()
    assert text.startswith(head)
    assert text.endswith(tail)
    assert len(head.encode()) + int(left_out) + len(tail.encode()) == len(whole)


def test_invalid_bytes_that_grow_when_replaced_still_fit() -> None:
    kept = captured(256, b"\xff" * 256)

    assert kept.truncated
    assert len(kept.text.encode()) <= 256
    assert set(kept.text) <= set("\ufffd\n[]0123456789 bytesleftout")


def test_memory_does_not_grow_with_the_stream() -> None:
    capture = Capture(1024)
    for number in range(10_000):
        capture.add(number.to_bytes(4, "big") * 64)

    held = sum(len(part) for part in vars(capture).values() if isinstance(part, bytearray))
    assert held <= 3 * 1024 + 256
