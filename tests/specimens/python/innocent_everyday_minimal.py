# presets: minimal
# %%
import os, subprocess, ctypes, shutil
os.system("ls"); subprocess.run("rm -rf build", shell=True); shutil.rmtree("dist"); shutil.rmtree("/tmp/x/y"); os.system("rm -rf ./node_modules")
# %%
import os
os.system("echo rm -rf /"); print("mkfs"); os.system("grep -r 'dd if=' .")
