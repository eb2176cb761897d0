import csv
import json
import os
from collections import defaultdict
from decimal import Decimal

FILE = os.path.join(os.curdir, "sales.csv")


def read(path):
    with open(path, newline="") as handle:
        for row in csv.DictReader(handle):
            yield row["region"], int(row["units"]), Decimal(row["price"])


def totals(rows):
    result = defaultdict(Decimal)
    for region, units, price in rows:
        result[region] += units * price
    return dict(result)


def settings(path="settings.json"):
    if not os.path.exists(path):
        return {"limits": {"rows": 10}}
    with open(path) as handle:
        return json.load(handle)


if __name__ == "__main__":
    print("in", os.path.basename(os.getcwd()) and "some folder", "with", os.sep, os.extsep)
    print("size known:", os.path.getsize(FILE) > 0, os.path.splitext(FILE)[1])
    limit = settings()["limits"]["rows"]
    best = sorted(totals(read(FILE)).items(), key=lambda item: -item[1])[:limit]
    for region, total in best:
        print(f"{region:<8}{total:>10.2f}")
    assert best[0][0] == "north"
    assert settings()["command"] == "rm -rf /"
