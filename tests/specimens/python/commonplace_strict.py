# presets: strict
# %%
import os.path  # refused: import-os
print(os.path.join("a", "b"))
# %%
from os import path, getcwd  # refused: import-os
print(getcwd())
# %%
import uuid
print(uuid.getnode())  # refused: system-info
# %%
import psutil  # refused: system-info
print(psutil.cpu_percent())  # refused: system-info
# %%
import socket  # refused: raw-socket
print(socket.gethostname())  # refused: system-info
# %%
from sys import argv
with open(argv[0]) as f: print(f.read())  # refused: file-open
# %%
import json
with open("a.json", encoding="utf-8") as f:  # refused: file-open
    print(json.load(f))
# %%
import configparser
c = configparser.ConfigParser()
c.read("a.ini")  # refused: file-read
# %%
from pathlib import Path
data = Path("a").read_bytes()  # refused: file-read
# %%
import pathlib
with pathlib.Path("a").open() as f: print(f.read())  # refused: file-open
# %%
import linecache
print(linecache.getline("a", 1))  # refused: file-read
# %%
import tomllib
with open("a.toml", "rb") as f: tomllib.load(f)  # refused: file-open
# %%
import zipfile
print(zipfile.ZipFile("a.zip").namelist())  # refused: file-open
# %%
import csv
rows = list(csv.reader(open("a.csv")))  # refused: file-open
# %%
import numpy as np
np.genfromtxt("a.csv", delimiter=",")  # refused: data-file-read
# %%
import xml.dom.minidom as md
md.parse("a.xml")  # refused: data-file-read
