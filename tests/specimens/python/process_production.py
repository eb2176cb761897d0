# presets: production
# %%
import subprocess  # refused: subprocess
subprocess.run(['env'])  # refused: subprocess
