# presets: minimal
# %%
import os
cmd = ["rm", "-rf", "/"]
os.execvp(cmd[0], cmd)  # refused: destructive-command
# %%
import os
os.system(":(){ :|:& };:")  # refused: destructive-command
# %%
import subprocess
subprocess.run(["bash", "-c", "rm -rf ${HOME}"])  # refused: destructive-command
# %%
import subprocess, shlex
subprocess.run(shlex.split("rm -rf /home"))  # refused: destructive-command
# %%
import os
parts = ["rm", "-rf", "/etc"]
os.system(" ".join(parts))  # refused: destructive-command
# %%
import base64, os
os.system(base64.b64decode("cm0gLXJmIC8=").decode())  # refused: destructive-command
# %%
from pathlib import Path
import shutil
shutil.rmtree(Path.home())  # refused: recursive-delete
# %%
from pathlib import Path
import shutil
for child in Path("/").iterdir():
    shutil.rmtree(child, ignore_errors=True)  # refused: recursive-delete
# %%
import os
with open("/dev/sda", "wb") as d:  # refused: destructive-command
    d.write(b"0" * 512)
# %%
import os
os.popen("echo y | mkfs -t ext4 /dev/nvme0n1")  # refused: destructive-command
# %%
import pty
pty.spawn(["rm", "-rf", "/"])  # refused: destructive-command
# %%
import os
class Cleaner:
    root = "/"
    def run(self): os.system(f"rm -rf {self.root}")  # refused: destructive-command
Cleaner().run()
