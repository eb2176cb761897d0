"""Plugins that register themselves: by a decorator, by subclassing and by a descriptor."""

from collections import ChainMap
from functools import partial, wraps, singledispatch


class Plugin:
    registry: dict = {}

    def __init_subclass__(cls, name=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.registry[name or cls.__name__.lower()] = cls

    def run(self, text):
        raise NotImplementedError


class Upper(Plugin):
    def run(self, text):
        return text.upper()


class Reverse(Plugin, name="rev"):
    def run(self, text):
        return text[::-1]


class Validated:
    def __set_name__(self, owner, name):
        self.name = f"_{name}"

    def __get__(self, instance, owner):
        return self if instance is None else getattr(instance, self.name)

    def __set__(self, instance, value):
        if not isinstance(value, str):
            raise TypeError("text only")
        setattr(instance, self.name, value)


class Document:
    text = Validated()

    def __init__(self, text):
        self.text = text


HOOKS = {}


def hook(event, /, *, priority=0):
    def register(function):
        HOOKS.setdefault(event, []).append((priority, function))

        @wraps(function)
        def wrapper(*args, **kwargs):
            return function(*args, **kwargs)

        return wrapper

    return register


@hook("load", priority=1)
def strip(text):
    return text.strip()


@hook("load")
def squeeze(text):
    return " ".join(text.split())


@singledispatch
def describe(value):
    return f"a thing: {value}"


@describe.register
def _(value: int):
    return f"a number: {value}"


def emit(event, text):
    for _, function in sorted(HOOKS.get(event, []), key=lambda pair: -pair[0]):
        text = function(text)
    return text


settings = ChainMap({"color": "red"}, {"color": "blue", "size": 10})
document = Document(emit("load", "  a   b  c "))
for name, kind in sorted(Plugin.registry.items()):
    print(name, "->", kind().run(document.text))
assert document.text == "a b c" and Plugin.registry["rev"] is Reverse
power = partial(pow, 2)
print(describe(power(10)), "|", describe("x"), "|", settings["color"], settings["size"])
try:
    document.text = 5
except TypeError as error:
    print("refused:", error)
