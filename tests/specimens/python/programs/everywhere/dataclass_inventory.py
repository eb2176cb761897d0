from __future__ import annotations

import dataclasses
import json
from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property, total_ordering
from typing import Any, ClassVar, Self


class Unit(StrEnum):
    PIECE = "pc"
    KILOGRAM = "kg"


@total_ordering
@dataclass(frozen=True)
class Money:
    cents: int

    def __add__(self, other: Money) -> Money:
        return Money(self.cents + other.cents)

    def __radd__(self, other: int) -> Money:
        return self if other == 0 else NotImplemented

    def __mul__(self, n: float) -> Money:
        return Money(round(self.cents * n))

    def __lt__(self, other: Money) -> bool:
        return self.cents < other.cents

    def __str__(self) -> str:
        return f"{self.cents // 100}.{self.cents % 100:02d}"


@dataclass
class Item:
    name: str
    price: Money
    quantity: float = 1
    unit: Unit = Unit.PIECE
    tags: list[str] = field(default_factory=list)
    added: date = date(2024, 1, 1)
    count: ClassVar[int] = 0

    def __post_init__(self) -> None:
        type(self).count += 1
        if self.quantity < 0:
            raise ValueError("quantity must not be negative")

    @cached_property
    def total(self) -> Money:
        return self.price * self.quantity

    @classmethod
    def load(cls, data: dict[str, Any]) -> Self:
        return cls(**{**data, "price": Money(data["price"]), "unit": Unit(data.get("unit", "pc"))})


def dump(item: Item) -> str:
    return json.dumps(asdict(item), default=str, sort_keys=True)


items = [
    Item("bolt", Money(15), 200, tags=["metal"]),
    Item.load({"name": "rope", "price": 350, "quantity": 2.5, "unit": "kg"}),
    dataclasses.replace(Item("nut", Money(10)), quantity=100),
]
for item in sorted(items, key=lambda one: one.total, reverse=True):
    print(f"{item.name:<6}{item.quantity:>7} {item.unit:<3}{item.total!s:>8}")
print("sum", sum(item.total for item in items))
print(dump(items[1]))
assert Item.count == 4
assert [f.name for f in dataclasses.fields(Item)][:2] == ["name", "price"]
try:
    Item("hole", Money(0), -1)
except ValueError as error:
    print(type(error).__name__, error)
