# presets: strict
# %%
import sqlite3
sqlite3.connect('a.db').execute('select 1')  # refused: file-output
