# presets: minimal, development, educational, data_science
# %%
with open("out.txt", "w") as f: f.write("x")
import requests
print(requests.get("https://example.com").status_code)
# %%
import pickle, os
pickle.load(open("a", "rb")); os.makedirs("x", exist_ok=True); print(os.environ.get("HOME"), eval("1 + 1"))
# %%
import numpy as np, pandas as pd
pd.DataFrame({"a": [1]}).to_csv("a.csv"); np.save("a", np.ones(2))
