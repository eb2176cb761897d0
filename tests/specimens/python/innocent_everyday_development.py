# presets: minimal, development
# %%
import subprocess
print(subprocess.run(["ls"], capture_output=True).stdout)
import os; os.remove("x")
# %%
import multiprocessing as mp
with mp.Pool(2) as p: print(p.map(abs, [1]))
# %%
import socket
s = socket.create_connection(("x", 80)); s.sendall(b"rm -rf /")
