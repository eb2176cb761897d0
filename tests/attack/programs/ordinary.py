"""What honest programs do: all of it has to work under the filter."""

import asyncio
import concurrent.futures
import json
import mmap
import multiprocessing
import multiprocessing.shared_memory
import os
import select
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

done: list[str] = []


def square(number: int) -> int:
    return number * number


def threads() -> None:
    found: list[int] = []
    workers = [threading.Thread(target=found.append, args=(number,)) for number in range(8)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(found) == list(range(8))


def subprocesses() -> None:
    assert subprocess.run(["/bin/sh", "-c", "echo $((6*7))"], capture_output=True, check=True).stdout == b"42\n"


def pools() -> None:
    with multiprocessing.Pool(2) as pool:
        assert pool.map(square, range(5)) == [0, 1, 4, 9, 16]
    with concurrent.futures.ProcessPoolExecutor(2) as executor:
        assert list(executor.map(square, range(5))) == [0, 1, 4, 9, 16]


def shared() -> None:
    block = multiprocessing.shared_memory.SharedMemory(create=True, size=4096)
    view = block.buf
    assert view is not None
    view[0] = 7
    del view
    block.close()
    block.unlink()


def loopback() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
        peer, _ = server.accept()
        client.sendall(b"hello")
        assert peer.recv(16) == b"hello"
        peer.close()


def much_over_loopback() -> None:
    size = 50_000_000

    def send() -> None:
        with socket.create_connection(server.getsockname()) as client:
            client.sendall(b"x" * size)

    with socket.create_server(("127.0.0.1", 0)) as server:
        sender = threading.Thread(target=send)
        sender.start()
        peer, _ = server.accept()
        got = 0
        while piece := peer.recv(1 << 16):
            got += len(piece)
        peer.close()
        sender.join()
    assert got == size


def events() -> None:
    async def serve() -> str:
        async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            writer.write(await reader.readline())
            writer.close()

        server = await asyncio.start_server(answer, "127.0.0.1", 0)
        async with server:
            reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
            writer.write(b"echo\n")
            line = await reader.readline()
            writer.close()
        process = await asyncio.create_subprocess_exec(sys.executable, "-c", "print(1)", stdout=subprocess.PIPE)
        out, _ = await process.communicate()
        await asyncio.sleep(0.001)
        return line.decode() + out.decode()

    assert asyncio.run(serve()) == "echo\n1\n"


def signals() -> None:
    got: list[int] = []
    signal.signal(signal.SIGALRM, lambda number, _frame: got.append(number))
    signal.setitimer(signal.ITIMER_REAL, 0.01)
    signal.sigtimedwait({signal.SIGUSR1}, 0.1)
    assert got == [signal.SIGALRM]


def memory() -> None:
    with mmap.mmap(-1, 1 << 20) as private:
        private[:5] = b"hello"
        assert private[:5] == b"hello"


def files() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.mkfifo(os.path.join(folder, "fifo"))
        os.symlink("target", os.path.join(folder, "link"))
        with sqlite3.connect(os.path.join(folder, "db")) as database:
            database.execute("create table t (x)")
            database.execute("insert into t values (1)")
        database.close()


def terminals() -> None:
    leader, follower = os.openpty()
    os.write(leader, b"typed\n")
    assert os.read(follower, 16) == b"typed\n"
    assert os.isatty(follower)


def polls() -> None:
    reading, writing = os.pipe()
    with select.epoll() as poller:
        poller.register(reading, select.EPOLLIN)
        os.write(writing, b"x")
        assert poller.poll(1)


def clocks() -> None:
    assert time.clock_gettime(time.CLOCK_MONOTONIC) > 0
    os.sched_getaffinity(0)
    os.getrandom(8)
    os.sched_yield()


WORKS = (threads, subprocesses, pools, shared, loopback, much_over_loopback, events, signals, memory, files)
for work in (*WORKS, terminals, polls, clocks):
    try:
        work()
    except Exception as error:  # noqa: BLE001 - whatever goes wrong is the finding
        done.append(f"{work.__name__}: {error!r}")
    else:
        done.append(work.__name__)
print(json.dumps(done))
