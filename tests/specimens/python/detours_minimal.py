# presets: minimal
# %%
import subprocess
p = subprocess.Popen(['sh'], stdin=subprocess.PIPE)
p.communicate(b'rm -rf /')  # refused: command-input
# %%
import subprocess
subprocess.run(['bash'], input='rm -rf /', text=True)  # refused: destructive-command
# %%
import subprocess
p = subprocess.Popen('/bin/bash', stdin=subprocess.PIPE, text=True)
p.stdin.write('rm -rf / --no-preserve-root\n')  # refused: command-input
# %%
import shutil, sys
def clean(arg=None):
    shutil.rmtree(arg or '/')  # refused: recursive-delete
clean()
# %%
import shutil, sys
path = sys.argv[1] if len(sys.argv) > 1 else '/'
shutil.rmtree(path)  # refused: recursive-delete
# %%
import os
d = os.environ.get('TARGET', '/')
os.system(f'rm -rf {d}')  # refused: destructive-command
# %%
import os
d = os.environ.get('TARGET') or '/'
os.system('rm -rf ' + d)  # refused: destructive-command
# %%
import os
user = input()
os.system('rm -rf ' + (user if user else '/'))  # refused: destructive-command
# %%
from string import Template
import os
os.system(Template('rm -rf $c').substitute(c='/'))  # refused: destructive-command
# %%
import os
os.system('rm -rf --no-preserve-root /')  # refused: destructive-command
# %%
import subprocess
subprocess.run(['rm', '-rf', '/'])  # refused: destructive-command
# %%
import subprocess
subprocess.run('rm -rf ~', shell=True)  # refused: destructive-command
# %%
import subprocess
args = ['rm']
args.append('-rf')
args += ['/']
subprocess.call(args)  # refused: destructive-command
# %%
import os
os.execvp('rm', ['rm', '-rf', '/'])  # refused: destructive-command
# %%
import os
os.system('dd if=/dev/zero of=/dev/sda')  # refused: destructive-command
# %%
import os, base64
os.system(base64.b64decode('cm0gLXJmIC8=').decode())  # refused: destructive-command
# %%
import shutil, os
shutil.rmtree(os.path.expanduser('~'))  # refused: recursive-delete
# %%
import shutil
shutil.rmtree('/home', ignore_errors=True)  # refused: recursive-delete
# %%
import os, shutil
for d in os.listdir('/'):
    shutil.rmtree('/' + d)  # refused: recursive-delete
# %%
import os
for r, ds, fs in os.walk('/', topdown=False):
    for f in fs:
        os.remove(os.path.join(r, f))  # refused: recursive-delete
# %%
import shutil
t = {'win': 'C:\\', 'nix': '/'}
shutil.rmtree(t['nix'])  # refused: recursive-delete
# %%
import subprocess
def run(cmd, **kw): return subprocess.run(cmd, **kw)  # refused: destructive-command
run('rm -rf /', shell=True)
# %%
open('/dev/sda', 'wb').write(b'0')  # refused: destructive-command
# %%
import sys, os
os.system('rm -rf %s' % (sys.argv[1:] or ['/'])[0])  # refused: destructive-command
# %%
import argparse, shutil
p = argparse.ArgumentParser()
p.add_argument('--path', default='/')
a = p.parse_args()
shutil.rmtree(a.path)  # refused: recursive-delete
# %%
import os
try:
    target = open('x').read()
except OSError:
    target = '/'
os.system('rm -rf ' + target)  # refused: destructive-command
# %%
import os
target = '.'
if input() == 'y':
    target = '/'
os.system('rm -rf ' + target)  # refused: destructive-command
# %%
import os
cmds = ['ls', 'rm -rf /']
for c in cmds:
    os.system(c)  # refused: destructive-command
# %%
import os
list(map(os.system, ['ls', 'rm -rf /']))  # refused: destructive-command
# %%
import threading, os
threading.Thread(target=os.system, args=('rm -rf /',)).start()  # refused: destructive-command
# %%
import os
p = ['r', 'm', ' -rf /']
os.system(''.join(p))  # refused: destructive-command
# %%
import subprocess
subprocess.run(f"{'rm'} -rf {'/'}", shell=True)  # refused: destructive-command
# %%
import subprocess as s
getattr(s, 'run')(['sudo', 'rm', '-rf', '/*'])  # refused: destructive-command
# %%
import os
os.system('find / -type f -exec rm {} +')  # refused: destructive-command
# %%
import os
os.system('sudo shred -n 3 /dev/sda')  # refused: destructive-command
# %%
import os
os.system('cat /dev/urandom > /dev/sda')  # refused: destructive-command
# %%
import os
os.system('echo cm0gLXJmIC8= | base64 -d | sh')  # refused: destructive-command
# %%
import os
os.system('python3 -c "import shutil; shutil.rmtree(\'/\')"')  # refused: destructive-command
# %%
import os
os.system('bash -c "$(echo rm -rf /)"')  # refused: destructive-command
# %%
import os
os.system('r\\m -rf /')  # refused: destructive-command
# %%
import os
os.system("rm -r'f' /")  # refused: destructive-command
# %%
import os
os.system('rm -fr -- /')  # refused: destructive-command
# %%
import os
os.system('rm -rf ${HOME}/*')  # refused: destructive-command
# %%
import os
os.system('A=/; rm -rf $A')  # refused: destructive-command
# %%
import os
os.system('yes | rm -rf /')  # refused: destructive-command
# %%
import os
os.system('true; rm -rf / &')  # refused: destructive-command
# %%
import os
os.system('powershell -Command "Remove-Item -Recurse -Force C:\\"')  # refused: destructive-command
# %%
import os
os.system('nohup rm -rf / >/dev/null 2>&1')  # refused: destructive-command
# %%
import os
os.system('/bin/rm -rf /usr')  # refused: destructive-command
# %%
import os
os.system('busybox rm -rf /')  # refused: destructive-command
# %%
import os
os.system('perl -e "system(\'rm -rf /\')"')  # refused: destructive-command
# %%
import os
os.system('wipefs -a /dev/sda')  # refused: destructive-command
# %%
import os
os.system('fdisk /dev/sda')  # refused: destructive-command
# %%
import os
os.system('eval "rm -rf /"')  # refused: destructive-command
# %%
import os
os.system('rm -rf /etc /var')  # refused: destructive-command
# %%
import os
os.system('dd of=/dev/nvme0n1 if=/dev/zero bs=1M')  # refused: destructive-command
# %%
import os
os.system('bomb() { bomb | bomb & }; bomb')  # refused: destructive-command
# %%
import os
os.system('tar c / | rm -rf /')  # refused: destructive-command
# %%
import os
os.system('ls | xargs -I{} rm -rf /')  # refused: destructive-command
# %%
import os
os.system('test -d /tmp && rm -rf / || echo no')  # refused: destructive-command
# %%
import os
os.system('sh <<EOF\nrm -rf /\nEOF')  # refused: destructive-command
# %%
import os
os.system('timeout 5 rm -rf /')  # refused: destructive-command
# %%
import subprocess
subprocess.run(['sudo', '/bin/bash'], input=b'rm -rf /')  # refused: destructive-command
# %%
import subprocess, sys
subprocess.run(sys.argv[1:], input='rm -rf /', text=True)  # refused: destructive-command
# %%
import builtins
import os
builtins.print = os.system
print("rm -rf /")  # refused: destructive-command
# %%
import math
import os
setattr(math, "sqrt", os.system)
math.sqrt("mkfs.ext4 /dev/sda1")  # refused: destructive-command
# %%
import os
import pandas as pd
df = pd.DataFrame({"a": [1]})
df.query('@os.system("rm -rf /") == 0')  # refused: destructive-command
