"""Tries to become somebody else, or to get a right that it was not given."""

import ctypes
import json
import os
import stat
import subprocess
import sys

given = json.load(sys.stdin)
libc = ctypes.CDLL(None, use_errno=True)
gained: list[str] = []


def attempt(name: str, succeeded: object) -> None:
    if succeeded:
        gained.append(name)


def raises(name: str, function: object, *words: object) -> None:
    try:
        function(*words)  # type: ignore[operator]
    except OSError:
        return
    gained.append(name)


def child(name: str, *words: int) -> None:
    """Make a call in a child, which may then do what it gained."""
    pid = os.fork()
    if pid == 0:
        os._exit(0 if libc.syscall(*words) == 0 else 1)
    attempt(name, os.waitpid(pid, 0)[1] == 0)


def status() -> dict[str, str]:
    with open("/proc/self/status") as file:
        pairs = (line.partition(":") for line in file)
        return {name: value.strip() for name, _, value in pairs}


for call in ("setuid", "setgid", "seteuid", "setegid"):
    raises(f"{call}(0)", getattr(os, call), 0)
raises("setgroups", os.setgroups, [0])
raises("chroot", os.chroot, "/tmp")
raises("chown", os.chown, "/work/main.py", 0, 0)
raises("nice", os.nice, -1)
raises("mknod null", os.mknod, "/tmp/null", stat.S_IFCHR | 0o666, os.makedev(1, 3))
raises("mknod disk", os.mknod, "/tmp/disk", stat.S_IFBLK | 0o666, os.makedev(254, 0))
FLAGS = {
    "user": 0x10000000,
    "mounts": 0x20000,
    "processes": 0x20000000,
    "network": 0x40000000,
    "ipc": 0x8000000,
    "host name": 0x4000000,
    "groups": 0x2000000,
    "time": 0x80,
}
for name, flag in FLAGS.items():
    child(f"unshare {name}", given["unshare"], flag)
    child(f"unshare {name} with a new user", given["unshare"], flag | 0x10000000)

# A copy of the shell that would keep its owner's rights, if its mode did.
setuid: list[str] = []
for folder, _, names in os.walk("/usr"):
    for name in names:
        path = os.path.join(folder, name)
        try:
            mode = os.lstat(path).st_mode
        except OSError:
            continue
        if stat.S_ISREG(mode) and mode & (stat.S_ISUID | stat.S_ISGID):
            setuid.append(path)
elevated: list[str] = []
for path in (*setuid, "/work/setuid"):
    if path == "/work/setuid":
        with open("/bin/sh", "rb") as source, open(path, "wb") as copy:
            copy.write(source.read())
        os.chmod(path, 0o6755)
    try:
        running = subprocess.Popen([path], stdin=subprocess.PIPE, stdout=-3, stderr=-3)
    except OSError:
        continue
    try:
        with open(f"/proc/{running.pid}/status") as file:
            lines = file.read().splitlines()
        uids = next(line.split()[1:] for line in lines if line.startswith("Uid:"))
        effective = next(line.split()[1] for line in lines if line.startswith("CapEff:"))
        if set(uids) != {str(os.getuid())} or effective.strip("0"):
            elevated.append(path)
    except (OSError, StopIteration):
        pass
    finally:
        running.kill()
        running.wait()

opened: list[str] = []
for path in given["host files"]:
    try:
        os.close(os.open(path, os.O_WRONLY))
    except OSError:
        continue
    opened.append(path)
for path, value in given["host values"].items():
    try:
        with open(path, "w") as file:
            file.write(value)
    except OSError:
        pass

print(json.dumps({"gained": gained, "elevated": elevated, "setuid": len(setuid), "opened": opened, "status": status()}))
