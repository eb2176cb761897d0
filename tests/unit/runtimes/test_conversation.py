"""The talk with a real guest, here a plain process without a sandbox around it, and with guests that lie."""

from __future__ import annotations

import ast
import sys
from collections.abc import AsyncGenerator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path

import anyio
import anyio.abc
import pytest

from mcp_sandbox.domain.limits import Limits
from mcp_sandbox.domain.outcome import Finished, OutOfMemory, OutputLimitReached, TimedOut, Usage
from mcp_sandbox.domain.program import SourceFile
from mcp_sandbox.domain.walls import Isolation
from mcp_sandbox.errors import SandboxLostError
from mcp_sandbox.guest import command
from mcp_sandbox.guest import main as guest
from mcp_sandbox.runtimes.conversation import Cause, converse, hello, outcome_of
from mcp_sandbox.runtimes.request import Request

ISOLATION = Isolation(runtime="none", image=None, network="none", walls=frozenset())


class ProcessChannel:
    """A guest that is a child of this process."""

    def __init__(self, process: anyio.abc.Process) -> None:
        self.process = process

    async def send(self, data: bytes) -> None:
        assert self.process.stdin is not None
        await self.process.stdin.send(data)

    async def receive(self) -> bytes:
        assert self.process.stdout is not None
        try:
            return await self.process.stdout.receive()
        except anyio.EndOfStream:
            return b""

    async def kill(self) -> None:
        if self.process.returncode is None:
            self.process.kill()


class Saying:
    """A guest that says what it was told to say, then falls silent for good or ends."""

    def __init__(self, pieces: Iterable[bytes], *, ends: bool = True) -> None:
        self.pieces = iter(pieces)
        self.ends = ends
        self.killed = False

    async def send(self, data: bytes) -> None:
        del data
        await anyio.lowlevel.checkpoint()

    async def receive(self) -> bytes:
        await anyio.lowlevel.checkpoint()
        for piece in self.pieces:
            return piece
        if not self.ends:
            await anyio.sleep_forever()
        return b""

    async def kill(self) -> None:
        self.killed = True


def frame(kind: bytes, payload: bytes = b"") -> bytes:
    return kind + len(payload).to_bytes(4, "big") + payload


@asynccontextmanager
async def a_guest(python: str = sys.executable) -> AsyncGenerator[ProcessChannel]:
    process = await anyio.open_process(command(python), stderr=None)
    try:
        channel = ProcessChannel(process)
        await hello(channel, 10)
        yield channel
    finally:
        if process.returncode is None:
            process.kill()
        await process.aclose()


def request(*code: str, stdin: bytes = b"", files: tuple[SourceFile, ...] = ()) -> Request:
    return Request(command=code, files=files, stdin=stdin, environment={"PATH": "/usr/bin:/bin"})


@pytest.fixture(autouse=True)
def working_directory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setattr("mcp_sandbox.runtimes.request.WORKING_DIRECTORY", str(tmp_path))
    return tmp_path


async def test_output_and_exit_code_come_back_as_they_were() -> None:
    async with a_guest() as channel:
        ending = await converse(channel, request("sh", "-c", "echo out; echo err >&2; exit 3"), Limits(), 10)

    assert (ending.cause, ending.exit_code) == (Cause.ENDED, 3)
    assert (ending.stdout.text, ending.stderr.text) == ("out\n", "err\n")


async def test_files_are_laid_in_folders_of_their_own(working_directory: Path) -> None:
    files = (SourceFile("a/b/c.txt", b"deep"), SourceFile("d.txt", b"\x00\xff"))
    async with a_guest() as channel:
        ending = await converse(channel, request("cat", "a/b/c.txt", files=files), Limits(), 10)

    assert ending.stdout.text == "deep"
    assert (working_directory / "d.txt").read_bytes() == b"\x00\xff"


@pytest.mark.parametrize("path", ["../out", "/etc/out", "a/../../out", "a//b", "./a", "a/.", ""])
async def test_a_file_outside_the_working_directory_is_not_laid_and_nothing_runs(path: str) -> None:
    async with a_guest() as channel:
        with pytest.raises(SandboxLostError, match="EINVAL"):
            await converse(channel, request("true", files=(SourceFile(path, b"x"),)), Limits(), 10)


async def test_a_command_that_can_not_be_started_is_our_failure() -> None:
    async with a_guest() as channel:
        with pytest.raises(SandboxLostError, match="ENOENT"):
            await converse(channel, request("no-such-interpreter"), Limits(), 10)


async def test_a_large_input_and_a_large_output_do_not_wait_for_each_other() -> None:
    given = b"x" * (3 << 20)
    async with a_guest() as channel:
        with anyio.fail_after(20):
            ending = await converse(channel, request("cat", stdin=given), Limits(), 15)

    assert (ending.exit_code, ending.stdout.total_bytes) == (0, len(given))


async def test_input_that_nobody_reads_holds_nothing_up() -> None:
    async with a_guest() as channel:
        with anyio.fail_after(20):
            ending = await converse(channel, request("true", stdin=b"x" * (3 << 20)), Limits(), 15)

    assert ending.exit_code == 0


async def test_a_process_left_behind_does_not_delay_the_answer() -> None:
    async with a_guest() as channel:
        with anyio.fail_after(10):
            ending = await converse(channel, request("sh", "-c", "sleep 60 & echo done"), Limits(), 30)

    assert (ending.exit_code, ending.stdout.text) == (0, "done\n")


async def test_the_deadline_kills_and_keeps_what_was_written() -> None:
    async with a_guest() as channel:
        ending = await converse(channel, request("sh", "-c", "echo early; sleep 60"), Limits(), 0.5)
        await channel.process.wait()

    assert (ending.cause, ending.stdout.text) == (Cause.DEADLINE, "early\n")
    assert ending.duration_seconds >= 0.5


async def test_too_much_output_kills() -> None:
    limits = Limits(output_total_bytes=1 << 20)
    async with a_guest() as channel:
        ending = await converse(channel, request("cat", "/dev/zero"), limits, 20)
        await channel.process.wait()

    assert ending.cause is Cause.OUTPUT
    assert ending.stdout.truncated


async def test_a_program_that_a_signal_ended_says_which() -> None:
    async with a_guest() as channel:
        ending = await converse(channel, request("sh", "-c", "kill -SEGV $$"), Limits(), 10)

    assert ending.exit_code == -11
    assert outcome_of(ending, None, ISOLATION) == Finished(run=outcome_of(ending, None, ISOLATION).run, exit_code=139)


OF_THE_LIBRARY = 1 << 31 | 1 << 32
"""Signals 32 and 33, which the C library keeps to itself: who inherited them ignored can't ask it for another way."""


async def test_default_signal_dispositions_reach_the_program() -> None:
    async with a_guest() as channel:
        ending = await converse(channel, request("grep", "-E", "^Sig(Blk|Ign)", "/proc/self/status"), Limits(), 10)

    masks = {line.split()[0]: int(line.split()[1], 16) for line in ending.stdout.text.splitlines()}
    assert {name: mask & ~OF_THE_LIBRARY for name, mask in masks.items()} == {"SigBlk:": 0, "SigIgn:": 0}


async def test_no_descriptor_but_the_three_reaches_the_program() -> None:
    async with a_guest() as channel:
        ending = await converse(channel, request("ls", "/proc/self/fd"), Limits(), 10)

    assert ending.stdout.text.split() == ["0", "1", "2", "3"], "3 is the folder that is being listed"


@pytest.mark.parametrize(
    "nonsense",
    [
        b"\x00" * 64,
        b"O\xff\xff\xff\xff",
        frame(guest.ENDED, b"0 0.1"),
        frame(guest.STARTED) + frame(guest.STARTED),
        frame(guest.STARTED) + frame(guest.ENDED, b"nan nan"),
        frame(guest.STARTED) + frame(guest.ENDED, b"9" * 100),
        frame(guest.STARTED) + frame(guest.HELLO, b"1"),
    ],
)
async def test_bytes_that_are_no_frame_lose_the_sandbox_and_kill_it(nonsense: bytes) -> None:
    channel = Saying([nonsense], ends=False)

    async def run() -> None:
        outcome_of(await converse(channel, request("true"), Limits(), 60), None, ISOLATION)

    with anyio.fail_after(5), pytest.raises(SandboxLostError):
        await run()

    assert channel.killed


async def test_frames_may_come_in_any_pieces() -> None:
    said = frame(guest.STARTED) + frame(guest.STDOUT, b"hello") + frame(guest.ENDED, b"0 0.000001")
    channel = Saying(bytes([byte]) for byte in said)

    ending = await converse(channel, request("true"), Limits(), 60)

    assert (ending.stdout.text, ending.exit_code) == ("hello", 0)


async def test_a_guest_that_never_says_hello_is_lost() -> None:
    with pytest.raises(SandboxLostError):
        await hello(Saying([], ends=False), 0.01)
    with pytest.raises(SandboxLostError):
        await hello(Saying([]), 5)
    with pytest.raises(SandboxLostError):
        await hello(Saying([b"SSH-2.0-OpenSSH\r\n"], ends=False), 5)


async def test_only_a_main_process_killed_for_memory_is_out_of_memory() -> None:
    oom = Usage(cpu_seconds=None, peak_memory_bytes=None, oom_kills=1)
    calm = Usage(cpu_seconds=None, peak_memory_bytes=None, oom_kills=0)
    started = frame(guest.STARTED)

    killed = await converse(Saying([started + frame(guest.ENDED, b"-9 0.1")]), request("true"), Limits(), 60)
    well = await converse(Saying([started + frame(guest.ENDED, b"0 0.1")]), request("true"), Limits(), 60)
    lost = await converse(Saying([started]), request("true"), Limits(), 60)

    assert isinstance(outcome_of(killed, oom, ISOLATION), OutOfMemory)
    assert isinstance(outcome_of(killed, calm, ISOLATION), Finished)
    assert isinstance(outcome_of(well, oom, ISOLATION), Finished)
    assert isinstance(outcome_of(lost, oom, ISOLATION), OutOfMemory)
    with pytest.raises(SandboxLostError):
        outcome_of(lost, calm, ISOLATION)


async def test_each_ceiling_has_its_outcome() -> None:
    started = frame(guest.STARTED)

    late = await converse(Saying([started], ends=False), request("true"), Limits(), 0.01)
    loud = await converse(
        Saying([started, frame(guest.STDOUT, b"x" * 2000)]), request("true"), Limits(output_total_bytes=1024), 60
    )

    assert isinstance(outcome_of(late, None, ISOLATION), TimedOut)
    assert isinstance(outcome_of(loud, None, ISOLATION), OutputLimitReached)


async def test_a_guest_whose_host_is_gone_ends_and_takes_the_program_along() -> None:
    async with a_guest() as channel:
        assert channel.process.stdin is not None
        await channel.process.stdin.aclose()
        with anyio.fail_after(10):
            await channel.process.wait()


def test_the_guest_reads_as_the_oldest_python_that_images_may_have_and_fits_on_a_command_line() -> None:
    source = command()[4]

    ast.parse(source, feature_version=(3, 9))
    assert len(source) < 32_000
    assert "->" not in source
