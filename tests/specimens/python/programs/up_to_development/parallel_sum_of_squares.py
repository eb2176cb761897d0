import math
import multiprocessing as mp
import os


def work(bounds):
    low, high = bounds
    return sum(math.isqrt(n) ** 2 == n for n in range(low, high)), os.getpid()


def split(n, parts):
    step = math.ceil(n / parts)
    return [(low, min(low + step, n)) for low in range(0, n, step)]


if __name__ == "__main__":
    context = mp.get_context("fork")
    with context.Pool(2) as pool:
        results = pool.map(work, split(20_000, 4))
    total = sum(count for count, _ in results)
    print(total, "squares below 20,000, counted by", "several" if len({pid for _, pid in results}) >= 1 else "no", "processes")
    assert total == math.isqrt(19_999) + 1
