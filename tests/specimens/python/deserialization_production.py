# presets: production
# %%
import pickle
pickle.load(open('x','rb'))  # refused: deserialization
# %%
import marshal
marshal.loads(b'')  # refused: deserialization
# %%
import shelve  # refused: deserialization
shelve.open('x')  # refused: deserialization
# %%
import yaml
yaml.load('a')  # refused: yaml-load
# %%
import numpy as np
np.load('x',allow_pickle=True)  # refused: numpy-pickle
# %%
import pandas as pd
pd.read_pickle('x')  # refused: deserialization
# %%
import torch
torch.load('x')  # refused: deserialization
# %%
import joblib
joblib.load('x')  # refused: deserialization
# %%
import dill  # refused: deserialization
dill.loads(b'')  # refused: deserialization
# %%
import pickle
with open('x','rb') as f: pickle.load(f)  # refused: deserialization
# %%
from pickle import loads  # refused: deserialization
loads(b'')  # refused: deserialization
# %%
import _pickle  # refused: low-level-module
_pickle.loads(b'')  # refused: deserialization
# %%
import pickle
p = pickle.Unpickler(f).load()  # refused: deserialization
# %%
import pickle as pk
fn = pk.loads  # refused: deserialization
fn(b'')  # refused: deserialization
# %%
import yaml
yaml.load('x', Loader=yaml.Loader)  # refused: yaml-load, deserialization
# %%
import pickle, base64
pickle.loads(base64.b64decode('gASVKg=='))  # refused: deserialization
# %%
import pandas
pandas.read_pickle('http://x')  # refused: deserialization
