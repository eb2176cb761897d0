# presets: development
# %%
import subprocess
def git(*args): return subprocess.run(f"git {' '.join(args)}", shell=True)  # refused: shell-argument
git("status")
# %%
import subprocess
p = subprocess.Popen("ls", stdout=subprocess.PIPE, shell=True)  # refused: shell-argument
# %%
from subprocess import check_output as co
co("ls", shell=True)  # refused: shell-argument
# %%
import subprocess as sp
kw = {"shell": True, "text": True}
sp.run("ls", **kw)  # refused: shell-argument
# %%
import subprocess, functools
sh = functools.partial(subprocess.run, shell=True)  # refused: shell-argument
sh("ls")
# %%
import os
cmds = {"list": "ls"}
for c in cmds.values(): os.popen(c)  # refused: shell-command
# %%
import ctypes.util, ctypes  # refused: native-code
# %%
from cffi import FFI  # refused: native-code
# %%
import os, sys
os.system("cls" if sys.platform == "win32" else "clear")  # refused: shell-command
# %%
import commands  # refused: shell-command
commands.getoutput("ls")  # refused: shell-command
