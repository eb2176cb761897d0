"""What the check costs in process, beside `ast.parse` of the same text: interleaved, medians, and the ratio.

Run it with `python benchmarks/check.py`. It prints a table and asserts nothing.
The long program is made of the standard library's own modules of pure computation.
"""

from __future__ import annotations

import ast
import statistics
import sysconfig
import time
from collections.abc import Callable
from pathlib import Path

from mcp_sandbox.analysis import check
from mcp_sandbox.domain.program import Program
from mcp_sandbox.presets import preset

SHORT = """\
import statistics
from collections import Counter, defaultdict


class Store:
    def __init__(self, rows):
        self.rows = [row for row in rows if row]
        self.by_name = defaultdict(list)

    def group(self):
        for name, value in self.rows:
            self.by_name[name].append(value)
        return {name: statistics.mean(values) for name, values in self.by_name.items()}


rows = [("a", 1), ("b", 2), ("a", 3)]
store = Store(rows)
for name, mean in sorted(store.group().items()):
    print(f"{name}: {mean:.2f}")
print(Counter(name for name, _ in rows).most_common(1))
"""
MODULES = ("argparse", "ast", "calendar", "csv", "decimal", "difflib", "fractions", "heapq", "statistics", "textwrap")
LINES = 10_000


def long_program() -> str:
    """Return about 10,000 lines of real code."""
    folder = Path(sysconfig.get_path("stdlib"))
    sources = [(folder / f"{name}.py").read_text() for name in MODULES]
    lines = [line for source in sources for line in source.splitlines() if not line.startswith("from __future__")]
    while len(lines) < LINES:
        lines += lines[: LINES - len(lines)]
    text = "\n".join(lines[:LINES])
    while True:  # The cut may fall into a statement.
        try:
            ast.parse(text)
        except SyntaxError:
            text = text.rsplit("\n", 1)[0]
        else:
            return text


def seconds(work: Callable[[], object]) -> float:
    """Return how long one call of `work` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """Measure, and print the table."""
    policy = preset("strict")
    print(f"{'':14}{'lines':>7}{'n':>5}{'ast.parse ms':>14}{'check ms':>10}{'ratio':>7}")
    for name, text, rounds in (("a short one", SHORT, 200), ("a long one", long_program(), 9)):
        program = Program(text)
        pairs = [(seconds(lambda: ast.parse(text)), seconds(lambda: check(program, policy))) for _ in range(rounds)]  # noqa: B023
        parse, checked = (statistics.median(column) for column in zip(*pairs, strict=True))
        lines = text.count("\n") + 1
        print(f"{name:14}{lines:>7}{rounds:>5}{parse * 1e3:>14.2f}{checked * 1e3:>10.2f}{checked / parse:>7.1f}")


if __name__ == "__main__":
    main()
