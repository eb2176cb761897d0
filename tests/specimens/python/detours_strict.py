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
