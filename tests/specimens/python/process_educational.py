# presets: educational
# %%
import subprocess as sp  # refused: subprocess
sp.Popen(['ls'])  # refused: subprocess
# %%
from subprocess import Popen as P  # refused: subprocess
P('ls')  # refused: subprocess
# %%
import os
os.execvp('ls',['ls'])  # refused: process
# %%
import os
if os.fork()==0: pass  # refused: process
# %%
import multiprocessing as mp  # refused: subprocess
mp.Process(target=print).start()  # refused: subprocess
# %%
from concurrent.futures import ProcessPoolExecutor  # refused: process
ProcessPoolExecutor()  # refused: process
# %%
import asyncio
async def m():
    p = await asyncio.create_subprocess_exec('ls')  # refused: process
asyncio.run(m())
# %%
import subprocess  # refused: subprocess
subprocess.run(['sh','-c','ls'])  # refused: subprocess
# %%
exec('''  # refused: subprocess
import subprocess
subprocess.run(['ls'])
''')
# %%
import webbrowser
webbrowser.open('x')  # refused: process
# %%
import os
os.spawnlp(os.P_WAIT,'ls','ls')  # refused: process
# %%
import pty  # refused: subprocess
pty.spawn('/bin/sh')  # refused: subprocess
# %%
print(f'{__import__("subprocess").check_output("id")}')  # refused: subprocess
# %%
mod = 'subpro' + 'cess'
sp = __import__(mod)  # refused: subprocess
sp.call(['id'])  # refused: subprocess
# %%
def load(name):
    return __import__(name)  # refused: subprocess
x = load('subprocess')
x.run(['id'])  # refused: subprocess
# %%
import subprocess  # refused: subprocess
class T(subprocess.Popen): pass  # refused: subprocess
T('ls')
# %%
import _posixsubprocess  # refused: subprocess
_posixsubprocess.fork_exec()  # refused: subprocess
# %%
import os
os.posix_spawn('/bin/ls',['ls'],{})  # refused: process
# %%
import signal, os
os.kill(1, signal.SIGKILL)  # refused: process
# %%
from multiprocessing import Pool  # refused: subprocess
Pool(2)  # refused: subprocess
# %%
import concurrent.futures as cf
cf.ProcessPoolExecutor()  # refused: process
# %%
import pexpect  # refused: subprocess
# %%
import os
while True: os.fork()  # refused: destructive-command, process
# %%
import importlib as il
for m in ['os', 'subprocess']:
    mod = il.import_module(m)  # refused: subprocess
    mod.system('id')  # refused: shell-command, subprocess
