import heapq

MAZE = """
S..#....
.#.#.##.
.#...#..
.###.#.#
.....#.E
""".strip().splitlines()


def find(char):
    for r, row in enumerate(MAZE):
        if char in row:
            return r, row.index(char)
    raise LookupError(char)


def neighbours(cell):
    r, c = cell
    for dr, dc in ((0, 1), (1, 0), (0, -1), (-1, 0)):
        if 0 <= r + dr < len(MAZE) and 0 <= c + dc < len(MAZE[0]) and MAZE[r + dr][c + dc] != "#":
            yield r + dr, c + dc


def shortest(start, end):
    open = [(0, start)]  # the open set of the search
    closed = set()
    came_from = {}
    best = {start: 0}
    while open:
        cost, cell = heapq.heappop(open)
        if cell == end:
            path = [cell]
            while path[-1] in came_from:
                path.append(came_from[path[-1]])
            return cost, path[::-1]
        if cell in closed:
            continue
        closed.add(cell)
        for nxt in neighbours(cell):
            new = cost + 1
            if new < best.get(nxt, float("inf")):
                best[nxt] = new
                came_from[nxt] = cell
                heapq.heappush(open, (new, nxt))
    return None


if __name__ == "__main__":
    cost, path = shortest(find("S"), find("E"))
    canvas = [list(row) for row in MAZE]
    for r, c in path[1:-1]:
        canvas[r][c] = "*"
    print("\n".join("".join(row) for row in canvas))
    print("steps:", cost)
    assert cost == len(path) - 1
