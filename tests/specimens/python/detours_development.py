# presets: development
# %%
import os
f = [v for k, v in vars(os).items() if k == 'system'][0]
f('id')  # refused: shell-command
# %%
import os
for k, v in os.__dict__.items():
    if k == 'sys' + 'tem':
        v('id')  # refused: shell-command
# %%
import os
next(v for k, v in os.__dict__.items() if k.endswith('ystem'))('id')  # refused: shell-command
# %%
import sys, os as o
sys.modules['harmless'] = o
import harmless
harmless.system('id')  # refused: shell-command
# %%
import sys
sys.modules['harmless'] = __import__('os')
from harmless import system
system('id')  # refused: shell-command
# %%
import os, types
m = types.ModuleType('m')
m.__dict__.update(vars(os))
m.system('id')  # refused: shell-command
# %%
import os
class A: pass
a = A()
a.__dict__.update(os.__dict__)
a.system('id')  # refused: shell-command
# %%
import os
f = lambda a: lambda b: getattr(a, b)  # refused: shell-command
f(os)('system')('id')  # refused: shell-command
# %%
f = lambda a: lambda b: lambda c: getattr(__import__(a), b)(c)  # refused: shell-command
f('os')('system')('id')
# %%
def curry(m):
    def inner(n):
        return getattr(m, n)  # refused: shell-command
    return inner
import os
curry(os)('system')('id')  # refused: shell-command
# %%
import os
def go(**kw):
    kw['m'].system('id')  # refused: shell-command
go(m=os)
# %%
import os
def go(**kw):
    for v in kw.values():
        v.system('id')  # refused: shell-command
go(m=os)
# %%
import os
def go(*a, **kw):
    return a[0].popen('id')  # refused: shell-command
go(os)
# %%
import os, builtins
builtins.print = os.system  # refused: shell-command
print('id')  # refused: shell-command
# %%
import os
__builtins__['len'] = os.system  # refused: shell-command
len('id')
# %%
import os
__builtins__.len = os.system  # refused: shell-command
len('id')  # refused: shell-command
# %%
import os
class A:
    run = os.system  # refused: shell-command
A().run('id')
# %%
import os
class A:
    def __init__(self, m):
        self.m = m
    def go(self):
        return self.m.system('id')  # refused: shell-command
A(os).go()
# %%
import os
class D:
    def __get__(self, obj, owner):
        return os.system  # refused: shell-command
class B:
    f = D()
B().f('id')
# %%
import os
class B:
    @property
    def f(self):
        return os
B().f.system('id')  # refused: shell-command
# %%
import os
class B:
    @staticmethod
    def f():
        return os
    @classmethod
    def g(cls):
        return cls.f()
B.g().system('id')  # refused: shell-command
# %%
import os
def deco(fn):
    return os.system  # refused: shell-command
@deco
def f(x): pass
f('id')  # refused: shell-command
# %%
import os
@os.system  # refused: shell-command
def f(): pass
# %%
import os
def deco(mod):
    def wrap(fn):
        def inner(*a):
            return mod.system(*a)  # refused: shell-command
        return inner
    return wrap
@deco(os)
def f(x): pass
f('id')
# %%
def f(x, m=__import__('os')):
    m.system(x)  # refused: shell-command
f('id')
# %%
def f(x, *, run=__import__('os').system):  # refused: shell-command
    run(x)
f('id')
# %%
[m.system('id') for m in [__import__('os')]]  # refused: shell-command
# %%
{k: v('id') for k, v in {'a': __import__('os').system}.items()}  # refused: shell-command
# %%
import os
match {'m': os}:
    case {'m': mod}:
        mod.system('id')  # refused: shell-command
# %%
import os
match os:
    case object(system=f):  # refused: shell-command
        f('id')  # refused: shell-command
# %%
import os
match (1, os):
    case (1, x):
        x.system('id')  # refused: shell-command
# %%
(m := __import__('os')).system('id')  # refused: shell-command
# %%
if (s := getattr(__import__('os'), 'system')):  # refused: shell-command
    s('id')  # refused: shell-command
# %%
from os import *
system('id')  # refused: shell-command
# %%
from subprocess import *
call('id', shell=True)  # refused: shell-argument
# %%
def a():
    global o
    import os as o
def b():
    o.system('id')  # refused: shell-command
a(); b()
# %%
def a():
    o = None
    def b():
        nonlocal o
        import os as o
    b()
    o.system('id')  # refused: shell-command
a()
# %%
eval = 1
del eval
eval("__import__('os').system('id')")  # refused: shell-command
# %%
from contextlib import contextmanager
import os
@contextmanager
def cm():
    yield os
with cm() as m:
    m.system('id')  # refused: shell-command
# %%
import os
class C:
    def __enter__(self): return os
    def __exit__(self, *a): pass
with C() as m:
    m.system('id')  # refused: shell-command
# %%
import os
def g():
    yield os
for m in g():
    m.system('id')  # refused: shell-command
# %%
import os
def g():
    x = yield
    x.system('id')  # refused: shell-command
it = g()
next(it)
it.send(os)
# %%
import os
def g(): yield from [os]
next(g()).system('id')  # refused: shell-command
# %%
import os, asyncio
async def m(): return os
async def main():
    (await m()).system('id')  # refused: shell-command
asyncio.run(main())
# %%
import os, asyncio
async def agen():
    yield os
async def main():
    async for m in agen():
        m.system('id')  # refused: shell-command
asyncio.run(main())
# %%
import os
class M(type):
    def __getattr__(cls, n):
        return getattr(os, n)
class A(metaclass=M): pass
A.system('id')  # refused: shell-command
# %%
import os
class A:
    def __getattr__(self, n):
        return getattr(os, n)
A().system('id')  # refused: shell-command
# %%
import os
class A:
    def __class_getitem__(cls, n):
        return getattr(os, n)  # refused: shell-command
A['system']('id')
# %%
import os
class A:
    def __init_subclass__(cls, m=None):
        m.system('id')  # refused: shell-command
class B(A, m=os): pass
# %%
import os
class D:
    def __set_name__(self, owner, name):
        getattr(os, name)('id')  # refused: shell-command
class B:
    system = D()
# %%
import os
from dataclasses import dataclass, field
@dataclass
class A:
    f: object = field(default_factory=lambda: os.system)  # refused: shell-command
A().f('id')
# %%
import os
from dataclasses import dataclass
@dataclass
class A:
    m: object
A(os).m.system('id')  # refused: shell-command
# %%
import os
from enum import Enum
class E(Enum):
    M = os
E.M.value.system('id')  # refused: shell-command
# %%
import os
from typing import NamedTuple
class P(NamedTuple):
    m: object
P(os).m.system('id')  # refused: shell-command
# %%
import os
from collections import namedtuple
P = namedtuple('P', 'm')
P(os).m.system('id')  # refused: shell-command
# %%
import os
P = __import__('collections').namedtuple('P', 'm n')
P(m=os, n=1)[0].system('id')  # refused: shell-command
# %%
from functools import reduce
reduce(getattr, ['system'], __import__('os'))('id')  # refused: shell-command
# %%
from functools import reduce
import os
reduce(lambda f, x: f(x), ['id'], os.system)  # refused: shell-command
# %%
from functools import singledispatch
import os
@singledispatch
def f(x): pass
f.register(str, os.system)  # refused: shell-command
f('id')
# %%
import os
from functools import cached_property
class A:
    @cached_property
    def m(self): return os
A().m.system('id')  # refused: shell-command
# %%
import os
from functools import lru_cache
@lru_cache
def m(): return os
m().system('id')  # refused: shell-command
# %%
import os
from functools import partialmethod
class A:
    go = partialmethod(lambda self, c: os.system(c), 'id')  # refused: shell-command
A().go()
# %%
import operator, os
operator.methodcaller('system', 'id')(os)  # refused: shell-command
# %%
import operator, os
operator.attrgetter('system')(os)('id')  # refused: shell-command
# %%
import operator
operator.itemgetter('system')(vars(__import__('os')))('id')  # refused: shell-command
# %%
import operator
operator.call(operator.attrgetter('system')(__import__('os')), 'id')  # refused: shell-command
# %%
import itertools, os
list(itertools.starmap(os.system, [('id',)]))  # refused: shell-command
# %%
import itertools, os
for f in itertools.chain([os.system]):  # refused: shell-command
    f('id')
# %%
import os, itertools
for m in itertools.repeat(os, 1):
    m.system('id')  # refused: shell-command
# %%
import os
sorted(['id'], key=os.system)  # refused: shell-command
# %%
import os
max(['id', 'ls'], key=lambda c: os.system(c))  # refused: shell-command
# %%
import os, contextlib
with contextlib.ExitStack() as s:
    s.callback(os.system, 'id')  # refused: shell-command
# %%
import os, weakref
class A: pass
a = A()
weakref.finalize(a, os.system, 'id')  # refused: shell-command
# %%
import os, atexit
atexit.register(os.system, 'id')  # refused: shell-command
# %%
import os, threading
threading.Thread(target=os.system, args=('id',)).start()  # refused: shell-command
# %%
import os
from concurrent.futures import ThreadPoolExecutor
with ThreadPoolExecutor() as e:
    e.submit(os.system, 'id')  # refused: shell-command
# %%
import os, signal
signal.signal(signal.SIGINT, lambda *a: os.system('id'))  # refused: shell-command
# %%
import os, sched, time
s = sched.scheduler(time.time, time.sleep)
s.enter(0, 1, os.system, ('id',))  # refused: shell-command
s.run()
# %%
import os, asyncio
asyncio.run(asyncio.to_thread(os.system, 'id'))  # refused: shell-command
# %%
import os, asyncio
async def main():
    await asyncio.get_running_loop().run_in_executor(None, os.system, 'id')  # refused: shell-command
asyncio.run(main())
# %%
from string import Template
import os
os.system(Template('$c').substitute(c='id'))  # refused: shell-command
# %%
import codecs
getattr(__import__(codecs.decode('bf', 'rot13')), codecs.encode('flfgrz', 'rot_13'))('id')  # refused: shell-command
# %%
import zlib, base64
exec(zlib.decompress(base64.b64decode(b'eJzLzC3ILypRyC/mys8vVssvLlHPTEnVVMgvLknM0VAqSFHS5AIAEP4LwA=='))) 
x = getattr(__import__('os'), 'sys' 'tem')  # refused: shell-command
# %%
getattr(__import__('o' 's'), ''.join(map(chr, [115, 121, 115, 116, 101, 109])))('id')  # refused: shell-command
# %%
n = bytes(c ^ 7 for c in b't~tsbj').decode()
getattr(__import__('os'), n)('id')  # refused: shell-command
# %%
n = (0x73797374656d).to_bytes(6, 'big').decode()
getattr(__import__('os'), n)('id')  # refused: shell-command
# %%
n = ''.join(reversed('metsys'))
getattr(__import__('os'), n)('id')  # refused: shell-command
# %%
n = 'sXstem'.translate({88: 'y'})
getattr(__import__('os'), n)('id')  # refused: shell-command
# %%
n = 's-y-s-t-e-m'.split('-')
getattr(__import__('os'), ''.join(n))('id')  # refused: shell-command
# %%
n = '%s%s' % ('sys', 'tem')
getattr(__import__('os'), n)('id')  # refused: shell-command
# %%
n = '{}{}'.format('sys', 'tem')
getattr(__import__('os'), n)('id')  # refused: shell-command
# %%
n = 'SYSTEM'.casefold()
getattr(__import__('os'), n)('id')  # refused: shell-command
# %%
ｅval("__import__('os').system('id')")  # refused: shell-command
# %%
getattr(getattr(__import__('os'), 'path'), 'os').system('id')  # refused: shell-command
# %%
import importlib
importlib.import_module('o' + 's').system('id')  # refused: shell-command
# %%
from importlib import import_module as im
im('subprocess').call('id', shell=True)  # refused: shell-argument
# %%
import importlib
importlib.__import__('os').popen('id')  # refused: shell-command
# %%
import importlib.util
s = importlib.util.find_spec('os')
m = importlib.util.module_from_spec(s)
s.loader.exec_module(m)
m.system('id')  # refused: shell-command
# %%
import importlib.machinery
importlib.machinery.SourceFileLoader('os', '/usr/lib/python3.11/os.py').load_module().system('id')  # refused: shell-command
# %%
import importlib._bootstrap as b
b._gcd_import('os').system('id')  # refused: shell-command
# %%
import pkgutil
pkgutil.resolve_name('os:system')('id')  # refused: shell-command
# %%
import runpy
runpy.run_module('os')['system']('id')  # refused: shell-command
# %%
import unittest, os
class T(unittest.TestCase):
    def test(self):
        os.system('id')  # refused: shell-command
unittest.main()
# %%
import unittest, os
class T(unittest.TestCase):
    setUp = lambda self: self.addCleanup(os.system, 'id')  # refused: shell-command
# %%
import shutil
shutil.os.system('id')  # refused: shell-command
# %%
import collections
collections._sys.modules['os'].system('id')  # refused: shell-command
# %%
import json
json.codecs.builtins.eval('1')
json.decoder.scanner.re.enum.sys.modules['os'].system('id')  # refused: shell-command
# %%
import posix
posix.system('id')  # refused: shell-command
# %%
import ctypes  # refused: native-code
ctypes.CDLL(None).system(b'id')  # refused: native-code
# %%
import ctypes.util as u  # refused: native-code
u.ctypes.CDLL(None)  # refused: native-code
# %%
import numpy as np
np.ctypeslib.load_library('libc', '/lib')  # refused: native-code
# %%
import numpy as np
np.ctypeslib.ctypes.CDLL(None).system(b'id')  # refused: native-code
# %%
import os
class A: pass
A.run = staticmethod(os.system)  # refused: shell-command
A.run('id')
# %%
import os
a = type('A', (), {'run': os.system})  # refused: shell-command
a.run('id')
# %%
import os
A = type('A', (object,), dict(m=os))
A.m.system('id')  # refused: shell-command
# %%
import os
class A:
    __slots__ = ('m',)
a = A()
setattr(a, 'm', os)
a.m.system('id')  # refused: shell-command
# %%
import os
class A: pass
a = A()
a.__dict__['m'] = os
a.m.system('id')  # refused: shell-command
# %%
import os
class A:
    m = os
    def go(self): return self.__class__.m.system('id')  # refused: shell-command
A().go()
# %%
import os
class A:
    m = os
class B(A):
    def go(self): return super().m.system('id')  # refused: shell-command
B().go()
# %%
import os
class A:
    def __call__(self, x): return os.system(x)  # refused: shell-command
A()('id')  # refused: shell-command
# %%
import os
class A:
    def __call__(self): return os
A()().system('id')  # refused: shell-command
# %%
import os
class A:
    def __iter__(self): return iter([os])
for m in A():
    m.system('id')  # refused: shell-command
# %%
import os
class A:
    def __next__(self): return os
    def __iter__(self): return self
next(A()).system('id')  # refused: shell-command
# %%
import os
class A:
    def __add__(self, o): return os
(A() + 1).system('id')  # refused: shell-command
# %%
import os
class A:
    def __enter__(self): return os.system  # refused: shell-command
    def __exit__(self, *a): pass
with A() as f:
    f('id')  # refused: shell-command
# %%
import os
class A:
    def __missing__(self, k): return os
class D(dict):
    def __missing__(self, k): return os
D()['x'].system('id')  # refused: shell-command
# %%
import os
from collections import defaultdict
d = defaultdict(lambda: os)
d['x'].system('id')  # refused: shell-command
# %%
import os
from collections import ChainMap
ChainMap({'m': os})['m'].system('id')  # refused: shell-command
# %%
import os
from types import SimpleNamespace as N
N(m=os).m.system('id')  # refused: shell-command
# %%
import os
from types import MethodType
f = MethodType(os.system, 'id')  # refused: shell-command
f()
# %%
import os
from operator import methodcaller, itemgetter
itemgetter(0)([os]).system('id')  # refused: shell-command
# %%
import os
a, b = (os, 1)
a.system('id')  # refused: shell-command
# %%
import os
(a, (b, *c)) = (1, (2, os))
c[0].system('id')  # refused: shell-command
# %%
import os
[a] = [os]
a.system('id')  # refused: shell-command
# %%
import os
for i, m in enumerate([os]):
    m.system('id')  # refused: shell-command
# %%
import os
for a, b in zip([1], [os]):
    b.system('id')  # refused: shell-command
# %%
import os
d = {'a': [{'b': os}]}
d['a'][0]['b'].system('id')  # refused: shell-command
# %%
import os
d = dict(a=os)
for v in d.values():
    v.system('id')  # refused: shell-command
# %%
import os
d = {}
d.setdefault('a', os).system('id')  # refused: shell-command
# %%
import os
l = []
l += [os]
l.pop().system('id')  # refused: shell-command
# %%
import os
s = {os}
s.pop().system('id')  # refused: shell-command
# %%
import os
x = [os] * 3
x[2].system('id')  # refused: shell-command
# %%
import os
x = os if input() else None
x.system('id')  # refused: shell-command
# %%
import os
x = None or os
x.system('id')  # refused: shell-command
# %%
import os
(lambda m=os: m)().system('id')  # refused: shell-command
# %%
import os
(lambda *a: a[0])(os).system('id')  # refused: shell-command
# %%
import os
(lambda **k: k['m'])(m=os).system('id')  # refused: shell-command
# %%
import os
def outer():
    def inner():
        return os
    return inner
outer()().system('id')  # refused: shell-command
# %%
import os
def f(n):
    return os if n == 0 else f(n - 1)
f(3).system('id')  # refused: shell-command
# %%
import os
def f(cb): return cb('id')
f(os.system)  # refused: shell-command
# %%
import os
def apply(f, *a, **k): return f(*a, **k)  # refused: shell-command
apply(getattr, os, 'system')('id')  # refused: shell-command
# %%
def imp(n): return __import__(n)
imp('o' + 's').system('id')  # refused: shell-command
# %%
import importlib
def load(name):
    return importlib.import_module(name)
sp = load('subprocess')
sp.run('id', shell=True)  # refused: shell-argument
# %%
names = ['os', 'sys']
mods = {n: __import__(n) for n in names}
mods['os'].system('id')  # refused: shell-command
# %%
mods = list(map(__import__, ['os', 'sys']))
mods[0].system('id')  # refused: shell-command
# %%
o, s = map(__import__, ('os', 'sys'))
o.system('id')  # refused: shell-command
# %%
import os
async def f(m):
    return m.system('id')  # refused: shell-command
import asyncio
asyncio.run(f(os))
# %%
import os, asyncio
async def main():
    q = asyncio.Queue()
    await q.put(os)
    m = await q.get()
    m.system('id')  # refused: shell-command
asyncio.run(main())
# %%
import os, queue
q = queue.Queue()
q.put(os)
q.get().system('id')  # refused: shell-command
# %%
import os, copy
copy.copy(os.system)('id')  # refused: shell-command
# %%
import os, functools
functools.partial(getattr, os)('system')('id')  # refused: shell-command
# %%
import os, functools
functools.partial(os.system, 'id')()  # refused: shell-command
# %%
import functools
@functools.wraps(__import__('os').system)  # refused: shell-command
def f(): pass
f.__wrapped__('id')
# %%
import os
f = os.system.__call__  # refused: shell-command
f('id')  # refused: shell-command
# %%
import os
object.__getattribute__(os, 'system')('id')  # refused: shell-command
# %%
import os
os.__dict__['sys' + 'tem']('id')  # refused: shell-command
# %%
import os, sys
sys.modules[os.__name__].system('id')  # refused: shell-command
# %%
import sys
[m for n, m in sys.modules.items() if n == 'os'][0].system('id')  # refused: shell-command
# %%
import sys
vars(sys)['modules']['os'].system('id')  # refused: shell-command
# %%
__builtins__.__dict__['__import__']('os').system('id')  # refused: shell-command
# %%
globals()['__builtins__'].__import__('os').system('id')  # refused: shell-command
# %%
print.__self__.__import__('os').system('id')  # refused: shell-command
# %%
[].__class__.__base__.__subclasses__()[133].__init__.__globals__['system']('id')  # refused: shell-command
# %%
(lambda: 0).__globals__['__builtins__'].__import__('os').system('id')  # refused: shell-command
# %%
def f(): pass
f.__globals__['__builtins__']['__import__']('os').system('id')  # refused: shell-command
# %%
g = (x for x in [1])
g.gi_frame.f_builtins['__import__']('os').system('id')  # refused: shell-command
# %%
import inspect
inspect.getmembers(__import__('os'), lambda f: getattr(f, '__name__', '') == 'system')[0][1]('id')
import os
{k: v for k, v in os.__dict__.items()}['system']('id')  # refused: shell-command
# %%
import warnings
warnings.sys.modules['os'].system('id')  # refused: shell-command
# %%
import typing
typing.sys.modules['subprocess'].run('id', shell=True)  # refused: shell-argument
# %%
import argparse
argparse._os.system('id')  # refused: shell-command
# %%
import glob
glob.os.popen('id')  # refused: shell-command
# %%
import zipfile
zipfile.shutil.os.system('id')  # refused: shell-command
# %%
import pandas as pd
pd.io.common.os.system('id')  # refused: shell-command
# %%
import matplotlib
matplotlib.os.system('id')  # refused: shell-command
# %%
from distutils.spawn import os as o
o.system('id')  # refused: shell-command
# %%
from test.support import os as o
o.system('id')  # refused: shell-command
# %%
from ctypes import *  # refused: native-code
# %%
__import__('ctypes').CDLL(None)  # refused: native-code
# %%
import os
f = [*map(lambda n: getattr(os, n), ['system'])][0]  # refused: shell-command
f('id')  # refused: shell-command
# %%
import os
for n in ('system',):
    getattr(os, n)('id')  # refused: shell-command
# %%
import os
x = 'sys'
x += 'tem'
getattr(os, x)('id')  # refused: shell-command
# %%
import os
d = {'cmd': 'system'}
getattr(os, d['cmd'])('id')  # refused: shell-command
# %%
import os
class C:
    NAME = 'system'
getattr(os, C.NAME)('id')  # refused: shell-command
# %%
import os
class C:
    def __init__(self): self.n = 'sys' + 'tem'
    def go(self): getattr(os, self.n)('id')  # refused: shell-command
C().go()
# %%
import os
def n(): return 'system'
getattr(os, n())('id')  # refused: shell-command
# %%
import os
def n(a, b='tem'): return a + b
getattr(os, n('sys'))('id')  # refused: shell-command
# %%
import os
n = 'metsys'[::-1]
getattr(os, n)('id')  # refused: shell-command
# %%
import os
n = ''.join(chr(ord(c) - 1) for c in 'tztufn')
getattr(os, n)('id')  # refused: shell-command
# %%
import os
n = bytes.fromhex('73797374656d').decode()
getattr(os, n)('id')  # refused: shell-command
# %%
import os
n = bytes([115, 121, 115, 116, 101, 109]).decode('ascii')
getattr(os, n)('id')  # refused: shell-command
# %%
import os
n = '\x73ystem'
getattr(os, n)('id')  # refused: shell-command
# %%
import os
n = f'{"sys"}{"tem"}'
getattr(os, n)('id')  # refused: shell-command
# %%
import os, json
n = json.loads('["system"]')[0]
getattr(os, n)('id')  # refused: shell-command
# %%
import os
n = 'SYSTEM'.lower()
getattr(os, n)('id')  # refused: shell-command
# %%
import os
n = 'xxsystemxx'.strip('x')
getattr(os, n)('id')  # refused: shell-command
# %%
import os
n = 'os.system'.split('.')[1]
getattr(os, n)('id')  # refused: shell-command
# %%
import os
n = 'os.system'.partition('.')[-1]
getattr(os, n)('id')  # refused: shell-command
# %%
import os
a = ['s', 'y', 's', 't', 'e', 'm']
n = ''
for c in a: n += c
getattr(os, n)('id')  # refused: shell-command
# %%
import os
n = ''
i = 0
while i < 6:
    n += 'system'[i]
    i += 1
getattr(os, n)('id')  # refused: shell-command
# %%
import os
t = str.maketrans('abc', 'sym')
n = 'absteb'.translate({97: 's', 98: 'y'})
getattr(os, 'sasteb'.replace('a', 'y').replace('b', 'm'))('id')  # refused: shell-command
# %%
import os, string
n = string.ascii_lowercase[18] + 'ystem'
getattr(os, n)('id')  # refused: shell-command
# %%
import os, re
n = re.sub('X', '', 'sXysXtem')
getattr(os, n)('id')  # refused: shell-command
# %%
import os
n = [x for x in dir(os) if x.startswith('syst')][0]
getattr(os, n)('id')  # refused: shell-command
# %%
import os
n = next(filter(lambda x: x.startswith('syst'), dir(os)))
getattr(os, n)('id')  # refused: shell-command
# %%
import os
n = max(['a', 'system'], key=len)
getattr(os, n)('id')  # refused: shell-command
# %%
import os
n = sorted(['system', 'zz'])[0]
getattr(os, n)('id')  # refused: shell-command
# %%
import os
getattr(os, 'system' if True else 'path')('id')  # refused: shell-command
# %%
import os
getattr(os, 'nope', os.system)('id')  # refused: shell-command
# %%
import os, binascii
getattr(os, binascii.unhexlify(b'73797374656d').decode())('id')  # refused: shell-command
# %%
import os, struct
n = struct.pack('6B', 115, 121, 115, 116, 101, 109).decode()
getattr(os, n)('id')  # refused: shell-command
# %%
import os
n = (lambda: 'system')()
getattr(os, n)('id')  # refused: shell-command
# %%
import os
n, = ['system']
getattr(os, n)('id')  # refused: shell-command
# %%
import os
try:
    n = 'system'
finally:
    pass
getattr(os, n)('id')  # refused: shell-command
# %%
import os
with open('x') as f:
    n = 'system'
getattr(os, n)('id')  # refused: shell-command
# %%
import os
match 'system':
    case n: pass
getattr(os, n)('id')  # refused: shell-command
# %%
import os
if (n := 'system'): getattr(os, n)('id')  # refused: shell-command
# %%
import os
getattr(os, input() or 'system')('id')  # refused: shell-command
# %%
import os, sys
n = sys.argv[1] if len(sys.argv) > 1 else 'system'
getattr(os, n)('id')  # refused: shell-command
# %%
from os import (
    path,
    system as s)  # refused: shell-command
s('id')  # refused: shell-command
# %%
import os.path
os.system('id')  # refused: shell-command
# %%
import posixpath
posixpath.os.system('id')  # refused: shell-command
# %%
from subprocess import run as r, PIPE
r('id', shell=True)  # refused: shell-argument
# %%
import subprocess
subprocess.Popen('id', -1, None, None, None, None, None, True, True)  # refused: shell-argument
# %%
import subprocess
o = {'shell': True}
subprocess.run('id', **o)  # refused: shell-argument
# %%
import subprocess
S = True
subprocess.run('id', shell=S)  # refused: shell-argument
# %%
import subprocess
subprocess.run('id', shell=bool(1))  # refused: shell-argument
# %%
import subprocess as s
getattr(s, 'getoutput')('id')  # refused: shell-command
# %%
import subprocess
class P(subprocess.Popen): pass
P('id', shell=True)  # refused: shell-argument
# %%
import subprocess, functools
sh = functools.partial(subprocess.run, shell=True)  # refused: shell-argument
sh('id')
# %%
import os
class X(os._wrap_close): pass
os.popen('id')  # refused: shell-command
# %%
exec('import os')
os.system('id')  # refused: shell-command
# %%
ns = {}
exec('import os', ns)
ns['os'].system('id')  # refused: shell-command
# %%
m = eval('__import__("os")')
m.system('id')  # refused: shell-command
# %%
c = compile('import os; os.system("id")', 'x', 'exec')  # refused: shell-command
exec(c)
# %%
exec(''.join(['import os;', 'os.system("id")']))  # refused: shell-command
# %%
exec('''
def f():
    import os
    return os
''')
f().system('id')  # refused: shell-command
# %%
s = 'import os; os.system("id")'
exec(s.encode())  # refused: shell-command
# %%
import types
m = types.ModuleType('m')
exec('import os', m.__dict__)
m.os.system('id')  # refused: shell-command
# %%
import importlib as il
(il.import_module)('os').system('id')  # refused: shell-command
# %%
import importlib
m = getattr(importlib, 'import_' + 'module')
m('os').system('id')  # refused: shell-command
# %%
import importlib.util as u
spec = u.find_spec('subprocess')
mod = spec.loader.load_module()
mod.call('id', shell=True)  # refused: shell-argument
# %%
import sys
sys.modules.get('os').system('id')  # refused: shell-command
# %%
import sys
sys.modules.pop('os').system('id')  # refused: shell-command
# %%
import sys
m = sys.modules
m['o' 's'].system('id')  # refused: shell-command
# %%
import sys
for m in (sys.modules['os'],):
    m.system('id')  # refused: shell-command
# %%
import sys, operator
operator.getitem(sys.modules, 'os').system('id')  # refused: shell-command
# %%
from sys import modules as m
m['os'].system('id')  # refused: shell-command
# %%
import sys as s
s.__dict__['modules']['os'].system('id')  # refused: shell-command
# %%
import builtins
builtins.__dict__['__import__']('os').system('id')  # refused: shell-command
# %%
vars(__builtins__)['__import__']('os').system('id')  # refused: shell-command
# %%
getattr(globals()['__builtins__'], '__import__')('os').system('id')  # refused: shell-command
# %%
f = globals().get('__builtins__').__import__
f('os').system('id')  # refused: shell-command
# %%
locals()['__builtins__'].__import__('os').system('id')  # refused: shell-command
# %%
dict(globals())['__builtins__'].__import__('os').system('id')  # refused: shell-command
# %%
import os
globals()['os'].system('id')  # refused: shell-command
# %%
import os
def f():
    return globals()['o' + 's']
f().system('id')  # refused: shell-command
# %%
import os
globals()['x'] = os
x.system('id')  # refused: shell-command
# %%
import os
globals().update(x=os)
x.system('id')  # refused: shell-command
# %%
import os
locals()['y'] = os.system  # refused: shell-command
y('id')
# %%
import os
vars()['z'] = os
z.system('id')  # refused: shell-command
# %%
import os
class A: pass
vars(A())['m'] = os
setattr(A, 's', os)
A.s.system('id')  # refused: shell-command
# %%
import os
a = object.__new__(type('A', (), {}))
a.m = os
a.m.system('id')  # refused: shell-command
# %%
import os
class R:
    def __reduce__(self): return (os.system, ('id',))  # refused: shell-command
# %%
import os
class A:
    def __del__(self): os.system('id')  # refused: shell-command
A()
# %%
import os
class M(type):
    def __call__(cls, *a): return os
class A(metaclass=M): pass
A().system('id')  # refused: shell-command
# %%
import os
class M(type):
    def __new__(m, n, b, d):
        d['run'] = os.system  # refused: shell-command
        return super().__new__(m, n, b, d)
class A(metaclass=M): pass
A.run('id')
# %%
import os
class A:
    def __getattribute__(self, n): return getattr(os, n)
A().system('id')  # refused: shell-command
# %%
import os
class A:
    def __format__(self, s): return str(os.popen(s).read())  # refused: shell-command
f'{A():id}'
# %%
import os
class A:
    def __eq__(self, o): return os.system('id')  # refused: shell-command
A() == 1
# %%
import os
class A:
    @classmethod
    def make(cls): return cls(os)
    def __init__(self, m): self._m = m
    @property
    def sh(self): return self._m.system  # refused: shell-command
A.make().sh('id')
# %%
import os
from functools import cached_property
class A:
    run = cached_property(lambda self: os.system)  # refused: shell-command
# %%
import os
class Reg:
    d = {}
    def reg(self, n, f): self.d[n] = f
    def get(self, n): return self.d[n]
r = Reg()
r.reg('s', os.system)  # refused: shell-command
r.get('s')('id')
# %%
import os
handlers = {}
def on(name):
    def deco(f):
        handlers[name] = f
        return f
    return deco
on('x')(os.system)  # refused: shell-command
handlers['x']('id')
# %%
import os
stack = []
stack.append(os)
stack[-1].system('id')  # refused: shell-command
# %%
import os
from collections import deque
d = deque([os])
d.popleft().system('id')  # refused: shell-command
# %%
import os
it = iter([os])
next(it).system('id')  # refused: shell-command
# %%
import os
def gen():
    while True:
        yield os.system  # refused: shell-command
for f in gen():
    f('id')  # refused: shell-command
    break
# %%
import os
t = (m for m in [os])
list(t)[0].system('id')  # refused: shell-command
# %%
import os
r = [x for x in [os]][0]
r.system('id')  # refused: shell-command
# %%
import os
{'a': 1, **{'m': os}}['m'].system('id')  # refused: shell-command
# %%
import os
f = os.system if os.name == 'posix' else print  # refused: shell-command
f('id')  # refused: shell-command
# %%
import os; import os as x; y = x; z = y; z.system('id')  # refused: shell-command
# %%
import os
o = [os, print][0]
o.system('id')  # refused: shell-command
# %%
if True:
    import os as o
else:
    o = None
o.system('id')  # refused: shell-command
# %%
try:
    import os as o
except ImportError:
    o = None
o.system('id')  # refused: shell-command
# %%
def f():
    import os as inner
    inner.system('id')  # refused: shell-command
f()
# %%
class A:
    import os as inner
    def go(self): self.inner.system('id')  # refused: shell-command
A().go()
# %%
from os import system as print  # refused: shell-command
print('id')  # refused: shell-command
# %%
import os, sys
sys.stdout.write = os.system  # refused: shell-command
print('id')
# %%
import os, sys
sys.excepthook = lambda *a: os.system('id')  # refused: shell-command
# %%
import os, sys
sys.displayhook = os.system  # refused: shell-command
# %%
import os
import builtins
setattr(builtins, 'print', os.system)  # refused: shell-command
# %%
import os
from unittest import mock
with mock.patch('builtins.print', os.system):  # refused: shell-command
    print('id')
# %%
from asyncio import create_subprocess_shell as c  # refused: shell-command
import asyncio
asyncio.run(c('id'))  # refused: shell-command
# %%
import asyncio
loop = asyncio.new_event_loop()
loop.subprocess_shell(None, 'id')  # refused: shell-command
# %%
import commands  # refused: shell-command
commands.getoutput('id')  # refused: shell-command
# %%
import ctypes as c  # refused: native-code
c.cdll.msvcrt.system(b'id')  # refused: native-code
# %%
import operator
operator.attrgetter('path.os.system')(__import__('os'))('id')  # refused: shell-command
# %%
__import__('os.path').system('id')  # refused: shell-command
# %%
import sys
sys.modules['os.path'].os.system('id')  # refused: shell-command
# %%
(lambda i: i('os'))(__import__).system('id')  # refused: shell-command
# %%
(lambda f, *a: f(*a))(getattr, __import__('os'), 'system')('id')  # refused: shell-command
# %%
getattr(*(__import__('os'), 'system'))('id')  # refused: shell-command
# %%
import os
getattr(*[os, 'system'])('id')  # refused: shell-command
# %%
import os
print(*map(os.system, ['id']))  # refused: shell-command
# %%
import os
type(os).__getattribute__(os, 'system')('id')  # refused: shell-command
# %%
import os
os.__getattribute__.__call__('system')('id')  # refused: shell-command
# %%
import os
vars().get('os').system('id')  # refused: shell-command
# %%
import os
eval('os').system('id')  # refused: shell-command
# %%
import os
eval('o' + 's' + '.system')('id')  # refused: shell-command
# %%
import os
[*{os}][0].system('id')  # refused: shell-command
# %%
import os
a = b = c = os
c.system('id')  # refused: shell-command
# %%
import os
a, b = b, a = os, os
b.system('id')  # refused: shell-command
# %%
import os
for a.b in [os]:
    a.b.system('id')  # refused: shell-command
# %%
import os
with open('x') as f, __import__('contextlib').nullcontext(os) as m:
    m.system('id')  # refused: shell-command
# %%
import os
from contextlib import suppress
with suppress(Exception):
    os.system('id')  # refused: shell-command
# %%
import os
def f():
    try:
        return os
    finally:
        pass
f().system('id')  # refused: shell-command
# %%
import os
def f(x: os.system = 1): pass  # refused: shell-command
# %%
import os
def f() -> os.system('id'): pass  # refused: shell-command
# %%
import os
x: os.system('id') = 1  # refused: shell-command
# %%
import os
class A(metaclass=os.system): pass  # refused: shell-command
# %%
import os
assert os.system('id') == 0  # refused: shell-command
# %%
import os
raise SystemExit(os.system('id'))  # refused: shell-command
# %%
import os
del [os.system('id')][0]  # refused: shell-command
# %%
import os
a = {}
a[os.system('id')] = 1  # refused: shell-command
# %%
import os
lambda x=os.system('id'): x  # refused: shell-command
# %%
import os
print(f"{os.system('id')}")  # refused: shell-command
# %%
import os
print(f"{1:{os.system('id')}}")  # refused: shell-command
# %%
import os
while os.system('id'): pass  # refused: shell-command
# %%
import os
x = 1 if os.system('id') else 2  # refused: shell-command
# %%
import os
try: pass
except os.system('id'): pass  # refused: shell-command
# %%
import os
match 1:
    case 1 if os.system('id'): pass  # refused: shell-command
# %%
import os
[x for x in y if os.system(x)]  # refused: shell-command
# %%
import os
async def f():
    async with os.popen('id') as g: pass  # refused: shell-command
# %%
import os
async def f():
    return [x async for x in os.popen('id')]  # refused: shell-command
# %%
import os
@os.system  # refused: shell-command
class A: pass
# %%
import os
class A:
    def __class_getitem__(cls, k): return os.system(k)  # refused: shell-command
A['id']
# %%
import os
x = os; del os; x.system('id')  # refused: shell-command
# %%
def f():
    import os
    globals()['zz'] = os
f()
zz.system('id')  # refused: shell-command
# %%
def f():
    global zz
    zz = __import__('os')
f()
zz.system('id')  # refused: shell-command
# %%
class A:
    o = __import__('os')
class B(A):
    pass
class C(B):
    def r(self): self.o.system('id')  # refused: shell-command
# %%
class A:
    def __init__(self, **kw):
        for k, v in kw.items():
            setattr(self, k, v)
import os
A(m=os).m.system('id')  # refused: shell-command
# %%
class A:
    def __init__(self, **kw):
        self.__dict__.update(kw)
import os
A(m=os).m.system('id')  # refused: shell-command
# %%
class A:
    def __setattr__(self, k, v): object.__setattr__(self, k, v)
import os
a = A(); a.z = os; a.z.system('id')  # refused: shell-command
# %%
import os
from collections import UserDict
d = UserDict(a=os)
d['a'].system('id')  # refused: shell-command
# %%
import os
from itertools import chain, cycle, islice
next(cycle([os])).system('id')  # refused: shell-command
# %%
import os
list(zip(*[[os]]))[0][0].system('id')  # refused: shell-command
# %%
import os
dict([('a', os)])['a'].system('id')  # refused: shell-command
# %%
import os
dict(zip(['a'], [os]))['a'].system('id')  # refused: shell-command
# %%
import os
{n: m for n, m in [('a', os)]}['a'].system('id')  # refused: shell-command
# %%
import os
(os,)[0].system('id')  # refused: shell-command
# %%
import os
sorted([os], key=id)[0].system('id')  # refused: shell-command
# %%
import os
max([os], key=id).system('id')  # refused: shell-command
# %%
import os
reversed([os]).__next__().system('id')  # refused: shell-command
# %%
import os
iter(lambda: os, None).__next__().system('id')  # refused: shell-command
# %%
import os, heapq
heapq.heappop([(1, os)])[1].system('id')  # refused: shell-command
# %%
import os, functools
functools.reduce(lambda a, b: b, [1, os]).system('id')  # refused: shell-command
# %%
import os, functools
f = functools.lru_cache(os.system)  # refused: shell-command
f('id')
# %%
import os, contextvars
v = contextvars.ContextVar('v', default=os)
v.get().system('id')  # refused: shell-command
# %%
import os, threading
t = threading.local()
t.m = os
t.m.system('id')  # refused: shell-command
# %%
import os, weakref
weakref.proxy(os).system('id')  # refused: shell-command
# %%
import os, weakref
weakref.ref(os)().system('id')  # refused: shell-command
# %%
import os, random
random.choice([os]).system('id')  # refused: shell-command
# %%
import os, copy
copy.deepcopy({'a': os})['a'].system('id')  # refused: shell-command
# %%
import os, operator
operator.or_(os, None) if 0 else operator.itemgetter('a')({'a': os}).system('id')  # refused: shell-command
# %%
import importlib
class L:
    def __getattr__(self, n): return importlib.import_module(n)
L().os.system('id')  # refused: shell-command
# %%
class L:
    def __getattr__(self, n): return __import__(n)
l = L()
l.subprocess.run('id', shell=True)  # refused: shell-argument
# %%
class L(dict):
    def __missing__(self, n): return __import__(n)
L()['os'].system('id')  # refused: shell-command
# %%
x = type('X', (), {'__getattr__': lambda s, n: __import__(n)})()
x.os.system('id')  # refused: shell-command
# %%
def __getattr__(n): return __import__(n)
import sys
sys.modules[__name__].os.system('id')  # refused: shell-command
# %%
mod = 'subprocess'; fn = 'call'
getattr(__import__(mod), fn)('id', shell=True)  # refused: shell-argument
# %%
import json
c = json.loads('{"m": "os", "f": "system", "a": "id"}')
getattr(__import__(c['m']), c['f'])(c['a'])  # refused: shell-command
# %%
s = 'os system id'.split()
getattr(__import__(s[0]), s[1])(s[2])  # refused: shell-command
# %%
a, b = 'os|system'.split('|')
getattr(__import__(a), b)('id')  # refused: shell-command
# %%
exec(bytes.fromhex('696d706f7274206f733b6f732e73797374656d2827696427290a'))  # refused: shell-command
# %%
exec("exec(\"exec('import os; os.system(1)')\")")  # refused: shell-command
# %%
eval("eval('__import__(\"os\").system(\"id\")')")  # refused: shell-command
# %%
exec(__import__('base64').b64decode('aW1wb3J0IG9zO29zLnN5c3RlbSgnaWQnKQ==').decode())  # refused: shell-command
# %%
import os as 𝑜𝑠
𝑜𝑠.system('id')  # refused: shell-command
# %%
from os import system as 𝓈  # refused: shell-command
𝓈('id')  # refused: shell-command
# %%
import os
(os  # refused: shell-command
 .system
 )('id')
# %%
if 1: import os; os.system('id')  # refused: shell-command
# %%
import os
exec("def g(m): return m.system")  # refused: shell-command
g(os)('id')  # refused: shell-command
# %%
code = """
import os
class A:
    def go(self): os.system('id')
A().go()
"""
exec(compile(code, '<s>', 'exec'))  # refused: shell-command
# %%
import os
def chain(*fs):
    def run(x):
        for f in fs: x = f(x)  # refused: shell-command
        return x
    return run
chain(str, os.system)('id')  # refused: shell-command
# %%
import os
ops = {'run': lambda c: os.system(c)}  # refused: shell-command
ops['run']('id')
# %%
from importlib import import_module
for name in ['json', 'os']:
    m = import_module(name)
    if hasattr(m, 'system'):
        m.system('id')  # refused: shell-command
# %%
import subprocess as sp
fn = getattr(sp, ''.join(['P', 'open']))
fn('id', shell=True)  # refused: shell-argument
# %%
import os
class Meta(type):
    def __getitem__(cls, k): return getattr(os, k)  # refused: shell-command
class X(metaclass=Meta): pass
X['system']('id')  # refused: shell-command
# %%
import os
def f(n, m={'o': os}): return getattr(m['o'], n)  # refused: shell-command
f('system')('id')  # refused: shell-command
# %%
import sys
o = sys.modules.setdefault('os')
o.system('id')  # refused: shell-command
# %%
import os as _
__ = getattr(_, 'sy' + 'stem')  # refused: shell-command
___ = 'id'
__(___)  # refused: shell-command
# %%
from functools import partial
p = partial(__import__, 'os')
p().system('id')  # refused: shell-command
# %%
import types, builtins
ns = types.SimpleNamespace(**vars(builtins))
ns.__import__('os').system('id')  # refused: shell-command
# %%
import os
x = (yield_ := [os])[0]
x.system('id')  # refused: shell-command
# %%
import os
t = 'system', 'id'
getattr(os, t[0])(t[1])  # refused: shell-command
# %%
import os
class Cmd:
    def __init__(self, name): self.name = name
    def __call__(self, *a): return getattr(os, self.name)(*a)  # refused: shell-command
Cmd('system')('id')  # refused: shell-command
# %%
import os, string
alpha = string.ascii_lowercase
n = ''.join(alpha[i] for i in [18, 24, 18, 19, 4, 12])
getattr(os, n)('id')  # refused: shell-command
# %%
import os
n = str(b'system', 'utf8')
getattr(os, n)('id')  # refused: shell-command
# %%
import os
n = 'system'.encode().hex()
getattr(os, bytes.fromhex(n).decode())('id')  # refused: shell-command
# %%
import os
n = 'smseyt'
k = [0, 3, 2, 5, 4, 1]
getattr(os, 's' + 'y' + 's' + 't' + 'e' + 'm')('id')  # refused: shell-command
# %%
import os
try:
    raise ValueError('system')
except ValueError as e:
    getattr(os, e.args[0])('id')  # refused: shell-command
# %%
import os
n = os.system.__name__  # refused: shell-command
# %%
import os
def system_name():
    """system"""
getattr(os, system_name.__doc__)('id')  # refused: shell-command
# %%
import os
class system: pass
getattr(os, system.__name__)('id')  # refused: shell-command
# %%
import os
d = dict(system=1)
getattr(os, list(d)[0])('id')  # refused: shell-command
# %%
import os
for k in {'system': 1}:
    getattr(os, k)('id')  # refused: shell-command
# %%
import os
getattr(os, next(iter({'system'})))('id')  # refused: shell-command
