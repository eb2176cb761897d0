from __future__ import annotations

from typing import Any, Iterator


class Node:
    def __init__(self, key: Any, value: Any = None) -> None:
        self.key, self.value = key, value
        self.left: Node | None = None
        self.right: Node | None = None
        self.height = 1


def height(node: Node | None) -> int:
    return node.height if node else 0


class Tree:
    """An AVL tree that can be used like a dict."""

    def __init__(self, items=()) -> None:
        self.root: Node | None = None
        for key, value in items:
            self[key] = value

    def __setitem__(self, key, value) -> None:
        self.root = self._insert(self.root, key, value)

    def __getitem__(self, key):
        node = self.root
        while node:
            if key == node.key:
                return node.value
            node = node.left if key < node.key else node.right
        raise KeyError(key)

    def __contains__(self, key) -> bool:
        try:
            self[key]
        except KeyError:
            return False
        return True

    def __iter__(self) -> Iterator:
        def walk(node):
            if node:
                yield from walk(node.left)
                yield node.key
                yield from walk(node.right)

        return walk(self.root)

    def _insert(self, node, key, value):
        if node is None:
            return Node(key, value)
        if key == node.key:
            node.value = value
            return node
        if key < node.key:
            node.left = self._insert(node.left, key, value)
        else:
            node.right = self._insert(node.right, key, value)
        return self._balance(node)

    def _rotate(self, node, side, other):
        child = getattr(node, side)
        setattr(node, side, getattr(child, other))
        setattr(child, other, node)
        for each in (node, child):
            each.height = 1 + max(height(each.left), height(each.right))
        return child

    def _balance(self, node):
        node.height = 1 + max(height(node.left), height(node.right))
        difference = height(node.left) - height(node.right)
        if difference > 1:
            if height(node.left.left) < height(node.left.right):
                node.left = self._rotate(node.left, "right", "left")
            return self._rotate(node, "left", "right")
        if difference < -1:
            if height(node.right.right) < height(node.right.left):
                node.right = self._rotate(node.right, "left", "right")
            return self._rotate(node, "right", "left")
        return node


tree = Tree((n, str(n)) for n in range(1000))
assert list(tree) == list(range(1000))
assert tree[437] == "437" and 1000 not in tree
print("height of 1000 sorted keys:", tree.root.height)
assert tree.root.height <= 11
words = Tree()
for word in "open exec eval system remove load run connect get".split():
    words[word] = len(word)
print(list(words), words["system"])
