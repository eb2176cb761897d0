# presets: minimal, development, educational, data_science, production
# %%
with open('x') as f: print(f.read())
# %%
import os
print(os.path.join('a','b'), os.getcwd(), os.listdir('.'), os.path.exists('x'), os.sep)
# %%
import os
for r, d, f in os.walk('.'): print(r)
print(os.stat('.').st_size)
# %%
import pathlib
print(pathlib.Path('a').read_text(), pathlib.Path('.').exists(), list(pathlib.Path('.').glob('*')), pathlib.Path('a').name.replace('a','b'))
# %%
import tempfile, os
# %%
import os
print(os.path.join("a", "b"), os.getcwd(), os.sep, os.linesep)
if os.path.exists("x"):
    print(os.path.getsize("x"))
for n in os.listdir("."):
    print(n)
# %%
with open("data.txt") as f:
    for line in f:
        print(line.split())
from pathlib import Path
print(Path("a").read_text())
# %%
import csv, json
with open("a.csv", newline="", encoding="utf-8") as handle:
    rows = list(csv.DictReader(handle))
with open("b.json", "r") as h:
    print(json.load(h), len(rows))
# %%
import pandas as pd
df = pd.read_csv("data.csv", parse_dates=["d"])
print(df.describe())
