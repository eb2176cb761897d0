# presets: development
# %%
import ctypes  # refused: native-code
ctypes.CDLL(None).system(b'ls')  # refused: native-code
# %%
from ctypes import cdll  # refused: native-code
cdll.LoadLibrary('libc.so.6').system(b'id')  # refused: native-code
# %%
import cffi  # refused: native-code
ffi=cffi.FFI()  # refused: native-code
# %%
import ctypes.util  # refused: native-code
# %%
from ctypes import *  # refused: native-code
cdll.LoadLibrary('libc.so.6')
# %%
__import__('ctypes').CDLL('libc.so.6')  # refused: native-code
# %%
import numpy as np
np.ctypeslib.load_library('x','.')  # refused: native-code
# %%
import sqlite3
c=sqlite3.connect(':memory:')
c.enable_load_extension(True)  # refused: native-code
# %%
import mmap, ctypes  # refused: native-code
# %%
import ctypes as c  # refused: native-code
libc = c.CDLL(None)  # refused: native-code
libc.system(b'id')
