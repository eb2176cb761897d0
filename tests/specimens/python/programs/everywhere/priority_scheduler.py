"""A scheduler of make-believe processes: fork, exec, kill and wait are methods here."""

import heapq
import itertools
from collections import deque


class Process:
    ids = itertools.count(1)

    def __init__(self, name, burst, priority=0, parent=None):
        self.pid = next(self.ids)
        self.name, self.left, self.priority, self.parent = name, burst, priority, parent
        self.children, self.state, self.waited = [], "ready", 0

    def fork(self):
        child = Process(f"{self.name}'", max(1, self.left // 2), self.priority, self)
        self.children.append(child)
        return child

    def exec(self, name, burst):
        self.name, self.left = name, burst

    def kill(self):
        self.state = "killed"
        for child in self.children:
            child.kill()

    def run(self, quantum):
        used = min(quantum, self.left)
        self.left -= used
        self.state = "done" if self.left == 0 else "ready"
        return used

    def __repr__(self):
        return f"<{self.pid} {self.name} {self.state}>"


def round_robin(processes, quantum):
    queue, clock, finished = deque(processes), 0, []
    while queue:
        process = queue.popleft()
        if process.state == "killed":
            continue
        clock += process.run(quantum)
        if process.state == "done":
            finished.append((process.name, clock))
        else:
            queue.append(process)
    return finished


def by_priority(processes):
    heap = [(-p.priority, p.pid, p) for p in processes]
    heapq.heapify(heap)
    order = []
    while heap:
        _, _, process = heapq.heappop(heap)
        process.run(process.left)
        order.append(process.name)
    return order


init = Process("init", 4, 1)
shell = init.fork()
shell.exec("sh", 6)
daemon = init.fork()
daemon.exec("crond", 3)
bomb = shell.fork()
bomb.exec(":(){ :|:& };:", 100)
bomb.kill()

print(round_robin([init, shell, daemon, bomb], quantum=2))
print(by_priority([Process("low", 2, 1), Process("high", 2, 9), Process("mid", 2, 5)]))
print(init, shell, bomb)
assert bomb.state == "killed" and daemon.state == "done"
