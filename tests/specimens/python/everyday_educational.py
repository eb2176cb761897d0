# presets: educational
# %%
import subprocess  # refused: subprocess
out = subprocess.check_output(["git", "status"])  # refused: subprocess
print(out.decode())
# %%
from concurrent.futures import ProcessPoolExecutor  # refused: process
def sq(x): return x * x
if __name__ == "__main__":
    with ProcessPoolExecutor() as pool:  # refused: process
        print(list(pool.map(sq, range(5))))
# %%
import shutil
from pathlib import Path
target = Path("build")
if target.exists():
    shutil.rmtree(target)  # refused: file-delete
# %%
from pathlib import Path
for p in Path(".").glob("*.tmp"):
    p.unlink()  # refused: file-delete
# %%
import socket  # refused: raw-socket
s = socket.socket()  # refused: raw-socket
s.connect(("127.0.0.1", 80))
# %%
import multiprocessing as mp  # refused: subprocess
def work(q): q.put(1)
q = mp.Queue()  # refused: subprocess
mp.Process(target=work, args=(q,)).start()  # refused: subprocess
# %%
import os
pid = os.fork()  # refused: process
if pid == 0:
    os._exit(0)
# %%
import os, signal
os.kill(os.getpid(), signal.SIGTERM)  # refused: process
# %%
import os
os.execvp("ls", ["ls"])  # refused: process
# %%
import os
getattr(os, "un" + "link")("f")  # refused: file-delete
# %%
import os
def rm(p, f=os.remove): f(p)  # refused: file-delete
rm("x")
# %%
from os import unlink as tidy  # refused: file-delete
tidy("x")  # refused: file-delete
