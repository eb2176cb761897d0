import re
import difflib
from copy import deepcopy
from dataclasses import dataclass, field
from weakref import WeakSet


@dataclass
class Buffer:
    lines: list[str] = field(default_factory=list)
    cursor: int = 0


class Editor:
    """An editor with commands: i(nsert), d(elete), s(ubstitute), g(lobal), u(ndo), and a macro `exec`."""

    def __init__(self, text=""):
        self.buffer = Buffer(text.splitlines())
        self.undo_stack = []
        self.watchers = WeakSet()

    def watch(self, watcher):
        self.watchers.add(watcher)

    def _changed(self, what):
        for watcher in self.watchers:
            watcher.notify(what)

    def exec(self, command):
        name, _, argument = command.partition(" ")
        if name != "u":
            self.undo_stack.append(deepcopy(self.buffer))
        method = getattr(self, f"cmd_{name}")
        method(argument)
        self._changed(command)
        return self

    def cmd_i(self, text):
        self.buffer.lines.insert(self.buffer.cursor, text)
        self.buffer.cursor += 1

    def cmd_d(self, number):
        del self.buffer.lines[int(number) - 1]
        self.buffer.cursor = min(self.buffer.cursor, len(self.buffer.lines))

    def cmd_s(self, expression):
        _, old, new, *_ = re.split(r"(?<!\\)/", expression)
        pattern = re.compile(old)
        self.buffer.lines = [pattern.sub(new, line) for line in self.buffer.lines]

    def cmd_g(self, pattern):
        self.buffer.lines = [line for line in self.buffer.lines if re.search(pattern, line)]

    def cmd_u(self, _):
        self.buffer = self.undo_stack.pop()

    @property
    def text(self):
        return "\n".join(self.buffer.lines)


class History:
    def __init__(self):
        self.events = []

    def notify(self, what):
        self.events.append(what)


SOURCE = "import os\nos.system('rm -rf /')\nprint('done')"
editor, history = Editor(SOURCE), History()
editor.watch(history)
before = editor.text
editor.exec("s /os\\.system/print/").exec("i # cleaned").exec("d 2")
print(editor.text)
for line in difflib.unified_diff(before.splitlines(), editor.text.splitlines(), "old", "new", lineterm="", n=0):
    print("   ", line)
editor.exec("g print").exec("u").exec("u").exec("u").exec("u")
assert editor.text == SOURCE
print(history.events)
ratio = difflib.SequenceMatcher(None, "subprocess", "subprocesses").ratio()
print(f"{ratio:.2f}", difflib.get_close_matches("evla", ["eval", "exec", "open"]))
