"""Reads a table from a file, and only reads it."""

import os

import pandas as pd

path = os.path.join(os.getcwd(), "sales.csv")
frame = pd.read_csv(path, parse_dates=["date"]).assign(total=lambda f: f.units * f.price)
print(frame.groupby("region").total.sum().sort_values(ascending=False))
by_month = frame.set_index("date").total.groupby(lambda day: day.strftime("%Y-%m")).sum()
print(by_month.to_string())
assert by_month.index.tolist() == ["2024-01", "2024-02", "2024-03"]


def load(name):
    if name.endswith(".json"):
        return pd.read_json(name, typ="series")
    with open(name, encoding="utf-8") as handle:
        return pd.Series(handle.read().splitlines())


settings = load("settings.json")
print(settings["name"], load("notes.txt").str.len().max())
print(frame.query("units > 5").eval("units * 2").tolist())
for chunk in pd.read_csv(path, chunksize=2):
    print(len(chunk), chunk["region"].tolist())
