# presets: production
# %%
import os
m=input()
getattr(os,m)()  # refused: dynamic-attribute
# %%
import sys
__import__(sys.argv[1])  # refused: dynamic-import
# %%
import importlib
for n in open('x'): importlib.import_module(n)  # refused: dynamic-import
# %%
import os, inspect
dict(inspect.getmembers(os))['system']('id')  # refused: shell-command
# %%
class Meta(type):
    def __getattr__(cls,n):
        import os
        return getattr(os,n)  # refused: dynamic-attribute
class X(metaclass=Meta): pass
X.system('id')  # refused: shell-command
# %%
import os
class X:
    def __getattr__(self,n): return getattr(os,n)  # refused: dynamic-attribute
X().system('id')  # refused: shell-command
# %%
import os
d=dict(o=os)  # refused: module-handed-on
d['o'].system('id')  # refused: shell-command
# %%
import os
from types import SimpleNamespace
n=SimpleNamespace(o=os)  # refused: module-handed-on
n.o.system('id')  # refused: shell-command
# %%
import os
def f(**k): k['m'].system('id')  # refused: shell-command
f(m=os)  # refused: module-handed-on
# %%
import os
[v for k,v in vars(os).items() if k=='system'][0]('id')  # refused: dynamic-attribute, shell-command
# %%
import os
[getattr(os,n) for n in dir(os) if n=='system'][0]('id')  # refused: shell-command
# %%
from importlib.machinery import SourceFileLoader  # refused: load-from-path
SourceFileLoader('x','/tmp/x.py').load_module()  # refused: load-from-path
# %%
import os
try: raise ValueError(os)  # refused: module-handed-on
except ValueError as e: e.args[0].system('id')  # refused: shell-command
# %%
import os
globals().update(vars(os))  # refused: dynamic-attribute
system('id')  # refused: shell-command
# %%
import os
locals()['o']=os  # refused: module-handed-on
o.system('id')  # refused: shell-command
# %%
import sys
for name, mod in sys.modules.items():  # refused: dynamic-import
    if name == 'os':
        mod.system('id')  # refused: shell-command
# %%
import os
f = lambda *a: getattr(os, a[0])(*a[1:])  # refused: shell-command
f('system','id')
# %%
import os
import functools
functools.reduce(lambda o, n: getattr(o, n), ['system'], os)('id')  # refused: module-handed-on, shell-command
# %%
from types import ModuleType
import os
m = ModuleType('x')
m.__dict__.update(os.__dict__)  # refused: module-handed-on
m.system('id')  # refused: shell-command
# %%
import os, contextlib
@contextlib.contextmanager
def c(): yield os  # refused: module-handed-on
with c() as o: o.system('id')  # refused: shell-command
# %%
import os
async def f(): return os  # refused: module-handed-on
async def g(): (await f()).system('id')  # refused: shell-command
# %%
import os
from collections import namedtuple
N = namedtuple('N','m')
N(os).m.system('id')  # refused: module-handed-on, shell-command
# %%
class L:
    def __getattr__(self, n): return __import__(n)  # refused: dynamic-import
L().os.system('id')  # refused: shell-command
# %%
import builtins
for n in dir(builtins):
    if n == 'eval': getattr(builtins, n)('1')  # refused: dynamic-code
# %%
import os
x = input()
name = 'system' if x else 'popen'
getattr(os, name)('id')  # refused: dynamic-attribute, shell-command
# %%
import os
for a in dir(os):
    if a.startswith('sys'):
        getattr(os, a)('id')  # refused: shell-command
# %%
import os
try:
    name = 'system'
except Exception:
    name = 'x'
getattr(os, name)('id')  # refused: dynamic-attribute, shell-command
