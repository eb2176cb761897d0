#!/usr/bin/env python3
import sys
from collections import Counter

Cell = tuple[int, int]

GLIDER = """
.O.
..O
OOO
"""


def parse(text: str) -> set[Cell]:
    return {(x, y) for y, line in enumerate(text.strip().split("\n")) for x, char in enumerate(line) if char == "O"}


def step(live: set[Cell]) -> set[Cell]:
    around = Counter(
        (x + dx, y + dy) for x, y in live for dx in (-1, 0, 1) for dy in (-1, 0, 1) if (dx, dy) != (0, 0)
    )
    return {cell for cell, n in around.items() if n == 3 or (n == 2 and cell in live)}


def show(live: set[Cell], width: int = 10, height: int = 6) -> str:
    return "\n".join("".join("#" if (x, y) in live else "." for x in range(width)) for y in range(height))


def run(live: set[Cell], generations: int) -> set[Cell]:
    for _ in range(generations):
        live = step(live)
    return live


def main(argv: list[str]) -> int:
    generations = int(argv[1]) if len(argv) > 1 else 8
    live = parse(GLIDER)
    for generation in range(generations + 1):
        if generation % 4 == 0:
            sys.stdout.write(f"generation {generation}\n{show(live)}\n\n")
        live = step(live)
    moved = {(x + 1, y + 1) for x, y in parse(GLIDER)}
    assert run(parse(GLIDER), 4) == moved
    print("blinker:", sorted(run({(1, 0), (1, 1), (1, 2)}, 1)), file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[:1]))
