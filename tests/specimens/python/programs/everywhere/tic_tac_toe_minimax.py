from functools import lru_cache

LINES = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]


def winner(board):
    for a, b, c in LINES:
        if board[a] != " " and board[a] == board[b] == board[c]:
            return board[a]
    return None


def moves(board):
    return [i for i, cell in enumerate(board) if cell == " "]


def place(board, i, player):
    return board[:i] + player + board[i + 1 :]


@lru_cache(maxsize=None)
def value(board, player):
    """1 where X will win, -1 where O will, 0 for a draw."""
    won = winner(board)
    if won:
        return 1 if won == "X" else -1
    if not moves(board):
        return 0
    values = [value(place(board, i, player), "O" if player == "X" else "X") for i in moves(board)]
    return max(values) if player == "X" else min(values)


def best(board, player):
    other = "O" if player == "X" else "X"
    choose = max if player == "X" else min
    return choose(moves(board), key=lambda i: value(place(board, i, player), other))


def play():
    board, player = " " * 9, "X"
    while not winner(board) and moves(board):
        board = place(board, best(board, player), player)
        player = "O" if player == "X" else "X"
    return board


final = play()
print("\n-+-+-\n".join("|".join(final[i : i + 3]) for i in (0, 3, 6)))
print("winner:", winner(final) or "nobody")
print("positions looked at:", value.cache_info().currsize)
assert winner(final) is None
assert best("XX OO    ", "X") == 2
