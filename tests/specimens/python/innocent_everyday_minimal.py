# presets: minimal
# %%
import os, subprocess, ctypes, shutil
os.system("ls"); subprocess.run("rm -rf build", shell=True); shutil.rmtree("dist"); shutil.rmtree("/tmp/x/y"); os.system("rm -rf ./node_modules")
# %%
import os
os.system("echo rm -rf /"); print("mkfs"); os.system("grep -r 'dd if=' .")
# %%
import os, subprocess
os.chdir("/")
os.system("ls *"); os.system("rm -rf build"); subprocess.run("rm -rf *", shell=True, cwd="build"); subprocess.run(["ls", "*"], cwd="/")
# %%
import os
pid = os.fork()
if pid == 0: os._exit(0)
def child():
    if os.fork() == 0: work()
def work(): pass
# %%
import multiprocessing
def f(x): return x
ps = [multiprocessing.Process(target=f, args=(i,)) for i in range(4)]
while any(p.is_alive() for p in ps): pass
def g(n):
    if n: multiprocessing.Process(target=g, args=(n - 1,)).start()
# %%
import os, shutil
os.chdir("/tmp/x"); os.system("rm -rf *")
shutil.rmtree(os.path.join(os.environ["HOME"], "build")); shutil.rmtree(os.path.expanduser("~/project/dist"))
for d in os.listdir("/tmp/work"): shutil.rmtree("/tmp/work/" + d)
