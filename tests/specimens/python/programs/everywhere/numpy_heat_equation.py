"""Heat in a plate: explicit finite differences with numpy."""

import numpy as np


def initial(n):
    plate = np.zeros((n, n))
    plate[0, :] = 100.0
    plate[n // 2, n // 2] = 50
    return plate


def step(u, alpha=0.2):
    inner = u[1:-1, 1:-1]
    laplacian = u[2:, 1:-1] + u[:-2, 1:-1] + u[1:-1, 2:] + u[1:-1, :-2] - 4 * inner
    result = u.copy()
    result[1:-1, 1:-1] = inner + alpha * laplacian
    return result


def solve(n=21, tolerance=1e-3, limit=5000):
    u = initial(n)
    for iteration in range(limit):
        new = step(u)
        change = np.abs(new - u).max()
        u = new
        if change < tolerance:
            break
    return u, iteration


def main():
    u, iterations = solve()
    print(f"{iterations} steps, mean {u.mean():.2f}, middle {u[10, 10]:.2f}")
    profile = u[:, 10]
    assert np.all(np.diff(profile) <= 1e-6)
    assert np.allclose(u, u[:, ::-1], atol=1e-6)
    with np.printoptions(precision=1, suppress=True):
        print(profile[::4])
    hottest = np.unravel_index(np.argmax(u), u.shape)
    print("hottest cell:", tuple(int(i) for i in hottest))
    print("share above 50:", round(float((u > 50).mean()), 3))


if __name__ == "__main__":
    main()
