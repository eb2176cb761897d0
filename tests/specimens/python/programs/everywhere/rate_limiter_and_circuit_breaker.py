"""Clients of a make-believe service: token bucket, back-off, circuit breaker; the clock is fake."""
import random
from contextlib import contextmanager


class Clock:
    def __init__(self):
        self.now = 0.0

    def time(self):
        return self.now

    def sleep(self, seconds):
        self.now += seconds


class TokenBucket:
    def __init__(self, clock, rate, capacity):
        self.clock, self.rate, self.capacity = clock, rate, capacity
        self.tokens, self.updated = capacity, clock.time()

    def acquire(self):
        now = self.clock.time()
        self.tokens = min(self.capacity, self.tokens + (now - self.updated) * self.rate)
        self.updated = now
        if self.tokens < 1:
            return False
        self.tokens -= 1
        return True


class CircuitOpen(Exception):
    pass


class Breaker:
    def __init__(self, clock, threshold=3, rest=10):
        self.clock, self.threshold, self.rest = clock, threshold, rest
        self.failures, self.opened = 0, None

    @contextmanager
    def guard(self):
        if self.opened is not None and self.clock.time() - self.opened < self.rest:
            raise CircuitOpen
        try:
            yield
        except ConnectionError:
            self.failures += 1
            if self.failures >= self.threshold:
                self.opened = self.clock.time()
            raise
        else:
            self.failures, self.opened = 0, None


class Session:
    """Looks like an HTTP session; it answers from a table."""

    def __init__(self, rng):
        self.rng, self.calls = rng, 0

    def get(self, url, timeout=5):
        self.calls += 1
        if 5 <= self.calls < 12:
            raise ConnectionError(url)
        return {"status": 200, "url": url, "timeout": timeout}

    post = connect = request = get


def fetch(session, url, clock, bucket, breaker, attempts=20):
    for attempt in range(attempts):
        while not bucket.acquire():
            clock.sleep(0.1)
        try:
            with breaker.guard():
                return session.get(url)
        except CircuitOpen:
            clock.sleep(breaker.rest)
        except ConnectionError:
            clock.sleep(2**attempt * 0.1 * (1 + session.rng.random() / 10))
    return None


clock, requests = Clock(), Session(random.Random(0))
bucket, breaker = TokenBucket(clock, rate=2, capacity=3), Breaker(clock)
answers = [fetch(requests, f"https://api.example/{n}", clock, bucket, breaker) for n in range(10)]
print(sum(answer is not None for answer in answers), "answers,", requests.calls, "calls,", round(clock.time()), "seconds")
assert all(answers) and requests.calls > 10
assert requests.post("https://x.example")["status"] == 200
