# presets: minimal
# %%
import os, subprocess
def clean():
    subprocess.run("rm -rf *", shell=True) # refused: destructive-command
def go():
    os.chdir("/")
go()
clean()
# %%
import os
def clean(): os.system("rm -rf *") # refused: destructive-command
os.chdir("/")
clean()
# %%
import os
class Job:
    def run(self): os.system("rm -rf ./*") # refused: destructive-command
    def enter(self): os.chdir("//etc")
job = Job(); job.enter(); job.run()
# %%
import os
def clean(): os.system("rm -rf build/*")
os.chdir("work")
clean()
# %%
import os
os.system("rm -rf *")
os.chdir("/")
print(os.listdir("."))
