import heapq
from collections import Counter
from dataclasses import dataclass, field
from typing import Optional


@dataclass(order=True)
class Node:
    weight: int
    symbol: Optional[str] = field(default=None, compare=False)
    left: Optional["Node"] = field(default=None, compare=False)
    right: Optional["Node"] = field(default=None, compare=False)


def build(text: str) -> Node:
    heap = [Node(weight, symbol) for symbol, weight in sorted(Counter(text).items())]
    heapq.heapify(heap)
    while len(heap) > 1:
        a, b = heapq.heappop(heap), heapq.heappop(heap)
        heapq.heappush(heap, Node(a.weight + b.weight, None, a, b))
    return heap[0]


def codes(node: Node, prefix: str = "") -> dict[str, str]:
    if node.symbol is not None:
        return {node.symbol: prefix or "0"}
    return codes(node.left, prefix + "0") | codes(node.right, prefix + "1")


def encode(text: str, table: dict[str, str]) -> bytes:
    bits = "1" + "".join(table[char] for char in text)
    return int(bits, 2).to_bytes((len(bits) + 7) // 8, "big")


def decode(data: bytes, root: Node) -> str:
    bits = bin(int.from_bytes(data, "big"))[3:]
    result, node = [], root
    for bit in bits:
        node = node.left if bit == "0" else node.right
        if node.symbol is not None:
            result.append(node.symbol)
            node = root
    return "".join(result)


if __name__ == "__main__":
    text = "she sells sea shells; os.system and subprocess.run are only words here"
    root = build(text)
    table = codes(root)
    packed = encode(text, table)
    assert decode(packed, root) == text
    for symbol, code in sorted(table.items(), key=lambda item: (len(item[1]), item[0]))[:6]:
        print(repr(symbol), code)
    print(f"{len(text)} bytes became {len(packed)}: {len(packed) / len(text):.0%}")
