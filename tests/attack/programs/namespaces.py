"""Looks for what belongs to others: processes, shared memory, queues, names, groups."""

import ctypes
import json
import os
import socket
import sys

given = json.load(sys.stdin)
libc = ctypes.CDLL(None, use_errno=True)

pids = [int(name) for name in os.listdir("/proc") if name.isdigit()]
commands: list[str] = []
for pid in pids:
    try:
        with open(f"/proc/{pid}/cmdline", "rb") as file:
            commands.append(file.read().replace(b"\0", b" ").decode(errors="replace")[:60])
    except OSError:
        continue
signalled: list[int] = []
for pid in range(2, 40_000):
    if pid in pids:
        continue
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        continue
    except PermissionError:
        pass
    signalled.append(pid)

found: list[str] = []
for name, call in (("memory", "shmget"), ("queue", "msgget"), ("semaphore", "semget")):
    words = {"shmget": (given["key"], 0, 0), "msgget": (given["key"], 0), "semget": (given["key"], 0, 0)}[call]
    if getattr(libc, call)(*words) >= 0:
        found.append(name)
if libc.mq_open(given["queue"].encode(), os.O_RDONLY) >= 0:
    found.append("posix queue")
if os.path.exists("/dev/shm" + given["queue"]):
    found.append("posix memory")
for name in ("shm", "msg", "sem"):
    with open(f"/proc/sysvipc/{name}") as file:
        found += [f"{name} listed" for _ in file.readlines()[1:]]

with open("/proc/self/cgroup") as file:
    groups = [line.strip().split(":", 2)[2] for line in file]
spaces = {name: os.readlink(f"/proc/self/ns/{name}") for name in ("pid", "ipc", "uts", "net", "mnt", "cgroup", "user")}
entered: list[str] = []
for name in spaces:
    try:
        os.open(f"/proc/1/ns/{name}", os.O_RDONLY)
    except OSError:
        continue
    entered.append(name)

print(
    json.dumps(
        {
            "pids": pids,
            "commands": commands,
            "signalled": signalled,
            "found": found,
            "groups": groups,
            "spaces": spaces,
            "entered": entered,
            "host name": socket.gethostname(),
            "me": os.getpid(),
        }
    )
)
