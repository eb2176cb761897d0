# presets: strict
# %%
import json
json.load(open("a"))  # refused: file-open
# %%
from pathlib import Path
print(Path("a").read_text())  # refused: file-read
# %%
import pandas as pd
pd.read_parquet("a")  # refused: data-file-read
