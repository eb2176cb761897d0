# presets: minimal, development, educational, data_science, production
# %%
import os
print(os.path.exists("a"), os.getcwd(), os.listdir("."), os.sep, os.path.splitext("a.b"), os.cpu_count if False else 1)
# %%
with open("data.txt") as f: rows = [line.split() for line in f]
print(len(rows))
# %%
from pathlib import Path
for p in sorted(Path(".").glob("*.py")): print(p.name, p.stat().st_size, len(p.read_text()))
# %%
import csv
with open("a.csv", newline="") as f:
    for row in csv.DictReader(f): print(row)
# %%
import pandas as pd
df = pd.read_csv("a.csv"); print(df.head(), pd.read_excel("b.xlsx").shape, pd.read_json("c.json"))
# %%
import sys, os
sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
print(__file__, __name__)
# %%
import numpy as np
print(np.load("a.npy"), np.loadtxt("b.txt"))
# %%
import yaml, tomllib
print(yaml.safe_load("a: 1"), yaml.dump({"a": 1}), tomllib.loads("a = 1"))
# %%
import platform, sys
print(platform.python_version(), sys.platform)
# %%
import pickle
print(pickle.dumps([1]))
