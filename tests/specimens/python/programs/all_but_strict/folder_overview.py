"""Walks a folder and says what is in it; nothing is changed."""

import fnmatch
import os
import stat
from datetime import datetime, timezone
from pathlib import Path


def human(size):
    for unit in ("B", "kB", "MB"):
        if size < 1024:
            return f"{size:.0f} {unit}"
        size /= 1024
    return f"{size:.1f} GB"


def walk(root, pattern="*"):
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in fnmatch.filter(sorted(names), pattern):
            yield os.path.join(folder, name)


def describe(path):
    info = os.stat(path)
    kind = "folder" if stat.S_ISDIR(info.st_mode) else "file"
    changed = datetime.fromtimestamp(info.st_mtime, tz=timezone.utc)
    return kind, info.st_size, changed.year >= 1980


def tree(path, depth=1, indent=""):
    for entry in sorted(os.scandir(path), key=lambda e: e.name):
        print(f"{indent}{entry.name}{'/' if entry.is_dir() else ''}")
        if entry.is_dir() and depth:
            tree(entry.path, depth - 1, indent + "  ")


total = 0
for path in walk("."):
    kind, size, recent = describe(path)
    total += size
    print(f"{kind:<6} {human(size):>8} {os.path.relpath(path)}")
tree(".")
assert total > 100
assert Path("sales.csv").is_file() and not Path("nothing").exists()
print(sorted({p.suffix for p in Path(".").iterdir() if p.suffix}), os.path.isdir("."), os.listdir(".") != [])
