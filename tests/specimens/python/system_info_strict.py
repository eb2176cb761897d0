# presets: strict
# %%
import platform  # refused: system-info
platform.system()  # refused: system-info
# %%
import os  # refused: import-os
print(os.getcwd())
# %%
import os  # refused: import-os
print(os.listdir('/'))
# %%
import getpass
getpass.getuser()  # refused: system-info
# %%
import os  # refused: import-os
print(os.uname())  # refused: system-info
# %%
print(__import__('os').listdir('/'))  # refused: import-os
# %%
import platform  # refused: system-info
print(platform.uname())  # refused: system-info
# %%
import getpass, os  # refused: import-os
print(os.getlogin())  # refused: system-info
# %%
from platform import node  # refused: system-info
print(node())  # refused: system-info
# %%
import psutil  # refused: system-info
