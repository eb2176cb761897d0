# presets: strict
# %%
import io
io.open_code('/etc/passwd').read()  # refused: file-open
# %%
open('x').read()  # refused: file-open
# %%
import numpy as np
np.loadtxt('x')  # refused: data-file-read
# %%
import os  # refused: import-os
# %%
import gzip
import tarfile
tarfile.open("a.tar", fileobj=None)  # refused: file-open
gzip.GzipFile(fileobj=None, filename="a.gz", mode="wb")  # refused: file-open-write
# %%
import numpy as np
name = "data.txt"
np.loadtxt(name)  # refused: data-file-read
np.genfromtxt(name.strip())  # refused: data-file-read
# %%
import inspect
def f():
    return 1
print(inspect.getsource(f))  # refused: file-read
# %%
from PIL import Image
def first(paths):
    return [Image.open(path) for path in paths]  # refused: data-file-read
# %%
open(3, "w").write("x")  # refused: file-open-write
