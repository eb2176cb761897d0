# presets: strict
# %%
import platform  # refused: system-info
print(platform.system(), platform.release())  # refused: system-info
# %%
import getpass
print("Hello", getpass.getuser())  # refused: system-info
# %%
import sys
def main():
    with open(sys.argv[0]) as f:  # refused: file-open
        print(len(f.readlines()))
main()
# %%
import os  # refused: import-os
print(os.path.join("a", "b"))
# %%
import os  # refused: import-os
os._exit(0)  # refused: process-exit
