# presets: production
# %%
print("log", file=open("log.txt", "a"))  # refused: file-open-write
# %%
import sys
sys.stdout = open("out.txt", "w")  # refused: file-open-write
print("x")
# %%
import h5py
with h5py.File("a.h5", "w") as f:  # refused: file-open-write
    f["x"] = [1]
# %%
from openpyxl import Workbook
wb = Workbook()
wb.active.append([1])
wb.save("a.xlsx")  # refused: file-output
# %%
import cv2
cv2.imwrite("a.png", cv2.imread("b.png"))  # refused: file-output
# %%
import torch
torch.save({"a": 1}, "model.pt")  # refused: torch-save
# %%
import tarfile
tarfile.open("a.tgz").extractall("/tmp")  # refused: file-write
# %%
import zipfile
with zipfile.ZipFile("a.zip") as z:
    z.extractall()  # refused: file-write
# %%
import gzip
with gzip.open("a.gz", "wt") as f:  # refused: file-open-write
    f.write("x")
# %%
import logging.handlers
h = logging.handlers.RotatingFileHandler("a.log")  # refused: file-write
# %%
import logging
log = logging.getLogger()
log.addHandler(logging.FileHandler("a.log"))  # refused: file-write
# %%
import fileinput
for line in fileinput.input("a.txt", inplace=True):  # refused: file-rewrite
    print(line.upper())
# %%
from pathlib import Path
out = Path("results")
out.mkdir(exist_ok=True)  # refused: file-write
(out / "a.txt").write_text("x")  # refused: file-write
# %%
from pathlib import Path
def save(p: Path, t): p.write_text(t)  # refused: file-write
save(Path("a"), "x")
# %%
import os
os.rename("a", "b")  # refused: file-write
# %%
import os, shutil
def backup(src): shutil.copytree(src, src + ".bak")  # refused: file-write
# %%
import csv
class Report:
    def __init__(self, path): self.f = open(path, "w")  # refused: file-open-write
    def add(self, row): csv.writer(self.f).writerow(row)
Report("a.csv").add([1])
# %%
import pandas as pd
with pd.ExcelWriter("a.xlsx") as w:  # refused: file-output
    pd.DataFrame().to_excel(w)
# %%
import pandas as pd
def export(df, name): df.to_parquet(f"{name}.parquet")  # refused: file-output
# %%
import matplotlib.pyplot as plt
plt.plot([1])
plt.savefig("a.png")  # refused: file-output
# %%
import joblib
from sklearn.linear_model import LogisticRegression
m = LogisticRegression()
joblib.dump(m, "m.joblib")  # refused: file-output
# %%
import numpy as np
np.savetxt("a.csv", np.ones(3), delimiter=",")  # refused: file-output
# %%
import numpy as np
a = np.zeros(3)
a.tofile("a.bin")  # refused: file-output
# %%
from PIL import Image
img = Image.open("a.png")
img.thumbnail((10, 10))
img.save("b.png")  # refused: file-output
# %%
import aiohttp, asyncio  # refused: network-client
async def get(u):
    async with aiohttp.ClientSession() as s:  # refused: network-client
        async with s.get(u) as r: return await r.text()
# %%
import httpx  # refused: network-client
with httpx.Client() as c: print(c.get("http://x"))  # refused: network-client
# %%
import ftplib  # refused: network-client
ftplib.FTP("x").login()  # refused: network-client
# %%
from xmlrpc.client import ServerProxy  # refused: network-client
ServerProxy("http://x")  # refused: network-client
# %%
import boto3  # refused: network-client
boto3.client("s3").list_buckets()  # refused: network-client
# %%
import psycopg2  # refused: network-client
psycopg2.connect("x")  # refused: network-client
# %%
from sqlalchemy import create_engine
e = create_engine("postgresql://u:p@h/db")  # refused: network-client
# %%
import socketserver  # refused: raw-socket
class H(socketserver.BaseRequestHandler): pass  # refused: raw-socket
# %%
import asyncio
async def main():
    s = await asyncio.start_server(print, "0.0.0.0", 80)  # refused: raw-socket
asyncio.run(main())
# %%
import ssl, socket  # refused: raw-socket
ssl.create_default_context().wrap_socket(socket.socket())  # refused: raw-socket
# %%
import telnetlib  # refused: network-client
telnetlib.Telnet("x")  # refused: network-client
# %%
import webbrowser
webbrowser.open("http://x")  # refused: process
# %%
from flask import Flask
app = Flask(__name__)
app.run()  # refused: network-client
# %%
import os
env = dict(os.environ)  # refused: environment
# %%
import os
env = os.environ.copy()  # refused: environment
# %%
import os
if "DEBUG" in os.environ: print(1)  # refused: environment
# %%
import os
os.environ["PATH"] = "/x"  # refused: environment
# %%
import os
print(os.path.expandvars("$HOME/x"))  # refused: environment
# %%
from dotenv import load_dotenv  # refused: environment
load_dotenv()  # refused: environment
# %%
import dill  # refused: deserialization
dill.loads(b"")  # refused: deserialization
# %%
import jsonpickle  # refused: deserialization
jsonpickle.decode("{}")  # refused: deserialization
# %%
import pandas as pd
pd.read_pickle("a.pkl")  # refused: deserialization
# %%
import yaml
yaml.load(open("a"))  # refused: yaml-load
# %%
import yaml
from yaml import FullLoader  # refused: deserialization
yaml.load("a", Loader=FullLoader)  # refused: deserialization, yaml-load
# %%
code = compile("1+1", "<s>", "eval")  # refused: dynamic-code
print(eval(code))  # refused: dynamic-code
# %%
def calc(e): return eval(e, {"__builtins__": {}}, {})  # refused: dynamic-code
print(calc("1+1"))
# %%
import code  # refused: dynamic-code
code.interact()  # refused: dynamic-code
# %%
breakpoint()  # refused: dynamic-code
# %%
import pdb  # refused: dynamic-code
pdb.set_trace()  # refused: dynamic-code
# %%
import types
exec(types.CodeType.replace)  # refused: dynamic-code
# %%
import ast
tree = ast.parse("print(1)")
exec(compile(tree, "x", "exec"))  # refused: dynamic-code
# %%
from string import Formatter
Formatter().vformat("{0.__class__.__mro__[1].__subclasses__}", (1,), {})  # refused: format-walk
# %%
import inspect
frame = inspect.currentframe()  # refused: interpreter-internals
print(frame.f_back.f_locals)  # refused: interpreter-attribute
# %%
import gc
for o in gc.get_objects(): print(type(o))  # refused: interpreter-internals
# %%
x = "".__class__.__mro__[1].__subclasses__()  # refused: interpreter-attribute
# %%
import sys
sys.settrace(lambda *a: None)  # refused: interpreter-internals
# %%
def f(): pass
f.__globals__["x"] = 1  # refused: interpreter-attribute
# %%
class A: pass
print(A.__init__.__globals__)  # refused: interpreter-attribute
# %%
import sys
__import__("sys").modules["os"].getcwd
m = sys.modules[input()]  # refused: dynamic-import
# %%
import os
def call(mod, n): return getattr(mod, n)  # refused: dynamic-attribute
call(os, input())  # refused: module-handed-on
# %%
mods = [__import__(n) for n in input().split()]  # refused: dynamic-import
# %%
import importlib.util
spec = importlib.util.spec_from_file_location("m", "/x/m.py")  # refused: load-from-path
m = importlib.util.module_from_spec(spec)
spec.loader.exec_module(m)
