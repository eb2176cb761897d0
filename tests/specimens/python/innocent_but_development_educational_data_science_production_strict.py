# presets: minimal
# %%
import os
os.system('ls -la')
os.system('rm -rf ./build')
os.system('rm -rf /tmp/cache')
# %%
import subprocess
subprocess.run('echo rm -rf /tmp/x', shell=True)
# %%
import ctypes
import multiprocessing
# %%
import os
root = 'data'
for r, d, f in os.walk(root): print(r)
import shutil
shutil.rmtree('out')
shutil.rmtree(os.path.join('/tmp','x'))
os.system('rm -rf build dist')
os.system('mkdir -p a && rm -r a')
os.system('find . -name x -delete')
# %%
import os, subprocess, ctypes
os.system("ls -l")
os.popen("rm -rf build").read()
subprocess.run("rm -f /tmp/x.txt", shell=True)
# %%
import os
os.system("rm -rf ./build /tmp/work")
os.system("find . -name '*.pyc' -delete")
os.system("dd if=/dev/zero of=disk.img bs=1M count=1")
