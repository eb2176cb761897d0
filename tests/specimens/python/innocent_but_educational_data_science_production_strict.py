# presets: minimal, development
# %%
import subprocess
print(subprocess.run(['ls'], capture_output=True).stdout)
# %%
import os
os.remove('x')
import shutil
shutil.rmtree('build')
# %%
import socket
s = socket.socket()
# %%
import multiprocessing as mp
mp.Pool(2)
# %%
import subprocess
# %%
import subprocess
print(subprocess.run(["ls", "-l"], capture_output=True, text=True).stdout)
subprocess.check_call(["git", "status"])
# %%
import socket
s = socket.socket()
s.bind(("", 0))
s.close()
# %%
import os, shutil
os.remove("a.txt")
shutil.rmtree("build")
shutil.rmtree("/tmp/build")
# %%
from multiprocessing import Pool
def f(x): return x * x
if __name__ == "__main__":
    with Pool() as p: print(p.map(f, [1, 2]))
# %%
import subprocess
subprocess.run(["echo", "rm -rf /"])
subprocess.run(["grep", "-r", "rm -rf /", "."])
os_name = "format c:"
# %%
import shutil, os
shutil.rmtree("dist")
shutil.rmtree(os.path.join(os.getcwd(), "tmp"))
# %%
import os
for _ in range(2):
    pid = os.fork()
    if pid == 0:
        os._exit(0)
