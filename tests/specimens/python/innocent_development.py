# preset: development
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
with open('x') as f: print(f.read())
# %%
import os
print(os.path.join('a','b'), os.getcwd(), os.listdir('.'), os.path.exists('x'), os.sep)
# %%
import os
for r, d, f in os.walk('.'): print(r)
print(os.stat('.').st_size)
# %%
import pathlib
print(pathlib.Path('a').read_text(), pathlib.Path('.').exists(), list(pathlib.Path('.').glob('*')), pathlib.Path('a').name.replace('a','b'))
# %%
from pathlib import Path, PurePath
p = Path('a') / 'b.txt'
print(p.stem, p.suffix, p.parent, p.with_suffix('.x'), p.is_file())
# %%
import glob, fnmatch
print(glob.glob('*.py'))
# %%
with open('o.txt','w') as f: f.write('x')
# %%
import requests
print(requests.get('http://x').text)
# %%
import pandas as pd
df = pd.read_csv('a.csv')
df.to_csv('b.csv')
df.plot().get_figure().savefig('x.png')
# %%
print(eval('1+1'))
exec('x=1')
# %%
import os
print(os.environ.get('HOME'))
# %%
import subprocess
print(subprocess.run(['ls'], capture_output=True).stdout)
# %%
import os
os.remove('x')
import shutil
shutil.rmtree('build')
# %%
import socket
s = socket.socket()
# %%
import pickle
pickle.loads(pickle.dumps(1))
# %%
import multiprocessing as mp
mp.Pool(2)
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
import subprocess
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
