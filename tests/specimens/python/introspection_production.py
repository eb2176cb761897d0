# presets: production
# %%
[c for c in ().__class__.__base__.__subclasses__() if c.__name__=='_wrap_close'][0].__init__.__globals__['system']('id')  # refused: interpreter-attribute, shell-command
# %%
x=().__class__
y=x.__base__
z=getattr(y,'__subcl'+'asses__')()  # refused: interpreter-attribute
# %%
import sys
sys._getframe(0).f_globals['__builtins__']  # refused: interpreter-attribute, interpreter-internals
# %%
try:
    1/0
except Exception as e:
    e.__traceback__.tb_frame.f_globals  # refused: interpreter-attribute
# %%
import gc
gc.get_objects()  # refused: interpreter-internals
# %%
import inspect
inspect.currentframe().f_back  # refused: interpreter-attribute, interpreter-internals
# %%
def f(): pass
f.__globals__['x']  # refused: interpreter-attribute
# %%
def f(): pass
f.__code__ = g.__code__  # refused: interpreter-attribute
# %%
import sys
sys.stdout.__class__.__init__.__globals__  # refused: interpreter-attribute
# %%
print(''.__class__.__mro__[1].__subclasses__())  # refused: interpreter-attribute
# %%
[].__class__.__base__.__subclasses__()[40]('/etc/passwd')  # refused: interpreter-attribute
# %%
{}.__class__.__bases__[0].__subclasses__()  # refused: interpreter-attribute
# %%
object.__subclasses__()  # refused: interpreter-attribute
# %%
type.__subclasses__(object)  # refused: interpreter-attribute
# %%
type.__subclasses__(type)  # refused: interpreter-attribute
# %%
int.__base__.__subclasses__()  # refused: interpreter-attribute
# %%
getattr(getattr((), '__class__'), '__base__')  # refused: interpreter-attribute
# %%
getattr(object, '__subclasses__')()  # refused: interpreter-attribute
# %%
a = '__cla'+'ss__'
b='__ba'+'se__'
c='__subcl'+'asses__'
getattr(getattr(getattr((),a),b),c)()  # refused: interpreter-attribute
# %%
print.__self__  # refused: interpreter-attribute
# %%
x = abs.__self__  # refused: interpreter-attribute
x.eval('1')  # refused: dynamic-code
# %%
(lambda: 0).__globals__['__builtins__']  # refused: interpreter-attribute
# %%
'{0.__class__.__base__}'.format(1)  # refused: format-walk
# %%
fmt = '{0.__init__.__globals__[x]}'
print(fmt.format(obj))  # refused: format-walk
# %%
'{x.__globals__}'.format_map({'x': print})  # refused: format-walk
# %%
str.format('{0.__class__.__init__.__globals__}', 1)  # refused: format-walk
# %%
import string
string.Formatter().format('{0.__class__.__mro__[1].__subclasses__}', 1)  # refused: format-walk
# %%
async def c(): pass
c().cr_frame.f_globals  # refused: interpreter-attribute
# %%
import sys
sys.settrace(lambda *a: None)  # refused: interpreter-internals
# %%
import sys
sys._getframe().f_back.f_locals  # refused: interpreter-attribute, interpreter-internals
# %%
import sys
try: 1/0
except: tb = sys.exc_info()[2].tb_frame  # refused: interpreter-attribute
# %%
__spec__.loader.load_module('os')  # refused: interpreter-internals
# %%
import sys
sys.modules[__name__].__builtins__  # refused: interpreter-attribute
# %%
import string
class F(string.Formatter): pass
F().format('{0.__class__.__init__.__globals__}', 1)  # refused: format-walk
# %%
x = '%s' % ().__class__.__mro__[1].__subclasses__()  # refused: interpreter-attribute
# %%
for c in object.__subclasses__():  # refused: interpreter-attribute
    if 'Popen' in str(c): c('id')  # refused: subprocess
# %%
def f(cls=().__class__.__base__): return cls.__subclasses__()  # refused: interpreter-attribute
