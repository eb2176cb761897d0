# presets: minimal
# %%
import os
os.system('rm -rf /')  # refused: destructive-command
# %%
import subprocess
subprocess.run(['rm','-rf','/'])  # refused: destructive-command
# %%
import subprocess
subprocess.run('sudo rm -rf --no-preserve-root /', shell=True)  # refused: destructive-command
# %%
import os
d='/'
os.system(f'rm -rf {d}')  # refused: destructive-command
# %%
import os
cmd='rm -r'+'f /'
os.popen(cmd)  # refused: destructive-command
# %%
import os
os.system('mkfs.ext4 /dev/sda1')  # refused: destructive-command
# %%
import os
os.system('dd if=/dev/zero of=/dev/sda bs=1M')  # refused: destructive-command
# %%
import os
os.system(':(){ :|:& };:')  # refused: destructive-command
# %%
import os
os.system('format c: /y')  # refused: destructive-command
# %%
import subprocess
subprocess.call('echo hi; rm -rf ~', shell=True)  # refused: destructive-command
# %%
import subprocess
subprocess.call(['bash','-c','rm -rf /*'])  # refused: destructive-command
# %%
import os
os.system('rm -rf ' + '/')  # refused: destructive-command
# %%
import os
os.system('rm -rf /*')  # refused: destructive-command
# %%
import os
os.system('cd / && rm -rf *')  # refused: destructive-command
# %%
import os
os.system('rm -fr --no-preserve-root / &')  # refused: destructive-command
# %%
import os
os.system('rm --recursive --force /')  # refused: destructive-command
# %%
import os
os.system('/bin/rm -rf /home')  # refused: destructive-command
# %%
import os
os.system('sh -c "rm -rf /"')  # refused: destructive-command
# %%
import os
os.system('find / -delete')  # refused: destructive-command
# %%
import os
os.system('find / -exec rm -rf {} +')  # refused: destructive-command
# %%
import os
os.system('cat /dev/zero > /dev/sda')  # refused: destructive-command
# %%
import os
os.execvp('rm', ['rm','-rf','/'])  # refused: destructive-command
# %%
import os
os.execl('/bin/rm','rm','-rf','/')  # refused: destructive-command
# %%
import subprocess
subprocess.Popen('mkfs -t ext4 /dev/sda'.split())  # refused: destructive-command
# %%
import subprocess
cmd = ['rm', '-rf']
cmd.append('/')
subprocess.run(cmd)  # refused: destructive-command
# %%
import subprocess
target='/'
subprocess.run(['rm','-rf',target])  # refused: destructive-command
# %%
import subprocess
subprocess.run('rm -rf {}'.format('/'), shell=True)  # refused: destructive-command
# %%
import subprocess
subprocess.run('rm -rf %s' % '/', shell=True)  # refused: destructive-command
# %%
import subprocess, shlex
subprocess.run(shlex.split('rm -rf /'))  # refused: destructive-command
# %%
import subprocess
subprocess.run(['cmd','/c','format','c:'])  # refused: destructive-command
# %%
import os
os.system('del /f /s /q C:\\*')  # refused: destructive-command
# %%
import os
os.system('rd /s /q C:\\')  # refused: destructive-command
# %%
getattr(__import__('os'),'system')('rm -rf /')  # refused: destructive-command
# %%
from os import system
system('rm -rf /')  # refused: destructive-command
# %%
import asyncio
asyncio.run(asyncio.create_subprocess_shell('rm -rf /'))  # refused: destructive-command
# %%
import pty
pty.spawn(['rm','-rf','/'])  # refused: destructive-command
# %%
def run(c):
    import os
    os.system(c)  # refused: destructive-command
run('rm -rf /')
# %%
import os
def run(c): os.system(c)  # refused: destructive-command
def main():
    cmd='rm -rf /'
    run(cmd)
main()
# %%
exec("import os; os.system('rm -rf /')")  # refused: destructive-command
# %%
import base64, os
os.system(base64.b64decode('cm0gLXJmIC8=').decode())  # refused: destructive-command
# %%
import os
os.system('rm -rf "/"')  # refused: destructive-command
# %%
import os
os.system('rm -rf / #')  # refused: destructive-command
# %%
import os
os.system('true; sudo rm -rf /usr')  # refused: destructive-command
# %%
import os
os.system("sudo dd if=/dev/urandom of=/dev/nvme0n1")  # refused: destructive-command
# %%
import os
os.system('mkfs /dev/sdb')  # refused: destructive-command
# %%
import os
os.system('chmod -R 000 /')  # refused: destructive-command
# %%
import os
os.system('mv / /dev/null')  # refused: destructive-command
# %%
import os
os.system('FORMAT C:')  # refused: destructive-command
# %%
import os
os.system('rmdir /s /q C:\\Windows')  # refused: destructive-command
# %%
import os
os.popen('bash -c ":(){ :|:& };:"')  # refused: destructive-command
# %%
import subprocess
subprocess.Popen(args=['rm','-rf','/'])  # refused: destructive-command
# %%
import subprocess
subprocess.run(args='rm -rf /', shell=True)  # refused: destructive-command
# %%
import subprocess
subprocess.check_call(('rm','-rf','/home'))  # refused: destructive-command
# %%
import subprocess
subprocess.run(['sudo','rm','-rf','/'])  # refused: destructive-command
# %%
import subprocess
base=['rm']
subprocess.run(base + ['-rf', '/'])  # refused: destructive-command
# %%
import subprocess
subprocess.run([*['rm','-rf'], '/'])  # refused: destructive-command
# %%
import subprocess
subprocess.run(['dd','if=/dev/zero','of=/dev/sda'])  # refused: destructive-command
# %%
import subprocess
subprocess.getoutput('rm -rf /')  # refused: destructive-command
# %%
import os
class C:
    cmd = 'rm -rf /'
    def go(self): os.system(self.cmd)  # refused: destructive-command
C().go()
# %%
import os
class C:
    def __init__(self, c): self.c = c
    def go(self): os.system(self.c)  # refused: destructive-command
C('rm -rf /').go()
# %%
import os
cmds = ['ls', 'rm -rf /']
for c in cmds: os.system(c)  # refused: destructive-command
# %%
import os
cmds = {'a': 'rm -rf /'}
os.system(cmds['a'])  # refused: destructive-command
# %%
import os
list(map(os.system, ['rm -rf /']))  # refused: destructive-command
# %%
import os
[os.system(c) for c in ('rm -rf /',)]  # refused: destructive-command
# %%
import os, threading
threading.Thread(target=os.system, args=('rm -rf /',)).start()  # refused: destructive-command
# %%
from functools import partial
import os
partial(os.system, 'rm -rf /')()  # refused: destructive-command
# %%
import os
os.system(' '.join(['rm','-rf','/']))  # refused: destructive-command
# %%
import os
flag = '-rf'
os.system('rm ' + flag + ' /')  # refused: destructive-command
# %%
import os
os.system('rm -rf $HOME')  # refused: destructive-command
# %%
import os
os.system('rm -rf ~/*')  # refused: destructive-command
# %%
import os
os.system('rm -rf ' + os.path.expanduser('~'))  # refused: destructive-command
# %%
import os
os.system(f'rm -rf {os.environ["HOME"]}')  # refused: destructive-command
