# presets: development
# %%
import os
os.system("ls -la /")  # refused: shell-command
# %%
import os as operating
run = operating.system  # refused: shell-command
run("whoami")  # refused: shell-command
# %%
from os import popen as p  # refused: shell-command
for line in p("ps aux"):  # refused: shell-command
    print(line)
# %%
import subprocess
def run(cmd):
    out = subprocess.check_output(cmd, shell=True, text=True)  # refused: shell-argument
    return out
print(run("uname -a"))
# %%
import subprocess
opts = {"shell": True, "capture_output": True}
subprocess.run("id", **opts)  # refused: shell-argument
# %%
import os
f = getattr(os, "sys" + "tem")  # refused: shell-command
f("id")  # refused: shell-command
# %%
import os
name = "".join(["s", "y", "s", "t", "e", "m"])
getattr(os, name)("id")  # refused: shell-command
# %%
import os
getattr(os, "metsys"[::-1])("id")  # refused: shell-command
# %%
import base64, importlib
m = importlib.import_module(base64.b64decode("b3M=").decode())
m.system("id")  # refused: shell-command
# %%
m = __import__("".join(map(chr, [111, 115])))
m.system("id")  # refused: shell-command
# %%
m = __import__(bytes([111, 115]).decode())
getattr(m, bytes([115, 121, 115, 116, 101, 109]).decode())("id")  # refused: shell-command
# %%
import os
table = {"run": os.system, "cwd": os.getcwd}  # refused: shell-command
table["run"]("id")  # refused: shell-command
# %%
import os
os.__dict__["system"]("id")  # refused: shell-command
# %%
import os
vars(os)["po" "pen"]("id").read()  # refused: shell-command
# %%
import sys
import os
sys.modules["os"].system("id")  # refused: shell-command
# %%
import sys
sys.modules.get("posix").system("id")  # refused: shell-command
# %%
import os
globals()["os"].system("id")  # refused: shell-command
# %%
import shutil
shutil.os.system("id")  # refused: shell-command
# %%
from tempfile import _os
_os.system("id")  # refused: shell-command
# %%
import os
list(map(os.system, ["id", "ls"]))  # refused: shell-command
# %%
import operator, os
operator.attrgetter("system")(os)("id")  # refused: shell-command
# %%
from operator import methodcaller
import os
methodcaller("system", "id")(os)  # refused: shell-command
# %%
import functools, os
go = functools.partial(os.system, "id")  # refused: shell-command
go()  # refused: shell-command
# %%
import os
class Runner:
    run = staticmethod(os.system)  # refused: shell-command
Runner.run("id")
# %%
import os

class Shell:
    def __init__(self, prefix=""):
        self.prefix = prefix

    def run(self, command):
        return os.popen(self.prefix + command).read()  # refused: shell-command

print(Shell().run("date"))
# %%
import os
(lambda m: m.system("id"))(os)  # refused: shell-command
# %%
import os
def go(cmd, runner=os.system):  # refused: shell-command
    return runner(cmd)
go("id")
# %%
import os
a, b = os.system, os.getcwd  # refused: shell-command
a("id")  # refused: shell-command
# %%
import os
if (f := os.system):  # refused: shell-command
    f("id")  # refused: shell-command
# %%
import os
[f("id") for f in (os.system,)]  # refused: shell-command
# %%
import os
@os.system  # refused: shell-command
def command():
    pass
# %%
try:
    import os
except ImportError:
    os = None
if os:
    os.system("id")  # refused: shell-command
# %%
def load():
    import os
    return os
load().system("id")  # refused: shell-command
# %%
import importlib
def get(name):
    return importlib.import_module(name)
get("os").system("id")  # refused: shell-command
# %%
import os, types
ns = types.SimpleNamespace()
ns.f = os.system  # refused: shell-command
ns.f("id")
# %%
def init():
    global sh
    import os as sh
init()
sh.system("id")  # refused: shell-command
# %%
import os
match os:
    case module:
        module.system("id")  # refused: shell-command
# %%
exec("import os\nos.system('id')")  # refused: shell-command
# %%
print(eval("__import__('os').system('id')"))  # refused: shell-command
# %%
code = compile("import os; os.system('id')", "<x>", "exec")  # refused: shell-command
exec(code)
# %%
from ctypes import CDLL, c_char_p  # refused: native-code
lib = CDLL(None)  # refused: native-code
lib.puts(c_char_p(b"hello"))  # refused: native-code
# %%
from cffi import FFI  # refused: native-code
ffi = FFI()  # refused: native-code
ffi.cdef("int system(const char *);")
C = ffi.dlopen(None)
C.system(b"id")
# %%
import numpy as np
lib = np.ctypeslib.load_library("libc.so.6", "/lib")  # refused: native-code
# %%
import asyncio
async def go():
    p = await asyncio.create_subprocess_shell("id")  # refused: shell-command
asyncio.run(go())
# %%
().__class__.__base__.__subclasses__()[137].__init__.__globals__['system']('id')  # refused: shell-command
# %%
import sys
for name, module in sys.modules.items():
    if hasattr(module, "system"):
        module.system("id")  # refused: shell-command
# %%
import sys
m = [v for k, v in sys.modules.items() if k == "os"][0]
m.system("id")  # refused: shell-command
# %%
import os
class X:
    def __getattr__(self, n):
        return getattr(os, n)
X().system("id")  # refused: shell-command
# %%
import os
f = [getattr(os, n) for n in dir(os) if n == "sys" + "tem"][0]  # refused: shell-command
f("id")  # refused: shell-command
# %%
import functools, os
functools.reduce(getattr, ["system"], os)("id")  # refused: shell-command
# %%
import functools, os
functools.reduce(lambda o, n: getattr(o, n), ["path", "os", "system"], os)("id")  # refused: shell-command
# %%
import runpy
runpy.run_module("os")["system"]("id")  # refused: shell-command
# %%
import os.path as op
op.os.system("id")  # refused: shell-command
# %%
import logging
logging.os.popen("id")  # refused: shell-command
# %%
import importlib.util
spec = importlib.util.find_spec("os")
m = importlib.util.module_from_spec(spec)
spec.loader.exec_module(m)
m.system("id")  # refused: shell-command
# %%
__loader__.load_module("posix").system("id")  # refused: shell-command
# %%
[c for c in ().__class__.__base__.__subclasses__() if c.__name__ == "catch_warnings"][0]()._module.__builtins__["__import__"]("os").system("id")  # refused: shell-command
# %%
[x for x in object.__subclasses__() if x.__name__ == "_wrap_close"][0].__init__.__globals__["popen"]("id").read()  # refused: shell-command
# %%
import base64
exec(base64.b64decode("aW1wb3J0IG9zO29zLnN5c3RlbSgnaWQnKQ=="))  # refused: shell-command
# %%
import codecs
exec(codecs.decode("vzcbeg bf; bf.flfgrz('vq')", "rot13"))  # refused: shell-command
# %%
import os
os.ｓｙｓｔｅｍ("id")  # refused: shell-command
# %%
from os import *
system("id")  # refused: shell-command
# %%
class A:
    class B:
        import os as helper
A.B.helper.system("id")  # refused: shell-command
# %%
import os
from contextlib import contextmanager
@contextmanager
def use():
    yield os
with use() as m:
    m.system("id")  # refused: shell-command
# %%
import os
actions = {}
actions["go"] = os.popen  # refused: shell-command
for name, fn in actions.items():
    fn("id")  # refused: shell-command
# %%
import os
class S:
    @property
    def sh(self):
        return os.system  # refused: shell-command
S().sh("id")
# %%
import os
class S:
    def __getitem__(self, key):
        return getattr(os, key)  # refused: shell-command
S()["system"]("id")  # refused: shell-command
# %%
import os
class M(type):
    def __getattr__(cls, n):
        return getattr(os, n)
class C(metaclass=M): pass
C.system("id")  # refused: shell-command
# %%
import os
class Sub(type(os)):
    pass
os.__getattribute__("system")("id")  # refused: shell-command
# %%
import threading, os
threading.Thread(target=os.system, args=("id",)).start()  # refused: shell-command
# %%
import atexit, os
atexit.register(os.system, "id")  # refused: shell-command
# %%
import os
from concurrent.futures import ThreadPoolExecutor
with ThreadPoolExecutor() as pool:
    pool.submit(os.system, "id").result()  # refused: shell-command
# %%
import signal, os
signal.signal(signal.SIGALRM, lambda *a: os.system("id"))  # refused: shell-command
signal.alarm(1)
# %%
import os
x = os
del os
x.system("id")  # refused: shell-command
# %%
import os
key = 7
name = "".join(chr(ord(c) ^ key) for c in "t~tsbj")
getattr(os, name)("id")  # refused: shell-command
# %%
import os
getattr(os, bytes.fromhex("73797374656d").decode())("id")  # refused: shell-command
# %%
import os
getattr(os, "{}{}".format("sys", "tem"))("id")  # refused: shell-command
# %%
import os
getattr(os, "syXtem".replace("X", "s"))("id")  # refused: shell-command
# %%
import os
getattr(os, "%s%s" % ("sys", "tem"))("id")  # refused: shell-command
# %%
import os
getattr(os, "5y5tem".translate(str.maketrans("5", "s")))("id")  # refused: shell-command
# %%
import os
def d(s):
    out = ""
    for c in s:
        out += chr(ord(c) - 1)
    return out
getattr(os, d("tztufn"))("id")  # refused: shell-command
# %%
import importlib

class PluginHost:
    def __init__(self):
        self.plugins = {}

    def load(self, name):
        self.plugins[name] = importlib.import_module(name)

    def run(self, name, func, *args):
        return getattr(self.plugins[name], func)(*args)  # refused: shell-command

host = PluginHost()
host.load("os")
host.run("os", "system", "id")
# %%
import os
from abc import ABC, abstractmethod

class Command(ABC):
    @abstractmethod
    def execute(self): ...

class ShellCommand(Command):
    def __init__(self, line):
        self.line = line
    def execute(self):
        return os.system(self.line)  # refused: shell-command

class Invoker:
    def __init__(self):
        self.queue = []
    def add(self, c):
        self.queue.append(c)
    def run(self):
        for c in self.queue:
            c.execute()

i = Invoker()
i.add(ShellCommand("id"))
i.run()
# %%
import os
def shift(t, k):
    return "".join(chr((ord(c) - 97 + k) % 26 + 97) for c in t)
getattr(os, shift("vbvwhp", -3))("id")  # refused: shell-command
# %%
import os
letters = "abcdefghijklmnopqrstuvwxyz"
idx = [18, 24, 18, 19, 4, 12]
fn = getattr(os, "".join(letters[i] for i in idx))  # refused: shell-command
fn("id")  # refused: shell-command
# %%
import os
eval("os.system")("id")  # refused: shell-command
# %%
parts = ["imp", "ort os", "\n", "os.sys", "tem('id')"]
exec("".join(parts))  # refused: shell-command
# %%
run = lambda c, m=__import__("os"): m.system(c)  # refused: shell-command
run("id")
# %%
def outer():
    import os as o
    def inner(c):
        return o.popen(c).read()  # refused: shell-command
    return inner
print(outer()("id"))
# %%
import subprocess
kw = dict(shell=True)
subprocess.run("id", **kw)  # refused: shell-argument
# %%
import subprocess
subprocess.Popen("id", -1, None, None, None, None, None, True, True)  # refused: shell-argument
# %%
from subprocess import Popen as P, PIPE
P("id", shell=True, stdout=PIPE)  # refused: shell-argument
# %%
import subprocess
class S:
    runner = subprocess.getoutput  # refused: shell-command
print(S.runner("id"))
# %%
import subprocess
subprocess.call("id", shell=1)  # refused: shell-argument
# %%
import subprocess
subprocess.call("id", shell=not False)  # refused: shell-argument
# %%
try:
    from os import system as s  # refused: shell-command
except ImportError:
    s = None
s and s("id")  # refused: shell-command
# %%
if True:
    from posix import system  # refused: shell-command
system("id")  # refused: shell-command
# %%
import os
for m in [os]:
    m.system("id")  # refused: shell-command
# %%
from collections import namedtuple
import os
T = namedtuple("T", "f g")
t = T(os.system, 1)  # refused: shell-command
t.f("id")
# %%
import os
from dataclasses import dataclass
from typing import Callable
@dataclass
class R:
    fn: Callable = os.system  # refused: shell-command
R().fn("id")
# %%
import os, functools
@functools.singledispatch
def go(x): return os.system(x)  # refused: shell-command
go("id")
# %%
import asyncio, os
async def main():
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, os.system, "id")  # refused: shell-command
asyncio.run(main())
# %%
import os
def tools():
    yield os.getcwd
    yield os.system  # refused: shell-command
for t in tools():
    print(t)
# %%
import os, sys
f = os.system if sys.platform == "linux" else print  # refused: shell-command
f("id")  # refused: shell-command
# %%
import os
f = None or os.popen  # refused: shell-command
f("id")  # refused: shell-command
# %%
import os
class C:
    def __call__(self, x):
        return os.system(x)  # refused: shell-command
C()("id")  # refused: shell-command
# %%
import os
class C:
    def __class_getitem__(cls, item):
        return os.popen(item).read()  # refused: shell-command
print(C["id"])
# %%
import os
class Proxy:
    def __init__(self, target):
        self._t = target
    def __getattr__(self, name):
        return getattr(self._t, name)
p = Proxy(os)
p.system("id")  # refused: shell-command
# %%
import os, builtins
builtins.run = os.system  # refused: shell-command
run("id")
# %%
import os
globals().update(vars(os))
system("id")  # refused: shell-command
# %%
import os
os.__dict__.get("system")("id")  # refused: shell-command
# %%
import os, inspect
dict(inspect.getmembers(os))["system"]("id")  # refused: shell-command
# %%
import inspect, os
inspect.getattr_static(os, "system")("id")  # refused: shell-command
# %%
import pkgutil
pkgutil.resolve_name("os:system")("id")  # refused: shell-command
# %%
from importlib import import_module as im
im("o" + "s").popen("id")  # refused: shell-command
# %%
import sys
sys.modules.__getitem__("os").system("id")  # refused: shell-command
# %%
__builtins__.__dict__["__import__"]("os").system("id")  # refused: shell-command
# %%
print.__self__.__import__("os").system("id")  # refused: shell-command
# %%
def f(): pass
f.__globals__["__builtins__"].__import__("os").system("id")  # refused: shell-command
# %%
import json
json.loads.__globals__["__builtins__"]["__import__"]("os").system("id")  # refused: shell-command
# %%
import string
string.Formatter.format.__globals__["_string"]
import random
random._os.system("id")  # refused: shell-command
# %%
import glob
glob.os.system("id")  # refused: shell-command
# %%
import pathlib
pathlib.os.popen("id")  # refused: shell-command
# %%
import inspect
inspect.os.system("id")  # refused: shell-command
# %%
import importlib
importlib._bootstrap._gcd_import("os").system("id")  # refused: shell-command
# %%
from importlib.machinery import BuiltinImporter
BuiltinImporter.load_module("posix").system("id")  # refused: shell-command
# %%
import sys
sys._getframe().f_globals["__builtins__"].__import__("os").system("id")  # refused: shell-command
# %%
for cls in ().__class__.__base__.__subclasses__():
    if cls.__name__ == "_wrap_close":
        cls.__init__.__globals__["system"]("id")  # refused: shell-command
# %%
ns = {}
exec("import os as q", ns)
ns["q"].system("id")  # refused: shell-command
# %%
eval(compile("__import__('os').system('id')", "f", "eval"))  # refused: shell-command
# %%
(lambda f: f("id"))(__import__("os").system)  # refused: shell-command
# %%
m = __import__("os" if 1 else "sys")
m.system("id")  # refused: shell-command
# %%
import os
[os.getcwd, os.system][1]("id")  # refused: shell-command
# %%
import os
d = {n: getattr(os, n) for n in ("system", "getcwd")}  # refused: shell-command
d["system"]("id")  # refused: shell-command
# %%
import os
for f, a in zip([os.system], ["id"]):  # refused: shell-command
    f(a)  # refused: shell-command
# %%
import os
next(filter(None, [os.system]))("id")  # refused: shell-command
# %%
import os
sorted(["id"], key=os.system)  # refused: shell-command
# %%
import os, functools
functools.reduce(lambda a, b: os.system(b), ["id"], 0)  # refused: shell-command
# %%
import contextlib, os
with contextlib.ExitStack() as st:
    st.callback(os.system, "id")  # refused: shell-command
# %%
import os
class D:
    def __del__(self):
        os.system("id")  # refused: shell-command
D()
# %%
import os
class Desc:
    def __get__(self, o, t=None):
        return os.system  # refused: shell-command
class U:
    x = Desc()
U().x("id")
# %%
import os
class B:
    def __init_subclass__(cls, **k):
        os.system("id")  # refused: shell-command
class C(B): pass
# %%
import os
getattr(os, "\x73\u0079\163tem")("id")  # refused: shell-command
# %%
import codecs, os
getattr(os, codecs.encode("flfgrz", "rot_13"))("id")  # refused: shell-command
# %%
import os
s = "ecosystem"
getattr(os, s[3:])("id")  # refused: shell-command
# %%
import os
getattr(os, "a.system.b".split(".")[1])("id")  # refused: shell-command
# %%
import os, re
getattr(os, re.sub("-", "", "s-y-s-t-e-m"))("id")  # refused: shell-command
# %%
import os, json
getattr(os, json.loads('{"f": "system"}')["f"])("id")  # refused: shell-command
# %%
import os
getattr(os, "SYSTEM".swapcase())("id")  # refused: shell-command
# %%
import os
a, b = "sys", "tem"
getattr(os, f"{a}{b}")("id")  # refused: shell-command
# %%
import os
n = ""
for ch in reversed("metsys"):
    n = n + ch
getattr(os, n)("id")  # refused: shell-command
# %%
import os
codes = [115, 121, 115, 116, 101, 109]
i = 0
word = ""
while i < len(codes):
    word += chr(codes[i])
    i += 1
getattr(os, word)("id")  # refused: shell-command
# %%
import os
class K:
    NAME = "system"
getattr(os, K.NAME)("id")  # refused: shell-command
# %%
import os, enum
class K(enum.Enum):
    RUN = "system"
getattr(os, K.RUN.value)("id")  # refused: shell-command
# %%
import os
cfg = {"call": "popen"}
getattr(os, cfg.get("call", "getcwd"))("id")  # refused: shell-command
# %%
import os
def which():
    return "system"
getattr(os, which())("id")  # refused: shell-command
# %%
import os
def build(cs):
    return "" if not cs else chr(cs[0]) + build(cs[1:])
getattr(os, build([115, 121, 115, 116, 101, 109]))("id")  # refused: shell-command
# %%
import os
getattr(os, max("system", "getcwd"))("id")  # refused: shell-command
# %%
import os
class system: pass
getattr(os, system.__name__)("id")  # refused: shell-command
# %%
import os
def f():
    "system"
getattr(os, f.__doc__)("id")  # refused: shell-command
# %%
import os, types
ns = types.SimpleNamespace(o=os)
ns.o.system("id")  # refused: shell-command
# %%
import os, collections
collections.ChainMap({"f": os.system})["f"]("id")  # refused: shell-command
# %%
import os, weakref
class A: pass
a = A()
weakref.finalize(a, os.system, "id")  # refused: shell-command
# %%
import threading, os
threading.Timer(0, os.system, ["id"]).start()  # refused: shell-command
# %%
import sys, os
sys.excepthook = lambda *a: os.system("id")  # refused: shell-command
1/0
# %%
import os
def register(cb): cb()
register(lambda: os.system("id"))  # refused: shell-command
# %%
import ctypes as c  # refused: native-code
c.CDLL(None).system(b"id")  # refused: native-code
# %%
from ctypes import cdll  # refused: native-code
cdll.LoadLibrary("libc.so.6").system(b"id")  # refused: native-code
# %%
import importlib
ct = importlib.import_module("ct" + "ypes")  # refused: native-code
ct.CDLL(None)  # refused: native-code
# %%
import ctypes  # refused: native-code
ctypes.pythonapi.Py_Exit(0)  # refused: native-code
# %%
import ctypes  # refused: native-code
print(ctypes.string_at(id("a"), 10))  # refused: native-code
# %%
import _ctypes  # refused: native-code
_ctypes.dlopen("libc.so.6", 2)  # refused: native-code
# %%
import importlib.machinery
importlib.machinery.ExtensionFileLoader("x", "x.so").load_module()  # refused: native-code
# %%
import cffi  # refused: native-code
# %%
from torch.utils.cpp_extension import load_inline  # refused: native-code
load_inline("x", "int f(){return 1;}")  # refused: native-code
# %%
import os
HANDLERS = {}
def handler(name):
    def deco(fn):
        HANDLERS[name] = fn
        return fn
    return deco
@handler("sh")
def sh(arg):
    return os.popen(arg).read()  # refused: shell-command
print(HANDLERS["sh"]("id"))
# %%
CONFIG = {"module": "os", "function": "system", "args": ["id"]}
import importlib
mod = importlib.import_module(CONFIG["module"])
getattr(mod, CONFIG["function"])(*CONFIG["args"])  # refused: shell-command
# %%
import json, importlib
cfg = json.loads('{"m": "os", "f": "system"}')
getattr(importlib.import_module(cfg["m"]), cfg["f"])("id")  # refused: shell-command
# %%
def load(path):
    mod, _, name = path.rpartition(".")
    return getattr(__import__(mod), name)  # refused: shell-command
load("os.system")("id")  # refused: shell-command
# %%
import importlib
def resolve(dotted):
    parts = dotted.split(":")
    m = importlib.import_module(parts[0])
    return getattr(m, parts[1])  # refused: shell-command
resolve("os:system")("id")  # refused: shell-command
# %%
import importlib
class Lazy:
    def __init__(self, name):
        self.name = name
        self._m = None
    def __getattr__(self, attr):
        if self._m is None:
            self._m = importlib.import_module(self.name)
        return getattr(self._m, attr)
x = Lazy("os")
x.system("id")  # refused: shell-command
# %%
import os
class MyOS:
    system = os.system  # refused: shell-command
MyOS.system("id")
# %%
import os
class ShellMixin:
    def sh(self, c): return os.system(c)  # refused: shell-command
class App(ShellMixin):
    def run(self): self.sh("id")
App().run()
# %%
import os, asyncio
async def agen():
    yield os
async def main():
    async for m in agen():
        m.system("id")  # refused: shell-command
asyncio.run(main())
# %%
import os
class E(Exception):
    def __init__(self, m): self.m = m
try:
    raise E(os)
except E as e:
    e.m.system("id")  # refused: shell-command
# %%
import os, queue
q = queue.Queue()
q.put(os)
q.get().system("id")  # refused: shell-command
# %%
import os, contextvars
v = contextvars.ContextVar("v")
v.set(os)
v.get().system("id")  # refused: shell-command
# %%
import os
from collections import deque
d = deque()
d.append(os)
d.pop().popen("id")  # refused: shell-command
# %%
import os
class AD(dict):
    __getattr__ = dict.get
AD(o=os).o.system("id")  # refused: shell-command
# %%
import os
class T: pass
setattr(T, "run", staticmethod(os.system))  # refused: shell-command
T.run("id")
# %%
import os
T = type("T", (), {"run": staticmethod(os.system)})  # refused: shell-command
T.run("id")
# %%
from functools import partial
import os
steps = [partial(getattr, os), lambda f: f("system"), lambda s: s("id")]
v = steps[0]("system")  # refused: shell-command
v("id")  # refused: shell-command
# %%
import os
compose = lambda f, g: lambda x: f(g(x))
compose(os.system, str.strip)(" id ")  # refused: shell-command
# %%
import sys
getattr(getattr(sys, "modules")["os"], "system")("id")  # refused: shell-command
# %%
__import__("importlib").import_module("os").system("id")  # refused: shell-command
# %%
import site
site.os.system("id")  # refused: shell-command
# %%
import subprocess as sp
sp.os.system("id")  # refused: shell-command
# %%
from unittest.mock import patch
import os
with patch.object(os, "getcwd", os.system):  # refused: shell-command
    os.getcwd("id")
# %%
import ast
tree = ast.parse("import os\nos.system('id')")
exec(compile(tree, "<s>", "exec"))  # refused: shell-command
# %%
mod = "os"
exec(f"import {mod}; {mod}.system('id')")  # refused: shell-command
# %%
f = eval("lambda c: __import__('os').system(c)")  # refused: shell-command
f("id")
# %%
import timeit
timeit.timeit("os.system('id')", setup="import os", number=1)  # refused: shell-command
# %%
import code
code.InteractiveConsole().push("import os; os.system('id')")  # refused: shell-command
# %%
import types
m = types.ModuleType("m")
exec("import os; os.system('id')", m.__dict__)  # refused: shell-command
# %%
import runpy
d = runpy.run_module("os")
d.get("system")("id")  # refused: shell-command
# %%
import os
__builtins__.shell = os.system  # refused: shell-command
shell("id")
# %%
import string
string.Template.substitute.__globals__["_re"].enum.sys.modules["os"].system("id")  # refused: shell-command
# %%
import warnings
warnings.catch_warnings()._module.sys.modules["os"].system("id")  # refused: shell-command
# %%
import logging
logging.Handler.__init__.__globals__["os"].system("id")  # refused: shell-command
# %%
try:
    raise Exception
except Exception as e:
    e.__traceback__.tb_frame.f_globals["__builtins__"].__import__("os").system("id")  # refused: shell-command
# %%
g = (i for i in [1])
g.gi_frame.f_builtins["__import__"]("os").system("id")  # refused: shell-command
# %%
[c for c in {}.__class__.__base__.__subclasses__() if "wrap_close" in str(c)].pop().__init__.__globals__.get("popen")("id")  # refused: shell-command
# %%
b = getattr(getattr((), "__class__"), "__base__")
for c in getattr(b, "__subclasses__")():
    g = getattr(getattr(c, "__init__", None), "__globals__", {})
    if "system" in g:
        g["system"]("id")  # refused: shell-command
# %%
def f(): pass
f.run = __import__("os").system  # refused: shell-command
f.run("id")
# %%
import os
s = chr(115) + chr(121) + chr(115) + chr(116) + chr(101) + chr(109)
getattr(os, s)("id")  # refused: shell-command
# %%
import os
parts = ["tem", "sys"]
getattr(os, parts.pop() + parts.pop())("id")  # refused: shell-command
# %%
import os
getattr(os, "".join(a + b for a, b in zip("sse", "ytm")))("id")  # refused: shell-command
# %%
import os
scr = {3: "t", 1: "y", 0: "s", 2: "s", 5: "m", 4: "e"}
getattr(os, "".join(scr[k] for k in sorted(scr)))("id")  # refused: shell-command
# %%
import os
data = bytes(b ^ 0x2A for b in b"YSY^OG")
getattr(os, data.decode())("id")  # refused: shell-command
# %%
import base64, os
n = base64.b64decode(base64.b64decode(b"YzNsemRHVnQ=")).decode()
getattr(os, n)("id")  # refused: shell-command
# %%
import os
n = "".join(chr(int(x)) for x in "115 121 115 116 101 109".split())
getattr(os, n)("id")  # refused: shell-command
# %%
import os
h = "73797374656d"
n = "".join(chr(int(h[i:i+2], 16)) for i in range(0, len(h), 2))
getattr(os, n)("id")  # refused: shell-command
# %%
import os, binascii
getattr(os, binascii.unhexlify("706f70656e").decode())("id")  # refused: shell-command
# %%
import os
t = str.maketrans("abcdef", "system")
getattr(os, "abadef".translate({97: "s", 98: "y", 100: "t", 101: "e", 102: "m"}))("id")  # refused: shell-command
# %%
import os, struct
n = struct.pack("6B", 115, 121, 115, 116, 101, 109).decode()
getattr(os, n)("id")  # refused: shell-command
# %%
import os
rev = lambda s: s and rev(s[1:]) + s[0]
getattr(os, rev("metsys"))("id")  # refused: shell-command
# %%
import os
def dec():
    for c in (115, 121, 115, 116, 101, 109):
        yield chr(c)
getattr(os, "".join(dec()))("id")  # refused: shell-command
# %%
import os
class D:
    def __init__(self, k): self.k = k
    def dec(self, xs): return "".join(chr(x - self.k) for x in xs)
getattr(os, D(1).dec([116, 122, 116, 117, 102, 110]))("id")  # refused: shell-command
# %%
import os
getattr(os, "{a}{b}".format_map({"a": "sys", "b": "tem"}))("id")  # refused: shell-command
# %%
import os, random
getattr(os, "system" if random.random() > 2 else "popen")("id")  # refused: shell-command
# %%
import os
try:
    n = 1 / 0
except ZeroDivisionError:
    n = "system"
getattr(os, n)("id")  # refused: shell-command
# %%
import os
names = iter(["getcwd", "system"])
next(names)
getattr(os, next(names))("id")  # refused: shell-command
# %%
import os
kind = "shell"
match kind:
    case "shell": n = "system"
    case _: n = "getcwd"
getattr(os, n)("id")  # refused: shell-command
# %%
import os
n = "s"
n += "ys"
n *= 1
n += "tem"
getattr(os, n)("id")  # refused: shell-command
# %%
import os
NAME = "x"
def setup():
    global NAME
    NAME = "system"
setup()
getattr(os, NAME)("id")  # refused: shell-command
# %%
import os
def a():
    n = "x"
    def b():
        nonlocal n
        n = "system"
    b()
    return n
getattr(os, a())("id")  # refused: shell-command
# %%
import os
def call(*a):
    return getattr(a[0], a[1])("id")  # refused: shell-command
call(os, "system")
# %%
import os
def dig(o, path):
    for p in path.split("."):
        o = getattr(o, p)  # refused: shell-command
    return o
dig(os, "path.os.system")("id")  # refused: shell-command
# %%
import operator, os
operator.attrgetter("path.os.system")(os)("id")  # refused: shell-command
# %%
import operator, os
operator.itemgetter("system")(vars(os))("id")  # refused: shell-command
# %%
(o := __import__("os")) and o.system("id")  # refused: shell-command
# %%
import os
a = b = c = os
c.system("id")  # refused: shell-command
# %%
import os
first, *rest = [1, os, 2]
rest[0].system("id")  # refused: shell-command
# %%
import os, json
os, json = json, os
json.system("id")  # refused: shell-command
# %%
import os
for x in ():
    pass
else:
    os.system("id")  # refused: shell-command
# %%
import os
assert os.system("id") == 0  # refused: shell-command
# %%
import os
print(f"{os.popen('id').read()}")  # refused: shell-command
# %%
import os
def f(x=[os]):
    x[0].system("id")  # refused: shell-command
f()
# %%
import os
def f(x: os.system("id")):  # refused: shell-command
    pass
# %%
import os
def deco(x):
    def w(f): return f
    return w
@deco(os.system("id"))  # refused: shell-command
def g(): pass
# %%
import os
class A:
    os.system("id")  # refused: shell-command
# %%
import os
class A(object, metaclass=type, **({"x": os.system} and {})):  # refused: shell-command
    pass
# %%
import os
[1, 2][os.system("id"):]  # refused: shell-command
# %%
import os
print(1 < os.system("id") < 3)  # refused: shell-command
# %%
import os
def g():
    yield from map(os.system, ["id"])  # refused: shell-command
list(g())
# %%
import os
async def f():
    await (lambda: os.system("id"))()  # refused: shell-command
# %%
import os
D = {"x": lambda c: os.popen(c)}  # refused: shell-command
D["x"]("id")
# %%
x = 1; import os; os.system("id")  # refused: shell-command
# %%
import os
(os).system("id")  # refused: shell-command
# %%
import os
[os][0].system("id")  # refused: shell-command
# %%
import os
{"o": os}["o"].system("id")  # refused: shell-command
# %%
import os
(os if True else None).system("id")  # refused: shell-command
# %%
import os # '''
os.system("id")  # refused: shell-command
# '''
# %%
import os
ｏｓ.system("id")  # refused: shell-command
