# presets: production
# %%
import os
ns={}
exec('import os as q', ns)  # refused: dynamic-code
ns['q'].system('id')  # refused: shell-command
# %%
vars(__builtins__)['eval']('1')  # refused: dynamic-code
# %%
globals()['__builtins__']['eval']('1')  # refused: dynamic-code, interpreter-attribute
# %%
def g(): yield
g().gi_frame.f_builtins['eval']('1')  # refused: dynamic-code, interpreter-attribute
# %%
import timeit
timeit.timeit('1+1')  # refused: timed-code
# %%
import code  # refused: dynamic-code
code.interact()  # refused: dynamic-code
# %%
type('X',(),{'__init__':eval})  # refused: dynamic-code
# %%
f=lambda c: exec(c)  # refused: dynamic-code
f('1')
# %%
import runpy  # refused: dynamic-code
runpy.run_path('x.py')  # refused: dynamic-code
# %%
eval(compile('1','a','eval'))  # refused: dynamic-code
# %%
breakpoint()  # refused: dynamic-code
# %%
import pdb; pdb.set_trace()  # refused: dynamic-code
# %%
import types
types.FunctionType(c,{})  # refused: code-object
# %%
import builtins
builtins.print = builtins.exec  # refused: dynamic-code
print('1')  # refused: dynamic-code
# %%
import zlib, base64
exec(zlib.decompress(base64.b64decode('eJzLzC3ILypRyC/myi/WK64sLknN1VDKTFHSBABb6Adq')))  # refused: dynamic-code
# %%
import builtins as b
b.__dict__['ev'+'al']('1')  # refused: dynamic-code
# %%
import builtins
e = builtins.__dict__.get('exec')  # refused: dynamic-code
e('1')  # refused: dynamic-code
# %%
e = {'f': eval}  # refused: dynamic-code
e['f']('1')  # refused: dynamic-code
# %%
(eval)('1')  # refused: dynamic-code
# %%
[eval][0]('1')  # refused: dynamic-code
# %%
def f(g): return g('1')
f(eval)  # refused: dynamic-code
# %%
def f(g=eval): return g('1')  # refused: dynamic-code
f()
# %%
class A: e = eval  # refused: dynamic-code
A.e('1')
# %%
ｅｖａｌ('1')  # refused: dynamic-code
# %%
𝓮𝓿𝓪𝓵('1')  # refused: dynamic-code
# %%
len.__self__.exec('1')  # refused: dynamic-code, interpreter-attribute
# %%
def f(): pass
f.__builtins__['eval']('1')  # refused: dynamic-code, interpreter-attribute
# %%
import warnings
warnings.catch_warnings()._module.__builtins__['eval']('1')  # refused: dynamic-code, interpreter-attribute
# %%
import imp
imp.load_source('x','x.py')  # refused: dynamic-code
# %%
exec(open('payload.py').read())  # refused: dynamic-code
# %%
exec(input())  # refused: dynamic-code
# %%
__import__('builtins').exec('1')  # refused: dynamic-code
# %%
b = globals()['__builtins__']  # refused: interpreter-attribute
b = b if isinstance(b, dict) else b.__dict__
b['eval']('1')  # refused: dynamic-code
# %%
def f(): return (lambda: eval)()  # refused: dynamic-code
f()('1')  # refused: dynamic-code
# %%
import sys
b = sys.modules['builtins']
b.eval('1')  # refused: dynamic-code
# %%
import types
f = types.FunctionType(compile('1','','eval'), {})  # refused: code-object, dynamic-code
# %%
import typing
typing.ForwardRef('__import__("os").system("id")')._evaluate({}, {}, frozenset())  # refused: dynamic-code, shell-command
# %%
class A:
    def __class_getitem__(cls, k): return eval(k)  # refused: dynamic-code
A['1']
# %%
class A:
    __add__ = lambda s, o: exec(o)  # refused: dynamic-code
A() + '1'
# %%
import builtins
x = getattr(builtins, 'ev' + 'al')  # refused: dynamic-code
x('1')  # refused: dynamic-code
