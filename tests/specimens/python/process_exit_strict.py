# presets: strict
# %%
import os  # refused: import-os
os._exit(0)  # refused: process-exit
# %%
import os  # refused: import-os
os.abort()  # refused: process-exit
