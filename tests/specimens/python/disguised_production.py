# presets: production
# %%
import types
def f(): pass
f.__code__ = (lambda: 1).__code__  # refused: interpreter-attribute
# %%
import pathlib
w = pathlib.Path.write_text  # refused: file-write
w(pathlib.Path("x"), "y")  # refused: file-write
# %%
import os
with os.fdopen(os.open("x", os.O_RDWR | os.O_CREAT), "w") as f: f.write("x")  # refused: file-open-write
# %%
def opener(p, m): return open(p, m)  # refused: file-open-write
opener("x", "w")
# %%
from shutil import copy as c  # refused: file-write
c("a", "b")  # refused: file-write
# %%
import io
class W(io.FileIO): pass
W("x", "w")  # refused: file-open-write
# %%
import requests  # refused: network-client
s = requests.Session()  # refused: network-client
s.get("http://x")
# %%
import asyncio
async def m():
    r, w = await asyncio.open_connection("x", 80)  # refused: raw-socket
asyncio.run(m())
# %%
import urllib.request as u  # refused: network-client
u.urlretrieve("http://x", "y")  # refused: network-client
# %%
import pandas as pd
print(pd.read_csv("https://x/a.csv"))  # refused: network-client
# %%
import pickle
class P(pickle.Unpickler):  # refused: deserialization
    pass
P(open("x", "rb")).load()
# %%
import torch
torch.load("m.pt")  # refused: deserialization
# %%
import numpy as np
np.load("a.npy", allow_pickle=True)  # refused: numpy-pickle
# %%
import joblib
joblib.load("a")  # refused: deserialization
