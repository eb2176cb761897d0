# presets: strict
# %%
open('f').read()  # refused: file-open
# %%
with open('f') as f: print(f.read())  # refused: file-open
# %%
import pandas as pd
pd.read_csv('x.csv')  # refused: data-file-read
# %%
from pathlib import Path
Path('x').read_text()  # refused: file-read
# %%
import numpy as np
np.load('x.npy')  # refused: data-file-read
# %%
print(open('/etc/passwd').read())  # refused: file-open
# %%
import fileinput
for l in fileinput.input('x'): pass  # refused: file-read
# %%
import sys
print(open(sys.argv[0]).read())  # refused: file-open
# %%
import json
json.load(open('x'))  # refused: file-open
# %%
import linecache
linecache.getline('x',1)  # refused: file-read
# %%
import csv
list(csv.reader(open('x')))  # refused: file-open
# %%
import numpy as np
np.genfromtxt('x')  # refused: data-file-read
# %%
import time
open('/proc/self/environ').read()  # refused: file-open
# %%
from pathlib import Path
print(Path('x').open().read())  # refused: file-open
# %%
from pathlib import Path
for line in Path('x').open(): print(line)  # refused: file-open
# %%
import sys
sys.stdin = open('x')  # refused: file-open
# %%
import io
print(io.open('x').read())  # refused: file-open
# %%
import configparser
c = configparser.ConfigParser()
c.read('x')  # refused: file-read
# %%
import xml.etree.ElementTree as ET
ET.parse('x.xml')  # refused: data-file-read
# %%
import gzip
gzip.open('x').read()  # refused: file-open
# %%
import zipfile
zipfile.ZipFile('x').namelist()  # refused: file-open
# %%
import tomllib
with open('x','rb') as f: tomllib.load(f)  # refused: file-open
# %%
from PIL import Image
Image.open('x.png')  # refused: data-file-read
# %%
list(map(open, ['a']))  # refused: file-open
