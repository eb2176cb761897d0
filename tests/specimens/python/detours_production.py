# presets: production
# %%
import os
for k, v in vars(os).items():  # refused: dynamic-attribute
    if k.startswith('sys'):
        v('id')  # refused: shell-command
# %%
import pandas as pd
pd.eval('__import__("os").system("id")')  # refused: evaluated-text, shell-command, shell-command
# %%
import pandas as pd
df = pd.DataFrame({'a': [1]})
df.eval('@pd.compat.os.system("id")')  # refused: evaluated-text, shell-command
# %%
import pandas as pd
df = pd.DataFrame({'a': [1]})
df.query('@__import__("os").system("id")')  # refused: evaluated-text, shell-command
# %%
from sympy import sympify
sympify('__import__("os").system("id")')  # refused: evaluated-text, shell-command, shell-command
# %%
from sympy.parsing.sympy_parser import parse_expr
parse_expr('__import__("os").system("id")')  # refused: evaluated-text, shell-command, shell-command
# %%
import numexpr
numexpr.evaluate('__import__("os").system("id")')  # refused: evaluated-text, shell-command, shell-command
# %%
open('evil.py', 'w').write('import os\nos.system("id")')  # refused: file-open-write
import evil
# %%
import sys
sys.path_hooks.append(lambda p: p)  # refused: load-from-path
# %%
print('{0.__class__.__init__.__globals__}'.format(object()))  # refused: format-walk
# %%
print('{x.__class__.__base__.__subclasses__}'.format_map({'x': 1}))  # refused: format-walk
# %%
import string
string.Formatter().format('{0.__class__.__init__.__globals__[os]}', object())  # refused: format-walk
# %%
f"{(lambda: 0).__globals__}"  # refused: interpreter-attribute
# %%
try:
    1/0
except Exception as e:
    e.__traceback__.tb_frame.f_globals['__builtins__'].eval('1')  # refused: dynamic-code, interpreter-attribute
# %%
import sys
try:
    raise ValueError
except ValueError:
    sys.exc_info()[2].tb_frame.f_back  # refused: interpreter-attribute
# %%
import gc
[o for o in gc.get_objects() if getattr(o, '__name__', '') == 'os'][0].system('id')  # refused: interpreter-internals, shell-command
# %%
import sys
sys._getframe(0).f_builtins['eval']('1')  # refused: dynamic-code, interpreter-attribute, interpreter-internals
# %%
import zipimport
zipimport.zipimporter('x.zip').load_module('x')  # refused: load-from-path
# %%
import code  # refused: dynamic-code
code.InteractiveInterpreter().runsource("import os; os.system('id')")  # refused: dynamic-code, shell-command
# %%
import codeop  # refused: dynamic-code
exec(codeop.compile_command("import os"))  # refused: dynamic-code
# %%
import timeit
timeit.timeit("__import__('os').system('id')", number=1)  # refused: shell-command, timed-code
# %%
import cProfile
cProfile.run("__import__('os').system('id')")  # refused: dynamic-code, shell-command
# %%
import pdb  # refused: dynamic-code
pdb.run("__import__('os').system('id')")  # refused: dynamic-code, shell-command
# %%
import doctest
def f():
    """
    >>> __import__('os').system('id')  # refused: shell-command
    """
doctest.testmod()
# %%
import typing
class A:
    x: "__import__('os').system('id')"
typing.get_type_hints(A)  # refused: evaluated-text
# %%
import _io  # refused: low-level-module
_io.open('x', 'w')  # refused: file-open-write
# %%
import io
io.open('x', 'w').write('')  # refused: file-open-write
# %%
from pathlib import Path
for p in Path('.').iterdir():
    p.write_text('x')  # refused: file-write
# %%
import tempfile
tempfile.NamedTemporaryFile()  # refused: file-write
# %%
import fileinput
for line in fileinput.input('x', inplace=True):  # refused: file-rewrite
    print(line)
# %%
import zipfile
zipfile.ZipFile('a.zip').extractall()  # refused: file-write
# %%
import zipfile
with zipfile.ZipFile('a.zip', 'w') as z:  # refused: file-open-write
    z.writestr('a', 'b')
# %%
import tarfile
with tarfile.open('a.tar') as t:
    t.extractall('/tmp')  # refused: file-write
# %%
import sqlite3
sqlite3.connect('a.db')  # refused: file-output
# %%
import dbm
dbm.open('x', 'c')  # refused: file-write
# %%
import csv
csv.writer(open('a.csv', 'w')).writerow([1])  # refused: file-open-write
# %%
import logging
logging.basicConfig(filename='a.log')  # refused: log-file
# %%
import logging
logging.getLogger().addHandler(logging.FileHandler('x'))  # refused: file-write
# %%
import numpy as np
np.save('x.npy', np.arange(3))  # refused: file-output
# %%
import numpy as np
np.arange(3).tofile('x')  # refused: file-output
# %%
import numpy as np
a = np.memmap('x', mode='w+')  # refused: file-open-write
# %%
import pandas as pd
pd.DataFrame().to_csv('x.csv')  # refused: file-output
# %%
import pandas as pd
pd.DataFrame().to_sql('t', 'sqlite:///x.db')  # refused: database-output
# %%
import scipy.io as sio
sio.savemat('x.mat', {})  # refused: file-output
# %%
import joblib
joblib.dump([1], 'x')  # refused: file-output
# %%
import pickle
pickle.loads(b'...')  # refused: deserialization
# %%
import http.client  # refused: network-client
http.client.HTTPConnection('x').request('GET', '/')  # refused: network-client
# %%
from urllib.request import urlopen  # refused: network-client
urlopen('http://x')  # refused: network-client
# %%
import httpx  # refused: network-client
httpx.get('x')  # refused: network-client
# %%
import smtplib  # refused: network-client
smtplib.SMTP('x')  # refused: network-client
# %%
import xmlrpc.client  # refused: network-client
xmlrpc.client.ServerProxy('http://x')  # refused: network-client
# %%
import pandas as pd
pd.read_csv('https://x/a.csv')  # refused: network-client
# %%
eval(compile('1', '', 'eval'))  # refused: dynamic-code
# %%
exec('x = 1')  # refused: dynamic-code
# %%
f = eval  # refused: dynamic-code
f('1')  # refused: dynamic-code
# %%
import builtins as b
b.exec('1')  # refused: dynamic-code
# %%
getattr(__builtins__, 'ev' + 'al')('1')  # refused: dynamic-code
# %%
list(map(exec, ['x = 1']))  # refused: dynamic-code
# %%
import types
types.FunctionType(compile('1', '', 'exec'), {})()  # refused: code-object, dynamic-code
# %%
import os
os.environ['HOME']  # refused: environment
# %%
from os import environ  # refused: environment
# %%
from os import getenv as g  # refused: environment
# %%
import shutil
shutil.copy('a', 'b')  # refused: file-write
# %%
from pathlib import Path
(Path('a') / 'b').write_text('x')  # refused: file-write
# %%
from pathlib import Path
with (Path('a') / 'b').open('w') as f:  # refused: file-open-write
    f.write('x')
# %%
from pathlib import Path
Path('a').parent.joinpath('b').touch()  # refused: file-write
# %%
def save(p):
    with open(p, mode='a') as f:  # refused: file-open-write
        f.write('x')
save('x')
# %%
mode = 'w'
open('x', mode)  # refused: file-open-write
# %%
import json
json.dump({}, open('x', 'w'))  # refused: file-open-write
# %%
print('x', file=open('x', 'w'))  # refused: file-open-write
# %%
import gzip
gzip.open('x', 'wb')  # refused: file-open-write
# %%
import os
fd = os.open('x', os.O_WRONLY | os.O_CREAT)  # refused: file-open-write
# %%
import io
io.FileIO('x', 'w')  # refused: file-open-write
# %%
import codecs
codecs.open('x', 'w', 'utf-8')  # refused: file-open-write
# %%
df.to_csv('x.csv')  # refused: file-output
# %%
import pandas as pd
with pd.ExcelWriter('x.xlsx') as w:  # refused: file-output
    pass
# %%
import urllib.request as r  # refused: network-client
# %%
import asyncio, aiohttp  # refused: network-client
# %%
import ssl
ssl.create_default_context().wrap_socket(None)  # refused: raw-socket
# %%
import numpy as np
np.load('x', allow_pickle=True)  # refused: numpy-pickle
# %%
import importlib
importlib.import_module(input())  # refused: dynamic-import
# %%
import os
getattr(os, input())  # refused: dynamic-attribute
# %%
__import__(input())  # refused: dynamic-import
# %%
import sys
sys.modules[input()]  # refused: dynamic-import
# %%
def f(m): return m
import os
f(os)  # refused: module-handed-on
# %%
import subprocess as sp  # refused: subprocess
x = [sp]  # refused: module-handed-on
# %%
[].__class__.__mro__[1]  # refused: interpreter-attribute
# %%
''.__class__.__bases__  # refused: interpreter-attribute
# %%
(1).__class__.__base__.__subclasses__()  # refused: interpreter-attribute
# %%
type('').mro()[1].__subclasses__()  # refused: interpreter-attribute
# %%
getattr([], '__class__').__base__  # refused: interpreter-attribute
# %%
def f(): pass
f.__code__ = (lambda: 1).__code__  # refused: interpreter-attribute
# %%
def f(): pass
getattr(f, '__globals__')  # refused: interpreter-attribute
# %%
try: raise E
except BaseException as e: e.__traceback__.tb_frame  # refused: interpreter-attribute
# %%
import traceback, sys
traceback.walk_tb(None)  # refused: interpreter-internals
# %%
import gc
gc.get_referrers(1)  # refused: interpreter-internals
# %%
import os
n = input()
if n in ('system', 'popen'):
    getattr(os, n)('id')  # refused: dynamic-attribute, shell-command
# %%
import asyncio, os
loop = asyncio.new_event_loop()
loop.call_soon(os._exit, 0)
loop.add_reader(0, os.remove, 'x')  # refused: file-delete
# %%
from http.server import HTTPServer, SimpleHTTPRequestHandler  # refused: network-client
# %%
import pickle
class P(pickle.Unpickler): pass  # refused: deserialization
P(open('x', 'rb')).load()
# %%
import pathlib
p = pathlib.Path.cwd()
(p / 'x').write_bytes(b'')  # refused: file-write
# %%
import contextlib
with contextlib.closing(open('x', 'w')) as f:  # refused: file-open-write
    f.write('a')
# %%
def w(path, data, opener=open):
    with opener(path, 'w') as f:  # refused: file-open-write
        f.write(data)
w('x', 'y')
# %%
o = open
o('x', 'w')  # refused: file-open-write
# %%
from io import open as o
o('x', 'a')  # refused: file-open-write
# %%
from builtins import open as o, eval as e  # refused: dynamic-code
# %%
with open('x', **{'mode': 'w'}) as f: pass  # refused: file-open-write
# %%
args = ('x', 'w')
open(*args)  # refused: file-open-write
# %%
from shutil import copyfile as c  # refused: file-write
# %%
from os import remove as r  # refused: file-delete
# %%
import logging.handlers
logging.handlers.TimedRotatingFileHandler('x')  # refused: file-write
# %%
from tempfile import mkstemp  # refused: file-write
# %%
import pandas as pd
url = "https://host/{}.csv"
def read(symbols):
    return [pd.read_csv(url.format(symbol)) for symbol in symbols]  # refused: network-client
# %%
import pandas as pd
def read(symbol):
    base = "https://host/"
    return pd.read_csv(f"{base}{symbol}.csv"), pd.read_json(base + symbol)  # refused: network-client
# %%
import joblib
import networkx as nx
from PIL import Image
def write(model, path):
    joblib.dump(model, path)  # refused: file-output
    nx.write_gml(nx.Graph(), path)  # refused: file-output
    Image.new("L", (1, 1)).save(path)  # refused: file-output
