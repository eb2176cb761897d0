# presets: strict
# %%
from sympy import sympify, symbols
x = symbols('x')
print(sympify('x**2 + 1').subs(x, 3))
# %%
class Calculator:
    def eval(self, text): return sum(map(int, text.split('+')))
    def system(self): return 'metric'
    def exec(self, step): return step
    def open(self): return self
    def compile(self): return self
    def popen(self): return 1
c = Calculator()
print(c.eval('1+2'), c.system(), c.exec(1), c.open().compile().popen())
# %%
import re
p = re.compile(r'os\.system\((.*)\)')
print(p.findall('os.system("rm -rf /")'))
# %%
class Model:
    def eval(self): return self
    def train(self): return self
model = Model()
model.eval()
model.train()
# %%
model.eval()
model.compile(optimizer='adam')
df.query('a > 1')
df.eval('b = a + 1')
# %%
subprocess = [1, 2]
os = {'system': 'linux'}
print(subprocess[0], os['system'])
# %%
system = 'solar'
popen = lambda x: x
print(system, popen(1))
# %%
def system(cmd): return cmd.upper()
print(system('ls'))
# %%
def __import__(x): return x
print(__import__('os'))
# %%
"""Do not call os.system or eval here."""
# eval('1'); os.system('id')
print("os.system('id')", 'subprocess.run', '__import__("os")')
# %%
for open in [1, 2]:
    print(open)
# %%
with_open = {'open': 1}
print(with_open['open'])
# %%
import sys
print(sys.maxsize, sys.version_info, sys.getsizeof([]))
sys.exit(0)
# %%
import sys
sys.setrecursionlimit(10000)
data = sys.stdin.read()
# %%
from enum import Enum
class Color(Enum):
    RED = 1
    system = 2
print(Color.RED.value, Color['RED'].value, Color.system.value)
# %%
import functools, operator
print(functools.reduce(operator.add, [1, 2]), operator.attrgetter('real')(1), operator.itemgetter(0)([1]))
# %%
class A:
    def __getattr__(self, n): return n
a = A()
print(a.system, a.popen, a.environ)
# %%
class A:
    def __getitem__(self, n): return n
print(A()['system'])
# %%
getattr(obj, name)
getattr(self, 'on_' + event)()
setattr(obj, key, value)
# %%
class D:
    def run(self, name):
        return getattr(self, 'do_' + name)()
    def do_a(self): return 1
D().run(input())
# %%
print(vars(obj), obj.__dict__, type(obj).__name__, obj.__class__.__name__)
# %%
class A:
    def __init__(self): self.__dict__.update(a=1)
for k, v in vars(A()).items():
    print(k, v)
# %%
for k, v in globals().copy().items():
    if k.startswith('test_'):
        v()
# %%
def test_a(): pass
for name, f in list(globals().items()):
    if name.startswith('test_') and callable(f):
        f()
# %%
import math
for n in dir(math):
    if not n.startswith('_'):
        print(n, getattr(math, n))
# %%
print({k: v for k, v in math.__dict__.items()})
import math
# %%
import inspect
def f(a, b=1): pass
print(inspect.signature(f), f.__defaults__, f.__doc__)
# %%
class Shape:
    def __init_subclass__(cls, kind=None, **kw):
        super().__init_subclass__(**kw)
        cls.kind = kind
class Square(Shape, kind='square'): pass
print([c.__name__ for c in Shape.__subclasses__()])
# %%
class Field:
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, obj, owner): return self.name
class M:
    a = Field()
print(M().a)
# %%
match {'system': 1}:
    case {'system': x}:
        print(x)
    case Point(x=0, y=y):
        print(y)
# %%
from string import Template
print(Template('$a').substitute(a=1), '{0.real}'.format(1), '{x!r}'.format(x=1))
# %%
'{0.name} {0.__class__.__name__}'.format(obj)
# %%
import ast
print(ast.literal_eval('[1, 2]'))
# %%
import threading
def work(n): return n
threading.Thread(target=work, args=(1,)).start()
# %%
from concurrent.futures import ThreadPoolExecutor
with ThreadPoolExecutor() as e:
    print(list(e.map(len, ['a'])), e.submit(pow, 2, 3).result())
# %%
import asyncio
async def main():
    await asyncio.sleep(0)
    return await asyncio.gather(*[asyncio.to_thread(len, 'a')])
asyncio.run(main())
# %%
import contextlib, io
with contextlib.redirect_stdout(io.StringIO()) as f:
    print(1)
with contextlib.ExitStack() as s:
    s.callback(print, 1)
# %%
import timeit
print(timeit.timeit(lambda: 1, number=10))
# %%
import unittest
class T(unittest.TestCase):
    def test_a(self): self.assertEqual(1, 1)
unittest.main(argv=['x'], exit=False)
# %%
import doctest
def f():
    """
    >>> f()
    1
    """
    return 1
doctest.testmod()
# %%
import logging
logging.basicConfig(level=logging.INFO)
logging.info('rm -rf /')
# %%
import csv, io, json
w = csv.writer(io.StringIO()); w.writerow([1])
print(json.dumps({'cmd': 'rm -rf /'}))
# %%
import zlib, base64, codecs
print(zlib.decompress(zlib.compress(b'a')), base64.b64encode(b'os.system'), codecs.encode('a', 'rot13'))
# %%
import numpy as np
a = np.arange(3)
print(np.sort(a), a.tobytes(), a.dumps if False else 1)
# %%
import pandas as pd
df = pd.DataFrame({'a': [1]})
print(df.to_csv(), df.to_json(), df.to_string(), df.to_dict())
# %%
import io, numpy as np
b = io.BytesIO()
np.save(b, [1])
# %%
import io, pandas as pd
print(pd.read_csv(io.StringIO('a,b\n1,2')))
# %%
import copy, pickle
print(copy.deepcopy([1]), pickle.dumps([1]))
# %%
import typing
def f(a: 'int') -> 'List[str]': pass
print(typing.get_type_hints(f))
# %%
from sympy import symbols, sympify, S, parse_expr
x = symbols('x')
print(sympify('x + 1'), S('1/2'), parse_expr('x**2'))
# %%
import random, statistics, itertools, collections, heapq, bisect, decimal, fractions
print(random.choice([1]), statistics.mean([1]), collections.Counter('a'))
# %%
class Node:
    def __init__(self, v, next=None): self.v, self.next = v, next
n = Node(1, Node(2))
while n: n = n.next
# %%
try:
    1 / 0
except ZeroDivisionError as e:
    print(e, e.__traceback__, e.args)
    raise ValueError from e
# %%
import traceback
try: pass
except Exception: traceback.print_exc()
# %%
def gen():
    x = yield 1
    yield from [x]
g = gen(); next(g); g.send(2); g.close()
# %%
path = '/'
target = 'rm -rf ' + path
print(target)
# %%
import time, datetime, calendar, uuid, hashlib, secrets
print(time.time(), datetime.date.today(), uuid.uuid4(), hashlib.sha256(b'a').hexdigest())
# %%
import types
m = types.SimpleNamespace(system=1)
print(m.system)
# %%
import abc
class B(abc.ABC):
    @property
    @abc.abstractmethod
    def open(self): ...
# %%
x = __name__ == '__main__'
if __name__ == '__main__': print(__file__, __doc__)
# %%
def deco(f):
    @functools.wraps(f)
    def w(*a, **k): return f(*a, **k)
    return w
import functools
@deco
def g(*rest, **named): return rest, named
g(1, 2, a=3)
# %%
from urllib.parse import urlparse, quote
print(urlparse('http://a/b').netloc, quote('a b'))
# %%
import html, textwrap, difflib, pprint, shlex
print(html.escape('<'), shlex.split('rm -rf /'))
# %%
items = [('system', 1)]
for name, v in items:
    if name == 'system': print(v)
# %%
import matplotlib.pyplot as plt
fig, ax = plt.subplots()
ax.plot([1, 2])
plt.show()
# %%
from collections import namedtuple
P = namedtuple('P', 'open system')
p = P(1, 2)
print(p.open, p.system, p._replace(open=3))
# %%
def f(x):
    return x.system + x.environ
class S: system = environ = 1
f(S())
# %%
import networkx as nx
G = nx.Graph(); G.add_edge(1, 2); print(nx.shortest_path(G, 1, 2))
# %%
import scipy.optimize as so
print(so.minimize(lambda x: x**2, 1).x)
# %%
result = session.execute(query).fetchall()
conn.execute('select 1')
obj.remove(1); lst.remove(2); s.unlink() if False else 0
# %%
from types import TracebackType, FrameType
def leave(kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None: ...
# %%
import gzip
import io
import tarfile
b = io.BytesIO()
with tarfile.open(fileobj=b, mode="w") as t:
    t.addfile(tarfile.TarInfo("a"))
with gzip.GzipFile(fileobj=b, mode="wb") as g:
    g.write(b"a")
def unpacked(data):
    return gzip.GzipFile(fileobj=io.BytesIO(data)).read()
def of_stream(f):
    return gzip.GzipFile(None, "rb", 9, f).read()
# %%
import numpy as np
print(np.genfromtxt(["1 2", "3 4"]))
lines = "1 2\n3 4".splitlines()
print(np.loadtxt(lines), np.loadtxt(line for line in lines))
# %%
import io
import xml.etree.ElementTree as ET
from PIL import Image
import matplotlib.pyplot as plt
print(ET.parse(io.StringIO("<a/>")).getroot().tag)
out = io.BytesIO()
Image.new("RGB", (2, 2)).save(out, "PNG")
out.seek(0)
print(Image.open(out).size, Image.open(io.BytesIO(out.getvalue())).size, plt.imread(out).shape)
# %%
lines = open(0).read().split()
with open(1, "w") as shown:
    print(len(lines), file=shown)
open(2, "w").write("done\n")
# %%
import io
import joblib
import networkx as nx
import pandas as pd
out = io.BytesIO()
df = pd.DataFrame({"a": [1]})
with pd.ExcelWriter(out) as writer:
    df.to_excel(writer)
joblib.dump([1], out)
nx.write_edgelist(nx.path_graph(3), out)
nx.write_graphml(nx.path_graph(3), out)
# %%
def rebase(cls, bases):
    cls.__bases__ = bases
    return cls.__bases__
# %%
import types
class Timer:
    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: types.TracebackType | None):
        return isinstance(trace, types.TracebackType)
def handler(signum: int, frame: types.FrameType | None) -> None:
    print(signum, frame is None)
# %%
import builtins
import pandas as pd
def shown(*values):
    builtins.print(*values, sep=", ")
builtins.shown = shown
limit = 2
df = pd.DataFrame({"a b": [1, 2, 3]})
shown(df.query("`a b` > @limit"), df.eval("`a b` + @limit"))
