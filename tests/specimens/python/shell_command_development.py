# presets: development
# %%
import os
os.system('ls')  # refused: shell-command
# %%
import subprocess
subprocess.run('ls', shell=True)  # refused: shell-argument
# %%
import subprocess
kw={'shell':True}
subprocess.run('ls', **kw)  # refused: shell-argument
# %%
import subprocess
subprocess.getoutput('ls')  # refused: shell-command
# %%
import subprocess, functools
sh = functools.partial(subprocess.run, shell=True)  # refused: shell-argument
sh('ls')
# %%
import subprocess
opts = dict(shell=True)
subprocess.run('ls', **opts)  # refused: shell-argument
# %%
import subprocess
use_shell = True
subprocess.check_output('ls', shell=use_shell)  # refused: shell-argument
# %%
import subprocess
subprocess.run('ls', shell=1)  # refused: shell-argument
# %%
import subprocess as s
r = s.run
r('ls', shell=True)  # refused: shell-argument
# %%
import asyncio.subprocess as a
a.create_subprocess_shell('ls')  # refused: shell-command
# %%
import asyncio
asyncio.run(asyncio.create_subprocess_shell('ls'))  # refused: shell-command
# %%
from asyncio import create_subprocess_shell as c  # refused: shell-command
c('ls')  # refused: shell-command
# %%
import commands  # refused: shell-command
commands.getoutput('ls')  # refused: shell-command
# %%
import os
os.popen('ls').read()  # refused: shell-command
# %%
import posix
posix.system('ls')  # refused: shell-command
# %%
import nt
nt.system('ls')  # refused: shell-command
# %%
from subprocess import *
run('id', shell=True)  # refused: shell-argument
# %%
import os
os.system('echo c2ggLWkK | base64 -d | sh')  # refused: shell-command
# %%
import os
os.system('$(echo rm) -rf /')  # refused: destructive-command, shell-command
# %%
import subprocess
getattr(subprocess, 'check_' + 'output')('id', shell=True)  # refused: shell-argument
# %%
import subprocess

def run(cmd):
    return subprocess.run(cmd, shell=True, capture_output=True)  # refused: shell-argument

run('ls')
