# presets: educational
# %%
import datetime
import subprocess  # refused: subprocess

def backup(path):
    stamp = datetime.date.today().isoformat()
    name = f"backup-{stamp}.tgz"
    subprocess.run(["tar", "czf", name, path], check=True)  # refused: subprocess
    return name

if __name__ == "__main__":
    print(backup("/etc"))
# %%
import ctypes  # refused: native-code
libc = ctypes.CDLL("libc.so.6")  # refused: native-code
libc.system(b"id")
# %%
import os
for name in os.listdir("/tmp"):
    os.remove(os.path.join("/tmp", name))  # refused: file-delete
# %%
from pathlib import Path
for p in Path("/data").glob("*.csv"):
    if p.stat().st_size == 0:
        p.unlink()  # refused: file-delete
# %%
from pathlib import Path
base = Path.home() / "Downloads"
old = [p for p in base.rglob("*") if p.is_file()]
for item in old:
    item.unlink(missing_ok=True)  # refused: file-delete
# %%
import shutil
shutil.rmtree("build", ignore_errors=True)  # refused: file-delete
# %%
import pathlib
pathlib.Path.unlink(pathlib.Path("x"))  # refused: file-delete
# %%
import os
def clean(root):
    for folder, dirs, files in os.walk(root, topdown=False):
        for f in files:
            os.unlink(os.path.join(folder, f))  # refused: file-delete
        for d in dirs:
            os.rmdir(os.path.join(folder, d))  # refused: file-delete
clean("cache")
# %%
import socket  # refused: raw-socket
s = socket.socket()  # refused: raw-socket
s.connect(("10.0.0.1", 80))
# %%
import socket, subprocess, os  # refused: raw-socket, subprocess
s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)  # refused: raw-socket
s.connect(("10.0.0.1", 4242))
os.dup2(s.fileno(), 0)
os.dup2(s.fileno(), 1)
subprocess.call(["/bin/sh", "-i"])  # refused: subprocess
# %%
import asyncio
async def main():
    r, w = await asyncio.open_connection("example.com", 80)  # refused: raw-socket
    w.write(b"GET / HTTP/1.0\r\n\r\n")
asyncio.run(main())
# %%
from socket import *  # refused: raw-socket
for port in range(1, 100):
    s = socket(AF_INET, SOCK_STREAM)  # refused: raw-socket
    if s.connect_ex(("127.0.0.1", port)) == 0:
        print(port)
    s.close()
# %%
import socketserver  # refused: raw-socket
class H(socketserver.BaseRequestHandler):  # refused: raw-socket
    def handle(self):
        self.request.sendall(b"x")
socketserver.TCPServer(("0.0.0.0", 9999), H).serve_forever()  # refused: raw-socket
# %%
import os
pid = os.fork()  # refused: process
# %%
import os
os.execv("/bin/sh", ["sh"])  # refused: process
# %%
from multiprocessing import Pool  # refused: subprocess
with Pool(4) as p:  # refused: subprocess
    print(p.map(abs, [-1, 2]))
# %%
import asyncio
async def main():
    p = await asyncio.create_subprocess_exec("ls")  # refused: process
    await p.wait()
asyncio.run(main())
# %%
from concurrent.futures import ProcessPoolExecutor  # refused: process
with ProcessPoolExecutor() as ex:  # refused: process
    print(list(ex.map(abs, [-1])))
# %%
import pty  # refused: subprocess
pty.spawn("/bin/bash")  # refused: subprocess
# %%
import os, signal
os.kill(1, signal.SIGKILL)  # refused: process
# %%
from os import remove as rm  # refused: file-delete
rm("x")  # refused: file-delete
# %%
import shutil
class Workspace:
    def __init__(self, p): self.p = p
    def __enter__(self): return self
    def __exit__(self, *a):
        shutil.rmtree(self.p)  # refused: file-delete
with Workspace("w") as w: pass
# %%
from pathlib import Path
files = [Path("a"), Path("b")]
for f in files:
    f.unlink()  # refused: file-delete
# %%
from pathlib import Path
list(map(Path.unlink, Path(".").glob("*.tmp")))  # refused: file-delete
# %%
from pathlib import Path
def drop(p: Path) -> None:
    p.unlink()  # refused: file-delete
drop(Path("x"))
# %%
from pathlib import Path
class Cache:
    def __init__(self, folder):
        self.folder = Path(folder)
    def clear(self):
        for f in self.folder.iterdir():
            f.unlink()  # refused: file-delete
Cache("c").clear()
# %%
import pathlib
def purge(folder: pathlib.Path) -> int:
    n = 0
    for f in folder.glob("*.log"):
        f.unlink()  # refused: file-delete
        n += 1
    return n
# %%
import os
os.removedirs("a/b")  # refused: file-delete
# %%
import os
os.unlink("a", dir_fd=None)  # refused: file-delete
# %%
import os, signal
os.killpg(os.getpgid(0), signal.SIGTERM)  # refused: process
# %%
import multiprocessing as mp  # refused: subprocess
p = mp.Process(target=print)  # refused: subprocess
p.start()
# %%
import concurrent.futures
with concurrent.futures.ProcessPoolExecutor() as e:  # refused: process
    e.submit(print, 1)
# %%
import os
os.posix_spawn("/bin/ls", ["ls"], {})  # refused: process
# %%
from os import spawnlp, P_WAIT  # refused: process
spawnlp(P_WAIT, "ls", "ls")  # refused: process
# %%
from subprocess import check_output  # refused: subprocess
def git(*a):
    return check_output(["git", *a])  # refused: subprocess
# %%
import socket  # refused: raw-socket
class Server:
    def __init__(self):
        self.s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)  # refused: raw-socket
    def run(self):
        self.s.bind(("", 80))
        self.s.listen()
Server().run()
# %%
from socket import create_connection  # refused: raw-socket
create_connection(("a", 1))  # refused: raw-socket
# %%
import ssl, socket  # refused: raw-socket
ctx = ssl.create_default_context()
# %%
import asyncio
async def h(r, w): ...
async def main():
    s = await asyncio.start_server(h, "0.0.0.0", 8888)  # refused: raw-socket
    await s.serve_forever()
asyncio.run(main())
# %%
import asyncio
loop = asyncio.new_event_loop()
loop.run_until_complete(loop.create_connection(asyncio.Protocol, "x", 1))  # refused: raw-socket
# %%
from pathlib import Path
class Store:
    base = Path("data")
    def drop(self, n):
        (self.base / n).unlink()  # refused: file-delete
Store().drop("x")
# %%
from pathlib import Path
from typing import Optional
def rm(p: Optional[Path] = None):
    if p:
        p.unlink()  # refused: file-delete
# %%
from pathlib import Path
def rm_all(paths: list[Path]) -> None:
    for p in paths:
        p.unlink()  # refused: file-delete
# %%
from pathlib import Path
def tmp() -> Path:
    return Path("x")
tmp().unlink()  # refused: file-delete
# %%
from pathlib import Path
ps = {"a": Path("a")}
ps["a"].unlink()  # refused: file-delete
# %%
from pathlib import Path
[p.unlink() for p in Path(".").glob("*.bak")]  # refused: file-delete
# %%
from pathlib import Path
for p in sorted(Path(".").iterdir(), key=lambda p: p.stat().st_mtime)[:3]:
    p.unlink()  # refused: file-delete
# %%
import pathlib
p = "x"
p = pathlib.Path(p)
p.rmdir()  # refused: file-delete
# %%
import os
clean = lambda p: os.path.exists(p) and os.remove(p)  # refused: file-delete
clean("x")
# %%
import subprocess  # refused: subprocess
p = subprocess.Popen(["sleep", "1"])  # refused: subprocess
p.terminate()
# %%
import atexit, shutil, tempfile
d = tempfile.mkdtemp()
atexit.register(shutil.rmtree, d)  # refused: file-delete
# %%
import socket as s  # refused: raw-socket
u = s.socket(s.AF_INET, s.SOCK_DGRAM)  # refused: raw-socket
u.sendto(b"x", ("1.1.1.1", 53))
# %%
k = __import__("sock" + "et")  # refused: raw-socket
k.create_connection(("a", 1))  # refused: raw-socket
# %%
from socketserver import ThreadingTCPServer, BaseRequestHandler  # refused: raw-socket
ThreadingTCPServer(("", 1), BaseRequestHandler)  # refused: raw-socket
# %%
import asyncio
async def main():
    loop = asyncio.get_running_loop()
    t, p = await loop.create_datagram_endpoint(asyncio.DatagramProtocol, remote_addr=("a", 1))  # refused: raw-socket
asyncio.run(main())
# %%
from asyncio import open_connection  # refused: raw-socket
