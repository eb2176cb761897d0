import csv
import json
import os
import shutil
from datetime import date
from pathlib import Path


def results():
    for n in range(1, 6):
        yield {"n": n, "square": n * n, "cube": n**3}


def write_csv(path, rows):
    rows = list(rows)
    with open(path, "w", newline="") as handle:
        writer = csv.DictWriter(handle, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return len(rows)


def append(path, line):
    with open(path, "a", encoding="utf-8") as log:
        print(date(2024, 1, 1).isoformat(), line, file=log)


os.makedirs("out", exist_ok=True)
target = Path("out") / "table.csv"
count = write_csv(target, results())
append("out/log.txt", f"wrote {count} rows; 'rm -rf out' would remove them")
Path("out/summary.json").write_text(json.dumps({"rows": count, "by": os.environ.get("USER", "nobody") and "someone"}))
shutil.copy(target, "out/copy.csv")

with open("out/copy.csv") as handle:
    back = list(csv.DictReader(handle))
assert [int(row["cube"]) for row in back] == [1, 8, 27, 64, 125]
print(sorted(os.listdir("out")), json.loads(Path("out/summary.json").read_text()))
os.rename("out/copy.csv", "out/renamed.csv")
print(Path("out/renamed.csv").exists(), os.path.getsize("out/log.txt") > 10)
