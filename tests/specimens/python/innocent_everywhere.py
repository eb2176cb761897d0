# presets: minimal, development, educational, data_science, production, strict
# %%
class Robot:
    def open(self, x): return x
    def system(self): return 'ok'
    def exec(self, q): return q
r = Robot()
r.open('x')
r.system()
r.exec('q')
# %%
def compile(x): return x
print(compile('a'))
# %%
def system(x): return x
system('ls')
# %%
eval = lambda s: len(s)
print(eval('1+1'))
# %%
import re
p = re.compile(r'os\.system')
print(p.match('x'))
# %%
import torch
m = torch.nn.Linear(1,1)
m.eval()
# %%
import pandas as pd
df = pd.DataFrame({'a':[1]})
print(df.eval('a+1'))
print(df.query('a > 0'))
print(df.to_csv())
print(df.to_string())
print(df.to_json())
print(df.to_dict())
# %%
import pandas as pd, io
df = pd.read_csv(io.StringIO('a,b\n1,2'))
buf = io.StringIO()
df.to_csv(buf)
print(buf.getvalue())
# %%
import io
import matplotlib.pyplot as plt
fig, ax = plt.subplots()
ax.plot([1,2])
buf = io.BytesIO()
fig.savefig(buf, format='png')
plt.show()
# %%
import sqlite3
c = sqlite3.connect(':memory:')
c.execute('create table t(x)')
cur = c.cursor()
cur.execute('select 1')
cur.executemany('insert into t values (?)', [(1,)])
# %%
import numpy as np
a = np.arange(10)
print(a.sum(), np.linalg.norm(a), a.dtype, np.float64(1))
# %%
import sys
sys.setrecursionlimit(10000)
print(sys.version, sys.maxsize, sys.platform, sys.argv)
for line in sys.stdin: print(line)
sys.stdout.write('x')
sys.exit(0)
# %%
from collections import namedtuple
P = namedtuple('P','x y')
print(P(1,2)._asdict(), P.__doc__)
# %%
class A: pass
class B(A): pass
print(B.__mro__, B.__bases__, A.__subclasses__(), type(B()).__name__, B().__class__.__name__)
# %%
class Base:
    registry = {}
    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        cls.registry[cls.__name__] = cls
class C(Base): pass
print(Base.registry)
# %%
class A:
    def __init__(self): self.__dict__.update(x=1)
    def __getattr__(self, n): return getattr(self.inner, n)
    def __setattr__(self, k, v): object.__setattr__(self, k, v)
    def __getattribute__(self, n): return object.__getattribute__(self, n)
    def __reduce__(self): return (A, ())
    def __eq__(self, o): return self.__dict__ == o.__dict__
print(vars(A()))
# %%
import math
ops = {'sqrt': math.sqrt, 'sin': math.sin}
for n in ops: print(getattr(math, n)(1))
# %%
import operator
print(operator.attrgetter('x')(P), operator.itemgetter(1)([1,2]), operator.methodcaller('upper')('x'))
# %%
import importlib
m = importlib.import_module('math')
print(m.sqrt(2))
# %%
m = __import__('json')
print(m.dumps({}))
# %%
import asyncio
async def main():
    await asyncio.sleep(0)
    await asyncio.gather(*[asyncio.sleep(0) for _ in range(3)])
asyncio.run(main())
# %%
import threading
t = threading.Thread(target=print, args=(1,))
t.start(); t.join()
# %%
from concurrent.futures import ThreadPoolExecutor
with ThreadPoolExecutor(4) as ex: print(list(ex.map(str, range(3))))
# %%
import time, timeit
print(time.perf_counter())
print(timeit.timeit(lambda: sum(range(10)), number=10))
print(timeit.default_timer())
# %%
import functools
@functools.lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n-1)+fib(n-2)
print(fib(30), fib.cache_info(), fib.__wrapped__)
# %%
import pickle
print(len(pickle.dumps([1,2])))
# %%
import hashlib, hmac, secrets, base64
print(hashlib.sha256(b'x').hexdigest(), base64.b64encode(b'x'), base64.b64decode('eA=='))
# %%
import datetime, calendar, zoneinfo
print(datetime.datetime.now(), calendar.month(2024,1))
# %%
import unittest
class T(unittest.TestCase):
    def test(self): self.assertEqual(1,1)
if __name__ == '__main__': unittest.main()
# %%
def f():
    '''
    >>> f()
    1
    '''
    return 1
import doctest
doctest.testmod()
# %%
import logging
logging.basicConfig(level=logging.INFO, format='%(message)s')
log = logging.getLogger(__name__)
log.info('os.system("x")')
# %%
import argparse
p = argparse.ArgumentParser()
p.add_argument('--x')
print(p.parse_args([]))
# %%
import ast
t = ast.parse('1+1')
print(ast.dump(t), ast.literal_eval('[1]'))
class V(ast.NodeVisitor):
    def visit_Name(self, n): print(n.id)
# %%
import inspect
def f(a, b=1): pass
print(inspect.signature(f), inspect.isfunction(f), inspect.getdoc(f))
# %%
import random
random.seed(1)
print(random.choice([1]), random.randint(1,2))
# %%
from dataclasses import dataclass, field
@dataclass
class P:
    x: int = 0
    tags: list = field(default_factory=list)
print(P())
# %%
import typing as t
T = t.TypeVar('T')
def f(x: t.Optional[int]) -> t.List[int]: return [x]
print(t.get_type_hints(f))
# %%
import enum
class C(enum.Enum):
    A = enum.auto()
print(C.A, C.__members__)
# %%
from pathlib import Path, PurePath
p = Path('a') / 'b.txt'
print(p.stem, p.suffix, p.parent, p.with_suffix('.x'), p.is_file())
# %%
import glob, fnmatch
print(glob.glob('*.py'))
# %%
print('rm -rf /')
x = 'format c:'
# os.system('rm -rf /')
# %%
sql = 'DROP TABLE x; exec sp'
cursor.execute(sql)
conn.exec(sql)
obj.popen('x')
obj.remove(1)
lst.remove(2)
s.replace('a','b')
d.pop('system')
q.put(1)
zf.open('a','w')
img.open('x')
node.unlink()
obj.call('x'); obj.run('y'); obj.load('z'); obj.loads('q')
# %%
from PIL import Image
im = Image.new('RGB',(1,1))
print(im.size)
# %%
import sympy as sp
x = sp.symbols('x')
print(sp.integrate(x**2, x), sp.sympify('x+1'))
# %%
from sklearn.linear_model import LinearRegression
from sklearn.datasets import load_iris
X, y = load_iris(return_X_y=True)
m = LinearRegression().fit(X,y)
print(m.score(X,y))
# %%
import scipy.stats as st
for d in ('norm','expon'): print(getattr(st, d).mean())
# %%
import numpy as np
for f in ['mean','std']: print(getattr(np, f)([1,2]))
def g(xp=np): return xp.zeros(3)
print(g(np))
# %%
import json, csv, io
w = csv.writer(io.StringIO())
w.writerow([1])
print(json.loads('{}'))
# %%
def g():
    x = yield 1
    print(x)
it = g()
next(it)
it.send(2)
it.close()
try:
    it.throw(ValueError)
except ValueError as e:
    print(e.args, e.__class__.__name__)
import traceback
try: 1/0
except ZeroDivisionError: traceback.print_exc()
# %%
x = input('name: ')
print(f'hi {x!r:>10}', '{:>10}'.format(x), '{0.real}'.format(1), '{a[b]}'.format(a={'b':1}), '%s' % x)
# %%
import signal
signal.signal(signal.SIGALRM, lambda *a: None)
# %%
import contextlib, io
with contextlib.redirect_stdout(io.StringIO()) as f: print('x')
# %%
import gc, weakref, copy
gc.collect()
copy.deepcopy([1])
# %%
import urllib.parse
print(urllib.parse.quote('a b'), urllib.parse.urlparse('http://x'))
import http
print(http.HTTPStatus.OK)
from html import escape
# %%
import string, secrets
pwd = ''.join(secrets.choice(string.ascii_letters) for _ in range(8))
print(pwd)
grp = {}
code = 5
print(code, grp)
# %%
def outer():
    def inner(): pass
    return inner
f = outer()
print(f.__closure__, f.__code__.co_name, f.__name__, f.__defaults__, f.__annotations__, f.__module__, f.__qualname__)
# %%
if 'x' in globals(): print(globals()['x'])
print(locals())
print(len(globals()))
# %%
class P:
    def __init__(self, os): self.os = os
    def system(self): return self.os
print(P('linux').os, P('x').system())
# %%
def render(template, **kw): return template.format(**kw)
print(render('{a}', a=1))
# %%
class Stack:
    def __init__(self): self._d = []
    def push(self, x): self._d.append(x)
    def pop(self): return self._d.pop()
s = Stack(); s.push(1); print(s.pop())
# %%
class Node:
    def __init__(self, v): self.v = v; self.next = None
    def unlink(self): self.next = None
class Cmd:
    def run(self): pass
    def write_text(self, t): pass
n = Node(1); n.unlink(); Cmd().write_text('a'); Cmd().run()
# %%
class Path:
    def unlink(self): pass
Path().unlink()
# %%
open = 5
print(open)
input = [1]
exec = {}
print(exec.get('a'))
id = 3
dir = 4
vars = [1]
for eval in range(3): print(eval)
# %%
def f(eval, exec=None, open=print):
    return eval(1), open('x')
f(str)
# %%
from mymod import system, popen, eval
system('x'); eval('1')
# %%
import mymod as os
os.system('x')
# %%
try:
    import numpy as np
except ImportError:
    np = None
print(np)
# %%
import re
print(re.sub('a','b','c'), re.escape('x'))
import shlex
print(shlex.split('rm -rf /'))
# %%
text = '''
import os
os.system('rm -rf /')
'''
print(text)
print(len('eval(1)'))
# %%
import textwrap, string
print(string.Template('$a').substitute(a=1), textwrap.dedent(' x'))
# %%
class A:
    def __init__(self): self.system = 'x'; self.popen = 1
a = A()
print(a.system, a.popen)
# %%
rows = [{'os': 1}]
for r in rows: print(r['os'])
os = {'system': len}
print(os['system']('a'))
# %%
class os:
    @staticmethod
    def system(x): return x
os.system('ls')
# %%
import sys
sys.path.append('.')
sys.stdout.flush()
print(sys.getsizeof(1), sys.byteorder, sys.float_info.max, sys.getrecursionlimit(), sys.exc_info())
print('x', file=sys.stderr)
# %%
import functools, operator
print(functools.reduce(operator.mul, [1,2,3]), functools.partial(print, 'a')(), list(map(str.upper, ['a'])))
# %%
from abc import ABC, abstractmethod
class S(ABC):
    @abstractmethod
    def area(self): ...
class Q(S):
    def area(self): return 1
print([c().area() for c in S.__subclasses__()])
# %%
import warnings
warnings.filterwarnings('ignore')
import traceback, sys
try: 1/0
except Exception as e: print(traceback.format_exc(), e.__traceback__, type(e).__name__)
# %%
import heapq, bisect, array, struct, zlib, binascii, uuid, statistics, fractions, decimal
print(uuid.uuid4(), struct.pack('i', 1), zlib.compress(b'x'))
# %%
def deco(f):
    @__import__('functools').wraps(f)
    def w(*a, **k): return f(*a, **k)
    return w
@deco
def g(x): return x
print(g(1))
# %%
x = 5
match x:
    case 1: print(1)
    case [a, *b]: print(a)
    case {'k': v, **r}: print(v)
    case int(): print('int')
    case _: pass
# %%
import json
d = json.loads('{"cmd": "os.system"}')
print(d['cmd'])
name = 'upper'
print(getattr('abc', name)(), getattr(d, 'get')('cmd'), hasattr(d, 'x'), setattr(type('T', (), {}), 'a', 1))
# %%
import matplotlib
matplotlib.use('Agg')
import matplotlib.pyplot as plt
plt.plot([1,2]); plt.title('x'); plt.show(); plt.close('all')
# %%
import pandas as pd
df = pd.DataFrame({'a':[1,2]})
print(df.describe(), df.to_numpy(), df.apply(lambda r: r + 1), df.pipe(len), df.replace(1, 2), df.rename(columns={'a':'b'}), df.drop(columns=['a']), df.pop('a'))
# %%
class Bank:
    def exec(self, order): return order
    def open(self, acc): return acc
    def load(self, s): return s
    def dump(self): return 1
    def remove(self, x): return x
    def connect(self): return self
b = Bank().connect()
b.exec('a'); b.open('x'); b.load('s'); b.remove(1)
# %%
def show(n):
    x = 1
    return locals()[n]
print(show('x'))
print('{0.__class__.__name__}'.format(1))
# %%
try: 1/0
except Exception as e:
    tb = e.__traceback__
    while tb.tb_next: tb = tb.tb_next
    print(tb.tb_lineno)
# %%
print(dir(__builtins__), __name__, __file__, __doc__)
# %%
def area(shape):
    handlers = {'sq': lambda s: s**2}
    return handlers[shape](2)
print(area('sq'))
# %%
class Shell:
    def system(self, c): print(c)
class App:
    def __init__(self): self.sh = Shell()
    def go(self): self.sh.system('ls')
App().go()
# %%
import itertools, collections
print(list(itertools.chain([1],[2])), collections.Counter('abc').most_common(1), collections.deque([1]).popleft())
# %%
def compose(*fs):
    import functools
    return functools.reduce(lambda f, g: lambda x: f(g(x)), fs)
print(compose(str, int)('1'))
# %%
import tkinter as tk
root = tk.Tk()
tk.Label(root, text='x').pack()
root.mainloop()
# %%
import turtle
t = turtle.Turtle()
t.forward(1)
turtle.done()
# %%
import re, string
VOWELS = set('aeiou')
print(''.join(c for c in 'hello' if c not in VOWELS), str.maketrans('a','b'), 'x'.translate({97: 98}))
# %%
import random
def step(cells):
    counts = {}
    for x, y in cells:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy:
                    counts[x + dx, y + dy] = counts.get((x + dx, y + dy), 0) + 1
    return {c for c, n in counts.items() if n == 3 or (n == 2 and c in cells)}
cells = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
for _ in range(4):
    cells = step(cells)
print(sorted(cells))
# %%
class Node:
    def __init__(self, value):
        self.value = value
    def eval(self):
        return self.value
    def open(self):
        return True
    def exec(self):
        return self.eval()
    def system(self):
        return "x"
    def remove(self, x):
        return x
n = Node(3)
print(n.eval(), n.open(), n.exec(), n.system(), n.remove(2))
# %%
class Config: pass
os = Config()
os.system = lambda c: c
os.system("rm -rf /")
# %%
def f(socket, requests, subprocess):
    subprocess.run("x")
    requests.get("y")
    return socket.connect("z")
# %%
def eval(expr):
    return len(expr)
print(eval("1+1"))
# %%
def open(door):
    return door + " opened"
print(open("front"))
# %%
"""This module calls os.system('rm -rf /') never. eval(x) exec(y)"""
# import subprocess; subprocess.run("ls", shell=True)
MESSAGE = "do not use eval() or os.system('rm -rf /')"
print(MESSAGE, "import socket")
# %%
import re
p = re.compile(r"\b(eval|exec)\b")
print(p.findall("eval exec os.system"))
# %%
items = [1, 2, 3]
items.remove(2)
s = {1}
s.remove(1)
print(items.pop(), s)
# %%
import queue
q = queue.Queue()
q.put(1)
print(q.get())
# %%
from dataclasses import dataclass, field, asdict
@dataclass(order=True)
class Process:
    pid: int
    system: str = "linux"
    environ: dict = field(default_factory=dict)
    def kill(self):
        return f"killed {self.pid}"
    def fork(self):
        return Process(self.pid + 1)
p = Process(1)
print(p.kill(), p.fork(), asdict(p), p.system, p.environ)
# %%
from enum import Enum, auto
class Op(Enum):
    EXEC = auto()
    EVAL = auto()
    SYSTEM = auto()
print(Op.EXEC, Op["SYSTEM"], Op.EVAL.name)
# %%
import argparse
parser = argparse.ArgumentParser()
parser.add_argument("--exec", default="x")
parser.add_argument("--system", action="store_true")
args = parser.parse_args([])
print(args.exec, args.system)
# %%
import logging
logging.basicConfig(level=logging.INFO)
log = logging.getLogger(__name__)
log.info("removing %s", "x")
# %%
import unittest
class T(unittest.TestCase):
    def test_eval(self):
        self.assertEqual(1 + 1, 2)
    def run_system(self):
        pass
if __name__ == "__main__":
    unittest.main(argv=["x"], exit=False)
# %%
import sys
print(sys.maxsize, sys.version_info, sys.getrecursionlimit())
sys.setrecursionlimit(5000)
# %%
import sys
def main():
    return 0
if __name__ == "__main__":
    sys.exit(main())
# %%
import sys
data = sys.stdin.read().split()
print(sum(map(int, data)))
for line in sys.stdin:
    print(line.strip(), file=sys.stderr)
# %%
import sys
sys.stdout.write("hello\n")
sys.stdout.flush()
# %%
from os.path import join, basename
print(join("a", basename("b/c")))
# %%
import numpy as np
rng = np.random.default_rng(0)
a = rng.normal(size=(10, 3))
print(np.linalg.eigvals(a.T @ a), a.mean(axis=0), np.where(a > 0, a, 0).sum())
print(np.save.__name__)
# %%
import pandas as pd
df = pd.DataFrame({"a": [1, 2, 3], "b": [4, 5, 6]})
print(df.groupby("a").b.sum(), df.query("a > 1"), df["a"].to_list(), df.to_string())
print(df.to_csv(index=False))
df.pop("a")
# %%
import matplotlib.pyplot as plt
import numpy as np
x = np.linspace(0, 1, 10)
fig, ax = plt.subplots(figsize=(4, 3))
ax.plot(x, np.sin(x), label="sin")
ax.set_title("os.system")
ax.legend()
plt.show()
# %%
from sklearn.datasets import load_iris
from sklearn.model_selection import train_test_split
from sklearn.linear_model import LogisticRegression
X, y = load_iris(return_X_y=True)
a, b, c, d = train_test_split(X, y, random_state=0)
m = LogisticRegression(max_iter=500).fit(a, c)
print(m.score(b, d), m.get_params())
# %%
import torch
import torch.nn as nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(2, 1)
    def forward(self, x):
        return self.fc(x)
net = Net()
net.eval()
with torch.no_grad():
    print(net(torch.zeros(1, 2)))
# %%
from tensorflow import keras
model = keras.Sequential([keras.layers.Dense(1)])
model.compile(optimizer="adam", loss="mse")
model.fit([[1.0]], [[2.0]], epochs=1)
# %%
import sympy as sp
x = sp.symbols("x")
e = x**2 + 1
print(sp.diff(e), e.subs(x, 2), sp.integrate(e, (x, 0, 1)), e.evalf())
# %%
import ast
print(ast.literal_eval("[1, 2]"))
tree = ast.parse("eval('1')")
print(ast.dump(tree))
for n in ast.walk(tree):
    if isinstance(n, ast.Call) and n.func.id == "eval":
        print(n.lineno)
# %%
import json
print(json.dumps({"exec": 1}), json.loads('{"system": "os.system"}')["system"])
# %%
from contextlib import contextmanager, suppress, ExitStack, redirect_stdout
import io
@contextmanager
def opened(name):
    print("open", name)
    yield name
    print("close")
with opened("a") as a, suppress(ValueError):
    print(a)
buf = io.StringIO()
with redirect_stdout(buf):
    print("x")
print(buf.getvalue())
# %%
from functools import reduce, partial, lru_cache, wraps, singledispatch
import operator
print(reduce(operator.mul, [1, 2, 3]), partial(pow, 2)(3))
@lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(30))
# %%
import functools, time
def timed(f):
    @functools.wraps(f)
    def inner(*a, **k):
        t = time.perf_counter()
        try:
            return f(*a, **k)
        finally:
            print(f.__name__, time.perf_counter() - t)
    return inner
@timed
def go(): return sum(range(100))
go()
# %%
class Registry(type):
    items = {}
    def __new__(mcs, name, bases, ns):
        cls = super().__new__(mcs, name, bases, ns)
        mcs.items[name] = cls
        return cls
class Base(metaclass=Registry): pass
class Child(Base): pass
print(list(Registry.items))
# %%
class Plugin:
    plugins = []
    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        cls.plugins.append(cls)
class A(Plugin): pass
print([p.__name__ for p in Plugin.plugins], A.__doc__, A.__module__)
# %%
class Dispatcher:
    def do_get(self): return "get"
    def do_exec(self): return "exec"
    def dispatch(self, name):
        return getattr(self, "do_" + name, self.default)()
    def default(self): return None
print(Dispatcher().dispatch("exec"))
# %%
class Lazy:
    def __init__(self, data):
        self._data = data
    def __getattr__(self, name):
        try:
            return self._data[name]
        except KeyError:
            raise AttributeError(name) from None
    def __setattr__(self, name, value):
        super().__setattr__(name, value)
l = Lazy({"system": 1, "popen": 2})
print(l.system, l.popen)
# %%
class V:
    __slots__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
    def __repr__(self): return f"{self.__class__.__name__}({self.x}, {self.y})"
    def __eq__(self, o): return type(self) is type(o) and self.x == o.x
    def __hash__(self): return hash((self.x, self.y))
print(V(1, 2), V(1, 2).__class__.__name__, type(V(1, 2)).__name__)
# %%
class P:
    def __init__(self): self.a = 1
    def to_dict(self): return dict(self.__dict__)
print(P().to_dict(), vars(P()))
# %%
class P:
    def __init__(self, **kw): self.__dict__.update(kw)
print(P(a=1).a)
# %%
def gen(n):
    for i in range(n):
        got = yield i
        if got: print(got)
g = gen(3)
print(next(g), g.send("x"))
g.close()
# %%
import asyncio
async def work(i):
    await asyncio.sleep(0)
    return i * 2
async def main():
    print(await asyncio.gather(*(work(i) for i in range(3))))
    q = asyncio.Queue()
    await q.put(1)
    print(await q.get())
asyncio.run(main())
# %%
import threading
lock = threading.Lock()
total = 0
def add(n):
    global total
    with lock:
        total += n
ts = [threading.Thread(target=add, args=(i,)) for i in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print(total)
# %%
from concurrent.futures import ThreadPoolExecutor, as_completed
with ThreadPoolExecutor(4) as ex:
    fs = [ex.submit(pow, i, 2) for i in range(3)]
    print([f.result() for f in as_completed(fs)])
# %%
from typing import Callable, Generic, TypeVar, Protocol, Optional
T = TypeVar("T")
class Stack(Generic[T]):
    def __init__(self) -> None: self._items: list[T] = []
    def push(self, item: T) -> None: self._items.append(item)
    def pop(self) -> Optional[T]: return self._items.pop() if self._items else None
class Runner(Protocol):
    def system(self, cmd: str) -> int: ...
def run(r: "Runner", open: Callable[[str], int]) -> int:
    return open("x") + r.system("y")
# %%
import re
class Parser:
    def __init__(self, text):
        self.tokens = re.findall(r"\d+|[-+*/()]", text)
        self.pos = 0
    def peek(self): return self.tokens[self.pos] if self.pos < len(self.tokens) else None
    def eat(self):
        self.pos += 1
        return self.tokens[self.pos - 1]
    def expr(self):
        v = self.term()
        while self.peek() in ("+", "-"):
            v = v + self.term() if self.eat() == "+" else v - self.term()
        return v
    def term(self):
        v = self.factor()
        while self.peek() in ("*", "/"):
            v = v * self.factor() if self.eat() == "*" else v / self.factor()
        return v
    def factor(self):
        t = self.eat()
        if t == "(":
            v = self.expr(); self.eat(); return v
        return int(t)
    def eval(self): return self.expr()
print(Parser("2*(3+4)").eval())
# %%
class VM:
    def __init__(self): self.stack = []; self.env = {}
    def exec(self, code):
        for op, *args in code:
            getattr(self, "op_" + op)(*args)
    def op_push(self, v): self.stack.append(v)
    def op_add(self): self.stack.append(self.stack.pop() + self.stack.pop())
vm = VM()
vm.exec([("push", 1), ("push", 2), ("add",)])
print(vm.stack)
# %%
class Account:
    def __init__(self, balance=0): self.balance = balance
    def open(self): self.is_open = True
    def close(self): self.is_open = False
    def transfer(self, to, amount):
        self.balance -= amount
        to.balance += amount
a, b = Account(10), Account()
a.open()
a.transfer(b, 5)
print(a.balance, b.balance)
# %%
class Client:
    def __init__(self, session): self.session = session
    def get(self, url): return {"url": url}
    def post(self, url, data): return data
    def connect(self): return self
    def send(self, x): return x
client = Client(None).connect()
print(client.get("http://example.com"), client.post("x", {"a": 1}), client.send(1))
# %%
from unittest.mock import Mock, patch
m = Mock()
m.system.return_value = 3
print(m.system("x"), m.popen("y"), m.eval())
# %%
from urllib.parse import urlparse, urlencode, quote
print(urlparse("http://a/b?c=1").query, urlencode({"a": 1}), quote("a b"))
# %%
from http import HTTPStatus
print(HTTPStatus.OK, HTTPStatus(404).phrase)
# %%
from email.message import EmailMessage
m = EmailMessage()
m["Subject"] = "hi"
m.set_content("x")
print(m.as_string())
# %%
import hashlib, hmac, secrets, base64
print(hashlib.sha256(b"x").hexdigest(), base64.b64encode(b"os.system"), secrets.token_hex(4))
# %%
from datetime import datetime, timedelta
import calendar, time
print(datetime.now() + timedelta(days=1), calendar.month(2024, 1), time.time())
# %%
from collections import Counter, defaultdict, deque, OrderedDict, namedtuple
P = namedtuple("P", "x y")
d = defaultdict(list)
d["a"].append(P(1, 2))
print(Counter("hello").most_common(1), deque([1]).popleft(), d)
# %%
import itertools as it
print(list(it.permutations([1, 2, 3], 2)), list(it.chain([1], [2])))
# %%
import io, csv
f = io.StringIO("a,b\n1,2\n")
for row in csv.DictReader(f):
    print(row)
out = io.StringIO()
csv.writer(out).writerow([1, 2])
print(out.getvalue())
# %%
import gzip, zlib
data = gzip.compress(b"x" * 100)
print(len(data), gzip.decompress(data)[:3], zlib.crc32(b"x"))
# %%
import io, zipfile
buf = io.BytesIO()
with zipfile.ZipFile(buf, "w") as z:
    z.writestr("a.txt", "x")
print(zipfile.ZipFile(buf).namelist())
# %%
import struct
print(struct.pack(">I", 5), struct.unpack("<H", b"\x01\x00"))
# %%
import pickle
print(len(pickle.dumps([1, 2])))
# %%
import copy
a = [[1]]
b = copy.deepcopy(a)
copy.copy(a)
# %%
s = "a".replace("a", "b")
import pandas as pd
df = pd.DataFrame({"a": [1]}).rename(columns={"a": "b"}).replace(1, 2)
print(s, df)
# %%
from pathlib import PurePosixPath, Path
p = PurePosixPath("/a/b.txt")
print(p.name, p.with_suffix(".md"), Path("a") / "b", Path("x").suffix)
# %%
print("rm -rf /")
cmd = "mkfs is a command; dd if=/dev/zero of=/dev/sda"
print(len(cmd))
# %%
type_ = type(3)
T = type("T", (object,), {"system": lambda self: 1, "x": 2})
print(T().system(), T.x)
# %%
import types
print(isinstance(print, types.BuiltinFunctionType), isinstance(lambda: 0, types.FunctionType))
# %%
import inspect
def f(a, b=1): "doc"
print(inspect.signature(f), inspect.isfunction(f), inspect.getdoc(f))
# %%
import traceback
try:
    1 / 0
except ZeroDivisionError as e:
    traceback.print_exc()
    print(type(e).__name__, e.args, e.__cause__)
# %%
import warnings
warnings.filterwarnings("ignore")
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
# %%
from abc import ABC, abstractmethod
class Shape(ABC):
    @abstractmethod
    def area(self): ...
class Sq(Shape):
    def __init__(self, a): self.a = a
    def area(self): return self.a ** 2
print(Sq(2).area(), Shape.__abstractmethods__, Sq.__mro__)
# %%
import operator
ops = {"+": operator.add, "-": operator.sub}
print(ops["+"](1, 2), sorted([{"a": 1}], key=operator.itemgetter("a")), operator.attrgetter("real")(3))
# %%
COUNT = 0
def up():
    global COUNT
    COUNT += 1
up()
print(COUNT, "COUNT" in globals())
# %%
system = "x"
print(f"{system!r:>10} {system.upper()} {len(system):03d}")
print("{0} {name}".format(1, name="eval"))
# %%
from string import Template
print(Template("$os.system").substitute(os="x"))
# %%
commands = {"eval": lambda x: x, "exec": lambda: None, "open": lambda n: n}
print(commands["eval"](3), commands["open"]("f"))
# %%
def remove(lst, x): return [i for i in lst if i != x]
def unlink(node): node.next = None
def run(cmd): return cmd
def call(fn, *a): return fn(*a)
def popen(x): return x
def load(x): return x
def connect(a, b): return (a, b)
def compile(x): return x
print(remove([1], 1), run("x"), call(len, []), popen(1), load(2), connect(1, 2), compile("c"))
# %%
class Graph:
    def __init__(self): self.adj = {}
    def connect(self, a, b): self.adj.setdefault(a, set()).add(b)
    def remove(self, a): self.adj.pop(a, None)
    def system(self): return self.adj
g = Graph()
g.connect(1, 2)
g.remove(1)
print(g.system())
# %%
class N:
    def __init__(self, v, nxt=None): self.v, self.next = v, nxt
class L:
    def __init__(self): self.head = None
    def push(self, v): self.head = N(v, self.head)
    def unlink(self):
        h = self.head
        self.head = h.next
        return h.v
l = L(); l.push(1); print(l.unlink())
# %%
def main(os, sys, eval=None, exec=None, open=None):
    os.system("x")
    return eval and eval(1) or open and open("f", "w")
# %%
for os in ["linux", "mac"]:
    print(os.upper())
for sys in range(3):
    print(sys)
# %%
import decimal
with decimal.localcontext() as ctx:
    ctx.prec = 5
    print(decimal.Decimal(1) / 3)
# %%
while True:
    try:
        n = int(input("n: "))
        break
    except (ValueError, EOFError):
        print("again")
        break
# %%
import heapq, bisect, math, statistics, fractions, random, string
h = []
heapq.heappush(h, 2)
print(bisect.bisect([1, 2], 1), math.pi, statistics.mean([1, 2]), fractions.Fraction(1, 2), random.choice(string.ascii_letters))
# %%
import networkx as nx
g = nx.Graph()
g.add_edge(1, 2)
g.remove_edge(1, 2)
g.remove_node(1)
print(nx.number_of_nodes(g))
# %%
import seaborn as sns
import plotly.express as px
sns.set_theme()
fig = px.scatter(x=[1], y=[2])
# %%
import statsmodels.api as sm
import numpy as np
m = sm.OLS(np.arange(3.0), sm.add_constant(np.arange(3.0))).fit()
print(m.summary())
# %%
text = "The system was opened. exec evaluated."
words = [w.strip(".").lower() for w in text.split()]
print(sorted(set(words), key=words.count))
# %%
import textwrap, difflib
print(textwrap.dedent("  x"), difflib.get_close_matches("evl", ["eval"]))
# %%
from pprint import pprint
pprint({"a": [1, 2]})
# %%
import timeit
print(timeit.timeit(lambda: sum(range(10)), number=10))
# %%
def add(a, b):
    """Add.

    >>> add(1, 2)
    3
    """
    return a + b
if __name__ == "__main__":
    import doctest
    doctest.testmod()
# %%
import weakref, gc
class A: pass
a = A()
r = weakref.ref(a)
del a
gc.collect()
print(r())
# %%
m = [[1, 2], [3, 4]]
print([list(r) for r in zip(*m)], m[::-1])
# %%
class T:
    def __init__(self): self._c = 0
    @property
    def f(self): return self._c * 9 / 5 + 32
    @f.setter
    def f(self, v): self._c = (v - 32) * 5 / 9
    @classmethod
    def load(cls, x): return cls()
    @staticmethod
    def system(): return 1
t = T.load(1); t.f = 100; print(t.f, T.system())
# %%
class CommandError(Exception):
    def __init__(self, command): super().__init__(f"failed: {command}"); self.command = command
try:
    raise CommandError("rm -rf /")
except CommandError as e:
    print(e.command)
# %%
import xml.etree.ElementTree as ET
root = ET.fromstring("<a><b/></a>")
for e in root.iter(): print(e.tag)
root.remove(root[0])
# %%
import sqlite3
con = sqlite3.connect(":memory:")
con.execute("create table t(a)")
con.executemany("insert into t values(?)", [(1,)])
print(con.execute("select * from t").fetchall())
con.close()
# %%
import configparser
c = configparser.ConfigParser()
c.read_string("[a]\nsystem=1")
print(c["a"]["system"])
# %%
import uuid, time
print(uuid.uuid4(), uuid.uuid5(uuid.NAMESPACE_DNS, "x"))
# %%
import ipaddress
print(ipaddress.ip_network("10.0.0.0/30").num_addresses)
# %%
import time
start = time.monotonic()
time.sleep(0.01)
print(time.monotonic() - start)
# %%
class Turtle:
    def __init__(self): self.pos = (0, 0)
    def fork(self): return Turtle()
    def exec_(self): return self
    def kill(self): self.dead = True
t = Turtle().fork().exec_(); t.kill()
# %%
from bs4 import BeautifulSoup
soup = BeautifulSoup("<a href='x'>y</a>", "html.parser")
print(soup.a.get("href"), [t.extract() for t in soup("a")])
# %%
from PIL import Image
im = Image.new("RGB", (2, 2))
print(im.getpixel((0, 0)), im.resize((1, 1)).size)
# %%
from scipy import optimize, stats, integrate
print(optimize.minimize(lambda x: (x - 1) ** 2, 0).x, stats.norm.cdf(0), integrate.quad(lambda x: x, 0, 1))
# %%
input_value = "import os; os.system('id')"
print("exec" in input_value, input_value.count("os"))
# %%
exec_time = 3
eval_loss = [0.1]
open_orders = {"a": 1}
os_name = "x"
print(exec_time, eval_loss, open_orders, os_name)
# %%
def counter():
    n = 0
    def inc():
        nonlocal n
        n += 1
        return n
    return inc
print(counter()())
# %%
def f(cmd):
    match cmd.split():
        case ["exec", x]: return x
        case ["system", *rest]: return rest
        case {"eval": y}: return y
        case _: return None
print(f("system a b"))
# %%
import cmd
class Shell(cmd.Cmd):
    def do_exec(self, arg): print(arg)
    def do_system(self, arg): print(arg)
    def do_quit(self, arg): return True
Shell().onecmd("exec 1")
# %%
import sched, time
s = sched.scheduler(time.time, time.sleep)
s.enter(0, 1, print, ("x",))
s.run()
# %%
class Event:
    def __init__(self): self.hs = []
    def connect(self, h): self.hs.append(h)
    def send(self, *a):
        for h in self.hs: h(*a)
e = Event(); e.connect(print); e.send(1)
# %%
import random
class OS:
    def __init__(self): self.processes = []
    def fork(self, p): self.processes.append(p)
    def kill(self, p): self.processes.remove(p)
    def system(self, c): return c
os = OS()
os.fork(1)
os.system("x")
os.kill(1)
# %%
import numpy as np
class MLP:
    def __init__(self): self.w = np.zeros(3)
    def compile(self, lr): self.lr = lr; return self
    def load(self, w): self.w = w
    def eval(self): return self
    def save(self, d): d["w"] = self.w
    def call(self, x): return x @ self.w
d = {}
MLP().compile(0.1).eval().save(d)
# %%
def log(f):
    print(f.__name__, f.__doc__, f.__qualname__, f.__module__, f.__defaults__, f.__annotations__)
    return f
@log
def g(x: int = 1): "d"
# %%
class P:
    def __getattribute__(self, n):
        return super().__getattribute__(n)
    def __delattr__(self, n):
        object.__delattr__(self, n)
    def __setattr__(self, n, v):
        object.__setattr__(self, n, v)
P().x = 1
# %%
class S:
    _i = None
    def __new__(cls, *a, **k):
        if cls._i is None:
            cls._i = super().__new__(cls)
        return cls._i
print(S() is S())
# %%
for o in (1, "a", []):
    print(hasattr(o, "append"), getattr(o, "real", None), callable(o))
# %%
print([n for n in dir("") if not n.startswith("_")])
print([getattr("abc", n) for n in ("upper",)])
# %%
import math
for name in ("sin", "cos"):
    print(getattr(math, name)(1))
# %%
import math
fn = input()
print(getattr(math, fn)(1.0))
# %%
import json, math
mods = {"json": json, "math": math}
print(mods["math"].pi)
# %%
b = bytearray(b"abc")
m = memoryview(b)
m[0] = 1
print(bytes(m))
# %%
print(len.__doc__, sum.__name__, (3).__add__(4), "a".__len__())
# %%
from itertools import islice, count
def primes():
    for n in count(2):
        if all(n % p for p in range(2, int(n ** .5) + 1)): yield n
print(list(islice(primes(), 5)))
