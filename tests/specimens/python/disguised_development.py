# presets: development
# %%
class Lazy:
    def __init__(self, name): self.name = name
    def __getattr__(self, attr): return getattr(__import__(self.name), attr)
Lazy("os").system("id")  # refused: shell-command
# %%
import os
class R:
    table = {}
    @classmethod
    def register(cls, name, f): cls.table[name] = f
    @classmethod
    def call(cls, name, *a): return cls.table[name](*a)
R.register("x", os.system)  # refused: shell-command
R.call("x", "id")
# %%
import os
handlers = {}
def on(name):
    def add(f):
        handlers[name] = f
        return f
    return add
on("x")(os.system)  # refused: shell-command
handlers["x"]("id")
# %%
from functools import reduce
reduce(getattr, ["system"], __import__("os"))("id")  # refused: shell-command
# %%
reduce = __import__("functools").reduce
reduce(lambda o, n: getattr(o, n), "os.system".split(".")[1:], __import__("os"))("id")  # refused: shell-command
# %%
import os
chain = [os, "system", "id"]
getattr(chain[0], chain[1])(chain[2])  # refused: shell-command
# %%
import os
args = (os, "system")
getattr(*args)("id")  # refused: shell-command
# %%
import os
f = type("X", (), {"go": staticmethod(os.system)}).go  # refused: shell-command
f("id")  # refused: shell-command
# %%
import os
class X: pass
setattr(X, "go", os.system)  # refused: shell-command
X().go("id")
# %%
import os
class X: pass
x = X()
x.__dict__["m"] = os
x.m.system("id")  # refused: shell-command
# %%
import os
def f(*args, **kwargs):
    return args[0].system(kwargs["c"])  # refused: shell-command
f(os, c="id")
# %%
import os
def pick(flag):
    if flag: return print
    else: return os.system  # refused: shell-command
pick(False)("id")  # refused: shell-command
# %%
import os
def make():
    def go(c): return tool(c)  # refused: shell-command
    tool = os.system  # refused: shell-command
    return go
make()("id")
# %%
import os
def a(n): return b(n) if n else os
def b(n): return a(n - 1)
a(3).system("id")  # refused: shell-command
# %%
import os
x = [[[os]]]
x[0][0][0].system("id")  # refused: shell-command
# %%
import os
(x,), *y = [[os]], 1
x.system("id")  # refused: shell-command
# %%
import os
for i, (m, n) in enumerate([(os, 1)]): m.system("id")  # refused: shell-command
# %%
import os
{**{"a": os}}["a"].system("id")  # refused: shell-command
# %%
import os
d = {}
d.setdefault("a", os).system("id")  # refused: shell-command
# %%
import os
d = dict(a=os)
m, = d.values()
m.system("id")  # refused: shell-command
# %%
import os
stack = []
stack.append(os)
stack.pop().system("id")  # refused: shell-command
# %%
import os
s = {os}
s.pop().system("id")  # refused: shell-command
# %%
import os
next(iter([os])).system("id")  # refused: shell-command
# %%
import os
it = (m for m in (os,))
next(it).system("id")  # refused: shell-command
# %%
import os
(os if True else None).system("id")  # refused: shell-command
# %%
import os
(None or os).system("id")  # refused: shell-command
# %%
import os
x = os and os.system  # refused: shell-command
x("id")  # refused: shell-command
# %%
import os
async def go(): return os
import asyncio
asyncio.run(go()).system("id")  # refused: shell-command
# %%
import os
async def agen(): yield os
async def main():
    async for m in agen(): m.system("id")  # refused: shell-command
import asyncio; asyncio.run(main())
# %%
import os
match {"m": os}:
    case {"m": m}: m.system("id")  # refused: shell-command
# %%
import os
class P:
    __match_args__ = ("m",)
    def __init__(self, m): self.m = m
match P(os):
    case P(m): m.system("id")  # refused: shell-command
# %%
import os
match [os, 1]:
    case [m, *_]: m.system("id")  # refused: shell-command
# %%
import os
try: import nosuch as m
except ImportError: m = os
m.system("id")  # refused: shell-command
# %%
import os.path as p
p.os.system("id")  # refused: shell-command
# %%
import pathlib
pathlib.os.system("id")  # refused: shell-command
# %%
import json.decoder
json.decoder.scanner.re.enum.sys.modules["os"].system("id")  # refused: shell-command
# %%
import logging
logging.os.popen("id")  # refused: shell-command
# %%
import collections
collections._sys.modules["os"].system("id")  # refused: shell-command
# %%
import tempfile as t
t._os.system("id")  # refused: shell-command
# %%
import subprocess as s
getattr(s, "Po" "pen")("id", shell=True)  # refused: shell-argument
# %%
import subprocess
opts = dict(shell=True)
subprocess.run("id", **opts)  # refused: shell-argument
# %%
import subprocess
class Runner(subprocess.Popen):
    pass
Runner("id", shell=True)  # refused: shell-argument
# %%
import subprocess
sh = 1
subprocess.call("id", shell=bool(sh))  # refused: shell-argument
# %%
import subprocess
subprocess.Popen(args="id", bufsize=-1, shell=not False)  # refused: shell-argument
# %%
import os
os.__getattribute__("system")("id")  # refused: shell-command
# %%
import os
object.__getattribute__(os, "system")("id")  # refused: shell-command
# %%
import os
type(os).__getattribute__(os, "system")("id")  # refused: shell-command
# %%
import os
super(type(os), os).__getattribute__("system")("id")  # refused: shell-command
# %%
import os
os.system.__call__("id")  # refused: shell-command
# %%
import os
os.__dict__.get("system")("id")  # refused: shell-command
# %%
import os
{k: v for k, v in vars(os).items()}["system"]("id")  # refused: shell-command
# %%
import os
[v for k, v in vars(os).items() if k == "system"][0]("id")  # refused: shell-command
# %%
import os
[*filter(lambda n: n == "system", dir(os))] and getattr(os, "system")("id")  # refused: shell-command
# %%
globals()["__builtins__"].__dict__["__import__"]("os").system("id")  # refused: shell-command
# %%
locals()["__builtins__"].eval("__import__('os').system('id')")  # refused: shell-command
# %%
eval("__imp" + "ort__('os')").system("id")  # refused: shell-command
# %%
exec(compile("import os\nos.system('id')", "x", "exec"))  # refused: shell-command
# %%
exec("exec(\"import os\\nos.system('id')\")")  # refused: shell-command
# %%
exec("\n".join(["import os", "os.system('id')"]))  # refused: shell-command
# %%
f = eval
f("__import__('os').system('id')")  # refused: shell-command
# %%
ns = {}
exec("import os as q", ns)
ns["q"].system("id")  # refused: shell-command
# %%
exec("def go(c):\n import os\n return os.system(c)")  # refused: shell-command
go("id")
# %%
import types
m = types.ModuleType("m")
exec("import os", m.__dict__)
m.os.system("id")  # refused: shell-command
# %%
code = "import os; os.system('id')"
import code as c
c.InteractiveInterpreter().runsource(code)  # refused: shell-command
# %%
import os
s = "6964"
h = "73797374656d"
getattr(os, bytes.fromhex(h).decode())(bytes.fromhex(s).decode())  # refused: shell-command
# %%
import os
t = str.maketrans("abcdef", "system")
getattr(os, "abacdf".translate(str.maketrans({"a": "s", "b": "y", "c": "t", "d": "e", "f": "m"})))("id")  # refused: shell-command
# %%
import os
getattr(os, "".join(reversed("metsys")))("id")  # refused: shell-command
# %%
import os
getattr(os, "sYSTEM".swapcase().lower())("id")  # refused: shell-command
# %%
import os
getattr(os, "xsystemx"[1:-1])("id")  # refused: shell-command
# %%
import os
getattr(os, "s.y.s.t.e.m".replace(".", ""))("id")  # refused: shell-command
# %%
import os
getattr(os, "system,popen".split(",")[0])("id")  # refused: shell-command
# %%
import os, string
a = string.ascii_lowercase
getattr(os, a[18] + a[24] + a[18] + a[19] + a[4] + a[12])("id")  # refused: shell-command
# %%
import os
getattr(os, "".join(chr(i) for i in (115, 121, 115, 116, 101, 109)))("id")  # refused: shell-command
# %%
import os
def dec(s): return "".join(chr(ord(c) - 1) for c in s)
getattr(os, dec("tztufn"))("id")  # refused: shell-command
# %%
import os
def dec(s, n=1):
    out = []
    for c in s:
        out.append(chr(ord(c) - n))
    return "".join(out)
getattr(os, dec("u{uvgo", 2))("id")  # refused: shell-command
# %%
import os
i = 0
name = ""
while i < 6:
    name += "system"[i]
    i += 1
getattr(os, name)("id")  # refused: shell-command
# %%
import os, json
getattr(os, json.loads('{"n": "system"}')["n"])("id")  # refused: shell-command
# %%
import os, base64
getattr(os, base64.b32decode("ON4XG5DFNU======").decode())("id")  # refused: shell-command
# %%
import os
getattr(os, str(b"system", "ascii"))("id")  # refused: shell-command
# %%
import os
getattr(os, (115).to_bytes(1, "big").decode() + "ystem")("id")  # refused: shell-command
# %%
import os
n = int.from_bytes(b"system", "big")
getattr(os, n.to_bytes(6, "big").decode())("id")  # refused: shell-command
# %%
import os
class S(str): pass
getattr(os, S("system"))("id")  # refused: shell-command
# %%
import os
key = "system"
key = key if key else "getcwd"
getattr(os, key)("id")  # refused: shell-command
# %%
import os
CONFIG = {"call": {"name": "system"}}
getattr(os, CONFIG["call"]["name"])("id")  # refused: shell-command
# %%
import os
class C: NAME = "system"
getattr(os, C.NAME)("id")  # refused: shell-command
# %%
import os
from enum import Enum
class E(Enum): S = "system"
getattr(os, E.S.value)("id")  # refused: shell-command
# %%
import os
from dataclasses import dataclass, field
@dataclass
class T:
    name: str = "system"
    def go(self): return getattr(os, self.name)("id")  # refused: shell-command
T().go()
# %%
import os
def name():
    """system"""
getattr(os, name.__doc__)("id")  # refused: shell-command
# %%
import os
def system(): pass
getattr(os, system.__name__)("id")  # refused: shell-command
# %%
import sys
for n, m in sys.modules.items():
    if n == "os": m.system("id")  # refused: shell-command
# %%
import sys
os = [m for m in sys.modules.values() if hasattr(m, "system")][0]
os.system("id")  # refused: shell-command
# %%
import importlib
importlib.reload(importlib.import_module("os")).system("id")  # refused: shell-command
# %%
from importlib import import_module as load, machinery
machinery.BuiltinImporter.load_module("posix").system("id")  # refused: shell-command
# %%
from importlib import util
util.find_spec("os").loader.load_module().system("id")  # refused: shell-command
# %%
import zipimport, _frozen_importlib as f
f.BuiltinImporter.load_module("posix").system("id")  # refused: shell-command
# %%
import gc
[o for o in gc.get_objects() if getattr(o, "__name__", "") == "os"][0].system("id")  # refused: shell-command
# %%
import inspect
inspect.currentframe().f_globals["__builtins__"].__import__("os").system("id")  # refused: shell-command
# %%
def g():
    yield g.gi_frame.f_builtins["__import__"]("os").system("id")  # refused: shell-command
g = g(); next(g)
# %%
class C:
    def __init__(self): self.x = 1
C.__init__.__globals__["__builtins__"]["__import__"]("os").system("id")  # refused: shell-command
# %%
import warnings
warnings.catch_warnings()._module.sys.modules["os"].system("id")  # refused: shell-command
# %%
import os
os.popen3 = 1
os.popen("id").read()  # refused: shell-command
# %%
import _posixsubprocess as p, os
os.posix_spawn("/bin/sh", ["sh", "-c", "id"], {})
p.fork_exec()
os.popen("id")  # refused: shell-command
# %%
import cffi  # refused: native-code
cffi.FFI().dlopen(None).system(b"id")  # refused: native-code
# %%
from ctypes.util import find_library as fl
import ctypes  # refused: native-code
ctypes.cdll.LoadLibrary(fl("c")).system(b"id")  # refused: native-code
# %%
import numpy as np
np.ctypeslib.load_library("libc.so.6", "/lib").system(b"id")  # refused: native-code
