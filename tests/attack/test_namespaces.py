"""Programs that look for their neighbours: the host's, and those of the sandbox before or beside them."""

from __future__ import annotations

import ctypes
import os
import platform
import secrets
import socket
from collections.abc import Generator
from typing import TYPE_CHECKING, Any

import anyio
import pytest

from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.outcome import Finished, RunOutcome
from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.domain.program import Program
from mcp_sandbox.runtimes.base import Runtime, Sandbox

if TYPE_CHECKING:
    from tests.attack.conftest import Probe, Run

pytestmark = pytest.mark.attack

REMOVE = 0
"""IPC_RMID."""


@pytest.fixture(scope="module")
def ipc() -> Generator[dict[str, Any]]:
    """Shared memory and queues of the host's that everybody may use."""
    libc = ctypes.CDLL(None, use_errno=True)
    key, queue = 0x5A000000 | secrets.randbits(24), f"/attack-{secrets.token_hex(8)}"
    create = 0o1666
    memory, messages, semaphores = libc.shmget(key, 4096, create), libc.msgget(key, create), libc.semget(key, 1, create)
    posix = libc.mq_open(queue.encode(), os.O_CREAT | os.O_RDWR, 0o666, None)
    shared = os.open("/dev/shm" + queue, os.O_CREAT | os.O_RDWR, 0o666)
    assert min(memory, messages, semaphores, posix) >= 0
    yield {"key": key, "queue": queue}
    libc.shmctl(memory, REMOVE, None)
    libc.msgctl(messages, REMOVE, None)
    libc.semctl(semaphores, 0, REMOVE)
    libc.mq_unlink(queue.encode())
    os.close(posix)
    os.close(shared)
    os.unlink("/dev/shm" + queue)


@pytest.fixture(scope="module")
async def seen(probe: Probe, ipc: dict[str, Any]) -> dict[str, Any]:
    return await probe("namespaces", given=ipc)


async def test_no_process_but_the_sandboxs_own_is_seen(seen: dict[str, Any]) -> None:
    assert set(seen["pids"]) == {1, seen["me"]}


async def test_no_process_but_the_sandboxs_own_can_be_signalled(seen: dict[str, Any]) -> None:
    assert seen["signalled"] == []


async def test_shared_memory_and_queues_of_the_hosts_are_not_there(seen: dict[str, Any]) -> None:
    assert seen["found"] == []


async def test_the_hosts_name_is_not_told(seen: dict[str, Any]) -> None:
    assert seen["host name"] == "sandbox"
    assert socket.gethostname() not in seen["host name"]
    assert platform.node() not in " ".join(seen["commands"])


async def test_every_namespace_is_another_than_the_hosts(seen: dict[str, Any], runtime: Runtime) -> None:
    same = {name for name, found in seen["spaces"].items() if found == os.readlink(f"/proc/self/ns/{name}")}

    # An engine's containers have a user namespace of their own only where the whole daemon is set so.
    assert same <= ({"user"} if runtime.name == "docker" else set())


async def test_the_guests_namespaces_can_not_be_opened(seen: dict[str, Any]) -> None:
    assert seen["entered"] == []


async def test_no_group_of_the_hosts_is_named(seen: dict[str, Any], runtime: Runtime) -> None:
    """The embedded runtime's shows its own name, and no other: it is moved there once it is up."""
    groups: set[str] = set(seen["groups"])
    own = {path for path in groups if runtime.name == "bubblewrap" and "/mcp-sandbox." in path}

    assert groups - own <= {"/"}
    assert len({path.rpartition("/")[2] for path in own}) <= 1


LEFT = """
import ctypes, os, socket, subprocess, sys, time
libc = ctypes.CDLL(None)
for folder in ('/work', '/tmp', '/dev/shm'):
    open(folder + '/left', 'w').write('left')
libc.shmget(0x5A5A5A5A, 4096, 0o1666)
libc.msgget(0x5A5A5A5A, 0o1666)
libc.mq_open(b'/left', os.O_CREAT | os.O_RDWR, 0o666, None)
keep = socket.socket(socket.AF_UNIX)
keep.bind('\\0left')
keep.listen()
service = socket.create_server(('127.0.0.1', 34567))
subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)', 'left-behind'], start_new_session=True)
print('left')
"""

SOUGHT = """
import ctypes, os, socket
libc = ctypes.CDLL(None)
found = [folder for folder in ('/work', '/tmp', '/dev/shm') if os.path.exists(folder + '/left')]
found += {*os.listdir('/work'), *os.listdir('/tmp'), *os.listdir('/dev/shm')} - {'main.py'}
if libc.shmget(0x5A5A5A5A, 0, 0) >= 0: found.append('memory')
if libc.msgget(0x5A5A5A5A, 0) >= 0: found.append('queue')
if libc.mq_open(b'/left', os.O_RDONLY) >= 0: found.append('posix queue')
for family, address in ((socket.AF_UNIX, '\\0left'), (socket.AF_INET, ('127.0.0.1', 34567))):
    try: socket.socket(family).connect(address)
    except OSError: continue
    found.append(str(address))
for pid in filter(str.isdigit, os.listdir('/proc')):
    if b'left-behind' in open(f'/proc/{pid}/cmdline', 'rb').read(): found.append('process')
print(found)
"""


async def test_what_one_run_leaves_is_not_there_for_the_next(run: Run) -> None:
    first = await run(LEFT)
    second = await run(SOUGHT)

    assert isinstance(first, Finished)
    assert (first.exit_code, first.run.stdout.text) == (0, "left\n")
    assert second.run.stdout.text == "[]\n"


async def test_two_at_once_do_not_see_each_other(runtime: Runtime) -> None:
    policy = Policy(name="attack")
    outcomes: dict[str, RunOutcome] = {}

    async def go(sandbox: Sandbox, who: str, code: str, timeout_seconds: float) -> None:
        outcomes[who] = await sandbox.run(Program(code), timeout_seconds=timeout_seconds)

    async with (
        runtime.sandbox(policy, Language.PYTHON) as one,
        runtime.sandbox(policy, Language.PYTHON) as other,
        anyio.create_task_group() as both,
    ):
        both.start_soon(go, one, "leaves", f"{LEFT}time.sleep(600)", 3)
        both.start_soon(go, other, "looks", f"import time\ntime.sleep(1)\n{SOUGHT}", 20)

    assert list(outcomes) == ["looks", "leaves"]
    assert outcomes["looks"].run.stdout.text == "[]\n"
    assert outcomes["leaves"].run.stdout.text == "left\n"


async def test_the_search_would_have_found_it(run: Run) -> None:
    outcome = await run(LEFT + SOUGHT)

    assert all(word in outcome.run.stdout.text for word in ("/work", "/tmp", "/dev/shm", "queue", "process", "left"))
