from __future__ import annotations

import functools
import itertools
import operator
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any


def compose(*functions: Callable) -> Callable:
    return functools.reduce(lambda f, g: lambda x: g(f(x)), functions, lambda x: x)


def curry(function):
    @functools.wraps(function)
    def curried(*args):
        if len(args) >= function.__code__.co_argcount:
            return function(*args)
        return lambda *more: curried(*args, *more)

    return curried


@curry
def add3(a, b, c):
    return a + b + c


@dataclass(frozen=True)
class Result:
    value: Any = None
    error: str | None = None

    def bind(self, function):
        if self.error:
            return self
        try:
            return Result(function(self.value))
        except Exception as error:
            return Result(error=f"{type(error).__name__}: {error}")

    __rshift__ = bind


class Stream:
    def __init__(self, items: Iterable):
        self.items = items

    def __or__(self, step):
        return step(self)

    def __iter__(self):
        return iter(self.items)


def mapping(function):
    return lambda stream: Stream(map(function, stream))


def filtering(predicate):
    return lambda stream: Stream(filter(predicate, stream))


def collect(stream):
    return list(stream)


OPERATIONS = {"+": operator.add, "*": operator.mul, "max": max, "pow": functools.partial(pow, 2)}

assert compose(str.strip, str.upper, len)("  eval  ") == 4
assert add3(1)(2)(3) == add3(1, 2)(3) == 6
print(Result(" 42 ") >> str.strip >> int >> (lambda n: n / 2))
print(Result("x") >> int >> str)
print(Stream(range(10)) | filtering(lambda n: n % 2) | mapping(lambda n: n * n) | collect)
print({name: function(3, 4) if name != "pow" else function(5) for name, function in OPERATIONS.items()})
words = ["open", "exec", "eval", "system"]
print(sorted(words, key=operator.itemgetter(-1)), list(map(operator.methodcaller("count", "e"), words)))
print(list(itertools.starmap(operator.sub, [(5, 2), (9, 4)])), functools.reduce(operator.xor, range(8)))
by_length = {k: list(g) for k, g in itertools.groupby(sorted(words, key=len), key=len)}
print(by_length, list(itertools.compress("abcd", [1, 0, 1, 0])))
print(add3.__name__, [f.__name__ for f in (compose, collect)], (lambda: 0).__name__)
