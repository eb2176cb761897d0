"""The first process of a sandbox: it takes one request, runs one program, and says how that ended.

It is passed on the command line (`python3 -I -S -c SOURCE`), so it needs nothing of the image but Python 3.9,
and imports only what starts fast. It keeps no secret: the program is forked from it.

Both directions carry frames: one byte that names the kind, four that count the payload (big-endian), the payload.
Standard input is also the lifeline: where it ends, the sandbox does.
Whatever else goes wrong here ends the process, and with it every process of the sandbox.
"""

from __future__ import annotations

import errno
import os
import select
import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    import signal
else:
    # What `signal` wraps, without the enums that take longer to build than all the rest.
    import _signal as signal

HELLO = b"H"
"""The guest is up; the payload is the version of this protocol."""
STARTED = b"S"
"""The program runs, from now on."""
STDOUT = b"O"
STDERR = b"E"
"""Output of the program, as it was written."""
ENDED = b"X"
"""The main process ended: exit code (negative: the signal) and wall time in seconds, in ASCII."""
FAILED = b"F"
"""The request could not be carried out: the step and the errno's name, in ASCII. The program did not run."""

ARGUMENT = b"a"
"""One word of the command."""
VARIABLE = b"v"
"""One `NAME=value` of its environment."""
FILE = b"f"
"""Four bytes that count the path, the path relative to the working directory, the content."""
INPUT = b"i"
"""A piece of the program's standard input."""
START = b"g"
"""The request is whole; the payload is the working directory."""

VERSION = b"1"
CHUNK_BYTES = 65536
DRAIN_BYTES = 2097152
"""What is still read of a stream after the main process ended: more than the largest pipe holds."""
LINGER_SECONDS = 30
"""How long the host may take to read the sandbox's account before the guest leaves by itself."""
PR_SET_DUMPABLE = 4


def say(kind: bytes, payload: bytes = b"") -> None:
    """Send one frame; blocks while the host does not read."""
    rest = memoryview(kind + len(payload).to_bytes(4, "big") + payload)
    while rest:
        rest = rest[os.write(1, rest) :]


def take(count: int) -> bytes:
    """Read exactly `count` bytes from the host; its end is ours."""
    got = bytearray()
    while len(got) < count:
        piece = os.read(0, min(count - len(got), 1 << 20))
        if not piece:
            os._exit(0)
        got += piece
    return bytes(got)


def set_dumpable(flag: int) -> None:
    """Open or close this process's memory and descriptors to others of its uid."""
    # `ctypes` itself takes five times as long to import.
    import _ctypes  # noqa: PLC0415 - a private module, and the host reads the constants above

    library = _ctypes.dlopen(None, os.RTLD_NOW)  # pyright: ignore[reportArgumentType] - the stub forgets that None is this process
    _ctypes.call_function(_ctypes.dlsym(library, "prctl"), (PR_SET_DUMPABLE, flag, 0, 0, 0))


def limit_self(words: list[str]) -> None:
    """Lay `name=value` resource limits on this process; the program inherits them."""
    if not words:
        return
    import resource  # noqa: PLC0415 - most engines have ulimits of their own

    for word in words:
        name, value = word.split("=")
        which = getattr(resource, "RLIMIT_" + name.upper())
        hard = resource.getrlimit(which)[1]
        ceiling = int(value) if hard == resource.RLIM_INFINITY else min(int(value), hard)
        resource.setrlimit(which, (ceiling, ceiling))


def lay(payload: bytes) -> None:
    """Write one file below the working directory, which is the current one."""
    size = int.from_bytes(payload[:4], "big")
    path = payload[4 : 4 + size]
    parts = path.split(b"/")
    if b"\0" in path or any(part in (b"", b".", b"..") for part in parts):
        raise OSError(errno.EINVAL, "path")
    if len(parts) > 1:
        os.makedirs(b"/".join(parts[:-1]), exist_ok=True)
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o644)
    try:
        rest = memoryview(payload)[4 + size :]
        while rest:
            rest = rest[os.write(file, rest) :]
    finally:
        os.close(file)


def hear() -> tuple[list[bytes], dict[bytes, bytes], bytes]:
    """Take one request; return its command, environment, input and working directory."""
    command: list[bytes] = []
    environment: dict[bytes, bytes] = {}
    given: list[bytes] = []
    files: list[bytes] = []
    while True:
        head = take(5)
        kind, payload = head[:1], take(int.from_bytes(head[1:], "big"))
        if kind == ARGUMENT:
            command.append(payload)
        elif kind == VARIABLE:
            name, _, value = payload.partition(b"=")
            environment[name] = value
        elif kind == FILE:
            files.append(payload)
        elif kind == INPUT:
            given.append(payload)
        elif kind == START:
            os.chdir(payload)
            for file in files:
                lay(file)
            return command, environment, b"".join(given)
        else:
            os._exit(70)


def become(command: list[bytes], environment: dict[bytes, bytes], streams: tuple[int, int, int]) -> None:
    """Turn this forked process into the program; returns only by raising."""
    os.setsid()
    for target, stream in enumerate(streams):
        os.dup2(stream, target)
    signal.set_wakeup_fd(-1)
    for number in signal.valid_signals():
        if number not in (signal.SIGKILL, signal.SIGSTOP):
            signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_SETMASK, [])
    try:
        # Where memory runs out, the program goes before the guest. The file is ours only while we are dumpable.
        set_dumpable(1)
        with open("/proc/self/oom_score_adj", "w") as file:
            file.write("1000")
    except (ImportError, OSError):
        pass
    os.execvpe(command[0], command, environment)


def launch(command: list[bytes], environment: dict[bytes, bytes]) -> tuple[int, tuple[int, int, int]]:
    """Start the program; return its pid and our ends of its three streams."""
    stdin, feed = os.pipe()
    stdout, out = os.pipe()
    stderr, err = os.pipe()
    report, told = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            become(command, environment, (stdin, out, err))
        except OSError as error:
            os.write(told, str(error.errno).encode())
        finally:
            os._exit(127)
    for descriptor in (stdin, out, err, told):
        os.close(descriptor)
    problem = os.read(report, 16)
    os.close(report)
    if problem:
        raise OSError(int(problem), "exec")
    return pid, (feed, stdout, stderr)


def reap(first: int) -> int | None:
    """Bury every process that has ended; return the exit code of `first` once it has."""
    code = None
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return code
        if pid == 0:
            return code
        if pid == first:
            code = os.waitstatus_to_exitcode(status)


def copy(kind: bytes, stream: int) -> int | None:
    """Pass on what `stream` holds, one piece; return its size, 0 at its end, or None where it holds nothing."""
    try:
        piece = os.read(stream, CHUNK_BYTES)
    except BlockingIOError:
        return None
    if piece:
        say(kind, piece)
    return len(piece)


def drain(kind: bytes, stream: int) -> None:
    """Pass on what is in the pipe already; what a process left behind may still write is nobody's."""
    os.set_blocking(stream, False)
    passed = 0
    while passed < DRAIN_BYTES:
        size = copy(kind, stream)
        if not size:
            return
        passed += size


def feed_some(feed: int, rest: memoryview) -> memoryview:
    """Write what the pipe takes and return what is left; closes the pipe once that is nothing."""
    try:
        rest = rest[os.write(feed, rest[:CHUNK_BYTES]) :]
    except BlockingIOError:
        return rest
    except OSError:
        rest = rest[:0]  # The reader has gone.
    if not rest:
        os.close(feed)
    return rest


def attend(pid: int, streams: tuple[int, int, int], given: bytes, wake: int) -> int:
    """Serve the program's streams until its main process ends; return its exit code."""
    feed, stdout, stderr = streams
    kinds = {stdout: STDOUT, stderr: STDERR}
    rest = memoryview(given)
    os.set_blocking(feed, False)
    poller = select.poll()
    for descriptor in (0, wake, stdout, stderr):
        poller.register(descriptor, select.POLLIN)
    poller.register(feed, select.POLLOUT)
    while True:
        for descriptor, _ in poller.poll():
            if descriptor == feed:
                rest = feed_some(feed, rest)
                over = not rest
            elif descriptor in kinds:
                over = copy(kinds[descriptor], descriptor) == 0
            else:
                over = False
                heed(descriptor)
            if over:
                poller.unregister(descriptor)
        code = reap(pid)
        if code is not None:
            return code


def heed(descriptor: int) -> None:
    """Take a wake-up, whose sender does not matter, or the end of the lifeline."""
    if not os.read(descriptor, 4096):
        os._exit(0)


def note_child(_signal_number: int, _frame: object) -> None:
    """Do nothing: a signal that has a handler writes to the wake-up pipe."""


def run(wake: int) -> None:
    """Carry out one request."""
    step = "files"
    try:
        command, environment, given = hear()
        step = "start"
        # Only now: until then the host reads back what surrounds this process.
        set_dumpable(0)
        pid, streams = launch(command, environment)
    except OSError as error:
        say(FAILED, f"{step} {errno.errorcode.get(error.errno or 0, 'EIO')}".encode())
        return
    begun = time.monotonic()
    say(STARTED)
    code = attend(pid, streams, given, wake)
    seconds = time.monotonic() - begun
    drain(STDOUT, streams[1])
    drain(STDERR, streams[2])
    say(ENDED, f"{code} {seconds:.6f}".encode())


def main() -> None:
    """Come up, serve once, and wait to be killed."""
    os.closerange(3, 1024)
    os.umask(0o022)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    wake, woken = os.pipe()
    os.set_blocking(woken, False)
    signal.set_wakeup_fd(woken, warn_on_full_buffer=False)
    signal.signal(signal.SIGCHLD, note_child)
    limit_self(sys.argv[1:])
    say(HELLO, VERSION)
    # Once in vain: what it loads is loaded while the host reads back what surrounds this process.
    set_dumpable(1)
    run(wake)
    lifeline = select.poll()
    lifeline.register(0, select.POLLIN)
    lifeline.poll(LINGER_SECONDS * 1000)


if __name__ == "__main__":
    try:
        main()
    finally:
        os._exit(0)
