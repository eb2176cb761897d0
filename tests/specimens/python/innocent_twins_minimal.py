# presets: minimal
# %%
import os
os.system('rm -rf /tmp/build')
os.system('rm -rf build dist')
os.system('rm -r "$TMPDIR/x"')
os.system('find . -name "*.pyc" -delete')
os.system('dd if=/dev/zero of=file.img bs=1M count=1')
os.system('echo "rm -rf /"')
os.system('chmod -R 755 ./public')
os.system('mkdir -p /tmp/a && cd /tmp/a && rm -rf *')
os.system('git commit -m "rm -rf / is bad"')
os.system('A=/tmp/x; rm -rf $A')
# %%
import shutil, sys
shutil.rmtree(sys.argv[1] if len(sys.argv) > 1 else 'build')
shutil.rmtree(sys.argv[1] or './out')
# %%
import subprocess
p = subprocess.Popen(['cat'], stdin=subprocess.PIPE)
p.communicate(b'hello')
# %%
import subprocess, sys
subprocess.run([sys.executable, '-c', 'print(input())'], input='rm -rf / is only text', text=True)
subprocess.run(['cat'], input=b'rm -rf /')
