from collections import defaultdict, deque
from graphlib import CycleError, TopologicalSorter
from heapq import heappop, heappush


class Graph:
    def __init__(self, edges=(), directed=False):
        self.adjacent = defaultdict(dict)
        self.directed = directed
        for a, b, *weight in edges:
            self.connect(a, b, *weight)

    def connect(self, a, b, weight=1):
        self.adjacent[a][b] = weight
        self.adjacent[b]
        if not self.directed:
            self.adjacent[b][a] = weight

    def bfs(self, start):
        seen, queue = {start: 0}, deque([start])
        while queue:
            node = queue.popleft()
            yield node, seen[node]
            for other in sorted(self.adjacent[node]):
                if other not in seen:
                    seen[other] = seen[node] + 1
                    queue.append(other)

    def components(self):
        left = set(self.adjacent)
        while left:
            part = {node for node, _ in self.bfs(min(left))}
            left -= part
            yield part

    def spanning_tree(self):
        start = min(self.adjacent)
        seen, heap, tree = {start}, [(w, start, b) for b, w in self.adjacent[start].items()], []
        heap.sort()
        while heap:
            weight, a, b = heappop(heap)
            if b in seen:
                continue
            seen.add(b)
            tree.append((a, b, weight))
            for c, w in self.adjacent[b].items():
                heappush(heap, (w, b, c))
        return tree

    def strongly_connected(self):
        index, low, stack, result = {}, {}, [], []

        def visit(node):
            index[node] = low[node] = len(index)
            stack.append(node)
            for other in self.adjacent[node]:
                if other not in index:
                    visit(other)
                    low[node] = min(low[node], low[other])
                elif other in stack:
                    low[node] = min(low[node], index[other])
            if low[node] == index[node]:
                part = set()
                while node not in part:
                    part.add(stack.pop())
                result.append(part)

        for node in sorted(self.adjacent):
            if node not in index:
                visit(node)
        return result


ROADS = [("A", "B", 4), ("A", "C", 2), ("B", "C", 1), ("B", "D", 5), ("C", "D", 8), ("X", "Y", 1)]
roads = Graph(ROADS)
print(dict(roads.bfs("A")))
print([sorted(part) for part in roads.components()])
print("tree weight", sum(weight for *_, weight in roads.spanning_tree()))
loops = Graph([(1, 2), (2, 3), (3, 1), (3, 4)], directed=True)
print(loops.strongly_connected())

TASKS = {"deploy": {"test", "build"}, "test": {"build"}, "build": {"fetch"}, "exec": {"deploy"}}
print(" < ".join(TopologicalSorter(TASKS).static_order()))
try:
    list(TopologicalSorter({"a": {"b"}, "b": {"a"}}).static_order())
except CycleError as error:
    print("cycle:", sorted(set(error.args[1])))
assert len(list(roads.components())) == 2
