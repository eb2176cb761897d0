# presets: production
# %%
import json
data = {"a": 1}
with open("out.json", "w") as f:  # refused: file-open-write
    json.dump(data, f)
# %%
import csv
rows = [[1, 2], [3, 4]]
with open("out.csv", mode="a", newline="") as f:  # refused: file-open-write
    csv.writer(f).writerows(rows)
# %%
import pickle
def load(path):
    with open(path, "rb") as f:
        return pickle.load(f)  # refused: deserialization
# %%
import requests  # refused: network-client
print(requests.get("https://example.com").status_code)  # refused: network-client
# %%
from urllib import request  # refused: network-client
print(request.urlopen("https://example.com").read())  # refused: network-client
# %%
import os
token = os.environ["API_TOKEN"]  # refused: environment
print(len(token))
# %%
import os
db = os.getenv("DATABASE_URL", "sqlite://")  # refused: environment
print(db)
# %%
expr = input("expression: ")
print(eval(expr))  # refused: dynamic-code
# %%
code = """
def f(x):
    return x + 1
"""
ns = {}
exec(code, ns)  # refused: dynamic-code
print(ns["f"](2))
# %%
import sys
def caller():
    return sys._getframe(1).f_code.co_name  # refused: interpreter-attribute, interpreter-internals
# %%
import numpy as np
np.savez("arrays.npz", a=np.ones(3))  # refused: file-output
# %%
import pandas as pd
df = pd.DataFrame({"a": [1, 2]})
df.to_csv("out.csv", index=False)  # refused: file-output
# %%
import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt
fig, ax = plt.subplots()
ax.plot([1, 2])
fig.savefig("plot.png")  # refused: file-output
# %%
import sqlite3
db = sqlite3.connect("app.db")  # refused: file-output
db.execute("create table t (a)")
# %%
import logging
logging.basicConfig(filename="app.log", level=logging.INFO)  # refused: log-file
# %%
import tempfile
with tempfile.NamedTemporaryFile() as f:  # refused: file-write
    f.write(b"x")
# %%
import zipfile
with zipfile.ZipFile("a.zip", "w") as z:  # refused: file-open-write
    z.writestr("a.txt", "x")
# %%
import http.server  # refused: network-client
http.server.HTTPServer(("", 8000), http.server.SimpleHTTPRequestHandler).serve_forever()  # refused: network-client
# %%
import smtplib  # refused: network-client
with smtplib.SMTP("localhost") as s:  # refused: network-client
    s.sendmail("a", "b", "c")
# %%
import yaml
print(yaml.load("a: 1", Loader=yaml.Loader))  # refused: deserialization, yaml-load
# %%
import marshal
print(marshal.loads(b"i\x01\x00\x00\x00"))  # refused: deserialization
# %%
import shelve  # refused: deserialization
with shelve.open("db") as d:  # refused: deserialization
    d["a"] = 1
# %%
import importlib
name = input()
mod = importlib.import_module(name)  # refused: dynamic-import
# %%
import os
name = input()
print(getattr(os, name)())  # refused: dynamic-attribute
# %%
def subs():
    return object.__subclasses__()  # refused: interpreter-attribute
print(len(subs()))
# %%
def fmt(o): return "{0.__class__.__init__.__globals__}".format(o)  # refused: format-walk
print(fmt(fmt))
# %%
import typing
typing.get_type_hints(type("T", (), {"__annotations__": {"a": "__import__('os').system('id')"}}))  # refused: evaluated-text
# %%
import io
io.open("f", "w").write("x")  # refused: file-open-write
# %%
import builtins
builtins.open("f", "".join(["w"])).write("x")  # refused: file-open-write
# %%
m = {"mode": "w"}
open("f", **m)  # refused: file-open-write
# %%
import os
fd = os.open("f", os.O_WRONLY | os.O_CREAT)  # refused: file-open-write
# %%
from pathlib import Path
(Path("a") / "b").open("w").write("x")  # refused: file-open-write
# %%
import os
e = vars(os)["environ"]  # refused: environment
print(e)
# %%
from os import environ as cfg  # refused: environment
print(cfg.get("HOME"))  # refused: environment
