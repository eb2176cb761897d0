from itertools import accumulate, chain, count, groupby, islice, takewhile, zip_longest


def primes():
    """An endless sieve that keeps one entry a prime."""
    composites = {}
    for n in count(2):
        if n not in composites:
            yield n
            composites[n * n] = [n]
        else:
            for p in composites.pop(n):
                composites.setdefault(n + p, []).append(p)


def factorize(n):
    for p in takewhile(lambda p: p * p <= n, primes()):
        while n % p == 0:
            yield p
            n //= p
    if n > 1:
        yield n


def running_average():
    total, n, average = 0.0, 0, None
    while True:
        value = yield average
        total += value
        n += 1
        average = total / n


def flatten(nested):
    for item in nested:
        if isinstance(item, (list, tuple)):
            yield from flatten(item)
        else:
            yield item


def run_length(text):
    return [(char, sum(1 for _ in group)) for char, group in groupby(text)]


def chunks(items, n, fill=None):
    return zip_longest(*[iter(items)] * n, fillvalue=fill)


assert list(islice(primes(), 10)) == [2, 3, 5, 7, 11, 13, 17, 19, 23, 29]
assert list(factorize(360)) == [2, 2, 2, 3, 3, 5]
assert list(flatten([1, [2, [3, (4, 5)]], 6])) == [1, 2, 3, 4, 5, 6]
assert run_length("aaabccd") == [("a", 3), ("b", 1), ("c", 2), ("d", 1)]

averager = running_average()
next(averager)
print([averager.send(x) for x in (10, 20, 60)])
averager.close()

print(list(accumulate(islice(primes(), 8))))
print(list(chunks(chain("abc", "defgh"), 3, "-")))
