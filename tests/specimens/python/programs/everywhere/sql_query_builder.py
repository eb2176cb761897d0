from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


class Column:
    def __init__(self, name: str):
        self.name = name

    def __eq__(self, other: Any) -> Condition:  # type: ignore[override]
        return Condition(self.name, "=", other)

    def __gt__(self, other: Any) -> Condition:
        return Condition(self.name, ">", other)

    def like(self, pattern: str) -> Condition:
        return Condition(self.name, "LIKE", pattern)

    __hash__ = None


@dataclass
class Condition:
    left: Any
    operator: str
    right: Any

    def compile(self) -> tuple[str, list[Any]]:
        if self.operator in ("AND", "OR"):
            (a, x), (b, y) = self.left.compile(), self.right.compile()
            return f"({a} {self.operator} {b})", x + y
        return f"{self.left} {self.operator} ?", [self.right]

    def __and__(self, other):
        return Condition(self, "AND", other)

    def __or__(self, other):
        return Condition(self, "OR", other)


@dataclass
class Query:
    table: str
    columns: list[str] = field(default_factory=lambda: ["*"])
    conditions: list[Condition] = field(default_factory=list)
    order: str | None = None
    count: int | None = None

    def select(self, *columns):
        self.columns = list(columns)
        return self

    def where(self, condition):
        self.conditions.append(condition)
        return self

    def limit(self, n):
        self.count = n
        return self

    def exec(self, cursor):
        return cursor.execute(*self.compile())

    def compile(self):
        parts, values = [f"SELECT {', '.join(self.columns)} FROM {self.table}"], []
        compiled = [condition.compile() for condition in self.conditions]
        if compiled:
            parts.append("WHERE " + " AND ".join(text for text, _ in compiled))
            values = [value for _, some in compiled for value in some]
        if self.count is not None:
            parts.append(f"LIMIT {self.count}")
        return " ".join(parts), values


class Cursor:
    def __init__(self):
        self.log = []

    def execute(self, sql, values=()):
        self.log.append((sql, list(values)))
        return len(self.log)


name, age = Column("name"), Column("age")
cursor = Cursor()
query = Query("users").select("name", "age").where((name.like("A%") | (name == "'; DROP TABLE users; --")) & (age > 30)).limit(5)
print(query.exec(cursor))
print(*cursor.log[0], sep="\n")
assert cursor.log[0][1] == ["A%", "'; DROP TABLE users; --", 30]
assert Query("t").compile() == ("SELECT * FROM t", [])
