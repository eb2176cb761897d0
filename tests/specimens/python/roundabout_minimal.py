# presets: minimal
# %%
import shutil
shutil.rmtree("/")  # refused: recursive-delete
# %%
import os, shutil
shutil.rmtree(os.path.expanduser("~"))  # refused: recursive-delete
# %%
from pathlib import Path
import shutil
shutil.rmtree(Path.home())  # refused: recursive-delete
# %%
import os
os.system("rm -rf /")  # refused: destructive-command
# %%
import subprocess
subprocess.run(["rm", "-rf", "/"])  # refused: destructive-command
# %%
import os
target = "~"
os.system(f"rm -fr {target}")  # refused: destructive-command
# %%
import os
os.system("rm -r -f --no-preserve-root /")  # refused: destructive-command
# %%
import subprocess
subprocess.call("sudo rm -rf /*", shell=True)  # refused: destructive-command
# %%
import os
os.popen("mkfs.ext4 /dev/sda1")  # refused: destructive-command
# %%
import subprocess
subprocess.run("dd if=/dev/zero of=/dev/sda bs=1M".split())  # refused: destructive-command
# %%
import os
os.system(":(){ :|:& };:")  # refused: destructive-command
# %%
import os
while True:
    os.fork()  # refused: destructive-command
# %%
import os
os.system("format C: /y")  # refused: destructive-command
# %%
import os
os.system("del /f /s /q C:\\*")  # refused: destructive-command
# %%
import os
os.system("find / -delete")  # refused: destructive-command
# %%
import subprocess
subprocess.run(["shred", "-n", "3", "/dev/sda"])  # refused: destructive-command
# %%
import os
os.system("cat /dev/urandom > /dev/sda")  # refused: destructive-command
# %%
import shutil
shutil.rmtree("C:\\")  # refused: recursive-delete
# %%
import subprocess
subprocess.Popen(["bash", "-c", "rm -rf $HOME"])  # refused: destructive-command
# %%
import os
os.system("chmod -R 000 /")  # refused: destructive-command
# %%
with open("/dev/sda", "wb") as disk:  # refused: destructive-command
    disk.write(b"\0" * 512)
# %%
import os
for root, dirs, files in os.walk("/", topdown=False):
    for f in files:
        os.remove(os.path.join(root, f))  # refused: recursive-delete
# %%
import os
os.system("echo cm0gLXJmIC8= | base64 -d | sh")  # refused: destructive-command
# %%
import os
os.system("cd / && rm -rf *")  # refused: destructive-command
# %%
import shutil
root = "/" + "home"
shutil.rmtree(root)  # refused: recursive-delete
# %%
import os
cmd = ["rm", "-rf", "/"]
os.system(" ".join(cmd))  # refused: destructive-command
# %%
import subprocess, shlex
subprocess.run(shlex.split("rm -rf /"))  # refused: destructive-command
# %%
import os
os.system("rm {} {}".format("-rf", "/"))  # refused: destructive-command
# %%
import os
dev = "sda"
os.system(f"dd if=/dev/zero of=/dev/{dev}")  # refused: destructive-command
# %%
import subprocess
def sh(cmd):
    return subprocess.run(cmd, shell=True)  # refused: destructive-command
sh("rm -rf /")
# %%
import os
class Cleaner:
    command = "rm -rf ~"
    def clean(self):
        os.system(self.command)  # refused: destructive-command
Cleaner().clean()
# %%
import os
for c in ["ls", "mkfs.ext4 /dev/sdb1"]:
    os.system(c)  # refused: destructive-command
# %%
import subprocess
subprocess.run(["sh", "-c", "rm -rf --no-preserve-root /"])  # refused: destructive-command
# %%
import os
os.execvp("rm", ["rm", "-rf", "/"])  # refused: destructive-command
# %%
import asyncio
asyncio.run(asyncio.create_subprocess_shell("rm -rf /"))  # refused: destructive-command
# %%
import os
os.system("eval 'rm -rf /'")  # refused: destructive-command
# %%
import shutil, pathlib
target = pathlib.Path("~").expanduser()
shutil.rmtree(target, ignore_errors=True)  # refused: recursive-delete
# %%
import os, shutil
shutil.rmtree(os.environ["HOME"])  # refused: recursive-delete
# %%
import glob, shutil
for p in glob.glob("/*"):
    shutil.rmtree(p)  # refused: recursive-delete
# %%
from pathlib import Path
import shutil
for p in Path("/").iterdir():
    if p.is_dir():
        shutil.rmtree(p)  # refused: recursive-delete
# %%
import os, shutil
for name in os.listdir("/"):
    shutil.rmtree(os.path.join("/", name), ignore_errors=True)  # refused: recursive-delete
# %%
from pathlib import Path
for p in Path("/").rglob("*"):
    p.unlink()  # refused: recursive-delete
# %%
import subprocess
subprocess.run(["cmd", "/c", "format", "C:", "/q"])  # refused: destructive-command
# %%
import subprocess
subprocess.run(["powershell", "-Command", "Remove-Item -Recurse -Force C:\\"])  # refused: destructive-command
# %%
import os
os.system("wipefs -a /dev/sda")  # refused: destructive-command
# %%
import os
os.system("mv / /dev/null")  # refused: destructive-command
# %%
import os
os.system("yes | tee /dev/sda")  # refused: destructive-command
# %%
import subprocess
subprocess.Popen("bomb() { bomb | bomb & }; bomb", shell=True)  # refused: destructive-command
# %%
import os
while 1: os.fork()  # refused: destructive-command
# %%
from os import fork
while True:
    fork()  # refused: destructive-command
# %%
import os
os.system("echo $(rm -rf /)")  # refused: destructive-command
# %%
import os
os.system("true && sudo -n rm -Rf / || true")  # refused: destructive-command
# %%
import subprocess
subprocess.call(["busybox", "rm", "-rf", "/"])  # refused: destructive-command
# %%
import os
os.system("find / -type f | xargs rm -f")  # refused: destructive-command
# %%
f = open("/dev/sda", "r+b")  # refused: destructive-command
f.write(b"0")
# %%
from pathlib import Path
Path("/dev/sda").write_bytes(b"0" * 512)  # refused: destructive-command
# %%
from pathlib import Path
import shutil
root = Path("/")
shutil.rmtree(root)  # refused: recursive-delete
# %%
from functools import partial
import shutil
nuke = partial(shutil.rmtree, ignore_errors=True)
nuke("/")  # refused: recursive-delete
# %%
import subprocess
args = ["rm"]
args.append("-rf")
args.append("/")
subprocess.run(args)  # refused: destructive-command
# %%
import subprocess
subprocess.run(["rm"] + ["-rf"] + ["/"])  # refused: destructive-command
# %%
import subprocess
subprocess.check_call(("sudo", "rm", "-rf", "/"))  # refused: destructive-command
# %%
import base64, os
os.system(base64.b64decode("cm0gLXJmIC8=").decode())  # refused: destructive-command
# %%
import os
CMDS = {"wipe": "rm -rf /", "list": "ls"}
os.system(CMDS["wipe"])  # refused: destructive-command
# %%
import os
def run(c, dry=False):
    if not dry:
        return os.system(c)  # refused: destructive-command
run("mkfs -t ext4 /dev/sda1")
# %%
import subprocess
subprocess.run("sh", input="rm -rf /", text=True)  # refused: destructive-command
# %%
import os
os.system("rm -rf /etc /usr")  # refused: destructive-command
# %%
import subprocess
subprocess.run("rd /s /q C:\\", shell=True)  # refused: destructive-command
# %%
import os
os.system("mkfs.xfs -f /dev/nvme0n1")  # refused: destructive-command
# %%
import os
os.system("dd bs=1M of=/dev/nvme0n1 if=/dev/urandom")  # refused: destructive-command
# %%
import os
os.system("> /dev/sda")  # refused: destructive-command
# %%
import os
os.execlp("rm", "rm", "-rf", "/")  # refused: destructive-command
# %%
import os
os.spawnlp(os.P_WAIT, "rm", "rm", "-rf", "/")  # refused: destructive-command
# %%
import pty
pty.spawn(["rm", "-rf", "/"])  # refused: destructive-command
# %%
import subprocess
print(subprocess.getoutput("rm -rf /home"))  # refused: destructive-command
# %%
import asyncio
async def main():
    await asyncio.create_subprocess_exec("rm", "-rf", "/")  # refused: destructive-command
asyncio.run(main())
# %%
import threading, os
threading.Thread(target=os.system, args=("rm -rf /",)).start()  # refused: destructive-command
# %%
import os
list(map(os.system, ["rm -rf /"]))  # refused: destructive-command
# %%
import os
def bomb():
    while True:
        os.fork()  # refused: destructive-command
bomb()
# %%
import os
while True: os.system(":(){ :|:& };:")  # refused: destructive-command
# %%
import os, shutil
for e in os.scandir(os.path.expanduser("~")):
    shutil.rmtree(e.path)  # refused: recursive-delete
# %%
import os
def wipe(top):
    for root, dirs, files in os.walk(top, topdown=False):
        for name in files:
            os.remove(os.path.join(root, name))  # refused: recursive-delete
        for name in dirs:
            os.rmdir(os.path.join(root, name))  # refused: recursive-delete
wipe("/")
