GRID = """
530070000
600195000
098000060
800060003
400803001
700020006
060000280
000419005
000080079
"""


def parse(text):
    return [[int(char) for char in line] for line in text.split()]


def candidates(grid, row, column):
    used = set(grid[row]) | {grid[r][column] for r in range(9)}
    top, left = row // 3 * 3, column // 3 * 3
    used |= {grid[r][c] for r in range(top, top + 3) for c in range(left, left + 3)}
    return [n for n in range(1, 10) if n not in used]


def most_constrained(grid):
    empty = [(r, c) for r in range(9) for c in range(9) if grid[r][c] == 0]
    if not empty:
        return None
    return min(((r, c, candidates(grid, r, c)) for r, c in empty), key=lambda item: len(item[2]))


def solve(grid):
    choice = most_constrained(grid)
    if choice is None:
        return True
    row, column, options = choice
    for n in options:
        grid[row][column] = n
        if solve(grid):
            return True
    grid[row][column] = 0
    return False


def show(grid):
    for r, row in enumerate(grid):
        if r and r % 3 == 0:
            print("------+-------+------")
        print(" | ".join(" ".join(map(str, row[c : c + 3])) for c in (0, 3, 6)))


if __name__ == "__main__":
    puzzle = parse(GRID)
    assert solve(puzzle)
    show(puzzle)
    assert all(set(row) == set(range(1, 10)) for row in puzzle)
    assert all(set(column) == set(range(1, 10)) for column in zip(*puzzle))
