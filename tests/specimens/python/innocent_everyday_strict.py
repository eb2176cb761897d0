# presets: minimal, development, educational, data_science, production, strict
# %%
class Calculator:
    def eval(self, text): return float(text)
    def exec(self, steps): return [self.eval(s) for s in steps]
    def open(self): self.on = True
    def system(self): return "metric"
    def remove(self, x): pass
c = Calculator()
c.open(); c.system(); c.remove(1); print(c.exec(["1"]), c.eval("2"))
# %%
def open(door): return f"{door} is open"
def eval(x): return x * 2
print(open("front"), eval(3))
# %%
import re
p = re.compile(r"os\.system\((.*)\)")
print(p.findall("os.system('ls')"), p.sub("", "eval(x)"))
# %%
class Model:
    def eval(self): self.training = False; return self
    def compile(self, optimizer, loss): self.optimizer = optimizer
    def load(self, state): self.state = state
model = Model()
model.eval().compile("adam", "mse")
model.load({"a": 1})
# %%
import queue
q = queue.Queue()
q.put(1); q.put((2, "exec")); print(q.get(), q.qsize())
# %%
import sqlite3
db = sqlite3.connect(":memory:")
cursor = db.cursor()
cursor.execute("create table t (a)")
cursor.executemany("insert into t values (?)", [(1,), (2,)])
db.commit()
print(cursor.execute("select * from t").fetchall())
# %%
import pandas as pd, numpy as np
df = pd.DataFrame({"g": list("aab"), "v": [1, 2, 3]})
print(df.groupby("g").agg({"v": "sum"}), df.query("v > 1"), df.eval("v * 2"), df.to_csv(), df.to_json(), df.to_string())
print(np.array([1, 2]).dump if False else np.linalg.inv(np.eye(2)))
# %%
import io, pandas as pd
print(pd.read_csv(io.StringIO("a,b\n1,2")).describe())
buf = io.StringIO()
pd.DataFrame({"a": [1]}).to_csv(buf)
print(buf.getvalue())
# %%
import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt
import io
fig, ax = plt.subplots(figsize=(4, 3))
ax.bar(["a", "b"], [1, 2]); ax.set_title("exec"); fig.tight_layout()
out = io.BytesIO(); fig.savefig(out, format="png"); plt.close(fig); print(len(out.getvalue()))
# %%
from dataclasses import dataclass, field, asdict, replace
@dataclass(order=True, frozen=True)
class Job:
    priority: int
    name: str = field(compare=False)
    tags: list[str] = field(default_factory=list)
print(sorted([Job(2, "b"), Job(1, "a")])[0], asdict(Job(1, "x")), replace(Job(1, "y"), priority=3))
# %%
from typing import Generic, Protocol, TypeVar, Callable, get_type_hints, overload
T = TypeVar("T")
class Box(Generic[T]):
    def __init__(self, value: T) -> None: self.value = value
    def map(self, f: Callable[[T], T]) -> "Box[T]": return Box(f(self.value))
class Named(Protocol):
    name: str
print(Box(1).map(lambda x: x + 1).value, get_type_hints(Box.__init__))
# %%
import asyncio
async def worker(n, q):
    while True:
        item = await q.get()
        if item is None: return n
        await asyncio.sleep(0)
async def main():
    q = asyncio.Queue()
    for i in range(3): q.put_nowait(i)
    q.put_nowait(None)
    async with asyncio.timeout(1): print(await asyncio.gather(worker(1, q)))
asyncio.run(main())
# %%
import logging, sys
logging.basicConfig(stream=sys.stderr, level=logging.INFO, format="%(message)s")
log = logging.getLogger(__name__)
log.info("system %s", "up"); log.exception
h = logging.StreamHandler(sys.stdout); log.addHandler(h); log.warning("remove")
# %%
import argparse
p = argparse.ArgumentParser(description="Run a system command (not really).")
p.add_argument("--open", action="store_true"); p.add_argument("exec", nargs="?", default="eval")
a = p.parse_args([])
print(a.open, a.exec)
# %%
import unittest
class T(unittest.TestCase):
    def setUp(self): self.items = [1]
    def test_remove(self):
        self.items.remove(1); self.assertEqual(self.items, [])
    def test_raises(self):
        with self.assertRaises(ZeroDivisionError): 1 / 0
unittest.main(argv=["x"], exit=False)
# %%
from contextlib import contextmanager, suppress, ExitStack, redirect_stdout
import io
@contextmanager
def timer(label):
    yield label
    print(label)
with ExitStack() as stack, suppress(ValueError):
    stack.enter_context(timer("a"))
    with redirect_stdout(io.StringIO()) as out: print("captured")
    print(out.getvalue())
# %%
from functools import lru_cache, partial, reduce, wraps, singledispatch, total_ordering
@lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
def logged(f):
    @wraps(f)
    def inner(*a, **k):
        print("calling", f.__name__); return f(*a, **k)
    return inner
@logged
def system(x): return x
print(fib(20), partial(int, base=2)("101"), reduce(lambda a, b: a * b, [1, 2]), system(3))
# %%
from enum import Enum, Flag, auto
class Command(Enum):
    EXEC = "exec"; SYSTEM = "os.system"
    def run(self): return self.value
print(Command.EXEC.run(), Command["SYSTEM"].value, Command("exec"))
# %%
class Descriptor:
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, obj, owner=None): return self if obj is None else obj.__dict__.get(self.name, 0)
    def __set__(self, obj, value): obj.__dict__[self.name] = value
class Point: x = Descriptor(); y = Descriptor()
p = Point(); p.x = 1; print(p.x, p.y, vars(p))
# %%
class Meta(type):
    registry = {}
    def __new__(mcs, name, bases, ns):
        cls = super().__new__(mcs, name, bases, ns); mcs.registry[name] = cls; return cls
class Base(metaclass=Meta): pass
class Child(Base): pass
print(Meta.registry["Child"]().__class__.__name__, Child.__mro__, Base.__subclasses__(), isinstance(Child(), Base))
# %%
class Stack:
    def __init__(self): self._items = []
    def push(self, x): self._items.append(x)
    def pop(self): return self._items.pop()
    def __len__(self): return len(self._items)
    def __iter__(self): return iter(self._items)
    def __getitem__(self, i): return self._items[i]
    def __contains__(self, x): return x in self._items
s = Stack(); s.push(1); print(s[0], 1 in s, len(s), list(s))
# %%
print("os.system('rm -rf /')", 'eval(input())', f"{'exec'} is a word", """import subprocess""")
# os.system("rm -rf /")
# %%
def run(command: str) -> str:
    """Would call os.system(command), subprocess.run(..., shell=True) or eval(command); it only prints."""
    return f"would run: {command}"
print(run("rm -rf /"))
# %%
import math, cmath, statistics, decimal, fractions, random
random.seed(1)
print(math.comb(5, 2), cmath.sqrt(-1), statistics.median([1, 2]), decimal.Decimal("1.1"), fractions.Fraction(1, 3), random.choice([1]))
# %%
import itertools, operator, collections, heapq, bisect
print(list(itertools.accumulate([1, 2], operator.mul)), collections.Counter("aab"), heapq.nsmallest(1, [2, 1]), bisect.bisect([1], 1))
rows = [{"n": 1}]; print(sorted(rows, key=operator.itemgetter("n")), list(map(operator.attrgetter("real"), [1])))
# %%
import json, csv, io, base64, hashlib, zlib, binascii, struct
print(json.dumps(json.loads('{"a": 1}')), list(csv.reader(io.StringIO("a,b"))), base64.b64encode(b"x"), hashlib.sha256(b"x").hexdigest(), zlib.compress(b"x"), struct.pack("I", 1))
# %%
import datetime, time, calendar, zoneinfo
print(datetime.datetime.now().strftime("%Y"), time.perf_counter() > 0, calendar.monthrange(2024, 2))
# %%
import threading
lock = threading.Lock(); total = 0
def add():
    global total
    with lock: total += 1
ts = [threading.Thread(target=add) for _ in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print(total)
# %%
from concurrent.futures import ThreadPoolExecutor, as_completed
with ThreadPoolExecutor(max_workers=2) as pool:
    fs = [pool.submit(pow, 2, n) for n in range(3)]
    print(sorted(f.result() for f in as_completed(fs)))
# %%
import sys
for line in sys.stdin: print(line.strip().upper())
sys.stdout.write("done\n"); print("warn", file=sys.stderr)
if len(sys.argv) > 5: sys.exit(2)
print(sys.maxsize, sys.version_info >= (3, 8), sys.getrecursionlimit())
sys.setrecursionlimit(5000)
# %%
import ast
class V(ast.NodeVisitor):
    def visit_Call(self, node): print("call", ast.dump(node.func)); self.generic_visit(node)
V().visit(ast.parse("eval('1')"))
print(ast.literal_eval("[1, 2]"))
# %%
import inspect
def f(a, b=1): pass
print(inspect.signature(f).parameters, inspect.isfunction(f), inspect.getdoc(f))
# %%
import string, textwrap, unicodedata, difflib, pprint
print(string.Template("$a").substitute(a=1), textwrap.fill("x " * 50, 20), difflib.get_close_matches("a", ["a"]))
pprint.pprint({"a": [1]})
# %%
import uuid, secrets, copy, types, weakref, abc
class A(abc.ABC):
    @abc.abstractmethod
    def open(self): ...
class B(A):
    def open(self): return types.SimpleNamespace(system=1)
print(B().open().system, copy.deepcopy([1]), secrets.token_hex(2), isinstance(f := (lambda: 1), types.FunctionType))
# %%
class Robot:
    commands = {"exec": "run", "system": "diagnose"}
    def dispatch(self, name, *args): return getattr(self, f"do_{name}", self.default)(*args)
    def do_exec(self, *a): return a
    def default(self, *a): return None
r = Robot(); print(r.dispatch("exec", 1), [r.dispatch(k) for k in r.commands])
# %%
class Config(dict):
    def __getattr__(self, key):
        try: return self[key]
        except KeyError as e: raise AttributeError(key) from e
    __setattr__ = dict.__setitem__
c = Config(system="x"); c.environ = {"a": 1}; print(c.system, c.environ["a"], c.get("popen"))
# %%
class EventBus:
    def __init__(self): self.handlers = {}
    def connect(self, name, f): self.handlers.setdefault(name, []).append(f)
    def send(self, name, *a): return [f(*a) for f in self.handlers.get(name, [])]
bus = EventBus(); bus.connect("remove", print); bus.send("remove", 1)
# %%
items = ["a", "b"]; items.remove("a"); d = {"x": 1}; d.pop("x"); s = {1}; s.discard(1); items.clear(); del items
# %%
from collections import namedtuple, deque, OrderedDict, ChainMap, defaultdict
P = namedtuple("P", "x y"); p = P(1, 2)._replace(x=3)
print(p._asdict(), deque([1], maxlen=2), ChainMap({"a": 1}, {"b": 2})["b"], defaultdict(list)["k"])
# %%
import numpy as np
rng = np.random.default_rng(0)
a = rng.normal(size=(3, 3)); print(a.T @ a, np.save.__name__, np.where(a > 0, 1, 0), np.einsum("ij->i", a), np.vectorize(lambda x: x + 1)(a))
# %%
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
import numpy as np
X, y = np.random.rand(20, 2), np.random.rand(20)
a, b, c, d = train_test_split(X, y); m = make_pipeline(StandardScaler(), LinearRegression()).fit(a, c); print(m.score(b, d))
# %%
import scipy.stats as st, scipy.optimize as opt
print(st.norm.cdf(0), opt.minimize(lambda x: (x - 1) ** 2, 0).x, opt.curve_fit(lambda x, a: a * x, [1, 2], [2, 4])[0])
# %%
import sympy as sp
x, y = sp.symbols("x y"); e = sp.sympify("x**2 + 1"); print(sp.diff(e, x), sp.solve(e, x), sp.lambdify(x, e)(2), sp.integrate(sp.sin(x), x).evalf())
# %%
import networkx as nx
G = nx.Graph(); G.add_edge(1, 2); G.remove_node(1); print(nx.shortest_path(nx.path_graph(4), 0, 3), G.nodes)
# %%
import seaborn as sns, pandas as pd
sns.set_theme(); ax = sns.histplot(pd.DataFrame({"a": [1, 2]}), x="a"); print(ax.get_title())
# %%
import torch.nn as nn, torch
class Net(nn.Module):
    def __init__(self): super().__init__(); self.l = nn.Linear(2, 1)
    def forward(self, x): return torch.relu(self.l(x))
net = Net(); net.eval(); net.train(); print(sum(p.numel() for p in net.parameters()))
# %%
class Parser:
    def __init__(self, text): self.tokens = text.split(); self.pos = 0
    def next(self): self.pos += 1; return self.tokens[self.pos - 1]
    def eval(self):
        left = int(self.next())
        while self.pos < len(self.tokens):
            op = self.next(); right = int(self.next())
            left = {"+": left + right, "-": left - right}[op]
        return left
print(Parser("1 + 2").eval())
# %%
class Bank:
    def __init__(self): self.accounts = {}
    def open(self, name, amount=0): self.accounts[name] = amount
    def transfer(self, a, b, n): self.accounts[a] -= n; self.accounts[b] += n
    def close(self, name): return self.accounts.pop(name)
b = Bank(); b.open("x", 5); b.open("y"); b.transfer("x", "y", 2); print(b.close("y"))
# %%
def subprocess(x): return x
def requests(n): return [n]
class socket: timeout = 3
pickle = {"loads": len}; shutil = type("S", (), {"rmtree": staticmethod(lambda t: t)})
print(subprocess(1), requests(2), socket.timeout, pickle["loads"]("a"), shutil.rmtree([1]))
# %%
class os:
    @staticmethod
    def system(x): return x
    environ = {"A": 1}
    path = "a/b"
print(os.system("ls"), os.environ["A"], os.path)
# %%
def go(os, subprocess, eval=len): return os.system, subprocess.run, eval("x")
class S: system = 1; run = 2
print(go(S, S))
# %%
try:
    value = int("x")
except (ValueError, TypeError) as error:
    print(type(error).__name__, error.args, error.__class__.__module__)
else: print(value)
finally: print("end")
# %%
import traceback, warnings
try: 1 / 0
except ZeroDivisionError: print(traceback.format_exc())
warnings.warn("old"); warnings.simplefilter("ignore")
with warnings.catch_warnings(): warnings.simplefilter("error")
# %%
def walk(tree, depth=0):
    for name, child in tree.items():
        yield "  " * depth + name
        if isinstance(child, dict): yield from walk(child, depth + 1)
print("\n".join(walk({"root": {"etc": {}, "home": {"rm -rf": 1}}})))
# %%
match {"action": "exec", "args": ["ls"]}:
    case {"action": "exec", "args": [first, *rest]}: print("exec", first, rest)
    case {"action": str() as name}: print(name)
    case _: pass
# %%
import time, timeit
print(timeit.timeit(lambda: sum(range(10)), number=10))
start = time.perf_counter(); sum(range(100)); print(f"{time.perf_counter() - start:.3f}")
# %%
html = "<script>eval('x')</script>"
import html as h, urllib.parse as up
print(h.escape(html), up.quote("rm -rf /"), up.urlparse("http://x/y").netloc, up.urlencode({"a": 1}))
# %%
import heapq
class Scheduler:
    def __init__(self): self.queue = []
    def spawn(self, t, f): heapq.heappush(self.queue, (t, id(f), f))
    def run(self):
        while self.queue: heapq.heappop(self.queue)[2]()
s = Scheduler(); s.spawn(1, lambda: print("a")); s.run()
# %%
class Vector:
    __slots__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
    def __eq__(self, o): return isinstance(o, Vector) and (self.x, self.y) == (o.x, o.y)
    def __hash__(self): return hash((self.x, self.y))
    def __repr__(self): return f"{type(self).__name__}({self.x!r}, {self.y!r})"
    def __getattr__(self, n): raise AttributeError(n)
print(Vector(1, 2) == Vector(1, 2), {Vector(1, 2)}, getattr(Vector(1, 2), "x"), hasattr(Vector(1, 2), "z"))
# %%
class Registry:
    _plugins = {}
    @classmethod
    def register(cls, name):
        def deco(f): cls._plugins[name] = f; return f
        return deco
    @classmethod
    def run(cls, name, *a): return cls._plugins[name](*a)
@Registry.register("eval")
def evaluate(x): return x
print(Registry.run("eval", 1))
# %%
from pathlib import PurePath, PurePosixPath
p = PurePosixPath("/etc/passwd"); print(p.name, p.parent / "x", p.suffix, PurePath("a").joinpath("b"))
# %%
import random
class Cell:
    def __init__(self, system): self.system = system; self.env = system.environ
class System: environ = "sea"
print(Cell(System()).system.environ, random.SystemRandom().random() < 1)
# %%
q = [3, 1]; q.sort(); print(q.index(1), "system" in dir(q), [m for m in dir(q) if not m.startswith("_")])
print({k: v for k, v in globals().items() if k == "q"}, locals().keys() if False else None)
