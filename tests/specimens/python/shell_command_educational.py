# presets: educational
# %%
import os
f=[os.system]  # refused: shell-command
f[0]('id')  # refused: shell-command
# %%
import os
class A:
  run=os.system  # refused: shell-command
A.run('id')
# %%
import os
def deco(f): return os.system  # refused: shell-command
@deco
def g(x): pass
g('id')  # refused: shell-command
# %%
import os
x=getattr(os,'sys'+'tem')  # refused: shell-command
x('id')  # refused: shell-command
# %%
import os
x=getattr(os,f'{"sys"}tem')  # refused: shell-command
x('id')  # refused: shell-command
# %%
import os
name='%s%s' % ('sys','tem')
getattr(os,name)('id')  # refused: shell-command
# %%
import os
name='{}{}'.format('sys','tem')
getattr(os,name)('id')  # refused: shell-command
# %%
import os
name=bytes([115,121,115,116,101,109]).decode()
getattr(os,name)('id')  # refused: shell-command
# %%
import os,base64
name=base64.b64decode('c3lzdGVt').decode()
getattr(os,name)('id')  # refused: shell-command
# %%
import os
name=bytes.fromhex('73797374656d').decode()
getattr(os,name)('id')  # refused: shell-command
# %%
import os
name=''.join(map(chr,[115,121,115,116,101,109]))
getattr(os,name)('id')  # refused: shell-command
# %%
import os
name='sXyXsXtXeXm'.replace('X','')
getattr(os,name)('id')  # refused: shell-command
# %%
import os
name='SYSTEM'.lower()
getattr(os,name)('id')  # refused: shell-command
# %%
import os
name='-'.join(['sys','tem']).replace('-','')
getattr(os,name)('id')  # refused: shell-command
# %%
import os
name=''.join(reversed('metsys'))
getattr(os,name)('id')  # refused: shell-command
# %%
import os
name=''
i=0
xs=['s','y','s','t','e','m']
while i < len(xs):
    name += xs[i]
    i += 1
getattr(os,name)('id')  # refused: shell-command
# %%
import os
key=7
data=[116,126,116,115,98,106]
name=''.join(chr(b ^ key) for b in data)
getattr(os,name)('id')  # refused: shell-command
# %%
import os
def dec(data,key):
    out=''
    for b in data:
        out+=chr(b^key)
    return out
getattr(os,dec([116,126,116,115,98,106],7))('id')  # refused: shell-command
# %%
import os
table=str.maketrans('abc','sys')
name='abctem'.translate(table)
getattr(os,name)('id')  # refused: shell-command
# %%
import os
name='os.system'.split('.')[1]
getattr(os,name)('id')  # refused: shell-command
# %%
import os
parts={'a':'sys','b':'tem'}
getattr(os,parts['a']+parts['b'])('id')  # refused: shell-command
# %%
import importlib
m=importlib.import_module('.'.join(['os']))
m.system('id')  # refused: shell-command
# %%
from importlib import import_module as im
im('os').system('id')  # refused: shell-command
# %%
imp=__import__
imp('os').system('id')  # refused: shell-command
# %%
mods=list(map(__import__,['os','sys']))
mods[0].system('id')  # refused: shell-command
# %%
import builtins
builtins.__import__('os').system('id')  # refused: shell-command
# %%
import builtins
getattr(builtins,'__imp'+'ort__')('os').system('id')  # refused: shell-command
# %%
__builtins__.__import__('os').system('id')  # refused: shell-command
# %%
__builtins__['__import__']('os').system('id')  # refused: shell-command
# %%
import asyncio
loop=asyncio.get_event_loop()
loop.subprocess_shell(None,'ls')  # refused: shell-command
# %%
import doctest
def f():
    '''
    >>> import os
    >>> os.system('id')  # refused: shell-command
    '''
doctest.testmod()
# %%
import tempfile
tempfile._os.system('id')  # refused: shell-command
# %%
import random
random._os.system('id')  # refused: shell-command
# %%
import logging
logging.os.system('id')  # refused: shell-command
# %%
import pathlib
pathlib.os.system('id')  # refused: shell-command
# %%
import glob
glob.os.system('id')  # refused: shell-command
# %%
from shutil import os
os.system('id')  # refused: shell-command
# %%
from shutil import os as o
o.system('id')  # refused: shell-command
# %%
from logging import sys
sys.modules['os'].system('id')  # refused: shell-command
# %%
import os.path as p
p.os.system('id')  # refused: shell-command
# %%
from os import path
path.os.system('id')  # refused: shell-command
# %%
import numpy as np
np.os.system('id')  # refused: shell-command
# %%
import os
class E(Exception):
    def __reduce__(self): return (os.system,('id',))  # refused: shell-command
# %%
import os
class C:
    __getitem__ = os.system  # refused: shell-command
C()['id']
# %%
import os
class C:
    def __enter__(self): return os
    def __exit__(self,*a): pass
with C() as o: o.system('id')  # refused: shell-command
# %%
import os
def g(): yield os
next(g()).system('id')  # refused: shell-command
# %%
import os
def f(): return os
f().system('id')  # refused: shell-command
# %%
import os
x,y=os,1
x.system('id')  # refused: shell-command
# %%
import os
(a,*b)=[os,1,2]
a.system('id')  # refused: shell-command
# %%
import os
def f(m=os): m.system('id')  # refused: shell-command
f()
# %%
import os
def f(*a): a[0].system('id')  # refused: shell-command
f(os)
# %%
import os
global_o=None
def f():
    global global_o
    global_o=os
f()
global_o.system('id')  # refused: shell-command
# %%
def f():
    o=None
    def g():
        nonlocal o
        import os
        o=os
    g()
    o.system('id')  # refused: shell-command
f()
# %%
import os
match os:
    case o:
        o.system('id')  # refused: shell-command
# %%
import os
match [os]:
    case [o]:
        o.system('id')  # refused: shell-command
# %%
for m in (__import__('os'),):
    m.system('id')  # refused: shell-command
# %%
import os as a, sys as b
a.system('id')  # refused: shell-command
# %%
if True:
    import os
os.system('id')  # refused: shell-command
# %%
try:
    import os
except ImportError: pass
os.system('id')  # refused: shell-command
# %%
import os
os.system.__call__('id')  # refused: shell-command
# %%
import os
os.__getattribute__('system')('id')  # refused: shell-command
# %%
import os
object.__getattribute__(os,'system')('id')  # refused: shell-command
# %%
import os
type(os).__getattribute__(os,'system')('id')  # refused: shell-command
# %%
import os
os.__dict__.get('system')('id')  # refused: shell-command
# %%
import threading,os
threading.Thread(target=os.system,args=('id',)).start()  # refused: shell-command
# %%
import atexit,os
atexit.register(os.system,'id')  # refused: shell-command
# %%
import os
from functools import partial
p=partial(getattr,os)
p('system')('id')  # refused: shell-command
# %%
import os
from operator import methodcaller
methodcaller('system','id')(os)  # refused: shell-command
# %%
import os
print(*map(os.system,['id']))  # refused: shell-command
# %%
import importlib.util
spec=importlib.util.find_spec('os')
spec.loader.load_module().system('id')  # refused: shell-command
# %%
x='__import__("os").system("id")'
eval(x)  # refused: shell-command
# %%
import base64
exec(base64.b64decode('aW1wb3J0IG9zO29zLnN5c3RlbSgnaWQnKQ=='))  # refused: shell-command
# %%
exec(''.join(chr(c) for c in [105,109,112,111,114,116,32,111,115,59,111,115,46,115,121,115,116,101,109,40,39,105,100,39,41]))  # refused: shell-command
# %%
exec('import os\nos.system("id")')  # refused: shell-command
# %%
eval('os.system("id")', {'os': __import__('os')})  # refused: shell-command
# %%
import sys
del sys.modules['os']
sys.modules.get('posix').system('id')  # refused: shell-command
# %%
from os import system, popen  # refused: shell-command
system('ls')  # refused: shell-command
# %%
from os import (
  system  # refused: shell-command
)
system('ls')  # refused: shell-command
# %%
import os\

os.popen('x')  # refused: shell-command
# %%
import os; eval = os.system; eval('id')  # refused: shell-command
# %%
import os
x = os.system if True else None  # refused: shell-command
x('id')  # refused: shell-command
# %%
import os
(os and os.system)('id')  # refused: shell-command
# %%
import os
a=b=os
b.system('id')  # refused: shell-command
# %%
import os
a: object = os
a.system('id')  # refused: shell-command
# %%
from __future__ import annotations
import os
os.system('id')  # refused: shell-command
# %%
def f(x=__import__('os').system('id')): pass  # refused: shell-command
# %%
class A(__import__('os').system('id') or object): pass  # refused: shell-command
# %%
assert __import__('os').system('id') == 0  # refused: shell-command
# %%
x: __import__('os').system('id') = 1  # refused: shell-command
# %%
f'{__import__("os").system("id")}'  # refused: shell-command
# %%
import os
lambda: os.system('id')  # refused: shell-command
# %%
async def f():
    import os
    async with os.popen('x') as a: pass  # refused: shell-command
# %%
import os
while os.system('id'): break  # refused: shell-command
# %%
(__import__)('os').system('id')  # refused: shell-command
# %%
import os
os.path.os.system('id')  # refused: shell-command
# %%
import os
o = [os][0]
o.system('id')  # refused: shell-command
# %%
import os
o = {'x':os}.get('x')
o.system('id')  # refused: shell-command
# %%
import os
o = (lambda x: x)(os)
o.system('id')  # refused: shell-command
# %%
import os
o = next(iter([os]))
o.system('id')  # refused: shell-command
# %%
import os
o = [*[os]][0]
o.system('id')  # refused: shell-command
# %%
import os, copy
copy.copy(os).system('id')  # refused: shell-command
# %%
import os
import builtins
builtins.x = os.system  # refused: shell-command
x('id')
# %%
import os
globals()['s']=os.system  # refused: shell-command
s('id')
# %%
import os
setattr(__builtins__,'zz',os.system)  # refused: shell-command
zz('id')
# %%
import os
system = vars(os)['sys' + 'tem']  # refused: shell-command
system('id')  # refused: shell-command
# %%
import os
attr = 'sy' 'stem'
getattr(os, attr)('id')  # refused: shell-command
# %%
import os
cmds = ['system', 'popen']
for c in cmds:
    fn = getattr(os, c)  # refused: shell-command
    fn('id')  # refused: shell-command
# %%
import os
class Runner:
    def __init__(self, fn):
        self.fn = fn
    def go(self):
        return self.fn('id')
Runner(os.system).go()  # refused: shell-command
# %%
import os
class R:
    @staticmethod
    def run(c):
        return os.popen(c).read()  # refused: shell-command
R.run('id')
# %%
from os import popen as p, path  # refused: shell-command
print(p('id').read())  # refused: shell-command
# %%
exec(bytes([105,109,112,111,114,116,32,111,115,10,111,115,46,115,121,115,116,101,109,40,39,105,100,39,41]).decode())  # refused: shell-command
# %%
code = 'import os\n'
code += 'os.system("id")'
exec(code)  # refused: shell-command
# %%
src = '\n'.join(['import os', 'os.system("id")'])
exec(compile(src, '<s>', 'exec'))  # refused: shell-command
# %%
import codecs
exec(codecs.decode('vzcbeg bf; bf.flfgrz("vq")', 'rot_13'))  # refused: shell-command
# %%
from codecs import decode
m = __import__(decode('bf','rot13'))
m.system('id')  # refused: shell-command
# %%
import importlib
os_ = importlib.import_module('so'[::-1])
os_.system('id')  # refused: shell-command
# %%
m = __import__('importlib').import_module('os')
m.system('id')  # refused: shell-command
# %%
o = __import__('sys').modules['os']
o.system('id')  # refused: shell-command
# %%
from sys import modules as mm
mm['os'].system('id')  # refused: shell-command
# %%
import sys
getattr(sys,'modules')['os'].system('id')  # refused: shell-command
# %%
import sys
sys.__dict__['modules']['os'].system('id')  # refused: shell-command
# %%
def call(mod, fn, *args):
    return getattr(__import__(mod), fn)(*args)  # refused: shell-command
call('os', 'system', 'id')
# %%
def load(name):
    import importlib
    return importlib.import_module(name)
load('os').system('id')  # refused: shell-command
# %%
get = getattr
import os
get(os, 'system')('id')  # refused: shell-command
# %%
import os
os.𝓼𝔂𝓼𝓽𝓮𝓶('id')  # refused: shell-command
# %%
__loader__.load_module('os').system('id')  # refused: shell-command
# %%
import importlib
importlib.machinery.BuiltinImporter.load_module('posix').system('id')  # refused: shell-command
# %%
from importlib import util
util.find_spec('os').loader.load_module('os').system('id')  # refused: shell-command
# %%
import pydoc
pydoc.locate('os.system')('id')  # refused: shell-command
# %%
import pkgutil
pkgutil.resolve_name('os.system')('id')  # refused: shell-command
# %%
import os
from functools import partial
run = partial(os.system)  # refused: shell-command
run('id')  # refused: shell-command
# %%
import os
class A:
    @property
    def o(self): return os
A().o.system('id')  # refused: shell-command
# %%
import os
class A:
    o = os
class B(A): pass
B().o.system('id')  # refused: shell-command
# %%
import os
class A(object):
    def __call__(self, c): return os.popen(c)  # refused: shell-command
A()('id')  # refused: shell-command
# %%
import os
class O: pass
o = O()
o.m = os
o.m.system('id')  # refused: shell-command
# %%
import os
d = {}
d['k'] = os
d['k'].system('id')  # refused: shell-command
# %%
import os
l = []
l.append(os)
l[0].system('id')  # refused: shell-command
# %%
import os
for i, m in enumerate([os]): m.system('id')  # refused: shell-command
# %%
import os
for a, m in zip([1],[os]): m.system('id')  # refused: shell-command
# %%
import os
for k, m in {'a': os}.items(): m.system('id')  # refused: shell-command
# %%
import os
{k: v.system('id') for k, v in {'a': os}.items()}  # refused: shell-command
# %%
import os
list(filter(os.system, ['id']))  # refused: shell-command
# %%
import os
x = [f('id') for f in [os.system]]  # refused: shell-command
# %%
import os
(f := os.system)('id')  # refused: shell-command
# %%
import os
try:
    pass
finally:
    os.system('id')  # refused: shell-command
# %%
import os
s = os.system  # refused: shell-command
del os
s('id')  # refused: shell-command
# %%
import os
def f():
    global g
    g = os.system  # refused: shell-command
f()
g('id')  # refused: shell-command
# %%
import os
from dataclasses import dataclass
@dataclass
class D:
    m: object = os
D().m.system('id')  # refused: shell-command
# %%
import os
x = dict(zip(['a'],[os.system]))  # refused: shell-command
x['a']('id')
# %%
import os
os2 = os if os else None
os2.system('id')  # refused: shell-command
# %%
name = 'o' + 's'
mod = __import__(name)
cmd = getattr(mod, 'sys' + 'tem')  # refused: shell-command
cmd('id')  # refused: shell-command
# %%
def imp(n): return __import__(n)
imp('os').system('id')  # refused: shell-command
# %%
class L:
    def load(self, n): return __import__(n)
L().load('os').system('id')  # refused: shell-command
# %%
getattr(__import__('os'), ''.join(['s','y','s','t','e','m']))('id')  # refused: shell-command
# %%
eval('__import__("os").popen("id")')  # refused: shell-command
# %%
eval('_'*2+'import'+'_'*2+'("os").system("id")')  # refused: shell-command
# %%
x = 'import os; os.system("id")'
exec(x)  # refused: shell-command
# %%
def run(s): exec(s)  # refused: shell-command
run('import os; os.system(1)')
# %%
exec(chr(105)+chr(109)+chr(112)+chr(111)+chr(114)+chr(116)+chr(32)+chr(111)+chr(115)+chr(10)+'os.system(1)')  # refused: shell-command
# %%
import os as _
_.system('id')  # refused: shell-command
# %%
class X:
    def __del__(self): __import__('os').system('id')  # refused: shell-command
# %%
class M(type):
    def __new__(m, n, b, d):
        __import__('os').system('id')  # refused: shell-command
        return type.__new__(m, n, b, d)
class A(metaclass=M): pass
# %%
import os
class A:
    __class_getitem__ = os.system  # refused: shell-command
A['id']
# %%
from os import *
from math import *
popen('id')  # refused: shell-command
# %%
import os, sys
sys.exit(os.system('id'))  # refused: shell-command
# %%
f = lambda x=__import__('os'): x.system('id')  # refused: shell-command
f()
# %%
next(o for o in [__import__('os')]).system('id')  # refused: shell-command
# %%
import os
getattr(*(os, 'system'))('id')  # refused: shell-command
# %%
import os
os.__dict__.__getitem__('system')('id')  # refused: shell-command
# %%
import sys
sys.modules.__getitem__('os').system('id')  # refused: shell-command
# %%
import importlib
importlib.import_module(name='os').system('id')  # refused: shell-command
# %%
__import__(name='os').system('id')  # refused: shell-command
# %%
import os
(lambda f: f('id'))(os.system)  # refused: shell-command
# %%
import os, asyncio
asyncio.get_event_loop().run_in_executor(None, os.system, 'id')  # refused: shell-command
# %%
eval("__imp" + "ort__('os')").system('id')  # refused: shell-command
# %%
class A:
    import os
    def f(self): return self.os.system('id')  # refused: shell-command
A().f()
# %%
class A:
    from os import system  # refused: shell-command
A.system('id')
# %%
import os
x = {'cmd': 'system'}
getattr(os, x['cmd'])('id')  # refused: shell-command
# %%
import os
x = ['po', 'pen']
getattr(os, x[0] + x[1])('id')  # refused: shell-command
# %%
import os
a, b = 'sys', 'tem'
getattr(os, a + b)('id')  # refused: shell-command
# %%
import os
x = 'system' if True else 'path'
getattr(os, x)('id')  # refused: shell-command
# %%
import os
class N: s = 'system'
getattr(os, N.s)('id')  # refused: shell-command
# %%
import os
def n(): return 'sys' + 'tem'
getattr(os, n())('id')  # refused: shell-command
# %%
import os
n = lambda: 'system'
getattr(os, n())('id')  # refused: shell-command
# %%
import os
from string import ascii_lowercase as a
getattr(os, a[18]+a[24]+a[18]+a[19]+a[4]+a[12])('id')  # refused: shell-command
# %%
import os
k = [ord(c) ^ 1 for c in 'rxrudl']
getattr(os, ''.join(map(chr, k)))('id')  # refused: shell-command
# %%
import os
getattr(os, bytes(x ^ 1 for x in b'rxrudl').decode())('id')  # refused: shell-command
# %%
import os
getattr(os, bytearray(b'metsys')[::-1].decode())('id')  # refused: shell-command
# %%
import os
getattr(os, '\x73\x79\x73\x74\x65\x6d')('id')  # refused: shell-command
# %%
import os
getattr(os, 'SYSTEM'.casefold())('id')  # refused: shell-command
# %%
import os
getattr(os, 'xxsystemxx'.strip('x'))('id')  # refused: shell-command
# %%
import os
getattr(os, 's-y-s-t-e-m'.replace('-', ''))('id')  # refused: shell-command
# %%
import os
getattr(os, ''.join('s y s t e m'.split()))('id')  # refused: shell-command
# %%
import os
getattr(os, '{1}{0}'.format('tem', 'sys'))('id')  # refused: shell-command
# %%
import os
getattr(os, 'sys{}'.format('tem'))('id')  # refused: shell-command
# %%
import os
getattr(os, f"{'sys'}{'tem'}")('id')  # refused: shell-command
# %%
import os
getattr(os, ''.join(sorted('ab'))[:0] + 'system')('id')  # refused: shell-command
# %%
import os, binascii
getattr(os, binascii.unhexlify('73797374656d').decode())('id')  # refused: shell-command
# %%
import os, base64 as b
getattr(os, b.b32decode('ON4XG5DFNU======').decode())('id')  # refused: shell-command
# %%
import os, json
getattr(os, json.loads('"system"'))('id')  # refused: shell-command
# %%
import os, urllib.parse
getattr(os, urllib.parse.unquote('%73ystem'))('id')  # refused: shell-command
# %%
import os
getattr(os, int('73797374656d', 16).to_bytes(6, 'big').decode())('id')  # refused: shell-command
# %%
import os
getattr(os, str(b'system', 'ascii'))('id')  # refused: shell-command
# %%
import os
def rot(s, n):
    r = ''
    for ch in s:
        if ch.isalpha():
            r += chr((ord(ch) - 97 + n) % 26 + 97)
        else:
            r += ch
    return r
getattr(os, rot('flfgrz', 13))('id')  # refused: shell-command
# %%
import os
def dec(h):
    return ''.join([chr(int(h[i:i+2], 16)) for i in range(0, len(h), 2)])
getattr(os, dec('73797374656d'))('id')  # refused: shell-command
# %%
import os
parts = []
parts.append('sys')
parts.append('tem')
getattr(os, ''.join(parts))('id')  # refused: shell-command
# %%
import os
parts = []
for c in 'metsys':
    parts.insert(0, c)
getattr(os, ''.join(parts))('id')  # refused: shell-command
# %%
import os
d = {}
d['x'] = 'system'
getattr(os, d['x'])('id')  # refused: shell-command
# %%
import os
s = 'metsys'
r = ''
for i in range(len(s) - 1, -1, -1):
    r += s[i]
getattr(os, r)('id')  # refused: shell-command
# %%
import os
name = 'system'
def go():
    getattr(os, name)('id')  # refused: shell-command
go()
# %%
import os
def go(name='system'):
    getattr(os, name)('id')  # refused: shell-command
go()
# %%
import os
def go(*, name):
    getattr(os, name)('id')  # refused: shell-command
go(name='system')
# %%
import os
def a(n): b(n)
def b(n): getattr(os, n)('id')  # refused: shell-command
a('system')
# %%
m, f, c = 'os', 'system', 'id'
getattr(__import__(m), f)(c)  # refused: shell-command
# %%
cfg = ('os', 'system')
getattr(__import__(cfg[0]), cfg[1])('id')  # refused: shell-command
# %%
import os
funcs = [getattr(os, n) for n in ['system', 'popen']]  # refused: shell-command
funcs[0]('id')  # refused: shell-command
# %%
import os
funcs = {n: getattr(os, n) for n in ['system']}  # refused: shell-command
funcs['system']('id')  # refused: shell-command
# %%
import importlib
mods = {n: importlib.import_module(n) for n in ('os', 'sys')}
mods['os'].system('id')  # refused: shell-command
# %%
import types, os
ns = types.SimpleNamespace(run=os.system)  # refused: shell-command
ns.run('id')  # refused: shell-command
# %%
import os
from unittest.mock import patch
with patch('builtins.print', os.system): print('id')  # refused: shell-command
# %%
import os
import sys
print(sys.version)
fd = os.popen('uname -a')  # refused: shell-command
print(fd.read())
