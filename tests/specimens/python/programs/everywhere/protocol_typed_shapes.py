import math
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType, TracebackType
from typing import Generic, Literal, NamedTuple, Protocol, TypedDict, TypeVar, overload, runtime_checkable

T = TypeVar("T")
K = TypeVar("K")


@runtime_checkable
class HasArea(Protocol):
    def area(self) -> float: ...


class Shape(ABC):
    @property
    @abstractmethod
    def name(self) -> str: ...


class Circle(Shape):
    name = "circle"

    def __init__(self, r: float) -> None:
        self.r = r

    def area(self) -> float:
        return math.pi * self.r**2


class Box(NamedTuple):
    width: float
    height: float

    def area(self) -> float:
        return self.width * self.height


class Options(TypedDict, total=False):
    unit: Literal["m", "cm"]
    exec: bool


class Registry(Generic[T]):
    def __init__(self) -> None:
        self._items: dict[str, T] = {}

    @overload
    def get(self, name: str) -> T | None: ...
    @overload
    def get(self, name: str, default: T) -> T: ...
    def get(self, name, default=None):
        return self._items.get(name, default)

    def add(self, name: str, item: T) -> None:
        self._items[name] = item

    @property
    def view(self) -> Mapping[str, T]:
        return MappingProxyType(self._items)


def group(items: Iterable[T], key: Callable[[T], K]) -> dict[K, list[T]]:
    result: dict[K, list[T]] = {}
    for item in items:
        result.setdefault(key(item), []).append(item)
    return result


class Quiet:
    def __enter__(self) -> "Quiet":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        return kind is not None and issubclass(kind, LookupError)


shapes: list[HasArea] = [Circle(1), Box(2, 3), Box(1, 1)]
registry: Registry[HasArea] = Registry()
for i, shape in enumerate(shapes):
    registry.add(f"s{i}", shape)
with Quiet():
    registry.view["missing"]
options: Options = {"unit": "cm", "exec": True}
print({k.__name__: len(v) for k, v in group(shapes, type).items()}, options["exec"])
assert all(isinstance(shape, HasArea) for shape in shapes)
assert registry.get("nothing") is None
print(round(sum(shape.area() for shape in registry.view.values()), 3))
