import sqlite3
from contextlib import closing

SCHEMA = """
CREATE TABLE author (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE book (id INTEGER PRIMARY KEY, author_id INTEGER REFERENCES author, title TEXT, year INTEGER);
"""

AUTHORS = [(1, "Le Guin"), (2, "Lem"), (3, "Butler")]
BOOKS = [
    (1, "The Dispossessed", 1974),
    (1, "The Left Hand of Darkness", 1969),
    (2, "Solaris", 1961),
    (3, "Kindred", 1979),
    (3, "Dawn", 1987),
]


class Median:
    def __init__(self):
        self.values = []

    def step(self, value):
        self.values.append(value)

    def finalize(self):
        values = sorted(self.values)
        middle = len(values) // 2
        return values[middle] if len(values) % 2 else (values[middle - 1] + values[middle]) / 2


def connect():
    connection = sqlite3.connect(":memory:")
    connection.row_factory = sqlite3.Row
    connection.create_aggregate("median", 1, Median)
    connection.create_function("initial", 1, lambda text: text[0])
    return connection


with closing(connect()) as db:
    db.executescript(SCHEMA)
    with db:
        db.executemany("INSERT INTO author VALUES (?, ?)", AUTHORS)
        db.executemany("INSERT INTO book (author_id, title, year) VALUES (?, ?, ?)", BOOKS)
    query = """
        SELECT a.name, count(*) AS books, min(b.year) AS first
        FROM author a JOIN book b ON b.author_id = a.id
        GROUP BY a.id ORDER BY first
    """
    for row in db.execute(query):
        print(f"{row['name']:<8} {row['books']} books, since {row['first']}")
    assert db.execute("SELECT median(year) FROM book").fetchone()[0] == 1974
    assert [r[0] for r in db.execute("SELECT initial(title) FROM book WHERE year > ?", (1975,))] == ["K", "D"]
    try:
        with db:
            db.execute("DELETE FROM book")
            raise ValueError("changed my mind")
    except ValueError:
        pass
    print(db.execute("SELECT count(*) FROM book").fetchone()[0], "books are still there")
