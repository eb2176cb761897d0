# presets: educational
# %%
P = [c for c in object.__subclasses__() if c.__name__ == 'Popen'][0]
P(['id'])  # refused: subprocess
# %%
for c in ().__class__.__base__.__subclasses__():
    if c.__name__ == 'Popen':
        c('id', shell=True)  # refused: shell-argument
# %%
import _posixsubprocess  # refused: subprocess
_posixsubprocess.fork_exec  # refused: subprocess
# %%
from pathlib import Path
[p.unlink() for p in sorted(Path('.').glob('*'))]  # refused: file-delete
# %%
import pathlib
ps = {n: pathlib.Path(n) for n in ['a']}
ps['a'].unlink()  # refused: file-delete
# %%
import shutil
f = shutil.rmtree  # refused: file-delete
f('x')  # refused: file-delete
# %%
import socketserver  # refused: raw-socket
socketserver.TCPServer(('', 1), None)  # refused: raw-socket
# %%
import os
if os.fork() == 0:  # refused: process
    pass
# %%
import socket  # refused: raw-socket
# %%
from socket import socket as s  # refused: raw-socket
# %%
import asyncio
asyncio.open_connection('x', 1)  # refused: raw-socket
# %%
import os
class R:
    def __reduce__(self): return (os.popen, ('id',))  # refused: shell-command
import pickle
pickle.loads(pickle.dumps(R()))
# %%
import numpy.distutils.exec_command  # refused: process
# %%
import pexpect  # refused: subprocess
pexpect.run('id')  # refused: subprocess
# %%
import sh  # refused: subprocess
sh.ls()  # refused: subprocess
