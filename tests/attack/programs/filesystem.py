"""Writes wherever it can, looks for the host's files, and tries to open what is closed."""

import ctypes
import errno
import json
import os
import sys

given = json.load(sys.stdin)
libc = ctypes.CDLL(None, use_errno=True)


def own_process(path: str) -> bool:
    return path.startswith("/proc/") and path.split("/")[2].isdigit()


def writes_to(folder: str) -> bool:
    path = os.path.join(folder, ".attack")
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))
    except OSError:
        return False
    os.unlink(path)
    return True


def try_writing(path: str) -> bool:
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_NONBLOCK | os.O_NOFOLLOW))
    except OSError:
        return False
    return True


folders: list[str] = []
files: list[str] = []
sockets: list[str] = []
disks: list[str] = []
for folder, inner, names in os.walk("/"):
    if own_process(folder):
        inner.clear()
        continue
    if writes_to(folder):
        folders.append(folder)
    for name in names:
        path = os.path.join(folder, name)
        try:
            kind = os.lstat(path).st_mode & 0o170000
        except OSError:
            continue
        if kind == 0o140000:
            sockets.append(path)
        elif kind == 0o060000:
            disks.append(path)
        elif try_writing(path):
            files.append(path)

with open("/proc/self/mountinfo") as file:
    lines = [line.split() for line in file]
mounts = [
    {
        "point": words[4],
        "root": words[3],
        "options": words[5].split(","),
        "kind": words[words.index("-") + 1],
        "super": words[-1].split(","),
    }
    for words in lines
]

seen = [path for path in given["host paths"] if os.path.exists(path)]
# Through another process's root, or its working directory, a file may be there that is not here.
ways = [f"/proc/{name}/{way}" for name in os.listdir("/proc") if name.isdigit() for way in ("root", "cwd")]
holding: list[str] = [way + path for path in given["host paths"] for way in ways if os.path.exists(way + path)]

tricks: list[str] = []


def trick(name: str, succeeded: object) -> None:
    if succeeded:
        tricks.append(name)


def raises(name: str, function: object, *words: object) -> None:
    try:
        function(*words)  # type: ignore[operator]
    except OSError:
        return
    tricks.append(name)


MS_REMOUNT, MS_BIND = 32, 4096
trick("remount /", libc.mount(b"none", b"/", None, MS_REMOUNT | MS_BIND, None) == 0)
trick("remount / whole", libc.mount(b"none", b"/", None, MS_REMOUNT, None) == 0)
trick("bind over", libc.mount(b"/tmp", b"/usr", None, MS_BIND, None) == 0)
trick("tmpfs", libc.mount(b"none", b"/tmp", b"tmpfs", 0, None) == 0)
trick("proc", libc.mount(b"none", b"/tmp", b"proc", 0, None) == 0)
trick("umount", libc.umount2(b"/proc/sys", 2) == 0 or libc.umount2(b"/work", 2) == 0)
raises("link", os.link, "/etc/passwd", "/work/passwd")
raises("rename", os.rename, "/usr/bin/python3", "/usr/bin/python4")
raises("chmod", os.chmod, "/usr/bin", 0o777)
raises("utime", os.utime, "/usr/bin")
os.symlink("/usr/bin/attack", "/work/symlink")
raises("symlink", open, "/work/symlink", "w")
os.symlink("/proc/1/root", "/work/root")
raises("root", os.listdir, "/work/root")
for path in ("/proc/self/exe", f"/proc/{os.getppid()}/exe", "/proc/1/exe"):
    raises(f"{path} overwritten", os.open, path, os.O_WRONLY)
    raises(f"{path} truncated", os.truncate, path, 0)

# A handle is a file's number in its file system: with it, a bind mount is no fence.
handle = ctypes.create_string_buffer(128)
ctypes.memmove(handle, (8).to_bytes(4, "little") + (1).to_bytes(4, "little") + (2).to_bytes(4, "little"), 12)
for path in ("/usr", "/etc", "/"):
    at = os.open(path, os.O_RDONLY)
    opened = libc.open_by_handle_at(at, handle, os.O_RDONLY)
    trick("open_by_handle_at", opened >= 0)
    trick("the handle is known", opened < 0 and ctypes.get_errno() != errno.EPERM)

print(
    json.dumps(
        {
            "folders": folders,
            "files": files,
            "sockets": sockets,
            "disks": disks,
            "mounts": mounts,
            "seen": seen,
            "holding": holding,
            "tricks": tricks,
        }
    )
)
