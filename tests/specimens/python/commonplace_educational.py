# presets: educational
# %%
import shutil
shutil.rmtree("out", ignore_errors=True)  # refused: file-delete
# %%
import os
for f in os.listdir("."):
    if f.endswith(".pyc"): os.unlink(f)  # refused: file-delete
# %%
from pathlib import Path
import contextlib
with contextlib.suppress(FileNotFoundError): Path("a").unlink()  # refused: file-delete
# %%
import tempfile, os
d = tempfile.mkdtemp()
os.rmdir(d)  # refused: file-delete
# %%
import pathlib
def wipe(folder: pathlib.Path):
    for p in folder.iterdir():
        if p.is_dir(): wipe(p)
        else: p.unlink()  # refused: file-delete
    folder.rmdir()  # refused: file-delete
# %%
import os
os.removedirs("a/b")  # refused: file-delete
# %%
import socket  # refused: raw-socket
def scan(h):
    for p in range(1, 100):
        s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)  # refused: raw-socket
        if s.connect_ex((h, p)) == 0: print(p)
# %%
import asyncio
async def main():
    p = await asyncio.create_subprocess_exec("ls")  # refused: process
asyncio.run(main())
# %%
from subprocess import Popen, PIPE  # refused: subprocess
p = Popen(["ls"], stdout=PIPE)  # refused: subprocess
# %%
import os
os.spawnlp(os.P_WAIT, "ls", "ls")  # refused: process
# %%
import os
print(os.popen("ls").read())  # refused: shell-command
# %%
import subprocess  # refused: subprocess
print(subprocess.getoutput("ls"))  # refused: shell-command
# %%
from os import system as s  # refused: shell-command
s("clear")  # refused: shell-command
# %%
import pexpect  # refused: subprocess
pexpect.run("ls")  # refused: subprocess
# %%
import multiprocessing  # refused: subprocess
multiprocessing.Pool(2).map(abs, [1])  # refused: subprocess
# %%
from ctypes import *  # refused: native-code
cdll.LoadLibrary("libc.so.6")
# %%
import mmap, ctypes  # refused: native-code
ctypes.CFUNCTYPE(ctypes.c_int)  # refused: native-code
# %%
import sqlite3
c = sqlite3.connect(":memory:")
c.enable_load_extension(True)  # refused: native-code
# %%
import threading, os
threading.Timer(1, os.kill, args=[os.getpid(), 9]).start()  # refused: process
# %%
import signal, os
os.killpg(0, signal.SIGKILL)  # refused: process
# %%
import sh  # refused: subprocess
sh.ls()  # refused: subprocess
