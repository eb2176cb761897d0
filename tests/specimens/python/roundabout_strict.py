# presets: strict
# %%
with open("in.txt") as f:  # refused: file-open
    print(f.read())
# %%
import pandas as pd
df = pd.read_csv("data.csv")  # refused: data-file-read
print(df.describe())
# %%
from pathlib import Path
print(Path("/etc/passwd").read_text())  # refused: file-read
# %%
import numpy as np
a = np.loadtxt("a.txt")  # refused: data-file-read
# %%
import os.path  # refused: import-os
# %%
import os  # refused: import-os
print(os.getpid())  # refused: system-info
# %%
import getpass
print(getpass.getuser())  # refused: system-info
# %%
import psutil  # refused: system-info
print(psutil.cpu_percent())  # refused: system-info
# %%
import os  # refused: import-os
os._exit(1)  # refused: process-exit
# %%
import platform  # refused: system-info
print(platform.node())  # refused: system-info
# %%
import socket  # refused: raw-socket
print(socket.gethostname())  # refused: system-info
# %%
import pwd  # refused: system-info
print(pwd.getpwall())  # refused: system-info
# %%
import csv
with open("a.csv") as f:  # refused: file-open
    print(list(csv.reader(f)))
# %%
data = open("x").read()  # refused: file-open
# %%
from pathlib import Path
with Path("x").open() as f:  # refused: file-open
    print(f.read())
# %%
import json
print(json.load(open("x.json", encoding="utf8")))  # refused: file-open
# %%
import fileinput
for line in fileinput.input("x"):  # refused: file-read
    print(line)
# %%
import linecache
print(linecache.getline("/etc/passwd", 1))  # refused: file-read
# %%
from PIL import Image
Image.open("x.png").show()  # refused: data-file-read
# %%
import numpy as np
print(np.load("a.npy"))  # refused: data-file-read
# %%
import gzip
with gzip.open("x.gz", "rt") as f:  # refused: file-open
    print(f.read())
# %%
import os  # refused: import-os
print(os.cpu_count())  # refused: system-info
# %%
from platform import system  # refused: system-info
print(system())  # refused: system-info
# %%
import sysconfig
print(sysconfig.get_platform())  # refused: system-info
# %%
import uuid
print(uuid.getnode())  # refused: system-info
# %%
from os import _exit  # refused: import-os, process-exit
_exit(0)  # refused: process-exit
# %%
import shutil
print(shutil.which("python"))  # refused: system-info
# %%
from pathlib import Path
b = Path("x").read_bytes()  # refused: file-read
# %%
import pandas as pd
pd.read_excel("x.xlsx")  # refused: data-file-read
# %%
import tomllib
with open("x.toml", "rb") as f:  # refused: file-open
    tomllib.load(f)
# %%
import xml.etree.ElementTree as ET
t = ET.parse("x.xml")  # refused: data-file-read
# %%
import zipfile
z = zipfile.ZipFile("x.zip")  # refused: file-open
# %%
from pathlib import Path
for p in Path(".").glob("*.txt"):
    print(p.read_text())  # refused: file-read
# %%
import contextlib
with contextlib.closing(open("x")) as f:  # refused: file-open
    pass
# %%
import configparser
c = configparser.ConfigParser()
c.read("x.ini")  # refused: file-read
