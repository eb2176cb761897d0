"""Makes every call that a sandbox has no business with, by its number, each in a child of its own."""

import ctypes
import errno
import json
import os
import signal
import sys

given = json.load(sys.stdin)
libc = ctypes.CDLL(None, use_errno=True)
libc.syscall.restype = ctypes.c_long
SECONDS = 5


def made(number: int, words: list[int]) -> str:
    """Return how the call ended: `0` where it succeeded, an errno's name, or the signal that it brought."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        signal.alarm(SECONDS)
        ctypes.set_errno(0)
        result = libc.syscall(ctypes.c_long(number), *(ctypes.c_long(word) for word in words))
        os.write(writing, b"0" if result != -1 else errno.errorcode.get(ctypes.get_errno(), "?").encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as file:
        said = file.read().decode()
    status = os.waitpid(pid, 0)[1]
    return signal.Signals(os.WTERMSIG(status)).name if os.WIFSIGNALED(status) else said


print(json.dumps({name: made(number, words) for name, (number, words) in given.items()}))
