# presets: educational
# %%
import pty  # refused: subprocess
pty.spawn("/bin/sh")  # refused: subprocess
