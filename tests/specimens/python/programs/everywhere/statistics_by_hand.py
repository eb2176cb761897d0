# Descriptive statistics, a t-test and a linear fit with the standard library, checked against `statistics`.
import math
import statistics as st
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal, getcontext, localcontext
from fractions import Fraction

heights = [171.5, 168.0, 180.2, 175.5, 169.9, 182.3, 177.7, 165.2]
weights = [68.0, 61.5, 80.1, 74.3, 66.0, 85.2, 76.4, 58.8]


def mean(xs):
    return math.fsum(xs) / len(xs)


def variance(xs):
    m = mean(xs)
    return math.fsum((x - m) ** 2 for x in xs) / (len(xs) - 1)


def quantile(xs, q):
    xs = sorted(xs)
    place = (len(xs) - 1) * q
    low = math.floor(place)
    high = min(low + 1, len(xs) - 1)
    return xs[low] + (xs[high] - xs[low]) * (place - low)


def fit(xs, ys):
    mx, my = mean(xs), mean(ys)
    slope = sum((x - mx) * (y - my) for x, y in zip(xs, ys)) / sum((x - mx) ** 2 for x in xs)
    return slope, my - slope * mx


def t_statistic(a, b):
    return (mean(a) - mean(b)) / math.sqrt(variance(a) / len(a) + variance(b) / len(b))


def stem_and_leaf(values):
    table = {}
    for value in sorted(map(round, values)):
        table.setdefault(value // 10, []).append(value % 10)
    return [f"{stem:>3} | {' '.join(map(str, leaves))}" for stem, leaves in table.items()]


assert math.isclose(mean(heights), st.mean(heights))
assert math.isclose(variance(heights), st.variance(heights))
slope, intercept = fit(heights, weights)
reference = st.linear_regression(heights, weights)
assert math.isclose(slope, reference.slope) and math.isclose(intercept, reference.intercept)
print(f"weight = {slope:.3f} * height {intercept:+.2f}, r = {st.correlation(heights, weights):.3f}")
print("median", st.median(heights), "upper quarter", round(quantile(heights, 0.75), 2), "t", round(t_statistic(heights, weights), 2))
print("\n".join(stem_and_leaf(weights)))
print("mode", st.mode("abracadabra"), Counter("abracadabra").most_common(2))

getcontext().prec = 30
with localcontext() as context:
    context.prec = 50
    root = Decimal(2).sqrt()
print(root.quantize(Decimal("0.0001"), rounding=ROUND_HALF_UP), Fraction(1, 3) + Fraction(1, 6), math.comb(10, 3))
normal = st.NormalDist.from_samples(heights)
print(f"P(height > 180) = {1 - normal.cdf(180):.3f}", normal.zscore(170) < 0)
