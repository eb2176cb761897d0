import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def workspace(keep=()):
    folder = Path(tempfile.mkdtemp(prefix="demo-"))
    before = os.getcwd()
    os.chdir(folder)
    try:
        yield folder
    finally:
        os.chdir(before)
        shutil.rmtree(folder)


def build(folder):
    for name in ("a.txt", "b.log", "c.log"):
        (folder / name).write_text(name * 3)
    (folder / "sub").mkdir()


def clean(folder, pattern):
    removed = []
    for path in sorted(folder.glob(pattern)):
        path.unlink()
        removed.append(path.name)
    return removed


with workspace() as folder:
    build(folder)
    print(clean(folder, "*.log"))
    os.remove("a.txt")
    os.rmdir("sub")
    assert list(folder.iterdir()) == []
print("gone:", not folder.exists())
assert not folder.exists()
