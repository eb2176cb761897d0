"""The engine's stream, however it is cut into pieces."""

import contextlib
import socket
from collections.abc import AsyncGenerator

import anyio
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcp_sandbox.runtimes.docker.attach import Attached, Demultiplexer


def framed(stream: int, payload: bytes) -> bytes:
    return bytes([stream, 0, 0, 0]) + len(payload).to_bytes(4, "big") + payload


FRAMES = st.lists(st.tuples(st.sampled_from([1, 2]), st.binary(max_size=40)), max_size=20)


@given(FRAMES, st.lists(st.integers(min_value=1, max_value=30), min_size=1))
def test_output_is_whole_wherever_the_stream_is_cut(frames: list[tuple[int, bytes]], cuts: list[int]) -> None:
    stream = b"".join(framed(*frame) for frame in frames)
    demultiplexer = Demultiplexer()
    out = bytearray()

    at = 0
    while at < len(stream):
        size = cuts[at % len(cuts)]
        out += demultiplexer.take(stream[at : at + size])
        at += size

    assert out == b"".join(payload for number, payload in frames if number == 1)


def test_only_the_end_of_a_long_complaint_is_kept() -> None:
    demultiplexer = Demultiplexer()

    for _ in range(1000):
        demultiplexer.take(framed(2, b"x" * 100))
    demultiplexer.take(framed(2, b"the end"))

    assert len(demultiplexer.complaint) == 4096
    assert demultiplexer.complaint.endswith("the end")


@given(st.binary(min_size=8))
def test_any_bytes_are_taken_or_refused(stream: bytes) -> None:
    demultiplexer = Demultiplexer()
    try:
        demultiplexer.take(stream)
    except ValueError:
        assert stream[0] > 2 or any(stream[1:4]) or len(stream) > 16


@pytest.fixture
async def ends() -> AsyncGenerator[tuple[Attached, socket.socket]]:
    ours, theirs = socket.socketpair()
    ours.settimeout(0)
    theirs.settimeout(5)
    attached = Attached(ours)
    with theirs:
        yield attached, theirs
    attached.close()


async def test_what_is_no_stream_of_an_engine_is_its_end(ends: tuple[Attached, socket.socket]) -> None:
    attached, theirs = ends
    theirs.sendall(b"HTTP/1.1 500 Internal Server Error\r\n\r\n")

    with anyio.fail_after(5):
        assert await attached.receive() == b""


async def test_the_end_of_the_stream_is_empty_and_stays_so(ends: tuple[Attached, socket.socket]) -> None:
    attached, theirs = ends
    theirs.sendall(framed(1, b"last words"))
    theirs.close()

    with anyio.fail_after(5):
        assert [await attached.receive() for _ in range(3)] == [b"last words", b"", b""]


async def test_more_than_the_socket_takes_at_once_is_sent_whole(ends: tuple[Attached, socket.socket]) -> None:
    attached, theirs = ends
    received = bytearray()

    def read() -> None:
        while len(received) < 5_000_000:
            received.extend(theirs.recv(65536))

    with anyio.fail_after(20):
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(anyio.to_thread.run_sync, read)
            await attached.send(b"i" * 5_000_000)

    assert bytes(received) == b"i" * 5_000_000


async def test_a_stream_that_never_pauses_does_not_keep_a_deadline_from_passing(
    ends: tuple[Attached, socket.socket],
) -> None:
    attached, theirs = ends

    def write() -> None:
        with contextlib.suppress(OSError):
            while True:
                theirs.sendall(framed(1, b"x" * 32768))

    async def read() -> None:
        while True:
            await attached.receive()

    with anyio.fail_after(20):
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(anyio.to_thread.run_sync, write)
            with anyio.move_on_after(0.2):
                await read()
            attached.close()


async def test_who_waits_for_a_stream_that_is_closed_here_is_told_its_end(
    ends: tuple[Attached, socket.socket],
) -> None:
    attached, _ = ends
    heard: list[bytes] = []

    async def listen() -> None:
        heard.append(await attached.receive())

    with anyio.fail_after(5):
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(listen)
            await anyio.wait_all_tasks_blocked()
            attached.close()

    assert heard == [b""]
