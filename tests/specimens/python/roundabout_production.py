# presets: production
# %%
source = input("code: ")
exec(source)  # refused: dynamic-code
# %%
def calc(expr):
    return eval(expr)  # refused: dynamic-code
while True:
    line = input("> ")
    if not line:
        break
    print(calc(line))
# %%
import builtins
builtins.eval("1+1")  # refused: dynamic-code
# %%
import builtins
getattr(builtins, "ev" + "al")(input())  # refused: dynamic-code
# %%
__builtins__.__dict__["eval"](input())  # refused: dynamic-code
# %%
import ast
tree = ast.parse(input())
print(eval(compile(tree, "x", "eval")))  # refused: dynamic-code
# %%
import code  # refused: dynamic-code
code.interact(local=locals())  # refused: dynamic-code
# %%
import timeit
print(timeit.timeit(input(), number=1))  # refused: timed-code
# %%
import types
f = types.FunctionType(compile(input(), "a", "exec"), {})  # refused: code-object, dynamic-code
f()
# %%
with open("out.txt", "w") as f:  # refused: file-open-write
    f.write("x")
# %%
mode = "a"
log = open("log.txt", mode)  # refused: file-open-write
# %%
from pathlib import Path
Path("a.txt").write_text("hi")  # refused: file-write
# %%
from pathlib import Path
target = Path("results") / "out.json"
with target.open("w") as handle:  # refused: file-open-write
    handle.write("{}")
# %%
from shutil import copyfile  # refused: file-write
copyfile("a", "b")  # refused: file-write
# %%
import os
os.rename("a", "b")  # refused: file-write
# %%
import numpy as np
a = np.arange(10)
np.save("a.npy", a)  # refused: file-output
# %%
import pandas as pd
df = pd.DataFrame({"a": [1, 2]})
df["b"] = df.a * 2
df.to_csv("out.csv", index=False)  # refused: file-output
# %%
import matplotlib.pyplot as plt
fig, ax = plt.subplots()
ax.plot([1, 2, 3])
fig.savefig("plot.png")  # refused: file-output
# %%
import os
fd = os.open("x", os.O_WRONLY | os.O_CREAT)  # refused: file-open-write
os.write(fd, b"data")
# %%
import io
with io.open("x", mode="x") as f:  # refused: file-open-write
    pass
# %%
print("hello", file=open("x.txt", "w"))  # refused: file-open-write
# %%
import json
data = {"a": 1}
json.dump(data, open("d.json", "w"))  # refused: file-open-write
# %%
import gzip
with gzip.open("x.gz", "wb") as f:  # refused: file-open-write
    f.write(b"1")
# %%
import zipfile
with zipfile.ZipFile("a.zip", "w") as z:  # refused: file-open-write
    z.writestr("a", "b")
# %%
import csv
rows = [[1, 2], [3, 4]]
with open("x.csv", "w", newline="") as f:  # refused: file-open-write
    csv.writer(f).writerows(rows)
# %%
import tempfile
with tempfile.NamedTemporaryFile("w", delete=False) as t:  # refused: file-write
    t.write("x")
# %%
import os
os.makedirs("a/b", exist_ok=True)  # refused: file-write
# %%
import sqlite3
con = sqlite3.connect("app.db")  # refused: file-output
con.execute("create table t(a)")
# %%
import requests  # refused: network-client
print(requests.get("https://example.com").text)  # refused: network-client
# %%
from urllib.request import urlopen  # refused: network-client
print(urlopen("http://example.com").read())  # refused: network-client
# %%
import http.client  # refused: network-client
c = http.client.HTTPSConnection("example.com")  # refused: network-client
# %%
import smtplib  # refused: network-client
from email.message import EmailMessage
m = EmailMessage()
with smtplib.SMTP("localhost") as s:  # refused: network-client
    s.send_message(m)
# %%
import pandas as pd
df = pd.read_csv("https://example.com/data.csv")  # refused: network-client
# %%
import urllib.request as u, json  # refused: network-client
print(json.load(u.urlopen("http://x/y.json")))  # refused: network-client
# %%
import urllib
import urllib.parse
print(urllib.request.urlopen("http://x").read())  # refused: network-client
# %%
import os
print(os.environ["HOME"])  # refused: environment
# %%
from os import getenv  # refused: environment
print(getenv("API_KEY"))  # refused: environment
# %%
import os
for key, value in os.environ.items():  # refused: environment
    print(key, value)
# %%
import os
secret = os.path.expandvars("$API_KEY")  # refused: environment
# %%
import pickle
data = b"cos\nsystem\n(S'id'\ntR."
pickle.loads(data)  # refused: deserialization
# %%
from pickle import loads as restore  # refused: deserialization
restore(b"")  # refused: deserialization
# %%
import marshal, types
c = marshal.loads(b"")  # refused: deserialization
# %%
import yaml
yaml.load("a: 1", Loader=yaml.Loader)  # refused: deserialization, yaml-load
# %%
import shelve  # refused: deserialization
with shelve.open("x") as s:  # refused: deserialization
    s["a"] = 1
# %%
import pandas as pd
pd.read_pickle("x.pkl")  # refused: deserialization
# %%
import numpy as np
np.load("x.npy", allow_pickle=True)  # refused: numpy-pickle
# %%
for c in ().__class__.__bases__[0].__subclasses__():  # refused: interpreter-attribute
    print(c)
# %%
def f(): pass
print(f.__globals__)  # refused: interpreter-attribute
# %%
import sys
print(sys._getframe(0).f_locals)  # refused: interpreter-attribute, interpreter-internals
# %%
import inspect
print(inspect.currentframe().f_back.f_globals)  # refused: interpreter-attribute, interpreter-internals
# %%
try:
    1/0
except ZeroDivisionError as e:
    print(e.__traceback__.tb_frame.f_globals)  # refused: interpreter-attribute
# %%
g = (x for x in [1])
print(g.gi_frame.f_builtins)  # refused: interpreter-attribute
# %%
def f(): return 1
f.__code__ = f.__code__.replace(co_consts=(None, 2))  # refused: interpreter-attribute
# %%
class A: pass
print("{0.__class__.__init__.__globals__}".format(A()))  # refused: format-walk
# %%
n = "__sub" + "classes__"
print(getattr(object, n)())  # refused: interpreter-attribute
# %%
print(str.__mro__[-1].__subclasses__())  # refused: interpreter-attribute
# %%
name = input()
m = __import__(name)  # refused: dynamic-import
# %%
import importlib, sys
m = importlib.import_module(sys.argv[1])  # refused: dynamic-import
# %%
import os
print(getattr(os, input())())  # refused: dynamic-attribute
# %%
import os
def f(m): return m
f(os)  # refused: module-handed-on
print([os])  # refused: module-handed-on
# %%
import os
for n in dir(os):
    if n.startswith("sys"):
        getattr(os, n)("id")  # refused: shell-command
# %%
from flask import Flask
app = Flask(__name__)
@app.route("/")
def i(): return "x"
app.run(host="0.0.0.0")  # refused: network-client
# %%
from http.server import HTTPServer, SimpleHTTPRequestHandler  # refused: network-client
HTTPServer(("", 8000), SimpleHTTPRequestHandler).serve_forever()  # refused: network-client
# %%
import requests  # refused: network-client
class Api:
    def __init__(self): self.s = requests.Session()  # refused: network-client
    def get(self, p): return self.s.get("https://x" + p).json()
Api().get("/a")
# %%
import asyncio, aiohttp  # refused: network-client
async def main():
    async with aiohttp.ClientSession() as s:  # refused: network-client
        async with s.get("http://x") as r: print(await r.text())
asyncio.run(main())
# %%
import urllib.request  # refused: network-client
urllib.request.urlretrieve("http://x/a", "a")  # refused: network-client
# %%
from ftplib import FTP  # refused: network-client
FTP("x").login()  # refused: network-client
# %%
from sklearn.datasets import fetch_california_housing  # refused: network-client
X = fetch_california_housing()  # refused: network-client
# %%
def fetch(u):
    import requests  # refused: network-client
    return requests.get(u)  # refused: network-client
print(fetch("http://x"))
# %%
import importlib
r = importlib.import_module("requests")  # refused: network-client
r.get("http://x")  # refused: network-client
# %%
from xmlrpc.client import ServerProxy  # refused: network-client
ServerProxy("http://x").f()  # refused: network-client
# %%
def save(path, text, mode="w"):
    with open(path, mode) as f:  # refused: file-open-write
        f.write(text)
save("x", "y")
# %%
f = open("x", "xb")  # refused: file-open-write
# %%
log = open(file="l.txt", mode="a+")  # refused: file-open-write
# %%
f = open("x", "r+")  # refused: file-open-write
# %%
m = input()
f = open("x", m)  # refused: file-open-write
# %%
o = open
o("x", "w")  # refused: file-open-write
# %%
import builtins
with builtins.open("x", "w") as f:  # refused: file-open-write
    pass
# %%
import codecs
codecs.open("x", "w", "utf-8")  # refused: file-open-write
# %%
from pathlib import Path
out = Path("out")
out.mkdir(parents=True, exist_ok=True)  # refused: file-write
# %%
from pathlib import Path
def mark(p):
    Path(p).touch()  # refused: file-write
mark("x")
# %%
import shutil
shutil.move("a", "b")  # refused: file-write
# %%
import logging
logging.basicConfig(filename="a.log", level=logging.INFO)  # refused: log-file
# %%
import logging
log = logging.getLogger()
log.addHandler(logging.FileHandler("x.log"))  # refused: file-write
# %%
import pandas as pd
def export(df: pd.DataFrame):
    df.to_excel("x.xlsx")  # refused: file-output
export(pd.DataFrame())
# %%
import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt
plt.plot([1])
plt.savefig("x.png")  # refused: file-output
# %%
import numpy as np
np.savetxt("a.csv", np.eye(2), delimiter=",")  # refused: file-output
# %%
import torch
torch.save({}, "m.pt")  # refused: torch-save
# %%
from PIL import Image
im = Image.new("RGB", (1, 1))
im.save("x.png")  # refused: file-output
# %%
import tarfile
with tarfile.open("a.tgz", "w:gz") as t:  # refused: file-open-write
    t.add("x")
# %%
import zipfile
zipfile.ZipFile("a.zip").extractall("out")  # refused: file-write
# %%
import os
os.chmod("x", 0o777)  # refused: file-write
# %%
import os
os.symlink("/etc/passwd", "x")  # refused: file-write
# %%
import joblib
joblib.dump({}, "m.joblib")  # refused: file-output
# %%
import pickle
with open("m.pkl", "wb") as f:  # refused: file-open-write
    pickle.dump({}, f)
# %%
import os
os.environ["X"] = "1"  # refused: environment
# %%
from os import environ as env  # refused: environment
print(env)  # refused: environment
# %%
import os
if "KEY" in os.environ:  # refused: environment
    print(1)
# %%
import os
print(dict(os.environ))  # refused: environment
# %%
import os
print(getattr(os, "environ"))  # refused: environment
# %%
import os
os.putenv("A", "b")  # refused: environment
# %%
import pickle, io
class U(pickle.Unpickler):  # refused: deserialization
    pass
# %%
import pickle, os
class E:
    def __reduce__(self):
        return (os.system, ("id",))  # refused: shell-command
pickle.loads(pickle.dumps(E()))  # refused: deserialization
# %%
import joblib
m = joblib.load("m")  # refused: deserialization
# %%
import torch
torch.load("m.pt")  # refused: deserialization
# %%
import yaml
yaml.load(open("x"))  # refused: yaml-load
# %%
import cloudpickle  # refused: deserialization
cloudpickle.loads(b"")  # refused: deserialization
# %%
import dill  # refused: deserialization
dill.loads(b"")  # refused: deserialization
# %%
import pickle
getattr(pickle, "lo" + "ads")(b"")  # refused: deserialization
# %%
fs = [eval]  # refused: dynamic-code
fs[0]("1")  # refused: dynamic-code
# %%
print(list(map(eval, input().split())))  # refused: dynamic-code
# %%
def f(x, e=eval):  # refused: dynamic-code
    return e(x)
# %%
exec(open("x.py").read())  # refused: dynamic-code
# %%
import code  # refused: dynamic-code
code.InteractiveInterpreter().runsource("print(1)")  # refused: dynamic-code
# %%
import pdb; pdb.run("x=1")  # refused: dynamic-code
# %%
import cProfile
cProfile.run("f()")  # refused: dynamic-code
# %%
import ast
exec(compile(ast.parse("x=1"), "a", "exec"))  # refused: dynamic-code
# %%
name = "".join(["e", "v", "a", "l"])
getattr(__builtins__, name)("1")  # refused: dynamic-code
# %%
globals()["__builtins__"]  # refused: interpreter-attribute
# %%
for c in int.mro()[-1].__subclasses__(): print(c)  # refused: interpreter-attribute
# %%
print("".__class__.__mro__[1].__subclasses__())  # refused: interpreter-attribute
# %%
print(getattr((), "__class__").__base__.__subclasses__())  # refused: interpreter-attribute
# %%
def f():
    x = 1
    return lambda: x
print(f().__closure__[0].cell_contents, f().__globals__)  # refused: interpreter-attribute
# %%
import gc
print(gc.get_objects())  # refused: interpreter-internals
# %%
async def c(): pass
print(c().cr_frame)  # refused: interpreter-attribute
# %%
t = "{x.__init__.__globals__[secret]}"
class A:
    def __init__(self): pass
print(t.format(x=A()))  # refused: format-walk
# %%
import os
for attr in input().split():
    print(getattr(os, attr))  # refused: dynamic-attribute
# %%
import importlib
for n in open("mods.txt"):
    importlib.import_module(n.strip())  # refused: dynamic-import
# %%
import subprocess  # refused: subprocess
def use(m): return m
use(subprocess)  # refused: module-handed-on
# %%
import shutil
def tool():
    return shutil  # refused: module-handed-on
# %%
import os
class A:
    def __init__(self):
        self.o = os  # refused: module-handed-on
# %%
import os
tools = {"o": os}  # refused: module-handed-on
# %%
import os
for k in vars(os).values():  # refused: dynamic-attribute
    print(k)
# %%
class Writer:
    def __init__(self, path):
        self.f = open(path, "w")  # refused: file-open-write
    def put(self, s):
        self.f.write(s)
# %%
with open("a") as src, open("b", "wb") as dst:  # refused: file-open-write
    dst.write(src.read())
# %%
from pathlib import Path
(Path.cwd() / "a" / "b.txt").write_text("x")  # refused: file-write
# %%
from pathlib import Path
def dump(p: Path, s: str) -> None:
    p.write_text(s)  # refused: file-write
# %%
opts = {"mode": "w", "encoding": "utf-8"}
f = open("x", **opts)  # refused: file-open-write
# %%
import os
f = os.fdopen(3, "w")  # refused: file-open-write
# %%
from functools import partial
w = partial(open, mode="w")  # refused: file-open-write
w("x")
# %%
import pandas as pd
pd.DataFrame().to_pickle("x.pkl")  # refused: file-output
# %%
import pandas as pd
df = pd.DataFrame({"a": [1]})
df.to_json("out.json")  # refused: file-output-named
# %%
import pandas as pd
with pd.ExcelWriter("x.xlsx") as w:  # refused: file-output
    pd.DataFrame().to_excel(w)
# %%
import numpy as np
np.arange(3).tofile("x.bin")  # refused: file-output
# %%
import plotly.express as px
px.line(x=[1], y=[1]).write_html("x.html")  # refused: file-output
# %%
import imageio
imageio.imwrite("x.png", [[0]])  # refused: file-output
# %%
import cv2
cv2.imwrite("x.png", None)  # refused: file-output
# %%
import xml.etree.ElementTree as ET
ET.ElementTree(ET.Element("a")).write("x.xml")  # refused: file-output
# %%
import configparser
c = configparser.ConfigParser()
with open("x.ini", "w") as f:  # refused: file-open-write
    c.write(f)
# %%
import shutil
shutil.make_archive("x", "zip", ".")  # refused: file-write
# %%
import wave
w = wave.open("x.wav", "wb")  # refused: file-open-write
# %%
import dbm
d = dbm.open("x", "c")  # refused: file-write
# %%
import os
fd = os.open("x", os.O_RDWR)  # refused: file-open-write
# %%
import gzip
gzip.open("x.gz", "wt").write("x")  # refused: file-open-write
# %%
import bz2
bz2.BZ2File("x.bz2", "w")  # refused: file-open-write
# %%
import sqlite3
DB = "data.sqlite"
with sqlite3.connect(DB) as c:  # refused: file-output
    pass
# %%
from requests import Session  # refused: network-client
s = Session()  # refused: network-client
s.post("http://x", json={})
# %%
import httpx  # refused: network-client
async def f():
    async with httpx.AsyncClient() as c:  # refused: network-client
        return await c.get("http://x")
# %%
import urllib3  # refused: network-client
urllib3.PoolManager().request("GET", "http://x")  # refused: network-client
# %%
from urllib import request  # refused: network-client
request.urlopen("http://x")  # refused: network-client
# %%
import pandas as pd
URL = "https://x.com/data.csv"
df = pd.read_csv(URL)  # refused: network-client
# %%
import websockets  # refused: network-client
# %%
import boto3  # refused: network-client
boto3.client("s3")  # refused: network-client
# %%
import nltk
nltk.download("punkt")  # refused: network-client
# %%
import seaborn as sns
df = sns.load_dataset("tips")  # refused: network-client
# %%
import yfinance as yf  # refused: network-client
yf.download("AAPL")  # refused: network-client
# %%
def mail():
    import smtplib  # refused: network-client
    smtplib.SMTP("x").quit()  # refused: network-client
# %%
import os
os.environ.pop("X", None)  # refused: environment
# %%
import os
del os.environ["X"]  # refused: environment
# %%
import os
DEBUG = os.getenv("DEBUG", "0") == "1"  # refused: environment
# %%
from dotenv import load_dotenv  # refused: environment
load_dotenv()  # refused: environment
# %%
import os
env = os.environ.copy()  # refused: environment
# %%
import os
print(f"{os.environ['HOME']}")  # refused: environment
# %%
from os.path import expandvars  # refused: environment
# %%
import pickle
def load(p):
    with open(p, "rb") as f:
        return pickle.load(f)  # refused: deserialization
# %%
import shelve  # refused: deserialization
# %%
from pandas import read_pickle as rp  # refused: deserialization
rp("x")  # refused: deserialization
# %%
import marshal
exec(marshal.loads(b"x"))  # refused: deserialization, dynamic-code
# %%
import pickle
f = getattr(pickle, "loads")  # refused: deserialization
f(b"")  # refused: deserialization
# %%
import pickle, io
pickle.Unpickler(io.BytesIO(b"")).load()  # refused: deserialization
# %%
import yaml
yaml.full_load("a: 1")  # refused: deserialization
# %%
import jsonpickle  # refused: deserialization
jsonpickle.decode("{}")  # refused: deserialization
# %%
OPS = {"calc": eval}  # refused: dynamic-code
OPS["calc"]("1")  # refused: dynamic-code
# %%
class Calc:
    def run(self, s): return eval(s, {"__builtins__": {}})  # refused: dynamic-code
# %%
for line in ["x = 1", "y = 2"]:
    exec(line)  # refused: dynamic-code
# %%
src = input()
c = compile(src, "x", "eval")  # refused: dynamic-code
# %%
from builtins import exec as run  # refused: dynamic-code
run("x=1")  # refused: dynamic-code
# %%
e = getattr(__import__("builtins"), "eval")  # refused: dynamic-code
e("1")  # refused: dynamic-code
# %%
import types
g = types.FunctionType((lambda: 1).__code__, {})  # refused: code-object
# %%
def f(): return 1
def g(): return 2
f.__code__ = g.__code__  # refused: interpreter-attribute
# %%
base = object
subs = base.__subclasses__()  # refused: interpreter-attribute
# %%
x = [].__class__.__mro__  # refused: interpreter-attribute
# %%
import sys
f = sys._getframe(1)  # refused: interpreter-internals
# %%
import inspect
print(inspect.stack()[0].frame.f_locals)  # refused: interpreter-attribute, interpreter-internals
# %%
import sys
print(sys.exc_info()[2].tb_frame)  # refused: interpreter-attribute
# %%
g = (i for i in [])
print(g.gi_code)  # refused: interpreter-attribute
# %%
print(__loader__)  # refused: interpreter-internals
# %%
import sys
class F:
    def find_spec(self, *a): return None
sys.meta_path.insert(0, F())  # refused: load-from-path
# %%
import sys
m = sys.modules[input()]  # refused: dynamic-import
# %%
import os
class Box:
    def __init__(self, m): self.m = m
Box(os)  # refused: module-handed-on
# %%
import os
get = lambda: os  # refused: module-handed-on
# %%
import shutil
def g(): yield shutil  # refused: module-handed-on
