"""A worker that turns on its server from inside its jail: each attack is made for real, and fails."""

from __future__ import annotations

import errno
import gc
import os
import pickle
import signal
import socket
import warnings
from collections.abc import Awaitable, Callable
from pathlib import Path

import anyio
import psutil
import pytest

from mcp_sandbox.checker import Checker, workers
from mcp_sandbox.checker.checker import ask, ceilings_for
from mcp_sandbox.checker.jail import JailError, system_call_filter
from mcp_sandbox.checker.protocol import Answer, Ceilings, Question
from mcp_sandbox.checker.supply import Supply
from mcp_sandbox.checker.workers import WorkerEndedError
from mcp_sandbox.domain.limits import MIB
from mcp_sandbox.domain.program import Program
from mcp_sandbox.errors import CheckUnavailableError
from mcp_sandbox.presets import preset

SMALL = ceilings_for(0)

TRIED = """
try:
    {attack}
    said = b"done"
except OSError as error:
    said = str(error.errno).encode()
"""

REFUSED = {
    "open a file to read": "import os; os.open('/etc/passwd', os.O_RDONLY)",
    "open a file to write": "import os; os.open(path, os.O_WRONLY | os.O_CREAT)",
    "list a folder": "import os; os.listdir('/')",
    "delete a file": "import os; os.unlink(path)",
    "read from its own channel": "import os; os.read(3, 1)",
    "duplicate a descriptor": "import os; os.dup(3)",
    "make a pipe": "import os; os.pipe()",
    "change the folder": "import os; os.chdir('/tmp')",
    "sleep": "import time; time.sleep(0.01)",
    "ask for more computing time": "import signal; signal.setitimer(signal.ITIMER_PROF, 100)",
    "change its name in the system": "import os; os.setpgid(0, 0)",
}

DEADLY = {
    "connect to the engine": "import socket; socket.socket(socket.AF_UNIX).connect(path)",
    "connect to the network": "import socket; socket.socket().connect(('127.0.0.1', 1))",
    "make a pair of sockets": "import socket; socket.socketpair()",
    "fork": "import os; os.fork()",
    "start a thread": "import _thread; _thread.start_new_thread(print, ())",
    "run another program": "import os; os.execv('/bin/true', ['true'])",
    "spawn another program": "import os; os.posix_spawn('/bin/true', ['true'], {})",
    "kill its server": "import os; os.kill(server, 9)",
    "watch its server": "import os; os.pidfd_open(server)",
    "raise its limits": "import resource; resource.setrlimit(resource.RLIMIT_AS, (-1, -1))",
    "make a file in memory": "import os; os.memfd_create('x')",
    "trace its server": "import ctypes; ctypes.CDLL(None).ptrace(16, server, 0, 0)",
    "read its server's memory": "import ctypes; ctypes.CDLL(None).process_vm_readv(server, 0, 0, 0, 0, 0)",
    "change its own jail": "import ctypes; ctypes.CDLL(None).prctl(22, 2, 0)",
    "become somebody else": "import os; os.setuid(1)",
}


Drill = Callable[..., Callable[[], bytes]]
Done = Callable[..., Awaitable[bytes]]


@pytest.mark.parametrize("attack", REFUSED)
async def test_a_worker_can_not(attack: str, drill: Drill, done: Done, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.touch()

    said = await done(drill(TRIED.format(attack=REFUSED[attack]), path=str(path)))

    assert said == str(errno.EPERM).encode()
    assert path.exists()


@pytest.mark.parametrize("attack", DEADLY)
async def test_a_worker_dies_of_the_attempt_to(attack: str, drill: Drill, done: Done, tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(path := str(tmp_path / "engine.sock"))
        listener.listen()
        listener.settimeout(0)

        with pytest.raises(WorkerEndedError) as caught:
            await done(drill(TRIED.format(attack=DEADLY[attack]), path=path, server=os.getpid()))

        assert caught.value.exit_code == -signal.SIGSYS
        with pytest.raises(BlockingIOError):
            listener.accept()


def test_outside_the_jail_the_same_attacks_succeed(drill: Drill, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.touch()
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(engine := str(tmp_path / "engine.sock"))
        listener.listen()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)  # The attack leaves its socket to the collector.
            attacks = [(DEADLY["connect to the engine"], engine), (REFUSED["delete a file"], str(path))]
            said = [drill(TRIED.format(attack=attack), path=target)() for attack, target in attacks]
            gc.collect()

    assert said == [b"done", b"done"]


@pytest.mark.parametrize("kind", ["mmap", "mprotect"])
async def test_no_memory_can_be_made_executable(kind: str, drill: Drill, done: Done) -> None:
    said = await done(
        drill(
            """
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
libc.mmap.restype = ctypes.c_void_p
libc.mmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t, *[ctypes.c_int] * 3, ctypes.c_long]
libc.mprotect.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int]
plain = libc.mmap(None, 4096, 3, 0x22, -1, 0)
failed = ctypes.c_void_p(-1).value
if kind == "mmap":
    refused = libc.mmap(None, 4096, 7, 0x22, -1, 0) == failed
else:
    refused = libc.mprotect(plain, 4096, 5) == -1
said = f"{plain != failed} {refused} {ctypes.get_errno()}".encode()
""",
            kind=kind,
        )
    )

    assert said == f"True True {errno.EPERM}".encode()


async def test_nothing_of_the_server_is_open_in_a_worker(drill: Drill, done: Done, tmp_path: Path) -> None:
    with (tmp_path / "secret").open("wb") as secret:
        os.set_inheritable(secret.fileno(), True)  # noqa: FBT003  as some library may have done

        said = await done(
            drill(
                """
import os
def is_open(number):
    try:
        os.write(number, b"")
    except OSError:
        return False
    return True
said = repr([number for number in range(4096) if is_open(number)]).encode()
"""
            )
        )

    assert said == b"[0, 1, 2, 3]"


async def test_what_a_worker_prints_reaches_nobody(drill: Drill, done: Done, capfd: pytest.CaptureFixture[str]) -> None:
    said = await done(drill("import os\nsaid = b'%d' % (os.write(1, b'hello') + os.write(2, b'hello'))"))

    assert said == b"10"
    assert capfd.readouterr() == ("", "")


async def test_a_worker_knows_nothing_of_the_servers_environment(
    drill: Drill, done: Done, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOCKER_HOST", "unix:///secret.sock")

    said = await done(
        drill("import os, ctypes\nsaid = b'%d %d' % (len(os.environ), ctypes.CDLL(None).getenv(b'DOCKER_HOST'))")
    )

    assert said == b"0 0"


async def test_memory_ends_at_its_ceiling(drill: Drill, supply: Supply) -> None:
    for source in ("said = bytes(4 << 30)", "held = []\nwhile True: held.append(bytes(1 << 20))"):
        async with supply.worker() as worker:
            answer = await worker.ask(pickle.dumps(Question(drill(source), Ceilings(30, 256 * MIB, 60))))

        assert answer == Answer.TOO_COMPLEX


async def test_memory_below_the_ceiling_is_to_be_had(drill: Drill, done: Done) -> None:
    said = await done(drill("said = b'%d' % len(bytes(200 << 20))"), Ceilings(30, 256 * MIB, 60))

    assert said == str(200 * MIB).encode()


@pytest.mark.parametrize(
    "source", ["while True: pass", "import re; re.match('(a+)+$', 'a' * 64 + '!')", "9 ** 9 ** 9 ** 9"]
)
async def test_computing_ends_at_its_ceiling(source: str, drill: Drill, done: Done) -> None:
    with pytest.raises(WorkerEndedError) as caught:
        await done(drill(source), Ceilings(0.2, 256 * MIB, 60))

    assert caught.value.exit_code == -signal.SIGPROF


async def test_the_walls_stand_as_the_kernel_tells_it(drill: Drill, supply: Supply) -> None:
    question = pickle.dumps(Question(drill("while True: pass"), Ceilings(30, 256 * MIB, 60)))
    status = limits = ""
    async with supply.worker() as worker, anyio.create_task_group() as tasks:
        tasks.start_soon(worker.ask, question)
        pid = await _locked_up()
        status, limits = _read(pid, "status"), _read(pid, "limits")
        tasks.cancel_scope.cancel()

    facts = dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)
    assert (facts["Seccomp"], facts["NoNewPrivs"], facts["Threads"]) == ("2", "1", "1")
    hard = {line[:26].strip(): line[26:].split()[1] for line in limits.splitlines()[1:]}
    names = ("Max open files", "Max file size", "Max core file size", "Max processes", "Max cpu time")
    assert [hard[name] for name in names] == ["0", "0", "0", "0", "31"]
    assert 256 * MIB < int(hard["Max address space"]) < 1024 * MIB


async def _locked_up() -> int:
    while True:
        for process in psutil.Process().children(recursive=True):
            if "Seccomp:\t2" in _read(process.pid, "status"):
                return process.pid
        await anyio.sleep(0.01)


def _read(pid: int, name: str) -> str:
    return Path(f"/proc/{pid}/{name}").read_text()


async def test_a_processor_without_a_filter_has_no_jail() -> None:
    with pytest.raises(JailError, match="no system call filter"):
        system_call_filter("vax")


async def test_where_a_wall_can_not_be_had_no_program_is_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    # A machine that is none of those: the template takes its boot line from here.
    monkeypatch.setattr(workers, "BOOT", "import platform; platform.machine = lambda: 'vax'; " + workers.BOOT)
    async with Checker.open() as checker:
        with pytest.raises(CheckUnavailableError, match="can't be locked up: no system call filter"):
            await checker.check(Program("print(1)"), preset("minimal"))


async def test_what_is_loaded_too_late_fails_the_check(
    drill: Drill, supply: Supply, caplog: pytest.LogCaptureFixture
) -> None:
    careless = drill("try:\n    import xmlrpc.server\nexcept ImportError:\n    said = b'without'")

    assert await ask(supply, Question(careless, SMALL)) is None
    assert "loaded late: xmlrpc" in caplog.text


async def test_an_encoding_that_nobody_has_is_no_fault(drill: Drill, done: Done) -> None:
    said = await done(
        drill("try:\n    said = b'x'.decode('klingon').encode()\nexcept LookupError:\n    said = b'unknown'")
    )

    assert said == b"unknown"


@pytest.mark.parametrize("encoding", ["cp037", "utf-7", "rot13", "big5", "punycode", "idna"])
async def test_every_encoding_is_at_hand(encoding: str, drill: Drill, done: Done) -> None:
    said = await done(drill("import codecs; said = codecs.lookup(encoding).name.encode()", encoding=encoding))

    assert said
