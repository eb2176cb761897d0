"""A make-believe shell over a make-believe file system: nothing outside this program is touched."""

import fnmatch
import posixpath
import shlex


class Filesystem:
    def __init__(self):
        self.tree = {"/": None, "/home": None, "/home/notes.txt": "buy milk\nrm -rf /\n", "/tmp": None}

    def path(self, cwd, name):
        return posixpath.normpath(posixpath.join(cwd, name))

    def listdir(self, path):
        return sorted(p for p in self.tree if p != path and posixpath.dirname(p) == path)

    def open(self, path):
        content = self.tree.get(path)
        if content is None:
            raise FileNotFoundError(path)
        return content

    def write(self, path, content):
        self.tree[path] = content

    def remove(self, path):
        del self.tree[path]

    def rmtree(self, path):
        for p in [p for p in self.tree if p == path or p.startswith(path.rstrip("/") + "/")]:
            if p != "/":
                self.remove(p)


class Shell:
    def __init__(self):
        self.fs, self.cwd, self.environ = Filesystem(), "/", {"USER": "nobody", "HOME": "/home"}

    def system(self, line):
        words = [self.environ.get(w[1:], "") if w.startswith("$") else w for w in shlex.split(line)]
        name, *args = words
        return getattr(self, f"do_{name}", lambda *_: f"{name}: not found")(*args)

    def popen(self, line):
        return self.system(line).splitlines()

    def do_cd(self, target="/home"):
        self.cwd = self.fs.path(self.cwd, target)
        return ""

    def do_ls(self, pattern="*"):
        names = [posixpath.basename(p) for p in self.fs.listdir(self.cwd)]
        return " ".join(fnmatch.filter(names, pattern))

    def do_cat(self, name):
        try:
            return self.fs.open(self.fs.path(self.cwd, name))
        except FileNotFoundError as error:
            return f"cat: {error}: no such file"

    def do_echo(self, *words):
        return " ".join(words)

    def do_rm(self, *args):
        flags = [a for a in args if a.startswith("-")]
        for name in args[len(flags) :]:
            target = self.fs.path(self.cwd, name)
            self.fs.rmtree(target) if flags else self.fs.remove(target)
        return f"{len(self.fs.tree)} entries left"


shell = Shell()
for line in ["ls", "cd /home", "ls *.txt", "cat notes.txt", "echo 'hello' $USER", "cat missing", "rm -rf /", "ls", "dd if=x"]:
    print(f"$ {line}\n{shell.system(line)}".rstrip())
assert shell.fs.tree == {"/": None}
assert Shell().popen("cat /home/notes.txt")[1] == "rm -rf /"
