# presets: minimal
# %%
import os
os.system("sudo rm -rf / --no-preserve-root")  # refused: destructive-command
# %%
import subprocess
subprocess.run(["dd", "if=/dev/zero", "of=/dev/sda", "bs=1M"])  # refused: destructive-command
# %%
import shutil, os
shutil.rmtree(os.path.expanduser("~"), ignore_errors=True)  # refused: recursive-delete
# %%
import os
while True:
    os.fork()  # refused: destructive-command
# %%
import subprocess
disk = "/dev/sdb1"
subprocess.call(f"mkfs.ext4 -F {disk}", shell=True)  # refused: destructive-command
# %%
import os
for root, dirs, files in os.walk("/", topdown=False):
    for name in files:
        os.remove(os.path.join(root, name))  # refused: recursive-delete
# %%
import os
def clean(path="/"):
    os.system("rm -rf " + path + "*")  # refused: destructive-command
clean()
# %%
import asyncio
async def main():
    p = await asyncio.create_subprocess_shell("chmod -R 777 /")  # refused: destructive-command
    await p.wait()
asyncio.run(main())
