import os
import os.path as p
import random
import time

random.seed(os.urandom(4))


def common(paths):
    return os.path.commonpath(paths)


def change_extension(path, extension):
    root, _ = os.path.splitext(path)
    return root + os.extsep + extension


def normalise(path):
    return os.path.normpath(path.replace("\\", "/"))


CASES = {
    "a/b/../c": "a/c",
    "./x//y": "x/y",
    "a\\b": "a/b",
}
for given, wanted in CASES.items():
    assert normalise(given) == wanted, given
print(change_extension("report.final.txt", "pdf"), p.join("a", "b", "c.txt"), p.dirname("/x/y/z"))
print(common(["/usr/lib/a", "/usr/lib/b"]), os.path.isabs("/x"), repr(os.linesep))
print(os.fspath("plain"), os.fsdecode(b"bytes"), p.split("/a/b"), os.path.relpath("/a/b", "/a"))
start = time.monotonic()
time.sleep(0)
print("cpus known:", isinstance(os.cpu_count(), int), "clock:", time.monotonic() >= start)


class os_like:
    """Has a system() of its own beside the real `os.path`."""

    path = p

    @staticmethod
    def system(text):
        return len(text)


assert os_like.system("rm -rf /") == 8
assert os_like.path.basename("/a/b") == "b"
