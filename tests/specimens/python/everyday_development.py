# presets: development
# %%
import os
def runner(command):
    return os.system(command)  # refused: shell-command
for c in ("ls", "whoami"):
    print(runner(c))
# %%
import subprocess
result = subprocess.run("ls -la | wc -l", shell=True, capture_output=True, text=True)  # refused: shell-argument
print(result.stdout)
# %%
import ctypes  # refused: native-code
libc = ctypes.CDLL("libc.so.6")  # refused: native-code
libc.puts(b"hi")
# %%
import asyncio
async def run(cmd):
    proc = await asyncio.create_subprocess_shell(cmd, stdout=asyncio.subprocess.PIPE)  # refused: shell-command
    return await proc.communicate()
asyncio.run(run("ls"))
# %%
import os
class Shell:
    run = staticmethod(os.system)  # refused: shell-command
Shell().run("id")
# %%
import os
class Proxy:
    def __getattr__(self, name):
        return getattr(os, name)
Proxy().system("id")  # refused: shell-command
# %%
import os
class Cfg:
    def __init__(self): self._mod = os
    @property
    def mod(self): return self._mod
Cfg().mod.system("id")  # refused: shell-command
# %%
import os
def deco(f):
    def inner(*a): return os.system(*a)  # refused: shell-command
    return inner
@deco
def show(x): print(x)
show("id")
# %%
import os
def gen():
    yield os
for m in gen():
    m.system("id")  # refused: shell-command
# %%
import os
x = (lambda m=os: m)()
x.system("id")  # refused: shell-command
# %%
import os
mods = {"a": os, "b": None}
for k, v in mods.items():
    if v: v.system("id")  # refused: shell-command
# %%
import os
[m.system("id") for m in [os]]  # refused: shell-command
# %%
import os
match os:
    case m:
        m.system("id")  # refused: shell-command
# %%
import os
if (s := os.system):  # refused: shell-command
    s("id")  # refused: shell-command
# %%
from os import *
system("id")  # refused: shell-command
# %%
def setup():
    global helper
    import os as helper
setup()
helper.system("id")  # refused: shell-command
# %%
def outer():
    m = None
    def set_():
        nonlocal m
        import os
        m = os
    set_()
    m.system("id")  # refused: shell-command
outer()
# %%
import os
print = 1
del print
globals()["print"] = os.system  # refused: shell-command
print("id")
# %%
import os
from contextlib import contextmanager
@contextmanager
def shell():
    yield os.system  # refused: shell-command
with shell() as run:
    run("id")  # refused: shell-command
# %%
import os
vars(os)["sys" + "tem"]("id")  # refused: shell-command
# %%
import os
os.__dict__["metsys"[::-1]]("id")  # refused: shell-command
# %%
import sys
import os as _
sys.modules["o" + "s"].system("id")  # refused: shell-command
# %%
import importlib as i
i.import_module("".join(["o", "s"])).system("id")  # refused: shell-command
# %%
__import__("".join(map(chr, [111, 115]))).system("id")  # refused: shell-command
# %%
import pkgutil
pkgutil.resolve_name("os:system")("id")  # refused: shell-command
# %%
import operator, os
operator.methodcaller("system", "id")(os)  # refused: shell-command
# %%
import operator, os
operator.attrgetter("system")(os)("id")  # refused: shell-command
# %%
import functools, os
functools.partial(os.system, "id")()  # refused: shell-command
# %%
import shutil
shutil.os.system("id")  # refused: shell-command
# %%
import random
random._os.system("id")  # refused: shell-command
# %%
import posix
posix.system("id")  # refused: shell-command
# %%
import sys
sys._getframe().f_builtins["__import__"]("os").system("id")  # refused: shell-command
# %%
print.__self__.__import__("os").system("id")  # refused: shell-command
# %%
[c for c in object.__subclasses__() if c.__name__ == "_wrap_close"][0].__init__.__globals__["system"]("id")  # refused: shell-command
# %%
().__class__.__base__.__subclasses__()[140].__init__.__globals__["system"]("id")  # refused: shell-command
# %%
import base64
exec(base64.b64decode("aW1wb3J0IG9zO29zLnN5c3RlbSgnaWQnKQ=="))  # refused: shell-command
# %%
import codecs
eval(codecs.decode("__vzcbeg__('bf').flfgrz('vq')", "rot13"))  # refused: shell-command
# %%
import zlib, base64
d = zlib.decompress(base64.b64decode("eJzLzC3ILypRyC+2zi/WK64sLknN1VDKTFHSBAB9Wwjw"))
exec(d)  # refused: shell-command
# %%
k = 3
s = "".join(chr(ord(c) ^ k) for c in "jnslqw#lp8lp-pzpwfn+$jg$*")
exec(s)  # refused: shell-command
# %%
getattr(__import__("subprocess"), "getoutput")("id")  # refused: shell-command
# %%
ｉｍｐｏｒｔ = __import__
ｉｍｐｏｒｔ("os").ｓystem("id")  # refused: shell-command
# %%
import os
f = [print, os.system][1]  # refused: shell-command
f("id")  # refused: shell-command
# %%
import os
a, *b = print, os.system, len  # refused: shell-command
b[0]("id")
# %%
import os
class Meta(type):
    def __call__(cls, *a): return os.system(*a)  # refused: shell-command
class C(metaclass=Meta): pass
C("id")
# %%
import os
class D:
    def __get__(self, o, t): return os.system  # refused: shell-command
class C: x = D()
C().x("id")
# %%
import os
list(map(os.system, ["id"]))  # refused: shell-command
# %%
import os
sorted(["id"], key=os.system)  # refused: shell-command
# %%
import os, threading
threading.Thread(target=os.system, args=("id",)).start()  # refused: shell-command
# %%
import os, atexit
atexit.register(os.system, "id")  # refused: shell-command
# %%
import os, weakref
weakref.finalize(object, os.system, "id")  # refused: shell-command
# %%
import os
try:
    raise Exception(os.system)  # refused: shell-command
except Exception as e:
    e.args[0]("id")
# %%
import os, signal
signal.signal(signal.SIGALRM, lambda *a: os.system("id"))  # refused: shell-command
# %%
import os, collections
d = collections.defaultdict(lambda: os.system)  # refused: shell-command
d["x"]("id")
# %%
import os, types
ns = types.SimpleNamespace(m=os)
ns.m.system("id")  # refused: shell-command
# %%
import os, enum
class E(enum.Enum):
    A = os
E.A.value.system("id")  # refused: shell-command
# %%
import os, dataclasses
@dataclasses.dataclass
class T:
    tool: object = os
T().tool.system("id")  # refused: shell-command
# %%
import os
from typing import NamedTuple
class N(NamedTuple):
    m: object
N(os).m.system("id")  # refused: shell-command
# %%
import os
import contextvars
v = contextvars.ContextVar("v", default=os)
v.get().system("id")  # refused: shell-command
# %%
import os, queue
q = queue.Queue()
q.put(os)
q.get().system("id")  # refused: shell-command
# %%
import os, copy
copy.copy(os).system("id")  # refused: shell-command
# %%
import os
class A:
    def __enter__(self): return os
    def __exit__(self, *a): pass
with A() as m: m.system("id")  # refused: shell-command
# %%
import os
class It:
    def __iter__(self): return iter([os])
for m in It(): m.system("id")  # refused: shell-command
# %%
import os
class It:
    def __iter__(self): return self
    def __next__(self): return os
next(It()).system("id")  # refused: shell-command
# %%
import os
class Call:
    def __call__(self): return os
Call()().system("id")  # refused: shell-command
# %%
import os
class Op:
    def __add__(self, other): return os
(Op() + 1).system("id")  # refused: shell-command
# %%
import os
f = lambda: (yield os)
next(f()).system("id")  # refused: shell-command
# %%
import os, itertools
for f, a in itertools.product([os.system], ["id"]): f(a)  # refused: shell-command
# %%
import os
d = dict(zip(["a"], [os]))
d["a"].system("id")  # refused: shell-command
# %%
import os
getattr(os, max(["a", "system"]))("id")  # refused: shell-command
# %%
import os
getattr(os, "%s%s" % ("sys", "tem"))("id")  # refused: shell-command
# %%
import os
getattr(os, f"{'sys'}{'tem':s}")("id")  # refused: shell-command
# %%
import os
getattr(os, bytes([115,121,115,116,101,109]).decode())("id")  # refused: shell-command
# %%
import os
n = ""
for c in "s", "ys", "tem": n += c
getattr(os, n)("id")  # refused: shell-command
# %%
import os
names = [n for n in dir(os) if n.startswith("sys") and n.endswith("tem")]
getattr(os, names[0])("id")  # refused: shell-command
# %%
import inspect, os
dict(inspect.getmembers(os))["system"]("id")  # refused: shell-command
# %%
import builtins
getattr(builtins, "__import__")("os").system("id")  # refused: shell-command
# %%
(lambda: 0).__globals__["__builtins__"].__import__("os").system("id")  # refused: shell-command
# %%
try: 1/0
except Exception as e: e.__traceback__.tb_frame.f_globals["__builtins__"].__import__("os").system("id")  # refused: shell-command
# %%
import runpy
runpy.run_module("os")["system"]("id")  # refused: shell-command
# %%
import importlib.util
s = importlib.util.find_spec("os")
m = importlib.util.module_from_spec(s)
s.loader.exec_module(m)
m.system("id")  # refused: shell-command
# %%
import timeit
timeit.timeit("os.system('id')", setup="import os", number=1)  # refused: shell-command
# %%
import doctest
def f():
    """
    >>> import os; os.system("id")  # refused: shell-command
    """
doctest.testmod()
