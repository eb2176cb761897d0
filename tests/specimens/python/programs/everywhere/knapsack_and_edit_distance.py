from functools import cache


def knapsack(items, capacity):
    """items: (name, weight, value). Returns the best value and the names taken."""
    best = [[0] * (capacity + 1) for _ in range(len(items) + 1)]
    for i, (_, weight, value) in enumerate(items, start=1):
        for room in range(capacity + 1):
            best[i][room] = best[i - 1][room]
            if weight <= room:
                best[i][room] = max(best[i][room], best[i - 1][room - weight] + value)
    taken, room = [], capacity
    for i in range(len(items), 0, -1):
        if best[i][room] != best[i - 1][room]:
            name, weight, _ = items[i - 1]
            taken.append(name)
            room -= weight
    return best[-1][capacity], taken[::-1]


def edit_distance(a, b):
    @cache
    def d(i, j):
        if not i or not j:
            return i + j
        return min(d(i - 1, j) + 1, d(i, j - 1) + 1, d(i - 1, j - 1) + (a[i - 1] != b[j - 1]))

    return d(len(a), len(b))


def longest_common_subsequence(a, b):
    table = [[""] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            table[i + 1][j + 1] = table[i][j] + x if x == y else max(table[i + 1][j], table[i][j + 1], key=len)
    return table[-1][-1]


def coins(amount, values):
    ways = [1] + [0] * amount
    for value in values:
        for total in range(value, amount + 1):
            ways[total] += ways[total - value]
    return ways[amount]


def suggest(word, known):
    return min(known, key=lambda candidate: (edit_distance(word, candidate), candidate))


ITEMS = [("laptop", 3, 2000), ("guitar", 1, 1500), ("stereo", 4, 3000), ("necklace", 2, 1800)]
value, taken = knapsack(ITEMS, 5)
print("take", ", ".join(taken), "worth", value)
assert value == sum(item[2] for item in ITEMS if item[0] in taken)
print("kitten/sitting:", edit_distance("kitten", "sitting"))
print("did you mean", suggest("sytsem", ["exec", "eval", "system", "popen"]) + "?")
print("lcs:", longest_common_subsequence("AGGTAB", "GXTXAYB"))
print("ways to change a dollar:", coins(100, [1, 5, 10, 25, 50]))
assert coins(100, [1, 5, 10, 25, 50]) == 292
