import math
import random
import statistics
import time
from concurrent.futures import ThreadPoolExecutor


def estimate(args):
    seed, samples = args
    rng = random.Random(seed)
    inside = sum(rng.random() ** 2 + rng.random() ** 2 <= 1 for _ in range(samples))
    return 4 * inside / samples


def bootstrap(values, rounds=200, seed=1):
    rng = random.Random(seed)
    means = sorted(statistics.fmean(rng.choices(values, k=len(values))) for _ in range(rounds))
    return means[int(rounds * 0.025)], means[int(rounds * 0.975)]


def buffon(needles, length=1.0, gap=2.0, seed=3):
    rng = random.Random(seed)
    crossings = 0
    for _ in range(needles):
        centre = rng.uniform(0, gap / 2)
        angle = rng.uniform(0, math.pi / 2)
        crossings += centre <= length / 2 * math.sin(angle)
    return 2 * length * needles / (gap * crossings)


start = time.perf_counter()
with ThreadPoolExecutor(max_workers=4) as executor:
    estimates = list(executor.map(estimate, [(seed, 5_000) for seed in range(12)]))
elapsed = time.perf_counter() - start

mean, spread = statistics.mean(estimates), statistics.stdev(estimates)
low, high = bootstrap(estimates)
print(f"pi is about {mean:.4f} +- {spread:.4f}, 95 % between {low:.4f} and {high:.4f}")
print(f"Buffon says {buffon(20_000):.3f}")
print("time:", "ok" if elapsed < 30 else "slow")
assert abs(mean - math.pi) < 0.1
