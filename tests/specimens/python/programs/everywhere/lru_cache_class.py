from collections import OrderedDict


class LRUCache:
    """Keeps the `capacity` entries that were used last.

    >>> cache = LRUCache(2)
    >>> cache.put("a", 1); cache.put("b", 2)
    >>> cache.get("a")
    1
    >>> cache.put("c", 3)
    >>> cache.get("b") is None
    True
    """

    def __init__(self, capacity):
        self.capacity = capacity
        self.entries = OrderedDict()
        self.hits = self.misses = 0

    def get(self, key, default=None):
        if key not in self.entries:
            self.misses += 1
            return default
        self.hits += 1
        self.entries.move_to_end(key)
        return self.entries[key]

    def put(self, key, value):
        self.entries[key] = value
        self.entries.move_to_end(key)
        if len(self.entries) > self.capacity:
            self.entries.popitem(last=False)

    def remove(self, key):
        del self.entries[key]

    def __len__(self):
        return len(self.entries)

    def __contains__(self, key):
        return key in self.entries


def cached(capacity):
    def decorate(function):
        cache = LRUCache(capacity)

        def call(*args):
            if args not in cache:
                cache.put(args, function(*args))
            return cache.get(args)

        call.cache = cache
        return call

    return decorate


@cached(50)
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


if __name__ == "__main__":
    import doctest

    failed, tried = doctest.testmod()
    print(f"{tried} examples, {failed} failed")
    assert fibonacci(40) == 102334155
    print("hits", fibonacci.cache.hits, "entries", len(fibonacci.cache))
